package page

import (
	"strings"

	"github.com/readoutdesk/readout/news"
)

// longestCaption is the number of words above which a paragraph is no caption.
const longestCaption = 130

// pictures labels captions and picture credits. A credit at the end of a line makes the line a caption; a credit on a
// line of its own does so for the lines of its paragraph above it.
func (l *labeller) pictures() {
	out := make([]piece, 0, len(l.pieces)+4)
	for i, p := range l.pieces {
		if p.kind != "" && p.kind != news.BlockCaption || len(p.words) > longestCaption {
			out = append(out, p)
			continue
		}
		from, ok := creditTail(l.text, &p)
		if at := agencyTail(l.text, p.words); !ok && at > 0 && p.kind == "" {
			body, sign := l.part(p, p.Start, p.words[at].start), l.part(p, p.words[at].start, p.End)
			sign.set(news.BlockCredit, "agency-sign")
			if len(p.words) <= 45 && !l.attributes(&p) && i < l.last {
				body.set(news.BlockCaption, "signed")
			}
			out = append(out, body, sign)
			continue
		}
		if !ok {
			out = append(out, p)
			continue
		}
		caption, credit := l.part(p, p.Start, from), l.part(p, from, p.End)
		if caption.Empty() {
			credit.set(news.BlockCredit, "picture-credit")
			out = append(out, credit)
			continue
		}
		if c := l.text[caption.Start]; p.kind == "" && (c == '"' || strings.HasPrefix(l.text[caption.Start:], "“") || len(p.words) > 60 && l.attributes(&p)) {
			credit.set(news.BlockCredit, "picture-credit") // a picture or video set into the text
			out = append(out, caption, credit)
			continue
		}
		caption.set(news.BlockCaption, "credited")
		credit.set(news.BlockCredit, "picture-credit")
		out = append(out, caption, credit)
	}
	l.pieces = out
	for i := range l.pieces {
		if p := &l.pieces[i]; p.kind == news.BlockCredit && p.rule == "alone" {
			l.above(i)
		}
	}
	l.bounds()
}

// above labels the caption that stands over a credit line: what follows a FILE PHOTO mark, or the line right above when
// it belongs to the same short paragraph or prints a full date and attributes nothing.
func (l *labeller) above(i int) {
	para := l.pieces[i].para
	first := i
	for first > 0 && l.pieces[first-1].para == para && i-first < 5 {
		first--
	}
	for k := first; k < i; k++ {
		if l.pieces[k].kind == news.BlockCaption {
			for k++; k < i; k++ {
				if p := &l.pieces[k]; p.kind == "" && (!l.dense() || !p.sentence || l.dated(p)) {
					l.pieces[k].set(news.BlockCaption, "below-file-photo")
				}
			}
			return
		}
	}
	if i == 0 {
		return
	}
	p := &l.pieces[i-1]
	if p.kind != "" || len(p.words) > longestCaption || len(p.words) < 4 || l.attributes(p) {
		return
	}
	last := i
	for last+1 < len(l.pieces) && l.pieces[last+1].para == para && last-i < 3 {
		last++
	}
	if p.para == para && last-first <= 2 && !l.dense() || l.dated(p) || !p.sentence && i-1 > l.first {
		p.set(news.BlockCaption, "above-credit")
	}
}

// dense reports whether the text has no blank lines between its paragraphs, so that standing close means nothing.
func (l *labeller) dense() bool {
	n := len(l.pieces)
	return n > 3 && 3*(l.pieces[n-1].para+1) < n
}

// attributes reports whether a line tells what somebody said; captions hardly do.
func (l *labeller) attributes(p *piece) bool {
	s := l.text[p.Start:p.End]
	if strings.ContainsAny(s, "\"“”") {
		return true
	}
	for _, w := range p.words {
		switch l.text[w.start:w.end] {
		case "said", "says", "told", "according", "added":
			return true
		}
	}
	return false
}

// dated reports whether a line prints a date with its year.
func (l *labeller) dated(p *piece) bool {
	for i := range p.words {
		if d, j := dateAt(l.text, p.words, i); j > i && d.year != 0 {
			return true
		}
	}
	return false
}

// creditTail returns where a picture credit starts that ends the line: "(AP Photo/Ana Horvat)", "Photo: Ana Horvat",
// "Ana Horvat/Getty Images". A line that ends with a full stop has one in brackets only.
func creditTail(text string, p *piece) (int, bool) {
	ws := p.words
	n := len(ws)
	if n < 2 {
		return 0, false
	}
	if text[ws[n-1].start:ws[n-1].end] == ")" || n > 2 && text[ws[n-1].start:ws[n-1].end] == "." && text[ws[n-2].start:ws[n-2].end] == ")" {
		for i := n - 2; i >= 0 && n-i < 20; i-- {
			if text[ws[i].start:ws[i].end] == "(" {
				return ws[i].start, pictureCredit(text, ws[i+1:n-1], p)
			}
		}
		return 0, false
	}
	if text[ws[n-1].start:ws[n-1].end] == "." {
		return 0, false
	}
	for i := n - 1; i >= 3 && n-i <= 12; i-- {
		s := fold(text[ws[i].start:ws[i].end])
		next := ""
		if i+1 < n {
			next = text[ws[i+1].start:ws[i+1].end]
		}
		colon := next == ":"
		if at := gluedCredit(text[ws[i].start:ws[i].end]); at > 0 && colon {
			return ws[i].start + at, true
		}
		switch s {
		case "credit", "photo", "photograph", "photos", "picture", "pictures", "image", "courtesy", "credits", "foto":
			if colon || (s == "photo" || s == "photograph" || s == "image" || s == "picture") && ws[i].kind == wordCap && strings.EqualFold(next, "by") {
				from := i
				if prev := fold(text[ws[i-1].start:ws[i-1].end]); prev == "image" || prev == "photo" || prev == "picture" {
					from--
				}
				return ws[from].start, true
			}
		}
	}
	return signTail(text, ws)
}

// gluedCredit returns where "Credit" or "Photo" starts in a word that it is glued to, "harbourCredit"; 0 for none.
func gluedCredit(s string) int {
	for _, tail := range [...]string{"Credit", "Photo", "Picture", "Image", "Photograph"} {
		if at := len(s) - len(tail); at > 1 && s[at:] == tail && s[at-1] >= 'a' && s[at-1] <= 'z' {
			return at
		}
	}
	return 0
}

// agencyTail returns the index of the words that name only an agency behind the last sentence of a line, "(PTI)" or
// "… at the pier. Reuters"; 0 for none.
func agencyTail(text string, ws []word) int {
	n := len(ws)
	if n < 8 {
		return 0
	}
	at := n - 1
	bracket := text[ws[at].start:ws[at].end] == ")"
	if bracket {
		for at = n - 2; at > 0 && n-at < 8 && text[ws[at].start:ws[at].end] != "("; at-- {
		}
		if at == 0 || at == n-2 || text[ws[at].start:ws[at].end] != "(" { // no opening, nothing in it, or nothing before it
			return 0
		}
		if _, agency, ok := Newsroom(text[ws[at+1].start:ws[n-2].end]); !ok || !agency {
			return 0
		}
	} else if _, agency, ok := Newsroom(text[ws[at].start:ws[at].end]); !ok || !agency || ws[at].kind == wordLower {
		return 0
	}
	switch text[ws[at-1].start:ws[at-1].end] {
	case ".", "”", "\"", "!", "?":
		return at
	}
	return 0
}

// signTail finds a credit without a word for it: "Ana Horvat/Getty Images", "REUTERS/Ana Horvat", "J. Lind / AP file".
func signTail(text string, ws []word) (int, bool) {
	n := len(ws)
	if last := fold(text[ws[n-1].start:ws[n-1].end]); n > 8 && (last == "photo" || last == "images") && pictureAgency(fold(text[ws[n-2].start:ws[n-2].end])) && text[ws[n-3].start:ws[n-3].end] == "." {
		return ws[n-2].start, true
	}
	from, sign, slash := n, false, false
	for i := n - 1; i >= 0 && n-i <= 10; i-- {
		s := text[ws[i].start:ws[i].end]
		switch {
		case s == "/" || s == "|":
			slash = true
		case s == "©":
			return ws[i].start, i > 0
		case pictureAgency(fold(s)):
			sign = true
		case fold(s) == "via" || fold(s) == "file" && i == n-1 || particle(s) && i > 0:
		case s == "." && i > 0 && ws[i-1].end-ws[i-1].start == 1: // an initial
		case ws[i].kind != wordCap && ws[i].kind != wordUpper:
			i = -1
			continue
		}
		from = i
	}
	if from == 0 || from >= n-1 || !sign || !slash {
		return 0, false
	}
	// The name of the photographer must not run into the caption: a full stop or bracket stands between them.
	if prev := text[ws[from-1].start:ws[from-1].end]; prev != "." && prev != ")" && prev != "!" && prev != "?" {
		return 0, false
	}
	return ws[from].start, true
}

// pictureCredit reports whether words in brackets at the end of a line credit a picture. An agency alone does only
// where no running text came before.
func pictureCredit(text string, ws []word, p *piece) bool {
	if len(ws) == 0 || len(ws) > 16 {
		return false
	}
	agency, slash := false, false
	for _, w := range ws {
		s := text[w.start:w.end]
		switch f := fold(s); {
		case f == "photo" || f == "photos" || f == "photograph" || f == "handout" || f == "image" || f == "picture" || f == "credit" || f == "courtesy" || f == "photographer" || f == "screengrab" || f == "screenshot":
			return w.kind != wordLower || len(ws) <= 8
		case s == "/" || s == "|" || s == "©" || f == "via":
			slash = true
		case pictureAgency(f):
			agency = true
		}
	}
	return slash && (agency || len(ws) <= 7 && ws[0].kind != wordLower && ws[0].kind != wordNumber)
}

func pictureAgency(s string) bool {
	switch s {
	case "ap", "reuters", "afp", "epa", "getty", "bloomberg", "tass", "xinhua", "dpa", "upi", "shutterstock", "alamy", "nurphoto", "anadolu", "sipa",
		"imago", "efe", "ansa", "kyodo", "yonhap", "pti", "ani", "aap", "pool", "images", "press", "zuma", "unsplash", "pixabay", "file", "twitter", "facebook", "instagram",
		"nasa", "noaa":
		return true
	}
	return false
}
