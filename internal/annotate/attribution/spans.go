package attribution

import "github.com/readoutdesk/readout/news"

// statement returns what the cue k ties together within its clause; earlier are the statements found in it before.
func (p *page) statement(k cue, c clause, earlier []draft) (draft, bool) {
	d := draft{cue: k.group, head: k.words.first, entry: k.entry, planned: k.flags&planning != 0, rule: k.entry.lemma}
	if k.flags&silent != 0 || k.flags&negated != 0 && k.entry.frames&frameSilence != 0 && k.entry.frames&frameNoun == 0 {
		return d, false
	}
	switch {
	case k.entry.class == classNoun:
		return p.ofNoun(d, k, c)
	case p.w(k.words.last-1) == "to" && p.w(k.words.first) == "according", p.w(k.words.last-1) == "of" && p.w(k.words.first) == "in":
		return p.according(d, k, c)
	}
	if k.flags&passive != 0 || k.flags&infinitive != 0 {
		return d, false
	}
	subject, relative := p.subjectLeft(k.group.first, c)
	if k.group == k.words && p.d.Tokens[k.words.first].XPOS == "VB" { // "demands that the council deny …"
		return d, false
	}
	if subject.empty() && k.flags&participial == 0 {
		subject = p.subjectByParse(k.words.first, k.group.first, c)
	}
	after := p.skipAdjuncts(k, c)
	switch {
	case k.flags&participial != 0 && subject.empty():
		return p.byParticiple(d, after, k, c, earlier)
	case subject.empty():
		if d, ok := p.inverted(d, k, c); ok {
			return d, true
		}
		return p.secondPredicate(d, after, k, c, earlier)
	}
	d.source = subject
	if p.w(after) == "not" && p.w(after+1) == "to" { // "asked not to be named"
		return d, false
	}
	before := subject.first - 1
	for p.is(before, isAdverb|isConjunction) && before >= c.first && !p.is(before, isRelative) {
		before--
	}
	if relative {
		return p.relativeAside(d, k, c, before)
	}
	if p.endsClause(after, c) { // content, source, cue
		if !p.leftContent(&d, before, c) {
			return d, false
		}
		d.rule += " after"
		p.continuation(&d, after, c)
		return d, true
	}
	if p.closesSpeech(before) && (p.w(after) == "," || p.opensQuote(after) >= 0) { // "…," he said, "…"
		p.leftContent(&d, before, c)
		p.continuation(&d, after, c)
		d.rule += " broken"
		return d, len(d.content) > 0
	}
	if p.closesSpeech(before) && !p.clauseAt(after, c) && p.leftContent(&d, before, c) { // "…," he said as he left
		d.rule += " after"
		return d, true
	}
	if p.w(after) == "," && p.w(before) == "," && p.opensQuote(after+1) < 0 { // The bridge, he said, will open
		p.leftContent(&d, before, c)
		p.continuation(&d, after, c)
		d.rule += " aside"
		return d, len(d.content) > 0
	}
	return p.rightContent(d, k, after, c)
}

// endsClause reports whether nothing of the clause is left at token i.
func (p *page) endsClause(i int, c clause) bool {
	for i < c.last && (p.stop(i) || p.w(i) == ")" || c.inside >= 0 && p.isQuoteMark(i)) {
		if p.w(i) == ";" {
			return true
		}
		i++
	}
	return i >= c.last
}

// closesSpeech reports whether a quotation that can be speech ends at token i, or just before a comma at i.
func (p *page) closesSpeech(i int) bool {
	q := p.closesQuote(i)
	if q < 0 && p.w(i) == "," {
		q = p.closesQuote(i - 1)
	}
	return q >= 0 && (p.speechy(p.quotes[q]) || p.w(i) == ",")
}

// leftContent takes what stands before token `before` for content: a comma, or the mark that ends a quotation.
func (p *page) leftContent(d *draft, before int, c clause) bool {
	if before < c.first {
		return false
	}
	end := before + 1
	if p.w(before) == "," {
		end = before
	} else if p.closesQuote(before) < 0 || c.inside >= 0 {
		return false
	}
	start := c.first
	if q := p.closesQuote(end - 1); q >= 0 && c.inside < 0 {
		if f := p.quotes[q].first; f < start || p.sentence[f] != p.sentence[end-1] {
			start = f
		}
	}
	for start < end && (p.w(start) == "but" || p.w(start) == "and" || p.w(start) == "," || p.w(start) == "still" || p.w(start) == "yet" && p.w(start+1) == ",") {
		start++
	}
	if end-start < 1 || c.inside >= 0 && end-start < 3 {
		return false
	}
	d.content = append(d.content, tokens{start, end})
	return true
}

// continuation adds the second part of a broken content, from the comma at i on.
func (p *page) continuation(d *draft, i int, c clause) {
	if p.w(i) == "," {
		i++
	}
	if i >= c.last || p.endsClause(i, c) {
		return
	}
	if q := p.opensQuote(i); q >= 0 && c.inside < 0 {
		end := p.quotes[q].last
		if p.sentence[end-1] == p.sentence[i] {
			end = max(end, p.contentEnd(i, d.head, c))
		}
		d.content = append(d.content, tokens{i, end})
		return
	}
	if p.participle(i) || p.is(i, isRelative) || p.is(i, isConjunction) && p.w(i) != "and" && p.w(i) != "but" && p.w(i) != "that" {
		return
	}
	if end := p.contentEnd(i, d.head, c); end > i && !d.quoted(p) {
		d.content = append(d.content, tokens{i, end})
	}
}

func (d *draft) quoted(p *page) bool { return p.quotedContent(d) }

// rightContent takes what follows the cue for content.
func (p *page) rightContent(d draft, k cue, after int, c clause) (draft, bool) {
	start := after
	f := k.entry.frames
	if p.w(start) == "," || p.w(start) == ":" {
		if p.opensQuote(start+1) < 0 && p.w(start) == "," || start+1 >= c.last {
			return d, false
		}
		start++
	}
	quoted := p.opensQuote(start) >= 0 && c.inside < 0
	switch {
	case quoted && p.speechy(p.quotes[p.quote[start]]):
	case p.w(start) == "that" && f&(frameClause|frameAddressee) != 0:
	case f&(frameObject|frameNoun) != 0 && start < c.last && p.nounAt(start):
	case f&frameInfinitive != 0 && p.w(start) == "to":
	case f&(frameClause|frameAddressee) != 0 && p.clauseAt(start, c):
	default:
		return d, false
	}
	end := p.contentEnd(start, d.head, c)
	if quoted {
		end = max(end, p.quotes[p.quote[start]].last)
	}
	if end <= start {
		return d, false
	}
	d.content = append(d.content, tokens{start, end})
	d.rule += " before"
	return d, true
}

// nounAt reports whether a noun phrase can start at token i.
func (p *page) nounAt(i int) bool {
	return p.word(i) && !p.is(i, isPreposition|isConjunction|isAdverb|isAuxiliary) || p.opensQuote(i) >= 0 || p.is(i, isDeterminer|isObject)
}

// clauseAt reports whether a clause starts at token i: "that", a subject with a predicate, or an indirect question.
func (p *page) clauseAt(i int, c clause) bool {
	if i >= c.last {
		return false
	}
	switch p.w(i) {
	case "that", "whether", "how", "why":
		return true
	case "to", ",", "about", "against", "of":
		return false
	}
	if p.is(i, isSubject) {
		return true
	}
	words := 0
	for j := i; j < c.last && j < i+40; j++ {
		if p.stop(j) {
			return false
		}
		if c.inside < 0 && p.quote[j] >= 0 && p.quotes[p.quote[j]].first == j && j > i && p.speechy(p.quotes[p.quote[j]]) {
			return true
		}
		if words > 0 && p.finite(j) {
			return true
		}
		if p.word(j) {
			words++
		}
	}
	return false
}

// contentEnd returns where a content that starts at i ends within its clause: before the final stop, before ", adding"
// and before "according to".
func (p *page) contentEnd(i, head int, c clause) int {
	end := c.last
	for end > i && (p.w(end-1) == "." || p.w(end-1) == ";" || c.inside < 0 && p.w(end-1) == ")" && !p.opensBracket(i, end)) {
		end--
	}
	for j := i; j < end; j++ {
		if c.inside < 0 && p.quote[j] >= 0 {
			j = max(j, p.quotes[p.quote[j]].last-1)
			if j >= end {
				return j + 1
			}
			continue
		}
		if j > i && p.predicate(j, head) {
			if p.w(j-1) == "," {
				return j - 1
			}
			return j
		}
		switch {
		case p.w(j) == ";":
			return j
		case p.w(j) == "according" && p.w(j+1) == "to" && j > i:
			if p.w(j-1) == "," {
				return j - 1
			}
			return j
		case p.w(j) == "," && p.participle(j+1) && cues.verbs[p.w(j+1)] != nil && cues.verbs[p.w(j+1)].frames&(frameClause|frameAddressee|frameNoun) != 0:
			return j
		}
	}
	return end
}

// predicate reports whether the "and" or "but" at token j starts a second predicate beside the cue's: "denied the charges
// [and left]". The parse tells, or a mark that closes just before.
func (p *page) predicate(j, head int) bool {
	if w := p.w(j); w != "and" && w != "but" && w != "or" {
		return false
	}
	h := p.d.Tokens[j].Head
	return h > j && h < j+7 && p.d.Tokens[h].Deprel == "conj" && p.d.Tokens[h].Head == head
}

func (p *page) opensBracket(i, end int) bool {
	for ; i < end; i++ {
		if p.w(i) == "(" {
			return true
		}
	}
	return false
}

// byParticiple reads "…, adding that the money was gone": the source is that of the statement before it, or the subject
// of the sentence.
func (p *page) byParticiple(d draft, after int, k cue, c clause, earlier []draft) (draft, bool) {
	if k.group.first > c.first && p.w(k.group.first-1) != "," && p.closesQuote(k.group.first-1) < 0 && p.w(k.group.first-1) != "and" && p.w(k.group.first-1) != "while" && p.w(k.group.first-1) != "by" {
		return d, false
	}
	d, ok := p.rightContent(d, k, after, c)
	if !ok {
		return d, false
	}
	d.rule = "participle"
	for i := len(earlier) - 1; i >= 0; i-- {
		if e := earlier[i]; !e.source.empty() && e.cue.last <= k.group.first {
			d.source = e.source
			return d, true
		}
	}
	for i := c.first; i < k.group.first; i++ { // the subject of the main clause: what stands before its verb
		if c.inside < 0 && p.quote[i] >= 0 {
			continue
		}
		if p.finite(i) {
			j := i
			for j > c.first && p.is(j-1, isAdverb|isAuxiliary|isModal) {
				j--
			}
			d.source, _ = p.subjectLeft(j, c)
			return d, !d.source.empty()
		}
	}
	return d, false
}

// inverted reads «"…," said Smith, the mayor of Y» and "said the ministry".
func (p *page) inverted(d draft, k cue, c clause) (draft, bool) {
	before := k.group.first - 1
	if before < c.first || p.w(before) != "," && !p.closesSpeech(before) || !p.nounAt(k.words.last) || k.entry.frames&(frameObject) != 0 && !p.closesSpeech(before) {
		return d, false
	}
	d.source = p.subjectRight(k.words.last, false, c)
	if d.source.empty() || !p.leftContent(&d, before, c) {
		return d, false
	}
	after := d.source.last
	if p.w(after) == "," && (p.opensQuote(after+1) >= 0) {
		p.continuation(&d, after, c)
	}
	d.rule += " inverted"
	return d, true
}

// secondPredicate reads "denied the charges and said he would stay": the source is that of the first predicate.
func (p *page) secondPredicate(d draft, after int, k cue, c clause, earlier []draft) (draft, bool) {
	before := k.group.first - 1
	if w := p.w(before); before <= c.first || w != "and" && w != "but" || k.entry.act != news.ActSpeech {
		return d, false
	}
	verb := p.d.Tokens[k.words.first]
	if verb.Deprel != "conj" || verb.Head < c.first || verb.Head >= before {
		return d, false
	}
	for i := range earlier {
		if earlier[i].head == verb.Head {
			d.source = earlier[i].source
		}
	}
	if d.source.empty() {
		first := cue{words: tokens{verb.Head, verb.Head + 1}, entry: k.entry}
		p.group(&first, c)
		d.source, _ = p.subjectLeft(first.group.first, c)
	}
	if d.source.empty() || !p.headed(d.source.first, d.source.last) && !p.is(d.source.first, isSubject) {
		return d, false
	}
	return p.rightContent(d, k, after, c)
}

// according reads "according to X, …" and "…, according to X".
func (p *page) according(d draft, k cue, c clause) (draft, bool) {
	d.rule = "according to"
	d.cue = k.words
	d.planned = false
	initial := k.words.first == c.first || k.words.first == c.first+1 && p.is(c.first, isConjunction)
	d.source = p.subjectRight(k.words.last, initial, c)
	if d.source.empty() {
		return d, false
	}
	after := d.source.last
	if initial || p.w(k.words.first-1) == "but" || p.w(k.words.first-1) == "and" {
		if p.w(after) != "," {
			return d, false
		}
		end := p.contentEnd(after+1, -1, c)
		d.content = append(d.content, tokens{after + 1, end})
		return d, end > after+1
	}
	before := k.words.first - 1
	if p.w(before) == "," {
		before--
	}
	start := c.first
	if q := p.closesQuote(before); q >= 0 && c.inside < 0 && p.quotes[q].first < start {
		start = p.quotes[q].first
	}
	for start < before && (p.w(start) == "but" || p.w(start) == "and") {
		start++
	}
	if before < start {
		return d, false
	}
	d.content = append(d.content, tokens{start, before + 1})
	if p.w(after) == "," && !p.participle(after+1) && !p.is(after+1, isRelative|isConjunction) {
		p.continuation(&d, after, c)
	}
	return d, true
}

// ofNoun reads "the opposition's claim that votes were bought": i is the noun, "that" follows it.
func (p *page) ofNoun(d draft, k cue, c clause) (draft, bool) {
	i := k.words.first
	d.cue = k.words
	d.planned = false
	switch w := p.w(i - 1); {
	case i-1 <= c.first:
		return d, false
	case w == "'s" || w == "’s" || w == "'" || w == "’":
		first := p.nounPhraseLeft(i-1, c)
		d.source = tokens{first, i - 1}
	case w == "his" || w == "her" || w == "their" || w == "its":
		d.source = tokens{i - 1, i}
	}
	if d.source.empty() {
		return d, false
	}
	start := k.words.last
	end := p.contentEnd(start, -1, c)
	for j := start + 2; j < end; j++ { // the clause of a noun ends where the main verb comes
		if h := p.d.Tokens[j].Head; h >= 0 && h < i && p.quote[j] < 0 && p.d.Tokens[j].Deprel != "punct" || p.d.Tokens[j].Deprel == "root" {
			return d, false
		}
		if p.w(j) == "," && p.quote[j] < 0 {
			end = j
		}
	}
	d.content = append(d.content, tokens{start, end})
	return d, end > start+1
}

// relativeAside reads "the toll, which the ministry said was proposed by X" and "the fees that the council has made
// clear are temporary": what the relative pronoun stands for and what follows the cue are the content.
func (p *page) relativeAside(d draft, k cue, c clause, rel int) (draft, bool) {
	start := k.words.last
	if p.w(rel) == "what" { // "what it says is a threat"
		if !isBe(p.w(start)) {
			return d, false
		}
		end := p.contentEnd(start+1, d.head, c)
		for j := start + 1; j < end; j++ {
			if p.w(j) == "," && p.quote[j] < 0 {
				end = j
			}
		}
		d.content = append(d.content, tokens{start + 1, end})
		d.rule += " what"
		return d, end > start+1
	}
	if start >= c.last || !p.finite(start) && !p.is(start, isAuxiliary|isModal) {
		// "the minister, who said X" never comes here; "the plan that he said X" is no attribution of the plan
		return p.rightContent(d, k, p.skipAdjuncts(k, c), c)
	}
	end := p.contentEnd(start, d.head, c)
	aside := p.w(rel-1) == ","
	if aside {
		for j := start; j < end; j++ {
			if p.w(j) == "," {
				end = j
				break
			}
		}
	}
	last := rel
	if aside {
		last--
	}
	first := p.nounPhraseLeft(last, c)
	for i := last - 1; i > first; i-- { // "came back with [demands]": only what the pronoun stands for
		if p.is(i, isPreposition) && p.w(i) != "of" {
			first = i + 1
		}
	}
	if first < last {
		d.content = append(d.content, tokens{first, last})
	}
	d.content = append(d.content, tokens{start, end})
	d.relative = true
	d.rule += " relative"
	return d, end > start
}
