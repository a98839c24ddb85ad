package event

import (
	"github.com/readoutdesk/readout/news"
)

// nounParties returns who takes part in the event of noun n, whose light verb is gov (gov == n for none).
func (x *tree) nounParties(n, gov int, c *candidate) (actors, targets []int) {
	both := mutual(c.typ)
	if both {
		actors = x.joined(n)
	}
	add := func(list *[]int, i int) {
		*list = append(*list, x.list(i)...)
	}
	for k := x.first[n]; k >= 0; k = x.next[k] {
		switch {
		case x.is(k, "nmod:poss"):
			if x.xpos(k) != "PRP$" || gov == n || c.subject {
				add(&actors, k)
			}
		case x.is(k, "compound", "amod") && x.named(k) && x.acts(k):
			actors = append(actors, x.compounds(k)...)
		case x.is(k, "acl") && x.lemma[k] == "involve":
			if o := x.object(k); o >= 0 {
				add(&actors, o)
			}
		case x.is(k, "nmod") && x.nominal(k):
			p := x.prep(k)
			switch {
			case p == "by":
				add(&actors, k)
			case both && !x.acts(k) && !x.pairAt(k):
			case both && (together[p] || p == "of" && x.named(k) || p == "to" && x.acts(k) && c.kind == "phone call"):
				add(&actors, k)
			case p == "of" && (c.typ == news.TypeRetreat && c.mode != "release" || c.typ == news.TypeProtest || c.typ == news.TypeThreaten || c.typ == news.TypeRequest):
				if x.acts(k) {
					add(&actors, k)
				}
			case p == "between" || p == "among":
				add(&actors, k)
			case isTowards(p) && !locative(p) && p != "about":
				if t := x.targets(k); x.acts(t[0]) || c.typ != "" && onto(p) {
					targets = append(targets, t...)
				}
			}
		}
	}
	if len(targets) == 0 && !both {
		targets = x.placed(n)
	}
	if s := x.kid(n, "nsubj"); s >= 0 && c.typ == news.TypeProtest && x.prep(n) == "on" { // "have been on strike"
		add(&actors, s)
	}
	if gov == n {
		return actors, targets
	}
	if c.subject {
		if !both {
			targets = append(targets, x.struck(gov, n, c)...)
		}
		return actors, targets
	}
	return x.lightParties(gov, c, actors, targets)
}

// lightParties adds who the light verb gov of an event noun names: its subject, who stands in "with", what it falls on.
func (x *tree) lightParties(gov int, c *candidate, actors, targets []int) (_, _ []int) {
	both := mutual(c.typ)
	var doers []int
	if a := x.agent(gov); a >= 0 && (x.acts(a) || x.xpos(a) == "PRP" || x.nominal(a) && !nounEvent(x.lemma[a])) {
		doers = x.list(a)
	}
	actors = append(doers, actors...)
	for _, p := range towards {
		k := x.oblique(gov, p)
		if k < 0 || calendarName[x.low[k]] {
			continue
		}
		switch {
		case both && (p == "with" || p == "between"):
			if x.acts(k) || x.pairAt(k) {
				actors = append(actors, x.list(k)...)
			}
		case !both && (len(targets) == 0 || locative(x.prep(targets[0]))) && p != "of":
			if t := x.targets(k); x.acts(t[0]) || c.typ != "" && onto(p) {
				targets = append(t, targets...)
			}
		}
	}
	if i := x.kid(gov, "iobj"); i >= 0 && !both {
		targets = append(targets, i)
	}
	return actors, targets
}

func locative(p string) bool {
	switch p {
	case "in", "at", "near", "inside", "outside", "along", "across":
		return true
	}
	return false
}

// onto reports whether preposition p leads to what an event falls on even when that is no actor: "an attack on a bridge".
func onto(p string) bool { return p == "of" || p == "against" || p == "into" || p == "on" }

// placed returns the places a noun names: "a ceasefire in Chile" falls on Chile when nothing else is said.
func (x *tree) placed(n int) []int {
	for k := x.first[n]; k >= 0; k = x.next[k] {
		if x.is(k, "nmod") && locative(x.prep(k)) && x.acts(k) {
			return x.list(k)
		}
	}
	return nil
}

// struck returns the object of what an event noun does: "the flood hit [two villages]".
func (x *tree) struck(gov, n int, c *candidate) []int {
	if o := x.object(gov); o >= 0 && o != n && x.acts(o) && (c.typ == news.TypeAssault || c.typ == "") {
		return x.list(o)
	}
	return nil
}

func isTowards(p string) bool {
	for _, t := range towards {
		if p == t {
			return true
		}
	}
	return false
}

// joined returns the names that hyphens join before an event noun, wherever they were attached: "a [Chile]-[Peru]
// fishing meeting".
func (x *tree) joined(n int) []int {
	for i := n - 1; i > 1 && i > n-7; i-- {
		switch x.upos(i) {
		case "NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "X", "SYM":
		default:
			return nil
		}
		if x.low[i] == "-" && i+1 < n && x.named(i-1) && x.named(i+1) {
			return []int{i - 1, i + 1}
		}
		if x.upos(i) == "PUNCT" && x.low[i] != "-" {
			return nil
		}
	}
	return nil
}

// compounds returns the names joined before an event noun: "a [Chile]-[Peru] meeting".
func (x *tree) compounds(k int) []int {
	out := []int{k}
	for j := x.first[k]; j >= 0; j = x.next[j] {
		if x.is(j, "compound", "conj", "amod", "nmod") && x.named(j) && (x.men[j] < 0 || x.men[j] != x.men[k]) && x.low[j+1] == "-" {
			out = append(out, j)
		}
	}
	if len(out) == 2 && out[1] < out[0] {
		out[0], out[1] = out[1], out[0]
	}
	return out
}
