package view

import (
	_ "embed"
	"encoding/binary"
	"math"
	"slices"
)

// Term is a word in a vector with its weight.
type Term struct {
	Hash   uint32
	Weight float32
}

// Vector is a sparse vector of unit length, ordered by Hash; nil for one without terms.
type Vector []Term

// Dot returns the cosine of two vectors: 0 to 1.
func (v Vector) Dot(o Vector) float64 {
	sum, i, j := float32(0), 0, 0
	for i < len(v) && j < len(o) {
		switch {
		case v[i].Hash < o[j].Hash:
			i++
		case v[i].Hash > o[j].Hash:
			j++
		default:
			sum += v[i].Weight * o[j].Weight
			i++
			j++
		}
	}
	return float64(sum)
}

//go:embed idf.bin
var idfData []byte

// background holds how many reports of a background of idfReports carry a word: an open hash table of two slots a word.
var background = readBackground(idfData)

type table struct {
	reports float64
	mask    uint32
	keys    []uint32
	counts  []uint16
}

// readBackground reads idf.bin (little endian): number of reports (uint32), number of words (uint32), then for each word
// its hash (uint32) and the number of reports that carry it (uint16).
func readBackground(b []byte) table {
	t := table{reports: float64(binary.LittleEndian.Uint32(b))}
	n := int(binary.LittleEndian.Uint32(b[4:]))
	size := 1
	for size < 2*n+2 {
		size *= 2
	}
	t.mask, t.keys, t.counts = uint32(size-1), make([]uint32, size), make([]uint16, size)
	for i := range n {
		e := b[8+6*i:]
		h, c := binary.LittleEndian.Uint32(e), binary.LittleEndian.Uint16(e[4:])
		at := h & t.mask
		for t.counts[at] != 0 {
			at = (at + 1) & t.mask
		}
		t.keys[at], t.counts[at] = h, c
	}
	return t
}

func (t *table) count(h uint32) float64 {
	for at := h & t.mask; t.counts[at] != 0; at = (at + 1) & t.mask {
		if t.keys[at] == h {
			return float64(t.counts[at])
		}
	}
	return 0
}

// Rarity weighs words: how few reports carry them, of the background and of the reports at hand.
type Rarity struct {
	local   map[uint32]int32
	reports float64
}

// NewRarity counts the words of the reports.
func NewRarity(vs []Report) *Rarity {
	r := &Rarity{local: make(map[uint32]int32, 40*len(vs)), reports: background.reports + float64(len(vs))}
	var seen []uint32
	for i := range vs {
		seen = vs[i].Seen(seen)
		for _, h := range seen {
			r.local[h]++
		}
	}
	return r
}

// Of returns the weight of a word: about 0 for those of every report, 9 for one nobody else has.
func (r *Rarity) Of(h uint32) float64 {
	return math.Log(r.reports / (background.count(h) + float64(r.local[h]) + 0.5))
}

// Background returns how many of the background's reports carry a word, and of how many.
func Background(h uint32) (count, of float64) { return background.count(h), background.reports }

// common is the rarity below which a word tells nothing: one in five reports has it.
const common = 1.6

// Vector returns the vector of the hashes, which it sorts: weight (1 + ln tf) * rarity.
func (r *Rarity) Vector(hashes []uint32) Vector {
	slices.Sort(hashes)
	var out Vector
	norm := 0.0
	for i := 0; i < len(hashes); {
		j := i + 1
		for j < len(hashes) && hashes[j] == hashes[i] {
			j++
		}
		if w := r.Of(hashes[i]); w > common {
			w *= 1 + math.Log(float64(j-i))
			norm += w * w
			out = append(out, Term{hashes[i], float32(w)})
		}
		i = j
	}
	norm = math.Sqrt(norm)
	for i := range out {
		out[i].Weight = float32(float64(out[i].Weight) / norm)
	}
	return out
}

// Names appends to out the words of names and a hash for each two that follow one another: "Ana Horvat" tells more than
// "Ana" and "Horvat".
func (v *Report) Names(out []uint32) []uint32 {
	for i, w := range v.Words {
		if w.Form&Name == 0 {
			continue
		}
		out = append(out, w.Hash)
		if i > 0 && v.Words[i-1].Form&Name != 0 && w.Form&First == 0 {
			out = append(out, v.Words[i-1].Hash*31+w.Hash)
		}
	}
	return out
}

// Numbers appends to out the figures, each also with the word after it: "34-year" and "340 jobs" tell more than the number.
func (v *Report) Numbers(out []uint32) []uint32 {
	for i, w := range v.Words {
		if w.Form&Number == 0 {
			continue
		}
		out = append(out, w.Hash)
		if i+1 < len(v.Words) {
			out = append(out, w.Hash*31+v.Words[i+1].Hash)
		}
	}
	return out
}

// Seen returns what is counted in a report, ascending and without doubles: words, neighbours among names, and figures with
// the word after them. It reuses buf.
func (v *Report) Seen(buf []uint32) []uint32 {
	buf = buf[:0]
	for i, w := range v.Words {
		buf = append(buf, w.Hash)
		if i == 0 || w.Form&First != 0 {
			continue
		}
		if p := v.Words[i-1]; p.Form&Number != 0 || p.Form&Name != 0 && w.Form&Name != 0 {
			buf = append(buf, p.Hash*31+w.Hash)
		}
	}
	slices.Sort(buf)
	return slices.Compact(buf)
}
