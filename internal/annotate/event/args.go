package event

import (
	"github.com/readoutdesk/readout/news"
)

// passive reports whether verb v names what is done to its subject: "was arrested", "arrested on Monday" after a noun.
func (x *tree) passive(v int) bool {
	if x.kid(v, "aux:pass") >= 0 {
		return true
	}
	if x.kid(v, "nsubj") >= 0 {
		return false
	}
	if x.kid(v, "nsubj:pass") >= 0 && x.kid(v, "aux") < 0 {
		return true
	}
	if x.xpos(v) != "VBN" || x.kid(v, "aux") >= 0 {
		return false
	}
	switch {
	case x.rel[v] == "acl":
		return true
	case x.is(v, "conj") && x.kid(v, "nsubj") < 0:
		return x.head[v] >= 0 && x.head[v] != v && x.xpos(x.head[v]) == "VBN" && x.passiveHead(x.head[v])
	}
	return false
}

func (x *tree) passiveHead(v int) bool {
	return x.kid(v, "nsubj:pass", "aux:pass") >= 0 || x.rel[v] == "acl" && x.kid(v, "aux") < 0
}

// surface returns the noun that stands as subject of v, also through control ("agreed to hold"), coordination and
// participles; -1 when the sentence has none.
func (x *tree) surface(v, depth int) int {
	if v < 0 || depth > 8 {
		return -1
	}
	if k := x.kid(v, "nsubj", "csubj"); k >= 0 {
		if x.is(k, "csubj") && !x.nominal(k) { // "Reading police": a name taken for a verb
			return x.kid(k, "obj")
		}
		if x.offside(k, v) {
			return x.before(v)
		}
		return x.relative(k)
	}
	h := x.head[v]
	if h < 0 {
		return x.before(v)
	}
	switch {
	case x.is(v, "conj"):
		if x.nominal(h) && !x.verbal(h) && x.kid(h, "nsubj") < 0 {
			return -1
		}
		return x.surface(h, depth+1)
	case x.is(v, "xcomp"):
		if objects[x.lemma[h]] {
			if o := x.object(h); o >= 0 && o != v {
				return o
			}
		}
		return x.surface(h, depth+1)
	case x.is(v, "ccomp") && x.kid(v, "mark") >= 0 && x.word(x.kid(v, "mark"), "to"):
		return x.surface(h, depth+1)
	case x.is(v, "advcl"):
		return x.surface(h, depth+1)
	case x.is(v, "acl"):
		if x.xpos(v) == "VB" { // "demands to resign", "agreed a deal to share": whoever holds the noun
			if p := x.kid(h, "nmod:poss"); p >= 0 {
				return p
			}
			if x.is(h, "obj", "obl") {
				return x.surface(x.head[h], depth+1)
			}
			return -1
		}
		if x.xpos(v) == "VBD" && x.verbal(h) { // coordination gone wrong
			return x.surface(h, depth+1)
		}
		return h
	case x.is(v, "parataxis", "ccomp", "dep"):
		return x.before(v)
	}
	return -1
}

// offside reports whether k stands before the sentence proper: "FILE PHOTO: The mayor greets", "LIMA, Peru — The mayor".
func (x *tree) offside(k, v int) bool {
	if k > v || k > 0 && !x.sentenceBreak(k-1, k) && k > 6 && !x.sentenceBreak(k-6, k) {
		return false
	}
	for i := k + 1; i < v && i < k+8; i++ {
		switch x.low[i] {
		case ":", "—", "–", "--":
			return true
		}
	}
	return false
}

// before returns the noun phrase that stands right before the verb group of v, whatever it was attached to: the parser
// loses one subject in ten.
func (x *tree) before(v int) int {
	i := v - 1
	for i >= 0 && (x.upos(i) == "AUX" || x.upos(i) == "ADV" || x.upos(i) == "PART" || x.word(i, "has", "have", "had", "is", "are", "was", "were", "been")) {
		i--
	}
	if i < 0 || !x.nominal(i) || calendarName[x.low[i]] || x.sentenceBreak(i, v) {
		return -1
	}
	for n := 0; n < 8; n++ {
		h := x.head[i]
		if h < 0 || h >= v || !x.nominal(h) || !x.is(i, "nmod", "compound", "flat", "amod", "nummod", "appos", "conj") {
			break
		}
		i = h
	}
	return i
}

// after returns the head of the noun phrase that follows verb v directly when nothing was attached as its object.
func (x *tree) after(v int) int {
	head := -1
	for i := v + 1; i < len(x.low) && i < v+12; i++ {
		switch x.upos(i) {
		case "NOUN", "PROPN", "NUM", "PRON", "SYM":
			if x.upos(i) == "PRON" && (head >= 0 || x.word(i, "it", "that", "which", "who", "there", "he", "she", "they", "i", "we")) {
				return head
			}
			head = i
		case "DET", "ADJ":
			if head >= 0 {
				return head
			}
		case "PART":
			if x.xpos(i) != "POS" {
				return head
			}
			head = -1
		case "PUNCT":
			if x.low[i] != "-" {
				return head
			}
		case "ADV", "ADP", "VERB":
			if head < 0 && (x.upos(i) == "ADV" && x.xpos(i) == "RB" && i+1 < len(x.low) && x.low[i+1] == "-" || x.upos(i) == "VERB" && x.low[i-1] == "-") {
				continue
			}
			if !x.word(i, "at", "least", "about", "more", "than", "nearly", "almost", "some") || head >= 0 {
				return head
			}
		default:
			return head
		}
	}
	return head
}

// sentenceBreak reports whether two tokens stand in different sentences.
func (x *tree) sentenceBreak(i, j int) bool {
	a := x.d.SentenceAt(x.d.Tokens[i].Start)
	return a != x.d.SentenceAt(x.d.Tokens[j].Start)
}

// object returns what v is done to, as its object or its passive subject; -1 for none.
func (x *tree) object(v int) int {
	if x.passive(v) {
		if x.rel[v] == "acl" && x.kid(v, "nsubj:pass") < 0 {
			return x.head[v]
		}
		return x.surface(v, 0)
	}
	if k := x.kid(v, "obj"); k >= 0 && x.prep(k) == "" {
		return x.relative(k)
	}
	for k := x.first[v]; k >= 0; k = x.next[k] {
		if k == v+1 || k > v && x.rel[k] == "obl" && x.caseOf(k) < 0 {
			if x.rel[k] == "obl" && x.upos(k) == "NOUN" && !calendar(x.lemma[k]) && x.kid(k, "nummod") < 0 {
				return k
			}
		}
	}
	if x.rel[v] == "acl:relcl" && x.kid(v, "nsubj") >= 0 && x.relative(x.kid(v, "nsubj")) != x.head[v] && x.kid(v, "ccomp", "xcomp") < 0 {
		return x.head[v] // "the ban the court lifted"
	}
	if len(verbs[x.lemma[v]]) == 0 {
		return -1
	}
	o := x.after(v)
	if x.kid(v, "ccomp", "xcomp") >= 0 && !(o >= 0 && classes["content"][x.lemma[o]]) {
		return -1
	}
	if o >= 0 && !calendarName[x.low[o]] && !calendar(x.lemma[o]) && !x.sentenceBreak(v, o) && !(x.is(o, "nsubj") && x.verbal(x.head[o]) && x.head[o] > o && x.head[o] < o+4) {
		return o
	}
	return -1
}

// agent returns who does v: the subject, or for a passive the phrase in "by"; -1 when the sentence does not tell.
func (x *tree) agent(v int) int {
	if !x.passive(v) {
		return x.surface(v, 0)
	}
	return x.oblique(v, "by")
}

// oblique returns the first dependant of i in one of the prepositions.
func (x *tree) oblique(i int, preps ...string) int {
	if i < 0 {
		return -1
	}
	for k := x.first[i]; k >= 0; k = x.next[k] {
		if x.is(k, "obl", "nmod") && x.nominal(k) && x.word(x.caseOf(k), preps...) {
			return x.relative(k)
		}
	}
	return -1
}

// acts reports whether i names somebody who can act or be acted on: a name, a person, a body, a group.
func (x *tree) acts(i int) bool {
	if i < 0 {
		return false
	}
	if x.men[i] >= 0 {
		return x.d.Mentions[x.men[i]].Type != news.NameMisc
	}
	if x.upos(i) == "PROPN" || x.xpos(i) == "NNP" || x.xpos(i) == "NNPS" || x.demonym(i) {
		return !calendarName[x.low[i]]
	}
	if x.upos(i) == "NUM" { // "killed three"
		return x.is(i, "obj", "nsubj", "nsubj:pass")
	}
	return words["actor"][x.lemma[i]] || x.word(i, "he", "she", "they", "him", "her", "them", "we", "us", "i", "who")
}

// demonym reports whether adjective i is written as a name inside a sentence: "[Chilean] troops".
func (x *tree) demonym(i int) bool {
	t := x.d.Tokens[i]
	return (t.UPOS == "ADJ" || t.UPOS == "NOUN") && len(x.low[i]) > 3 && x.d.Text[t.Start] >= 'A' && x.d.Text[t.Start] <= 'Z' && (i > 0 && x.low[i-1] != "." || x.is(i, "amod"))
}

var calendarName = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true, "september": true, "october": true,
	"november": true, "december": true, "jan.": true, "feb.": true, "mar.": true, "apr.": true, "aug.": true, "sept.": true, "sep.": true, "oct.": true, "nov.": true, "dec.": true,
	"today": true, "yesterday": true, "tomorrow": true, "christmas": true, "easter": true}

// named reports whether i is (part of) a name, whether the names are known or not.
func (x *tree) named(i int) bool {
	return x.men[i] >= 0 || x.upos(i) == "PROPN" && !calendarName[x.low[i]] || x.demonym(i)
}

// nested returns those who act that the noun i names beside itself: "the [guild]'s plan", "a ban on [trawlers]".
func (x *tree) nested(i, depth int) []int {
	var out []int
	if i < 0 || depth > 3 {
		return nil
	}
	for k := x.first[i]; k >= 0; k = x.next[k] {
		switch {
		case x.is(k, "nmod:poss"), x.is(k, "compound", "amod") && x.named(k) && (x.men[k] < 0 || x.men[k] != x.men[i]):
			if x.acts(k) {
				out = append(out, k)
			}
		case x.is(k, "nmod"):
			for _, m := range x.list(k) {
				if x.acts(m) {
					out = append(out, m)
				} else {
					out = append(out, x.nested(m, depth+1)...)
				}
			}
		case x.is(k, "conj") && x.nominal(k):
			out = append(out, x.nested(k, depth+1)...)
		case x.is(k, "acl") && depth < 2 && x.verbal(k):
			for o := x.first[k]; o >= 0; o = x.next[o] {
				if x.is(o, "obl", "obj") && x.acts(o) && !x.word(x.kid(o, "case"), "during", "since", "until", "after", "before") {
					out = append(out, o)
				}
			}
		}
	}
	return out
}

// targets returns who a thing done to i falls on: i itself when it acts, else those i names, else i.
func (x *tree) targets(i int) []int {
	var out []int
	for _, k := range x.list(i) {
		if x.acts(k) {
			out = append(out, k)
			continue
		}
		n := x.nested(k, 0)
		if len(n) == 0 {
			n = []int{k}
		}
		out = append(out, n...)
	}
	return out
}
