// Package seq labels sequences with a linear chain over hashed features: a small table of weights, Viterbi decoding,
// and a conditional random field (Lafferty et al., ICML 2001) that makes the table.
//
// Label 0 means "nothing" and has no weights of its own: every other label is scored against it.
package seq

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// MaxLabels bounds the number of labels, label 0 included.
const MaxLabels = 5

// probes is how many rows of the table a feature may stand in.
const probes = 6

// Model is a read-only table of weights. The zero Model is not usable; Read makes one.
type Model struct {
	labels int
	n      uint32  // rows
	width  int     // bytes in a row: a tag and a weight for each label but 0
	scale  float32 // units of the table in one natural logarithm
	rows   []byte  // len = n * width
	// trans[a][b] is the score of label b after label a; a = labels stands for the start.
	trans [MaxLabels + 1][MaxLabels]int32
	// Forbidden[a][b] says that label b cannot follow label a; set by the owner of the labels.
	Forbidden [MaxLabels + 1][MaxLabels]bool
}

// Labels returns the number of labels, 0 included.
func (m *Model) Labels() int { return m.labels }

const magic = "seq2"

// headSize is the bytes before the rows: magic, labels, rows, scale, steps.
const headSize = len(magic) + 1 + 4 + 4 + 4*(MaxLabels+1)*MaxLabels

// Units returns x, a natural logarithm of odds, in the units of scores.
func (m *Model) Units(x float32) int32 { return int32(x * m.scale) }

// Read takes a model from its bytes, which it keeps.
func Read(b []byte) (*Model, error) {
	if len(b) < headSize || string(b[:len(magic)]) != magic {
		return nil, fmt.Errorf("read sequence model: no model")
	}
	m := &Model{labels: int(b[4]), n: binary.LittleEndian.Uint32(b[5:])}
	if m.labels < 2 || m.labels > MaxLabels || m.n > maxRows {
		return nil, fmt.Errorf("read sequence model: %d labels, %d rows", m.labels, m.n)
	}
	m.width = m.labels
	m.scale = math.Float32frombits(binary.LittleEndian.Uint32(b[9:]))
	k := 13
	for i := range m.trans {
		for j := range m.trans[i] {
			m.trans[i][j] = int32(binary.LittleEndian.Uint32(b[k:]))
			k += 4
		}
	}
	m.rows = b[k:]
	if want := int(m.n) * m.width; len(m.rows) < want {
		return nil, fmt.Errorf("read sequence model: %d bytes of weights, want %d", len(m.rows), want)
	}
	m.rows = m.rows[:int(m.n)*m.width]
	return m, nil
}

// maxRows bounds a table.
const maxRows = 1 << 24

// Size returns the bytes of the model that starts b, 0 when there is none.
func Size(b []byte) int {
	if len(b) < headSize || string(b[:len(magic)]) != magic {
		return 0
	}
	return min(len(b), headSize+int(b[4])*int(binary.LittleEndian.Uint32(b[5:])))
}

// Write writes the model so that Read takes it.
func (m *Model) Write(w io.Writer) error {
	b := append([]byte(magic), byte(m.labels))
	b = binary.LittleEndian.AppendUint32(b, m.n)
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(m.scale))
	for i := range m.trans {
		for j := range m.trans[i] {
			b = binary.LittleEndian.AppendUint32(b, uint32(m.trans[i][j]))
		}
	}
	if _, err := w.Write(b); err != nil {
		return err
	}
	_, err := w.Write(m.rows)
	return err
}

// tag returns the check byte of a feature; 0 marks an empty row.
func tag(f uint32) byte { return max(byte(f), 1) }

// row returns where the rows of feature f start: its high bits decide, its low bits are the tag.
func (m *Model) row(f uint32) uint32 {
	return uint32(uint64(f) * uint64(m.n-probes+1) >> 32)
}

// Add adds the weights of features fs to scores, which has a place for each label.
func (m *Model) Add(scores *[MaxLabels]int32, fs []uint32) {
	rows, width, n := m.rows, m.width, uint64(m.n-probes+1)
	for _, f := range fs {
		t := tag(f)
		k := int(uint64(f)*n>>32) * width
		for range probes {
			row := rows[k : k+width]
			k += width
			if row[0] == t {
				for l := 1; l < len(row) && l < MaxLabels; l++ {
					scores[l] += int32(int8(row[l]))
				}
				break
			}
			if row[0] == 0 {
				break
			}
		}
	}
}

// Decoder holds the space that decoding needs, to be used again and again by one goroutine.
type Decoder struct {
	Scores [][MaxLabels]int32 // by token; the caller fills it
	best   [][MaxLabels]int32
	back   [][MaxLabels]int8
	Path   []int8 // the labels found
}

// Reset makes room for n tokens with all scores 0.
func (d *Decoder) Reset(n int) {
	if cap(d.Scores) < n {
		d.Scores = make([][MaxLabels]int32, n+n/2)
		d.best = make([][MaxLabels]int32, n+n/2)
		d.back = make([][MaxLabels]int8, n+n/2)
		d.Path = make([]int8, n+n/2)
	}
	d.Scores, d.best, d.back, d.Path = d.Scores[:n], d.best[:n], d.back[:n], d.Path[:n]
	clear(d.Scores)
}

const lowest = -1 << 28

// Decode fills d.Path with the best labels for d.Scores and returns their score.
func (m *Model) Decode(d *Decoder) int32 {
	n, l := len(d.Scores), m.labels
	if n == 0 {
		return 0
	}
	for i := range n {
		for b := range l {
			if i == 0 {
				d.best[0][b] = d.Scores[0][b] + m.trans[l][b]
				if m.Forbidden[l][b] {
					d.best[0][b] = lowest
				}
				continue
			}
			top, from := int32(2*lowest), 0
			for a := range l {
				if m.Forbidden[a][b] {
					continue
				}
				if s := d.best[i-1][a] + m.trans[a][b]; s > top {
					top, from = s, a
				}
			}
			d.best[i][b], d.back[i][b] = top+d.Scores[i][b], int8(from)
		}
	}
	at := 0
	for b := 1; b < l; b++ {
		if d.best[n-1][b] > d.best[n-1][at] {
			at = b
		}
	}
	total := d.best[n-1][at]
	for i := n - 1; i >= 0; i-- {
		d.Path[i] = int8(at)
		at = int(d.back[i][at])
	}
	return total
}
