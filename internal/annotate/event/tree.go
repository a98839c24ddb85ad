package event

import (
	"strings"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// tree is a document's dependency trees with the lookups the rules need. Indexes are those of Doc.Tokens; -1 is none.
type tree struct {
	d     *lang.Doc
	low   []string // words in lower case
	lemma []string
	head  []int
	rel   []string
	first []int    // first child
	next  []int    // next sibling
	men   []int    // index of the mention that holds the token
	tag   []string // universal tags
}

func newTree(d *lang.Doc) *tree {
	n := len(d.Tokens)
	ints := make([]int, 4*n)
	strs := make([]string, 4*n)
	x := &tree{d: d, head: ints[:n], first: ints[n : 2*n], next: ints[2*n : 3*n], men: ints[3*n:], low: strs[:n], lemma: strs[n : 2*n], rel: strs[2*n : 3*n], tag: strs[3*n:]}
	for i, t := range d.Tokens {
		x.low[i] = strings.ToLower(d.Word(t))
		x.lemma[i] = strings.ToLower(t.Lemma)
		if x.lemma[i] == "" {
			x.lemma[i] = x.low[i]
		}
		x.tag[i] = t.UPOS
		x.head[i], x.rel[i], x.first[i], x.next[i], x.men[i] = t.Head, t.Deprel, -1, -1, -1
	}
	for k, m := range d.Mentions {
		for i, end := d.Range(m.Span); i < end; i++ {
			x.men[i] = k
		}
	}
	x.mend()
	for i := n - 1; i >= 0; i-- {
		if h := x.head[i]; h >= 0 && h < n && h != i {
			x.next[i], x.first[h] = x.first[h], i
		}
	}
	return x
}

// is reports whether the relation of i is r or a subtype of it: "obl" holds for "obl:tmod".
func (x *tree) is(i int, rels ...string) bool {
	if i < 0 {
		return false
	}
	have := x.rel[i]
	for _, r := range rels {
		if have == r || len(have) > len(r) && have[len(r)] == ':' && have[:len(r)] == r {
			return true
		}
	}
	return false
}

// kid returns the first child of i in one of the relations; -1 when there is none.
func (x *tree) kid(i int, rels ...string) int {
	if i < 0 {
		return -1
	}
	for k := x.first[i]; k >= 0; k = x.next[k] {
		if x.is(k, rels...) {
			return k
		}
	}
	return -1
}

// word reports whether i is one of the given lower-case words.
func (x *tree) word(i int, ws ...string) bool {
	if i < 0 || i >= len(x.low) {
		return false
	}
	for _, w := range ws {
		if x.low[i] == w {
			return true
		}
	}
	return false
}

func (x *tree) upos(i int) string {
	if i < 0 || i >= len(x.d.Tokens) {
		return ""
	}
	return x.tag[i]
}

func (x *tree) xpos(i int) string {
	if i < 0 || i >= len(x.d.Tokens) {
		return ""
	}
	return x.d.Tokens[i].XPOS
}

func (x *tree) verbal(i int) bool { u := x.upos(i); return u == "VERB" || u == "AUX" }

func (x *tree) nominal(i int) bool {
	switch x.upos(i) {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM":
		return true
	}
	return x.men0(i)
}

func (x *tree) men0(i int) bool { return i >= 0 && i < len(x.men) && x.men[i] >= 0 }

// prep returns the preposition of nominal i in lower case, "" for none: "ahead" for "ahead of".
func (x *tree) prep(i int) string {
	if k := x.caseOf(i); k >= 0 {
		return x.low[k]
	}
	return ""
}

// caseOf returns the preposition token of nominal i, also when it hangs on a word before the head ("with harbour chief
// Ana Horvat"); -1 for none.
func (x *tree) caseOf(i int) int {
	if k := x.kid(i, "case"); k >= 0 {
		if k < i {
			return k
		}
		return -1
	}
	if i < 0 {
		return -1
	}
	for k := x.first[i]; k >= 0 && k < i; k = x.next[k] {
		if x.is(k, "nmod:desc", "compound", "amod", "nmod:poss", "flat") {
			if c := x.kid(k, "case"); c >= 0 && c < k {
				return c
			}
		}
	}
	return -1
}

// under reports whether i lies in the subtree of a.
func (x *tree) under(i, a int) bool {
	for n := 0; i >= 0 && n < 200; n++ {
		if i == a {
			return true
		}
		i = x.head[i]
	}
	return false
}

// extent returns the first and last token of the subtree of i.
func (x *tree) extent(i int) (int, int) {
	lo, hi := i, i
	x.spread(i, &lo, &hi, 0)
	return lo, hi
}

func (x *tree) spread(i int, lo, hi *int, depth int) {
	if depth > 60 {
		return
	}
	for k := x.first[i]; k >= 0; k = x.next[k] {
		*lo, *hi = min(*lo, k), max(*hi, k)
		x.spread(k, lo, hi, depth+1)
	}
}

func (x *tree) span(lo, hi int) news.Span {
	return news.Span{Start: x.d.Tokens[lo].Start, End: x.d.Tokens[hi].End}
}

// phrase returns the tokens of the noun phrase of i without clauses, appositions and coordination: "the dock workers'
// union of Lima", with one phrase in "of" or "in" when it follows directly.
func (x *tree) phrase(i int) (lo, hi int) {
	lo, hi = x.core(i, 0)
	for k := x.first[i]; k >= 0; k = x.next[k] {
		if k <= i || !x.is(k, "nmod") {
			continue
		}
		a, b := x.core(k, 0)
		if c := x.kid(k, "case"); c == hi+1 && a <= c+1+(a-c-1) && (x.low[c] == "of" || x.low[c] == "in") && a == c+1 && b-lo < 14 {
			hi = b
		}
		break
	}
	return lo, hi
}

// core is phrase without anything after the head but flat parts.
func (x *tree) core(i, depth int) (lo, hi int) {
	lo, hi = i, i
	if depth > 6 {
		return
	}
	for k := x.first[i]; k >= 0; k = x.next[k] {
		switch {
		case x.is(k, "det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "advmod", "goeswith", "list") && k < i, x.is(k, "flat", "goeswith", "compound", "nmod:desc") && k > i && k-hi <= 3:
			if x.is(k, "advmod") && k != i-1 && x.low[k] != "only" && x.upos(k+1) != "NUM" {
				continue
			}
			a, b := x.core(k, depth+1)
			lo, hi = min(lo, a), max(hi, b)
		}
	}
	if depth == 0 && hi+1 < len(x.men) && x.men[hi+1] >= 0 && x.men[i] < 0 && words["actor"][x.lemma[i]] && x.xpos(i) == "NN" && x.d.Mentions[x.men[hi+1]].Type == news.NamePerson {
		_, b := x.d.Range(x.d.Mentions[x.men[hi+1]].Span) // "his counterpart Ana Horvat"
		hi = b - 1
	}
	for depth == 0 && x.upos(i) == "PROPN" && hi+1 < len(x.low) && x.upos(hi+1) == "PROPN" && !calendarName[x.low[hi+1]] && hi-i < 4 {
		hi++
	}
	if m := x.men; m[i] >= 0 {
		a, b := x.d.Range(x.d.Mentions[m[i]].Span)
		lo, hi = min(lo, a), max(hi, b-1)
	}
	return lo, hi
}

// list returns i and what is coordinated with it, in text order.
func (x *tree) list(i int) []int {
	out := []int{i}
	for n := 0; n < len(out) && len(out) < 24; n++ {
		for k := x.first[out[n]]; k >= 0; k = x.next[k] {
			if k > out[n] && x.nominal(k) && (x.is(k, "conj") || x.headlinePair(out[n], k)) {
				out = append(out, k)
			}
		}
	}
	if len(out) > 1 {
		return out
	}
	if k := x.joinedName(i); k >= 0 {
		return append(out, k)
	}
	if k := x.firstOfTwo(i); k >= 0 {
		return []int{k, i}
	}
	return out
}

// firstOfTwo returns the name that opens a headline before name i and a comma: "[Ortiz], Weber meet"; -1 for none.
func (x *tree) firstOfTwo(i int) int {
	if x.men[i] < 0 || !x.is(i, "nsubj") {
		return -1
	}
	m := x.d.Mentions[x.men[i]]
	lo, _ := x.d.Range(m.Span)
	if lo < 2 || x.low[lo-1] != "," || x.men[lo-2] < 0 || x.d.Mentions[x.men[lo-2]].Type != m.Type {
		return -1
	}
	first, _ := x.d.Range(x.d.Mentions[x.men[lo-2]].Span)
	if s := x.d.SentenceAt(m.Start); s < 0 || x.d.Sentences[s].First != first {
		return -1
	}
	return lo - 2
}

// joinedName returns the name that follows name i after "and" when the parser put it elsewhere; -1 for none.
func (x *tree) joinedName(i int) int {
	if x.men[i] < 0 {
		return -1
	}
	m := x.d.Mentions[x.men[i]]
	_, hi := x.d.Range(m.Span)
	if !x.word(hi, "and", "&") || hi+1 >= len(x.low) || x.men[hi+1] < 0 || x.d.Mentions[x.men[hi+1]].Type != m.Type {
		return -1
	}
	lo, end := x.d.Range(x.d.Mentions[x.men[hi+1]].Span)
	for k := lo; k < end; k++ {
		if h := x.head[k]; h < lo || h >= end {
			if x.is(k, "nsubj", "nsubj:pass") && h > i && x.head[i] != h {
				return -1 // the subject of a clause of its own
			}
			return k
		}
	}
	return -1
}

// headlinePair reports whether k stands beside i as a second name with only a comma between: "Ortiz, Weber to meet".
func (x *tree) headlinePair(i, k int) bool {
	if !x.is(k, "appos") || !x.men0(i) || !x.men0(k) {
		return false
	}
	a, b := x.d.Mentions[x.men[i]], x.d.Mentions[x.men[k]]
	if a.Type != b.Type || a.Entity == b.Entity && a.Entity != "" || a.Type != news.NamePerson && a.Type != news.NameLocation {
		return false
	}
	lo, _ := x.d.Range(b.Span)
	_, hi := x.d.Range(a.Span)
	return lo == hi+1 && x.low[hi] == "," && x.low[lo] != "," && k+1 < len(x.low) && x.low[k+1] != ","
}

// relative returns the antecedent when i is a relative pronoun, else i.
func (x *tree) relative(i int) int {
	if !x.word(i, "who", "which", "that", "whom") {
		return i
	}
	for h, n := x.head[i], 0; h >= 0 && n < 6; h, n = x.head[h], n+1 {
		if x.rel[h] == "acl:relcl" || x.is(h, "acl") {
			return x.head[h]
		}
		if !x.is(h, "xcomp", "ccomp", "conj") {
			break
		}
	}
	return i
}
