package story

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/copies"
	"github.com/readoutdesk/readout/internal/page"
	"github.com/readoutdesk/readout/news"
)

// example reads the example story as the desk does.
func example(t testing.TB) []*annotate.Reading {
	t.Helper()
	paths, err := filepath.Glob("../../examples/orlan-ferry-strike/0*")
	if err != nil || len(paths) == 0 {
		t.Fatal("no example story", err)
	}
	var out []*annotate.Reading
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(p)
		switch filepath.Ext(p) {
		case ".txt":
			out = append(out, read(t, news.Report{ID: name, Text: string(b)}))
		case ".html":
			out = append(out, read(t, news.Report{ID: name, HTML: string(b)}))
		case ".json":
			out = append(out, decode(t, string(b), name))
		case ".jsonl":
			for line := range strings.Lines(string(b)) {
				out = append(out, decode(t, line, name))
			}
		}
	}
	return out
}

func decode(t testing.TB, data, name string) *annotate.Reading {
	t.Helper()
	r := news.Report{ID: name}
	var x map[string]string
	if err := json.Unmarshal([]byte(data), &x); err != nil {
		t.Fatal(err)
	}
	if x["id"] != "" {
		r.ID = x["id"]
	}
	r.URL, r.Title, r.Outlet, r.Published, r.Byline, r.Text, r.Lang = x["url"], x["title"], x["outlet"], x["published"], x["byline"], x["text"], x["lang"]
	return read(t, r)
}

func read(t testing.TB, r news.Report) *annotate.Reading {
	t.Helper()
	x, err := page.Parse(r)
	if err != nil {
		t.Fatal(err)
	}
	return annotate.Read(x)
}

func group(rs []*annotate.Reading) []news.Membership { return Group(rs, copies.Find(rs)) }

// TestExampleStory holds the right answers of the example's README.
func TestExampleStory(t *testing.T) {
	const first, second = "first talks", "second talks"
	want := map[string]struct {
		family, role, of, origin string
		event                    string // "" is free
	}{
		"01-mna-preview.txt":     {"1", "original", "", "MNA", first},
		"02-mna-update.json":     {"1", "revision", "01-mna-preview.txt", "MNA", first},
		"03-tidewater-post.html": {"1", "copy", "02-mna-update.json", "MNA", first},
		"04-lowland-courier.txt": {"2", "rewrite", "02-mna-update.json", "MNA", first},
		"05-longshore-press.txt": {"3", "original", "", "LPS", second},
		"gazette-second-round":   {"4", "original", "", "The Selwick Gazette", second},
		"radio-orlan-ships":      {"5", "original", "", "Radio Orlan", ""},
		"tribune-preview-two":    {"6", "original", "", "Northgate Tribune", second},
		"08-island-week.html":    {"7", "original", "", "Island Week", ""},
	}
	families, events, stories := map[string]string{}, map[string]string{}, map[string]bool{}
	ms := group(example(t))
	if len(ms) != len(want) {
		t.Fatalf("%d reports, want %d", len(ms), len(want))
	}
	for _, m := range ms {
		w := want[m.ID]
		if string(m.Role) != w.role || m.Of != w.of || m.Origin != w.origin {
			t.Errorf("%s: %s of %q, origin %q; want %s of %q, origin %q", m.ID, m.Role, m.Of, m.Origin, w.role, w.of, w.origin)
		}
		same(t, families, m.ID, m.Family, w.family)
		if w.event != "" {
			same(t, events, m.ID, m.Event, w.event)
		}
		stories[m.Story] = true
	}
	if len(stories) != 1 {
		t.Errorf("%d stories, want 1", len(stories))
	}
}

// same reports an error unless each cluster id stands for one label and each label for one id.
func same(t *testing.T, seen map[string]string, id, cluster, label string) {
	t.Helper()
	for c, l := range seen {
		if (c == cluster) != (l == label) {
			t.Errorf("%s stands with %q or apart from its like %q", id, l, label)
			return
		}
	}
	seen[cluster] = label
}

func TestOrderOfInputAndProcessorsDoNotShow(t *testing.T) {
	rs := example(t)
	want := map[string]news.Membership{}
	for _, m := range group(rs) {
		want[m.ID] = m
	}
	for seed := range uint64(6) {
		before := runtime.GOMAXPROCS(1 + int(seed)%2)
		rand.New(rand.NewPCG(seed, 9)).Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		for _, m := range group(rs) {
			if d := cmp.Diff(want[m.ID], m); d != "" {
				t.Errorf("seed %d: %s", seed, d)
			}
		}
		runtime.GOMAXPROCS(before)
	}
}

func TestLookAlikeMeetingsStayTwo(t *testing.T) {
	meet := func(id, day, words, published string) *annotate.Reading {
		return read(t, news.Report{ID: id, Title: "Envoys of Tarrow and Vell hold " + words, Published: published, Outlet: id + " Post",
			Text: "Envoys of Tarrow and Vell held " + words + " on the border dispute in Selwick on " + day + ".\n\nThe talks on the border between Tarrow and Vell at the old mill ended without a deal, envoy Ada Brunt said."})
	}
	for _, c := range []struct {
		name string
		a, b *annotate.Reading
		one  bool
	}{
		{"days apart", meet("a", "March 3, 2025", "talks", "2025-03-03"), meet("b", "March 10, 2025", "talks", "2025-03-10"), false},
		{"another place in a row", meet("a", "March 3, 2025", "a first round of talks", "2025-03-03"), meet("b", "March 4, 2025", "a second round of talks", "2025-03-04"), false},
		{"one day", meet("a", "March 3, 2025", "talks", "2025-03-03"), meet("b", "March 3, 2025", "talks", "2025-03-04"), true},
	} {
		rs := []*annotate.Reading{c.a, c.b}
		ms := []news.Membership{{ID: "a", Family: "1"}, {ID: "b", Family: "2"}}
		got := Group(rs, ms)
		if (got[0].Event == got[1].Event) != c.one {
			t.Errorf("%s: one event %v; %q", c.name, !c.one, got[0].Why)
		}
	}
}

func TestPlacesInARow(t *testing.T) {
	for s, want := range map[string]int{
		"Third round of ferry talks opens":                        3,
		"Both choirs are to sing for the second time this season": 2,
		"They met for the first time since the strike":            0,
		"Second-hand cars are dear":                               0,
		"The first head-to-head debate":                           1,
	} {
		if got, words, _ := placeIn(s); got != want {
			t.Errorf("%q: %d (%s), want %d", s, got, words, want)
		}
	}
}

func TestNarrowDatesAReportByTheOthersOfItsEvent(t *testing.T) {
	rs := example(t)
	ms := group(rs)
	windows := Narrow(rs, ms)
	i := slices.IndexFunc(rs, func(r *annotate.Reading) bool { return r.ID == "04-lowland-courier.txt" })
	if rs[i].Published.Value != "" {
		t.Skip("the report is dated without the others")
	}
	w, ok := windows[i]
	if !ok || w.First < "2024-11-19" || w.Last > "2024-11-22" || w.First > "2024-11-20" || w.Last < "2024-11-20" || w.Why == "" {
		t.Errorf("window %+v (%v), want one around 2024-11-20", w, ok)
	}
	for j := range windows {
		if rs[j].Published.Value != "" {
			t.Errorf("%s has a date and is narrowed", rs[j].ID)
		}
	}
}

func TestExplainNamesTheVeto(t *testing.T) {
	rs := example(t)
	ms := group(rs)
	why := strings.Join(Explain(rs, ms, "02-mna-update.json", "05-longshore-press.txt"), "\n")
	for _, part := range []string{"not one text", "not one event", "one story", "against one event: the meeting is on 2024-11-"} {
		if !strings.Contains(why, part) {
			t.Errorf("%q is missing in\n%s", part, why)
		}
	}
	if Explain(rs, ms, "02-mna-update.json", "nobody") != nil {
		t.Error("a report that is not there is explained")
	}
}

func TestLinkJoinsByMeanScoreAndKeepsTheBarredApart(t *testing.T) {
	start := []int{0, 1, 2, 3}
	edges := []edge{{A: 0, B: 1, Score: 3}, {A: 1, B: 2, Score: 2}, {A: 0, B: 2, Score: -1}, {A: 2, B: 3, Score: 0.2}}
	if got := link(4, start, edges, -3); fmt.Sprint(got) != "[0 0 0 3]" {
		t.Errorf("clusters %v", got)
	}
	edges[2].Score = never
	if got := link(4, start, edges, -3); fmt.Sprint(got) != "[0 0 2 2]" {
		t.Errorf("with a bar: %v", got)
	}
}

func BenchmarkGroup(b *testing.B) {
	rs := example(b)
	ms := copies.Find(rs)
	b.ReportAllocs()
	for b.Loop() {
		Group(rs, ms)
	}
}
