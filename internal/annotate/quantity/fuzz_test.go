package quantity

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// promises reports what breaks the promises of the layer.
func promises(t *testing.T, text string, qs []news.Quantity) {
	t.Helper()
	last := 0
	for _, q := range qs {
		for _, s := range []news.Span{q.Span, q.Number, q.ThingAt} {
			if err := s.Check(text); err != nil {
				t.Fatalf("%q: %v", text, err)
			}
		}
		if q.Empty() || q.Number.Empty() || !q.Contains(q.Number) {
			t.Fatalf("%q: span %v does not hold the number %v", text, q.Span, q.Number)
		}
		if q.Start < last {
			t.Fatalf("%q: out of order at %d", text, q.Start)
		}
		last = q.Start
		if q.Low == nil && q.High == nil {
			t.Fatalf("%q: a figure without value", text)
		}
		if q.Low != nil && q.High != nil {
			if math.IsNaN(*q.Low) || math.IsInf(*q.Low, 0) || math.IsInf(*q.High, 0) || *q.Low > *q.High {
				t.Fatalf("%q: %g..%g", text, *q.Low, *q.High)
			}
			if (q.Bound == news.BoundExact || q.Bound == news.BoundApprox) != (*q.Low == *q.High) && q.Bound != news.BoundRange && q.Bound != news.BoundVague {
				t.Fatalf("%q: %s with %g..%g", text, q.Bound, *q.Low, *q.High)
			}
		}
		if (q.Low == nil) != (q.Bound == news.BoundAtMost) || (q.High == nil) != (q.Bound == news.BoundAtLeast) {
			t.Fatalf("%q: %s with %v..%v", text, q.Bound, q.Low, q.High)
		}
		if q.Strict && q.Bound != news.BoundAtLeast && q.Bound != news.BoundAtMost {
			t.Fatalf("%q: strict %s", text, q.Bound)
		}
		if q.Unit != strings.ToLower(q.Unit) || q.Rule == "" {
			t.Fatalf("%q: unit %q, rule %q", text, q.Unit, q.Rule)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{
		"More than 6,200 nurses, between $1.2-1.5 billion, up 3% to 5%.", "one hundred and two-thirds of a million", "5 ft 2 in or more (1.6 m)", "1.3x10^6 minus -5 ½ 2½ 1/2",
		"from 31 miles per gallon in 1999 to 44 mpg; 7- or 8-inch", "tens of thousands of people", "$-50.8bn US$ 5 HK$ £", "Feb. 3, 4:25 p.m., 2-1, 2021-22, 555-1234", "sub-500 sq m \u202f 40\u202f000",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 || !utf8.ValidString(text) { // intake gives valid text only
			return
		}
		promises(t, text, read(text))
	})
}

// TestLongSentences holds the time to the length of the text.
func TestLongSentences(t *testing.T) {
	for _, part := range []string{"one hundred and ", "from 5 ", "5-", "1 000 ", "more than ", "$", "minus ", "half a ", "12 of the "} {
		text := strings.Repeat(part, 40000/len(part))
		promises(t, text, read(text))
	}
}

const benchText = `Officials said more than 4,000 people had left the valley by Thursday evening, and about 30 houses were lost.
The river rose by 2.5 metres in two days, the highest level since 1987, and the repair will cost between $3 million and $5 million.
"Nobody my age remembers such a night," the baker told a crew. The road north of the town remained closed.
Insurers expect claims to reach as much as 40 percent of last year's total. A second storm is forecast for the weekend.
Volunteers handed out blankets and food. Schools will open again when the power is back, the ministry said in a statement.`

func BenchmarkAnnotate(b *testing.B) {
	d := lang.Parse(benchText)
	t := &news.Text{Text: benchText}
	b.ReportAllocs()
	for b.Loop() {
		Annotate(t, d, nil)
	}
	b.ReportMetric(float64(len(d.Sentences))*float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
}
