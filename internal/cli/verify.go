package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/readoutdesk/readout/internal/brief"
	"github.com/readoutdesk/readout/internal/contract"
	"github.com/readoutdesk/readout/internal/desk"
	"github.com/readoutdesk/readout/internal/intake"
	"github.com/readoutdesk/readout/internal/verify"
)

func (a *app) verifyCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "verify FILE.json [PATH…]",
		Short: "Prove every line of a brief against the reports",
		Long: `Verify reads a brief made with --format json and looks up every quotation in the reports
again. Without a PATH the reports are looked for in the folder of FILE.json.

It prints what does not hold, a line each: "altered" (the words stand in no report),
"elsewhere" (they stand in another report or at another place) or "missing" (the report
is not there, or a line has no support), and exits with 3. It exits with 0 when all hold.`,
		Example: `  readout brief -o story.json coverage/
  readout verify story.json coverage/`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("no brief given; see %s --help", c.CommandPath())
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			b, err := readBrief(args[0])
			if err != nil {
				return fmt.Errorf("reading %s: %w", args[0], err)
			}
			paths := args[1:]
			if len(paths) == 0 {
				if paths, err = beside(args[0]); err != nil {
					return err
				}
			}
			texts, err := desk.Texts(c.Context(), a.input(paths))
			if err != nil {
				return err
			}
			r := verify.Brief(b, texts)
			if err := a.write(func(w io.Writer) error { return printProof(w, r) }); err != nil {
				return err
			}
			if n := len(r.Findings); n > 0 {
				a.say("%d of %d supports do not hold", n, r.Supports)
				return errUnproven
			}
			return nil
		},
	}
	a.inputFlags(c)
	return c
}

// printProof prints what does not hold, a line each, or that all holds.
func printProof(w io.Writer, r verify.Result) error {
	for _, f := range r.Findings {
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\n", f.Fault, brief.Plain(f.Line), brief.Plain(f.Detail)); err != nil {
			return err
		}
	}
	if len(r.Findings) > 0 {
		return nil
	}
	_, err := fmt.Fprintf(w, "%d lines, %d supports: all hold\n", r.Lines, r.Supports)
	return err
}

// maxBrief bounds a brief, in bytes; all of it is held in memory.
const maxBrief = 1 << 30

func readBrief(path string) (contract.Brief, error) {
	f, err := os.Open(path)
	if err != nil {
		return contract.Brief{}, bare(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBrief+1))
	if err != nil {
		return contract.Brief{}, bare(err)
	}
	if len(data) > maxBrief {
		return contract.Brief{}, fmt.Errorf("more than %d MB", maxBrief>>20)
	}
	return contract.ParseBrief(data)
}

// beside returns the files in the folder of a brief, without the brief itself.
func beside(path string) ([]string, error) {
	dir := filepath.Dir(path)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", dir, bare(err))
	}
	var out []string
	for _, e := range entries {
		if p := filepath.Join(dir, e.Name()); !e.IsDir() && intake.Readable(p) && !isBrief(p) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no report lies beside %s; name the reports: readout verify FILE.json PATH…", path)
	}
	return out, nil
}

// isBrief reports whether a file is a brief; briefs of other stories may lie beside this one.
func isBrief(path string) bool {
	if filepath.Ext(path) != ".json" {
		return false
	}
	_, err := readBrief(path)
	return err == nil
}
