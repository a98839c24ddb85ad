package story

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// veto returns why two reports cannot tell one event, "" when they can: both tell a meeting, and the days they give it
// lie apart or they count it as different ones in a row.
func veto(a, b *report) string {
	f, o := &a.facts, &b.facts
	if !f.meeting || !o.meeting {
		return ""
	}
	if f.ordinal > 0 && o.ordinal > 0 && f.ordinal != o.ordinal && meetings[f.noun] && meetings[o.noun] {
		return fmt.Sprintf("\"%s\" in %s, \"%s\" in %s", f.words, a.ID, o.words, b.ID)
	}
	if days, trust := gap(a.when, b.when); trust >= firm && days < lateDays {
		return "" // published together: a day that differs is more likely a side event's
	}
	if f.tied && o.tied && distance(f, o) > oneNight {
		return fmt.Sprintf("the meeting is on %s in %s, on %s in %s", either(f.days), a.ID, either(o.days), b.ID)
	}
	return ""
}

// Reports published within lateDays of each other, by dates at least as good as firm, may tell one meeting under two days.
const (
	lateDays = 3
	firm     = 0.8
)

// oneNight is the difference in days that time zones and talks past midnight can make.
const oneNight = 1

// distance returns the least number of days between the days of two events; +Inf when one is open.
func distance(f, o *facts) float64 {
	best := math.Inf(1)
	for _, x := range f.nums {
		for _, y := range o.nums {
			best = min(best, math.Abs(float64(x-y)))
		}
	}
	return best
}

// number returns the number of an ISO day, so that days can be counted between two.
func number(day string) int {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0
	}
	return int(t.Unix() / (24 * 60 * 60))
}

func either(days []string) string { return strings.Join(days, " or ") }
