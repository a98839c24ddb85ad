package lang

import (
	"slices"
	"sync"

	"github.com/readoutdesk/readout/lang/en"
	"github.com/readoutdesk/readout/lang/internal/syntax"
	"github.com/readoutdesk/readout/news"
)

// model reads the embedded models once. They are part of the program: data that cannot be read is a broken build.
var model = sync.OnceValue(readModel)

func readModel() *syntax.Model {
	m, err := syntax.Read(syntax.Files{Tagger: en.Tagger, Lexicon: en.Lexicon, Lemmas: en.Lemmas, LemmaRules: en.LemmaRules, Parser: en.Parser, Clusters: en.Clusters})
	if err != nil {
		panic("lang: embedded model: " + err.Error())
	}
	return m
}

// tag fills UPOS, XPOS, Lemma, Head and Deprel.
func (d *Doc) tag() {
	if len(d.Tokens) == 0 {
		return
	}
	m := model()
	var words []syntax.Word
	var tags []int16
	var heads, rels []int32
	var state syntax.State
	for _, s := range d.Sentences {
		words, tags = words[:0], tags[:0]
		for i := s.First; i < s.Last; i++ {
			words = append(words, syntax.NewWord(d.W(i), m.Tagger.Lexicon))
		}
		tags = m.Tagger.Tag(tags, words)
		heads, rels = slices.Grow(heads[:0], len(words))[:len(words)], slices.Grow(rels[:0], len(words))[:len(words)]
		m.Parser.Parse(&state, words, tags, heads, rels)
		for i, tag := range tags {
			t := &d.Tokens[s.First+i]
			t.UPOS, t.XPOS = m.Tagger.Tags.UPOS[tag], m.Tagger.Tags.XPOS[tag]
			t.Lemma = m.Lemmas.Lemma(d.Word(*t), &words[i], tag)
			t.Head, t.Deprel = -1, m.Parser.Rels[rels[i]]
			if heads[i] >= 0 {
				t.Head = s.First + int(heads[i])
			}
		}
	}
}

// Segment finds the sentences and tokens of a text only: what Parse does, without tags, heads and names.
func Segment(text string) *Doc { return segment(text, []news.Span{{Start: 0, End: len(text)}}) }
