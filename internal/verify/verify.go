// Package verify re-proves a brief: every support of every line against the reports it names.
package verify

import (
	"fmt"
	"slices"
	"strings"

	"github.com/readoutdesk/readout/internal/contract"
)

// Fault is what is wrong with a support.
type Fault string

const (
	Altered   Fault = "altered"   // the words stand nowhere in the reports
	Elsewhere Fault = "elsewhere" // the words stand in another report or at another offset
	Missing   Fault = "missing"   // the report is not there, or the line has no support at all
)

// Finding is a support that does not hold.
type Finding struct {
	Line   string // kind and id of the line: "statement st-1a2b"
	Fault  Fault
	Detail string
}

// Result says what was checked.
type Result struct {
	Lines, Supports int
	Findings        []Finding
}

// Brief checks b against texts: the kept text of each report by id. The findings are in the order of the brief.
func Brief(b contract.Brief, texts map[string]string) Result {
	p := prover{texts: texts, offsets: make(map[string]*contract.Offsets)}
	for id := range texts {
		p.ids = append(p.ids, id)
	}
	slices.Sort(p.ids)
	for _, s := range b.Stories {
		for _, x := range s.Events {
			p.line("event", x.ID, x.Supports)
		}
		for _, x := range s.Statements {
			p.line("statement", x.ID, x.Supports)
		}
		for _, x := range s.Figures {
			p.line("figure", x.ID, x.Supports)
		}
		for _, x := range s.Positions {
			p.line("position", x.ID, x.Supports)
		}
		for _, x := range s.Agenda {
			p.line("agenda", x.ID, x.Supports)
		}
		for _, x := range s.Disagreements {
			if len(x.Sides) == 0 {
				p.line("disagreement", x.ID, nil)
			}
			for _, side := range x.Sides {
				p.line("disagreement", x.ID, side.Supports)
			}
		}
		for _, x := range s.Changes {
			var both []contract.Support
			for _, s := range []*contract.Support{x.Before, x.After} {
				if s != nil {
					both = append(both, *s)
				}
			}
			p.line("change", x.ID, both)
		}
	}
	return p.Result
}

type prover struct {
	Result
	texts   map[string]string
	ids     []string
	offsets map[string]*contract.Offsets
}

func (p *prover) line(kind, id string, supports []contract.Support) {
	p.Lines++
	name := strings.TrimSpace(kind + " " + id)
	if len(supports) == 0 {
		p.Findings = append(p.Findings, Finding{name, Missing, "the line has no support"})
	}
	for _, s := range supports {
		p.Supports++
		if f, detail := p.check(s); f != "" {
			p.Findings = append(p.Findings, Finding{name, f, detail})
		}
	}
}

func (p *prover) check(s contract.Support) (Fault, string) {
	text, ok := p.texts[s.Report]
	if !ok {
		return Missing, fmt.Sprintf("report %q is not among the inputs", s.Report)
	}
	if s.Quote == "" {
		return Missing, fmt.Sprintf("an empty quote of report %q", s.Report)
	}
	o := p.offsets[s.Report]
	if o == nil {
		o = contract.NewOffsets(text)
		p.offsets[s.Report] = o
	}
	a, okA := o.Byte(s.Start)
	b, okB := o.Byte(s.End)
	if okA && okB && a < b && text[a:b] == s.Quote {
		return "", ""
	}
	where := fmt.Sprintf("report %q at %d-%d", s.Report, s.Start, s.End)
	if i := strings.Index(text, s.Quote); i >= 0 {
		start := o.Point(i)
		return Elsewhere, fmt.Sprintf("%s: %s stands at %d-%d of that report", where, short(s.Quote), start, o.Point(i+len(s.Quote)))
	}
	for _, id := range p.ids {
		if strings.Contains(p.texts[id], s.Quote) {
			return Elsewhere, fmt.Sprintf("%s: %s stands in report %q", where, short(s.Quote), id)
		}
	}
	return Altered, fmt.Sprintf("%s: %s stands in no report", where, short(s.Quote))
}

// short returns a quote cut to a length that fits a line of a message.
func short(q string) string {
	const most = 60
	r := []rune(q)
	if len(r) > most {
		return fmt.Sprintf("%q…", string(r[:most]))
	}
	return fmt.Sprintf("%q", q)
}
