package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"strings"
	"time"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/copies"
	"github.com/readoutdesk/readout/internal/story"
)

// sets are the development sets of events with their weight in training.
var sets = []struct {
	name   string
	weight float64
}{{"gva", 1}, {"allsides", 1}, {"ecbplus", 1}, {"sequels", 1}, {"g5", .5}, {"basil", .5}, {"gvc", .5}}

// set is a development set as training sees it: everything in order of content.
type set struct {
	name   string
	weight float64
	gold   []string
	topic  []string
	start  []int // the families, as clusters to start from
	pairs  []story.Pair
	rs     []*annotate.Reading
}

func loadSet(data, name string, weight float64) *set {
	rows := load(data, name)
	rs := cached(name, func() []*annotate.Reading { return readings(rows) })
	ps, order := story.Candidates(rs)
	ms := copies.Find(rs)
	s := &set{name: name, weight: weight, pairs: ps}
	first := map[string]int{}
	for i, at := range order {
		s.gold, s.topic = append(s.gold, rows[at].label()), append(s.topic, rows[at].Gold.Topic)
		s.rs = append(s.rs, rs[at])
		f := ms[at].Family
		if _, ok := first[f]; !ok {
			first[f] = i
		}
		s.start = append(s.start, first[f])
	}
	return s
}

// half returns 0 or 1 for a cluster or topic: the part of the set it is trained on.
func (s *set) half(i int) int {
	h := fnv.New32a()
	t := s.topic[i]
	if t == "" {
		t = s.gold[i]
	}
	h.Write([]byte(s.name + t))
	return int(h.Sum32()>>8) & 1
}

// fit trains on one half of each set and reports the figures of the other, both ways; then it trains on all and writes
// the weights.
func fit(data string) {
	var all []*set
	for _, x := range sets {
		all = append(all, loadSet(data, x.name, x.weight))
	}
	for side := range 2 {
		for _, s := range all {
			wrong, n := 0, 0
			for _, p := range s.pairs {
				if p.Veto != "" && p.X[1] > .2 {
					n++
					if s.gold[p.A] == s.gold[p.B] {
						wrong++
						if s.name == "sequels" || s.name == "basil" {
							fmt.Println(s.rs[p.A].Title, "/", s.rs[p.B].Title, p.Veto)
						}
					}
				}
			}
			fmt.Println("vetoes", s.name, n, "wrong", wrong)
		}
		w := train(all, func(s *set, i int) bool { return s.half(i) == side })
		fmt.Printf("trained on half %d\n", side)
		for _, s := range all {
			s.print(w, func(i int) bool { return s.half(i) != side })
		}
	}
	f := train(all, func(*set, int) bool { return true })
	fmt.Println("trained on all")
	for _, s := range all {
		s.print(f, func(int) bool { return true })
	}
	if n := os.Getenv("ERRORS"); n != "" {
		for _, s := range all {
			if s.name == n {
				s.errors(f)
			}
		}
		return
	}
	w := lastW
	var out strings.Builder
	out.WriteString("# Weights of the logistic model of \"these two reports tell one event\": feature, weight. Made by\n#   go run ./internal/story/train fit DATA\n")
	for i, n := range story.FeatureNames() {
		fmt.Fprintf(&out, "%s %.4f\n", n, w[i])
	}
	must(os.WriteFile("internal/story/weights.txt", []byte(out.String()), 0o644))
}

type example struct {
	x      []float64
	y      float64
	weight float64
}

func train(all []*set, use func(s *set, i int) bool) func(x []float64) float64 {
	var ex []example
	for _, s := range all {
		size := map[string]float64{}
		for i, g := range s.gold {
			if use(s, i) {
				size[g]++
			}
		}
		from := len(ex)
		pos, neg := 0.0, 0.0
		for i := range s.pairs {
			p := &s.pairs[i]
			if !use(s, p.A) || !use(s, p.B) {
				continue
			}
			e := example{x: p.X[:], weight: 1}
			if s.gold[p.A] == s.gold[p.B] {
				e.y = 1
				e.weight = 1 / size[s.gold[p.A]]
				pos += e.weight
			} else {
				e.weight = 2 / (size[s.gold[p.A]] + size[s.gold[p.B]])
				neg += e.weight
			}
			ex = append(ex, e)
		}
		for i := range ex[from:] {
			ex[from+i].weight *= s.weight * 1000 / (pos + math.Min(neg, 3*pos))
			if ex[from+i].y == 0 {
				ex[from+i].weight *= math.Min(1, 3*pos/neg)
			}
		}
	}
	lastW = logistic(ex, len(story.FeatureNames()), 1)
	w := lastW
	return func(x []float64) float64 {
		z := 0.0
		for i, v := range x {
			z += w[i] * v
		}
		return z
	}
}

// logistic fits weights by Newton's method with a penalty l2 on all but the bias.
func logistic(ex []example, n int, l2 float64) []float64 {
	w := make([]float64, n)
	for range 25 {
		h := make([][]float64, n)
		g := make([]float64, n)
		for i := range h {
			h[i] = make([]float64, n)
			h[i][i] = l2
			g[i] = -l2 * w[i]
		}
		h[0][0], g[0] = 1e-6, 0
		for _, e := range ex {
			z := 0.0
			for i, v := range e.x {
				z += w[i] * v
			}
			p := 1 / (1 + math.Exp(-z))
			d, q := e.weight*(e.y-p), e.weight*p*(1-p)
			for i, v := range e.x {
				if v == 0 {
					continue
				}
				g[i] += d * v
				for j := 0; j <= i; j++ {
					h[i][j] += q * v * e.x[j]
				}
			}
		}
		for i := range h {
			for j := i + 1; j < n; j++ {
				h[i][j] = h[j][i]
			}
		}
		step := solve(h, g)
		for i := range w {
			w[i] += step[i]
		}
	}
	return w
}

// solve returns x of a x = b by Gauss elimination.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for c := range n {
		best := c
		for r := c; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[best][c]) {
				best = r
			}
		}
		a[c], a[best], b[c], b[best] = a[best], a[c], b[best], b[c]
		for r := c + 1; r < n; r++ {
			k := a[r][c] / a[c][c]
			for j := c; j < n; j++ {
				a[r][j] -= k * a[c][j]
			}
			b[r] -= k * b[c]
		}
	}
	for c := n - 1; c >= 0; c-- {
		for j := c + 1; j < n; j++ {
			b[c] -= a[c][j] * b[j]
		}
		b[c] /= a[c][c]
	}
	return b
}

var lastW []float64

func (s *set) print(score func(x []float64) float64, use func(i int) bool) {
	got := story.Cluster(len(s.gold), s.start, s.pairs, func(p *story.Pair) float64 {
		return score(p.X[:])
	})
	fmt.Printf("  %-9s %s\n", s.name, figures(s.gold, s.topic, got, use))
}

// figures returns B-cubed, pairwise F1 and the share of topics kept apart.
func figures(gold, topic []string, got []int, use func(i int) bool) string {
	type cell struct {
		g string
		p int
	}
	both, G, P := map[cell]float64{}, map[string]float64{}, map[int]float64{}
	mixed, many := map[string]bool{}, map[string]map[string]bool{}
	of := map[[2]string]string{}
	n := 0.0
	for i := range gold {
		if !use(i) {
			continue
		}
		n++
		both[cell{gold[i], got[i]}]++
		G[gold[i]]++
		P[got[i]]++
		if t := topic[i]; t != "" {
			if many[t] == nil {
				many[t] = map[string]bool{}
			}
			many[t][gold[i]] = true
			k := [2]string{t, fmt.Sprint(got[i])}
			if o, ok := of[k]; ok && o != gold[i] {
				mixed[t] = true
			}
			of[k] = gold[i]
		}
	}
	var bp, br, tp, pp, gp float64
	for c, k := range both {
		bp += k * k / P[c.p] / n
		br += k * k / G[c.g] / n
		tp += k * (k - 1) / 2
	}
	for _, k := range P {
		pp += k * (k - 1) / 2
	}
	for _, k := range G {
		gp += k * (k - 1) / 2
	}
	out := fmt.Sprintf("b3 %.3f (%.3f %.3f) pair %.3f (%.3f %.3f)", 2*bp*br/(bp+br), bp, br, 2*tp/(pp+gp), tp/pp, tp/gp)
	topics, bad := 0.0, 0.0
	for t, ev := range many {
		if len(ev) > 1 {
			topics++
			if mixed[t] {
				bad++
			}
		}
	}
	if topics > 0 {
		out += fmt.Sprintf(" apart %.2f", 1-bad/topics)
	}
	return out
}

// score prints the figures of the program as it stands.
func score(data string) {
	for _, x := range append(sets, struct {
		name   string
		weight float64
	}{"revisions", 0}) {
		rows := load(data, x.name)
		rs := cached(x.name, func() []*annotate.Reading { return readings(rows) })
		began := time.Now()
		families := copies.Find(rs)
		found := time.Since(began)
		ms := story.Group(rs, families)
		took := time.Since(began)
		fmt.Printf("%d reports: texts %v, events and stories %v, %.0f reports/s\n", len(rs), found.Round(time.Millisecond), (took - found).Round(time.Millisecond), float64(len(rs))/took.Seconds())
		var gold, topic []string
		var got []int
		ids := map[string]int{}
		for i, r := range rows {
			gold, topic = append(gold, r.label()), append(topic, r.Gold.Topic)
			id := ms[i].Event
			if r.Gold.Event == "" {
				id = ms[i].Story
			}
			if r.Gold.Family != "" {
				id = ms[i].Family
			}
			if _, ok := ids[id]; !ok {
				ids[id] = len(ids)
			}
			got = append(got, ids[id])
		}
		fmt.Printf("%-9s %s\n", x.name, figures(gold, topic, got, func(int) bool { return true }))
		if rows[0].Gold.Event != "" && rows[0].Gold.Story != "" {
			ids := map[string]int{}
			for i, r := range rows {
				gold[i], topic[i] = r.Gold.Story, ""
				if _, ok := ids[ms[i].Story]; !ok {
					ids[ms[i].Story] = len(ids)
				}
				got[i] = ids[ms[i].Story]
			}
			fmt.Printf("  stories %s\n", figures(gold, topic, got, func(int) bool { return true }))
		}
	}
}

// errors prints clusters that mix events, and events in several clusters.
func (s *set) errors(score func(x []float64) float64) {
	got := story.Cluster(len(s.gold), s.start, s.pairs, func(p *story.Pair) float64 { return score(p.X[:]) })
	by, gold := map[int][]int{}, map[string][]int{}
	for i, g := range got {
		by[g] = append(by[g], i)
		gold[s.gold[i]] = append(gold[s.gold[i]], i)
	}
	line := func(i int) {
		r := s.rs[i]
		d := r.Published.Value
		fmt.Printf("   %s c%d %.10s %-20.20s %s\n", s.gold[i], got[i], d, r.Outlet, r.Title)
	}
	for i := range got {
		m := by[got[i]]
		mixed := false
		for _, j := range m {
			mixed = mixed || s.gold[j] != s.gold[i]
		}
		if m[0] == i && mixed {
			fmt.Println("MIXED")
			for _, j := range m {
				line(j)
			}
		}
		g := gold[s.gold[i]]
		split := false
		for _, j := range g {
			split = split || got[j] != got[i]
		}
		if g[0] == i && split {
			fmt.Println("SPLIT")
			for _, j := range g {
				line(j)
			}
			for _, p := range s.pairs {
				if s.gold[p.A] == s.gold[i] && s.gold[p.B] == s.gold[i] && got[p.A] != got[p.B] {
					fmt.Printf("      %d-%d %.2f", p.A, p.B, score(p.X[:]))
					for k, n := range story.FeatureNames() {
						if p.X[k] != 0 && k < 8 {
							fmt.Printf(" %s %.2f", n, p.X[k])
						}
					}
					fmt.Println()
					break
				}
			}
		}
	}
}
