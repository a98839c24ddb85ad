package lang

import (
	"fmt"
	"strings"
	"testing"

	"github.com/readoutdesk/readout/internal/check"
	"github.com/readoutdesk/readout/lang/en"
)

// TestNames: each line of in.txt is a document; wanted are its mentions: type, words, and where they differ from the
// words the canonical name, the entity and the role.
func TestNames(t *testing.T) {
	check.Cases(t, "testdata/names-*.txtar", func(t *testing.T, c check.Case) map[string]string {
		var b strings.Builder
		for line := range strings.Lines(c.Files["in.txt"]) {
			line = strings.TrimSpace(line)
			fmt.Fprintln(&b, line)
			d := Parse(line)
			for _, m := range d.Mentions {
				fmt.Fprintf(&b, "  %s %s", m.Type, m.Of(d.Text))
				if m.Name != m.Of(d.Text) {
					fmt.Fprintf(&b, " = %s", m.Name)
				}
				if m.Entity != m.Name {
					fmt.Fprintf(&b, " -> %s", m.Entity)
				}
				if m.Role != "" {
					fmt.Fprintf(&b, " (%s)", m.Role)
				}
				fmt.Fprintln(&b)
			}
		}
		return map[string]string{"want.txt": b.String()}
	})
}

func TestGovernment(t *testing.T) {
	for name, want := range map[string]string{
		"the Kremlin": "Russia", "Moscow": "Russia", "Russian": "Russia", "Downing Street": "United Kingdom", "White House": "United States",
		"Pentagon": "United States", "Kiev": "Ukraine", "Kyiv": "Ukraine", "USA": "United States", "Britons": "United Kingdom", "Brussels": "European Union",
		"Leeds": "", "Ana Horvat": "", "": "",
	} {
		if got := Government(name); got != want {
			t.Errorf("Government(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestNamesExamples runs the "# EXAMPLE text   TYPE words, TYPE words (role)" lines above the lists.
func TestNamesExamples(t *testing.T) {
	lists := []string{en.NamesMetonyms, en.NamesPlaces, en.NamesOrganisations, en.NamesOutlets, en.NamesGroups, en.NamesTitles, en.NamesCountriesAlso}
	for _, list := range lists {
		n := 0
		for line := range strings.Lines(list) {
			example, ok := strings.CutPrefix(strings.TrimSpace(line), "# EXAMPLE ")
			if !ok {
				continue
			}
			n++
			if call, want, ok := strings.Cut(example, " = "); ok {
				name := strings.TrimSuffix(strings.TrimPrefix(call, `Government("`), `")`)
				if got := fmt.Sprintf("%q", Government(name)); got != want {
					t.Errorf("Government(%q) = %s, want %s", name, got, want)
				}
				continue
			}
			text, want, _ := strings.Cut(example, "   ")
			d := Parse(text)
			var got []string
			for _, m := range d.Mentions {
				s := string(m.Type) + " " + m.Of(text)
				if m.Role != "" {
					s += " (" + m.Role + ")"
				}
				got = append(got, s)
			}
			if g := strings.Join(got, ", "); g != want {
				t.Errorf("%s\n got %s\nwant %s", text, g, want)
			}
		}
		if n == 0 {
			t.Errorf("no example above the list that starts %.60q", list)
		}
	}
}

func TestDamagedNameModelIsRefused(t *testing.T) {
	good := []byte(en.NamesModel)
	for _, bad := range [][]byte{nil, {0x80}, good[:len(good)/2], {5, 1, 0xff, 0xff, 0xff, 0xff, 0x0f}} {
		if _, err := readNameModel(bad); err == nil {
			t.Errorf("a model of %d bytes was read without an error", len(bad))
		}
	}
}

func BenchmarkKnowledge(b *testing.B) {
	for b.Loop() {
		readKnowledge()
		if _, err := readNameModel([]byte(en.NamesModel)); err != nil {
			b.Fatal(err)
		}
	}
}
