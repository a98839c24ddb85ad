// Package attribution finds who said what: source, cue and content of statements, and whom the source stands for.
//
// The flow, in Annotate: prepare the page (quotation marks, word classes), find the drafts, look for statements within
// statements, then settle for each its mode, speaker, relay and time.
package attribution

import (
	"sort"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// Annotate returns the statements of a report in the order of their first span.
func Annotate(t *news.Text, d *lang.Doc, times []news.Time) []news.Statement {
	if len(d.Tokens) == 0 {
		return nil
	}
	p := newPage(t, d, times)
	drafts := p.propose()
	if model != nil {
		drafts = p.combine(drafts, p.findModel(model, drafts))
	}
	return p.settle(drafts)
}

// propose returns what the rules find.
func (p *page) propose() []draft { return p.findNested(p.findRules()) }

// findNested adds the statements that stand within the quotations of others.
func (p *page) findNested(drafts []draft) []draft {
	n := len(drafts)
	for i := range n {
		for _, c := range drafts[i].content {
			for j := c.first; j < c.last; j++ {
				q := p.opensQuote(j)
				if q < 0 {
					continue
				}
				drafts = p.insideQuote(drafts, q)
				j = p.quotes[q].last - 1
			}
		}
	}
	return drafts
}

// insideQuote appends the statements that a quotation tells.
func (p *page) insideQuote(drafts []draft, q int) []draft {
	in := tokens{p.quotes[q].first + 1, p.quotes[q].last}
	if !p.speechy(p.quotes[q]) {
		return drafts
	}
	for i := in.first; i < in.last; {
		s := p.d.Sentences[p.sentence[i]]
		c := tokens{i, min(s.Last, in.last)}
		i = c.last
		if c.last > c.first && p.isQuoteMark(c.last-1) {
			c.last--
		}
		if c.empty() {
			continue
		}
		from := len(drafts)
		c.last = min(c.last, c.first+clauseReach)
		drafts = p.clause(drafts, clause{c, q})
		kept := drafts[:from]
		for _, d := range drafts[from:] { // within a quotation only what says so plainly
			if d.entry.act == news.ActSpeech && !d.source.empty() && d.entry.frames&(frameClause|frameAddressee) != 0 {
				kept = append(kept, d)
			}
		}
		drafts = kept
	}
	return drafts
}

// window is how many statements to each side of one, in text order, are looked at for one that holds it.
const window = 60

// settle turns drafts into statements: order, nesting, mode, speaker, relay, time.
func (p *page) settle(drafts []draft) []news.Statement {
	sort.SliceStable(drafts, func(i, j int) bool {
		a, b := drafts[i].extent(), drafts[j].extent()
		return a.first < b.first || a.first == b.first && a.last > b.last
	})
	out := make([]news.Statement, len(drafts))
	for i := range drafts {
		d := &drafts[i]
		out[i] = news.Statement{Content: p.spans(d.content), Source: p.spans([]tokens{d.source}), Cue: p.spans([]tokens{d.cue}),
			Mode: p.mode(d), Act: p.act(d), Inside: -1, Time: p.spokenAt(d), Planned: d.planned, Rule: d.rule}
		for j := max(0, i-window); j < min(len(drafts), i+window); j++ {
			if j != i && drafts[j].contains(d) && (out[i].Inside < 0 || drafts[out[i].Inside].contains(&drafts[j])) {
				out[i].Inside = j
			}
		}
	}
	p.speakers(drafts, out)
	return out
}

// act tells speech from attitude and evidence: by the cue, and where that leaves it open by the marks and the source.
func (p *page) act(d *draft) news.Act {
	switch {
	case d.entry.quoted && p.mode(d) == news.ModeDirect:
		return news.ActSpeech
	case d.entry.act == news.ActSpeech && !d.source.empty() && p.is(p.core(d.source).last-1, isPicture):
		return news.ActEvidence
	}
	return d.entry.act
}

// extent returns the range from the first to the last token of any part.
func (d *draft) extent() tokens {
	r := d.cover()
	for _, x := range [...]tokens{d.source, d.cue} {
		if !x.empty() {
			r.first, r.last = min(r.first, x.first), max(r.last, x.last)
		}
	}
	return r
}

// contains reports whether one part of d's content holds the cue and content of o.
func (d *draft) contains(o *draft) bool {
	for _, c := range d.content {
		if c.holds(o.cover()) && c.holds(o.cue) {
			return true
		}
	}
	return false
}

// speakers resolves the sources in the order of their cues, so that pronouns look back only.
func (p *page) speakers(drafts []draft, out []news.Statement) {
	order := make([]int, len(drafts))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return drafts[order[i]].cue.first < drafts[order[j]].cue.first })
	r := newResolver(p)
	done := make([]bool, len(drafts))
	var resolve func(i, depth int)
	resolve = func(i, depth int) {
		if done[i] || depth > 8 {
			return
		}
		done[i] = true
		var outer *news.Speaker
		k := out[i].Inside
		if k >= 0 {
			resolve(k, depth+1)
			outer = &out[k].Speaker
			out[i].Relay = append(out[i].Relay, out[k].Relay...)
		}
		for k := max(0, i-window); k < min(len(drafts), i+window); k++ { // "Lisbon, hurt by what it says was a leak, has announced …": who it is about comes first
			if k != i && drafts[k].opensBefore(&drafts[i]) {
				resolve(k, depth+1)
			}
		}
		out[i].Speaker = r.speaker(drafts[i].source, outer)
		if outer != nil && outer.Name != "" && outer.ID != out[i].Speaker.ID {
			out[i].Relay = append(out[i].Relay, news.Link{Span: out[k].Source.Cover(), Name: outer.Name})
		}
		if l, ok := p.relay(&drafts[i]); ok {
			out[i].Relay = append(out[i].Relay, l)
		}
	}
	for _, i := range order {
		resolve(i, 0)
	}
}

// opensBefore reports whether o stands within d's source or between that and the cue.
func (d *draft) opensBefore(o *draft) bool {
	return !d.source.empty() && !o.source.empty() && d.source.first < o.source.first && o.cue.last <= d.cue.first && o.source.first < d.cue.first && d.cover().first >= d.cue.last
}

// spans returns the spans of token ranges, in order, empty ones left out.
func (p *page) spans(rs []tokens) news.Spans {
	var out news.Spans
	for _, r := range rs {
		if !r.empty() {
			out = append(out, p.span(r))
		}
	}
	return out
}

// mode tells by the marks of a content how it is quoted.
func (p *page) mode(d *draft) news.Mode {
	marks, plain := false, false
	for _, c := range d.content {
		for i := c.first; i < c.last; i++ {
			switch {
			case p.isQuoteMark(i):
				marks = true
			case p.quote[i] < 0 && p.word(i):
				plain = true
			case p.quote[i] >= 0:
				marks = true
			}
		}
	}
	switch {
	case marks && !plain:
		return news.ModeDirect
	case marks:
		return news.ModeMixed
	}
	return news.ModeIndirect
}
