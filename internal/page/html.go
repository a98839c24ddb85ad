package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/readoutdesk/readout/news"
)

// htmlMost is the size of a page, in bytes, from which only its tags are stripped: larger ones are threads and dumps.
const htmlMost = 8 << 20

// fromHTML makes a Text of a page: the article with what stands around it, each block labelled.
func fromHTML(r news.Report) *news.Text {
	t := &news.Text{ID: r.ID, URL: r.URL, Title: r.Title, Outlet: r.Outlet, Byline: r.Byline, Lang: r.Lang, Fetched: r.Fetched}
	doc, err := (*html.Node)(nil), error(nil)
	if len(r.HTML) <= htmlMost {
		doc, err = html.Parse(strings.NewReader(r.HTML))
	}
	m := new(meta)
	var blocks []rendered
	var in []bool
	if doc == nil || err != nil { // too large, or nested deeper than the parser goes
		blocks = strip(r.HTML)
		in = make([]bool, len(blocks))
		for i := range in {
			in[i] = true
		}
	} else {
		m = readMeta(doc, r.URL)
		blocks = renderPage(doc)
		at, err := url.Parse(r.URL)
		if err != nil || at.Host == "" {
			at = &url.URL{Scheme: "https", Host: "page.invalid", Path: "/"}
		}
		if countElements(doc) <= elementsMost {
			in = bodyOf(doc, blocks, at, m)
		} else {
			in = make([]bool, len(blocks))
			for i, b := range blocks {
				in[i] = !b.kind.Furniture() && 2*b.linked < b.size
			}
		}
	}
	m.claim(t)
	given := compose(t, blocks, in)
	t.Blocks = label(t.Text, t.Title, given)
	return t
}

func countElements(n *html.Node) int {
	c := 1
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c += countElements(k)
	}
	return c
}

// compose writes the article into t.Text, paragraphs apart by a blank line, and returns the blocks whose kind the
// markup settles. What stands between two parts of the article stays, labelled; around it, what tells of it.
func compose(t *news.Text, blocks []rendered, in []bool) []news.Block {
	first, last := len(blocks), -1
	for i := range blocks {
		if in[i] {
			first, last = min(first, i), i
		}
	}
	if last < 0 { // no article found: everything there is
		for i, b := range blocks {
			in[i] = !b.kind.Furniture()
		}
		first, last = 0, len(blocks)-1
	}
	from, to := surroundings(blocks, first, last)
	var b strings.Builder
	var given []news.Block
	headline := false
	for i := from; i < to; i++ {
		x := blocks[i]
		kind, rule := settle(x, in[i], i >= first && i <= last)
		if kind == news.BlockHeadline {
			if headline && !in[i] {
				continue
			}
			headline = true
		}
		if kind == "" && !in[i] {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(x.text)
		if kind != "" {
			given = append(given, news.Block{Span: news.Span{Start: start, End: b.Len()}, Kind: kind, Rule: rule})
		}
	}
	t.Text = b.String()
	return given
}

// settle decides the kind of a block by its markup; "" leaves it to the text.
func settle(x rendered, in, inside bool) (news.BlockKind, string) {
	if in {
		switch x.kind {
		case news.BlockCaption, news.BlockCredit:
			if x.own && x.words < longestCaption {
				return x.kind, x.rule
			}
		case news.BlockByline, news.BlockPageDate:
			if x.own && x.words <= 14 {
				return x.kind, x.rule
			}
		case news.BlockHeadline:
			return x.kind, x.rule
		case news.BlockPromo, news.BlockShare, news.BlockNewsletter, news.BlockComment, news.BlockGallery, news.BlockLegal:
			if x.own && x.words < 60 {
				return x.kind, x.rule
			}
		}
		return "", ""
	}
	switch {
	case x.kind == news.BlockHeadline:
		return x.kind, x.rule
	case x.kind != "":
		return x.kind, x.rule
	case !inside:
		return "", ""
	case 2*x.linked > x.size:
		return news.BlockPromo, "links"
	}
	return news.BlockOther, "outside-article"
}

// aroundMost is the number of blocks above and below the article that may be taken for its head and tail.
const aroundMost = 14

// surroundings returns the range of blocks to keep: the article, and near it headline, byline, dates, captions above;
// credits, newsletter and legal lines below.
func surroundings(blocks []rendered, first, last int) (from, to int) {
	from, to = first, last+1
	for i := first - 1; i >= 0 && i >= first-aroundMost; i-- {
		switch k := blocks[i].kind; {
		case k == news.BlockHeadline:
			from = i
		case (k == news.BlockByline || k == news.BlockPageDate || k == news.BlockCaption || k == news.BlockCredit) && blocks[i].words < 60 && from > first-aroundMost:
			if i >= from-3 {
				from = i
			}
		}
	}
	for i := last + 1; i < len(blocks) && i <= last+4; i++ {
		switch blocks[i].kind {
		case news.BlockCredit, news.BlockByline, news.BlockLegal, news.BlockNewsletter:
			to = i + 1
		}
	}
	return from, to
}

// strip returns the text of a page that cannot be parsed, cut at block tags.
func strip(page string) []rendered {
	var out []rendered
	r := renderer{}
	z := html.NewTokenizer(strings.NewReader(page))
	skip := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			r.flush(around{})
			return append(out, r.out...)
		case html.TextToken:
			if skip == 0 {
				r.write(string(z.Text()), around{})
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			if a := atom.Lookup(name); unseen(&html.Node{DataAtom: a}) {
				skip++
			} else if blockTag(a) {
				r.flush(around{})
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if a := atom.Lookup(name); unseen(&html.Node{DataAtom: a}) {
				skip = max(0, skip-1)
			} else if blockTag(a) {
				r.flush(around{})
			}
		}
	}
}
