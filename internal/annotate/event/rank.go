package event

import (
	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// markMain marks the event that the report is about: told early, in the headline or lead, by the verb of its sentence, as
// fact or plan, with its parties, and not as history.
func (r *reader) markMain(events []news.Event, from []candidate) {
	if len(events) == 0 {
		return
	}
	t := r.text
	lead := leadAt(t, r.d)
	inHeadline := make(map[string]bool)
	for i := range events {
		if t.KindAt(events[i].Span.Start) == news.BlockHeadline {
			inHeadline[events[i].Kind] = true
		}
	}
	best, top := -1, 0.0
	for i := range events {
		e, c := &events[i], &from[i]
		s := weight(e)
		if c.weak {
			s -= 2
		}
		if r.rootish(c.gov) {
			s += 2
		}
		switch at := t.KindAt(e.Span.Start); {
		case at == news.BlockHeadline:
			s += 5
		case at.Side():
			s -= 4
		default:
			n := c.sentence - lead
			s += 5 / (1 + float64(max(n, 0))/2)
			if inHeadline[e.Kind] {
				s += 1.5
			}
		}
		if best < 0 || s > top {
			best, top = i, s
		}
	}
	events[best].Main = true
}

// rootish reports whether verb or noun i carries its sentence, or what somebody said in it.
func (r *reader) rootish(i int) bool {
	for n := 0; n < 5; n++ {
		h := r.head[i]
		if h < 0 {
			return true
		}
		if !r.is(i, "xcomp", "conj", "ccomp") {
			return false
		}
		i = h
	}
	return false
}

// weight is what an event says of itself, wherever it stands.
func weight(e *news.Event) float64 {
	s := 0.0
	switch e.Status {
	case news.StatusHappened, news.StatusPlanned:
		s += 2
	case news.StatusCancelled:
		s++
	}
	if e.Past {
		s -= 4
	}
	if e.Time >= 0 {
		s += .5
	}
	if len(e.Actors) > 0 {
		s++
	}
	if len(e.Actors) > 1 || len(e.Targets) > 0 {
		s++
	}
	if e.Statement >= 0 {
		s--
	}
	if willed(e.Type) {
		s -= .5
	}
	return s
}

// leadAt returns the index of the first sentence of running text.
func leadAt(t *news.Text, d *lang.Doc) int {
	for i, s := range d.Sentences {
		if t.KindAt(s.Start) == news.BlockBody && t.Usable(s.Span) {
			return i
		}
	}
	return 0
}
