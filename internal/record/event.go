package record

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/readoutdesk/readout/news"
)

// How mentions of events become one line
//
// Two mentions are one event when they agree in type, parties and day. Word overlap plays no part: two calls between the
// same people three weeks apart share all their words. What keeps two mentions apart, whatever else agrees:
//
//	day       both are known and no day fits both
//	medium    one is by phone, the other by video or in person
//	ordinal   "the third call this year" and "the fourth"
//	parties   both are named, two or more each, and fewer than a third agree
//	report    they are the main events of reports that story.Group holds apart
//
// A mention that tells neither day nor parties ("the call started at 10:20 a.m.") joins the event of its kind told last
// before it in its own report, never one of another report.

// mention is an event as one sentence of one report tells it.
type mention struct {
	book *book
	src  *source
	e    news.Event
	at   int // place among the report's events
	who  []string
	days []string // ISO days that fit, ascending; nil when unknown
	near []string // for an undated main event, the days that the report's own date allows; they only keep apart
	span news.Interval
	prec news.Precision
}

// group is one event with all its mentions, in the order of the story.
type group struct {
	mentions []*mention
	why      []string
}

// events groups the mentions of all reports. Dated mentions with parties come first, so that the vaguer ones find them.
func events(srcs []*source, b *book) []*group {
	var all []*mention
	for _, s := range srcs {
		for i, e := range s.Events {
			m := &mention{book: b, src: s, e: e, at: i, who: b.actors(s, slices.Concat(e.Actors, e.Targets))}
			m.days, m.span, m.prec = daysOf(s, e)
			if m.days != nil && e.Status == news.StatusHappened && m.days[0] > lastDay(s.Published) {
				m.e.Status = news.StatusPlanned // nothing has happened after the report was written
			}
			if m.near = m.days; m.near == nil && e.Main {
				m.near = around(s.Published, e.Status)
			}
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(x, y *mention) int { return y.weight() - x.weight() })
	var groups []*group
	for _, m := range all {
		best, most := -1, joinAt-1
		var why, reason string
		for i, g := range groups {
			if n, w := g.affinity(m); n > most {
				best, most, reason = i, n, w
			} else if n == vetoed && why == "" && g.alike(m) {
				why = w
			}
		}
		if best >= 0 {
			g := groups[best]
			g.mentions = append(g.mentions, m)
			if m.src != g.mentions[0].src {
				g.add(fmt.Sprintf("%s: %s", m.src.mark, reason))
			}
			continue
		}
		g := &group{mentions: []*mention{m}}
		if why != "" {
			g.add("kept apart: " + why)
		}
		groups = append(groups, g)
	}
	for _, g := range groups {
		slices.SortStableFunc(g.mentions, func(x, y *mention) int {
			if x.src != y.src {
				return x.src.rank - y.src.rank
			}
			return x.e.Span.Start - y.e.Span.Start
		})
	}
	return groups
}

func (g *group) add(why string) {
	if !slices.Contains(g.why, why) {
		g.why = append(g.why, why)
	}
}

// weight orders mentions by how much they tell: main events first, then those with day and parties.
func (m *mention) weight() int {
	n := 0
	if m.e.Main {
		n += 8
	}
	if m.days != nil {
		n += 4
	}
	if len(m.who) > 1 {
		n += 2
	} else if len(m.who) == 1 {
		n++
	}
	return n
}

// joinAt is the least affinity that makes a mention part of a group; vetoed says that something keeps them apart.
const (
	joinAt = 3
	vetoed = -1
)

// alike reports whether m could be mistaken for the group's event: same kind and parties.
func (g *group) alike(m *mention) bool {
	o := g.mentions[0]
	_, f := o.book.shared(o.who, m.who)
	return sameKind(o.e, m.e) && f >= .5 && len(m.who) > 1
}

// affinity says how strongly m belongs to g, and in which words; vetoed and the reason when something forbids it.
func (g *group) affinity(m *mention) (int, string) {
	most, reason := 0, ""
	for _, o := range g.mentions {
		n, why := o.affinity(m)
		if n == vetoed {
			return n, why
		}
		if n > most {
			most, reason = n, why
		}
	}
	return most, reason
}

func (o *mention) affinity(m *mention) (int, string) {
	// Two reports on one event may name it differently: a crash, a disaster; talks that collapse.
	mains := o.e.Main && m.e.Main && o.src != m.src && o.src.m.Event == m.src.m.Event && (o.e.Type == m.e.Type || o.e.Type == "" || m.e.Type == "")
	if !sameKind(o.e, m.e) && !mains {
		return 0, ""
	}
	n := 0
	var why []string
	if a, b := medium(o.e), medium(m.e); a != "" && b != "" && a != b {
		return vetoed, fmt.Sprintf("%s in %s, %s in %s", a, o.src.mark, b, m.src.mark)
	}
	if o.e.Ordinal > 0 && m.e.Ordinal > 0 && o.e.Ordinal != m.e.Ordinal && o.e.OrdinalScope == m.e.OrdinalScope {
		return vetoed, fmt.Sprintf("number %d in %s, number %d in %s", o.e.Ordinal, o.src.mark, m.e.Ordinal, m.src.mark)
	}
	if a, b := o.clue(), m.clue(); a != "" && b != "" && a != b && o.src != m.src {
		return vetoed, fmt.Sprintf("told as %s in %s, as %s in %s", a, o.src.mark, b, m.src.mark)
	}
	if o.days != nil && m.days != nil {
		common := intersect(o.days, m.days)
		if len(common) == 0 {
			return vetoed, fmt.Sprintf("%s in %s, %s in %s", dayRange(o.days), o.src.mark, dayRange(m.days), m.src.mark)
		}
		n += 2
		why = append(why, "the day fits ("+dayRange(common)+")")
	}
	if (o.days == nil || m.days == nil) && o.span.Known() && m.span.Known() { // years and seasons, too long to list
		if !o.span.Overlaps(m.span) {
			return vetoed, fmt.Sprintf("%d in %s, %d in %s", o.span.From.Year(), o.src.mark, m.span.From.Year(), m.src.mark)
		}
		n += 2
		why = append(why, "the year fits")
	}
	if o.near != nil && m.near != nil && o.src != m.src && len(intersect(o.near, m.near)) == 0 {
		return vetoed, fmt.Sprintf("%s in %s, about %s in %s", dayRange(o.near), o.src.mark, dayRange(m.near), m.src.mark)
	}
	if o.src != m.src && o.src.m.Family == m.src.m.Family && sameSentence(o, m) {
		n += joinAt
		why = append(why, "the same sentence of one text")
	}
	k, f := o.book.shared(o.who, m.who)
	switch {
	case len(o.days) == 1 && len(m.days) == 1 && len(o.who)*len(m.who) == 0:
		n++ // "That May 9 call": the day says which
		why = append(why, "told by its day")
	case k > 0 && f >= .5:
		n += 2
		why = append(why, "same parties")
	case n > 0 && len(o.who)*len(m.who) == 0 && o.e.Kind == m.e.Kind && o.e.Type != news.TypeConsult:
		n++ // a strike, a vote: fewer of them in a story than talks
		why = append(why, "another "+m.e.Kind+" is not told")
	case o.e.Type == "" && m.e.Type == "" || mains:
		// What befalls people is told by whom it hit, where, or not at all: the parties say nothing against it.
		if len(o.days) == 1 && len(m.days) == 1 {
			n++
		}
	case len(o.who) > 1 && len(m.who) > 1 && f < 1./3: // one name alone ("negotiators") is often half of the parties
		return vetoed, ""
	}
	switch same := o.src.m.Event == m.src.m.Event; {
	case o.e.Main && m.e.Main && o.src != m.src && !same:
		return vetoed, fmt.Sprintf("main events of %s and %s, which are held apart", o.src.mark, m.src.mark)
	case mains:
		n += joinAt
		why = append(why, "both are the main event")
	case o.src == m.src && n > 0 && (o.days == nil || m.days == nil) && !o.e.Past && !m.e.Past:
		n++
	case o.src == m.src && len(m.who) == 0 && m.days == nil && o.at < m.at:
		n = joinAt
	case o.src != m.src && o.days == nil && m.days == nil && !same:
		return 0, ""
	case o.src != m.src && same && o.e.Past == m.e.Past && (o.e.Main || m.e.Main):
		n++
		why = append(why, "the reports tell one event")
	}
	if o.e.Past != m.e.Past && (o.days == nil || m.days == nil) {
		return 0, ""
	}
	return n, strings.Join(why, ", ")
}

// sameSentence reports whether two revisions or copies tell an event in much the same words.
func sameSentence(a, b *mention) bool {
	f, _ := overlap(words(a.e.Sentence.Of(a.src.Text.Text), true), words(b.e.Sentence.Of(b.src.Text.Text), true))
	return f >= sameWording
}

// clue tells a mention that is ordered against another event ("before the talks", "after the talks").
func (m *mention) clue() string {
	if m.e.Clue.Empty() {
		return ""
	}
	w := words(m.e.Clue.Of(m.src.Text.Text), true)
	for _, x := range w {
		switch x {
		case "before", "prior", "ahead":
			return "before"
		case "after", "following":
			return "after"
		}
	}
	return ""
}

// sameKind reports whether two events may be one by what they are: the PLOVER type, or the plain kind where there is
// no type.
func sameKind(a, b news.Event) bool {
	if a.Type != b.Type {
		return false
	}
	return a.Type != "" || a.Kind == b.Kind
}

// medium returns how parties met, when the kind tells.
func medium(e news.Event) string {
	switch k := e.Kind; {
	case strings.Contains(k, "phone"):
		return "by phone"
	case strings.Contains(k, "video"), strings.Contains(k, "virtual"):
		return "by video"
	case strings.Contains(k, "in person"), strings.Contains(k, "visit"):
		return "in person"
	}
	return ""
}

// daysOf returns the days on which an event may lie, as its sentence tells.
func daysOf(s *source, e news.Event) ([]string, news.Interval, news.Precision) {
	for _, i := range []int{e.Time, e.Start} {
		if i < 0 || i >= len(s.Times) {
			continue
		}
		t := s.Times[i]
		if i == e.Start && i != e.Time && t.Anchor == "published" {
			continue // a bare clock time tells no day
		}
		if len(t.Candidates) > 0 {
			return t.Candidates, news.Interval{}, news.PrecisionNone
		}
		if !s.datable(t) {
			continue
		}
		if t.Interval.Known() && t.Type != news.TimeDuration && t.Type != news.TimeSet {
			d := t.Days()
			return d, t.Interval, precision(len(d))
		}
	}
	return nil, news.Interval{}, news.PrecisionNone
}

// A year more than yearsAhead after the report is more often a house number than a plan; a stretch of more than a year
// ("the 1970s") tells no date.
const (
	yearsAhead = 30
	dateSpan   = 370 * 24 * time.Hour
)

// datable reports whether a time can date an event of this report.
func (s *source) datable(t news.Time) bool {
	if !t.Interval.Known() || t.Interval.To.Sub(t.Interval.From) > dateSpan {
		return false
	}
	d, ok := s.Published.Day()
	return !ok || t.Interval.From.Before(d.AddDate(yearsAhead, 0, 0))
}

// precision says how fine a time of so many listed days is; too many to list is a year.
func precision(days int) news.Precision {
	switch {
	case days == 0:
		return news.PrecisionYear
	case days == 1:
		return news.PrecisionDay
	case days <= 7:
		return news.PrecisionWeek
	}
	return news.PrecisionMonth
}

// lastDay is the last day on which a report may have been written; "~", after every day, when it does not tell.
func lastDay(p news.Published) string {
	if d, ok := p.Day(); ok {
		return d.Format(time.DateOnly)
	}
	return cmp.Or(p.Window[1], "~")
}

// How far from a report its undated main event lies, in days: news is told within three days, and announced at most ten
// ahead when no day is given.
const (
	newsLag   = 3
	newsAhead = 10
)

// around returns the days on which the undated main event of a report published then may lie.
func around(p news.Published, st news.Status) []string {
	first, last := p.Window[0], p.Window[1]
	if d, ok := p.Day(); ok {
		first = d.Format(time.DateOnly)
		last = first
	}
	a, errA := time.Parse(time.DateOnly, first)
	b, errB := time.Parse(time.DateOnly, last)
	if errA != nil || errB != nil {
		return nil
	}
	a = a.AddDate(0, 0, -newsLag)
	if st != news.StatusHappened {
		b = b.AddDate(0, 0, newsAhead)
	}
	return news.Interval{From: a, To: b.AddDate(0, 0, 1)}.Days()
}

func intersect(a, b []string) []string {
	var out []string
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}

func dayRange(days []string) string {
	if len(days) == 1 {
		return days[0]
	}
	return days[0] + " to " + days[len(days)-1]
}
