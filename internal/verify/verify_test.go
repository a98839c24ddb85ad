package verify

import (
	"testing"

	"github.com/readoutdesk/readout/internal/contract"
)

func TestFaultsAreToldApart(t *testing.T) {
	texts := map[string]string{"a": "Café talks began at noon.", "b": "The union refused."}
	line := func(report string, start, end int, quote string) contract.Brief {
		return contract.Brief{Stories: []contract.Story{{Statements: []contract.StatementLine{{ID: "st-1", Supports: []contract.Support{{Report: report, Start: start, End: end, Quote: quote}}}}}}}
	}
	for _, c := range []struct {
		name  string
		brief contract.Brief
		want  Fault
	}{
		{"holds", line("a", 5, 10, "talks"), ""},
		{"offset moved", line("a", 6, 11, "talks"), Elsewhere},
		{"wrong report", line("a", 4, 9, "union"), Elsewhere},
		{"words changed", line("a", 5, 10, "walks"), Altered},
		{"offset outside", line("a", 5, 500, "never said"), Altered},
		{"negative offset", line("a", -5, 5, "never said"), Altered},
		{"no such report", line("c", 0, 4, "Café"), Missing},
		{"empty quote", line("a", 5, 5, ""), Missing},
		{"no support", contract.Brief{Stories: []contract.Story{{Events: []contract.EventLine{{ID: "ev-1"}}}}}, Missing},
		{"no side", contract.Brief{Stories: []contract.Story{{Disagreements: []contract.Disagreement{{ID: "di-1"}}}}}, Missing},
		{"no edit", contract.Brief{Stories: []contract.Story{{Changes: []contract.Edit{{ID: "ch-1"}}}}}, Missing},
	} {
		r := Brief(c.brief, texts)
		if got := first(r); got != c.want || r.Lines != 1 {
			t.Errorf("%s: got %q in %d lines, want %q", c.name, got, r.Lines, c.want)
		}
	}
}

func first(r Result) Fault {
	if len(r.Findings) == 0 {
		return ""
	}
	return r.Findings[0].Fault
}
