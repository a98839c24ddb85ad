package brief

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"
)

// TextOptions are how a terminal wants its text.
type TextOptions struct {
	Width int  // columns; 0 is 80
	Color bool // bold and dim; decoration only, nothing is said by it
}

const (
	bold  = "\x1b[1m"
	dim   = "\x1b[2m"
	reset = "\x1b[0m"
)

// Text writes the documents for reading in a terminal.
func Text(w io.Writer, docs []Document, o TextOptions) error {
	if o.Width == 0 {
		o.Width = 80
	}
	p := &printer{w: bufio.NewWriter(w), o: o}
	for i, d := range docs {
		if i > 0 {
			p.line("")
			p.line(strings.Repeat("─", o.Width))
			p.line("")
		}
		p.document(d)
	}
	return p.w.Flush()
}

type printer struct {
	w *bufio.Writer
	o TextOptions
}

func (p *printer) line(s string) { p.w.WriteString(s + "\n") }

func (p *printer) style(code, s string) string {
	if !p.o.Color || s == "" {
		return s
	}
	return code + s + reset
}

func (p *printer) document(d Document) {
	title := Plain(d.Title)
	if title == "" {
		title = "Untitled story"
	}
	for _, l := range wrap(title, p.o.Width) {
		p.line(p.style(bold, l))
	}
	for _, l := range wrap(strings.Join(d.Ladder, " → "), p.o.Width) {
		p.line(l)
	}
	p.line("")
	for _, r := range d.Reports {
		p.row(r)
	}
	for _, s := range d.Sections {
		p.line("")
		p.line(p.style(bold, strings.ToUpper(s.Title)))
		for i, g := range s.Groups {
			if g.Title != "" {
				if i > 0 {
					p.line("")
				}
				p.wrapped("  ", "  ", Plain(g.Title), bold)
			}
			for _, e := range g.Entries {
				p.entry(e)
			}
		}
	}
}

// row prints a report of the legend.
func (p *printer) row(r Row) {
	who := r.Outlet
	if who == "" {
		who = "outlet unknown"
	}
	parts := []string{Plain(who)}
	if r.Origin != "" && r.Origin != r.Outlet {
		parts[0] += " (origin " + Plain(r.Origin) + ")"
	}
	parts = append(parts, r.Date)
	if r.Role != "" {
		parts = append(parts, Plain(r.Role))
	}
	head := pad(r.Mark, 4)
	indent := "    "
	if r.Folded {
		head, indent = "  └ "+pad(r.Mark, 4), "        "
	}
	text := strings.Join(parts, " · ")
	if r.Title != "" {
		text += " · " + Plain(r.Title)
	}
	p.wrapped(head, indent, text, "")
}

// contextLength is how much of a sentence is shown beneath a line, in code points: about two lines of a terminal.
const contextLength = 170

// entry prints a line of the record: what leads it, its words, who says so and the reports behind it; beneath, notes and
// the sentence it stands in.
func (p *printer) entry(e Entry) {
	var parts []string
	text := Plain(e.Text)
	if e.Quoted {
		text = quoted(text)
	}
	for _, x := range []string{Plain(e.Lead), text, Plain(e.By), e.Tag} {
		if x != "" {
			parts = append(parts, x)
		}
	}
	line := strings.Join(parts, " · ")
	if e.ID != "" { // folded lines carry their marks inside
		marks := " [" + e.Marks
		if e.Origins > 1 {
			marks += ", " + count(e.Origins, "origin")
		}
		line += marks + "]"
	}
	p.wrapped("  - ", "    ", line, "")
	if len(e.Notes) > 0 {
		p.wrapped("      ", "      ", Plain(strings.Join(e.Notes, " · ")), dim)
	}
	if e.Context != "" {
		p.wrapped("      ", "      ", quoted(cut(Plain(e.Context), contextLength)), dim)
	}
}

// quoted sets a report's words between marks unless they bring their own.
func quoted(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("\"“‘'«", r) {
		return s
	}
	return "“" + s + "”"
}

// wrapped prints text with a head before the first line and an indent before the others.
func (p *printer) wrapped(head, indent, text, code string) {
	for i, l := range wrap(text, p.o.Width-utf8.RuneCountInString(indent)) {
		if i == 0 {
			p.line(head + p.style(code, l))
		} else {
			p.line(indent + p.style(code, l))
		}
	}
}

// wrap cuts text into lines of at most width code points, at blanks where it can. It returns at least one line.
func wrap(text string, width int) []string {
	width = max(width, 20)
	var out []string
	line, n := "", 0
	for _, w := range strings.Fields(text) {
		k := utf8.RuneCountInString(w)
		for k > width { // a word longer than a line
			if n > 0 {
				out, line, n = append(out, line), "", 0
			}
			r := []rune(w)
			out, w = append(out, string(r[:width])), string(r[width:])
			k = len(r) - width
		}
		switch {
		case n == 0:
			line, n = w, k
		case n+1+k <= width:
			line, n = line+" "+w, n+1+k
		default:
			out, line, n = append(out, line), w, k
		}
	}
	return append(out, line)
}

func pad(s string, n int) string {
	if k := utf8.RuneCountInString(s); k < n {
		return s + strings.Repeat(" ", n-k)
	}
	return s + " "
}
