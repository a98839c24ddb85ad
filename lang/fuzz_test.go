package lang

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/readoutdesk/readout/news"
)

// hostile are texts that have broken tokenisers: they must take time in proportion to their length.
var hostile = map[string]func(n int) string{
	"one endless word": func(n int) string { return strings.Repeat("a", n) },
	"capital letters":  func(n int) string { return strings.Repeat("A", n) },
	"initials":         func(n int) string { return strings.Repeat("a.", n/2) },
	"capital initials": func(n int) string { return strings.Repeat("A.", n/2) },
	"commas":           func(n int) string { return strings.Repeat(",", n) },
	"numbers":          func(n int) string { return strings.Repeat("1.", n/2) },
	"thousands":        func(n int) string { return "1" + strings.Repeat(",000", n/4) },
	"apostrophes":      func(n int) string { return strings.Repeat("a'", n/2) },
	"closing marks":    func(n int) string { return strings.Repeat("a.\"", n/3) },
	"brackets":         func(n int) string { return "a" + strings.Repeat("?)", n/2) },
	"names":            func(n int) string { return strings.Repeat("Ana Horvat ", n/11) },
	"peoples":          func(n int) string { return strings.Repeat("Russian ", n/8) },
	"titles":           func(n int) string { return strings.Repeat("President ", n/10) },
	"former":           func(n int) string { return strings.Repeat("former ", n/7) },
	"of":               func(n int) string { return strings.Repeat("Ministry of ", n/12) },
	"hyphens":          func(n int) string { return strings.Repeat("Bank-", n/5) },
	"lines":            func(n int) string { return strings.Repeat("a\n", n/2) },
	"blank lines":      func(n int) string { return strings.Repeat("\n", n) },
	"blanks":           func(n int) string { return strings.Repeat("etc.   ", n/7) },
	"addresses":        func(n int) string { return strings.Repeat("www.a.", n/6) },
	"acronyms":         func(n int) string { return strings.Repeat("Big Old Dog (BOD) ", n/18) },
	"different names":  func(n int) string { return manyNames(n) },
}

func took(text string) time.Duration {
	start := time.Now()
	Parse(text)
	return time.Since(start)
}

func manyNames(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString("Ana Ho")
		for k := i; k > 0; k /= 20 {
			b.WriteByte("bcdfghklmnprstvwaeio"[k%20])
		}
		b.WriteString(" said. ")
	}
	return b.String()
}

func TestHostileTextTakesLinearTime(t *testing.T) {
	known()
	nameWeights()
	for name, make := range hostile {
		t.Run(name, func(t *testing.T) {
			checkDoc(t, Parse(make(1<<14)))
			// Eight times the text; quadratic time would be 64 times the small one. The floor and the tries keep noise out.
			var small, large time.Duration
			for range 3 {
				small, large = took(make(1<<15)), took(make(1<<18))
				if large <= 24*max(small, 5*time.Millisecond) {
					return
				}
			}
			t.Errorf("%v for 32 kB, %v for 256 kB", small, large)
		})
	}
}

// checkDoc asserts what holds for every text.
func checkDoc(t *testing.T, d *Doc) {
	t.Helper()
	end := 0
	for i, tok := range d.Tokens {
		if err := tok.Check(d.Text); err != nil || tok.Empty() || tok.Start < end {
			t.Fatalf("token %d %v after %d: %v", i, tok.Span, end, err)
		}
		uncovered(t, d.Text[end:tok.Start])
		end = tok.End
	}
	uncovered(t, d.Text[end:])
	next := 0
	for i, s := range d.Sentences {
		if s.First != next || s.Last <= s.First || s.Start != d.Tokens[s.First].Start || s.End != d.Tokens[s.Last-1].End {
			t.Fatalf("sentence %d %+v does not follow token %d", i, s, next)
		}
		next = s.Last
	}
	if next != len(d.Tokens) {
		t.Fatalf("%d of %d tokens lie in sentences", next, len(d.Tokens))
	}
	var last news.Span
	for i, m := range d.Mentions {
		if err := m.Check(d.Text); err != nil || m.Empty() || m.Start < last.End {
			t.Fatalf("mention %d %v after %v: %v", i, m.Span, last, err)
		}
		last = m.Span
	}
}

// uncovered fails when text between tokens holds something to read.
func uncovered(t *testing.T, gap string) {
	t.Helper()
	for _, r := range gap {
		if !unicode.IsSpace(r) && !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r) {
			t.Fatalf("%q lies in no token", gap)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "The U.S. Consul met Gen. Okoro at 4:25 p.m. on Feb. 3. He left.", "Ph.D.", "c. 1820", "İ's n’t ʼ’s", "a.com.b@c.d", "\ufeff\x00x",
		"Rand Old Post (ROP) said. [17] The ROP", "«Why?» – Ana", "gonna cannot 35,000-48,000", "U.S.", "I. A. B's", "-_-@-&a&b", "Dr. Mr. President of the"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkDoc(t, Parse(strings.ToValidUTF8(s, "\ufffd")))
	})
}
