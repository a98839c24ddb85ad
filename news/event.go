package news

// EventType is a root type of the PLOVER ontology (Open Event Data Alliance); "" when none fits.
type EventType string

const (
	TypeAgree     EventType = "AGREE"
	TypeConsult   EventType = "CONSULT"
	TypeSupport   EventType = "SUPPORT"
	TypeConcede   EventType = "CONCEDE"
	TypeCooperate EventType = "COOPERATE"
	TypeAid       EventType = "AID"
	TypeRetreat   EventType = "RETREAT"
	TypeRequest   EventType = "REQUEST"
	TypeAccuse    EventType = "ACCUSE"
	TypeReject    EventType = "REJECT"
	TypeThreaten  EventType = "THREATEN"
	TypeProtest   EventType = "PROTEST"
	TypeSanction  EventType = "SANCTION"
	TypeMobilize  EventType = "MOBILIZE"
	TypeCoerce    EventType = "COERCE"
	TypeAssault   EventType = "ASSAULT"
)

// Status says how far an event is from having happened, as one sentence tells it.
type Status string

const (
	StatusHappened     Status = "happened"
	StatusPlanned      Status = "planned"
	StatusCancelled    Status = "cancelled"
	StatusDenied       Status = "denied"
	StatusHypothetical Status = "hypothetical"
)

// Actor is a party to an event: the words as printed and who they stand for.
type Actor struct {
	Span
	Name string // canonical within the report, or the words as printed
}

// Event is who did what to whom, as one sentence tells it. Span is the trigger ("held … talks" has "talks").
type Event struct {
	Span
	Type    EventType
	Mode    string // PLOVER mode: "phone", "visit", "violence"; "" for none
	Kind    string // plain words: "phone call", "summit", "vote", "strike"
	Status  Status
	Actors  []Actor
	Targets []Actor
	// Sentence is the sentence that tells it; Content the demand, refusal, warning or offer in words (for a position).
	Sentence Span
	Content  Span
	Time     int   // index into the report's times: when it took or takes place; -1 when the sentence does not tell
	Start    int   // index into times of its clock time; -1
	Duration int   // index into times of its length; -1
	Place    Actor // empty Span when not told
	// Ordinal is the place in a row that the text gives it ("third call this year": 3, "this year"); 0 for none.
	Ordinal      int
	OrdinalScope string
	// Clue holds words that order it against another event: "before the summit", "after the meeting"; empty for none.
	Clue      Span
	Statement int    // index of the innermost statement whose content holds it; -1 when the report tells it itself
	Main      bool   // the main event of the report
	Past      bool   // told as history: it explains, it is not news
	Rule      string // the lexicon entry that gave it, for explanations
}

// PositionKind is what a side wants, offers or refuses.
type PositionKind string

const (
	PositionDemand     PositionKind = "demand"
	PositionRefusal    PositionKind = "refusal"
	PositionWarning    PositionKind = "warning"
	PositionOffer      PositionKind = "offer"
	PositionDenial     PositionKind = "denial"
	PositionCondition  PositionKind = "condition"
	PositionRequest    PositionKind = "request"
	PositionAgreement  PositionKind = "agreement"
	PositionSupport    PositionKind = "support"
	PositionAccusation PositionKind = "accusation"
	PositionNone       PositionKind = ""
)
