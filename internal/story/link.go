package story

import (
	"cmp"
	"container/heap"
	"slices"
)

// edge is a scored pair of clusters, A < B.
type edge struct {
	A, B   int
	Score  float64
	Weight int // how many pairs of reports it stands for; 0 is one
}

// link joins clusters greedily, the pair with the highest mean score first, while that is above 0 (average link). Pairs
// of items without an edge count as absent. An edge at or below never forbids its clusters to join. It returns the
// cluster of each item, numbered by its smallest item. Ties go to the smaller items, so the result depends on the scores
// alone.
func link(n int, start []int, edges []edge, absent float64) []int {
	l := linker{size: make([]int, n), up: make([]int, n), near: make([]map[int]sum, n), absent: absent, stamp: make([]int, n)}
	for i := range n {
		l.size[i], l.up[i], l.near[i] = 0, start[i], map[int]sum{}
	}
	for i := range n {
		l.size[start[i]]++
	}
	for _, e := range edges {
		a, b := start[e.A], start[e.B]
		if a != b {
			s := l.near[a][b]
			w := max(e.Weight, 1)
			s.total, s.count, s.barred = s.total+e.Score*float64(w), s.count+w, s.barred || e.Score <= never
			l.near[a][b], l.near[b][a] = s, s
		}
	}
	for a := range n {
		l.push(a, true)
	}
	heap.Init(&l.queue)
	for l.queue.Len() > 0 {
		m := heap.Pop(&l.queue).(merge)
		if l.stamp[m.A] == m.stampA && l.stamp[m.B] == m.stampB && l.up[m.A] == m.A && l.up[m.B] == m.B {
			l.join(m.A, m.B)
		}
	}
	out := make([]int, n)
	for i := range out {
		out[i] = l.top(i)
	}
	return out
}

// never is the score that keeps two reports apart whatever else speaks for them.
const never = -1000

type sum struct {
	total  float64
	count  int
	barred bool
}

type merge struct {
	edge
	stampA, stampB int
}

type linker struct {
	size, up, stamp []int
	near            []map[int]sum
	absent          float64
	queue           queue
}

func (l *linker) top(i int) int {
	for l.up[i] != i {
		i = l.up[i]
	}
	return i
}

// push queues the pairs of cluster a that may join; with higher, only those with a larger number.
func (l *linker) push(a int, higher bool) {
	if l.up[a] != a {
		return
	}
	for _, b := range sortedKeys(l.near[a]) {
		if higher && b < a {
			continue
		}
		s := l.near[a][b]
		if s.barred {
			continue
		}
		pairs := l.size[a] * l.size[b]
		if score := (s.total + float64(pairs-s.count)*l.absent) / float64(pairs); score > 0 {
			x, y := min(a, b), max(a, b)
			m := merge{edge{A: x, B: y, Score: score}, l.stamp[x], l.stamp[y]}
			if higher {
				l.queue = append(l.queue, m)
			} else {
				heap.Push(&l.queue, m)
			}
		}
	}
}

// join puts cluster b into a.
func (l *linker) join(a, b int) {
	for _, c := range sortedKeys(l.near[b]) {
		s := l.near[b][c]
		delete(l.near[c], b)
		if c == a {
			continue
		}
		t := l.near[a][c]
		t.total, t.count, t.barred = t.total+s.total, t.count+s.count, t.barred || s.barred
		l.near[a][c], l.near[c][a] = t, t
	}
	delete(l.near[a], b)
	l.near[b] = nil
	l.size[a] += l.size[b]
	l.up[b] = a
	l.stamp[a]++
	l.push(a, false)
}

func sortedKeys(m map[int]sum) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// queue is a heap of merges, the best first.
type queue []merge

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[j].Score, q[i].Score), cmp.Compare(q[i].A, q[j].A), cmp.Compare(q[i].B, q[j].B)) < 0
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(merge)) }
func (q *queue) Pop() any {
	old := *q
	m := old[len(old)-1]
	*q = old[:len(old)-1]
	return m
}
