package record

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/readoutdesk/readout/news"
)

// agendaLines returns what some report announces with a time, or with its place before or after another event, and what
// became of it. A plan and its fact are one line.
func agendaLines(groups []*group) []news.AgendaLine {
	var out []news.AgendaLine
	for _, g := range groups {
		announced, moved := false, false
		for _, m := range g.mentions {
			when := m.days != nil || m.e.Start >= 0 || m.clue() != "" || m.e.Main
			announced = announced || when && (m.e.Status == news.StatusPlanned || m.e.Status == news.StatusCancelled)
			moved = moved || m.e.Status == news.StatusPlanned && strings.HasPrefix(m.e.Rule, "moved")
		}
		if !announced || !g.tells() {
			continue
		}
		e := g.line()
		if e.When.Value == "" && e.Window[0] == "" {
			continue
		}
		a := news.AgendaLine{Label: e.Label, When: e.When, Start: e.Start, Participants: e.Participants, Place: e.Place, Supports: e.Supports, Best: e.Best, Why: e.Why}
		switch {
		case e.Status == news.StatusHappened:
			a.Status = news.AgendaHappened
		case e.Status == news.StatusCancelled:
			a.Status = news.AgendaCancelled
		case moved:
			a.Status = news.AgendaMoved
		default:
			a.Status = news.AgendaPlanned
		}
		a.ID = lineID("ag", e.Supports[0], e.Label, fmt.Sprint(g.mentions[0].e.Span))
		out = append(out, a)
	}
	slices.SortStableFunc(out, func(a, b news.AgendaLine) int {
		return cmp.Or(cmp.Compare(a.When.Value, b.When.Value), cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
	return out
}
