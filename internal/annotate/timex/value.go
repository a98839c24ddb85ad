package timex

import (
	"math"
	"strconv"
	"time"

	"github.com/readoutdesk/readout/news"
)

// date returns a day in UTC form.
func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func daysIn(y, m int) int { return date(y, m+1, 0).Day() }

// iso numbers the weekdays from Monday, 1, to Sunday, 7.
func iso(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

func pad(v, n int) string {
	s := strconv.Itoa(v)
	for len(s) < n {
		s = "0" + s
	}
	return s
}

func dayValue(t time.Time) string   { return t.Format(time.DateOnly) }
func monthValue(t time.Time) string { return t.Format("2006-01") }

func weekValue(t time.Time) string {
	y, w := t.ISOWeek()
	return pad(y, 4) + "-W" + pad(w, 2)
}

var seasons = [...]string{"", "SP", "SU", "FA", "WI"}
var parts = [...]string{"", "MO", "AF", "EV", "NI"}

// unitLetters are the letters of a duration; T goes before those of the clock.
var unitLetters = [...]string{"", "S", "M", "H", "D", "W", "M", "Q", "Y", "DE", "CE"}

func letter(u unit) string {
	if u <= uHour {
		return "T"
	}
	return ""
}

// duration writes n units as TIMEX3 does: P2M, PT50M, P2Y6M for two and a half years.
func duration(n float64, u unit) string {
	switch u {
	case uDecade:
		n, u = n*10, uYear
	case uCentury:
		n, u = n*100, uYear
	}
	whole, frac := math.Modf(n)
	if frac > 0 {
		sub, per := unit(0), 0.0
		switch u {
		case uMinute, uHour:
			sub, per = u-1, 60
		case uDay:
			sub, per = uHour, 24
		case uYear:
			sub, per = uMonth, 12
		}
		rest := math.Round(frac * per)
		if sub != 0 && math.Abs(rest-frac*per) < .01 {
			v := "P"
			if whole > 0 {
				v += letter(u) + strconv.Itoa(int(whole)) + unitLetters[u]
			}
			if whole == 0 || letter(u) == "" {
				v += letter(sub)
			}
			return v + strconv.Itoa(int(rest)) + unitLetters[sub]
		}
	}
	return "P" + letter(u) + strconv.FormatFloat(n, 'f', -1, 64) + unitLetters[u]
}

func vagueDuration(u unit) string { return "P" + letter(u) + "X" + unitLetters[u] }

// interval returns what a value covers; the zero Interval for one with unknown parts, a duration or a set.
func interval(v string) news.Interval {
	if len(v) >= 10 && v[4] == '-' && v[5] != 'W' && v[7] == '-' {
		day, err := time.Parse(time.DateOnly, v[:10])
		if err != nil {
			return news.Interval{}
		}
		if len(v) == 10 {
			return news.Days(day, 1)
		}
		return clockInterval(day, v[11:])
	}
	y, ok := number(v, 0, 2)
	if !ok {
		return news.Interval{}
	}
	switch len(v) {
	case 2:
		return years(y*100, 100)
	case 3:
		if y, ok = number(v, 0, 3); ok {
			return years(y*10, 10)
		}
		return news.Interval{}
	}
	if y, ok = number(v, 0, 4); !ok {
		return news.Interval{}
	}
	if len(v) == 4 {
		return years(y, 1)
	}
	return withinYear(y, v)
}

func years(y, n int) news.Interval { return news.Interval{From: date(y, 1, 1), To: date(y+n, 1, 1)} }

func months(y, m, n int) news.Interval {
	return news.Interval{From: date(y, m, 1), To: date(y, m+n, 1)}
}

// withinYear covers months, weeks, weekends, quarters, halves and seasons (of the northern half of the world).
func withinYear(y int, v string) news.Interval {
	switch v[5] {
	case 'W':
		if v[5:] == "WI" {
			return months(y, 12, 3)
		}
		w, ok := number(v, 6, 8)
		if !ok {
			return news.Interval{}
		}
		monday := date(y, 1, 4)
		monday = monday.AddDate(0, 0, 1-iso(monday)+7*(w-1))
		if len(v) > 8 {
			return news.Days(monday.AddDate(0, 0, 5), 2)
		}
		return news.Days(monday, 7)
	case 'Q':
		if q, ok := number(v, 6, 7); ok {
			return months(y, 3*q-2, 3)
		}
	case 'H':
		if h, ok := number(v, 6, 7); ok {
			return months(y, 6*h-5, 6)
		}
	case 'S':
		if v[5:] == "SP" {
			return months(y, 3, 3)
		}
		return months(y, 6, 3)
	case 'F':
		return months(y, 9, 3)
	default:
		if m, ok := number(v, 5, 7); ok && len(v) == 7 {
			return months(y, m, 1)
		}
	}
	return news.Interval{}
}

func clockInterval(day time.Time, s string) news.Interval {
	at := func(h, n int) news.Interval {
		return news.Interval{From: day.Add(time.Duration(h) * time.Hour), To: day.Add(time.Duration(h+n) * time.Hour)}
	}
	switch s {
	case "MO":
		return at(6, 6)
	case "AF":
		return at(12, 6)
	case "EV":
		return at(18, 4)
	case "NI":
		return at(20, 10)
	}
	h, ok := number(s, 0, 2)
	m, ok2 := number(s, 3, 5)
	if !ok || !ok2 {
		return news.Interval{}
	}
	from := day.Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute)
	return news.Interval{From: from, To: from.Add(time.Minute)}
}

func number(v string, i, j int) (int, bool) {
	if j > len(v) {
		return 0, false
	}
	n := digits(v[i:j])
	return n, n >= 0
}

// zoneOffset returns the offset "-05:00" of a zone on a day; zones that follow the summer time of the United States
// need the day.
func zoneOffset(z int, day time.Time) string {
	if z == noZone {
		return ""
	}
	if z >= 9000 {
		z = -(z - 9000)
		if !day.IsZero() && usSummer(day) {
			z += 60
		} else if day.IsZero() {
			return ""
		}
	}
	sign := "+"
	if z < 0 {
		sign, z = "-", -z
	}
	return sign + pad(z/60, 2) + ":" + pad(z%60, 2)
}

// usSummer reports whether day lies in the summer time of the United States: from 2007, second Sunday of March to first
// Sunday of November; before, first Sunday of April to last Sunday of October.
func usSummer(day time.Time) bool {
	y := day.Year()
	from, to := sunday(y, 3, 2), sunday(y, 11, 1)
	if y < 2007 {
		from, to = sunday(y, 4, 1), date(y, 10, 31)
		to = to.AddDate(0, 0, -int(to.Weekday()))
	}
	return !day.Before(from) && day.Before(to)
}

// sunday returns the nth Sunday of a month.
func sunday(y, m, n int) time.Time { return nthWeekday(y, m, 7, n) }

// nthWeekday returns the nth weekday w of a month; n -1 is the last.
func nthWeekday(y, m, w, n int) time.Time {
	if n < 0 {
		t := date(y, m+1, 0)
		return t.AddDate(0, 0, -((iso(t) - w + 7) % 7))
	}
	t := date(y, m, 1)
	return t.AddDate(0, 0, (w-iso(t)+7)%7+7*(n-1))
}
