package quantity

import "strings"

// wordNumber reads a number that starts with a word: "forty-two", "half a million", "dozens", "tens of thousands", "a
// third", "several hundred".
func (r *reader) wordNumber(i int) (numeral, bool) {
	w := r.lex[i].low
	if v, ok := vagues[w]; ok {
		return r.vagueAt(i, v)
	}
	if f := folds[w]; f > 0 {
		n := exact(i, i+1, f)
		n.fold, n.words = true, true
		return n, true
	}
	if somes[w] > 0 {
		return r.someAt(i)
	}
	if w == "half" || w == "quarter" {
		return r.halfAt(i)
	}
	if n, ok := r.partNumber(i); ok {
		return n, true
	}
	n, ok := r.spelled(i)
	if !ok {
		return n, false
	}
	n.words = true
	r.mixed(&n)
	if n.scale == 1 {
		r.scaled(&n)
	}
	r.half(&n)
	return n, true
}

// spelled reads a whole number in words, or digits with scale words between: "two hundred and six", "4 thousand 3 hundred".
func (r *reader) spelled(i int) (numeral, bool) {
	total, group, mag := 0., 0., 0. // mag: size of the last word; 0 at the start of a group
	scale := 1e18                   // the last scale word
	before := 0.                    // the group before "and"
	j, seen := i, false
	if w := r.low(i); (w == "a" || w == "an") && (numberWords[r.low(i+1)].class == scaleWord || numberWords[r.low(i+1)].class == dozenWord) {
		group, mag, seen = 1, 0.5, true
		j = i + 1
	}
	last := j
	words := 0
	for j < len(r.lex) {
		k := j
		joined := false
		if seen && words > 0 {
			switch {
			case r.low(k) == "and" && mag >= 100:
				if num, den, _, ok := r.partAt(k + 1); ok && num < den { // "six million and two thirds"
					return r.whole(i, last, total+group, scale, mag)
				}
				joined, before = true, group
				k++
			case r.low(k) == "-" && k+1 < len(r.lex) && r.lex[k+1].kind == wordKind:
				k++
			}
		}
		if k >= len(r.lex) {
			break
		}
		l := &r.lex[k]
		w := numberWords[l.low]
		v := w.value
		if l.kind == digitKind {
			x, _, ok := r.atom(k)
			next := numberWords[r.low(k+1)]
			if !ok || seen && (x == 0 || mag < 100 || x >= mag || !joined && next.class != scaleWord || joined && mag != 100 || next.class == scaleWord && x*next.value >= mag) {
				break
			}
			group, mag = group+x, 0.5
		} else if w.class == unitWord && (mag == 0 || mag >= 100 || mag == 10 && v < 10 && v > 0) && !(joined && r.bigger(k, mag)) {
			group += v
			mag = 1
		} else if w.class == tensWord && (mag == 0 || mag >= 100) && !(joined && r.bigger(k, mag)) {
			group += v
			mag = 10
		} else if l.low == "hundred" && group > 0 && mag < 100 && mag > 0 {
			group *= 100
			mag = 100
		} else if w.class == dozenWord && group > 0 && mag < 100 && mag > 0 {
			group = before + (group-before)*12
			last, seen, words = k+1, true, words+1
			break
		} else if w.class == scaleWord && l.low != "hundred" && group > 0 && v < scale && !joined {
			total += group * v
			group, mag, scale = 0, v, v
		} else if w.class == scaleWord && group == 0 && total > 0 && mag >= 100 && l.low != "hundred" && !joined {
			total *= v
			mag, scale = v, v
		} else {
			break
		}
		seen = true
		words++
		j = k + 1
		last = j
	}
	if !seen || words == 0 || last == i {
		return numeral{}, false
	}
	return r.whole(i, last, total+group, scale, mag)
}

// whole returns a spelled number with the scale it was told in.
func (r *reader) whole(i, last int, v, scale, mag float64) (numeral, bool) {
	n := exact(i, last, v)
	if scale < 1e18 {
		n.scale = scale
		n.base = v / scale
	} else if mag == 100 {
		n.scale, n.base = 100, v/100
	}
	return n, true
}

// bigger reports whether the number words from k on, after an "and", make a number of their own: the second of "one
// hundred and two hundred".
func (r *reader) bigger(k int, mag float64) bool {
	for n := 0; n < 3 && k < len(r.lex); n, k = n+1, k+1 {
		w := numberWords[r.low(k)]
		if w.class == scaleWord {
			return w.value >= mag && (w.value == 100 || mag >= 1000)
		}
		if w.class == noNumber && r.low(k) != "-" {
			return false
		}
	}
	return false
}

// mixed reads what may follow a whole number in words: "point five", "thirds", "and two thirds".
func (r *reader) mixed(n *numeral) {
	j := n.last
	if r.low(j) == "point" {
		f, v := 0.1, 0.
		k := j + 1
		for ; k < len(r.lex); k++ {
			w := numberWords[r.low(k)]
			if w.class == unitWord && w.value < 10 {
				v += w.value * f
				f /= 10
				continue
			}
			if k == j+1 && (w.class == tensWord || w.class == unitWord) {
				v = w.value / 100
				if u := numberWords[strings.TrimPrefix(r.low(k+2), "-")]; r.low(k+1) == "-" && u.class == unitWord && u.value < 10 && w.class == tensWord {
					v += u.value / 100
					k += 2
				}
				k++
			}
			break
		}
		if k > j+1 {
			n.set(n.low+v, k)
		}
		return
	}
	if r.low(j) == "-" {
		j++
	}
	if den, last := r.denominator(j); den > 0 && n.low > 1 && strings.HasSuffix(r.low(last-1), "s") {
		if t := numberWords[r.low(n.last-1)]; t.class == tensWord && den > 2 && den < 10 && n.low > t.value && r.low(n.last-2) != "and" {
			n.low, den = n.low-t.value, den+t.value // "one hundred thirty-fifths"
		}
		n.set(n.low/den, last)
		n.part = n.low < 1
	}
}

// partNumber reads a share: "two thirds", "a quarter of", "one in five". A singular with "a" may be an ordinal ("a third
// person"), so it must be followed by "of" or end its clause.
func (r *reader) partNumber(i int) (numeral, bool) {
	num, den, last, ok := r.partAt(i)
	if !ok {
		return numeral{}, false
	}
	if num == 1 && den != 2 && (r.low(i) != "one" || den == 4 && r.low(last-1) == "quarter") && !r.sharing(last) {
		return numeral{}, false
	}
	if den == 2 && num == 1 && r.low(i) == "a" && (r.low(i-1) == "and" || r.low(last) == "-") {
		return numeral{}, false
	}
	n := exact(i, last, num/den)
	n.words, n.part = true, true
	k := last
	if r.low(k) == "of" && r.low(k+1) == "a" {
		k += 2
	}
	if w := numberWords[r.low(k)]; w.class == scaleWord && w.value >= 1e3 {
		n.times(w.value)
		n.last, n.part = k+1, false
	}
	return n, true
}

// sharing reports whether a singular denominator before lexeme j is a share and no ordinal.
func (r *reader) sharing(j int) bool {
	if j >= len(r.lex) || numberWords[r.low(j)].class == scaleWord {
		return true
	}
	switch r.low(j) {
	case "of", "and", "the", "more", "less", "off", "as", "to", "from", "point":
		return true
	}
	return r.lex[j].kind == signKind && r.low(j) != "-" && r.low(j) != "\"" && r.low(j) != "/"
}

// halfAt reads "half" and "quarter" without an article: "half a million", "half of", "half an hour", "nearly half".
func (r *reader) halfAt(i int) (numeral, bool) {
	v := 0.5
	if r.low(i) == "quarter" {
		v = 0.25
	}
	n := exact(i, i+1, v)
	n.words, n.part = true, true
	switch next := r.low(i + 1); {
	case next == "a" || next == "an":
		if w := numberWords[r.low(i+2)]; w.class == scaleWord || w.class == dozenWord {
			n.times(w.value)
			n.last, n.part = i+3, false
			return n, true
		}
		if v, k := units.words.at(r.lex, i+2); k > 0 && units.list[v].kind != "money" {
			n.last, n.part = i+2, false
			return n, true
		}
		return n, false
	case numberWords[next].class == scaleWord || numberWords[next].class == dozenWord:
		n.times(numberWords[next].value)
		n.last, n.part = i+2, false
		return n, true
	case v == 0.25:
		return n, false
	case next == "of" || next == "the" || next == "its" || next == "their" || next == "his" || next == "all" || next == "our" || next == "these" || next == "those":
		return n, r.low(i-1) != "first" && r.low(i-1) != "second" && r.low(i-1) != "other" && r.low(i-1) != "better"
	}
	if v, k := hedgesBefore.endingAt(r.lex, i); k > 0 && !hedges[v].skip && r.low(i-1) != "the" {
		return n, true
	}
	return n, false
}

// vagueAt reads "dozens of", "tens of thousands".
func (r *reader) vagueAt(i int, v vagueRange) (numeral, bool) {
	n := numeral{first: i, last: i + 1, low: v.low, high: v.high, base: v.low, scale: 1, words: true, vague: true}
	for r.low(n.last) == "of" {
		w, ok := vagues[r.low(n.last+1)]
		if !ok || w.low < 100 {
			break
		}
		unit := w.low / 2
		n.low, n.high = n.low*unit, (n.high+1)*unit-1
		n.last += 2
	}
	if n.last == i+1 && r.low(i+1) != "of" && (v.low == 20 || v.low == 40) {
		return n, false // "scores", "tens" without "of"
	}
	return n, true
}

// someAt reads "several hundred", "a few thousand", "a couple of dozen".
func (r *reader) someAt(i int) (numeral, bool) {
	v := somes[r.low(i)]
	j := i + 1
	if r.low(j) == "of" && r.low(i) == "couple" {
		j++
	}
	w := numberWords[r.low(j)]
	if w.class != scaleWord && w.class != dozenWord {
		return numeral{}, false
	}
	n := numeral{first: i, last: j + 1, low: v * w.value, high: 10*w.value - 1, base: v, scale: w.value, words: true, vague: true}
	if w.class == dozenWord {
		n.high = 99
	}
	if w2 := numberWords[r.low(j+1)]; w2.class == scaleWord && w2.value > w.value {
		n.low, n.high, n.last = n.low*w2.value, (n.high+1)*w2.value-1, j+2
	}
	return n, true
}
