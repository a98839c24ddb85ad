package quantity

import (
	"math"

	"github.com/readoutdesk/readout/news"
)

// joined reads a second end after a and returns the range, or a itself.
func (r *reader) joined(a amount) amount {
	if a.num.ordinal || a.num.vague || a.num.fold {
		return a
	}
	if b, ok := r.ratio(a); ok {
		return b
	}
	if b, ok := r.compound(a); ok {
		a = b
	}
	before := r.low(a.first - 1)
	if _, n := hedgesBefore.endingAt(r.lex, a.first); n > 0 && a.first-n > 0 {
		if w := r.low(a.first - 1 - n); w == "between" || w == "from" {
			before = w
		}
	}
	j := a.last
	w := r.low(j)
	switch {
	case before == "between" && (w == "and" || w == "to"), w == "through" && a.num.plain, w == "~":
		if b, ok := r.secondEnd(j + 1); ok {
			return r.span2(a, b, "range")
		}
	case (w == "-" || w == "–" || w == "—" || w == "−") && !a.suspended && r.glued(j) == r.glued(j+1) && w != "—":
		if b, ok := r.secondEnd(j + 1); ok && r.ascending(a, b) {
			return r.span2(a, b, "range with a dash")
		}
	case a.suspended && w == "to", w == "-" && r.low(j+1) == "to" && r.low(j+2) == "-":
		k := j + 1
		if w == "-" {
			k = j + 3
		}
		if b, ok := r.secondEnd(k); ok && r.ascending(a, b) {
			return r.span2(a, b, "range")
		}
	case w == "to":
		b, ok := r.secondEnd(j + 1)
		if ok && (before == "from" || before == "between" || (r.ascending(a, b) || a.unit != nil && b.unit != nil && a.unit.name == b.unit.name && a.last > a.numLast) && !r.reached(a, b)) && r.like(a, b, before == "from") {
			return r.span2(a, b, "range")
		}
	case w == "or" && !a.suspended && j+1 < len(r.lex) && r.starts(j+1):
		b, ok := r.amountAt(j + 1)
		if ok && a.unit == nil && b.num.words == a.num.words && b.num.low > a.num.low && b.num.low <= 2*a.num.low+1 && !b.num.part {
			return r.span2(a, b, "range with or")
		}
	}
	if before == "from" || before == "between" {
		return r.fromTo(a, before)
	}
	return a
}

// secondEnd reads the second end of a range.
func (r *reader) secondEnd(j int) (amount, bool) {
	if _, n := hedgesAt(r, j); n > 0 {
		j += n
	}
	if j >= len(r.lex) || !r.starts(j) {
		return amount{}, false
	}
	return r.amountAt(j)
}

// hedgesAt skips a hedge inside a range: "from about 5 to about 10".
func hedgesAt(r *reader, j int) (int, int) {
	v, n := hedgesBefore.at(r.lex, j)
	if n > 0 && (hedges[v].bound == news.BoundApprox || hedges[v].bound == news.BoundAtMost) && r.numericAhead(j+n) {
		return v, n
	}
	return 0, 0
}

func (r *reader) numericAhead(j int) bool { return j < len(r.lex) && r.starts(j) }

// ascending reports whether a and b may be the ends of a range told with a dash: the second is more, and neither is a
// year, a score or a part of a telephone number.
func (r *reader) ascending(a, b amount) bool {
	x, y := a.num.low, b.num.low
	if a.num.scale == 1 && b.num.scale > 1 && x < b.num.base {
		x *= b.num.scale
	}
	if r.low(b.last) == "-" && r.numeric(b.last+1) || r.low(a.first-1) == "-" && r.numeric(a.first-2) {
		return false
	}
	return x < y
}

// like reports whether two amounts may be the ends of one range: the same unit, or one of them without.
func (r *reader) like(a, b amount, from bool) bool {
	switch {
	case a.unit == nil || b.unit == nil:
		if a.unit != nil && !from {
			return a.unit.kind == "money"
		}
		return true
	case a.unit.name == b.unit.name:
		return true
	case a.unit.kind == "money" && b.unit.kind == "money":
		return true
	}
	return false
}

// reached reports whether "a to b" tells a change and a level: "rose 3 points to 5".
func (r *reader) reached(a, b amount) bool {
	if r.changeBefore(&a) == news.ChangeNone {
		return false
	}
	return a.unit != nil && b.unit == nil || a.unit == nil && b.unit != nil && b.unit.kind == "money"
}

// span2 joins two ends. Scale, currency and unit told once hold for both.
func (r *reader) span2(a, b amount, rule string) amount {
	if !r.like(a, b, true) {
		return a
	}
	x, y := a.num, b.num
	if x.scale == 1 && y.scale > 1 && x.low < y.base {
		x.times(y.scale)
	} else if x.scale > 1 && y.scale == 1 && y.low < 1000 && y.low > x.base && x.scale >= 1000 && (a.unit == nil || a.unit.kind == "money") && b.unit == nil {
		y.times(x.scale)
	}
	out := b
	out.first, out.numFirst = a.first, a.numFirst
	out.from, out.to = x.low, y.low
	out.num = x
	out.num.low, out.num.high = min(x.low, y.low), max(x.high, y.high)
	out.num.plain, out.num.vague = false, y.vague
	out.num.last = y.last
	out.rule = rule
	if out.unit == nil || a.unit != nil && a.unit.kind == "money" && out.unit.kind == "money" && out.unit.name == "dollar" {
		out.unit = a.unit
	}
	if out.per == "" && out.unit != nil && a.unit != nil && out.unit.name == a.unit.name {
		out.per = a.per
	}
	return out
}

// maxApart is how many lexemes may stand between the ends of "from 20 miles in May to 29 miles".
const maxApart = 9

// fromTo reads the second end of "from A … to B" with words between, and "from A (x) to B (y)".
func (r *reader) fromTo(a amount, before string) amount {
	want := "to"
	if before == "between" {
		want = "and"
	}
	for j := a.last; j < min(len(r.lex), a.last+maxApart); j++ {
		switch r.low(j) {
		case ",", ";", ".", "from", "by", ":":
			return a
		}
		if r.low(j) != want {
			continue
		}
		b, ok := r.secondEnd(j + 1)
		if !ok {
			continue
		}
		if w := r.low(b.last); (w == "-" || w == "–") && r.numeric(b.last+1) { // a range of its own
			return a
		}
		if a.unit == nil && b.unit == nil || a.unit != nil && b.unit != nil && a.unit.name == b.unit.name && (a.per == b.per || b.per == "") || a.unit != nil && b.unit == nil && !r.nounFollows(b.last) && before == "from" {
			if _, why := r.refuse(b); why != "" {
				return a
			}
			for k := a.last; k < j; k++ { // brackets hold conversions: each end stands for itself
				if r.low(k) == "(" && r.numeric(k+1) {
					return a
				}
			}
			return r.span2(a, b, "range told apart")
		}
		return a
	}
	return a
}

// compound reads a length in two units: "5 ft 2 in".
func (r *reader) compound(a amount) (amount, bool) {
	if a.unit != nil && a.unit.kind == "money" && a.num.scale == 1 && a.last > a.numLast && !a.hyphen && a.per == "" {
		return r.change100(a)
	}
	if a.unit == nil || a.unit.name != "foot" || a.hyphen {
		return a, false
	}
	j := a.last
	if r.low(j) == "and" || r.low(j) == "," {
		j++
	}
	if !r.numeric(j) {
		return a, false
	}
	b, ok := r.amountAt(j)
	if !ok || b.unit == nil || b.unit.name != "inch" || b.num.low >= 12 {
		return a, false
	}
	a.num.low += b.num.low / 12
	a.num.high = a.num.low
	a.last, a.numLast, a.noun = b.last, b.numLast, b.last
	a.rule = "feet and inches"
	return a, true
}

// change100 reads "3 dollars 50 cents" and "3 dollars 50".
func (r *reader) change100(a amount) (amount, bool) {
	j := a.last
	if r.low(j) == "and" {
		j++
	}
	if !r.numeric(j) {
		return a, false
	}
	b, ok := r.amountAt(j)
	if !ok || b.num.low >= 100 || b.num.low < 1 || b.num.scale != 1 || b.num.low != float64(int(b.num.low)) {
		return a, false
	}
	if b.unit != nil && b.unit.name != "cent" && b.unit.name != "penny" || b.unit == nil && (b.num.low < 10 || !r.ends(b.last) && r.low(b.last) != "more" || r.low(b.last) == "-" || r.low(b.last) == ",") {
		return a, false
	}
	a.num.low += b.num.low / 100
	a.num.high = a.num.low
	a.last, a.numLast, a.noun = b.last, b.numLast, b.last
	a.rule = "whole and hundredths"
	return a, true
}

// ratio reads "one in five", "two out of five hundred".
func (r *reader) ratio(a amount) (amount, bool) {
	j := a.last
	n := 0
	switch {
	case r.low(j) == "in" || r.low(j) == "over":
		n = 1
	case r.low(j) == "out" && r.low(j+1) == "of":
		n = 2
	}
	if n == 0 || a.unit != nil || a.num.high > 20 && r.low(j) != "over" || math.Abs(a.num.low) < 1 || !r.numeric(j+n) || a.num.part {
		return a, false
	}
	b, ok := r.amountAt(j + n)
	if !ok || b.unit != nil && b.unit.kind != "time" || b.num.low <= a.num.low && r.low(j) != "over" || b.num.low == 0 || !b.num.words && !b.num.plain {
		return a, false
	}
	if b.unit != nil || r.low(j) == "in" && (!a.num.words && (!b.num.words && b.num.low > 20 || b.num.words && a.num.low > 1) || a.num.low > 9 || b.num.scale > 1 && a.num.low > 1) || r.low(j) == "over" && !r.ends(b.last) {
		return a, false
	}
	v := a.num.low / b.num.low
	b.first, b.numFirst = a.first, a.numFirst
	b.num.low, b.num.high, b.num.part = v, v, true
	b.rule = "ratio"
	return b, true
}

// twoSided joins figures of out from index first on that are the two sides of one: "more than 100 and fewer than 300".
func twoSided(text string, out []news.Quantity, first int) []news.Quantity {
	for i := first; i+1 < len(out); i++ {
		a, b := &out[i], &out[i+1]
		if a.Bound == b.Bound || a.Bound != news.BoundAtLeast && a.Bound != news.BoundAtMost || b.Bound != news.BoundAtLeast && b.Bound != news.BoundAtMost || a.Span.End > b.Span.Start || a.Unit != "" && a.Unit != b.Unit {
			continue
		}
		low, high := a.Low, b.High
		if low == nil {
			low, high = b.Low, a.High
		}
		gap := text[a.Span.End:b.Span.Start]
		if *low >= *high || !andBetween(gap) {
			continue
		}
		b.Low, b.High, b.Bound, b.Strict = low, high, news.BoundRange, false
		b.Start, b.Number.Start = a.Start, a.Number.Start
		b.Rule = "two-sided range"
		out = append(out[:i], out[i+1:]...)
	}
	return out
}

// andBetween reports whether gap is a conjunction and a hedge.
func andBetween(gap string) bool {
	w := split(fold(gap))
	if len(w) == 0 || len(w) > 8 {
		return false
	}
	switch w[0] {
	case "and", "but", ",":
	default:
		return false
	}
	lex := make([]lexeme, len(w))
	for i := range w {
		lex[i].low = w[i]
	}
	at := 1
	if w[0] == "," && len(w) > 1 && (w[1] == "but" || w[1] == "and") {
		at = 2
	}
	_, n := hedgesBefore.at(lex, at)
	return n > 0 && at+n == len(w)
}
