package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/readoutdesk/readout/internal/brief"
	"github.com/readoutdesk/readout/internal/contract"
	"github.com/readoutdesk/readout/internal/desk"
	"github.com/readoutdesk/readout/news"
)

// briefFormats by the ending of an output file.
var briefFormats = map[string]string{".txt": "text", ".md": "md", ".json": "json", ".html": "html", ".htm": "html"}

func unknownFormat(got string, known ...string) error {
	return fmt.Errorf("unknown format %q; formats are %s", got, strings.Join(known, ", "))
}

func (a *app) briefCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "brief PATH…",
		Short: "Print the record of the story that the reports tell",
		Long: `Brief reads reports and prints the record of each story in them: what happened and when,
what is still to come, the figures with who gives them and how they hedge, where reports
differ, what each side wants, who said what, and what changed between versions.

A PATH is a file (.txt .html .json .jsonl, each also with .gz), a folder, an address, or
- for JSONL on standard input.

Reports are marked R1, R2, … by the time they were written. [R1·R2 R5] says that a line
stands in R1 and R2, which are one text, and in R5, which is another. Copies and revisions
never add a source, and a report of unknown origin adds none either.`,
		Example: `  readout brief coverage/
  readout brief -o story.html coverage/        the format follows the file's ending
  readout brief --format json coverage/ | jq '.stories[0].figures'`,
		Args: some,
		RunE: func(c *cobra.Command, args []string) error {
			if format == "" {
				ext := strings.ToLower(filepath.Ext(a.output))
				if format = briefFormats[ext]; format == "" && ext != "" {
					return fmt.Errorf("%s: the ending %s names no format; use .txt, .md, .json or .html, or --format", a.output, ext)
				}
				if format == "" {
					format = "text"
				}
			}
			switch format {
			case "text", "md", "json", "html":
			default:
				return unknownFormat(format, "text", "md", "json", "html")
			}
			d, err := a.grouped(c.Context(), args)
			if err != nil {
				return err
			}
			began := time.Now()
			stories := d.Record()
			a.tell("%d stories, %d lines in %v", len(stories), lines(stories), time.Since(began).Round(time.Millisecond))
			if err := a.write(func(w io.Writer) error { return writeBrief(w, format, stories, d, a.textOptions()) }); err != nil {
				return err
			}
			if lines(stories) == 0 {
				return fmt.Errorf("%w: the reports were read, but no line of a record stands in them", errNothing)
			}
			return nil
		},
	}
	a.inputFlags(c)
	c.Flags().StringVar(&format, "format", "", "text, md, json or html (default: by the ending of --output, else text)")
	fixed(c, "format", "text", "md", "json", "html")
	return c
}

// grouped reads the inputs and places each report among the others.
func (a *app) grouped(ctx context.Context, args []string) (*desk.Desk, error) {
	d, err := a.read(ctx, args)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	if err := d.Group(ctx); err != nil {
		return nil, err
	}
	a.tell("grouped in %v", time.Since(began).Round(time.Millisecond))
	return d, nil
}

func writeBrief(w io.Writer, format string, stories []news.Story, d *desk.Desk, o brief.TextOptions) error {
	if format == "json" {
		texts := make(map[string]string)
		for id, t := range d.Texts() {
			texts[id] = t.Text
		}
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", " ")
		return e.Encode(contract.BriefOf(stories, texts))
	}
	docs := make([]brief.Document, len(stories))
	for i, s := range stories {
		docs[i] = brief.Lay(s)
	}
	switch format {
	case "md":
		return brief.Markdown(w, docs)
	case "html":
		return brief.HTML(w, docs, d.Texts())
	}
	return brief.Text(w, docs, o)
}

func lines(stories []news.Story) int {
	n := 0
	for _, s := range stories {
		n += len(s.Events) + len(s.Statements) + len(s.Figures) + len(s.Positions) + len(s.Agenda) + len(s.Disagreements) + len(s.Changes)
	}
	return n
}
