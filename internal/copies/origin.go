package copies

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/page"
	"github.com/readoutdesk/readout/news"
)

// strength orders evidence of origin. What stands higher decides.
type strength int

const (
	unknown strength = iota
	photo            // weak: a picture may come from elsewhere
	outlet           // who published it, when nothing speaks for anybody else
	tail
	retold
	credited // by byline, dateline or the page's data
	republished
)

// evidence is who a report seems to go back to, and why.
type evidence struct {
	name     string
	strength strength
	why      string
}

// own returns what a report itself says of its origin.
func own(r *annotate.Reading) evidence {
	best := evidence{}
	better := func(e evidence) {
		if e.name != "" && e.strength > best.strength {
			best = e
		}
	}
	for _, c := range r.Credits {
		switch c.Kind {
		case news.CreditRepublished:
			better(evidence{c.Name, republished, quoted(r, c.Span, "republished with the permission of "+c.Name)})
		case news.CreditByline, news.CreditMetadata:
			switch {
			case agency(r, c.Name):
				better(evidence{c.Name, credited, quoted(r, c.Span, "written by "+c.Name)})
			case r.Outlet == "": // "By Web Desk, The Courier": a paper that names itself
				better(evidence{c.Name, outlet, quoted(r, c.Span, "published under the name of "+c.Name)})
			}
		case news.CreditTail:
			if r.Outlet == "" || same(c.Name, r.Outlet) {
				better(evidence{c.Name, tail, quoted(r, c.Span, "credits "+c.Name+" at its end")})
			}
		case news.CreditPhoto:
			if pictureSpeaks(r, c) {
				better(evidence{c.Name, photo, quoted(r, c.Span, "only a picture is credited to "+c.Name+"; nothing speaks against it")})
			}
		}
	}
	if a := r.Dateline.Agency; a != "" {
		better(evidence{a, credited, quoted(r, r.Dateline.Span, "dateline of "+a)})
	}
	if name, why := teller(r, selfName(r)); name != "" && best.strength < credited {
		better(evidence{name, retold, why})
	}
	if r.Outlet != "" {
		better(evidence{r.Outlet, outlet, "published by " + r.Outlet + ", which credits nobody else"})
	}
	best.name = canonical(best.name)
	return best
}

// quoted adds the words of a mark to a reason.
func quoted(r *annotate.Reading, s news.Span, why string) string {
	if s.Empty() || s.Check(r.Text.Text) != nil {
		return why
	}
	words := strings.Join(strings.Fields(s.Of(r.Text.Text)), " ")
	if len(words) > 120 {
		return why
	}
	return why + ": \"" + words + "\""
}

// pictureSpeaks reports whether a photo credit may stand for the text: the outlet is unknown, so that a wire client
// printing agency text and picture is likelier than an outlet of its own, or the report opens as an agency's does.
func pictureSpeaks(r *annotate.Reading, c news.Credit) bool {
	return selfName(r) == "" || !r.Dateline.Empty() && r.Byline == ""
}

// telling is how many times a report must lean on another newsroom to be a rewrite of it: one "told NAME" is a relay.
const telling = 2

// teller returns the newsroom whose report this one tells again, with the reason. "The report by NAME said" is said by
// somebody else only; "told NAME" an agency says of itself too.
func teller(r *annotate.Reading, self string) (name, why string) {
	count, outside := map[string]int{}, map[string]bool{}
	first := ""
	for _, c := range r.Credits {
		if c.Kind != news.CreditRetold || same(c.Name, self) {
			continue
		}
		k := fold(c.Name)
		count[k]++
		if c.Check(r.Text.Text) == nil && strings.Contains(strings.ToLower(around(r.Text.Text, c.Span)), "report") {
			outside[k] = true
		}
		if count[k] >= telling && (outside[k] || self != "") && first == "" {
			first, name = k, c.Name
			why = "tells a report of " + c.Name + " again: \"" + strings.Join(strings.Fields(c.Of(r.Text.Text)), " ") + "\""
		}
	}
	if !r.Dateline.Empty() && first != "" && !outside[first] {
		return "", "" // a report with a dateline of its own was there
	}
	return name, why
}

// around returns the words of a mark with a few bytes before and after it, within its line.
func around(text string, s news.Span) string {
	a, b := max(0, s.Start-24), min(len(text), s.End+24)
	if i := strings.LastIndexByte(text[a:s.Start], '\n'); i >= 0 {
		a += i
	}
	if i := strings.IndexByte(text[s.End:b], '\n'); i >= 0 {
		b = s.End + i
	}
	return text[a:b]
}

// selfName returns the name a report goes by: its outlet, else a paper that names itself in the byline.
func selfName(r *annotate.Reading) string {
	if r.Outlet != "" {
		return r.Outlet
	}
	for _, c := range r.Credits {
		if c.Kind == news.CreditByline && !agency(r, c.Name) {
			return c.Name
		}
	}
	return ""
}

// agency reports whether a name is that of a newsroom whose texts others print: a known one, the one of the dateline, or
// one that calls itself so.
func agency(r *annotate.Reading, name string) bool {
	if _, is, ok := page.Newsroom(name); ok {
		return is
	}
	if same(name, r.Dateline.Agency) {
		return true
	}
	low := strings.ToLower(name)
	return strings.HasSuffix(low, " agency") || strings.HasSuffix(low, " news service") || strings.HasSuffix(low, " press service") ||
		strings.HasSuffix(low, " newswire") || strings.HasSuffix(low, " wire service")
}

// canonical returns the name the trade prints for a newsroom, the name itself when it is unknown.
func canonical(name string) string {
	if c, _, ok := page.Newsroom(name); ok {
		return c
	}
	return name
}

// same reports whether two printed names mean one newsroom: the trade knows them as one, they differ in case and article
// only, or one is the initials of the other ("MNA", "Meridian News Agency").
func same(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	a, b = canonical(a), canonical(b)
	return fold(a) == fold(b) || short(a) && initials(b) == a || short(b) && initials(a) == b
}

// short reports whether a name may be the initials of another: capitals, and not those of a newsroom that is known.
func short(name string) bool {
	_, _, known := page.Newsroom(name)
	return !known && len(name) > 1 && name == strings.ToUpper(name)
}

// initials returns the capital letters that begin the words of a name of at least two words.
func initials(name string) string {
	var out strings.Builder
	words := strings.Fields(strings.TrimPrefix(name, "The "))
	if _, _, known := page.Newsroom(name); known || len(words) < 2 {
		return "" // the trade knows its short name, if it has one
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// sameOutlet reports whether one outlet published both reports, as far as they tell.
func sameOutlet(a, b *annotate.Reading) bool { return same(a.Outlet, b.Outlet) }

// fold returns a name without case, a leading article and anything but letters and digits.
func fold(s string) string {
	s = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(s)), "the ")
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// day returns the day of publication when it may be trusted to order versions or keep them apart: a date that the input,
// the page's data or the dateline gives. What the text allows is too loose, and a date printed on the page is when it was
// fetched as often as when it was written.
func day(r *annotate.Reading) (time.Time, bool) {
	switch r.Published.Basis {
	case news.BasisGiven, news.BasisMetadata, news.BasisDateline:
		return r.Published.Day()
	}
	return time.Time{}, false
}
