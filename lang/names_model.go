package lang

import (
	"encoding/binary"
	"errors"
	"sort"
	"sync"

	"github.com/readoutdesk/readout/lang/en"
)

// nameModel is an averaged perceptron over hashed features. Most features speak for or against a few labels only: their
// weights lie one after another in entries.
type nameModel struct {
	// slots are addressed by the upper bits of the key, then openly; n = 0 is empty. The file lists the keys in order, so
	// that reading it fills them from front to back.
	slots   []nameSlot
	shift   uint
	entries []nameEntry
}

// nameSlot is a feature: its weights are entries[start:start+n].
type nameSlot struct {
	key, start uint32
	n          uint32
}

type nameEntry struct {
	label  uint16
	weight int16
}

func newNameModel(n int) *nameModel {
	bits := uint(4)
	for 1<<bits < 2*n {
		bits++
	}
	return &nameModel{slots: make([]nameSlot, 1<<bits), shift: 32 - bits, entries: make([]nameEntry, 0, 3*n)}
}

// slot returns the slot of a feature, or the empty one where it would go.
func (m *nameModel) slot(key uint32) *nameSlot {
	mask := uint32(len(m.slots) - 1)
	for i := key >> m.shift; ; i = (i + 1) & mask {
		if s := &m.slots[i]; s.n == 0 || s.key == key {
			return s
		}
	}
}

func (m *nameModel) score(keys []uint32, out *[nameLabels]int32) {
	*out = [nameLabels]int32{}
	for _, k := range keys {
		s := m.slot(k)
		for _, e := range m.entries[s.start : s.start+s.n] {
			out[e.label] += int32(e.weight)
		}
	}
}

var errNameModel = errors.New("lang: the model of names is damaged")

// writeNameModel encodes: number of features, then for each, in order of keys, the distance to the key before, a bit for
// each label that has a weight, and these weights; all varints.
func writeNameModel(weights map[uint32][nameLabels]int16) []byte {
	keys := make([]uint32, 0, len(weights))
	for k := range weights {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	b := binary.AppendUvarint(nil, uint64(len(keys)))
	last := uint32(0)
	for _, k := range keys {
		b = binary.AppendUvarint(b, uint64(k-last))
		last = k
		row := weights[k]
		mask := uint64(0)
		for y, w := range row {
			if w != 0 {
				mask |= 1 << y
			}
		}
		b = binary.AppendUvarint(b, mask)
		for _, w := range row {
			if w != 0 {
				b = binary.AppendVarint(b, int64(w))
			}
		}
	}
	return b
}

func readNameModel(b []byte) (*nameModel, error) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)) || n > 1<<24 {
		return nil, errNameModel
	}
	b = b[size:]
	m := newNameModel(int(n))
	key := uint64(0)
	for range n {
		step, s1 := binary.Uvarint(b)
		if s1 <= 0 {
			return nil, errNameModel
		}
		b = b[s1:]
		key += step
		mask, s2 := binary.Uvarint(b)
		if s2 <= 0 || mask >= 1<<nameLabels || key > 1<<32-1 {
			return nil, errNameModel
		}
		b = b[s2:]
		start := len(m.entries)
		for y := 0; mask != 0; y, mask = y+1, mask>>1 {
			if mask&1 == 0 {
				continue
			}
			w, s3 := binary.Varint(b)
			if s3 <= 0 {
				return nil, errNameModel
			}
			b = b[s3:]
			m.entries = append(m.entries, nameEntry{uint16(y), int16(w)})
		}
		if len(m.entries) > start {
			*m.slot(uint32(key)) = nameSlot{uint32(key), uint32(start), uint32(len(m.entries) - start)}
		}
	}
	return m, nil
}

// nameWeights is the model that ships; a build with a damaged one must not start.
var nameWeights = sync.OnceValue(func() *nameModel {
	if len(en.NamesModel) == 0 {
		return nil
	}
	m, err := readNameModel([]byte(en.NamesModel))
	if err != nil {
		panic(err)
	}
	return m
})

// decide labels the tokens by the model, from left to right, and replaces the spans.
func (n *naming) decide(m *nameModel) {
	n.traits()
	f := &featurer{n: n, keys: make([]uint32, 0, 96)}
	memory := make(map[uint64]int)
	n.spans = n.spans[:0]
	var scores [nameLabels]int32
	for _, s := range n.doc.Sentences {
		y1, y2, start := 0, 0, s.First
		for i := s.First; i < s.Last; i++ {
			y := 0
			if n.trait[i].candidate || openLabel(y1) {
				m.score(f.features(i, s, y1, y2, n.recall(memory, i)), &scores)
				y = best(&scores, y1, i == s.Last-1)
				if n.clues[i].form.capital() {
					memory[n.clues[i].name] = y
				}
			}
			switch {
			case y == 0:
			case (y-1)%4 == 3:
				n.add(i, i+1, nameKinds[(y-1)/4])
			case (y-1)%4 == 0:
				start = i
			case (y-1)%4 == 2:
				n.add(start, i+1, nameKinds[(y-1)/4])
			}
			y1, y2 = y, y1
		}
	}
}

func (n *naming) recall(memory map[uint64]int, i int) int {
	if y, ok := memory[n.clues[i].name]; ok && n.clues[i].form.capital() {
		return y
	}
	return -1
}

// best returns the legal label with the highest score, the lowest label of equals.
func best(scores *[nameLabels]int32, prev int, last bool) int {
	at := -1
	for y := range scores {
		if legal(prev, y, last) && (at < 0 || scores[y] > scores[at]) {
			at = y
		}
	}
	return at
}
