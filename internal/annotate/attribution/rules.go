package attribution

import (
	"sort"

	"github.com/readoutdesk/readout/news"
)

// draft is a statement on its way: token ranges in place of spans.
type draft struct {
	cue      tokens
	head     int // the token of the cue that the lexicon knows
	source   tokens
	content  []tokens
	entry    *entry
	planned  bool
	relative bool // the content starts with what a relative pronoun stands for
	rule     string
}

// cover returns the range from the first to the last token of the content.
func (d *draft) cover() tokens {
	if len(d.content) == 0 {
		return tokens{}
	}
	return tokens{d.content[0].first, d.content[len(d.content)-1].last}
}

// cue is a place where the lexicon's words stand.
type cue struct {
	words tokens // the lexicon's words
	group tokens // with auxiliaries and adverbs before them
	entry *entry
	flags groupFlags
}

// groupFlags tell what stands in the verb group before a cue.
type groupFlags uint8

const (
	negated groupFlags = 1 << iota
	silent
	planning
	passive
	infinitive
	participial
)

// clause is the stretch in which a cue looks for its source and content: a sentence, or the inside of a quotation.
type clause struct {
	tokens
	inside int // the quotation it lies in; -1 for the report's own words
}

// clauseReach is how many tokens of a sentence are read as one: prose never needs more, and hostile text costs no more.
const clauseReach = 300

// nearReach is how far apart, in tokens, the cues of two drafts may stand that are held against each other.
const nearReach = 600

// nearby returns the drafts of ds, which are in the order of their cues, whose cue stands near token at.
func nearby(ds []draft, at int) []draft {
	lo := sort.Search(len(ds), func(i int) bool { return ds[i].cue.first >= at-nearReach })
	hi := lo + sort.Search(len(ds)-lo, func(i int) bool { return ds[lo+i].cue.first > at+nearReach })
	return ds[lo:hi]
}

// findRules returns the statements that the rules find, in the order of their cues.
func (p *page) findRules() []draft {
	var out []draft
	for _, para := range p.paragraphs() {
		for i := p.sentence[para.first]; i <= p.sentence[para.last-1]; i++ {
			if !p.usable[i] {
				continue
			}
			s := p.d.Sentences[i]
			for a := s.First; a < s.Last; a += clauseReach {
				out = p.clause(out, clause{tokens{a, min(s.Last, a+clauseReach)}, -1})
			}
		}
	}
	p.join(out)
	return out
}

// join gives quotations that stand alone to the statements they belong to. ds are in the order of their cues.
func (p *page) join(ds []draft) {
	for _, para := range p.paragraphs() {
		p.joinQuotes(ds, para)
	}
	p.joinParagraphs(ds)
}

// joinParagraphs gives a quotation that goes on in the next paragraph one statement: both parts belong to the one whose
// source stands in either.
func (p *page) joinParagraphs(out []draft) {
	holder := func(q quotation) *draft {
		for _, at := range [...]int{q.first, q.last} {
			ds := nearby(out, at)
			for k := range ds {
				for _, c := range ds[k].content {
					if c.meets(tokens{q.first, q.last}) {
						return &ds[k]
					}
				}
			}
		}
		return nil
	}
	for i := len(p.quotes) - 2; i >= 0; i-- { // backwards, so that a long chain ends up at its source
		q := p.quotes[i]
		if !q.goesOn {
			continue
		}
		next := p.quotes[i+1]
		for j := i + 2; j < len(p.quotes) && next.first < q.last; j++ {
			next = p.quotes[j]
		}
		if next.first != q.last {
			continue
		}
		a, b := holder(q), holder(next)
		switch {
		case a == nil && b != nil:
			b.content = append([]tokens{{q.first, q.last}}, b.content...)
		case a != nil && b == nil:
			a.content = append(a.content, tokens{next.first, next.last})
		}
	}
}

// clause appends the statements whose cue lies in c.
func (p *page) clause(out []draft, c clause) []draft {
	from := len(out)
	for i := c.first; i < c.last; i++ {
		if c.inside < 0 && p.quote[i] >= 0 {
			continue
		}
		k, ok := p.cueAt(i, c)
		if !ok {
			if d, ok := p.colon(i, c); ok {
				out = append(out, d)
			}
			continue
		}
		d, ok := p.statement(k, c, out[from:])
		if ok && p.sound(&d) {
			for n := max(from, len(out)-8); n < len(out); n++ {
				if n == len(out)-1 || d.cover().last < d.cue.first {
					p.trimBefore(&out[n], &d)
				}
			}
			out = append(out, d)
		}
		i = k.words.last - 1
	}
	return out
}

// sound reports whether a draft holds together: a content of words, no part inside another.
func (p *page) sound(d *draft) bool {
	n := 0
	for _, c := range d.content {
		if c.empty() || c.meets(d.cue) || c.meets(d.source) {
			return false
		}
		for i := c.first; i < c.last; i++ {
			if p.word(i) {
				n++
			}
		}
	}
	return n > 0 && !d.source.meets(d.cue)
}

// cueAt returns the cue that starts at token i, with its verb group.
func (p *page) cueAt(i int, c clause) (cue, bool) {
	w := p.low[i]
	for _, ph := range cues.phrases[w] {
		if n := len(ph.words); i+n <= c.last && p.matches(i, ph.words) {
			k := cue{words: tokens{i, i + n}, entry: ph.entry}
			p.group(&k, c)
			return k, true
		}
	}
	if e := cues.nouns[w]; e != nil && i+1 < c.last && p.low[i+1] == "that" && i > c.first && (p.upos(i) == "NOUN" || p.upos(i) == "") {
		return cue{words: tokens{i, i + 1}, group: tokens{i, i + 1}, entry: e}, true
	}
	e := cues.verbs[w]
	if e == nil || !p.verbHere(i, c) {
		return cue{}, false
	}
	k := cue{words: tokens{i, i + 1}, entry: e}
	p.group(&k, c)
	return k, true
}

func (p *page) matches(i int, words []string) bool {
	for j, w := range words {
		if p.low[i+j] != w {
			return false
		}
	}
	return true
}

// verbHere reports whether token i is used as a verb.
func (p *page) verbHere(i int, c clause) bool {
	switch p.upos(i) {
	case "VERB", "AUX":
		return p.d.Tokens[i].Deprel != "amod"
	case "":
	default:
		return p.is(i, isVerbal) && !p.is(i-1, isDeterminer)
	}
	if i > c.first && cues.nouns[p.low[i]] != nil && (p.is(i-1, isDeterminer|isPreposition) || p.w(i-1) == "'s" || p.w(i-1) == "’s") {
		return false
	}
	return i == c.first || !p.is(i-1, isDeterminer) || p.w(i-1) == "that" || p.w(i-1) == "this" || p.w(i-1) == "one" || p.w(i-1) == "both" || p.w(i-1) == "her"
}

// group extends a cue to the left over its auxiliaries and adverbs: "has [also] said", "would tell", "planned to tell".
func (p *page) group(k *cue, c clause) {
	i := k.words.first
	if k.words.last-k.words.first == 1 && p.participle(k.words.first) {
		k.flags |= participial
	}
	be := false
	for i > c.first && i > k.words.first-9 {
		j := i - 1
		if p.isQuoteMark(j) && c.inside < 0 {
			break
		}
		switch {
		case p.is(j, isNegation) && p.w(j) != "nor" && p.w(j) != "neither" && p.w(j) != "no":
			k.flags |= negated
		case p.w(j) == "to" && i == k.words.first || p.w(j) == "to" && p.is(i, isAdverb):
			k.flags |= infinitive
		case p.is(j, isModal):
			if m := p.w(j); m == "will" || m == "would" || m == "'ll" || m == "’ll" || m == "shall" {
				k.flags |= planning
			}
			k.flags &^= infinitive
		case p.is(j, isAuxiliary):
			if isBe(p.w(j)) {
				be = true
				k.flags &^= participial
			}
			if w := p.w(j); w == "has" || w == "had" || w == "have" || isBe(w) && w != "be" && w != "been" && w != "being" || w == "do" || w == "does" || w == "did" || w == "'s" || w == "’s" {
				k.flags &^= infinitive
			}
		case p.is(j, isSilent) && k.flags&infinitive != 0:
			k.flags |= silent
			k.flags &^= infinitive
		case p.is(j, isPlanning) && k.flags&infinitive != 0:
			k.flags |= planning
			k.flags &^= infinitive
		case k.flags&infinitive != 0 && (p.w(j) == "continued" || p.w(j) == "began" || p.w(j) == "appeared" || p.w(j) == "seemed" || p.w(j) == "used" || p.w(j) == "sought" || p.w(j) == "wished" || p.w(j) == "tried" || p.w(j) == "added" || p.w(j) == "want" || p.w(j) == "likes"):
			k.flags &^= infinitive
		case p.is(j, isAdverb) || adverbial(p.w(j)):
			// An adverb counts only when it stands within the group or right after the subject.
		default:
			goto done
		}
		i = j
	}
done:
	if be && pastParticiple(p, k.words.first) && k.entry.class != classNoun {
		k.flags |= passive
	}
	k.group = tokens{i, k.words.last}
}

func adverbial(w string) bool {
	return len(w) > 4 && w[len(w)-2:] == "ly" && w != "only" && w != "family" && w != "italy" && w != "july"
}

func isBe(w string) bool {
	switch w {
	case "am", "is", "are", "was", "were", "be", "been", "being", "'re", "’re", "'m", "’m":
		return true
	}
	return false
}

func pastParticiple(p *page, i int) bool {
	if x := p.d.Tokens[i].XPOS; x != "" {
		return x == "VBN" || x == "VBD"
	}
	w := p.low[i]
	n := len(w)
	return n > 2 && (w[n-2:] == "ed" || w == "said" || w == "told" || w == "written" || w == "found" || w == "known" || w == "shown")
}

// colon reads «Smith: "…"» and «Smith: we are ready» at the start of a clause; i is the colon.
func (p *page) colon(i int, c clause) (draft, bool) {
	if p.w(i) != ":" || c.inside >= 0 || i == c.first || i-c.first > 8 || p.opensQuote(i+1) < 0 {
		return draft{}, false
	}
	for j := c.first; j < i; j++ {
		if p.quote[j] >= 0 || p.finite(j) || p.w(j) == "," {
			return draft{}, false
		}
	}
	if !p.capital(i-1) && !p.is(i-1, isRoleNoun) {
		return draft{}, false
	}
	q := p.quotes[p.quote[i+1]]
	return draft{cue: tokens{i, i + 1}, head: i, source: tokens{c.first, i}, content: []tokens{{i + 1, q.last}}, entry: colonEntry, rule: "colon"}, true
}

var colonEntry = &entry{class: classPhrase, act: news.ActSpeech, frames: frameClause, lemma: ":"}

// trimBefore ends the content of prev where the next statement of its sentence starts, if that one stands beside it and
// not within: "X said A, but Y said B".
func (p *page) trimBefore(prev, next *draft) {
	if len(prev.content) == 0 || next.source.empty() {
		return
	}
	last := &prev.content[len(prev.content)-1]
	start := min(next.source.first, next.cue.first)
	if next.rule == "participle" {
		start = next.cue.first
	}
	if !last.has(start) || last.first >= start {
		return
	}
	if n := next.cover(); next.rule != "participle" && n.last <= start && n.first <= min(prev.source.first, prev.cue.first) && n.last > last.first {
		last.last = n.last // prev lies within the content that the later cue closes: «A said B, the report stated»
		return
	}
	j := start - 1
	for j > last.first && (p.is(j, isConjunction) && p.w(j) != "that" || p.is(j, isAdverb)) {
		j--
	}
	if p.w(j) == "," || p.w(j) == ";" {
		if next.cover().first < start && next.cover().first < j && next.rule != "participle" { // its content lies before it: an aside
			return
		}
		last.last = j
	}
}

// joinQuotes gives quotations that no statement holds to the speaker of the statement before them in the paragraph:
// «"We left," he said. "Nobody came."»
func (p *page) joinQuotes(out []draft, para tokens) {
	out = out[sort.Search(len(out), func(i int) bool { return out[i].cue.first >= para.first }):]
	if len(out) == 0 || out[0].cue.first >= para.last {
		return
	}
	for qi := sort.Search(len(p.quotes), func(i int) bool { return p.quotes[i].first >= para.first }); qi < len(p.quotes); qi++ {
		q := p.quotes[qi]
		if q.first >= para.last {
			break
		}
		if q.last > para.last || q.depth > 0 || !p.speechy(q) || !p.wholeSentences(q) {
			continue
		}
		at := -1
		held := false
		beside := nearby(out, q.first)
		for k := range beside {
			d := &beside[k]
			if d.cue.first >= para.last {
				break
			}
			for _, c := range d.content {
				held = held || c.meets(tokens{q.first, q.last})
			}
			if d.cue.last <= q.first && (at < 0 || beside[at].cue.first < d.cue.first) {
				at = k
			}
		}
		if held || at < 0 || beside[at].cover().last > q.first {
			continue
		}
		d := &beside[at]
		if p.quotedContent(d) {
			d.content = append(d.content, tokens{q.first, q.last})
		}
	}
}

// wholeSentences reports whether a quotation starts a sentence and ends one.
func (p *page) wholeSentences(q quotation) bool {
	s := p.d.Sentences[p.sentence[q.first]]
	e := p.d.Sentences[p.sentence[q.last-1]]
	return s.First == q.first && e.Last <= q.last
}

// quotedContent reports whether the content holds a quotation.
func (p *page) quotedContent(d *draft) bool {
	for _, c := range d.content {
		for i := c.first; i < c.last; i++ {
			if p.isQuoteMark(i) {
				return true
			}
		}
	}
	return false
}
