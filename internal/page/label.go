package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readoutdesk/readout/news"
)

// fullWords is the number of words from which a line that ends as a sentence is a full paragraph: the running text lies
// between the first and the last of them.
const fullWords = 18

// briefWords takes its place in reports that have no such paragraph.
const briefWords = 7

// piece is a line of a report, or a part of one, on its way to become a block.
type piece struct {
	news.Span
	words    []word
	kind     news.BlockKind // "" until something decides
	rule     string
	para     int  // equal for lines without a blank line between them
	sentence bool // ends as a sentence does
	question bool // ends with a question mark
	opens    bool // what follows at the end of the report belongs to it
	heading  bool // a list of links follows
}

func (p *piece) set(k news.BlockKind, rule string) { p.kind, p.rule = k, rule }

// full reports whether p is a full paragraph of at least so many words. A question of that length may still be a headline.
func (p *piece) full(least int) bool {
	return p.kind == "" && p.sentence && len(p.words) >= least && (!p.question || len(p.words) >= 2*fullWords)
}

// labeller holds one report while its lines are labelled.
type labeller struct {
	text   string
	title  string
	pieces []piece
	first  int // index of the first full paragraph; len(pieces) when there is none
	last   int // index of the last one; -1 when there is none
	least  int // words that a full paragraph has here
}

// label returns the blocks of a text: every character that is no white space lies in exactly one. given holds blocks
// whose kind the page's markup has settled, in text order; title is the claimed headline. The work grows with the length of the text.
func label(text, title string, given []news.Block) []news.Block {
	l := &labeller{text: text, title: title}
	l.read(given)
	if len(l.pieces) == 0 {
		return nil
	}
	lines := 0
	for _, p := range l.pieces {
		if p.para >= 0 && p.kind == "" {
			lines++
		}
	}
	if lines > 1 || len(given) > 0 {
		l.lexicon()
		l.comments()
		l.lexicon() // again with the edges that these have bared
		l.pictures()
		l.head()
		l.menus()
		l.lists()
		l.author()
		l.trailer()
		l.between()
		l.runs()
	} else {
		l.pictures()
	}
	l.datelines()
	blocks := make([]news.Block, 0, len(l.pieces))
	for _, p := range l.pieces {
		if p.kind == "" {
			p.kind = news.BlockBody
		}
		blocks = append(blocks, news.Block{Span: p.Span, Kind: p.kind, Rule: p.rule})
	}
	return blocks
}

// read cuts the text into lines, and lines into the parts that a mark inside them shows.
func (l *labeller) read(given []news.Block) {
	n := strings.Count(l.text, "\n") + 1
	l.pieces = make([]piece, 0, n+8)
	all := words(make([]word, 0, len(l.text)/5+8), l.text, 0, len(l.text))
	para, g, w := 0, 0, 0
	for from := 0; from < len(l.text); {
		to := len(l.text)
		if i := strings.IndexAny(l.text[from:], "\n\r"); i >= 0 {
			to = from + i
		}
		s := trim(l.text, from, to)
		for w < len(all) && all[w].start < s.Start {
			w++
		}
		v := w
		for v < len(all) && all[v].start < s.End {
			v++
		}
		if s.Empty() {
			if to > from || to < len(l.text) && l.text[to] == '\n' {
				para++
			}
		} else {
			p := piece{Span: s, words: all[w:v:v], para: para, sentence: sentenceEnd(l.text[s.Start:s.End]), question: l.text[s.End-1] == '?'}
			for g < len(given) && given[g].End <= s.Start {
				g++
			}
			if g < len(given) && given[g].Overlaps(s) && given[g].Kind != "" {
				p.set(given[g].Kind, given[g].Rule)
				l.pieces = append(l.pieces, p)
			} else {
				l.split(p)
			}
		}
		w = v
		from = to + 1
	}
}

// trim returns text[from:to] without white space and unprinted runes at either end.
func trim(text string, from, to int) news.Span {
	for from < to {
		r, n := utf8.DecodeRuneInString(text[from:to])
		if !unicode.IsSpace(r) {
			break
		}
		from += n
	}
	for to > from {
		r, n := utf8.DecodeLastRuneInString(text[from:to])
		if !unicode.IsSpace(r) {
			break
		}
		to -= n
	}
	return news.Span{Start: from, End: to}
}

// sentenceEnd reports whether s ends with a mark that ends sentences, closing quotation marks and brackets left out.
func sentenceEnd(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return strings.ContainsRune("\"'”’»)]›", r) || unicode.IsSpace(r) || ignorable(r)
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;", r) && !strings.HasSuffix(s, "...") || strings.HasSuffix(s, "—") || strings.HasSuffix(s, "--")
}

// part returns the part [from,to) of p as a piece of its own.
func (l *labeller) part(p piece, from, to int) piece {
	s := trim(l.text, from, to)
	i := 0
	for i < len(p.words) && p.words[i].end <= s.Start {
		i++
	}
	j := i
	for j < len(p.words) && p.words[j].start < s.End {
		j++
	}
	return piece{Span: s, words: p.words[i:j:j], para: p.para, sentence: sentenceEnd(l.text[s.Start:s.End]), question: !s.Empty() && l.text[s.End-1] == '?'}
}

func (l *labeller) add(p piece) {
	if !p.Empty() {
		l.pieces = append(l.pieces, p)
	}
}

// split adds a line to the pieces, cut where an icon's name is glued to its front, where a row of share buttons ends it,
// and where it is a picture gallery.
func (l *labeller) split(p piece) {
	if len(l.pieces) < 8 {
		if end := iconEnd(l.text[p.Start:p.End]); end > 0 {
			icon := l.part(p, p.Start, p.Start+end)
			icon.set(news.BlockOther, "icon-name")
			l.add(icon)
			rest := p
			rest.Start = p.Start + end
			rest.words = words(nil, l.text, rest.Start, rest.End)
			p = l.part(rest, rest.Start, rest.End)
		}
	}
	from := l.shareBar(p)
	var bar piece
	if from >= 0 && from < p.End {
		bar = l.part(p, from, p.End)
		bar.set(news.BlockShare, "share-bar")
		p = l.part(p, p.Start, from)
	}
	if !p.Empty() && len(p.words) <= 400 {
		if m := furniture().match(l.text, p.words[:min(len(p.words), 3)], func(r *rule) bool { return r.kind == news.BlockGallery }); m != nil && !bar.Empty() {
			p.set(news.BlockGallery, m.name)
		}
	}
	l.add(p)
	l.add(bar)
}

// shareBar returns where a row of share buttons starts that ends the line: at least two in a row; -1 for none.
func (l *labeller) shareBar(p piece) int {
	if len(p.words) < 3 {
		return -1
	}
	buttons := 0
	for i := max(0, len(p.words)-longestLine); i < len(p.words); i++ {
		if s := fold(l.text[p.words[i].start:p.words[i].end]); s != "share" && !(buttonStart(s) && p.words[i].kind == wordCap && l.opensSentence(p.words, i)) {
			continue
		}
		if buttons = l.buttons(p.words[i:]); buttons >= 2 {
			return p.words[i].start
		}
	}
	return -1
}

// opensSentence reports whether word i stands first or behind a mark that ends sentences.
func (l *labeller) opensSentence(ws []word, i int) bool {
	return i == 0 || strings.Contains(".!?”\")", l.text[ws[i-1].start:ws[i-1].end])
}

// buttons counts the share buttons that ws consists of; 0 when something else stands among them.
func (l *labeller) buttons(ws []word) int {
	n := 0
	for i := 0; i < len(ws); {
		switch s := fold(l.text[ws[i].start:ws[i].end]); s {
		case "share", "tweet", "email", "e-mail", "print", "post", "send", "pin", "copy", "save", "bookmark":
			n++
			i++
			for k := 0; i < len(ws) && k < 5 && !buttonStart(fold(l.text[ws[i].start:ws[i].end])); k++ {
				if l.text[ws[i].start:ws[i].end] == "." {
					return 0
				}
				i++
			}
		default:
			if ws[i].kind == wordMark {
				i++
				continue
			}
			return 0
		}
	}
	return n
}

func buttonStart(s string) bool {
	switch s {
	case "share", "tweet", "email", "e-mail", "print", "post", "send", "pin", "copy", "save", "bookmark":
		return true
	}
	return false
}

// bounds sets the first and last full paragraph that nothing has labelled.
func (l *labeller) bounds() {
	for _, l.least = range [...]int{fullWords, briefWords} {
		l.first, l.last = len(l.pieces), -1
		for i := range l.pieces {
			if l.pieces[i].full(l.least) {
				l.first = min(l.first, i)
				l.last = i
			}
		}
		if l.last >= 0 {
			return
		}
	}
}

// lexicon labels the lines that the lexicon knows. Lines inside the running text need stronger evidence than lines at
// its edges: a pattern that may start inside a line counts there for short lines only.
func (l *labeller) lexicon() {
	l.bounds()
	for i := range l.pieces {
		p := &l.pieces[i]
		if p.kind != "" || len(p.words) > longestLine {
			continue
		}
		inside := i > l.first && i < l.last
		m := furniture().match(l.text, p.words, func(r *rule) bool {
			switch r.where {
			case head:
				return i < l.first && l.first < len(l.pieces)
			case tail:
				return i >= l.last
			case edge:
				return !inside
			}
			return true
		})
		if m == nil || m.open && inside && len(p.words) > 16 {
			continue
		}
		p.set(m.kind, m.name)
		p.opens, p.heading = m.opens, m.heading
	}
	l.bounds()
}

// comments labels what follows a mark like "(1) comment" as comments, and from the rules of the discussion on as
// moderation. A count of comments above the report is a button.
func (l *labeller) comments() {
	mark, above, all := -1, 0, 0
	for i := range l.pieces {
		if l.pieces[i].full(l.least) {
			all++
		}
	}
	for i := range l.pieces {
		p := &l.pieces[i]
		if p.full(l.least) {
			above++
		}
		if p.kind != news.BlockComment || p.rule != "marker" {
			continue
		}
		// Running text must stand above: two full paragraphs, or most of what there is.
		if above >= 2 || above == 1 && all-above <= 2 || all == 0 && i > 0 {
			mark = i
			break
		}
		p.set(news.BlockShare, "comment-count")
	}
	if mark < 0 {
		return
	}
	kind, rule := news.BlockComment, "after-comment-marker"
	for i := mark + 1; i < len(l.pieces); i++ {
		p := &l.pieces[i]
		switch p.kind {
		case news.BlockModeration:
			if strings.HasPrefix(fold(l.text[p.Start:p.End]), "welcome") || kind == news.BlockModeration {
				kind, rule = news.BlockModeration, "after-rules"
			}
			continue
		case news.BlockLegal, news.BlockNewsletter, news.BlockPromo:
			continue
		}
		p.set(kind, rule)
	}
	l.bounds()
}
