package view

import (
	"math"

	"github.com/readoutdesk/readout/internal/annotate"
)

// All returns the views of the readings, without what is the furniture of a site rather than text of a report, as far as
// the reports show it together.
func All(rs []*annotate.Reading) []Report {
	vs := make([]Report, len(rs))
	for i, r := range rs {
		vs[i] = Read(r)
	}
	count := make(map[uint64]int32)
	for _, v := range vs {
		for _, s := range v.Sentences {
			count[s.Key]++
		}
	}
	t := templates(vs, count)
	for i := range vs {
		vs[i].drop(t)
		vs[i].hollow(count)
	}
	return vs
}

// carriers is the least number of reports that show a sentence to be furniture. Fewer may be one text and its copies.
const carriers = 5

// templates returns the sentences that many reports carry whose headlines have nothing in common. Copies of one text
// share headline words: names, places, the deed.
func templates(vs []Report, count map[uint64]int32) map[uint64]bool {
	held := make(map[uint64][]int32)
	for i, v := range vs {
		for _, s := range v.Sentences {
			if count[s.Key] < carriers {
				continue
			}
			if l := held[s.Key]; len(l) == 0 || l[len(l)-1] != int32(i) {
				held[s.Key] = append(l, int32(i))
			}
		}
	}
	out := make(map[uint64]bool)
	for k, docs := range held { // each sentence is judged by itself: the order of the map does not show
		if len(docs) >= carriers && !agree(vs, docs) {
			out[k] = true
		}
	}
	return out
}

// agree reports whether one telling word stands in the headlines of half the reports, or whether they have no headlines
// to tell.
func agree(vs []Report, docs []int32) bool {
	words, titled := make(map[uint32]int), 0
	for _, d := range docs {
		t := vs[d].Title
		if len(t) > 0 {
			titled++
		}
		for i, w := range t {
			if w.Form&Number == 0 && Rare(w.Hash) && !repeats(t[:i], w.Hash) {
				words[w.Hash]++
			}
		}
	}
	if 2*titled < len(docs) {
		return true
	}
	most := 0
	for _, n := range words {
		most = max(most, n)
	}
	return 2*most >= titled
}

func repeats(ws []Word, h uint32) bool {
	for _, w := range ws {
		if w.Hash == h {
			return true
		}
	}
	return false
}

// Rare reports whether fewer than one report in eight of the background carries a word.
func Rare(h uint32) bool {
	return math.Log(background.reports/(background.count(h)+.5)) > 2.1
}

// drop takes the given sentences out of the body.
func (v *Report) drop(keys map[uint64]bool) {
	found := false
	for _, s := range v.Sentences {
		found = found || keys[s.Key]
	}
	if !found {
		return
	}
	words, sentences := v.Words[:0], v.Sentences[:0]
	for _, s := range v.Sentences {
		if keys[s.Key] {
			continue
		}
		first := len(words)
		words = append(words, v.Words[s.First:s.Last]...)
		s.First, s.Last = first, len(words)
		sentences = append(sentences, s)
	}
	v.Words, v.Sentences = words, sentences
}

// hollow empties a body that has no telling word of its own headline and that others print too: a login form or error
// page in place of a report.
func (v *Report) hollow(count map[uint64]int32) {
	shared := 0
	for _, s := range v.Sentences {
		if count[s.Key] > 1 {
			shared++
		}
	}
	if 2*shared < len(v.Sentences) {
		return
	}
	tells := 0
	for _, w := range v.Title {
		if !Rare(w.Hash) {
			continue
		}
		tells++
		if repeats(v.Words, w.Hash) {
			return
		}
	}
	if tells > 1 {
		v.Words, v.Sentences = nil, nil
	}
}
