package story

import (
	"fmt"
	"slices"
	"strings"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/news"
)

// reasons keeps for each report the pair that speaks most for its event, against another one, and for its story.
type reasons struct {
	reports      []report
	events, runs []int
	best         map[int]reason // same event
	veto         map[int]reason // another event, held apart whatever speaks for it
	tie          map[int]reason // same story, another event
}

type reason struct {
	other int
	score float64
	pair  *Pair
}

// note takes account of a pair.
func (w *reasons) note(p *Pair) {
	score := dot(&weights, &p.X)
	keep := func(m map[int]reason) {
		if o, ok := m[p.A]; !ok || score > o.score {
			m[p.A] = reason{p.B, score, p}
		}
		if o, ok := m[p.B]; !ok || score > o.score {
			m[p.B] = reason{p.A, score, p}
		}
	}
	if w.events[p.A] == w.events[p.B] {
		keep(w.best)
		return
	}
	if p.Veto != "" {
		keep(w.veto)
	}
	if w.runs[p.A] == w.runs[p.B] {
		keep(w.tie)
	}
}

// of returns the reasons for the place of report i.
func (w *reasons) of(i int) []string {
	var out []string
	if r, ok := w.best[i]; ok {
		out = append(out, "one event with "+w.reports[r.other].ID+": "+likeness(&w.reports[r.pair.A], &w.reports[r.pair.B], r.pair))
	}
	if r, ok := w.veto[i]; ok {
		out = append(out, "another event than "+w.reports[r.other].ID+": "+r.pair.Veto)
	}
	if r, ok := w.tie[i]; ok {
		text := "one story with " + w.reports[r.other].ID
		for _, ref := range []string{reference(&w.reports[i], &w.reports[r.other]), reference(&w.reports[r.other], &w.reports[i])} {
			if ref != "" {
				text += ": " + ref
				break
			}
		}
		out = append(out, text)
	}
	return out
}

// likeness says in words what makes two reports alike.
func likeness(a, b *report, p *Pair) string {
	parts := []string{fmt.Sprintf("words alike %.2f, beginnings %.2f, names %.2f (cosines)", p.X[fBody], p.X[fLead], p.X[fNames])}
	if shared := common(a.facts.days, b.facts.days); len(shared) > 0 {
		parts = append(parts, "both tell of "+either(shared))
	}
	if n := a.facts.ordinal; n > 0 && n == b.facts.ordinal {
		parts = append(parts, fmt.Sprintf("\"%s\" and \"%s\"", a.facts.words, b.facts.words))
	}
	if days, trust := gap(a.when, b.when); trust > 0 {
		parts = append(parts, fmt.Sprintf("published %.0f days apart", days))
	}
	return strings.Join(parts, "; ")
}

func common(a, b []string) []string {
	var out []string
	for _, d := range a {
		if slices.Contains(b, d) {
			out = append(out, d)
		}
	}
	return out
}

// Explain returns what speaks for and against putting two of the reports together, by id, in words a person can check. It
// returns nil when one of them is not among the reports.
func Explain(rs []*annotate.Reading, ms []news.Membership, a, b string) []string {
	i := slices.IndexFunc(rs, func(r *annotate.Reading) bool { return r.ID == a })
	j := slices.IndexFunc(rs, func(r *annotate.Reading) bool { return r.ID == b })
	if i < 0 || j < 0 || i == j {
		return nil
	}
	var out []string
	say := func(same bool, what string) {
		if same {
			out = append(out, "one "+what)
		} else {
			out = append(out, "not one "+what)
		}
	}
	say(ms[i].Family == ms[j].Family, "text")
	say(ms[i].Event == ms[j].Event, "event")
	say(ms[i].Story == ms[j].Story, "story")
	reports, _ := prepare(rs)
	x := slices.IndexFunc(reports, func(r report) bool { return r.ID == a })
	y := slices.IndexFunc(reports, func(r report) bool { return r.ID == b })
	p := Pair{A: min(x, y), B: max(x, y)}
	body := reports[x].Body.Dot(reports[y].Body)
	featuresOf(&p.X, &reports[p.A], &reports[p.B], body, max(body, least))
	out = append(out, likeness(&reports[p.A], &reports[p.B], &p))
	if v := veto(&reports[p.A], &reports[p.B]); v != "" {
		out = append(out, "against one event: "+v)
	}
	for _, r := range []string{reference(&reports[x], &reports[y]), reference(&reports[y], &reports[x])} {
		if r != "" {
			out = append(out, "for one story: "+r)
		}
	}
	return out
}
