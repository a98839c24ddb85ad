package news

import (
	"fmt"
	"unicode/utf8"
)

// Span is a piece of a report's kept text: byte offsets, half-open, on rune borders.
// The zero Span is empty and stands for "not in the text".
type Span struct {
	Start, End int
}

// Of returns the words the span stands for. It panics when the span does not lie in text, as slicing does.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Len returns the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no text.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies within s. An empty o lies nowhere.
func (s Span) Contains(o Span) bool { return !o.Empty() && s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover returns the smallest span that holds both. An empty span adds nothing.
func (s Span) Cover(o Span) Span {
	if s.Empty() {
		return o
	}
	if o.Empty() {
		return s
	}
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// Check returns an error when the span is no proper slice of text: out of bounds, reversed, or inside a rune.
func (s Span) Check(text string) error {
	if s.Start < 0 || s.End < s.Start || s.End > len(text) {
		return fmt.Errorf("span [%d,%d) lies outside a text of %d bytes", s.Start, s.End, len(text))
	}
	if s.Start < len(text) && !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		return fmt.Errorf("span [%d,%d) cuts a rune", s.Start, s.End)
	}
	return nil
}

// Spans is a piece of text in several parts, in text order and without overlap: the content of «"We came," she said, "and
// we saw"» has two.
type Spans []Span

// Cover returns the smallest span that holds every part; the zero Span for none.
func (p Spans) Cover() Span {
	if len(p) == 0 {
		return Span{}
	}
	return Span{p[0].Start, p[len(p)-1].End}
}

// Overlaps reports whether any part shares a byte with s.
func (p Spans) Overlaps(s Span) bool {
	for _, x := range p {
		if x.Overlaps(s) {
			return true
		}
	}
	return false
}

// Contains reports whether one part holds the whole of s.
func (p Spans) Contains(s Span) bool {
	for _, x := range p {
		if x.Contains(s) {
			return true
		}
	}
	return false
}
