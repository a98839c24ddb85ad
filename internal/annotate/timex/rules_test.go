package timex

import (
	"strings"
	"testing"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// TestRuleExamples reads the example above each rule on Thursday, 2024-05-16.
func TestRuleExamples(t *testing.T) {
	for _, x := range english().examples {
		typ, value, _ := strings.Cut(x.want, " ")
		text := "A note: " + x.text + "."
		r := &news.Text{Text: text, Claims: []news.Claim{{Value: "2024-05-16", Basis: news.BasisGiven}}}
		_, got := Annotate(r, lang.Parse(text), Window{})
		if len(got) != 1 || string(got[0].Type) != typ || got[0].Value != value || got[0].Of(text) != x.text {
			t.Errorf("%s: %q: want %s, got %+v", x.rule, x.text, x.want, got)
		}
	}
}
