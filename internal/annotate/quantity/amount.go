package quantity

import "strings"

// amount is a number with its unit: lexemes [first,last).
type amount struct {
	first, last       int
	numFirst, numLast int // the number without unit and currency
	num               numeral
	unit              *unit
	per               string // what a rate is told by: "hour" in "40 km an hour"
	hyphen            bool   // the unit is joined with a hyphen: "40-minute"
	suspended         bool   // "7-" of "7- or 8-inch"
	noun              int    // lexeme after which the counted noun stands
	from, to          float64
	hedge             *hedge
	rule              string
}

// amountAt reads a number with currency and unit at lexeme i.
func (r *reader) amountAt(i int) (amount, bool) {
	a := amount{first: i}
	j := i
	sign := 1.
	if w := r.low(i); (w == "-" || w == "−" || w == "–" || w == "minus") && units.prefix(r.lex, i+1) > 0 {
		sign, j = -1, i+1
	}
	cur, n := units.currency(r.lex, j)
	mega := millions(r.lex[j].text)
	if mega != nil {
		cur, n = mega, 1
	}
	if n > 0 {
		j += n
		if r.low(j) == "a" && j+1 < len(r.lex) && r.lex[j+1].kind == signKind {
			return a, false
		}
	}
	num, ok := r.numeralAt(j)
	if !ok {
		return a, false
	}
	if sign < 0 {
		num.low, num.high = -num.high, -num.low
	}
	a.num, a.numFirst, a.numLast, a.last = num, j, num.last, num.last
	a.rule = "number"
	switch {
	case num.words:
		a.rule = "number in words"
	case num.part:
		a.rule = "fraction"
	}
	if mega != nil {
		a.num.times(1e6)
	}
	if num.vague {
		a.rule = "vague number"
	}
	if cur != nil {
		a.unit = cur
		a.rule = "currency before number"
		r.million(&a, true)
		if u, k := units.currency(r.lex, a.last); k > 0 && !r.lex[a.last].glued && !r.startsAmount(a.last+k) && u.kind == "money" { // "$5 USD"
			a.last += k
		}
		if n == 1 && (r.low(j-1) == "$") {
			a.unit, a.last = r.qualified(a.unit, a.last)
		}
	} else {
		r.unitAfter(&a)
	}
	if a.unit == nil && (num.high < 10 && num.low > 0) && !num.part {
		if w := r.low(j - 1); w == "magnitude" || (w == "-" || w == "of") && r.low(j-2) == "magnitude" {
			a.unit, a.rule = magnitude, "unit before number"
		}
	}
	if a.unit != nil || num.fold {
		r.rate(&a)
	}
	a.noun = a.last
	return a, true
}

// startsAmount reports whether a number starts at lexeme i.
func (r *reader) startsAmount(i int) bool { return r.numeric(i) }

// qualified reads a country after a dollar amount: "$5 million Australian".
func (r *reader) qualified(u *unit, j int) (*unit, int) {
	switch r.low(j) {
	case "australian", "canadian":
		if v, n := units.words.at(r.lex, j); n == 0 || units.list[v].kind == "money" {
			break
		}
	case "us", "u.s.":
		if numberNext := r.numeric(j + 1); !numberNext && (j+1 >= len(r.lex) || r.lex[j+1].kind == signKind || endWords[r.low(j+1)]) {
			return u, j + 1
		}
	}
	return u, j
}

// million reads the letter "m" after a number as a million: always after a currency, else before a unit or a noun.
func (r *reader) million(a *amount, currency bool) bool {
	if !a.num.letterM {
		return false
	}
	j := a.last + 1
	if !currency {
		if words["tall"][r.low(j)] {
			return false
		}
		_, n := r.unitAt(j, false)
		if n == 0 && !r.nounFollows(j) {
			return false
		}
	}
	a.num.times(1e6)
	a.num.letterM = false
	a.numLast, a.last = j, j
	return true
}

// unitAfter reads the unit after the number.
func (r *reader) unitAfter(a *amount) {
	r.million(a, false)
	j := a.last
	if j >= len(r.lex) {
		return
	}
	l := &r.lex[j]
	if a.num.part && l.low == "of" && (r.low(j+1) == "a" || r.low(j+1) == "an") { // "a quarter of a percentage point"
		if u, n := r.unitAt(j+2, false); n > 0 {
			a.unit, a.last = u, j+2+n
		}
		return
	}
	if l.low == "-" && !l.glued && j+1 < len(r.lex) && !r.lex[j+1].glued { // "36 - yard"
		if u, n := r.unitAt(j+1, false); n > 0 {
			a.unit, a.last, a.hyphen = u, j+1+n, true
			a.rule = "number-unit"
			r.aged(a)
		}
		return
	}
	if l.low == "-" && l.glued {
		if j+1 >= len(r.lex) || !r.lex[j+1].glued {
			switch r.low(j + 1) {
			case "or", "and", "to", ",":
				a.suspended = true
				a.last = j + 1
			}
			return
		}
		if u, n := r.unitAt(j+1, false); n > 0 {
			if u.name == "pound sterling" && n == 1 && a.num.scale < 1e6 && a.num.low > 1 && r.low(j+1) == "pound" {
				u = poundMass
			}
			a.unit, a.last, a.hyphen = u, j+1+n, true
			a.rule = "number-unit"
			r.aged(a)
		}
		return
	}
	glued := l.glued
	open := 0
	if l.kind == signKind && (l.text == "(" || l.text == "[" || l.text == "{") {
		open = 1
	}
	u, n := r.unitAt(j+open, glued)
	if n == 0 {
		if u := millions(l.text); u != nil {
			a.unit, a.last, a.rule = u, j+1, "unit after number"
			a.num.times(1e6)
		}
		return
	}
	if u.name == "pound sterling" && r.weighed(a, j+n) {
		u = poundMass
	}
	if open == 1 {
		if u.kind == "time" || u.kind == "money" || j+1+n < len(r.lex) && !strings.Contains(")]}", r.low(j+1+n)) {
			return
		}
		n += 2
	}
	a.unit, a.last = u, min(j+n, len(r.lex))
	a.rule = "unit after number"
	if w := numberWords[r.low(a.last)]; u.kind == "money" && n == 1 && w.class == scaleWord && a.num.scale == 1 && w.value > 100 { // "75 USD million"
		a.num.times(w.value)
		a.last++
	}
	r.aged(a)
}

// weighed reports whether "pounds" after the number, which ends at lexeme j, is a weight and no money.
func (r *reader) weighed(a *amount, j int) bool {
	if a.num.scale >= 1e6 || r.low(j-1) == "sterling" || r.low(j-1) == "quid" || r.lex[j-1].text == "GBP" || r.lex[j-1].text == "£" {
		return false
	}
	switch r.low(j) {
	case "of", "heavier", "lighter", "overweight", "underweight":
		return true
	}
	for i := a.first - 1; i >= max(0, a.first-6); i-- {
		if reject["weigh"][r.low(i)] {
			return true
		}
	}
	return false
}

// aged reads "old" after a unit of time with a hyphen or without: "60 year-old", "three years old".
func (r *reader) aged(a *amount) {
	if a.unit.kind != "time" {
		return
	}
	j := a.last
	if r.low(j) == "-" {
		j++
	}
	switch r.low(j) {
	case "old", "olds":
		j++
	case "of":
		if r.low(j+1) != "age" {
			return
		}
		j += 2
	default:
		return
	}
	for i := range units.list {
		if units.list[i].kind == "age" && strings.HasPrefix(units.list[i].name, a.unit.name+" ") {
			a.unit, a.last, a.rule = &units.list[i], j, "age"
			return
		}
	}
}

// unitAt returns the unit at lexeme i and its length.
func (r *reader) unitAt(i int, glued bool) (*unit, int) {
	if i >= len(r.lex) {
		return nil, 0
	}
	v, n := units.symbolAt(r.lex, i)
	if n == 1 && !r.symbolFits(i, glued) {
		n = 0
	}
	if w, m := units.words.at(r.lex, i); m > n && r.wordFits(i, m, glued) {
		return &units.list[w], m
	}
	if n == 0 {
		return nil, 0
	}
	return &units.list[v], n
}

// wordFits keeps words that are units only at times from being taken: "5 am", "2 second-half goals", "the 4 real reasons".
func (r *reader) wordFits(i, n int, glued bool) bool {
	w := r.low(i)
	switch w {
	case "rand", "mark", "marks":
		return !upper(r.lex[i].text)
	case "try", "all", "ron", "sen", "real", "won", "php", "cad", "rub", "krone", "bar", "colon":
		return n > 1 || w == "won" && !endWords[r.low(i+1)] || w == "sen" || w == "rub" || w == "colon"
	case "second":
		return n > 1 || r.low(i+1) != "half" && r.low(i+1) != "-"
	case "points", "point", "minute", "minutes":
		return true
	case "ps", "pc", "tops":
		return glued || n > 1 || w == "ps"
	}
	return true
}

// symbolFits keeps single letters and small words from being taken for symbols of units.
func (r *reader) symbolFits(i int, glued bool) bool {
	w := r.lex[i].text
	next := i + 1
	if next < len(r.lex) && r.lex[next].glued && (r.low(next) == "-" && !glued || isApostrophe(r.low(next))) {
		return false
	}
	switch w {
	case "in", "in.", "a", "ac", "bar", "st", "Rs", "pm":
		return glued || r.low(i-2) == "ft" || r.low(i-2) == "feet" || w == "in." || w == "Rs"
	case "\"", "″", "'", "′":
		return glued || w != "\"" || r.low(next) == "long" || r.low(next) == "wide" || r.low(next) == "tall"
	case "C":
		return next >= len(r.lex) || r.lex[next].kind == wordKind && !upper(r.lex[next].text) || r.low(next) == "." || r.low(next) == ")"
	case "F":
		return !glued && next < len(r.lex) && !upper(r.lex[next].text) && (r.lex[next].kind == wordKind || r.low(next) == ".")
	case "A", "V", "W", "N", "L", "J", "G", "t", "g", "l", "h", "MT", "MP", "RM", "TL", "S", "T":
		return glued || r.low(next) == "/" || (w == "g" || w == "l" || w == "t" || w == "W" || w == "V") && (next >= len(r.lex) || r.lex[next].kind != wordKind || !upper(r.lex[next].text))
	case "m":
		return true
	}
	return true
}

func isApostrophe(w string) bool { return strings.HasPrefix(w, "'") || strings.HasPrefix(w, "’") }

// rate reads what a rate is told by: "$80 per sq m", "50 hours a week", "12.3 A/cm2".
func (r *reader) rate(a *amount) {
	j := a.last
	if r.low(j) == "-" && r.glued(j) && (r.low(j+1) == "a" || r.low(j+1) == "per" || r.low(j+1) == "an") { // "$70-a-share"
		j++
	}
	w := r.low(j)
	k := j + 1
	if r.low(k) == "-" {
		k++
	}
	switch w {
	case "per", "/":
		if w == "/" && (r.numeric(k) || units.prefix(r.lex, k) > 0 || !r.glued(j) && !r.glued(k)) {
			return
		}
		if u, n := r.unitAt(k, true); n > 0 {
			a.per, a.last = u.name, k+n
			break
		}
		if w == "per" && k < len(r.lex) && r.lex[k].kind == wordKind {
			a.per, a.last = singular(r.low(k)), k+1
			if a.per == "annum" {
				a.per = "year"
			}
		}
	case "a", "an", "each", "every":
		if r.low(k) == "share" || r.low(k) == "head" || r.low(k) == "dozen" || r.low(k) == "piece" {
			a.per, a.last = r.low(k), k+1
			break
		}
		u, n := r.unitAt(k, false)
		if n == 0 || endsWithS(r.low(k+n-1)) {
			return
		}
		switch r.low(k + n) {
		case "ago", "earlier", "later", "before", "after", "from":
			return
		}
		switch u.kind {
		case "time", "weight", "volume", "area", "length":
			a.per, a.last = u.name, k+n
		}
	default:
		return
	}
	if a.per != "" {
		a.rule += ", rate"
	}
}

func endsWithS(w string) bool { return strings.HasSuffix(w, "s") }

// unitName returns the contract's name of the unit.
func (a *amount) unitName() string {
	name := ""
	if a.unit != nil {
		name = a.unit.name
	}
	if a.per == "" {
		return name
	}
	switch name + "/" + a.per {
	case "kilometre/hour", "mile/hour", "metre/second", "revolution/minute":
		return name + " per " + a.per
	}
	return name + " per " + a.per
}
