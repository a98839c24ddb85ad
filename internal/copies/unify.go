package copies

import (
	"cmp"
	"slices"
)

// unify gives every origin one name throughout: "MNA" and "Meridian News Agency" are one source. The name of more reports
// stays, then the longer one.
func (f *finder) unify() {
	count := make(map[string]int)
	for i := range f.out {
		if o := f.out[i].Origin; o != "" {
			count[o]++
		}
	}
	names := make([]string, 0, len(count))
	for n := range count {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	known, final := make(map[string]string), make(map[string]string)
	longer := make(map[string]string) // initials of the names that stay
	for _, n := range names {
		k := fold(n)
		to, ok := known[k]
		if !ok {
			to, ok = longer[n]
			ok = ok && short(n)
		}
		if s := initials(n); !ok && len(s) > 1 {
			to, ok = known[fold(s)]
			ok = ok && to == s && short(s)
		}
		if !ok {
			to = n
		}
		final[n] = to
		if known[k] == "" {
			known[k] = to
		}
		if s := initials(n); len(s) > 1 && longer[s] == "" {
			longer[s] = to
		}
	}
	for i := range f.out {
		f.out[i].Origin = final[f.out[i].Origin]
	}
}
