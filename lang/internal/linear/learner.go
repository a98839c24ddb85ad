package linear

import (
	"math"
	"slices"
)

// Learner trains Weights: an averaged perceptron whose rows come into being with their first mistake.
type Learner struct {
	index map32
	keys  []uint32
	rows  [][]trained
	step  int64
}

// trained is a weight on its way: its value, the sum of its former values and the step up to which the sum goes.
type trained struct {
	class uint8
	value int32
	since int64
	sum   int64
}

// NewLearner returns a learner that knows nothing.
func NewLearner() *Learner { return &Learner{index: newMap32()} }

// Score sets scores to the sum of the present weights of keys.
func (l *Learner) Score(keys []uint32, scores *Scores) {
	*scores = Scores{}
	for _, k := range keys {
		if i := l.index.get(k); i >= 0 {
			for _, t := range l.rows[i] {
				scores[t.class] += t.value
			}
		}
	}
}

// Step counts one decision, right or wrong. Weights are averaged over decisions.
func (l *Learner) Step() { l.step++ }

// Correct moves the weights of keys from the class wrong to the class right.
func (l *Learner) Correct(keys []uint32, right, wrong int) {
	if right == wrong {
		return
	}
	for _, k := range keys {
		i := l.index.get(k)
		if i < 0 {
			i = int32(len(l.rows))
			l.index.put(k, i)
			l.keys = append(l.keys, k)
			l.rows = append(l.rows, nil)
		}
		l.add(i, right, 1)
		l.add(i, wrong, -1)
	}
}

// Separate corrects towards the class right when its score is not more than margin above that of the best other of
// the n classes.
func (l *Learner) Separate(keys []uint32, scores *Scores, right, n int, margin int32) {
	rival := -1
	for c := range n {
		if c != right && (rival < 0 || scores[c] > scores[rival]) {
			rival = c
		}
	}
	if rival >= 0 && scores[right]-scores[rival] <= margin {
		l.Correct(keys, right, rival)
	}
}

func (l *Learner) add(i int32, class int, by int32) {
	for j := range l.rows[i] {
		if t := &l.rows[i][j]; int(t.class) == class {
			t.sum += int64(t.value) * (l.step - t.since)
			t.since = l.step
			t.value += by
			return
		}
	}
	l.rows[i] = append(l.rows[i], trained{class: uint8(class), value: by, since: l.step})
}

// Pack returns the averaged weights times scale, rounded to 8 bits; those below prune times scale are left out.
func (l *Learner) Pack(scale, prune float64) Packed {
	var p Packed
	for i, k := range l.keys {
		var cells []uint16
		for _, t := range l.rows[i] {
			avg := float64(t.sum+int64(t.value)*(l.step-t.since)) / float64(max(l.step, 1))
			v := int(math.Round(avg * scale))
			if v = max(-127, min(127, v)); v != 0 && math.Abs(float64(v)) >= prune*scale {
				cells = append(cells, uint16(t.class)<<8|uint16(uint8(int8(v))))
			}
		}
		if cells != nil {
			slices.Sort(cells)
			p.rows = append(p.rows, row{k, cells})
		}
	}
	slices.SortFunc(p.rows, func(a, b row) int { return int(int64(a.key) - int64(b.key)) })
	return p
}

// Packed is a trained model ready to be written.
type Packed struct{ rows []row }

// Append writes the model behind b.
func (p Packed) Append(b []byte) []byte { return appendRows(b, p.rows) }

// Len returns the numbers of features and of weights.
func (p Packed) Len() (features, weights int) {
	for _, r := range p.rows {
		weights += len(r.cells)
	}
	return len(p.rows), weights
}

// Weights returns the model for use.
func (p Packed) Weights() *Weights {
	_, n := p.Len()
	w := newWeights(len(p.rows), n)
	for _, r := range p.rows {
		w.slot(r.key)
		w.cells = append(append(w.cells, uint16(len(r.cells))), r.cells...)
	}
	return w
}

// map32 maps keys to numbers from 0 on; it only grows.
type map32 struct {
	slots []slot32
	n     int
}

type slot32 struct {
	key uint32
	val int32 // number + 1; 0: free
}

func newMap32() map32 { return map32{slots: make([]slot32, 1<<16)} }

func (m *map32) get(k uint32) int32 {
	mask := uint32(len(m.slots) - 1)
	for i := k; ; i++ {
		s := &m.slots[i&mask]
		if s.val == 0 {
			return -1
		}
		if s.key == k {
			return s.val - 1
		}
	}
}

func (m *map32) put(k uint32, v int32) {
	if 2*m.n >= len(m.slots) {
		old := m.slots
		m.slots = make([]slot32, 2*len(old))
		m.n = 0
		for _, s := range old {
			if s.val != 0 {
				m.put(s.key, s.val-1)
			}
		}
	}
	mask := uint32(len(m.slots) - 1)
	i := k & mask
	for m.slots[i].val != 0 {
		i = (i + 1) & mask
	}
	m.slots[i] = slot32{k, v + 1}
	m.n++
}
