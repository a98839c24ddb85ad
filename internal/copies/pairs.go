package copies

import (
	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/copies/view"
)

// Pair is two reports that may be one text, with what speaks for it. A < B.
type Pair struct {
	view.Pair
	overlap
	Lead float64 // cosine of the first words: what the reports are about
}

// leadWords is the length of a report's beginning that tells what it is about.
const leadWords = 70

// least is the cosine below which two reports are not looked at.
const least = 0.2

// Pairs returns the pairs of reports that may be one text, in order of A and B.
func Pairs(vs []view.Report) []Pair {
	rarity := view.NewRarity(vs)
	vectors, leads := make([]view.Vector, len(vs)), make([]view.Vector, len(vs))
	sets := make([][]uint32, len(vs))
	var hashes []uint32
	for i := range vs {
		vectors[i] = rarity.Vector(collect(&hashes, vs[i].Words))
		leads[i] = rarity.Vector(collect(&hashes, vs[i].Words[:min(leadWords, len(vs[i].Words))]))
		sets[i] = shingles(vs[i].Words)
	}
	k := newSketch(sets)
	near := view.Near(vectors, least)
	out := make([]Pair, len(near))
	for i, p := range near {
		out[i] = Pair{p, k.overlap(sets[p.A], sets[p.B]), leads[p.A].Dot(leads[p.B])}
	}
	return out
}

func collect(buf *[]uint32, ws []view.Word) []uint32 {
	*buf = (*buf)[:0]
	for _, w := range ws {
		*buf = append(*buf, w.Hash)
	}
	return *buf
}

// Borders between one text and two, found on real revision pairs, on copies among reports that share a page template, and
// on reports of one event that are no copies.
const (
	whole     = 0.5  // this much of the smaller report stands in the other: one text, whatever else differs
	partly    = 0.4  // enough for reports of two outlets: quotations alone reach a third
	alike     = 0.55 // cosine + 2 * containment of two versions by one newsroom
	maybe     = 0.7  // the same when an outlet is unknown
	aboutSame = 0.2  // cosine of the beginnings: a later report on other news that repeats the background has less
	someRuns  = 0.05 // shared runs below this are chance, for one newsroom
	manyRuns  = 0.15 // and for an unknown one
	lateDays  = 3    // versions follow each other within days
)

// one reports whether two reports are one text, and is told what is known of them: a and b, and who wrote each.
func (p Pair) one(a, b *annotate.Reading, x, y evidence) bool {
	if p.Contained >= whole {
		return true
	}
	v, w := writer(a, x), writer(b, y)
	if v != "" && w != "" && !same(v, w) || x.strength == retold || y.strength == retold {
		return p.Contained >= partly
	}
	if gap, known := apart(a, b); known && gap > lateDays {
		return false
	}
	if v == "" || w == "" {
		return p.Contained >= manyRuns && p.Cosine+2*p.Contained >= maybe && p.Lead >= aboutSame
	}
	return p.Contained >= someRuns && p.Cosine+2*p.Contained >= alike && p.Lead >= aboutSame
}

// writer returns the newsroom that wrote a report, as far as it tells: the one it is credited to, else the paper itself.
func writer(r *annotate.Reading, e evidence) string {
	if e.strength >= credited {
		return e.name
	}
	return selfName(r)
}

// apart returns the days between the publication of two reports, false when a date is open or not to be trusted.
func apart(a, b *annotate.Reading) (int, bool) {
	x, ok := day(a)
	y, ok2 := day(b)
	if !ok || !ok2 {
		return 0, false
	}
	d := int(y.Sub(x).Hours() / 24)
	return max(d, -d), true
}
