package record

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/readoutdesk/readout/news"
)

// disagreements returns the points where reports or voices differ. A relation is no verdict: it says whether the values
// can both hold as printed.
func disagreements(srcs []*source, groups []*group, figures []news.FigureLine, statements []news.StatementLine) []news.Disagreement {
	out := figureDisagreements(srcs, figures)
	for _, g := range groups {
		if !g.tells() {
			continue
		}
		out = append(out, g.timeDisagreement()...)
		out = append(out, g.durationDisagreement()...)
		out = append(out, g.statusDisagreement()...)
	}
	out = append(out, orderDisagreements(groups)...)
	out = append(out, attributionDisagreements(statements)...)
	for i := range out {
		out[i].ID = lineID("di", out[i].Sides[0].Supports[0], string(out[i].About), out[i].Question)
	}
	return out
}

// scale is how far apart two numbers of one thing may lie and still be about the same measure: a toll of 12 and one of
// 4,000 are not about the same dead.
const scale = 20

// figureDisagreements compares figures of one thing with different values: those told of the present with each other,
// and with what is projected or planned, which is another scope and never a conflict.
func figureDisagreements(srcs []*source, figures []news.FigureLine) []news.Disagreement {
	var groups [][]news.FigureLine
	for _, f := range figures {
		if f.Low == nil && f.High == nil || f.Unit == "" || partOf(f) {
			continue // an age, a number in a name, or some of many
		}
		if i := slices.IndexFunc(groups, func(g []news.FigureLine) bool {
			return slices.ContainsFunc(g, func(o news.FigureLine) bool { return sameMeasure(f, o) })
		}); i >= 0 {
			groups[i] = append(groups[i], f)
		} else {
			groups = append(groups, []news.FigureLine{f})
		}
	}
	var out []news.Disagreement
	for _, g := range groups {
		var now, later []news.FigureLine
		for _, f := range g {
			if f.Modality == news.ModalityAsserted || f.Modality == "" {
				now = append(now, f)
			} else {
				later = append(later, f)
			}
		}
		question := "How many " + shortest(g)
		if Measured(g[0].Unit) {
			question = "How much: " + shortest(g)
		}
		if d := figureSides(now); len(d) > 1 && !oneText(srcs, now) {
			out = append(out, news.Disagreement{About: news.AboutFigure, Relation: relation(srcs, now), Question: question + "?", Sides: d})
		}
		if d := figureSides(later); len(now) > 0 && len(d) > 0 {
			d = append(d, figureSides(now)...)
			if len(d) > 1 && !oneText(srcs, g) {
				out = append(out, news.Disagreement{About: news.AboutFigure, Relation: news.RelationDifferentScope, Question: question + ", now and as announced?", Sides: d})
			}
		}
	}
	return out
}

// partOf reports whether a figure counts some of many: "nine of the dead".
func partOf(f news.FigureLine) bool {
	for _, s := range f.Supports {
		if _, rest, ok := strings.Cut(s.Sentence, s.Quote); ok && strings.HasPrefix(strings.TrimSpace(rest), "of the") {
			return true
		}
		if strings.Contains(s.Quote, " of the ") || strings.Contains(s.Quote, " of them") {
			return true
		}
	}
	return false
}

// figureSides gathers figures by value.
func figureSides(g []news.FigureLine) []news.Side {
	var out []news.Side
	for _, f := range g {
		v := Value(f)
		if i := slices.IndexFunc(out, func(s news.Side) bool { return s.Value == v }); i >= 0 {
			out[i].Supports = append(out[i].Supports, f.Supports...)
			continue
		}
		out = append(out, news.Side{Value: v, Supports: slices.Clone(f.Supports)})
	}
	return out
}

// oneText reports whether all figures stand in one family: a text that gives two numbers counts two things.
func oneText(srcs []*source, g []news.FigureLine) bool {
	family := make(map[string]string)
	for _, s := range srcs {
		family[s.ID] = s.m.Family
	}
	all := set{}
	for _, f := range g {
		for _, s := range f.Supports {
			all.add(family[s.Report])
		}
	}
	return len(all) < 2
}

// Measured reports whether a unit measures and does not count: "minute" and "dollar", but not "troop".
func Measured(unit string) bool {
	switch unit {
	case "", "second", "minute", "hour", "day", "week", "month", "year", "decade", "percentage", "percent", "percentage point", "point", "dollar", "euro",
		"pound", "yen", "yuan", "rouble", "ruble", "rupee", "franc", "cent", "kilometre", "kilometer", "mile", "metre", "meter", "foot", "inch", "centimetre",
		"centimeter", "millimetre", "millimeter", "hectare", "acre", "square kilometre", "square kilometer", "square mile", "kilogram", "tonne", "ton", "gram",
		"litre", "liter", "barrel", "gallon", "degree celsius", "degree fahrenheit", "degree", "kilometre per hour", "kilometer per hour", "mile per hour", "megawatt", "watt":
		return true
	}
	return false
}

// sharedContext is how many telling words the sentences of two figures must share, beside the thing, when the thing is a
// single word such as "people": marchers, islanders and the wounded are all people.
const sharedContext = 3

// sameMeasure reports whether two figures may be about one thing: unit and counted noun agree, so do the other words of
// what they count, their numbers are of one order, and what is told of them shares words.
func sameMeasure(a, b news.FigureLine) bool {
	if a.Unit != b.Unit || a.Change != b.Change {
		return false
	}
	wa, wb := words(a.Thing, false), words(b.Thing, false)
	_, in := overlap(wa, wb)
	if in < .67 || Measured(a.Unit) && (in < .99 || min(len(wa), len(wb)) == 0) {
		return false
	}
	x, y := point(a), point(b)
	if x <= 0 || y <= 0 || x/y > scale || y/x > scale {
		return false
	}
	need := sharedContext
	if !Measured(a.Unit) && min(len(wa), len(wb)) > 1 {
		need = 1 // "residents of Brim" says more than "people"
	}
	return contextShared(a, b, wa) >= need
}

// contextShared counts the words that the sentences of two figures share beside what they count, numbers left out.
func contextShared(a, b news.FigureLine, thing []string) int {
	most := 0
	for _, x := range a.Supports {
		for _, y := range b.Supports {
			seen := set{}
			for _, w := range thing {
				seen.add(stem(w))
			}
			in := set{}
			for _, w := range words(y.Sentence, false) {
				in.add(stem(w))
			}
			n := 0
			for _, w := range words(x.Sentence, false) {
				if w = stem(w); in[w] && !seen[w] && w[0] > '9' {
					seen.add(w)
					n++
				}
			}
			most = max(most, n)
		}
	}
	return most
}

// sameTime is how many days apart two figures may be told and still be about one time: tolls rise.
const sameTime = 2

// relation says whether one number can be found that fits every value. Values told days apart are about different times.
func relation(srcs []*source, g []news.FigureLine) news.Relation {
	first, last := "", ""
	for _, f := range g {
		for _, s := range f.Supports {
			for _, src := range srcs {
				if d, ok := src.Published.Day(); ok && src.ID == s.Report {
					day := d.Format(time.DateOnly)
					if first == "" || day < first {
						first = day
					}
					last = max(last, day)
				}
			}
		}
	}
	if a, err := time.Parse(time.DateOnly, first); err == nil && last > a.AddDate(0, 0, sameTime).Format(time.DateOnly) {
		return news.RelationDifferentScope
	}
	lo, hi := 0., 1e300
	for _, f := range g {
		slack := 0.
		if f.Bound == news.BoundApprox {
			slack = .1
		}
		if f.Low != nil {
			lo = max(lo, *f.Low*(1-slack))
		}
		if f.High != nil {
			hi = min(hi, *f.High*(1+slack))
		}
	}
	if lo <= hi {
		return news.RelationCompatible
	}
	return news.RelationConflict
}

// shortest returns the shortest name that the figures give what they count.
func shortest(g []news.FigureLine) string {
	thing := ""
	for _, f := range g {
		if f.Thing != "" && (thing == "" || len(f.Thing) < len(thing)) {
			thing = f.Thing
		}
	}
	if thing == "" {
		return g[0].Unit
	}
	return thing
}

func point(f news.FigureLine) float64 {
	switch {
	case f.Low == nil:
		return *f.High
	case f.High == nil:
		return *f.Low
	}
	return (*f.Low + *f.High) / 2
}

// Value words a figure as it was meant: "more than 6,200", "35,000 to 48,000", "about 450".
func Value(f news.FigureLine) string {
	n := func(x *float64) string { return Number(*x) }
	switch f.Bound {
	case news.BoundAtLeast:
		if f.Low == nil {
			break
		}
		if f.Strict {
			return "more than " + n(f.Low)
		}
		return "at least " + n(f.Low)
	case news.BoundAtMost:
		if f.High == nil {
			break
		}
		if f.Strict {
			return "fewer than " + n(f.High)
		}
		return "up to " + n(f.High)
	case news.BoundApprox:
		if f.Low != nil {
			return "about " + n(f.Low)
		}
	}
	switch {
	case f.Low == nil && f.High == nil:
		return "an unknown number"
	case f.Low == nil:
		return "up to " + n(f.High)
	case f.High == nil:
		return "at least " + n(f.Low)
	case *f.Low == *f.High:
		return n(f.Low)
	}
	return n(f.Low) + " to " + n(f.High)
}

// Number prints a number with commas between thousands, to four decimals at most.
func Number(x float64) string {
	s := strconv.FormatFloat(math.Round(x*1e4)/1e4, 'f', -1, 64)
	whole, frac, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if frac != "" {
		whole += "." + frac
	}
	return sign + whole
}

// sidesOf gathers the mentions of a group by a value; mentions without one are passed over.
func (g *group) sidesOf(value func(*mention) string) []news.Side {
	var out []news.Side
	for _, m := range g.mentions {
		v := value(m)
		if v == "" {
			continue
		}
		s := m.src.support(m.e.Sentence)
		if i := slices.IndexFunc(out, func(x news.Side) bool { return x.Value == v }); i >= 0 {
			if !slices.Contains(out[i].Supports, s) {
				out[i].Supports = append(out[i].Supports, s)
			}
			continue
		}
		out = append(out, news.Side{Value: v, Supports: []news.Support{s}})
	}
	return out
}

// timeDisagreement compares clock times. A planned time and another that it really began at can both be right.
func (g *group) timeDisagreement() []news.Disagreement {
	w, _ := g.when()
	dayOf := cmp.Or(w.Value, "XXXX-XX-XX")
	status := make(map[string]news.Status)
	sides := g.sidesOf(func(m *mention) string {
		if m.e.Start < 0 || m.e.Start >= len(m.src.Times) {
			return ""
		}
		c := clock(m.src.Times[m.e.Start], dayOf)
		_, hm, ok := strings.Cut(c, "T")
		if !ok {
			return ""
		}
		v := hm[:5] + strings.TrimPrefix(hm[5:], ":00")
		if status[v] != news.StatusHappened {
			status[v] = m.e.Status
		}
		return v
	})
	if len(sides) < 2 {
		return nil
	}
	happened := 0
	for i, s := range sides {
		if status[s.Value] == news.StatusHappened {
			happened++
		} else {
			sides[i].Value += " (planned)"
		}
	}
	rel := news.RelationCompatible
	if happened > 1 {
		rel = news.RelationConflict
	}
	return []news.Disagreement{{About: news.AboutTime, Relation: rel, Question: "When did it begin? " + g.line().Label, Sides: sides}}
}

// Lengths differ about one event when it lasts days at most, and when the longer is no more than four times the shorter:
// "three weeks into a strike" is no length of the talks.
const (
	longestEvent = 72 * time.Hour
	lengthScale  = 4
)

// span returns a duration of hours and minutes, 0 for every other.
func span(iso string) time.Duration {
	d, err := time.ParseDuration(strings.ToLower(strings.TrimPrefix(iso, "PT")))
	if err != nil {
		return 0
	}
	return d
}

func (g *group) durationDisagreement() []news.Disagreement {
	shortest, longest := time.Duration(1<<62), time.Duration(0)
	sides := g.sidesOf(func(m *mention) string {
		if m.e.Duration < 0 || m.e.Status != news.StatusHappened || m.e.Duration >= len(m.src.Times) || strings.Contains(m.src.Times[m.e.Duration].Value, "X") {
			return ""
		}
		v := m.src.Times[m.e.Duration].Value
		d := span(v)
		if d <= 0 || d > longestEvent {
			return ""
		}
		shortest, longest = min(shortest, d), max(longest, d)
		return Length(v)
	})
	if len(sides) < 2 || longest > lengthScale*shortest {
		return nil
	}
	return []news.Disagreement{{About: news.AboutDuration, Relation: news.RelationConflict, Question: "How long did it last? " + g.line().Label, Sides: sides}}
}

// Length words an ISO 8601 duration: "PT2H10M" is "2 hours 10 minutes". What it cannot read it returns as it is.
func Length(iso string) string {
	rest, ok := strings.CutPrefix(iso, "P")
	if !ok {
		return iso
	}
	units := map[byte]string{'Y': "year", 'Q': "quarter", 'M': "month", 'W': "week", 'D': "day"}
	var out []string
	num := ""
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == 'T':
			units = map[byte]string{'H': "hour", 'M': "minute", 'S': "second"}
		case c >= '0' && c <= '9' || c == '.':
			num += string(c)
		case units[c] != "" && num != "":
			u := units[c]
			if num != "1" {
				u += "s"
			}
			out = append(out, num+" "+u)
			num = ""
		default:
			return iso
		}
	}
	return strings.Join(out, " ")
}

// statusDisagreement sets reports that tell an event as done against those that deny it.
func (g *group) statusDisagreement() []news.Disagreement {
	sides := g.sidesOf(func(m *mention) string {
		if m.days != nil && (m.e.Status == news.StatusDenied || m.e.Status == news.StatusHappened) {
			return string(m.e.Status)
		}
		return ""
	})
	if len(sides) < 2 {
		return nil
	}
	return []news.Disagreement{{About: news.AboutStatus, Relation: news.RelationConflict, Question: fmt.Sprintf("Did it happen? %s", g.line().Label), Sides: sides}}
}

// orderDisagreements sets events against each other that are alike but for being told before and after the same thing:
// one event that was moved, or two; the texts do not tell.
func orderDisagreements(groups []*group) []news.Disagreement {
	var out []news.Disagreement
	for i, a := range groups {
		for _, b := range groups[i+1:] {
			x, y := a.mentions[0], b.mentions[0]
			_, f := x.book.shared(a.who(), b.who())
			if x.clue() == "" || y.clue() == "" || x.clue() == y.clue() || f < .75 || len(a.who()) < 2 || !sameKind(x.e, y.e) {
				continue
			}
			side := func(m *mention) news.Side {
				return news.Side{Value: string(m.e.Status) + " " + m.clue(), Supports: []news.Support{m.src.support(m.e.Sentence)}}
			}
			out = append(out, news.Disagreement{About: news.AboutTime, Relation: news.RelationUnclear, Question: "Before or after? " + a.line().Label,
				Sides: []news.Side{side(x), side(y)}})
		}
	}
	return out
}

// sameWording is the share of words from which two statements are the same words.
const sameWording = .9

// attributionDisagreements finds the same words under different speakers.
func attributionDisagreements(statements []news.StatementLine) []news.Disagreement {
	var out []news.Disagreement
	for i, a := range statements {
		wa := words(a.Content, true)
		for _, b := range statements[i+1:] {
			if sameName(a.Speaker.Name, b.Speaker.Name) || a.Supports[0].Report == b.Supports[0].Report || len(wa) < 6 {
				continue
			}
			if f, _ := overlap(wa, words(b.Content, true)); f < sameWording {
				continue
			}
			out = append(out, news.Disagreement{About: news.AboutAttribution, Relation: news.RelationUnclear, Question: "Who said it?",
				Sides: []news.Side{{Value: a.Speaker.Name, Supports: a.Supports}, {Value: b.Speaker.Name, Supports: b.Supports}}})
		}
	}
	return out
}
