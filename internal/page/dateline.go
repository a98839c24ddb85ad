package page

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/readoutdesk/readout/news"
)

//go:embed datelines.txt
var datelinesText string

// noPlaces holds what may stand in capitals before a dash or colon and is no place.
var noPlaces = sync.OnceValue(func() map[string]bool {
	out := make(map[string]bool)
	for line := range strings.Lines(datelinesText) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out[line] = true
		}
	}
	return out
})

// datelines cuts datelines off the paragraphs they open. Below the first paragraph only those with a day or an agency
// count: "NATO — the alliance" is none.
func (l *labeller) datelines() {
	out := make([]piece, 0, len(l.pieces)+1)
	first := true
	for _, p := range l.pieces {
		if p.kind != "" || len(p.words) < 4 {
			out = append(out, p)
			continue
		}
		d := datelineAt(l.text, p.words)
		if d.Empty() || !first && d.Day.Empty() && d.Agency == "" {
			out = append(out, p)
			first = first && len(p.words) < fullWords
			continue
		}
		mark, rest := l.part(p, d.Start, d.End), l.part(p, d.End, p.End)
		mark.set(news.BlockDateline, "dateline")
		if d.Start > p.Start {
			mark.Start = p.Start
		}
		out = append(out, mark)
		if !rest.Empty() {
			out = append(out, rest)
		}
		first = false
	}
	l.pieces = out
}

// firstDateline reads the first block of kind dateline.
func firstDateline(text string, blocks []news.Block) news.Dateline {
	for _, b := range blocks {
		if b.Kind == news.BlockDateline {
			return datelineAt(text, words(nil, text, b.Start, b.End))
		}
	}
	return news.Dateline{}
}

// datelineReader reads one dateline from the words of a paragraph.
type datelineReader struct {
	text string
	ws   []word
	i    int  // the next word
	caps bool // the place is in capitals
	out  news.Dateline
}

func (r *datelineReader) word(k int) string {
	if k < 0 || k >= len(r.ws) {
		return ""
	}
	return r.text[r.ws[k].start:r.ws[k].end]
}

// datelineAt reads a dateline at the front of ws: a place in capitals with what narrows it, a day, an agency in
// brackets, a dash or colon. A place in small letters needs an agency or a day.
func datelineAt(text string, ws []word) news.Dateline {
	r := datelineReader{text: text, ws: ws}
	if len(ws) == 0 || ws[0].kind == wordMark || !r.place() {
		return news.Dateline{}
	}
	placeEnd := r.narrow()
	r.day()
	r.agency()
	r.i = skipMarks(text, ws, r.i, ".,;")
	told := r.out.Agency != "" || !r.out.Day.Empty()
	end, dash := dashEnd(text, ws, min(r.i, len(ws)))
	switch {
	case r.i > 24, r.i >= len(ws) && !(told && r.caps), !dash && !(r.caps && r.out.Agency != ""):
		return news.Dateline{}
	case r.caps && !told && !bareDateline(text, ws, end, r.word(r.i)):
		return news.Dateline{}
	case !r.caps && (!told || r.out.Agency != "" && !agencyLike(r.out.Agency) || r.out.Agency == "" && r.word(r.i) == ":"):
		return news.Dateline{}
	}
	r.out.Start, r.out.End = ws[0].start, ws[end-1].end
	r.out.Place = text[ws[0].start:ws[placeEnd-1].end]
	return r.out
}

// place reads the place's name: up to six words in capitals, or up to four that start with one.
func (r *datelineReader) place() bool {
	for r.i < len(r.ws) && r.i < 6 {
		stop := r.word(r.i) == "." && r.i > 0 && r.i+1 < len(r.ws) && r.ws[r.i+1].kind == wordUpper // ST. ORLA
		if r.ws[r.i].kind != wordUpper && r.word(r.i) != "/" && !stop {
			break
		}
		r.i++
	}
	if r.caps = r.i > 0; r.caps {
		return !noPlaces()[fold(r.text[r.ws[0].start:r.ws[r.i-1].end])]
	}
	for r.i < len(r.ws) && r.i < 4 && (r.ws[r.i].kind == wordCap || r.i > 0 && particle(r.word(r.i))) {
		r.i++
	}
	return r.i > 0
}

// narrow reads what stands behind the place: "WETHERSBY, Tar.", "SEOUL, South Korea". It returns the index after it.
func (r *datelineReader) narrow() int {
	end := r.i
	for r.word(r.i) == "," && r.i+1 < len(r.ws) {
		if _, j := dateAt(r.text, r.ws, r.i+1); j > r.i+1 {
			r.i++
			break
		}
		j := nameAt(r.text, r.ws, r.i+1, 4)
		if j == r.i+1 {
			break
		}
		if r.i = j; r.word(r.i) == "." {
			r.i++
		}
		end = r.i
	}
	return end
}

// day reads "June 3" with or without a comma before it.
func (r *datelineReader) day() {
	if r.i >= len(r.ws) {
		return
	}
	if _, j := dateAt(r.text, r.ws, r.i); j > r.i {
		r.out.Day = news.Span{Start: r.ws[r.i].start, End: r.ws[j-1].end}
		r.i = skipMarks(r.text, r.ws, j, ".,")
	}
}

// agency reads a name in brackets.
func (r *datelineReader) agency() {
	if r.word(r.i) != "(" {
		return
	}
	for j := r.i + 2; j < len(r.ws) && j-r.i < 9; j++ {
		if r.word(j) == ")" {
			r.out.Agency = r.text[r.ws[r.i+1].start:r.ws[j-1].end]
			r.i = j + 1
			return
		}
	}
}

// dashEnd returns the index after the dash or colon at i.
func dashEnd(text string, ws []word, i int) (int, bool) {
	j := i
	for j < len(ws) && ws[j].kind == wordMark && strings.Contains("-–—―−:|", text[ws[j].start:ws[j].end]) && j-i < 3 {
		j++
	}
	return j, j > i
}

// bareDateline asks more of a dateline without day and agency: what follows starts with a capital, number or quotation
// mark, and behind a colon it is a full sentence.
func bareDateline(text string, ws []word, end int, mark string) bool {
	if end >= len(ws) {
		return true
	}
	if mark == ":" && (len(ws)-end < 12 || end > 5 || !sentenceEnd(text[ws[end].start:ws[len(ws)-1].end])) {
		return false
	}
	w := ws[end]
	return w.kind == wordCap || w.kind == wordUpper || w.kind == wordNumber || w.kind == wordMark && strings.ContainsAny(text[w.start:w.end], "\"“‘'$€£")
}

// agencyLike reports whether words in brackets may name an agency or outlet: an abbreviation, or a name that is known.
func agencyLike(s string) bool {
	if _, _, ok := Newsroom(s); ok {
		return true
	}
	for _, r := range s {
		if (r < 'A' || r > 'Z') && !strings.ContainsRune(" /&.-", r) {
			return false
		}
	}
	return len(s) >= 3
}
