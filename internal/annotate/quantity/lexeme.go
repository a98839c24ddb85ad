package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

type kind byte

const (
	wordKind  kind = iota
	digitKind      // digits with separators: "35,000", "2.5", ".5"
	signKind       // punctuation and symbols
	codeKind       // what can be no figure: addresses, clock times, "F16"
)

// lexeme is a token or a part of one: "2.7m" is "2.7" and "m". Numbers, units and hedges are read off lexemes.
type lexeme struct {
	news.Span
	text  string // as printed
	low   string // lower case, with straight apostrophes
	kind  kind
	glued bool // no space before it
	tok   int  // index into Doc.Tokens
}

// lexemes appends the lexemes of sentence s to buf.
func lexemes(buf []lexeme, d *lang.Doc, s lang.Sentence) []lexeme {
	prev := -1
	add := func(tok, a, b int, k kind) {
		w := d.Text[a:b]
		buf = append(buf, lexeme{news.Span{Start: a, End: b}, w, fold(w), k, a == prev, tok})
		prev = b
	}
	for i := s.First; i < s.Last; i++ {
		t := d.Tokens[i]
		w := d.Word(t)
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case w == "." && i+1 < s.Last && d.Tokens[i+1].Start == t.End && t.Start != prev && digit(d.Text[t.End]):
			i++ // ".5"
			end := t.End + digitsEnd(d.W(i))
			add(i, t.Start, end, digitKind)
			if end < d.Tokens[i].End {
				add(i, end, d.Tokens[i].End, wordKind)
			}
		case digit(w[0]):
			n := digitsEnd(w)
			rest := w[n:]
			if strings.IndexByte(w[:n], ':') >= 0 || strings.Count(w[:n], ".") > 1 && strings.IndexByte(w[:n], ',') < 0 {
				add(i, t.Start, t.End, codeKind)
				continue
			}
			add(i, t.Start, t.Start+n, digitKind)
			if rest != "" {
				add(i, t.Start+n, t.End, wordKind)
			}
		case !unicode.IsLetter(r):
			k := signKind
			if _, ok := vulgar[r]; ok {
				k = digitKind
			}
			add(i, t.Start, t.End, k)
		default:
			splitLetters(d.Text, i, t.Span, add)
		}
	}
	return buf
}

// splitLetters adds a word; letters and digits together are a currency and its amount ("USD10m"), a unit ("m2") or a
// code ("F16").
func splitLetters(text string, tok int, s news.Span, add func(tok, a, b int, k kind)) {
	w := s.Of(text)
	at := strings.IndexAny(w, "0123456789")
	if at < 0 {
		if strings.IndexByte(w, '@') >= 0 || strings.HasPrefix(w, "http") && strings.IndexByte(w, ':') >= 0 {
			add(tok, s.Start, s.End, codeKind)
			return
		}
		add(tok, s.Start, s.End, wordKind)
		return
	}
	before := s.Start > 0 && text[s.Start-1] == '$' // "$US113"
	if before && at <= 2 || units.prefix([]lexeme{{text: w[:at], low: w[:at]}}, 0) == 1 || millions(w[:at]) != nil {
		n := at + digitsEnd(w[at:])
		add(tok, s.Start, s.Start+at, wordKind)
		add(tok, s.Start+at, s.Start+n, digitKind)
		if n < len(w) {
			add(tok, s.Start+n, s.End, wordKind)
		}
		return
	}
	if units.symbols[w] != nil {
		add(tok, s.Start, s.End, wordKind)
		return
	}
	add(tok, s.Start, s.End, codeKind)
}

// digitsEnd returns the length of the digits with inner separators that w starts with.
func digitsEnd(w string) int {
	n := 0
	for n < len(w) && (digit(w[n]) || (w[n] == ',' || w[n] == '.' || w[n] == ':') && n > 0 && n+1 < len(w) && digit(w[n+1])) {
		n++
	}
	return n
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// fold returns w in lower case with straight apostrophes.
func fold(w string) string {
	for i := 0; i < len(w); i++ {
		if w[i] >= 0x80 || 'A' <= w[i] && w[i] <= 'Z' {
			return strings.ReplaceAll(strings.ToLower(w), "’", "'")
		}
	}
	return w
}

// split cuts a phrase of a data file as the tokeniser and lexemes cut text: runs of letters, digits, stops and
// apostrophes, and single signs.
func split(phrase string) []string {
	var out []string
	for _, f := range strings.Fields(phrase) {
		start := 0
		for i, r := range f {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' && i > 0 || r == '\'' {
				continue
			}
			if start < i {
				out = append(out, f[start:i])
			}
			start = i + utf8.RuneLen(r)
			out = append(out, f[i:start])
		}
		if start < len(f) {
			out = append(out, f[start:])
		}
	}
	return out
}

// capital reports whether w has a capital letter: "Boeing", "iPhone".
func capital(w string) bool {
	if upper(w) {
		return true
	}
	for i := 1; i < len(w); i++ {
		if 'A' <= w[i] && w[i] <= 'Z' {
			return true
		}
	}
	return false
}

// upper reports whether w starts with a capital letter.
func upper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
