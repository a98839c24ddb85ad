// Package view turns a reading into what grouping compares: its running words without the furniture, and sparse vectors
// over them. A word is a 32-bit hash of its stem, so that no table of words has to be kept or shipped.
package view

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// Word is a word of running text: the hash of its stem and how it is printed.
type Word struct {
	Hash uint32
	Form Form
}

// Form says how a word is printed.
type Form uint8

const (
	Name   Form = 1 << iota // part of a name
	Number                  // has a digit first
	First                   // the first word of its sentence
	Lower                   // starts with a small letter
)

// Sentence is a sentence of the body: Words[First:Last] of its report. Key is equal for sentences of the same words.
type Sentence struct {
	news.Span
	First, Last int
	Key         uint64
}

// Report is what grouping sees of a reading.
type Report struct {
	ID        string
	Key       uint64 // hash of text and id
	content   uint64 // hash of the text alone: orders reports
	Words     []Word // of the body, in text order
	Sentences []Sentence
	Title     []Word
}

// Read returns the view of a reading. Only sentences of the body count: captions repeat and credits mislead; when a
// page leaves nothing else, side matter does.
func Read(r *annotate.Reading) Report {
	v := Report{ID: r.ID, Key: key(r.Text.Text, r.ID), content: key(r.Text.Text, r.Title)}
	names := named(r.Doc)
	v.Words = make([]Word, 0, len(r.Doc.Tokens))
	v.body(r, names, false)
	if len(v.Words) == 0 {
		v.body(r, names, true)
	}
	v.Title = words(r.Title)
	return v
}

// body appends the words of every sentence that may be used; with side, those of side matter.
func (v *Report) body(r *annotate.Reading, names []bool, side bool) {
	d, blocks := r.Doc, r.Blocks
	at := 0
	for _, s := range d.Sentences {
		for at < len(blocks) && blocks[at].End <= s.Start {
			at++
		}
		if at < len(blocks) && blocks[at].Start < s.End {
			k := blocks[at].Kind
			if k.Furniture() || k == news.BlockHeadline || k.Side() != side {
				continue
			}
		} else if side {
			continue
		}
		first := len(v.Words)
		v.Words = appendWords(v.Words, d, s, names)
		if len(v.Words) > first {
			v.Sentences = append(v.Sentences, Sentence{s.Span, first, len(v.Words), sentenceKey(v.Words[first:])})
		}
	}
}

// appendWords appends the words of a sentence; punctuation and clitics are none.
func appendWords(out []Word, d *lang.Doc, s lang.Sentence, names []bool) []Word {
	first := true
	for i := s.First; i < s.Last; i++ {
		t := d.Text[d.Tokens[i].Start:d.Tokens[i].End]
		r, _ := utf8.DecodeRuneInString(t)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		w := Word{Hash: Hash(t)}
		switch {
		case unicode.IsDigit(r):
			w.Form = Number
		case names != nil && names[i]:
			w.Form = Name
		case unicode.IsLower(r):
			w.Form = Lower
		case names == nil && unicode.IsUpper(r) && !first && !calendar[w.Hash]:
			w.Form = Name
		}
		if first {
			w.Form |= First
			first = false
		}
		out = append(out, w)
	}
	return out
}

// named marks the tokens that stand in a name; nil when no layer of names was filled.
func named(d *lang.Doc) []bool {
	if len(d.Mentions) == 0 {
		return nil
	}
	out := make([]bool, len(d.Tokens))
	i := 0
	for _, m := range d.Mentions {
		for i < len(d.Tokens) && d.Tokens[i].End <= m.Start {
			i++
		}
		for j := i; j < len(d.Tokens) && d.Tokens[j].Start < m.End; j++ {
			w := d.Text[d.Tokens[j].Start:d.Tokens[j].End]
			r, _ := utf8.DecodeRuneInString(w)
			out[j] = unicode.IsUpper(r) && !calendar[Hash(w)]
		}
	}
	return out
}

// words returns the words of a short text that no analysis covers.
func words(text string) []Word {
	var out []Word
	start := -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		w := Word{Hash: Hash(text[start:end])}
		r, _ := utf8.DecodeRuneInString(text[start:])
		switch {
		case unicode.IsDigit(r):
			w.Form = Number
		case unicode.IsUpper(r):
			w.Form = Name
		default:
			w.Form = Lower
		}
		out = append(out, w)
		start = -1
	}
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || start >= 0 && r == ',' && unicode.IsDigit(next(text, i+1)) {
			if start < 0 {
				start = i
			}
			continue
		}
		flush(i)
	}
	flush(len(text))
	return out
}

func next(text string, i int) rune {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}

// calendar holds days and months: they date a report and name nobody.
var calendar = func() map[uint32]bool {
	m := make(map[uint32]bool)
	for _, w := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
		"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
		"Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sept.", "Sep.", "Oct.", "Nov.", "Dec."} {
		m[Hash(w)] = true
	}
	return m
}()

// Calendar reports whether a word names a day of the week or a month.
func Calendar(hash uint32) bool { return calendar[hash] }

// Hash returns the hash of a word's stem: equal for "strike", "strikes" and "Striking".
func Hash(word string) uint32 {
	var buf [48]byte
	b := buf[:0]
	for i := 0; i < len(word) && len(b) < len(buf)-4; i++ {
		c := word[i]
		switch {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(word[i:])
			i += n - 1
			if r == '’' {
				r = '\''
			}
			b = utf8.AppendRune(b, unicode.ToLower(r))
		case 'A' <= c && c <= 'Z':
			b = append(b, c+'a'-'A')
		case c == '.' || c == ',':
		default:
			b = append(b, c)
		}
	}
	return fnv32(stem(b))
}

// stem cuts endings of number and tense: "charges", "charged", "charging" -> "charg". It need not give words, only the
// same bytes for forms of one word.
func stem(b []byte) []byte {
	n := len(b)
	has := func(end string) bool { return n > len(end)+2 && string(b[n-len(end):]) == end }
	switch {
	case n < 4 || b[0] < 'a':
		return b
	case has("ies"):
		b = append(b[:n-3], 'y')
	case has("sses"):
		b = b[:n-2]
	case has("ss"), has("us"), has("is"):
	case has("s"):
		b = b[:n-1]
	case n > 5 && has("ing"):
		b = undouble(b[:n-3])
	case n > 4 && has("ed") && !has("eed"):
		b = undouble(b[:n-2])
	}
	if n = len(b); n > 4 && b[n-1] == 'e' {
		b = b[:n-1]
	}
	return b
}

func undouble(b []byte) []byte {
	if n := len(b); n > 3 && b[n-1] == b[n-2] && b[n-1] != 'l' && b[n-1] != 's' {
		return b[:n-1]
	}
	return b
}

func fnv32(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

const offset64, prime64 = 14695981039346656037, 1099511628211

func key(parts ...string) uint64 {
	h := uint64(offset64)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint64(p[i])) * prime64
		}
		h = (h ^ 0xff) * prime64
	}
	return h
}

func sentenceKey(ws []Word) uint64 {
	h := uint64(offset64)
	for _, w := range ws {
		h = (h ^ uint64(w.Hash)) * prime64
	}
	return h ^ h>>29
}

// Order returns the indexes of the reports ordered by content, then id, so that no result depends on the order of input.
// Reports of the same text and id are the same report and keep the order of input among themselves.
func Order(vs []Report) []int {
	out := make([]int, len(vs))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Or(cmp.Compare(vs[a].content, vs[b].content), cmp.Compare(vs[a].ID, vs[b].ID))
	})
	return out
}
