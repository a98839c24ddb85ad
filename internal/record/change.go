package record

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/readoutdesk/readout/news"
)

// reworded is the share of words from which two sentences that differ are taken for one sentence, edited; rewordedApart
// the same when they tell events that the record keeps apart.
const (
	reworded      = .5
	rewordedApart = .75
)

// changes returns the edits between every revision and the report it revises, older first: sentences are aligned after
// their white space and marks are set aside, so that a new advertisement or a double blank makes no change.
func changes(srcs []*source, groups []*group) []news.Edit {
	told := eventsIn(groups)
	var out []news.Edit
	for _, to := range srcs {
		if to.m.Role != news.RoleRevision {
			continue
		}
		for _, from := range srcs {
			if from.ID == to.m.Of {
				out = append(out, edits(from, to, told)...)
			}
		}
	}
	return out
}

// sentenceOf is a sentence of one report.
type sentenceOf struct {
	src  *source
	span news.Span
}

// eventsIn returns the events, by their place in groups, that each sentence tells.
func eventsIn(groups []*group) map[sentenceOf][]int {
	out := make(map[sentenceOf][]int)
	for i, g := range groups {
		for _, m := range g.mentions {
			if !verbal(m.e.Type) {
				k := sentenceOf{m.src, m.e.Sentence}
				out[k] = append(out[k], i)
			}
		}
	}
	return out
}

// apart reports whether two sentences tell events, and none in common.
func apart(a, b []int) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(i int) bool { return slices.Contains(b, i) })
}

// line is a sentence of a revision.
type line struct {
	span  news.Span
	words []string
	key   string
}

func linesOf(s *source) []line {
	var out []line
	for _, x := range s.Doc.Sentences {
		if !s.Usable(x.Span) {
			continue
		}
		if w := words(x.Span.Of(s.Text.Text), true); len(w) > 0 {
			out = append(out, line{x.Span, w, strings.Join(w, " ")})
		}
	}
	return out
}

// edits aligns two revisions: equal sentences first, in order or not, then the rest by shared words, best pair first.
func edits(from, to *source, told map[sentenceOf][]int) []news.Edit {
	a, b := linesOf(from), linesOf(to)
	pairA, pairB := make([]int, len(a)), make([]int, len(b))
	for i := range pairA {
		pairA[i] = -1
	}
	byKey := make(map[string][]int)
	for j := range b {
		pairB[j] = -1
		byKey[b[j].key] = append(byKey[b[j].key], j)
	}
	for i := range a {
		if l := byKey[a[i].key]; len(l) > 0 {
			pairA[i], pairB[l[0]] = l[0], i
			byKey[a[i].key] = l[1:]
		}
	}
	// A sentence that stands a second time (a caption that repeats the text) is no edit either.
	known := make(map[string]bool, len(a))
	for i := range a {
		known[a[i].key] = true
	}
	type cand struct {
		i, j int
		f    float64
	}
	var cands []cand
	for i := range a {
		for j := range b {
			if pairA[i] < 0 && pairB[j] < 0 {
				f, _ := overlap(a[i].words, b[j].words)
				least := reworded
				if apart(told[sentenceOf{from, a[i].span}], told[sentenceOf{to, b[j].span}]) {
					least = rewordedApart
				}
				if f >= least {
					cands = append(cands, cand{i, j, f})
				}
			}
		}
	}
	slices.SortStableFunc(cands, func(x, y cand) int {
		switch {
		case x.f > y.f:
			return -1
		case x.f < y.f:
			return 1
		}
		return (x.i + x.j) - (y.i + y.j)
	})
	for _, c := range cands {
		if pairA[c.i] < 0 && pairB[c.j] < 0 {
			pairA[c.i], pairB[c.j] = c.j, c.i
		}
	}
	return listEdits(from, to, a, b, pairA, pairB, known)
}

// listEdits words an alignment as edits: pairA and pairB hold the partner of each sentence, -1 for none; known are the
// sentences of the older revision.
func listEdits(from, to *source, a, b []line, pairA, pairB []int, known map[string]bool) []news.Edit {
	var out []news.Edit
	add := func(kind news.EditKind, before, after *news.Support, why string) {
		first := before
		if first == nil {
			first = after
		}
		out = append(out, news.Edit{ID: lineID("ch", *first, from.ID, to.ID), From: from.ID, To: to.ID, Kind: kind, Before: before, After: after, Why: why})
	}
	for i := range a {
		x := from.support(a[i].span)
		if pairA[i] < 0 {
			add(news.EditRemoved, &x, nil, "")
			continue
		}
		if a[i].key == b[pairA[i]].key {
			continue
		}
		y := to.support(b[pairA[i]].span)
		kind, why := editKind(from, to, a[i], b[pairA[i]])
		add(kind, &x, &y, why)
	}
	for j := range b {
		if pairB[j] < 0 && !known[b[j].key] {
			x := to.support(b[j].span)
			add(news.EditAdded, nil, &x, "")
		}
	}
	return out
}

// editKind says what an edit did to the record: a changed status tells more than a changed speaker, that more than a
// changed number or time, and all of them more than other words.
func editKind(from, to *source, a, b line) (news.EditKind, string) {
	if x, y := statusIn(from, a.span), statusIn(to, b.span); x != "" && y != "" && x != y {
		return news.EditStatus, fmt.Sprintf("%s became %s", x, y)
	}
	if x, y := speakerIn(from, a.span), speakerIn(to, b.span); x != "" && y != "" && !sameName(x, y) {
		return news.EditAttribution, fmt.Sprintf("%s became %s", x, y)
	}
	if x, y := numbersIn(from, a.span), numbersIn(to, b.span); x != y && (x != "" || y != "") {
		return news.EditNumber, fmt.Sprintf("%s became %s", orNone(x), orNone(y))
	}
	if x, y := timesIn(from, a.span), timesIn(to, b.span); x != y && x != "" && y != "" {
		return news.EditTime, fmt.Sprintf("%s became %s", x, y)
	}
	return news.EditReworded, ""
}

func orNone(s string) string {
	if s == "" {
		return "no number"
	}
	return s
}

// statusIn is the status of the first event of a sentence that is planned or has happened, the main event before others.
func statusIn(s *source, in news.Span) news.Status {
	var found news.Status
	for _, e := range s.Events {
		if !in.Contains(e.Span) || verbal(e.Type) {
			continue
		}
		if found == "" || e.Main {
			found = e.Status
		}
	}
	return found
}

// speakerIn is the speaker of the statement that starts in a sentence and of no other.
func speakerIn(s *source, in news.Span) string {
	for _, x := range s.Statements {
		if x.Inside < 0 && in.Overlaps(x.Content.Cover()) && x.Speaker.Kind != news.SpeakerNone {
			return x.Speaker.Name
		}
	}
	return ""
}

func numbersIn(s *source, in news.Span) string {
	var out []string
	for _, q := range s.Quantities {
		if in.Contains(q.Span) {
			out = append(out, Value(news.FigureLine{Low: q.Low, High: q.High, Bound: q.Bound, Strict: q.Strict})+" "+cmp.Or(q.Thing, q.Unit))
		}
	}
	return strings.Join(out, ", ")
}

func timesIn(s *source, in news.Span) string {
	var out []string
	for _, t := range s.Times {
		if in.Contains(t.Span) && (t.Type == news.TimeDate || t.Type == news.TimeClock) && !strings.HasSuffix(t.Value, "_REF") {
			out = append(out, t.Value)
		}
	}
	return strings.Join(out, ", ")
}
