package quantity

import "strings"

// ordinalAt reads an ordinal that counts an event: "the fourth public debate", "third call this year", "for the
// 12th time". Places in a date, a school class or a quarter of a year are none.
func (r *reader) ordinalAt(i int) (amount, bool) {
	v, last := 0., i+1
	l := &r.lex[i]
	switch {
	case l.kind == wordKind && ordinals[l.low] > 0:
		v = ordinals[l.low]
	case l.kind == digitKind && r.glued(i+1) && isSuffix(r.low(i+1)):
		x, plain, ok := r.atom(i)
		if !ok || !plain {
			return amount{}, false
		}
		v, last = x, i+2
	case l.kind == wordKind && numberWords[l.low].class == tensWord && r.low(i+1) == "-" && ordinals[r.low(i+2)] > 0 && ordinals[r.low(i+2)] < 10:
		v, last = numberWords[l.low].value+ordinals[r.low(i+2)], i+3
	default:
		return amount{}, false
	}
	p, ok := r.nounPhrase(last, &amount{hyphen: true})
	if !ok {
		return amount{}, false
	}
	found := false
	for k := p.first; k < p.last; k++ {
		if words["event"][singular(r.low(k))] {
			found = true
		}
	}
	if !found || v == 1 && r.low(p.head) == "time" {
		return amount{}, false
	}
	n := exact(i, last, v)
	n.ordinal, n.words = true, true
	return amount{first: i, last: last, numFirst: i, numLast: last, num: n, noun: last, rule: "ordinal"}, true
}

func isSuffix(w string) bool {
	return w == "st" || w == "nd" || w == "rd" || w == "th" || strings.EqualFold(w, "th")
}
