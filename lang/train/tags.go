package main

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/readoutdesk/readout/lang/internal/linear"
	"github.com/readoutdesk/readout/lang/internal/syntax"
)

const (
	seed      = 20
	tagEpochs = 7
	tagMargin = 4 // a right tag is practised until it leads by so much
	// Weights are kept in steps of 1/tagScale; smaller ones than tagPrune are dropped.
	tagScale, tagPrune = 6, 1
	// A word seen so often has its tags in the lexicon; with one tag in so many of its cases it has only that.
	lexiconCount, sureCount, sureShare = 5, 20, .995
)

func cutTag(tag string) (upos, xpos string) {
	upos, xpos, _ = strings.Cut(tag, "|")
	return upos, xpos
}

// tagSet lists the tags of a corpus, most frequent first.
func tagSet(corpus []Sentence) *syntax.Tags {
	count := make(map[string]int)
	for _, s := range corpus {
		for _, t := range s.Tags {
			count[t]++
		}
	}
	return syntax.NewTags(byCount(count))
}

// byCount returns the keys of m, the highest count first, then by name.
func byCount(m map[string]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(m[b]-m[a], strings.Compare(a, b)) })
	return keys
}

func wordsOf(forms []string, l *syntax.Lexicon) []syntax.Word {
	w := make([]syntax.Word, len(forms))
	for i, f := range forms {
		w[i] = syntax.NewWord(f, l)
	}
	return w
}

// makeLexicon writes the tags of frequent words. Forms count as printed and, so that "The" is known as well, in lower
// case when they open a sentence.
func makeLexicon(corpus []Sentence) string {
	count := make(map[string]map[string]int)
	for _, s := range corpus {
		for i, w := range s.Words {
			w = syntax.Unify(w)
			if count[w] == nil {
				count[w] = make(map[string]int)
			}
			count[w][s.Tags[i]]++
		}
	}
	words := make([]string, 0, len(count))
	for w := range count {
		words = append(words, w)
	}
	slices.Sort(words)
	var b strings.Builder
	b.WriteString("# Made by lang/train: words of the treebanks with their tags, most frequent first; \"=\" before the only one.\n")
	for _, w := range words {
		tags := byCount(count[w])
		n := 0
		for _, t := range tags {
			n += count[w][t]
		}
		if n < lexiconCount || strings.ContainsAny(w, " \n") || w == "#" {
			continue
		}
		if n >= sureCount && float64(count[w][tags[0]]) >= sureShare*float64(n) {
			fmt.Fprintf(&b, "%s =%s\n", w, tags[0])
			continue
		}
		tags = slices.DeleteFunc(tags, func(t string) bool { return count[w][t]*25 < n })
		fmt.Fprintf(&b, "%s %s\n", w, strings.Join(tags, " "))
	}
	return b.String()
}

// trainTagger trains on corpus; lex should come from the same corpus.
func trainTagger(corpus []Sentence, tags *syntax.Tags, lex *syntax.Lexicon, epochs int, prune float64) linear.Packed {
	num := make(map[string]int)
	for i, n := range tags.Names {
		num[n] = i
	}
	type example struct {
		words []syntax.Word
		gold  []int
	}
	examples := make([]example, len(corpus))
	for i, s := range corpus {
		examples[i].words = wordsOf(s.Words, lex)
		for _, t := range s.Tags {
			examples[i].gold = append(examples[i].gold, num[t])
		}
	}
	l := linear.NewLearner()
	rng := rand.New(rand.NewPCG(seed, 1))
	var keys syntax.TagKeys
	var scores linear.Scores
	for range epochs {
		rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for _, x := range examples {
			t1, t2 := -1, -1
			for i := range x.words {
				best := int(x.words[i].Tag)
				if best < 0 {
					keys.Extract(x.words, i, t1, t2)
					l.Score(keys[:], &scores)
					best = scores.Best(len(tags.Names))
					l.Step()
					l.Separate(keys[:], &scores, x.gold[i], len(tags.Names), tagMargin)
				}
				t1, t2 = best, t1
			}
		}
	}
	return l.Pack(tagScale, prune)
}
