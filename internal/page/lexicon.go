package page

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/readoutdesk/readout/news"
)

//go:embed furniture.txt
var furnitureText string

// where says in which part of a report a rule applies.
type where uint8

const (
	anywhere where = iota
	head           // above the first full paragraph
	tail           // below the last full paragraph
	edge           // above the first or below the last
)

// rule is a group of the lexicon: one kind of furniture and the patterns that show it.
type rule struct {
	kind    news.BlockKind
	name    string
	where   where
	most    int  // words a line may have
	opens   bool // what follows it at the end of a report belongs to it
	heading bool // a list of links follows it, wherever it stands
}

// pattern is a row of elements with its anchors.
type pattern struct {
	*rule
	elems      []elem
	open, rest bool // may start inside the line; may end inside it
}

type elemKind uint8

const (
	elemWord elemKind = iota
	elemNumber
	elemDate
	elemWhen
	elemName
	elemCap
	elemUpper
	elemAddress
	elemGap // up to n words, as few as will do
	elemMark
)

type elem struct {
	kind elemKind
	alts []string
	n    int
	opt  bool
}

// lexicon finds the patterns that may match at a word: by the word in small letters, and those that start with a class.
type lexicon struct {
	first  map[string][]*pattern // anchored at the start of the line
	inside map[string][]*pattern // may start anywhere
	class  []*pattern            // start with a class of words; anchored at the start
	rules  []example
}

// example is a line that a rule must (or must not) match.
type example struct {
	rule *rule
	line string
	want bool
}

var furniture = sync.OnceValue(func() *lexicon {
	l, err := readLexicon(furnitureText)
	if err != nil {
		panic("page: furniture.txt: " + err.Error())
	}
	return l
})

// readLexicon reads the format that the head of furniture.txt describes.
func readLexicon(data string) (*lexicon, error) {
	l := &lexicon{first: make(map[string][]*pattern), inside: make(map[string][]*pattern)}
	var r *rule
	n := 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[' && line[len(line)-1] == ']':
			var err error
			if r, err = readRule(strings.Trim(line, "[]")); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		case r == nil:
			return nil, fmt.Errorf("line %d: no group yet", n)
		case strings.HasPrefix(line, "+ "), strings.HasPrefix(line, "- "):
			l.rules = append(l.rules, example{r, line[2:], line[0] == '+'})
		default:
			p, err := readPattern(line)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			p.rule = r
			l.add(p)
		}
	}
	return l, nil
}

func readRule(header string) (*rule, error) {
	f := strings.Fields(header)
	if len(f) < 2 {
		return nil, fmt.Errorf("a group needs a kind and a name: %q", header)
	}
	r := &rule{kind: news.BlockKind(f[0]), name: f[1], most: 60}
	for _, o := range f[2:] {
		switch {
		case o == "head":
			r.where = head
		case o == "tail":
			r.where = tail
		case o == "edge":
			r.where = edge
		case o == "opens":
			r.opens = true
		case o == "heading":
			r.heading = true
		case strings.HasPrefix(o, "max="):
			n, err := strconv.Atoi(o[4:])
			if err != nil {
				return nil, err
			}
			r.most = n
		default:
			return nil, fmt.Errorf("unknown option %q", o)
		}
	}
	return r, nil
}

func readPattern(line string) (*pattern, error) {
	p := new(pattern)
	fields := strings.Fields(line)
	if fields[0] == "..." {
		p.open, fields = true, fields[1:]
	}
	if n := len(fields); n > 0 && fields[n-1] == "..." {
		p.rest, fields = true, fields[:n-1]
	}
	if len(fields) == 0 {
		return nil, fmt.Errorf("empty pattern %q", line)
	}
	for _, f := range fields {
		var e elem
		if len(f) > 1 && strings.HasSuffix(f, "?") {
			e.opt, f = true, f[:len(f)-1]
		}
		switch {
		case f == "<num>":
			e.kind = elemNumber
		case f == "<date>":
			e.kind = elemDate
		case f == "<when>":
			e.kind = elemWhen
		case f == "<name>":
			e.kind = elemName
		case f == "<cap>":
			e.kind = elemCap
		case f == "<upper>":
			e.kind = elemUpper
		case f == "<address>":
			e.kind = elemAddress
		case strings.HasPrefix(f, "<any"):
			n, err := strconv.Atoi(strings.Trim(f, "<any>"))
			if err != nil {
				return nil, fmt.Errorf("%q: %w", f, err)
			}
			e.kind, e.n = elemGap, n
		case !wordByte(f[0]):
			e.kind, e.alts = elemMark, []string{f}
		default:
			e.alts = strings.Split(f, "|")
		}
		p.elems = append(p.elems, e)
	}
	if p.elems[0].opt {
		return nil, fmt.Errorf("the first element of %q must not be optional", line)
	}
	return p, nil
}

func (l *lexicon) add(p *pattern) {
	e := p.elems[0]
	if e.kind != elemWord && e.kind != elemMark {
		l.class = append(l.class, p)
		return
	}
	for _, a := range e.alts {
		if p.open {
			l.inside[a] = append(l.inside[a], p)
		} else {
			l.first[a] = append(l.first[a], p)
		}
	}
}

// match returns the first pattern that a line matches and that allows place; nil when none does.
func (l *lexicon) match(text string, ws []word, allowed func(*rule) bool) *pattern {
	if len(ws) == 0 {
		return nil
	}
	try := func(ps []*pattern, i int) *pattern {
		for _, p := range ps {
			if len(ws) > p.most || !allowed(p.rule) {
				continue
			}
			if end, ok := p.from(text, ws, 0, i); ok && (p.rest || onlyMarks(ws, end)) {
				return p
			}
		}
		return nil
	}
	start := 0
	for start < len(ws)-1 && ws[start].kind == wordMark { // a bullet or bracket before the words
		if p := try(l.first[text[ws[start].start:ws[start].end]], start); p != nil {
			return p
		}
		start++
	}
	var buf [64]byte
	if p := try(l.first[string(foldInto(buf[:0], text[ws[start].start:ws[start].end]))], start); p != nil {
		return p
	}
	if p := try(l.class, start); p != nil {
		return p
	}
	if len(ws) > longestLine {
		return nil
	}
	for i, w := range ws {
		if ps := l.inside[string(foldInto(buf[:0], text[w.start:w.end]))]; ps != nil {
			if p := try(ps, i); p != nil {
				return p
			}
		}
	}
	return nil
}

// longestLine is the number of words above which a line is not searched for patterns that may stand inside it.
const longestLine = 120

// foldInto appends s in small ASCII letters, with a straight apostrophe, for looking up without allocating.
func foldInto(buf []byte, s string) []byte {
	for i := 0; i < len(s) && len(buf) < 63; i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c == 0xe2 && strings.HasPrefix(s[i:], "’") {
			c = '\''
			i += 2
		}
		buf = append(buf, c)
	}
	return buf
}

func onlyMarks(ws []word, i int) bool {
	for ; i < len(ws); i++ {
		if ws[i].kind != wordMark {
			return false
		}
	}
	return true
}

// from matches elements k… at word i and returns the index after them. Marks between words may be left out of a pattern.
func (p *pattern) from(text string, ws []word, k, i int) (int, bool) {
	if k == len(p.elems) {
		return i, p.rest || onlyMarks(ws, i)
	}
	e := p.elems[k]
	if e.opt {
		if end, ok := p.one(e, text, ws, k, i); ok {
			return end, true
		}
		return p.from(text, ws, k+1, i)
	}
	return p.one(e, text, ws, k, i)
}

func (p *pattern) one(e elem, text string, ws []word, k, i int) (int, bool) {
	if e.kind == elemGap {
		for n := 0; n <= e.n && i+n <= len(ws); n++ {
			if end, ok := p.from(text, ws, k+1, i+n); ok {
				return end, true
			}
		}
		return 0, false
	}
	for skipped := 0; i < len(ws) && skipped < 4; i++ {
		if j := e.at(text, ws, i); j > i {
			if e.kind == elemName { // a name may be shorter than it can be
				for ; j > i; j-- {
					if end, ok := p.from(text, ws, k+1, j); ok {
						return end, true
					}
				}
				return 0, false
			}
			return p.from(text, ws, k+1, j)
		}
		if ws[i].kind != wordMark {
			return 0, false
		}
		skipped++
	}
	return 0, false
}

// at matches e at word i and returns the index after it; i when it does not match.
func (e elem) at(text string, ws []word, i int) int {
	w := ws[i]
	s := text[w.start:w.end]
	ok := false
	switch e.kind {
	case elemWord:
		var buf [64]byte
		low := foldInto(buf[:0], s)
		for _, a := range e.alts {
			if string(low) == a {
				return i + 1
			}
		}
		return i
	case elemMark:
		ok = s == e.alts[0]
	case elemNumber:
		ok = w.kind == wordNumber
	case elemDate:
		_, j := dateAt(text, ws, i)
		return j
	case elemWhen:
		_, j := whenAt(text, ws, i)
		return j
	case elemName:
		return nameAt(text, ws, i, 6)
	case elemCap:
		ok = w.kind == wordCap || w.kind == wordUpper
	case elemUpper:
		ok = w.kind == wordUpper
	case elemAddress:
		ok = w.kind == wordURL || w.kind == wordMail || w.kind == wordHandle
	}
	if ok {
		return i + 1
	}
	return i
}

// nameAt returns the end of a run of capitalised words, with particles and initials, of at most most words.
func nameAt(text string, ws []word, i, most int) int {
	j := i
	for n := 0; j < len(ws) && n < most; n++ {
		w := ws[j]
		s := text[w.start:w.end]
		switch {
		case w.kind == wordCap || w.kind == wordUpper:
			j++
			if j < len(ws) && text[ws[j].start:ws[j].end] == "." && w.end-w.start <= 2 {
				j++
			}
		case j > i && w.kind == wordLower && particle(s):
			j++
		default:
			return j
		}
	}
	return j
}

func particle(s string) bool {
	switch s {
	case "de", "la", "del", "der", "den", "van", "von", "al", "el", "bin", "ibn", "da", "di", "du", "dos", "le", "of", "the", "and", "ter", "ten", "y", "af", "av":
		return true
	}
	return false
}
