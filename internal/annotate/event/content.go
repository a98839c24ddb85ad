package event

import (
	"github.com/readoutdesk/readout/news"
)

// content fills in what a side demands, refuses, warns of or offers, in the report's words, and whom that is addressed
// to when the sentence does not say it elsewhere.
func (r *reader) content(c *candidate) {
	if !willed(c.typ) {
		return
	}
	lo, hi := r.words(c)
	if lo < 0 {
		return
	}
	if hi < lo {
		lo, hi = hi, lo
	}
	for lo < hi && (r.upos(lo) == "PUNCT" && !r.quote(lo)) {
		lo++
	}
	for lo < hi && !c.noun && c.typ != news.TypeReject && !c.said && r.word(lo, "for", "of", "to", "that", "on", "about", "against") {
		lo++
	}
	for hi > lo && (r.upos(hi) == "PUNCT" && !r.quote(hi) || r.upos(hi) == "CCONJ") {
		hi--
	}
	c.event.Content = r.span(lo, hi)
	if k := c.event.Time; k >= 0 && c.event.Content.Contains(r.given.Times[k].Span) {
		c.event.Time = -1 // the day of what is wanted
	}
	for _, i := range c.targets {
		if r.acts(i) {
			return
		}
	}
	if mutual(c.typ) || !c.noun && r.passive(c.at) {
		return
	}
	var at []int
	for i := lo; i <= hi; i++ { // the side the content names
		if r.acts(i) && r.men0(i) && r.d.Mentions[r.men[i]].Type != news.NameMisc && !r.isActor(c, i) && r.is(i, "nsubj", "nsubj:pass", "obj", "iobj", "nmod:poss", "obl", "nmod", "amod", "compound") {
			at = append(at, i)
			break
		}
	}
	c.event.Targets, c.targets = r.people(append(at, c.targets...), c.at)
}

// isActor reports whether token i names one of the candidate's actors.
func (r *reader) isActor(c *candidate, i int) bool {
	m := r.d.Mentions[r.men[i]]
	for _, a := range c.event.Actors {
		if a.Span.Overlaps(m.Span) || a.Name == m.Name && m.Name != "" {
			return true
		}
	}
	return false
}

func (r *reader) quote(i int) bool {
	switch r.low[i] {
	case `"`, "“", "”", "'", "‘", "’", "''", "``":
		return true
	}
	return false
}

// words returns the first and last token of the content of c; -1 when the sentence gives none.
func (r *reader) words(c *candidate) (lo, hi int) {
	v := c.at
	if c.hi > 0 {
		return c.lo, c.hi
	}
	if c.typ == news.TypeRequest && !c.noun && !c.said { // "requested the call", but "asked for [guarantees]"
		if o := r.object(v); o > v && !r.acts(o) && !classes["content"][r.lemma[o]] && r.kid(v, "ccomp", "xcomp") < 0 {
			_, hi = r.extent(o)
			return v, hi
		}
	}
	if c.noun {
		hi = v
		for k := r.first[v]; k >= 0; k = r.next[k] {
			if k > v && r.is(k, "nmod", "acl", "ccomp", "xcomp", "advcl") && !r.is(k, "acl:relcl") && r.prep(k) != "by" {
				_, b := r.extent(k)
				hi = max(hi, b)
			}
		}
		if hi > v {
			return v, hi
		}
		if t := verbType(r.lemma[max(r.head[v], 0)]); len(r.holders(v)) == 0 || t != news.TypeReject && t != news.TypeConcede {
			return -1, -1 // "its demands" alone says nothing, "rejected its demands" does
		}
		lo, hi = r.core(v, 0)
		return lo, hi
	}
	if c.said {
		lo, hi = r.extent(v)
		if s := r.kid(v, "nsubj"); s >= 0 && s > lo {
			lo, _ = r.extent(s)
		}
		return r.clip(lo, hi, c)
	}
	if k := r.kid(v, "ccomp"); k >= 0 && k > v-1 {
		lo, hi = r.extent(k)
		if m := r.kid(k, "mark"); m == lo && r.low[m] == "that" && lo < hi {
			lo++
		}
		return r.clip(lo, hi, c)
	}
	if k := r.complement(v, c); k >= 0 {
		lo, hi = r.extent(k)
		if c.typ == news.TypeReject {
			lo = v
		}
		return r.clip(lo, hi, c)
	}
	return -1, -1
}

// complement returns the dependant of verb v that words the demand, refusal or accusation.
func (r *reader) complement(v int, c *candidate) int {
	if k := r.kid(v, "xcomp"); k > v {
		return k
	}
	for k := r.first[v]; k >= 0; k = r.next[k] {
		if k > v && r.is(k, "obl", "advcl") {
			m := r.kid(k, "case", "mark")
			switch {
			case c.particle != "" && r.word(m, c.particle) && c.particle != "to" && c.particle != "on",
				c.typ == news.TypeAccuse && r.word(m, "of", "for", "over"),
				c.typ == news.TypeThreaten && r.word(m, "of", "against", "with", "about"),
				c.typ == news.TypeAgree && r.is(k, "advcl") && r.word(m, "to"),
				c.typ == news.TypeRequest && r.word(m, "for", "to"):
				return k
			}
		}
	}
	if o := r.object(v); o >= 0 && !(c.typ == news.TypeThreaten) {
		if o > v || r.passive(v) {
			return o
		}
	}
	return -1
}

// clip keeps a content after its trigger when the subtree also holds words before it, and inside its sentence.
func (r *reader) clip(lo, hi int, c *candidate) (int, int) {
	if lo <= c.at && hi > c.at && !c.said && r.typeAfter(c) {
		lo = c.at
	}
	sen := r.d.Sentences[c.sentence]
	return max(lo, sen.First), min(hi, sen.Last-1)
}

func (r *reader) typeAfter(c *candidate) bool { return c.typ != news.TypeReject && !r.passive(c.at) }
