package attribution

import (
	_ "embed"
	"strings"

	"github.com/readoutdesk/readout/news"
)

//go:embed cues.txt
var cuesFile string

//go:embed levels.txt
var levelsFile string

//go:embed words.txt
var wordsFile string

// frame is a set of what can follow a cue; the letters are explained in cues.txt.
type frame uint8

const (
	frameClause frame = 1 << iota
	frameAddressee
	frameQuote
	frameNoun
	frameInfinitive
	frameObject
	frameSilence
)

const frameLetters = "caqnios"

// class is what sort of word a cue is.
type class uint8

const (
	classVerb class = iota
	classNoun
	classPhrase
)

// entry is a line of the lexicon.
type entry struct {
	class  class
	act    news.Act
	frames frame
	lemma  string
	quoted bool // speech when it ties a quotation: "'No,' she thought"; else what act says
}

// lexicon maps forms to entries. A form that several lines give has their frames together: "ask" takes a quotation and
// an object.
type lexicon struct {
	verbs, nouns map[string]*entry
	phrases      map[string][]phrase // by first word
	level        map[string]uint8    // 0..4, see levels.txt
}

type phrase struct {
	words []string
	entry *entry
}

var cues = readLexicon(cuesFile, levelsFile)

func readLexicon(cues, levels string) *lexicon {
	l := &lexicon{make(map[string]*entry), make(map[string]*entry), make(map[string][]phrase), make(map[string]uint8)}
	for f := range dataLines(cues) {
		e := &entry{act: news.Act(f[1]), lemma: f[3]}
		for _, c := range f[2] {
			e.frames |= 1 << strings.IndexRune(frameLetters, c)
		}
		switch f[0] {
		case "verb":
			addForms(l.verbs, e, f[3:])
		case "noun":
			e.class = classNoun
			addForms(l.nouns, e, f[3:])
		case "phrase":
			e.class = classPhrase
			for _, w := range f[3:] {
				words := strings.Split(w, "_")
				l.phrases[words[0]] = append(l.phrases[words[0]], phrase{words, e})
			}
		}
	}
	for f := range dataLines(levels) {
		for _, w := range f[1:] {
			l.level[w] = max(l.level[w], f[0][0]-'0')
		}
	}
	return l
}

func addForms(m map[string]*entry, e *entry, forms []string) {
	for _, w := range forms {
		if old := m[w]; old != nil {
			both := *old
			both.frames |= e.frames
			if old.act != e.act {
				both.act, both.quoted = news.ActAttitude, true
			}
			m[w] = &both
			continue
		}
		m[w] = e
	}
}

// dataLines yields the fields of each line that is neither empty nor a comment.
func dataLines(data string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(data) {
			f := strings.Fields(line)
			if len(f) == 0 || f[0][0] == '#' {
				continue
			}
			if !yield(f) {
				return
			}
		}
	}
}

// wordClass is a set of properties of a word form, from words.txt.
type wordClass uint32

const (
	isAuxiliary wordClass = 1 << iota
	isModal
	isNegation
	isAdverb
	isSubject // personal pronouns as subjects
	isObject
	isDeterminer
	isPreposition
	isConjunction
	isRelative
	isAddressee
	isSilent   // declined, refused
	isPlanning // planned, expected: what follows is announced
	isDocument
	isRoleNoun
	isGroupNoun
	isOrganisationNoun
	isMetonym
	isTitle
	isTimeWord
	isMedium // words of places and papers where something is said
	isPicture
	isVerbal // never a noun
	isFemale
	isMale
)

var classNames = strings.Fields("auxiliary modal negation adverb subject object determiner preposition conjunction relative addressee silent planning " +
	"document role group organisation metonym title time medium picture verbal female male")

// words maps lower-case forms to their properties.
var words = readWords(wordsFile)

func readWords(data string) map[string]wordClass {
	m := make(map[string]wordClass)
	for f := range dataLines(data) {
		for i, n := range classNames {
			if n == f[0] {
				for _, w := range f[1:] {
					m[strings.ReplaceAll(w, "_", " ")] |= 1 << i
				}
			}
		}
	}
	return m
}

// bearers are endings of nouns for people by what they do or where they are from.
var bearers = []string{"ers", "ors", "ists", "ians", "er", "or", "ist", "ian", "man", "men", "woman", "women", "people"}

// CanSpeak reports whether a label such as "a senior ministry official" names somebody who can speak: a person by role, a
// group or an organisation. "The towers" and "using campaign funds" are no speakers.
func CanSpeak(label string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(label)) {
		if words[w]&(isRoleNoun|isGroupNoun|isOrganisationNoun|isMetonym|isTitle) != 0 {
			return true
		}
		for _, e := range bearers {
			if len(w) > len(e)+2 && strings.HasSuffix(w, e) && words[w]&isMedium == 0 {
				return true
			}
		}
	}
	return false
}
