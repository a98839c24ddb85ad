// Package story groups reports by the event they tell and events by the story they belong to.
package story

import (
	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/copies"
	"github.com/readoutdesk/readout/internal/copies/view"
	"github.com/readoutdesk/readout/news"
)

// Group fills Event and Story of the memberships that copies.Find made for the same readings, and adds reasons. It
// returns new values; the result does not depend on the order.
func Group(rs []*annotate.Reading, ms []news.Membership) []news.Membership {
	out := append([]news.Membership(nil), ms...)
	reports, order := prepare(rs)
	start := make([]int, len(rs))
	smallest := make(map[string]int)
	for i, at := range order {
		f, ok := smallest[ms[at].Family]
		if !ok {
			f, smallest[ms[at].Family] = i, i
		}
		start[i] = f
	}
	var edges []edge
	ps := pairs(reports)
	for _, p := range ps {
		score := min(max(dot(&weights, &p.X), -clamp), clamp)
		if p.Veto != "" {
			score = never
		}
		edges = append(edges, edge{A: p.A, B: p.B, Score: score})
	}
	events := link(len(rs), start, edges, absent)
	runs := stories(reports, ps, events)
	w := &reasons{reports: reports, events: events, runs: runs, best: make(map[int]reason), veto: make(map[int]reason), tie: make(map[int]reason)}
	for i := range ps {
		w.note(&ps[i])
	}
	for i, at := range order {
		out[at].Event = "e" + copies.ID(reports[events[i]].view.Key)
		out[at].Story = "s" + copies.ID(reports[runs[i]].view.Key)
		out[at].Why = append(out[at].Why[:len(out[at].Why):len(out[at].Why)], w.of(i)...)
	}
	return out
}

// clamp bounds the score of one pair, so that one likeness cannot outweigh a cluster; absent is the score of two reports
// that are too unlike to be compared. Both may vary by half without changing the figures of the sets.
const clamp, absent = 4.0, -3.0

// least is the cosine of bodies or beginnings below which two reports are not compared.
const least = 0.08

// Pair is two reports that may tell one event, with its features; A < B are places in order of content.
type Pair struct {
	A, B int
	X    [features]float64
	Veto string // why they cannot; "" when they can
}

func pairs(reports []report) []Pair {
	bodies := make([]view.Vector, len(reports))
	for i := range reports {
		bodies[i] = reports[i].Body
		if len(bodies[i]) == 0 {
			bodies[i] = reports[i].Title
		}
	}
	near := view.Near(bodies, least)
	best := make([]float64, len(reports))
	for _, p := range near {
		best[p.A], best[p.B] = max(best[p.A], p.Cosine), max(best[p.B], p.Cosine)
	}
	out := make([]Pair, len(near))
	for i, p := range near {
		out[i].A, out[i].B = p.A, p.B
		out[i].Veto = veto(&reports[p.A], &reports[p.B])
		featuresOf(&out[i].X, &reports[p.A], &reports[p.B], p.Cosine, max(best[p.A], best[p.B]))
	}
	return out
}
