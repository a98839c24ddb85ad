package view

import (
	"cmp"
	"slices"
)

// Pair is two reports that may belong together, A < B, with the cosine of their vectors.
type Pair struct {
	A, B   int
	Cosine float64
}

// Limits of the search for pairs. They bound the work on large collections; a desk's story comes nowhere near.
const (
	queryTerms = 72  // rarest words of a report that are looked up
	longList   = 300 // a word of more reports than this is not looked up
)

// Near returns the pairs of vectors with a cosine of at least least, in order of A and B. Two vectors that share none of
// the words that weigh most in one of them are not found.
func Near(vs []Vector, least float64) []Pair {
	x := newPostings(vs)
	score, touched := make([]float32, len(vs)), []int32{}
	var top Vector
	var out []Pair
	for i, v := range vs {
		top = heaviest(top, v)
		for _, t := range top {
			for _, p := range x.of(t.Hash) {
				if score[p.doc] == 0 {
					touched = append(touched, p.doc)
				}
				score[p.doc] += p.weight * t.Weight
			}
		}
		for _, j := range touched {
			if j != int32(i) && float64(score[j]) >= least*0.7 {
				out = append(out, Pair{A: min(i, int(j)), B: max(i, int(j))})
			}
			score[j] = 0
		}
		touched = touched[:0]
	}
	slices.SortFunc(out, func(x, y Pair) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	out = slices.Compact(out)
	kept := out[:0]
	for _, p := range out {
		if p.Cosine = vs[p.A].Dot(vs[p.B]); p.Cosine >= least {
			kept = append(kept, p)
		}
	}
	return kept
}

// heaviest returns the terms of v that are looked up, in the room of buf.
func heaviest(buf, v Vector) Vector {
	buf = append(buf[:0], v...)
	if len(buf) > queryTerms {
		slices.SortFunc(buf, func(a, b Term) int {
			return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Hash, b.Hash))
		})
		buf = buf[:queryTerms]
	}
	return buf
}

// postings lists for each word the reports that carry it.
type postings struct {
	at    map[uint32]stretch
	store []posting
}

type stretch struct{ from, n, room int32 }

type posting struct {
	doc    int32
	weight float32
}

func newPostings(vs []Vector) *postings {
	x := &postings{at: make(map[uint32]stretch)}
	for _, v := range vs {
		for _, t := range v {
			s := x.at[t.Hash]
			s.room++
			x.at[t.Hash] = s
		}
	}
	total := int32(0)
	for h, s := range x.at { // only the place in memory depends on the order of the map
		if s.room < 2 || s.room > longList {
			delete(x.at, h)
			continue
		}
		s.from = total
		total += s.room
		x.at[h] = s
	}
	x.store = make([]posting, total)
	for i, v := range vs {
		for _, t := range v {
			if s, ok := x.at[t.Hash]; ok {
				x.store[s.from+s.n] = posting{int32(i), t.Weight}
				s.n++
				x.at[t.Hash] = s
			}
		}
	}
	return x
}

func (x *postings) of(h uint32) []posting {
	s := x.at[h]
	return x.store[s.from : s.from+s.n]
}
