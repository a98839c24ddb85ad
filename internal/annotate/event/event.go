// Package event finds who did what to whom, in the types of PLOVER, and how far it has happened.
//
// Verbs and nouns of a lexicon (data/) trigger an event; the dependency tree gives its parties, the words that govern
// the trigger its status, and the times, ordinals and places attached to it what keeps it apart from similar events.
package event

import (
	"sort"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// Given is what the annotators before this one found in the report.
type Given struct {
	Published  news.Published
	Times      []news.Time
	Quantities []news.Quantity
	Statements []news.Statement
}

// candidate is a trigger on its way to an event.
type candidate struct {
	*entry
	at       int  // trigger token
	gov      int  // light verb or verb of occurrence of a noun, else at
	noun     bool // the trigger is a noun
	subject  bool // gov has the noun as subject: "the talks began"
	sentence int
	dropped  bool
	lo, hi   int  // tokens of the content of a fixed position; hi 0 for none
	weak     bool // stands only when something else speaks for it: parties, a time, a light verb
	fixed    bool // read from a headline without its tree
	said     bool // a promise or threat made from "said it would": type is already that of the position
	status   news.Status
	cue      string
	actors   []int
	targets  []int
	event    news.Event
}

// reader holds what one report needs while it is read.
type reader struct {
	*tree
	text  *news.Text
	given Given
	cands []candidate
	owner map[int]int // token -> candidate that owns it, within the sentence at hand
}

// Annotate returns the events of a report in text order.
func Annotate(t *news.Text, d *lang.Doc, g Given) []news.Event {
	if len(d.Tokens) == 0 {
		return nil
	}
	r := &reader{tree: newTree(d), text: t, given: g, owner: make(map[int]int)}
	for s := range d.Sentences {
		if !t.Usable(d.Sentences[s].Span) || aside(t.KindAt(d.Sentences[s].Start)) {
			continue
		}
		r.sentence(s)
	}
	r.refer()
	r.counter()
	var kept []candidate
	out := make([]news.Event, 0, len(r.cands))
	for i := range r.cands {
		if !r.cands[i].dropped {
			out = append(out, r.cands[i].event)
			kept = append(kept, r.cands[i])
		}
	}
	r.markMain(out, kept)
	return out
}

// headline finds the event noun of a headline that the tagger misread: "Ortiz, Weber have third call this year".
func (r *reader) headline(s int) {
	sen := r.d.Sentences[s]
	for i := sen.First + 1; i < sen.Last; i++ {
		list := nouns[r.low[i]]
		if len(list) == 0 {
			list = nouns[r.lemma[i]]
		}
		if len(list) == 0 || r.men[i] >= 0 || list[len(list)-1].particle != "" {
			continue
		}
		c := candidate{entry: &list[len(list)-1], at: i, gov: i, noun: true, sentence: s, fixed: true}
		for k := sen.First; k < i; k++ {
			if r.men[k] >= 0 && (k == sen.First || r.men[k] != r.men[k-1]) || r.acts(k) && !r.acts(k+1) {
				c.actors = append(c.actors, k)
			}
			if r.low[k] == "to" {
				c.status, c.cue = news.StatusPlanned, "to"
			}
		}
		if len(c.actors) > 0 {
			r.cands = append(r.cands, c)
		}
		return
	}
}

// aside reports whether a block of kind k tells no events: a byline or credit names people, nothing more.
func aside(k news.BlockKind) bool {
	return k == news.BlockByline || k == news.BlockCredit || k == news.BlockDateline
}

// sentence finds the triggers of sentence s and fills in what the sentence tells of each.
func (r *reader) sentence(s int) {
	sen := r.d.Sentences[s]
	from := len(r.cands)
	for i := sen.First; i < sen.Last; i++ {
		switch r.upos(i) {
		case "VERB", "ADJ":
			if e := r.verbEntry(i); e != nil {
				r.cands = append(r.cands, candidate{entry: e, at: i, gov: i, sentence: s})
			}
		case "NOUN", "PROPN":
			if e := r.nounEntry(i); e != nil {
				r.cands = append(r.cands, r.nounCandidate(i, s, e))
			}
		default:
			if i > sen.First+1 && r.low[i-1] == "-" && r.upos(i) != "PUNCT" { // "sit-in", "build-up"
				if e := r.nounEntry(i); e != nil {
					r.cands = append(r.cands, r.nounCandidate(i, s, e))
				}
			}
		}
	}
	if r.text.KindAt(sen.Start) == news.BlockHeadline && len(r.cands) == from {
		r.headline(s)
	}
	r.stances(s)
	found := r.cands[from:]
	if len(found) == 0 {
		return
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].at < found[j].at })
	r.settle(found)
	clear(r.owner)
	for i := range found {
		if !found[i].dropped {
			r.own(&found[i], i)
		}
	}
	for i := range found {
		if c := &found[i]; !c.dropped {
			if c.fixed {
				if c.status == "" {
					c.status, c.cue = news.StatusHappened, "headline"
				}
				r.draft(c)
				continue
			}
			c.status, c.cue = r.status(c)
			if c.noun && c.typ == news.TypeReject && c.before != "" { // "no evidence": the word denies
				c.status, c.cue = news.StatusHappened, c.before
			}
			if c.noun && willed(c.typ) && c.gov == c.at && len(r.holders(c.at)) > 0 {
				c.status = news.StatusHappened // a demand is made, whatever becomes of it
			}
			if c.noun {
				c.actors, c.targets = r.nounParties(c.at, c.gov, c)
			} else {
				c.actors, c.targets = r.verbParties(c.at, c.entry)
			}
			c.actors = r.voices(c)
			r.draft(c)
		}
	}
	r.times(sen, found)
	r.follow(found)
	for i := range found {
		if c := &found[i]; !c.dropped {
			r.detail(c)
			if c.fixed {
				r.content(c)
				continue
			}
			r.promise(c)
			if c.dropped {
				continue
			}
			r.content(c)
			c.dropped = r.tooWeak(c)
		}
	}
}

// follow makes a plan of an event noun that comes after a planned one: "ahead of a meeting on Monday, followed by a [session]
// on Tuesday".
func (r *reader) follow(found []candidate) {
	for i := range found {
		c := &found[i]
		if c.dropped || !c.noun || c.gov != c.at || c.cue != "told as fact" || c.event.Time < 0 {
			continue
		}
		for k := range found {
			p := &found[k]
			if p.dropped || p.status != news.StatusPlanned || p.event.Time < 0 || p.at > c.at {
				continue
			}
			a, b := r.given.Times[p.event.Time].Interval, r.given.Times[c.event.Time].Interval
			if a.Known() && b.Known() && !b.From.Before(a.From) {
				c.status, c.event.Status = news.StatusPlanned, news.StatusPlanned
				c.event.Rule += ", follows a plan"
			}
		}
	}
}

// voices puts the subject above for a pronoun that stands for it: "the guild said it would strike".
func (r *reader) voices(c *candidate) []int {
	for k, i := range c.actors {
		if i < 0 || r.men[i] >= 0 || !r.word(i, "it", "they", "he", "she", "we") {
			continue
		}
		for h, n := r.head[c.gov], 0; h >= 0 && n < 4; h, n = r.head[h], n+1 {
			if !r.verbal(h) && r.upos(h) != "ADJ" {
				continue
			}
			if s := r.surface(h, 0); s >= 0 && s < i && (r.acts(s) || say[r.lemma[h]]) && r.xpos(s) != "PRP" && (r.word(i, "it", "we") || r.plural(s) == r.word(i, "they")) {
				c.actors[k] = s
				break
			}
		}
	}
	return c.actors
}

func verbType(lemma string) news.EventType {
	if l := verbs[lemma]; len(l) > 0 {
		return l[0].typ
	}
	return ""
}

// verbEntry returns the most particular entry of verb i that fits, nil for none.
func (r *reader) verbEntry(i int) *entry {
	list := r.entriesOf(i)
	if len(list) == 0 || r.men[i] >= 0 || i > 0 && r.low[i-1] == "-" && r.d.Tokens[i-1].End == r.d.Tokens[i].Start || r.upos(i) == "ADJ" && list[0].need != needTo && list[0].particle == "" {
		return nil
	}
	var obj []int
	loaded := false
	for k := range list {
		e := &list[k]
		if e.particle != "" && !r.follows(i, e.particle, e.object != nil) {
			continue
		}
		if e.object != nil {
			if !loaded {
				obj, loaded = r.things(i), true
			}
			if !r.among(obj, e.object) && !(e.particle != "" && r.among(r.things2(i, e.particle), e.object)) {
				continue
			}
		}
		if !r.fits(i, e) {
			continue
		}
		return e
	}
	return nil
}

// entriesOf returns the entries of verb i, also when the lemmatiser got a form wrong: "boycotted", "banned".
func (r *reader) entriesOf(i int) []entry {
	if list := verbs[r.lemma[i]]; len(list) > 0 || r.upos(i) != "VERB" {
		return list
	}
	w := r.low[i]
	for _, ending := range [...]string{"ing", "ed", "d", "es", "s"} {
		if len(w) < len(ending)+3 || w[len(w)-len(ending):] != ending {
			continue
		}
		base := w[:len(w)-len(ending)]
		for _, try := range [...]string{base, base + "e", base[:len(base)-1]} {
			if list := verbs[try]; len(list) > 0 {
				return list
			}
		}
	}
	return nil
}

// follows reports whether verb i has particle or preposition p: its child, or directly after it. A preposition beside an
// object counts only for entries that ask for its noun ("put the army on alert").
func (r *reader) follows(i int, p string, object bool) bool {
	direct := r.kid(i, "obj") >= 0
	for k := r.first[i]; k >= 0; k = r.next[k] {
		if r.low[k] == p && k > i && r.is(k, "compound", "advmod", "case", "mark", "obl") {
			return true
		}
		if direct && !object {
			continue
		}
		if r.is(k, "obl", "advcl") && k > i {
			if c := r.kid(k, "case", "mark"); c > i && (r.low[c] == p) {
				return true
			}
		}
	}
	if r.passive(i) || r.word(i+1, p) {
		return r.word(i+1, p)
	}
	return false
}

// things returns the objects of verb i with what is coordinated and what they are made of ("tons of food").
func (r *reader) things(i int) []int {
	o := r.object(i)
	if o < 0 {
		return nil
	}
	out := r.list(o)
	for _, k := range out {
		for n := r.first[k]; n >= 0; n = r.next[n] {
			if r.is(n, "nmod") && n > k && (r.prep(n) == "of" || r.prep(n) == "in") || r.is(n, "compound") {
				out = append(out, n)
			}
		}
	}
	return out
}

func (r *reader) things2(i int, p string) []int {
	if k := r.oblique(i, p); k >= 0 {
		return append(r.list(k), r.nmodOf(k)...)
	}
	return nil
}

func (r *reader) nmodOf(k int) []int {
	if n := r.oblique(k, "of"); n >= 0 {
		return []int{n}
	}
	return nil
}

func (r *reader) among(have []int, want map[string]bool) bool {
	for _, k := range have {
		if want[r.lemma[k]] {
			return true
		}
	}
	return false
}

// fits reports whether verb i has what its entry needs.
func (r *reader) fits(i int, e *entry) bool {
	if r.is(i, "amod", "compound", "case", "fixed", "aux") {
		return false
	}
	o := r.object(i)
	switch e.need {
	case needObject:
		return o >= 0 || r.kid(i, "ccomp") >= 0
	case needActor:
		return o >= 0 && r.acts(o) && (e.lemma != "call" || r.kid(i, "xcomp", "ccomp") < 0)
	case needNone:
		return o < 0
	case needPair:
		a := r.surface(i, 0)
		return a >= 0 && (r.plural(a) || r.pairAt(a))
	case needBorn:
		return r.low[i] == "born"
	case needSide:
		c := r.kid(i, "xcomp", "ccomp")
		return c > i && (o > i && o < c && r.acts(o) || r.kid(c, "nsubj") > i && r.acts(r.kid(c, "nsubj")))
	case needTo:
		return r.kid(i, "xcomp", "ccomp", "advcl") > i
	}
	return true
}

func (r *reader) plural(i int) bool {
	x := r.xpos(i)
	return x == "NNS" || x == "NNPS" || r.word(i, "they", "we", "both", "two") || len(r.list(i)) > 1
}

// nounEntry returns the most particular entry of noun i that fits.
func (r *reader) nounEntry(i int) *entry {
	list := nouns[r.lemma[i]]
	if len(list) == 0 || r.is(i, "compound", "flat", "amod", "nmod:poss") {
		return nil
	}
	if m := r.men[i]; m >= 0 && r.d.Mentions[m].Type != news.NameMisc || r.upos(i) == "PROPN" && r.text.KindAt(r.d.Tokens[i].Start) != news.BlockHeadline {
		return nil
	}
	for k := range list {
		e := &list[k]
		if e.before != "" && !r.wordBefore(i, e.before) {
			continue
		}
		if e.particle != "" && !r.wordAfter(i, e.particle) {
			continue
		}
		return e
	}
	return nil
}

func (r *reader) wordBefore(i int, w string) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if r.lemma[k] == w || r.low[k] == w {
			return true
		}
		if u := r.upos(k); u != "ADJ" && u != "NOUN" && u != "PROPN" && r.low[k] != "-" {
			return false
		}
	}
	return false
}

// wordAfter reports whether noun i has a phrase or clause with preposition or conjunction w.
func (r *reader) wordAfter(i int, w string) bool {
	if r.word(i+1, w) {
		return true
	}
	for k := r.first[i]; k >= 0; k = r.next[k] {
		if k > i && r.is(k, "nmod", "acl", "advcl") && r.word(r.kid(k, "case", "mark"), w) || k > i && r.lemma[k] == w {
			return true
		}
	}
	return w == "that" && r.kid(i, "acl") > i && r.word(r.kid(r.kid(i, "acl"), "mark"), "that")
}

// nounCandidate finds the light verb or verb of occurrence over noun i, through "a round of", "hours of".
func (r *reader) nounCandidate(i, s int, e *entry) candidate {
	c := candidate{entry: e, at: i, gov: i, noun: true, sentence: s, weak: true}
	top := i
	for n := 0; n < 3 && r.is(top, "nmod") && r.prep(top) == "of" && r.head[top] >= 0 && r.measure(r.head[top]); n++ {
		top = r.head[top]
	}
	if r.is(top, "conj") && r.nominal(r.head[top]) {
		top = r.head[top]
	}
	if v := r.kid(top, "acl:relcl"); v >= 0 && light[r.lemma[v]] && r.kid(v, "nsubj") >= 0 && r.relative(r.kid(v, "nsubj")) != top {
		c.gov, c.weak = v, false // "the third meeting that the two have held"
		return c
	}
	h := r.head[top]
	if h < 0 && e.typ == "" {
		c.weak = false // the sentence is about it: "Fire at the harbour"
	}
	if h < 0 || !r.verbal(h) || r.low[h] == "given" {
		return c
	}
	l := r.lemma[h]
	if p := r.kid(h, "compound:prt"); p >= 0 {
		l += "_" + r.low[p]
	}
	switch {
	case r.is(top, "nsubj") && !r.is(top, "nsubj:pass") && (occur[l] || occur[r.lemma[h]]), r.is(top, "nsubj:pass") && occur[l] && !light[l]:
		c.gov, c.subject, c.weak = h, true, false
	case r.is(top, "obj", "nsubj:pass") && (light[l] || light[r.lemma[h]]):
		c.gov, c.weak = h, false
	case r.is(top, "obl") && e.typ == news.TypeConsult && words["partake"][r.lemma[h]] && r.word(r.caseOf(top), "in", "at", "during", "by", "via", "over", "on"):
		c.gov, c.weak = h, false
	case r.is(top, "nsubj"):
		c.subject = true
	}
	return c
}

// measures are nouns that only measure or count an event: "a round of talks", "a day of talks".
var measures = map[string]bool{"round": true, "hour": true, "day": true, "week": true, "minute": true, "month": true, "year": true, "series": true,
	"wave": true, "string": true, "set": true, "number": true, "session": true, "spate": true, "bout": true, "night": true, "act": true,
	"campaign": true, "state": true, "lot": true, "kind": true, "form": true}

func (r *reader) measure(i int) bool { return i >= 0 && measures[r.lemma[i]] }

// own notes which tokens lead to candidate k: its trigger, its light verb and the verbs that govern that.
func (r *reader) own(c *candidate, k int) {
	put := func(i int) {
		if _, ok := r.owner[i]; !ok {
			r.owner[i] = k
		}
	}
	put(c.at)
	put(c.gov)
	if h := r.head[c.at]; c.noun && h >= 0 && r.is(c.at, "nsubj") && r.kid(h, "cop") >= 0 && r.dated(h) {
		put(h) // "the vote is on [Tuesday]"
	}
	for k := r.first[c.gov]; k >= 0; k = r.next[k] { // "is due to [take] place at 6:15", "started at 10:20 and [ended] at 11"
		if c.noun && r.is(k, "xcomp") || c.subject && r.is(k, "conj") && r.verbal(k) && r.kid(k, "nsubj") < 0 {
			put(k)
		}
	}
	for i, n := c.gov, 0; n < 4; n++ {
		h := r.head[i]
		if h < 0 || !r.is(i, "xcomp") && !(r.is(i, "obj", "nsubj", "nsubj:pass") && (occur[r.lemma[h]] || light[r.lemma[h]])) || say[r.lemma[h]] {
			return
		}
		put(h)
		i = h
	}
}
