package main

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/readoutdesk/readout/lang/internal/syntax"
)

// projective returns heads without crossing arcs over words [from,to), the root of which hangs on head.
func projective(rng *rand.Rand, heads []int32, from, to int, head int32) {
	if from >= to {
		return
	}
	root := from + rng.IntN(to-from)
	heads[root] = head
	for _, side := range [][2]int{{from, root}, {root + 1, to}} {
		for a := side[0]; a < side[1]; {
			b := a + 1 + rng.IntN(side[1]-a)
			projective(rng, heads, a, b, int32(root))
			a = b
		}
	}
}

func randomTree(rng *rand.Rand) []int32 {
	n := 1 + rng.IntN(12)
	heads := make([]int32, n)
	projective(rng, heads, 0, n, int32(n))
	return heads
}

func start(heads []int32) (*syntax.State, *syntax.Parser) {
	p := syntax.NewParser(syntax.NewTags([]string{"X|FW"}), []string{"root", "dep"}, nil, nil)
	s := new(syntax.State)
	p.Start(s, make([]syntax.Word, len(heads)), make([]int16, len(heads)))
	return s, p
}

func TestMovesWithoutCostBuildTheTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 2000 {
		heads := randomTree(rng)
		s, _ := start(heads)
		for !s.Done() {
			cost := costs(s, heads)
			score := [3]int32{int32(rng.IntN(9)), int32(rng.IntN(9)), int32(rng.IntN(9))}
			_, right := bestMove(s, score, cost)
			if cost[right] != 0 {
				t.Fatalf("%v: every move costs", heads)
			}
			s.Do(right, 1)
		}
		for i, h := range heads {
			if s.Nodes[i].Head != h {
				t.Fatalf("%v: word %d got the head %d", heads, i, s.Nodes[i].Head)
			}
		}
	}
}

// After any moves at all, the cost of the moves taken is the number of arcs that differ in the end when the best moves
// are taken from there.
func TestCostsCountLostArcs(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		heads := randomTree(rng)
		s, _ := start(heads)
		lost := 0
		for steps := 0; !s.Done(); steps++ {
			cost := costs(s, heads)
			_, a := bestMove(s, [3]int32{}, cost)
			if steps < len(heads) {
				legal := slices.DeleteFunc([]syntax.Action{syntax.Shift, syntax.Left, syntax.Right}, func(a syntax.Action) bool { return !s.Legal(a) })
				a = legal[rng.IntN(len(legal))]
			}
			lost += cost[a]
			s.Do(a, 1)
		}
		wrong := 0
		for i, h := range heads {
			if s.Nodes[i].Head != h {
				wrong++
			}
		}
		if wrong != lost {
			t.Fatalf("%v: %d wrong heads, costs of %d", heads, wrong, lost)
		}
	}
}

func TestLemmaRules(t *testing.T) {
	s := func(tag string, pairs ...string) (x Sentence) {
		for i := 0; i < len(pairs); i += 2 {
			x.Words, x.Lemmas, x.Tags = append(x.Words, pairs[i]), append(x.Lemmas, pairs[i+1]), append(x.Tags, tag)
		}
		return x
	}
	corpus := []Sentence{
		s("NOUN|NNS", "cities", "city", "parties", "party", "duties", "duty", "cats", "cat", "dogs", "dog", "trees", "tree", "mice", "mouse"),
		s("PROPN|NNP", "Paris", "Paris", "Leeds", "Leeds"),
	}
	tags := tagSet(corpus)
	exceptions, rules, err := makeLemmas(corpus, tags)
	if err != nil {
		t.Fatal(err)
	}
	l, err := syntax.ReadLemmas(exceptions, rules, tags)
	if err != nil {
		t.Fatal(err)
	}
	num := map[string]int16{tags.Names[0]: 0, tags.Names[1]: 1}
	for _, c := range [][3]string{
		{"counties", "NOUN|NNS", "county"}, {"Ducks", "NOUN|NNS", "duck"}, {"mice", "NOUN|NNS", "mouse"}, {"Brussels", "PROPN|NNP", "Brussels"}, {"s", "NOUN|NNS", "s"},
	} {
		w := syntax.NewWord(c[0], nil)
		if got := l.Lemma(c[0], &w, num[c[1]]); got != c[2] {
			t.Errorf("%s %s: lemma %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
