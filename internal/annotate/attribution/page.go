package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// page is a report prepared for the rules: what each token is, looked up once.
type page struct {
	t     *news.Text
	d     *lang.Doc
	times []news.Time

	low      []string    // lower-case forms
	class    []wordClass // of the form
	quote    []int32     // index of the outermost quotation that holds the token, marks included; -1
	deep     []int32     // the innermost one
	quotes   []quotation
	sentence []int32 // index of the sentence
	time     []int32 // index into times of the expression that holds the token; -1
	usable   []bool  // by sentence: not furniture
}

// tokens is a half-open range of token indexes.
type tokens struct{ first, last int }

func (r tokens) empty() bool         { return r.last <= r.first }
func (r tokens) has(i int) bool      { return r.first <= i && i < r.last }
func (r tokens) holds(o tokens) bool { return !o.empty() && r.first <= o.first && o.last <= r.last }
func (r tokens) meets(o tokens) bool { return r.first < o.last && o.first < r.last }

// span returns the bytes that tokens r cover.
func (p *page) span(r tokens) news.Span {
	if r.empty() {
		return news.Span{}
	}
	return news.Span{Start: p.d.Tokens[r.first].Start, End: p.d.Tokens[r.last-1].End}
}

func newPage(t *news.Text, d *lang.Doc, times []news.Time) *page {
	n := len(d.Tokens)
	ints := make([]int32, 4*n)
	p := &page{t: t, d: d, times: times, low: make([]string, n), class: make([]wordClass, n),
		quote: ints[:n:n], deep: ints[n : 2*n : 2*n], sentence: ints[2*n : 3*n : 3*n], time: ints[3*n:], usable: make([]bool, len(d.Sentences))}
	for i := range n {
		p.low[i] = lower(d.W(i))
		p.class[i] = words[p.low[i]]
		p.quote[i], p.deep[i], p.time[i] = -1, -1, -1
	}
	for i, s := range d.Sentences {
		p.usable[i] = t.Usable(s.Span)
		for j := s.First; j < s.Last; j++ {
			p.sentence[j] = int32(i)
		}
	}
	for i, x := range times {
		for j, end := d.Range(x.Span); j < end; j++ {
			p.time[j] = int32(i)
		}
	}
	for _, r := range p.paragraphs() {
		base := int32(len(p.quotes))
		p.quotes = append(p.quotes, scanQuotes(d, r.first, r.last, d.W(r.last))...)
		for q := base; q < int32(len(p.quotes)); q++ {
			for j := p.quotes[q].first; j < p.quotes[q].last; j++ {
				p.deep[j] = q
				if p.quote[j] < 0 {
					p.quote[j] = q
				}
			}
		}
	}
	return p
}

// lower returns w in lower case, without allocating when it is already.
func lower(w string) string {
	for i := 0; i < len(w); i++ {
		if c := w[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.ToLower(w)
		}
	}
	return w
}

// maxParagraph is how many tokens are tagged together: each cue costs a pass over its paragraph, so that a text of one
// endless paragraph would take quadratic time. Paragraphs of news have 30 to 150.
const maxParagraph = 600

// paragraphs returns the token ranges of the paragraphs; longer ones are cut, at the end of a sentence where they can be.
func (p *page) paragraphs() []tokens {
	var out []tokens
	for i, s := range p.d.Sentences {
		if n := len(out); i > 0 && s.Para == p.d.Sentences[i-1].Para && s.Last-out[n-1].first <= maxParagraph {
			out[n-1].last = s.Last
			continue
		}
		first := s.First
		for ; s.Last-first > maxParagraph; first += maxParagraph {
			out = append(out, tokens{first, first + maxParagraph})
		}
		out = append(out, tokens{first, s.Last})
	}
	return out
}

// is reports whether token i is of class c; false outside the text.
func (p *page) is(i int, c wordClass) bool { return i >= 0 && i < len(p.class) && p.class[i]&c != 0 }

// w returns token i in lower case; "" outside the text.
func (p *page) w(i int) string {
	if i < 0 || i >= len(p.low) {
		return ""
	}
	return p.low[i]
}

// capital reports whether token i starts with a capital letter.
func (p *page) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(p.d.W(i))
	return unicode.IsUpper(r)
}

// word reports whether token i is a word or number.
func (p *page) word(i int) bool {
	r, _ := utf8.DecodeRuneInString(p.d.W(i))
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// stop reports whether token i ends a clause for good: . ! ? ;
func (p *page) stop(i int) bool {
	switch p.w(i) {
	case ".", "!", "?", ";", "…", "...":
		return true
	}
	return false
}

// isQuoteMark reports whether token i opens or closes a quotation.
func (p *page) isQuoteMark(i int) bool {
	if i < 0 || i >= len(p.deep) || p.deep[i] < 0 {
		return false
	}
	q := p.quotes[p.deep[i]]
	return q.first == i || q.last == i+1 && !q.goesOn
}

// opensQuote returns the outermost quotation that starts at token i, -1 for none.
func (p *page) opensQuote(i int) int {
	if i < 0 || i >= len(p.quote) || p.quote[i] < 0 || p.quotes[p.quote[i]].first != i {
		return -1
	}
	return int(p.quote[i])
}

// closesQuote returns the outermost quotation whose last token is i, -1 for none.
func (p *page) closesQuote(i int) int {
	if i < 0 || i >= len(p.quote) || p.quote[i] < 0 || p.quotes[p.quote[i]].last != i+1 {
		return -1
	}
	return int(p.quote[i])
}

func (p *page) upos(i int) string {
	if i < 0 || i >= len(p.d.Tokens) {
		return ""
	}
	return p.d.Tokens[i].UPOS
}

// finite reports whether token i is surely a finite verb or auxiliary that a clause has for its predicate.
func (p *page) finite(i int) bool {
	if p.is(i, isAuxiliary|isModal) && p.w(i) != "to" && p.w(i) != "being" && p.w(i) != "been" && p.w(i) != "be" && p.w(i) != "having" {
		return true
	}
	t := p.d.Tokens[i]
	switch t.XPOS {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	case "":
		e := cues.verbs[p.low[i]]
		return e != nil && cues.nouns[p.low[i]] == nil && !strings.HasSuffix(p.low[i], "ing")
	}
	return false
}

// participle reports whether token i is an -ing form.
func (p *page) participle(i int) bool { return strings.HasSuffix(p.w(i), "ing") }

// speechy reports whether the quotation is somebody's words rather than a name, a title or a word at arm's length: it is
// long, or it is a sentence with its own stop or comma.
func (p *page) speechy(q quotation) bool {
	n := 0
	for i := q.first + 1; i < q.last-1; i++ {
		if p.word(i) {
			n++
		}
	}
	if n >= 6 {
		return true
	}
	end := p.w(q.last - 2)
	return n >= 2 && (end == "," || end == "." || end == "!" || end == "?") || n == 1 && end == ","
}

// timeAt returns the index of the time expression that holds token i, -1 for none.
func (p *page) timeAt(i int) int {
	if i < 0 || i >= len(p.time) {
		return -1
	}
	return int(p.time[i])
}
