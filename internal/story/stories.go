package story

import (
	"fmt"
	"slices"
)

// A story is a run of events of the same actors that refer to each other. One event refers to another when a report on it
// tells the other's day or counts itself in a row with it. Likeness alone makes a story only when it is near that of one
// event: in a large archive everything is a little like everything.
const (
	refers   = 1.2 // what a reference is worth, as likeness of names and bodies
	unlike   = 1.2 // what likeness with a reference must exceed
	storyGap = 45  // days between two reports beyond which a story has ended
	nearDays = 4   // a day told this soon before publication is the time of writing, not a reference
)

// stories joins events, each given by the cluster of every report, and returns the story of each report, numbered by its
// smallest report.
func stories(reports []report, ps []Pair, events []int) []int {
	edges := make([]edge, 0, len(ps)/4)
	for i := range ps {
		p := &ps[i]
		if events[p.A] == events[p.B] {
			continue
		}
		edges = append(edges, edge{A: p.A, B: p.B, Score: bond(&reports[p.A], &reports[p.B], p)})
	}
	return link(len(reports), events, strongest(edges, events), -0.3)
}

// strongest keeps of the edges between two events the best one, counted for all of their pairs: one report that refers to
// an event is enough.
func strongest(edges []edge, events []int) []edge {
	best := make(map[[2]int]edge)
	for _, e := range edges {
		a, b := events[e.A], events[e.B]
		k := [2]int{min(a, b), max(a, b)}
		if o, ok := best[k]; !ok || e.Score > o.Score {
			best[k] = e
		}
	}
	size := make(map[int]int)
	for _, c := range events {
		size[c]++
	}
	keys := make([][2]int, 0, len(best))
	for k := range best {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y [2]int) int { return slices.Compare(x[:], y[:]) })
	var out []edge
	for _, k := range keys {
		e := best[k]
		e.Weight = size[k[0]] * size[k[1]]
		out = append(out, e)
	}
	return out
}

// bond scores two reports on different events: above 0 they belong to one story.
func bond(a, b *report, p *Pair) float64 {
	if days, trust := gap(a.when, b.when); trust > 0 && days > storyGap {
		return -1
	}
	z := 2*p.X[fNames] + 2*p.X[fBody] + p.X[fLead]
	if reference(a, b) == "" && reference(b, a) == "" {
		z -= refers
	}
	return max(-1, min(z-unlike, 1))
}

// reference returns how report a refers to the event of b, "" when it does not.
func reference(a, b *report) string {
	f, o := &a.facts, &b.facts
	if f.ordinal > 1 && f.ordinal != o.ordinal && meetings[f.noun] && (o.meeting || o.ordinal > 0) {
		return fmt.Sprintf("%s tells the \"%s\"", a.ID, f.words)
	}
	if !o.tied || len(o.days) != 1 {
		return ""
	}
	if _, ok := slices.BinarySearch(f.told, o.days[0]); ok && distance(f, o) >= nearDays {
		return fmt.Sprintf("%s tells of %s, the day of %s", a.ID, o.days[0], b.ID)
	}
	return ""
}
