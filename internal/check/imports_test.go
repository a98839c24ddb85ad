package check

import (
	"os/exec"
	"strings"
	"testing"
)

// flow lists the packages in the direction values take. A package imports only what stands before its own line.
var flow = [][]string{
	{"news"},
	{"internal/intake", "lang/..."},
	{"internal/page"},
	{"internal/annotate/timex"},
	{"internal/annotate/quantity", "internal/annotate/attribution/..."},
	{"internal/annotate/event/..."},
	{"internal/annotate"},
	{"internal/copies/..."},
	{"internal/story/..."},
	{"internal/record"},
	{"internal/contract", "internal/brief"},
	{"internal/verify"},
	{"internal/desk"},
	{"internal/cli"},
	{"cmd/readout"},
}

const module = "github.com/readoutdesk/readout/"

// rankOf returns the line of a package in the flow, -1 when no line has it.
func rankOf(pkg string) int {
	for i, line := range flow {
		for _, p := range line {
			if p == pkg || strings.HasSuffix(p, "/...") && (strings.TrimSuffix(p, "/...") == pkg || strings.HasPrefix(pkg, strings.TrimSuffix(p, "..."))) {
				return i
			}
		}
	}
	return -1
}

func TestImportsRunOneWay(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	seen := 0
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		pkg := strings.TrimPrefix(f[0], module)
		if pkg == "internal/check" {
			continue // support for tests; nothing that ships imports it
		}
		seen++
		at := rankOf(pkg)
		if at < 0 {
			t.Errorf("%s has no place in the flow", pkg)
			continue
		}
		for _, i := range f[1:] {
			dep, ours := strings.CutPrefix(i, module)
			if !ours {
				if at == 0 && strings.Contains(strings.Split(i, "/")[0], ".") {
					t.Errorf("%s imports %s: the nouns need the standard library only", pkg, i)
				}
				continue
			}
			d := rankOf(dep)
			inside := strings.HasPrefix(dep, pkg+"/") || sameTop(pkg, dep)
			if d < 0 || d > at || d == at && !inside {
				t.Errorf("%s imports %s, which stands behind it in the flow", pkg, dep)
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d packages were looked at", seen)
	}
}

// sameTop reports whether two packages belong to one line's folder ("lang/train" and "lang/internal/linear").
func sameTop(a, b string) bool {
	for _, line := range flow {
		for _, p := range line {
			if d, ok := strings.CutSuffix(p, "..."); ok && strings.HasPrefix(a+"/", d) && strings.HasPrefix(b+"/", d) {
				return true
			}
		}
	}
	return false
}

// maxDirect is how many direct dependencies the program may have (notes/engineering: a reader must be able to check them).
const maxDirect = 15

func TestFewDirectDependencies(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{if not (or .Indirect .Main)}}{{.Path}}{{end}}", "all").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	if deps := strings.Fields(string(out)); len(deps) == 0 || len(deps) > maxDirect {
		t.Errorf("%d direct dependencies, at most %d: %v", len(deps), maxDirect, deps)
	}
}
