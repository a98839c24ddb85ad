// Package check is support for tests: case files, and the rule that imports run one way.
package check

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the wanted parts of case files; read the diff before it is committed")

// Case is one case file: a txtar archive. Comment is what stands above the first file, Files the inputs by name.
type Case struct {
	Name    string
	Comment string
	Files   map[string]string
}

// Cases runs every testdata/*.txtar below the test's folder. Files of the archive whose names start with "want" are
// wanted output, the others input; run returns the output for each "want…" name. With -update the wanted parts are
// rewritten.
func Cases(t *testing.T, glob string, run func(t *testing.T, c Case) map[string]string) {
	t.Helper()
	paths, err := filepath.Glob(glob)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no case files match %s (%v)", glob, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			c := Case{Name: filepath.Base(path), Comment: string(a.Comment), Files: make(map[string]string)}
			wanted := 0
			for _, f := range a.Files {
				if strings.HasPrefix(f.Name, "want") {
					wanted++
				} else {
					c.Files[f.Name] = string(f.Data)
				}
			}
			if wanted == 0 {
				t.Fatalf("%s wants nothing", path)
			}
			got := run(t, c)
			for i, f := range a.Files {
				if !strings.HasPrefix(f.Name, "want") {
					continue
				}
				g := got[f.Name]
				if g != "" && !strings.HasSuffix(g, "\n") {
					g += "\n"
				}
				if *update {
					a.Files[i].Data = []byte(g)
				} else if diff := cmp.Diff(string(f.Data), g); diff != "" {
					t.Errorf("%s, %s (-want +got):\n%s", path, f.Name, diff)
				}
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// Passage compares got with what stands between two marks in a file (an example in a README). With -update the file is
// rewritten.
func Passage(t *testing.T, path, begin, end, got string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), begin)
	have, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s has no passage between %q and %q", path, begin, end)
	}
	if have == got {
		return
	}
	if !*update {
		t.Errorf("%s is out of date; go test -update rewrites it (-have +got):\n%s", path, cmp.Diff(have, got))
		return
	}
	if err := os.WriteFile(path, []byte(before+begin+got+end+after), 0o644); err != nil {
		t.Fatal(err)
	}
}
