package main

import (
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/lang/internal/syntax"
)

const (
	clusterCount  = 4    // how often a word must occur to get into a cluster
	contexts      = 2500 // most frequent words that count as neighbours
	clusterRounds = 12
)

// cluster puts the words of running text into classes by the words before and after them, twice: into few classes and
// into many. The model knows a word by its hash only.
func cluster(path string, treebank []Sentence) ([]byte, error) {
	c := &counter{ids: make(map[string]int)}
	for _, s := range treebank {
		c.add(s.Words)
	}
	if err := eachText(path, func(text string) {
		d := lang.Segment(text)
		for _, s := range d.Sentences {
			var words []string
			for i := s.First; i < s.Last; i++ {
				words = append(words, d.W(i))
			}
			c.add(words)
		}
	}); err != nil {
		return nil, err
	}
	words := c.neighbours()
	log.Printf("clusters: %d words of %d", len(words), len(c.count))
	few, many := exchange(words, syntax.FewClusters), exchange(words, syntax.ManyClusters)
	out := make([]syntax.Cluster, len(words))
	for i, w := range words {
		out[i] = syntax.Cluster{Word: w.form, Few: uint16(few[i] + 1), Many: uint16(many[i] + 1)}
	}
	return syntax.PackClusters(out), nil
}

// eachText calls f with the "text" of each line of a gzipped JSONL file.
func eachText(path string, f func(text string)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	dec := json.NewDecoder(z)
	for {
		var r struct{ Text string }
		if err := dec.Decode(&r); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		f(r.Text)
	}
}

// counter counts words and pairs of neighbours.
type counter struct {
	ids   map[string]int
	forms []string
	count []int
	text  []int32 // ids; -1 between sentences
}

func (c *counter) add(words []string) {
	for _, w := range words {
		w = syntax.Unify(w)
		id, ok := c.ids[w]
		if !ok {
			id = len(c.forms)
			w = strings.Clone(w)
			c.ids[w] = id
			c.forms = append(c.forms, w)
			c.count = append(c.count, 0)
		}
		c.count[id]++
		c.text = append(c.text, int32(id))
	}
	c.text = append(c.text, -1)
}

// word is a word with how often each context stands beside it: twice the rank of a neighbour, plus one for those that
// follow.
type word struct {
	form  string
	total int
	near  []near
}

type near struct {
	context int32
	n       int32
}

// neighbours returns the frequent words, most frequent first.
func (c *counter) neighbours() []word {
	order := make([]int, 0, len(c.forms))
	for id, n := range c.count {
		if n >= clusterCount {
			order = append(order, id)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(c.count[b]-c.count[a], strings.Compare(c.forms[a], c.forms[b]))
	})
	rank := make([]int32, len(c.forms)) // from 2 on; 0 is the border of a sentence, 1 any rare word
	for i := range rank {
		rank[i] = int32(len(order)) + 2
	}
	for i, id := range order {
		rank[id] = int32(i) + 2
	}
	context := func(i int) int32 {
		if i < 0 || i >= len(c.text) || c.text[i] < 0 {
			return 0
		}
		if r := rank[c.text[i]]; r < contexts {
			return r
		}
		return 1
	}
	pairs := make([]map[int32]int32, len(order))
	for i := range pairs {
		pairs[i] = make(map[int32]int32)
	}
	for i, id := range c.text {
		if id < 0 || int(rank[id])-2 >= len(order) {
			continue
		}
		m := pairs[rank[id]-2]
		m[2*context(i-1)]++
		m[2*context(i+1)+1]++
	}
	words := make([]word, len(order))
	for i, id := range order {
		w := word{form: c.forms[id], total: c.count[id]}
		for x, n := range pairs[i] {
			w.near = append(w.near, near{x, n})
		}
		slices.SortFunc(w.near, func(a, b near) int { return int(a.context - b.context) })
		words[i] = w
	}
	return words
}

// exchange moves each word to the class where it adds most to what classes tell about the words beside them, until
// nothing moves (Kneser and Ney, with both neighbours).
func exchange(words []word, k int) []int {
	of := make([]int, len(words))
	cells := make([]int32, 2*contexts*k) // by context and class
	total := make([]int32, k)
	put := func(w *word, c int, sign int32) {
		for _, x := range w.near {
			cells[int(x.context)*k+c] += sign * x.n
		}
		total[c] += sign * int32(w.total)
	}
	for i := range words {
		of[i] = i % k
		put(&words[i], of[i], 1)
	}
	gain := make([]float32, k)
	for round := range clusterRounds {
		moved := 0
		for i := range words {
			w := &words[i]
			put(w, of[i], -1)
			for c := range gain {
				gain[c] = -2 * (xlogx(total[c]+int32(w.total)) - xlogx(total[c]))
			}
			for _, x := range w.near {
				row := cells[int(x.context)*k:][:k]
				alone := xlogx(x.n)
				for c, n := range row {
					if n == 0 {
						gain[c] += alone
					} else {
						gain[c] += xlogx(n+x.n) - xlogx(n)
					}
				}
			}
			best := of[i]
			for c, g := range gain {
				if g > gain[best] {
					best = c
				}
			}
			if best != of[i] {
				moved++
			}
			of[i] = best
			put(w, best, 1)
		}
		log.Printf("clusters: %d classes, round %d, %d words moved", k, round+1, moved)
		if moved*500 < len(words) {
			break
		}
	}
	return of
}

var logs = func() []float32 {
	t := make([]float32, 1<<16)
	for i := 1; i < len(t); i++ {
		t[i] = float32(float64(i) * math.Log(float64(i)))
	}
	return t
}()

func xlogx(n int32) float32 {
	if n < int32(len(logs)) {
		return logs[n]
	}
	return float32(float64(n) * math.Log(float64(n)))
}
