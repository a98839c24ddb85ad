package lang

import (
	"unicode"

	"github.com/readoutdesk/readout/news"
)

// Labels are BILOU over the five types: 0 is outside; 1+4t, 2+4t, 3+4t, 4+4t are begin, inside, last, unit of type t.
const (
	nameTypes  = 5
	nameLabels = 1 + 4*nameTypes
)

var nameKinds = [nameTypes]news.NameType{news.NamePerson, news.NameOrganisation, news.NameLocation, news.NameGroup, news.NameMisc}

func kindIndex(k news.NameType) int {
	for i, x := range nameKinds {
		if x == k {
			return i
		}
	}
	return -1
}

// open reports whether label y leaves a name unfinished.
func openLabel(y int) bool { return y > 0 && (y-1)%4 < 2 }

// legal reports whether label y may follow label prev; a name must end with its sentence.
func legal(prev, y int, last bool) bool {
	if last && openLabel(y) {
		return false
	}
	if openLabel(prev) {
		return y > 0 && (y-1)/4 == (prev-1)/4 && ((y-1)%4 == 1 || (y-1)%4 == 2)
	}
	return y == 0 || (y-1)%4 == 0 || (y-1)%4 == 3
}

// trait is what the features say about a token beside its clue.
type trait struct {
	word            uint64 // as a name, digits by their pattern
	shape           uint64
	ruled           uint8  // label the rules give
	about           uint16 // types the rules give to the same word anywhere: single, and as part of a longer name
	runPos, runLeft uint8  // place in its run of capitalised words
	runHead         int32  // first and last token of the run
	runTail         int32
	titled          bool // a title ends before the token
	candidate       bool // a name may start here
	heading         bool // the sentence is written in capitals or title case
}

// traits fills what the features need; the rules have run.
func (n *naming) traits() {
	d := n.doc
	n.trait = make([]trait, len(d.Tokens))
	about := make(map[uint64]uint16)
	for _, s := range n.spans {
		t := kindIndex(s.kind)
		many := s.last-s.first > 1
		for i := s.first; i < s.last; i++ {
			n.trait[i].ruled = uint8(labelAt(t, i, s.first, s.last))
			if n.clues[i].form.capital() {
				bit := uint16(1) << t
				if many {
					bit <<= nameTypes
				}
				about[n.clues[i].name] |= bit
			}
		}
	}
	for i := range n.trait {
		t, c := &n.trait[i], &n.clues[i]
		w := d.W(i)
		t.word, t.shape = c.name, shapeOf(w)
		if c.form == formDigit {
			t.word = t.shape
		}
		t.about = about[c.name]
		t.candidate = c.form.capital() || c.longest > 0 || n.particle(i)
		if c.titleAhead > 0 && i+int(c.titleAhead) < len(n.trait) {
			n.trait[i+int(c.titleAhead)].titled = true
		}
	}
	for _, s := range d.Sentences {
		n.runs(s)
	}
}

// particle reports whether token i is a small word that starts a name: "al-Damazin", "de Soto".
func (n *naming) particle(i int) bool {
	if n.clues[i].word&joiner == 0 || i+1 >= len(n.clues) || notFirst[n.doc.W(i)] {
		return false
	}
	if n.clues[i+1].form.capital() {
		return true
	}
	return n.doc.W(i+1) == "-" && i+2 < len(n.clues) && n.clues[i+2].form.capital()
}

// notFirst are joiners that no name starts with.
var notFirst = readSet("of for and the & - ' ’ a")

// runs marks the runs of capitalised words of a sentence, and whether it is written like a heading.
func (n *naming) runs(s Sentence) {
	capital, words := 0, 0
	for i := s.First; i < s.Last; i++ {
		switch f := n.clues[i].form; {
		case f.capital():
			capital++
			words++
		case f == formLower && n.clues[i].word&joiner == 0:
			words++
		}
	}
	heading := words > 3 && capital*10 > words*7
	for i := s.First; i < s.Last; {
		n.trait[i].heading = heading
		n.trait[i].runHead, n.trait[i].runTail = int32(i), int32(i)
		if !n.clues[i].form.capital() {
			i++
			continue
		}
		j := i + 1
		for j < s.Last {
			if n.clues[j].form.capital() {
				j++
				continue
			}
			w := n.doc.W(j)
			if j+1 < s.Last && (n.clues[j].word&joiner != 0 && w != "and" || w == "-" || w == "&") && n.clues[j+1].form.capital() {
				j += 2
				continue
			}
			break
		}
		for k := i; k < j; k++ {
			n.trait[k].heading = heading
			n.trait[k].runPos, n.trait[k].runLeft = uint8(min(k-i, 5)), uint8(min(j-1-k, 5))
			n.trait[k].runHead, n.trait[k].runTail = int32(i), int32(j-1)
		}
		i = j
	}
}

func labelAt(t, i, first, last int) int {
	switch {
	case t < 0:
		return 0
	case last-first == 1:
		return 4 + 4*t
	case i == first:
		return 1 + 4*t
	case i == last-1:
		return 3 + 4*t
	}
	return 2 + 4*t
}

// shapeOf packs the shape of w: runs of capitals, small letters, digits and others, at most eight, and whether a run is
// longer than one.
func shapeOf(w string) uint64 {
	s, prev, count := uint64(1), uint64(0), 0
	for _, r := range w {
		var k uint64
		switch {
		case unicode.IsUpper(r):
			k = 1
		case unicode.IsLower(r):
			k = 2
		case unicode.IsDigit(r):
			k = 3
		case r == '.':
			k = 4
		default:
			k = 5
		}
		if k == prev {
			if count == 1 {
				s = s<<3 | 7
			}
			count++
		} else {
			s = s<<3 | k
			prev, count = k, 1
		}
		if s>>48 != 0 {
			break
		}
	}
	if len(w) == 4 && prev == 3 {
		return 0x4444
	}
	return s
}

// featurer makes the feature keys of one token after another.
type featurer struct {
	n    *naming
	keys []uint32
	t    uint64 // number of the template
}

func (f *featurer) add(v uint64) {
	f.t++
	h := (v ^ f.t*0x9e3779b97f4a7c15) * 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	k := uint32(h >> 32)
	if k == 0 {
		k = 1
	}
	f.keys = append(f.keys, k)
}

// pair joins two values.
func pair(a, b uint64) uint64 { return chain(a*3+1, b) }

var edgeClue = clue{name: 77, low: 77, form: formMark}
var edgeTrait = trait{word: 77, shape: 77}

func (n *naming) at(i int, s Sentence) (*clue, *trait) {
	if i < s.First || i >= s.Last {
		return &edgeClue, &edgeTrait
	}
	return &n.clues[i], &n.trait[i]
}

// features lists the features of token i of sentence s after labels y1 (the token before) and y2, given the label that
// the same word had last in the document (-1 for none).
func (f *featurer) features(i int, s Sentence, y1, y2, memory int) []uint32 {
	n := f.n
	f.keys, f.t = f.keys[:0], 0
	w := n.doc.W(i)
	c, t := n.at(i, s)
	cp, tp := n.at(i-1, s)
	cn, tn := n.at(i+1, s)
	cp2, tp2 := n.at(i-2, s)
	cn2, tn2 := n.at(i+2, s)
	prev := uint64(y1)
	// the word itself
	f.add(t.word)
	f.add(c.low)
	f.add(suffix(w, 2))
	f.add(suffix(w, 3))
	f.add(suffix(w, 4))
	f.add(prefix(w, 2))
	f.add(prefix(w, 3))
	f.add(prefix(w, 4))
	f.add(t.shape)
	first := uint64(0)
	if c.first {
		first = 1
	}
	if c.lowerToo {
		first |= 2
	}
	if t.heading {
		first |= 4
	}
	if c.word&inWords != 0 {
		first |= 8
	}
	f.add(pair(first, uint64(c.form)))
	f.add(pair(first, prev))
	// its neighbours
	f.add(tp.word)
	f.add(tn.word)
	f.add(tp2.word)
	f.add(tn2.word)
	f.add(pair(tp.word, t.word))
	f.add(pair(t.word, tn.word))
	f.add(pair(tp.word, tn.word))
	f.add(pair(tp2.word, tp.word))
	f.add(pair(tn.word, tn2.word))
	f.add(pair(pair(tp.shape, t.shape), tn.shape))
	f.add(pair(pair(uint64(cp2.form), uint64(cp.form)), pair(uint64(cn.form), uint64(cn2.form))))
	f.add(suffix(n.word(i-1, s), 3))
	f.add(suffix(n.word(i+1, s), 3))
	// what came before
	f.add(prev)
	f.add(pair(prev, uint64(y2)))
	f.add(pair(prev, t.word))
	f.add(pair(prev, tp.word))
	f.add(pair(prev, tn.word))
	f.add(pair(prev, t.shape))
	f.add(pair(prev, pair(uint64(c.form), uint64(cn.form))))
	// lists
	f.add(pair(1, uint64(c.starts)))
	f.add(pair(2, pair(uint64(c.starts), uint64(c.longest))))
	f.add(pair(3, uint64(c.within)))
	f.add(pair(pair(4, uint64(c.within)), prev))
	f.add(pair(pair(5, uint64(c.within)), uint64(cn.within)))
	f.add(pair(pair(6, uint64(c.within)), uint64(cp.within)))
	f.add(pair(pair(7, uint64(c.within)), tp.word))
	f.add(pair(pair(8, uint64(c.within)), tn.word))
	f.add(pair(uint64(c.word), prev))
	f.add(pair(uint64(c.word), uint64(cn.word&^inWords)))
	f.add(pair(uint64(cp.word), uint64(c.within)))
	f.add(pair(pair(uint64(cn.within), uint64(cn.word)), uint64(cn.form)))
	title := uint64(0)
	if t.titled {
		title = 1
	}
	f.add(pair(title, pair(uint64(c.title), uint64(c.form))))
	f.add(pair(pair(title, uint64(c.within)), uint64(cn.form)))
	// the run of capitals
	head, tail := &n.clues[t.runHead], &n.clues[t.runTail]
	place := uint64(t.runPos)<<8 | uint64(t.runLeft)
	f.add(pair(place, prev))
	f.add(pair(pair(uint64(tail.word), uint64(head.word)), place))
	f.add(pair(tail.low, uint64(t.runPos)))
	f.add(pair(pair(tail.low, prev), 3))
	f.add(pair(head.low, uint64(t.runLeft)))
	f.add(pair(uint64(head.starts), uint64(tail.within)))
	before, _ := n.at(int(t.runHead)-1, s)
	after, _ := n.at(int(t.runTail)+1, s)
	f.add(pair(pair(before.low, 11), uint64(t.runPos)))
	f.add(pair(pair(after.low, 12), uint64(t.runLeft)))
	f.add(pair(before.low, after.low))
	// tags and heads
	tag, tagp, tagn := n.tagHash(i, s), n.tagHash(i-1, s), n.tagHash(i+1, s)
	f.add(pair(tag, prev))
	f.add(pair(pair(tagp, tag), tagn))
	f.add(pair(pair(tag, tagn), pair(3, prev)))
	rel, head1 := n.headHash(i, s)
	f.add(pair(rel, 21))
	f.add(pair(rel, head1))
	rel, head1 = n.headHash(int(t.runTail), s)
	f.add(pair(pair(rel, head1), 22))
	f.add(pair(pair(rel, 23), uint64(t.runLeft)))
	// the rules and the document
	f.add(pair(uint64(t.ruled), prev))
	f.add(pair(uint64(t.ruled), pair(uint64(tp.ruled), uint64(tn.ruled))))
	f.add(pair(uint64(t.ruled), uint64(t.about)))
	f.add(pair(uint64(t.about), prev))
	f.add(pair(uint64(t.about), uint64(tn.about)))
	f.add(pair(uint64(memory+1), prev))
	f.add(pair(uint64(memory+1), uint64(t.ruled)))
	f.add(pair(uint64(memory+1), t.word))
	return f.keys
}

// tagHash hashes the tag of token i.
func (n *naming) tagHash(i int, s Sentence) uint64 {
	if i < s.First || i >= s.Last {
		return 5
	}
	return hashBytes(n.doc.Tokens[i].XPOS)
}

// headHash hashes the relation of token i and the lemma of its head.
func (n *naming) headHash(i int, s Sentence) (rel, head uint64) {
	if i < s.First || i >= s.Last {
		return 5, 5
	}
	t := n.doc.Tokens[i]
	if t.Head < 0 {
		return hashBytes(t.Deprel), 7
	}
	return hashBytes(t.Deprel), hashBytes(n.doc.Tokens[t.Head].Lemma)
}

func (n *naming) word(i int, s Sentence) string {
	if i < s.First || i >= s.Last {
		return ""
	}
	return n.doc.W(i)
}

func suffix(w string, k int) uint64 {
	if len(w) > k {
		w = w[len(w)-k:]
	}
	return hashBytes(w)
}

func prefix(w string, k int) uint64 {
	if len(w) > k {
		w = w[:k]
	}
	return hashBytes(w)
}
