package attribution

import (
	"sort"
	"strconv"
	"strings"

	"github.com/readoutdesk/readout/news"
)

// resolver finds out whom sources stand for. It sees the statements in text order and remembers who spoke.
type resolver struct {
	p       *page
	past    []spoken
	persons []person
}

// memory is how many speakers back a pronoun or role noun can point.
const memory = 200

// spoken is a speaker who has spoken, newest last.
type spoken struct {
	news.Speaker
	at     int    // the token of the source
	head   string // the noun of an unnamed or document source
	group  bool
	female bool
	male   bool
}

// person is a person the text names.
type person struct {
	name, role string
	at         news.Span
	first      int // token of the first mention
}

func newResolver(p *page) *resolver {
	r := &resolver{p: p}
	seen := make(map[string]bool)
	for _, m := range p.d.Mentions {
		if m.Type != news.NamePerson || m.Name == "" {
			continue
		}
		if seen[m.Name] {
			if m.Role != "" {
				for i := range r.persons {
					if r.persons[i].name == m.Name && r.persons[i].role == "" {
						r.persons[i].role = m.Role
					}
				}
			}
			continue
		}
		seen[m.Name] = true
		r.persons = append(r.persons, person{m.Name, m.Role, m.Span, p.d.TokenAt(m.Start)})
	}
	return r
}

// mentionAt returns the mention that covers token i, nil for none.
func (p *page) mentionAt(i int) *news.Mention {
	if i < 0 || i >= len(p.d.Tokens) {
		return nil
	}
	ms := p.d.Mentions
	off := p.d.Tokens[i].Start
	k := sort.Search(len(ms), func(k int) bool { return ms[k].End > off })
	if k < len(ms) && ms[k].Start <= off {
		return &ms[k]
	}
	return nil
}

// speaker resolves the source of a statement. outer is the speaker of the statement that holds it.
func (r *resolver) speaker(src tokens, outer *news.Speaker) news.Speaker {
	if src.empty() {
		return news.Speaker{Kind: news.SpeakerNone}
	}
	s := r.read(src, outer)
	if s.Name != "" {
		r.past = append(r.past, s)
	}
	return s.Speaker
}

func (r *resolver) read(src tokens, outer *news.Speaker) spoken {
	p := r.p
	if src.last-src.first == 1 && (p.is(src.first, isSubject|isObject|isRelative) || p.w(src.first) == "his" || p.w(src.first) == "its" || p.w(src.first) == "their") {
		return r.pronoun(src, outer)
	}
	core := p.core(src)
	if core.empty() {
		core = src
	}
	head := core.last - 1
	if m, at := p.personIn(src, core); m != nil {
		return r.named(m, at, src)
	}
	h := p.w(head)
	switch {
	case p.is(head, isDocument) && !p.is(head, isGroupNoun):
		return r.document(src, core, head)
	case p.is(head, isRoleNoun|isGroupNoun):
		return r.unnamed(src, core, head)
	case p.is(head, isOrganisationNoun|isMetonym) || p.organisationMention(core):
		return r.organisation(src, core, head)
	}
	if x := p.d.Tokens[head].XPOS; p.capital(head) && (!p.sentenceFirst(head) || x == "NNP" || x == "NNPS") || p.capital(head) && core.last-core.first > 1 {
		return r.capitals(src, core, head)
	}
	label := p.label(src)
	return spoken{Speaker: news.Speaker{ID: r.unnamedID(src), Name: label, Kind: news.SpeakerUnnamed, At: p.span(src)}, at: src.first, head: h, group: strings.HasSuffix(h, "s")}
}

func (p *page) sentenceFirst(i int) bool { return p.d.Sentences[p.sentence[i]].First == i }

// core returns the noun phrase of a source without what is hung on it: "[a spokesman] for the ministry, who …".
func (p *page) core(src tokens) tokens {
	i := src.first
	for i < src.last && (p.is(i, isDeterminer|isAdverb) && !p.capitalName(i) || p.isQuoteMark(i) || p.is(i, isDeterminer) && i+1 < src.last) {
		i++
	}
	if p.w(src.first) == "one" && p.w(src.first+1) == "of" || p.w(src.first) == "some" && p.w(src.first+1) == "of" || p.w(src.first) == "neither" {
		i = src.first + 2
		for i < src.last && p.is(i, isDeterminer) {
			i++
		}
	}
	j := i
	for j < src.last {
		if m := p.mentionAt(j); m != nil && m.End > p.d.Tokens[j].End {
			j++
			continue
		}
		if j > i && (p.w(j) == "," || p.w(j) == "(" || p.is(j, isPreposition|isRelative) || p.w(j) == "close" || p.w(j) == "who" || p.w(j) == "—" || p.w(j) == "–" || p.w(j) == "--" ||
			p.participle(j) && !p.capital(j) && p.upos(j) != "NOUN" || p.upos(j) == "VERB" && !p.capital(j) && j+1 < src.last) {
			break
		}
		j++
	}
	for j > i+1 && (p.w(j-1) == "'s" || p.w(j-1) == "’s" || p.is(j-1, isAdverb) || p.w(j-1) == "himself" || p.w(j-1) == "herself" || p.w(j-1) == "itself" || p.isQuoteMark(j-1)) {
		j--
	}
	return tokens{i, j}
}

// personIn returns the person a source names, in its core or in an apposition that is only the name.
func (p *page) personIn(src, core tokens) (*news.Mention, tokens) {
	var found *news.Mention
	at := tokens{}
	for i := core.first; i < core.last; i++ {
		if m := p.mentionAt(i); m != nil && m.Type == news.NamePerson && m.Name != "" {
			_, end := p.d.Range(m.Span)
			if w := p.w(end); w == "'s" || w == "’s" || w == "'" || w == "’" {
				i = end
				continue
			}
			if end >= core.last || !p.is(core.last-1, isRoleNoun|isGroupNoun|isOrganisationNoun|isDocument) {
				if found == nil || p.w(i-1) != "and" {
					found, at = m, tokens{i, end}
				}
			}
			i = end - 1
		}
	}
	if found == nil && p.w(core.last) == "," && core.last < src.last && p.is(core.last-1, isRoleNoun) {
		if m := p.mentionAt(core.last + 1); m != nil && m.Type == news.NamePerson && m.Name != "" {
			_, end := p.d.Range(m.Span)
			return m, tokens{core.last + 1, end}
		}
	}
	return found, at
}

func (p *page) organisationMention(core tokens) bool {
	m := p.mentionAt(core.last - 1)
	return m != nil && m.Name != "" && m.Type != news.NamePerson
}

// named returns the speaker for a person's mention.
func (r *resolver) named(m *news.Mention, at, src tokens) spoken {
	s := news.Speaker{ID: nameID(m.Name), Name: m.Name, Kind: news.SpeakerPerson, Role: m.Role, At: m.Span}
	for _, x := range r.persons {
		if x.name == m.Name {
			s.At = x.at
			if s.Role == "" {
				s.Role = x.role
			}
		}
	}
	out := spoken{Speaker: s, at: src.first}
	for i := src.first; i < src.last; i++ {
		out.female = out.female || r.p.is(i, isFemale)
		out.male = out.male || r.p.is(i, isMale)
	}
	if out.male && out.female {
		out.male, out.female = false, false
	}
	if i := at.last; i < src.last && r.p.w(i) == "and" { // "X and Y": both, under one label
		if n := r.p.mentionAt(i + 1); n != nil && n.Type == news.NamePerson && n.Name != "" {
			out.Name += " and " + n.Name
			out.ID = nameID(out.Name)
			out.group = true
		}
	}
	return out
}

// nameID is the id of a named speaker: its name in lower case with hyphens.
func nameID(name string) string { return strings.Join(strings.Fields(lower(name)), "-") }

// unnamedID is the id of an unnamed speaker: the report's id and where the first mention stands, so that equal labels
// in two reports stay two.
func (r *resolver) unnamedID(src tokens) string {
	return r.p.t.ID + "#" + strconv.Itoa(r.p.d.Tokens[src.first].Start)
}

// label is a source as printed, without a leading article.
func (p *page) label(src tokens) string {
	i := src.first
	for i+1 < src.last && (p.w(i) == "the" || p.w(i) == "a" || p.w(i) == "an" || p.isQuoteMark(i)) {
		i++
	}
	j := src.last
	for k := i + 1; k < j; k++ { // an apposition or identifying clause is no part of the label
		if p.w(k) == "," || p.w(k) == "who" || p.w(k) == "(" || p.w(k) == "which" {
			j = k
		}
	}
	return strings.Join(strings.Fields(p.span(tokens{i, j}).Of(p.d.Text)), " ")
}

// unnamed resolves a role noun or a group: "the official" is the last one who was introduced, "a senior official" is new.
func (r *resolver) unnamed(src, core tokens, head int) spoken {
	p := r.p
	h := singular(p.w(head))
	group := p.is(head, isGroupNoun) && !p.is(head, isRoleNoun) || strings.HasSuffix(p.w(head), "s") && p.is(head, isGroupNoun)
	definite := p.w(src.first) == "the" || p.w(src.first) == "this" || p.w(src.first) == "that"
	if definite {
		if s, ok := r.introduced(src, core, head, h, group); ok {
			return s
		}
	}
	label := p.label(src)
	if group && core.last-core.first > 1 {
		for i := len(r.past) - 1; i >= max(0, len(r.past)-memory); i-- {
			if r.past[i].Kind == news.SpeakerUnnamed && strings.EqualFold(r.past[i].Name, label) {
				return r.past[i]
			}
		}
	}
	out := spoken{Speaker: news.Speaker{ID: r.unnamedID(src), Name: label, Kind: news.SpeakerUnnamed, At: p.span(src)}, at: src.first, head: h, group: group}
	out.female, out.male = p.is(head, isFemale), p.is(head, isMale)
	return out
}

// introduced looks for whom "the official" or "the prime minister" means: an unnamed speaker of that noun, or a person
// whose printed role has it. New words beside the noun ("the Belgian minister") must fit what was said before.
func (r *resolver) introduced(src, core tokens, head int, h string, group bool) (spoken, bool) {
	p := r.p
	var extra []string
	for i := core.first; i < head; i++ {
		if w := p.w(i); p.word(i) && w != "senior" && w != "unidentified" && w != "unnamed" && w != "top" && w != "same" {
			extra = append(extra, w)
		}
	}
	fits := func(text string) bool {
		text = lower(text)
		for _, w := range extra {
			if !strings.Contains(text, w) {
				return false
			}
		}
		return true
	}
	for i := len(r.past) - 1; i >= max(0, len(r.past)-memory); i-- {
		s := r.past[i]
		switch s.Kind {
		case news.SpeakerUnnamed:
			if s.head == h && s.group == group && fits(s.Name) {
				return s, true
			}
		case news.SpeakerPerson:
			if !group && roleHas(s.Role, h) && fits(s.Role+" "+s.Name) {
				return s, true
			}
		}
	}
	if group {
		return spoken{}, false
	}
	for i := len(r.persons) - 1; i >= 0; i-- {
		x := r.persons[i]
		if x.first < src.first && roleHas(x.role, h) && fits(x.role+" "+x.name) {
			return spoken{Speaker: news.Speaker{ID: nameID(x.name), Name: x.name, Kind: news.SpeakerPerson, Role: x.role, At: x.at}, at: src.first}, true
		}
	}
	if len(extra) == 0 {
		return spoken{}, false
	}
	var only *person // "the US president", where just one person is called president and nothing more
	for i := range r.persons {
		if x := &r.persons[i]; lower(x.role) == h {
			if only != nil {
				return spoken{}, false
			}
			only = x
		}
	}
	if only == nil {
		return spoken{}, false
	}
	return spoken{Speaker: news.Speaker{ID: nameID(only.name), Name: only.name, Kind: news.SpeakerPerson, Role: only.role, At: only.at}, at: src.first}, true
}

func roleHas(role, head string) bool {
	for _, w := range strings.Fields(lower(role)) {
		if w == head {
			return true
		}
	}
	return false
}

// singular cuts the plural ending of a role noun.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "spokesmen"), strings.HasSuffix(w, "spokeswomen"), strings.HasSuffix(w, "congressmen"), strings.HasSuffix(w, "women"), strings.HasSuffix(w, "men"):
		return w[:len(w)-2] + "an"
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "witnesses"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && w != "police" && len(w) > 3:
		return w[:len(w)-1]
	}
	return w
}

// organisation resolves a body: by its name, by a definite noun that ends the name of one, else as printed.
func (r *resolver) organisation(src, core tokens, head int) spoken {
	p := r.p
	name := ""
	if m := p.mentionAt(head); m != nil && m.Name != "" && p.d.TokenAt(m.Start) <= core.first+1 {
		name = m.Name
	}
	if name == "" && core.last-core.first == 1 && !p.capital(head) {
		for i := len(r.past) - 1; i >= max(0, len(r.past)-memory) && name == ""; i-- {
			if f := strings.Fields(lower(r.past[i].Name)); r.past[i].Kind == news.SpeakerOrganisation && f[len(f)-1] == p.w(head) {
				name = r.past[i].Name
			}
		}
		last := sort.Search(len(p.d.Mentions), func(i int) bool { return p.d.Mentions[i].Start >= p.d.Tokens[src.first].Start })
		for i := last - 1; i >= max(0, last-memory) && name == ""; i-- {
			if m := p.d.Mentions[i]; m.Type == news.NameOrganisation && m.Start < p.d.Tokens[src.first].Start && m.Name != "" && strings.Contains(" "+lower(m.Name)+" ", " "+p.w(head)+" ") {
				name = m.Name
			}
		}
	}
	if name == "" {
		name = p.label(tokens{core.first, src.last})
	}
	return spoken{Speaker: news.Speaker{ID: nameID(name), Name: name, Kind: news.SpeakerOrganisation, At: p.span(src)}, at: src.first, group: true}
}

// capitals reads a source of capitalised words that no mention covers: a person when it looks like one.
func (r *resolver) capitals(src, core tokens, head int) spoken {
	p := r.p
	i := head
	for i > core.first && (p.capital(i-1) && !p.is(i-1, isTitle) || p.w(i-1) == "-") {
		i--
	}
	name := p.span(tokens{i, core.last}).Of(p.d.Text)
	for k := len(r.past) - 1; k >= max(0, len(r.past)-memory); k-- {
		if s := r.past[k]; s.Kind == news.SpeakerPerson && strings.HasSuffix(s.Name, " "+name) {
			return s
		}
	}
	return spoken{Speaker: news.Speaker{ID: nameID(name), Name: name, Kind: news.SpeakerPerson, Role: strings.TrimSpace(p.span(tokens{core.first, i}).Of(p.d.Text)), At: p.span(src)}, at: src.first}
}

// document resolves a paper: "a statement by X" is X speaking, "the statement" the one before, else the paper itself.
func (r *resolver) document(src, core tokens, head int) spoken {
	p := r.p
	for i := core.last; i < src.last; i++ {
		if w := p.w(i); (w == "by" || w == "from") && i+1 < src.last {
			s := r.read(tokens{i + 1, src.last}, nil)
			if s.Name != "" {
				s.head, s.at = singular(p.w(head)), src.first
				if !spokenPaper(p.w(head)) {
					s.Kind = news.SpeakerDocument
				}
				return s
			}
		}
	}
	h := singular(p.w(head))
	if p.is(src.first, isDeterminer) && core.last-core.first == 1 && core.last == src.last {
		for i := len(r.past) - 1; i >= max(0, len(r.past)-memory); i-- {
			if s := r.past[i]; s.head == h && (s.Kind == news.SpeakerDocument || s.Kind == news.SpeakerOrganisation || s.Kind == news.SpeakerPerson) {
				s.at = src.first
				return s
			}
		}
	}
	label := p.label(src)
	return spoken{Speaker: news.Speaker{ID: r.unnamedID(src), Name: label, Kind: news.SpeakerDocument, At: p.span(src)}, at: src.first, head: h}
}

// spokenPaper reports whether a paper is its author's own speech.
func spokenPaper(w string) bool {
	switch w {
	case "statement", "statements", "letter", "tweet", "tweets", "post", "email", "readout", "report", "message", "release", "speech", "note":
		return true
	}
	return false
}

// pronoun resolves he, she, they, it and who in source position to the last compatible speaker: not to the last name.
func (r *resolver) pronoun(src tokens, outer *news.Speaker) spoken {
	p := r.p
	w := p.w(src.first)
	none := spoken{Speaker: news.Speaker{Kind: news.SpeakerNone}}
	if p.is(src.first, isRelative) { // "the envoy, who said": what stands before it
		end := src.first
		if p.w(end-1) == "," {
			end--
		}
		s := p.d.Sentences[p.sentence[src.first]]
		c := clause{tokens{s.First, s.Last}, -1}
		if end <= s.First || p.is(end-1, isRelative) || p.blocked(end-1, c) {
			return none
		}
		if r2 := (tokens{p.nounPhraseLeft(end, c), end}); !r2.empty() && p.word(r2.first) && !p.is(r2.first, isRelative) && p.headed(r2.first, r2.last) {
			return r.read(r2, outer)
		}
		return none
	}
	switch w {
	case "i", "we", "my", "our", "us", "me":
		if outer != nil && outer.Name != "" {
			return spoken{Speaker: *outer, at: src.first}
		}
		return none
	}
	for i := len(r.past) - 1; i >= max(0, len(r.past)-memory); i-- {
		s := r.past[i]
		ok := false
		switch w {
		case "he", "him", "himself", "his":
			ok = !s.group && !s.female && (s.Kind == news.SpeakerPerson || s.Kind == news.SpeakerUnnamed)
		case "she", "her", "herself":
			ok = !s.group && !s.male && (s.Kind == news.SpeakerPerson || s.Kind == news.SpeakerUnnamed)
		case "they", "them", "their":
			ok = s.group
		case "it", "which", "its":
			ok = s.Kind == news.SpeakerOrganisation || s.Kind == news.SpeakerDocument
		}
		if !ok {
			continue
		}
		if x, later := r.subjectSince(s.at, src.first); later && w != "it" && w != "they" && w != "which" {
			s = spoken{Speaker: news.Speaker{ID: nameID(x.name), Name: x.name, Kind: news.SpeakerPerson, Role: x.role, At: x.at}}
		}
		s.at = src.first
		switch w {
		case "he", "him":
			s.male = true
		case "she":
			s.female = true
		}
		return s
	}
	if w == "he" || w == "she" {
		if x, ok := r.subjectSince(-1, src.first); ok {
			return spoken{Speaker: news.Speaker{ID: nameID(x.name), Name: x.name, Kind: news.SpeakerPerson, Role: x.role, At: x.at}, at: src.first, male: w == "he", female: w == "she"}
		}
	}
	return none
}

// subjectSince returns the person whose name opens the sentence before token at, or its own, when it stands after the
// last speaker: "Horvat arrived on Monday. She said …".
func (r *resolver) subjectSince(after, at int) (person, bool) {
	p := r.p
	s := int(p.sentence[at])
	for k := s; k >= 0 && k >= s-1; k-- {
		if p.d.Sentences[k].Para != p.d.Sentences[s].Para {
			break
		}
		for i := p.d.Sentences[k].First; i < p.d.Sentences[k].First+6 && i < p.d.Sentences[k].Last && i < at; i++ {
			if p.finite(i) || i <= after {
				if p.finite(i) {
					break
				}
				continue
			}
			if m := p.mentionAt(i); m != nil && m.Type == news.NamePerson && m.Name != "" {
				for _, x := range r.persons {
					if x.name == m.Name {
						return x, true
					}
				}
			}
		}
	}
	return person{}, false
}
