package seq

import (
	"math"
	"math/rand/v2"
	"sort"
)

// Example is a labelled sequence: the hashed features of each token, and its label.
type Example struct {
	Features [][]uint32
	Labels   []int8
}

// Plan is how a model is trained.
type Plan struct {
	Labels    int
	Epochs    int
	Least     int // features seen fewer times are left out
	Rows      int // of the table
	Refit     int // epochs on the features that fit the table
	Rate      float64
	Decay     float64 // pulls weights to zero at each change
	Forbidden [MaxLabels + 1][MaxLabels]bool
}

// Learn trains a conditional random field by stochastic gradient with AdaGrad steps and packs it into a table. The
// result depends on nothing but the arguments.
func Learn(examples []Example, plan Plan) *Model {
	ids, names := index(examples, plan.Least)
	n := len(names) * plan.Labels
	l := &learner{Plan: plan, w: make([]float32, n), g: make([]float32, n)}
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(7, 11))
	for epoch := range plan.Epochs + plan.Refit {
		if epoch == plan.Epochs {
			names = l.prune(ids, names, plan.Rows*9/10)
		}
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			l.learn(ids[i], examples[i].Labels)
		}
	}
	return l.pack(names)
}

// prune keeps the n features that matter most: those with large weights, and among them those that occur often.
func (l *learner) prune(ids [][][]uint32, names []uint32, n int) []uint32 {
	count := make([]float64, len(names))
	for _, e := range ids {
		for _, fs := range e {
			for _, f := range fs {
				count[f]++
			}
		}
	}
	use := make([]float64, len(names))
	order := make([]int, len(names))
	for f := range names {
		order[f] = f
		for k := 1; k < l.Labels; k++ {
			use[f] = max(use[f], math.Abs(float64(l.w[f*l.Labels+k]))*math.Sqrt(count[f]))
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return use[order[i]] > use[order[j]] })
	if len(order) > n {
		order = order[:n]
	}
	number := make([]int32, len(names))
	kept := make([]uint32, len(order))
	w, g := make([]float32, len(order)*l.Labels), make([]float32, len(order)*l.Labels)
	for new, old := range order {
		number[old] = int32(new) + 1
		kept[new] = names[old]
		copy(w[new*l.Labels:(new+1)*l.Labels], l.w[old*l.Labels:])
		copy(g[new*l.Labels:(new+1)*l.Labels], l.g[old*l.Labels:])
	}
	for _, e := range ids {
		for i, fs := range e {
			out := fs[:0]
			for _, f := range fs {
				if x := number[f]; x > 0 {
					out = append(out, uint32(x-1))
				}
			}
			e[i] = out
		}
	}
	l.w, l.g = w, g
	return kept
}

// index gives the features that occur often enough dense numbers and returns the examples in those numbers.
func index(examples []Example, least int) (ids [][][]uint32, names []uint32) {
	count := make(map[uint32]int32)
	for _, e := range examples {
		for _, fs := range e.Features {
			for _, f := range fs {
				count[f]++
			}
		}
	}
	number := make(map[uint32]uint32)
	ids = make([][][]uint32, len(examples))
	for i, e := range examples {
		ids[i] = make([][]uint32, len(e.Features))
		for j, fs := range e.Features {
			kept := make([]uint32, 0, len(fs))
			for _, f := range fs {
				if count[f] < int32(least) {
					continue
				}
				n, ok := number[f]
				if !ok {
					n = uint32(len(names))
					number[f] = n
					names = append(names, f)
				}
				kept = append(kept, n)
			}
			ids[i][j] = kept
		}
	}
	return ids, names
}

type learner struct {
	Plan
	w, g   []float32 // weights, and the sums of their squared gradients
	trans  [MaxLabels + 1][MaxLabels]float64
	transG [MaxLabels + 1][MaxLabels]float64

	scores, alpha, beta, prob [][MaxLabels]float64
}

// learn takes one step on one example.
func (l *learner) learn(ids [][]uint32, gold []int8) {
	n, k := len(ids), l.Labels
	if n == 0 {
		return
	}
	l.score(ids)
	edge := l.expectations(n)
	for i, fs := range ids {
		var diff [MaxLabels]float32
		big := false
		for b := range k {
			diff[b] = float32(l.prob[i][b])
			if int8(b) == gold[i] {
				diff[b]--
			}
			big = big || diff[b] > .002 || diff[b] < -.002
		}
		if !big {
			continue
		}
		for _, f := range fs {
			row := int(f) * k
			for b := 1; b < k; b++ {
				d := diff[b] + float32(l.Decay)*l.w[row+b]
				l.g[row+b] += d * d
				l.w[row+b] -= float32(l.Rate) * d / (float32(math.Sqrt(float64(l.g[row+b]))) + 1e-4)
			}
		}
	}
	from := k
	for i := range n {
		edge[from][gold[i]]--
		from = int(gold[i])
	}
	for a := range k + 1 {
		for b := range k {
			if d := edge[a][b]; d != 0 && !l.Forbidden[a][b] {
				l.transG[a][b] += d * d
				l.trans[a][b] -= l.Rate * d / (math.Sqrt(l.transG[a][b]) + 1e-4)
			}
		}
	}
}

// score fills l.scores with the exponents of the tokens' scores, each scaled by its largest.
func (l *learner) score(ids [][]uint32) {
	n, k := len(ids), l.Labels
	if cap(l.scores) < n {
		for _, x := range []*[][MaxLabels]float64{&l.scores, &l.alpha, &l.beta, &l.prob} {
			*x = make([][MaxLabels]float64, 2*n)
		}
	}
	l.scores, l.alpha, l.beta, l.prob = l.scores[:n], l.alpha[:n], l.beta[:n], l.prob[:n]
	for i, fs := range ids {
		var s [MaxLabels]float32
		for _, f := range fs {
			row := l.w[int(f)*k : (int(f)+1)*k]
			for b := 1; b < len(row); b++ {
				s[b] += row[b]
			}
		}
		top := s[0]
		for b := 1; b < k; b++ {
			top = max(top, s[b])
		}
		for b := range k {
			l.scores[i][b] = math.Exp(float64(s[b] - top))
		}
	}
}

// expectations fills l.prob with the labels' probabilities and returns how often each step is expected.
func (l *learner) expectations(n int) (edge [MaxLabels + 1][MaxLabels]float64) {
	k := l.Labels
	var step [MaxLabels + 1][MaxLabels]float64
	for a := range k + 1 {
		for b := range k {
			if !l.Forbidden[a][b] {
				step[a][b] = math.Exp(l.trans[a][b])
			}
		}
	}
	for i := range n {
		sum := 0.0
		for b := range k {
			x := step[k][b]
			if i > 0 {
				x = 0
				for a := range k {
					x += l.alpha[i-1][a] * step[a][b]
				}
			}
			l.alpha[i][b] = x * l.scores[i][b]
			sum += l.alpha[i][b]
		}
		for b := range k {
			l.alpha[i][b] /= sum
		}
	}
	for b := range k {
		l.beta[n-1][b] = 1
	}
	for i := n - 2; i >= 0; i-- {
		sum := 0.0
		for a := range k {
			x := 0.0
			for b := range k {
				x += step[a][b] * l.scores[i+1][b] * l.beta[i+1][b]
			}
			l.beta[i][a] = x
			sum += x
		}
		for a := range k {
			l.beta[i][a] /= sum
		}
	}
	for i := range n {
		sum := 0.0
		for b := range k {
			l.prob[i][b] = l.alpha[i][b] * l.beta[i][b]
			sum += l.prob[i][b]
		}
		for b := range k {
			l.prob[i][b] /= sum
		}
		if i == 0 {
			for b := range k {
				edge[k][b] += l.prob[0][b]
			}
			continue
		}
		var e [MaxLabels][MaxLabels]float64
		sum = 0
		for a := range k {
			for b := range k {
				e[a][b] = l.alpha[i-1][a] * step[a][b] * l.scores[i][b] * l.beta[i][b]
				sum += e[a][b]
			}
		}
		for a := range k {
			for b := range k {
				edge[a][b] += e[a][b] / sum
			}
		}
	}
	return edge
}

// pack quantises to a byte and puts the strongest features into the table.
func (l *learner) pack(names []uint32) *Model {
	m := &Model{labels: l.Labels, n: uint32(l.Rows), width: l.Labels, rows: make([]byte, l.Rows*l.Labels), Forbidden: l.Forbidden}
	strength := make([]float64, len(names))
	all := make([]float64, 0, len(names))
	for f := range names {
		for k := 1; k < l.Labels; k++ {
			strength[f] = max(strength[f], math.Abs(float64(l.w[f*l.Labels+k])))
		}
		all = append(all, strength[f])
	}
	sort.Float64s(all)
	top := 1.0
	if len(all) > 0 {
		top = all[int(float64(len(all)-1)*.9995)] // the few above are cut: a byte is better spent on the many
	}
	scale := 127 / top
	m.scale = float32(scale)
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return strength[order[i]] > strength[order[j]] })
	quantise := func(x float64) int8 { return int8(max(-127, min(127, math.Round(x*scale)))) }
	for _, f := range order {
		if strength[f]*scale < .5 {
			break
		}
		m.put(names[f], func(k int) int8 { return quantise(float64(l.w[f*l.Labels+k])) })
	}
	for a := range m.trans {
		for b := range m.trans[a] {
			m.trans[a][b] = int32(math.Round(l.trans[a][b] * scale))
		}
	}
	return m
}

// put stores a feature in the first free row it may stand in; a feature whose rows are taken is dropped.
func (m *Model) put(f uint32, weight func(label int) int8) {
	for p := range probes {
		row := m.rows[(int(m.row(f))+p)*m.width:][:m.width]
		if row[0] == tag(f) { // taken for this feature by another of the same hash and tag
			return
		}
		if row[0] == 0 {
			row[0] = tag(f)
			for k := 1; k < m.labels; k++ {
				row[k] = byte(weight(k))
			}
			return
		}
	}
}
