package timex

import (
	"strconv"
	"time"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// lead is the number of sentences of running text that tell the news itself.
const lead = 4

// told is what the text tells of days, read as if published on one day.
type told struct {
	newest   int // expression of the newest day that is told as happened; -1 none
	around   int // other days told as happened in the fortnight before newest
	first    int // of the first day that is announced; -1 none
	future   []int
	missed   []int // announced days that lie before publication
	mismatch []int // weekday and date do not agree
	pictures []int // dates of pictures after publication
	day      []time.Time
}

// reader holds what published works on.
type reader struct {
	t    *news.Text
	d    *lang.Doc
	xs   []expr
	rank []int // of each expression's sentence among those of running text; -1 for side matter
	// weekday is the expression of the first bare weekday of the lead, -1 for none: "met on Thursday".
	weekday int
	// recent: the text names days by their distance from its own day ("Thursday", "yesterday"), so that dates may be old.
	recent bool
	// dateline is the expression of the dateline's day, -1 for none.
	dateline int
}

func newReader(t *news.Text, d *lang.Doc, xs []expr) *reader {
	r := &reader{t: t, d: d, xs: xs, rank: make([]int, len(xs)), weekday: -1, dateline: -1}
	ranks, n := make([]int, len(d.Sentences)), 0
	for i, s := range d.Sentences {
		ranks[i] = -1
		if t.KindAt(s.Start) == news.BlockBody {
			ranks[i] = n
			n++
		}
	}
	later := -1
	for k := range xs {
		x := &xs[k]
		r.rank[k] = ranks[x.sent]
		switch {
		case x.dateline && r.explicit(k) && r.dateline < 0:
			r.dateline = k
		case x.dateline && x.bareWeekday():
			r.recent, r.weekday = true, k
			x.status = statusHappened
		}
		if x.side || x.dateline {
			continue
		}
		if x.bareWeekday() && !x.based && x.dir == dirNone {
			r.recent = true
			if r.weekday < 0 && r.rank[k] >= 0 && r.rank[k] < lead {
				r.weekday = k
			}
			if later < 0 {
				later = k
			}
		}
		if x.op == opRel && x.unit == uDay && !x.based {
			r.recent = true
		}
	}
	if r.weekday < 0 {
		r.weekday = later
	}
	return r
}

// explicit reports whether expression k of the running text, or the dateline, names a month and a day.
func (r *reader) explicit(k int) bool {
	x := &r.xs[k]
	return !x.side && !x.posted && x.op == opDate && x.month > 0 && x.day > 0 && x.mod != "week"
}

// longAgo is the lag in days from which a told day is history and says nothing of the day of publication.
const longAgo = 330

// tell reads the text as if published on day.
func (r *reader) tell(day time.Time) told {
	o := told{newest: -1, first: -1, day: make([]time.Time, len(r.xs))}
	for k, a := range resolve(r.d, r.xs, day, time.Time{}) {
		x := &r.xs[k]
		o.day[k] = a.day
		if a.day.IsZero() || x.op != opDate || x.month == 0 || x.day == 0 || x.mod == "week" || x.posted {
			continue
		}
		after := days(day, a.day)
		if x.weekday > 0 && iso(a.day) != x.weekday {
			if r.rank[k] >= 0 && r.rank[k] < lead {
				o.mismatch = append(o.mismatch, k)
			}
			continue
		}
		if x.side {
			if x.year > 0 && after > 0 {
				o.pictures = append(o.pictures, k)
			}
			continue
		}
		switch {
		case after < -longAgo:
		case x.status == statusPlanned && !x.dateline:
			if x.weak {
				continue
			}
			if after < -1 {
				o.missed = append(o.missed, k)
			} else if o.first < 0 || a.day.Before(o.day[o.first]) {
				o.first = k
			}
		case x.edge || x.status != statusHappened && !x.dateline:
		case after > 1:
			o.future = append(o.future, k)
		case o.newest < 0 || a.day.After(o.day[o.newest]):
			o.newest = k
		}
	}
	r.countAround(&o)
	return o
}

// fortnight is the number of days within which told days belong to one run of news.
const fortnight = 14

// countAround counts the days told or announced near the newest one: two say more of a report's day than one.
func (r *reader) countAround(o *told) {
	if o.newest < 0 {
		return
	}
	for k, t := range o.day {
		x := &r.xs[k]
		if !t.IsZero() && r.explicit(k) && !x.edge && x.year == 0 && x.status != statusOpen && !t.Equal(o.day[o.newest]) {
			if n := days(t, o.day[o.newest]); n > -fortnight && n < fortnight {
				o.around++
			}
		}
	}
}

// lagAllowed is the number of days a report may come after the newest day it tells.
const lagAllowed = 10

// against returns what speaks against publication on the claimed day, in words; "" when nothing does. late says that the
// day lies after the report's, so that it still bounds it. The better the basis of a claim, the more it takes.
func (r *reader) against(c claim) (why string, late bool) {
	o := r.tell(c.day)
	at, newest := o.newest, -1
	if at >= 0 {
		newest = days(o.day[at], c.day)
	}
	missed := ""
	for _, k := range o.missed { // an announced day that has passed counts as told
		n := days(o.day[k], c.day)
		if newest < 0 || n < newest {
			at, newest = k, n
		}
		if missed == "" && n > 3 {
			missed = "the text announces " + r.quote(k) + ", " + strconv.Itoa(n) + " days before"
		}
	}
	lag := ""
	if newest > lagAllowed && !r.recent && (missed != "" || o.around > 0 && r.rank[at] >= 0 && r.rank[at] < 2*lead) {
		lag = strconv.Itoa(newest) + " days after the newest day told, " + r.quote(at)
	}
	early := ""
	switch {
	case len(o.pictures) > 0:
		early = "a picture in the report is dated " + r.quote(o.pictures[0]) + ", which lies after it"
	case len(o.future) > 1 && r.xs[o.future[0]].sent != r.xs[o.future[1]].sent:
		early = "the text tells " + r.quote(o.future[0]) + " as past, which lies after it"
	}
	if c.Basis == news.BasisGiven || c.Basis == news.BasisMetadata {
		switch {
		case missed != "" && lag != "" && o.first < 0:
			return join(lag, missed), true
		case len(o.pictures) > 0 && len(o.future) > 1:
			return early, false
		}
		return "", false
	}
	switch {
	case early != "":
		return early, false
	case missed != "" && newest > 3:
		return join(lag, missed), true
	case lag != "":
		return lag, true
	}
	if r.dateline >= 0 && !o.day[r.dateline].IsZero() {
		if n := days(o.day[r.dateline], c.day); n > 3 {
			return strconv.Itoa(n) + " days after the day of the dateline, " + r.quote(r.dateline), true
		} else if n < -1 {
			return strconv.Itoa(-n) + " days before the day of the dateline, " + r.quote(r.dateline), false
		}
	}
	if len(o.mismatch) > 0 {
		return "with this year the weekday of " + r.quote(o.mismatch[0]) + " would be wrong", true
	}
	return "", false
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// quote returns the words of expression k with their verb or noun, for a reason.
func (r *reader) quote(k int) string {
	x := &r.xs[k]
	s := r.d.Sentences[x.sent]
	i, j := max(s.First, x.i-3), min(s.Last, x.j+3)
	return "“" + r.d.Text[r.d.Tokens[i].Start:r.d.Tokens[j-1].End] + "”"
}
