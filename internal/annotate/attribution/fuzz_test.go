package attribution

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// reports returns the reports of the case files.
func reports(tb testing.TB) []string {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		tb.Fatal("no case files", err)
	}
	var out []string
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		for _, f := range txtar.Parse(b).Files {
			if f.Name == "report.txt" {
				out = append(out, string(f.Data))
			}
		}
	}
	return out
}

func FuzzAnnotate(f *testing.F) {
	for _, r := range reports(f) {
		f.Add(r)
	}
	f.Add("\"'\"' \" said \" he said, \"'")
	f.Add("\" a \" a \" a ' a ' a ’ a ‘ a “ a “ a \n\n\" said, according to , who said , said")
	f.Add("said said said, said: \"said\" according to according to told told that that")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<12 {
			return
		}
		text = strings.ToValidUTF8(text, "\uFFFD")
		invariants(t, text, lang.Parse(text))
	})
}

// invariants checks what holds of the statements of every text.
func invariants(t *testing.T, text string, d *lang.Doc) {
	t.Helper()
	for i, s := range Annotate(&news.Text{ID: "f", Text: text}, d, nil) {
		if len(s.Content) == 0 {
			t.Errorf("statement %d has no content", i)
		}
		for _, part := range []news.Spans{s.Content, s.Source, s.Cue} {
			end := 0
			for _, x := range part {
				if err := x.Check(text); err != nil || x.Empty() || x.Start < end {
					t.Errorf("statement %d: %v after %d: %v", i, x, end, err)
				}
				end = x.End
			}
		}
		for _, x := range append(s.Source, s.Cue...) {
			if s.Content.Overlaps(x) {
				t.Errorf("statement %d: content %v overlaps %v", i, s.Content, x)
			}
		}
		if s.Inside >= len(text) || s.Inside == i {
			t.Errorf("statement %d lies inside %d", i, s.Inside)
		}
		if (s.Speaker.Kind == "") || s.Speaker.Kind != news.SpeakerNone && s.Speaker.Name == "" {
			t.Errorf("statement %d has a nameless speaker: %+v", i, s.Speaker)
		}
		if err := s.Speaker.At.Check(text); err != nil {
			t.Error(err)
		}
		for _, l := range s.Relay {
			if err := l.Check(text); err != nil {
				t.Error(err)
			}
		}
	}
}

// BenchmarkAnnotate reads a report of about 630 tokens: the analysis before it is not counted.
func BenchmarkAnnotate(b *testing.B) {
	text := ""
	for len(text) < 3700 {
		text += strings.Join(reports(b), "\n\n") + "\n\n"
	}
	text = text[:3700]
	d := lang.Parse(text)
	t := &news.Text{ID: "b", Text: text}
	b.ReportMetric(float64(len(d.Tokens)), "tokens")
	b.ReportAllocs()
	for b.Loop() {
		Annotate(t, d, nil)
	}
}

// TestLinear shows that hostile text costs in proportion to its length: four times the text may take no more than ten
// times as long (it would be sixteen if the cost grew with the square).
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	for _, unit := range []string{"said ", "\"' ", "he said, ", "according to ", "\" a ", "that the minister said that ", "X said, adding, ", ", who said ", "“a ", "\"b said.\n\n"} {
		cost := func(n int) time.Duration {
			text := strings.Repeat(unit, n/len(unit))
			d := lang.Parse(text)
			best := time.Hour
			for range 3 {
				start := time.Now()
				Annotate(&news.Text{Text: text}, d, nil)
				best = min(best, time.Since(start))
			}
			return best
		}
		short, long := cost(4000), cost(16000)
		if long > 10*short+50*time.Millisecond {
			t.Errorf("%q: %v for 4,000 bytes, %v for 16,000", unit, short, long)
		}
	}
}

// TestExamples runs the example above each group of the lexicon: the rules must find a statement by a word of the group.
func TestExamples(t *testing.T) {
	example, forms, ran := "", map[string]bool{}, 0
	flush := func() {
		if example == "" {
			return
		}
		ran++
		text := &news.Text{ID: "x", Text: example}
		p := newPage(text, lang.Parse(example), nil)
		for _, d := range p.propose() {
			if forms[d.entry.lemma] || forms[lower(p.span(d.cue).Of(example))] {
				example, forms = "", map[string]bool{}
				return
			}
		}
		t.Errorf("no statement in the example %q", example)
		example, forms = "", map[string]bool{}
	}
	for line := range strings.Lines(cuesFile) {
		line = strings.TrimSpace(line)
		if e, ok := strings.CutPrefix(line, "# EXAMPLE: "); ok {
			flush()
			example = e
			continue
		}
		if f := strings.Fields(line); len(f) > 3 && f[0][0] != '#' {
			forms[f[3]] = true
			for _, w := range f[3:] {
				forms[strings.ReplaceAll(w, "_", " ")] = true
			}
		}
	}
	flush()
	if ran < 10 {
		t.Errorf("only %d examples", ran)
	}
}

// TestModelIsThere keeps a spoilt or outgrown model file from going unnoticed: without it the rules work alone.
func TestModelIsThere(t *testing.T) {
	if model == nil {
		t.Error("model.bin does not load")
	}
	if n := len(modelFile); n > 4<<20 {
		t.Errorf("model.bin has %d bytes", n)
	}
}
