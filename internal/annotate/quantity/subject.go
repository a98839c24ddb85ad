package quantity

import "github.com/readoutdesk/readout/news"

// maxClimb is how many heads up from a number its verb may stand.
const maxClimb = 4

// measured finds what a measured number is told of over the dependency heads: the subject of "lasted 95 minutes" and of
// "rose 3 %", the object of "cut prices by 10 %". It returns the empty span when the sentence has no heads, or the verb
// is one of giving and taking, whose subject is no measured thing.
func (r *reader) measured(a *amount, q *news.Quantity) news.Span {
	at := r.lex[a.numLast-1].tok
	verb := r.verbOf(at)
	if verb < 0 {
		return news.Span{}
	}
	subject, object := -1, -1
	first, last := r.lex[0].tok, r.lex[len(r.lex)-1].tok
	for i := first; i <= last; i++ {
		t := &r.doc.Tokens[i]
		if t.Head != verb || i == at {
			continue
		}
		switch t.Deprel {
		case "nsubj", "nsubj:pass":
			subject = i
		case "obj":
			if !q.Contains(t.Span) {
				object = i
			}
		}
	}
	word := r.doc.Tokens[verb].Lemma
	switch {
	case q.Change != news.ChangeNone && object >= 0 && object < at:
		return r.nounSpan(object, first)
	case subject >= 0 && (q.Change != news.ChangeNone || words["measure"][word]):
		return r.nounSpan(subject, first)
	}
	return news.Span{}
}

// verbOf climbs from a token to the verb or predicate that it hangs on; -1 for none.
func (r *reader) verbOf(i int) int {
	for n := 0; n < maxClimb; n++ {
		h := r.doc.Tokens[i].Head
		if h < 0 {
			break
		}
		i = h
		switch r.doc.Tokens[i].UPOS {
		case "VERB", "AUX":
			return i
		}
	}
	for k := range r.doc.Tokens[r.lex[0].tok : r.lex[len(r.lex)-1].tok+1] { // "was 95 minutes long": the copula hangs on the number
		k += r.lex[0].tok
		if r.doc.Tokens[k].Head == i && r.doc.Tokens[k].Deprel == "cop" {
			return i
		}
	}
	return -1
}

// nounSpan returns the noun at token i with what stands before it in its phrase, without article.
func (r *reader) nounSpan(i, first int) news.Span {
	switch r.doc.Tokens[i].UPOS {
	case "NOUN", "PROPN":
	default:
		return news.Span{}
	}
	if w := fold(r.doc.W(i)); changeVerbs[w] != nil && changeNouns[w] == nil { // "fell" mistaken for a noun
		return news.Span{}
	}
	k := i
	for k > first {
		t := &r.doc.Tokens[k-1]
		if h := t.Head; h < k || h > i || t.UPOS == "DET" || t.UPOS == "PRON" || t.UPOS == "PUNCT" && t.Deprel != "punct" || t.UPOS == "ADP" || t.UPOS == "NUM" {
			break
		}
		k--
	}
	for k < i && (r.doc.Tokens[k].UPOS == "PUNCT" || r.doc.Tokens[k].UPOS == "PART" || r.doc.Tokens[k].UPOS == "CCONJ" || r.doc.Tokens[k].UPOS == "ADV") {
		k++
	}
	return news.Span{Start: r.doc.Tokens[k].Start, End: r.doc.Tokens[i].End}
}
