package brief

import (
	"bufio"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// Markdown writes the documents as CommonMark.
func Markdown(w io.Writer, docs []Document) error {
	b := bufio.NewWriter(w)
	for i, d := range docs {
		if i > 0 {
			fmt.Fprint(b, "\n---\n\n")
		}
		title := Plain(d.Title)
		if title == "" {
			title = "Untitled story"
		}
		fmt.Fprintf(b, "# %s\n\n%s\n\n", escape(title), strings.Join(d.Ladder, " → "))
		for _, r := range d.Reports {
			mdRow(b, r)
		}
		for _, s := range d.Sections {
			fmt.Fprintf(b, "\n## %s\n", s.Title)
			for _, g := range s.Groups {
				if g.Title != "" {
					fmt.Fprintf(b, "\n### %s\n", escape(Plain(g.Title)))
				}
				fmt.Fprintln(b)
				for _, e := range g.Entries {
					mdEntry(b, e)
				}
			}
		}
	}
	return b.Flush()
}

func mdRow(b *bufio.Writer, r Row) {
	title := escape(Plain(r.Title))
	if link := webLink(r.URL); link != "" {
		if title == "" {
			title = "report"
		}
		title = fmt.Sprintf("[%s](<%s>)", title, link)
	}
	who := r.Outlet
	if who == "" {
		who = "outlet unknown"
	}
	parts := []string{"**" + r.Mark + "**", escape(Plain(who))}
	if r.Origin != "" && r.Origin != r.Outlet {
		parts[1] += " (origin " + escape(Plain(r.Origin)) + ")"
	}
	parts = append(parts, r.Date)
	for _, x := range []string{escape(Plain(r.Role)), title} {
		if x != "" {
			parts = append(parts, x)
		}
	}
	fmt.Fprintf(b, "- %s\n", strings.Join(parts, " · "))
}

func mdEntry(b *bufio.Writer, e Entry) {
	var parts []string
	if e.Lead != "" {
		parts = append(parts, "**"+escape(Plain(e.Lead))+"**")
	}
	text := Plain(e.Text)
	if e.Quoted {
		text = quoted(text)
	}
	for _, x := range []string{escape(text), escape(Plain(e.By)), e.Tag} {
		if x != "" {
			parts = append(parts, x)
		}
	}
	fmt.Fprintf(b, "- %s (%s)\n", strings.Join(parts, " · "), e.Marks)
	for _, n := range e.Notes {
		fmt.Fprintf(b, "  - %s\n", escape(Plain(n)))
	}
	if e.Context != "" {
		fmt.Fprintf(b, "  - %s\n", escape(quoted(Plain(e.Context))))
	}
}

// escape puts a backslash before the characters that CommonMark reads as markup anywhere in a line, and before those it
// reads so at the start of one.
func escape(s string) string {
	var b strings.Builder
	for i, r := range s {
		if strings.ContainsRune("\\`*_[]<>#|~&", r) || i == 0 && strings.ContainsRune("-+=", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// webLink returns an address that may be linked to: http or https, with what could end the link encoded; else "".
func webLink(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", "\\", "%5C").Replace(u.String())
}
