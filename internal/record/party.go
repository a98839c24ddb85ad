package record

import (
	"slices"
	"strings"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// book knows how the parties of a story are called in it: "Orlova" in one report is "Ana Orlova" in another, and
// "Moscow" speaks for Russia.
type book struct {
	full  map[string]string // key of a short name -> the one full name that it is part of
	state map[string]string // key of a full name -> the state whose office the person holds, as the reports print it
}

// parties reads the names of persons from all reports. A surname that two full names share stands for neither.
func parties(srcs []*source) *book {
	names := make(map[string]bool)
	b := &book{full: make(map[string]string), state: make(map[string]string)}
	for _, s := range srcs {
		for _, m := range s.Doc.Mentions {
			if m.Type == news.NamePerson && strings.Contains(m.Name, " ") {
				names[m.Name] = true
				if st := stateIn(m.Role); st != "" {
					b.state[key(m.Name)] = st
				}
			}
		}
	}
	var all []string
	for n := range names {
		all = append(all, n)
	}
	slices.Sort(all)
	clash := make(map[string]bool)
	for _, n := range all {
		w := words(n, true)
		for _, k := range []string{w[len(w)-1], strings.Join(w, " ")} {
			if old, ok := b.full[k]; ok && key(old) != key(n) {
				if long := longer(old, n); long != "" {
					b.full[k] = long
					continue
				}
				clash[k] = true
			}
			if !clash[k] {
				b.full[k] = n
			}
		}
	}
	for k := range clash {
		delete(b.full, k)
	}
	return b
}

// stateIn returns the state that a title names ("French foreign minister"), "" for none.
func stateIn(role string) string {
	for _, w := range strings.Fields(role) {
		if g := lang.Government(w); g != "" {
			return g
		}
	}
	return ""
}

// longer returns the name that holds all words of the other ("Ana M. Orlova" and "Ana Orlova"), "" when neither does.
func longer(a, b string) string {
	wa, wb := words(a, true), words(b, true)
	if len(wa) < len(wb) {
		a, wa, wb = b, wb, wa
	}
	for _, w := range wb {
		if !slices.Contains(wa, w) {
			return ""
		}
	}
	return a
}

func key(name string) string { return strings.Join(words(name, true), " ") }

// name returns what a party is called in the record: a full personal name, the state that a seat of government or an
// adjective of nationality stands for, else the words as printed without their article.
func (b *book) name(printed string) string {
	n := strings.Join(strings.Fields(printed), " ")
	for _, art := range []string{"the ", "The ", "a ", "A ", "an ", "An "} {
		n = strings.TrimPrefix(n, art)
	}
	n = strings.TrimSuffix(strings.TrimSuffix(n, "'s"), "’s")
	if first, rest, ok := strings.Cut(n, " "); ok && possessive[strings.ToLower(first)] {
		n = rest // "its ferry union"
	}
	if g := lang.Government(n); g != "" {
		return g
	}
	w := words(n, true)
	if len(w) == 0 {
		return ""
	}
	if f, ok := b.full[strings.Join(w, " ")]; ok {
		return f
	}
	// "Presidents Ana Orlova": the full name with a title before it.
	if f, ok := b.full[w[len(w)-1]]; ok && sameName(f, n) {
		return f
	}
	return n
}

// possessive lists the words that tie a party to another.
var possessive = wordSet("his her their its our my your whose")

// actor returns the record's name for an actor.
func (b *book) actor(s *source, a news.Actor) string {
	if a.Name != "" {
		return b.name(a.Name)
	}
	return b.name(a.Of(s.Text.Text))
}

// actors returns the names of a list of actors, each once, in order. Those who act for their states ("senior French and
// Danish officials") stand for them.
func (b *book) actors(s *source, in []news.Actor) []string {
	var out []string
	for _, a := range in {
		n := b.actor(s, a)
		names := envoys(n)
		if names == nil {
			names = []string{n}
		}
		for _, n := range names {
			if n != "" && !generic(n) && !slices.ContainsFunc(out, func(o string) bool { return key(o) == key(n) }) {
				out = append(out, n)
			}
		}
	}
	return out
}

// collective lists words that stand for parties named elsewhere: "they", "the two leaders", "both sides".
var collective = wordSet("he she it they we i you him her them us his its their who whom which that this two both three leader leaders president presidents side sides party parties pair men women countries nations minister ministers counterpart counterparts")

// generic reports whether a party names nobody.
func generic(name string) bool {
	for _, w := range words(name, true) {
		if !collective[w] {
			return false
		}
	}
	return true
}

// envoy lists the nouns for those who act for their state, not for themselves.
var envoy = wordSet("official officials diplomat diplomats negotiator negotiators delegation delegations envoy envoys representative representatives government governments side sides team teams counterpart counterparts")

// envoys returns the states whose officials a party is made of; nil for any other party.
func envoys(name string) []string {
	f := strings.Fields(name)
	if len(f) < 2 || !envoy[strings.ToLower(f[len(f)-1])] {
		return nil
	}
	var out []string
	for _, w := range f[:len(f)-1] {
		for _, part := range strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == ',' || r == '/' }) {
			if g := lang.Government(part); g != "" && !slices.Contains(out, g) {
				out = append(out, g)
			}
		}
	}
	return out
}

// shared returns how many names of a stand in b, and the F-measure of the two lists. A person may stand for the state
// whose office they hold.
func (b *book) shared(x, y []string) (n int, f float64) {
	if len(x) == 0 || len(y) == 0 {
		return 0, 0
	}
	for _, p := range x {
		if slices.ContainsFunc(y, func(q string) bool { return sameName(p, q) || b.state[key(p)] == q || b.state[key(q)] == p }) {
			n++
		}
	}
	return n, 2 * float64(n) / float64(len(x)+len(y))
}

// sameName reports whether the words of one name are among those of the other.
func sameName(a, b string) bool {
	wa, wb := words(a, true), words(b, true)
	if len(wa) > len(wb) {
		wa, wb = wb, wa
	}
	if len(wa) == 0 {
		return false
	}
	for _, w := range wa {
		if !slices.Contains(wb, w) {
			return false
		}
	}
	return true
}
