// Package timex finds temporal expressions with their TIMEX3 values (TimeML, Pustejovsky et al. 2003; task A of
// TempEval-3) and decides a report's own date.
//
// An expression is read in three steps: grammar.go and tag.go find it and read its parts into a frame (data/rules.txt),
// context.go tells whether the words around it plan it or tell it as happened, and resolve.go gives the frame a value
// for a day of publication. published.go decides that day first, from what is claimed and what the text tells.
package timex

import (
	"slices"
	"time"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// Window is a range of days, inclusive, as ISO days; the zero Window allows every day. Why says who narrowed it.
type Window struct {
	First, Last string
	Why         string
}

// Annotate returns the date of the report and its temporal expressions in text order, resolved against that date.
// Nothing is resolved against a rejected date, and nothing is taken from furniture.
func Annotate(t *news.Text, d *lang.Doc, within Window) (news.Published, []news.Time) {
	xs := tag(t, d)
	setStatus(d, xs)
	p, days, hint := published(t, d, xs, within)
	return p, times(d, xs, days, hint)
}

// times resolves xs for every day that publication may be and keeps what all agree on.
func times(d *lang.Doc, xs []expr, days []time.Time, hint time.Time) []news.Time {
	out := make([]news.Time, len(xs))
	if len(days) == 1 {
		for k, a := range resolve(d, xs, days[0], hint) {
			out[k] = timeOf(d, &xs[k], a)
		}
		return out
	}
	for k, a := range resolve(d, xs, time.Time{}, hint) {
		out[k] = timeOf(d, &xs[k], a)
	}
	if len(days) == 0 {
		return out
	}
	all := make([][]answer, len(days))
	for i, day := range days {
		all[i] = resolve(d, xs, day, hint)
	}
	for k := range xs {
		agreed, fit := true, []string(nil)
		for i := range all {
			a := all[i][k]
			agreed = agreed && a == all[0][k]
			if v := dayValue(a.day); !a.day.IsZero() && (!slices.Contains(fit, v)) {
				fit = append(fit, v)
			}
		}
		if agreed {
			out[k] = timeOf(d, &xs[k], all[0][k])
		} else if len(fit) <= manyCandidates {
			slices.Sort(fit)
			out[k].Candidates = fit
		}
	}
	return out
}

// manyCandidates is the number of days from which a list of candidates tells a reader nothing.
const manyCandidates = 7

func timeOf(d *lang.Doc, x *expr, a answer) news.Time {
	t := news.Time{Span: news.Span{Start: d.Tokens[x.i].Start, End: d.Tokens[x.j-1].End}, Type: a.typ, Value: a.value, Mod: x.mod, Rule: x.rule.name}
	if t.Mod == "week" {
		t.Mod = ""
	}
	if x.op != opDur && x.op != opSet && x.op != opRef {
		t.Anchor = a.anchor
		if a.typ != news.TimeDuration {
			t.Interval = interval(a.value)
		}
	}
	if x.clock {
		t.Zone = zoneOffset(x.zone, a.day)
	}
	return t
}
