package event

import (
	"strings"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// side is one of two that a report sets against each other: a person with the state he speaks for, or one of them.
type side struct {
	person, state string
	at            news.Span // where the report names it
}

// sideOf reads which side an actor belongs to from his name, his role and the words printed with him.
func (r *reader) sideOf(a news.Actor) side {
	s := side{at: a.Span}
	i, j := r.d.Range(a.Span)
	for k := i; k < j; k++ {
		m := r.men[k]
		if m < 0 || r.d.Mentions[m].Type != news.NamePerson {
			g := lang.Government(r.d.W(k))
			if g == "" && m >= 0 {
				g = lang.Government(r.d.Mentions[m].Name)
			}
			s.state = or(s.state, g)
			continue
		}
		if s.person == "" {
			s.person = r.d.Mentions[m].Name
		}
		if g := r.stateOf(s.person); g != "" {
			s.state = g
		}
	}
	if s.state == "" {
		s.state = lang.Government(a.Name)
	}
	return s
}

// stateOf returns the state whose office the report gives a person: "Peruvian President Ana Horvat"; "" for none.
func (r *reader) stateOf(person string) string {
	for _, m := range r.d.Mentions {
		if m.Type != news.NamePerson || m.Name != person {
			continue
		}
		for _, w := range strings.Fields(m.Role) {
			if g := lang.Government(w); g != "" {
				return g
			}
		}
		i, _ := r.d.Range(m.Span)
		for k := i - 1; k >= 0 && k > i-5 && (r.upos(k) == "PROPN" || r.upos(k) == "ADJ" || r.upos(k) == "NOUN" || r.upos(k) == "PART"); k-- {
			if g := lang.Government(r.d.W(k)); g != "" {
				return g
			}
		}
	}
	return ""
}

// opponents returns the two sides that meet or speak most often in the report; false when there are none.
func (r *reader) opponents() (two [2]side, ok bool) {
	counts := make(map[string]int)
	best := 0
	for i := range r.cands {
		c := &r.cands[i]
		a := c.event.Actors
		if c.dropped || c.typ != news.TypeConsult || len(a) != 2 {
			continue
		}
		p, q := r.sideOf(a[0]), r.sideOf(a[1])
		if p.person+p.state == "" || q.person+q.state == "" || p.state == q.state && p.person == "" {
			continue
		}
		key := a[0].Name + "|" + a[1].Name
		if counts[key]++; counts[key] > best {
			best, two, ok = counts[key], [2]side{p, q}, true
		}
	}
	return two, ok
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// counter addresses the positions of one of two sides to the other when the sentence does not say whom they are for.
func (r *reader) counter() {
	two, ok := r.opponents()
	if !ok {
		return
	}
	for i := range r.cands {
		c := &r.cands[i]
		e := &c.event
		if c.dropped || !willed(e.Type) || e.Type == news.TypeSupport || e.Content.Empty() || len(e.Actors) == 0 {
			continue
		}
		s := r.sideOf(e.Actors[0])
		var other side
		switch {
		case two[0].is(s) && !two[1].is(s):
			other = two[1]
		case two[1].is(s) && !two[0].is(s):
			other = two[0]
		default:
			continue
		}
		var kept []news.Actor
		var named []news.Actor // who shall act, as the content tells it: "guarantees that [the alliance] …"
		for k, t := range e.Targets {
			if k < len(c.targets) && r.is(c.targets[k], "nsubj") && r.acts(c.targets[k]) {
				named = append(named, t)
			}
			if !e.Content.Contains(t.Span) { // the addressee, not what the content speaks of
				kept = append(kept, t)
			}
		}
		if len(kept) > 0 {
			continue
		}
		if other.state != "" {
			kept = append(kept, news.Actor{Span: other.at, Name: other.state})
		}
		if other.person != "" && (s.person != "" || other.state == "") {
			kept = append(kept, news.Actor{Span: other.at, Name: other.person})
		}
		e.Targets = append(kept, named...)
		e.Rule += ", to the other side"
	}
}

// is reports whether o belongs to side s.
func (s side) is(o side) bool {
	return s.state != "" && s.state == o.state || s.person != "" && o.person != "" && sameName(s.person, o.person)
}
