package lang

import (
	"iter"
	"sort"
	"strings"

	"github.com/readoutdesk/readout/lang/internal/syntax"
)

// The accessors of this file answer for a token index outside the document, and for a document without heads, with
// nothing: -1, or an empty range. A range of tokens is half-open, as in Sentence.

// reach bounds how far from a token its dependents are looked for: further than the parser can join two words.
const reach = 2 * syntax.MaxParse

// near returns the tokens among which the dependents of token i are: those of its sentence, within reach.
func (d *Doc) near(i int) (first, last int) {
	k := d.SentenceOf(i)
	if k < 0 {
		return 0, 0
	}
	s := &d.Sentences[k]
	return max(s.First, i-reach), min(s.Last, i+reach)
}

// SentenceOf returns the index of the sentence that token i stands in; -1 for none.
func (d *Doc) SentenceOf(i int) int {
	if i < 0 || i >= len(d.Tokens) {
		return -1
	}
	return sort.Search(len(d.Sentences), func(k int) bool { return d.Sentences[k].Last > i })
}

// Root returns the token without a head in sentence s (an index into Sentences); -1 before parsing.
func (d *Doc) Root(s int) int {
	if s < 0 || s >= len(d.Sentences) {
		return -1
	}
	for i := d.Sentences[s].First; i < d.Sentences[s].Last; i++ {
		if d.Tokens[i].Head < 0 && d.Tokens[i].Deprel != "" {
			return i
		}
	}
	return -1
}

// Is reports whether the relation of token i is one of rels, subtypes included: Is(i, "nsubj") holds for nsubj and
// nsubj:pass, Is(i, "nsubj:pass") for that only.
func (d *Doc) Is(i int, rels ...string) bool {
	if i < 0 || i >= len(d.Tokens) {
		return false
	}
	have := d.Tokens[i].Deprel
	for _, r := range rels {
		if rest, ok := strings.CutPrefix(have, r); ok && (rest == "" || rest[0] == ':') {
			return true
		}
	}
	return false
}

// Children yields the dependents of token i in text order. It allocates nothing.
func (d *Doc) Children(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for c := d.NextChild(i, -1); c >= 0; c = d.NextChild(i, c) {
			if !yield(c) {
				return
			}
		}
	}
}

// NextChild returns the first dependent of token i behind token after; the first of all for -1, and -1 when there is
// none left.
func (d *Doc) NextChild(i, after int) int {
	first, last := d.near(i)
	for c := max(after+1, first); c < last; c++ {
		if d.Tokens[c].Head == i {
			return c
		}
	}
	return -1
}

// Child returns the first dependent of token i with one of the relations (see Is); -1 when there is none.
func (d *Doc) Child(i int, rels ...string) int {
	for c := d.NextChild(i, -1); c >= 0; c = d.NextChild(i, c) {
		if d.Is(c, rels...) {
			return c
		}
	}
	return -1
}

// Subtree returns the tokens from the first to the last that depend on token i, directly or not, itself included. As
// the parser's trees are without crossing arcs, they are all of these tokens.
func (d *Doc) Subtree(i int) (first, last int) {
	if i < 0 || i >= len(d.Tokens) {
		return 0, 0
	}
	first, last = i, i
	// The outermost token is the outermost dependent of the outermost dependent …
	for h := i; h >= 0; {
		far, _ := d.near(h)
		for ; far < first && d.Tokens[far].Head != h; far++ {
		}
		if far >= first {
			break
		}
		h, first = far, far
	}
	for h := i; h >= 0; {
		_, far := d.near(h)
		for far--; far > last && d.Tokens[far].Head != h; far-- {
		}
		if far <= last {
			break
		}
		h, last = far, far
	}
	return first, last + 1
}

// NounPhrase returns the base noun phrase that token i stands in, its head included: determiners, numbers, adjectives,
// compounds, possessors and the parts of names, but nothing that follows as an attribute of its own ("the mayor" of
// "the mayor of the town, who …"). The range is empty when i stands in none.
func (d *Doc) NounPhrase(i int) (first, last int) {
	h := d.PhraseHead(i)
	if h < 0 {
		return 0, 0
	}
	first, last = h, h+1
	for first > 0 && d.inPhrase(first-1, h) {
		first--
	}
	for first < h && (d.Tokens[first].UPOS == "PUNCT" && d.W(first) != `"` && d.W(first) != "“") {
		first++
	}
	for last < len(d.Tokens) && d.Is(last, "flat", "goeswith", "punct", "compound", "nummod") && d.inPhrase(last, h) {
		last++
	}
	for last > h+1 && d.Tokens[last-1].UPOS == "PUNCT" {
		last--
	}
	if i < first || i >= last {
		return 0, 0
	}
	return first, last
}

// PhraseHead returns the head of the base noun phrase that token i stands in; -1 when it stands in none. The head is
// the noun, name, pronoun or figure itself: for "mayor" of "the mayor 's spokesman" that is "spokesman".
func (d *Doc) PhraseHead(i int) int {
	if i < 0 || i >= len(d.Tokens) {
		return -1
	}
	for steps := 0; steps <= maxPhrase; steps++ {
		h := d.Tokens[i].Head
		if h < 0 || !d.Is(i, premodifiers...) || d.Tokens[h].UPOS == "VERB" && !d.Is(i, "flat", "compound", "det", "amod", "nmod:poss") {
			break
		}
		i = h
	}
	switch d.Tokens[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM":
		return i
	}
	if d.Tokens[i].XPOS == "NNP" || d.Tokens[i].XPOS == "NNPS" || d.Child(i, "det") >= 0 { // "the injured", "United"
		return i
	}
	return -1
}

// maxPhrase bounds the steps from a word up to the head of its phrase: real phrases nest four or five deep.
const maxPhrase = 32

// premodifiers are the relations inside of a base noun phrase.
var premodifiers = []string{"det", "amod", "compound", "nummod", "nmod:poss", "flat", "case", "advmod", "punct", "nmod:desc", "cc:preconj", "goeswith"}

// inPhrase reports whether token i belongs to the base noun phrase with head h: all relations up to h are those of
// premodifiers. A preposition is none of the phrase, the mark of a possessor is.
func (d *Doc) inPhrase(i, h int) bool {
	for range maxPhrase {
		t := &d.Tokens[i]
		switch {
		case i == h:
			return true
		case t.Head < 0:
			return false
		case d.Is(i, "case"):
			if t.XPOS != "POS" {
				return false
			}
		case t.UPOS == "PUNCT" && t.XPOS != "HYPH" && !joins(d, i, t.Head):
			return false
		case d.Is(i, "nmod:poss", "conj") || d.Is(i, premodifiers...):
			if d.Is(i, "conj") && !d.Is(t.Head, "amod", "compound", "nummod") {
				return false
			}
		case d.Is(i, "cc"):
		case d.Is(i, "nmod", "obl") && i < h && d.Tokens[h].UPOS != "VERB" && d.Is(t.Head, "amod"): // "year" of "90-year-old"
		default:
			return false
		}
		i = t.Head
	}
	return false
}

// joins reports whether the comma, quotation mark or bracket i stands between two premodifiers of a phrase: "a short,
// angry letter".
func joins(d *Doc, i, head int) bool { return i < head || d.Is(head, "flat", "compound") }

// Subject returns the head of the subject of the verb or predicate i; -1 when none is expressed with it. A verb that
// shares its subject with the one it is joined to ("came and saw"), or leaves it to the verb it completes ("agreed to
// meet"), has that one's. Clauses as subjects count.
func (d *Doc) Subject(i int) int {
	for range maxPhrase {
		if i < 0 || i >= len(d.Tokens) {
			return -1
		}
		if s := d.Child(i, "nsubj", "csubj"); s >= 0 {
			return s
		}
		if !d.Is(i, "conj", "xcomp") {
			return -1
		}
		i = d.Tokens[i].Head
	}
	return -1
}

// Object returns the head of the direct object of the verb i, or of the clause in its place ("said [that …]" gives the
// verb of that clause, "agreed [to meet]" the verb "meet"); -1 when there is none.
func (d *Doc) Object(i int) int {
	if o := d.Child(i, "obj"); o >= 0 {
		return o
	}
	return d.Child(i, "ccomp", "xcomp")
}
