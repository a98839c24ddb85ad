package news

// NameType is the class of a named entity.
type NameType string

const (
	NamePerson       NameType = "PER"
	NameOrganisation NameType = "ORG"
	NameLocation     NameType = "LOC"
	NameGroup        NameType = "NORP" // nationalities, religious and political groups
	NameMisc         NameType = "MISC"
)

// Mention is a place where the text names something or somebody, or refers to them.
type Mention struct {
	Span
	Type   NameType
	Name   string // canonical within the report: "Ana Horvat" for "Horvat"; "" for pronouns and common nouns
	Entity string // equal within the report for mentions of one entity; "" when unresolved
	Role   string // office or title printed with it: "Deputy Mayor"
}
