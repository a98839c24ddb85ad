package page

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/readoutdesk/readout/news"
)

//go:embed icons.txt
var iconsText string

var icons = sync.OnceValue(func() []string {
	var out []string
	for line := range strings.Lines(iconsText) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
})

// iconEnd returns the length of an icon's name that is glued to the capital at the front of a line; 0 for none.
func iconEnd(s string) int {
	i, underscore := 0, false
	for i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] == '_') {
		underscore = underscore || s[i] == '_' && i > 0
		i++
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	if i == 0 || i == len(s) || !unicode.IsUpper(r) && r != '"' && r != '“' || s[i-1] == '_' {
		return 0
	}
	if underscore {
		return i
	}
	for _, name := range icons() {
		if s[:i] == name {
			return i
		}
	}
	return 0
}

// head labels what stands above the running text: the headline, and a picture agency's slug line.
func (l *labeller) head() {
	if l.first == len(l.pieces) {
		return
	}
	for i := range min(l.first, 24) {
		p := &l.pieces[i]
		if p.kind != "" {
			continue
		}
		if l.title != "" && sameWords(l.text[p.Start:p.End], l.title) {
			p.set(news.BlockHeadline, "claimed-title")
			return
		}
	}
	best := -1
	for i := range min(l.first, 24) {
		p := &l.pieces[i]
		if p.kind != "" || l.slug(i) || !l.headline(p) {
			continue
		}
		if best < 0 || len(l.pieces[best].words) < 5 && len(p.words) >= 5 {
			best = i
		}
	}
	if best < 0 {
		return
	}
	h := &l.pieces[best]
	h.set(news.BlockHeadline, "above-text")
	for i := best - 1; i >= 0; i-- { // a kicker or section name over the headline
		if p := &l.pieces[i]; p.kind == "" && !p.sentence && len(p.words) <= 4 {
			p.set(news.BlockOther, "kicker")
		}
	}
	for i := best + 1; i < l.first; i++ {
		if p := &l.pieces[i]; p.kind == "" && sameWords(l.text[p.Start:p.End], l.text[h.Start:h.End]) {
			p.set(news.BlockHeadline, "repeated")
		}
	}
}

// headline reports whether a line above the running text reads as one: three to 30 words without a full stop.
func (l *labeller) headline(p *piece) bool {
	n := len(p.words)
	if n < 3 || n > 30 || p.End-p.Start > 220 || l.text[p.Start] == '(' {
		return false
	}
	s := l.text[p.Start:p.End]
	if p.sentence && !(n <= 16 && (strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!"))) {
		return false
	}
	return datelineAt(l.text, p.words).Empty()
}

// slug reports whether piece i is the short name that picture agencies put above a caption: few words, all
// capitalised, and a paragraph that ends with a picture credit below.
func (l *labeller) slug(i int) bool {
	p := &l.pieces[i]
	if p.sentence || len(p.words) > 4 || i+1 >= len(l.pieces) {
		return false
	}
	for _, w := range p.words {
		if w.kind != wordCap && w.kind != wordUpper && w.kind != wordNumber {
			return false
		}
	}
	if next := &l.pieces[i+1]; next.kind != news.BlockCaption || next.rule != "credited" {
		return false
	}
	p.set(news.BlockCaption, "slug")
	return true
}

// sameWords compares two titles by their letters and digits.
func sameWords(a, b string) bool {
	next := func(s *string) rune {
		for *s != "" {
			r, n := utf8.DecodeRuneInString(*s)
			*s = (*s)[n:]
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
		}
		return -1
	}
	for {
		x, y := next(&a), next(&b)
		if x != y {
			return false
		}
		if x < 0 {
			return true
		}
	}
}
