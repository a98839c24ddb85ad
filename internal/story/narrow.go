package story

import (
	"fmt"
	"slices"
	"time"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/annotate/timex"
	"github.com/readoutdesk/readout/internal/copies"
	"github.com/readoutdesk/readout/news"
)

// How long before and after its day an event is reported as news, in days.
const (
	aftermath = 2 // a report that tells it as happened comes on the day or up to this much later
	preview   = 3 // one that announces it comes on the day or up to this much earlier
)

// Narrow returns for every reading whose own day is open, by its index, what the other members of its event allow: the day
// or days of the main event as they tell it, the day they were published, and whether the report announces or tells it.
// Readings that the others do not narrow are absent.
func Narrow(rs []*annotate.Reading, ms []news.Membership) map[int]timex.Window {
	reports, order := prepare(rs)
	members := make(map[string][]int)
	for i, at := range order {
		members[ms[at].Event] = append(members[ms[at].Event], i)
	}
	out := make(map[int]timex.Window)
	for i, at := range order {
		if rs[at].Published.Value != "" {
			continue
		}
		if w, ok := narrow(reports, members[ms[at].Event], i); ok {
			out[at] = w
		}
	}
	return out
}

// narrow returns the window of report i from the other members of its event.
func narrow(reports []report, members []int, i int) (timex.Window, bool) {
	days, from := eventDays(reports, members, i)
	if len(days) == 0 {
		return timex.Window{}, false
	}
	before, after := 0, aftermath
	tells := "tells it as happened"
	if copies.Announces(reports[i].Reading, &reports[i].view) {
		before, after, tells = preview, 0, "announces it"
	}
	first, last := shift(days[0], -before), shift(days[len(days)-1], after)
	own := reports[i].Published.Window
	if own[0] != "" && own[0] > first {
		first = own[0]
	}
	if own[1] != "" && own[1] < last {
		last = own[1]
	}
	if first > last {
		return timex.Window{}, false // the others contradict the report itself: it may tell another event
	}
	return timex.Window{First: first, Last: last, Why: fmt.Sprintf("%s puts the event on %s, and this report %s", from, either(days), tells)}, true
}

// eventDays returns the days on which the event of report i may lie, as the other members tell it, narrowed by each that
// knows it better, and the report that decides. Exact days of reports with a date of their own come first.
func eventDays(reports []report, members []int, i int) (days []string, from string) {
	for _, j := range members {
		o := &reports[j]
		if j == i || len(o.facts.days) == 0 || !o.facts.tied && o.Published.Value == "" {
			continue
		}
		switch shared := common(days, o.facts.days); {
		case days == nil || o.facts.tied && o.Published.Value != "" && len(o.facts.days) < len(days):
			days, from = o.facts.days, o.ID
		case len(shared) > 0 && len(shared) < len(days):
			days, from = shared, from+" with "+o.ID
		}
	}
	if own := reports[i].facts.days; len(own) > 0 {
		if shared := common(days, own); len(shared) > 0 {
			days = shared
		}
	}
	days = slices.Clone(days)
	slices.Sort(days)
	return days, from
}

func shift(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, n).Format(time.DateOnly)
}
