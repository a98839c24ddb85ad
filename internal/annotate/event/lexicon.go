package event

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/readoutdesk/readout/news"
)

//go:embed data/verbs.txt
var verbData string

//go:embed data/nouns.txt
var nounData string

//go:embed data/classes.txt
var classData string

//go:embed data/words.txt
var wordData string

// entry is one wording of an event: a verb with its particle and object, or a noun with the word before or after it.
type entry struct {
	typ        news.EventType
	mode, kind string
	lemma      string
	particle   string          // verbs: particle or preposition; nouns: preposition or conjunction after it
	before     string          // nouns: the word before it ("hunger" in "hunger strike")
	object     map[string]bool // verbs: lemmas the object must have; nil for any object or none
	need       need            // verbs: what else is asked of object or subject
	rule       string          // as written in the data file
}

// need is what an entry asks for in braces that is no class of lemmas.
type need int

const (
	needNothing need = iota
	needObject
	needActor // an object who acts
	needNone  // no object
	needPair  // a subject of several
	needBorn  // the form "born"
	needSide  // somebody who shall act: "wants the ministry to withdraw"
	needTo    // a clause: "willing to talk"
)

var needs = map[string]need{"{any}": needObject, "{actor}": needActor, "{none}": needNone, "{pair}": needPair, "{born}": needBorn, "{to}": needTo, "{side}": needSide}

// rank orders entries of one lemma: the more an entry asks for, the more it is worth.
func (e *entry) rank() int {
	n := 0
	if e.particle != "" {
		n++
	}
	if e.before != "" {
		n++
	}
	if e.object != nil {
		n += 3
	}
	if e.need != needNothing {
		n++
	}
	return n
}

type example struct {
	sentence string
	entry
}

var (
	classes                    = readClasses(classData)
	words                      = readClasses(wordData)
	verbs, verbExamples        = readEntries(verbData, true)
	nouns, nounExamples        = readEntries(nounData, false)
	light, occur, say, objects = words["light"], words["occur"], words["say"], words["objectcontrol"]
)

// readClasses reads lines "name: word word …"; a name may come twice.
func readClasses(data string) map[string]map[string]bool {
	out := make(map[string]map[string]bool)
	for line := range strings.Lines(data) {
		name, list, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || line[0] == '#' {
			continue
		}
		if out[name] == nil {
			out[name] = make(map[string]bool)
		}
		for _, w := range strings.Fields(list) {
			out[name][w] = true
		}
	}
	return out
}

// readEntries reads the groups of a lexicon file, by lemma, the most particular entry first. It panics on a line that is
// no part of one: the data is compiled in.
func readEntries(data string, verb bool) (map[string][]entry, []example) {
	byLemma := make(map[string][]entry)
	var examples []example
	var group entry
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '@':
			group = readGroup(line)
		case line[0] == '>':
			examples = append(examples, example{strings.TrimSpace(line[1:]), group})
		default:
			for item := range strings.SplitSeq(line, ";") {
				e := readEntry(group, strings.TrimSpace(item), verb)
				list := byLemma[e.lemma]
				k := len(list)
				for k > 0 && list[k-1].rank() < e.rank() {
					k--
				}
				byLemma[e.lemma] = append(list[:k], append([]entry{e}, list[k:]...)...)
			}
		}
	}
	return byLemma, examples
}

func readGroup(line string) entry {
	f := strings.Fields(line)
	if len(f) < 4 {
		panic(fmt.Sprintf("lexicon: group %q", line))
	}
	g := entry{kind: strings.Join(f[3:], " ")}
	if f[1] != "-" {
		g.typ = news.EventType(f[1])
	}
	if f[2] != "-" {
		g.mode = f[2]
	}
	return g
}

func readEntry(group entry, item string, verb bool) entry {
	e := group
	e.rule = item
	head, object, more := strings.Cut(item, " ")
	e.lemma, e.particle, _ = strings.Cut(head, "_")
	switch {
	case e.lemma == "":
		panic(fmt.Sprintf("lexicon: empty entry in %s %s", group.typ, group.kind))
	case !verb:
		if e.particle != "" { // "hunger_strike"
			i := strings.LastIndexByte(head, '_')
			e.before, e.lemma, e.particle = strings.ReplaceAll(head[:i], "_", " "), head[i+1:], ""
		}
		if left, right, ok := strings.Cut(e.lemma, "-"); ok { // hyphens are tokens
			e.before, e.lemma = left, right
		}
		if more {
			e.particle = object
		}
	case more && needs[object] != needNothing:
		e.need = needs[object]
	case more && object[0] == '{':
		e.object = classes[strings.Trim(object, "{}")]
		if e.object == nil {
			panic(fmt.Sprintf("lexicon: unknown class in %q", item))
		}
	case more:
		e.object = map[string]bool{object: true}
	}
	return e
}
