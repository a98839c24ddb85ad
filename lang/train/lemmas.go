package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/readoutdesk/readout/lang/internal/syntax"
)

// form is a word with its tag, as lemma rules see it.
type form struct{ word, tag string }

// makeLemmas writes the rules for endings that hold for most words, and the words they do not hold for.
func makeLemmas(corpus []Sentence, tags *syntax.Tags) (exceptions, rules string, err error) {
	num := make(map[string]int16)
	for i, n := range tags.Names {
		num[n] = int16(i)
	}
	bare, err := syntax.ReadLemmas("", "", tags)
	if err != nil {
		return "", "", err
	}
	count := make(map[form]map[string]int)
	for _, s := range corpus {
		for i, w := range s.Words {
			if s.Lemmas[i] == "" { // the rest of a word that was written in two
				continue
			}
			f := form{bare.Base(w, num[s.Tags[i]]), s.Tags[i]}
			if count[f] == nil {
				count[f] = make(map[string]int)
			}
			count[f][s.Lemmas[i]]++
		}
	}
	forms := make([]form, 0, len(count))
	for f := range count {
		forms = append(forms, f)
	}
	slices.SortFunc(forms, func(a, b form) int { return strings.Compare(a.tag+" "+a.word, b.tag+" "+b.word) })
	lemma := make(map[form]string)
	for _, f := range forms {
		lemma[f] = byCount(count[f])[0]
	}
	rules = lemmaRules(forms, lemma)
	ruled, err := syntax.ReadLemmas("", rules, tags)
	if err != nil {
		return "", "", err
	}
	var b strings.Builder
	b.WriteString("# Made by lang/train: words for which no rule of lemma-rules.txt holds: word, tag, lemma.\n")
	for _, f := range forms {
		w := syntax.NewWord(f.word, nil)
		if strings.ContainsAny(f.word+lemma[f], " \n") || f.word == "#" || ruled.Lemma(f.word, &w, num[f.tag]) == lemma[f] {
			continue
		}
		if low := strings.ToLower(syntax.Unify(f.word)); !strings.HasPrefix(low, "!") || f.word[0] == '!' {
			fmt.Fprintf(&b, "%s %s %s\n", low, f.tag, lemma[f])
		}
	}
	return b.String(), rules, nil
}

// lemmaRules finds, from short endings to long ones, the edits that most words of an ending share and that the next
// shorter ending does not have.
func lemmaRules(forms []form, lemma map[form]string) string {
	type ending struct {
		tag, end string
	}
	edits := make(map[ending]map[string]int)
	var order []ending
	for _, f := range forms {
		e := editOf(f.word, lemma[f])
		if e == "" {
			continue
		}
		for n := 0; n <= min(syntax.MaxSuffix, len(f.word)); n++ {
			k := ending{f.tag, f.word[len(f.word)-n:]}
			if edits[k] == nil {
				edits[k] = make(map[string]int)
				order = append(order, k)
			}
			edits[k][e]++
		}
	}
	slices.SortFunc(order, func(a, b ending) int {
		if d := strings.Compare(a.tag, b.tag); d != 0 {
			return d
		}
		if d := len(a.end) - len(b.end); d != 0 {
			return d
		}
		return strings.Compare(a.end, b.end)
	})
	var b strings.Builder
	b.WriteString("# Made by lang/train: ending, tag, bytes to cut, what to add (\"_\": nothing). The longest ending decides.\n")
	kept := make(map[ending]string)
	for _, k := range order {
		best := byCount(edits[k])[0]
		if strings.ContainsAny(k.end, " \n") || k.end != "" && edits[k][best] < 2 {
			continue
		}
		inherited := ""
		for n := 1; n <= len(k.end) && inherited == ""; n++ {
			inherited = kept[ending{k.tag, k.end[n:]}]
		}
		if best == inherited {
			continue
		}
		kept[k] = best
		fmt.Fprintf(&b, "-%s %s %s\n", k.end, k.tag, best)
	}
	return b.String()
}

// editOf returns the rule that makes lemma from word, "" when there is none worth keeping.
func editOf(word, lemma string) string {
	n := 0
	for n < len(word) && n < len(lemma) && word[n] == lemma[n] {
		n++
	}
	for n > 0 && (n < len(word) && word[n]&0xc0 == 0x80 || n < len(lemma) && lemma[n]&0xc0 == 0x80) {
		n--
	}
	add := lemma[n:]
	if strings.ContainsAny(add, " _\n") || len(word)-n > 5 || len(add) > 5 || n == 0 {
		return ""
	}
	if add == "" {
		add = "_"
	}
	return fmt.Sprintf("%d %s", len(word)-n, add)
}
