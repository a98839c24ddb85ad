package attribution

import (
	_ "embed"

	"github.com/readoutdesk/readout/internal/annotate/attribution/seq"
	"github.com/readoutdesk/readout/news"
)

// The model is two taggers. The first marks the cues of a paragraph. The second takes one cue at a time and marks its
// source and its content, so that a link is never guessed afterwards; it may also find nothing, which refuses the cue.
// Both see what the rules propose.

//go:embed model.bin
var modelFile []byte

// Labels of the two taggers.
const (
	labelNone  = 0
	cueBegin   = 1
	cueInside  = 2
	sourceFrom = 1
	sourceIn   = 2
	contentOn  = 3
	contentIn  = 4
)

// cueEagerness is added to the score of every cue label, in natural logarithms of odds: the one place that trades false cues
// against missed ones. Higher finds more.
const cueEagerness = .5

// spanEagerness is the same for the sources and contents of a cue.
const spanEagerness = 1

var cueForbidden, spanForbidden = forbid()

// forbid returns which label cannot follow which: an inside label needs its own begin or inside before it.
func forbid() (cue, span [seq.MaxLabels + 1][seq.MaxLabels]bool) {
	for a := range cue {
		cue[a][cueInside] = a != cueBegin && a != cueInside
	}
	cue[3][cueInside] = true // the start
	for a := range span {
		span[a][sourceIn] = a != sourceFrom && a != sourceIn
		span[a][contentIn] = a != contentOn && a != contentIn
	}
	return cue, span
}

// taggers holds the two models; nil when the file is empty.
type taggers struct{ cue, span *seq.Model }

var model = readModel(modelFile)

func readModel(b []byte) *taggers {
	n := seq.Size(b)
	if n == 0 {
		return nil
	}
	c, err := seq.Read(b[:n])
	if err != nil {
		return nil
	}
	s, err := seq.Read(b[n:])
	if err != nil {
		return nil
	}
	c.Forbidden, s.Forbidden = cueForbidden, spanForbidden
	return &taggers{c, s}
}

// workspace is what tagging needs and can use again.
type workspace struct {
	seq.Decoder
	fs    []uint32
	near  []near
	cues  []tokens
	isCue []bool
}

// findModel returns the statements that the model finds, with the rules' drafts for a proposal.
func (p *page) findModel(m *taggers, drafts []draft) []draft {
	v := newView(p, drafts)
	ws := &workspace{isCue: make([]bool, len(p.d.Tokens))}
	var out []draft
	for _, para := range p.paragraphs() {
		if !p.usableAny(para) {
			continue
		}
		v.cuesIn(m.cue, para, ws)
		for _, c := range ws.cues {
			reach := tokens{max(para.first, c.first-spanReach), min(para.last, c.last+spanReach)}
			if d, ok := v.spansOf(m.span, reach, c, ws); ok && p.usable[p.sentence[d.head]] && p.sound(&d) {
				out = append(out, d)
			}
		}
	}
	return out
}

func (p *page) usableAny(para tokens) bool {
	for i := p.sentence[para.first]; i <= p.sentence[para.last-1]; i++ {
		if p.usable[i] {
			return true
		}
	}
	return false
}

// cuesIn fills ws.cues with the cues of a paragraph.
func (v *view) cuesIn(m *seq.Model, para tokens, ws *workspace) {
	n := para.last - para.first
	ws.Reset(n)
	ws.near = v.nearest(para, ws.near)
	v.candidates(para, ws.near)
	for i := range n {
		if !ws.near[i].alive {
			ws.Scores[i][cueBegin], ws.Scores[i][cueInside] = never, never
			continue
		}
		ws.fs = v.cueFeatures(ws.fs[:0], para.first+i, para, ws.near[i])
		m.Add(&ws.Scores[i], ws.fs)
		ws.Scores[i][cueBegin] += m.Units(cueEagerness)
	}
	m.Decode(&ws.Decoder)
	ws.cues = runs(ws.cues[:0], ws.Path, para.first, cueBegin)
	for i := para.first; i < para.last; i++ {
		ws.isCue[i] = false
	}
	for _, c := range ws.cues {
		for i := c.first; i < c.last; i++ {
			ws.isCue[i] = true
		}
	}
}

// never is a score that no label with it can win.
const never = -1 << 20

// candidates marks the tokens that can be part of a cue: verbs, words known from cues, and those beside them.
func (v *view) candidates(para tokens, nr []near) {
	const before, after = 3, 2
	until := -1
	for i := para.first; i < para.last; i++ {
		if v.level[i] > 0 || v.draft[i] >= 0 || v.p.upos(i) == "VERB" {
			until = i + after
			for j := max(para.first, i-before); j < i; j++ {
				nr[j-para.first].alive = true
			}
		}
		if i <= until {
			nr[i-para.first].alive = true
		}
	}
}

// runs appends the stretches that start with label begin and go on with begin+1.
func runs(out []tokens, path []int8, offset int, begin int8) []tokens {
	for i := 0; i < len(path); i++ {
		if path[i] != begin {
			continue
		}
		j := i + 1
		for j < len(path) && path[j] == begin+1 {
			j++
		}
		out = append(out, tokens{offset + i, offset + j})
		i = j - 1
	}
	return out
}

// newLink describes a cue for the span tagger.
func (v *view) newLink(c tokens) link {
	p := v.p
	k := link{cue: c, head: headOf(p, c)}
	k.lemma = v.lemma[k.head]
	if e := p.entryAt(k.head); e != nil {
		k.act = uint32(e.frames) + 1
	}
	k.level = uint32(v.level[k.head])
	for i := c.first; i < c.last; i++ {
		if d := v.draft[i]; d >= 0 {
			k.draft = &v.drafts[d]
		}
	}
	return k
}

// headOf returns the token of a cue that carries its meaning: the strongest cue word, the last of equals.
func headOf(p *page, c tokens) int {
	head, best := c.last-1, -1
	for i := c.first; i < c.last; i++ {
		s := int(cues.level[p.low[i]])
		if p.entryAt(i) != nil {
			s += 3
		}
		if p.is(i, isAuxiliary|isModal|isNegation|isPreposition) {
			s -= 4
		}
		if s >= best && s > 0 || best < 0 && s > best {
			head, best = i, s
		}
	}
	return head
}

// entryAt returns what the lexicon says of token i, nil for nothing.
func (p *page) entryAt(i int) *entry {
	w := p.w(i)
	if w == "according" {
		return cues.phrases[w][0].entry
	}
	if w == ":" {
		return colonEntry
	}
	if e := cues.verbs[w]; e != nil && p.upos(i) != "NOUN" {
		return e
	}
	if e := cues.nouns[w]; e != nil {
		return e
	}
	return cues.verbs[w]
}

// spanReach is how many tokens to each side of a cue are looked at.
const spanReach = 150

// spanSequence calls yield with the features of each token of the paragraph for cue c.
func (v *view) spanSequence(para tokens, k *link, ws *workspace, yield func(i int, fs []uint32)) {
	p := v.p
	v.hang(para, k.cue)
	commas, marks, between := 0, 0, 0
	at := p.sentence[k.head]
	emit := func(i int) {
		if p.sentence[i] != at && p.quote[i] < 0 { // another sentence, in the report's own words
			yield(i, nil)
			return
		}
		ws.fs = v.spanFeatures(ws.fs[:0], i, para, k, commas, marks, between)
		yield(i, ws.fs)
		switch {
		case p.isQuoteMark(i):
			marks++
		case p.w(i) == "," || p.w(i) == ";" || p.w(i) == ":":
			commas++
		case ws.isCue[i]:
			between++
		}
	}
	for i := k.cue.first - 1; i >= max(para.first, k.cue.first-spanReach); i-- {
		emit(i)
	}
	commas, marks, between = 0, 0, 0
	for i := k.cue.last; i < min(para.last, k.cue.last+spanReach); i++ {
		emit(i)
	}
}

// spansOf returns the statement of cue c, false when the tagger finds no content for it.
func (v *view) spansOf(m *seq.Model, para tokens, c tokens, ws *workspace) (draft, bool) {
	k := v.newLink(c)
	n := para.last - para.first
	ws.Reset(n)
	v.spanSequence(para, &k, ws, func(i int, fs []uint32) {
		if fs == nil {
			for l := 1; l < seq.MaxLabels; l++ {
				ws.Scores[i-para.first][l] = never
			}
			return
		}
		m.Add(&ws.Scores[i-para.first], fs)
	})
	for i := range n {
		ws.Scores[i][contentOn] += m.Units(spanEagerness)
		ws.Scores[i][sourceFrom] += m.Units(spanEagerness)
	}
	for i := c.first; i < c.last; i++ {
		for l := 1; l < seq.MaxLabels; l++ {
			ws.Scores[i-para.first][l] = never
		}
	}
	m.Decode(&ws.Decoder)
	d := draft{cue: c, head: k.head, entry: v.p.modelEntry(k.head), rule: "model"}
	if k.draft != nil {
		d.planned = k.draft.planned
	}
	d.content = runs(nil, ws.Path, para.first, contentOn)
	for _, s := range runs(nil, ws.Path, para.first, sourceFrom) {
		if d.source.empty() || gap(s, c) < gap(d.source, c) {
			d.source = s
		}
	}
	return d, len(d.content) > 0
}

func gap(a, b tokens) int { return max(a.first-b.last, b.first-a.last) }

// modelEntry returns the lexicon's entry for a cue, or one that says attitude: a noun, and what no entry knows as speech,
// is not speech on the word of the model alone.
func (p *page) modelEntry(i int) *entry {
	if e := p.entryAt(i); e != nil && e.class != classNoun {
		return e
	}
	return unknownEntry
}

var unknownEntry = &entry{act: news.ActAttitude, lemma: "other"}
