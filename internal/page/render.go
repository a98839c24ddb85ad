package page

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/readoutdesk/readout/news"
)

//go:embed classes.txt
var classesText string

// rendered is a block of a page as it would stand between two line breaks.
type rendered struct {
	text   string
	parent *html.Node     // the block element around it
	tag    atom.Atom      // of that element
	kind   news.BlockKind // what tags and classes around it say; "" when they say nothing
	rule   string
	own    bool // the mark is on the block itself, or on a small element around it
	size   int  // bytes of text
	linked int  // bytes of text inside links
	words  int
}

// classMarks holds the words of classes.txt: whole ones, and those that stand for a beginning.
type classMarks struct {
	whole  map[string]news.BlockKind
	starts []classStart
}

type classStart struct {
	prefix string
	kind   news.BlockKind
}

var classes = sync.OnceValue(func() *classMarks {
	m := &classMarks{whole: make(map[string]news.BlockKind)}
	var kind news.BlockKind
	for line := range strings.Lines(classesText) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			kind = news.BlockKind(strings.Trim(line, "[]"))
		case strings.HasSuffix(line, "*"):
			m.starts = append(m.starts, classStart{line[:len(line)-1], kind})
		default:
			m.whole[line] = kind
		}
	}
	return m
})

func (m *classMarks) of(word string) news.BlockKind {
	if k, ok := m.whole[word]; ok {
		return k
	}
	for _, s := range m.starts {
		if strings.HasPrefix(word, s.prefix) {
			return s.kind
		}
	}
	return ""
}

// mark returns what an element says of the text in it: by its tag, then by its class and id.
func mark(n *html.Node) (news.BlockKind, string) {
	switch n.DataAtom {
	case atom.Figcaption:
		return news.BlockCaption, "figcaption"
	case atom.Time:
		return news.BlockPageDate, "time"
	case atom.Aside:
		return news.BlockPromo, "aside"
	case atom.Nav:
		return news.BlockOther, "nav"
	case atom.Footer:
		return news.BlockOther, "footer"
	case atom.H1:
		return news.BlockHeadline, "h1"
	case atom.Html, atom.Body, atom.Main, atom.Article:
		return "", ""
	}
	var kind news.BlockKind
	for _, a := range n.Attr {
		if a.Key == "itemprop" && (a.Val == "datePublished" || a.Val == "dateModified") {
			return news.BlockPageDate, "itemprop"
		}
		if a.Key == "rel" && a.Val == "author" {
			return news.BlockByline, "rel-author"
		}
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		k, none := classKind(a.Val)
		if none {
			return "", ""
		}
		if k != "" && (kind == "" || weak(kind)) {
			kind = k
		}
	}
	return kind, "class"
}

// weak reports kinds that a more telling word in the same attributes replaces: "widget comments".
func weak(k news.BlockKind) bool { return k == news.BlockPromo || k == news.BlockOther }

// classKind returns what a class or id says; none when one of its words takes every mark back.
func classKind(s string) (kind news.BlockKind, none bool) {
	for _, w := range classWords(s) {
		switch k := classes().of(w); {
		case k == "none":
			return "", true
		case k != "" && (kind == "" || weak(kind)):
			kind = k
		}
	}
	return kind, false
}

// classWords cuts a class attribute into words in small letters.
func classWords(s string) []string {
	if len(s) > 400 {
		s = s[:400]
	}
	var out []string
	from := -1
	var prev rune
	for i, r := range s {
		letter := unicode.IsLetter(r)
		if from >= 0 && (!letter || unicode.IsUpper(r) && unicode.IsLower(prev)) {
			out = append(out, strings.ToLower(s[from:i]))
			from = -1
		}
		if letter && from < 0 {
			from = i
		}
		prev = r
	}
	if from >= 0 {
		out = append(out, strings.ToLower(s[from:]))
	}
	return out
}

// renderer walks a page and collects its blocks.
type renderer struct {
	out    []rendered
	buf    strings.Builder
	linked int
	space  bool
	sizes  map[*html.Node]int
	total  int
}

// around is what the elements around a node say.
type around struct {
	block *html.Node
	kind  news.BlockKind
	rule  string
	own   bool
	link  bool
	pre   bool
}

// renderPage returns the blocks of text below n in document order. Nothing from scripts, forms' fields or hidden
// elements is among them.
func renderPage(n *html.Node) []rendered {
	r := renderer{sizes: make(map[*html.Node]int)}
	r.total = r.measure(n)
	r.walk(n, around{block: n})
	r.flush(around{block: n})
	return r.out
}

// measure counts the bytes of text in each element.
func (r *renderer) measure(n *html.Node) int {
	if n.Type == html.TextNode {
		return len(n.Data)
	}
	if n.Type == html.ElementNode && unseen(n) {
		return 0
	}
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		size += r.measure(c)
	}
	if n.Type == html.ElementNode {
		r.sizes[n] = size
	}
	return size
}

func (r *renderer) walk(n *html.Node, a around) {
	switch n.Type {
	case html.TextNode:
		r.write(n.Data, a)
		return
	case html.ElementNode:
	default:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			r.walk(c, a)
		}
		return
	}
	if unseen(n) {
		return
	}
	inner := a
	// A mark holds for small elements: a page may call its whole body "has-sidebar".
	if k, rule := mark(n); k != "" && 3*r.sizes[n] < 2*r.total+300 && !(a.kind != "" && a.own && k == news.BlockPageDate) {
		inner.kind, inner.rule = k, rule
		inner.own = r.sizes[n] < 600
	}
	if n.DataAtom == atom.Blockquote && inner.kind == news.BlockPromo { // an embedded post
		inner.kind, inner.rule = "", ""
	}
	inner.link = a.link || n.DataAtom == atom.A
	inner.pre = a.pre || n.DataAtom == atom.Pre
	switch {
	case n.DataAtom == atom.Br:
		r.write("\n", around{pre: true})
		return
	case blockTag(n.DataAtom) || inner.kind != a.kind && r.apart(n):
		r.flush(a)
		inner.block = n
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			r.walk(c, inner)
		}
		r.flush(inner)
	default:
		if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
			r.write(" ", a)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			r.walk(c, inner)
		}
	}
}

// apart reports whether an inline element with a mark of its own stands beside text, not inside a sentence.
func (r *renderer) apart(n *html.Node) bool {
	if n.DataAtom == atom.A || n.DataAtom == atom.Time {
		return false
	}
	p := n.Parent
	return p != nil && (p.DataAtom != atom.P || r.sizes[n] == r.sizes[p])
}

// write adds text to the open block, runs of white space made one blank.
func (r *renderer) write(s string, a around) {
	before := r.buf.Len()
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case c == '\n' && a.pre:
			if r.buf.Len() > 0 {
				r.buf.WriteByte('\n')
			}
			r.space = false
		case unicode.IsSpace(c) && c != '\u00a0' && c != '\u2028' && c != '\u2029':
			r.space = true
		case c < 0x20 || c == 0x7f:
		default:
			if r.space && r.buf.Len() > 0 {
				if b := r.buf.String(); b[len(b)-1] != '\n' {
					r.buf.WriteByte(' ')
				}
			}
			r.space = false
			r.buf.WriteString(s[i : i+n])
		}
		i += n
	}
	if a.link {
		r.linked += max(0, r.buf.Len()-before)
	}
}

// flush closes the open block. Empty lines inside it cut it: pages that set paragraphs apart by <br><br>.
func (r *renderer) flush(a around) {
	s := r.buf.String()
	linked := r.linked
	r.buf.Reset()
	r.linked, r.space = 0, false
	if strings.TrimSpace(s) == "" {
		return
	}
	for part := range strings.SplitSeq(s, "\n\n") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		b := rendered{text: part, parent: a.block, kind: a.kind, rule: a.rule, own: a.own, size: len(part), linked: min(linked, len(part)), words: len(strings.Fields(part))}
		if a.block != nil {
			b.tag = a.block.DataAtom
		}
		linked -= b.linked
		r.out = append(r.out, b)
	}
}

// unseen reports elements whose text is no part of the page as read.
func unseen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Select, atom.Button, atom.Textarea,
		atom.Input, atom.Head, atom.Title, atom.Canvas, atom.Audio, atom.Video, atom.Datalist, atom.Dialog:
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "class":
			if aloudOnly(n, a.Val) {
				return true
			}
		case "style":
			if v := strings.ToLower(strings.ReplaceAll(a.Val, " ", "")); strings.Contains(v, "display:none") || strings.Contains(v, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// aloudOnly reports small elements whose classes keep their text from view: words for screen readers, and boxes that open
// under the pointer.
func aloudOnly(n *html.Node, class string) bool {
	switch n.DataAtom {
	case atom.Span, atom.Div, atom.Small, atom.P, atom.A, atom.Ul:
	default:
		return false
	}
	for w := range strings.FieldsSeq(class) {
		switch {
		case w == "sr-only", w == "visually-hidden", w == "visuallyhidden", strings.HasPrefix(w, "screen-reader"),
			strings.HasPrefix(w, "tooltip"), strings.HasPrefix(w, "popover"), strings.HasPrefix(w, "rollover-"):
			return true
		}
	}
	return false
}

// blockTag reports elements that start a line of their own.
func blockTag(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details, atom.Div, atom.Dl, atom.Dt,
		atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header,
		atom.Hgroup, atom.Hr, atom.Html, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary,
		atom.Table, atom.Tbody, atom.Tfoot, atom.Thead, atom.Tr, atom.Ul, atom.Caption:
		return true
	}
	return false
}
