package story

import "github.com/readoutdesk/readout/internal/annotate"

// Candidates returns the pairs of reports that are scored, with their features, and for each place in order of content
// the place in the input. Training reads it; Group does the same.
func Candidates(rs []*annotate.Reading) (ps []Pair, order []int) {
	reports, order := prepare(rs)
	return pairs(reports), order
}

// FeatureNames lists the features of a pair in the order of Pair.X.
func FeatureNames() []string { return featureNames[:] }

// Cluster joins n reports by the scores of their pairs, as Group does.
func Cluster(n int, start []int, ps []Pair, score func(p *Pair) float64) []int {
	var edges []edge
	for i := range ps {
		s := min(max(score(&ps[i]), -clamp), clamp)
		if ps[i].Veto != "" {
			s = never
		}
		edges = append(edges, edge{A: ps[i].A, B: ps[i].B, Score: s})
	}
	return link(n, start, edges, absent)
}
