package news

// Bound says how a number is meant.
type Bound string

const (
	BoundExact   Bound = "exact"
	BoundApprox  Bound = "approx"   // about, some, nearly, an estimated
	BoundAtLeast Bound = "at-least" // at least, more than (strict)
	BoundAtMost  Bound = "at-most"  // up to, fewer than (strict)
	BoundRange   Bound = "range"    // between 35,000 and 48,000
	BoundVague   Bound = "vague"    // dozens, tens of thousands: Low and High are what the words allow
)

// Modality says whether a value is told as a fact, as a projection or as a plan.
type Modality string

const (
	ModalityAsserted  Modality = "asserted"
	ModalityProjected Modality = "projected" // could reach, is forecast to
	ModalityPlanned   Modality = "planned"   // would be withdrawing, plans to send
)

// Change says that a number is a rise or fall and no level.
type Change string

const (
	ChangeNone Change = ""
	ChangeUp   Change = "up"
	ChangeDown Change = "down"
)

// Quantity is a number with its hedge, its unit and what it counts. Span covers number and unit or counted noun;
// Number the number with its hedge left out ("more than [6,200] Drovian nurses").
type Quantity struct {
	Span
	Number   Span
	Low      *float64 // nil is open
	High     *float64
	Bound    Bound
	Strict   bool   // "more than 6,200" leaves 6,200 out
	Unit     string // singular, lower case, full word: "minute", "dollar", "percentage"; for counted things their noun
	Thing    string // the counted or measured thing with its scope, as printed: "Drovian nurses"
	ThingAt  Span   // where Thing stands; empty when it was put together
	Modality Modality
	Change   Change
	Ordinal  bool   // "the fourth public debate": counts a place in a row
	Rule     string // the rule that gave the value, for explanations
}
