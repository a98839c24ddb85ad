package syntax

import (
	"fmt"
	"strings"

	"github.com/readoutdesk/readout/lang/internal/linear"
)

// Tags is a set of joint tags "UPOS|XPOS"; a tag is known by its number.
type Tags struct {
	Names []string
	UPOS  []string
	XPOS  []string
}

// NewTags splits joint tags.
func NewTags(names []string) *Tags {
	t := &Tags{Names: names}
	for _, n := range names {
		u, x, _ := strings.Cut(n, "|")
		t.UPOS, t.XPOS = append(t.UPOS, u), append(t.XPOS, x)
	}
	return t
}

// Lexicon knows which tags frequent words have.
type Lexicon struct {
	entries  map[uint32]entry // by hash of the unified form
	Clusters *Clusters        // may be nil
}

type entry struct {
	class uint32
	tag   int16
}

// ReadLexicon reads lines of a word and its tags, most frequent first; "=" before a tag says that the word has always
// this one:
//
//	the =DET|DT
//	that SCONJ|IN PRON|WDT PRON|DT DET|DT
func ReadLexicon(data string, tags *Tags) (*Lexicon, error) {
	num := make(map[string]int16, len(tags.Names))
	for i, n := range tags.Names {
		num[n] = int16(i)
	}
	l := &Lexicon{entries: make(map[uint32]entry, strings.Count(data, "\n"))}
	var buf [MaxWord + 4]byte
	for line := range strings.Lines(data) {
		line = strings.TrimSuffix(line, "\n")
		word, rest, ok := strings.Cut(line, " ")
		if !ok || word == "#" {
			continue
		}
		e := entry{class: hash([]byte(rest)), tag: -1}
		if name, sure := strings.CutPrefix(rest, "="); sure {
			if e.tag, ok = num[name]; !ok {
				return nil, fmt.Errorf("lexicon: %q has the unknown tag %q", word, name)
			}
		}
		l.entries[hash(append(buf[:0], word...))] = e
	}
	return l, nil
}

// Tagger assigns joint tags from left to right.
type Tagger struct {
	Tags    *Tags
	Lexicon *Lexicon
	Weights *linear.Weights
}

// NumTagKeys is the number of features of a word.
const NumTagKeys = 42

// TagKeys is room for the features of one word.
type TagKeys [NumTagKeys]uint32

// edge stands for the words before the first and after the last one.
var edge = Word{Form: 1, Lower: 1, Suf1: 1, Suf2: 1, Suf3: 1, Suf4: 1, Pre2: 1, Shape: 1, Class: 1, Few: 999, Many: 999, Tag: -1}

func at(words []Word, i int) *Word {
	if uint(i) < uint(len(words)) {
		return &words[i]
	}
	return &edge
}

// Extract fills keys with the features of word i; t1 and t2 are the tags of the word before and the one before that,
// -1 at the start.
func (keys *TagKeys) Extract(words []Word, i, t1, t2 int) {
	w, p, pp, n, nn := &words[i], at(words, i-1), at(words, i-2), at(words, i+1), at(words, i+2)
	a, b := uint32(t1+2), uint32(t2+2)
	ab := a<<9 | b
	*keys = TagKeys{
		key(1, w.Form),
		key(2, w.Lower),
		key(3, w.Suf2),
		key(4, w.Suf3),
		key(5, w.Suf4),
		key(6, w.Pre2),
		key(7, w.Shape),
		key(8, a),
		key(9, ab),
		key2(10, w.Lower, a),
		key2(11, w.Lower, ab),
		key2(12, w.Suf3, a),
		key(13, p.Lower),
		key(14, p.Suf3),
		key(15, pp.Lower),
		key(16, n.Lower),
		key(17, n.Suf3),
		key(18, nn.Lower),
		key2(19, p.Lower, w.Lower),
		key2(20, w.Lower, n.Lower),
		key2(21, n.Lower, a),
		key3(22, p.Shape, w.Shape, n.Shape),
		key2(23, w.Shape, w.Suf3),
		key2(24, w.Suf2, n.Suf2),
		key2(25, n.Suf3, a),
		key2(26, w.Class, a),
		key3(27, w.Class, n.Class, a),
		key3(28, n.Class, nn.Class, w.Suf2),
		key3(29, w.Shape, p.Form, a),
		key2(30, w.Suf1, ab),
		key2(31, w.Class, n.Lower),
		key3(32, p.Class, w.Class, n.Class),
		key(33, w.Many),
		key2(34, w.Many, a),
		key(35, p.Many),
		key(36, n.Many),
		key3(37, p.Few, w.Few, n.Few),
		key3(38, w.Few, n.Few, a),
		key2(39, w.Many, n.Many),
		key2(40, n.Few, ab),
		key2(41, w.Suf2, n.Few),
		key3(42, w.Few, n.Few, nn.Few),
	}
}

// Tag appends to out the tags of words.
func (t *Tagger) Tag(out []int16, words []Word) []int16 {
	var keys TagKeys
	var scores linear.Scores
	t1, t2 := -1, -1
	for i := range words {
		best := int(words[i].Tag)
		if best < 0 {
			keys.Extract(words, i, t1, t2)
			t.Weights.Score(keys[:], &scores)
			best = scores.Best(len(t.Tags.Names))
		}
		out = append(out, int16(best))
		t1, t2 = best, t1
	}
	return out
}
