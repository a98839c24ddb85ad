package copies

import (
	"strings"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/copies/view"
	"github.com/readoutdesk/readout/news"
)

// stage is how far the main event of a report has come.
type stage int

const (
	open stage = iota
	announced
	past
)

// Announces reports whether a report is a preview: its main event is planned and its first sentence says so.
func Announces(r *annotate.Reading, v *view.Report) bool {
	return stageOf(r, v) == announced && len(v.Sentences) > 0 && stageOfWords(v.Sentences[0].Of(r.Text.Text)) == announced
}

// stageOf returns how far the main event has come, from its status, else from the words of the first sentences.
func stageOf(r *annotate.Reading, v *view.Report) stage {
	for _, e := range r.Events {
		if !e.Main {
			continue
		}
		switch e.Status {
		case news.StatusPlanned:
			return announced
		case news.StatusHappened:
			return past
		}
	}
	if len(v.Sentences) == 0 {
		return open
	}
	return stageOfWords(v.Sentences[0].Of(r.Text.Text))
}

// coming are words that announce in a first sentence. EXAMPLE: "Leaders of the two parties are set to meet on Friday."
var coming = []string{" set to ", " due to ", " scheduled to ", " will ", " to be held", " expected to ", " plans to ", " poised to ", " preparing to ", " are to ", " is to "}

// done are words that tell as past, and outweigh an announcement beside them. EXAMPLE: "The leaders have met, and will
// meet again in May."
var done = []string{" have held", " held ", " has held", " met ", " have met", " has met", " ended ", " took ", " voted ", " said on ", " signed ", " was ", " were ", " has led "}

func stageOfWords(s string) stage {
	s = " " + strings.ToLower(s) + " "
	c, d := first(s, coming), first(s, done)
	switch {
	case c < 0 && d < 0:
		return open
	case c < 0 || d >= 0 && d < c:
		return past
	}
	return announced
}

func first(s string, cues []string) int {
	at := -1
	for _, c := range cues {
		if i := strings.Index(s, c); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	return at
}
