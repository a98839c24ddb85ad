package timex

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/readoutdesk/readout/internal/check"
	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// report builds a report from a case file: "claim VALUE BASIS" lines, then "KIND: text" paragraphs, body when no kind
// stands before the text.
func report(in string) (*news.Text, Window) {
	t := &news.Text{}
	var w Window
	for line := range strings.Lines(in) {
		line = strings.TrimRight(line, "\n")
		f := strings.Fields(line)
		switch {
		case len(f) == 0:
			continue
		case f[0] == "claim":
			t.Claims = append(t.Claims, news.Claim{Value: f[1], Basis: news.Basis(f[2])})
			continue
		case f[0] == "within":
			w = Window{First: f[1], Last: f[2], Why: strings.Join(f[3:], " ")}
			continue
		case f[0] == "fetched":
			t.Fetched = f[1]
			continue
		}
		kind := news.BlockBody
		if k, rest, ok := strings.Cut(line, ": "); ok && slices.Contains([]string{"headline", "dateline", "caption", "credit", "page-date", "legal", "comment"}, k) {
			kind, line = news.BlockKind(k), rest
		}
		start := len(t.Text)
		t.Text += line
		if kind == news.BlockDateline {
			if _, day, ok := strings.Cut(line, ", "); ok {
				day, _, _ = strings.Cut(day, " (")
				at := start + strings.Index(line, day)
				t.Dateline = news.Dateline{Span: news.Span{Start: start, End: len(t.Text)}, Day: news.Span{Start: at, End: at + len(day)}}
			}
		}
		t.Blocks = append(t.Blocks, news.Block{Span: news.Span{Start: start, End: len(t.Text)}, Kind: kind})
		t.Text += "\n\n"
	}
	return t, w
}

func parse(t *news.Text) *lang.Doc {
	var spans []news.Span
	for _, b := range t.Blocks {
		spans = append(spans, b.Span)
	}
	return lang.ParseBlocks(t.Text, spans)
}

func TestCases(t *testing.T) {
	check.Cases(t, "testdata/*.txtar", func(t *testing.T, c check.Case) map[string]string {
		out := make(map[string]string)
		for name, in := range c.Files {
			r, w := report(in)
			p, times := Annotate(r, parse(r), w)
			out["want-"+name] = show(r, p, times)
		}
		return out
	})
}

// show writes the date with its evidence, then a line for each expression.
func show(t *news.Text, p news.Published, times []news.Time) string {
	var b strings.Builder
	fmt.Fprintf(&b, "published %q %s %s", p.Value, p.Basis, p.Precision)
	if p.Window[0] != "" {
		fmt.Fprintf(&b, " window %s..%s", p.Window[0], p.Window[1])
	}
	if len(p.Candidates) > 0 {
		fmt.Fprintf(&b, " candidates %s", strings.Join(p.Candidates, " "))
	}
	fmt.Fprintf(&b, "\n  why: %s\n", p.Why)
	for _, c := range p.Rejected {
		fmt.Fprintf(&b, "  not %s (%s) %q: %s\n", c.Value, c.Basis, c.Span.Of(t.Text), c.Why)
	}
	for _, x := range times {
		fmt.Fprintf(&b, "%s | %s %s", x.Of(t.Text), x.Type, x.Value)
		if x.Mod != "" {
			fmt.Fprintf(&b, " %s", x.Mod)
		}
		if x.Zone != "" {
			fmt.Fprintf(&b, " zone %s", x.Zone)
		}
		if len(x.Candidates) > 0 {
			fmt.Fprintf(&b, " of %s", strings.Join(x.Candidates, " "))
		}
		if x.Interval.Known() {
			fmt.Fprintf(&b, " [%s, %s)", x.Interval.From.Format("2006-01-02T15:04"), x.Interval.To.Format("2006-01-02T15:04"))
		}
		fmt.Fprintf(&b, " %s %s\n", x.Anchor, x.Rule)
	}
	return b.String()
}

func FuzzAnnotate(f *testing.F) {
	for _, x := range english().examples {
		f.Add("They met "+x.text+".", "2024-05-16", byte(0))
	}
	f.Add("page-date: Wed, 15 Jan 2025\nThe Nov. 19 talks, to be held here, start at 2 p.m. AST (1800 GMT).\nlegal: Copyright 2017", "", byte(1))
	f.Add("caption: Trucks, Sunday, Nov. 24, 2024.\nThey sang Thursday, the fourth time this month, ahead of a Dec. 5 recital.", "", byte(2))
	f.Fuzz(func(t *testing.T, in, claim string, n byte) {
		r, w := report(in)
		if claim != "" {
			r.Claims = append(r.Claims, news.Claim{Value: claim, Basis: []news.Basis{news.BasisGiven, news.BasisMetadata, news.BasisPage}[n%3]})
		}
		if !utf8valid(r.Text) {
			return
		}
		d := parse(r)
		p, times := Annotate(r, d, w)
		if err := p.Span.Check(r.Text); err != nil {
			t.Fatal(err)
		}
		for _, c := range p.Rejected {
			if err := c.Span.Check(r.Text); err != nil {
				t.Fatal(err)
			}
			if c.Why == "" {
				t.Fatalf("no reason against %+v", c)
			}
		}
		if p.Value != "" {
			if _, ok := p.Day(); !ok {
				t.Fatalf("published %q is no day", p.Value)
			}
		}
		end := 0
		for _, x := range times {
			if err := x.Span.Check(r.Text); err != nil {
				t.Fatal(err)
			}
			if x.Start < end || x.Empty() || x.Value == "" || x.Rule == "" || !r.Usable(x.Span) {
				t.Fatalf("bad expression %+v", x)
			}
			end = x.End
			if !x.Interval.From.IsZero() && !x.Interval.Known() {
				t.Fatalf("reversed interval %+v", x)
			}
		}
		again, more := Annotate(r, d, w)
		if fmt.Sprint(again, more) != fmt.Sprint(p, times) {
			t.Fatal("two runs differ")
		}
	})
}

func utf8valid(s string) bool { return strings.ToValidUTF8(s, "") == s }

const sample = "PORT SELWICK, March 4 (MNA) - Ferry crews and the province will meet on Thursday for the fourth time this month, " +
	"two weeks after talks broke down. The session is due to begin at 10 a.m. AST (1400 GMT), a spokesman said on Tuesday. " +
	"At least 260 trucks are waiting on both sides of the sound, and the mayor said the islands had oil for four days. " +
	"The last strike, in 2021, lasted 23 days and ended with a court order that neither side had asked for. " +
	"Nobody at the table wants to see the harbour closed for months, and a report on the accounts is expected by June 30.\n\n"

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat(sample, 20)
	r := &news.Text{Text: text, Claims: []news.Claim{{Value: "2024-03-05", Basis: news.BasisGiven}}}
	d := lang.Parse(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Annotate(r, d, Window{})
	}
}
