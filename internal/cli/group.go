package cli

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/readoutdesk/readout/internal/contract"
)

func (a *app) groupCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "group PATH…",
		Short: "Print which reports are one text, one event, one story, a JSON line each",
		Long: `Group prints one JSON line for each report, in input order: the family of texts it belongs to
(revisions and copies of one text), its role in it, the newsroom or agency it goes back to
("origin", null when unknown), its main event, its story, and why.`,
		Example: `  readout group coverage/
  readout group coverage/ | jq -r '[.story, .event, .family, .role, .id] | @tsv' | sort`,
		Args: some,
		RunE: func(c *cobra.Command, args []string) error {
			if format != "jsonl" {
				return unknownFormat(format, "jsonl")
			}
			d, err := a.grouped(c.Context(), args)
			if err != nil {
				return err
			}
			return a.write(func(w io.Writer) error {
				for _, m := range d.Memberships {
					if err := jsonLine(w, contract.MembershipOf(m)); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	a.inputFlags(c)
	c.Flags().StringVar(&format, "format", "jsonl", "jsonl")
	fixed(c, "format", "jsonl")
	return c
}
