package timex

import (
	_ "embed"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"sync"

	"github.com/readoutdesk/readout/news"
)

//go:embed data/words.txt
var wordsData string

//go:embed data/rules.txt
var rulesData string

// symbol is an element of a pattern: a class of words or one literal word.
type symbol int16

// entry is one meaning of a word.
type entry struct {
	sym     symbol
	capital bool // needs a capital letter in the text
	val     int
}

// rule is a pattern of rules.txt with what it makes of a match.
type rule struct {
	name string
	typ  news.TimeType
	op   operation
	set  []setting
	next []string // what must follow, unless it is empty: "next=ended,ending"
	prev []string // what must stand before
	not  []string // what must not follow
}

// setting is a constant of a rule: "n=-1".
type setting struct {
	field field
	val   float64
	ref   string
}

// edge leads from a node of the trie to the next on one symbol, or over a whole part when call is set: the root of the
// part's own trie. With glue, the token must touch the one before.
type edge struct {
	sym  symbol
	glue bool
	to   int32
	call int32
}

// node is a node of the trie of all patterns, with the rules that end there.
type node struct {
	edges []edge
	rules []int32
	final bool // a part ends here
}

// example is an expression with the value it has on the example day.
type example struct {
	rule, text, want string
}

// grammar is the read-only form of words.txt and rules.txt.
type grammar struct {
	words    map[string][]entry
	symbols  map[string]symbol
	setter   []field         // symbol: what a class's value sets
	numbers  map[string]bool // words a count may start with
	nodes    []node
	numeric  numberSymbols
	starts   [][]edge // symbol: the edges of the root that it may start on, parts included
	rules    []rule
	parts    map[string]int32 // $name: root of its trie
	examples []example
}

// english is the grammar, read at first use.
var english = sync.OnceValue(readGrammar)

func readGrammar() *grammar {
	g := &grammar{words: map[string][]entry{}, symbols: map[string]symbol{}, parts: map[string]int32{}, nodes: []node{{}}}
	for _, c := range classFields {
		g.symbol(c.name)
	}
	if err := g.readWords(wordsData); err != nil {
		panic("timex: words.txt: " + err.Error())
	}
	if err := g.readRules(rulesData); err != nil {
		panic("timex: rules.txt: " + err.Error())
	}
	g.setter = make([]field, len(g.symbols)+1)
	for _, c := range classFields {
		g.setter[g.symbols[c.name]] = c.field
	}
	g.numbers = map[string]bool{"a": true, "an": true}
	for w := range small {
		g.numbers[w] = true
	}
	s := g.symbols
	g.numeric = numberSymbols{s["NUM"], s["D"], s["DD"], s["DO"], s["DOW"], s["MM"], s["Y4"], s["Y2"], s["YW"], s["HM"], s["HHMM"], s["H12"], s["DECADE"], s["ORD"], s["CLOCKAP"]}
	g.starts = make([][]edge, len(g.symbols)+1)
	for _, e := range g.nodes[0].edges {
		for sym := range g.firsts(e) {
			g.starts[sym] = append(g.starts[sym], e)
		}
	}
	return g
}

// firsts yields the symbols on which an edge may start, each once.
func (g *grammar) firsts(e edge) iter.Seq[symbol] {
	return func(yield func(symbol) bool) {
		if e.call == 0 {
			yield(e.sym)
			return
		}
		seen := make(map[symbol]bool)
		var visit func(root int32) bool
		visit = func(root int32) bool {
			for _, x := range g.nodes[root].edges {
				if x.call > 0 {
					if !visit(x.call) {
						return false
					}
				} else if !seen[x.sym] {
					seen[x.sym] = true
					if !yield(x.sym) {
						return false
					}
				}
			}
			return true
		}
		visit(e.call)
	}
}

func (g *grammar) symbol(name string) symbol {
	s, ok := g.symbols[name]
	if !ok {
		s = symbol(len(g.symbols) + 1)
		g.symbols[name] = s
	}
	return s
}

func (g *grammar) readWords(data string) error {
	for line := range strings.Lines(data) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		if len(f) < 2 {
			return fmt.Errorf("no value: %q", line)
		}
		v, err := strconv.Atoi(f[1])
		if err != nil {
			return fmt.Errorf("value of %q: %w", line, err)
		}
		for _, w := range f[2:] {
			word := strings.TrimSuffix(w, "^")
			g.words[word] = append(g.words[word], entry{g.symbol(f[0]), word != w, v})
		}
	}
	return nil
}

func (g *grammar) readRules(data string) error {
	var examples []string
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '>' {
			examples = append(examples, line[1:])
			continue
		}
		name, rest, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("no name: %q", line)
		}
		if name[0] == '$' {
			root, ok := g.parts[name]
			if !ok {
				root = g.node()
				g.parts[name] = root
			}
			for _, seq := range expand(strings.Fields(rest)) {
				at, err := g.addPath(root, seq)
				if err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
				g.nodes[at].final = true
			}
			continue
		}
		for _, x := range examples {
			text, want, _ := strings.Cut(x, "|")
			g.examples = append(g.examples, example{name, strings.TrimSpace(text), strings.TrimSpace(want)})
		}
		examples = nil
		if err := g.addRule(name, rest); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func (g *grammar) addRule(name, def string) error {
	left, right, ok := strings.Cut(def, "=>")
	out := strings.Fields(right)
	if !ok || len(out) < 2 {
		return fmt.Errorf("no meaning: %q", def)
	}
	r := rule{name: name, typ: news.TimeType(out[0])}
	if r.op, ok = operations[out[1]]; !ok {
		return fmt.Errorf("no operation %q", out[1])
	}
	for _, kv := range out[2:] {
		k, v, _ := strings.Cut(kv, "=")
		switch k {
		case "next":
			r.next = strings.Split(v, ",")
			continue
		case "prev":
			r.prev = strings.Split(v, ",")
			continue
		case "not":
			r.not = strings.Split(v, ",")
			continue
		}
		f, ok := fields[k]
		if !ok {
			return fmt.Errorf("no field %q", k)
		}
		s := setting{field: f, ref: v}
		if n, err := strconv.ParseFloat(v, 64); err == nil {
			s.val = n
		}
		r.set = append(r.set, s)
	}
	g.rules = append(g.rules, r)
	for _, seq := range expand(strings.Fields(left)) {
		at, err := g.addPath(0, seq)
		if err != nil {
			return err
		}
		g.nodes[at].rules = append(g.nodes[at].rules, int32(len(g.rules)-1))
	}
	return nil
}

// expand returns the plain sequences a pattern stands for: optional elements and alternatives written out.
func expand(elems []string) [][]string {
	seqs := [][]string{nil}
	for _, e := range elems {
		glue := strings.HasPrefix(e, "~")
		e = strings.TrimPrefix(e, "~")
		alts := strings.Split(strings.TrimSuffix(e, "?"), "|")
		next := make([][]string, 0, len(seqs)*len(alts))
		for _, s := range seqs {
			for _, a := range alts {
				if glue {
					a = "~" + a
				}
				next = append(next, append(s[:len(s):len(s)], a))
			}
			if strings.HasSuffix(e, "?") {
				next = append(next, s)
			}
		}
		seqs = next
	}
	return seqs
}

func (g *grammar) node() int32 {
	g.nodes = append(g.nodes, node{})
	return int32(len(g.nodes) - 1)
}

// addPath adds a sequence below the node at and returns the node it ends on.
func (g *grammar) addPath(at int32, seq []string) (int32, error) {
	for _, e := range seq {
		x := edge{glue: strings.HasPrefix(e, "~")}
		e = strings.TrimPrefix(e, "~")
		if e[0] == '$' {
			call, ok := g.parts[e]
			if !ok {
				return 0, fmt.Errorf("no part %s", e)
			}
			x.call = call
		} else {
			x.sym = g.symbol(e)
			if !isClass(e) && !g.hasWord(e, x.sym) {
				g.words[e] = append(g.words[e], entry{sym: x.sym})
			}
		}
		x.to = -1
		for _, y := range g.nodes[at].edges {
			if y.sym == x.sym && y.glue == x.glue && y.call == x.call {
				x.to = y.to
				break
			}
		}
		if x.to < 0 {
			x.to = g.node()
			g.nodes[at].edges = append(g.nodes[at].edges, x)
		}
		at = x.to
	}
	return at, nil
}

// isClass reports whether an element names a class of words: in capitals.
func isClass(e string) bool { return e[0] >= 'A' && e[0] <= 'Z' }

func (g *grammar) hasWord(w string, s symbol) bool {
	for _, e := range g.words[w] {
		if e.sym == s {
			return true
		}
	}
	return false
}
