package page

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/readoutdesk/readout/news"
)

var monthNames = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthOf reads a month's name or abbreviation in small letters; 0 for none.
func monthOf(s string) time.Month {
	if len(s) < 3 {
		return 0
	}
	for i, full := range monthNames {
		if s[0] == full[0] && (s == full || s == full[:3] || i == 8 && s == "sept") {
			return time.Month(i + 1)
		}
	}
	return 0
}

func weekdayOf(s string) bool {
	switch s {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun":
		return true
	}
	return false
}

// date is a calendar date read from words; year 0 when none is printed.
type date struct {
	year, day int
	month     time.Month
}

func (d date) iso() string { return fmt.Sprintf("%04d-%02d-%02d", d.year, int(d.month), d.day) }

func (d date) real() bool {
	if d.month < 1 || d.month > 12 || d.day < 1 || d.day > 31 {
		return false
	}
	y := d.year
	if y == 0 {
		y = 2000 // a leap year: 29 February may be meant
	}
	return y >= 1800 && y <= 2200 && time.Date(y, d.month, d.day, 0, 0, 0, 0, time.UTC).Day() == d.day
}

// dateAt reads a date at word i: "Wed, 15 Jan 2025", "Nov. 20, 2019", "20th November", "2019-11-20", "11/19/2019". It
// returns the index after it, and i when there is none.
func dateAt(text string, ws []word, i int) (date, int) {
	j := i
	if j < len(ws) && weekdayOf(fold(text[ws[j].start:ws[j].end])) {
		j = skipMarks(text, ws, j+1, ".,")
	}
	if j >= len(ws) {
		return date{}, i
	}
	s := fold(text[ws[j].start:ws[j].end])
	if m := monthOf(s); m != 0 && ws[j].kind != wordLower {
		k := skipMarks(text, ws, j+1, ".")
		day, ok := dayAt(text, ws, k)
		if !ok {
			return date{}, i
		}
		d := date{month: m, day: day}
		k++
		return withYear(text, ws, d, k, i)
	}
	if day, ok := dayAt(text, ws, j); ok && j+1 < len(ws) {
		k := j + 1
		if fold(text[ws[k].start:ws[k].end]) == "of" && k+1 < len(ws) {
			k++
		}
		if m := monthOf(fold(text[ws[k].start:ws[k].end])); m != 0 && ws[k].kind != wordLower {
			return withYear(text, ws, date{month: m, day: day}, skipMarks(text, ws, k+1, "."), i)
		}
	}
	return numericDate(text, ws, i, j)
}

func withYear(text string, ws []word, d date, k, i int) (date, int) {
	end := k
	if y := skipMarks(text, ws, k, ","); y < len(ws) && ws[y].kind == wordNumber && ws[y].end-ws[y].start == 4 {
		if n, err := strconv.Atoi(text[ws[y].start:ws[y].end]); err == nil && n >= 1800 && n <= 2200 {
			d.year, end = n, y+1
		}
	}
	if !d.real() {
		return date{}, i
	}
	return d, end
}

// numericDate reads 2019-11-20, 20.11.2019 and 11/19/2019. Where day and month could be swapped the American order is
// read; such a date is never used as a claim.
func numericDate(text string, ws []word, i, j int) (date, int) {
	if ws[j].kind != wordNumber {
		return date{}, i
	}
	s := text[ws[j].start:ws[j].end]
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return date{t.Year(), t.Day(), t.Month()}, j + 1
	}
	if t, err := time.Parse("02.01.2006", s); err == nil {
		return date{t.Year(), t.Day(), t.Month()}, j + 1
	}
	if j+4 < len(ws) && text[ws[j+1].start:ws[j+1].end] == "/" && text[ws[j+3].start:ws[j+3].end] == "/" {
		a, errA := strconv.Atoi(s)
		b, errB := strconv.Atoi(text[ws[j+2].start:ws[j+2].end])
		y, errY := strconv.Atoi(text[ws[j+4].start:ws[j+4].end])
		if y < 100 {
			y += 2000
		}
		if a > 12 {
			a, b = b, a
		}
		if d := (date{y, b, time.Month(a)}); errA == nil && errB == nil && errY == nil && d.real() {
			return d, j + 5
		}
	}
	return date{}, i
}

func dayAt(text string, ws []word, k int) (int, bool) {
	if k >= len(ws) || ws[k].kind != wordNumber {
		return 0, false
	}
	s := text[ws[k].start:ws[k].end]
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		s = strings.TrimSuffix(s, suffix)
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 1 && n <= 31 && len(s) <= 2
}

// skipMarks returns the index after the marks at i that stand in set.
func skipMarks(text string, ws []word, i int, set string) int {
	for i < len(ws) && ws[i].kind == wordMark && strings.Contains(set, text[ws[i].start:ws[i].end]) {
		i++
	}
	return i
}

// zones are abbreviations that may follow a clock time.
var zones = map[string]bool{"gmt": true, "utc": true, "est": true, "edt": true, "et": true, "cst": true, "cdt": true, "ct": true, "mst": true, "mdt": true,
	"mt": true, "pst": true, "pdt": true, "pt": true, "bst": true, "cet": true, "cest": true, "ist": true, "jst": true, "aest": true, "aedt": true,
	"msk": true, "hkt": true, "sgt": true, "wib": true, "eet": true, "eest": true, "pkt": true, "ast": true, "adt": true, "sast": true, "wat": true, "eat": true}

// fillers stand between the parts of a printed time of publication.
var fillers = map[string]bool{"at": true, "on": true, "am": true, "pm": true, "a.m": true, "p.m": true, "hrs": true, "hours": true, "hour": true, "ago": true, "an": true,
	"updated": true, "published": true, "posted": true, "modified": true, "last": true, "first": true, "and": true, "minutes": true, "minute": true,
	"mins": true, "min": true, "days": true, "day": true, "date": true, "read": true, "time": true, "local": true, "created": true, "publish": true}

// whenAt reads a printed time of publication at word i, a date or clock time with what belongs to it ("Updated Nov 19,
// 2019 | 6:55 AM EST"), and returns the index after it; i when there is none. It also returns the first date.
func whenAt(text string, ws []word, i int) (date, int) {
	var first date
	found, end := false, i
	for j := i; j < len(ws); {
		w := ws[j]
		s := fold(text[w.start:w.end])
		if d, k := dateAt(text, ws, j); k > j {
			if !found || first.year == 0 {
				first = d
			}
			found, end, j = true, k, k
			continue
		}
		switch {
		case w.kind == wordClock:
			found, j = true, j+1
			end = j
		case w.kind == wordMark, zones[s], fillers[s], weekdayOf(s):
			j++
			if w.kind != wordMark && found {
				end = j
			}
		case w.kind == wordNumber && j+1 < len(ws) && relativeUnit(fold(text[ws[j+1].start:ws[j+1].end])),
			w.kind == wordNumber && found && (strings.HasSuffix(s, "am") || strings.HasSuffix(s, "pm") || w.end-w.start == 4):
			j++
			end, found = j, true
		default:
			if !found {
				return first, i
			}
			return first, end
		}
	}
	if !found {
		return first, i
	}
	return first, end
}

func relativeUnit(s string) bool {
	switch s {
	case "hours", "hour", "minutes", "minute", "mins", "min", "days", "day", "hrs", "am", "pm", "a.m", "p.m":
		return true
	}
	return false
}

// pageDates returns the dates that blocks of kind page-date print with their year.
func pageDates(text string, blocks []news.Block) []news.Claim {
	var out []news.Claim
	var ws []word
	for _, b := range blocks {
		if b.Kind != news.BlockPageDate {
			continue
		}
		ws = words(ws[:0], text, b.Start, b.End)
		for i := 0; i < len(ws); {
			d, j := dateAt(text, ws, i)
			if j == i {
				i++
				continue
			}
			if d.year != 0 && !strings.Contains(text[ws[i].start:ws[j-1].end], "/") {
				out = append(out, news.Claim{Value: d.iso(), Basis: news.BasisPage, Span: news.Span{Start: ws[i].start, End: ws[j-1].end}})
			}
			i = j
		}
	}
	return out
}
