// Package contract holds the shapes of Readout's output, true to the contract with its readers, and the way from the
// nouns of package news into them and back. Only here are offsets code points.
package contract

import (
	"unicode/utf8"

	"github.com/readoutdesk/readout/news"
)

// step is the distance in bytes between two entries of an Offsets table.
const step = 64

// Offsets converts between byte offsets and code points (as the W3C Web Annotation TextPositionSelector counts them) in
// one text of valid UTF-8.
type Offsets struct {
	text   string
	points []int32 // code points that start before byte i*step; nil when the text is ASCII
	total  int     // code points in all
}

// NewOffsets returns the table for text.
func NewOffsets(text string) *Offsets {
	o := &Offsets{text: text, total: utf8.RuneCountInString(text)}
	if o.total == len(text) {
		return o
	}
	n := 0
	for i := 0; i < len(text); i++ {
		if i%step == 0 {
			o.points = append(o.points, int32(n))
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return o
}

// Point returns how many code points start before byte offset b. It panics for an offset outside the text.
func (o *Offsets) Point(b int) int {
	if o.points == nil {
		return b
	}
	if b == len(o.text) {
		return o.total
	}
	i := b / step
	n := int(o.points[i])
	for _, c := range []byte(o.text[i*step : b]) {
		if utf8.RuneStart(c) {
			n++
		}
	}
	return n
}

// Byte returns the byte offset of code point p, and false when the text has fewer than p code points or p is negative.
func (o *Offsets) Byte(p int) (int, bool) {
	if p < 0 || p > o.total {
		return 0, false
	}
	if o.points == nil || p == o.total {
		if p == o.total {
			return len(o.text), true
		}
		return p, true
	}
	lo, hi := 0, len(o.points)
	for hi-lo > 1 {
		if m := (lo + hi) / 2; int(o.points[m]) <= p {
			lo = m
		} else {
			hi = m
		}
	}
	n, b := int(o.points[lo]), lo*step
	for ; b < len(o.text); b++ {
		if !utf8.RuneStart(o.text[b]) {
			continue
		}
		if n == p {
			return b, true
		}
		n++
	}
	return len(o.text), true
}

// Range returns start and end of s in code points.
func (o *Offsets) Range(s news.Span) (start, end int) { return o.Point(s.Start), o.Point(s.End) }

func (o *Offsets) pairs(p news.Spans) [][2]int {
	out := make([][2]int, len(p))
	for i, s := range p {
		out[i][0], out[i][1] = o.Range(s)
	}
	return out
}
