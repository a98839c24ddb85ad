package event

import (
	"strings"

	"github.com/readoutdesk/readout/news"
)

// pairAt reports whether noun or pronoun i stands for the parties of an event told before: "the two", "both leaders",
// "the sides".
func (x *tree) pairAt(i int) bool {
	if i < 0 || x.men0(i) {
		return false
	}
	det := x.kid(i, "det", "nummod", "advmod")
	switch {
	case x.low[i] == "two", x.low[i] == "pair", x.low[i] == "both", x.low[i] == "duo":
		return x.low[i] == "both" || x.word(i-1, "the", "these") || x.word(i-1, "between")
	case x.low[i] == "sides" || x.low[i] == "counterparts":
		return det >= 0 && det < i || x.word(i-1, "the", "both", "two")
	case words["pairnoun"][x.lemma[i]] && (x.xpos(i) == "NNS" || x.xpos(i) == "NNPS"):
		for k := x.first[i]; k >= 0; k = x.next[k] {
			if x.is(k, "nmod", "compound", "acl") || x.is(k, "amod") {
				return false
			}
		}
		return det >= 0 && x.word(det, "the", "both", "two")
	}
	return false
}

// parties are those of an event told before, for "the two" and "the talks".
type parties struct {
	actors []news.Actor
	kind   string
	status news.Status
	time   int // as in Event
	place  string
	at     int // sentence
}

// refer gives events told by "the two …", "the call", "they" the parties of the event they go back to, and drops what
// stays empty. It runs in text order, so that each event sees only those before it.
func (r *reader) refer() {
	var last []parties
	for i := range r.cands {
		c := &r.cands[i]
		if c.dropped {
			continue
		}
		r.resolvePairs(c, last)
		if len(c.event.Actors) == 0 && c.typ == news.TypeConsult && c.noun && r.definite(c.at) {
			if p := r.antecedent(c, last); p != nil {
				c.event.Actors = p.actors
				c.event.Rule += ", parties of the event before"
			}
		}
		if len(c.event.Actors) == 1 && c.typ == news.TypeConsult { // "talks with Ortiz": the other one is known from before
			for k := len(last) - 1; k >= 0; k-- {
				p := &last[k]
				if len(p.actors) == 2 && covers(c.kind, p.kind) && !r.conflict(c, p) && (sameName(p.actors[0].Name, c.event.Actors[0].Name) || sameName(p.actors[1].Name, c.event.Actors[0].Name)) {
					c.event.Actors = p.actors
					break
				}
			}
		}
		if c.weak && c.typ != "" && c.event.Time < 0 && len(c.event.Actors)+len(c.event.Targets) == 0 {
			c.dropped = true
			continue
		}
		if names(c.event.Actors) > 1 && mutual(c.typ) && len(c.event.Actors) < 8 {
			last = append(last, parties{c.event.Actors, c.kind, c.status, c.event.Time, c.event.Place.Name, c.sentence})
		}
	}
}

func names(a []news.Actor) int {
	n := 0
	for i := range a {
		if i == 0 || a[i].Name != a[i-1].Name {
			n++
		}
	}
	return n
}

// resolvePairs replaces actors such as "the two" by the parties they stand for. The span stays: the words are the
// evidence in this sentence.
func (r *reader) resolvePairs(c *candidate, last []parties) {
	var out []news.Actor
	for k, a := range c.event.Actors {
		i := c.actors[k]
		they := r.word(i, "they", "their") && !r.men0(i)
		if !r.pairAt(i) && !they {
			out = append(out, a)
			continue
		}
		p := lastPair(c, last, they, they || words["pairnoun"][r.lemma[i]] && !r.word(i, "sides") && !r.word(i-1, "both", "two"))
		if p == nil {
			out = append(out, a)
			continue
		}
		for _, b := range p.actors {
			out = append(out, news.Actor{Span: a.Span, Name: b.Name})
		}
	}
	c.event.Actors = out
}

// lastPair returns the parties of the last event before c: two of them, or any number for "the leaders" and "they";
// near asks for the sentence before.
func lastPair(c *candidate, last []parties, near, many bool) *parties {
	for k := len(last) - 1; k >= 0; k-- {
		if n := names(last[k].actors); (n == 2 || many && n > 2) && (!near || c.sentence-last[k].at <= 1) {
			return &last[k]
		}
	}
	return nil
}

// antecedent returns the event before c that a definite noun goes back to: the last of the same kind, else the last of a
// kind that the noun covers ("the talks" for a call), else the only parties that the report knows.
func (r *reader) antecedent(c *candidate, last []parties) *parties {
	planned := c.status == news.StatusPlanned
	type pass struct{ kind, status bool } // asked to be the same
	passes := [4]pass{{true, true}, {false, true}, {true, false}, {false, false}}
	if c.kind != "talks" && c.kind != "meeting" { // a call is a call first
		passes[1], passes[2] = passes[2], passes[1]
	}
	for _, want := range passes {
		if !want.status && words["plannedadj"][c.cue] {
			continue // "the upcoming talks" are none that were
		}
		for k := len(last) - 1; k >= 0; k-- {
			p := &last[k]
			same, status := p.kind == c.kind, planned == (p.status == news.StatusPlanned)
			if same == want.kind && status == want.status && (same || covers(c.kind, p.kind)) && !r.conflict(c, p) {
				return p
			}
		}
	}
	if words["plannedadj"][c.cue] {
		return nil
	}
	if len(last) == 0 || !c.event.Place.Empty() {
		return nil
	}
	for k := range last {
		if !sameNames(last[k].actors, last[0].actors) {
			return nil
		}
	}
	return &last[0]
}

// conflict reports whether c is told at another day or place than p.
func (r *reader) conflict(c *candidate, p *parties) bool {
	if c.event.Place.Empty() || c.event.Place.Name == p.place {
	} else if p.place != "" || c.event.Time < 0 || p.time < 0 {
		return true // elsewhere, or a place told of an event that is not known to be this one
	}
	if c.event.Time < 0 || p.time < 0 || c.event.Time == p.time {
		return false
	}
	a, b := r.given.Times[c.event.Time], r.given.Times[p.time]
	if a.Interval.Known() && b.Interval.Known() {
		return !a.Interval.Overlaps(b.Interval)
	}
	return false
}

// sameName reports whether two names are equal or one is the last part of the other: "Horvat", "Ana Horvat".
func sameName(a, b string) bool {
	return a == b || strings.HasSuffix(a, " "+b) || strings.HasSuffix(b, " "+a)
}

func sameNames(a, b []news.Actor) bool {
	if len(a) != len(b) {
		return false
	}
	for _, x := range a {
		found := false
		for _, y := range b {
			found = found || sameName(x.Name, y.Name)
		}
		if !found {
			return false
		}
	}
	return true
}

// covers reports whether an event of kind b may be called a: every meeting is talks, but no visit is a phone call.
func covers(a, b string) bool {
	switch a {
	case "talks", "meeting":
		return b == "talks" || b == "meeting" || b == "phone call" || b == "video call" || b == "summit" || b == "conference"
	case "summit":
		return b == "meeting" || b == "talks" || b == "video call"
	case "phone call", "video call":
		return b == "phone call" || b == "video call" || b == "talks" && a == "phone call" || b == "talks"
	}
	return false
}

// definite reports whether noun i is told as known: "the call", "that May 27 call", "their talks".
func (x *tree) definite(i int) bool {
	for k := x.first[i]; k >= 0; k = x.next[k] {
		if k < i && x.is(k, "det") && x.word(k, "the", "that", "this", "these", "those") || k < i && x.is(k, "nmod:poss") {
			return true
		}
	}
	for k := i - 1; k >= 0 && k > i-6; k-- { // "that May 27 call"
		switch x.upos(k) {
		case "NOUN", "PROPN", "ADJ", "NUM":
		default:
			return x.word(k, "the", "that", "this", "these", "those") && x.upos(k) == "DET"
		}
	}
	return false
}
