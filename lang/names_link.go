package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readoutdesk/readout/news"
)

// person is somebody the document names in full.
type person struct {
	words []string // the words of the fullest name: "Ana", "Maria", "Horvat"
	name  string
	roles []string
}

// link makes mentions of the names: canonical name, entity and role; then those of the nouns that stand for one of them.
func (n *naming) link() []news.Mention {
	d := n.doc
	out := make([]news.Mention, len(n.spans), len(n.spans)+4)
	for i, s := range n.spans {
		m := &out[i]
		m.Span = news.Span{Start: d.Tokens[s.first].Start, End: d.Tokens[s.last-1].End}
		m.Type = s.kind
		m.Name = n.words(s.first, s.last)
		m.Entity = m.Name
		if s.kind == news.NamePerson {
			m.Role = n.role(s)
			if m.Role == "" {
				m.Role = n.apposition(i)
			}
		}
	}
	n.linkPersons(out)
	n.linkOthers(out)
	return n.nouns(out)
}

// words returns the text of tokens [i,j) with single blanks.
func (n *naming) words(i, j int) string {
	s := n.doc.Text[n.doc.Tokens[i].Start:n.doc.Tokens[j-1].End]
	if strings.ContainsAny(s, "\n\t\r") || strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// role returns the title printed before the name: the longest run of title words that ends at it.
func (n *naming) role(s nameSpan) string {
	first, office := s.first, false
	for i := s.first - 1; i >= 0 && i >= s.first-8; i-- {
		c := &n.clues[i]
		end := i + int(c.titleAhead)
		if c.titleAhead == 0 || end < first || end > s.first {
			if first == s.first && end == 0 || n.doc.W(i) != "-" {
				break
			}
			continue
		}
		first = i
		office = office || c.title&titles != 0
	}
	if !office || n.doc.SentenceAt(n.doc.Tokens[first].Start) != n.doc.SentenceAt(n.doc.Tokens[s.first].Start) {
		return ""
	}
	return n.words(first, s.first)
}

// apposition returns the office printed behind name k between commas: "Ana Horvat, the deputy mayor of Tarrow, said".
func (n *naming) apposition(k int) string {
	d, s := n.doc, n.spans[k]
	i := s.last
	if d.W(i) != "," {
		return ""
	}
	i++
	if w := d.W(i); w == "the" || w == "a" || w == "an" || w == "its" || w == "his" || w == "her" || w == "their" {
		i++
	}
	office := false
	for j := i; j < len(n.clues) && j < i+10; j++ {
		switch d.W(j) {
		case ",", ".", ";":
			if !office || n.namesPerson(i, j) {
				return ""
			}
			return n.words(i, j)
		case "and", "who", "said", "says", "told", "—", "–", "(", ")", "\"", "“":
			return ""
		}
		c := &n.clues[j]
		office = office || c.titleAhead > 0 && c.title&(titleFull|titleRank) != 0 && j-i < 5
	}
	return ""
}

// namesPerson reports whether a person's name stands in the tokens [i,j).
func (n *naming) namesPerson(i, j int) bool {
	for _, s := range n.spans[n.spanAt(i):] {
		if s.first >= j {
			break
		}
		if s.kind == news.NamePerson {
			return true
		}
	}
	return false
}

// spanAt returns the index of the first span that ends after token i.
func (n *naming) spanAt(i int) int {
	lo, hi := 0, len(n.spans)
	for lo < hi {
		m := (lo + hi) / 2
		if n.spans[m].last > i {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return lo
}

// linkPersons gives "Horvat" the name and entity of "Ana Horvat". Two people who share a surname are told apart by their
// titles; a name that both could bear stays without entity.
func (n *naming) linkPersons(ms []news.Mention) {
	bySurname := make(map[string][]*person)
	byForename := make(map[string][]*person)
	of := make([]*person, len(ms))
	for i := range ms {
		if ms[i].Type != news.NamePerson {
			continue
		}
		w := strings.Fields(ms[i].Name)
		if len(w) < 2 {
			continue
		}
		sur := w[len(w)-1]
		p := samePerson(bySurname[sur], w)
		if p == nil {
			p = &person{words: w, name: ms[i].Name}
			bySurname[sur] = append(bySurname[sur], p)
			byForename[w[0]] = append(byForename[w[0]], p)
		} else if len(w) > len(p.words) && len(w) <= 3 {
			p.words, p.name = w, ms[i].Name
		}
		if ms[i].Role != "" {
			p.roles = append(p.roles, ms[i].Role)
		}
		of[i] = p
	}
	for i := range ms {
		m := &ms[i]
		if m.Type != news.NamePerson {
			continue
		}
		p := of[i]
		if p == nil {
			var open bool
			if p, open = pick(bySurname[m.Name], m.Role); p == nil && !open {
				p, open = pick(byForename[m.Name], m.Role)
			}
			if open {
				m.Entity = ""
			}
		}
		if p != nil {
			m.Name, m.Entity = p.name, p.name
		}
	}
}

// samePerson finds among people of one surname the one whose other names agree with w: equal, an initial, or one more.
func samePerson(people []*person, w []string) *person {
	for _, p := range people {
		a, b := p.words[0], w[0]
		if a == b || strings.TrimSuffix(a, ".") == b[:min(1, len(b))] || strings.TrimSuffix(b, ".") == a[:min(1, len(a))] {
			return p
		}
	}
	return nil
}

// pick returns the only person, or the only one with that role; open reports that there are several and none is told.
func pick(people []*person, role string) (p *person, open bool) {
	switch {
	case len(people) == 0:
		return nil, false
	case len(people) == 1:
		return people[0], false
	case role == "":
		return nil, true
	}
	for _, q := range people {
		for _, r := range q.roles {
			if strings.EqualFold(r, role) {
				if p != nil && p != q {
					return nil, true
				}
				p = q
			}
		}
	}
	return p, p == nil
}

// linkOthers joins the names of an organisation or country: acronym and long form, alias, nationality, metonym.
func (n *naming) linkOthers(ms []news.Mention) {
	long := make(map[string]string) // acronym -> long form
	for i := range ms {
		if ms[i].Type == news.NamePerson || ms[i].Type == news.NameGroup {
			continue
		}
		if a := initials(ms[i].Name); len(a) >= 2 {
			if old, ok := long[a]; ok && old != ms[i].Name {
				long[a] = "" // two long forms: only brackets can tell
			} else {
				long[a] = ms[i].Name
			}
		}
	}
	for i := 1; i < len(ms); i++ { // "Meridian News Agency (MNA)"
		if ms[i].Type != news.NamePerson && n.bracketed(i) && acronymOf(ms[i].Name, ms[i-1].Name) {
			long[ms[i].Name] = ms[i-1].Name
		}
	}
	printed := make(map[string]string) // entity of an organisation -> its longest printed name
	for i := range ms {
		m := &ms[i]
		if m.Type == news.NamePerson {
			continue
		}
		name := asListed(strings.TrimPrefix(strings.TrimPrefix(m.Name, "the "), "The "))
		country := n.known.country[name]
		switch l := long[m.Name]; {
		case country != "" && !(m.Type == news.NameLocation && n.clues[n.spans[i].first].starts&inCities != 0 && n.located(i)):
			m.Entity = country
			continue
		case l != "" && m.Type != news.NameGroup:
			m.Name, m.Entity = l, l
		case n.known.alias[name] != "":
			m.Entity = name
		default:
			m.Entity = strings.TrimPrefix(strings.TrimPrefix(m.Name, "the "), "The ")
		}
		if a := n.known.alias[m.Entity]; a != "" {
			m.Entity = a
		}
		if m.Type == news.NameOrganisation && len(printed[m.Entity]) < len(name) {
			printed[m.Entity] = name
		}
	}
	for i := range ms {
		if m := &ms[i]; m.Type == news.NameOrganisation && printed[m.Entity] != "" && n.known.country[m.Name] == "" {
			m.Name = printed[m.Entity]
		}
	}
}

// asListed returns a name in capitals ("REUTERS", "NEW DELHI") as the lists write it; short ones may be acronyms.
func asListed(name string) string {
	if len(name) < 5 || !allUpper(name) || strings.ContainsAny(name, "./&") {
		return name
	}
	w := strings.Fields(name)
	for i := range w {
		_, n := utf8.DecodeRuneInString(w[i])
		w[i] = w[i][:n] + strings.ToLower(w[i][n:])
	}
	return strings.Join(w, " ")
}

// located reports whether a preposition of place stands before name i: "in Moscow" is the city, "Moscow said" is not.
func (n *naming) located(i int) bool {
	j := n.spans[i].first
	return n.after(j, locatives) || j > 0 && (n.doc.W(j-1) == "of" || n.doc.W(j-1) == "central" || n.doc.W(j-1) == "downtown") || n.doc.W(n.spans[i].last) == ","
}

// bracketed reports whether name i stands alone in brackets right behind name i-1.
func (n *naming) bracketed(i int) bool {
	a, b := n.spans[i-1].last, n.spans[i]
	return b.first == a+1 && n.doc.W(a) == "(" && n.doc.W(b.last) == ")"
}

// initials returns the capitals that the words of a name of two words or more start with, "" for a shorter name.
func initials(name string) string {
	var b strings.Builder
	words := 0
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '/' }) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) {
			b.WriteRune(r)
			words++
		}
	}
	if words < 2 {
		return ""
	}
	return b.String()
}

// acronymOf reports whether the letters of a short name start the long one and occur in it in order: "RFE/RL", "UNICEF".
func acronymOf(short, long string) bool {
	if len(short) < 2 || len(short) >= len(long) || !allUpper(short) {
		return false
	}
	rest := strings.ToUpper(long)
	for i, r := range short {
		if !unicode.IsLetter(r) {
			continue
		}
		at := strings.IndexRune(rest, r)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		rest = rest[at+utf8.RuneLen(r):]
	}
	return true
}

// nouns adds the mentions by noun that can mean only one: "the minister" when one minister was introduced before,
// "the agency" when one agency was. Their Name is empty.
func (n *naming) nouns(ms []news.Mention) []news.Mention {
	d := n.doc
	holders := make(map[uint64]string) // hash of an office or kind of body -> entity; "" when several bear it
	note := func(key uint64, entity string) {
		if old, ok := holders[key]; ok && old != entity {
			entity = ""
		}
		holders[key] = entity
	}
	out := ms[:0:0]
	next := 0
	for i := 0; i < len(d.Tokens); i++ {
		for next < len(ms) && ms[next].Start <= d.Tokens[i].Start {
			m := ms[next]
			if m.Type == news.NamePerson && m.Role != "" && m.Entity != "" {
				for _, w := range strings.FieldsFunc(m.Role, func(r rune) bool { return r == ' ' || r == '-' }) {
					if roleNouns[strings.ToLower(w)] {
						note(hashLower(w), m.Entity)
					}
				}
			}
			if m.Type == news.NameOrganisation {
				s := n.spans[next]
				for _, w := range [2]int{s.first, s.last - 1} {
					if s.last-s.first > 1 && bodyNouns[strings.ToLower(d.W(w))] {
						note(n.clues[w].low, m.Entity)
					}
				}
			}
			out = append(out, m)
			i = max(i, n.spans[next].last-1)
			next++
		}
		if n.clues[i].form != formLower && !n.clues[i].first || i+1 >= len(d.Tokens) || n.clues[i].low != hashThe || n.clues[i+1].form != formLower {
			continue
		}
		entity := holders[n.clues[i+1].low]
		if entity == "" || i+2 < len(d.Tokens) && n.narrows(i+2) {
			continue
		}
		if next < len(ms) && ms[next].Start < d.Tokens[i+1].End {
			continue
		}
		kind := news.NamePerson
		if bodyNouns[d.W(i+1)] {
			kind = news.NameOrganisation
		}
		out = append(out, news.Mention{Span: news.Span{Start: d.Tokens[i].Start, End: d.Tokens[i+1].End}, Type: kind, Entity: entity})
		i++
	}
	return append(out, ms[next:]...)
}

// narrows reports whether token i, behind "the minister", may say which one: a name, another noun, "of …".
func (n *naming) narrows(i int) bool {
	t, c := n.doc.Tokens[i], &n.clues[i]
	if c.form.capital() || c.form == formDigit || n.doc.W(i) == "-" {
		return true
	}
	if c.form != formLower || clauseGoesOn[n.doc.W(i)] {
		return false
	}
	return t.UPOS != "VERB" && t.UPOS != "AUX" && t.UPOS != "ADV" && t.UPOS != "SCONJ"
}

var (
	hashThe = hashLower("the")
	// Nouns that mean one holder when the text has named one.
	roleNouns = readSet("minister president premier chancellor mayor governor senator ambassador envoy spokesman spokeswoman spokesperson secretary " +
		"general commissioner judge prosecutor bishop archbishop chairman chairwoman director professor king queen prince princess pope sheriff coach")
	bodyNouns = readSet("ministry agency company party council court university union bank commission committee department authority federation " +
		"association foundation institute parliament group league club hospital newspaper")
	// Words after "the minister" that leave it whole, as every verb does: what else follows may narrow it ("the minister
	// responsible for …").
	clauseGoesOn = readSet("said says told added also has had have is was were will would did does could should can may might must and but to in on at who " +
		"that warned announced called wants wanted denied confirmed insisted rejected asked accused met left arrived expects expected believes noted wrote " +
		"spoke argued promised pledged urged stressed declined refused then later again himself herself itself not by with as after before when while because")
)
