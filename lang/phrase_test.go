package lang

import (
	"fmt"
	"strings"
	"testing"
)

// treeOf builds a document of one sentence from "word/XPOS/head/relation", heads counted from 1.
func treeOf(t *testing.T, spec string) *Doc {
	t.Helper()
	var b strings.Builder
	for i, w := range strings.Fields(spec) {
		f := strings.Split(w, "/")
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t_\n", i+1, f[0], f[0], coarse[f[1]], f[1], f[2], f[3])
	}
	docs, err := ReadCoNLLU(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return docs[0].Doc
}

var coarse = map[string]string{"DT": "DET", "JJ": "ADJ", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "PRP": "PRON", "WP": "PRON", "VBD": "VERB", "VB": "VERB", "VBN": "VERB",
	"IN": "ADP", "TO": "PART", "POS": "PART", "CC": "CCONJ", "CD": "NUM", "MD": "AUX", ",": "PUNCT", ".": "PUNCT", "HYPH": "PUNCT"}

// Each case: a tree, and questions with their answers.
var phraseCases = []struct{ tree, asks string }{
	{ // a possessor and an attribute behind the head
		"The/DT/2/det mayor/NN/4/nmod:poss 's/POS/2/case spokesman/NN/9/nsubj for/IN/7/case the/DT/7/det harbour/NN/4/nmod quickly/RB/9/advmod praised/VBD/0/root " +
			"two/CD/13/nummod short/JJ/13/amod written/JJ/13/amod replies/NNS/9/obj ././9/punct",
		`phrase mayor = The mayor 's spokesman
		 phrase spokesman = The mayor 's spokesman
		 phrase harbour = the harbour
		 phrase two = two short written replies
		 phrase praised =
		 phrase for =
		 head The = spokesman
		 head short = replies
		 subtree spokesman = The mayor 's spokesman for the harbour
		 subtree praised = The mayor 's spokesman for the harbour quickly praised two short written replies .
		 subtree for = for
		 subject praised = spokesman
		 object praised = replies
		 children harbour = for the`,
	},
	{ // a title before a name, a shared subject, a verb in place of the object
		"President/NNP/5/nsubj Anna/NNP/1/flat Berg/NNP/1/flat first/RB/5/advmod agreed/VBD/0/root to/TO/7/mark meet/VB/5/xcomp him/PRP/7/obj and/CC/11/cc then/RB/11/advmod left/VBD/5/conj",
		`phrase Berg = President Anna Berg
		 phrase him = him
		 head Anna = President
		 subject meet = President
		 subject left = President
		 object agreed = meet
		 object left =
		 subtree meet = to meet him
		 children President = Anna Berg`,
	},
	{ // premodifiers with hyphen and comma; a participle that only looks like one
		"a/DT/8/det US/NNP/4/compound -/HYPH/4/punct led/VBN/8/amod ,/,/6/punct angry/JJ/8/amod night/NN/8/compound raid/NN/0/root",
		`phrase US = a US - led , angry night raid
		 head US = raid
		 phrase raid = a US - led , angry night raid`,
	},
}

func TestPhrasesAnswer(t *testing.T) {
	for _, c := range phraseCases {
		d := treeOf(t, c.tree)
		find := func(w string) int {
			for i := range d.Tokens {
				if d.W(i) == w {
					return i
				}
			}
			t.Fatalf("no word %q", w)
			return -1
		}
		join := func(first, last int) string {
			var w []string
			for i := first; i < last; i++ {
				w = append(w, d.W(i))
			}
			return strings.Join(w, " ")
		}
		for line := range strings.Lines(c.asks) {
			ask, want, _ := strings.Cut(strings.TrimSpace(line), " =")
			want = strings.TrimSpace(want)
			what, word, _ := strings.Cut(ask, " ")
			i := find(word)
			got := ""
			switch what {
			case "phrase":
				got = join(d.NounPhrase(i))
			case "head":
				got = d.W(d.PhraseHead(i))
			case "subtree":
				got = join(d.Subtree(i))
			case "subject":
				got = d.W(d.Subject(i))
			case "object":
				got = d.W(d.Object(i))
			case "children":
				var w []string
				for k := range d.Children(i) {
					w = append(w, d.W(k))
				}
				got = strings.Join(w, " ")
			}
			if got != want {
				t.Errorf("%s: got %q, want %q", ask, got, want)
			}
		}
	}
}

func TestPhrasesOutsideTheDocument(t *testing.T) {
	d := Parse("It rained.")
	for _, i := range []int{-1, len(d.Tokens)} {
		if a, b := d.Subtree(i); a != b {
			t.Errorf("Subtree(%d) = %d, %d", i, a, b)
		}
		if a, b := d.NounPhrase(i); a != b {
			t.Errorf("NounPhrase(%d) = %d, %d", i, a, b)
		}
		if d.Subject(i) != -1 || d.Object(i) != -1 || d.PhraseHead(i) != -1 || d.Child(i, "det") != -1 || d.SentenceOf(i) != -1 || d.Is(i, "det") {
			t.Errorf("an answer for token %d", i)
		}
	}
}

func TestChildrenAllocateNothing(t *testing.T) {
	d := Parse("The mayor of the old town opened the new bridge on Monday.")
	n := 0
	if a := testing.AllocsPerRun(100, func() {
		for i := range d.Tokens {
			for c := range d.Children(i) {
				n += c
			}
			f, l := d.Subtree(i)
			n += f + l
			f, l = d.NounPhrase(i)
			n += f + l + d.Subject(i)
		}
	}); a > 0 {
		t.Errorf("%v allocations", a)
	}
}
