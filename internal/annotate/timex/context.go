package timex

import (
	_ "embed"
	"strings"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

//go:embed data/cues.txt
var cuesData string

//go:embed data/lookalikes.txt
var lookalikesData string

// status says how the words around a time tell what lies on it.
type status uint8

const (
	statusOpen status = iota
	statusHappened
	statusPlanned
	statusEither // in the marks of verbs: an infinitive governs what follows, and leaves it open
)

var (
	cues          = readCues(cuesData)
	lists         = readLists(lookalikesData)
	functionWords = lists["function"]
)

// cue is a set of kinds of cues.txt.
type cue uint16

// cueKinds are the kinds of cues.txt.
const (
	cueModal cue = 1 << iota
	cueTo
	cueFor
	cuePlanned
	cueFixed
	cueNeutral
	cuePast
	cuePerfect
	cueFiller
	cueSince
	cueBy
	cueAgain
	cueSameDay
	cueEdge
	cuePosted
	cuePair // starts a cue of two words
)

var cueNames = map[string]cue{"modal": cueModal, "to": cueTo, "for": cueFor, "planned": cuePlanned, "fixed": cueFixed, "neutral": cueNeutral,
	"past": cuePast, "perfect": cuePerfect, "filler": cueFiller, "since": cueSince, "by": cueBy, "again": cueAgain, "sameday": cueSameDay, "edge": cueEdge, "posted": cuePosted}

// readCues reads lines of a kind and its words. A cue of two words also marks its first.
func readCues(data string) map[string]cue {
	out := make(map[string]cue)
	for line := range strings.Lines(data) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		for _, w := range f[1:] {
			out[w] |= cueNames[f[0]]
			if first, _, ok := strings.Cut(w, "_"); ok {
				out[first] |= cuePair
			}
		}
	}
	return out
}

// is reports whether word w, in lower case, is a cue of a kind.
func is(w string, kind cue) bool { return cues[w]&kind != 0 }

// readLists reads lines of a kind and its words.
func readLists(data string) map[string]map[string]bool {
	out := make(map[string]map[string]bool)
	for line := range strings.Lines(data) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		if out[f[0]] == nil {
			out[f[0]] = make(map[string]bool)
		}
		for _, w := range f[1:] {
			out[f[0]][w] = true
		}
	}
	return out
}

// verbs marks what each token of one sentence says about when.
type verbs struct {
	d     *lang.Doc
	first int
	marks []status
}

// readVerbs marks the tokens of s.
func readVerbs(d *lang.Doc, s lang.Sentence) verbs {
	v := verbs{d, s.First, make([]status, s.Last-s.First)}
	planned := 0 // tokens that still belong to a planned verb group
	for i := s.First; i < s.Last; i++ {
		w := lower(d.W(i))
		m := v.mark(i, w, s.Last)
		switch {
		case m == statusPlanned:
			planned = 5
		case planned > 0:
			planned--
			if m == statusHappened && v.bridged(i) {
				m = statusPlanned
				planned = 0
			}
		}
		v.marks[i-s.First] = m
	}
	return v
}

// bridged reports whether only fillers and adverbs stand between token i and the planned mark before it.
func (v verbs) bridged(i int) bool {
	for k := i - 1; k >= max(v.first, i-8); k-- {
		if v.marks[k-v.first] == statusPlanned {
			return true
		}
		w := lower(v.d.W(k))
		if !is(w, cueFiller) && !strings.HasSuffix(w, "ly") && v.d.Tokens[k].XPOS != "RB" {
			return false
		}
	}
	return false
}

func (v verbs) mark(i int, w string, end int) status {
	d := v.d
	t := d.Tokens[i]
	c := cues[w]
	if c == 0 && w != "to" {
		return v.markVerb(i, w)
	}
	next := ""
	if i+1 < end {
		next = lower(d.W(i + 1))
	}
	switch {
	case c&cueModal != 0 && (t.XPOS == "" || t.XPOS == "MD"):
		return statusPlanned
	case next == "to" && c&cueTo != 0 && infinitive(d, i+2, end), next == "for" && c&cueFor != 0:
		return statusPlanned
	case w == "to" && next == "be":
		return statusPlanned
	case w == "to" && t.XPOS == "TO" && infinitive(d, i+1, end):
		if i > v.first && v.marks[i-1-v.first] == statusPlanned {
			return statusPlanned
		}
		return statusEither
	case w == "due" && next == "to":
		return statusOpen
	case c&cuePlanned != 0, c&cuePair != 0 && is(w+"_"+next, cuePlanned):
		return statusPlanned
	case w == "no" && next == "later":
		return statusPlanned
	case c&cueNeutral != 0:
		return statusOpen
	case w == "was" || w == "were":
		if next == "to" || is(next, cueFor|cueTo) {
			return statusPlanned
		}
		return statusHappened
	case c&cuePerfect != 0:
		if i+1 < end && past(d, i+1, next) || i+2 < end && past(d, i+2, lower(d.W(i+2))) || next == "been" || next == "not" {
			return statusHappened
		}
		return statusOpen
	}
	return v.markVerb(i, w)
}

// markVerb marks a past form; in the passive of the present it leaves the time open ("is heard in May").
func (v verbs) markVerb(i int, w string) status {
	if !past(v.d, i, w) {
		return statusOpen
	}
	if i > v.first && present(lower(v.d.W(i-1))) {
		return statusEither
	}
	return statusHappened
}

func present(w string) bool { return w == "is" || w == "are" || w == "be" || w == "being" }

// infinitive reports whether token i can be the verb of "to …".
func infinitive(d *lang.Doc, i, end int) bool {
	if i >= end {
		return false
	}
	x := d.Tokens[i].XPOS
	return x == "VB" || x == "RB" || x == "" && !functionWords[lower(d.W(i))]
}

// past reports whether token i, w in lower case, is a past form.
func past(d *lang.Doc, i int, w string) bool {
	switch d.Tokens[i].XPOS {
	case "VBD", "VBN":
		return true
	case "NN", "JJ", "RB": // a tag that cannot be right for "told"
		return len(w) > 3 && is(w, cuePast)
	case "":
		return is(w, cuePast) || len(w) > 4 && strings.HasSuffix(w, "ed") && d.W(i)[0] >= 'a'
	}
	return false
}

// statusOf returns how the sentence tells what lies on x: by the nearest verb group before it, or behind it when x
// stands inside a noun phrase ("the May 21 concert, to be given") or opens the sentence.
func (v verbs) statusOf(x *expr, s lang.Sentence) status {
	d := v.d
	before := lower(d.W(x.i - 1))
	if x.i == s.First {
		before = ""
	}
	switch {
	case is(before, cueSince):
		return statusHappened
	case is(before, cueBy):
		if v.left(x.i, s) == statusHappened || v.right(x.j, s) == statusHappened && x.i-1 == s.First {
			return statusHappened
		}
		return statusPlanned
	case before == "as" && x.i-3 >= s.First && (lower(d.W(x.i-2)) == "early" || lower(d.W(x.i-2)) == "soon"): // "as early as Tuesday"
		return statusPlanned
	case before == "if", lower(d.W(x.i-2)) == "if" && x.i-2 >= s.First:
		return statusPlanned
	}
	if x.j < s.Last && v.marks[x.j-s.First] == statusHappened && before == "on" { // "the ministry on Friday issued"
		return statusHappened
	}
	if premodifier(d, x, s) {
		for k := x.i - 2; k >= s.First && k >= x.i-4; k-- {
			if w := lower(d.W(k)); is(w, cueSince) {
				return statusHappened
			} else if is(w, cuePlanned) || is(w+"_"+lower(d.W(k+1)), cuePlanned) {
				return statusPlanned
			}
		}
		if m := v.right(x.j, s); m != statusOpen {
			return m
		}
		return v.left(x.i, s)
	}
	if (before == "for" || before == "to" || before == "until" || before == "till") && v.fixed(x.i, s) {
		return statusPlanned
	}
	if m := v.left(x.i, s); m != statusOpen {
		return m
	}
	return v.right(x.j, s)
}

// fixed reports whether the last verb before token i fixes a day: "has set a hearing for Jan. 9", "moved a ballot to Dec. 3".
func (v verbs) fixed(i int, s lang.Sentence) bool {
	for k := i - 1; k >= max(s.First, i-reach); k-- {
		w := lower(v.d.W(k))
		if is(w, cueFixed) {
			return true
		}
		if v.marks[k-s.First] != statusOpen && !is(w, cuePerfect) && w != "was" && w != "were" {
			return false
		}
	}
	return false
}

// premodifier reports whether x stands between a determiner and a noun: "the May 21 concert".
func premodifier(d *lang.Doc, x *expr, s lang.Sentence) bool {
	if x.i == s.First || x.j >= s.Last {
		return false
	}
	switch lower(d.W(x.i - 1)) {
	case "the", "a", "an", "that", "this", "its", "their", "his", "her":
	default:
		return false
	}
	c := d.W(x.j)[0]
	return c >= 'a' && c <= 'z' && !functionWords[d.W(x.j)] || c >= 'A' && c <= 'Z'
}

// reach is the number of tokens over which a verb governs a time; it keeps endless sentences linear.
const reach = 80

func (v verbs) left(i int, s lang.Sentence) status {
	for k := i - 1; k >= max(s.First, i-reach); k-- {
		switch m := v.marks[k-s.First]; {
		case m == statusEither:
			return statusOpen
		case m != statusOpen:
			return m
		}
		if v.d.W(k) == ";" {
			break
		}
	}
	return statusOpen
}

func (v verbs) right(i int, s lang.Sentence) status {
	for k := i; k < min(s.Last, i+reach); k++ {
		if m := v.marks[k-s.First]; m != statusOpen && m != statusEither {
			return m
		}
		if v.d.W(k) == ";" {
			break
		}
	}
	return statusOpen
}

// setStatus fills the status of every expression.
func setStatus(d *lang.Doc, xs []expr) {
	sent := -1
	var v verbs
	for k := range xs {
		x := &xs[k]
		if x.op == opDur || x.op == opSet || x.op == opRef {
			continue
		}
		if x.sent != sent {
			sent = x.sent
			v = readVerbs(d, d.Sentences[sent])
		}
		s := d.Sentences[sent]
		x.status = v.statusOf(x, s)
		if before := lower(d.W(x.i - 1)); x.i > s.First {
			x.edge = is(before, cueEdge|cueSince|cueBy) || before == "of" && lower(d.W(x.i-2)) == "as"
			x.weak = is(before, cueBy)
			x.posted = is(before, cuePosted) || before == ":" && is(lower(d.W(x.i-2)), cuePosted)
			if x.posted || before == ")" && handle(d, x.i-2, s.First) {
				x.status, x.edge = statusOpen, true
			}
		}
	}
}

// handle reports whether token i ends the mark of a message's author, "(@name)", whose date is not the report's.
func handle(d *lang.Doc, i, first int) bool {
	for k := i; k >= max(first, i-3); k-- {
		if w := d.W(k); w[0] == '@' {
			return true
		}
	}
	return false
}

// lookalike reports whether what matched is no time: an age, a counted number, a name.
func (m *matcher) lookalike(x *expr, s lang.Sentence) bool {
	d := m.d
	prev, next := "", ""
	if x.i > s.First {
		prev = lower(d.W(x.i - 1))
	}
	if x.j < s.Last {
		next = d.W(x.j)
	}
	first := d.W(x.i)
	switch x.rule.name {
	case "year":
		return m.noYear(x, prev, next)
	case "month":
		if m.inName(x) {
			return true
		}
		if first == "May" || first == "March" || first == "August" {
			return !lists["maybefore"][prev] && next != "'s"
		}
	case "clock":
		if prev == "high" { // "High Noon"
			return true
		}
		if x.ap < 0 && x.zone == noZone && x.j == x.i+1 && first[0] >= '0' && first[0] <= '9' {
			return prev != "at" && prev != "by" && prev != "from" && prev != "until" && prev != "around" && prev != "about"
		}
	case "decade":
		return x.decade < 100 && first[0] >= '0' && first[0] <= '9' && prev != "'" && prev != "’" && prev != "‘" && prev != "the" && lower(first) != "the"
	case "day":
		if x.bareWeekday() && m.inName(x) {
			return true
		}
	case "this-unit", "today": // "This Week", "USA Today": a name
		return x.i > s.First && first[0] >= 'A' && first[0] <= 'Z' && prev != "\"" && prev != "“" && prev != "``" && prev != "'"
	case "duration-hyphen-plural":
		return x.unit == uQuarter
	}
	switch x.op {
	case opDur, opShift:
		if next == "-" && lists["agenoun"][lower(d.W(x.j+1))] || lists["agenoun"][lower(next)] || lower(next) == "age" || next == "of" && lower(d.W(x.j+1)) == "age" {
			return true
		}
		if x.op == opDur && x.unit == uSecond && (x.n == 1 || x.vague) {
			return true
		}
	}
	return false
}

// noYear reports whether four digits alone are a count or a number of something and no year.
func (m *matcher) noYear(x *expr, prev, next string) bool {
	d := m.d
	if x.year < 1400 && prev != "in" && prev != "since" {
		return true
	}
	switch prev {
	case "$", "£", "€", "¥", "#", "no.", "no", "flight", "room", "route", "highway", "+", ".", "/":
		return true
	}
	if next == "/" || next == "%" || next == "percent" || next == "per" {
		return true
	}
	if next == "-" && x.j+1 < m.end && d.Tokens[x.j+1].Start == d.Tokens[x.j].End {
		if w := d.W(x.j + 1); w[0] >= '0' && w[0] <= '9' && len(w) != 4 && len(w) != 2 {
			return true
		}
	}
	if lists["yearbefore"][prev] || prev == "" && next == "," {
		if prev == "to" || prev == "for" || prev == "about" || prev == "over" || prev == "of" || prev == "than" || prev == "around" || prev == "the" || prev == "and" || prev == "or" || prev == "," || prev == "-" {
			return (x.year < 1900 || x.year > 2050) && m.countable(x.j)
		}
		return false
	}
	return m.countable(x.j) || x.year < 1800 || x.year > 2100
}

// countable reports whether token i looks like a plural that a number counts.
func (m *matcher) countable(i int) bool {
	if i >= m.end {
		return false
	}
	switch m.d.Tokens[i].XPOS {
	case "NNS":
		return true
	case "":
		w := m.d.W(i)
		return len(w) > 3 && w[0] >= 'a' && w[0] <= 'z' && w[len(w)-1] == 's' && !functionWords[w] && !strings.HasSuffix(w, "ss")
	}
	return false
}

// inName reports whether the expression lies inside the name of a person, an organisation or a work.
func (m *matcher) inName(x *expr) bool {
	at := m.d.Tokens[x.i].Start
	ms := m.d.Mentions
	lo, hi := 0, len(ms)
	for lo < hi {
		mid := (lo + hi) / 2
		if ms[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(ms) || ms[lo].Start > at {
		return false
	}
	// A name that ends in a weekday has swallowed it ("the Czech Republic Friday"), but for "Black Friday".
	end := m.d.Tokens[x.j-1].End
	return ms[lo].End > end || ms[lo].Start < at && (ms[lo].Type == news.NamePerson || lists["namedday"][lower(m.d.W(x.i-1))])
}
