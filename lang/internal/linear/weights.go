// Package linear holds multi-class linear models over hashed features: a feature is a 32-bit key, a class a small
// number. Weights are what a program reads and scores with; Learner makes them.
package linear

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// Weights is a trained model, read-only and safe for concurrent use. It is a hash table from keys to rows; a row lists
// the classes for which its feature has a weight.
type Weights struct {
	shift uint
	slots []uint32 // eight bits of the key, then where the row starts in cells; 0: free
	cells []uint16 // a row: its length, then class<<8 | weight (int8)
}

// Scores holds one number per class, in the order the model was trained with; higher is better.
type Scores [256]int32

// Score sets scores to the sum of the rows of keys. Keys the model does not know add nothing. Two keys that share slot
// and fingerprint (one unknown key in about 400) are not told apart.
func (w *Weights) Score(keys []uint32, scores *Scores) {
	*scores = Scores{}
	w.Add(keys, scores)
}

// batch is how many keys are looked up together. All of their slots are fetched before the first is looked at, so that
// the memory works on many at a time; that is most of the time a score takes.
const batch = 128

// Add adds the rows of keys to scores.
func (w *Weights) Add(keys []uint32, scores *Scores) {
	var first [batch]uint32
	for len(keys) > batch {
		w.Add(keys[:batch], scores)
		keys = keys[batch:]
	}
	slots, cells, shift := w.slots, w.cells, w.shift&31
	for j, k := range keys {
		first[j&(batch-1)] = slots[k>>shift]
	}
	n := 0
	for j, k := range keys {
		s := first[j&(batch-1)]
		for i := k >> shift; s != 0; s = slots[i&uint32(len(slots)-1)] {
			if s>>24 == k&0xff {
				first[n&(batch-1)] = s & 0xffffff
				n++
				break
			}
			i++
		}
	}
	for _, at := range first[:n] {
		row := cells[at+1:]
		row = row[:cells[at]]
		for _, c := range row {
			scores[c>>8] += int32(int8(c))
		}
	}
}

// Best returns the class below n with the highest score; the lowest such number when several share it.
func (s *Scores) Best(n int) int {
	best := 0
	for c := 1; c < n; c++ {
		if s[c] > s[best] {
			best = c
		}
	}
	return best
}

// row is a feature's weights on the way into or out of a file.
type row struct {
	key   uint32
	cells []uint16
}

// appendRows writes rows, which are in order of their keys: their number and that of their cells, then for each the
// distance of its key from the one before, the number of its cells and the cells.
func appendRows(b []byte, rows []row) []byte {
	n := 0
	for _, r := range rows {
		n += len(r.cells)
	}
	b = binary.AppendUvarint(b, uint64(len(rows)))
	b = binary.AppendUvarint(b, uint64(n))
	last := uint32(0)
	for _, r := range rows {
		b = binary.AppendUvarint(b, uint64(r.key-last))
		b = binary.AppendUvarint(b, uint64(len(r.cells)))
		for _, c := range r.cells {
			b = append(b, byte(c>>8), byte(c))
		}
		last = r.key
	}
	return b
}

var errShort = errors.New("model data ends early")

// uvarint reads a number from the head of data.
func uvarint(data string) (uint64, string, error) {
	x := uint64(0)
	for i := 0; i < len(data) && i < binary.MaxVarintLen64; i++ {
		x |= uint64(data[i]&0x7f) << (7 * i)
		if data[i] < 0x80 {
			return x, data[i+1:], nil
		}
	}
	return 0, data, errShort
}

// ReadWeights reads what Weights.Append wrote and returns the rest of data.
func ReadWeights(data string) (*Weights, string, error) {
	n, data, err := uvarint(data)
	if err != nil {
		return nil, data, err
	}
	cells, data, err := uvarint(data)
	if err != nil {
		return nil, data, err
	}
	if n > 1<<24 || cells+n >= 1<<24 {
		return nil, data, errors.New("model too large")
	}
	w := newWeights(int(n), int(cells))
	key := uint32(0)
	for range n {
		var d, m uint64
		if d, data, err = uvarint(data); err != nil {
			return nil, data, err
		}
		if m, data, err = uvarint(data); err != nil {
			return nil, data, err
		}
		if uint64(len(data)) < 2*m || m > 256 {
			return nil, data, errShort
		}
		key += uint32(d)
		w.slot(key)
		w.cells = append(w.cells, uint16(m))
		for i := range int(m) {
			w.cells = append(w.cells, uint16(data[2*i])<<8|uint16(data[2*i+1]))
		}
		data = data[2*m:]
	}
	return w, data, nil
}

// newWeights makes an empty model with room for n rows and their cells. At most two thirds of the slots get used.
func newWeights(n, cells int) *Weights {
	k := max(bits.Len(uint(n+n/2)), 4)
	w := &Weights{shift: uint(32 - k), slots: make([]uint32, 1<<k), cells: make([]uint16, 1, 1+n+cells)}
	return w
}

// slot lets key lead to the row that is appended to cells next.
func (w *Weights) slot(key uint32) {
	i := key >> w.shift
	for w.slots[i&uint32(len(w.slots)-1)] != 0 {
		i++
	}
	w.slots[i&uint32(len(w.slots)-1)] = key<<24 | uint32(len(w.cells))
}
