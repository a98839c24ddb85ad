package timex

import (
	"strings"

	"github.com/readoutdesk/readout/lang"
)

// piece is one reading of the tokens at a place: a symbol, its value, and how many tokens it takes.
type piece struct {
	sym symbol
	n   int // tokens
	val int
	num float64
}

var small = map[string]int{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

// digits returns the value of w when it is 1-9 digits only, else -1.
func digits(w string) int {
	if w == "" || len(w) > 9 {
		return -1
	}
	v := 0
	for i := 0; i < len(w); i++ {
		if w[i] < '0' || w[i] > '9' {
			return -1
		}
		v = v*10 + int(w[i]-'0')
	}
	return v
}

// decimal returns the value of "1,200", "2.5" or plain digits.
func decimal(w string) (float64, bool) {
	v, frac, seen := 0.0, 0.0, false
	for i := 0; i < len(w); i++ {
		c := w[i]
		switch {
		case c >= '0' && c <= '9' && frac == 0:
			v = v*10 + float64(c-'0')
			seen = true
		case c >= '0' && c <= '9':
			v += float64(c-'0') * frac
			frac /= 10
		case c == ',' && frac == 0 && seen:
		case c == '.' && frac == 0 && seen && i+1 < len(w):
			frac = 0.1
		default:
			return 0, false
		}
	}
	return v, seen
}

// count reads a number in figures or words at token i: "12", "2 1/2", "twenty four", "a hundred", "a couple of", "two and
// a half". It returns the number of tokens, 0 for none.
func count(d *lang.Doc, i, end int) (v float64, n int) {
	w := lower(d.W(i))
	if w == "" {
		return 0, 0
	}
	if w[0] >= '0' && w[0] <= '9' {
		v, ok := decimal(w)
		if !ok {
			return 0, 0
		}
		// 2 1/2
		if i+3 < end && d.W(i+2) == "/" && digits(d.W(i+1)) == 1 && digits(d.W(i+3)) > 1 && d.Tokens[i+2].Start == d.Tokens[i+1].End {
			return v + 1/float64(digits(d.W(i+3))), 4
		}
		if i+1 < end {
			switch d.W(i + 1) {
			case "½":
				return v + .5, 2
			case "million", "thousand", "hundred":
				return v * scale(d.W(i+1)), 2
			}
		}
		return v, 1
	}
	if w == "a" || w == "an" {
		return article(d, i, end)
	}
	return numeral(d, i, end)
}

func scale(w string) float64 {
	switch w {
	case "hundred":
		return 100
	case "thousand":
		return 1000
	case "million":
		return 1e6
	}
	return 0
}

// article reads "a", "a hundred", "a couple of", "an additional".
func article(d *lang.Doc, i, end int) (float64, int) {
	if i+1 >= end {
		return 0, 0
	}
	switch next := lower(d.W(i + 1)); {
	case scale(next) > 0:
		return scale(next), 2
	case next == "couple" && i+2 < end && lower(d.W(i+2)) == "of":
		return 2, 3
	case next == "couple":
		return 2, 2
	case next == "dozen":
		return 12, 2
	}
	return 1, 1
}

// numeral reads a number in words.
func numeral(d *lang.Doc, i, end int) (v float64, n int) {
	total, part, last := 0.0, 0.0, 0
	j := i
	for j < end {
		w := lower(d.W(j))
		if x, ok := small[w]; ok {
			if j > i && (x >= 20 && last != 100 && last != 1000 || x < 20 && last < 20) {
				break
			}
			part += float64(x)
			last = x
			j++
			continue
		}
		if s := scale(w); s > 0 && j > i {
			if s == 100 {
				part *= s
			} else {
				total += part * s
				part = 0
			}
			last = int(min(s, 1000))
			j++
			continue
		}
		if w == "-" && j > i && j+1 < end && last >= 20 && last < 100 {
			if x, ok := small[lower(d.W(j+1))]; ok && x < 10 {
				j++
				continue
			}
		}
		break
	}
	if j == i {
		return 0, 0
	}
	v = total + part
	if j+2 < end && lower(d.W(j)) == "and" && lower(d.W(j+1)) == "a" && lower(d.W(j+2)) == "half" {
		return v + .5, j + 3 - i
	}
	return v, j - i
}

// yearInWords reads "nineteen ninety-six" and "two thousand three".
func yearInWords(d *lang.Doc, i, end int) (year, n int) {
	hi, ok := small[lower(d.W(i))]
	if !ok || i+1 >= end {
		return 0, 0
	}
	if hi == 2 && lower(d.W(i+1)) == "thousand" {
		return 2000, 2
	}
	if hi < 18 || hi > 20 {
		return 0, 0
	}
	lo, ok := small[lower(d.W(i+1))]
	if !ok || lo < 10 {
		return 0, 0
	}
	n = 2
	if lo >= 20 {
		j := i + 2
		if j < end && d.W(j) == "-" {
			j++
		}
		if x, ok := small[lower(d.W(j))]; ok && j < end && x > 0 && x < 10 {
			lo += x
			n = j + 1 - i
		}
	}
	return hi*100 + lo, n
}

// lower returns w in lower case without allocating when it is already.
func lower(w string) string {
	for i := 0; i < len(w); i++ {
		if c := w[i]; c >= 'A' && c <= 'Z' || c >= 0x80 {
			return strings.ToLower(w)
		}
	}
	return w
}
