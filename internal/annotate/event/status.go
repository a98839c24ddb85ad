package event

import "github.com/readoutdesk/readout/news"

// status tells how far the event of a candidate has happened, as its sentence words it. Why names the cue.
func (x *tree) status(c *candidate) (s news.Status, why string) {
	if c.noun && c.gov != c.at {
		if s, why = x.courseStatus(c); s == news.StatusCancelled {
			return s, why
		}
	}
	if c.noun && x.interrupted(c.at) {
		return news.StatusCancelled, "interrupted"
	}
	course := s
	if c.noun {
		if s, why := x.nounStatus(c.at); s != "" {
			return s, why
		}
	}
	s = course
	i := c.gov
	for depth := 0; i >= 0 && depth < 12; depth++ {
		ls, lw := x.localStatus(i)
		if ls != "" && (s == "" || s == news.StatusPlanned && ls == news.StatusHypothetical) {
			s, why = ls, lw
		}
		if s != "" && s != news.StatusPlanned {
			return s, why
		}
		h := x.head[i]
		if h < 0 || x.clauseEnds(i) {
			break
		}
		gs, gw := x.governed(i, h)
		if gs != "" && (s == "" || gs == news.StatusHypothetical) {
			s, why = gs, gw
		}
		if s != "" && s != news.StatusPlanned || say[x.lemma[h]] && x.is(i, "ccomp") {
			break
		}
		i = h
	}
	if s == "" {
		return news.StatusHappened, "told as fact"
	}
	return s, why
}

// interrupted reports whether a noun's verb calls it off behind a phrase between commas: "The hearing, set for 9 a.m. on
// Monday, was [cancelled]".
func (x *tree) interrupted(n int) bool {
	commas := 0
	for i := n + 1; i+1 < len(x.low) && i < n+28; i++ {
		switch {
		case x.low[i] == ",":
			commas++
			if commas == 2 {
				for k := i + 1; k < len(x.low) && k < i+5; k++ {
					if x.upos(k) != "AUX" && x.upos(k) != "ADV" {
						return x.upos(k) == "VERB" && k > i+1 && words["cancelled"][x.lemma[k]]
					}
				}
				return false
			}
		case x.upos(i) == "AUX" || x.low[i] == "." || x.low[i] == ";":
			return false
		}
	}
	return false
}

// courseStatus reads the verb that tells a noun's course: "is [scheduled]", "was [called off]", "[planned] talks".
func (x *tree) courseStatus(c *candidate) (news.Status, string) {
	l := x.lemma[c.gov]
	if p := x.kid(c.gov, "compound:prt"); p >= 0 {
		l += "_" + x.low[p]
	}
	switch {
	case words["cancelled"][l]:
		if x.negated(c.gov) {
			return "", ""
		}
		return news.StatusCancelled, l
	case l == "set" && x.kid(c.gov, "compound:prt") >= 0, l == "agree", l == "announce", l == "offer", l == "promise":
		return "", ""
	case words["planned"][l]:
		return news.StatusPlanned, l
	case c.subject && (x.xpos(c.gov) == "VBZ" || x.xpos(c.gov) == "VBP") && x.kid(c.gov, "aux") < 0:
		switch l { // "the trial begins on Monday": the present of timetables
		case "begin", "start", "open", "end", "conclude", "resume", "close", "take", "run":
			return news.StatusPlanned, "present"
		}
	}
	return "", ""
}

// clauseEnds reports whether what governs i says nothing about its status.
func (x *tree) clauseEnds(i int) bool {
	switch {
	case x.is(i, "acl:relcl", "parataxis", "root", "appos"):
		return true
	case x.is(i, "advcl"):
		return !x.word(x.kid(i, "mark"), "to")
	case x.is(i, "nmod"):
		l := x.lemma[x.head[i]]
		return !words["thoughtnoun"][l] && !words["plannednoun"][l] && !measures[l]
	case x.is(i, "conj"):
		return x.verbal(i) && x.kid(i, "aux", "nsubj") >= 0
	case x.is(i, "nsubj"):
		return x.nominal(i) && !x.is(i, "nsubj:pass") && !occur[x.lemma[x.head[i]]]
	}
	return false
}

// localStatus reads the auxiliaries, negation and conjunctions of i.
func (x *tree) localStatus(i int) (news.Status, string) {
	var s news.Status
	var why string
	to := false
	for k := x.first[i]; k >= 0; k = x.next[k] {
		w := x.low[k]
		switch {
		case x.is(k, "mark") && (w == "if" || w == "unless" || w == "whether" || w == "lest"):
			return news.StatusHypothetical, w
		case x.is(k, "mark") && w == "to", x.upos(k) == "PART" && w == "to":
			to = true
		case w == "not" || w == "n't" || w == "n’t" || w == "never" || x.is(k, "det") && w == "no":
			if !x.word(k+1, "only") {
				return news.StatusDenied, w
			}
		case x.is(k, "nsubj") && (x.word(k, "nobody", "neither", "none") || x.word(x.kid(k, "det"), "no", "neither") || x.word(x.kid(k, "cc:preconj"), "neither")):
			return news.StatusDenied, x.low[k]
		case x.is(k, "aux") && s == "":
			s, why = x.modal(i, k)
		}
	}
	if s == "" && to && (x.is(i, "root", "acl") || x.kid(i, "aux") >= 0 && x.word(x.kid(i, "aux"), "is", "are", "was", "were") && x.xpos(i) == "VB") {
		return news.StatusPlanned, "to"
	}
	if s == "" && to && x.is(i, "xcomp", "ccomp") && x.head[i] >= 0 && x.lemma[x.head[i]] == "be" {
		return news.StatusPlanned, "is to"
	}
	return s, why
}

func (x *tree) modal(i, k int) (news.Status, string) {
	switch w := x.low[k]; w {
	case "will", "shall", "'ll", "’ll", "wo", "wilt":
		return news.StatusPlanned, w
	case "would", "'d", "’d":
		if x.is(i, "ccomp") || x.kid(i, "aux") >= 0 && x.xpos(i) == "VBG" {
			return news.StatusPlanned, w
		}
		if w == "would" {
			return news.StatusHypothetical, w
		}
	case "should":
		if s := x.kid(i, "nsubj"); s > k {
			return news.StatusHypothetical, "should " // inverted: a condition
		}
		return news.StatusHypothetical, w
	case "may", "might", "could", "can", "must", "ought":
		return news.StatusHypothetical, w
	}
	return "", ""
}

// governed reads what the governor h says about its dependant i.
func (x *tree) governed(i, h int) (news.Status, string) {
	lemma := x.lemma[h]
	if p := x.kid(h, "compound:prt"); p >= 0 {
		if w := lemma + "_" + x.low[p]; words["cancelled"][w] || words["denied"][w] {
			lemma = w
		}
	}
	verbal := x.verbal(h) || x.upos(h) == "ADJ"
	inside := x.is(i, "xcomp", "ccomp", "obj", "obl", "nsubj:pass", "csubj:pass", "advcl") || x.is(i, "nsubj") && occur[lemma]
	if x.is(i, "conj") {
		return "", ""
	}
	if x.is(i, "obl") && x.prep(i) != "" {
		switch x.prep(i) {
		case "for", "of", "from", "to", "against", "on":
		default:
			return "", ""
		}
	}
	if verbal && inside {
		negated := x.kid(h, "advmod") >= 0 && x.negated(h)
		switch {
		case words["cancelled"][lemma] && !x.is(i, "xcomp"):
			return news.StatusCancelled, lemma
		case words["denied"][lemma]:
			if negated {
				return news.StatusHypothetical, "not " + lemma
			}
			return news.StatusDenied, lemma
		case words["planned"][lemma]:
			if negated {
				return news.StatusDenied, "not " + lemma
			}
			if x.is(i, "obj") && (lemma == "announce" || lemma == "agree") {
				return "", ""
			}
			return news.StatusPlanned, lemma
		case words["thought"][lemma]:
			if x.is(i, "obj", "nsubj:pass") && x.definite(i) {
				return "", ""
			}
			return news.StatusHypothetical, lemma
		}
		return "", ""
	}
	if x.is(i, "nmod", "compound") || x.is(i, "acl") && (x.xpos(i) != "VBN" || x.kid(i, "mark") >= 0) {
		switch {
		case words["thoughtnoun"][lemma]:
			return news.StatusHypothetical, lemma
		case words["plannednoun"][lemma]:
			return news.StatusPlanned, lemma
		}
	}
	return "", ""
}

func (x *tree) negated(i int) bool {
	for k := x.first[i]; k >= 0; k = x.next[k] {
		if x.word(k, "not", "n't", "n’t", "never", "no") {
			return true
		}
	}
	return false
}

// nounStatus reads the words about an event noun: adjectives, the preposition before it, participles after it.
func (x *tree) nounStatus(n int) (news.Status, string) {
	for k := x.first[n]; k >= 0; k = x.next[k] {
		switch w := x.low[k]; {
		case x.is(k, "amod", "advmod", "compound", "det"):
			switch {
			case words["cancelledadj"][w]:
				return news.StatusCancelled, w
			case words["plannedadj"][w] && k < n:
				return news.StatusPlanned, w
			case words["thoughtadj"][w]:
				return news.StatusHypothetical, w
			case words["deniedadj"][w] && x.is(k, "det"):
				return news.StatusDenied, w
			}
		case x.is(k, "acl") && k > n:
			l := x.lemma[k]
			switch {
			case words["cancelled"][l]:
				return news.StatusCancelled, l
			case words["planned"][l], x.word(x.kid(k, "mark"), "to") && x.kid(k, "aux:pass") >= 0:
				return news.StatusPlanned, l
			}
		}
	}
	i := n + 1
	if x.word(i, ",") {
		i++
	}
	if x.word(i, "to") && x.word(i+1, "be") && x.upos(i+2) == "VERB" {
		return news.StatusPlanned, "to be"
	}
	switch p := x.leads(n); p {
	case "ahead":
		return news.StatusPlanned, "ahead of"
	case "after", "following", "since", "during":
		return news.StatusHappened, p
	case "without":
		return news.StatusDenied, "without"
	}
	return "", ""
}

// leads returns the preposition before the noun phrase that n ends, by its tree or else by its place.
func (x *tree) leads(n int) string {
	if p := x.prep(n); p != "" {
		return p
	}
	for i := n - 1; i >= 0 && i > n-10; i-- {
		switch x.upos(i) {
		case "DET", "ADJ", "NUM", "NOUN", "PROPN":
			if x.low[i] == "ahead" {
				return "ahead"
			}
		case "PUNCT":
			if x.low[i] != "-" {
				return ""
			}
		case "ADP", "ADV", "SCONJ":
			if x.low[i] == "of" && i > 0 && x.low[i-1] == "ahead" {
				return "ahead"
			}
			return x.low[i]
		default:
			return ""
		}
	}
	return ""
}

// moved reports whether an event noun or verb is governed by a word that puts it off rather than calls it off.
func (x *tree) moved(c *candidate) bool {
	for i, n := c.gov, 0; i >= 0 && n < 3; i, n = x.head[i], n+1 {
		l := x.lemma[i]
		if p := x.kid(i, "compound:prt"); p >= 0 {
			l += "_" + x.low[p]
		}
		if words["moved"][l] {
			return true
		}
	}
	for k := x.first[c.at]; k >= 0; k = x.next[k] {
		if words["moved"][x.lemma[k]] {
			return true
		}
	}
	return false
}
