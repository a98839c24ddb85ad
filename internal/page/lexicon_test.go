package page

import (
	"strings"
	"testing"
)

// Every group of the lexicon says by example what it matches and what it leaves alone.
func TestLexiconExamples(t *testing.T) {
	l := furniture()
	if len(l.rules) < 40 {
		t.Fatalf("only %d examples", len(l.rules))
	}
	for _, e := range l.rules {
		p := l.match(e.line, words(nil, e.line, 0, len(e.line)), func(r *rule) bool { return r == e.rule })
		if got := p != nil; got != e.want {
			t.Errorf("[%s %s] %q: matched %v, want %v", e.rule.kind, e.rule.name, e.line, got, e.want)
		}
	}
}

// examplesIn yields the "# + …" and "# - …" lines of a data file with the group they stand in.
func examplesIn(t *testing.T, data string, check func(group, line string, want bool)) {
	t.Helper()
	group, n := "", 0
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "["):
			group = strings.Trim(line, "[]")
		case strings.HasPrefix(line, "# + "), strings.HasPrefix(line, "# - "):
			n++
			check(group, line[4:], line[2] == '+')
		}
	}
	if n == 0 {
		t.Fatal("no examples")
	}
}

func TestIconExamples(t *testing.T) {
	examplesIn(t, iconsText, func(_, line string, want bool) {
		if got := iconEnd(line) > 0; got != want {
			t.Errorf("%q: icon %v, want %v", line, got, want)
		}
	})
}

func TestDatelineExamples(t *testing.T) {
	examplesIn(t, datelinesText, func(_, line string, want bool) {
		line, parts, _ := strings.Cut(line, " = ")
		d := datelineAt(line, words(nil, line, 0, len(line)))
		if d.Empty() == want {
			t.Errorf("%q: dateline %q, want one: %v", line, d.Of(line), want)
			return
		}
		if !want {
			return
		}
		got := d.Place + " | " + d.Day.Of(line) + " | " + d.Agency
		if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(parts), " ") {
			t.Errorf("%q: got %q, want %q", line, got, parts)
		}
	})
}

func TestClassExamples(t *testing.T) {
	examplesIn(t, classesText, func(group, line string, want bool) {
		kind, _ := classKind(line)
		if got := string(kind) == group; got != want {
			t.Errorf("class %q: %q, want %q: %v", line, kind, group, want)
		}
	})
}

func TestNewsroomExamples(t *testing.T) {
	examplesIn(t, outletsText, func(_, line string, want bool) {
		line, right, _ := strings.Cut(line, " = ")
		name, agency, ok := Newsroom(line)
		kind := " outlet"
		if agency {
			kind = " agency"
		}
		if ok != want || ok && name+kind != right {
			t.Errorf("Newsroom(%q) = %q, %v, %v; want %q", line, name, agency, ok, right)
		}
	})
}
