package quantity

import "github.com/readoutdesk/readout/news"

// hedge returns the hedge of a; nil for none.
func (r *reader) hedge(a *amount) *hedge {
	i := a.first
	if i >= 2 && r.low(i-1) == "-" && r.glued(i) && r.low(i-2) == "sub" {
		v, _ := hedgesBefore.at(r.lex, i-2)
		return &hedges[v]
	}
	if a.from != a.to { // "from up to 250 to 290": the hedge belongs to one end
		return nil
	}
	var found *hedge
	for i > 0 {
		v, n := hedgesBefore.endingAt(r.lex, i)
		if w := r.low(i - 1); n == 0 && i == a.first && (w == "a" || w == "an") { // "up to a $500 fine"
			if v, m := hedgesBefore.endingAt(r.lex, i-1); m > 1 && !hedges[v].skip || m == 1 && hedges[v].bound == news.BoundApprox {
				found = &hedges[v]
			}
			break
		}
		if n == 0 {
			break
		}
		h := &hedges[v]
		if !h.skip && r.hedges(h, i, n, a) && (found == nil || found.bound == news.BoundApprox) {
			found = h
		}
		i -= n
	}
	if found != nil && found.bound != news.BoundApprox {
		return found
	}
	if h := r.hedgeAfter(a, a.last); h != nil {
		return h
	}
	if found == nil && r.last.hedge != nil && r.last.hedge.bound != news.BoundApprox && a.unit != nil && r.last.unit != nil && r.converts(a) {
		return r.last.hedge
	}
	return found
}

// hedgeAfter returns the hedge at lexeme j, after the number or its noun: "five hours or more".
func (r *reader) hedgeAfter(a *amount, j int) *hedge {
	v, n := hedgesAfter.at(r.lex, j)
	if n == 0 {
		return nil
	}
	h := &hedges[v]
	switch r.low(j) {
	case "or", "and":
		if n == 2 && (r.numeric(j+2) || r.low(j+2) == "than") {
			return nil
		}
	case "+":
		if !r.glued(j) {
			return nil
		}
	default:
		if !r.ends(j+n) || r.numeric(j+n) {
			return nil
		}
	}
	a.last = max(a.last, j+n)
	return h
}

// ends reports whether lexeme i ends the clause.
func (r *reader) ends(i int) bool { return i >= len(r.lex) || r.lex[i].kind == signKind }

// converts reports whether a stands in brackets right after the figure before it: "more than 100 km (60 miles)".
func (r *reader) converts(a *amount) bool {
	p := r.low(a.first - 1)
	return p == "(" && a.first-1 == r.last.last || p == "/" && r.last.last == a.first-1
}

// hedges reports whether h, the n lexemes before i, hedges a; "about", "over", "under" and "some" have other uses.
func (r *reader) hedges(h *hedge, i, n int, a *amount) bool {
	prev := r.low(i - n - 1)
	switch h.words {
	case "over":
		return prev != "left" && prev != "take" && prev != "taken"
	case "about":
		switch prev {
		case "talk", "talked", "talking", "worry", "worried", "ask", "asked", "know", "knew", "questions", "concerns", "think", "thought", "learn", "learned":
			return !a.num.words
		}
	}
	return true
}

// bound sets the ends, bound and strictness that the hedge gives.
func (r *reader) bound(a *amount, q *news.Quantity, h *hedge) {
	if h == nil {
		if r.reaches(a) && q.Modality == news.ModalityProjected && q.Bound == news.BoundExact {
			q.Bound, q.Low = news.BoundAtMost, nil
			q.Rule += ", most that may be"
		}
		return
	}
	q.Rule += ", " + h.words
	q.Span.End = max(q.Span.End, r.lex[a.last-1].End)
	switch h.bound {
	case news.BoundAtLeast:
		q.Bound, q.Strict, q.High = h.bound, h.strict, nil
	case news.BoundAtMost:
		q.Bound, q.Strict, q.Low = h.bound, h.strict, nil
	case news.BoundApprox:
		if q.Bound == news.BoundExact {
			q.Bound = h.bound
		}
	}
	if r.reaches(a) && h.bound == news.BoundApprox && q.Modality == news.ModalityProjected {
		q.Bound, q.Low = news.BoundAtMost, nil
	}
}

// maxReach is how many lexemes back "reach" may stand: "reach as many as".
const maxReach = 3

func (r *reader) reaches(a *amount) bool {
	for i := a.first - 1; i >= max(0, a.first-maxReach); i-- {
		if _, n := reaching.at(r.lex, i); n > 0 {
			return true
		}
		if _, n := hedgesBefore.endingAt(r.lex, i+1); n == 0 {
			return false
		}
	}
	return false
}

// change returns the direction when the number is a rise or fall and no level.
func (r *reader) change(a *amount) news.Change {
	if a.from != a.to {
		told, is := r.verbNear(a), news.ChangeUp
		if a.from > a.to {
			is = news.ChangeDown
		}
		if w := r.low(a.first - 2); told == news.ChangeNone || told != is && (w == "down" || w == "up") { // "down from the 89 to 93 million"
			return news.ChangeNone
		}
		return is
	}
	if c := r.changeBefore(a); c != news.ChangeNone {
		return c
	}
	if v, n := changeAfter.at(r.lex, a.last); n > 0 && a.unit != nil && (a.unit.name == "percentage" || a.unit.kind == "points") {
		return changeNames[v]
	}
	for k := a.last; k < min(len(r.lex), a.last+3); k++ {
		if a.unit == nil || a.per != "" {
			break
		}
		if v, n := changeNouns.at(r.lex, k); n > 0 && a.unit.kind != "time" && (k == a.last || a.unit.name == "percentage" || a.unit.kind == "points") {
			return changeNames[v]
		}
		if r.lex[k].kind != wordKind || endWords[r.low(k)] {
			break
		}
	}
	return news.ChangeNone
}

// changeBefore reads a change word right before the number and its hedge: "rose by about 3 %", "an increase of 3 %".
func (r *reader) changeBefore(a *amount) news.Change {
	i := a.first
	for i > 0 {
		_, n := hedgesBefore.endingAt(r.lex, i)
		if n == 0 || r.low(i-1) == "up" || r.low(i-1) == "higher" || r.low(i-1) == "lower" {
			break
		}
		i -= n
	}
	switch r.low(i - 1) {
	case "of":
		for k := i - 2; k >= max(0, i-4); k-- {
			if v, n := changeNouns.at(r.lex, k); n > 0 {
				return changeNames[v]
			}
		}
		return news.ChangeNone
	case "by", "a", "an", "another", "further":
		i--
	}
	if v, n := changeVerbs.endingAt(r.lex, i); n > 0 && (r.low(i-1) != "up" || r.low(i) != "to") && (a.unit != nil || !a.num.words && r.noun(a) < 0 || !words["exchange"][r.low(i-1)]) {
		return changeNames[v]
	}
	if r.low(i) == "by" { // "cut prices by 10 %"
		return r.verbBefore(i, 5)
	}
	if i > 1 && a.unit != nil && (a.unit.name == "percentage" || a.unit.kind == "points") {
		if v, n := changeVerbs.endingAt(r.lex, i-1); n > 0 && !endWords[r.low(i-1)] && changeVerbFits(r.low(i-1)) {
			return changeNames[v]
		}
	}
	return news.ChangeNone
}

// changeVerbFits reports whether a word may stand between a verb of change and its number: "fell sharply 3 %".
func changeVerbFits(w string) bool { return len(w) > 3 && w[len(w)-2:] == "ly" }

// verbBefore looks for a change verb in the n lexemes before i.
func (r *reader) verbBefore(i, n int) news.Change {
	for k := i - 1; k >= max(0, i-n); k-- {
		if v, m := changeVerbs.at(r.lex, k); m > 0 {
			return changeNames[v]
		}
		if r.lex[k].kind == signKind {
			break
		}
	}
	return news.ChangeNone
}

// verbNear reports a change verb or noun before "from A to B".
func (r *reader) verbNear(a *amount) news.Change {
	if c := r.verbBefore(a.first, 9); c != news.ChangeNone {
		return c
	}
	for k := a.first - 1; k >= max(0, a.first-9); k-- {
		if v, n := changeNouns.at(r.lex, k); n > 0 {
			return changeNames[v]
		}
	}
	if a.from > a.to && r.low(a.first-1) == "from" {
		return news.ChangeDown
	}
	return news.ChangeNone
}

// maxModal is how many lexemes before the number a modal may stand.
const maxModal = 14

// modality looks back within the clause for a word that makes the number a projection or a plan, and forward for one
// right after the noun: "40,000 troops could be sent".
func (r *reader) modality(a *amount) news.Modality {
	for i := a.first - 1; i >= max(0, a.first-maxModal); i-- {
		switch r.low(i) {
		case ",", ";", ":", "(", "that", "which", "who", "because", "although", "while", "if", "but", "whose", "after", "since", "than":
			return r.modalAfter(a)
		case "and":
			if i < a.first-4 {
				return r.modalAfter(a)
			}
		}
		if v, n := modalities.at(r.lex, i); n > 0 && i+n <= a.first && r.lex[i].text != "May" {
			if v == 1 && r.low(i) == "would" && r.low(i+1) == "be" && r.ing(i+2) {
				v = 2
			}
			return modalityNames[v]
		}
	}
	return r.modalAfter(a)
}

// ing reports whether lexeme i is a verb in -ing.
func (r *reader) ing(i int) bool {
	w := r.low(i)
	return len(w) > 4 && w[len(w)-3:] == "ing"
}

func (r *reader) modalAfter(a *amount) news.Modality {
	for i := a.noun; i < min(len(r.lex), a.noun+2); i++ {
		switch r.low(i) {
		case "could", "may", "might", "would":
			if r.lex[i].text == "May" {
				return news.ModalityAsserted
			}
			return news.ModalityProjected
		case "will":
			return news.ModalityPlanned
		}
		if r.lex[i].kind == signKind {
			break
		}
	}
	return news.ModalityAsserted
}

// noun returns the lexeme of the noun that a counts; -1 for none.
func (r *reader) noun(a *amount) int {
	p, ok := r.nounPhrase(a.last, a)
	if !ok {
		return -1
	}
	return p.head
}
