package brief

import (
	"strings"
	"unicode"
)

// Plain makes text of a report safe and steady to show in one line: white space becomes single blanks; control
// characters (terminal escapes among them) and marks that turn the direction of what follows are left out.
func Plain(s string) string {
	var b strings.Builder
	blank := true
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			if !blank {
				b.WriteByte(' ')
				blank = true
			}
			continue
		case unicode.IsControl(r), turns(r):
			continue
		}
		b.WriteRune(r)
		blank = false
	}
	return strings.TrimRight(b.String(), " ")
}

// turns reports whether r changes the direction of text (UAX #9: embeddings, overrides, isolates, marks) or is a byte
// order mark.
func turns(r rune) bool {
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f || r == 0x061c || r == 0xfeff
}
