package cli

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/readoutdesk/readout/internal/check"
)

// The README shows what the program really prints.
func TestExampleInTheREADMEIsReal(t *testing.T) {
	var out, errs bytes.Buffer
	if code := Run(context.Background(), []string{"brief", "../../examples/orlan-ferry-strike"}, strings.NewReader(""), &out, &errs, func(string) string { return "" }); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	const most = 60 // lines shown; the rest is for the reader to try
	lines := strings.SplitAfter(out.String(), "\n")
	if len(lines) < most {
		t.Fatalf("the brief has only %d lines:\n%s", len(lines), out.String())
	}
	check.Passage(t, "../../README.md", "brief examples/orlan-ferry-strike -->\n", "<!-- end example -->", "```\n"+strings.Join(lines[:most], "")+"…\n```\n")
}
