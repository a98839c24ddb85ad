package brief

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/readoutdesk/readout/news"
)

//go:embed page.html
var pageSource string

//go:embed page.css
var pageStyle string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{"plain": Plain, "link": webLink, "join": strings.Join, "quoted": func(s string) string { return quoted(Plain(s)) }}).Parse(pageSource))

// page is what the template shows.
type page struct {
	Title   string
	Style   template.CSS
	Policy  string // Content-Security-Policy: this style and nothing else
	Stories []storyPage
}

type storyPage struct {
	Document
	Number int
	Texts  []reportPage
}

// HTML writes the documents as one page that needs nothing else: no script, no picture, no other address. Each report's
// text stands on it, and every line of the record links to the place its words come from. texts holds the reports by id.
func HTML(w io.Writer, docs []Document, texts map[string]*news.Text) error {
	sum := sha256.Sum256([]byte(pageStyle))
	p := page{Title: "Readout", Style: template.CSS(pageStyle),
		Policy: "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"}
	if len(docs) == 1 && docs[0].Title != "" {
		p.Title = Plain(docs[0].Title)
	}
	for i, d := range docs {
		s := storyPage{Document: d, Number: i + 1}
		spans := make(map[string][]news.Span)
		for _, sec := range d.Sections {
			for _, g := range sec.Groups {
				for _, e := range g.Entries {
					for _, x := range e.Supports {
						spans[x.Report] = append(spans[x.Report], x.Span)
					}
				}
			}
		}
		for _, r := range d.Reports {
			if t := texts[r.ID]; t != nil {
				s.Texts = append(s.Texts, reportPage{Row: r, Paras: paragraphs(t, r.Mark, spans[r.ID])})
			}
		}
		p.Stories = append(p.Stories, s)
	}
	return pageTemplate.Execute(w, p)
}

// Place is a link from a line to one of its places.
type Place struct {
	Mark string
	Href string
}

// Places returns the links of an entry to the texts further down the page.
func (e Entry) Places(rows []Row) []Place {
	mark := make(map[string]string, len(rows))
	for _, r := range rows {
		mark[r.ID] = r.Mark
	}
	var out []Place
	for _, s := range e.Supports {
		p := Place{mark[s.Report], "#" + anchor(mark[s.Report], s.Start)}
		if n := len(out); n > 0 && out[n-1].Mark == p.Mark && e.ID != "" {
			continue // one link a report; its other places are near
		}
		out = append(out, p)
	}
	return out
}

// anchor is the id of the place in a report's text where a support starts.
func anchor(mark string, start int) string { return fmt.Sprintf("%s-%d", mark, start) }

type reportPage struct {
	Row
	Paras []para
}

// para is a paragraph of a report: furniture is shown grey with its kind.
type para struct {
	Kind      string
	Furniture bool
	Pieces    []piece
}

// piece is a run of text; Anchors are the ids of lines that start in it, Used says that a line quotes it.
type piece struct {
	Text    string
	Anchors []string
	Used    bool
}

// paragraphs cuts a report at line ends and block borders, and marks the spans that lines quote.
func paragraphs(t *news.Text, mark string, spans []news.Span) []para {
	slices.SortFunc(spans, func(a, b news.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	spans = slices.Compact(spans)
	cuts := []int{0, len(t.Text)}
	for _, b := range t.Blocks {
		cuts = append(cuts, b.Start, b.End)
	}
	for i := range len(t.Text) {
		if t.Text[i] == '\n' {
			cuts = append(cuts, i)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []para
	for i := 1; i < len(cuts); i++ {
		s := news.Span{Start: cuts[i-1], End: cuts[i]}
		if strings.TrimSpace(s.Of(t.Text)) == "" {
			continue
		}
		kind := t.KindAt(s.End - 1)
		out = append(out, para{Kind: string(kind), Furniture: kind.Furniture(), Pieces: pieces(t.Text, mark, s, spans)})
	}
	return out
}

// pieces cuts a paragraph where spans start and end.
func pieces(text, mark string, in news.Span, spans []news.Span) []piece {
	cuts := []int{in.Start, in.End}
	for _, s := range spans {
		if s.Overlaps(in) {
			cuts = append(cuts, max(s.Start, in.Start), min(s.End, in.End))
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []piece
	for i := 1; i < len(cuts); i++ {
		x := piece{Text: bare(text[cuts[i-1]:cuts[i]])}
		for _, s := range spans {
			if s.Start == cuts[i-1] && !slices.Contains(x.Anchors, anchor(mark, s.Start)) {
				x.Anchors = append(x.Anchors, anchor(mark, s.Start))
			}
			x.Used = x.Used || s.Start <= cuts[i-1] && cuts[i] <= s.End
		}
		out = append(out, x)
	}
	return out
}

// bare drops what plain drops but keeps blanks at the ends, which part a piece from its neighbours.
func bare(s string) string {
	x := Plain(s)
	if strings.TrimLeft(s, " \t\n\r") != s {
		x = " " + x
	}
	if strings.TrimRight(s, " \t\n\r") != s {
		x += " "
	}
	return x
}
