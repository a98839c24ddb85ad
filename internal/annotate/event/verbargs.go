package event

import (
	"github.com/readoutdesk/readout/news"
)

// Prepositions that lead to the other side of an event, the likeliest first.
var (
	towards  = []string{"against", "to", "on", "upon", "from", "with", "at", "for", "over", "toward", "towards", "across", "near", "in", "into", "of", "between", "along", "about", "inside", "outside", "by"}
	together = map[string]bool{"with": true, "between": true, "among": true, "including": true, "involving": true, "alongside": true, "by": true, "and": true}
)

func mutual(t news.EventType) bool {
	return t == news.TypeConsult || t == news.TypeCooperate || t == news.TypeAgree
}

// verbParties returns who does and who suffers the event of verb v in the wording of e.
func (x *tree) verbParties(v int, e *entry) (actors, targets []int) {
	if a := x.agent(v); a >= 0 {
		actors = x.list(a)
	}
	o := x.object(v)
	if o < 0 && e.particle != "" {
		o = x.oblique(v, e.particle)
	}
	if e.typ == news.TypeConsult || e.typ == news.TypeCooperate {
		return actors, x.partners(v, o)
	}
	if o >= 0 && e.object == nil {
		targets = x.targets(o)
	}
	if len(targets) == 0 || !x.acts(targets[0]) {
		if more := x.reach(v, o); len(more) > 0 {
			targets = append(more, targets...)
		}
	}
	if i := x.kid(v, "iobj"); i >= 0 {
		targets = append(x.list(i), targets...)
	}
	if len(targets) == 0 && o >= 0 {
		targets = x.targets(o)
	}
	if len(targets) == 0 {
		targets = x.clauseSide(v)
	}
	if len(targets) == 0 || !x.acts(targets[0]) {
		targets = append(x.awaited(v), targets...)
	}
	if e.typ == news.TypeRequest || e.typ == news.TypeThreaten {
		targets = x.actingOnly(targets)
	}
	if len(actors) == 0 && o >= 0 && (e.typ == news.TypeMobilize || e.mode == "withdraw") {
		actors = x.nested(o, 2) // "Chilean troops were deployed"
	}
	if (len(targets) == 0 || !x.anyActs(targets)) && e.typ != news.TypeProtest && e.typ != "" {
		targets = append(x.namedBelow(v, o), targets...)
	}
	if len(actors) > 1 && reciprocal(e) && (len(targets) == 0 || !x.acts(targets[0])) {
		targets = actors // each with the other
	}
	return actors, targets
}

// maxSides bounds how many sides of an event are listed that its verb does not name as object.
const maxSides = 4

func (x *tree) anyActs(at []int) bool {
	for _, i := range at {
		if x.acts(i) {
			return true
		}
	}
	return false
}

// namedBelow returns the first names in what follows verb v of its own clause, two at most: when nobody else is told, an
// event falls on those ("refused to send observers to [Peru]").
func (x *tree) namedBelow(v, o int) []int {
	_, hi := x.extent(v)
	if o > v {
		_, b := x.extent(o)
		hi = max(hi, b)
	}
	var out []int
	for k := v + 1; k <= hi && len(out) < 2; k++ {
		if x.is(k, "nsubj") || x.is(k, "acl:relcl", "parataxis") || x.word(k, "after", "since", "following", "despite", "while", "when") {
			break
		}
		if !x.named(k) || !x.acts(k) || x.is(k, "compound", "flat", "nmod:desc") || x.dateOrTime(k) {
			continue
		}
		if h := x.head[k]; x.is(k, "amod") && h > k && x.nominal(h) {
			k = h
		}
		out = append(out, k)
	}
	return out
}

func (x *tree) dateOrTime(i int) bool { return calendarName[x.low[i]] || calendar(x.lemma[i]) }

// partners returns the other side of a meeting or common work: the object, and who stands in "with" or "to".
func (x *tree) partners(v, o int) []int {
	var out []int
	if o >= 0 && (x.acts(o) || x.pairAt(o)) {
		out = x.list(o)
	}
	for k := x.first[v]; k >= 0; k = x.next[k] {
		if x.is(k, "obl") && x.word(x.caseOf(k), "with", "between", "to", "alongside") && (x.acts(k) || x.pairAt(k)) {
			out = append(out, x.list(k)...)
		}
	}
	return out
}

func (x *tree) actingOnly(at []int) []int {
	var out []int
	for _, i := range at {
		if x.acts(i) {
			out = append(out, i)
		}
	}
	return out
}

// reciprocal reports whether several doers of an event do it to each other: "Peru and Chile signed a treaty".
func reciprocal(e *entry) bool {
	switch e.lemma {
	case "clash", "fight", "battle", "skirmish":
		return true
	}
	return e.typ == news.TypeSupport && e.kind == "agreement"
}

// reach looks for those who act below verb v and its object o: in the object, then in the phrases beside it.
func (x *tree) reach(v, o int) []int {
	out := x.nested(o, 0)
	for _, p := range towards {
		for k := x.first[v]; k >= 0 && len(out) < maxSides; k = x.next[k] {
			if !x.is(k, "obl") || k == o || !x.word(x.caseOf(k), p) || p == "by" && x.passive(v) || len(out) > 0 && locative(p) {
				continue
			}
			if x.acts(k) {
				out = append(out, x.list(k)...)
			} else {
				out = append(out, x.nested(k, 0)...)
			}
		}
	}
	return out[:min(len(out), maxSides)]
}

// awaited returns who has to act first: "will not reopen the border until [Peru] apologises".
func (x *tree) awaited(v int) []int {
	for k := x.first[v]; k >= 0; k = x.next[k] {
		if x.is(k, "advcl") && x.word(x.kid(k, "mark"), "until", "unless", "if", "before") {
			if s := x.kid(k, "nsubj"); s >= 0 && x.acts(s) && x.xpos(s) != "PRP" {
				return x.list(s)
			}
			return x.reach(k, -1)
		}
	}
	return nil
}

// clauseSide returns the side that the clause under v names: "demanded that [Peru] leave", "agreed to return the statue
// to [Chile]", "refused to let [the dockers] in".
func (x *tree) clauseSide(v int) []int {
	c := x.kid(v, "ccomp", "xcomp", "advcl")
	if c < v {
		return nil
	}
	if s := x.kid(c, "nsubj", "nsubj:pass"); s >= 0 && x.acts(s) && !x.word(s, "he", "she", "they", "it", "we", "i") {
		return x.list(s)
	}
	for n := 0; n < 3 && c >= 0; n++ {
		if o := x.object(c); o >= 0 && !x.passive(c) {
			if t := x.targets(o); x.acts(t[0]) {
				return t
			}
		}
		if r := x.reach(c, x.kid(c, "obj")); len(r) > 0 {
			return r
		}
		if deeper := x.kid(c, "xcomp", "ccomp", "advcl"); deeper > c {
			c = deeper
			continue
		}
		var out []int
		if o := x.object(c); o > c {
			out = x.list(o)
		}
		if k := x.oblique(c, "from", "to", "against", "on", "with", "for", "in"); k >= 0 && !calendarName[x.low[k]] {
			out = append(x.targets(k), out...)
		}
		return out
	}
	return nil
}

func nounEvent(lemma string) bool { return len(nouns[lemma]) > 0 }
