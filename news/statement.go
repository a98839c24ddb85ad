package news

// Mode is the manner of quotation.
type Mode string

const (
	ModeDirect   Mode = "direct"
	ModeIndirect Mode = "indirect"
	ModeMixed    Mode = "mixed"
)

// SpeakerKind says what kind of source speaks.
type SpeakerKind string

const (
	SpeakerPerson       SpeakerKind = "person"
	SpeakerOrganisation SpeakerKind = "organisation"
	SpeakerUnnamed      SpeakerKind = "unnamed" // "a senior official": a person or group the report does not name
	SpeakerDocument     SpeakerKind = "document"
	SpeakerNone         SpeakerKind = "none" // the report says it in its own voice, or does not tell who does
)

// Speaker is who a statement or figure is attributed to, as far as the text tells and not further.
type Speaker struct {
	// ID is equal for two mentions of one speaker. A named speaker's id comes from the name and is the same in every
	// report; an unnamed one's comes from the report, so that equal labels in two reports never make one person.
	ID   string
	Name string // canonical within the report: "Dmitry Orlov" for "Orlov"; for an unnamed one the label as printed
	Kind SpeakerKind
	Role string // as printed: "Harbour Minister"; "" when the text gives none
	At   Span   // the mention that introduces the name; empty when it stands elsewhere
}

// Link is one station of a relay: the newsroom, paper or person through whom a statement came.
type Link struct {
	Span
	Name string
}

// Act tells speech from attitude. Desks want both, apart.
type Act string

const (
	ActSpeech   Act = "speech"   // say, write, announce
	ActAttitude Act = "attitude" // believe, want, intend, know
	ActEvidence Act = "evidence" // a video showed, a poll found
)

// Statement is what somebody is reported to have said or written. Spans follow PolNeAR (Newell et al., LREC 2018):
// quotation marks and a leading "that" inside the content, the final full stop outside, titles and appositions in the
// source, auxiliaries in the cue.
type Statement struct {
	Content Spans
	Source  Spans // empty when the text names none
	Cue     Spans
	Mode    Mode
	Act     Act
	Speaker Speaker
	Relay   []Link // from the outlet inwards; empty for what the report heard itself
	Inside  int    // index of the statement that holds this one, -1 for none
	Time    int    // index into the report's times: when it was said; -1 when the text does not tell
	Planned bool   // "would tell", "will say": announced, not said
	Rule    string // the rule or model that gave it, for explanations
}
