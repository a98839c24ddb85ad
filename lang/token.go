package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readoutdesk/readout/lang/en"
	"github.com/readoutdesk/readout/news"
)

// abbreviations maps an abbreviation, lower case and without its last stop, to its kind.
var abbreviations = readKinds(en.Abbreviations)

// readKinds reads lines of a kind and its words; '#' starts a comment line.
func readKinds(data string) map[string]string {
	m := make(map[string]string)
	for line := range strings.Lines(data) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		for _, w := range f[1:] {
			m[w] = f[0]
		}
	}
	return m
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// clitics are split from the word before them, longest first (UD EWT).
var clitics = []string{"n't", "'ll", "'re", "'ve", "'s", "'m", "'d"}

// tokenize appends the tokens of text[s.Start:s.End] to toks.
func tokenize(toks []Token, text string, s news.Span) []Token {
	for i := s.Start; i < s.End; {
		r, n := utf8.DecodeRuneInString(text[i:s.End])
		switch {
		case unicode.IsSpace(r) || r == '\ufeff' || r == 0 || unicode.Is(unicode.Cf, r):
			i += n
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := wordEnd(text, i, s.End)
			toks = splitWord(toks, text, news.Span{Start: i, End: end})
			i = end
		default:
			end := punctEnd(text, i, s.End, r, n)
			toks = append(toks, Token{Span: news.Span{Start: i, End: end}, Head: -1})
			i = end
		}
	}
	return toks
}

// wordEnd returns where the word that starts at i ends: letters, digits and marks, with inner stops, commas and
// apostrophes where both neighbours allow them ("U.S.", "35,000", "4:25", "o'clock").
func wordEnd(text string, i, end int) int {
	if strings.HasPrefix(text[i:end], "http://") || strings.HasPrefix(text[i:end], "https://") || strings.HasPrefix(text[i:end], "www.") {
		j := i
		for j < end && text[j] > ' ' && text[j] != '"' && text[j] != ')' && text[j] != '<' {
			j++
		}
		for j > i+1 && strings.IndexByte(".,;:!?", text[j-1]) >= 0 {
			j--
		}
		return j
	}
	start := i
	prev := rune(0)
	// initials: so far single letters with stops between them ("U.S"); kept up to date here, since asking anew at every
	// stop would take quadratic time on "a.b.c…". part counts the letters since the last stop, stops the inner stops.
	initials, part, stops := true, 0, 0
	for i < end {
		r, n := utf8.DecodeRuneInString(text[i:end])
		switch {
		case unicode.IsLetter(r):
			part++
			initials = initials && part == 1
		case unicode.IsDigit(r) || unicode.Is(unicode.M, r):
			initials = false
		case r == '.':
			next, _ := utf8.DecodeRuneInString(text[i+n : end])
			inner := unicode.IsDigit(next) || unicode.IsLetter(next)
			dotted := initials && part == 1
			switch {
			case unicode.IsDigit(prev) && unicode.IsDigit(next): // 3.5
			case dotted && (unicode.IsLetter(next) && isInitialNext(text, i+n, end) || stops > 0): // U.S.
			case !inner && abbreviationHere(text, start, i, end):
			case !unicode.IsLetter(next) && i-start == 1 && unicode.IsUpper(prev) && text[start] != 'I': // J. Smith
			case i-start == 2 && text[start:i] == "Ph" && strings.HasPrefix(text[i:end], ".D."):
				return i + len(".D.")
			case i-start == 1 && beforeNumber(text[start], text[i+n:end]): // c. 1820, p. 7
				return i + n
			case unicode.IsLower(prev) && domain(text[i+n:end]): // example.org
			default:
				return i
			}
			if !inner || !unicode.IsDigit(prev) && !dotted && !domain(text[i+n:end]) {
				return i + n
			}
			part = 0
			stops++
		case r == ',' || r == ':':
			next, _ := utf8.DecodeRuneInString(text[i+n : end])
			if !unicode.IsDigit(prev) || !unicode.IsDigit(next) {
				return i
			}
			if r == ',' && !thousands(text, i+1, end) {
				return i
			}
			initials = false
		case isApostrophe(r):
			next, _ := utf8.DecodeRuneInString(text[i+n : end])
			if !unicode.IsLetter(next) || !unicode.IsLetter(prev) && !unicode.IsDigit(prev) {
				return i
			}
			initials = false
		case r == '@' || r == '_' || r == '&':
			next, _ := utf8.DecodeRuneInString(text[i+n : end])
			if !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				return i
			}
			initials = false
		case r == '-':
			next, _ := utf8.DecodeRuneInString(text[i+n : end])
			if i-start > 7 || !unicode.IsLower(next) || !prefixes[strings.ToLower(text[start:i])] {
				return i
			}
			initials = false
		default:
			return i
		}
		prev = r
		i += n
	}
	return i
}

// prefixes are no words of their own: UD keeps "non-profit" whole. Before a capital they are cut off all the same, so that
// the name in "pro-Russian" can be found.
var prefixes = readSet("non e re anti co pre pro post semi counter multi")

// beforeNumber reports whether a small letter is an abbreviation because a number follows: "c. 1820", "p. 7".
func beforeNumber(letter byte, rest string) bool {
	return strings.IndexByte("bcdmpv", letter) >= 0 && len(rest) > 1 && rest[0] == ' ' && rest[1] >= '0' && rest[1] <= '9'
}

// domain reports whether rest starts with a top-level domain, as nothing but an address does; "in" or "it" would be a
// missing space more often.
func domain(rest string) bool {
	n := 0
	for n < len(rest) && n <= 24 && (rest[n] >= 'a' && rest[n] <= 'z' || rest[n] >= '0' && rest[n] <= '9' || rest[n] == '-') {
		n++
	}
	if n < len(rest) && n > 0 && rest[n] == '.' { // a further part: "co.uk", "news.example.org"
		m := n + 1
		for m < len(rest) && m <= 48 && rest[m] >= 'a' && rest[m] <= 'z' {
			m++
		}
		if tops[rest[n+1:m]] {
			return true
		}
	}
	return n > 0 && tops[rest[:n]]
}

var tops = readSet("com org net gov edu mil info biz int uk ru ua de fr eu ca au nl pl cz cn jp kr br ch tv")

// isInitialNext reports whether a single letter and a stop follow at i.
func isInitialNext(text string, i, end int) bool {
	_, n := utf8.DecodeRuneInString(text[i:end])
	return i+n < end && text[i+n] == '.'
}

// abbreviationHere keeps words that are also ordinary words ("no", "in", "sun", "mar", "co") from being taken for
// abbreviations: those need a capital or a digit beside them.
func abbreviationHere(text string, start, i, end int) bool {
	word := text[start:i]
	if len(word) > 8 {
		return false
	}
	kind := abbreviations[strings.ToLower(word)]
	first, _ := utf8.DecodeRuneInString(word)
	next := strings.TrimLeft(text[i+1:end], " ")
	nr, _ := utf8.DecodeRuneInString(next)
	switch kind {
	case "month":
		return unicode.IsUpper(first) && (unicode.IsDigit(nr) || len(word) > 3 || !unicode.IsUpper(nr))
	case "day":
		return unicode.IsUpper(first) && (unicode.IsDigit(nr) || nr == ',')
	case "unit":
		return unicode.IsDigit(nr) || unicode.IsLower(nr) || nr == ','
	case "title", "state":
		return unicode.IsUpper(first) && len(next) > 0
	case "":
		return false
	}
	// UD cuts the stop off "etc." at the end of a sentence.
	return word != "etc" || nr != utf8.RuneError && nr != '\n' && !unicode.IsUpper(nr)
}

// thousands reports whether exactly three digits follow at i.
func thousands(text string, i, end int) bool {
	n := 0
	for i+n < end && n < 4 && '0' <= text[i+n] && text[i+n] <= '9' {
		n++
	}
	return n == 3
}

// splitWord appends the word s, split into its syntactic words ("can" "not", "do" "n't", "side" "'s").
func splitWord(toks []Token, text string, s news.Span) []Token {
	word := text[s.Start:s.End]
	add := func(a, b int) {
		if a < b {
			toks = append(toks, Token{Span: news.Span{Start: a, End: b}, Head: -1})
		}
	}
	if strings.EqualFold(word, "cannot") {
		add(s.Start, s.Start+3)
		add(s.Start+3, s.End)
		return toks
	}
	if len(word) == 5 && word[len(word)-1] == 'a' {
		switch strings.ToLower(word) {
		case "gonna", "wanna", "gotta":
			add(s.Start, s.Start+3)
			add(s.Start+3, s.End)
			return toks
		}
	}
	if strings.IndexByte(word, '\'') < 0 && !strings.Contains(word, "’") {
		add(s.Start, s.End)
		return toks
	}
	low := strings.ReplaceAll(strings.ToLower(word), "’", "'")
	for _, c := range clitics {
		if !strings.HasSuffix(low, c) || len(low) == len(c) {
			continue
		}
		n := len(c)
		if strings.Contains(word[len(word)-min(len(word), n+2):], "’") {
			n += len("’") - len("'")
		}
		if n < len(word) {
			add(s.Start, s.End-n)
			add(s.End-n, s.End)
			return toks
		}
	}
	add(s.Start, s.End)
	return toks
}

// punctEnd returns the end of the punctuation that starts at i: runs of one mark ("...", "--", "<<") are one token, a
// clitic after a name in quotation marks ("'s") too.
func punctEnd(text string, i, end int, r rune, n int) int {
	if isApostrophe(r) {
		for _, c := range clitics[1:] {
			k := i + n + len(c) - 1
			if k <= end && strings.EqualFold(text[i+n:k], c[1:]) && i > 0 && text[i-1] > ' ' {
				if next, _ := utf8.DecodeRuneInString(text[k:end]); k == end || !unicode.IsLetter(next) && !unicode.IsDigit(next) {
					return k
				}
			}
		}
		return i + n
	}
	if r == '.' || r == '-' || r == '*' || r == '=' || r == '_' || r == '!' || r == '?' || r == '<' || r == '>' || r == '`' {
		for i+n < end && text[i+n] == byte(r) {
			n++
		}
	}
	return i + n
}
