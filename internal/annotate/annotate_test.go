package annotate_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/page"
	"github.com/readoutdesk/readout/news"
)

// spansOf lists every span of a reading that must be a slice of its text.
func spansOf(r *annotate.Reading) []news.Span {
	var out []news.Span
	add := func(s ...news.Span) { out = append(out, s...) }
	for _, b := range r.Blocks {
		add(b.Span)
	}
	for _, t := range r.Doc.Tokens {
		add(t.Span)
	}
	for _, s := range r.Doc.Sentences {
		add(s.Span)
	}
	for _, m := range r.Doc.Mentions {
		add(m.Span)
	}
	for _, t := range r.Times {
		add(t.Span)
	}
	for _, q := range r.Quantities {
		add(q.Span, q.Number, q.ThingAt)
	}
	for _, s := range r.Statements {
		add(s.Content...)
		add(s.Source...)
		add(s.Cue...)
		add(s.Speaker.At)
		for _, l := range s.Relay {
			add(l.Span)
		}
	}
	for _, e := range r.Events {
		add(e.Span, e.Sentence, e.Content, e.Clue, e.Place.Span)
		for _, a := range append(append([]news.Actor{}, e.Actors...), e.Targets...) {
			add(a.Span)
		}
	}
	for _, c := range r.Published.Rejected {
		add(c.Span)
	}
	add(r.Published.Span, r.Dateline.Span, r.Dateline.Day)
	return out
}

// sound checks what every reading must hold, whatever the text.
func sound(t *testing.T, r *annotate.Reading) {
	t.Helper()
	text := r.Text.Text
	for _, s := range spansOf(r) {
		if err := s.Check(text); err != nil {
			t.Fatalf("%v in %q", err, text)
		}
	}
	for _, s := range r.Statements {
		if s.Time >= len(r.Times) || s.Inside >= len(r.Statements) {
			t.Fatalf("a statement points outside: %+v", s)
		}
		if len(s.Content) > 0 && !r.Usable(s.Content.Cover()) {
			t.Errorf("a statement was taken from furniture: %q", s.Content.Cover().Of(text))
		}
	}
	for _, e := range r.Events {
		if e.Time >= len(r.Times) || e.Start >= len(r.Times) || e.Duration >= len(r.Times) || e.Statement >= len(r.Statements) {
			t.Fatalf("an event points outside: %+v", e)
		}
		if !r.Usable(e.Span) {
			t.Errorf("an event was taken from furniture: %q", e.Of(text))
		}
	}
	for _, q := range r.Quantities {
		if !r.Usable(q.Span) {
			t.Errorf("a figure was taken from furniture: %q", q.Of(text))
		}
		if q.Low != nil && q.High != nil && *q.Low > *q.High {
			t.Errorf("%q lies between %v and %v", q.Of(text), *q.Low, *q.High)
		}
	}
	for i := 1; i < len(r.Blocks); i++ {
		if r.Blocks[i].Start < r.Blocks[i-1].End {
			t.Fatalf("blocks overlap: %+v", r.Blocks)
		}
	}
}

func read(t *testing.T, text string) *annotate.Reading {
	t.Helper()
	p, err := page.Parse(news.Report{ID: "r", Text: text, Source: "r"})
	if err != nil {
		return nil
	}
	if p.Text != text {
		t.Fatalf("the text was changed: %q became %q", text, p.Text)
	}
	return annotate.Read(p)
}

func TestExampleReportsAreSound(t *testing.T) {
	paths, err := filepath.Glob("../../examples/*/*.txt")
	if err != nil || len(paths) < 3 {
		t.Fatalf("%d example texts (%v)", len(paths), err)
	}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		r := read(t, string(b))
		sound(t, r)
		if len(r.Times) == 0 || len(r.Quantities) == 0 || len(r.Statements) == 0 || len(r.Events) == 0 {
			t.Errorf("%s: %d times, %d quantities, %d statements, %d events", p, len(r.Times), len(r.Quantities), len(r.Statements), len(r.Events))
		}
	}
}

// Adversarial text must take time that grows with its length and no faster.
func TestTimeGrowsWithLength(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, unit := range map[string]string{
		"no spaces": "x", "commas": ", ", "quotes": `"a" `, "one sentence": "and the mayor of the town said that ", "numbers": "1,000 ",
		"open marks": "(“", "lines": "a\n", "stops": ". ", "names": "Ana Horvat ", "dates": "on Monday, March 3, ",
	} {
		const base = 20_000 // bytes
		took := func(n int) time.Duration {
			text := strings.Repeat(unit, n/len(unit)+1)
			best := time.Duration(1 << 62)
			for range 2 {
				began := time.Now()
				read(t, text)
				best = min(best, time.Since(began))
			}
			return best
		}
		one, four := took(base), took(4*base)
		// Four times the text may take four times as long; twelve leaves room for a busy machine, sixteen would be quadratic.
		if four > 12*one && four > 400*time.Millisecond {
			t.Errorf("%s: %v for %d bytes, %v for %d", name, one, base, four, 4*base)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("LEEDS, March 3 (ABC) - Police said more than 4,000 people marched on Monday.\n\n\"We came,\" she said, \"and we saw.\"\n\n(1) comment\n\nNo.")
	f.Add("Storm hits coast\n\u200f\nMore people left.\n\u200f")
	f.Add("Can we meet now")
	f.Add("I'll leave weekly")
	f.Add("Photo Gallery: A Share on Facebook Email to a Friend\n\nCopyright (c) 2018.")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 || strings.ToValidUTF8(text, "") != text {
			t.Skip()
		}
		if r := read(t, text); r != nil {
			sound(t, r)
		}
	})
}
