package syntax

// ParseKeys is room for the features of one decision of the parser.
type ParseKeys [102]uint32

// LabelKeys is room for the features of one arc.
type LabelKeys [50]uint32

// Odd numbers that keep the values of a feature apart.
const (
	m1 = 0x9e3779b97f4a7c15
	m2 = 0xc2b2ae3d27d4eb4f
	m3 = 0x165667b19e3779f9
	m4 = 0xd6e8feb86659fd93
	m5 = 0xa0761d6478bd642f
)

func f2(a, b uint64) uint64       { return a*m1 + b*m2 }
func f3(a, b, c uint64) uint64    { return a*m1 + b*m2 + c*m3 }
func f4(a, b, c, d uint64) uint64 { return a*m1 + b*m2 + c*m3 + d*m4 }

// seal makes keys of what was computed; each place has keys of its own.
func seal(keys []uint32, raw []uint64) {
	t := uint64(0)
	for i, x := range raw {
		t += m5
		x += t
		x ^= x >> 31
		x *= 0xbf58476d1ce4e5b9
		keys[i] = uint32(x >> 32)
	}
}

// distance puts the number of words between two into classes.
func distance(a, b int32) uint64 {
	d := b - a
	switch {
	case d < 0:
		return 15
	case d <= 5:
		return uint64(d)
	case d <= 7:
		return 6
	case d <= 12:
		return 7
	}
	return 8
}

// crossed tells what stands between words a < b: no, one or more verbs, commas and conjunctions.
func (s *State) crossed(a, b int32) uint64 {
	if a >= b {
		return 0
	}
	d := s.Nodes[b].between - s.Nodes[a+1].between
	return uint64(min(d&0x3ff, 2) | min(d>>10&0x3ff, 2)<<2 | min(d>>20&0x3ff, 2)<<4)
}

// node returns word i, or "none" when i lies outside the sentence.
func (s *State) node(i int32) *Node {
	if i < 0 || i >= s.n {
		return &s.Nodes[s.n+1]
	}
	return &s.Nodes[i]
}

// Extract fills keys with the features of the next decision: the three topmost words of the stack (s), the three next
// ones (b), their outermost dependents, numbers and kinds of dependents, distances and what lies between.
func (keys *ParseKeys) Extract(st *State) {
	none := st.n + 1
	i0, i1, i2 := none, none, none
	switch k := len(st.Stack); {
	case k > 2:
		i0, i1, i2 = st.Stack[k-1], st.Stack[k-2], st.Stack[k-3]
	case k == 2:
		i0, i1 = st.Stack[1], st.Stack[0]
	case k == 1:
		i0 = st.Stack[0]
	}
	nodes := st.Nodes
	s0, s1, s2 := &nodes[i0], &nodes[i1], &nodes[i2]
	b0, b1, b2 := st.node(st.Next), st.node(st.Next+1), st.node(st.Next+2)
	s0l, s0r, s0l2, s0r2 := &nodes[s0.L1], &nodes[s0.R1], &nodes[s0.L2], &nodes[s0.R2]
	s1l, s1r, s1r2 := &nodes[s1.L1], &nodes[s1.R1], &nodes[s1.R2]
	b0l, b0l2 := &nodes[b0.L1], &nodes[b0.L2]
	before, after := st.node(i0-1), st.node(i0+1)
	if i0 >= st.n {
		before, after = &nodes[none], &nodes[none]
	}
	b3 := st.node(st.Next + 3)
	d := distance(i0, st.Next)
	d1 := distance(i1, i0)
	if i1 == st.n { // the root
		d1 = 14
	}
	x := uint64(0)
	if i0 < st.n && st.Next < st.n {
		x = st.crossed(i0, st.Next)
	}
	x1 := uint64(0)
	if i1 < st.n && i0 < st.n {
		x1 = st.crossed(i1, i0)
	}
	v0l, v0r, v1l, v1r, vbl := uint64(min(s0.NL, 5)), uint64(min(s0.NR, 5)), uint64(min(s1.NL, 5)), uint64(min(s1.NR, 5)), uint64(min(b0.NL, 5))
	raw := [len(keys)]uint64{
		s0.WP, s0.W * m1, s0.P * m1, s1.WP, s1.W * m1, s1.P * m1, s2.WP, s2.P * m1,
		b0.WP, b0.W * m1, b0.P * m1, b1.WP, b1.W * m1, b1.P * m1, b2.WP, b2.P * m1,

		f2(s0.WP, b0.WP), f2(s0.WP, b0.W), f2(s0.W, b0.WP), f2(s0.WP, b0.P), f2(s0.P, b0.WP), f2(s0.W, b0.W), f2(s0.P, b0.P), f2(b0.P, b1.P),
		f2(s1.WP, s0.WP), f2(s1.WP, s0.P), f2(s1.P, s0.WP), f2(s1.W, s0.W), f2(s1.P, s0.P), f2(s1.WP, b0.P), f2(s1.P, b0.WP), f2(s1.W, b0.W),

		f3(b0.P, b1.P, b2.P), f3(s0.P, b0.P, b1.P), f3(s1.P, s0.P, b0.P), f3(s2.P, s1.P, s0.P), f3(s1.P, s0.P, b0.WP), f3(s1.P, s0.WP, b0.P), f3(s1.WP, s0.P, b0.P),
		f3(s0.WP, b0.P, b1.P), f3(s0.P, b0.WP, b1.P), f4(s1.P, s0.P, b0.P, b1.P), f4(s0.P, b0.P, b1.P, b2.P), f4(s2.P, s1.P, s0.P, b0.P), f4(b0.P, b1.P, b2.P, b3.P),
		f3(s0.P, s0l.P, b0.P), f3(s0.P, s0r.P, b0.P), f3(s0.P, b0.P, b0l.P), f3(s1.P, s0.P, s0l.P), f3(s1.P, s0.P, s0r.P), f3(s1.P, s1r.P, s0.P), f3(s1.P, s1l.P, s0.P), f3(s1.P, s1r.P, b0.P),
		f4(s0.P, s0r.P, s0r2.P, b0.P), f4(b0.P, b0l.P, b0l2.P, s0.P), f4(s1.P, s1r.P, s1r2.P, s0.P), f4(s0.P, s0l.P, s0l2.P, b0.P),

		f2(s0.WP, d), f2(b0.WP, d), f3(s0.P, b0.P, d), f3(s0.W, b0.W, d), f3(s1.P, s0.P, d1), f3(s1.WP, s0.P, d1), f3(s1.P, s0.WP, d1),
		f3(s0.P, b0.P, x|1<<60), f3(s1.P, s0.P, x1|1<<61), f4(s1.P, s0.P, b0.P, x<<8|x1),
		f3(s0.WP, v0l, v0r), f3(s0.P, v0l, v0r), f2(b0.WP, vbl), f2(b0.P, vbl), f3(s1.WP, v1l, v1r), f3(s1.P, v1l, v1r),
		f2(s0.WP, s0.LSet), f3(s0.P, s0.LSet, s0.RSet), f3(b0.P, b0.LSet, s0.P), f3(s1.P, s1.LSet, s1.RSet), f3(s0.WP, s0.RSet, b0.P), f3(s1.WP, s1.RSet, s0.P),
		f2(s0l.W, s0.P), f2(s0r.W, s0.P), f2(b0l.W, b0.P), f3(s0.P, s0l.W, b0.P), f3(s1.P, s0.P, s0l.W), f2(s1l.W, s1.P),
		f3(before.P, s0.P, b0.P), f3(after.P, s0.P, b0.P), f3(after.P, s1.P, s0.P), f3(before.W, s0.P, s1.P),
		f3(s1.W, s0l.W, s0.P),
		f2(s0.C, b0.C), f2(s0.C, b0.P), f2(s0.P, b0.C), f2(s1.C, s0.C), f2(s1.C, s0.P), f2(s1.P, s0.C), f3(s1.P, s0.C, b0.P), f3(s1.C, s0.P, b0.C),
		f3(s0.K, b0.K, b1.K), f3(s1.K, s0.K, b0.K), f3(s0.C, s0l.C, b0.P), f3(s1.C, s0l.C, s0.C),
	}
	seal(keys[:], raw[:])
}

// Extract fills keys with the features of the arc from h to d.
func (keys *LabelKeys) Extract(st *State, h, d int32) {
	nodes := st.Nodes
	a, b := &nodes[h], &nodes[d]
	dir, dist := uint64(1), distance(h, d)
	cross := uint64(0)
	if h > d {
		dir, dist = 2, distance(d, h)
		cross = st.crossed(d, h)
	} else {
		cross = st.crossed(h, d)
	}
	dist = min(dist, 4)<<2 | dir
	bp, bn, ap, an := st.node(d-1), st.node(d+1), st.node(h-1), st.node(h+1)
	bl, br, bl2 := &nodes[b.L1], &nodes[b.R1], &nodes[b.L2]
	al, ar := &nodes[a.L1], &nodes[a.R1]
	bll := st.node(d - 2)
	first := uint64(0)
	if d == 0 {
		first = 1
	}
	raw := [len(keys)]uint64{
		b.WP, b.W * m1, b.P * m1, b.Suf3 * m1, f2(b.Shape, b.P), a.WP, a.W * m1, a.P * m1,
		f2(a.W, b.W), f2(a.P, b.P), f2(a.W, b.P), f2(a.P, b.W), f2(a.Suf3, b.P), f2(a.P, b.Suf3),
		f3(a.P, b.P, dist), f3(a.P, b.P, cross), f2(b.WP, dist), f2(a.WP, dist),
		f2(bp.P, b.P), f2(bn.P, b.P), f2(bp.W, b.P), f2(bn.W, b.P), f3(ap.P, a.P, b.P), f3(an.P, a.P, b.P),
		f3(a.P, b.P, bp.P), f3(a.P, b.P, bn.P), f4(a.P, b.P, bp.P, bn.P), f3(bll.P, bp.P, b.P),
		f3(a.P, b.P, bl.W), f2(a.W, bl.W), f3(b.P, bl.P, br.P), f3(b.P, b.LSet, a.P), f3(b.P, b.RSet, a.P), f3(b.LSet, b.P, uint64(bl2.W)),
		f3(a.P, a.LSet, b.P), f3(a.P, a.RSet, b.P), f3(a.WP, a.LSet, b.P), f3(a.WP, a.RSet, b.P), f3(al.P, a.P, b.P), f3(ar.P, a.P, b.P),
		f3(a.P, b.W, bl.W), f3(b.P, br.W, a.P), f3(first, b.P, a.P), f3(a.W, b.P, bl.P),
		b.C, f2(a.C, b.C), f2(a.P, b.C), f2(a.C, b.P), f3(a.C, bl.W, b.P), f3(a.K, b.K, dist),
	}
	for i := range raw {
		raw[i] += dir * m5 * m4
	}
	seal(keys[:], raw[:])
}
