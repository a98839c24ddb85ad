package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/readoutdesk/readout/internal/check"
	"github.com/readoutdesk/readout/news"
)

// dump writes what a Text says in a form that reads well in a diff.
func dump(t *news.Text) string {
	var b strings.Builder
	field := func(name, v string) {
		if v != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, v)
		}
	}
	field("title", t.Title)
	field("outlet", t.Outlet)
	field("byline", t.Byline)
	field("lang", t.Lang)
	if !t.Dateline.Empty() {
		day := ""
		if !t.Dateline.Day.Empty() {
			day = t.Dateline.Day.Of(t.Text)
		}
		fmt.Fprintf(&b, "dateline: place %q, day %q, agency %q\n", t.Dateline.Place, day, t.Dateline.Agency)
	}
	for _, c := range t.Claims {
		fmt.Fprintf(&b, "claim: %s (%s)", c.Value, c.Basis)
		if !c.Span.Empty() {
			fmt.Fprintf(&b, " %q", c.Span.Of(t.Text))
		}
		b.WriteByte('\n')
	}
	for _, c := range t.Credits {
		fmt.Fprintf(&b, "credit: %s (%s)\n", c.Name, c.Kind)
	}
	for _, x := range t.Blocks {
		s := x.Of(t.Text)
		if len(s) > 100 {
			s = strings.ToValidUTF8(s[:60], "") + " … " + strings.ToValidUTF8(s[len(s)-30:], "")
		}
		fmt.Fprintf(&b, "%-10s %q\n", x.Kind, s)
	}
	return b.String()
}

// Case files hold a report as "text" or "html" (and "url", "title" …) and what is read off it.
func TestCases(t *testing.T) {
	check.Cases(t, "testdata/*.txtar", func(t *testing.T, c check.Case) map[string]string {
		line := func(name string) string { return strings.TrimSuffix(c.Files[name], "\n") }
		r := news.Report{ID: c.Name, Text: line("text"), HTML: line("html"), URL: line("url"), Title: line("title"), Outlet: line("outlet"), Published: line("published")}
		got, err := Parse(r)
		if err != nil {
			return map[string]string{"want": "error: " + err.Error()}
		}
		if r.Text != "" && got.Text != r.Text {
			t.Error("the text was changed")
		}
		holds(t, got)
		return map[string]string{"want": dump(got)}
	})
}

// holds asserts what is true of every Text: blocks in order, without overlap, on rune borders, over everything printed.
func holds(t testing.TB, x *news.Text) {
	t.Helper()
	at := 0
	for _, b := range x.Blocks {
		if err := b.Check(x.Text); err != nil {
			t.Fatalf("%s block: %v", b.Kind, err)
		}
		if b.Start < at || b.Empty() {
			t.Fatalf("%s block [%d,%d) overlaps or is empty; the one before ends at %d", b.Kind, b.Start, b.End, at)
		}
		if s := strings.TrimSpace(x.Text[at:b.Start]); s != "" {
			t.Fatalf("%q lies in no block", s)
		}
		at = b.End
	}
	if s := strings.TrimSpace(x.Text[at:]); s != "" {
		t.Fatalf("%q lies in no block", s)
	}
	spans := []news.Span{x.Dateline.Span, x.Dateline.Day}
	for _, c := range x.Claims {
		spans = append(spans, c.Span)
	}
	for _, c := range x.Credits {
		spans = append(spans, c.Span)
		if !c.Empty() && c.Of(x.Text) != c.Name {
			t.Fatalf("credit %q stands at %q", c.Name, c.Of(x.Text))
		}
	}
	for _, s := range spans {
		if err := s.Check(x.Text); err != nil {
			t.Fatal(err)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a", "\ufeffGRAUBURG, March 13 (MNA) - The millers\u2028met.\n\n(1) comment\n\nx", "text_fieldsA\r\n© 2019\n", "shareThe", "By\n\n\x00", "(AP Photo/Ana)", "Wed, 15 Jan 2025\n\nA b c d\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		x, err := Parse(news.Report{ID: "fuzz", Text: s})
		if err != nil {
			return
		}
		if x.Text != s {
			t.Fatal("the text was changed")
		}
		holds(t, x)
	})
}

// Hostile texts whose lines or words repeat 30,000 times must not take longer than their length asks for: quadratic
// work would run into the time limit of the test.
func TestLongTexts(t *testing.T) {
	n := 30_000
	for _, s := range []string{"Related\n", "1 comment\n", "share on x y z ", "told Reuters that it ", "By Ana Horvat\n\n", "A (b ", "Home\n", "(AP Photo/X)\n",
		"LONDON (Reuters) - It rained.\n\n", "SEE ALSO: Winter storms\nThe mayor said on Monday that the bridge over the old harbour would stay closed until the spring of next year.\n", "\u200b\n", "x\r"} {
		x, err := Parse(news.Report{ID: "long", Text: strings.Repeat(s, n)})
		if err == nil {
			holds(t, x)
		}
	}
}
