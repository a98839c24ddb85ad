// Package annotate finds in a report what the record is made of: times, the report's own date, quantities, statements
// and events. Each annotator is a package of its own below this one: code, data files with an example above each rule,
// and cases.
package annotate

import (
	"strings"

	"github.com/readoutdesk/readout/internal/annotate/attribution"
	"github.com/readoutdesk/readout/internal/annotate/event"
	"github.com/readoutdesk/readout/internal/annotate/quantity"
	"github.com/readoutdesk/readout/internal/annotate/timex"
	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// Reading is a report with everything found in it. Each layer lists its values in text order and holds nothing from
// furniture; all of them point into Text.Text.
type Reading struct {
	*news.Text
	Doc        *lang.Doc
	Published  news.Published
	Times      []news.Time
	Quantities []news.Quantity
	Statements []news.Statement
	Events     []news.Event
	Foreign    bool // not English: labelled and grouped by its words, but only its date is looked for
}

// Read analyses a report. The annotators run in this order, each on what those before it found:
//
//	times       assigns Published, Times       requires Doc
//	quantities  assigns Quantities             requires Doc, Times (a date is no figure)
//	statements  assigns Statements             requires Doc, Times
//	events      assigns Events                 requires Doc, Published, Times, Quantities, Statements
func Read(t *news.Text) *Reading {
	r := &Reading{Text: t, Doc: lang.ParseBlocks(t.Text, stretches(t))}
	english, sure := r.Doc.English()
	r.Foreign = !english
	if l := strings.ToLower(t.Lang); !sure && l != "" && !strings.HasPrefix(l, "en") {
		r.Foreign = true // too short to tell: the claim counts
	}
	return r.Annotate(timex.Window{})
}

// Annotate runs the annotators again on a report whose day of publication lies within window (what other reports of its
// story allow). The zero window adds nothing. It returns a new Reading; r stays as it was.
func (r *Reading) Annotate(window timex.Window) *Reading {
	n := &Reading{Text: r.Text, Doc: r.Doc, Foreign: r.Foreign}
	n.Published, n.Times = timex.Annotate(n.Text, n.Doc, window)
	if n.Foreign {
		return n
	}
	n.Quantities = quantity.Annotate(n.Text, n.Doc, n.Times)
	n.Statements = attribution.Annotate(n.Text, n.Doc, n.Times)
	n.Events = event.Annotate(n.Text, n.Doc, event.Given{Published: n.Published, Times: n.Times, Quantities: n.Quantities, Statements: n.Statements})
	return n
}

// stretches returns what is analysed together: the blocks, with neighbours of running text joined.
func stretches(t *news.Text) []news.Span {
	if len(t.Blocks) == 0 {
		return []news.Span{{Start: 0, End: len(t.Text)}}
	}
	var out []news.Span
	for i, b := range t.Blocks {
		if i > 0 && b.Kind == news.BlockBody && t.Blocks[i-1].Kind == news.BlockBody {
			out[len(out)-1].End = b.End
			continue
		}
		out = append(out, b.Span)
	}
	return out
}
