package lang

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readoutdesk/readout/internal/check"
)

// TestAnalysis holds the analysis of sentences as news reports have them. A new model may change a line: read the diff.
func TestAnalysis(t *testing.T) {
	check.Cases(t, "testdata/tags-*.txtar", func(t *testing.T, c check.Case) map[string]string {
		out := string(Parse(c.Files["text"]).AppendCoNLLU(nil, "case"))
		var b strings.Builder
		for line := range strings.Lines(out) {
			if f := strings.Split(line, "\t"); len(f) == 10 { // without the columns that say nothing
				b.WriteString(strings.Join([]string{f[0], f[1], f[2], f[3], f[4], f[6], f[7]}, " ") + "\n")
			} else if !strings.HasPrefix(line, "# newdoc") && !strings.HasPrefix(line, "# sent_id") {
				b.WriteString(line)
			}
		}
		return map[string]string{"want": b.String()}
	})
}

// wellFormed reports what is wrong with the analysis of a text; "" for nothing.
func wellFormed(d *Doc) string {
	next := 0
	for _, s := range d.Sentences {
		if s.First != next || s.Last <= s.First || s.Last > len(d.Tokens) {
			return "sentences do not follow each other"
		}
		next = s.Last
		roots := 0
		for i := s.First; i < s.Last; i++ {
			t := d.Tokens[i]
			if err := t.Check(d.Text); err != nil {
				return err.Error()
			}
			if t.Empty() || i > s.First && t.Start < d.Tokens[i-1].End {
				return "tokens out of order"
			}
			if t.UPOS == "" || t.XPOS == "" || t.Lemma == "" || t.Deprel == "" {
				return "token " + d.W(i) + " lacks something"
			}
			if t.Head < 0 {
				roots++
			} else if t.Head < s.First || t.Head >= s.Last || t.Head == i {
				return "head outside the sentence"
			}
			if (t.Head < 0) != (t.Deprel == "root") {
				return "root without its relation"
			}
		}
		if roots != 1 {
			return "not one root"
		}
		depth := make([]int, s.Last-s.First) // 0 unknown, else distance to the root + 1
		for i := s.First; i < s.Last; i++ {
			steps := 0
			for k := i; k >= 0 && depth[k-s.First] == 0; k = d.Tokens[k].Head {
				if steps++; steps > s.Last-s.First {
					return "heads in a circle"
				}
			}
			for k := i; k >= 0 && depth[k-s.First] == 0; k = d.Tokens[k].Head {
				depth[k-s.First] = 1
			}
		}
	}
	if next != len(d.Tokens) {
		return "tokens outside of sentences"
	}
	return ""
}

func TestEndlessTexts(t *testing.T) {
	const n = 30_000
	for name, text := range map[string]string{
		"commas":             strings.Repeat(",", n),
		"no spaces":          strings.Repeat("x", n),
		"digits":             strings.Repeat("1.", n),
		"one sentence":       strings.Repeat("and then the old mayor said that ", n/7),
		"brackets":           strings.Repeat("(", n),
		"one-word sentences": strings.Repeat("No. ", n/2),
	} {
		d := Parse(text)
		if bad := wellFormed(d); bad != "" {
			t.Errorf("%s: %s", name, bad)
		}
		sum := 0
		for i := range d.Tokens {
			if i%10 == 0 {
				f, l := d.Subtree(i)
				p, q := d.NounPhrase(i)
				sum += l - f + q - p + d.Subject(i)
			}
		}
		if sum == 0 {
			t.Errorf("%s: no phrases", name)
		}
	}
}

func TestWordsWithoutLetters(t *testing.T) {
	for _, text := range []string{"", " ", "\n\n", ".", "…", "\u200b", "😀", "—", "'"} {
		if bad := wellFormed(Parse(text)); bad != "" {
			t.Errorf("%q: %s", text, bad)
		}
	}
}

func FuzzSyntax(f *testing.F) {
	f.Add("The mayor said the bridge will open on Monday.")
	f.Add("“We can’t go,” he said. — 35,000-48,000 (U.S.)…\n\nNo.")
	f.Fuzz(func(t *testing.T, text string) {
		d := Parse(strings.ToValidUTF8(text, "?"))
		if bad := wellFormed(d); bad != "" {
			t.Fatal(bad)
		}
		for i := range d.Tokens {
			if a, b := d.Subtree(i); a > i || b <= i {
				t.Fatalf("token %d is not in its subtree [%d,%d)", i, a, b)
			}
			if a, b := d.NounPhrase(i); a != b && (a > i || b <= i) {
				t.Fatalf("token %d is not in its phrase [%d,%d)", i, a, b)
			}
		}
	})
}

func exampleTexts(b *testing.B) []string {
	paths, _ := filepath.Glob("../examples/*/*.txt")
	var texts []string
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	if len(texts) == 0 {
		b.Fatal("no example texts")
	}
	return texts
}

// BenchmarkTag tags, lemmatises and parses the example story; the figure to read is tokens/s.
func BenchmarkTag(b *testing.B) {
	var docs []*Doc
	for _, t := range exampleTexts(b) {
		docs = append(docs, Segment(t))
	}
	docs[0].tag()
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			d.tag()
			n += len(d.Tokens)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkParse does all that Parse does.
func BenchmarkParse(b *testing.B) {
	texts := exampleTexts(b)
	n := 0
	Parse(texts[0])
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			n += len(Parse(t).Tokens)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkLoad reads the models, as the first analysis of a program does.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		readModel()
	}
}
