package main

import (
	"log"
	"math/rand/v2"

	"github.com/readoutdesk/readout/lang/internal/linear"
	"github.com/readoutdesk/readout/lang/internal/syntax"
)

const (
	folds      = 4  // of the corpus; each is tagged by a tagger that has not seen it
	foldBlock  = 50 // sentences that stay together, so that a text is not on both sides
	foldEpochs = 5
	foldPrune  = 5. / 6

	parseEpochs = 10
	explore     = .9 // share of its own decisions that the parser follows from the second epoch on

	// A right decision is practised until it leads by so much.
	moveMargin, labelMargin = 20, 4

	parseScale, parsePrune = 8, 4
	labelScale, labelPrune = 6, 1.5
)

// jackknife returns for each sentence the tags given by a tagger that was trained on the rest of the corpus.
func jackknife(corpus []Sentence, tags *syntax.Tags, clusters *syntax.Clusters) ([][]int16, error) {
	out := make([][]int16, len(corpus))
	for f := range folds {
		var rest []Sentence
		for i, s := range corpus {
			if i/foldBlock%folds != f {
				rest = append(rest, s)
			}
		}
		lex, err := syntax.ReadLexicon(makeLexicon(rest), tags)
		if err != nil {
			return nil, err
		}
		lex.Clusters = clusters
		packed := trainTagger(rest, tags, lex, foldEpochs, foldPrune)
		t := &syntax.Tagger{Tags: tags, Lexicon: lex, Weights: packed.Weights()}
		for i, s := range corpus {
			if i/foldBlock%folds == f {
				out[i] = t.Tag(nil, wordsOf(s.Words, lex))
			}
		}
	}
	return out, nil
}

// relSet lists the relations of a corpus, "root" first, then by frequency.
func relSet(corpus []Sentence) []string {
	count := make(map[string]int)
	for _, s := range corpus {
		for _, r := range s.Rels {
			if r != "root" {
				count[r]++
			}
		}
	}
	return append([]string{"root"}, byCount(count)...)
}

// tree is a sentence to learn from.
type tree struct {
	words []syntax.Word
	tags  []int16
	heads []int32 // n for the root
	rels  []int
}

func treesOf(corpus []Sentence, tagged [][]int16, lex *syntax.Lexicon, rels []string) []tree {
	num := make(map[string]int)
	for i, r := range rels {
		num[r] = i
	}
	trees := make([]tree, len(corpus))
	for i, s := range corpus {
		t := tree{words: wordsOf(s.Words, lex), tags: tagged[i]}
		for j, h := range s.Heads {
			if h < 0 {
				h = len(s.Words)
			}
			t.heads = append(t.heads, int32(h))
			t.rels = append(t.rels, num[s.Rels[j]])
		}
		trees[i] = t
	}
	return trees
}

// trainParser learns to move from states that its own mistakes lead to (dynamic oracle), and to label arcs.
func trainParser(trees []tree, tags *syntax.Tags, rels []string) (linear.PackedTriple, linear.Packed) {
	p := syntax.NewParser(tags, rels, nil, nil)
	moves, labels := linear.NewTripleLearner(), linear.NewLearner()
	rng := rand.New(rand.NewPCG(seed, 2))
	var s syntax.State
	var keys syntax.ParseKeys
	var labelKeys syntax.LabelKeys
	var scores linear.Scores
	for epoch := range parseEpochs {
		wrong, total := 0, 0
		rng.Shuffle(len(trees), func(i, j int) { trees[i], trees[j] = trees[j], trees[i] })
		for _, t := range trees {
			if len(t.words) > syntax.MaxParse {
				continue
			}
			p.Start(&s, t.words, t.tags)
			for !s.Done() {
				keys.Extract(&s)
				sc := moves.Score(keys[:])
				cost := costs(&s, t.heads)
				best, right := bestMove(&s, sc, cost)
				moves.Step()
				total++
				if cost[best] > cost[right] {
					wrong++
				}
				if rival := rivalOf(&s, sc, cost, cost[right]); rival >= 0 && sc[right]-sc[rival] <= moveMargin {
					moves.Correct(keys[:], int(right), int(rival))
				}
				a := right
				if epoch > 0 && rng.Float64() < explore {
					a = best
				}
				rel := 0
				if a != syntax.Shift {
					if h, d := s.Arc(a); int(h) < len(t.words) {
						labelKeys.Extract(&s, h, d)
						labels.Score(labelKeys[:], &scores)
						rel = syntax.BestLabel(&scores, len(rels))
						if t.heads[d] == h {
							labels.Step()
							labels.Separate(labelKeys[:], &scores, t.rels[d], len(rels), labelMargin)
						}
					}
				}
				s.Do(a, rel)
			}
		}
		log.Printf("heads: epoch %d, %.2f %% of %d moves right", epoch+1, 100-100*float64(wrong)/float64(total), total)
	}
	return moves.Pack(parseScale, parsePrune), labels.Pack(labelScale, labelPrune)
}

// bestMove returns the legal action with the highest score, and that among those of least cost.
func bestMove(s *syntax.State, score [3]int32, cost [3]int) (best, right syntax.Action) {
	best, right = -1, -1
	least := 1 << 30
	for a := syntax.Shift; a <= syntax.Right; a++ {
		if s.Legal(a) {
			least = min(least, cost[a])
		}
	}
	for a := syntax.Shift; a <= syntax.Right; a++ {
		if !s.Legal(a) {
			continue
		}
		if best < 0 || score[a] > score[best] {
			best = a
		}
		if cost[a] == least && (right < 0 || score[a] > score[right]) {
			right = a
		}
	}
	return best, right
}

// rivalOf returns the legal action with the highest score among those that cost more than least; -1 when there is none.
func rivalOf(s *syntax.State, score [3]int32, cost [3]int, least int) syntax.Action {
	rival := syntax.Action(-1)
	for a := syntax.Shift; a <= syntax.Right; a++ {
		if s.Legal(a) && cost[a] > least && (rival < 0 || score[a] > score[rival]) {
			rival = a
		}
	}
	return rival
}

// costs returns for each action how many right arcs it puts out of reach (Goldberg and Nivre, arc-hybrid).
func costs(s *syntax.State, heads []int32) (c [3]int) {
	k := len(s.Stack)
	s0, s1 := s.Stack[k-1], int32(-1)
	if k > 1 {
		s1 = s.Stack[k-2]
	}
	n, b0 := int32(len(heads)), s.Next
	if k > 1 { // the top of the stack leaves
		lost := 0 // its dependents among the next words
		for i := b0; i < n; i++ {
			if heads[i] == s0 {
				lost++
			}
		}
		h := heads[s0]
		ahead := h >= b0 && h < n
		c[syntax.Left] = lost
		if h == s1 || ahead && h != b0 {
			c[syntax.Left]++
		}
		c[syntax.Right] = lost
		if ahead {
			c[syntax.Right]++
		}
	}
	if b0 < n { // the next word goes onto the stack
		for i, x := range s.Stack {
			if x < n && heads[x] == b0 {
				c[syntax.Shift]++
			}
			if i < k-1 && heads[b0] == x {
				c[syntax.Shift]++
			}
		}
	}
	return c
}
