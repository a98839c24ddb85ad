package story

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/copies/view"
	"github.com/readoutdesk/readout/news"
)

//go:embed ordinals.txt
var ordinalsText string

// ordinals gives the place that a word names, counted what may be counted; "time" counts only from the second on.
var ordinals, counted, meetings = readOrdinals(ordinalsText)

func readOrdinals(data string) (o map[uint32]int, c, m map[uint32]bool) {
	o, c, m = make(map[uint32]int), make(map[uint32]bool), make(map[uint32]bool)
	for line := range strings.Lines(data) {
		f := strings.Fields(line)
		if len(f) < 2 {
			continue
		}
		switch f[0] {
		case "ordinal":
			n, err := strconv.Atoi(f[1])
			if err != nil {
				panic("ordinals.txt: " + line)
			}
			for _, w := range f[2:] {
				o[view.Hash(w)] = n
			}
		case "noun", "meeting":
			for _, w := range f[1:] {
				c[view.Hash(w)] = true
				m[view.Hash(w)] = f[0] == "meeting"
			}
		}
	}
	return o, c, m
}

// facts is what the annotations tell of a report's main event.
type facts struct {
	days    []string // ISO days on which it happened or will, ascending; nil when open
	nums    []int    // the same as numbers of days
	exact   bool     // the day is one and resolved
	tied    bool     // the day is that of the event, not just the first one told
	weekday string   // "4" when only the day of the week is told
	ordinal int      // its place in a row; 0 when not told
	words   string   // the words that give the place
	noun    uint32   // what is counted
	meeting bool     // the event is a meeting, call, debate or vote: it has one day
	status  news.Status
	told    []string // every resolved day in the body, ascending
}

// opening is the number of sentences that tell the main event.
const opening = 3

func factsOf(r *annotate.Reading, v *view.Report) facts {
	var f facts
	f.ordinal, f.words, f.noun = ordinalOf(r, v)
	f.meeting = meets(r, v)
	main := -1
	for i, e := range r.Events {
		if e.Main {
			main = i
			f.status = e.Status
			break
		}
	}
	end := 0
	if n := min(opening, len(v.Sentences)); n > 0 {
		end = v.Sentences[n-1].End
	}
	if main >= 0 {
		f.dateOf(r, r.Events[main])
		f.onlyDay(r, r.Events[main].Sentence)
	}
	for _, e := range r.Events {
		if f.meeting && e.Type == news.TypeConsult && !e.Past && e.Start < end && inBody(v, e.Span) {
			f.dateOf(r, e)
		}
	}
	for _, t := range r.Times {
		if t.Type == news.TimeDate && len(t.Value) == len("2006-01-02") && t.Interval.Known() && inBody(v, t.Span) {
			f.told = append(f.told, t.Value)
		}
	}
	slices.Sort(f.told)
	f.told = slices.Compact(f.told)
	f.tied = f.days != nil
	for _, t := range r.Times {
		if f.days == nil && f.weekday == "" && t.Start < end && inBody(v, t.Span) {
			f.date(t)
		}
	}
	for _, d := range f.days {
		f.nums = append(f.nums, number(d))
	}
	return f
}

// dateOf takes the day of an event when none is known yet.
func (f *facts) dateOf(r *annotate.Reading, e news.Event) {
	if e.Time >= 0 && f.days == nil && f.weekday == "" {
		f.date(r.Times[e.Time])
	}
}

// onlyDay takes the day that the sentence of the main event tells, when it tells one.
func (f *facts) onlyDay(r *annotate.Reading, s news.Span) {
	if f.days != nil || f.weekday != "" {
		return
	}
	at := -1
	for i, t := range r.Times {
		if !s.Contains(t.Span) || t.Type != news.TimeDate {
			continue
		}
		if len(t.Candidates) > 0 || len(t.Value) == len("2006-01-02") && t.Interval.Known() && !strings.Contains(t.Value, "W") {
			if at >= 0 {
				return
			}
			at = i
		}
	}
	if at >= 0 {
		f.date(r.Times[at])
	}
}

// meets reports whether the main event is a meeting in the widest sense, by the words of the headline and the first
// sentence or by its type.
func meets(r *annotate.Reading, v *view.Report) bool {
	for _, e := range r.Events {
		if e.Main && e.Type == news.TypeConsult {
			return true
		}
	}
	ws := v.Title
	if len(v.Sentences) > 0 {
		s := v.Sentences[0]
		ws = append(ws[:len(ws):len(ws)], v.Words[s.First:s.Last]...)
	}
	for _, w := range ws {
		if meetings[w.Hash] {
			return true
		}
	}
	return false
}

// date takes the day of a time when it is told to the day.
func (f *facts) date(t news.Time) {
	if t.Type != news.TimeDate {
		return
	}
	switch {
	case len(t.Value) >= len("2006-01-02") && t.Interval.Known() && !strings.Contains(t.Value, "W"):
		f.days, f.exact = []string{t.Value[:10]}, true
	case len(t.Candidates) > 0:
		f.days = t.Candidates
	case strings.HasPrefix(t.Value, "XXXX-WXX-") && len(t.Value) == len("XXXX-WXX-4"):
		f.weekday = t.Value[9:]
	}
}

func inBody(v *view.Report, s news.Span) bool {
	i, ok := slices.BinarySearchFunc(v.Sentences, s.Start, func(x view.Sentence, at int) int {
		switch {
		case x.End <= at:
			return -1
		case x.Start > at:
			return 1
		}
		return 0
	})
	return ok && i >= 0
}

// ordinalOf returns the place in a row that headline or first sentences give the event, with the words.
func ordinalOf(r *annotate.Reading, v *view.Report) (int, string, uint32) {
	if n, w, h := placeIn(r.Title); n > 0 {
		return n, w, h
	}
	for _, s := range v.Sentences[:min(opening, len(v.Sentences))] {
		if n, w, h := placeIn(s.Of(r.Text.Text)); n > 0 {
			return n, w, h
		}
	}
	return 0, "", 0
}

// placeIn finds an ordinal that counts an event within the next three words.
func placeIn(text string) (int, string, uint32) {
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n\u00a0,;:()\"“”", r) })
	for i, w := range words {
		n := ordinals[view.Hash(w)]
		if n == 0 {
			continue
		}
		for j := i + 1; j < min(i+4, len(words)); j++ {
			h := view.Hash(strings.TrimRight(words[j], ".'’"))
			if !counted[h] {
				continue
			}
			if h == timeWord && n == 1 {
				break // "for the first time" opens no row
			}
			return n, strings.Join(words[i:j+1], " "), h
		}
	}
	return 0, "", 0
}

var timeWord = view.Hash("time")

// agreement compares two facts: 1 they agree, -1 they conflict, 0 one is open.
func (f *facts) dates(o *facts) int {
	switch {
	case len(f.days) > 0 && len(o.days) > 0:
		for _, d := range f.days {
			if slices.Contains(o.days, d) {
				return 1
			}
		}
		return -1
	case f.weekday != "" && o.weekday != "":
		if f.weekday == o.weekday {
			return 1
		}
		return -1
	case f.weekday != "" && len(o.days) > 0:
		return o.falls(f.weekday)
	case o.weekday != "" && len(f.days) > 0:
		return f.falls(o.weekday)
	}
	return 0
}

func (f *facts) falls(weekday string) int {
	for _, d := range f.days {
		if weekdayOf(d) == weekday {
			return 1
		}
	}
	return -1
}

// weekdayOf returns the ISO day of the week, "1" for Monday.
func weekdayOf(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return strconv.Itoa((int(t.Weekday())+6)%7 + 1)
}
