package timex

import (
	"time"

	"github.com/readoutdesk/readout/news"
)

// clocks gives clock times their day, and times counted from a clock time ("35 minutes later") their clock.
func (r *run) clocks(xs []expr) {
	var last time.Time // the clock time told last, with its day
	lastSent := -1
	for k := range xs {
		x := &xs[k]
		a := &r.out[k]
		switch {
		case x.clock:
			r.clockValue(xs, k)
			if t, ok := clockTime(a.value); ok {
				last, lastSent = t, x.sent
			}
		case x.op == opShift && x.unit <= uHour && x.based && !last.IsZero() && x.sent-lastSent <= 2:
			t := last.Add(time.Duration(x.n * float64(x.dir) * float64(unitLength(x.unit))))
			a.typ, a.value, a.anchor, a.day = news.TimeClock, dayValue(t)+"T"+t.Format("15:04"), "text", date(t.Year(), int(t.Month()), t.Day())
			last, lastSent = t, x.sent
		}
	}
}

func unitLength(u unit) time.Duration {
	switch u {
	case uSecond:
		return time.Second
	case uMinute:
		return time.Minute
	}
	return time.Hour
}

// clockTime reads "2021-12-07T15:35" and its forms with a zone.
func clockTime(v string) (time.Time, bool) {
	if len(v) < 16 || v[0] == 'X' {
		return time.Time{}, false
	}
	day, err := time.Parse(time.DateOnly, v[:10])
	h, ok := number(v, 11, 13)
	m, ok2 := number(v, 14, 16)
	return day.Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute), err == nil && ok && ok2
}

// clockValue puts the clock of expression k behind its day.
func (r *run) clockValue(xs []expr, k int) {
	x, a := &xs[k], &r.out[k]
	day := a.day
	named := x.op == opRel || x.month > 0 || x.weekday > 0 || x.day > 0
	if !named {
		day, a.anchor = r.eventDay(xs, k)
	}
	v := "XXXX-XX-XX"
	switch {
	case !day.IsZero():
		v = dayValue(day)
	case named && len(a.value) >= 10:
		v = a.value[:10]
	}
	a.day = day
	a.value = v + "T" + pad(x.hour, 2) + ":" + pad(x.minute, 2)
	if x.zone == 0 {
		a.value += "Z"
	}
}

// eventReach is the number of sentences over which a clock time belongs to a day told before.
const eventReach = 3

// nearby is the number of expressions before and after a clock time that are looked at: it keeps lists of times linear.
const nearby = 50

// eventDay returns the day of the event that a bare clock time tells of: the nearest day of its sentence that is told
// alike (as planned, as past), else the last such day told shortly before, else a day of its sentence, else the day of
// publication.
func (r *run) eventDay(xs []expr, k int) (time.Time, string) {
	x := &xs[k]
	same, any, dist := -1, -1, 1<<30
	for i := max(0, k-nearby); i < min(len(xs), k+nearby); i++ {
		y := &xs[i]
		if y.sent != x.sent || i == k || !y.dayLevel() {
			continue
		}
		if any < 0 {
			any = i
		}
		if n := max(y.i-x.i, x.i-y.i); n < dist && alike(x, y) {
			same, dist = i, n
		}
	}
	for i := k - 1; same < 0 && i >= max(0, k-nearby); i-- {
		y := &xs[i]
		if y.side || x.sent-y.sent > eventReach {
			break
		}
		if y.sent != x.sent && (y.dayLevel() || y.clock) && alike(x, y) {
			same = i
		}
	}
	if same < 0 {
		same = any
	}
	switch {
	case same >= 0 && r.out[same].day.IsZero():
		return time.Time{}, ""
	case same >= 0:
		return r.out[same].day, "text"
	case r.anchor.IsZero():
		return r.anchor, ""
	}
	return r.anchor, "published"
}

// alike reports whether two times are told in the same way, as planned or as past.
func alike(x, y *expr) bool {
	return x.status == y.status || x.status == statusOpen || y.status == statusOpen
}
