package event

import (
	"strings"

	"github.com/readoutdesk/readout/news"
)

// willed reports whether an event of type t says what somebody wants, refuses, offers or fears: what stands in its words
// is content, no event of its own.
func willed(t news.EventType) bool {
	switch t {
	case news.TypeRequest, news.TypeReject, news.TypeThreaten, news.TypeAccuse, news.TypeAgree, news.TypeConcede, news.TypeSupport:
		return true
	}
	return false
}

// settle decides between triggers of one sentence that tell one thing: a light verb and its noun, a demand and what it
// demands.
func (r *reader) settle(found []candidate) {
	byToken := make(map[int]*candidate, len(found))
	for i := range found {
		byToken[found[i].at] = &found[i]
	}
	for i := range found {
		if f := &found[i]; f.hi > 0 { // what stands in a position is its content
			for k := range found {
				if c := &found[k]; c.at != f.at && c.at >= f.lo && c.at <= f.hi && c.typ != news.TypeConsult && (!c.fixed || c.typ == news.TypeReject && f.typ == news.TypeRequest) {
					c.dropped = true
				}
			}
		}
	}
	for i := range found {
		c := &found[i]
		if c.noun && !c.fixed {
			r.settleNoun(c, byToken)
		}
	}
	for i := range found {
		c := &found[i]
		if !c.dropped && !c.noun && !c.fixed {
			r.settleVerb(c, byToken)
		}
	}
}

func (r *reader) settleNoun(c *candidate, by map[int]*candidate) {
	if v := by[c.gov]; v != nil && v != c && !v.noun && !c.subject {
		switch {
		case v.typ == news.TypeReject && (words["cancelled"][v.lemma] || words["cancelled"][v.lemma+"_"+v.particle]): // the refusal, and what became of the visit
			return
		case v.typ == news.TypeRequest && c.typ == news.TypeConsult && r.definite(c.at): // "requested the call"
			return
		case (v.typ == news.TypeReject || v.typ == news.TypeConcede) && willed(c.typ) && len(r.holders(c.at)) > 0: // "rejected the guild's demands": hers and his
			return
		case v.object != nil && v.typ != c.typ:
			c.dropped = true
			return
		case willed(v.typ) && v.typ != c.typ && !light[v.lemma]:
			c.dropped = true
			return
		default:
			v.dropped = true
		}
	}
	for i, n := c.at, 0; n < 5; n++ {
		h := r.head[i]
		if h < 0 || r.is(i, "conj", "nsubj", "appos", "parataxis", "acl:relcl") {
			return
		}
		if o := by[h]; o != nil && o != c && !o.dropped && h != c.gov {
			inside := r.is(i, "obj", "xcomp", "ccomp") || r.is(i, "nmod") && n == 0 && r.within(i) || r.is(i, "obl") && r.within(i)
			kept := (o.typ == news.TypeReject || o.typ == news.TypeConcede) && willed(c.typ) && len(r.holders(c.at)) > 0
			if inside && !kept && (willed(o.typ) || o.noun && c.typ != news.TypeConsult || o.typ == news.TypeRetreat || o.typ == news.TypeSanction) {
				c.dropped = true
			}
			return
		}
		i = h
	}
}

// holders returns who is said to hold noun n: "the [guild]'s demand", "[Chilean] accusations".
func (r *reader) holders(n int) []int {
	var out []int
	for k := r.first[n]; k >= 0; k = r.next[k] {
		if k < n && (r.is(k, "nmod:poss") && (r.acts(k) || r.xpos(k) == "PRP$") || r.is(k, "amod", "compound") && r.named(k) && r.acts(k)) {
			out = append(out, k)
		}
	}
	return out
}

// within reports whether the preposition of i leads into the content of what governs it.
func (r *reader) within(i int) bool {
	switch r.prep(i) {
	case "of", "for", "on", "about", "to", "over", "from", "against", "in", "that", "into", "with":
		return true
	}
	return false
}

// tellings are nouns whose clause tells what happened: "said in a statement that …".
var tellings = map[string]bool{"statement": true, "report": true, "announcement": true, "letter": true, "interview": true, "post": true, "tweet": true, "news": true, "briefing": true, "broadcast": true}

// settleVerb marks a verb weak that stands inside the demand, refusal, threat or promise of another verb, or that only
// tells a purpose.
func (r *reader) settleVerb(c *candidate, by map[int]*candidate) {
	for i, n := c.at, 0; n < 5; n++ {
		h := r.head[i]
		if h >= 0 && r.is(i, "acl") && classes["content"][r.lemma[h]] {
			c.weak = true
			return
		}
		if h < 0 || r.is(i, "parataxis", "acl:relcl", "conj") && n == 0 && r.kid(i, "nsubj") >= 0 {
			return
		}
		if r.is(i, "advcl") {
			m := r.kid(i, "mark")
			if !r.word(m, "of", "for", "to", "from", "over", "with") {
				return
			}
			c.weak = true
		}
		if r.is(i, "acl") && r.word(r.kid(i, "mark"), "to", "that", "of", "for") && !tellings[r.lemma[h]] || r.is(i, "csubj") {
			c.weak = true
		}
		if o := by[h]; o != nil && !o.dropped && willed(o.typ) && r.is(i, "xcomp", "ccomp", "advcl", "acl") {
			c.weak = true
			return
		}
		i = h
	}
}

// promise gives an event that somebody says he will bring about the type of that position: an offer when it is
// cooperative, a threat when it is not, a refusal when he will not. An event with a time stays a plan.
func (r *reader) promise(c *candidate) {
	if c.noun && c.gov == c.at || c.typ == "" {
		return
	}
	v := c.gov
	if strings.Contains(c.rule, "{harm}") {
		r.harm(c)
		return
	}
	not := r.negated(v)
	if c.typ == news.TypeReject && not && c.particle == "out" { // "did not rule out": a refusal to exclude it
		c.status, c.event.Status = news.StatusHappened, news.StatusHappened
		c.event.Rule += ", refuses to exclude"
		return
	}
	if c.cue == "will" && not || not && r.word(r.kid(v, "aux"), "will", "would", "wo") {
		switch c.typ {
		case news.TypeAid, news.TypeRetreat, news.TypeCooperate, news.TypeConsult, news.TypeAgree, news.TypeSupport, news.TypeConcede:
			r.retype(c, news.TypeReject, "refusal", "will not")
		}
		return
	}
	if (not || c.cue == "fail") && c.status == news.StatusDenied && (c.typ == news.TypeAgree || c.typ == news.TypeConcede || c.typ == news.TypeSupport) {
		r.retype(c, news.TypeReject, "refusal", "not")
		return
	}
	if c.status != news.StatusPlanned || not || c.event.Time >= 0 {
		return
	}
	h := r.head[v]
	says := h >= 0 && r.is(v, "ccomp") && say[r.lemma[h]] && (r.sameVoice(r.surface(h, 0), r.surface(v, 0)) || r.passive(v) && r.agent(v) < 0)
	ready := h >= 0 && r.is(v, "xcomp", "advcl", "ccomp") && (r.lemma[h] == "ready" || r.lemma[h] == "willing" || r.lemma[h] == "prepared" || r.lemma[h] == "commit")
	if !says && !ready {
		return
	}
	switch c.typ {
	case news.TypeAid, news.TypeRetreat, news.TypeCooperate, news.TypeSupport, news.TypeConcede, news.TypeConsult:
		r.retype(c, news.TypeAgree, "offer", "said it will")
	case news.TypeSanction, news.TypeCoerce, news.TypeAssault, news.TypeMobilize, news.TypeProtest:
		r.retype(c, news.TypeThreaten, "warning", "said it will")
	default:
		return
	}
	if !says {
		return
	}
	if len(c.event.Actors) == 0 {
		c.event.Actors, c.actors = r.people([]int{r.surface(h, 0)}, c.at)
	}
	if o := r.kid(h, "obj", "iobj"); o >= 0 && r.acts(o) { // "told the guild it would …"
		c.event.Targets, c.targets = r.people(append([]int{o}, c.targets...), c.at)
	}
}

// harm makes a warning of "said it could lead to war", and nothing of "the storm led to chaos".
func (r *reader) harm(c *candidate) {
	c.dropped = true
	if r.kid(c.at, "aux") < 0 || c.status == news.StatusHappened {
		return
	}
	for i, n := c.at, 0; n < 4; n++ {
		h := r.head[i]
		if h < 0 {
			return
		}
		if r.is(i, "ccomp") && say[r.lemma[h]] {
			c.dropped = false
			r.retype(c, news.TypeThreaten, "warning", "said it could")
			c.event.Actors, c.actors = r.people(r.list(max(r.surface(h, 0), 0)), c.at)
			return
		}
		i = h
	}
}

// sameVoice reports whether the sayer s announces an act of his own: subject t is a pronoun that may stand for him, or
// has his name.
func (r *reader) sameVoice(s, t int) bool {
	if s < 0 || t < 0 {
		return false
	}
	if r.men0(s) && r.men0(t) && r.d.Mentions[r.men[s]].Entity != "" && r.d.Mentions[r.men[s]].Entity == r.d.Mentions[r.men[t]].Entity {
		return true
	}
	return r.word(t, "it", "they", "he", "she", "we", "i") || s == t
}

func (r *reader) retype(c *candidate, t news.EventType, kind, cue string) {
	e := *c.entry
	e.typ, e.mode, e.kind = t, "", kind
	c.entry, c.said = &e, true
	c.status, c.cue = news.StatusHappened, cue
	c.event.Type, c.event.Mode, c.event.Kind, c.event.Status = e.typ, e.mode, e.kind, c.status
	c.event.Rule += ", " + cue
}

// happening reports whether noun lemma tells an event that nobody does: a flood, a fire.
func happening(lemma string) bool {
	list := nouns[lemma]
	return len(list) > 0 && list[len(list)-1].typ == ""
}

// tooWeak reports whether nothing speaks for a trigger but its word.
func (r *reader) tooWeak(c *candidate) bool {
	e := &c.event
	told := e.Time >= 0 || e.Start >= 0 || e.Duration >= 0 || e.Ordinal > 0 || !e.Place.Empty()
	if !c.noun {
		if c.weak || r.rel[c.at] == "acl" && r.xpos(c.at) == "VBN" && len(e.Actors) == 0 {
			if e.Status == news.StatusHypothetical || e.Status == news.StatusDenied {
				return true
			}
			return e.Time < 0 && !(e.Type == news.TypeConsult && len(e.Actors) > 1)
		}
		if e.Type == "" {
			return len(e.Actors)+len(e.Targets) == 0 && !told
		}
		if r.lemma[c.at] == "decline" || r.lemma[c.at] == "refuse" {
			for k := r.first[c.at]; k >= 0; k = r.next[k] {
				if k > c.at && words["nocomment"][r.lemma[k]] {
					return true
				}
			}
		}
		if willed(e.Type) && e.Content.Empty() && len(e.Targets) == 0 && e.Type != news.TypeAgree {
			return true
		}
		if willed(e.Type) && e.Type != news.TypeAccuse && e.Type != news.TypeSupport && len(e.Actors) == 0 {
			return true
		}
		if len(c.actors) > 0 && e.Type == news.TypeAssault && happening(r.lemma[c.actors[0]]) {
			return true // "the flood killed three": the flood is the event
		}
		return len(e.Actors) == 0 && (len(e.Targets) == 0 || !r.passive(c.at) || !r.acts(c.targets[0])) && e.Time < 0
	}
	switch {
	case willed(e.Type) && e.Type != news.TypeAgree:
		return len(e.Actors) == 0 || c.weak && e.Content.Empty() && len(e.Targets) == 0
	case told, !c.weak:
		return false
	case e.Type == news.TypeConsult:
		return len(e.Actors) == 0 && !r.definite(c.at)
	case e.Type == "":
		return !c.subject
	case c.subject && r.definite(c.at):
		return false
	}
	return len(e.Actors) == 0 && !(c.subject && len(e.Targets) > 0) || len(e.Actors)+len(e.Targets) < 2 && e.Status == news.StatusHypothetical
}
