package timex

import (
	"time"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// answer is the value of an expression, read with one day of publication.
type answer struct {
	typ    news.TimeType
	value  string
	day    time.Time // the day it lies on; zero when it names no single day
	anchor string
}

// run resolves the expressions of one report in text order.
type run struct {
	d      *lang.Doc
	anchor time.Time // day of publication; zero when unknown
	hint   time.Time // a day near publication that gives months their year while the anchor is unknown; may be zero
	out    []answer

	// What was told last, for "the next day", "a year earlier", "35 minutes later".
	day     time.Time
	dayPara int
	period  time.Time // the start of the last date of any size; zero for none
	year    int
	quarter int
}

// resolve returns the answers for xs, in their order.
func resolve(d *lang.Doc, xs []expr, anchor, hint time.Time) []answer {
	r := &run{d: d, anchor: anchor, hint: hint, out: make([]answer, len(xs)), dayPara: -1}
	for k := range xs {
		x := &xs[k]
		a := r.one(x)
		if a.typ == "" {
			a.typ = x.rule.typ
		}
		r.out[k] = a
		r.tell(x, a)
	}
	r.clocks(xs)
	return r.out
}

// tell keeps what later expressions may count from.
func (r *run) tell(x *expr, a answer) {
	if x.side {
		return
	}
	if x.op == opDate && (x.month > 0 || x.year > 0 || x.quarter > 0) {
		if v := interval(a.value); v.Known() {
			r.period = v.From
		}
	}
	if !a.day.IsZero() {
		r.day, r.dayPara = a.day, r.d.Sentences[x.sent].Para
	}
	if x.quarter > 0 && len(a.value) == 7 && a.value[5] == 'Q' {
		r.year, _ = number(a.value, 0, 4)
		r.quarter = x.quarter
	}
}

func (r *run) one(x *expr) answer {
	switch x.op {
	case opRef:
		return answer{value: x.ref}
	case opDur:
		if x.vague {
			return answer{value: vagueDuration(x.unit)}
		}
		return answer{value: duration(x.n, x.unit)}
	case opSet:
		return answer{value: set(x)}
	case opDecade:
		return answer{value: r.decade(x)}
	case opCentury:
		return answer{value: pad(x.ord-1, 2)}
	case opHoliday:
		return r.holiday(x)
	case opRel:
		return r.rel(x)
	case opShift:
		return r.shift(x)
	}
	return r.date(x)
}

func (r *run) date(x *expr) answer {
	switch {
	case x.day > 0 && x.month > 0:
		return r.monthDay(x)
	case x.day > 0:
		return r.ordinalDay(x)
	case x.weekday > 0:
		return r.weekday(x)
	case x.quarter != 0:
		return r.quarterOf(x)
	case x.half > 0:
		return answer{value: r.yearOf(x, x.half*6-2) + "-H" + pad(x.half, 1)}
	case x.season > 0:
		return answer{value: r.yearOf(x, [...]int{0, 4, 7, 10, 13}[x.season]) + "-" + seasons[x.season]}
	case x.month > 0:
		return answer{value: r.yearOf(x, x.month) + "-" + pad(x.month, 2), anchor: r.anchorOf(x)}
	case x.year > 0:
		return answer{value: pad(x.year, 4)}
	}
	return answer{value: "XXXX-XX-XX"} // a clock time; clocks gives it its day
}

func (r *run) anchorOf(x *expr) string {
	switch {
	case x.year > 0:
		return ""
	case !r.anchor.IsZero():
		return "published"
	case !r.hint.IsZero():
		return "text"
	}
	return ""
}

// near returns the day that years and months without a year are read from; zero when there is none.
func (r *run) near() time.Time {
	if !r.anchor.IsZero() {
		return r.anchor
	}
	return r.hint
}

// monthDay resolves "May 21": the nearest year, unless the words around it say clearly otherwise.
func (r *run) monthDay(x *expr) answer {
	if x.year > 0 {
		return r.dayAnswer(x, date(x.year, x.month, x.day))
	}
	a := r.near()
	if a.IsZero() {
		v := "XXXX-" + pad(x.month, 2) + "-" + pad(x.day, 2)
		return answer{value: v + partSuffix(x)}
	}
	if x.hasYearShift {
		return r.dayAnswer(x, date(a.Year()+x.yearShift, x.month, x.day))
	}
	return r.dayAnswer(x, nearestYear(x, a))
}

// turn is how far, in days, a day may lie on the wrong side of the anchor before the words decide against the nearest year.
const turn = 60

func nearestYear(x *expr, a time.Time) time.Time {
	best, score := time.Time{}, 1<<30
	for y := a.Year() - 1; y <= a.Year()+1; y++ {
		if x.day > daysIn(y, x.month) {
			continue
		}
		t := date(y, x.month, x.day)
		n := days(a, t)
		s := max(n, -n)
		if x.status == statusPlanned && n < -turn || x.status == statusHappened && n > turn {
			s += 1000
		}
		if x.weekday > 0 && iso(t) != x.weekday {
			s += 100 // "Tuesday, May 21" names its year
		}
		if s < score {
			best, score = t, s
		}
	}
	return best
}

// days returns the number of days from a to b.
func days(a, b time.Time) int { return int(b.Sub(a).Hours() / 24) }

func partSuffix(x *expr) string {
	if x.part > 0 && !x.clock {
		return "T" + parts[x.part]
	}
	return ""
}

func (r *run) dayAnswer(x *expr, t time.Time) answer {
	if t.IsZero() {
		return answer{value: "XXXX-XX-XX"}
	}
	if x.mod == "week" {
		return answer{value: weekValue(t), anchor: r.anchorOf(x)}
	}
	return answer{value: dayValue(t) + partSuffix(x), day: t, anchor: r.anchorOf(x)}
}

// ordinalDay resolves "Thursday the 23rd": the nearest such day.
func (r *run) ordinalDay(x *expr) answer {
	a := r.near()
	if a.IsZero() {
		return answer{value: "XXXX-XX-" + pad(x.day, 2)}
	}
	best, score := time.Time{}, 1<<30
	for m := -4; m <= 4; m++ {
		y, mo := a.Year(), int(a.Month())+m
		first := date(y, mo, 1)
		if x.day > daysIn(first.Year(), int(first.Month())) {
			continue
		}
		t := first.AddDate(0, 0, x.day-1)
		s := max(days(a, t), -days(a, t))
		if x.weekday > 0 && iso(t) != x.weekday {
			s += 1000
		}
		if s < score {
			best, score = t, s
		}
	}
	return r.dayAnswer(x, best)
}

// weekday resolves a weekday: the same day or the last such day, unless the words around it plan it.
func (r *run) weekday(x *expr) answer {
	a := r.anchor
	if x.based && !r.day.IsZero() {
		a = r.day
	}
	if a.IsZero() {
		v := "XXXX-WXX-" + pad(x.weekday, 1)
		return answer{value: v + partSuffix(x)}
	}
	back := (iso(a) - x.weekday + 7) % 7
	var t time.Time
	switch {
	case x.hasWeek:
		t = a.AddDate(0, 0, x.weekday-iso(a)+7*x.week)
	case x.dir == dirPast:
		if back == 0 {
			back = 7
		}
		t = a.AddDate(0, 0, -back)
	case x.dir == dirNext:
		t = a.AddDate(0, 0, 7-back)
	case x.dir == dirAfter:
		t = a.AddDate(0, 0, x.weekday-iso(a)+7)
		if days(a, t) <= 0 {
			t = t.AddDate(0, 0, 7)
		}
	case x.dir == dirThis:
		t = a.AddDate(0, 0, x.weekday-iso(a))
	case x.status == statusPlanned && back > 0:
		t = a.AddDate(0, 0, 7-back)
	default:
		t = a.AddDate(0, 0, -back)
	}
	ans := r.dayAnswer(x, t)
	ans.anchor = "published"
	return ans
}

// yearOf returns the year of a month, quarter, half or season of which mid is the middle month.
func (r *run) yearOf(x *expr, mid int) string {
	if x.year > 0 {
		return pad(x.year, 4)
	}
	a := r.near()
	if a.IsZero() {
		return "XXXX"
	}
	if x.hasYearShift {
		return pad(a.Year()+x.yearShift, 4)
	}
	if x.hasWeek { // "this June", "this summer"
		return pad(a.Year(), 4)
	}
	best, score := 0, 1<<30
	for y := a.Year() - 1; y <= a.Year()+1; y++ {
		n := (y-a.Year())*12 + mid - int(a.Month())
		s := 2 * max(n, -n)
		if n > 0 {
			s++ // as far in the past as in the future: past
		}
		if x.month > 0 {
			switch {
			case x.dir == dirPast && n >= 0, x.dir == dirNext && n <= 0:
				s += 1000
			case x.dir == dirNone && (x.status == statusPlanned && n < 0 || x.status == statusHappened && n > 0):
				s += 1000
			}
		} else {
			switch {
			case x.dir == dirPast && n >= 0, x.dir == dirNext && n <= 0:
				s += 1000
			case x.status == statusPlanned && n < -2, x.status == statusHappened && n > 2:
				s += 1000
			}
		}
		if s < score {
			best, score = y, s
		}
	}
	return pad(best, 4)
}

// quarterOf resolves quarters, "the quarter" (the one told last, else the last that is over) and "a year-ago quarter".
func (r *run) quarterOf(x *expr) answer {
	if x.quarter > 0 && !(x.hasYearShift && r.quarter > 0 && x.based) {
		return answer{value: r.yearOf(x, x.quarter*3-1) + "-Q" + pad(x.quarter, 1), anchor: r.anchorOf(x)}
	}
	y, q := r.year, r.quarter
	if q == 0 {
		a := r.near()
		if a.IsZero() {
			return answer{value: "XXXX-QX"}
		}
		y, q = a.Year(), (int(a.Month())-1)/3
		if q == 0 {
			y, q = y-1, 4
		}
	}
	if x.year > 0 {
		y = x.year
	}
	return answer{value: pad(y+x.yearShift, 4) + "-Q" + pad(q, 1), anchor: "text"}
}

// base returns the day to count from: for an expression that counts from what was told, the day told last
// or, for months and longer units, the date told last.
func (r *run) base(x *expr) (time.Time, string) {
	switch {
	case x.based && x.unit >= uMonth && !r.period.IsZero():
		return r.period, "text"
	case x.based && !r.day.IsZero():
		return r.day, "text"
	}
	return r.anchor, "published"
}

// rel resolves a calendar unit n away: "last year", "this week", "tomorrow", "the weekend".
func (r *run) rel(x *expr) answer {
	a, from := r.base(x)
	n := int(x.n)
	if a.IsZero() {
		return answer{value: openUnit(x, n) + partSuffix(x)}
	}
	ans := answer{anchor: from}
	switch x.unit {
	case uDay:
		if x.part == 4 && n == -1 && x.clock {
			n = 0
		}
		return answer{value: dayValue(a.AddDate(0, 0, n)) + partSuffix(x), day: a.AddDate(0, 0, n), anchor: from}
	case uWeek:
		ans.value = weekValue(a.AddDate(0, 0, 7*n))
	case uWeekend:
		if x.vague && (iso(a) > 5 || x.status == statusPlanned) { // "over the weekend" on a Sunday, "will meet over the weekend"
			n = 0
		}
		ans.value = weekValue(a.AddDate(0, 0, 7*n)) + "-WE"
	case uMonth:
		ans.value = monthValue(date(a.Year(), int(a.Month())+n, 1))
	case uQuarter:
		t := date(a.Year(), int(a.Month())+3*n, 1)
		ans.value = pad(t.Year(), 4) + "-Q" + pad((int(t.Month())+2)/3, 1)
	case uYear:
		ans.value = pad(a.Year()+n, 4)
	case uDecade:
		ans.value = pad(a.Year()/10+n, 3)
	case uCentury:
		ans.value = pad(a.Year()/100+n, 2)
	default:
		return answer{value: "PRESENT_REF"}
	}
	return ans
}

// openUnit is the value of a unit n away from an unknown day; the present one stays the present one.
func openUnit(x *expr, n int) string {
	if n == 0 && x.part == 0 && !x.clock && !x.based {
		return "PRESENT_REF"
	}
	switch x.unit {
	case uWeek:
		return "XXXX-WXX"
	case uWeekend:
		return "XXXX-WXX-WE"
	case uMonth:
		return "XXXX-XX"
	case uQuarter:
		return "XXXX-QX"
	case uYear:
		return "XXXX"
	case uDecade:
		return "XXX"
	case uCentury:
		return "XX"
	}
	return "XXXX-XX-XX"
}

// shift resolves so many units from a day: "two years ago", "three days later".
func (r *run) shift(x *expr) answer {
	a, from := r.base(x)
	if x.unit <= uHour {
		return r.clockShift(x)
	}
	if x.based && r.day.IsZero() && x.unit < uYear && x.dir > 0 {
		return answer{typ: news.TimeDuration, value: duration(x.n, x.unit)}
	}
	if x.unit == uYear && x.n == 1 && r.quarter > 0 { // "the third quarter … a year earlier"
		return answer{value: pad(r.year+x.dir, 4) + "-Q" + pad(r.quarter, 1), anchor: "text"}
	}
	if a.IsZero() {
		return answer{value: openUnit(x, 1)}
	}
	n := int(x.n) * x.dir
	switch x.unit {
	case uDay:
		t := a.AddDate(0, 0, n)
		return answer{value: dayValue(t), day: t, anchor: from}
	case uWeek:
		return answer{value: weekValue(a.AddDate(0, 0, 7*n)), anchor: from}
	case uMonth:
		return answer{value: monthValue(date(a.Year(), int(a.Month())+n, 1)), anchor: from}
	case uQuarter:
		t := date(a.Year(), int(a.Month())+3*n, 1)
		return answer{value: pad(t.Year(), 4) + "-Q" + pad((int(t.Month())+2)/3, 1), anchor: from}
	case uDecade:
		return answer{value: pad(a.Year()/10+n, 3), anchor: from}
	case uCentury:
		return answer{value: pad(a.Year()/100+n, 2), anchor: from}
	}
	return answer{value: pad(a.Year()+n, 4), anchor: from}
}

// clockShift leaves hours and minutes a duration; clocks turns it into a time when the time before it is known.
func (r *run) clockShift(x *expr) answer {
	return answer{typ: news.TimeDuration, value: duration(x.n, x.unit)}
}

func (r *run) decade(x *expr) string {
	v := x.decade
	if v < 100 {
		v += 1900
		if v%100 < 30 && !r.near().IsZero() && r.near().Year() >= 2030 {
			v += 100
		}
	}
	return pad(v/10, 3)
}

func set(x *expr) string {
	switch {
	case x.weekday > 0:
		v := "XXXX-WXX-" + pad(x.weekday, 1)
		return v + partSuffix(x)
	case x.month > 0:
		return "XXXX-" + pad(x.month, 2)
	case x.season > 0:
		return "XXXX-" + seasons[x.season]
	case x.part > 0:
		return "XXXX-XX-XX" + partSuffix(x)
	}
	n := x.n
	if n == 0 {
		n = 1
	}
	return duration(n, x.unit)
}

// holiday resolves a feast to its nearest date.
func (r *run) holiday(x *expr) answer {
	a := r.near()
	if a.IsZero() {
		return answer{value: "XXXX-XX-XX"}
	}
	best, score := time.Time{}, 1<<30
	for y := a.Year() - 1; y <= a.Year()+1; y++ {
		t := feast(int(x.n), y)
		n := days(a, t)
		s := max(n, -n)
		if int(x.n) == 1 && y != a.Year() && !(n > -turn && n < 0) { // "year-end" is that of this year
			s += 500
		}
		if x.dir == dirPast && n >= 0 || x.status == statusHappened && n > turn || x.status == statusPlanned && n < 0 {
			s += 1000
		}
		if s < score {
			best, score = t, s
		}
	}
	return r.dayAnswer(x, best)
}

// feast returns the day of a holiday of rules.txt in year y.
func feast(n, y int) time.Time {
	switch n {
	case 1, 4:
		return date(y, 12, 31)
	case 2:
		return date(y, 12, 25)
	case 3:
		return date(y, 12, 24)
	case 5:
		return date(y, 1, 1)
	case 6:
		return nthWeekday(y, 11, 4, 4)
	case 7:
		return date(y, 7, 4)
	case 8:
		return date(y, 10, 31)
	case 9:
		return nthWeekday(y, 9, 1, 1)
	case 10:
		return nthWeekday(y, 5, 1, -1)
	case 11:
		return date(y, 2, 14)
	case 12:
		return nthWeekday(y, 11, 1, 1).AddDate(0, 0, 1)
	}
	return time.Time{}
}
