package page

import (
	"sort"
	"strings"

	"github.com/readoutdesk/readout/news"
)

// credits returns the marks of origin that the text prints, in text order. outlet is who publishes the report: what it
// tells of itself is no mark of another's work.
func credits(text string, blocks []news.Block, d news.Dateline, outlet string) []news.Credit {
	c := creditReader{text: text}
	if d.Agency != "" {
		if at := strings.Index(text[d.Start:d.End], d.Agency); at >= 0 {
			c.add(news.Span{Start: d.Start + at, End: d.Start + at + len(d.Agency)}, news.CreditByline)
		}
	}
	for i, b := range blocks {
		c.ws = words(c.ws[:0], text, b.Start, b.End)
		switch b.Kind {
		case news.BlockLegal, news.BlockPromo, news.BlockOther:
			c.republished()
		case news.BlockByline:
			kind := news.CreditByline
			if b.Rule == "reporting" {
				kind = news.CreditTail
			}
			if b.Rule != "about-the-author" && b.Rule != "author-links" {
				c.named(kind)
			}
			c.republished()
		case news.BlockCredit:
			switch {
			case c.republished():
			case b.Rule == "agency-sign" && (i == 0 || blocks[i-1].Kind == news.BlockBody):
				c.named(news.CreditByline)
			default:
				c.picture()
			}
		case news.BlockGallery:
			c.galleries()
		}
	}
	own := append(c.own(), outlet)
	for _, b := range blocks {
		if b.Kind == news.BlockBody {
			c.ws = words(c.ws[:0], text, b.Start, b.End)
			c.retold(own)
		}
	}
	sort.SliceStable(c.out, func(i, j int) bool { return c.out[i].Start < c.out[j].Start })
	return c.out
}

// creditsMost is the number of marks of origin that are read from one text.
const creditsMost = 200

type creditReader struct {
	text  string
	ws    []word
	out   []news.Credit
	known map[string]bool // abbreviations that the text introduces as a newsroom
}

func (c *creditReader) word(i int) string {
	if i < 0 || i >= len(c.ws) {
		return ""
	}
	return c.text[c.ws[i].start:c.ws[i].end]
}

func (c *creditReader) add(s news.Span, k news.CreditKind) {
	if len(c.out) >= creditsMost {
		return
	}
	for _, o := range c.out {
		if o.Kind == k && o.Overlaps(s) {
			return
		}
	}
	c.out = append(c.out, news.Credit{Span: s, Name: s.Of(c.text), Kind: k})
}

func (c *creditReader) span(i, j int) news.Span {
	return news.Span{Start: c.ws[i].start, End: c.ws[j-1].end}
}

// own lists the newsrooms that sign the text themselves.
func (c *creditReader) own() []string {
	var out []string
	for _, o := range c.out {
		if o.Kind == news.CreditByline || o.Kind == news.CreditTail {
			out = append(out, o.Name)
		}
	}
	return out
}

// republished reads "Republished with the permission of NAME" and "originally published by NAME".
func (c *creditReader) republished() bool {
	found := false
	for i := range c.ws {
		switch fold(c.word(i)) {
		case "republished", "reprinted", "reproduced", "syndicated", "republication":
		case "published", "appeared", "posted":
			if w := fold(c.word(i - 1)); w != "originally" && w != "first" {
				continue
			}
		default:
			continue
		}
		for j := i + 1; j < len(c.ws) && j < i+7; j++ {
			switch fold(c.word(j)) {
			case "of", "from", "by", "in", "on", "at":
				if fold(c.word(j+1)) == "permission" {
					continue
				}
				if end := c.nameEnd(j + 1); end > j+1 {
					c.add(c.span(j+1, end), news.CreditRepublished)
					found = true
				}
			default:
				continue
			}
			if found {
				break
			}
		}
	}
	return found
}

// nameEnd returns the end of a newsroom's name at word i, slashes within it included: "Radio Free Europe/Radio Liberty".
func (c *creditReader) nameEnd(i int) int {
	j := i
	if strings.EqualFold(c.word(j), "the") {
		j++
	}
	if s := fold(c.word(j)); monthOf(s) != 0 || weekdayOf(s) {
		return i
	}
	end := nameAt(c.text, c.ws, j, 6)
	for c.word(end) == "/" && nameAt(c.text, c.ws, end+1, 6) > end+1 && c.ws[end].start == c.ws[end-1].end {
		end = nameAt(c.text, c.ws, end+1, 6)
	}
	for end > j && (c.word(end-1) == "." || particle(c.word(end-1))) {
		end--
	}
	if end == j {
		return i
	}
	return end
}

// named adds every known newsroom, and every name that reads as one, among the words.
func (c *creditReader) named(k news.CreditKind) {
	for i := 0; i < len(c.ws); {
		end := c.newsroomAt(i)
		if end == i || end == i+1 && c.ws[i].kind == wordCap && commonWord(fold(c.word(i))) {
			i++
			continue
		}
		from := i
		for at := i + 1; at < end; at++ { // "Ana Horvat Associated Press"
			if _, _, ok := Newsroom(c.text[c.ws[at].start:c.ws[end-1].end]); ok {
				from = at
				break
			}
		}
		c.add(c.span(from, end), k)
		i = end
	}
}

// galleries adds the newsrooms among the words that are known; titles in capitals would read as names of others.
func (c *creditReader) galleries() {
	for i := 0; i < len(c.ws); i++ {
		if c.ws[i].kind == wordMark {
			continue
		}
		if end := c.newsroomAt(i); end > i && (end > i+1 || !commonWord(fold(c.word(i)))) {
			if _, _, ok := Newsroom(c.text[c.ws[i].start:c.ws[end-1].end]); ok {
				c.add(c.span(i, end), news.CreditPhoto)
				i = end - 1
			}
		}
	}
}

// commonWord reports names of newsrooms that are words of every day as well: "Science", "Time".
func commonWord(s string) bool {
	switch s {
	case "science", "nature", "time", "slate", "salon", "variety", "fortune", "metro", "mint", "stuff", "semana", "tempo", "nation", "wired", "vice",
		"scroll", "punch", "vanguard", "insider", "guardian", "express", "trend", "fox", "sky", "globo", "kan", "inquirer", "forbes", "reforma", "kompas":
		return true
	}
	return false
}

// newsroomAt returns the end of the longest name of a newsroom at word i; i when there is none.
func (c *creditReader) newsroomAt(i int) int {
	w := c.ws[i]
	if w.kind != wordCap && w.kind != wordUpper && !(w.kind == wordLower && (c.word(i) == "dpa" || c.word(i) == "the")) {
		return i
	}
	for end := min(i+6, len(c.ws)); end > i; end-- {
		if c.ws[end-1].kind == wordMark {
			continue
		}
		name := c.text[c.ws[i].start:c.ws[end-1].end]
		canonical, _, ok := Newsroom(name)
		if !ok || len(canonical) <= 4 && strings.ToUpper(canonical) == canonical && strings.ToUpper(name) != name && len(name) <= 4 {
			continue
		}
		return end
	}
	return c.shapedAt(i)
}

// shapedAt returns the end of a name of two and more words that ends (or starts) as names of newsrooms do.
func (c *creditReader) shapedAt(i int) int {
	j := i
	if strings.EqualFold(c.word(j), "the") {
		j++
	}
	if j >= len(c.ws) || c.ws[j].kind != wordCap && c.ws[j].kind != wordUpper {
		return i
	}
	switch fold(c.word(j)) {
	case "by", "from", "via", "photo", "file", "with", "for", "image", "reporting", "credit":
		return i
	}
	end := nameAt(c.text, c.ws, j, 6)
	for end = min(end, j+4); end > j+1; end-- {
		if newsroomNouns()[fold(c.word(end-1))] || fold(c.word(j)) == "radio" && end == j+2 {
			return end
		}
	}
	return i
}

// picture reads whose picture it is: the name before "Photo", behind "via" or beside a slash.
func (c *creditReader) picture() {
	for i := range c.ws {
		switch s := fold(c.word(i)); {
		case (s == "photo" || s == "images" || s == "file" || s == "image") && i > 0 && c.ws[i-1].kind == wordUpper,
			s == "/" && i > 0 && c.ws[i-1].kind == wordUpper && c.ws[i-1].end-c.ws[i-1].start <= 4 && !nearPhoto(c.word(i-1)):
			c.add(c.span(i-1, i), news.CreditPhoto)
		case s == "via" && i+1 < len(c.ws):
			if end := c.nameEnd(i + 1); end > i+1 {
				c.add(c.span(i+1, end), news.CreditPhoto)
			}
		default:
			if end := c.newsroomAt(i); end > i+1 || end == i+1 && !commonWord(s) {
				c.add(c.span(i, end), news.CreditPhoto)
			}
		}
	}
}

func nearPhoto(s string) bool { s = fold(s); return s == "photo" || s == "file" }

// retold reads "told NAME", "the report by NAME said" and "NAME reported" for newsrooms other than the report's own.
func (c *creditReader) retold(own []string) {
	if c.known == nil {
		c.known = make(map[string]bool)
	}
	for i := range c.ws {
		switch fold(c.word(i)) {
		case "report", "reports", "dispatch", "story", "article", "interview":
			by := fold(c.word(i + 1))
			if by != "by" && by != "from" && by != "in" && !(by == "with" && fold(c.word(i)) == "interview") {
				continue
			}
			if end := c.source(i+2, by == "by" && c.reportingVerb(i+2)); end > i+2 {
				if c.ws[i+2].kind == wordUpper {
					c.known[c.word(i+2)] = true
				}
				c.retell(i+2, end, own)
			}
		case "told", "tells", "telling":
			at := i + 1
			if fold(c.word(at)) == "the" || fold(c.word(at)) == "state" || fold(c.word(at)) == "news" {
				at++
			}
			for fold(c.word(at)) == "agency" || fold(c.word(at)) == "broadcaster" {
				at++
			}
			end := c.source(at, c.later(at))
			if end > at {
				c.retell(at, end, own)
			}
		case "reported", "reports,":
			if c.word(i-1) == "" || i < 1 {
				continue
			}
			for at := max(0, i-5); at < i; at++ {
				if end := c.newsroomAt(at); end == i {
					if _, agency, _ := Newsroom(c.text[c.ws[at].start:c.ws[i-1].end]); agency {
						c.retell(at, end, own)
					}
					break
				}
			}
		}
	}
}

// source returns the end of a newsroom's name at word i. An abbreviation that is not known counts when vouched.
func (c *creditReader) source(i int, vouched bool) int {
	if i >= len(c.ws) {
		return i
	}
	if end := c.newsroomAt(i); end > i {
		return end
	}
	if c.ws[i].kind == wordUpper && (vouched || c.known[c.word(i)]) {
		return i + 1
	}
	return i
}

// reportingVerb reports whether what follows the name at i tells: "the report by MNA stated".
func (c *creditReader) reportingVerb(i int) bool {
	switch fold(c.word(i + 1)) {
	case "said", "stated", "added", "noted", "quoted", "cited", "says", "states", "claimed", "read", "mentioned":
		return true
	}
	return false
}

// later reports whether the text elsewhere tells of "the report by" the abbreviation at word i, or spells it out in
// brackets after a newsroom's name.
func (c *creditReader) later(i int) bool {
	if i >= len(c.ws) || c.ws[i].kind != wordUpper {
		return false
	}
	name := c.word(i)
	if v, ok := c.known[name]; ok {
		return v
	}
	ok := strings.Contains(c.text, "report by "+name+" ")
	if at := strings.Index(c.text, " ("+name+")"); !ok && at > 0 {
		before := words(nil, c.text, max(0, at-40), at)
		n := len(before)
		ok = n > 0 && newsroomNouns()[fold(c.text[before[n-1].start:before[n-1].end])]
	}
	c.known[name] = ok
	return ok
}

func (c *creditReader) retell(i, end int, own []string) {
	name := c.text[c.ws[i].start:c.ws[end-1].end]
	for _, o := range own {
		if o != "" && sameNewsroom(name, o) {
			return
		}
	}
	c.add(c.span(i, end), news.CreditRetold)
}

// sameNewsroom reports whether two printed names may stand for one newsroom: equal, one inside the other, or one the
// initials of the other ("LPS", "Longshore Press").
func sameNewsroom(a, b string) bool {
	x, y := newsroomKey(a), newsroomKey(b)
	if n, _, ok := Newsroom(a); ok {
		x = newsroomKey(n)
	}
	if n, _, ok := Newsroom(b); ok {
		y = newsroomKey(n)
	}
	if x == y || len(x) > 3 && len(y) > 3 && (strings.Contains(" "+x+" ", " "+y+" ") || strings.Contains(" "+y+" ", " "+x+" ")) {
		return true
	}
	return initialsOf(x, y) || initialsOf(y, x)
}

func initialsOf(short, long string) bool {
	f := strings.Fields(long)
	if len(f) < 2 || len(short) < len(f) || strings.Contains(short, " ") {
		return false
	}
	for i, w := range f {
		if short[i] != w[0] {
			return false
		}
	}
	return len(short) <= len(f)+1
}

// legalOutlet returns the name behind a copyright mark, when the line names no permission: then that name published the text.
func legalOutlet(text string, blocks []news.Block) string {
	c := creditReader{text: text}
	for _, b := range blocks {
		if b.Kind != news.BlockLegal || b.Rule != "copyright" {
			continue
		}
		c.ws = words(c.ws[:0], text, b.Start, b.End)
		if s := fold(b.Of(text)); strings.Contains(s, "permission of") || strings.Contains(s, "permission from") || strings.Contains(s, "originally") || strings.Contains(s, "first published") {
			return ""
		}
		for i := range c.ws {
			if s := fold(c.word(i)); s != "copyright" && s != "©" {
				continue
			}
			at := i + 1
			for at < len(c.ws) && (c.ws[at].kind == wordMark || c.ws[at].kind == wordNumber || fold(c.word(at)) == "c" || fold(c.word(at)) == "by" || fold(c.word(at)) == "copyright") {
				at++
			}
			if end := c.nameEnd(at); end > at && !strings.EqualFold(c.word(at), "all") {
				return c.text[c.ws[at].start:c.ws[end-1].end]
			}
		}
	}
	return ""
}
