package event

import (
	"strings"
	"testing"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// TestExamples runs the examples of the lexicon: the bracketed word triggers an event of the group's type and kind.
func TestExamples(t *testing.T) {
	for _, e := range append(verbExamples[:len(verbExamples):len(verbExamples)], nounExamples...) {
		t.Run(e.kind+"/"+e.sentence, func(t *testing.T) {
			at := strings.IndexByte(e.sentence, '[')
			text := strings.NewReplacer("[", "", "]", "").Replace(e.sentence)
			events := Annotate(&news.Text{Text: text}, lang.Parse(text), Given{})
			var got []string
			for _, v := range events {
				if v.Span.Start == at && v.Type == e.typ {
					return
				}
				got = append(got, string(v.Type)+" "+v.Of(text))
			}
			t.Errorf("%s: want %s at byte %d, got %s", e.sentence, e.typ, at, strings.Join(got, ", "))
		})
	}
}

// TestEntriesReachable checks that no entry of the lexicon is hidden by an equal one above it.
func TestEntriesReachable(t *testing.T) {
	for name, data := range map[string]map[string][]entry{"verbs": verbs, "nouns": nouns} {
		for lemma, list := range data {
			seen := make(map[string]bool)
			for _, e := range list {
				if seen[e.before+"|"+e.rule] {
					t.Errorf("%s: %s: %q stands twice", name, lemma, e.rule)
				}
				seen[e.before+"|"+e.rule] = true
			}
		}
	}
}
