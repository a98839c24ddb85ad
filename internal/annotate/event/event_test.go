package event_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/annotate/event"
	"github.com/readoutdesk/readout/internal/check"
	"github.com/readoutdesk/readout/news"
)

// read analyses a case: an optional "published" file, an optional "headline" and the "text".
func read(c check.Case) *annotate.Reading {
	headline := strings.TrimSpace(c.Files["headline"])
	t := &news.Text{Text: c.Files["text"]}
	if headline != "" {
		t.Text = headline + "\n\n" + t.Text
		t.Title = headline
		n := len(headline)
		t.Blocks = []news.Block{{Span: news.Span{Start: 0, End: n}, Kind: news.BlockHeadline}, {Span: news.Span{Start: n + 2, End: len(t.Text)}, Kind: news.BlockBody}}
	}
	if p := strings.TrimSpace(c.Files["published"]); p != "" {
		t.Claims = []news.Claim{{Value: p, Basis: news.BasisGiven}}
	}
	return annotate.Read(t)
}

func TestCases(t *testing.T) {
	check.Cases(t, "testdata/*.txtar", func(t *testing.T, c check.Case) map[string]string {
		r := read(c)
		var b strings.Builder
		for _, e := range r.Events {
			b.WriteString(line(r, e) + "\n")
		}
		invariants(t, r)
		return map[string]string{"want": b.String()}
	})
}

// invariants checks what holds for every report.
func invariants(t *testing.T, r *annotate.Reading) {
	t.Helper()
	text := r.Text.Text
	mains := 0
	for i, e := range r.Events {
		spans := []news.Span{e.Span, e.Sentence, e.Content, e.Clue, e.Place.Span}
		for _, a := range append(append([]news.Actor{}, e.Actors...), e.Targets...) {
			spans = append(spans, a.Span)
			if a.Name == "" {
				t.Errorf("actor %q of %q has no name", a.Of(text), e.Of(text))
			}
		}
		for _, s := range spans {
			if err := s.Check(text); err != nil {
				t.Fatal(err)
			}
		}
		if i > 0 && e.Span.Start < r.Events[i-1].Span.Start {
			t.Fatalf("event %q is out of order", e.Of(text))
		}
		if !e.Sentence.Contains(e.Span) {
			t.Errorf("event %q lies outside its sentence", e.Of(text))
		}
		if e.Rule == "" || e.Kind == "" || e.Status == "" {
			t.Errorf("event %q lacks rule, kind or status: %+v", e.Of(text), e)
		}
		for _, k := range []int{e.Time, e.Start, e.Duration} {
			if k < -1 || k >= len(r.Times) {
				t.Errorf("event %q has time %d of %d", e.Of(text), k, len(r.Times))
			}
		}
		if e.Statement < -1 || e.Statement >= len(r.Statements) {
			t.Errorf("event %q has statement %d of %d", e.Of(text), e.Statement, len(r.Statements))
		}
		if e.Main {
			mains++
		}
	}
	if len(r.Events) > 0 && mains != 1 {
		t.Errorf("%d main events", mains)
	}
}

// FuzzAnnotate holds the invariants on any text.
func FuzzAnnotate(f *testing.F) {
	f.Add("Ortiz and Weber met by video on Monday. In Lima, the two are due to hold talks on May 27.")
	f.Add("The union's demands that the company, which refused, did not rule out - a \"strike\" -- were rejected")
	f.Add("A May 27 Norway-Chile meeting, ahead of Chile-Peru talks on June 1, and a summit set for June 3.")
	f.Add("carried out out out. ruled out\n\nThe call, the second, to be to be")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 || !utf8.ValidString(text) {
			t.Skip()
		}
		invariants(t, annotate.Read(&news.Text{Text: text}))
	})
}

func BenchmarkAnnotate(b *testing.B) {
	const part = "Chancellor Karl Weber and President Ana Horvat talked by phone on Tuesday to settle the fishing dispute. " +
		"The union demanded that the company withdraw the plan, and the company rejected the demand on Monday in Lima. " +
		"In Oslo, Norway and Chile are due to hold talks on May 27, the harbour ministry said, after the army deployed two ships. "
	text := strings.Repeat(part, 10) // 630 words and marks: one report
	r := annotate.Read(&news.Text{Text: text})
	g := event.Given{Published: r.Published, Times: r.Times, Quantities: r.Quantities, Statements: r.Statements}
	b.ReportAllocs()
	for b.Loop() {
		event.Annotate(r.Text, r.Doc, g)
	}
}
