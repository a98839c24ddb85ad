package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordKind is the shape of a word as the line rules see it.
type wordKind uint8

const (
	wordLower wordKind = iota // starts with a small letter
	wordCap                   // starts with a capital
	wordUpper                 // two or more letters, all capital
	wordNumber
	wordClock // 6:55, 4:10pm
	wordURL
	wordMail
	wordHandle // @name
	wordMark   // a punctuation mark or symbol, one rune
)

// word is a run of letters and digits, or one mark. Offsets are bytes into the text.
type word struct {
	start, end int
	kind       wordKind
}

// words appends the words of text[from:to] to buf.
func words(buf []word, text string, from, to int) []word {
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:to])
		switch {
		case unicode.IsSpace(r) || ignorable(r):
			i += n
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := wordEnd(text, i, to)
			buf = append(buf, word{i, end, shape(text[i:end])})
			i = end
		case r == '@' && i+1 < to && wordByte(text[i+1]):
			end := wordEnd(text, i+1, to)
			buf = append(buf, word{i, end, wordHandle})
			i = end
		default:
			buf = append(buf, word{i, i + n, wordMark})
			i += n
		}
	}
	return buf
}

// ignorable reports runes that print nothing: byte order mark, zero width and bidirectional marks, NUL.
func ignorable(r rune) bool {
	return r == 0 || r == '\ufeff' || '\u200b' <= r && r <= '\u200f' || '\u202a' <= r && r <= '\u202e' || '\u2060' <= r && r <= '\u2069'
}

func wordByte(c byte) bool {
	return c >= utf8.RuneSelf || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// wordEnd returns the end of the word that starts at i. An address runs to the next space; other words may hold
// apostrophes, hyphens, full stops, commas and colons between letters or digits.
func wordEnd(text string, i, to int) int {
	if s := text[i:to]; address(s) {
		if n := strings.IndexFunc(s, unicode.IsSpace); n >= 0 {
			return i + n
		}
		return to
	}
	prev := rune(0)
	for i < to {
		r, n := utf8.DecodeRuneInString(text[i:to])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' {
			prev = r
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i+n : to])
		switch r {
		case '\'', '’', '-', '&', '@', '.':
			if !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				return i
			}
		case ':', ',':
			if !unicode.IsDigit(prev) || !unicode.IsDigit(next) {
				return i
			}
		default:
			return i
		}
		prev = r
		i += n
	}
	return i
}

func address(s string) bool {
	switch s[0] {
	case 'h', 'H':
		return hasFold(s, "http://") || hasFold(s, "https://")
	case 'w', 'W':
		return hasFold(s, "www.")
	}
	return false
}

func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

func shape(s string) wordKind {
	if address(s) {
		return wordURL
	}
	if strings.IndexByte(s, '@') > 0 {
		return wordMail
	}
	r, _ := utf8.DecodeRuneInString(s)
	if unicode.IsDigit(r) {
		if strings.IndexByte(s, ':') > 0 {
			return wordClock
		}
		return wordNumber
	}
	if !unicode.IsUpper(r) {
		return wordLower
	}
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return wordCap
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 2 {
		return wordCap
	}
	return wordUpper
}

// fold returns s in small letters with a straight apostrophe; it allocates only when that changes something.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}
