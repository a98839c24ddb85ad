package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readoutdesk/readout/news"
)

// nested returns a page whose elements stand deeper in each other than the HTML parser goes.
func nested(n int) string {
	return "<p>The bridge opened on Monday, the mayor said to a crowd of people.</p>" + strings.Repeat("<div>", n) + "<p>Deep down, the minister denied it.</p>" + strings.Repeat("</div>", n) +
		"<script>alert(1)</script>"
}

func TestDeepPageIsStripped(t *testing.T) {
	x, err := Parse(news.Report{ID: "deep", HTML: nested(3000)})
	if err != nil {
		t.Fatal(err)
	}
	holds(t, x)
	if !strings.Contains(x.Text, "the mayor said") || !strings.Contains(x.Text, "denied it") || strings.Contains(x.Text, "alert") {
		t.Errorf("got %q", x.Text)
	}
}

func TestNothingToRead(t *testing.T) {
	for name, r := range map[string]news.Report{
		"empty":        {ID: "r1"},
		"blank text":   {ID: "r1", Text: " \n\ufeff\u200b\t"},
		"empty page":   {ID: "r1", HTML: "<html><body><script>x()</script></body></html>"},
		"hidden words": {ID: "r1", HTML: "<p hidden>Nobody reads this.</p>"},
	} {
		x, err := Parse(r)
		if err == nil || x != nil || !strings.Contains(err.Error(), `"r1"`) {
			t.Errorf("%s: got %v, %v; want an error that names the report", name, x, err)
		}
	}
}

func TestPageWithoutArticle(t *testing.T) {
	x, err := Parse(news.Report{ID: "index", HTML: `<ul><li><a href="/a">Tides</a><li><a href="/b">Weather</a></ul>`})
	if err != nil {
		t.Fatal(err)
	}
	holds(t, x)
	if !strings.Contains(x.Text, "Tides") {
		t.Errorf("got %q", x.Text)
	}
}

// A notice that is longer than the article, and stands where engines look first, must not be taken for the article.
func TestConsentNoticeIsNotTheArticle(t *testing.T) {
	notice := strings.Repeat("<p>We and our partners store data on your device, and you may change what you agreed to, at any time, for every partner, on this page.</p>", 12)
	body := strings.Repeat("<p>The Selwick ferry stayed in port on Monday, and its crew said that it would not sail before the talks with the minister ended.</p>", 4)
	x, err := Parse(news.Report{ID: "wall", HTML: `<head><title>Selwick ferry crew waits for talks with minister</title><meta name="description" content="The ferry stayed in port on Monday"></head>
		<div class="article">` + notice + `</div><section><div>` + body + `</div></section>`})
	if err != nil {
		t.Fatal(err)
	}
	holds(t, x)
	for _, b := range x.Blocks {
		if b.Kind == news.BlockBody && strings.Contains(b.Of(x.Text), "partners") {
			t.Fatalf("the notice is body: %q", b.Of(x.Text))
		}
	}
	if !strings.Contains(x.Text, "Selwick ferry stayed in port") {
		t.Errorf("the article is not there: %q", x.Text)
	}
}

func TestWordsForScreenReadersOnly(t *testing.T) {
	x, err := Parse(news.Report{ID: "sr", HTML: `<article><p>The crew <a href="/x">waits<span class="sr-only">opens a new window</span></a> for talks, the mediator said.</p></article>`})
	if err != nil {
		t.Fatal(err)
	}
	if want := "The crew waits for talks, the mediator said."; !strings.Contains(x.Text, want) {
		t.Errorf("got %q, want %q", x.Text, want)
	}
}

func TestAddressDate(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/2024/11/28/talks":  "2024-11-28",
		"https://a.example/2024/nov/28/talks": "2024-11-28",
		"https://a.example/2024-11-28-talks":  "2024-11-28",
		"https://a.example/n/20241128/talks":  "2024-11-28",
		"https://a.example/2024/13/40/talks":  "",
		"https://a.example/20240230":          "",
		"https://a.example/story-12345678":    "",
		"::":                                  "",
		"":                                    "",
	} {
		if got := addressDate(in); got != want {
			t.Errorf("addressDate(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDatesAsPagesPrintThem(t *testing.T) {
	for in, want := range map[string]string{
		"2024-11-20T06:45:00-04:00":       "2024-11-20T06:45:00-04:00",
		"2024-11-20T10:45:00.000Z":        "2024-11-20T10:45:00Z",
		"2024-11-20T06:45:00-0400":        "2024-11-20T06:45:00-04:00",
		"2024-11-20T06:45:00":             "2024-11-20",
		"Wed, 20 Nov 2024 06:45:00 +0100": "2024-11-20T06:45:00+01:00",
		"November 20, 2024":               "2024-11-20",
		"20241120":                        "2024-11-20",
		"0001-01-01T00:00:00Z":            "",
		"soon":                            "",
	} {
		if got := isoTime(in); got != want {
			t.Errorf("isoTime(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCleanTitle(t *testing.T) {
	for _, c := range []struct{ title, site, h1, want string }{
		{"Ferry talks end | The Post", "The Post", "", "Ferry talks end"},
		{"Ferry talks end - Tides - The Post", "The Post", "", "Ferry talks end - Tides"},
		{"The Post: Ferry talks end", "The Post", "", "Ferry talks end"},
		{"Ferry talks end without deal | News", "The Post", "Ferry talks end without deal", "Ferry talks end without deal"},
		{"Talks - a history", "The Post", "", "Talks - a history"},
		{"Talks end - Reuters", "", "", "Talks end"},
	} {
		if got := cleanTitle(c.title, c.site, c.h1); got != c.want {
			t.Errorf("cleanTitle(%q) = %q, want %q", c.title, got, c.want)
		}
	}
}

func TestAuthors(t *testing.T) {
	m := meta{site: "The Post"}
	for _, s := range []string{"By Ana Horvat and Bo Lind", "The Post", "Associated Press", "Post Staff", "https://a.example/ana", "Ana Horvat", "BO LIND, Coast Writer", "Cy Dahl, Futura"} {
		m.author(s)
	}
	if got := strings.Join(m.authors, "|"); got != "Ana Horvat|Bo Lind|Cy Dahl" {
		t.Errorf("authors %q", got)
	}
	if got := strings.Join(m.agencies, "|"); got != "Associated Press" {
		t.Errorf("agencies %q", got)
	}
}

func TestOutletIsNotTheAgencyWhoseTextItCarries(t *testing.T) {
	for _, c := range []struct{ publisher, site, url, want string }{
		{"Associated Press", "The Post", "https://post.example/1", "The Post"},
		{"Associated Press", "", "https://post.example/1", ""},
		{"Reuters", "", "https://www.reuters.com/1", "Reuters"},
		{"", "@post", "https://post.example/1", "post"},
		{"The Post", "post.example", "https://post.example/1", "The Post"},
	} {
		m := meta{site: c.publisher}
		m.outlet(c.url, c.site)
		if m.site != c.want {
			t.Errorf("%+v: outlet %q", c, m.site)
		}
	}
}

type broken struct{ extractor }

func TestEngineThatPanicsIsAnError(t *testing.T) {
	if _, err := guarded(broken{}, nil, nil); err == nil {
		t.Error("no error")
	}
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{"", "<p>a", nested(3), `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"x"}]}</script><h1>x</h1><p>y`,
		"<table><td>a<td>b</table><pre>a\n\nb</pre><br><br>", "<article><p>One.<p>Two.<aside>Three</aside><figure><figcaption>Four (AP Photo/X)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x, err := Parse(news.Report{ID: "fuzz", URL: "https://a.example/2024/11/28/x", HTML: strings.ToValidUTF8(s, "\ufffd")})
		if err == nil {
			holds(t, x)
		}
	})
}

func orlan(b *testing.B, name string) string {
	b.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "examples", "orlan-ferry-strike", name))
	if err != nil {
		b.Fatal(err)
	}
	return string(data)
}

func BenchmarkText(b *testing.B) {
	s := orlan(b, "01-mna-preview.txt")
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(news.Report{ID: "x", Text: s}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	s := orlan(b, "03-tidewater-post.html")
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(news.Report{ID: "x", HTML: s}); err != nil {
			b.Fatal(err)
		}
	}
}
