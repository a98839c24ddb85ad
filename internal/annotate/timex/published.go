package timex

import (
	"slices"
	"strconv"
	"time"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// published decides the report's own date. It returns also the days to resolve against (one when the day is known, none
// when nothing is) and, for an open day, a day near it that gives months their year.
func published(t *news.Text, d *lang.Doc, xs []expr, within Window) (news.Published, []time.Time, time.Time) {
	r := newReader(t, d, xs)
	open, month, rejected := claims(t, d)
	open = append(open, r.printed(open)...)
	if within.First == "" {
		within = month
	}
	p := news.Published{Rejected: rejected}
	var chosen *claim
	var latest time.Time // a page cannot be read before its report is written
	for i := range open {
		c := &open[i]
		why, late := r.against(*c)
		switch {
		case chosen == nil:
			if why == "" {
				chosen = c
				continue
			}
		case c.day.Equal(chosen.day):
			continue
		case why == "":
			why = "the date " + basisWord(chosen.Basis) + " goes before one " + basisWord(c.Basis)
		}
		if late && (latest.IsZero() || c.day.Before(latest)) {
			latest = c.day
		}
		x := c.Claim
		x.Why = why
		p.Rejected = append(p.Rejected, x)
	}
	p.Rejected = append(p.Rejected, r.pictures()...)
	if f, ok := readClaim(news.Claim{Value: t.Fetched}); ok && (latest.IsZero() || f.day.Before(latest)) {
		latest = f.day
	}
	if chosen != nil {
		p.Value, p.Precision, p.Basis, p.Span = chosen.Value, news.PrecisionDay, chosen.Basis, chosen.Span
		if chosen.minute {
			p.Precision = news.PrecisionMinute
		} else {
			p.Value = dayValue(chosen.day)
		}
		p.Why = "the date " + basisWord(chosen.Basis) + "; nothing the text tells speaks against it"
		sortClaims(p.Rejected)
		return p, []time.Time{chosen.day}, time.Time{}
	}
	fit, hint := r.content(&p, latest, within)
	if p.Value != "" || p.Window[0] != "" {
		p.Rejected = append(p.Rejected, r.toldDays(p, fit, hint)...)
	}
	sortClaims(p.Rejected)
	return p, fit, hint
}

func basisWord(b news.Basis) string {
	switch b {
	case news.BasisGiven:
		return "given with the report"
	case news.BasisMetadata:
		return "in the page's data"
	case news.BasisDateline:
		return "of the dateline"
	case news.BasisPage:
		return "printed on the page"
	}
	return "the text tells"
}

// sortClaims puts claims without a place first, then those of the text in text order.
func sortClaims(cs []news.Claim) {
	slices.SortStableFunc(cs, func(a, b news.Claim) int { return a.Span.Start - b.Span.Start })
}

// pictures lists the dates of captions: never the report's own.
func (r *reader) pictures() []news.Claim {
	var out []news.Claim
	for k := range r.xs {
		if x := &r.xs[k]; x.side && x.fullDate() {
			out = append(out, news.Claim{Value: dayValue(date(x.year, x.month, x.day)), Basis: news.BasisPage, Span: spanOf(r.d, x), Why: "date of a picture"})
		}
	}
	return out
}

// toldDays lists the days of told events that were weighed and are not the day of the report.
func (r *reader) toldDays(p news.Published, fit []time.Time, hint time.Time) []news.Claim {
	var out []news.Claim
	seen := map[string]bool{p.Value: true}
	for _, v := range p.Candidates {
		seen[v] = true
	}
	for k, a := range resolve(r.d, r.xs, time.Time{}, nearOf(fit, hint)) {
		if !r.explicit(k) || a.day.IsZero() || r.xs[k].dateline {
			continue
		}
		v := dayValue(a.day)
		if seen[v] || p.Value == "" && p.Window[0] <= v && v <= p.Window[1] {
			continue
		}
		seen[v] = true
		why := "a day that the text names, not its own"
		switch r.xs[k].status {
		case statusHappened:
			why = "day of something told as past"
		case statusPlanned:
			why = "day of something announced"
		}
		out = append(out, news.Claim{Value: v, Basis: news.BasisContent, Span: spanOf(r.d, &r.xs[k]), Why: why})
	}
	return out
}

func nearOf(fit []time.Time, hint time.Time) time.Time {
	if len(fit) > 0 {
		return fit[len(fit)/2]
	}
	return hint
}

// bounds are the first and last day that publication may have; zero is open.
type bounds struct {
	lo, hi time.Time
	why    string
}

func (b *bounds) from(t time.Time, why string) {
	if !t.IsZero() && (b.lo.IsZero() || t.After(b.lo)) {
		b.lo = t
		b.why = join(b.why, why)
	}
}

func (b *bounds) to(t time.Time, why string) {
	if !t.IsZero() && (b.hi.IsZero() || t.Before(b.hi)) {
		b.hi = t
		b.why = join(b.why, why)
	}
}

func (b *bounds) ok() bool { return b.lo.IsZero() || b.hi.IsZero() || !b.hi.Before(b.lo) }

// content decides the day, or the window, from what the text tells. It fills p and returns what published returns.
func (r *reader) content(p *news.Published, latest time.Time, within Window) ([]time.Time, time.Time) {
	near, yearWhy := r.yearHint(latest, within)
	if near.IsZero() {
		if r.dateline >= 0 {
			p.Why = "the dateline names " + spanOf(r.d, &r.xs[r.dateline]).Of(r.d.Text) + ", but nothing tells the year"
		} else {
			p.Why = "no date in or about the report says when it was written"
		}
		return nil, time.Time{}
	}
	o := r.tell(near)
	if r.dateline >= 0 && !o.day[r.dateline].IsZero() {
		day := o.day[r.dateline]
		p.Value, p.Precision, p.Basis, p.Span = dayValue(day), news.PrecisionDay, news.BasisDateline, spanOf(r.d, &r.xs[r.dateline])
		p.Why = join("day of the dateline", yearWhy)
		return []time.Time{day}, time.Time{}
	}
	b := r.bounds(o, near, latest, within)
	b.why = join(b.why, yearWhy)
	hint := near
	if !b.lo.IsZero() {
		hint = b.lo
	}
	switch {
	case !b.ok():
		p.Why = "what the text tells of days does not fit together: " + b.why
		return nil, near
	case b.lo.IsZero():
		p.Why = join("the text tells no day before which it cannot have been written", b.why)
		return nil, hint
	case r.weekday >= 0 && !b.hi.IsZero():
		if fit := r.byWeekday(p, b); fit != nil {
			return fit, hint
		}
	case r.weekday < 0 && o.newest >= 0:
		if fit := r.byEvent(p, b, o); fit != nil {
			return fit, hint
		}
	}
	if b.hi.IsZero() || days(b.lo, b.hi) > longWindow {
		p.Why = join("written after the last day told, but nothing bounds it from above", b.why)
		return nil, hint
	}
	return r.window(p, b), hint
}

// longWindow is the number of days from which a window tells a reader nothing.
const longWindow = 62

// window puts every day of b into p.
func (r *reader) window(p *news.Published, b bounds) []time.Time {
	var fit []time.Time
	for t := b.lo; !t.After(b.hi); t = t.AddDate(0, 0, 1) {
		fit = append(fit, t)
	}
	r.settle(p, b, fit, fit)
	return fit
}

// settle writes the candidates into p: a value when there is one, else the window.
func (r *reader) settle(p *news.Published, b bounds, candidates, fit []time.Time) {
	p.Why = b.why
	if len(candidates) == 1 {
		p.Value, p.Precision, p.Basis = dayValue(candidates[0]), news.PrecisionDay, news.BasisContent
		return
	}
	p.Basis = news.BasisContent
	p.Window = [2]string{dayValue(fit[0]), dayValue(fit[len(fit)-1])}
	if len(candidates) <= manyCandidates {
		for _, t := range candidates {
			p.Candidates = append(p.Candidates, dayValue(t))
		}
	}
}

// daysAhead is the number of days within which a planned day is called by its weekday alone: 12 of 15 in TimeBank and
// AQUAINT. Of the past ones in a lead most are of the same day or the day before.
const daysAhead = 3

// byWeekday takes the weekdays of b: a report that tells its news of "Thursday" is of that Thursday or of the day after,
// one that announces something for Thursday of that day or the days before.
func (r *reader) byWeekday(p *news.Published, b bounds) []time.Time {
	x := &r.xs[r.weekday]
	planned := x.status == statusPlanned
	if days(b.lo, b.hi) > longWindow {
		return nil
	}
	var candidates, fit []time.Time
	start := b.lo
	if !planned { // a report of the day after
		start = start.AddDate(0, 0, -1)
	}
	for t := start; !t.After(b.hi); t = t.AddDate(0, 0, 1) {
		if iso(t) != x.weekday {
			continue
		}
		candidates = append(candidates, t)
		if !planned {
			if !t.Before(b.lo) {
				fit = append(fit, t)
			}
			if n := t.AddDate(0, 0, 1); !n.After(b.hi) {
				fit = append(fit, n)
			}
			continue
		}
		for m := t.AddDate(0, 0, -daysAhead); !m.After(t); m = m.AddDate(0, 0, 1) {
			if !m.Before(b.lo) {
				fit = append(fit, m)
			}
		}
	}
	if len(candidates) == 0 || len(fit) == 0 {
		return nil
	}
	word := "told as past"
	if planned {
		word = "announced"
	}
	b.why = join(r.quote(r.weekday)+" is "+word, b.why)
	if planned && len(candidates) == 1 && len(fit) > 1 {
		r.settle(p, b, fit, fit)
		return fit
	}
	if len(candidates) == 1 && candidates[0].Before(b.lo) {
		candidates = fit
	}
	r.settle(p, b, candidates, fit)
	if p.Value != "" {
		return candidates
	}
	return fit
}

// byEvent takes the newest day told as the day of the report when the words say that the news is of that day.
func (r *reader) byEvent(p *news.Published, b bounds, o told) []time.Time {
	newest := o.day[o.newest]
	if newest.Before(b.lo) || r.rank[o.newest] < 0 {
		return nil
	}
	if !b.hi.IsZero() && days(newest, b.hi) <= 1 && r.rank[o.newest] < 2*lead && (o.first < 0 || r.rank[o.first] < lead) {
		// Told yesterday, to be held today: a preview of the day itself or the eve.
		p.Value, p.Precision, p.Basis, p.Span = dayValue(b.hi), news.PrecisionDay, news.BasisContent, spanOf(r.d, &r.xs[o.newest])
		if o.first >= 0 {
			p.Span = spanOf(r.d, &r.xs[o.first])
		}
		p.Candidates = nil
		if newest.Before(b.hi) {
			p.Candidates = []string{dayValue(newest), dayValue(b.hi)}
			p.Window = [2]string{p.Candidates[0], p.Candidates[1]}
		}
		p.Why = join("between "+r.quote(o.newest)+" and "+dayValue(b.hi), b.why)
		return []time.Time{b.hi}
	}
	if r.rank[o.newest] >= lead || r.xs[o.newest].year > 0 && r.xs[o.newest].weekday == 0 {
		return nil
	}
	if o.around == 0 {
		return nil
	}
	if why := r.sameDay(); why != "" {
		p.Value, p.Precision, p.Basis, p.Span = dayValue(newest), news.PrecisionDay, news.BasisContent, spanOf(r.d, &r.xs[o.newest])
		p.Why = join("the newest day told is "+r.quote(o.newest)+", and "+why+" places the report on it", b.why)
		return []time.Time{newest}
	}
	if hi := newest.AddDate(0, 0, freshDays); b.hi.IsZero() || b.hi.After(hi) {
		b.hi = hi
		b.why = join("news comes within "+strconv.Itoa(freshDays)+" days of "+r.quote(o.newest), b.why)
	}
	b.lo = newest
	return r.window(p, b)
}

// freshDays is the number of days within which news follows the newest day it tells.
const freshDays = 3
