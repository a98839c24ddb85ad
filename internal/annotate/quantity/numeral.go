package quantity

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// vulgar are the fraction signs.
var vulgar = map[rune]float64{'½': 1. / 2, '⅓': 1. / 3, '⅔': 2. / 3, '¼': 1. / 4, '¾': 3. / 4, '⅕': 1. / 5, '⅖': 2. / 5, '⅗': 3. / 5, '⅘': 4. / 5,
	'⅙': 1. / 6, '⅚': 5. / 6, '⅛': 1. / 8, '⅜': 3. / 8, '⅝': 5. / 8, '⅞': 7. / 8}

// numeral is a number as printed, without unit: lexemes [first,last).
type numeral struct {
	first, last int
	low, high   float64
	base        float64 // the value before its scale: 2.7 of "2.7 million"
	scale       float64 // 1 without one
	plain       bool    // digits only, no separator, scale or fraction: may be a year or a code
	words       bool    // in words
	vague       bool
	part        bool // a share: "a third", "one in five"
	fold        bool // "sixfold"
	ordinal     bool
	letterM     bool // "2.7m": a million or metres
}

func exact(first, last int, v float64) numeral {
	v = tidy(v)
	return numeral{first: first, last: last, low: v, high: v, base: v, scale: 1}
}

func (n *numeral) times(f float64) {
	n.low, n.high, n.scale = tidy(n.low*f), tidy(n.high*f), n.scale*f
	n.plain = false
}

// tidy takes the noise of binary fractions away: 16.6 times a million is 16,600,000.
func tidy(v float64) float64 {
	if math.Abs(v) > 1 && math.Abs(v) < 1e12 {
		return math.Round(v*1e6) / 1e6
	}
	return v
}

// maxValue bounds what is read as a number, far below what a float64 holds: JSON knows no infinity.
const maxValue = 1e60

// numeralAt reads the number that starts at lexeme i.
func (r *reader) numeralAt(i int) (numeral, bool) {
	if i >= len(r.lex) {
		return numeral{}, false
	}
	sign, j := r.sign(i)
	l := &r.lex[j]
	var n numeral
	ok := false
	switch {
	case l.kind == digitKind:
		n, ok = r.digits(j)
	case l.kind == wordKind:
		n, ok = r.wordNumber(j)
	}
	if !ok || !(math.Abs(n.low) < maxValue) || !(math.Abs(n.high) < maxValue) {
		return n, false
	}
	n.first = i
	if sign < 0 {
		n.low, n.high, n.base = -n.high, -n.low, -n.base
	}
	return n, true
}

// sign reads a minus before a number: "-5", "minus five", "minus-130".
func (r *reader) sign(i int) (sign, next int) {
	l := r.lex[i]
	if i+1 >= len(r.lex) {
		return 1, i
	}
	switch l.low {
	case "-", "−", "–":
		if i == 0 && r.lex[1].kind == digitKind && len(r.lex) <= 5 { // a line that is only a number
			return -1, 1
		}
		if r.lex[i+1].kind == digitKind && r.lex[i+1].glued && (i == 0 || !l.glued && !r.numeric(i-1) || units.prefix(r.lex, i-1) > 0 || r.lex[i-1].text == "(" || r.lex[i-1].text == "<" || r.lex[i-1].text == ">" || r.lex[i-1].text == "=") {
			if i > 0 && r.lex[i-1].kind == wordKind && upper(r.lex[i-1].text) && i > 1 { // "COVID -19"
				return 1, i
			}
			return -1, i + 1
		}
	case "minus", "negative":
		if r.lex[i+1].low == "-" && i+2 < len(r.lex) && r.numeric(i+2) {
			return -1, i + 2
		}
		if r.numeric(i + 1) {
			return -1, i + 1
		}
	}
	return 1, i
}

// numeric reports whether lexeme i is digits or a number word.
func (r *reader) numeric(i int) bool {
	if i < 0 || i >= len(r.lex) {
		return false
	}
	return r.lex[i].kind == digitKind || r.lex[i].kind == wordKind && numberWords[r.lex[i].low].class != noNumber
}

// low returns lexeme i in lower case, "" outside the sentence.
func (r *reader) low(i int) string {
	if i < 0 || i >= len(r.lex) {
		return ""
	}
	return r.lex[i].low
}

func (r *reader) glued(i int) bool { return i > 0 && i < len(r.lex) && r.lex[i].glued }

// digits reads a number that starts with digits: groups, a fraction, a power, a scale.
func (r *reader) digits(i int) (numeral, bool) {
	v, plain, ok := r.atom(i)
	if !ok {
		return numeral{}, false
	}
	n := exact(i, i+1, v)
	n.plain = plain
	if c, _ := utf8.DecodeRuneInString(r.lex[i].text); vulgar[c] > 0 {
		n.part = true
	}
	n.last = r.groups(&n)
	r.commas(&n)
	r.power(&n)
	r.fraction(&n)
	if w := numberWords[r.low(n.last)]; w.class == scaleWord && (w.value > 100 || v < 100) {
		if m, ok := r.spelled(i); ok && m.last > n.last {
			m.words = false
			r.half(&m)
			return m, true
		}
	}
	r.scaled(&n)
	r.half(&n)
	return n, true
}

// atom returns the value of one digit lexeme.
func (r *reader) atom(i int) (v float64, plain, ok bool) {
	w := r.lex[i].text
	if c, _ := utf8.DecodeRuneInString(w); vulgar[c] > 0 {
		return vulgar[c], false, true
	}
	plain = !strings.ContainsAny(w, ".,")
	if !plain {
		if strings.LastIndexByte(w, ',') > strings.LastIndexByte(w, '.') && strings.IndexByte(w, '.') >= 0 { // 1.111,11
			w = strings.ReplaceAll(w, ".", "")
			w = strings.Replace(w, ",", ".", 1)
		}
		w = strings.ReplaceAll(w, ",", "")
	}
	v, err := strconv.ParseFloat(w, 64)
	return v, plain, err == nil && !math.IsInf(v, 0)
}

// groups joins groups of three digits with spaces between: "40 000".
func (r *reader) groups(n *numeral) int {
	j := n.last
	if !n.plain || len(r.lex[n.first].text) > 3 || r.lex[n.first].text[0] == '0' {
		return j
	}
	v := n.low
	for ; j < len(r.lex) && r.lex[j].kind == digitKind && len(r.lex[j].text) >= 3; j++ {
		w := r.lex[j].text
		gap := r.text[r.lex[j-1].End:r.lex[j].Start]
		if gap != " " && gap != "\u00a0" && gap != "\u202f" || !plainDigits(w[:3]) || len(w) > 3 && w[3] != '.' {
			break
		}
		x, err := strconv.ParseFloat(w, 64)
		if err != nil {
			break
		}
		v = v*1000 + x
	}
	if j == n.last+1 && r.text[r.lex[j-1].Start-1] == ' ' && (!strings.HasSuffix(r.lex[j-1].text, "00") || r.low(j) == "%") { // columns of a table
		return n.last
	}
	if j > n.last && (j >= len(r.lex) || r.lex[j].kind != digitKind || !plainDigits(r.lex[j].text)) {
		n.low, n.high, n.base, n.plain = v, v, v, false
		return j
	}
	return n.last
}

// commas joins what the tokeniser leaves apart: "80, 000" of a bad extractor, "12,34,567" (lakhs), "5,50" (a decimal
// comma).
func (r *reader) commas(n *numeral) {
	j := n.last
	if r.apart(j) && j+1 < len(r.lex) { // text with spaces between all tokens: "5 , 000", "6 . 4"
		head, tail := r.lex[n.first].text, r.lex[j+1].text
		switch {
		case r.low(j) == "," && n.plain && len(head) <= 3 && len(tail) >= 3 && plainDigits(tail[:3]) && (len(tail) == 3 || tail[3] == ','):
			if v, _, ok := r.atom(j + 1); ok {
				n.set(n.low*math.Pow(1000, float64(1+strings.Count(tail, ",")))+v, j+2)
				r.commas(n)
			}
		case r.low(j) == "." && strings.IndexByte(head, '.') < 0 && plainDigits(tail):
			n.set(n.low+number(tail)/math.Pow10(len(tail)), j+2)
		}
		return
	}
	if r.low(j) != "," || !r.glued(j) || j+1 >= len(r.lex) || r.lex[j+1].kind != digitKind || r.low(n.first-1) == "," || r.low(j+2) == "," && r.numeric(j+3) && r.glued(j+3) {
		return
	}
	w := r.lex[j+1].text
	head := r.lex[n.first].text
	switch {
	case !r.lex[j+1].glued:
		if n.plain && len(head) <= 3 && len(w) == 3 && w[0] == '0' && plainDigits(w) {
			n.set(n.low*1000+number(w), j+2)
		}
	case n.plain && len(head) <= 2 && len(w) > 5 && w[2] == ',':
		if v, _, ok := r.atom(j + 1); ok {
			n.set(n.low*1e5+v, j+2)
		}
	case n.plain && len(w) <= 2 && plainDigits(w):
		n.set(n.low+number(w)/math.Pow10(len(w)), j+2)
	case len(w) <= 2 && plainDigits(w) && len(head) > 4 && head[len(head)-4] == '.' && strings.IndexByte(head, ',') < 0:
		n.set(number(strings.ReplaceAll(head, ".", ""))+number(w)/math.Pow10(len(w)), j+2)
	}
}

// apart reports whether a sign stands with spaces on both sides between digits.
func (r *reader) apart(j int) bool {
	return j > 0 && j+1 < len(r.lex) && !r.lex[j].glued && !r.lex[j+1].glued && r.lex[j+1].kind == digitKind && r.lex[j-1].kind == digitKind
}

func plainDigits(w string) bool {
	for i := 0; i < len(w); i++ {
		if !digit(w[i]) {
			return false
		}
	}
	return w != ""
}

// power reads "1.3e6", "1.3x10^6", "1.99×10−30".
func (r *reader) power(n *numeral) {
	j := n.last
	w := r.low(j)
	if w == "^" && r.glued(j) {
		e := 1.
		k := j + 1
		for ; r.low(k) == "+" || strings.Trim(r.low(k), "-") == "" && r.low(k) != ""; k++ {
			if len(r.low(k))%2 == 1 && r.low(k) != "+" {
				e = -e
			}
		}
		if r.glued(k) && plainDigits(r.low(k)) && len(r.low(k)) < 4 {
			v := math.Pow(n.low, e*number(r.low(k)))
			n.set(v, k+1)
		}
		return
	}
	if r.glued(j) && strings.HasPrefix(w, "e") && plainDigits(w[1:]) {
		n.raise(10, number(w[1:]), j+1)
		return
	}
	if r.glued(j) && w == "e" && (r.low(j+1) == "-" || r.low(j+1) == "+") && r.glued(j+1) && r.glued(j+2) && plainDigits(r.low(j+2)) {
		e := number(r.low(j + 2))
		if r.low(j+1) == "-" {
			e = -e
		}
		n.raise(10, e, j+3)
		return
	}
	switch {
	case r.glued(j) && w == "x10":
		j++
	case (w == "x" || w == "×") && r.low(j+1) == "10":
		j += 2
	default:
		return
	}
	if r.low(j) == "^" {
		j++
	}
	e := 1.
	switch r.low(j) {
	case "-", "−", "–":
		e = -1
		j++
	case "+":
		j++
	}
	if !r.glued(j) || !plainDigits(r.low(j)) || len(r.low(j)) > 3 {
		return
	}
	n.raise(10, e*number(r.low(j)), j+1)
}

func (n *numeral) raise(base, e float64, last int) {
	n.times(math.Pow(base, e))
	n.last = last
}

// fraction reads "3/4", "10 1/2" and "2½".
func (r *reader) fraction(n *numeral) {
	j := n.last
	if j < len(r.lex) && r.lex[j].kind == digitKind {
		if c, _ := utf8.DecodeRuneInString(r.lex[j].text); vulgar[c] > 0 {
			n.set(n.low+vulgar[c], j+1)
			return
		}
		if a, b, ok := r.slash(j); ok && a < b && n.plain && !r.lex[j].glued {
			n.set(n.low+a/b, j+3)
		}
		return
	}
	if a, b, ok := r.slash(n.first); ok && n.last == n.first+1 && n.plain {
		n.set(a/b, n.first+3)
		n.part = a < b
	}
}

// slash reads two small whole numbers with a stroke between, and no more strokes around: "5/17/2018" is a date, "24/7"
// an idiom.
func (r *reader) slash(i int) (a, b float64, ok bool) {
	if i+2 >= len(r.lex) || r.low(i+1) != "/" || !plainDigits(r.low(i)) || !plainDigits(r.low(i+2)) || len(r.low(i)) > 2 || len(r.low(i+2)) > 3 || r.low(i+3) == "/" || r.low(i-1) == "/" {
		return 0, 0, false
	}
	a, b = number(r.low(i)), number(r.low(i+2))
	switch r.low(i + 2) { // "9/11" and "1/6" are dates, "24/7" is an idiom
	case "2", "3", "4", "5", "8", "10", "16", "20", "32", "100":
		return a, b, a < b && a > 0
	}
	return a, b, r.glued(i+1) && a < b && a > 0 && (r.low(i+3) == "of" || b < 7)
}

func (n *numeral) set(v float64, last int) {
	n.low, n.high, n.base, n.last, n.plain = v, v, v, last, false
}

// scaled reads the scale after a number: "million", "bn", "k".
func (r *reader) scaled(n *numeral) {
	for n.last < len(r.lex) {
		j := n.last
		if r.low(j) == "-" && r.glued(j) && r.glued(j+1) && numberWords[r.low(j+1)].class == scaleWord {
			j++
		}
		l := r.lex[min(j, len(r.lex)-1)]
		if w := numberWords[l.low]; w.class == scaleWord || w.class == dozenWord {
			n.times(w.value)
			n.last = j + 1
			continue
		}
		if n.scale != 1 || j != n.last {
			return
		}
		switch {
		case l.text == "m" && l.glued:
			n.letterM = true
		case l.text == "M" && (l.glued || r.low(j+1) != "-"):
			n.times(1e6)
			n.last++
		case l.text == "T" && l.glued:
			n.times(1e12)
			n.last++
		case l.text == "MM":
			n.times(1e6)
			n.last++
		case letters[l.low] > 0 && l.text != "B" && (l.glued || l.low == "k" || l.low == "mil") && l.text != "K" || l.glued && (l.text == "B" || l.text == "K"):
			n.times(letters[l.low])
			n.last++
		}
		return
	}
}

// half reads what may follow a scale: "3 million and a half".
func (r *reader) half(n *numeral) {
	j := n.last
	if r.low(j) != "and" {
		return
	}
	num, den, last, ok := r.partAt(j + 1)
	if !ok || num >= den {
		return
	}
	if n.scale >= 1e3 {
		if w := numberWords[r.low(last)]; w.class == scaleWord && w.value < n.scale {
			n.low += num / den * w.value
			n.high, n.last, n.plain = n.low, last+1, false
			return
		}
		n.low += num / den * n.scale
	} else {
		n.low += num / den
	}
	n.high, n.last, n.plain = n.low, last, false
	if n.scale < 1e3 {
		n.base = n.low
		r.scaled(n)
	}
}

// partAt reads a fraction in words at lexeme i: "a half", "two thirds", "one-fourth".
func (r *reader) partAt(i int) (num, den float64, last int, ok bool) {
	j := i
	num = 1
	w := numberWords[r.low(i)]
	switch {
	case r.low(i) == "a" || r.low(i) == "an":
		j++
	case w.class == unitWord:
		num = w.value
		j++
	case w.class == tensWord:
		num = w.value
		j++
		k := j
		if r.low(k) == "-" {
			k++
		}
		if u := numberWords[r.low(k)]; u.class == unitWord && u.value < 10 {
			num += u.value
			j = k + 1
		}
	default:
		return 0, 0, 0, false
	}
	if r.low(j) == "-" {
		j++
	}
	den, last = r.denominator(j)
	if den == 0 || num != 1 && !strings.HasSuffix(r.low(last-1), "s") && r.low(last-1) != "half" {
		return 0, 0, 0, false
	}
	return num, den, last, true
}

// denominator reads "thirds", "twenty-firsts", "hundred thousandths"; 0 for none.
func (r *reader) denominator(j int) (den float64, last int) {
	w := r.low(j)
	if d := parts[w]; d > 0 {
		return d, j + 1
	}
	if t := numberWords[w]; t.class == tensWord {
		k := j + 1
		if r.low(k) == "-" {
			k++
		}
		if d := parts[r.low(k)]; d > 2 && d < 10 && r.low(k) != "quarter" && r.low(k) != "quarters" {
			return t.value + d, k + 1
		}
		if d := ordinals[strings.TrimSuffix(r.low(k), "s")]; d == 1 {
			return t.value + d, k + 1
		}
	}
	return 0, 0
}
