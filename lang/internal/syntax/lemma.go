package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxSuffix is the number of bytes a lemma rule looks at.
const MaxSuffix = 6

// Lemmas finds the dictionary form of a word with its tag: a list of exceptions, then the rule of the longest ending.
type Lemmas struct {
	tags       *Tags
	exceptions map[lemmaKey]string
	rules      map[lemmaKey]Edit
}

type lemmaKey struct {
	word uint32 // hash of the word in lower case, or of its ending
	tag  int16
}

// Edit turns a form into its lemma: Cut bytes off the end, Add put there. "cities" is {3, "y"}.
type Edit struct {
	Cut int
	Add string
}

// Apply returns the edited word, and false when the word is too short.
func (e Edit) Apply(w string) (string, bool) {
	if e.Cut >= len(w) && e.Cut+len(e.Add) > 0 {
		return w, false
	}
	if e.Add == "" {
		return w[:len(w)-e.Cut], true
	}
	return w[:len(w)-e.Cut] + e.Add, true
}

// ReadLemmas reads exceptions, lines of a word in lower case, its tag and lemma, and rules, lines of an ending, the
// tag, the number of bytes to cut and what to add ("_" for nothing):
//
//	went VERB|VBD go
//
//	-ies NOUN|NNS 3 y
func ReadLemmas(exceptions, rules string, tags *Tags) (*Lemmas, error) {
	num := make(map[string]int16, len(tags.Names))
	for i, n := range tags.Names {
		num[n] = int16(i)
	}
	l := &Lemmas{tags: tags, exceptions: make(map[lemmaKey]string, strings.Count(exceptions, "\n")), rules: make(map[lemmaKey]Edit, strings.Count(rules, "\n"))}
	for line := range strings.Lines(exceptions) {
		word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		tag, lemma, ok := strings.Cut(rest, " ")
		if word == "#" || !ok {
			continue
		}
		t, known := num[tag]
		if !known {
			return nil, fmt.Errorf("lemmas: %q has the unknown tag %q", word, tag)
		}
		l.exceptions[lemmaKey{hash([]byte(word)), t}] = lemma
	}
	for line := range strings.Lines(rules) {
		f := strings.Fields(line)
		if len(f) != 4 || f[0][0] != '-' {
			continue
		}
		t, known := num[f[1]]
		cut, err := strconv.Atoi(f[2])
		if !known || err != nil {
			return nil, fmt.Errorf("lemma rules: cannot read %q", line)
		}
		l.rules[lemmaKey{hash([]byte(f[0][1:])), t}] = Edit{cut, strings.TrimPrefix(f[3], "_")}
	}
	return l, nil
}

// Lemma returns the lemma of word, whose features are w.
func (l *Lemmas) Lemma(word string, w *Word, tag int16) string {
	if l.tags.UPOS[tag] == "PUNCT" { // "—" and "..." stay as printed, quotation marks become plain
		return l.Base(word, tag)
	}
	if s, ok := l.exceptions[lemmaKey{w.Lower, tag}]; ok {
		return s
	}
	base := l.Base(word, tag)
	for n := min(MaxSuffix, len(base)); n >= 0; n-- {
		if e, ok := l.rules[lemmaKey{hashString(base[len(base)-n:]), tag}]; ok {
			if s, ok := e.Apply(base); ok {
				return s
			}
		}
	}
	return base
}

// Base returns what lemma rules work on: the word with plain marks, in lower case unless the tag is a name's.
func (l *Lemmas) Base(word string, tag int16) string {
	plain := true
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return word
	}
	name := l.tags.UPOS[tag] == "PROPN"
	return strings.Map(func(r rune) rune {
		switch r {
		case '“', '”', '„', '«', '»':
			return '"'
		case '‘', '’', 'ʼ':
			return '\''
		}
		if name {
			return r
		}
		return unicode.ToLower(r)
	}, word)
}

func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>13
}
