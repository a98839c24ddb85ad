package copies

import (
	"slices"

	"github.com/readoutdesk/readout/internal/copies/view"
)

// width is the number of words in a shingle. Edited news shares few longer runs: true copies share a third of their
// three-word runs on average.
const width = 3

// shingles returns the hashes of every run of width words, ascending and without doubles.
func shingles(ws []view.Word) []uint32 {
	if len(ws) == 0 {
		return nil
	}
	out := make([]uint32, 0, len(ws))
	for i := 0; i+width <= len(ws) || i == 0; i++ {
		h := uint32(2166136261)
		for j := i; j < min(i+width, len(ws)); j++ {
			h = (h ^ ws[j].Hash) * 16777619
			h ^= h >> 15
		}
		out = append(out, h)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sketch counts in how many reports a shingle stands, in fixed room: two shingles that share a cell count together, which
// is rare enough not to matter.
type sketch struct {
	cells []uint16
	mask  uint32
}

func newSketch(sets [][]uint32) sketch {
	n := 0
	for _, s := range sets {
		n += len(s)
	}
	size := 1 << 12
	for size < 16*n && size < 1<<27 {
		size *= 2
	}
	k := sketch{make([]uint16, size), uint32(size - 1)}
	for _, s := range sets {
		for _, h := range s {
			if c := &k.cells[h&k.mask]; *c < 1<<16-1 {
				*c++
			}
		}
	}
	return k
}

// family is the number of reports up to which a shared run speaks for one text. What more reports carry is a page's
// furniture that nobody labelled, and counts less the more carry it.
const family = 6

func (k sketch) weight(h uint32) float64 {
	if n := k.cells[h&k.mask]; n > family {
		return family / float64(n) / float64(n) * family
	}
	return 1
}

// scarce is taken from the share of what two reports have in common: a share of next to nothing is none.
const scarce = 5

// overlap tells how much of two reports is the same runs of words.
type overlap struct {
	Contained float64 // weighted share of the report with less own text that stands in the other
	Jaccard   float64 // weighted
	Plain     float64 // containment without weights
	Own       float64 // weight of the report with less text of its own
	Shared    float64 // weight of what is shared
}

func (k sketch) overlap(a, b []uint32) overlap {
	var wa, wb, both float64
	n, i, j := 0, 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			wa += k.weight(a[i])
			i++
		case i == len(a) || a[i] > b[j]:
			wb += k.weight(b[j])
			j++
		default:
			w := k.weight(a[i])
			wa, wb, both = wa+w, wb+w, both+w
			n++
			i++
			j++
		}
	}
	if n == 0 {
		return overlap{Own: min(wa, wb)}
	}
	return overlap{both / (min(wa, wb) + scarce), both / (wa + wb - both + scarce), float64(n) / float64(min(len(a), len(b))), min(wa, wb), both}
}
