package news

import "time"

// Precision says how fine a date or time is known.
type Precision string

const (
	PrecisionMinute Precision = "minute"
	PrecisionDay    Precision = "day"
	PrecisionWeek   Precision = "week"
	PrecisionMonth  Precision = "month"
	PrecisionYear   Precision = "year"
	PrecisionNone   Precision = ""
)

// Interval is a stretch of civil time, half-open [From, To), in the local time of what is told; zero when unknown.
// Both ends are kept in UTC form so that equal wall clocks compare equal; Time.Zone carries the real offset.
type Interval struct {
	From, To time.Time
}

// Known reports whether both ends are set.
func (v Interval) Known() bool { return !v.From.IsZero() && v.From.Before(v.To) }

// Overlaps reports whether two known intervals share an instant.
func (v Interval) Overlaps(o Interval) bool {
	return v.Known() && o.Known() && v.From.Before(o.To) && o.From.Before(v.To)
}

// Days returns the interval of n days from the day of t.
func Days(t time.Time, n int) Interval {
	d := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	return Interval{d, d.AddDate(0, 0, n)}
}

// TimeType is the TIMEX3 type of a temporal expression (TimeML).
type TimeType string

const (
	TimeDate     TimeType = "DATE"
	TimeClock    TimeType = "TIME"
	TimeDuration TimeType = "DURATION"
	TimeSet      TimeType = "SET"
)

// Time is a temporal expression with its TIMEX3 value: "Feb. 3" is {TimeDate, "2024-02-03"} in a report of December 2023.
type Time struct {
	Span
	Type TimeType
	// Value is the TIMEX3 value. A value that the report does not decide keeps its unknown parts: "XXXX-WXX-4" is
	// "Thursday" in a report without a date.
	Value string
	Mod   string // TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER, …; "" for none
	// Interval is what the value covers; unknown for durations, sets and values with unknown parts. For an open value
	// it is unknown and Candidates lists the days that fit the report's window, if there are few.
	Interval   Interval
	Candidates []string // ISO days, ascending
	Zone       string   // offset as "-05:00" when the text names a zone, else ""
	Anchor     string   // what it was resolved against: "published", "text", "caption", "" for absolute values
	Rule       string   // the rule that gave the value, for explanations
}

// MaxDays is how many days a time may span and still be listed day by day.
const MaxDays = 62

// Days returns the ISO days that t may mean, ascending: its candidates, else the days of its interval. It returns nil
// for durations and sets, for open values, and for more than MaxDays.
func (t Time) Days() []string {
	if t.Type == TimeDuration || t.Type == TimeSet {
		return nil
	}
	if len(t.Candidates) > 0 {
		return t.Candidates
	}
	return t.Interval.Days()
}

// Days returns the ISO days of a known interval, ascending; nil for more than MaxDays.
func (v Interval) Days() []string {
	if !v.Known() {
		return nil
	}
	var out []string
	for d := Days(v.From, 1).From; d.Before(v.To); d = d.AddDate(0, 0, 1) {
		if len(out) == MaxDays {
			return nil
		}
		out = append(out, d.Format(time.DateOnly))
	}
	return out
}

// Basis says where a date of publication comes from.
type Basis string

const (
	BasisGiven    Basis = "given"    // the input said so
	BasisMetadata Basis = "metadata" // structured data or meta tags of the page, its feed or address
	BasisDateline Basis = "dateline"
	BasisContent  Basis = "content" // what the text tells allows only this
	BasisPage     Basis = "page"    // a date printed on the page
)

// Claim is a date that something claims for the report.
type Claim struct {
	Value string // ISO date, or RFC 3339
	Basis Basis
	Span  Span   // where it stands in the text; empty when it does not
	Why   string // for a rejected claim: what speaks against it, in words a person can check
}

// Published is a report's own date with the evidence that decided it and the candidates it rejects. Value "" says that
// the report leaves the day open; then Window (inclusive ISO days) holds what it allows, when it allows something.
type Published struct {
	Value      string // ISO date or month, RFC 3339 with minutes, or ""
	Precision  Precision
	Basis      Basis
	Span       Span      // the evidence, when it stands in the text
	Window     [2]string // first and last ISO day; empty strings when there is none
	Candidates []string  // ISO days that fit, when they are few
	Rejected   []Claim
	Why        string
}

// Day returns the day of publication, and false when it is not known to the day.
func (p Published) Day() (time.Time, bool) {
	if len(p.Value) < len("2006-01-02") {
		return time.Time{}, false
	}
	t, err := time.Parse(time.DateOnly, p.Value[:10])
	return t, err == nil
}
