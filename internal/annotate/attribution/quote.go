package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readoutdesk/readout/lang"
)

// quotation is a stretch between quotation marks: tokens [first,last), marks included.
type quotation struct {
	first, last int
	depth       int  // 0 for an outermost one
	goesOn      bool // no closing mark: the next paragraph opens with a mark and continues it
}

// markKind is the family of a quotation mark; marks of different families do not close each other unless nothing else
// can (see scanQuotes).
type markKind uint8

// quotationReach bounds how many tokens ahead a closing mark is looked for.
const quotationReach = 1000

const (
	noMark markKind = iota
	doubleMark
	singleMark
	angleMark
)

// side says what a mark can be where it stands.
type side uint8

const (
	canOpen side = 1 << iota
	canClose
)

// scanQuotes returns the quotations among tokens [first,last) of one paragraph, in the order of their opening marks.
// next is the first token of the following paragraph as printed, "" for none: it decides whether a quotation without a
// closing mark goes on there. A mark that pairs with nothing is passed over; it never swallows the rest.
func scanQuotes(d *lang.Doc, first, last int, next string) []quotation {
	var out []quotation
	var open [8]int // indexes into out of the quotations that are open
	var kinds [8]markKind
	n := 0
	for i := first; i < last; i++ {
		k, can := mark(d, i, first, last)
		if k == noMark {
			continue
		}
		at := -1 // the innermost open quotation of the same family
		for j := n - 1; j >= 0; j-- {
			if kinds[j] == k {
				at = j
				break
			}
		}
		switch {
		case can&canClose != 0 && at >= 0:
		case can == canClose && n > 0 && !closesFirst(d, kinds[n-1], i+1, last):
			at = n - 1 // 'opened with one mark and closed with another"
		case can&canOpen != 0 && n < len(open) && at < 0 && (can == canOpen || closesLater(d, k, i+1, last)):
			open[n], kinds[n] = len(out), k
			out = append(out, quotation{first: i, last: -1, depth: n})
			n++
			continue
		case can == canOpen && at >= 0: // opened anew before it was closed: the earlier mark pairs with nothing
			for j := at; j < n; j++ {
				out[open[j]].last = -1
			}
			n = at
			open[n], kinds[n] = len(out), k
			out = append(out, quotation{first: i, last: -1, depth: n})
			n++
			continue
		default:
			continue
		}
		out[open[at]].last = i + 1
		n = at
	}
	goesOn := false
	if n > 0 && next != "" {
		r, _ := utf8.DecodeRuneInString(next)
		first, _ := utf8.DecodeRuneInString(d.W(out[open[0]].first))
		goesOn = r == first
	}
	return settle(out, open[:n], goesOn, last)
}

// settle ends the quotations that were left open and drops those without an end.
func settle(out []quotation, open []int, goesOn bool, last int) []quotation {
	for j, o := range open {
		switch {
		case j == 0 && goesOn:
			out[o].goesOn, out[o].last = true, last
		}
	}
	kept := out[:0]
	for _, q := range out {
		if q.last > q.first+1 {
			kept = append(kept, q)
		}
	}
	for i := range kept { // depth anew: a dropped quotation holds nothing
		kept[i].depth = 0
		for j := range i {
			if kept[j].first < kept[i].first && kept[i].last <= kept[j].last {
				kept[i].depth++
			}
		}
	}
	return kept
}

// closesLater reports whether a mark of family k that can close stands in [i,last).
func closesLater(d *lang.Doc, k markKind, i, last int) bool {
	for last = min(last, i+quotationReach); i < last; i++ {
		if m, can := mark(d, i, 0, last); m == k && can&canClose != 0 {
			return true
		}
	}
	return false
}

// closesFirst reports whether the next mark of family k that can be but one thing closes.
func closesFirst(d *lang.Doc, k markKind, i, last int) bool {
	for last = min(last, i+quotationReach); i < last; i++ {
		if m, can := mark(d, i, 0, last); m == k && (can == canOpen || can == canClose) {
			return can == canClose
		}
	}
	return false
}

// kindOf returns the family of a quotation mark.
func kindOf(r rune) markKind {
	switch r {
	case '"', '“', '”', '„', '‟', '＂':
		return doubleMark
	case '\'', '‘', '’', '‚', '‛', '`':
		return singleMark
	case '«', '»':
		return angleMark
	}
	return noMark
}

// mark returns the family of token i as a quotation mark and what it can do there; noMark for apostrophes.
func mark(d *lang.Doc, i, first, last int) (markKind, side) {
	t := d.Tokens[i]
	if t.End-t.Start > 3 {
		return noMark, 0
	}
	w := d.Text[t.Start:t.End]
	r, n := utf8.DecodeRuneInString(w)
	k := kindOf(r)
	if k == noMark || n != len(w) {
		return noMark, 0
	}
	before, after := ' ', ' '
	if i > first || t.Start > 0 {
		before, _ = utf8.DecodeLastRuneInString(d.Text[:t.Start])
	}
	if t.End < len(d.Text) {
		after, _ = utf8.DecodeRuneInString(d.Text[t.End:])
	}
	if r == '\'' { // two single marks are one double mark: the first opens, the second closes
		switch {
		case t.End < len(d.Text) && d.Text[t.End] == '\'':
			rest, _ := utf8.DecodeRuneInString(d.Text[t.End+1:])
			if (unicode.IsSpace(before) || strings.ContainsRune("([{—–-", before)) && !unicode.IsSpace(rest) {
				return doubleMark, canOpen
			}
			return noMark, 0
		case t.Start > 0 && before == '\'':
			rest, _ := utf8.DecodeLastRuneInString(d.Text[:t.Start-1])
			if !unicode.IsSpace(rest) && t.Start > 1 {
				return doubleMark, canClose
			}
			return noMark, 0
		}
	}
	gapBefore := unicode.IsSpace(before) || strings.ContainsRune("([{—–-/", before) || kindOf(before) != noMark
	gapAfter := unicode.IsSpace(after) || strings.ContainsRune(")]}—–-/.,;:!?…", after) || kindOf(after) != noMark
	switch r {
	case '“', '„', '‘', '‚', '«', '`':
		return k, canOpen
	case '”', '»':
		return k, canClose
	case '’':
		if gapBefore && !gapAfter { // ’90s, ’em
			return noMark, 0
		}
		if !gapAfter || plural(d, i, last, k) {
			return noMark, 0
		}
		return k, canClose
	}
	var can side
	if gapBefore && !unicode.IsSpace(after) {
		can |= canOpen
	}
	if gapAfter && !unicode.IsSpace(before) {
		can |= canClose
	}
	if k == singleMark {
		switch {
		case can == 0, gapBefore && unicode.IsDigit(after) && decade(d, i+1): // rock 'n' roll, the '90s
			return noMark, 0
		case can == canClose && plural(d, i, last, k):
			return noMark, 0
		}
	}
	if can == 0 || can == canOpen|canClose && kindOf(before) == noMark && kindOf(after) == noMark {
		can = canOpen | canClose
	}
	return k, can
}

// decade reports whether token i is "90s" or the like.
func decade(d *lang.Doc, i int) bool {
	w := d.W(i)
	return len(w) == 3 && w[2] == 's' || len(w) == 2 && !strings.HasPrefix(d.W(i+1), "'")
}

// plural reports whether the mark at i, glued to a word in s, is the apostrophe of a possessive plural ("the officials'
// report"): a word in lower case follows and another closing mark comes later.
func plural(d *lang.Doc, i, last int, k markKind) bool {
	w := d.W(i - 1)
	if w == "" || w[len(w)-1] != 's' || d.Tokens[i-1].End != d.Tokens[i].Start || i+1 >= last {
		return false
	}
	r, _ := utf8.DecodeRuneInString(d.W(i + 1))
	if !unicode.IsLower(r) && !unicode.IsDigit(r) {
		return false
	}
	for j := i + 1; j < last && j < i+60; j++ {
		w := d.W(j)
		if len(w) > 3 {
			continue
		}
		r, n := utf8.DecodeRuneInString(w)
		if n != len(w) || kindOf(r) != k {
			continue
		}
		glued := d.Tokens[j-1].End == d.Tokens[j].Start
		if !glued || r == '‘' {
			return false // a new quotation opens first: ours closed
		}
		return true
	}
	return false
}
