// Package copies finds which reports are one text: revisions, copies and rewrites, and the newsroom or agency they go
// back to.
package copies

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/copies/view"
	"github.com/readoutdesk/readout/news"
)

// Find returns the place of each report among the others, in the order given, with Event and Story left empty. The
// result does not depend on the order.
func Find(rs []*annotate.Reading) []news.Membership {
	f := newFinder(rs)
	f.families()
	for _, members := range f.members {
		f.roles(members)
		f.origins(members)
	}
	f.unify()
	f.rewrites()
	out := make([]news.Membership, len(rs))
	for i, at := range f.order {
		out[at] = f.out[i]
	}
	return out
}

// finder works on the reports in order of content; every index below is a place in that order.
type finder struct {
	order   []int // place in the input
	rs      []*annotate.Reading
	views   []view.Report
	pairs   []Pair
	members [][]int // of each family, ascending, in order of its smallest member
	family  []int   // index into members
	origin  []evidence
	out     []news.Membership
}

func newFinder(rs []*annotate.Reading) *finder {
	vs := view.All(rs)
	f := &finder{order: view.Order(vs)}
	for _, i := range f.order {
		f.rs = append(f.rs, rs[i])
		f.views = append(f.views, vs[i])
	}
	n := len(rs)
	f.family, f.origin, f.out = make([]int, n), make([]evidence, n), make([]news.Membership, n)
	for i, r := range f.rs {
		f.out[i] = news.Membership{ID: r.ID, Role: news.RoleOriginal}
		f.origin[i] = own(r)
	}
	return f
}

// families joins the reports that are one text.
func (f *finder) families() {
	up := make([]int, len(f.rs))
	for i := range up {
		up[i] = i
	}
	var top func(i int) int
	top = func(i int) int {
		if up[i] != i {
			up[i] = top(up[i])
		}
		return up[i]
	}
	for _, p := range Pairs(f.views) {
		if !p.one(f.rs[p.A], f.rs[p.B], f.origin[p.A], f.origin[p.B]) {
			continue
		}
		f.pairs = append(f.pairs, p)
		a, b := top(p.A), top(p.B)
		up[max(a, b)] = min(a, b)
	}
	place := make(map[int]int)
	for i := range up {
		t := top(i)
		at, ok := place[t]
		if !ok {
			at = len(f.members)
			place[t] = at
			f.members = append(f.members, nil)
		}
		f.members[at] = append(f.members[at], i)
		f.family[i] = at
	}
	for _, m := range f.members {
		id := "f" + ID(f.views[m[0]].Key)
		for _, i := range m {
			f.out[i].Family = id
		}
	}
}

// ID returns the printed form of a hash of content: 11 letters and digits at most, stable from run to run.
func ID(key uint64) string { return strconv.FormatUint(key&(1<<56-1), 36) }

// roles orders the members of a family and says what each is to the ones before it.
func (f *finder) roles(members []int) {
	if len(members) == 1 {
		return
	}
	sorted := f.history(members)
	for n, i := range sorted[1:] {
		base, p := f.base(i, sorted[:n+1])
		same, of := f.aligned(base, i)
		m := &f.out[i]
		m.Role, m.Of = f.role(base, i, same, of), f.rs[base].ID
		m.Why = append(m.Why, fmt.Sprintf("shares %d of its %d sentences with %s", same, of, m.Of))
		if p.Contained > 0 && p.Contained < whole {
			m.Why = append(m.Why, fmt.Sprintf("%.0f%% of the shorter text's three-word runs stand in the other, and their words are alike (cosine %.2f)", 100*p.Contained, p.Cosine))
		}
		if f.stage(base) == announced && f.stage(i) == past {
			m.Why = append(m.Why, "the main event is announced in "+m.Of+" and told as past here")
		}
	}
}

func (f *finder) stage(i int) stage { return stageOf(f.rs[i], &f.views[i]) }

// history orders the versions of one text, oldest first: by how far its event has come, then by trusted dates, then the
// shorter first, then by content. Copies by other outlets follow the texts of the newsroom that wrote it.
func (f *finder) history(members []int) []int {
	out := slices.Clone(members)
	slices.SortStableFunc(out, func(a, b int) int {
		if x, y := f.client(a), f.client(b); x != y {
			return sign(x)
		}
		if x, y := f.stage(a), f.stage(b); x != y && x != open && y != open {
			return int(x - y)
		}
		x, ok := day(f.rs[a])
		y, ok2 := day(f.rs[b])
		if ok && ok2 && !x.Equal(y) {
			return x.Compare(y)
		}
		if x, y := len(f.views[a].Words), len(f.views[b].Words); x != y {
			return x - y
		}
		return a - b
	})
	return out
}

func sign(later bool) int {
	if later {
		return 1
	}
	return -1
}

// client reports whether a report is another outlet's print of an agency's text.
func (f *finder) client(i int) bool {
	o := selfName(f.rs[i])
	return f.origin[i].strength >= credited && o != "" && !same(o, f.origin[i].name)
}

// base returns which of the earlier members a report is nearest to: the most shared text, then the latest.
func (f *finder) base(i int, earlier []int) (int, Pair) {
	best, at := Pair{}, earlier[len(earlier)-1]
	for _, e := range earlier {
		a, b := min(i, e), max(i, e)
		n, ok := slices.BinarySearchFunc(f.pairs, [2]int{a, b}, func(p Pair, k [2]int) int {
			if p.A != k[0] {
				return p.A - k[0]
			}
			return p.B - k[1]
		})
		if ok && f.pairs[n].Contained >= best.Contained {
			best, at = f.pairs[n], e
		}
	}
	return at, best
}

// role says what report i is to the earlier report base, of sentences shared sentences out of all of i.
func (f *finder) role(base, i, shared, all int) news.Role {
	a, b := f.rs[base], f.rs[i]
	if a.Outlet != "" && b.Outlet != "" {
		if sameOutlet(a, b) {
			return news.RoleRevision
		}
		return news.RoleCopy
	}
	if f.client(i) || shared == all && len(f.views[base].Sentences) == all {
		return news.RoleCopy
	}
	return news.RoleRevision
}
