package attribution

import (
	"unicode"
	"unicode/utf8"

	"github.com/readoutdesk/readout/news"
)

// view is a page as the model sees it: each token as a few small numbers, made once and joined many ways.
type view struct {
	p      *page
	word   []uint32 // hash of the lower-case form
	lemma  []uint32
	tag    []uint32 // hash of the Penn tag
	suffix []uint32
	shape  []uint8
	state  []uint8 // place towards quotation marks
	level  []uint8 // of the form as a cue
	name   []uint8 // type of the mention that covers it

	proposed []uint8 // what the rules take it for: 0 nothing, else 1 + roleOf
	draft    []int32 // the draft whose cue covers it; -1
	drafts   []draft
	depRel   []uint32
	headWord []uint32
	children []uint32 // which relations hang on the token, one bit each
	top      []uint32 // scratch of spanSequence: the relation by which a token hangs on the cue
}

func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// mix joins a template number and up to three values to a feature.
func mix(t, a, b, c uint32) uint32 {
	h := uint64(t)*0x9E3779B97F4A7C15 ^ uint64(a)<<32 ^ uint64(b)
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	h ^= uint64(c)*0x94D049BB133111EB ^ h>>31
	h *= 0x94D049BB133111EB
	return uint32(h >> 32)
}

func newView(p *page, drafts []draft) *view {
	n := len(p.d.Tokens)
	w := make([]uint32, 8*n)
	b := make([]uint8, 5*n)
	v := &view{p: p, word: w[:n], lemma: w[n : 2*n], tag: w[2*n : 3*n], suffix: w[3*n : 4*n], depRel: w[4*n : 5*n], headWord: w[5*n : 6*n], children: w[6*n : 7*n], top: w[7*n:],
		shape: b[:n], state: b[n : 2*n], level: b[2*n : 3*n], name: b[3*n : 4*n], proposed: b[4*n:], draft: make([]int32, n), drafts: drafts}
	for i := range n {
		low := p.low[i]
		t := &p.d.Tokens[i]
		v.word[i] = hashString(low)
		v.lemma[i] = v.word[i]
		if t.Lemma != "" {
			v.lemma[i] = hashString(t.Lemma)
		}
		v.tag[i] = hashString(t.XPOS)
		v.suffix[i] = hashString(low[max(0, len(low)-3):])
		v.shape[i] = shapeOf(p.d.W(i))
		v.state[i] = v.stateOf(i)
		v.level[i] = cues.level[low]
		v.draft[i] = -1
		v.depRel[i] = hashString(t.Deprel)
		if t.Head >= 0 {
			v.headWord[i] = hashString(p.low[t.Head])
			v.children[t.Head] |= relationBit(t.Deprel)
		}
	}
	for _, m := range p.d.Mentions {
		for i, end := p.d.Range(m.Span); i < end; i++ {
			v.name[i] = nameCode(m.Type)
		}
	}
	for k := range drafts {
		d := &drafts[k]
		for i := d.source.first; i < d.source.last; i++ {
			v.proposed[i] = 1
		}
		for _, c := range d.content {
			for i := c.first; i < c.last; i++ {
				v.proposed[i] = 2
			}
		}
		for i := d.cue.first; i < d.cue.last; i++ {
			v.draft[i] = int32(k)
		}
	}
	for k := range drafts {
		for i := drafts[k].cue.first; i < drafts[k].cue.last; i++ {
			v.proposed[i] |= 4
		}
	}
	return v
}

// relationBit returns the bit of a relation that tells what a verb takes; 0 for the others.
func relationBit(rel string) uint32 {
	switch rel {
	case "nsubj":
		return 1
	case "ccomp":
		return 2
	case "xcomp":
		return 4
	case "obj":
		return 8
	case "parataxis":
		return 16
	case "nsubj:pass", "aux:pass":
		return 32
	case "iobj":
		return 64
	case "advcl":
		return 128
	case "obl", "obl:agent":
		return 256
	case "case":
		return 512
	case "det", "nmod:poss":
		return 1024
	}
	return 0
}

// hang fills v.top for a paragraph: the relation of the cue's dependent above each token, or how the cue itself hangs.
func (v *view) hang(para tokens, cue tokens) {
	ts := v.p.d.Tokens
	for i := para.first; i < para.last; i++ {
		v.top[i] = 0
	}
	for i := para.first; i < para.last; i++ {
		j, steps := i, 0
		for ; steps < 40 && !cue.has(j) && ts[j].Head >= 0 && !cue.has(ts[j].Head); steps++ {
			j = ts[j].Head
		}
		switch {
		case cue.has(j):
			v.top[i] = 7
		case ts[j].Head >= 0 && cue.has(ts[j].Head):
			v.top[i] = v.depRel[j]<<1 | 1
		}
	}
	// The governors of the cue, and what hangs on them beside it.
	j := cue.first
	for k := cue.first; k < cue.last; k++ {
		if h := ts[k].Head; h < 0 || !cue.has(h) {
			j = k
		}
	}
	rel := v.depRel[j]
	for h := ts[j].Head; h >= 0 && para.has(h); h = ts[h].Head {
		if v.top[h] == 0 {
			v.top[h] = rel<<1 | 8
		}
		rel = rel*31 + 1
		if v.depRel[h] == 0 {
			break
		}
	}
}

func nameCode(t news.NameType) uint8 {
	switch t {
	case news.NamePerson:
		return 1
	case news.NameOrganisation:
		return 2
	case news.NameLocation:
		return 3
	case news.NameGroup:
		return 4
	}
	return 5
}

// shapeOf tells capitals, digits and marks apart.
func shapeOf(w string) uint8 {
	r, n := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsUpper(r):
		if len(w) > n {
			if r, _ := utf8.DecodeRuneInString(w[n:]); unicode.IsUpper(r) {
				return 1
			}
		}
		return 2
	case unicode.IsLower(r):
		return 3
	case unicode.IsDigit(r):
		return 4
	}
	return 5
}

// stateOf tells where token i stands towards quotation marks.
func (v *view) stateOf(i int) uint8 {
	p := v.p
	if p.quote[i] < 0 {
		if kindOf(firstRune(p.d.W(i))) != noMark {
			return 6
		}
		return 0
	}
	q := p.quotes[p.quote[i]]
	long := uint8(0)
	if p.speechy(q) {
		long = 1
	}
	switch {
	case q.first == i:
		return 1 + long
	case q.last == i+1:
		return 3 + long
	case p.isQuoteMark(i):
		return 5
	}
	return 7 + long
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

const (
	edgeBefore = 1 // the number that stands for "outside the paragraph"
	edgeAfter  = 2
)

// at returns xs[i], or a number for the outside of para.
func at(xs []uint32, i int, para tokens) uint32 {
	switch {
	case i < para.first:
		return edgeBefore
	case i >= para.last:
		return edgeAfter
	}
	return xs[i]
}

func at8(xs []uint8, i int, para tokens) uint32 {
	if i < para.first || i >= para.last {
		return 99
	}
	return uint32(xs[i])
}

// bucket makes a distance coarse, keeping its sign.
func bucket(n int) uint32 {
	s := uint32(0)
	if n < 0 {
		n, s = -n, 32
	}
	switch {
	case n < 5:
		return s + uint32(n)
	case n < 8:
		return s + 5
	case n < 12:
		return s + 6
	case n < 20:
		return s + 7
	case n < 40:
		return s + 8
	case n < 80:
		return s + 9
	}
	return s + 10
}

// near tells, for each token of a paragraph, how far the nearest likely cue outside quotations is to each side.
type near struct {
	left, right int32
	alive       bool // can be part of a cue
}

func (v *view) nearest(para tokens, out []near) []near {
	out = out[:0]
	last := -1
	for i := para.first; i < para.last; i++ {
		out = append(out, near{left: int32(last), right: -1})
		if v.level[i] >= 3 && v.p.quote[i] < 0 {
			last = i
		}
	}
	last = -1
	for i := para.last - 1; i >= para.first; i-- {
		out[i-para.first].right = int32(last)
		if v.level[i] >= 3 && v.p.quote[i] < 0 {
			last = i
		}
	}
	return out
}

// cueFeatures appends the features by which a token is told to be part of a cue.
func (v *view) cueFeatures(fs []uint32, i int, para tokens, nr near) []uint32 {
	s := v.p.d.Sentences[v.p.sentence[i]]
	w, l, x := v.word, v.lemma, v.tag
	w0, l0, x0 := w[i], l[i], x[i]
	q, lev, prop := uint32(v.state[i]), uint32(v.level[i]), uint32(v.proposed[i])
	w1, w2 := at(w, i-1, para), at(w, i-2, para)
	v1, v2 := at(w, i+1, para), at(w, i+2, para)
	x1, x2, y1, y2 := at(x, i-1, para), at(x, i-2, para), at(x, i+1, para), at(x, i+2, para)
	rule := uint32(0)
	if d := v.draft[i]; d >= 0 {
		rule = 1
		if v.drafts[d].cue.first == i {
			rule = 2
		}
		if v.drafts[d].head == i {
			rule += 2
		}
	}
	pos := uint32(min(i-s.First, 12))
	end := uint32(min(s.Last-i, 6))
	fs = append(fs,
		mix(1, w0, 0, 0), mix(2, l0, 0, 0), mix(3, l0, x0, 0), mix(4, x0, q, 0), mix(5, w0, q, 0),
		mix(6, w1, 0, 0), mix(7, v1, 0, 0), mix(8, w2, 0, 0), mix(9, v2, 0, 0),
		mix(10, w1, w0, 0), mix(11, w0, v1, 0), mix(12, w1, v1, 0),
		mix(15, x1, x0, 0), mix(16, x0, y1, 0), mix(17, x1, x0, y1), mix(18, x2, x1, x0), mix(19, x0, y1, y2),
		mix(20, l0, x1, 0), mix(21, l0, y1, 0), mix(22, l0, x1, y1),
		mix(23, v.suffix[i], uint32(v.shape[i]), 0), mix(24, lev, q, x0), mix(25, lev, at8(v.level, i-1, para), at8(v.level, i+1, para)),
		mix(26, rule, lev, q), mix(27, rule, l0, 0), mix(28, prop, lev, x0), mix(29, prop, at8(v.proposed, i-1, para), at8(v.proposed, i+1, para)),
		mix(30, prop, rule, at8(v.proposed, i+1, para)), mix(31, l0, prop, 0),
		mix(33, at8(v.name, i-1, para), at8(v.name, i+1, para), lev), mix(34, at8(v.name, i-1, para), l0, 0),
		mix(35, at8(v.state, i-1, para), at8(v.state, i+1, para), lev), mix(36, at8(v.state, i+1, para), l0, 0),
		mix(38, pos, lev, 0), mix(39, end, lev, 0), mix(40, w[s.First], lev, 0),
		mix(41, distance(i, nr.left), lev, q), mix(42, distance(i, nr.right), lev, q), mix(43, distance(i, nr.left), l0, 0), mix(44, distance(i, nr.right), l0, 0),
		mix(45, v.depRel[i], x0, lev), mix(46, v.depRel[i], l0, 0), mix(47, v.headWord[i], w0, 0),
		mix(51, v.children[i], l0, 0), mix(52, v.children[i], x0, lev), mix(53, v.depRel[i], v.headWord[i], 0), mix(54, v.children[i], v.depRel[i], prop),
		mix(48, w1, x0, y1))
	return fs
}

func distance(i int, j int32) uint32 {
	if j < 0 {
		return 99
	}
	return bucket(int(j) - i)
}

// link describes the way from a cue to the tokens around it; it is walked token by token.
type link struct {
	cue   tokens
	head  int
	lemma uint32
	act   uint32
	level uint32
	draft *draft
}

// spanFeatures appends the features by which a token is told to be part of the source or content of the cue k. commas,
// marks and cues count what stands between.
func (v *view) spanFeatures(fs []uint32, i int, para tokens, k *link, commas, marks, cuesBetween int) []uint32 {
	p := v.p
	w, x := v.word, v.tag
	side := uint32(0)
	dist := 0
	switch {
	case i < k.cue.first:
		dist = i - k.cue.first
	case i >= k.cue.last:
		side, dist = 1, i-k.cue.last+1
	default:
		side = 2
	}
	sd := side<<8 | bucket(dist)
	sent := uint32(min(2, max(-2, int(p.sentence[i])-int(p.sentence[k.head]))) + 2)
	cm, mk, cb := uint32(min(commas, 3)), uint32(min(marks, 3)), uint32(min(cuesBetween, 2))
	way := side | cm<<2 | mk<<4 | cb<<6 | sent<<8
	q := uint32(v.state[i])
	rule := uint32(15)
	if k.draft != nil {
		rule = v.ruleLabel(k.draft, i)
	}
	w0, x0 := w[i], x[i]
	w1, v1 := at(w, i-1, para), at(w, i+1, para)
	x1, y1 := at(x, i-1, para), at(x, i+1, para)
	r1, r2 := uint32(15), uint32(15)
	if k.draft != nil {
		if i > para.first {
			r1 = v.ruleLabel(k.draft, i-1)
		}
		if i+1 < para.last {
			r2 = v.ruleLabel(k.draft, i+1)
		}
	}
	cq := uint32(v.state[k.head])
	first := uint32(0)
	if p.d.Sentences[p.sentence[i]].First == i {
		first = 1
	}
	if p.d.Sentences[p.sentence[i]].Last == i+1 {
		first |= 2
	}
	other := uint32(v.proposed[i])
	fs = append(fs,
		mix(101, sd, sent, 0), mix(102, way, 0, 0), mix(103, way, q, 0), mix(104, way, x0, 0), mix(105, way, w0, 0),
		mix(106, sd, x0, 0), mix(107, sd, w0, 0), mix(108, side<<4|sent, w1, x0), mix(109, side<<4|sent, x0, v1),
		mix(110, side, w1, w0), mix(111, side, w0, v1), mix(112, way, x1, x0), mix(113, way, x0, y1), mix(114, side<<4|cm, x1<<8^x0, y1),

		mix(117, k.lemma, side, q), mix(118, k.lemma, way, 0), mix(119, k.lemma, side, x0), mix(120, k.lemma, side, w0), mix(121, k.lemma, sd, 0),
		mix(122, rule, r1, r2), mix(123, rule, way, k.act), mix(124, rule, x0, side), mix(125, rule, k.lemma, side), mix(126, rule<<8|r1, w1, w0), mix(127, rule<<8|r2, w0, v1),
		mix(128, rule, q, way), mix(129, other, rule, way),
		mix(131, uint32(v.name[i]), way, x0), mix(132, at8(v.name, i-1, para), uint32(v.name[i]), at8(v.name, i+1, para)^side<<8),
		mix(133, uint32(v.level[i]), way, x0), mix(134, first, way, q),
		mix(136, at8(v.state, i-1, para), q, at8(v.state, i+1, para)^way<<8), mix(137, cq, q, way),
		mix(139, at(w, k.cue.last, para), way, q), mix(140, at(x, k.cue.last, para), at(x, k.cue.first-1, para), way),
		mix(142, at(x, k.cue.first-1, para), sd, 0), mix(143, at8(v.state, k.cue.last, para), at8(v.state, k.cue.first-1, para), way),

		mix(145, v.depRel[i], way, k.act), mix(146, v.depRel[i], v.headWord[i], side), mix(147, uint32(p.class[i]&(isRoleNoun|isGroupNoun|isOrganisationNoun|isDocument|isMetonym|isTitle|isTimeWord)), way, 0),

		mix(149, v.top[i], side, k.act), mix(150, v.top[i], at(v.top, i-1, para), at(v.top, i+1, para)), mix(151, v.top[i], k.lemma, side), mix(152, v.top[i], way, q), mix(153, v.top[i], x0, rule), mix(154, v.top[i], v.depRel[k.head], side))
	return fs
}

// ruleLabel tells what the rule's draft takes token i for: 0 nothing, 1 and 2 the first and other tokens of the source,
// 3 and 4 of a part of the content, 5 the cue.
func (v *view) ruleLabel(d *draft, i int) uint32 {
	switch {
	case d.cue.has(i):
		return 5
	case d.source.first == i && !d.source.empty():
		return 1
	case d.source.has(i):
		return 2
	}
	for _, c := range d.content {
		if c.first == i && !c.empty() {
			return 3
		}
		if c.has(i) {
			return 4
		}
	}
	return 0
}
