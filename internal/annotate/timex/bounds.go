package timex

import (
	"time"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// fileAge is the least age in days of a picture from the files: a picture of the news itself is not called one.
const fileAge = 3

// yearHint returns a day near publication, to give months and days their year: the newest full date that is not history,
// else what the latest possible day or the other reports of the story allow.
func (r *reader) yearHint(latest time.Time, within Window) (time.Time, string) {
	lo, hi := windowDays(within)
	if !hi.IsZero() && (latest.IsZero() || hi.Before(latest)) {
		latest = hi
	}
	var best time.Time
	why := ""
	for k := range r.xs {
		x := &r.xs[k]
		if !x.fullDate() || x.status == statusPlanned && !x.side {
			continue
		}
		// A year is printed with a day when it is another year than the report's, but for a dateline, a picture, the
		// first sentences, and a day that is named in full with its weekday.
		if !x.side && !x.dateline && x.weekday == 0 && (r.rank[k] < 0 || r.rank[k] >= lead) {
			continue
		}
		t := date(x.year, x.month, x.day)
		if !latest.IsZero() && t.After(latest) || !t.After(best) {
			continue
		}
		best, why = t, "the year is that of "+r.quote(k)
	}
	if !best.IsZero() && (latest.IsZero() || days(best, latest) < longAgo) {
		return best, why
	}
	if !lo.IsZero() {
		return lo.AddDate(0, 0, days(lo, hi)/2), ""
	}
	if !latest.IsZero() {
		return r.lastBefore(latest), "the year is the last before " + dayValue(latest) + ", when the page was there"
	}
	return time.Time{}, ""
}

// lastBefore returns the newest day told as past, or else announced, in its last year before latest; latest when the
// text names no day.
func (r *reader) lastBefore(latest time.Time) time.Time {
	var past, any time.Time
	for k := range r.xs {
		x := &r.xs[k]
		if !r.explicit(k) || x.year > 0 {
			continue
		}
		t := date(latest.Year(), x.month, x.day)
		for y := latest.Year(); t.After(latest) || t.Day() != x.day; {
			y--
			t = date(y, x.month, x.day)
		}
		if t.After(any) {
			any = t
		}
		if (x.status == statusHappened && !x.edge || x.dateline) && t.After(past) {
			past = t
		}
	}
	switch {
	case !past.IsZero():
		return past
	case !any.IsZero():
		return any
	}
	return latest
}

func windowDays(w Window) (lo, hi time.Time) {
	lo, err := time.Parse(time.DateOnly, w.First)
	hi, err2 := time.Parse(time.DateOnly, w.Last)
	if err != nil || err2 != nil || hi.Before(lo) {
		return time.Time{}, time.Time{}
	}
	return lo, hi
}

// bounds returns the first and last day that what is told allows.
func (r *reader) bounds(o told, near, latest time.Time, within Window) bounds {
	var b bounds
	if lo, hi := windowDays(within); !lo.IsZero() {
		b.lo, b.hi = lo, hi
		if within.Why != "" {
			b.why = within.Why
		}
	}
	if o.newest >= 0 {
		b.from(o.day[o.newest], "not before "+r.quote(o.newest))
	}
	for k := range r.xs {
		x := &r.xs[k]
		if !x.side || !x.fullDate() {
			continue
		}
		t := date(x.year, x.month, x.day)
		if x.file {
			b.from(t.AddDate(0, 0, fileAge), "after the file picture of "+dayValue(t))
		} else {
			b.from(t, "not before the picture of "+dayValue(t))
		}
	}
	for k, t := range o.day {
		x := &r.xs[k]
		if t.IsZero() || !r.explicit(k) || x.status != statusPlanned || x.weak || x.dateline || !b.lo.IsZero() && t.Before(b.lo) || days(near, t) > longAgo {
			continue
		}
		b.to(t, "before "+r.quote(k))
	}
	r.monthBounds(&b, o)
	if !latest.IsZero() && (b.hi.IsZero() || latest.Before(b.hi)) && !b.lo.IsZero() && !latest.Before(b.lo) {
		b.to(latest, "not after "+dayValue(latest)+", when the page was there")
	}
	return b
}

// monthBounds uses "this month" beside an ordinal ("the second concert this month": the first lies in the same month) and
// "next month" beside an announced day.
func (r *reader) monthBounds(b *bounds, o told) {
	for k := range r.xs {
		x := &r.xs[k]
		if x.op != opRel || x.unit != uMonth || x.based || x.side {
			continue
		}
		var month time.Time
		switch {
		case x.n == 0 && o.newest >= 0 && again(r.d, r.d.Sentences[x.sent]):
			month = o.day[o.newest]
		case x.n == 1:
			t := r.announced(k, o)
			if t.IsZero() {
				continue
			}
			month = date(t.Year(), int(t.Month())-1, 1)
		default:
			continue
		}
		lo, hi := date(month.Year(), int(month.Month()), 1), date(month.Year(), int(month.Month())+1, 0)
		if !b.lo.IsZero() && hi.Before(b.lo) || !b.hi.IsZero() && lo.After(b.hi) {
			continue
		}
		b.from(lo, r.quote(k)+" is "+monthValue(lo))
		b.to(hi, r.quote(k)+" is "+monthValue(hi))
	}
}

// announced returns the day that "next month", expression k, speaks of: a day of its sentence, else the first day
// announced.
func (r *reader) announced(k int, o told) time.Time {
	for i := range r.xs {
		if r.xs[i].sent == r.xs[k].sent && r.explicit(i) && r.xs[i].status != statusHappened {
			return o.day[i]
		}
	}
	if o.first >= 0 {
		return o.day[o.first]
	}
	return time.Time{}
}

// again reports whether a sentence counts its event as a later one of a row.
func again(d *lang.Doc, s lang.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		if is(lower(d.W(i)), cueAgain) {
			return true
		}
	}
	return false
}

// sameDay returns the words of the lead that place the report on the day of its news; "" when there are none.
func (r *reader) sameDay() string {
	n := 0
	for _, s := range r.d.Sentences {
		if r.t.KindAt(s.Start) != news.BlockBody {
			continue
		}
		if n++; n > 2*lead {
			break
		}
		for i := s.First; i < s.Last; i++ {
			w := lower(r.d.W(i))
			if is(w, cueSameDay) {
				return "“" + r.d.W(i) + "”"
			}
			if n <= 1 && is(w, cuePerfect) && i+1 < s.Last && past(r.d, i+1, lower(r.d.W(i+1))) {
				return "“" + r.d.W(i) + " " + r.d.W(i+1) + "”"
			}
		}
	}
	return ""
}
