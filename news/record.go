package news

// Role is a report's place in the history of a text.
type Role string

const (
	RoleOriginal Role = "original"
	RoleRevision Role = "revision" // a later version of the report that Of names
	RoleCopy     Role = "copy"     // the same text at another outlet, whole or in part
	RoleRewrite  Role = "rewrite"  // another outlet tells a report again in words of its own
)

// Membership is a report's place among the others: one line of `readout group`.
type Membership struct {
	ID     string // the report's
	Family string // equal for revisions and copies of one text
	Role   Role
	Of     string // id of the report it revises, copies or rewrites; "" when that is not among the inputs
	Origin string // printed name of the newsroom or agency it goes back to; "" is unknown, and unknown adds no source
	Event  string // equal for reports on one main event
	Story  string // equal for reports of one run of related events
	Why    []string
}

// Support is the place a line comes from: Quote is exactly the report's kept text at Span.
type Support struct {
	Span
	Report   string // id
	Quote    string
	Sentence string // the sentence, or sentences, that Span lies in, for showing it in context
}

// When is a time with its precision: a TIMEX3 value, and "" when the reports leave it open.
type When struct {
	Value     string
	Precision Precision
}

// EventLine is one event, however many reports tell it.
type EventLine struct {
	ID           string
	Label        string
	Type         EventType
	Kind         string
	When         When
	Window       [2]string // inclusive ISO days when When is coarser than a day but the reports narrow it; else empty
	Start        string    // RFC 3339, with offset when a report names the zone
	Duration     string    // ISO 8601
	Participants []string
	Place        string
	Status       Status
	Main         bool     // the main event of some report
	History      []string // how its status went through the reports, oldest first: "planned (R1)", "happened (R2)"
	Supports     []Support
	Best         Support  // the support that shows it at its clearest
	Why          []string // what joined its mentions, and what kept a similar event apart
}

// StatementLine is one statement, however many reports carry it.
type StatementLine struct {
	ID       string
	Speaker  Speaker
	Mode     Mode
	Content  string // the words of the first support
	Event    string // id of an EventLine, or ""
	Relay    []string
	Time     string // TIMEX3 value, or ""
	Supports []Support
	Why      []string
}

// FigureLine is one claim of a number by one speaker.
type FigureLine struct {
	ID       string
	Thing    string
	Low      *float64
	High     *float64
	Bound    Bound
	Strict   bool
	Unit     string
	Modality Modality
	Change   Change
	AsOf     string // TIMEX3 value, or ""
	Speaker  Speaker
	Supports []Support
	Why      []string
}

// Position is what a side demands, refuses, offers or warns of.
type Position struct {
	ID       string
	Actor    []string
	Target   []string
	Type     EventType
	Kind     PositionKind
	Content  string
	Answers  []int // indexes into Story.Positions
	Supports []Support
	Why      []string
}

// AgendaLine is something that at least one report announces.
type AgendaLine struct {
	ID           string
	Label        string
	When         When
	Start        string
	Participants []string
	Place        string
	Status       AgendaStatus
	Supports     []Support
	Best         Support // the support that shows it at its clearest
	Why          []string
}

// AgendaStatus is what became of a plan.
type AgendaStatus string

const (
	AgendaPlanned   AgendaStatus = "planned"
	AgendaHappened  AgendaStatus = "happened"
	AgendaMoved     AgendaStatus = "moved"
	AgendaCancelled AgendaStatus = "cancelled"
)

// About is what a disagreement is about.
type About string

const (
	AboutFigure      About = "figure"
	AboutTime        About = "time"
	AboutDuration    About = "duration"
	AboutPlace       About = "place"
	AboutParticipant About = "participant"
	AboutStatus      About = "status"
	AboutAttribution About = "attribution"
	AboutWording     About = "wording"
)

// Relation types a disagreement. It is no verdict: nobody is right or wrong.
type Relation string

const (
	RelationConflict       Relation = "conflict"        // cannot both hold as printed
	RelationCompatible     Relation = "compatible"      // can both hold: a range that holds the other value
	RelationDifferentScope Relation = "different-scope" // not about the same thing or time
	RelationUnclear        Relation = "unclear"         // the texts do not tell
)

// Side is one value in a disagreement with all who give it.
type Side struct {
	Value    string
	Supports []Support
}

// Disagreement is a point where reports or voices differ.
type Disagreement struct {
	ID       string
	About    About
	Relation Relation
	Question string
	Sides    []Side
	Why      []string
}

// EditKind is what an edit did to a line of the record.
type EditKind string

const (
	EditAdded       EditKind = "added"
	EditRemoved     EditKind = "removed"
	EditReworded    EditKind = "reworded"
	EditNumber      EditKind = "number"
	EditAttribution EditKind = "attribution"
	EditStatus      EditKind = "status"
	EditTime        EditKind = "time"
)

// Edit is a difference between two revisions of one text, older first.
type Edit struct {
	ID     string
	From   string // report ids
	To     string
	Kind   EditKind
	Before *Support // nil when added
	After  *Support // nil when removed
	Why    string
}

// StoryReport is a report as a brief lists it.
type StoryReport struct {
	Membership
	Mark      string // short mark of the report within the story: "R1"
	Outlet    string
	Title     string
	URL       string
	Published Published
}

// Counts is the ladder of independence. Each count is what is counted at that step; unknown origins are not counted.
type Counts struct {
	Reports      int // read
	Texts        int // families
	Newsrooms    int // that wrote a text; a republisher is none
	Origins      int
	NamedSources int // persons named as the speaker of a statement
}

// Story is the record of one story: lines, each with at least one support.
type Story struct {
	ID            string
	Title         string
	Reports       []StoryReport
	Counts        Counts
	Events        []EventLine
	Statements    []StatementLine
	Figures       []FigureLine
	Positions     []Position
	Agenda        []AgendaLine
	Disagreements []Disagreement
	Changes       []Edit
}
