package quantity

import (
	"fmt"
	"strings"
	"testing"

	"github.com/readoutdesk/readout/internal/check"
	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// TestCases reads the files of testdata: a text a line, and for each line its figures as
// "span | value | thing", indented.
func TestCases(t *testing.T) {
	check.Cases(t, "testdata/*.txtar", func(t *testing.T, c check.Case) map[string]string {
		var b strings.Builder
		for line := range strings.Lines(c.Files["text"]) {
			line = strings.TrimSpace(line)
			fmt.Fprintln(&b, line)
			for _, q := range read(line) {
				if q.Thing != "" && q.ThingAt.Of(line) != q.Thing {
					t.Errorf("%s: thing %q stands at %q", line, q.Thing, q.ThingAt.Of(line))
				}
				fmt.Fprintf(&b, "\t%s | %s | %s\n", q.Span.Of(line), show(q), q.Thing)
			}
		}
		return map[string]string{"want": b.String()}
	})
}

// TestTimes tells dates from durations by the given times.
func TestTimes(t *testing.T) {
	text := "In the past four months, since spring 20, about 300 people left within 90 minutes."
	d := lang.Parse(text)
	at := func(w string) news.Span {
		i := strings.Index(text, w)
		return news.Span{Start: i, End: i + len(w)}
	}
	times := []news.Time{
		{Span: at("the past four months"), Type: news.TimeDate},
		{Span: at("spring 20"), Type: news.TimeDate},
		{Span: at("90 minutes"), Type: news.TimeDuration},
	}
	var got []string
	for _, q := range Annotate(&news.Text{Text: text}, d, times) {
		got = append(got, show(q))
	}
	want := "4 exact month; 300 approx person; 90 exact minute"
	if g := strings.Join(got, "; "); g != want {
		t.Errorf("got %s\nwant %s", g, want)
	}
}

// TestFurniture takes nothing from reader comments.
func TestFurniture(t *testing.T) {
	text := "Some 40 boats sank.\n\nThey killed 900 people!"
	end := strings.Index(text, "\n")
	x := &news.Text{Text: text, Blocks: []news.Block{
		{Span: news.Span{Start: 0, End: end}, Kind: news.BlockBody},
		{Span: news.Span{Start: end + 2, End: len(text)}, Kind: news.BlockComment},
	}}
	qs := Annotate(x, lang.Parse(text), nil)
	if len(qs) != 1 || qs[0].Unit != "boat" {
		t.Errorf("got %v", qs)
	}
}
