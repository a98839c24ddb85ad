package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readoutdesk/readout/news"
)

// Parse analyses a text. Blank lines end a paragraph; single line breaks do when the lines look like paragraphs.
func Parse(text string) *Doc { return ParseBlocks(text, []news.Span{{Start: 0, End: len(text)}}) }

// ParseBlocks analyses the given stretches of text, in order; no sentence crosses the border of a stretch. The
// stretches must not overlap.
func ParseBlocks(text string, blocks []news.Span) *Doc {
	d := segment(text, blocks)
	d.tag()
	d.name()
	return d
}

// parseUnnamed analyses a text up to its sentences.
func parseUnnamed(text string) *Doc { return segment(text, []news.Span{{Start: 0, End: len(text)}}) }

// segment finds the sentences and tokens.
func segment(text string, blocks []news.Span) *Doc {
	d := &Doc{Text: text, Tokens: make([]Token, 0, len(text)/5+8)}
	para := -1
	for _, b := range blocks {
		for _, p := range paragraphs(text, b) {
			para++
			first := len(d.Tokens)
			d.Tokens = tokenize(d.Tokens, text, p)
			d.split(first, para)
		}
	}
	return d
}

// paragraphs cuts a stretch at blank lines, and at single line breaks unless the text is hard-wrapped.
func paragraphs(text string, s news.Span) []news.Span {
	var out []news.Span
	soft := hardWrapped(text[s.Start:s.End])
	start := s.Start
	flush := func(end int) {
		if strings.TrimSpace(text[start:end]) != "" {
			out = append(out, news.Span{Start: start, End: end})
		}
		start = end
	}
	for i := s.Start; i < s.End; i++ {
		if text[i] != '\n' {
			continue
		}
		blank := strings.TrimLeft(text[i+1:s.End], " \t\r")
		if blank == "" || blank[0] == '\n' || !soft || indented(text[i+1:s.End]) {
			flush(i)
		}
	}
	flush(s.End)
	return out
}

// indented reports whether a line starts like a new paragraph of wrapped text.
func indented(line string) bool {
	return strings.HasPrefix(line, "   ") || strings.HasPrefix(line, "\t") || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ")
}

// hardWrapped reports whether most lines of text break in the middle of a sentence at much the same width.
func hardWrapped(text string) bool {
	lines, inner := 0, 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		lines++
		last, _ := utf8.DecodeLastRuneInString(line)
		if len(line) >= 40 && len(line) <= 100 && !strings.ContainsRune(".!?\"”'’:", last) {
			inner++
		}
	}
	return lines >= 4 && inner*2 > lines
}

// split cuts the tokens from first on into sentences.
func (d *Doc) split(first, para int) {
	start := first
	n := len(d.Tokens)
	for i := first; i < n; i++ {
		if !d.endsSentence(i, n) || d.numbered(i, first) {
			continue
		}
		j := i + 1
		for j < n && closes(d.W(j)) && d.Tokens[j].Start-d.Tokens[j-1].End == 0 {
			j++
		}
		j = d.footnotes(j, n)
		d.addSentence(start, j, para)
		start = j
		i = j - 1
	}
	d.addSentence(start, n, para)
}

// footnotes returns the token after the footnote marks that stand at token j: "[17]" belongs to the sentence before it.
func (d *Doc) footnotes(j, n int) int {
	for j+2 < n && d.W(j) == "[" && d.W(j+2) == "]" && d.W(j + 1)[0] >= '0' && d.W(j + 1)[0] <= '9' {
		j += 3
	}
	return j
}

// numbered reports whether token i is the stop after the number that starts a paragraph: "1. Aims", "Figure 2. A map".
func (d *Doc) numbered(i, first int) bool {
	if i <= first || i > first+2 || d.W(i) != "." {
		return false
	}
	w := d.W(i - 1)
	if w[0] < '0' || w[0] > '9' {
		return false
	}
	return i == first+1 || d.W(first) == "Figure" || d.W(first) == "Table" || d.W(first) == "Chapter" || d.W(first) == "Section"
}

// MaxSentence is how many tokens a sentence has at most; a longer stretch without an end is cut, so that what works by
// sentences takes time that grows with the text. The longest sentences of news have about 120.
const MaxSentence = 500

func (d *Doc) addSentence(first, last, para int) {
	if first >= last {
		return
	}
	for ; last-first > MaxSentence; first += MaxSentence {
		d.addSentence(first, first+MaxSentence, para)
	}
	d.Sentences = append(d.Sentences, Sentence{news.Span{Start: d.Tokens[first].Start, End: d.Tokens[last-1].End}, first, last, para})
}

func closes(w string) bool {
	switch w {
	case `"`, "”", "'", "’", ")", "]", "''", "»":
		return true
	}
	return false
}

func opens(r rune) bool { return strings.ContainsRune("\"“'‘([«", r) }

// endsSentence reports whether token i, one of [.. n), is the last of its sentence but for closing marks.
func (d *Doc) endsSentence(i, n int) bool {
	w := d.W(i)
	last := w[len(w)-1]
	if last != '.' && last != '!' && last != '?' && w != "…" {
		return false
	}
	j := i + 1
	for j < n && closes(d.W(j)) && d.Tokens[j].Start == d.Tokens[j-1].End {
		j++
	}
	if j == n {
		return true
	}
	next := d.W(j)
	k := j
	if r, _ := utf8.DecodeRuneInString(next); opens(r) && j+1 < n {
		k = j + 1
		next = d.W(k)
	}
	r, _ := utf8.DecodeRuneInString(next)
	glued := d.Tokens[j].Start == d.Tokens[j-1].End
	switch {
	case w[0] != '.' && goesOn(r): // «"Why?" – he asked»
		return false
	case glued && (w != "." || !unicode.IsLetter(r) || unicode.IsDigit(r)): // "end.Next" is a missing space, "to...x" is none
		return false
	case w == "." || w[0] == '!' || w[0] == '?':
		// A stop inside brackets or a quotation that goes on in lower case: «"Why?" he asked».
		return !unicode.IsLower(r) || w == "." && !glued && j == i+1
	case strings.Trim(w, ".") == "" || w == "…":
		return unicode.IsUpper(r)
	}
	// The word carries the stop itself: an abbreviation.
	word := strings.ToLower(strings.TrimSuffix(w, "."))
	if kind := abbreviations[word]; kind == "title" || kind == "unit" && unicode.IsDigit(r) || !unicode.IsUpper(r) || kind == "month" || kind == "day" {
		return false
	}
	if len(word) == 1 { // an initial
		return false
	}
	return starters[strings.ToLower(next)] && k == j || k > j
}

// goesOn reports whether a mark after "?" or "!" shows that the sentence is not over.
func goesOn(r rune) bool { return r == ',' || r == ';' || r == '–' || r == '—' || r == '-' }

// starters are words that, capitalised after an abbreviation, start a sentence.
var starters = readSet("the a an he she it they we i you in on at but and however this that these those his her its their there " +
	"after before when while as if since for from by with officials police according meanwhile")

func readSet(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
