package timex

import (
	"slices"
	"strings"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// matcher runs the trie of patterns over a document's tokens.
type matcher struct {
	g      *grammar
	d      *lang.Doc
	pieces []piece // of all tokens, token i's at [from[i], from[i+1])
	from   []int32

	best     frame
	bestRule int32
	bestEnd  int
	begin    int // of the match under way
	end      int // of the sentence
	sym      numberSymbols
}

// numberSymbols are the classes that number.go makes.
type numberSymbols struct {
	num, d, dd, do, dow, mm, y4, y2, yw, hm, hhmm, h12, decade, ord, clockAP symbol
}

// tag finds the expressions of the usable sentences, unresolved, in text order and without overlap.
func tag(t *news.Text, d *lang.Doc) []expr {
	m := newMatcher(d)
	var out []expr
	for si, s := range d.Sentences {
		kind := t.KindAt(s.Start)
		if kind.Furniture() {
			for i := s.First; i < s.Last; i++ {
				m.from[i+1] = int32(len(m.pieces))
			}
			continue
		}
		first := len(out)
		out = m.sentence(out, si, s)
		for k := first; k < len(out); k++ {
			out[k].side = kind == news.BlockCaption || kind == news.BlockGallery || kind == news.BlockCredit
			out[k].head = kind == news.BlockHeadline
			out[k].dateline = kind == news.BlockDateline || t.Dateline.Day.Overlaps(spanOf(d, &out[k]))
			out[k].file = out[k].side && oldPicture(t, s.Start)
		}
	}
	return out
}

func newMatcher(d *lang.Doc) *matcher {
	g := english()
	return &matcher{g: g, d: d, from: make([]int32, len(d.Tokens)+1), pieces: make([]piece, 0, len(d.Tokens)/2), sym: g.numeric}
}

// oldPicture reports whether the caption at off calls its picture one from the files.
func oldPicture(t *news.Text, off int) bool {
	b, ok := t.BlockAt(off)
	if !ok {
		return false
	}
	// The mark opens the caption or stands in a line of its own above.
	up := strings.ToUpper(t.Text[max(0, b.Start-200):min(b.End, b.Start+200)])
	return strings.Contains(up, "FILE PHOTO") || strings.Contains(up, "FILE PICTURE") || strings.Contains(up, "FILE -") || strings.Contains(up, "FILE –") || strings.Contains(up, "FILE IMAGE")
}

func (m *matcher) sentence(out []expr, si int, s lang.Sentence) []expr {
	m.end = s.Last
	m.from[s.First] = int32(len(m.pieces))
	for i := s.First; i < s.Last; i++ {
		m.read(i)
		m.from[i+1] = int32(len(m.pieces))
	}
	for i := s.First; i < s.Last; i++ {
		if m.from[i] == m.from[i+1] {
			continue
		}
		m.bestEnd, m.bestRule, m.begin = i, -1, i
		m.start(i)
		if m.bestRule < 0 {
			continue
		}
		x := expr{frame: m.best, rule: &m.g.rules[m.bestRule], i: i, j: m.bestEnd, sent: si}
		if !x.finish() || m.lookalike(&x, s) {
			continue
		}
		y, ok := m.second(&x)
		out = append(out, x)
		i = x.j - 1
		if ok {
			out = append(out, y)
			i = y.j - 1
		}
	}
	return out
}

// returns are the nodes at which to go on after the parts that are under way, outermost first.
type returns struct {
	n  int
	to [4]int32
}

// start follows every pattern that may start at token i.
func (m *matcher) start(i int) {
	ps := m.pieces[m.from[i]:m.from[i+1]]
	for k := range ps {
		p := &ps[k]
		for _, e := range m.g.starts[p.sym] {
			x := frame{ap: -1, zone: noZone}
			if e.call > 0 {
				m.walk(e.call, i, x, returns{1, [4]int32{e.to}})
				continue
			}
			if f := m.g.setter[p.sym]; f != fNone {
				x.put(f, p.val, p.num)
			}
			m.walk(e.to, i+p.n, x, returns{})
		}
	}
}

// walk follows the trie from node at over the tokens from i on and keeps the longest match.
func (m *matcher) walk(at int32, i int, x frame, back returns) {
	n := &m.g.nodes[at]
	if n.final {
		up := back
		up.n--
		m.walk(back.to[up.n], i, x, up)
	}
	for _, r := range n.rules {
		if (i > m.bestEnd || i == m.bestEnd && r < m.bestRule) && m.fits(r, i) {
			m.best, m.bestRule, m.bestEnd = x, r, i
		}
	}
	if i >= m.end || len(n.edges) == 0 {
		return
	}
	ps := m.pieces[m.from[i]:m.from[i+1]]
	if len(ps) == 0 {
		return
	}
	glued := i > 0 && m.d.Tokens[i].Start == m.d.Tokens[i-1].End
	for k := range ps {
		p := &ps[k]
		for _, e := range n.edges {
			if e.call > 0 || e.sym != p.sym || e.glue && !glued {
				continue
			}
			y := x
			if f := m.g.setter[p.sym]; f != fNone && !(f == fN && x.counted) {
				y.put(f, p.val, p.num)
			}
			m.walk(e.to, i+p.n, y, back)
		}
	}
	for _, e := range n.edges {
		if e.call > 0 && back.n < len(back.to) && (!e.glue || glued) {
			in := back
			in.to[in.n] = e.to
			in.n++
			m.walk(e.call, i, x, in)
		}
	}
}

// fits reports whether the words around a match, which ends before token end, are those that rule r asks for.
func (m *matcher) fits(r int32, end int) bool {
	x := &m.g.rules[r]
	if len(x.next) > 0 && (end >= m.end || !slices.Contains(x.next, lower(m.d.W(end)))) {
		return false
	}
	if len(x.not) > 0 && end < m.end && slices.Contains(x.not, lower(m.d.W(end))) {
		return false
	}
	return len(x.prev) == 0 || m.begin > 0 && slices.Contains(x.prev, lower(m.d.W(m.begin-1)))
}

// read appends the pieces of token i.
func (m *matcher) read(i int) {
	w := m.d.W(i)
	c := w[0]
	if c >= '0' && c <= '9' {
		m.figures(i, w)
		return
	}
	if len(w) > 14 {
		return
	}
	var buf [16]byte
	low := buf[:0]
	for k := 0; k < len(w); k++ {
		b := w[k]
		if b >= 'A' && b <= 'Z' {
			b += 'a' - 'A'
		}
		low = append(low, b)
	}
	if n := len(low); n > 1 && low[n-1] == '.' && low[0] != '.' {
		low = low[:n-1]
	}
	switch string(low) {
	case "–", "—":
		low = append(buf[:0], '-')
	case "’s":
		low = append(buf[:0], "'s"...)
	case "o’clock":
		low = append(buf[:0], "o'clock"...)
	}
	for _, e := range m.g.words[string(low)] {
		if e.capital && (c < 'A' || c > 'Z') {
			continue
		}
		if e.sym == m.sym.ord {
			m.add(m.sym.dow, 1, e.val, 0)
		}
		m.add(e.sym, 1, e.val, 0)
	}
	if _, ok := m.g.numbers[string(low)]; !ok {
		return
	}
	if v, n := count(m.d, i, m.end); n > 0 {
		m.add(m.sym.num, n, 0, v)
	}
	if y, n := yearInWords(m.d, i, m.end); n > 0 {
		m.add(m.sym.yw, n, y, 0)
	}
}

func (m *matcher) add(s symbol, n, val int, num float64) {
	if s != 0 {
		m.pieces = append(m.pieces, piece{s, n, val, num})
	}
}

// figures appends the readings of a token that starts with a digit.
func (m *matcher) figures(i int, w string) {
	if v, n := count(m.d, i, m.end); n > 0 {
		m.add(m.sym.num, n, 0, v)
	}
	if v := digits(w); v >= 0 {
		switch {
		case len(w) <= 2:
			if v >= 1 && v <= 31 {
				m.add(m.sym.d, 1, v, 0)
				m.add(m.sym.dd, 1, v, 0)
			}
			if v >= 1 && v <= 12 {
				m.add(m.sym.mm, 1, v, 0)
				m.add(m.sym.h12, 1, v, 0)
			}
			if len(w) == 2 {
				m.add(m.sym.y2, 1, v, 0)
			}
		case len(w) == 4:
			if v >= 1000 && v <= 2100 {
				m.add(m.sym.y4, 1, v, 0)
			}
			if v/100 < 24 && v%100 < 60 {
				m.add(m.sym.hhmm, 1, v, 0)
			}
		}
		return
	}
	k := 0
	for k < len(w) && (w[k] >= '0' && w[k] <= '9') {
		k++
	}
	if k == len(w) { // ten digits and more
		return
	}
	v := digits(w[:k])
	switch rest := w[k:]; {
	case (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") && v > 0:
		m.add(m.sym.ord, 1, v, 0)
		if v <= 31 {
			m.add(m.sym.do, 1, v, 0)
		}
	case (rest == "s" || rest == "'s" || rest == "’s") && v%10 == 0 && (k == 2 && v >= 20 || k == 4 && v >= 1000 && v <= 2100):
		m.add(m.sym.decade, 1, v, 0)
	case rest[0] == ':' || rest[0] == '.' && len(rest) >= 3:
		mm := digits(rest[1:min(3, len(rest))])
		if v < 0 || v > 24 || mm < 0 || mm > 59 || len(rest) < 3 {
			return
		}
		if ap, ok := meridiem(rest[3:]); ok {
			m.add(m.sym.clockAP, 1, ap*10000+v*100+mm, 0)
		} else if len(rest) == 3 && rest[0] == ':' {
			m.add(m.sym.hm, 1, v*100+mm, 0)
		} else if len(rest) == 3 && i+1 < m.end && len(m.d.W(i+1)) > 1 && (m.d.W(i + 1)[0] == 'p' || m.d.W(i + 1)[0] == 'a') {
			m.add(m.sym.hm, 1, v*100+mm, 0)
		}
	default:
		if ap, ok := meridiem(rest); ok && v >= 1 && v <= 12 {
			m.add(m.sym.clockAP, 1, ap*10000+v*100, 0)
		}
	}
}

// meridiem reads the "pm" of "7pm": 0 before, 1 after noon.
func meridiem(s string) (int, bool) {
	switch lower(s) {
	case "am", "a.m", "a.m.":
		return 0, true
	case "pm", "p.m", "p.m.":
		return 1, true
	}
	return 0, false
}

// finish applies the rule's constants and checks what was read; it reports whether the frame is a possible time.
func (x *expr) finish() bool {
	x.op = x.rule.op
	for _, s := range x.rule.set {
		x.apply(s)
	}
	if x.op == opDate && x.counted && !x.clock { // "three o'clock"
		x.clock, x.hour = true, int(x.n)
	}
	if x.clock && !x.readHour() {
		return false
	}
	if x.day > 31 || x.month > 12 {
		return false
	}
	if x.day > 0 && x.month > 0 {
		y := x.year
		if y == 0 {
			y = 2000
		}
		if x.day > daysIn(y, x.month) {
			return false
		}
	}
	if x.quarter > 4 || x.half > 2 {
		return false
	}
	return x.op != opShift && x.op != opDur || x.unit > 0
}

// readHour puts the hour into 0-24 and reports whether it is one.
func (x *expr) readHour() bool {
	if x.ap >= 0 {
		if x.hour < 1 || x.hour > 12 {
			return false
		}
		x.hour = x.hour%12 + x.ap
	} else if x.part > 1 && x.hour < 12 {
		x.hour += 12
	}
	x.part = 0
	return x.hour <= 24 && x.minute < 60
}

// second finds the other end of a range that the pattern read the first of: "Dec. 5-7", "April 24 and 25", "1991-92".
func (m *matcher) second(x *expr) (expr, bool) {
	if x.j+1 >= m.end || x.op != opDate || x.clock || x.part > 0 {
		return expr{}, false
	}
	link := m.d.W(x.j)
	dash := link == "-" || link == "–" || link == "—"
	if !dash && link != "to" && link != "and" && link != "through" {
		return expr{}, false
	}
	w := m.d.W(x.j + 1)
	v := digits(w)
	next := lower(m.d.W(x.j + 2))
	y := *x
	y.i, y.j = x.j+1, x.j+2
	switch {
	case v >= 1 && v <= 31 && len(w) <= 2 && x.month > 0 && x.day > 0 && v > x.day && x.year == 0:
		if next == "%" || next == "percent" || isUnitWord(m.g, next) || !dash && m.wordFollows(y.j) {
			return expr{}, false
		}
		y.day, y.weekday = v, 0
		if next == "," && m.d.W(x.j+3) != "" && digits(m.d.W(x.j+3)) > 1000 && len(m.d.W(x.j+3)) == 4 { // "Dec. 5-7, 2021"
			x.year = digits(m.d.W(x.j + 3))
			y.year = x.year
			y.j += 2
		}
		return y, true
	case dash && x.year > 1000 && x.month == 0 && x.quarter == 0 && len(w) == 2 && v >= 0 && v > x.year%100 && m.d.Tokens[x.j+1].Start == m.d.Tokens[x.j].End:
		y.year = x.year/100*100 + v
		return y, true
	}
	return expr{}, false
}

// wordFollows reports whether token i is a word in lower case that a number may count.
func (m *matcher) wordFollows(i int) bool {
	w := m.d.W(i)
	if i >= m.end || w == "" || w[0] < 'a' || w[0] > 'z' {
		return false
	}
	return !functionWords[w]
}

func isUnitWord(g *grammar, w string) bool {
	for _, e := range g.words[w] {
		if f := g.setter[e.sym]; f == fUnit {
			return true
		}
	}
	return false
}
