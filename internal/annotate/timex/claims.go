package timex

import (
	"slices"
	"sort"
	"time"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// claim is a date claimed for the report, read.
type claim struct {
	news.Claim
	day    time.Time
	minute bool // names the time of day
}

// manyClaims is the number of dates from which a page prints a list of other things, which is not weighed further.
const manyClaims = 50

// claims returns what is claimed for the report, best basis first, and the years of legal lines, which are never
// its date. A claim of a month alone is returned as a window.
func claims(t *news.Text, d *lang.Doc) (open []claim, month Window, rejected []news.Claim) {
	for _, c := range t.Claims {
		if x, ok := readClaim(c); ok {
			open = append(open, x)
		} else if at, err := time.Parse("2006-01", c.Value); err == nil {
			month = Window{First: dayValue(at), Last: dayValue(at.AddDate(0, 1, -1)), Why: "the month " + basisWord(c.Basis)}
		} else if c.Value != "" {
			c.Why = "cannot be read as a date"
			rejected = append(rejected, c)
		}
	}
	m := newMatcher(d)
	for _, b := range t.Blocks {
		if len(open)+len(rejected) > manyClaims {
			break
		}
		switch b.Kind {
		case news.BlockPageDate:
			for _, c := range m.pageDates(b.Span) {
				if !slices.ContainsFunc(open, func(o claim) bool { return o.Span.Overlaps(c.Span) }) {
					open = append(open, c)
				}
			}
		case news.BlockLegal:
			for _, c := range legalYears(d, b.Span) {
				if !slices.ContainsFunc(t.Claims, func(o news.Claim) bool { return o.Span.Overlaps(c.Span) }) {
					rejected = append(rejected, c)
				}
			}
		}
	}
	slices.SortStableFunc(open, func(a, b claim) int { return rank(a.Basis) - rank(b.Basis) })
	return open, month, rejected
}

func rank(b news.Basis) int {
	return slices.Index([]news.Basis{news.BasisGiven, news.BasisMetadata, news.BasisDateline, news.BasisContent, news.BasisPage}, b)
}

// layouts are the forms in which a claim's value may come, beside ISO 8601.
var layouts = []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02T15:04Z07:00",
	"2006-01-02T15:04:05-0700", time.RFC1123Z, time.RFC1123, time.RFC822Z, time.RFC822, "20060102", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006"}

func readClaim(c news.Claim) (claim, bool) {
	x := claim{Claim: c}
	if len(c.Value) >= 10 {
		if day, err := time.Parse(time.DateOnly, c.Value[:10]); err == nil {
			x.day = day
			if len(c.Value) == 10 {
				return x, true
			}
			if at, err := time.Parse(time.RFC3339, c.Value); err == nil {
				// Midnight to the second is how a day is written where a time is asked for.
				x.minute = at.Hour() != 0 || at.Minute() != 0 || at.Second() != 0
				return x, true
			}
		}
	}
	for _, l := range layouts {
		at, err := time.Parse(l, c.Value)
		if err != nil {
			continue
		}
		x.day = date(at.Year(), int(at.Month()), at.Day())
		x.minute = at.Hour() != 0 || at.Minute() != 0
		x.Value = dayValue(at)
		if x.minute {
			x.Value = at.Format(time.RFC3339)
		}
		return x, true
	}
	return x, false
}

// printed returns the full dates that the text itself calls those of its publication: "Posted: Friday, March 7, 2014".
func (r *reader) printed(known []claim) []claim {
	var out []claim
	for k := range r.xs {
		x := &r.xs[k]
		if !x.posted || !x.fullDate() || len(out) >= manyClaims {
			continue
		}
		span := spanOf(r.d, x)
		if slices.ContainsFunc(known, func(o claim) bool { return o.Span.Overlaps(span) }) {
			continue
		}
		day := date(x.year, x.month, x.day)
		out = append(out, claim{news.Claim{Value: dayValue(day), Basis: news.BasisPage, Span: span}, day, false})
	}
	return out
}

// pageDates reads the full dates in a stretch of furniture.
func (m *matcher) pageDates(s news.Span) []claim {
	var out []claim
	d := m.d
	for _, x := range m.stretch(s) {
		if x.fullDate() {
			day := date(x.year, x.month, x.day)
			out = append(out, claim{news.Claim{Value: dayValue(day), Basis: news.BasisPage, Span: spanOf(d, &x)}, day, false})
		}
	}
	return out
}

// legalYears returns the years of a legal line: "Copyright (c) 2018".
func legalYears(d *lang.Doc, s news.Span) []news.Claim {
	var out []news.Claim
	i, j := d.Range(s)
	for ; i < j; i++ {
		if y := digits(d.W(i)); y >= 1900 && y < 2100 && len(d.W(i)) == 4 {
			out = append(out, news.Claim{Value: d.W(i), Basis: news.BasisPage, Span: d.Tokens[i].Span, Why: "year of a copyright or legal line, which says nothing of the day of the report"})
		}
	}
	return out
}

// stretch finds the expressions of a stretch, furniture or not.
func (m *matcher) stretch(s news.Span) []expr {
	var out []expr
	ss := m.d.Sentences
	for i := sort.Search(len(ss), func(i int) bool { return ss[i].End > s.Start }); i < len(ss) && ss[i].Start < s.End; i++ {
		out = m.sentence(out, i, ss[i])
	}
	return slices.DeleteFunc(out, func(x expr) bool { return !s.Contains(spanOf(m.d, &x)) })
}

func spanOf(d *lang.Doc, x *expr) news.Span {
	return news.Span{Start: d.Tokens[x.i].Start, End: d.Tokens[x.j-1].End}
}
