package page

import (
	_ "embed"
	"strings"

	"github.com/readoutdesk/readout/news"
)

//go:embed papers.txt
var papersFile string

// papers holds the words that end names of papers and stations.
var papers = func() map[string]bool {
	m := make(map[string]bool)
	for line := range strings.Lines(papersFile) {
		if !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				m[w] = true
			}
		}
	}
	return m
}()

// longestOutlet is how many words the name of an outlet has at most.
const longestOutlet = 5

// bylineOutlet returns the outlet that a byline names behind its authors: "By Ana Horvat, The Lakeside Courier". An agency
// there is the origin of the text and no outlet; anything else is a place or an office.
func bylineOutlet(text string, blocks []news.Block) string {
	for _, b := range blocks {
		if b.Kind != news.BlockByline {
			continue
		}
		line, _, _ := strings.Cut(b.Of(text), "\n")
		i := strings.LastIndex(line, ", ")
		if i < 0 {
			return ""
		}
		name := strings.TrimSpace(line[i+2:])
		if _, agency, known := Newsroom(name); known {
			if agency {
				return ""
			}
			return name
		}
		w := strings.Fields(name)
		if len(w) < 2 || len(w) > longestOutlet || name[0] < 'A' || name[0] > 'Z' || !papers[strings.ToLower(w[len(w)-1])] {
			return ""
		}
		return name
	}
	return ""
}
