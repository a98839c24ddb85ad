package copies

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/check"
	"github.com/readoutdesk/readout/internal/page"
	"github.com/readoutdesk/readout/news"
)

// readings reads the files of a case: JSON lines of reports.
func readings(t *testing.T, lines string) []*annotate.Reading {
	t.Helper()
	var out []*annotate.Reading
	for line := range strings.Lines(lines) {
		var r news.Report
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		x, err := page.Parse(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, annotate.Read(x))
	}
	return out
}

// TestCases prints for each report: id, a report of its family, role, the report it belongs to, origin; and again for
// shuffled inputs.
func TestCases(t *testing.T) {
	check.Cases(t, "testdata/*.txtar", func(t *testing.T, c check.Case) map[string]string {
		rs := readings(t, c.Files["reports.jsonl"])
		want := make(map[string]news.Membership)
		var out strings.Builder
		ms := Find(rs)
		for _, m := range ms {
			want[m.ID] = m
			first := slices.IndexFunc(ms, func(o news.Membership) bool { return o.Family == m.Family })
			fmt.Fprintf(&out, "%s text of %s: %s", m.ID, ms[first].ID, m.Role)
			if m.Of != "" {
				fmt.Fprintf(&out, " of %s", m.Of)
			}
			fmt.Fprintf(&out, ", origin %q\n", m.Origin)
		}
		for seed := range uint64(5) {
			rand.New(rand.NewPCG(seed, 1)).Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
			for _, m := range Find(rs) {
				if d := cmp.Diff(want[m.ID], m); d != "" {
					t.Fatalf("the order of the input shows:\n%s", d)
				}
			}
		}
		return map[string]string{"want": out.String()}
	})
}

func TestOneNewsroomUnderTwoNames(t *testing.T) {
	for _, p := range [][2]string{{"MNA", "Meridian News Agency"}, {"The Associated Press", "AP"}, {"The Gazette", "Gazette"}} {
		if !same(p[0], p[1]) {
			t.Errorf("%q and %q are two", p[0], p[1])
		}
	}
	for _, p := range [][2]string{{"AP", "Aldford Post"}, {"Northgate Tribune", "Selwick Tribune"}, {"", ""}} {
		if same(p[0], p[1]) {
			t.Errorf("%q and %q are one", p[0], p[1])
		}
	}
}

func TestStageOfAFirstSentence(t *testing.T) {
	for s, want := range map[string]stage{
		"Leaders of the two parties are set to meet on Friday.":  announced,
		"The leaders have met, and will meet again in May.":      past,
		"Negotiators are scheduled to open talks in the capital": announced,
		"A warm winter in the hills":                             open,
	} {
		if got := stageOfWords(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}
