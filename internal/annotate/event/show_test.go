package event_test

import (
	"fmt"
	"strings"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/news"
)

// line writes an event for case files: trigger, type, kind, status, then what else is known.
func line(r *annotate.Reading, e news.Event) string {
	text := r.Text.Text
	var b strings.Builder
	fmt.Fprintf(&b, "%s | %s", e.Of(text), e.Type)
	if e.Mode != "" {
		b.WriteString("/" + e.Mode)
	}
	fmt.Fprintf(&b, " %s, %s", e.Kind, e.Status)
	people := func(label string, list []news.Actor) {
		if len(list) == 0 {
			return
		}
		b.WriteString(" | " + label)
		for i, a := range list {
			sep := "; "
			if i == 0 {
				sep = " "
			}
			b.WriteString(sep + a.Of(text))
			if a.Name != a.Of(text) {
				b.WriteString(" = " + a.Name)
			}
		}
	}
	at := func(label string, i int) {
		if i >= 0 {
			b.WriteString(" | " + label + " " + r.Times[i].Of(text))
		}
	}
	people("by", e.Actors)
	people("to", e.Targets)
	at("on", e.Time)
	at("start", e.Start)
	at("for", e.Duration)
	if !e.Place.Empty() {
		b.WriteString(" | in " + e.Place.Name)
	}
	if e.Ordinal > 0 {
		fmt.Fprintf(&b, " | number %d %s", e.Ordinal, e.OrdinalScope)
	}
	if !e.Clue.Empty() {
		b.WriteString(" | clue " + e.Clue.Of(text))
	}
	if !e.Content.Empty() {
		b.WriteString(" | content " + e.Content.Of(text))
	}
	if e.Past {
		b.WriteString(" | history")
	}
	if e.Main {
		b.WriteString(" | MAIN")
	}
	return b.String()
}
