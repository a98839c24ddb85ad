package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/readoutdesk/readout/internal/contract"
)

func (a *app) annotateCommand() *cobra.Command {
	var layers, format string
	c := &cobra.Command{
		Use:   "annotate PATH…",
		Short: "Print what is found in each report, a JSON line each",
		Long: `Annotate prints one JSON line for each report, in input order: its text, its own date with
the evidence, and the layers asked for. Offsets are Unicode code points into "text".

Layers: ` + strings.Join(contract.Layers, " ") + ` (all but tokens unless --layers names them).

A report that leaves its own day open is dated, as far as possible, with the help of the
other reports of its story; "why" tells which.`,
		Example: `  readout annotate report.txt
  readout annotate --layers quantities,statements coverage/*.html
  cat reports.jsonl | readout annotate --layers times -
  readout annotate --format conllu report.txt        words, tags and heads as CoNLL-U
  readout annotate --format conllu given.conllu      keep the words, predict the rest`,
		Args: some,
		RunE: func(c *cobra.Command, args []string) error {
			ls, err := contract.ParseLayers(layers)
			if err != nil {
				return err
			}
			if format == "conllu" {
				return a.write(func(w io.Writer) error { return a.conllu(c.Context(), w, args) })
			}
			if format != "jsonl" {
				return fmt.Errorf("unknown format %q; formats are jsonl, conllu", format)
			}
			d, err := a.read(c.Context(), args)
			if err != nil {
				return err
			}
			if err := d.Date(c.Context()); err != nil {
				return err
			}
			return a.write(func(w io.Writer) error {
				for _, r := range d.Readings {
					if err := jsonLine(w, contract.AnnotatedReport(r, ls)); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	a.inputFlags(c)
	c.Flags().StringVar(&layers, "layers", "", "comma-separated `LAYERS` to print")
	c.Flags().StringVar(&format, "format", "jsonl", "jsonl or conllu")
	fixed(c, "format", "jsonl", "conllu")
	fixed(c, "layers", contract.Layers...)
	return c
}

// fixed gives the shell the values of a flag.
func fixed(c *cobra.Command, flag string, values ...string) {
	// The only error is an unknown flag, which is a mistake in this file.
	if err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err)
	}
}

// jsonLine writes v as one line of JSON, with <, > and & as they are.
func jsonLine(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
