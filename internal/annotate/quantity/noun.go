package quantity

import (
	"strings"

	"github.com/readoutdesk/readout/news"
)

// maxNoun is how many lexemes a noun phrase after a number may have.
const maxNoun = 8

// phraseAt is a noun phrase: lexemes [first,last), its head noun at head.
type phraseAt struct{ first, last, head int }

// thing sets unit, thing and span of q.
func (r *reader) thing(a *amount, q *news.Quantity) {
	q.Unit = a.unitName()
	if a.num.fold {
		return
	}
	j, of := a.noun, false
	joined := false // "six-cylinder"
	switch {
	case r.low(j) == "worth" && r.low(j+1) == "of" && a.unit != nil: // "$20 million worth of goods"
		j, of = r.determiners(j+2), true
	case r.low(j) == "of":
		j, of = r.determiners(j+1), true
	case r.low(j) == "-" && r.glued(j) && r.glued(j+1) && a.unit == nil:
		j++
		joined = true
	case a.num.part && a.unit == nil:
		j = r.determiners(j)
	}
	if j < len(r.lex) && (r.lex[j].text == "“" || r.lex[j].text == "\"") {
		j++
	}
	if r.numeric(j) && a.unit == nil { // "10 of the 12 passengers", "eight million 250ml bottles"
		if b, ok := r.amountAt(j); ok && (of && (b.unit == nil || b.hyphen) || b.unit != nil && b.unit.kind != "money" && !of) {
			j = b.last
			if r.low(j) == "-" && of && b.unit == nil { // "half of the 12-member council"
				j++
			}
			if b.unit != nil && b.unit.kind == "age" && !r.nounFollows(j) { // "two 18-year-olds"
				q.Unit, q.Span.End = "person", r.lex[j-1].End
				return
			}
		} else if !a.num.words {
			return
		}
	}
	if a.unit == nil && (r.aging(a) || r.last.unit == yearOfAge && !r.nounFollows(a.last) && a.first > r.last.last && a.first-r.last.last <= 2 && r.listing(r.last.last, a.first)) {
		a.unit, q.Unit = yearOfAge, yearOfAge.name
		return
	}
	p, ok := r.nounPhrase(j, a)
	if !ok {
		r.inherit(a, q)
		return
	}
	if r.timeUnit(p.head) || temporal(r.low(p.head)) { // "compared with 63 last year"
		r.inherit(a, q)
		return
	}
	at := r.span(p.first, p.last)
	if a.unit == nil {
		r.count(a, q, p, joined)
		if !of || !a.num.part {
			if s := r.scope(p.last); !s.Empty() {
				at.End = s.End
			}
		}
		r.counted = q.Unit
	} else if of || a.hyphen || a.unit.kind == "money" || a.unit.name == "percentage" || a.unit.kind != "time" {
		a.noun = p.last
		if b := (amount{last: p.last}); of && a.per == "" {
			if r.low(p.last) != "every" && r.low(p.last) != "each" {
				r.rate(&b)
			}
			if b.per != "" { // "2 million gallons of fuel a year"
				q.Unit += " per " + b.per
				q.Span.End = max(q.Span.End, r.lex[b.last-1].End)
			}
		}
	} else {
		return
	}
	q.Thing, q.ThingAt = at.Of(r.text), at
}

// count makes the noun of p the unit of q.
func (r *reader) count(a *amount, q *news.Quantity, p phraseAt, joined bool) {
	head := p.head
	switch {
	case joined: // "six-cylinder engine", "three-bedroom houses"
		head = p.first
	case (a.num.low > 1 || a.num.low < 1) && !a.num.part && p.first < p.head && !a.num.ordinal && !pluralLooks(r.low(p.head)) && !capital(r.lex[p.head].text): // "12 page document"
		head = r.firstNoun(p)
	}
	if low := r.low(head); low == "times" && !a.num.ordinal && a.per == "" { // occurrences or a multiple: no unit
		if r.comparing(head + 1) {
			q.Rule += ", multiple"
		}
		q.Span.End = max(q.Span.End, r.lex[head].End)
		b := amount{last: head + 1}
		if r.rate(&b); b.per != "" {
			q.Unit, q.Span.End = "time per "+b.per, r.lex[b.last-1].End
		}
		return
	}
	q.Unit = singular(r.low(head))
	a.noun = p.last
	r.busy = p.last
	q.Span.End = max(q.Span.End, r.lex[p.last-1].End)
	if a.num.ordinal {
		return
	}
	b := amount{last: p.last}
	if a.per == "" {
		r.rate(&b)
	}
	if a.per+b.per != "" {
		q.Unit += " per " + a.per + b.per
		q.Span.End = max(q.Span.End, r.lex[b.last-1].End)
	}
}

// firstNoun returns the first noun of p.
func (r *reader) firstNoun(p phraseAt) int {
	for k := p.first; k < p.head; k++ {
		if t := r.doc.Tokens[r.lex[k].tok].UPOS; t == "NOUN" || t == "" {
			return k
		}
	}
	return p.head
}

// comparing reports whether "four times" before lexeme j compares: "four times the number", "three times more".
func (r *reader) comparing(j int) bool {
	return words["compare"][r.low(j)]
}

// aging reports whether the number is an age without a word for years: "aged 25 to 54", "at the age of 87".
func (r *reader) aging(a *amount) bool {
	if a.num.high > 120 || a.num.low < 0 {
		return false
	}
	i := a.first - 1
	for {
		_, n := hedgesBefore.endingAt(r.lex, i+1)
		if n == 0 {
			break
		}
		i -= n
	}
	switch r.low(i) {
	case "between", "from", "and", "or":
		i--
	case "of":
		return r.low(i-1) == "age" || r.low(i-1) == "ages"
	}
	if w := r.low(i); (w == "was" || w == "is" || w == "turned" || w == "turns" || w == "'s") && a.num.high < 110 && (r.ends(a.last) || r.low(a.last) == "when" || r.low(a.last) == "at" || r.low(a.last) == "and") {
		switch r.low(i - 1) {
		case "she", "he", "who", "i":
			return true
		}
	}
	return r.low(i) == "aged" || r.low(i) == "ages" || r.low(i) == "age" && r.low(i-1) != "the"
}

// listing reports whether only a comma or conjunction stands at lexemes [i,j).
func (r *reader) listing(i, j int) bool {
	for ; i < j; i++ {
		if w := r.low(i); w != "," && w != "and" && w != "or" {
			return false
		}
	}
	return true
}

// inherit gives a bare level the unit of the change before it: "rose 64 points to 4,577".
func (r *reader) inherit(a *amount, q *news.Quantity) {
	if a.unit == nil && !a.num.words && !a.num.part && r.last.unit != nil && r.last.unit.name == "point" && (r.low(a.first-1) == "to" || r.low(a.first-1) == "at") && a.first-r.last.last < 12 {
		q.Unit = r.last.unit.name
		return
	}
	if a.unit != nil || r.counted == "" || a.num.part || a.num.low != a.num.high {
		return
	}
	switch r.low(a.first - 1) { // "460 vehicles, compared with 63 last year"
	case "with", "from", "against":
		q.Unit = r.counted
	case "to":
		if r.low(a.first-2) == "compared" || r.changeBefore(a) != news.ChangeNone {
			q.Unit = r.counted
		}
	}
	if r.low(a.last) == "who" || r.low(a.first-1) == "another" && a.last < len(r.lex) && (r.doc.Tokens[r.lex[a.last].tok].UPOS == "AUX" || r.doc.Tokens[r.lex[a.last].tok].UPOS == "VERB") {
		q.Unit = r.counted
	}
}

// determiners skips "the", "its" and the like.
func (r *reader) determiners(j int) int {
	for j < len(r.lex) {
		if !words["determiner"][r.low(j)] && !(words["order"][r.low(j)] && r.numeric(j+1)) {
			return j
		}
		j++
	}
	return j
}

// nounFollows reports whether a noun phrase starts at lexeme j.
func (r *reader) nounFollows(j int) bool {
	_, ok := r.nounPhrase(j, &amount{})
	return ok
}

// nounPhrase reads the noun phrase at lexeme j.
func (r *reader) nounPhrase(j int, a *amount) (phraseAt, bool) {
	if j >= len(r.lex) {
		return phraseAt{}, false
	}
	r.single = a.hyphen || a.num.part
	if r.doc.Tokens[r.lex[j].tok].UPOS != "" {
		return r.taggedPhrase(j)
	}
	p := phraseAt{first: j, head: -1}
	k := j
	for ; k < min(len(r.lex), j+maxNoun); k++ {
		l := &r.lex[k]
		if l.kind == wordKind && l.low == "more" && k == j || l.low == "other" || l.low == "different" {
			continue
		}
		if l.kind != wordKind || endWords[l.low] && l.text != "US" || k == j && strings.HasSuffix(l.low, "ing") && !r.plural(k+1) || numberWords[l.low].class != noNumber {
			if l.low == "-" && l.glued && r.glued(k+1) && k+1 < len(r.lex) && r.lex[k+1].kind == wordKind && k > j {
				continue
			}
			if l.low == "'s" && k > j {
				continue
			}
			break
		}
		if strings.HasSuffix(l.low, "ly") && k > j && p.head >= 0 {
			break
		}
		p.head = k
		if pluralLooks(l.low) && r.low(k+1) != "'s" && !(r.low(k+1) == "'") && a.num.low != 1 && !a.hyphen || k-j >= 3 {
			break
		}
	}
	if p.head < 0 {
		return p, false
	}
	p.last = p.head + 1
	return p, true
}

// taggedPhrase reads the noun phrase at lexeme j by its tags.
func (r *reader) taggedPhrase(j int) (phraseAt, bool) {
	p := phraseAt{first: j, head: -1}
	for k := j; k < min(len(r.lex), j+maxNoun); k++ {
		l := &r.lex[k]
		t := &r.doc.Tokens[l.tok]
		if p.head < 0 && r.low(k+1) == "-" && r.glued(k+1) && len(l.low) <= 5 && words["prefix"][l.low] { // "22 anti-war members"
			k++
			continue
		}
		switch t.UPOS {
		case "NOUN", "PROPN":
			if p.head >= 0 && (temporal(l.low) || l.glued && r.low(k-1) != "-") {
				return r.closed(p)
			}
			if p.head < 0 && k == j && endWords[l.low] && t.UPOS == "NOUN" {
				return r.closed(p)
			}
			if p.head == k-1 && k > j && pluralLooks(r.low(p.head)) && !r.single && !capital(r.lex[p.head].text) && !pluralLooks(l.low) { // "70 boats sank"
				return r.closed(p)
			}
			p.head = k
			continue
		case "ADJ":
			if p.head >= 0 && (!r.nominal(k+1) || pluralLooks(r.low(p.head)) || l.low == "last" || l.low == "next" || l.low == "past") {
				return r.closed(p)
			}
			continue
		case "VERB":
			if p.head < 0 && k == j && t.XPOS == "VBD" && !endWords[l.low] && r.pluralAhead(k+1) { // "300 recorded songs"
				continue
			}
			if p.head >= 0 || t.XPOS != "VBN" && t.XPOS != "VBG" && t.XPOS != "JJ" {
				if p.head >= 0 && (t.XPOS == "VBG" || t.XPOS == "VBN") && r.low(k-1) == "-" {
					continue
				}
				return r.closed(p)
			}
			if !r.nominal(k+1) || t.XPOS == "VBG" && k == j && !r.pluralAhead(k+1) {
				return r.closed(p)
			}
			continue
		case "PART":
			if p.head >= 0 && (l.low == "'s" || l.low == "'" || l.low == "’") && (r.nominal(k+1) || r.numeric(k+1) && r.nominal(k+2)) {
				continue
			}
		case "ADV":
			if p.head < 0 && (l.low == "more" || l.low == "so") || p.head < 0 && r.nominal(k+1) {
				continue
			}
		case "CCONJ":
			if p.head < 0 && k > j && r.nominal(k+1) || p.head >= 0 && (r.jointHead(p, k) || strings.HasSuffix(r.low(p.head), "ing") && r.nominal(k+1)) {
				continue
			}
		case "PUNCT":
			if l.low == "-" && r.glued(k+1) && k > j && k+1 < len(r.lex) || l.low == "," && p.head < 0 && k > j && r.nominal(k+1) || (l.low == "\"" || l.low == "“" || l.low == "”" || l.low == "'" || l.low == "‘") && p.head < 0 {
				continue
			}
		case "SYM", "NUM":
			if l.low == "-" || l.glued && r.low(k-1) == "-" || k > j && isApostrophe(r.low(k-1)) || p.head < 0 && k > j && l.kind == digitKind && r.nominal(k+1) {
				continue
			}
		case "DET":
			if p.head < 0 && k == j && l.low != "the" && l.low != "a" && l.low != "an" {
				continue
			}
		}
		return r.closed(p)
	}
	return r.closed(p)
}

// jointHead reports whether "A and B" before a shared head goes on at conjunction k: "460 Kia and Hyundai vehicles".
func (r *reader) jointHead(p phraseAt, k int) bool {
	return r.doc.Tokens[r.lex[p.head].tok].UPOS == "PROPN" && k+2 < len(r.lex) && r.doc.Tokens[r.lex[k+1].tok].UPOS == "PROPN" && r.doc.Tokens[r.lex[k+2].tok].UPOS == "NOUN"
}

// closed ends p. Adjectives of the fallen stand for people: "five of the dead", "40 wounded".
func (r *reader) closed(p phraseAt) (phraseAt, bool) {
	if p.head < 0 {
		switch r.low(p.first) {
		case "dead", "wounded", "injured", "missing":
			p.head = p.first
		}
	}
	if p.head < 0 {
		return p, false
	}
	p.last = p.head + 1
	return p, true
}

// nominal reports whether lexeme k may stand inside a noun phrase.
func (r *reader) nominal(k int) bool {
	if k >= len(r.lex) {
		return false
	}
	switch r.doc.Tokens[r.lex[k].tok].UPOS {
	case "NOUN", "PROPN", "ADJ":
		return true
	case "VERB":
		x := r.doc.Tokens[r.lex[k].tok].XPOS
		return x == "VBN" || x == "VBG"
	case "NUM":
		return false
	}
	return false
}

// temporal reports whether w names a day or a month, which ends a noun phrase: "40 people Friday".
func temporal(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "tonight":
		return true
	}
	return reject["month"][w] && w != "may" && w != "march"
}

// scope returns the phrase of place after the counted noun: "houses [in the valley]".
func (r *reader) scope(j int) news.Span {
	switch r.low(j) {
	case "in", "along", "near", "across", "inside", "around", "of", "at", "on", "from":
	default:
		return news.Span{}
	}
	if j+1 >= len(r.lex) || r.doc.Tokens[r.lex[j].tok].UPOS == "" {
		return news.Span{}
	}
	k := r.determiners(j + 1)
	p, ok := r.taggedPhrase(k)
	if !ok {
		return news.Span{}
	}
	s := r.span(j, p.last)
	for _, t := range r.times {
		if t.Overlaps(s) {
			return news.Span{}
		}
	}
	if r.timeUnit(p.head) || temporal(r.low(p.head)) {
		return news.Span{}
	}
	return s
}

// plural reports whether lexeme k looks like a plural.
func (r *reader) plural(k int) bool { return pluralLooks(r.low(k)) }

// pluralAhead reports whether a plural noun stands at lexeme k after adjectives at most.
func (r *reader) pluralAhead(k int) bool {
	for n := 0; n < 4 && k < len(r.lex); n, k = n+1, k+1 {
		switch r.doc.Tokens[r.lex[k].tok].UPOS {
		case "NOUN", "PROPN":
			return r.plural(k)
		case "ADJ", "CCONJ":
		default:
			return false
		}
	}
	return false
}

// timeUnit reports whether lexeme k is a unit of time.
func (r *reader) timeUnit(k int) bool {
	v, n := units.words.at(r.lex, k)
	return n > 0 && units.list[v].kind == "time"
}

// pluralLooks reports whether w looks like a plural.
func pluralLooks(w string) bool {
	if _, ok := plurals[w]; ok {
		return true
	}
	return len(w) > 3 && w[len(w)-1] == 's' && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}

// singular returns the singular of a lower-case noun.
func singular(w string) string {
	if s, ok := plurals[w]; ok {
		return s
	}
	if len(w) < 4 || w[len(w)-1] != 's' || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is") {
		return w
	}
	for _, e := range []string{"sses", "shes", "ches", "xes", "zzes"} {
		if strings.HasSuffix(w, e) {
			return w[:len(w)-2]
		}
	}
	if strings.HasSuffix(w, "ies") && len(w) > 4 {
		return w[:len(w)-3] + "y"
	}
	return w[:len(w)-1]
}
