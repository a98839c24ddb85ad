package event

import (
	"strings"

	"github.com/readoutdesk/readout/news"
)

// verdicts maps the verdict words of data/words.txt to the type of position they give.
var verdicts = func() map[string]news.EventType {
	m := make(map[string]news.EventType)
	for w := range words["verdict"] {
		word, t, _ := strings.Cut(w, "=")
		m[word] = news.EventType(t)
	}
	return m
}()

// stances adds positions that no single verb or noun of the lexicon gives: verdicts ("regards it as a non-starter"),
// "said Peru must leave", "will not pay", and wishes whose verb the tagger missed. known holds the triggers found before.
func (r *reader) stances(s int) {
	sen := r.d.Sentences[s]
	from := len(r.cands)
	for from > 0 && r.cands[from-1].sentence == s {
		from--
	}
	known := r.cands[from:]
	for i := sen.First + 1; i < sen.Last; i++ {
		switch {
		case verdicts[r.low[i]] != "":
			r.verdict(i, s)
		case words["musts"][r.low[i]] && r.upos(i) == "AUX":
			r.must(i, s, known)
		case words["pledgenoun"][r.low[i]]:
			r.wish(i, s, known)
		case r.upos(i) == "VERB" && r.negated(i) && !told(known, i):
			r.willNot(i, s)
		}
	}
}

func told(known []candidate, at int) bool {
	for k := range known {
		if known[k].at == at {
			return true
		}
	}
	return false
}

// stance adds a position with the tokens of its content and of those who hold it.
func (r *reader) stance(t news.EventType, kind, rule string, at, s, lo, hi int, actors []int) {
	if hi < lo || len(actors) == 0 {
		return
	}
	r.cands = append(r.cands, candidate{entry: &entry{typ: t, kind: kind, rule: rule}, at: at, gov: at, sentence: s, fixed: true, lo: lo, hi: hi,
		actors: actors, status: news.StatusHappened, cue: "stance"})
}

// sayer returns the subject of the nearest verb of saying, or "made clear", above i; -1 for none.
func (r *reader) sayer(i int) int {
	for n := 0; n < 8; n++ {
		h := r.head[i]
		if h < 0 {
			return -1
		}
		if (say[r.lemma[h]] || r.low[h] == "clear" || r.low[h] == "pointed") && r.is(i, "ccomp", "csubj", "xcomp", "advcl", "parataxis") {
			return r.surface(h, 0)
		}
		i = h
	}
	return -1
}

// verdict reads "regards the timetable as a non-starter", "called the offer unacceptable", "said the offer was unacceptable".
func (r *reader) verdict(i, s int) {
	sen := r.d.Sentences[s]
	t := verdicts[r.low[i]]
	switch r.low[i] {
	case "red":
		if !r.word(i+1, "line", "lines") {
			return
		}
	case "starter", "starters", "negotiable":
		if !r.word(i-1, "-") || !r.word(i-2, "non") {
			return
		}
	}
	end := i
	if r.low[i] == "red" {
		end++
	}
	kind := map[news.EventType]string{news.TypeReject: "refusal", news.TypeThreaten: "warning", news.TypeAccuse: "accusation"}[t]
	for v := i - 1; v > sen.First && v > i-30; v-- {
		if !words["judging"][strings.TrimSuffix(r.low[v], "s")] && (!words["judging"][r.lemma[v]] || r.upos(v) != "VERB") {
			continue
		}
		if a := r.surface(v, 0); a >= 0 && r.acts(a) && !r.passive(v) && i > v+2 {
			r.stance(t, kind, r.lemma[v]+" "+r.low[i], i, s, v+1, end, r.list(a))
		}
		return
	}
	if sub := r.kid(i, "nsubj"); sub >= 0 && r.kid(i, "cop") >= 0 {
		if a := r.sayer(i); a >= 0 && a != sub {
			lo, _ := r.extent(sub)
			r.stance(t, kind, "said "+r.low[i], i, s, lo, end, r.list(a))
		}
	}
}

// must reads "said that Peru must leave".
func (r *reader) must(i, s int, known []candidate) {
	v := r.head[i]
	if v < 0 || r.kid(v, "nsubj", "nsubj:pass") < 0 {
		return
	}
	a := r.sayer(v)
	sub := r.kid(v, "nsubj", "nsubj:pass")
	if a < 0 || r.under(sub, a) || r.under(a, v) || r.men[a] >= 0 && r.men[a] == r.men[sub] {
		return
	}
	lo, hi := r.extent(v)
	if m := r.kid(v, "mark"); m == lo {
		lo++
	}
	r.stance(news.TypeRequest, "demand", "said must", i, s, lo, hi, r.list(a))
	c := &r.cands[len(r.cands)-1]
	if c.at != i {
		return
	}
	if r.acts(sub) && r.xpos(sub) != "PRP" {
		c.targets = r.list(sub)
	}
	for k := range known {
		known[k].dropped = known[k].dropped || known[k].at == v // what is demanded is content
	}
}

// wish reads "seeking guarantees that …" where no verb of the lexicon was found for it.
func (r *reader) wish(i, s int, known []candidate) {
	sen := r.d.Sentences[s]
	v := -1
	for k := i - 1; k >= sen.First && k > i-7; k-- {
		if words["wanting"][r.low[k]] {
			v = k
			break
		}
		if r.low[k] == "," || r.low[k] == ";" {
			return
		}
	}
	if v <= sen.First {
		return
	}
	for k := range known {
		if c := &known[k]; c.at == v && c.noun {
			return
		}
	}
	a := r.before(v)
	if r.upos(v) == "VERB" && r.surface(v, 0) >= 0 {
		a = r.surface(v, 0)
	}
	if a >= 0 && r.word(a, "it", "they", "he", "she") && r.men[a] < 0 {
		for h, n := r.head[v], 0; h >= 0 && n < 4; h, n = r.head[h], n+1 {
			if k := r.surface(h, 0); k >= 0 && k < a && say[r.lemma[h]] {
				a = k
				break
			}
		}
		if r.xpos(a) == "PRP" && r.men[sen.First] >= 0 {
			a = sen.First
		}
	}
	if a < 0 {
		return
	}
	hi := i
	for hi+1 < sen.Last && !r.word(hi+1, ".", ";", "but", "citing", "while", "amid") && (r.low[hi+1] != "," || r.word(hi+2, "and", "or") && r.word(hi+3, "that")) {
		hi++
	}
	for k := range known {
		if known[k].at == v {
			known[k].dropped = true
		}
	}
	r.stance(news.TypeRequest, "demand", r.low[v]+" "+r.low[i], v, s, v+1, hi, r.list(a))
}

// willNot reads "the company will not pay", "Chile would not …" in somebody's words, for verbs of any kind: a refusal.
func (r *reader) willNot(v, s int) {
	modal := false
	for k := r.first[v]; k >= 0; k = r.next[k] {
		modal = modal || r.is(k, "aux") && (r.word(k, "will", "wo") || r.word(k, "would") && r.is(v, "ccomp", "conj"))
	}
	a := r.surface(v, 0)
	if !modal || a < 0 || !r.acts(a) && r.xpos(a) != "PRP" || r.passive(v) || r.is(v, "acl", "acl:relcl", "advcl") || r.kid(v, "cop") >= 0 {
		return
	}
	if r.xpos(a) == "PRP" {
		if k := r.sayer(v); k >= 0 && r.xpos(k) != "PRP" {
			a = k
		}
	} else if k := r.sayer(v); k >= 0 && r.xpos(k) != "PRP" && !r.sameVoice(k, a) {
		return
	}
	_, hi := r.extent(v)
	if hi > v {
		r.stance(news.TypeReject, "refusal", "will not "+r.lemma[v], v, s, v, hi, r.list(a))
	}
}
