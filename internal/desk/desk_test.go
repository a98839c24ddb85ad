package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/readoutdesk/readout/internal/contract"
	"github.com/readoutdesk/readout/internal/intake"
	"github.com/readoutdesk/readout/news"
)

const example = "../../examples/orlan-ferry-strike"

// run returns the brief of the inputs as JSON, and one line a report of groups and annotations, sorted.
func run(t testing.TB, in io, args ...string) string {
	t.Helper()
	d, err := Read(context.Background(), Input{Args: args, Options: intake.Options{Stdin: strings.NewReader(in.stdin)}, Warn: func(err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Group(context.Background()); err != nil {
		t.Fatal(err)
	}
	texts := make(map[string]string)
	var lines []string
	for i, r := range d.Readings {
		texts[r.ID] = r.Text.Text
		lines = append(lines, dump(t, contract.AnnotatedReport(r, contract.Layers)), dump(t, contract.MembershipOf(d.Memberships[i])))
	}
	slices.Sort(lines)
	return dump(t, contract.BriefOf(d.Record(), texts)) + "\n" + strings.Join(lines, "\n")
}

type io struct{ stdin string }

func dump(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func files(t testing.TB) []string {
	t.Helper()
	var out []string
	for _, pattern := range []string{"*.txt", "*.html", "*.json", "*.jsonl"} {
		m, err := filepath.Glob(filepath.Join(example, pattern))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, m...)
	}
	if len(out) < 7 {
		t.Fatalf("the example story has only %d files", len(out))
	}
	return out
}

func TestSameBytesInAnyOrderAndOnAnyNumberOfProcessors(t *testing.T) {
	args := files(t)
	want := run(t, io{}, args...)
	if len(want) < 10000 {
		t.Fatalf("the record of the example story is only %d bytes: %s", len(want), want)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range 6 {
		rng.Shuffle(len(args), func(a, b int) { args[a], args[b] = args[b], args[a] })
		runtime.GOMAXPROCS(1 + i%4)
		if got := run(t, io{}, args...); got != want {
			t.Fatalf("order %v on %d processors gives other bytes:\n%s", args, 1+i%4, firstDifference(got, want))
		}
	}
}

func TestSameBytesHoweverTheInputIsSplit(t *testing.T) {
	want := run(t, io{}, example)
	var all bytes.Buffer
	for r, err := range intake.Read(context.Background(), []string{example}, intake.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(map[string]string{"id": r.ID, "url": r.URL, "title": r.Title, "text": r.Text, "html": r.HTML, "published": r.Published,
			"outlet": r.Outlet, "byline": r.Byline, "lang": r.Lang})
		if err != nil {
			t.Fatal(err)
		}
		all.Write(append(b, '\n'))
	}
	lines := strings.SplitAfter(strings.TrimSuffix(all.String(), "\n"), "\n")
	slices.Reverse(lines)
	if got := run(t, io{all.String()}, "-"); got != want {
		t.Errorf("one stream gives other bytes than a folder:\n%s", firstDifference(got, want))
	}
	dir := t.TempDir()
	var args []string
	for i, l := range lines {
		args = append(args, filepath.Join(dir, fmt.Sprintf("%d.jsonl", i)))
		if err := os.WriteFile(args[i], []byte(l), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := run(t, io{}, args...); got != want {
		t.Errorf("many files give other bytes than a folder:\n%s", firstDifference(got, want))
	}
}

func firstDifference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	from := max(0, i-80)
	return fmt.Sprintf("got  …%s\nwant …%s", a[from:min(len(a), i+120)], b[from:min(len(b), i+120)])
}

// BenchmarkBrief is the whole way for the example story, without the start of the process.
func BenchmarkBrief(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		run(b, io{}, example)
	}
}

// The answers stand in the README of the example story.
func TestLadderOfTheExampleStory(t *testing.T) {
	d, err := Read(context.Background(), Input{Args: []string{example}, Warn: func(err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Group(context.Background()); err != nil {
		t.Fatal(err)
	}
	stories := d.Record()
	if len(stories) != 1 {
		t.Fatalf("%d stories, want one", len(stories))
	}
	want := news.Counts{Reports: 9, Texts: 7, Newsrooms: 7, Origins: 6, NamedSources: 12}
	if got := stories[0].Counts; got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
