package quantity

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/readoutdesk/readout/news"
)

var (
	//go:embed data/numbers.txt
	numbersData string
	//go:embed data/bounds.txt
	boundsData string
	//go:embed data/change.txt
	changeData string
	//go:embed data/modality.txt
	modalityData string
	//go:embed data/reject.txt
	rejectData string
	//go:embed data/units.txt
	unitsData string
	//go:embed data/words.txt
	wordsData string
)

// phrases maps word sequences to an index: by first word, the longer sequences first.
type phrases map[string][]phrase

type phrase struct {
	rest  []string
	value int
}

func (p phrases) add(words []string, value int) {
	if len(words) == 0 {
		return
	}
	list := p[words[0]]
	at := 0
	for at < len(list) && len(list[at].rest) >= len(words)-1 {
		at++
	}
	list = append(list, phrase{})
	copy(list[at+1:], list[at:])
	list[at] = phrase{words[1:], value}
	p[words[0]] = list
}

// at returns the value and length of the longest phrase that starts at lexeme i; length 0 for none.
func (p phrases) at(lex []lexeme, i int) (value, n int) {
	if i < 0 || i >= len(lex) {
		return 0, 0
	}
	for _, f := range p[lex[i].low] {
		if follows(lex, i+1, f.rest) {
			return f.value, 1 + len(f.rest)
		}
	}
	return 0, 0
}

// endingAt returns the value and length of the longest phrase that ends before lexeme i.
func (p phrases) endingAt(lex []lexeme, i int) (value, n int) {
	for s := max(0, i-5); s < i; s++ {
		for _, f := range p[lex[s].low] {
			if s+1+len(f.rest) == i && follows(lex, s+1, f.rest) {
				return f.value, i - s
			}
		}
	}
	return 0, 0
}

func follows(lex []lexeme, i int, words []string) bool {
	if i+len(words) > len(lex) {
		return false
	}
	for k, w := range words {
		if lex[i+k].low != w {
			return false
		}
	}
	return true
}

// records calls f with the fields of each line that is no comment and no example.
func records(data string, f func(line string)) {
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		if line != "" && line[0] != '#' && line[:1] != ">" {
			f(line)
		}
	}
}

// table reads lines of a kind and word=value pairs.
func table(data string) map[string]map[string]string {
	out := make(map[string]map[string]string)
	records(data, func(line string) {
		f := strings.Fields(line)
		if out[f[0]] == nil {
			out[f[0]] = make(map[string]string)
		}
		for _, w := range f[1:] {
			k, v, _ := strings.Cut(w, "=")
			out[f[0]][k] = v
		}
	})
	return out
}

// values reads the numbers of one kind.
func values(t map[string]string) map[string]float64 {
	out := make(map[string]float64, len(t))
	for k, v := range t {
		out[k] = number(v)
	}
	return out
}

// number reads a number of a data file; the files are part of the program, so a bad one is a bug.
func number(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic(fmt.Sprintf("quantity: bad number %q in a data file", s))
	}
	return v
}

func set(t map[string]string) map[string]bool {
	out := make(map[string]bool, len(t))
	for k := range t {
		out[k] = true
	}
	return out
}

type numberClass byte

const (
	noNumber  numberClass = iota
	unitWord              // one … nineteen
	tensWord              // twenty … ninety
	scaleWord             // hundred, thousand …
	dozenWord
)

type numberWord struct {
	class numberClass
	value float64
}

// vagueRange is what a vague plural allows: "dozens" is 24 to 99.
type vagueRange struct{ low, high float64 }

var (
	numberWords = make(map[string]numberWord)
	letters     map[string]float64
	parts       map[string]float64
	ordinals    map[string]float64
	vagues      = make(map[string]vagueRange)
	somes       map[string]float64
	folds       map[string]float64
)

// hedge is an entry of bounds.txt.
type hedge struct {
	bound  news.Bound
	strict bool
	skip   bool
	words  string
}

var (
	hedges        []hedge
	hedgesBefore  = make(phrases)
	hedgesAfter   = make(phrases)
	changeVerbs   = make(phrases)
	changeNouns   = make(phrases)
	changeAfter   = make(phrases)
	modalities    = make(phrases)
	reaching      = make(phrases)
	changeNames   = []news.Change{news.ChangeNone, news.ChangeUp, news.ChangeDown}
	modalityNames = []news.Modality{news.ModalityAsserted, news.ModalityProjected, news.ModalityPlanned}
	reject        map[string]map[string]bool
	plurals       map[string]string
	endWords      map[string]bool
	words         = make(map[string]map[string]bool) // the word sets of words.txt by kind
	openers       = make(map[string]bool)            // words a number may start with that are no number words
	units         = readUnits(unitsData)
	poundMass     = units.named("pound-mass")
	yearOfAge     = units.named("year of age")
	magnitude     = units.named("magnitude")
	_             = readAll()
)

func readAll() bool {
	t := table(numbersData)
	for class, name := range map[numberClass]string{unitWord: "unit", tensWord: "tens", scaleWord: "scale", dozenWord: "dozen"} {
		for w, v := range values(t[name]) {
			numberWords[w] = numberWord{class, v}
		}
	}
	letters, parts, ordinals, somes, folds = values(t["letter"]), values(t["part"]), values(t["ordinal"]), values(t["some"]), values(t["fold"])
	for w, v := range t["vague"] {
		low, high, _ := strings.Cut(v, "/")
		vagues[w] = vagueRange{number(low), number(high)}
	}
	records(boundsData, readHedges)
	records(changeData, func(line string) {
		f := strings.Fields(line)
		dir := 1
		if f[0] == "down" {
			dir = 2
		}
		to := map[string]phrases{"verb": changeVerbs, "noun": changeNouns, "after": changeAfter}[f[1]]
		for _, p := range listed(f[2:]) {
			to.add(split(p), dir)
		}
	})
	records(modalityData, func(line string) {
		f := strings.Fields(line)
		for _, p := range listed(f[1:]) {
			switch f[0] {
			case "projected":
				modalities.add(split(p), 1)
			case "planned":
				modalities.add(split(p), 2)
			case "reach":
				reaching.add(split(p), 1)
			}
		}
	})
	reject = make(map[string]map[string]bool)
	for k, v := range table(rejectData) {
		reject[k] = set(v)
	}
	w := table(wordsData)
	plurals = w["plural"]
	for k, v := range w {
		words[k] = set(v)
	}
	endWords = words["end"]
	for w := range vagues {
		openers[w] = true
	}
	for _, m := range []map[string]float64{somes, folds, ordinals} {
		for w := range m {
			openers[w] = true
		}
	}
	for _, w := range []string{"half", "quarter", "minus", "negative"} {
		openers[w] = true
	}
	return true
}

func readHedges(line string) {
	f := strings.Fields(line)
	where, bound, strict, rest := f[0], f[1], false, f[2:]
	if rest[0] == "strict" || rest[0] == "-" {
		strict, rest = rest[0] == "strict", rest[1:]
	}
	to := hedgesBefore
	if where == "after" {
		to = hedgesAfter
	}
	if where == "skip" {
		rest = rest[min(len(rest)-1, 0):]
	}
	for _, p := range listed(rest) {
		to.add(split(p), len(hedges))
		hedges = append(hedges, hedge{news.Bound(bound), strict, where == "skip", p})
	}
}

// listed returns the phrases of fields separated by "|".
func listed(fields []string) []string {
	list := strings.Split(strings.Join(fields, " "), "|")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}
