package record_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/check"
	"github.com/readoutdesk/readout/internal/copies"
	"github.com/readoutdesk/readout/internal/intake"
	"github.com/readoutdesk/readout/internal/page"
	"github.com/readoutdesk/readout/internal/record"
	"github.com/readoutdesk/readout/internal/story"
	"github.com/readoutdesk/readout/news"
)

// Cases hold reports as JSONL; "want.events" and so on hold the lines of that kind of every story.
func TestRecordCases(t *testing.T) {
	check.Cases(t, "testdata/*.txtar", func(t *testing.T, c check.Case) map[string]string {
		stories := build(t, c.Files["reports.jsonl"])
		out := make(map[string]string)
		for _, s := range stories {
			mark := make(map[string]string)
			for _, r := range s.Reports {
				mark[r.ID] = r.Mark
			}
			marks := func(ss []news.Support) string {
				var out []string
				for _, x := range ss {
					if x.Quote == "" {
						t.Errorf("a support of %s without words", x.Report)
					}
					if m := mark[x.Report]; !slices.Contains(out, m) {
						out = append(out, m)
					}
				}
				if len(out) == 0 {
					t.Error("a line without a support")
				}
				return "[" + strings.Join(out, " ") + "]"
			}
			row := func(kind string, parts ...any) {
				var p []string
				for _, x := range parts {
					p = append(p, strings.TrimSpace(fmt.Sprint(x)))
				}
				out["want."+kind] += strings.Join(p, " | ") + "\n"
			}
			for _, r := range s.Reports {
				row("reports", r.Mark, r.ID, r.Role, mark[r.Of], r.Origin, r.Published.Value, strings.Join(r.Published.Window[:], "…"))
			}
			row("counts", fmt.Sprintf("%+v", s.Counts))
			for _, e := range s.Events {
				row("events", e.When.Value, e.Label, e.Status, e.Start, e.Duration, e.Place, strings.Join(e.History, ", "), marks(e.Supports))
			}
			for _, a := range s.Agenda {
				row("agenda", a.When.Value, a.Label, a.Status, a.Start, a.Place, marks(a.Supports))
			}
			for _, x := range s.Statements {
				row("statements", x.Speaker.Name, x.Speaker.Kind, x.Mode, x.Content, marks(x.Supports))
			}
			for _, f := range s.Figures {
				row("figures", record.Value(f), f.Unit, f.Thing, f.Modality, f.Speaker.Kind, f.Speaker.Name, marks(f.Supports))
			}
			for _, p := range s.Positions {
				row("positions", strings.Join(p.Actor, ", "), "to "+strings.Join(p.Target, ", "), p.Type, p.Kind, p.Content, fmt.Sprint("answers ", p.Answers), marks(p.Supports))
			}
			for _, d := range s.Disagreements {
				var sides []string
				for _, x := range d.Sides {
					sides = append(sides, x.Value+" "+marks(x.Supports))
				}
				row("disagreements", d.About, d.Relation, d.Question, strings.Join(sides, " / "))
			}
			for _, x := range s.Changes {
				before, after := "-", "-"
				if x.Before != nil {
					before = x.Before.Quote
				}
				if x.After != nil {
					after = x.After.Quote
				}
				row("changes", mark[x.From]+" to "+mark[x.To], x.Kind, before, after, x.Why)
			}
		}
		return out
	})
}

func build(t *testing.T, jsonl string) []news.Story {
	t.Helper()
	var rs []*annotate.Reading
	for r, err := range intake.Read(context.Background(), []string{"-"}, intake.Options{Stdin: strings.NewReader(jsonl)}) {
		if err != nil {
			t.Fatal(err)
		}
		text, err := page.Parse(r)
		if err != nil {
			t.Fatal(err)
		}
		rs = append(rs, annotate.Read(text))
	}
	return record.Build(rs, story.Group(rs, copies.Find(rs)))
}

func TestNumbersAreWordedAsMeant(t *testing.T) {
	n := func(x float64) *float64 { return &x }
	for _, c := range []struct {
		f    news.FigureLine
		want string
	}{
		{news.FigureLine{Low: n(6200), Bound: news.BoundAtLeast, Strict: true}, "more than 6,200"},
		{news.FigureLine{Low: n(12), Bound: news.BoundAtLeast}, "at least 12"},
		{news.FigureLine{High: n(126000), Bound: news.BoundAtMost}, "up to 126,000"},
		{news.FigureLine{High: n(5), Bound: news.BoundAtMost, Strict: true}, "fewer than 5"},
		{news.FigureLine{Low: n(1500.5), High: n(1500.5), Bound: news.BoundApprox}, "about 1,500.5"},
		{news.FigureLine{Low: n(20), High: n(99), Bound: news.BoundVague}, "20 to 99"},
		{news.FigureLine{Low: n(-3), High: n(-3), Bound: news.BoundExact}, "-3"},
		{news.FigureLine{Bound: news.BoundVague}, "an unknown number"},
	} {
		if got := record.Value(c.f); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.f, got, c.want)
		}
	}
	for iso, want := range map[string]string{"PT2H10M": "2 hours 10 minutes", "PT45M": "45 minutes", "P1D": "1 day", "P3W": "3 weeks", "PXY": "PXY", "": ""} {
		if got := record.Length(iso); got != want {
			t.Errorf("%q: got %q, want %q", iso, got, want)
		}
	}
}

func TestIndependenceFailsClosed(t *testing.T) {
	report := func(family string, role news.Role, origin, outlet string) news.StoryReport {
		return news.StoryReport{Membership: news.Membership{Family: family, Role: role, Origin: origin}, Outlet: outlet}
	}
	reports := []news.StoryReport{
		report("a", news.RoleOriginal, "Northern Wire", "Northern Wire"),
		report("a", news.RoleRevision, "Northern Wire", "Northern Wire"),
		report("a", news.RoleCopy, "Northern Wire", "The Quay Post"), // a republisher is no newsroom
		report("b", news.RoleRewrite, "Northern Wire", "Harbour FM"), // wrote a text, but is no origin
		report("c", news.RoleOriginal, "", ""),                       // unknown lineage adds nothing
	}
	statements := []news.StatementLine{
		{Speaker: news.Speaker{ID: "ana orlova", Kind: news.SpeakerPerson}},
		{Speaker: news.Speaker{ID: "ana orlova", Kind: news.SpeakerPerson}},
		{Speaker: news.Speaker{ID: "x#1", Kind: news.SpeakerUnnamed}},
		{Speaker: news.Speaker{ID: "ministry", Kind: news.SpeakerOrganisation}},
	}
	want := news.Counts{Reports: 5, Texts: 3, Newsrooms: 2, Origins: 1, NamedSources: 1}
	if got := record.Count(reports, statements); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
