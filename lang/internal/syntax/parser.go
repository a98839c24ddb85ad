package syntax

import "github.com/readoutdesk/readout/lang/internal/linear"

// MaxParse is the number of words that are parsed together. A longer sentence (a table, a text without stops) is parsed
// in pieces of that length; the root of each later one hangs on the root of the piece before.
const MaxParse = 400

// Action is a move of the parser (arc-hybrid).
type Action int

const (
	Shift Action = iota // the next word goes onto the stack
	Left                // the top of the stack gets the next word as its head and leaves
	Right               // the top of the stack gets the one below as its head and leaves
)

// Parser finds heads and relations in one pass from left to right.
type Parser struct {
	Rels    []string // relations; the first is the one for arcs to the root
	Actions *linear.Triple
	Labels  *linear.Weights
	verbs   []uint32 // by tag: what to count between words, see counts
}

// NewParser returns a parser for words with these tags.
func NewParser(tags *Tags, rels []string, actions *linear.Triple, labels *linear.Weights) *Parser {
	return &Parser{Rels: rels, Actions: actions, Labels: labels, verbs: counts(tags)}
}

// counts returns for each tag what a word with it adds to the counts of verbs, commas, and conjunctions between two
// words, ten bits each.
func counts(tags *Tags) []uint32 {
	c := make([]uint32, len(tags.Names))
	for i := range tags.Names {
		switch {
		case tags.UPOS[i] == "VERB" || tags.UPOS[i] == "AUX":
			c[i] = 1
		case tags.XPOS[i] == "," || tags.XPOS[i] == ":":
			c[i] = 1 << 10
		case tags.UPOS[i] == "CCONJ" || tags.UPOS[i] == "SCONJ":
			c[i] = 1 << 20
		}
	}
	return c
}

// Node is a word as the parser sees it. Numbers of other words are indexes into State.Nodes.
type Node struct {
	W, P, WP   uint64 // word in lower case, tag, both
	Suf3       uint64
	Shape      uint64
	C, K       uint64 // class of like words, of many and of few
	Head       int32
	Rel        int32 // number of the relation + 1; 0 before it has a head
	L1, L2     int32 // outermost and next dependents on the left
	R1, R2     int32
	NL, NR     uint32 // numbers of dependents
	LSet, RSet uint64 // their relations
	between    uint32 // sum of counts before this word
}

// State is a parser's work on one sentence. It can be used again; the zero State is ready.
type State struct {
	Nodes []Node // the words, then the root, then one that stands for "none"
	Stack []int32
	Next  int32 // the next word; n when all are on the stack
	n     int32
}

// Start prepares for a sentence.
func (p *Parser) Start(s *State, words []Word, tags []int16) {
	n := len(words)
	if cap(s.Nodes) < n+2 {
		s.Nodes = make([]Node, n+2, 2*n+2)
	}
	s.Nodes = s.Nodes[:n+2]
	s.n = int32(n)
	none := s.n + 1
	sum := uint32(0)
	for i := range words {
		w := &words[i]
		tag := uint64(tags[i]) + 3
		s.Nodes[i] = Node{W: uint64(w.Lower), P: tag, WP: uint64(w.Lower)*0x9e3779b1 + tag, Suf3: uint64(w.Suf3), Shape: uint64(w.Shape), C: uint64(w.Many), K: uint64(w.Few),
			Head: -1, L1: none, L2: none, R1: none, R2: none, between: sum}
		sum += p.verbs[tags[i]]
	}
	s.Nodes[n] = Node{W: 1, P: 1, WP: 1, C: 998, K: 998, Head: -1, L1: none, L2: none, R1: none, R2: none, between: sum}
	s.Nodes[n+1] = Node{W: 2, P: 2, WP: 2, C: 999, K: 999, Head: -1, L1: none, L2: none, R1: none, R2: none, between: sum}
	s.Stack = append(s.Stack[:0], s.n)
	s.Next = 0
}

// Done reports whether every word has a head.
func (s *State) Done() bool { return s.Next == s.n && len(s.Stack) == 1 }

// Legal reports whether a may be taken. Only the last arc goes to the root, so there is one root.
func (s *State) Legal(a Action) bool {
	switch a {
	case Shift:
		return s.Next < s.n
	case Left:
		return s.Next < s.n && len(s.Stack) > 1
	}
	return len(s.Stack) > 2 || len(s.Stack) == 2 && s.Next == s.n
}

// Arc returns the words that Left or Right would join.
func (s *State) Arc(a Action) (head, dep int32) {
	k := len(s.Stack)
	if a == Left {
		return s.Next, s.Stack[k-1]
	}
	return s.Stack[k-2], s.Stack[k-1]
}

// Do takes an action; rel is the number of the new arc's relation.
func (s *State) Do(a Action, rel int) {
	if a == Shift {
		s.Stack = append(s.Stack, s.Next)
		s.Next++
		return
	}
	head, dep := s.Arc(a)
	s.Stack = s.Stack[:len(s.Stack)-1]
	d, h := &s.Nodes[dep], &s.Nodes[head]
	d.Head, d.Rel = head, int32(rel)+1
	if a == Left {
		h.L1, h.L2 = dep, h.L1
		h.NL++
		h.LSet |= 1 << (rel & 63)
		return
	}
	h.R1, h.R2 = dep, h.R1
	h.NR++
	h.RSet |= 1 << (rel & 63)
}

// Parse sets heads, indexes into words and -1 for the root, and rels, indexes into p.Rels.
func (p *Parser) Parse(s *State, words []Word, tags []int16, heads []int32, rels []int32) {
	root := int32(-1)
	for from := 0; from < len(words); from += MaxParse {
		to := min(from+MaxParse, len(words))
		p.parse(s, words[from:to], tags[from:to])
		next := root
		for i := from; i < to; i++ {
			nd := &s.Nodes[i-from]
			heads[i], rels[i] = nd.Head+int32(from), nd.Rel-1
			if nd.Head == s.n {
				heads[i], rels[i] = root, 0
				if root >= 0 {
					rels[i] = p.join()
				}
				next = int32(i)
			}
		}
		root = next
	}
}

// join returns the relation between the pieces of a sentence that is too long.
func (p *Parser) join() int32 {
	for i, r := range p.Rels {
		if r == "parataxis" {
			return int32(i)
		}
	}
	return 0
}

func (p *Parser) parse(s *State, words []Word, tags []int16) {
	var keys ParseKeys
	p.Start(s, words, tags)
	for !s.Done() {
		a := Shift
		switch shift, right := s.Legal(Shift), s.Legal(Right); {
		case len(s.Stack) == 1:
		case !shift:
			a = Right
		default:
			keys.Extract(s)
			l, r := p.Actions.Score(keys[:])
			if l > 0 {
				a = Left
			}
			if right && r > max(l, 0) {
				a = Right
			}
		}
		rel := 0
		if a != Shift {
			if h, d := s.Arc(a); h != s.n {
				rel = p.label(s, h, d)
			}
		}
		s.Do(a, rel)
	}
}

// label returns the relation of d to h. Relation 0 is for arcs to the root only.
func (p *Parser) label(s *State, h, d int32) int {
	var keys LabelKeys
	var scores linear.Scores
	keys.Extract(s, h, d)
	p.Labels.Score(keys[:], &scores)
	return BestLabel(&scores, len(p.Rels))
}

// BestLabel returns the relation with the highest score; relation 0 is for arcs to the root only.
func BestLabel(scores *linear.Scores, n int) int {
	best := 1
	for c := 2; c < n; c++ {
		if scores[c] > scores[best] {
			best = c
		}
	}
	return best
}
