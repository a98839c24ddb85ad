package lang

import (
	"unicode"
	"unicode/utf8"

	"github.com/readoutdesk/readout/news"
)

// form is how a token is written.
type form uint8

const (
	formLower form = iota
	formTitle      // Ana
	formUpper      // ANA, U.S.
	formMixed      // iPhone, McKee, RFE
	formDigit
	formMark // punctuation
	formClitic
)

// capital reports whether a token of this form can be part of a name by itself.
func (f form) capital() bool { return f == formTitle || f == formUpper || f == formMixed }

// clue is what the spelling of a token and the lists say about it.
type clue struct {
	low, name  uint64 // hashes: in lower case, as a name
	form       form
	starts     lists // of the longest entries that start here
	within     lists // of all entries that cover the token
	word       lists // the single word: inWords, orgHead …
	longest    int32 // tokens of the longest entry that starts here, 0 for none
	first      bool  // first word of its sentence, quotation marks aside
	lowerToo   bool  // the document has the word in lower case as well
	titleAhead int32 // tokens of a title that starts here
	title      lists
}

// naming is a document on the way to its mentions.
type naming struct {
	doc   *Doc
	known *knowledge
	clues []clue
	trait []trait
	spans []nameSpan
}

// nameSpan is a name: tokens [first,last) of the document.
type nameSpan struct {
	first, last int
	kind        news.NameType
}

// name fills Mentions.
func (d *Doc) name() {
	if len(d.Tokens) == 0 {
		return
	}
	n := &naming{doc: d, known: known()}
	n.look()
	for _, s := range d.Sentences {
		n.rules(s)
	}
	n.remember()
	if m := nameWeights(); m != nil {
		n.decide(m)
		n.keepWhole()
		n.remember()
	}
	d.Mentions = n.link()
}

// look fills the clues.
func (n *naming) look() {
	d := n.doc
	n.clues = make([]clue, len(d.Tokens))
	lower := make(map[uint64]bool, len(d.Tokens)/2)
	for i := range n.clues {
		c := &n.clues[i]
		w := d.W(i)
		c.form = formOf(w)
		c.low = hashLower(w)
		c.name = c.low
		if c.form.capital() {
			c.name = hashName(w)
		}
		c.word = n.known.words.get(c.low)
		if c.form.capital() {
			c.word |= n.known.words.get(c.low ^ 1)
		}
		if c.form == formLower {
			lower[c.low] = true
		}
	}
	for _, s := range d.Sentences {
		i := s.First
		for i < s.Last && n.clues[i].form == formMark {
			i++
		}
		if i < s.Last {
			n.clues[i].first = true
		}
		for i := s.First; i < s.Last; i++ {
			if f := n.clues[i].form; f == formMark || f == formDigit || f == formClitic {
				continue
			}
			n.clues[i].lowerToo = lower[n.clues[i].low]
			n.lookup(i, s.Last)
		}
	}
}

// lookup finds the list entries and titles that start at token i.
func (n *naming) lookup(i, end int) {
	c := &n.clues[i]
	k := emptyChain
	for j := i; j < end; j++ {
		k = chain(k, n.clues[j].name)
		l := n.known.names.get(k)
		if e := l &^ longer; e != 0 {
			c.starts, c.longest = e, int32(j+1-i)
			for m := i; m <= j; m++ {
				n.clues[m].within |= e
			}
		}
		if l&longer == 0 {
			break
		}
	}
	k = emptyChain
	for j := i; j < end; j++ {
		k = chain(k, n.clues[j].low)
		l := n.known.titles.get(k)
		if e := l &^ longer; e != 0 {
			c.title, c.titleAhead = e, int32(j+1-i)
		}
		if l&longer == 0 {
			break
		}
	}
}

// formOf says how w is written.
func formOf(w string) form {
	r, size := utf8.DecodeRuneInString(w)
	if isApostrophe(r) && len(w) > size {
		return formClitic
	}
	if unicode.IsDigit(r) {
		return formDigit
	}
	if !unicode.IsLetter(r) {
		return formMark
	}
	upper, low := 0, 0
	for i, c := range w {
		switch {
		case unicode.IsUpper(c) && i > 0:
			upper++
		case unicode.IsLower(c):
			low++
		}
	}
	switch {
	case unicode.IsUpper(r) && upper == 0 && low > 0:
		return formTitle
	case unicode.IsUpper(r) && low == 0:
		return formUpper
	case upper > 0:
		return formMixed
	}
	return formLower
}
