package event

import (
	"strings"

	"github.com/readoutdesk/readout/news"
)

// mend repairs what the tagger and parser often get wrong in news and what costs whole events: past forms taken for
// nouns, particles for prepositions, a clause taken for a noun with a participle.
func (x *tree) mend() {
	n := len(x.low)
	for i := range n {
		if x.men[i] < 0 || x.d.Mentions[x.men[i]].Type == news.NameMisc || x.d.Mentions[x.men[i]].Name == "" {
			continue
		}
		if c := x.d.Text[x.d.Tokens[i].Start]; c < 'A' || c > 'Z' {
			continue
		}
		switch x.tag[i] { // the names know better
		case "SCONJ", "INTJ", "ADP", "ADV", "VERB", "AUX", "X", "CCONJ":
			x.tag[i] = "PROPN"
			if x.rel[i] == "mark" || x.rel[i] == "case" || x.rel[i] == "advmod" {
				x.rel[i] = "compound"
			}
		}
	}
	for i := 0; i+1 < n; i++ {
		x.title(i)
	}
	for i := 1; i < n; i++ {
		if past := pasts[x.low[i]]; past != "" && x.tag[i] == "VERB" {
			x.lemma[i] = past
		}
		if (words["finite"][x.low[i]] || i+1 < n && x.low[i+1] == "to" && words["finiteto"][x.low[i]] || pasts[x.low[i]] != "") && x.tag[i] != "VERB" && (x.tag[i-1] == "PROPN" || x.tag[i-1] == "NOUN" || x.men[i-1] >= 0) {
			x.finite(i)
		}
		if x.rel[i] == "acl" && x.d.Tokens[i].XPOS == "VBN" && x.head[i] >= 0 && x.head[x.head[i]] < 0 && x.tag[x.head[i]] == "NOUN" && x.head[i] < i {
			x.carry(i)
		}
		if x.low[i] == "out" && (x.lemma[i-1] == "carry" || x.lemma[i-1] == "rule") && x.head[i] > i && x.rel[i] == "case" {
			if o := x.head[i]; x.head[o] == i-1 { // "carried out [an attack]": a particle, no preposition
				x.rel[o] = "obj"
			}
			x.head[i], x.rel[i] = i-1, "compound:prt"
		}
	}
}

// title hangs a plural title on the first name it goes with, which then takes its place: "[Presidents] Ana Horvat and Karl
// Weber spoke" is about two people, not about presidents.
func (x *tree) title(i int) {
	j := i + 1
	if x.d.Tokens[i].XPOS != "NNS" && x.d.Tokens[i].XPOS != "NNPS" || x.men[i] >= 0 || x.men[j] < 0 || x.d.Mentions[x.men[j]].Type != news.NamePerson {
		return
	}
	if x.head[j] != i && x.head[j] != x.head[i] || x.d.SentenceAt(x.d.Tokens[i].Start) != x.d.SentenceAt(x.d.Tokens[j].Start) {
		return
	}
	x.head[j], x.rel[j] = x.head[i], x.rel[i]
	x.head[i], x.rel[i] = j, "compound"
}

// carry makes the verb of the sentence of participle v after a root noun: "The nurses [struck] for better pay." The
// sentence must have no verb of its own.
func (x *tree) carry(v int) {
	s := x.d.SentenceAt(x.d.Tokens[v].Start)
	if s < 0 {
		return
	}
	sen := x.d.Sentences[s]
	if x.low[sen.Last-1] != "." {
		return // headlines and captions do without
	}
	for k := sen.First; k < sen.Last; k++ {
		if k != v && (x.tag[k] == "AUX" || x.tag[k] == "VERB" && x.rel[k] != "advcl" && x.rel[k] != "xcomp" && x.rel[k] != "amod") {
			return
		}
	}
	h := x.head[v]
	x.head[v], x.rel[v] = -1, "root"
	x.head[h], x.rel[h] = v, "nsubj"
}

// pasts maps the past forms of data/words.txt to their verbs.
var pasts = func() map[string]string {
	m := make(map[string]string)
	for w := range words["past"] {
		form, verb, _ := strings.Cut(w, "=")
		m[form] = verb
	}
	return m
}()

// finite makes a verb of word i that was taken for the head of a compound: "[Peru denies] planning an attack".
func (x *tree) finite(i int) {
	x.tag[i], x.men[i] = "VERB", -1
	if past := pasts[x.low[i]]; past != "" {
		x.lemma[i] = past
		if x.head[i-1] == i {
			x.rel[i-1] = "nsubj"
		}
		return
	}
	x.lemma[i] = strings.TrimSuffix(strings.TrimSuffix(x.low[i], "s"), "e")
	if strings.HasSuffix(x.low[i], "ies") {
		x.lemma[i] = strings.TrimSuffix(x.low[i], "ies") + "y"
	} else if len(verbs[x.lemma[i]]) == 0 {
		x.lemma[i] = strings.TrimSuffix(x.low[i], "s")
	}
	if x.head[i-1] == i {
		x.rel[i-1] = "nsubj"
	}
	h := x.head[i]
	if h <= i {
		if i+1 < len(x.head) && x.head[i+1] == i && x.rel[i+1] == "acl" {
			x.rel[i+1] = "xcomp"
		}
		return
	}
	x.head[i], x.rel[i] = x.head[h], x.rel[h]
	x.head[h], x.rel[h] = i, "ccomp"
	if x.d.Tokens[h].XPOS == "VBG" {
		x.rel[h] = "xcomp"
	} else if x.nominal(h) {
		x.rel[h] = "obj"
	}
	for k := h + 1; k < len(x.head) && k < h+20; k++ {
		if x.head[k] == h && x.rel[k] == "conj" && x.verbal(k) {
			x.head[k] = i
		}
	}
}
