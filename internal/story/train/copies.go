package main

import (
	"fmt"
	"github.com/readoutdesk/readout/internal/annotate"
	"sort"

	"github.com/readoutdesk/readout/internal/copies"
	"github.com/readoutdesk/readout/internal/copies/view"
)

// fitCopies prints how well each measure of likeness tells copies and revisions from other pairs, and at which border.
func fitCopies(data string) {
	for _, set := range []string{"revisions", "copies.docs", "allsides", "gva", "sequels"} {
		rows := load(data, set)
		rs := cached(set, func() []*annotate.Reading { return readings(rows) })
		vs := view.All(rs)
		id := map[string]int{}
		for i, r := range rs {
			id[r.ID] = i
		}
		gold := map[[2]int]int{}
		if set == "revisions" {
			for i := range rows {
				for j := range i {
					if rows[i].Gold.Family == rows[j].Gold.Family {
						gold[[2]int{j, i}] = 1
					}
				}
			}
		}
		kind := map[[2]int]string{}
		if set == "copies.docs" {
			for _, p := range load(data, "copies.pairs") {
				k := [2]int{min(id[p.A], id[p.B]), max(id[p.A], id[p.B])}
				kind[k] = p.Kind
				if p.Label != nil && *p.Label == 1 {
					gold[k] = 1
				}
			}
		}
		type line struct {
			p    copies.Pair
			gold int
		}
		var ls []line
		for _, p := range copies.Pairs(vs) {
			k := [2]int{p.A, p.B}
			g := gold[k]
			if set == "copies.docs" && kind[k] == "" {
				g = -2
			}
			ls = append(ls, line{p, g})
			delete(gold, k)
		}
		fmt.Println(set, len(ls), "pairs; gold not found", len(gold))
		for _, f := range []struct {
			name string
			of   func(p copies.Pair) float64
		}{
			{"cosine", func(p copies.Pair) float64 { return p.Cosine }},
			{"contained", func(p copies.Pair) float64 { return p.Contained }},
			{"plain", func(p copies.Pair) float64 { return p.Plain }},
			{"cos+cont", func(p copies.Pair) float64 { return p.Cosine + p.Contained }},
			{"cos+.5cont", func(p copies.Pair) float64 { return p.Cosine + .5*p.Contained }},
			{"cos+2cont", func(p copies.Pair) float64 { return p.Cosine + 2*p.Contained }},
			{"max", func(p copies.Pair) float64 { return max(p.Cosine/.35, p.Contained/.24) }},
		} {
			var xs []line
			for _, l := range ls {
				if l.gold != -2 {
					xs = append(xs, l)
				}
			}
			sort.SliceStable(xs, func(i, j int) bool { return f.of(xs[i].p) > f.of(xs[j].p) })
			total := len(gold)
			for _, l := range xs {
				total += l.gold
			}
			best, at, tp := 0.0, 0.0, 0
			for i, l := range xs {
				tp += l.gold
				if F := 2 * float64(tp) / float64(i+1+total); F > best {
					best, at = F, f.of(l.p)
				}
			}
			over := 0
			for _, l := range ls {
				if f.of(l.p) >= at {
					over++
				}
			}
			if set == "copies.docs" && f.name == "cos+2cont" {
				for _, l := range xs {
					if (f.of(l.p) >= .62) != (l.gold == 1) {
						fmt.Printf("    %.2f %.2f %.2f %d %s | %s | %s\n", l.p.Cosine, l.p.Contained, l.p.Plain, l.gold, kind[[2]int{l.p.A, l.p.B}], rs[l.p.A].Title, rs[l.p.B].Title)
					}
				}
			}
			fmt.Printf("  %-12s F1 %.3f at %.3f\n", f.name, best, at)
		}
		for _, th := range []float64{.4, .45, .5, .55, .6, .65, .7} {
			for _, mc := range []float64{0, .05, .08, .1, .15} {
				tp, n, total := 0, 0, len(gold)
				for _, l := range ls {
					if l.gold == -2 {
						continue
					}
					total += l.gold
					if l.p.Cosine+2*l.p.Contained >= th && l.p.Contained >= mc {
						n++
						tp += l.gold
					}
				}
				fmt.Printf("%.2f/%.2f n %d tp %d F %.3f;", th, mc, n, tp, 2*float64(tp)/float64(n+total))
			}
			fmt.Println()
		}
		if set == "revisions" || set == "copies.docs" || set == "allsides" {
			for _, l := range ls {
				if l.p.Contained < .4 && (set != "allsides" || l.p.Cosine > .45) {
					x, y := copies.Aligned(&vs[l.p.A], &vs[l.p.B])
					fmt.Printf("A %s gold %d cos %.2f cont %.2f lead %.2f aligned %d of %d/%d %s %s\n", set, l.gold, l.p.Cosine, l.p.Contained, l.p.Lead, x, y, len(vs[l.p.A].Sentences), rs[l.p.A].Outlet, rs[l.p.B].Outlet)
				}
			}
		}
		if set == "allsides" || set == "sequels" || set == "gva" {
			for _, l := range ls {
				a, b := rs[l.p.A], rs[l.p.B]
				if a.Outlet == b.Outlet && l.p.Cosine+2*l.p.Contained >= .55 && l.p.Contained > .05 || l.p.Contained > .2 && a.Outlet != b.Outlet {
					fmt.Printf("  %.2f %.2f %.2f %v | %s %s | %s %s\n", l.p.Cosine, l.p.Contained, l.p.Plain, rows[l.p.A].label() == rows[l.p.B].label(), a.Outlet, a.Title, b.Outlet, b.Title)
				}
			}
		}
	}
}
