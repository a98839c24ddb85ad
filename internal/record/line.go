package record

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/readoutdesk/readout/news"
)

// lineID returns the id of a line: its kind and a hash of where it first stands. It stays the same as long as the line
// does, whatever other reports are read with it.
func lineID(kind string, first news.Support, more ...string) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00%d\x00%d", kind, first.Report, first.Start, first.End)
	for _, m := range more {
		fmt.Fprintf(h, "\x00%s", m)
	}
	return kind + "-" + hex.EncodeToString(h.Sum(nil)[:4])
}

// place is a support with the rank of its report, for sorting.
type place struct {
	news.Support
	rank int
}

// supports returns the places in the order of the story, each once.
func supports(in []place) []news.Support {
	slices.SortStableFunc(in, func(a, b place) int {
		return cmp.Or(a.rank-b.rank, a.Start-b.Start, a.End-b.End)
	})
	var out []news.Support
	for i, p := range in {
		if i > 0 && in[i-1].Support == p.Support {
			continue
		}
		out = append(out, p.Support)
	}
	return out
}

// stop holds words that say nothing about what a sentence is about.
var stop = wordSet("a an the of to in on at by for from with and or but that this these those is are was were be been being it its as his her " +
	"their they he she we our you i will would has have had not no so if than then there into about over after before up out also said")

func wordSet(list string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// words returns the words of s in lower case, without marks; stop words are left out unless all is set.
func words(s string, all bool) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if all || !stop[w] {
			out = append(out, w)
		}
	}
	return out
}

// stem cuts the commonest endings, so that "troop" and "troops" are one word.
func stem(w string) string {
	for _, e := range []string{"ing", "ed", "es", "s"} {
		if strings.HasSuffix(w, e) && len(w)-len(e) >= 3 && !strings.HasSuffix(w, "ss") {
			return w[:len(w)-len(e)]
		}
	}
	return w
}

// overlap compares two texts as bags of stemmed words: f is twice the shared over all, in is the share of the smaller
// one that the larger holds. Both are 0 for empty texts.
func overlap(a, b []string) (f, in float64) {
	if len(a) == 0 || len(b) == 0 {
		return 0, 0
	}
	count := make(map[string]int, len(a))
	for _, w := range a {
		count[stem(w)]++
	}
	n := 0
	for _, w := range b {
		if count[stem(w)] > 0 {
			count[stem(w)]--
			n++
		}
	}
	return 2 * float64(n) / float64(len(a)+len(b)), float64(n) / float64(min(len(a), len(b)))
}
