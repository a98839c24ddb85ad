package attribution

import (
	"fmt"
	"strings"
	"testing"

	"github.com/readoutdesk/readout/internal/check"
	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// parse returns the text ready to annotate; times lists expressions of the text, one a line with its value, as the
// layer before this one would give them.
func parse(text, times string) (*news.Text, *lang.Doc, []news.Time) {
	var ts []news.Time
	from := 0
	for line := range strings.Lines(times) {
		words, value, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if !ok {
			continue
		}
		i := strings.Index(text[from:], words)
		if i < 0 {
			panic("no such time: " + words)
		}
		ts = append(ts, news.Time{Span: news.Span{Start: from + i, End: from + i + len(words)}, Type: news.TimeDate, Value: value})
		from += i + len(words)
	}
	return &news.Text{ID: "r", Text: text}, lang.Parse(text), ts
}

// show prints a statement on one line.
func show(text string, i int, s news.Statement, times []news.Time) string {
	join := func(ss news.Spans) string {
		var out []string
		for _, x := range ss {
			out = append(out, strings.Join(strings.Fields(x.Of(text)), " "))
		}
		return strings.Join(out, " // ")
	}
	line := fmt.Sprintf("%d %s %s: [%s] %s: %s", i, s.Mode, s.Act, join(s.Source), join(s.Cue), join(s.Content))
	line += fmt.Sprintf(" <%s %s>", s.Speaker.Kind, s.Speaker.Name)
	for _, l := range s.Relay {
		line += " via " + l.Name
	}
	if s.Inside >= 0 {
		line += fmt.Sprintf(" inside %d", s.Inside)
	}
	if s.Time >= 0 {
		line += " on " + times[s.Time].Value
	}
	if s.Planned {
		line += " planned"
	}
	return line
}

func TestCases(t *testing.T) {
	check.Cases(t, "testdata/*.txtar", func(t *testing.T, c check.Case) map[string]string {
		text, doc, times := parse(c.Files["report.txt"], c.Files["times"])
		var out strings.Builder
		for i, s := range Annotate(text, doc, times) {
			fmt.Fprintln(&out, show(text.Text, i, s, times))
		}
		return map[string]string{"want": out.String()}
	})
}

func TestLabelsOfSpeakers(t *testing.T) {
	for label, want := range map[string]bool{
		"senior ministry official": true, "two fishermen from the island": true, "police": true, "Residents": true, "the union": true, "her lawyer": true,
		"the left-field stands": false, "two-stage rocket": false, "that": false, "modern phones": false,
	} {
		if got := CanSpeak(label); got != want {
			t.Errorf("%q: got %v", label, got)
		}
	}
}
