package copies

import (
	"fmt"
	"slices"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/copies/view"
	"github.com/readoutdesk/readout/news"
)

// origins gives the members of a family one origin: what the strongest mark on any of them says. A mark of one copy
// speaks for the text, so for all of them; a photo credit or an outlet only for itself.
func (f *finder) origins(members []int) {
	best := members[0]
	first := f.first(members)
	for _, i := range members[1:] {
		if f.origin[i].strength > f.origin[best].strength {
			best = i
		}
	}
	e := f.origin[best]
	for _, i := range members {
		m, o := &f.out[i], f.origin[i]
		switch {
		case o.name != "" && (o.strength >= e.strength || same(o.name, e.name)):
			m.Origin, m.Why = o.name, append(m.Why, "origin "+o.name+": "+o.why)
			if o.strength == retold && m.Role == news.RoleOriginal {
				m.Role = news.RoleRewrite
			}
		case e.strength >= tail:
			m.Origin = e.name
			m.Why = append(m.Why, "origin "+e.name+": shares its text with "+f.rs[best].ID+", which is "+e.why)
		case f.origin[first].strength == outlet:
			m.Origin = f.origin[first].name
			m.Why = append(m.Why, "origin "+m.Origin+": the earliest print of the text is "+f.rs[first].ID)
		case e.name != "":
			m.Origin = e.name
			m.Why = append(m.Why, "origin "+e.name+": shares its text with "+f.rs[best].ID+", where "+e.why)
		default:
			m.Why = append(m.Why, "origin unknown: neither outlet nor credit")
		}
	}
}

// first returns the member that the others revise or copy.
func (f *finder) first(members []int) int {
	for _, i := range members {
		if f.out[i].Of == "" {
			return i
		}
	}
	return members[0]
}

// rewrites finds for each report that tells another newsroom's report again which of the inputs that is.
func (f *finder) rewrites() {
	var again []int
	for i := range f.rs {
		if f.out[i].Role == news.RoleRewrite {
			again = append(again, i)
		}
	}
	if len(again) == 0 {
		return
	}
	rarity := view.NewRarity(f.views)
	var buf []uint32
	vector := func(i int) view.Vector { return rarity.Vector(collect(&buf, f.views[i].Words)) }
	for _, i := range again {
		best, at, v := 0.0, -1, vector(i)
		for j := range f.rs {
			if f.family[j] == f.family[i] || f.out[j].Role == news.RoleRewrite || !same(f.out[j].Origin, f.out[i].Origin) {
				continue
			}
			if f.stage(j) == announced && f.stage(i) != announced {
				continue // a preview is not what tells the outcome
			}
			score := v.Dot(vector(j)) + 0.1*float64(len(f.quotes(i, j)))
			if f.client(j) {
				score -= 0.05 // the newsroom's own print before a client's
			}
			if score > best {
				best, at = score, j
			}
		}
		if at < 0 || best < retells {
			continue
		}
		f.out[i].Of = f.rs[at].ID
		f.out[i].Why = append(f.out[i].Why, fmt.Sprintf("tells %s again: the same origin and like words (%.2f)", f.rs[at].ID, best))
		if q := f.quotes(i, at); len(q) > 0 {
			f.out[i].Why = append(f.out[i].Why, "both quote \""+q[0]+"\"")
		}
	}
}

// retells is the likeness (cosine, a tenth more for each shared quotation) that makes a report the one that is retold.
const retells = 0.35

// quotes returns the quotations of at least four words that two reports share, as report i prints them.
func (f *finder) quotes(i, j int) []string {
	have := make(map[uint64]bool)
	for _, q := range quotations(f.rs[j]) {
		have[q.key] = true
	}
	var out []string
	for _, q := range quotations(f.rs[i]) {
		if have[q.key] && !slices.Contains(out, q.words) {
			out = append(out, q.words)
		}
	}
	return out
}

type quotation struct {
	key   uint64
	words string
}

// quotations returns the quotations of a report as their first words: rewrites cut and join what they quote.
func quotations(r *annotate.Reading) []quotation {
	const words = 4
	var out []quotation
	d, open := r.Doc, -1
	for i := range d.Tokens {
		switch d.W(i) {
		case "\"", "“", "”", "''", "``", "'", "‘", "’":
			if open >= 0 && i-open > words {
				h, from, n := uint64(14695981039346656037), open+1, 0
				for k := open + 1; k < i && n < words; k++ {
					h = (h ^ uint64(view.Hash(d.W(k)))) * 1099511628211
					n++
				}
				text := r.Text.Text[d.Tokens[from].Start:d.Tokens[from+words-1].End]
				if i-open < 80 {
					out = append(out, quotation{h, text})
				}
			}
			open = i
		}
	}
	return out
}
