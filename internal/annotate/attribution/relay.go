package attribution

import (
	"strings"

	"github.com/readoutdesk/readout/news"
)

// beside returns the tokens that belong to the act of speaking and to no part of the statement: from the cue to the
// content or to the end of the clause, the source left out. "said [on Monday in an interview with X] that …".
func (p *page) beside(d *draft) tokens {
	i := d.cue.last
	if d.source.first >= d.cue.last && d.source.first <= d.cue.last+1 {
		i = d.source.last
	}
	last := min(p.d.Sentences[p.sentence[d.cue.last-1]].Last, i+80)
	j := i
	for j < last && !p.stop(j) && p.w(j) != ":" && p.quote[j] == p.quote[d.cue.first] {
		for _, c := range d.content {
			if c.has(j) {
				return tokens{i, j}
			}
		}
		j++
	}
	return tokens{i, j}
}

// spokenAt returns the index of the time expression that tells when a statement was made, -1 for none: one beside the
// cue, or one that opens the sentence before the source.
func (p *page) spokenAt(d *draft) int {
	for i := d.cue.first; i < d.cue.last; i++ {
		if p.speakingTime(i) {
			return int(p.time[i])
		}
	}
	b := p.beside(d)
	for i := b.first; i < b.last; i++ {
		if p.speakingTime(i) {
			return int(p.time[i])
		}
		if p.w(i) == "," && i > b.first+3 {
			break
		}
	}
	b = p.opening(d)
	for i := b.first; i < b.last; i++ {
		if p.speakingTime(i) {
			return int(p.time[i])
		}
	}
	return -1
}

// opening returns what stands before the source at the start of its sentence when it can tell of the act of speaking:
// "[On Monday,] the union said", "[In a statement on Tuesday,] the airline said".
func (p *page) opening(d *draft) tokens {
	s := p.d.Sentences[p.sentence[d.cue.first]]
	if d.source.empty() || d.source.first <= s.First || d.cover().first < d.source.first || d.source.first > d.cue.first {
		return tokens{}
	}
	if !p.is(s.First, isPreposition|isTimeWord|isAdverb|isConjunction) && p.time[s.First] < 0 {
		return tokens{}
	}
	for i := s.First; i < d.source.first; i++ {
		if p.finite(i) || p.quote[i] >= 0 || i > s.First+12 {
			return tokens{}
		}
	}
	return tokens{s.First, d.source.first}
}

// speakingTime reports whether token i lies in a date or clock time: durations and sets say nothing of when.
func (p *page) speakingTime(i int) bool {
	if p.time[i] < 0 {
		return false
	}
	t := p.times[p.time[i]].Type
	return t == news.TimeDate || t == news.TimeClock
}

// relay returns the newsroom or paper through which a statement came.
func (p *page) relay(d *draft) (news.Link, bool) {
	b := p.beside(d)
	if d.entry.frames&frameAddressee != 0 && b.first == d.cue.last {
		if r := p.newsroom(b.first, b.last, true); !r.empty() {
			return p.link(r), true
		}
	}
	if l, ok := p.medium(b); ok {
		return l, true
	}
	return p.medium(p.opening(d))
}

// medium returns the newsroom or paper that a phrase within b names: "in an interview with X", "in a statement".
func (p *page) medium(b tokens) (news.Link, bool) {
	for i := b.first; i < b.last; i++ {
		if !p.is(i, isPreposition) {
			continue
		}
		for j := i + 1; j < b.last && j < i+6; j++ {
			if !p.is(j, isMedium) {
				continue
			}
			for k := j + 1; k < b.last && k < j+3; k++ { // an interview with X, an analysis for Y
				if p.is(k, isPreposition) {
					if r := p.newsroom(k+1, b.last, false); !r.empty() {
						return p.link(r), true
					}
				}
			}
			if w := p.w(j); p.is(j, isDocument) && w != "speech" || w == "interview" {
				return news.Link{Span: p.span(tokens{j, j + 1}), Name: w}, true
			}
		}
	}
	return news.Link{}, false
}

func (p *page) link(r tokens) news.Link {
	s := p.span(r)
	name := strings.Join(strings.Fields(s.Of(p.d.Text)), " ")
	if m := p.mentionAt(r.first); m != nil && m.Name != "" && m.Span == s {
		name = m.Name
	}
	return news.Link{Span: s, Name: name}
}

// newsroom returns the name of a newsroom that starts at token i: capitals with a word that only newsrooms have, or a
// short name in capitals.
func (p *page) newsroom(i, end int, addressee bool) tokens {
	if p.is(i, isDeterminer) {
		i++
	}
	j := i
	for j < end && (p.capital(j) || p.w(j) == "of" || p.w(j) == "-" || p.w(j) == "&" || p.w(j) == "/") && p.timeAt(j) < 0 {
		j++
	}
	for j > i && !p.capital(j-1) {
		j--
	}
	for k := i; k < j; k++ {
		w := p.d.W(k)
		if newsWords[p.w(k)] || len(w) >= 2 && len(w) <= 5 && strings.ToUpper(w) == w && !p.is(k, isMetonym) && strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
			return tokens{i, j}
		}
	}
	if m := p.mentionAt(i); !addressee && m != nil && m.Type == news.NameOrganisation {
		return tokens{i, j}
	}
	return tokens{}
}

// newsWords are words that only names of newsrooms have.
var newsWords = readWordSet("news times post journal herald tribune gazette guardian telegraph observer chronicle mail express mirror sun star " +
	"television tv radio channel reuters bloomberg axios politico spiegel figaro monde newsweek economist magazine broadcasting press newspaper " +
	"interfax tass ria agency today globe inquirer examiner dispatch courier standard independent wire network zeitung presse")

func readWordSet(s string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
