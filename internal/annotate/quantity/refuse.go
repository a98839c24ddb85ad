package quantity

import (
	"strings"

	"github.com/readoutdesk/readout/news"
)

// refuse returns why a is no figure, and the lexeme to go on at; "" when it is one.
func (r *reader) refuse(a amount) (end int, why string) {
	end = a.last
	if !a.num.ordinal {
		if e, w := r.scored(a); w != "" {
			return e, w
		}
	}
	if w := r.inTime(a); w != "" {
		return end, w
	}
	if a.first < r.busy && a.num.plain && a.unit == nil && a.num.scale == 1 {
		return end, "part of the noun before"
	}
	if r.hyphened(a) {
		return end, "code"
	}
	if a.num.ordinal {
		return end, ""
	}
	if e, w := r.dated(a); w != "" {
		return e, w
	}
	if a.unit != nil && (a.unit.kind != "time" || !a.num.words || a.num.low != 1) {
		if w := r.ago(a); w != "" {
			return end, w
		}
		return end, ""
	}
	if w := r.coded(a); w != "" {
		return end, w
	}
	if w := r.pronoun(a); w != "" {
		return end, w
	}
	if a.unit == nil && !a.num.words && a.num.scale == 1 {
		if w := r.named(a); w != "" {
			return end, w
		}
	}
	if r.model(a) {
		return end, "model"
	}
	return end, ""
}

// model reports whether bare digits stand before a singular name: "the 787 Dreamliner".
func (r *reader) model(a amount) bool {
	if j := a.last; a.unit == nil && !a.num.words && a.num.scale > 1 && a.numLast == a.numFirst+2 && r.glued(j-1) && upper(r.lex[j-1].text) && j < len(r.lex) && upper(r.lex[j].text) && r.lex[j].kind == wordKind && !pluralLooks(r.low(j)) { // "208B Caravan"
		return true
	}
	if !a.num.plain || a.unit != nil {
		return false
	}
	if v, n := hedgesBefore.endingAt(r.lex, a.first); n > 0 && !hedges[v].skip {
		return false
	}
	if r.bareModel(a) {
		return true
	}
	if j := a.last; j < len(r.lex) && upper(r.lex[j].text) && endWords[r.low(j)] && r.low(j) != "us" && r.low(j) != "am" { // "10 On Your Side"
		return true
	}
	if r.low(a.last) == "'s" {
		return true
	}
	p, ok := r.nounPhrase(a.last, &a)
	if !ok || !upper(r.lex[p.head].text) || !upper(r.lex[p.first].text) || pluralLooks(r.low(p.head)) || p.first != a.last {
		return false
	}
	for k := p.first; k < p.last; k++ {
		if !upper(r.lex[k].text) || pluralLooks(r.low(k)) {
			return false
		}
	}
	return true
}

// bareModel reports whether digits stand alone like a name after an article or an age: "the 757", "a 25-year-old 757".
func (r *reader) bareModel(a amount) bool {
	if a.num.low < 100 || r.nounFollows(a.last) || r.low(a.last) == "of" {
		return false
	}
	switch r.low(a.first - 1) {
	case "the", "a", "an", "his", "her", "its", "their", "this", "that":
		return r.low(a.last) != "-"
	}
	return r.last.hyphen && r.last.last == a.first
}

// inTime tells whether the number is part of a date or clock time; a duration inside one ("in the past four months") is a
// figure.
func (r *reader) inTime(a amount) string {
	s := r.span(a.numFirst, a.numLast)
	for _, t := range r.times {
		if !t.Span.Overlaps(s) || t.Type == news.TimeDuration || t.Span == s && len(s.Of(r.text)) == 4 && a.num.plain && !r.yearLike(a) || a.num.words && a.num.scale >= 1000 && t.Type == news.TimeDate && !r.after(a.first, "in") {
			continue
		}
		if a.unit != nil && a.unit.kind == "time" {
			continue
		}
		if t.Type != news.TimeSet || a.unit == nil {
			return "inside a time"
		}
	}
	return ""
}

// after reports whether w stands before lexeme i.
func (r *reader) after(i int, w string) bool { return r.low(i-1) == w }

// ago tells whether a length of time only says when: "two years ago".
func (r *reader) ago(a amount) string {
	if a.unit.kind == "time" && r.low(a.last) == "ago" {
		return "says when"
	}
	return ""
}

// dated refuses dates, clock times, decades and years.
func (r *reader) dated(a amount) (int, string) {
	i, j := a.first, a.last
	next := r.low(j)
	if a.unit != nil && (a.unit.kind != "length" || !r.glued(a.numLast)) {
		return j, ""
	}
	if next == ":" && r.apart(j) { // "8 : 20 AM"
		return j + 2, "clock"
	}
	if next == "a" && r.low(j+1) == "." && r.low(j+2) == "m" {
		return j + 3, "clock"
	}
	if reject["clock"][next] && !a.num.part && a.num.scale == 1 {
		if next != "et" && next != "hrs" || !a.num.words {
			return j + 1, "clock"
		}
	}
	if a.num.words && a.num.low <= 12 && next == "o'clock" {
		return j + 1, "clock"
	}
	if a.num.words || a.unit != nil {
		return j, ""
	}
	if r.glued(j) && (next == "s" || next == "'s") {
		return j + 1, "decade"
	}
	if r.glued(j) && (next == "th" || next == "st" || next == "nd" || next == "rd") {
		return j + 1, "ordinal"
	}
	if !a.num.plain {
		return j, ""
	}
	v := a.num.low
	day := v >= 1 && v <= 31
	if reject["month"][r.low(i-1)] && (upper(r.lex[i-1].text) || r.sureMonth(i-1)) && (day || v > 1900) || r.low(i-1) == "." && reject["month"][r.low(i-2)] {
		return j, "date"
	}
	if reject["month"][next] && day && upper(r.lex[j].text) && next != "may" || day && next == "may" && (r.numeric(j+1) || j+1 >= len(r.lex)) {
		return j + 1, "date"
	}
	if r.glued(j) && (next == "/" || next == "-") && r.numeric(j+1) && r.low(j+2) == next && r.numeric(j+3) {
		return j + 4, "date or code"
	}
	if r.yearLike(a) {
		return j, "year"
	}
	return j, ""
}

// sureMonth reports whether lexeme i is a month without a capital: "dec. 12", "on may 19".
func (r *reader) sureMonth(i int) bool {
	switch w := r.low(i); w {
	case "may", "march", "mar", "jan", "jun", "sun", "dec", "oct":
		return r.low(i-1) == "on" || r.low(i-1) == "of" || r.low(i-1) == "since"
	}
	return true
}

// yearLike reports whether a bare number is most likely a year.
func (r *reader) yearLike(a amount) bool {
	w := r.lex[a.numFirst].text
	if len(w) != 4 || a.numLast != a.numFirst+1 || a.num.low < 1000 || a.num.low > 2100 {
		return false
	}
	prev := r.low(a.first - 1)
	next := r.low(a.last)
	switch prev {
	case "in", "since", "until", "till", "during", "by", "before", "after", "early", "late", "mid", "year", "of", "from", "to", "through", "and", "for", "between", "-", "–", "(", ",", "spring", "summer", "autumn", "fall", "winter", "©", ")", "'s", "'", "’":
		if prev == "by" && r.changeBefore(&a) != news.ChangeNone && a.num.low < 1900 {
			return false
		}
		if a.num.low >= 1700 && !peopleNext(next) {
			return true
		}
		return (prev == "in" || prev == "since") && !r.nounFollows(a.last)
	}
	if a.num.low < 1900 || a.num.low > 2060 {
		return false
	}
	if v, n := hedgesBefore.endingAt(r.lex, a.first); n > 0 && !hedges[v].skip {
		return false
	}
	return !peopleNext(next)
}

// peopleNext reports whether a noun that is counted in thousands follows, so that four digits are no year.
func peopleNext(w string) bool {
	return words["thousands"][w]
}

// scored refuses scores and votes ("3-1", "51-49"), seasons, telephone numbers and list marks.
func (r *reader) scored(a amount) (int, string) {
	j := a.last
	if a.unit != nil || a.num.scale != 1 || a.suspended {
		return j, ""
	}
	w := r.low(j)
	dash := (w == "-" || w == "–" || w == "−") && r.glued(j) == r.glued(j+1) && r.numeric(j+1)
	if dash {
		b, ok := r.amountAt(j + 1)
		if ok && b.unit == nil {
			k := b.last
			switch {
			case a.num.words && b.num.words && !r.nounFollows(k):
				return k, "score"
			case r.low(k) == "-" && r.glued(k) && k+1 < len(r.lex) && strings.ToUpper(r.lex[k+1].text) == r.lex[k+1].text && r.lex[k+1].kind == wordKind && len(r.lex[k+1].text) > 1:
				return k + 2, "code"
			case (r.low(k) == "-" || r.low(k) == "–") && r.numeric(k+1):
				for k+1 < len(r.lex) && (r.low(k) == "-" || r.low(k) == "–" || r.low(k) == "/") && r.numeric(k+1) {
					k += 2
				}
				return k, "code"
			case a.num.low >= b.num.low, r.low(a.first-1) == "(" && r.low(k) == ")" && b.num.plain && b.num.low < 100 && a.num.low < 20:
				return k, "score or code"
			case a.num.plain && len(r.lex[a.numFirst].text) == 4 && a.num.low > 1500 && a.num.low < 2100 && b.num.plain && (b.num.low < 100 || b.num.low > 1500 && b.num.low < 2100):
				return k, "years"
			case a.num.low+b.num.low == 100 && !r.nounFollows(k) && a.num.plain:
				return k, "vote"
			case len(r.lex[a.numFirst].text) == 3 && len(r.lex[b.numFirst].text) == 4 && a.num.plain && b.num.plain:
				return k, "telephone"
			}
		}
	}
	if d := r.lex[a.numFirst].text; len(d) > 1 && d[0] == '0' && plainDigits(d) { // "029 20527303"
		for j < len(r.lex) && r.lex[j].kind == digitKind {
			j++
		}
		return j, "code"
	}
	if w == "block" && r.low(j+1) == "of" && !a.num.words && a.num.low >= 100 {
		return j, "address"
	}
	if w == "to" && a.num.plain && r.numeric(j+1) && r.scoring(a) {
		if b, ok := r.amountAt(j + 1); ok && b.unit == nil && a.num.low > b.num.low {
			return b.last, "score"
		}
	}
	if (r.low(a.first-1) == "(" && w == ")" || r.low(a.first-1) == "[" && w == "]") && a.num.plain && a.num.low < 100 {
		return j, "mark in brackets"
	}
	if a.first == 0 && a.num.plain && a.num.low < 100 && (w == ")" || w == "." && (j+1 < len(r.lex) || r.more())) {
		return j, "list mark"
	}
	return j, ""
}

// more reports whether the sentence at hand is not the whole text.
func (r *reader) more() bool { return len(r.doc.Sentences) > 1 }

// scoring reports whether a word of games or votes stands shortly before.
func (r *reader) scoring(a amount) bool {
	for i := a.first - 1; i >= max(0, a.first-6); i-- {
		if reject["score"][r.low(i)] {
			return true
		}
	}
	return false
}

// hyphened reports whether a number with a unit hangs on a word: "scp-173m".
func (r *reader) hyphened(a amount) bool {
	i := a.first
	return a.unit != nil && r.lex[i].kind == digitKind && i > 1 && r.glued(i) && r.low(i-1) == "-" && r.glued(i-1) && (r.lex[i-2].kind == codeKind || r.lex[i-2].kind == wordKind && r.low(i-2) != "sub" && r.low(i-2) != "to" && r.low(i-2) != "or" && !r.numeric(i-2))
}

// coded refuses numbers that are a part of a code, an address or a name with a hyphen.
func (r *reader) coded(a amount) string {
	i, j := a.first, a.last
	if r.glued(i) && i > 0 {
		p := r.low(i - 1)
		switch {
		case isApostrophe(p) && len(p) <= 3 && !a.num.words: // "the class of ’12"
			return "year"
		case p == "-" && r.glued(i-1) && i > 1 && r.lex[i-2].kind != signKind:
			if q := r.low(i - 2); q != "sub" && q != "minus" && !r.numeric(i-2) && !a.num.words {
				return "code"
			} else if a.num.words && !r.numeric(i-2) && q != "to" {
				return "compound"
			}
		case p == "-" && i > 1 && strings.ToUpper(r.lex[i-2].text) == r.lex[i-2].text && r.lex[i-2].kind == wordKind && upper(r.lex[i-2].text) && !a.num.words: // "COVID -19"
			return "code"
		case p == ")" && !a.num.words && a.unit == nil:
			return "code"
		case p == "#" || p == "§" || p == "@" || p == "_" || p == "\\" || p == "$" && a.unit == nil:
			return "code"
		case p == "/" && r.glued(i-1) && i > 1 && a.unit == nil:
			return "code"
		case (p == ">" || p == "<") && r.glued(i-1) && (r.low(i-2) == "=" || r.low(i-2) == "<"): // "=>", "<>"
			return "operator"
		case p == "+" && a.num.plain && r.low(j) == "-":
			return "telephone"
		case r.lex[i-1].kind == wordKind && r.lex[i].kind == digitKind:
			return "code"
		case p == "&" || p == "." && r.glued(i-1):
			return "code"
		}
	}
	if a.num.low > 1 && r.low(j) == "time" && !a.num.part { // "five time champion"
		return "compound"
	}
	if a.num.words && a.num.low < 100 && a.num.scale == 1 && r.low(j) == "-" && r.glued(j) && r.glued(j+1) && (reject["hyphen"][r.low(j+1)] || r.low(j+1) == "on" || r.low(j+1) == "to" && !r.numeric(j+3)) {
		return "compound"
	}
	if !a.num.words && a.num.plain && r.low(j) == "/" && r.glued(j) && r.glued(j+1) && r.numeric(j+1) {
		return "code"
	}
	if !a.num.words && r.low(j) == "(" && r.glued(j) && j+2 < len(r.lex) && len(r.lex[j+1].text) == 1 && r.low(j+2) == ")" { // "501(c)"
		return "code"
	}
	if r.glued(j) && !a.num.words && a.num.scale == 1 && j < len(r.lex) && r.lex[j].kind == wordKind && a.unit == nil && a.last == a.numLast && !isApostrophe(r.low(j)) {
		return "code"
	}
	if j < len(r.lex) && r.glued(j) && (r.low(j) == "-" || r.low(j) == "/") && !a.num.words && a.num.scale == 1 && j+1 < len(r.lex) && r.glued(j+1) && (len(r.lex[j+1].text) == 1 && r.lex[j+1].kind == wordKind || r.lex[j+1].kind == codeKind) {
		return "code"
	}
	return ""
}

// pronoun refuses "one" that counts nothing and references to a known set: "the two leaders".
func (r *reader) pronoun(a amount) string {
	if !a.num.words || a.num.part || a.num.vague || a.num.fold || a.num.scale != 1 {
		return ""
	}
	prev, next := r.low(a.first-1), r.low(a.last)
	if a.num.low == 0 && a.unit == nil {
		if r.low(a.last) == "-" && r.glued(a.last) {
			return "compound"
		}
		return ""
	}
	if prev == "number" || prev == "of" && upper(r.lex[a.first].text) && a.first > 1 && upper(r.lex[a.first-2].text) { // "the Gang of Eight"
		return "name"
	}
	if a.num.low == 1 && a.num.last == a.num.first+1 {
		switch {
		case next == "in" || next == "out" || next == "over":
			if b, ok := r.ratio(a); ok && b.num.low > 0 {
				return ""
			}
			return "pronoun"
		case next == "of":
			return "one of a set"
		case next == "to" || next == "or" || next == "-" || next == "–":
			if r.numeric(a.last+1) || a.suspended || next == "-" && r.glued(a.last) && a.unit != nil {
				return ""
			}
			return "pronoun"
		case reject["one"][next] || a.last >= len(r.lex) || r.lex[a.last].kind == signKind:
			if prev == "minus" || prev == "negative" || len(r.lex) <= 2 {
				return ""
			}
			if _, n := hedgesBefore.endingAt(r.lex, a.first); n > 0 && a.unit == nil && next == "person" {
				return ""
			}
			if n := r.low(a.first); n != "one" {
				return ""
			}
			return "pronoun"
		case reject["set"][prev] || prev == "no" || prev == "any" || prev == "every" || prev == "which" || prev == "each" || prev == "another" || prev == "only":
			if prev == "only" && r.low(a.first-2) != "the" && r.nounFollows(a.last) {
				return ""
			}
			return "pronoun"
		}
		if prev == "same" || prev == "new" || prev == "old" || prev == "good" || prev == "big" || prev == "only" && !r.nounFollows(a.last) {
			return "pronoun"
		}
		if a.unit == nil && !r.nounFollows(a.last) {
			if v, n := hedgesBefore.endingAt(r.lex, a.first); n == 0 || hedges[v].skip {
				return "pronoun"
			}
		}
		return ""
	}
	if a.unit != nil || a.num.low > 12 || a.num.last > a.num.first+1 {
		return ""
	}
	k := a.first - 1
	if words["order"][r.low(k)] {
		k--
	}
	if reject["set"][r.low(k)] && !(r.low(k) == "all" && next == "of") && r.low(a.last) != "-" {
		return "set"
	}
	return ""
}

// named refuses bare digits that belong to a name: "Flight 302", "iPhone 14", an address, a postcode.
func (r *reader) named(a amount) string {
	i, j := a.first, a.last
	if i == 0 || r.lex[i].kind != digitKind {
		if r.addressed(a) {
			return "address"
		}
		return ""
	}
	if r.addressed(a) {
		return "address"
	}
	p := &r.lex[i-1]
	switch p.low {
	case "§", "call", "called", "calling", "dial", "dialed", "dialled", "dialing":
		if p.low == "§" || a.num.plain && len(r.lex[a.numFirst].text) == 3 && r.ends(j) || a.num.low == 911 || a.num.low == 999 {
			return "name"
		}
	}
	if reject["naming"][p.low] && (p.low != "no" || upper(p.text)) && !r.peopleAt(j) {
		if !(p.low == "case" || p.low == "line" || p.low == "class") || upper(p.text) {
			return "name"
		}
	}
	if p.low == "." && i >= 2 && reject["naming"][r.low(i-2)] && len(r.low(i-2)) < 4 {
		return "name"
	}
	if p.low == "," && i >= 2 && r.lex[i-2].kind == wordKind && !r.numeric(i-2) && (r.low(j) == "," || r.low(j) == "." && j == len(r.lex)-1) && a.num.plain && a.num.low < 120 {
		return "age in an apposition"
	}
	if p.kind == wordKind && capital(p.text) && !r.starter(i-1) && !r.peopleAt(j) && a.num.low == a.num.high {
		if a.num.plain || strings.Count(r.lex[a.numFirst].text, ".") == 1 {
			return "name"
		}
	}
	return ""
}

// starter reports whether the capital of lexeme i says nothing: a word that starts the sentence or is no name.
func (r *reader) starter(i int) bool {
	l := &r.lex[i]
	if reject["starter"][l.low] || numberWords[l.low].class != noNumber {
		return true
	}
	t := r.doc.Tokens[l.tok]
	switch t.UPOS {
	case "":
		return false
	case "PROPN", "NOUN", "X", "ADJ":
		return false
	case "NUM":
		return false
	}
	return true
}

// peopleAt reports whether a unit, or a plain plural noun, stands at lexeme j: then a number before it counts.
func (r *reader) peopleAt(j int) bool {
	if j >= len(r.lex) || r.lex[j].kind != wordKind {
		return false
	}
	return peopleNext(r.low(j))
}

// addressed reports whether "Street", "Road" … follows the number after capitalised words.
func (r *reader) addressed(a amount) bool {
	if !a.num.plain {
		return false
	}
	j := a.last
	if r.low(j) == "-" && r.numeric(j+1) {
		j += 2
	}
	for k := j; k < min(len(r.lex), j+4); k++ {
		if !upper(r.lex[k].text) || r.lex[k].kind != wordKind {
			return false
		}
		if k > j && reject["address"][r.low(k)] {
			return true
		}
	}
	return false
}
