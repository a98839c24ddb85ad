package event

import (
	"github.com/readoutdesk/readout/news"
)

// others leaves out of targets who acts already, unless an event is done to each other.
func (r *reader) others(targets []int, actors []news.Actor) []int {
	if len(actors) > 1 {
		return targets
	}
	var out []int
	for _, i := range targets {
		if i < 0 {
			continue
		}
		s := r.d.Tokens[i].Span
		same := false
		for _, a := range actors {
			same = same || a.Overlaps(s) || r.nameOf(i, s) == a.Name
		}
		if !same {
			out = append(out, i)
		}
	}
	return out
}

// people makes actors of tokens, without doubles and without the trigger itself.
func (r *reader) people(at []int, trigger int) ([]news.Actor, []int) {
	var out []news.Actor
	var kept []int
	for _, i := range r.each(at) {
		if i < 0 || i == trigger || r.upos(i) == "VERB" || calendarName[r.low[i]] || calendar(r.lemma[i]) || r.dated(i) || r.word(i, "that", "this", "which", "there", "what", "both", "all") && !r.men0(i) && !r.pairAt(i) {
			continue
		}
		lo, hi := r.phrase(i)
		if lo <= trigger && trigger <= hi {
			lo, hi = r.core(i, 0)
			if lo <= trigger && trigger <= hi {
				lo, hi = i, i
			}
		}
		for lo < i && r.upos(lo) == "PUNCT" {
			lo++
		}
		for hi > i && (r.upos(hi) == "PUNCT" || r.is(hi, "case") && r.upos(hi) == "PART") {
			hi--
		}
		if hi+1 < len(r.low) && r.low[hi+1] == ":" { // "FILE PHOTO: …"
			continue
		}
		if r.hyphened(i, at) {
			lo, hi = i, i
		}
		a := news.Actor{Span: r.span(lo, hi)}
		a.Name = r.nameOf(i, a.Span)
		if m := r.men[i]; lo == i && hi == i && m >= 0 && r.d.Mentions[m].Span != a.Span && r.hyphened(i, at) {
			a.Name = a.Of(r.d.Text)
		}
		if r.xpos(i) == "PRP" || r.xpos(i) == "PRP$" {
			a.Name = r.pronoun(i, a.Name)
			if a.Name == "" {
				continue
			}
		}
		double := false
		for k, b := range out {
			if r.apposed(kept[k], i) { // "his counterpart, Ana Horvat"
				out[k].Span, out[k].Name, kept[k], double = b.Span.Cover(a.Span), a.Name, i, true
				break
			}
			double = double || b.Span.Overlaps(a.Span) || b.Name == a.Name
		}
		if !double && len(out) < 12 {
			out, kept = append(out, a), append(kept, i)
		}
	}
	return out, kept
}

// hyphened reports whether a hyphen joins name i to another of the names at hand: "a [Chile]-[Peru] session".
func (r *reader) hyphened(i int, at []int) bool {
	for _, k := range at {
		if k >= 0 && (k == i+2 || k == i-2) && r.low[(i+k)/2] == "-" {
			return true
		}
	}
	return false
}

// each puts the members for a group that is told by its members: "the leaders of [Peru] and [Chile]".
func (r *reader) each(at []int) []int {
	var out []int
	for _, i := range at {
		if i < 0 {
			continue
		}
		if members := r.members(i); len(members) > 1 {
			out = append(out, members...)
			continue
		}
		out = append(out, i)
	}
	return out
}

// members returns the names that a plural role noun spreads over; nil when i is none.
func (r *reader) members(i int) []int {
	if r.men[i] >= 0 || r.xpos(i) != "NNS" || !words["actor"][r.lemma[i]] {
		return nil
	}
	var out []int
	for m := i - 1; m > 0 && m > i-6 && (r.named(m) || r.low[m] == "and" || r.low[m] == ","); m-- { // "[Chilean] and [Peruvian] ministers"
		if r.named(m) {
			out = append([]int{m}, out...)
		}
	}
	if len(out) > 1 && (r.word(out[len(out)-1]-1, "and", ",")) {
		return out
	}
	out = nil
	k := r.oblique(i, "of", "from")
	if k < 0 {
		return nil
	}
	for _, m := range r.list(k) {
		if r.named(m) {
			out = append(out, m)
		}
	}
	if len(out) > 1 {
		return out
	}
	out = nil
	for m := k + 1; m < len(r.low) && m < k+16 && (r.named(m) || r.word(m, ",", "and")); m++ { // "leaders of allies [Peru], [Chile] and …"
		if r.named(m) && (r.men[m] < 0 || m == k+1 || r.men[m] != r.men[m-1]) {
			out = append(out, m)
		}
	}
	return out
}

// apposed reports whether role noun a and name b are one person: "his counterpart, Ana Horvat".
func (r *reader) apposed(a, b int) bool {
	if r.men[a] >= 0 || r.men[b] < 0 || !words["actor"][r.lemma[a]] || r.xpos(a) == "NNS" || r.d.Mentions[r.men[b]].Type != news.NamePerson {
		return false
	}
	lo, _ := r.d.Range(r.d.Mentions[r.men[b]].Span)
	return lo == a+1 || lo == a+2 && r.low[a+1] == ","
}

// pronoun returns who an unresolved pronoun stands for: the subject of the verb above it for a possessive that comes
// first, else the subject of the sentence before; "" drops it, name keeps the word.
func (r *reader) pronoun(i int, name string) string {
	if r.men[i] >= 0 {
		return name
	}
	if r.xpos(i) == "PRP$" {
		for h, n := r.head[i], 0; h >= 0 && n < 6; h, n = r.head[h], n+1 {
			if !r.verbal(h) {
				continue
			}
			if s := r.surface(h, 0); s >= 0 && r.acts(s) && r.xpos(s) != "PRP" && !r.under(i, s) && r.mayBe(i, s) {
				return r.nameOf(s, r.d.Tokens[s].Span)
			}
		}
	}
	if s := r.lastSubject(i); s >= 0 {
		lo, hi := r.core(s, 0)
		return r.nameOf(s, r.span(lo, hi))
	}
	if r.word(i, "it", "its") {
		return ""
	}
	return name
}

// mayBe reports whether pronoun i can stand for s: "his" is no country, "its" no person.
func (r *reader) mayBe(i, s int) bool {
	if r.men[s] < 0 {
		return true
	}
	person := r.d.Mentions[r.men[s]].Type == news.NamePerson
	if r.word(i, "his", "her", "he", "she", "him") {
		return person
	}
	return !person || !r.word(i, "its", "it")
}

// lastSubject returns the subject of the sentence before the one of pronoun i when it agrees with it; -1 for none.
func (r *reader) lastSubject(i int) int {
	s := r.d.SentenceAt(r.d.Tokens[i].Start)
	if s < 1 || i > r.d.Sentences[s].First+12 {
		return -1
	}
	sen := r.d.Sentences[s-1]
	for k := sen.First; k < sen.Last; k++ {
		if r.head[k] >= 0 {
			continue
		}
		sub := r.surface(k, 0)
		if sub < 0 || !r.acts(sub) || r.xpos(sub) == "PRP" {
			return -1
		}
		person := r.men[sub] >= 0 && r.d.Mentions[r.men[sub]].Type == news.NamePerson
		switch r.low[i] {
		case "they", "their", "them":
			if !r.plural(sub) {
				return -1
			}
		case "it", "its":
			if person || r.plural(sub) {
				return -1
			}
		default:
			if !person {
				return -1
			}
		}
		return sub
	}
	return -1
}

// leadersOf returns the plural role noun that spreads over place i: "the [leaders] of Peru and Chile"; -1 for none.
func (r *reader) leadersOf(i int) int {
	if r.men[i] < 0 || r.d.Mentions[r.men[i]].Type != news.NameLocation {
		return -1
	}
	for h := i - 1; h >= 0 && h > i-18; h-- {
		if u := r.upos(h); u == "VERB" || u == "AUX" {
			return -1
		}
		if r.low[h] != "of" && r.low[h] != "from" {
			continue
		}
		if h > 0 && len(r.members(h-1)) > 1 {
			for _, m := range r.members(h - 1) {
				if m == i {
					return h - 1
				}
			}
		}
		return -1
	}
	return -1
}

// nameOf returns who the words at span stand for: the name of the mention at the head i, else the one mention within
// that is a person, else the words.
func (r *reader) nameOf(i int, s news.Span) string {
	if h := r.leadersOf(i); h >= 0 {
		m := r.d.Mentions[r.men[i]]
		if m.Name != "" {
			return r.lemma[h] + " of " + m.Name
		}
		return r.lemma[h] + " of " + m.Of(r.d.Text)
	}
	if _, b := r.d.Range(s); b > 0 { // "harbour chief Ana Horvat" is she, "the Horvat plan" is not
		if m := r.men[b-1]; m >= 0 && r.d.Mentions[m].Type == news.NamePerson && r.d.Mentions[m].Name != "" && (m == r.men[i] || !r.is(b-1, "nmod")) {
			return r.d.Mentions[m].Name
		}
	}
	if m := r.men[i]; m >= 0 && r.d.Mentions[m].Name != "" {
		return r.d.Mentions[m].Name
	}
	return s.Of(r.d.Text)
}
