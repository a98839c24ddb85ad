package attribution

import (
	"io"

	"github.com/readoutdesk/readout/internal/annotate/attribution/seq"
	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// Lesson is a report with its statements given, for training.
type Lesson struct {
	Doc  *lang.Doc
	Gold []Given
}

// Given is a statement as annotated: byte spans.
type Given struct{ Source, Cue, Content news.Spans }

// How the two taggers are trained. The tables must stay within 4 MB together.
var (
	cuePlan  = seq.Plan{Labels: 3, Epochs: 5, Refit: 2, Least: 2, Rows: 400_000, Rate: .04, Decay: 1e-5, Forbidden: cueForbidden}
	spanPlan = seq.Plan{Labels: 5, Epochs: 5, Refit: 2, Least: 3, Rows: 540_000, Rate: .05, Decay: 1e-5, Forbidden: spanForbidden}
)

// Learn trains both taggers on lessons and writes them. The span tagger learns on cues that a cue tagger found in texts
// it had not seen, so that it meets the same mistakes as later: the lessons are halved for that.
func Learn(lessons []Lesson, w io.Writer, progress func(string)) error {
	pages := make([]*classroom, len(lessons))
	for i := range lessons {
		pages[i] = newClassroom(&lessons[i])
	}
	half := func(keep func(i int) bool) *seq.Model {
		var ex []seq.Example
		for i, c := range pages {
			if keep(i) {
				ex = c.cueExamples(ex)
			}
		}
		return seq.Learn(ex, cuePlan)
	}
	progress("cue tagger, first half")
	first := half(func(i int) bool { return i%2 == 0 })
	progress("cue tagger, second half")
	second := half(func(i int) bool { return i%2 == 1 })
	var spans []seq.Example
	for i, c := range pages {
		m := first
		if i%2 == 0 {
			m = second
		}
		spans = c.spanExamples(spans, m)
	}
	progress("span tagger")
	span := seq.Learn(spans, spanPlan)
	spans = nil
	progress("cue tagger, whole")
	cue := half(func(int) bool { return true })
	if err := cue.Write(w); err != nil {
		return err
	}
	return span.Write(w)
}

// classroom is a lesson prepared.
type classroom struct {
	v    *view
	gold []draft
}

func newClassroom(l *Lesson) *classroom {
	p := newPage(&news.Text{Text: l.Doc.Text}, l.Doc, nil)
	c := &classroom{v: newView(p, p.propose())}
	cover := func(ss news.Spans) []tokens {
		var out []tokens
		for _, s := range ss {
			if i, j := l.Doc.Range(s); i < j {
				if n := len(out); n > 0 && out[n-1].last >= i {
					out[n-1].last = j
					continue
				}
				out = append(out, tokens{i, j})
			}
		}
		return out
	}
	for _, g := range l.Gold {
		d := draft{content: cover(g.Content)}
		if s := cover(g.Source); len(s) > 0 {
			d.source = s[0]
		}
		if s := cover(g.Cue); len(s) > 0 {
			d.cue = s[0]
			c.gold = append(c.gold, d)
		}
	}
	return c
}

func (c *classroom) cueExamples(out []seq.Example) []seq.Example {
	v := c.v
	label := make([]int8, len(v.p.d.Tokens))
	for _, g := range c.gold {
		for i := g.cue.first; i < g.cue.last; i++ {
			label[i] = cueInside
		}
		label[g.cue.first] = cueBegin
	}
	var nr []near
	for _, para := range v.p.paragraphs() {
		nr = v.nearest(para, nr)
		v.candidates(para, nr)
		e := seq.Example{Labels: label[para.first:para.last]}
		for i := para.first; i < para.last; i++ {
			var fs []uint32
			if nr[i-para.first].alive {
				fs = v.cueFeatures(nil, i, para, nr[i-para.first])
			}
			e.Features = append(e.Features, fs)
		}
		fix(e.Labels, cueBegin)
		out = append(out, e)
	}
	return out
}

// fix turns an inside label without its begin into a begin.
func fix(labels []int8, begin int8) {
	for i, l := range labels {
		if l == begin+1 && (i == 0 || labels[i-1] != begin && labels[i-1] != begin+1) {
			labels[i] = begin
		}
	}
}

func (c *classroom) spanExamples(out []seq.Example, m *seq.Model) []seq.Example {
	v := c.v
	ws := &workspace{isCue: make([]bool, len(v.p.d.Tokens))}
	for _, para := range v.p.paragraphs() {
		v.cuesIn(m, para, ws)
		found := append([]tokens(nil), ws.cues...)
		used := make([]bool, len(c.gold))
		for _, cue := range found {
			at := -1
			for k, g := range c.gold {
				if g.cue.meets(cue) {
					at = k
					used[k] = true
					break
				}
			}
			out = append(out, c.spanExample(para, cue, at, ws))
		}
		for k, g := range c.gold {
			if !used[k] && para.has(g.cue.first) {
				g.cue.last = min(g.cue.last, para.last)
				out = append(out, c.spanExample(para, g.cue, k, ws))
			}
		}
	}
	return out
}

func (c *classroom) spanExample(para, cue tokens, gold int, ws *workspace) seq.Example {
	n := para.last - para.first
	e := seq.Example{Features: make([][]uint32, n), Labels: make([]int8, n)}
	k := c.v.newLink(cue)
	c.v.spanSequence(para, &k, ws, func(i int, fs []uint32) {
		e.Features[i-para.first] = append([]uint32(nil), fs...)
	})
	if gold < 0 {
		return e
	}
	put := func(r tokens, begin int8) {
		for i := max(r.first, para.first); i < min(r.last, para.last); i++ {
			l := begin + 1
			if i == r.first {
				l = begin
			}
			if !cue.has(i) {
				e.Labels[i-para.first] = l
			}
		}
	}
	put(c.gold[gold].source, sourceFrom)
	for _, r := range c.gold[gold].content {
		put(r, contentOn)
	}
	fix(e.Labels, sourceFrom)
	fix(e.Labels, contentOn)
	return e
}
