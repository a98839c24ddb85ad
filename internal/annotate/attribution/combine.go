package attribution

import (
	"sort"

	"github.com/readoutdesk/readout/news"
)

// combine joins what the rules and the model found. The model decides where both know a cue, because it knows better
// where sources and contents end; what only the rules know is kept when it is plainly speech.
func (p *page) combine(rules, model []draft) []draft {
	sort.SliceStable(rules, func(i, j int) bool { return rules[i].cue.first < rules[j].cue.first })
	out := make([]draft, 0, len(model)+4)
	for i := range model {
		d := model[i]
		if r := sameCue(rules, &d); r != nil && r.relative {
			d = *r
		} else if r != nil {
			d.planned, d.entry, d.rule = r.planned, r.entry, r.rule+", model"
			if (d.source.empty() || p.shortened(d.source, r.source)) && !p.inContent(&d, r.source) {
				d.source = r.source
			}
		} else if p.unsaid(&d) || d.source.empty() && !p.quotedContent(&d) {
			continue
		}
		out = append(out, d)
	}
	n := len(out)
	for i := range rules {
		r := &rules[i]
		if r.entry.act == news.ActSpeech && sameCue(model, r) == nil && (!within(out[:n], r) || p.plain(r)) {
			out = append(out, *r)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].cue.first < out[j].cue.first })
	kept := make([]draft, 0, len(out))
	for i := range out { // within another's words only speech counts
		if d := &out[i]; d.entry.act == news.ActSpeech || !within(out, d) {
			kept = append(kept, *d)
		}
	}
	for i := range kept {
		p.quotedOnly(&kept[i])
		p.participleOf(kept, i)
	}
	p.join(kept)
	return kept
}

// participleOf gives ", adding that …" the source of the statement before it in the sentence, when it has none of its own,
// and ends that statement's content there.
func (p *page) participleOf(ds []draft, i int) {
	d := &ds[i]
	if i == 0 || !p.participle(d.head) || d.cue.first == 0 || p.w(d.cue.first-1) != "," && p.closesQuote(d.cue.first-1) < 0 {
		return
	}
	prev := &ds[i-1]
	if p.sentence[prev.head] != p.sentence[d.head] || prev.source.empty() || prev.source.meets(d.cue) {
		return
	}
	if d.source.empty() && !p.inContent(d, prev.source) {
		d.source = prev.source
	}
	if d.source != prev.source {
		return
	}
	if n := len(prev.content); n > 0 && prev.content[n-1].has(d.cue.first) && prev.content[n-1].first < d.cue.first-1 {
		prev.content[n-1].last = d.cue.first
		if p.w(d.cue.first-1) == "," {
			prev.content[n-1].last--
		}
	}
}

// quotedOnly drops what follows the cue in plain words when all that stands before it is quoted: «"…," he said, and left».
func (p *page) quotedOnly(d *draft) {
	n := 0
	for n < len(d.content) && d.content[n].last <= d.cue.first {
		c := d.content[n]
		if q := p.closesQuote(c.last - 1); q < 0 || p.quotes[q].first > c.first {
			return
		}
		n++
	}
	if n == 0 {
		return
	}
	kept := d.content[:n]
	for _, c := range d.content[n:] {
		quoted := false
		for i := c.first; i < c.last; i++ {
			quoted = quoted || p.quote[i] >= 0
		}
		if quoted {
			kept = append(kept, c)
		}
	}
	d.content = kept
}

// shortened reports whether short is full without the apposition or identifying clause that belongs to it.
func (p *page) shortened(short, full tokens) bool {
	return short.first == full.first && short.last < full.last && (p.w(short.last) == "," || p.w(short.last) == "who")
}

// sameCue returns the draft of ds whose cue meets that of d.
func sameCue(ds []draft, d *draft) *draft {
	ds = nearby(ds, d.cue.first)
	for i := range ds {
		if ds[i].cue.meets(d.cue) {
			return &ds[i]
		}
	}
	return nil
}

// within reports whether the content of one of ds holds d.
func within(ds []draft, d *draft) bool {
	ds = nearby(ds, d.cue.first)
	for i := range ds {
		if ds[i].contains(d) {
			return true
		}
	}
	return false
}

func (p *page) inContent(d *draft, r tokens) bool {
	for _, c := range d.content {
		if c.meets(r) {
			return true
		}
	}
	return r.meets(d.cue)
}

// plain reports whether a statement within a statement is told by a word that is hardly anything else, and by somebody
// other than the outer speaker.
func (p *page) plain(d *draft) bool {
	switch p.w(d.source.first) {
	case "i", "we", "you", "us", "me":
		return false
	}
	return d.entry.frames&(frameClause|frameAddressee) != 0 && cues.level[p.low[d.head]] >= 3 && p.headed(d.source.first, d.source.last)
}

// unsaid reports whether a cue tells of silence: "declined to comment", "did not say whether".
func (p *page) unsaid(d *draft) bool {
	k := cue{words: tokens{d.head, d.head + 1}, entry: d.entry}
	s := p.d.Sentences[p.sentence[d.head]]
	p.group(&k, clause{tokens{s.First, s.Last}, -1})
	if k.flags&silent != 0 || k.flags&negated != 0 && d.entry.frames&frameSilence != 0 {
		return true
	}
	if p.w(d.cue.last) == "not" && p.w(d.cue.last+1) == "to" { // "asked not to be named"
		return true
	}
	for i := d.cue.first; i < d.cue.last; i++ {
		if p.is(i, isSilent) && d.entry.act == news.ActSpeech {
			return true
		}
	}
	d.planned = k.flags&planning != 0
	return false
}
