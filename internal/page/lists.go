package page

import (
	"strings"

	"github.com/readoutdesk/readout/news"
)

// lists labels the headlines below a heading such as "Related articles".
func (l *labeller) lists() {
	for i := range l.pieces {
		if !l.pieces[i].heading {
			continue
		}
		for k := i + 1; k < len(l.pieces); k++ {
			p := &l.pieces[k]
			if p.heading {
				break
			}
			if p.kind != "" {
				if p.kind == news.BlockPromo || p.kind == news.BlockPageDate || p.kind == news.BlockByline {
					continue
				}
				break
			}
			if p.sentence && (i <= l.last || len(p.words) > 2*fullWords) || i <= l.last && (len(p.words) < 4 || len(p.words) > 25) {
				break
			}
			p.set(news.BlockPromo, "list")
		}
	}
	l.bounds()
}

// trailer labels what stands below the last paragraph among known furniture: a line after such a line belongs to it when
// it does not read as a sentence of the report. It also takes runs of headlines that end a report.
func (l *labeller) trailer() {
	if l.last < 0 {
		return
	}
	mark := -1
	for i := l.last + 1; i < len(l.pieces); i++ {
		p := &l.pieces[i]
		if p.kind != "" {
			if p.opens || p.heading || p.kind == news.BlockLegal || mark < 0 && p.kind.Furniture() {
				mark = i
			}
			continue
		}
		if mark < 0 {
			continue
		}
		m := &l.pieces[mark]
		strong := m.opens || m.heading || m.kind == news.BlockLegal
		if !strong && (p.sentence || l.listed(p)) {
			mark = -1
			continue
		}
		kind := m.kind
		if kind == news.BlockLegal || kind == news.BlockPageDate || kind == news.BlockShare {
			kind = news.BlockOther
		}
		p.set(kind, "after-"+m.rule)
	}
	for i := l.last + 1; i+1 < len(l.pieces); i++ { // the author's name over what is told of the author
		if p := &l.pieces[i]; p.kind == "" && l.entry(p) && l.pieces[i+1].rule == "about-the-author" {
			p.set(news.BlockByline, "author-name")
		}
	}
	l.headlines()
}

// author labels what the end of a report tells of the person whose byline it bears: "Ana Horvat covers the coast."
func (l *labeller) author() {
	var names []string
	for i := range l.pieces {
		p := &l.pieces[i]
		if p.kind != news.BlockByline || i > l.last || len(p.words) < 2 || len(names) > 4 {
			continue
		}
		from := 0
		if strings.EqualFold(l.text[p.words[0].start:p.words[0].end], "by") {
			from = 1
		}
		if end := nameAt(l.text, p.words, from, 4); end > from {
			names = append(names, l.text[p.words[from].start:p.words[end-1].end])
		}
	}
	for i := max(0, l.last-1); i < len(l.pieces) && l.last > l.first; i++ {
		p := &l.pieces[i]
		for _, name := range names {
			s := l.text[p.Start:p.End]
			if p.kind != "" || !strings.HasPrefix(s, name) {
				continue
			}
			rest := words(nil, l.text, p.Start+len(name), min(p.End, p.Start+len(name)+40))
			if len(rest) == 0 || tellsOfAuthor(l.text[rest[0].start:rest[0].end]) {
				p.set(news.BlockByline, "about-the-author")
			}
		}
	}
	l.bounds()
}

func tellsOfAuthor(s string) bool {
	switch s {
	case "is", "was", "joined", "covers", "writes", "reports", "has", "lives", "can", "tweets", "contributed":
		return true
	}
	return false
}

// headlines labels a run of at least three lines at the end of a report that read as headlines of others, with the
// names of their authors between them.
func (l *labeller) headlines() {
	from, n, short := len(l.pieces), 0, 0
	for i := len(l.pieces) - 1; i > l.last; i-- {
		p := &l.pieces[i]
		if p.kind == "" {
			if !l.headlineLike(p) {
				break
			}
			n++
			if len(p.words) < 4 {
				short++
			}
		}
		from = i
	}
	if n-short < 3 || from == 0 || l.uniform(from, len(l.pieces)) || l.announces(from-1) {
		return
	}
	for i := from; i < len(l.pieces); i++ {
		if p := &l.pieces[i]; p.kind == "" {
			p.set(news.BlockPromo, "headlines")
		}
	}
}

// runs labels runs of headlines between paragraphs: at least three lines of five words and more.
func (l *labeller) runs() {
	if l.listicle() {
		return
	}
	for i := l.first + 1; i < l.last; {
		j := i
		for j < l.last && l.pieces[j].kind == "" && l.headlineLike(&l.pieces[j]) && (len(l.pieces[j].words) >= 5 || j > i && l.entry(&l.pieces[j])) {
			j++
		}
		if j-i >= 3 && !l.uniform(i, j) && !l.announces(i-1) {
			for ; i < j; i++ {
				l.pieces[i].set(news.BlockPromo, "run")
			}
		}
		i = max(j, i+1)
	}
}

// menus labels rows of at least five lines of a few capitalised words: the navigation of a site. A short row counts only
// when the lexicon knows an entry.
func (l *labeller) menus() {
	for i := 0; i < len(l.pieces); {
		j, known := i, false
		for ; j < len(l.pieces); j++ {
			p := &l.pieces[j]
			if p.kind == news.BlockOther && p.rule == "navigation" || p.kind == news.BlockNewsletter && len(p.words) < 4 {
				known = true
				continue
			}
			if p.kind != "" || !l.entry(p) {
				break
			}
			if !known && len(p.words) <= 2 {
				m := furniture().match(l.text, p.words, func(r *rule) bool { return r.name == "navigation" })
				known = m != nil
			}
		}
		if known && j-i >= 5 || j-i >= 14 {
			for k := i; k < j; k++ {
				if l.pieces[k].kind == "" {
					l.pieces[k].set(news.BlockOther, "menu")
				}
			}
		}
		i = max(j, i+1)
	}
	l.bounds()
}

// entry reports whether a line may be an entry of a menu: up to four words, the first capitalised.
func (l *labeller) entry(p *piece) bool {
	if p.sentence || len(p.words) > 6 {
		return false
	}
	first, last, n := wordMark, wordMark, 0
	for _, w := range p.words {
		if w.kind != wordMark {
			if n++; first == wordMark {
				first = w.kind
			}
			last = w.kind
		}
	}
	return n > 0 && n <= 4 && (first == wordCap || first == wordUpper) && (last == wordCap || last == wordUpper)
}

// between labels a short line that stands between two lines of furniture.
func (l *labeller) between() {
	furnished := func(i int) bool {
		return l.pieces[i].kind.Furniture() && l.pieces[i].kind != news.BlockPageDate
	}
	for i := 1; i+1 < len(l.pieces); i++ {
		p := &l.pieces[i]
		if p.kind != "" || len(p.words) >= fullWords || !furnished(i-1) {
			continue
		}
		j := i + 1
		for j < len(l.pieces) && j-i < 3 && l.pieces[j].kind == "" && len(l.pieces[j].words) < fullWords {
			j++
		}
		if i > l.first && i < l.last && (p.sentence || l.pieces[i-1].rule == "interface") {
			continue
		}
		if j < len(l.pieces) && furnished(j) && (j == i+1 || l.pieces[i-1].kind == l.pieces[j].kind) {
			for k := i; k < j; k++ {
				l.pieces[k].set(l.pieces[i-1].kind, "between-"+l.pieces[i-1].rule)
			}
		}
	}
}

// listicle reports whether the running text is full of lines that are no sentences, as in rankings and product tests.
func (l *labeller) listicle() bool {
	n, all := 0, 0
	for i := l.first; i < l.last; i++ {
		if p := &l.pieces[i]; p.kind == "" {
			all++
			if !p.sentence {
				n++
			}
		}
	}
	return n > 8 && 5*n > 2*all
}

// uniform reports whether the lines of a run are built alike, as a list of the report's own is: most have a colon or
// figures in them.
func (l *labeller) uniform(from, to int) bool {
	n, alike := 0, 0
	for _, p := range l.pieces[from:to] {
		if p.kind != "" {
			continue
		}
		n++
		for _, w := range p.words {
			if s := l.text[w.start:w.end]; s == ":" || s == "(" || s == "–" || s == "@" {
				alike++
				break
			}
		}
	}
	return 2*alike > n
}

// announces reports whether a line of the report opens a list: it ends with a colon.
func (l *labeller) announces(i int) bool {
	p := l.pieces[i]
	return p.kind == "" && l.text[p.End-1] == ':'
}

// headlineLike reports whether a line may be the headline of another report: no full stop, no entry of a list.
func (l *labeller) headlineLike(p *piece) bool {
	if len(p.words) > 28 || l.listed(p) {
		return false
	}
	s := l.text[p.Start:p.End]
	return !p.sentence || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!")
}

// listed reports whether a line looks like an entry of a list that the report itself makes: it opens with a date,
// number, bullet or dash, has a colon or an address in it, or quotes a post.
func (l *labeller) listed(p *piece) bool {
	if len(p.words) == 0 { // marks that print nothing
		return false
	}
	w := p.words[0]
	if w.kind == wordMark && !strings.ContainsAny(l.text[w.start:w.end], "\"'“‘") || w.kind == wordLower || monthOf(fold(l.text[w.start:w.end])) != 0 {
		return true
	}
	if w.kind == wordNumber && len(p.words) < 5 || len(p.words) > 1 && p.words[1].kind == wordMark && strings.ContainsAny(l.text[p.words[1].start:p.words[1].end], ":.)") {
		return true
	}
	for _, w := range p.words {
		if w.kind == wordHandle || w.kind == wordURL || w.kind == wordMark && (strings.ContainsAny(l.text[w.start:w.end], "@#") || l.text[w.start] == '(' && len(p.words) <= 10) {
			return true
		}
	}
	return false
}
