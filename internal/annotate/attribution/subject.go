package attribution

// subjectLeft returns the noun phrase that ends before token end, the subject of the verb group there, with its title,
// appositions and identifying clauses. relative is true when a relative pronoun stands before it ("which the ministry").
func (p *page) subjectLeft(end int, c clause) (r tokens, relative bool) {
	i := end - 1
	if i < c.first || p.blocked(i, c) {
		return tokens{}, false
	}
	if p.w(i) == "who" || (p.w(i) == "which" || p.w(i) == "that") && i > c.first && !p.is(i-1, isConjunction) { // "the envoy, who said"
		j := i - 1
		if p.w(j) == "," {
			j--
		}
		if j < c.first || p.blocked(j, c) || !p.word(j) {
			return tokens{}, false
		}
		return tokens{p.nounPhraseLeft(j+1, c), j + 1}, false
	}
	if p.w(i) == "," || p.w(i) == "—" || p.w(i) == "–" || p.w(i) == "--" || p.w(i) == ")" { // an apposition ends here
		first, ok := p.apposition(i, c)
		if !ok {
			return tokens{}, false
		}
		return tokens{first, i + 1}, false
	}
	if !p.word(i) || p.is(i, isPreposition|isConjunction) && !p.is(i, isSubject) || p.is(i, isDeterminer) && !p.is(i, isSubject) && p.w(i) != "both" && p.w(i) != "others" && p.w(i) != "many" && p.w(i) != "some" && p.w(i) != "one" && p.w(i) != "several" && p.w(i) != "most" && p.w(i) != "this" {
		return tokens{}, false
	}
	if p.is(i, isSubject) {
		return tokens{i, i + 1}, p.relativeBefore(i, c)
	}
	first := p.nounPhraseLeft(end, c)
	if first >= end {
		return tokens{}, false
	}
	return tokens{first, end}, p.relativeBefore(first, c)
}

func (p *page) relativeBefore(i int, c clause) bool {
	if i <= c.first {
		return false
	}
	switch p.w(i - 1) {
	case "which", "what":
		return true
	case "that": // taggers call it a conjunction as often as not; after a noun it can be the pronoun
		return p.upos(i-1) == "PRON" || p.upos(i-2) == "NOUN"
	}
	return false
}

// blocked reports whether token i lies in a quotation that the clause only passes by.
func (p *page) blocked(i int, c clause) bool {
	if c.inside >= 0 {
		return p.deep[i] != int32(c.inside)
	}
	return p.quote[i] >= 0
}

// nounPhraseLeft returns the first token of the noun phrase that ends before token end.
func (p *page) nounPhraseLeft(end int, c clause) int {
	i := end
	for i > c.first {
		j := i - 1
		if c.inside < 0 && p.quote[j] >= 0 { // a nickname or a word at arm's length belongs to the phrase
			q := p.quotes[p.quote[j]]
			if p.speechy(q) || q.first <= c.first {
				break
			}
			i = q.first
			continue
		}
		if !p.word(j) && p.w(j) != "-" && p.w(j) != "&" && p.w(j) != "." && p.w(j) != "'" && p.w(j) != "’" && p.w(j) != "/" || p.stop(j) {
			break
		}
		if p.w(j) == "and" || p.w(j) == "or" {
			if !p.joins(j, c) {
				break
			}
			i = j
			continue
		}
		if p.is(j, isConjunction|isRelative) && p.w(j) != "nor" || p.is(j, isSubject) && !(p.w(j) == "it" || p.w(j) == "you") {
			break
		}
		if p.time[j] >= 0 && j+1 == i && i == end { // "On Thursday the ministry said": time before the subject ends it
			break
		}
		if j+1 < end && (p.finite(j) || p.d.Tokens[j].XPOS == "VB" || p.w(j) == "be") && !p.reduced(j) {
			break
		}
		i = j
	}
	for i < end { // what is no part of the phrase at its left edge
		if p.is(i, isAdverb) && !p.is(i, isDeterminer) || p.w(i) == "nor" || p.w(i) == "." {
			i++
			continue
		}
		if p.time[i] >= 0 && !p.capitalName(i) && i+1 < end {
			i++
			continue
		}
		if p.is(i, isPreposition) && i+1 < end {
			n := p.afterPreposition(i, end)
			if n == i {
				break
			}
			i = n
			continue
		}
		break
	}
	return i
}

func (p *page) capitalName(i int) bool { return p.capital(i) && !p.is(i, isTimeWord) }

// afterPreposition skips an opening "On Thursday", "In a statement" that is no part of the subject.
func (p *page) afterPreposition(i, end int) int {
	j := i + 1
	for j < end && (p.time[j] >= 0 || p.is(j, isTimeWord) || p.is(j, isDeterminer) && j == i+1) {
		j++
	}
	if j > i+1 && j < end && (p.time[j-1] >= 0 || p.is(j-1, isTimeWord)) {
		return j
	}
	for ; j < end; j++ {
		if p.is(j, isMedium) && j+1 < end && (p.is(j+1, isDeterminer) || p.capital(j+1)) {
			return j + 1
		}
	}
	for j = i + 1; j < end; j++ { // "in Kyiv the minister"
		if p.is(j, isDeterminer) && j > i+1 && !p.is(j-1, isPreposition) {
			return j
		}
	}
	if p.w(i) != "of" && p.w(i) != "as" {
		return i + 1
	}
	return i
}

// joins reports whether "and" at token j joins two names or nouns of one subject.
func (p *page) joins(j int, c clause) bool {
	if j <= c.first || !p.word(j-1) || p.is(j-1, isAdverb|isConjunction) {
		return false
	}
	for k := j - 1; k >= c.first && k > j-12; k-- {
		if p.blocked(k, c) || p.stop(k) {
			return false
		}
		if p.w(k) == "," || p.is(k, isConjunction|isRelative) {
			return p.w(k) == "," || p.is(k, isRelative)
		}
		if p.finite(k) || p.w(k) == "to" {
			return false
		}
	}
	return true
}

// reduced reports whether the verb form at j is a participle within a noun phrase: "papers obtained by X show".
func (p *page) reduced(j int) bool {
	x := p.d.Tokens[j].XPOS
	if x == "VBN" || x == "VBG" {
		return true
	}
	return x != "" && p.d.Tokens[j].Deprel == "acl"
}

// apposition returns the start of the noun phrase whose apposition ends with the comma, dash or bracket at token i.
func (p *page) apposition(i int, c clause) (int, bool) {
	openers := []string{","}
	switch p.w(i) {
	case ")":
		openers = []string{"("}
	case "—", "–", "--":
		openers = []string{p.w(i)}
	}
	if p.w(i) == "," && p.w(i-1) == ")" {
		i--
		openers[0] = "("
	}
	for j := i - 1; j > c.first && j > i-45; j-- {
		if p.blocked(j, c) {
			continue
		}
		if p.stop(j) {
			return 0, false
		}
		if p.w(j) != openers[0] || i-j < 2 {
			continue
		}
		if openers[0] == "," && !p.appositive(j+1, i) {
			continue
		}
		first := p.nounPhraseLeft(j, c)
		if first < j && p.headed(first, j) {
			return first, true
		}
	}
	return 0, false
}

// appositive reports whether tokens [i,end) after a comma describe the name before it: "who …", "a …", "45", "director of …".
func (p *page) appositive(i, end int) bool {
	w := p.w(i)
	if w == "who" || w == "whose" || w == "which" || w == "a" || w == "an" || w == "the" || w == "one" || w == "himself" || w == "herself" {
		return true
	}
	if x := p.d.Tokens[i].XPOS; x == "VBN" || x == "VBG" || x == "JJ" && i+1 < end && p.is(i+1, isPreposition) {
		return true
	}
	if r := w[0]; '0' <= r && r <= '9' && end-i <= 2 {
		return true
	}
	if p.is(i, isRoleNoun|isTitle) || p.is(i+1, isRoleNoun) && !p.finite(i+1) {
		return true
	}
	if end-i <= 6 && p.capital(i) && !p.is(i, isDeterminer|isPreposition) { // "Ohio", "R-Fla."
		return true
	}
	for j := i; j < end && j < i+8; j++ {
		if p.is(j, isRoleNoun) {
			return !p.finite(i)
		}
	}
	return p.is(i, isPreposition) && w == "of"
}

// headed reports whether [first,last) can name a speaker: a capital letter or a noun for people, bodies or papers.
func (p *page) headed(first, last int) bool {
	for k := first; k < last; k++ {
		if p.capital(k) && (k > first || !p.is(k, isPreposition|isAdverb|isConjunction)) || p.is(k, isRoleNoun|isGroupNoun|isOrganisationNoun|isDocument|isMetonym) {
			return true
		}
	}
	return false
}

// subjectRight returns the noun phrase that starts at token i, with its apposition: the subject of "said" before it.
// initial is true when the content follows it, so that only a comma after the apposition ends one.
func (p *page) subjectRight(i int, initial bool, c clause) tokens {
	j := i
	for j < c.last {
		if c.inside < 0 && p.quote[j] >= 0 {
			q := p.quotes[p.quote[j]]
			if p.speechy(q) || j == i {
				break
			}
			j = q.last
			continue
		}
		if p.stop(j) || p.w(j) == ":" || p.w(j) == "—" || p.w(j) == "–" || p.w(j) == "--" {
			break
		}
		if p.w(j) == "(" {
			k := j
			for k < c.last && p.w(k) != ")" && k < j+8 {
				k++
			}
			if p.w(k) != ")" {
				break
			}
			j = k + 1
			continue
		}
		if p.w(j) == "," {
			end, ok := p.appositionRight(j, c)
			if !ok || initial && p.w(end) != "," {
				break
			}
			j = end
			break
		}
		if j > i && (p.time[j] >= 0 || p.is(j, isTimeWord)) {
			break
		}
		if j > i && p.is(j, isPreposition) && !p.keepsPreposition(j, i) {
			break
		}
		if j > i && (p.is(j, isConjunction) && p.w(j) != "and" || p.is(j, isSubject) && !p.is(j-1, isRelative)) {
			break
		}
		if j > i && p.is(j, isAdverb) && !p.word(j+1) {
			break
		}
		j++
		if p.is(j-1, isSubject) {
			break
		}
	}
	for j > i && (p.is(j-1, isPreposition|isConjunction|isDeterminer) || p.w(j-1) == "and") {
		j--
	}
	return tokens{i, j}
}

// keepsPreposition reports whether the preposition at j continues the phrase that starts at i.
func (p *page) keepsPreposition(j, i int) bool {
	switch p.w(j) {
	case "of", "for", "with", "from", "by", "close", "to":
		return true
	case "at", "in", "on":
		return p.is(j-1, isRoleNoun|isGroupNoun|isDocument|isOrganisationNoun) && p.timeAt(j+1) < 0 && !p.is(j+1, isTimeWord) && !p.mediumAfter(j)
	}
	return false
}

// mediumAfter reports whether the preposition at j introduces a paper or place of speaking: "in a statement".
func (p *page) mediumAfter(j int) bool {
	for k := j + 1; k < j+5; k++ {
		if p.is(k, isMedium) {
			return true
		}
	}
	return false
}

// appositionRight returns where the apposition after the comma at j ends.
func (p *page) appositionRight(j int, c clause) (int, bool) {
	end := j + 1
	for end < c.last && !p.stop(end) && (c.inside >= 0 || p.quote[end] < 0) {
		if p.w(end) == "," && end > j+1 {
			w := p.w(end + 1)
			if !(p.is(end+1, isRelative) && w != "that") || p.opensQuote(end+1) >= 0 {
				break
			}
		}
		end++
	}
	if end == j+1 || p.participle(j+1) || p.is(j+1, isConjunction|isAdverb) || !p.appositive(j+1, end) {
		return 0, false
	}
	if end < c.last && p.opensQuote(end) >= 0 && p.w(end-1) == "," {
		end--
	}
	return end, true
}

// skipAdjuncts returns the first token after the cue that is no addressee, time, adverb or place of speaking.
func (p *page) skipAdjuncts(k cue, c clause) int {
	i := k.words.last
	if k.entry.frames&frameAddressee != 0 {
		i = p.skipAddressee(i, c)
	}
	for i < c.last {
		if c.inside < 0 && p.quote[i] >= 0 {
			return i
		}
		switch {
		case p.time[i] >= 0 || p.is(i, isTimeWord):
			i++
			for i < c.last && p.time[i] >= 0 && p.time[i] == p.time[i-1] {
				i++
			}
		case p.is(i, isAdverb) && p.w(i) != "even" && p.w(i) != "both" && p.w(i) != "all" || adverbial(p.w(i)):
			i++
		case p.w(i) == "to" && p.is(i+1, isAddressee|isObject):
			i += 2
		case p.is(i, isPreposition):
			n := p.skipPhrase(i, c)
			if n == i {
				return i
			}
			i = n
		default:
			return i
		}
	}
	return i
}

// skipAddressee returns the token after the person or newsroom told.
func (p *page) skipAddressee(i int, c clause) int {
	if p.is(i, isObject) {
		return i + 1
	}
	j := i
	for j < c.last && (c.inside >= 0 || p.quote[j] < 0) && j < i+14 {
		if p.w(j) == "that" || p.w(j) == "," || p.w(j) == ":" || p.stop(j) || p.is(j, isSubject) && j > i || p.time[j] >= 0 {
			break
		}
		if j > i && (p.is(j, isDeterminer) || p.is(j, isPreposition) && p.w(j) != "of" && p.w(j) != "for" && p.w(j) != "to") && !p.is(j-1, isPreposition) {
			break
		}
		if j > i && p.capital(j) && !p.capital(j-1) && p.is(j-1, isAddressee) {
			break
		}
		if p.w(j) == "to" || p.is(j, isAuxiliary|isModal) {
			break
		}
		j++
	}
	return j
}

// skipPhrase skips a prepositional phrase after a cue: one of a time, a place of speaking, or one that ends at the
// content's own opening (a mark, "that", a colon) or with the clause. It returns i when the phrase is content.
func (p *page) skipPhrase(i int, c clause) int {
	if p.w(i) == "of" || p.w(i) == "as" || p.w(i) == "because" || p.w(i) == "than" {
		return i
	}
	j := i + 1
	medium := false
	for j < c.last && j < i+16 {
		if c.inside < 0 && p.quote[j] >= 0 {
			return j
		}
		switch {
		case p.w(j) == "that" || p.w(j) == ":" || p.stop(j) || p.endsClause(j, c):
			return j
		case p.w(j) == ",":
			return j
		case p.is(j, isMedium) || p.time[j] >= 0 || p.is(j, isTimeWord):
			medium = true
		case j > i+1 && medium && (p.is(j, isSubject) || p.is(j, isDeterminer) && !p.is(j-1, isPreposition) || p.capital(j) && !p.capital(j-1) && !p.is(j-1, isPreposition|isDeterminer)):
			return j
		case p.is(j, isPreposition) && medium:
			return j
		case p.is(j, isSubject), p.finite(j):
			return i
		}
		j++
	}
	if j >= c.last {
		return j
	}
	return i
}

// subjectByParse returns the subject that the parse gives token verb, when it stands before it as one stretch: for what
// the words alone do not tell, as "the papers the ministry submitted demand that …".
func (p *page) subjectByParse(verb, end int, c clause) tokens {
	ts := p.d.Tokens
	subject := -1
	for i := c.first; i < end; i++ {
		if ts[i].Head == verb && ts[i].Deprel == "nsubj" && !p.blocked(i, c) {
			subject = i
		}
	}
	if subject < 0 {
		return tokens{}
	}
	r := tokens{subject, subject + 1}
	for i := c.first; i < end; i++ {
		j := i
		for steps := 0; j != subject && ts[j].Head >= 0 && steps < 30; steps++ {
			j = ts[j].Head
		}
		if j == subject {
			r.first, r.last = min(r.first, i), max(r.last, i+1)
		}
	}
	for r.first < r.last && (!p.word(r.first) || p.is(r.first, isConjunction)) {
		r.first++
	}
	if r.last != end || !p.headed(r.first, r.last) || r.last-r.first > 40 {
		return tokens{}
	}
	return r
}
