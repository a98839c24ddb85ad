package page

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed outlets.txt
var outletsText string

// newsroomNouns holds the last words of names that read as a newsroom's.
var newsroomNouns = sync.OnceValue(func() map[string]bool {
	out := make(map[string]bool)
	_, list, _ := strings.Cut(outletsText, "[nouns]\n")
	for line := range strings.Lines(list) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out[line] = true
		}
	}
	return out
})

// newsroom is a known outlet or agency.
type newsroom struct {
	name   string
	agency bool
}

var newsrooms = sync.OnceValue(func() map[string]newsroom {
	out := make(map[string]newsroom)
	agency := false
	for line := range strings.Lines(outletsText) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			if line == "[nouns]" {
				break
			}
			agency = line == "[agency]"
			continue
		}
		names := strings.Split(line, "|")
		n := newsroom{strings.TrimSpace(names[0]), agency}
		for _, a := range names {
			out[newsroomKey(a)] = n
		}
	}
	return out
})

// newsroomKey folds what does not tell newsrooms apart: case, a leading article, full stops, a trailing "Inc" or ".com".
func newsroomKey(s string) string {
	s = fold(strings.Join(strings.Fields(s), " "))
	s = strings.Trim(s, " .,;:()[]\"“”")
	for _, suffix := range []string{", inc", " inc", ", ltd", " ltd", " news agency", " newspaper"} {
		s = strings.TrimSuffix(s, suffix)
	}
	return strings.ReplaceAll(strings.TrimPrefix(s, "the "), ".", "")
}

// Newsroom looks a name up among the known newsrooms: the name the trade prints ("AP" for "The Associated Press"),
// whether it is an agency whose texts others carry, and whether it is known at all.
func Newsroom(name string) (canonical string, agency, ok bool) {
	n, ok := newsrooms()[newsroomKey(name)]
	return n.name, n.agency, ok
}
