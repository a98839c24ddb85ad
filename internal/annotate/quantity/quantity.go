// Package quantity finds figures: numbers with their hedge, unit, the thing counted, and whether they are told as a fact,
// a projection or a plan ("quantified statements", Almasian et al. 2023).
//
// A sentence is cut into lexemes; from left to right a number is read with its sign, currency, scale and unit (numeral.go,
// spelled.go, amount.go), joined with a second one to a range (span.go), refused when it is a date, a name or a score
// (refuse.go), and given its hedge (hedge.go) and its noun (noun.go).
package quantity

import (
	"sort"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// maxLexemes bounds the length of a sentence that is read; longer ones are tables or debris, and are read in pieces of
// this size.
const maxLexemes = 2000

// reader reads one sentence.
type reader struct {
	text  string
	doc   *lang.Doc
	times []news.Time // those that overlap the sentence
	lex   []lexeme
	out   []news.Quantity
	// open holds the indexes in out of numbers that wait for the unit of a later one: "7- or 8-inch".
	open []int
	// last is the figure before, for hedges that carry over to a conversion in brackets.
	last amount
	// busy is the lexeme where the noun phrase of the figure before ends: a bare number before it is part of that
	// phrase ("two new 737 jets").
	busy int
	// counted is the unit of the last counted thing, for numbers that leave it out: "compared with 63".
	counted string
	// single says that the noun phrase being read may be a singular: then a plural in it is a modifier ("rules committee").
	single bool
}

// Annotate returns the quantities of a report in text order. Numbers inside the given times are dates and clock times,
// not figures, but durations are figures with a unit of time. Nothing is taken from furniture.
func Annotate(t *news.Text, d *lang.Doc, times []news.Time) []news.Quantity {
	r := &reader{text: t.Text, doc: d}
	first := 0
	for _, s := range d.Sentences {
		for first < len(times) && times[first].End <= s.Start {
			first++
		}
		if !t.Usable(s.Span) {
			continue
		}
		last := first
		for last < len(times) && times[last].Start < s.End {
			last++
		}
		r.times = times[first:last]
		for a := s.First; a < s.Last; a += maxLexemes {
			part := s
			part.First, part.Last = a, min(a+maxLexemes, s.Last)
			r.lex = lexemes(r.lex[:0], d, part)
			r.sentence()
		}
	}
	sort.SliceStable(r.out, func(i, j int) bool { return r.out[i].Start < r.out[j].Start })
	return r.out
}

// sentence reads the figures of the lexemes at hand.
func (r *reader) sentence() {
	r.open, r.last, r.busy, r.counted = r.open[:0], amount{}, 0, ""
	from := len(r.out)
	defer func() { r.out = twoSided(r.text, r.out, from) }()
	for i := 0; i < len(r.lex); {
		if !r.starts(i) {
			i++
			continue
		}
		a, ok := r.ordinalAt(i)
		if !ok {
			a, ok = r.amountAt(i)
		}
		if !ok {
			i++
			continue
		}
		if end, why := r.refuse(a); why != "" {
			i = max(end, i+1)
			continue
		}
		a = r.joined(a)
		r.add(a)
		i = max(a.last, i+1)
	}
}

// starts reports whether a figure may start at lexeme i; most lexemes are refused here.
func (r *reader) starts(i int) bool {
	l := &r.lex[i]
	switch l.kind {
	case digitKind:
		return true
	case codeKind:
		return false
	case signKind:
		switch l.low {
		case "-", "−", "–":
			return r.numeric(i+1) && (r.glued(i+1) || i == 0 && len(r.lex) <= 5)
		}
		return units.symbols[l.text] != nil
	}
	w := l.low
	if w == "a" || w == "an" {
		k := r.low(i + 1)
		return numberWords[k].class != noNumber || parts[k] > 0 || k == "couple"
	}
	if millions(l.text) != nil {
		return true
	}
	return numberWords[w].class != noNumber || openers[w] || units.symbols[l.text] != nil || units.words[w] != nil && r.low(i+1) == "$"
}

// add gives a figure its hedge, noun and the rest, and appends it.
func (r *reader) add(a amount) {
	q := news.Quantity{Bound: news.BoundExact, Modality: news.ModalityAsserted, Ordinal: a.num.ordinal, Rule: a.rule}
	q.Number = r.span(a.numFirst, a.numLast)
	q.Span = r.span(a.first, a.last)
	low, high := a.num.low, a.num.high
	switch {
	case a.num.vague:
		q.Bound = news.BoundVague
	case low != high:
		q.Bound = news.BoundRange
	}
	q.Low, q.High = &low, &high
	h := r.hedge(&a)
	r.thing(&a, &q)
	if (h == nil || h.bound == news.BoundApprox) && a.noun > a.last {
		if after := r.hedgeAfter(&a, a.noun); after != nil {
			h = after
		}
	}
	if !a.num.ordinal {
		if q.Unit != "" || !a.num.words || a.num.fold {
			q.Change = r.change(&a)
		}
		q.Modality = r.modality(&a)
		if a.unit != nil && q.Thing == "" {
			if s := r.measured(&a, &q); !s.Empty() && !s.Overlaps(q.Span) {
				q.Thing, q.ThingAt = s.Of(r.text), s
			}
		}
		r.bound(&a, &q, h)
	}
	r.out = append(r.out, q)
	if a.suspended {
		r.open = append(r.open, len(r.out)-1)
	} else if len(r.open) > 0 {
		for _, i := range r.open {
			if r.out[i].Unit == "" {
				r.out[i].Unit = q.Unit
			}
		}
		r.open = r.open[:0]
	}
	a.hedge = h
	r.last = a
}

// span returns the text of lexemes [i,j).
func (r *reader) span(i, j int) news.Span {
	if i >= j {
		return news.Span{}
	}
	return news.Span{Start: r.lex[i].Start, End: r.lex[j-1].End}
}
