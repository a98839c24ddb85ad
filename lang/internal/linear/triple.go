package linear

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
)

// Triple is a trained model of three classes. Only differences between classes decide, so a row holds two numbers: how
// much its feature speaks for class 1 and for class 2 rather than class 0.
type Triple struct {
	shift uint
	slots []uint32 // eight bits of the key, two weights of twelve; 0: free
}

const (
	weightBits = 12
	weightMax  = 1<<(weightBits-1) - 1
	weightMask = 1<<weightBits - 1
)

// Score returns the scores of classes 1 and 2; class 0 has 0.
func (w *Triple) Score(keys []uint32) (one, two int32) {
	var first [batch]uint32
	for len(keys) > batch {
		a, b := w.Score(keys[:batch])
		one, two, keys = one+a, two+b, keys[batch:]
	}
	slots, shift := w.slots, w.shift&31
	for j, k := range keys {
		first[j&(batch-1)] = slots[k>>shift]
	}
	for j, k := range keys {
		s := first[j&(batch-1)]
		for i := k >> shift; s != 0; s = slots[i&uint32(len(slots)-1)] {
			if s>>24 == k&0xff {
				one += int32(s<<8) >> 20
				two += int32(s<<20) >> 20
				break
			}
			i++
		}
	}
	return one, two
}

// tripleRow is a row on its way into or out of a file.
type tripleRow struct {
	key uint32
	val uint32 // two weights of twelve bits
}

// PackedTriple is a trained model ready to be written.
type PackedTriple struct{ rows []tripleRow }

// Len returns the number of features.
func (p PackedTriple) Len() int { return len(p.rows) }

// Append writes the model behind b: the number of rows, then for each the distance of its key from the one before, and
// its weights in three bytes.
func (p PackedTriple) Append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(p.rows)))
	last := uint32(0)
	for _, r := range p.rows {
		b = binary.AppendUvarint(b, uint64(r.key-last))
		b = append(b, byte(r.val>>16), byte(r.val>>8), byte(r.val))
		last = r.key
	}
	return b
}

// Triple returns the model for use.
func (p PackedTriple) Triple() *Triple {
	w := newTriple(len(p.rows))
	for _, r := range p.rows {
		w.put(r.key, r.val)
	}
	return w
}

// ReadTriple reads what PackedTriple.Append wrote and returns the rest of data.
func ReadTriple(data string) (*Triple, string, error) {
	n, data, err := uvarint(data)
	if err != nil {
		return nil, data, err
	}
	if n > uint64(len(data)) {
		return nil, data, errShort
	}
	w := newTriple(int(n))
	key := uint32(0)
	for range n {
		var d uint64
		if d, data, err = uvarint(data); err != nil {
			return nil, data, err
		}
		if len(data) < 3 {
			return nil, data, errShort
		}
		key += uint32(d)
		w.put(key, uint32(data[0])<<16|uint32(data[1])<<8|uint32(data[2]))
		data = data[3:]
	}
	return w, data, nil
}

func newTriple(n int) *Triple {
	k := max(bits.Len(uint(n+n/2)), 4)
	return &Triple{shift: uint(32 - k), slots: make([]uint32, 1<<k)}
}

// put adds a row. A row of two zeros would look like a free slot when its fingerprint is zero too; it says nothing.
func (w *Triple) put(key, val uint32) {
	if val == 0 {
		return
	}
	i := key >> w.shift
	for w.slots[i&uint32(len(w.slots)-1)] != 0 {
		i++
	}
	w.slots[i&uint32(len(w.slots)-1)] = key<<24 | val
}

// TripleLearner trains a Triple: an averaged perceptron of three classes.
type TripleLearner struct {
	index map32
	keys  []uint32
	rows  []trainedTriple
	step  int64
}

type trainedTriple struct {
	value [3]int32
	sum   [3]int64
	since int64
}

// NewTripleLearner returns a learner that knows nothing.
func NewTripleLearner() *TripleLearner { return &TripleLearner{index: newMap32()} }

// Score returns the present scores of the classes.
func (l *TripleLearner) Score(keys []uint32) (s [3]int32) {
	for _, k := range keys {
		if i := l.index.get(k); i >= 0 {
			v := &l.rows[i].value
			s[0] += v[0]
			s[1] += v[1]
			s[2] += v[2]
		}
	}
	return s
}

// Step counts one decision, right or wrong.
func (l *TripleLearner) Step() { l.step++ }

// Correct moves the weights of keys from the class wrong to the class right.
func (l *TripleLearner) Correct(keys []uint32, right, wrong int) {
	for _, k := range keys {
		i := l.index.get(k)
		if i < 0 {
			i = int32(len(l.rows))
			l.index.put(k, i)
			l.keys = append(l.keys, k)
			l.rows = append(l.rows, trainedTriple{since: l.step})
		}
		r := &l.rows[i]
		for c, v := range r.value {
			r.sum[c] += int64(v) * (l.step - r.since)
		}
		r.since = l.step
		r.value[right]++
		r.value[wrong]--
	}
}

// Pack returns the averaged weights times scale, rounded to 12 bits, as differences from class 0. Features that set no
// two classes further apart than prune times scale are left out.
func (l *TripleLearner) Pack(scale, prune float64) PackedTriple {
	var p PackedTriple
	for i, k := range l.keys {
		r := &l.rows[i]
		var avg [3]float64
		for c, v := range r.value {
			avg[c] = float64(r.sum[c]+int64(v)*(l.step-r.since)) / float64(max(l.step, 1))
		}
		one, two := quantise((avg[1]-avg[0])*scale), quantise((avg[2]-avg[0])*scale)
		if apart := max(abs(one), abs(two), abs(one-two)); apart != 0 && float64(apart) >= prune*scale {
			p.rows = append(p.rows, tripleRow{k, uint32(one)&weightMask<<weightBits | uint32(two)&weightMask})
		}
	}
	slices.SortFunc(p.rows, func(a, b tripleRow) int { return int(int64(a.key) - int64(b.key)) })
	return p
}

func quantise(x float64) int32 { return int32(max(-weightMax, min(weightMax, math.Round(x)))) }

func abs(x int32) int32 { return max(x, -x) }
