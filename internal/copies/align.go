package copies

import (
	"slices"

	"github.com/readoutdesk/readout/internal/copies/view"
)

// aligned returns how many sentences of report i stand in report base too, as they are or slightly edited, and how many
// it has. Spacing, punctuation and furniture do not count: only words are compared.
func (f *finder) aligned(base, i int) (shared, all int) { return Aligned(&f.views[base], &f.views[i]) }

// Aligned returns how many sentences of b stand in a too, as they are or slightly edited, and how many b has.
func Aligned(a, b *view.Report) (shared, all int) {
	left := make(map[uint64]int, len(a.Sentences))
	for _, s := range a.Sentences {
		left[s.Key]++
	}
	var edited []view.Sentence
	for _, s := range b.Sentences {
		if left[s.Key] > 0 {
			left[s.Key]--
			shared++
			continue
		}
		edited = append(edited, s)
	}
	if len(edited) > 0 {
		var free [][]uint32
		for _, s := range a.Sentences {
			if left[s.Key] > 0 {
				left[s.Key]--
				free = append(free, bag(a, s))
			}
		}
		for _, s := range edited {
			ws, best, at := bag(b, s), 0.0, -1
			for n, o := range free {
				if d := dice(ws, o); d > best {
					best, at = d, n
				}
			}
			if best >= editedShare {
				shared++
				free = slices.Delete(free, at, at+1)
			}
		}
	}
	return shared, len(b.Sentences)
}

// editedShare is the share of common words (Dice) that makes one sentence an edit of another.
const editedShare = 0.6

func bag(v *view.Report, s view.Sentence) []uint32 {
	out := make([]uint32, 0, s.Last-s.First)
	for _, w := range v.Words[s.First:s.Last] {
		out = append(out, w.Hash)
	}
	slices.Sort(out)
	return out
}

func dice(a, b []uint32) float64 {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	if n == 0 {
		return 0
	}
	return 2 * float64(n) / float64(len(a)+len(b))
}
