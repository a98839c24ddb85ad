// Package lang analyses English news text: sentences, tokens, part-of-speech tags, lemmas, dependency heads and names.
// It stands on its own and may be imported by any program:
//
//	doc := lang.Parse("The mayor said the bridge will open on Monday.")
//	for _, t := range doc.Tokens { fmt.Println(doc.Word(t), t.UPOS, t.Lemma) }
//
// Tokens and tags follow Universal Dependencies v2 as English EWT applies them: clitics and hyphens are split, and every
// token is a slice of the unchanged text. All functions are safe for concurrent use.
package lang

import (
	"sort"

	"github.com/readoutdesk/readout/news"
)

// Doc is the analysis of one text. Everything points into Text by byte offsets; Text is never changed.
type Doc struct {
	Text      string
	Sentences []Sentence
	Tokens    []Token // of all sentences, in text order
	// Mentions holds names, and the pronouns and role nouns that could be resolved to one, in text order, without
	// overlap.
	Mentions []news.Mention
}

// Sentence is a sentence, headline, caption line or other stretch that stands on its own. First and Last are token
// indexes into Doc.Tokens, half-open: the tokens are Doc.Tokens[First:Last].
type Sentence struct {
	news.Span
	First, Last int
	Para        int // number of the paragraph it stands in, from 0
}

// Token is a syntactic word (UD): "don't" is "do" and "n't".
type Token struct {
	news.Span
	UPOS   string // universal tag; "" before tagging
	XPOS   string // Penn tag
	Lemma  string
	Head   int    // index into Doc.Tokens of the syntactic head; -1 for the root, and for all tokens before parsing
	Deprel string // UD relation to the head; "root" for the root, "" before parsing
}

// Word returns the token as printed.
func (d *Doc) Word(t Token) string { return d.Text[t.Start:t.End] }

// W returns token i as printed; "" for an i outside the document, so that rules may look over the edge.
func (d *Doc) W(i int) string {
	if i < 0 || i >= len(d.Tokens) {
		return ""
	}
	return d.Text[d.Tokens[i].Start:d.Tokens[i].End]
}

// TokenAt returns the index of the first token that ends after byte offset off; len(d.Tokens) when there is none.
func (d *Doc) TokenAt(off int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > off })
}

// Range returns the tokens [i,j) that overlap s; i == j when there are none.
func (d *Doc) Range(s news.Span) (i, j int) {
	i = d.TokenAt(s.Start)
	for j = i; j < len(d.Tokens) && d.Tokens[j].Start < s.End; j++ {
	}
	return i, j
}

// SentenceAt returns the index of the sentence that holds byte offset off; -1 between sentences.
func (d *Doc) SentenceAt(off int) int {
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > off })
	if i == len(d.Sentences) || d.Sentences[i].Start > off {
		return -1
	}
	return i
}
