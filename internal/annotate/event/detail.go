package event

import (
	"strings"
	"time"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// draft makes the event of a candidate with its parties; times follow when all triggers of the sentence are known.
func (r *reader) draft(c *candidate) {
	rule := "verb "
	if c.noun {
		rule = "noun "
	}
	rule += c.rule
	if c.gov != c.at {
		rule += " + " + r.lemma[c.gov]
	}
	if c.cue != "" {
		rule += ", " + c.cue
	}
	if r.moved(c) {
		rule += ", moved"
	}
	c.event = news.Event{Span: r.d.Tokens[c.at].Span, Type: c.typ, Mode: c.mode, Kind: c.kind, Status: c.status, Sentence: r.d.Sentences[c.sentence].Span,
		Time: -1, Start: -1, Duration: -1, Statement: -1, Rule: rule}
	if mutual(c.typ) && c.typ != news.TypeAgree {
		for _, i := range c.targets {
			if r.acts(i) || r.pairAt(i) {
				c.actors = append(c.actors, i)
			}
		}
		c.targets = nil
	}
	c.event.Actors, c.actors = r.people(c.actors, c.at)
	c.event.Targets, c.targets = r.people(r.others(c.targets, c.event.Actors), c.at)
	if b := c.at - 2; c.noun && c.before != "" && b >= 0 && r.low[c.at-1] == "-" {
		c.event.Span = c.event.Span.Cover(r.d.Tokens[b].Span) // "build-up"
	}
	c.event.Statement = r.statement(c.event.Span)
}

// statement returns the index of the innermost statement whose content holds s, -1 for none.
func (r *reader) statement(s news.Span) int {
	best, size := -1, 1<<30
	for i, st := range r.given.Statements {
		if st.Content.Contains(s) && st.Content.Cover().Len() < size {
			best, size = i, st.Content.Cover().Len()
		}
	}
	return best
}

// times gives the temporal expressions of a sentence to the events they are attached to.
func (r *reader) times(sen lang.Sentence, found []candidate) {
	for k, t := range r.given.Times {
		if t.End <= sen.Start {
			continue
		}
		if t.Start >= sen.End {
			break
		}
		if strings.HasSuffix(t.Value, "_REF") {
			continue
		}
		if c := r.timed(t.Span, found); c != nil {
			r.assign(c, k)
		}
	}
}

// timed returns the candidate that the expression at s times: the event noun it stands before ("the [May 27] meeting"),
// else the one whose trigger or verb it depends on.
func (r *reader) timed(s news.Span, found []candidate) *candidate {
	a, b := r.d.Range(s)
	if a == b {
		return nil
	}
	if c := r.timedBefore(b, found); c != nil {
		return c
	}
	i := a
	for k := a; k < b; k++ { // the head of the expression
		if h := r.head[k]; h < a || h >= b {
			i = k
			break
		}
	}
	for n, planned := 0, false; i >= 0 && n < 10; n++ {
		if k, ok := r.owner[i]; ok {
			c := r.nearer(&found[k], a, found)
			if planned && c.status == news.StatusHappened && c.noun {
				c.status, c.event.Status = news.StatusPlanned, news.StatusPlanned
			}
			return c
		}
		if n > 0 && r.verbal(i) {
			if c := r.between(i, a, found); c != nil {
				return c
			}
			if r.kid(i, "nsubj", "nsubj:pass") >= 0 || !r.is(i, "xcomp", "conj", "acl", "advcl") {
				return r.below(i, found)
			}
			planned = planned || words["planned"][r.lemma[i]]
		}
		i = r.head[i]
	}
	return nil
}

// between returns the last event told between verb v and the expression at token a when no comma parts them: "said the
// sides would [meet] on Monday", with the day attached to "said".
func (r *reader) between(v, a int, found []candidate) *candidate {
	for k := len(found) - 1; k >= 0; k-- {
		c := &found[k]
		if c.dropped || c.at <= v || c.at >= a || c.event.Time >= 0 || !say[r.lemma[v]] && !r.under(c.at, v) {
			continue
		}
		for i := c.at + 1; i < a; i++ {
			if r.low[i] == "," {
				return nil
			}
		}
		return c
	}
	return nil
}

// timedBefore returns the event noun that ends the noun phrase an expression ending before token b stands in.
func (r *reader) timedBefore(b int, found []candidate) *candidate {
	for i := b; i < len(r.low) && i < b+7; i++ {
		if k, ok := r.owner[i]; ok && found[k].at == i && found[k].noun {
			return &found[k]
		}
		switch r.upos(i) {
		case "NOUN", "PROPN", "ADJ", "NUM":
		case "PART":
			if r.xpos(i) != "POS" {
				return nil
			}
		case "PUNCT":
			if r.low[i] != "-" {
				return nil
			}
		default:
			return nil
		}
	}
	return nil
}

// nearer returns the event noun between c and token a that the expression at a belongs to when a comma parts it from c:
// "closed the pier, following the [fire] at the mill in 2008".
func (r *reader) nearer(c *candidate, a int, found []candidate) *candidate {
	comma := -1
	for i := c.at + 1; i < a; i++ {
		if r.low[i] == "," {
			comma = i
		}
	}
	if comma < 0 {
		return c
	}
	best := c
	for k := range found {
		if f := &found[k]; !f.dropped && f.noun && f.at > comma && f.at < a && f.event.Time < 0 {
			best = f
		}
	}
	return best
}

// below returns the event noun among the dependants of verb i that an expression of time may belong to when the verb
// itself tells nothing: "Monday will see a strike".
func (r *reader) below(i int, found []candidate) *candidate {
	if say[r.lemma[i]] {
		return nil
	}
	for k := range found {
		c := &found[k]
		if !c.dropped && c.noun && r.head[c.at] == i {
			return c
		}
	}
	return nil
}

func (r *reader) assign(c *candidate, k int) {
	t := r.given.Times[k]
	switch t.Type {
	case news.TimeDate:
		if c.event.Time < 0 || finer(t, r.given.Times[c.event.Time]) {
			c.event.Time = k
		}
	case news.TimeClock:
		if c.event.Start < 0 {
			c.event.Start = k
		}
		if c.event.Time < 0 && len(t.Value) >= len("2006-01-02T") && t.Value[0] != 'T' && t.Value[0] != 'X' {
			c.event.Time = k
		}
	case news.TimeDuration:
		if c.event.Duration < 0 {
			c.event.Duration = k
		}
	}
}

// finer reports whether a is known to the day and b is not: "the third call this year, on Tuesday".
func finer(a, b news.Time) bool { return dayLike(a.Value) && !dayLike(b.Value) }

func dayLike(v string) bool {
	return len(v) >= len("2006-01-02") && v[4] == '-' || strings.HasPrefix(v, "XXXX-WXX-") && !strings.HasSuffix(v, "WE")
}

// detail fills in what the sentence tells of medium, place, ordinal, order and history.
func (r *reader) detail(c *candidate) {
	r.medium(c)
	r.place(c)
	r.ordinal(c)
	r.clue(c)
	r.tense(c)
}

// medium reads how parties met: "spoke by [phone]", "[virtual] talks", "[face-to-face] meeting".
func (r *reader) medium(c *candidate) {
	if c.typ != news.TypeConsult {
		return
	}
	look := func(i int) {
		switch {
		case r.word(i, "phone", "telephone"):
			c.event.Mode, c.event.Kind = "phone", "phone call"
		case r.word(i, "video", "videoconference", "virtual", "online", "zoom", "virtually", "videolink", "remotely"):
			c.event.Mode, c.event.Kind = "phone", "video call"
		case r.word(i, "call") && i != c.at && c.event.Kind == "talks":
			c.event.Mode, c.event.Kind = "phone", "phone call"
		case r.word(i, "face", "person") && (r.word(i+1, "-", "to") || r.word(i-1, "in")):
			c.event.Mode, c.event.Kind = "", "meeting"
		}
	}
	for _, g := range [2]int{c.at, c.gov} {
		for k := r.first[g]; k >= 0; k = r.next[k] {
			if r.is(k, "amod", "compound", "obl", "nmod", "advmod") {
				if r.is(k, "obl", "nmod") && !r.word(r.caseOf(k), "by", "via", "through", "over", "in", "on") {
					continue
				}
				look(k)
				for n := r.first[k]; n >= 0; n = r.next[n] {
					if r.is(n, "amod", "compound", "nmod") {
						look(n)
					}
				}
			}
		}
		if c.gov == c.at || c.subject {
			break
		}
	}
	if v := r.kid(c.at, "acl"); v >= 0 { // "the meeting, held by phone"
		for k := r.first[v]; k >= 0; k = r.next[k] {
			if r.is(k, "obl") && r.word(r.caseOf(k), "by", "via", "over") {
				look(k)
			}
		}
	}
	c.kindNow()
}

// kindNow makes the refined kind that of the entry too, so that references compare the kind of the event.
func (c *candidate) kindNow() {
	if c.event.Kind != c.kind {
		e := *c.entry
		e.kind, e.mode = c.event.Kind, c.event.Mode
		c.entry = &e
	}
}

// place reads where it takes place: a location in "in", "at" or "on" beside trigger or light verb.
func (r *reader) place(c *candidate) {
	when := -1
	if c.event.Time >= 0 { // "in March in Lima"
		when, _ = r.d.Range(r.given.Times[c.event.Time].Span)
	}
	for _, g := range [4]int{c.at, c.gov, r.kid(c.at, "acl"), when} {
		if g < 0 {
			continue
		}
		for k := r.first[g]; k >= 0; k = r.next[k] {
			if !r.is(k, "obl", "nmod") || !r.word(r.caseOf(k), "in", "at", "near", "outside") || !r.men0(k) {
				continue
			}
			m := r.d.Mentions[r.men[k]]
			if m.Type == news.NameLocation && c.event.Place.Empty() {
				c.event.Place = news.Actor{Span: m.Span, Name: m.Name}
				if m.Name == "" {
					c.event.Place.Name = m.Span.Of(r.d.Text)
				}
			}
		}
	}
	if c.event.Place.Empty() || c.typ != news.TypeConsult {
		return
	}
	var keep []news.Actor
	var at []int
	for k, a := range c.event.Actors { // "talks in Lima": the place is no party
		if !a.Span.Overlaps(c.event.Place.Span) {
			keep, at = append(keep, a), append(at, c.actors[k])
		}
	}
	c.event.Actors, c.actors = keep, at
}

var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
	"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10}

// ordinal reads the place in a row: "third call this year", "fourth round of talks", "for the fifth time this year",
// "the visit, the third of a king".
func (r *reader) ordinal(c *candidate) {
	sen := r.d.Sentences[c.sentence]
	at := -1
	look := func(i int) {
		if at < 0 && ordinals[r.low[i]] > 0 && !r.dated(i) {
			at = i
		}
	}
	for i := c.at - 1; i >= sen.First && i >= c.at-7; i-- {
		if u := r.upos(i); u == "VERB" || u == "PUNCT" && r.low[i] != "-" {
			break
		}
		if ordinals[r.low[i]] > 0 && (r.under(i, c.at) || r.measure(r.head[i]) && r.under(c.at, r.head[i])) {
			look(i)
		}
	}
	for k := r.first[c.at]; at < 0 && k >= 0; k = r.next[k] {
		if r.is(k, "appos", "conj", "parataxis") && ordinals[r.low[k]] > 0 {
			look(k)
		}
	}
	if i := c.at + 1; at < 0 && i+2 < sen.Last && r.low[i] == "," && r.low[i+1] == "the" {
		look(i + 2)
	}
	for i := c.at + 1; at < 0 && i+3 < sen.Last && i < c.at+16; i++ {
		if r.low[i] == "for" && r.low[i+1] == "the" && ordinals[r.low[i+2]] > 0 && r.low[i+3] == "time" && r.head[i+3] == c.gov {
			look(i + 2)
		}
	}
	if at < 0 {
		return
	}
	c.event.Ordinal = ordinals[r.low[at]]
	c.event.OrdinalScope = r.scope(max(at, c.at)+1, sen.Last)
}

// dated reports whether ordinal i is part of a temporal expression.
func (r *reader) dated(i int) bool {
	s := r.d.Tokens[i].Span
	for _, t := range r.given.Times {
		if t.Overlaps(s) {
			return true
		}
	}
	return false
}

// scope returns the words that bound a row, looking a few words on: "this month", "since January", "in two weeks".
func (r *reader) scope(from, end int) string {
	for i := from; i < end && i < from+10; i++ {
		w := r.low[i]
		switch {
		case (w == "this" || w == "last" || w == "that") && i+1 < end && calendar(r.lemma[i+1]):
			return r.d.Text[r.d.Tokens[i].Start:r.d.Tokens[i+1].End]
		case w == "since" && i+1 < end:
			_, hi := r.extent(i + 1)
			if h := r.head[i]; h > i {
				_, hi = r.extent(h)
			}
			return r.d.Text[r.d.Tokens[i].Start:r.d.Tokens[min(max(hi, i+1), i+10, end-1)].End]
		case w == "in" && i+2 < end && r.upos(i+1) == "NUM" && calendar(r.lemma[i+2]), w == "of" && i+2 < end && r.word(i+1, "the") && calendar(r.lemma[i+2]):
			return r.d.Text[r.d.Tokens[i].Start:r.d.Tokens[i+2].End]
		case r.upos(i) == "PUNCT" && i > from && w != "-":
			return ""
		}
	}
	return ""
}

func calendar(lemma string) bool {
	switch lemma {
	case "day", "week", "month", "year", "season", "term", "summer", "winter", "autumn", "spring", "decade", "weekend", "quarter":
		return true
	}
	return false
}

// clue reads words that order the event against another: "before the summit", "ahead of the vote".
func (r *reader) clue(c *candidate) {
	for _, g := range [2]int{c.at, c.gov} {
		for k := r.first[g]; k >= 0; k = r.next[k] {
			if !r.is(k, "obl", "nmod", "advcl") {
				continue
			}
			m := r.kid(k, "case", "mark")
			if m > 0 && r.word(m, "to", "of") && r.word(m-1, "prior", "ahead") {
				m-- // "prior to", "ahead of", when the parser hangs them apart
			}
			if m < 0 || m > k || !r.word(m, "before", "after", "ahead", "prior", "following") {
				continue
			}
			if r.is(k, "obl", "nmod") && nouns[r.lemma[k]] == nil {
				continue
			}
			_, hi := r.phrase(k)
			if r.verbal(k) {
				_, hi = r.extent(k)
			}
			c.event.Clue = r.span(m, max(hi, k))
			return
		}
	}
}

// historyDays is how long before a report an event lies that only explains.
const historyDays = 14

// tense checks the status against the calendar and marks history.
func (r *reader) tense(c *candidate) {
	e := &c.event
	e.Past = !c.noun && r.word(c.gov-1, "last")
	for k := r.first[c.gov]; k >= 0; k = r.next[k] {
		if r.is(k, "advmod") && r.word(k, "last", "previously", "once", "historically", "formerly") {
			e.Past = true
		}
		if r.is(k, "aux") && r.low[k] == "had" && c.gov == c.at && e.Statement < 0 && !r.is(c.gov, "ccomp") {
			e.Past = e.Past || r.is(c.gov, "acl:relcl", "advcl")
		}
	}
	if c.noun {
		for k := r.first[c.at]; k >= 0; k = r.next[k] {
			e.Past = e.Past || r.is(k, "amod") && r.word(k, "previous", "earlier", "past", "last", "recent") && !r.definite(c.at)
		}
	}
	if e.Time < 0 {
		return
	}
	when := r.given.Times[e.Time].Interval
	day, ok := r.given.Published.Day()
	if !ok || !when.Known() {
		return
	}
	if !when.To.After(day) && when.To.Before(day.AddDate(0, 0, -historyDays)) {
		e.Past = true
	}
	switch {
	case willed(e.Type):
	case e.Status == news.StatusHappened && when.From.After(day.Add(24*time.Hour-1)) && !r.pastTense(c.gov):
		e.Status = news.StatusPlanned
		c.status = e.Status
		e.Rule += ", lies ahead"
	case e.Status == news.StatusPlanned && c.noun && c.gov == c.at && !when.To.After(day) && !strings.Contains(e.Rule, "will"):
		e.Status = news.StatusHappened
		c.status = e.Status
		e.Rule += ", lies behind"
	}
}

func (r *reader) pastTense(v int) bool {
	return r.verbal(v) && (r.xpos(v) == "VBD" || r.word(r.kid(v, "aux"), "have", "has", "had", "did", "was", "were"))
}
