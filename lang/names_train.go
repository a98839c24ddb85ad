package lang

import (
	"math"
	"math/rand/v2"

	"github.com/readoutdesk/readout/news"
)

// NameExample is a text with its names, to learn from. Partial says that the set marks persons, organisations and places
// only: whatever else the model finds in it is neither right nor wrong.
type NameExample struct {
	Text    string
	Names   []news.Mention // Span and Type are read
	Partial bool
}

// NameTraining says how long and with what order of documents TrainNames learns, and which weights it drops.
type NameTraining struct {
	Turns  int // models learnt in different orders, of which the mean is taken
	Epochs int
	Seed   uint64
	Drop   float64 // weights below it are left out of the model
}

// nameRow is a feature under training: the weights, their sum over time, and when the sum was last brought up to date.
type nameRow struct {
	weight [nameLabels]int32
	sum    [nameLabels]int64
	since  [nameLabels]int64
}

type nameTrainer struct {
	rows map[uint32]*nameRow
	now  int64
}

// TrainNames learns the names from examples and returns the model file. Equal examples and training give equal bytes.
func TrainNames(examples []NameExample, tr NameTraining) []byte {
	docs := make([]*naming, 0, len(examples))
	var gold [][]uint8
	var partial []bool
	for _, e := range examples {
		n := &naming{doc: parseUnnamed(e.Text), known: known()}
		if len(n.doc.Tokens) == 0 {
			continue
		}
		n.doc.tag()
		n.look()
		for _, s := range n.doc.Sentences {
			n.rules(s)
		}
		n.remember()
		n.traits()
		docs = append(docs, n)
		gold = append(gold, goldLabels(n, e))
		partial = append(partial, e.Partial)
	}
	sum := make(map[uint32][nameLabels]float64)
	for turn := range tr.Turns {
		t := &nameTrainer{rows: make(map[uint32]*nameRow)}
		t.learn(docs, gold, partial, tr.Epochs, rand.New(rand.NewPCG(tr.Seed+uint64(turn), 7)))
		t.addMeans(sum, 1/float64(tr.Turns))
	}
	return writeNameModel(quantise(sum, tr.Drop))
}

// learn goes through the documents in ever new order.
func (t *nameTrainer) learn(docs []*naming, gold [][]uint8, partial []bool, epochs int, random *rand.Rand) {
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	for epoch := range epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			t.document(docs[k], gold[k], partial[k], epoch, random)
		}
	}
}

// goldLabels turns the names of an example into labels; a leading "the" is no part of a name.
func goldLabels(n *naming, e NameExample) []uint8 {
	out := make([]uint8, len(n.doc.Tokens))
	for _, m := range e.Names {
		i, j := n.doc.Range(m.Span)
		if i < j && j-i > 1 && n.clues[i].low == hashLower("the") {
			i++
		}
		if i >= j || out[i] != 0 || out[j-1] != 0 || n.doc.SentenceAt(n.doc.Tokens[i].Start) != n.doc.SentenceAt(n.doc.Tokens[j-1].Start) {
			continue
		}
		kind := m.Type
		if kind == news.NameMisc && n.clues[i].within&inPeoples != 0 && j-i <= 2 {
			kind = news.NameGroup // sets without NORP put nationalities into MISC
		}
		for k := i; k < j; k++ {
			out[k] = uint8(labelAt(kindIndex(kind), k, i, j))
		}
	}
	return out
}

// document goes through a document once. From the second epoch on the labels before a token are mostly the model's own.
func (t *nameTrainer) document(n *naming, gold []uint8, partial bool, epoch int, random *rand.Rand) {
	f := &featurer{n: n, keys: make([]uint32, 0, 96)}
	memory := make(map[uint64]int)
	for _, s := range n.doc.Sentences {
		y1, y2 := 0, 0
		for i := s.First; i < s.Last; i++ {
			y, g := 0, int(gold[i])
			if n.trait[i].candidate || openLabel(y1) {
				keys := f.features(i, s, y1, y2, n.recall(memory, i))
				var scores [nameLabels]int32
				t.score(keys, &scores)
				y = best(&scores, y1, i == s.Last-1)
				t.now++
				want := g
				if !legal(y1, g, i == s.Last-1) {
					want = -1
				}
				free := partial && g == 0 && y > 0 && (y-1)/4 >= 3
				if want >= 0 && y != want && !free {
					t.update(keys, want, 1)
					t.update(keys, y, -1)
				}
				if want >= 0 && (epoch == 0 || random.IntN(10) == 0) && !free {
					y = want
				}
				if n.clues[i].form.capital() {
					memory[n.clues[i].name] = y
				}
			}
			y1, y2 = y, y1
		}
	}
}

func (t *nameTrainer) score(keys []uint32, out *[nameLabels]int32) {
	for _, k := range keys {
		if r := t.rows[k]; r != nil {
			for y, w := range &r.weight {
				out[y] += w
			}
		}
	}
}

func (t *nameTrainer) update(keys []uint32, y int, by int32) {
	for _, k := range keys {
		r := t.rows[k]
		if r == nil {
			r = &nameRow{}
			t.rows[k] = r
		}
		r.sum[y] += int64(r.weight[y]) * (t.now - r.since[y])
		r.since[y] = t.now
		r.weight[y] += by
	}
}

// addMeans adds the mean weights over the training, times share.
func (t *nameTrainer) addMeans(sum map[uint32][nameLabels]float64, share float64) {
	for k, r := range t.rows {
		row := sum[k]
		for y := range row {
			row[y] += share * float64(r.sum[y]+int64(r.weight[y])*(t.now-r.since[y])) / float64(max(t.now, 1))
		}
		sum[k] = row
	}
}

// quantise returns the weights in fortieths, without those below drop.
func quantise(sum map[uint32][nameLabels]float64, drop float64) map[uint32][nameLabels]int16 {
	out := make(map[uint32][nameLabels]int16, len(sum))
	for k, r := range sum {
		var row [nameLabels]int16
		some := false
		for y, mean := range r {
			if math.Abs(mean) >= drop {
				row[y] = int16(max(-32000, min(32000, math.Round(mean*40))))
				some = some || row[y] != 0
			}
		}
		if some {
			out[k] = row
		}
	}
	return out
}
