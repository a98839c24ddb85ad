// Package page turns a report into text with labelled blocks: it extracts the article from HTML, and labels furniture in
// text of any origin. Nothing is ever cut out of the text.
//
// The way of a text: lines and their parts (label.go) are held against the lexicon (furniture.txt, lexicon.go), then
// pictures, comments, head and tail are labelled by where they stand; datelines are cut off last. What nothing
// claims is body.
package page

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/readoutdesk/readout/news"
)

// ErrNoText says that a report has nothing to read.
var ErrNoText = errors.New("no text in it")

func from(source string) string {
	if source == "" {
		return ""
	}
	return " from " + source
}

// Parse returns the text of a report with every block labelled, and the claims and credits its page makes. An error
// names the report and says what is wrong with it; then there is no Text.
func Parse(r news.Report) (*news.Text, error) {
	var t *news.Text
	if r.Text == "" && r.HTML != "" {
		t = fromHTML(r)
	} else {
		t = &news.Text{ID: r.ID, URL: r.URL, Title: r.Title, Outlet: r.Outlet, Byline: r.Byline, Lang: r.Lang, Text: r.Text, Fetched: r.Fetched}
		if d := addressDate(r.URL); d != "" {
			t.Claims = append(t.Claims, news.Claim{Value: d, Basis: news.BasisMetadata})
		}
		t.Blocks = label(t.Text, t.Title, nil)
	}
	if blank(t.Text) {
		return nil, fmt.Errorf("report %q%s: %w", r.ID, from(r.Source), ErrNoText)
	}
	finish(t, r)
	return t, nil
}

// blank reports whether nothing in s would print.
func blank(s string) bool {
	return strings.TrimFunc(s, func(c rune) bool { return unicode.IsSpace(c) || ignorable(c) }) == ""
}

// finish reads off the labelled blocks what the report says of itself: title, dateline, credits, dates.
func finish(t *news.Text, r news.Report) {
	if t.Title == "" {
		for _, b := range t.Blocks {
			if b.Kind == news.BlockHeadline {
				t.Title = b.Of(t.Text)
				break
			}
		}
	}
	if t.Byline == "" {
		t.Byline = byline(t.Text, t.Blocks)
	}
	t.Dateline = firstDateline(t.Text, t.Blocks)
	if t.Outlet == "" {
		t.Outlet = cmp.Or(bylineOutlet(t.Text, t.Blocks), legalOutlet(t.Text, t.Blocks))
	}
	t.Credits = append(t.Credits, credits(t.Text, t.Blocks, t.Dateline, t.Outlet)...)
	if r.Published != "" {
		t.Claims = append([]news.Claim{{Value: r.Published, Basis: news.BasisGiven}}, t.Claims...)
	}
	t.Claims = append(t.Claims, pageDates(t.Text, t.Blocks)...)
}

// byline returns the names behind the first "By": "By Ana Horvat and Bo Lind, The Post" gives "Ana Horvat and Bo Lind".
func byline(text string, blocks []news.Block) string {
	for _, b := range blocks {
		if b.Kind != news.BlockByline {
			continue
		}
		ws := words(nil, text, b.Start, min(b.End, b.Start+200))
		if len(ws) < 2 || !strings.EqualFold(text[ws[0].start:ws[0].end], "by") {
			continue
		}
		if end := nameAt(text, ws, 1, 9); end > 1 {
			name := text[ws[1].start:ws[end-1].end]
			c := creditReader{text: text, ws: ws}
			if _, _, known := Newsroom(name); !known && c.shapedAt(1) != end && !role(name) {
				return name
			}
		}
	}
	return ""
}
