package record

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/readoutdesk/readout/news"
)

// eventLines returns the lines of the events worth one, by day. Demands, refusals and the like are positions, not events.
func eventLines(groups []*group) []news.EventLine {
	var out []news.EventLine
	for _, g := range groups {
		if g.tells() {
			out = append(out, g.line())
		}
	}
	slices.SortStableFunc(out, func(a, b news.EventLine) int {
		return cmp.Or(cmp.Compare(sortDay(a), sortDay(b)), cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func sortDay(e news.EventLine) string {
	switch {
	case e.Window[1] != "":
		return e.Window[1]
	case e.When.Value != "":
		return e.When.Value
	}
	return "~"
}

// verbal types make positions.
func verbal(t news.EventType) bool {
	switch t {
	case news.TypeRequest, news.TypeReject, news.TypeThreaten, news.TypeAccuse, news.TypeAgree, news.TypeSupport, news.TypeConcede:
		return true
	}
	return false
}

// tells reports whether a group is an event that a reader looks for: a main event, a dated deed, something planned, or
// a deed that more than one text tells. A deed that nobody dates and one text mentions in passing is none.
func (g *group) tells() bool {
	families := set{}
	dated, deed, main := false, false, false
	for _, m := range g.mentions {
		families.add(m.src.m.Family)
		dated = dated || m.days != nil || m.span.Known() || m.e.Start >= 0 || m.clue() != ""
		deed = deed || !verbal(m.e.Type)
		main = main || m.e.Main
	}
	if main && (deed || dated || len(families) > 1) {
		return true
	}
	if !deed || g.status() == news.StatusHypothetical || g.status() == news.StatusDenied {
		return false
	}
	if len(g.who()) == 0 && !g.toTheWeek() {
		return false // "talks next month": neither who nor which day
	}
	return dated || len(families) > 1 && len(g.who()) > 1
}

// toTheWeek reports whether some mention tells the day, or days of one week.
func (g *group) toTheWeek() bool {
	return slices.ContainsFunc(g.mentions, func(m *mention) bool { return m.days != nil && len(m.days) <= 7 || m.clue() != "" })
}

func (g *group) line() news.EventLine {
	l := news.EventLine{Type: g.mentions[0].e.Type, Status: g.status(), Participants: g.who()}
	var ps []place
	best := 0
	for _, m := range g.mentions {
		s := m.src.support(m.e.Sentence)
		ps = append(ps, place{s, m.src.rank})
		l.Main = l.Main || m.e.Main
		if n := m.telling(l.Status); n > best {
			best, l.Best = n, s
		}
	}
	l.History = g.history()
	l.Supports = supports(ps)
	l.Kind = g.kind()
	l.When, l.Window = g.when()
	l.Why = g.why // after when, which may add where the day comes from
	l.Start = g.start(l.When)
	l.Duration = g.duration()
	l.Place = g.place()
	l.Label = label(l.Kind, l.Participants)
	l.ID = lineID("ev", l.Supports[0], string(l.Type), l.Kind, fmt.Sprint(g.mentions[0].e.Span))
	return l
}

// telling says how well the sentence of a mention shows the event to a reader: as it ended, with day and parties, in the
// running text.
func (m *mention) telling(final news.Status) int {
	n := 1
	if m.e.Status == final {
		n += 8
	}
	if m.src.KindAt(m.e.Span.Start) == news.BlockBody {
		n += 4
	}
	if m.e.Main {
		n += 2
	}
	if m.days != nil {
		n += 2
	}
	return n + min(len(m.who), 2)
}

// history tells how the status went from report to report; nil when it stayed the same.
func (g *group) history() []string {
	var out []string
	var last news.Status
	for i := 0; i < len(g.mentions); {
		one := &group{}
		for src := g.mentions[i].src; i < len(g.mentions) && g.mentions[i].src == src; i++ {
			one.mentions = append(one.mentions, g.mentions[i])
		}
		if st := one.status(); st != last {
			out = append(out, fmt.Sprintf("%s (%s)", st, one.mentions[0].src.mark))
			last = st
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// label names an event by what it is and who takes part.
func label(kind string, who []string) string {
	if kind == "" {
		kind = "event"
	}
	k := strings.ToUpper(kind[:1]) + kind[1:]
	const most = 4
	if len(who) > most {
		who = append(slices.Clone(who[:most]), "others")
	}
	if len(who) == 0 {
		return k
	}
	return k + ": " + strings.Join(who, ", ")
}

// kind is the most telling plain name: one with a medium, else the one used most.
func (g *group) kind() string {
	count := make(map[string]int)
	best := ""
	for _, m := range g.mentions {
		k := m.e.Kind
		count[k]++
		if medium(m.e) != "" {
			count[k] += len(g.mentions)
		}
		if best == "" || count[k] > count[best] {
			best = k
		}
	}
	return best
}

// who lists the parties, most often named first, each under its fullest name. A party that one mention of many adds is
// more often a wrong reading than a guest: those named once count only when they stand in the fullest mention.
func (g *group) who() []string {
	type party struct {
		name  string
		count int
		full  bool // stands in the fullest mention
	}
	var fullest *mention
	for _, m := range g.mentions {
		if fullest == nil || len(m.who) > len(fullest.who) {
			fullest = m
		}
	}
	var all []party
	repeated := 0
	for _, m := range g.mentions {
		for _, n := range m.who {
			i := slices.IndexFunc(all, func(p party) bool { return sameName(p.name, n) })
			if i < 0 {
				i = len(all)
				all = append(all, party{name: n})
			}
			if all[i].count++; all[i].count == 2 {
				repeated++
			}
			all[i].full = all[i].full || m == fullest
			if len(n) > len(all[i].name) {
				all[i].name = n
			}
		}
	}
	slices.SortStableFunc(all, func(a, b party) int { return b.count - a.count })
	var out []string
	for _, p := range all {
		if p.count > 1 || p.full && repeated < 2 || len(g.mentions) == 1 {
			out = append(out, p.name)
		}
	}
	return out
}

// status is what became of the event by the last report that tells: what happened or was called off is no longer
// planned, whatever else is printed.
func (g *group) status() news.Status {
	var last news.Status
	happened, cancelled := -1, -1
	for _, m := range g.mentions {
		switch m.e.Status {
		case news.StatusHappened:
			happened = max(happened, m.src.rank)
		case news.StatusCancelled:
			cancelled = max(cancelled, m.src.rank)
		}
		if last == "" || rankStatus(m.e.Status) > rankStatus(last) {
			last = m.e.Status
		}
	}
	switch {
	case cancelled > happened:
		return news.StatusCancelled
	case happened >= 0:
		return news.StatusHappened
	}
	return last
}

func rankStatus(s news.Status) int {
	switch s {
	case news.StatusPlanned:
		return 3
	case news.StatusDenied:
		return 2
	case news.StatusHypothetical:
		return 1
	}
	return 0
}

// when is the narrowest time that all dated mentions allow, and the window when that is coarser than a day.
func (g *group) when() (news.When, [2]string) {
	var days []string
	prec := news.PrecisionNone
	for _, m := range g.mentions {
		if m.days == nil {
			continue
		}
		if days == nil {
			days, prec = m.days, m.prec
			continue
		}
		if c := intersect(days, m.days); len(c) > 0 && len(c) < len(days) {
			days, prec = c, m.prec
		}
	}
	if days == nil {
		days = g.byClue()
	}
	if days == nil {
		for _, m := range g.mentions {
			if m.span.Known() {
				return news.When{Value: m.span.From.Format("2006"), Precision: news.PrecisionYear}, [2]string{}
			}
		}
		return news.When{}, [2]string{}
	}
	first, last := days[0], days[len(days)-1]
	window := [2]string{first, last}
	switch {
	case len(days) == 1:
		return news.When{Value: first, Precision: news.PrecisionDay}, [2]string{}
	case prec == news.PrecisionWeek:
		t, _ := time.Parse(time.DateOnly, first)
		y, w := t.ISOWeek()
		return news.When{Value: fmt.Sprintf("%d-W%02d", y, w), Precision: news.PrecisionWeek}, window
	case first[:7] == last[:7] && prec == news.PrecisionMonth:
		return news.When{Value: first[:7], Precision: news.PrecisionMonth}, [2]string{}
	case first[:7] == last[:7]:
		return news.When{Value: first[:7], Precision: news.PrecisionMonth}, window
	case first[:4] == last[:4]:
		return news.When{Value: first[:4], Precision: news.PrecisionYear}, window
	}
	return news.When{}, window
}

// byClue dates an event that is told only as before or after the main event of its report: the days of that one.
func (g *group) byClue() []string {
	for _, m := range g.mentions {
		if m.clue() == "" {
			continue
		}
		for _, e := range m.src.Events {
			if !e.Main {
				continue
			}
			days, _, _ := daysOf(m.src, e)
			if days == nil {
				days = m.src.datedAs(e)
			}
			if days != nil {
				g.add(fmt.Sprintf("day taken from %q, told of %s", m.e.Clue.Of(m.src.Text.Text), dayRange(days)))
				return days
			}
		}
	}
	return nil
}

// datedAs returns the day that a report gives its main event in another sentence.
func (s *source) datedAs(main news.Event) []string {
	for _, e := range s.Events {
		if sameKind(e, main) && !e.Past {
			if d, _, p := daysOf(s, e); p == news.PrecisionDay {
				return d
			}
		}
	}
	return nil
}

// start is the clock time at which the event began: as it happened before as it was planned.
func (g *group) start(w news.When) string {
	if w.Precision != news.PrecisionDay {
		return ""
	}
	best := ""
	for _, m := range g.mentions {
		if m.e.Start < 0 || m.e.Start >= len(m.src.Times) {
			continue
		}
		s := clock(m.src.Times[m.e.Start], w.Value)
		if s != "" && (best == "" || m.e.Status == news.StatusHappened && g.startStatus(best, w) != news.StatusHappened) {
			best = s
		}
	}
	return best
}

func (g *group) startStatus(start string, w news.When) news.Status {
	for _, m := range g.mentions {
		if m.e.Start >= 0 && m.e.Start < len(m.src.Times) && clock(m.src.Times[m.e.Start], w.Value) == start {
			return m.e.Status
		}
	}
	return ""
}

// clock returns RFC 3339 for a clock time on a day; without a zone when the text names none.
func clock(t news.Time, day string) string {
	_, hm, ok := strings.Cut(t.Value, "T")
	if !ok || len(hm) < len("15:04") || hm[2] != ':' {
		return ""
	}
	if d, _, _ := strings.Cut(t.Value, "T"); len(d) == len(day) && d[0] != 'X' {
		day = d
	}
	zone := t.Zone
	if zone == "+00:00" {
		zone = "Z"
	}
	return day + "T" + hm[:5] + ":00" + zone
}

// duration is the length as it happened, else as it was planned.
func (g *group) duration() string {
	best := ""
	for _, m := range g.mentions {
		if m.e.Duration < 0 || m.e.Duration >= len(m.src.Times) {
			continue
		}
		if v := m.src.Times[m.e.Duration].Value; strings.HasPrefix(v, "P") && !strings.Contains(v, "X") && (best == "" || m.e.Status == news.StatusHappened) {
			best = v
			if m.e.Status == news.StatusHappened {
				break
			}
		}
	}
	return best
}

// place is where most mentions put it.
func (g *group) place() string {
	best, most := "", 0
	count := make(map[string]int)
	for _, m := range g.mentions {
		if m.e.Place.Empty() {
			continue
		}
		n := m.e.Place.Name
		if n == "" {
			n = m.e.Place.Of(m.src.Text.Text)
		}
		if count[n]++; count[n] > most {
			best, most = n, count[n]
		}
	}
	return best
}
