package story

import (
	"math"
	"time"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/copies/view"
	"github.com/readoutdesk/readout/news"
)

// report is what event clustering sees of a reading: sparse views of its text and when it was published.
type report struct {
	*annotate.Reading
	view    view.Report
	Body    view.Vector
	Lead    view.Vector // the first words: what the report is about
	Title   view.Vector
	Names   view.Vector // words of names and pairs of neighbours among them
	Numbers view.Vector
	when    published
	facts   facts
}

// published is when a report came out, as a range of days; zero when nothing is known.
type published struct {
	from, to time.Time
	trust    float64 // 0 to 1
}

// leadWords is the length of a report's beginning that tells its main event.
const leadWords = 80

// prepare returns the reports in order of content, with their place in the input.
func prepare(rs []*annotate.Reading) ([]report, []int) {
	vs := view.All(rs)
	order := view.Order(vs)
	rarity := view.NewRarity(vs)
	out := make([]report, len(rs))
	var buf []uint32
	for n, i := range order {
		v := vs[i]
		p := &out[n]
		*p = report{Reading: rs[i], view: v, when: publishedOf(rs[i]), facts: factsOf(rs[i], &v)}
		buf = buf[:0]
		for _, w := range v.Words {
			buf = append(buf, w.Hash)
		}
		p.Body = rarity.Vector(buf)
		buf = buf[:0]
		for _, w := range v.Words[:min(leadWords, len(v.Words))] {
			buf = append(buf, w.Hash)
		}
		for _, w := range v.Title {
			buf = append(buf, w.Hash)
		}
		p.Lead = rarity.Vector(buf)
		buf = buf[:0]
		for _, w := range v.Title {
			buf = append(buf, w.Hash)
		}
		p.Title = rarity.Vector(buf)
		p.Names = rarity.Vector(v.Names(buf[:0]))
		p.Numbers = rarity.Vector(v.Numbers(buf[:0]))
	}
	return out, order
}

// publishedOf returns when a report came out and how far that may be trusted.
func publishedOf(r *annotate.Reading) published {
	p := r.Published
	if d, ok := p.Day(); ok {
		return published{d, d, trustOf(p.Basis)}
	}
	if p.Window[0] != "" && p.Window[1] != "" {
		a, err := time.Parse(time.DateOnly, p.Window[0])
		b, err2 := time.Parse(time.DateOnly, p.Window[1])
		if err == nil && err2 == nil {
			return published{a, b, 0.5}
		}
	}
	if p.Basis == "" && len(p.Rejected) == 0 {
		for _, c := range r.Claims {
			if len(c.Value) >= 10 {
				if d, err := time.Parse(time.DateOnly, c.Value[:10]); err == nil {
					return published{d, d, trustOf(c.Basis)}
				}
			}
		}
	}
	return published{}
}

// trustOf says how often a date of this kind is the day of publication.
func trustOf(b news.Basis) float64 {
	switch b {
	case news.BasisPage:
		return 0.3
	case news.BasisContent:
		return 0.8
	}
	return 1
}

// gap returns the days between two reports, 0 when their ranges touch, and how far that is known.
func gap(a, b published) (days, trust float64) {
	if a.trust == 0 || b.trust == 0 {
		return 0, 0
	}
	switch {
	case a.to.Before(b.from):
		days = b.from.Sub(a.to).Hours() / 24
	case b.to.Before(a.from):
		days = a.from.Sub(b.to).Hours() / 24
	}
	return days, min(a.trust, b.trust)
}

// The features of a pair of reports; weights.txt names them in this order.
const (
	fBias = iota
	fBody
	fLead
	fTitle
	fNames
	fNumbers
	fCross
	fBest
	fUndated
	fDay
	fDays
	fWeek
	fMonth
	fLog
	fBodyDays
	fBodyWeek
	fLeadDays
	fNamesWeek
	fUndatedBody
	fUndatedNames
	fUntitled
	fOutlet
	fDateAgree
	fDateConflict
	fDateApart
	fDateOpen
	fOrdinalAgree
	fOrdinalConflict
	features
)

var featureNames = [features]string{"bias", "body", "lead", "title", "names", "numbers", "cross", "best", "undated", "day", "days", "week",
	"month", "log", "body*days", "body*week", "lead*days", "names*week", "undated*body", "undated*names", "untitled", "outlet",
	"date-agree", "date-conflict", "date-apart", "undated*date-apart", "ordinal-agree", "ordinal-conflict"}

// featuresOf fills x for a pair; body is the cosine of the bodies, best the highest cosine that either has with anybody.
func featuresOf(x *[features]float64, a, b *report, body, best float64) {
	*x = [features]float64{}
	x[fBias] = 1
	x[fBody] = body
	x[fLead] = a.Lead.Dot(b.Lead)
	x[fTitle] = a.Title.Dot(b.Title)
	x[fNames] = a.Names.Dot(b.Names)
	x[fNumbers] = a.Numbers.Dot(b.Numbers)
	x[fCross] = (a.Title.Dot(b.Lead) + b.Title.Dot(a.Lead)) / 2
	x[fBest] = body / best
	if len(a.Title) == 0 || len(b.Title) == 0 {
		x[fUntitled] = 1
	}
	if a.Outlet != "" && a.Outlet == b.Outlet {
		x[fOutlet] = 1
	}
	switch a.facts.dates(&b.facts) {
	case 1:
		x[fDateAgree] = 1
	case -1:
		x[fDateConflict] = 1
		if d := distance(&a.facts, &b.facts); !math.IsInf(d, 1) {
			x[fDateApart] = math.Log1p(d) / 6
		}
	}
	if m, n := a.facts.ordinal, b.facts.ordinal; m > 0 && n > 0 {
		if m == n {
			x[fOrdinalAgree] = 1
		} else {
			x[fOrdinalConflict] = 1
		}
	}
	days, trust := gap(a.when, b.when)
	x[fUndated] = 1 - trust
	x[fDateOpen] = x[fUndated] * x[fDateApart]
	x[fUndatedBody] = (1 - trust) * body
	x[fUndatedNames] = (1 - trust) * x[fNames]
	x[fDay] = trust * min(days, 1)
	x[fDays] = trust * min(days, 3) / 3
	x[fWeek] = trust * min(days, 10) / 10
	x[fMonth] = trust * min(days, 45) / 45
	x[fLog] = trust * math.Log1p(days) / 6
	x[fBodyDays] = x[fDays] * body
	x[fBodyWeek] = x[fWeek] * body
	x[fLeadDays] = x[fDays] * x[fLead]
	x[fNamesWeek] = x[fWeek] * x[fNames]
}
