// Package news holds the nouns of Readout: what a report is, what can be found in one, and what the record of a story
// is made of. It holds types and tiny methods only, imports nothing but the standard library, and knows nothing of how
// a value came about.
//
// # Text never changes
//
// A [Span] is two byte offsets into the kept text of one report ([Text].Text), half-open and on rune borders. Quoting
// is slicing. Code points appear at the JSON border only (internal/contract).
//
// # A value keeps its words
//
// "more than 6,200" is a floor, not a point: {Low: 6200, High: open, Bound: BoundAtLeast, Strict: true} and its span. What
// is not known is said to be unknown (a nil, an empty string, [SpeakerNone]); it is never a guess presented as found.
package news
