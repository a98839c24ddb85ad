package page

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode"

	readability "codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// extractor finds the part of a page that holds its article. It must not change doc.
//
// go-trafilatura would be the third body, and agrees less often with readeck than one hopes for; it is left out
// because its date parser takes 0.3 s and 80 MB at the start of every program that links it.
type extractor interface {
	extract(doc *html.Node, at *url.URL) (*html.Node, error)
}

var errNothing = errors.New("no article found")

// engineDeadline ends an engine that hangs; elementsMost and htmlMost (page size) keep pages from getting there, so that
// in practice the result never depends on the machine's speed.
const (
	engineDeadline = 10 * time.Second
	elementsMost   = 40_000
)

// guarded runs an engine; a panic or a hanging engine becomes an error.
func guarded(e extractor, doc *html.Node, at *url.URL) (n *html.Node, err error) {
	type result struct {
		n   *html.Node
		err error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			if p := recover(); p != nil {
				r = result{nil, fmt.Errorf("%T: %v", e, p)}
			}
			done <- r
		}()
		r.n, r.err = e.extract(doc, at)
	}()
	select {
	case r := <-done:
		return r.n, r.err
	case <-time.After(engineDeadline):
		return nil, fmt.Errorf("%T: no answer within %s", e, engineDeadline)
	}
}

// readeck is the port of Mozilla's Readability that the Readeck project keeps.
type readeck struct{}

func (readeck) extract(doc *html.Node, at *url.URL) (*html.Node, error) {
	p := readability.NewParser()
	p.DisableJSONLD = true
	a, err := p.ParseDocument(doc, at)
	if err != nil {
		return nil, err
	}
	if a.Node == nil {
		return nil, errNothing
	}
	return a.Node, nil
}

// density takes the element whose own paragraphs hold the most words of running text; blocks are those of the page.
// Paragraphs with words of the page's subject count five times: a consent notice has none.
type density struct {
	blocks []rendered
	about  map[string]bool
}

func (d density) extract(*html.Node, *url.URL) (*html.Node, error) {
	scores := make(map[*html.Node]int)
	var order []*html.Node
	credit := func(n *html.Node, words int) {
		if n == nil || n.Type != html.ElementNode {
			return
		}
		if _, ok := scores[n]; !ok {
			order = append(order, n)
		}
		scores[n] += words
	}
	for _, b := range d.blocks {
		if b.words < 10 || 3*b.linked > b.size || !sentenceEnd(b.text) || b.kind.Furniture() {
			continue
		}
		words := b.words
		if mentions(b.text, d.about) {
			words *= 5
		}
		credit(b.parent, words)
		if b.parent != nil {
			credit(b.parent.Parent, words/2)
		}
	}
	var best *html.Node
	for _, n := range order {
		if n.DataAtom != atom.P && (best == nil || scores[n] > scores[best]) {
			best = n
		}
	}
	if best == nil || scores[best] < 30 {
		return nil, errNothing
	}
	return best, nil
}

// bodyOf returns for each block of the page whether it belongs to the article: by the engine whose text agrees best with
// what the page says it is about.
func bodyOf(doc *html.Node, blocks []rendered, at *url.URL, m *meta) []bool {
	about := subject(m)
	var best []bool
	bestScore := -1.0
	for _, e := range [...]extractor{readeck{}, density{blocks, about}} {
		n, err := guarded(e, doc, at)
		if err != nil {
			continue
		}
		in := matchBlocks(blocks, renderPage(n))
		s := agreement(blocks, in, about)
		if _, first := e.(readeck); first {
			s *= 1.5 // the better engine by itself; the other wins where this one took a notice for the article
		}
		if s > bestScore {
			best, bestScore = in, s
		}
	}
	if best == nil {
		best = make([]bool, len(blocks))
		for i, b := range blocks {
			best[i] = !b.kind.Furniture() && 2*b.linked < b.size
		}
	}
	rescue(blocks, best)
	byPublisher(blocks, best, m.body)
	return best
}

// rescue takes back paragraphs that the engine left out between two of the article's that stand in the same element.
func rescue(blocks []rendered, in []bool) {
	var before *html.Node // the element around the last chosen paragraph
	last := -1
	for i, b := range blocks {
		if !in[i] || b.tag != atom.P || b.parent == nil {
			continue
		}
		if last >= 0 && before == b.parent.Parent {
			for k := last + 1; k < i; k++ {
				x := blocks[k]
				if x.kind == "" && x.tag == atom.P && x.parent.Parent == before && x.words >= 6 && sentenceEnd(x.text) && 2*x.linked <= x.size {
					in[k] = true
				}
			}
		}
		before, last = b.parent.Parent, i
	}
}

// subject returns the telling words of a page's title and description.
func subject(m *meta) map[string]bool {
	out := make(map[string]bool)
	for _, s := range []string{m.title, m.description} {
		for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if len(w) > 4 {
				out[w] = true
			}
		}
	}
	return out
}

// agreement scores an engine's choice: the share of the subject's words that it holds, times the running text in it.
func agreement(blocks []rendered, in []bool, about map[string]bool) float64 {
	size, seen := 0, make(map[string]bool)
	for i, b := range blocks {
		if !in[i] {
			continue
		}
		if b.words >= 8 {
			size += b.words
		}
		if len(about) == 0 {
			continue
		}
		for _, w := range strings.FieldsFunc(strings.ToLower(b.text), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if about[w] {
				seen[w] = true
			}
		}
	}
	share := 0.5
	if len(about) > 0 {
		share = float64(len(seen)) / float64(len(about))
		if len(seen) == 0 {
			size /= 4
		}
	}
	return (0.2 + share) * float64(min(size, 400))
}

// mentions reports whether a text has one of the words.
func mentions(text string, about map[string]bool) bool {
	if len(about) == 0 {
		return false
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if about[w] {
			return true
		}
	}
	return false
}

// byPublisher keeps to the article's text where the page's structured data holds it: a chosen block that it lacks is
// furniture. It counts only when it covers most of what was chosen.
func byPublisher(blocks []rendered, in []bool, article string) {
	key := textKey(article)
	if len(key) < 400 {
		return
	}
	covered, all := 0, 0
	has := make([]bool, len(blocks))
	for i, b := range blocks {
		if !in[i] {
			continue
		}
		k := textKey(b.text)
		all += len(k)
		if has[i] = strings.Contains(key, k); has[i] {
			covered += len(k)
		}
	}
	if 10*covered < 8*all {
		return
	}
	for i := range in {
		in[i] = in[i] && has[i]
	}
}

// searchMost bounds the bytes that matchBlocks searches for paragraphs that are not the same on both sides; a thread of
// ten thousand posts would take seconds otherwise. Beyond it only equal paragraphs are found.
const searchMost = 256 << 20

// matchBlocks finds an engine's blocks among those of the page, by their letters and digits.
func matchBlocks(blocks, chosen []rendered) []bool {
	var all strings.Builder
	left := make(map[string]int)
	for _, c := range chosen {
		k := textKey(c.text)
		left[k]++
		all.WriteString(k)
	}
	joined := all.String()
	keys := make([]string, len(blocks))
	in := make([]bool, len(blocks))
	first, last, searched := len(blocks), -1, 0
	for i, b := range blocks {
		keys[i] = textKey(b.text)
		if len(keys[i]) < 60 {
			continue
		}
		if left[keys[i]] > 0 {
			left[keys[i]]--
			in[i] = true
		} else if !b.kind.Furniture() && searched < searchMost {
			in[i] = strings.Contains(joined, keys[i])
			searched += len(joined)
		}
		if in[i] {
			first, last = min(first, i), i
		}
	}
	if last < 0 {
		first, last = 0, len(blocks)-1
	}
	for i := range blocks { // short ones only near the long ones: they recur in menus
		if k := keys[i]; !in[i] && k != "" && i >= first-4 && i <= last+6 && left[k] > 0 {
			left[k]--
			in[i] = true
			last = max(last, i)
		}
	}
	for _, c := range chosen { // paragraphs that the engine cut something out of
		k := textKey(c.text)
		if len(k) < 40 || left[k] <= 0 || searched >= searchMost {
			continue
		}
		searched += len(joined)
		for i := range blocks {
			if !in[i] && 3*len(k) > 2*len(keys[i]) && strings.Contains(keys[i], k) {
				in[i] = true
				left[k]--
				break
			}
		}
	}
	return in
}

// textKey returns the letters and digits of s in small letters.
func textKey(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}
