// Package brief shows a record: as text for a terminal, as Markdown and as one self-contained HTML page. The three show
// the same document; JSON is the contract's (internal/contract).
//
// What stands in a report is untrusted: it is shown as text only, without control characters, and never as markup.
package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/readoutdesk/readout/internal/record"
	"github.com/readoutdesk/readout/news"
)

// Document is a record laid out for reading. Its strings are as the reports print them; each view makes them safe.
type Document struct {
	Title    string
	Ladder   []string // "9 reports", "7 texts", …
	Reports  []Row
	Sections []Section
}

// Row is a report in the legend.
type Row struct {
	Mark    string
	ID      string
	Outlet  string // who wrote it, "unknown outlet" when nobody knows
	Title   string
	URL     string
	Date    string // with what is known of it: "2024-11-19", "2024-11-19 to 2024-11-21 (open)"
	Role    string // "revision of R1"; "" for an original
	Origin  string // "" when unknown
	Folded  bool   // a revision or copy: its words count once, with the report it goes back to
	Dropped []string
}

// Section is one part of the brief.
type Section struct {
	Title  string
	Groups []Group
}

// Group is entries that belong together: the figures of one thing, the statements of one speaker.
type Group struct {
	Title   string
	Entries []Entry
}

// Entry is one line of the record.
type Entry struct {
	ID       string
	Lead     string // "2024-11-19 14:00", "more than 4,000"
	Text     string
	Quoted   bool   // Text is words of a report
	Context  string // the sentence of a report that shows the line at its clearest; "" when Text says it all
	By       string
	Tag      string // "planned", "projected", "conflict"
	Notes    []string
	Marks    string // the reports behind it, those of one text joined by a dot: "R1·R2 R5"
	Origins  int    // known origins behind it
	Supports []news.Support
}

// Lay lays a story out.
func Lay(s news.Story) Document {
	l := layout{story: s, mark: make(map[string]string), origin: make(map[string]string), family: make(map[string]string)}
	for _, r := range s.Reports {
		l.mark[r.ID], l.origin[r.ID], l.family[r.ID] = r.Mark, r.Origin, r.Family
	}
	d := Document{Title: s.Title, Ladder: ladder(s.Counts), Reports: l.rows()}
	for _, x := range []Section{l.events(), l.agenda(), l.figures(), l.disagreements(), l.positions(), l.statements(), l.changes()} {
		if len(x.Groups) > 0 {
			d.Sections = append(d.Sections, x)
		}
	}
	return d
}

type layout struct {
	story  news.Story
	mark   map[string]string // of a report id
	origin map[string]string
	family map[string]string
}

func ladder(c news.Counts) []string {
	return []string{count(c.Reports, "report"), count(c.Texts, "text"), count(c.Newsrooms, "newsroom"), count(c.Origins, "known origin"), count(c.NamedSources, "named source")}
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// rows lists the reports by the time they were written, revisions and copies beneath the report they go back to.
func (l layout) rows() []Row {
	var out []Row
	done := make(map[string]bool)
	for _, r := range l.story.Reports {
		for _, x := range l.story.Reports {
			if !done[x.ID] && (x.ID == r.ID || x.Family == r.Family && (x.Role == news.RoleRevision || x.Role == news.RoleCopy)) {
				done[x.ID] = true
				out = append(out, l.row(x))
			}
		}
	}
	return out
}

func (l layout) row(r news.StoryReport) Row {
	row := Row{Mark: r.Mark, ID: r.ID, Outlet: r.Outlet, Title: r.Title, URL: r.URL, Date: published(r.Published), Origin: r.Origin,
		Folded: r.Role == news.RoleRevision || r.Role == news.RoleCopy}
	if r.Role != news.RoleOriginal {
		row.Role = string(r.Role)
		if m := l.mark[r.Of]; m != "" {
			row.Role += " of " + m
		} else if r.Origin != "" && r.Role == news.RoleRewrite {
			row.Role += " of a " + r.Origin + " report"
		}
	}
	for _, c := range r.Published.Rejected {
		row.Dropped = append(row.Dropped, fmt.Sprintf("not %s: %s", c.Value, c.Why))
	}
	return row
}

func published(p news.Published) string {
	switch {
	case len(p.Value) > len("2006-01-02T15:04"):
		return p.Value[:10] + " " + p.Value[11:16]
	case p.Value != "":
		return p.Value
	case len(p.Candidates) > 0 && len(p.Candidates) <= 4:
		return strings.Join(p.Candidates, " or ")
	case p.Window[0] != "":
		return p.Window[0] + " to " + p.Window[1]
	}
	return "no date"
}

// entry fills what all kinds of lines share.
func (l layout) entry(id string, supports []news.Support) Entry {
	origins := make(map[string]bool)
	for _, s := range supports {
		if o := l.origin[s.Report]; o != "" {
			origins[o] = true
		}
	}
	return Entry{ID: id, Supports: supports, Marks: l.marks(supports), Origins: len(origins)}
}

// marks names the reports behind an entry, those of one text joined by a dot: "R1·R2 R5".
func (l layout) marks(supports []news.Support) string {
	var out []string
	var last string
	seen := make(map[string]bool)
	for _, s := range supports {
		m := l.mark[s.Report]
		if seen[m] {
			continue
		}
		seen[m] = true
		if f := l.family[s.Report]; f == last && len(out) > 0 {
			out[len(out)-1] += "·" + m
		} else {
			out = append(out, m)
			last = f
		}
	}
	return strings.Join(out, " ")
}

// background is how long before the first report an event lies that only explains, in days.
const background = 30

// events lists what happened; what is only announced stands in its own section, and what lies long before the story last.
func (l layout) events() Section {
	var g, before Group
	before.Title = "Before this story"
	start := l.first()
	for _, e := range l.story.Events {
		if e.Status == news.StatusPlanned || e.Status == news.StatusCancelled {
			if slices.ContainsFunc(l.story.Agenda, func(a news.AgendaLine) bool { return a.Label == e.Label && a.When == e.When }) {
				continue
			}
		}
		x := l.entry(e.ID, e.Supports)
		x.Lead = when(e.When, e.Window, e.Start)
		x.Text = e.Label
		x.Tag = string(e.Status)
		x.Context = e.Best.Sentence
		if e.Duration != "" {
			x.Notes = append(x.Notes, "lasted "+record.Length(e.Duration))
			if e.Status != news.StatusHappened {
				x.Notes[len(x.Notes)-1] = "to last " + record.Length(e.Duration)
			}
		}
		if e.Place != "" {
			x.Notes = append(x.Notes, "in "+e.Place)
		}
		if len(e.History) > 0 {
			x.Notes = append(x.Notes, strings.Join(e.History, ", then "))
		}
		for _, w := range e.Why {
			if strings.HasPrefix(w, "kept apart: ") {
				x.Notes = append(x.Notes, w)
			}
		}
		if d := e.When.Value; !e.Main && d != "" && start != "" && d < start {
			before.Entries = append(before.Entries, x)
			continue
		}
		g.Entries = append(g.Entries, x)
	}
	return section("What happened and when", g, before)
}

// first is the day before which an event is background, "" when no report has a day.
func (l layout) first() string {
	for _, r := range l.story.Reports {
		if d, ok := r.Published.Day(); ok {
			return d.AddDate(0, 0, -background).Format("2006-01-02")
		}
	}
	return ""
}

func section(title string, groups ...Group) Section {
	s := Section{Title: title}
	for _, g := range groups {
		if len(g.Entries) > 0 {
			s.Groups = append(s.Groups, g)
		}
	}
	return s
}

// when words a time with what is open about it.
func when(w news.When, window [2]string, start string) string {
	if len(start) >= len("2006-01-02T15:04") {
		zone := ""
		if len(start) > len("2006-01-02T15:04:05") {
			zone = " " + start[len("2006-01-02T15:04:05"):]
			zone = strings.Replace(zone, " Z", " UTC", 1)
		}
		return start[:10] + " " + start[11:16] + zone
	}
	switch {
	case window[0] != "" && w.Precision != news.PrecisionWeek:
		return window[0] + " to " + window[1]
	case w.Value != "":
		return w.Value
	}
	return "day open"
}

// dayParts are the TIMEX3 codes of parts of the day.
var dayParts = map[string]string{"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}

// timeWords words a TIMEX3 value for a reader; a value that is open says nothing and gives "".
func timeWords(v string) string {
	if strings.Contains(v, "X") || strings.HasSuffix(v, "_REF") {
		return ""
	}
	day, part, ok := strings.Cut(v, "T")
	if !ok {
		return strings.TrimSuffix(strings.Replace(v, "-WE", " (weekend)", 1), "-")
	}
	if w := dayParts[part]; w != "" {
		return day + " " + w
	}
	return strings.TrimSpace(day + " " + part)
}

func (l layout) agenda() Section {
	var g Group
	for _, a := range l.story.Agenda {
		if a.Status == news.AgendaHappened {
			continue // it stands above, as what happened
		}
		x := l.entry(a.ID, a.Supports)
		x.Lead, x.Text, x.Tag = when(a.When, [2]string{}, a.Start), a.Label, string(a.Status)
		if a.Place != "" {
			x.Notes = append(x.Notes, "in "+a.Place)
		}
		x.Context = a.Best.Sentence
		if d := a.When.Value; len(d) == len("2006-01-02") && d < l.last() && a.Status == news.AgendaPlanned {
			x.Notes = append(x.Notes, "no report tells whether it took place")
		}
		g.Entries = append(g.Entries, x)
	}
	return section("Announced", g)
}

// last is the day of the newest report, "" when none has one.
func (l layout) last() string {
	day := ""
	for _, r := range l.story.Reports {
		if d, ok := r.Published.Day(); ok {
			day = max(day, d.Format("2006-01-02"))
		}
	}
	return day
}

// figures lists the numbers by what they count. Those that one text gives in passing, without speaker or hedge, are folded
// into one line at the end.
func (l layout) figures() Section {
	var groups []Group
	at := make(map[string]int)
	add := func(title string, x Entry) {
		k := strings.ToLower(title)
		if _, ok := at[k]; !ok {
			at[k] = len(groups)
			groups = append(groups, Group{Title: title})
		}
		groups[at[k]].Entries = append(groups[at[k]].Entries, x)
	}
	var passing []string
	var folded Entry
	for _, f := range l.story.Figures {
		x := l.entry(f.ID, f.Supports)
		x.Lead, x.By = record.Value(f), speaker(f.Speaker)
		if record.Measured(f.Unit) {
			x.Lead = strings.TrimSpace(x.Lead + " " + unit(f))
		}
		title := f.Thing
		if title == "" {
			title = cmp.Or(plural(f.Unit), "other numbers")
		}
		if f.Speaker.Kind == news.SpeakerNone {
			x.By = "unattributed"
			if f.Bound == news.BoundExact && f.Modality != news.ModalityProjected && !strings.Contains(x.Marks, " ") {
				what := x.Lead
				if f.Thing != "" {
					what += " (" + f.Thing + ")"
				}
				passing = append(passing, what+" ["+x.Marks+"]")
				folded.Supports = append(folded.Supports, f.Supports...)
				continue
			}
		}
		if f.Modality != news.ModalityAsserted {
			x.Tag = string(f.Modality)
		}
		switch f.Change {
		case news.ChangeUp:
			x.Notes = append(x.Notes, "a rise, no level")
		case news.ChangeDown:
			x.Notes = append(x.Notes, "a fall, no level")
		}
		x.Context = f.Supports[0].Sentence
		add(title, x)
	}
	if len(passing) > 0 {
		folded.Text = strings.Join(passing, "; ")
		folded.Marks = l.marks(folded.Supports)
		groups = append(groups, Group{Title: "In passing, unattributed", Entries: []Entry{folded}})
	}
	return section("Figures", groups...)
}

func unit(f news.FigureLine) string {
	if f.Unit == "percentage" {
		return "%"
	}
	if f.High != nil && *f.High == 1 {
		return f.Unit
	}
	return plural(f.Unit)
}

// plural returns the plural of a unit of measure.
func plural(unit string) string {
	head, rest, _ := strings.Cut(unit, " ") // "miles per hour", but "square miles"
	switch {
	case unit == "", unit == "percent", unit == "percentage", strings.HasPrefix(unit, "degree"):
		return unit
	case unit == "foot":
		return "feet"
	case strings.HasPrefix(rest, "per "):
		return head + "s " + rest
	}
	return unit + "s"
}

// speaker words who speaks, with the office and a word for those the reports do not name.
func speaker(s news.Speaker) string {
	switch {
	case s.Kind == news.SpeakerUnnamed:
		return s.Name + " (unnamed)"
	case s.Role != "" && !strings.Contains(strings.ToLower(s.Name), strings.ToLower(s.Role)):
		return s.Name + ", " + s.Role
	}
	return s.Name
}

func (l layout) disagreements() Section {
	var groups []Group
	for _, d := range l.story.Disagreements {
		g := Group{Title: d.Question + " — " + string(d.Relation)}
		for _, s := range d.Sides {
			x := l.entry(d.ID, s.Supports)
			x.Lead = s.Value
			x.Context = s.Supports[0].Sentence
			g.Entries = append(g.Entries, x)
		}
		groups = append(groups, g)
	}
	return section("Where the reports differ", groups...)
}

func (l layout) positions() Section {
	var groups []Group
	at := make(map[string]int)
	for _, p := range l.story.Positions {
		x := l.entry(p.ID, p.Supports)
		x.Lead = string(p.Kind)
		if len(p.Target) > 0 {
			x.By = "to " + strings.Join(p.Target, ", ")
		}
		x.Text, x.Quoted = p.Content, true
		for _, i := range p.Answers {
			a := l.story.Positions[i]
			x.Notes = append(x.Notes, fmt.Sprintf("answers the %s of %s: %s", a.Kind, strings.Join(a.Actor, ", "), cut(a.Content, 60)))
		}
		who := strings.Join(p.Actor, ", ")
		if i, ok := at[who]; ok {
			groups[i].Entries = append(groups[i].Entries, x)
			continue
		}
		at[who] = len(groups)
		groups = append(groups, Group{Title: who, Entries: []Entry{x}})
	}
	return section("What each side wants", groups...)
}

// cut shortens s to at most n code points, at a word, for a reference to a line that stands in full elsewhere.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	short := string(r[:n])
	if i := strings.LastIndexByte(short, ' '); i > n/2 {
		short = short[:i]
	}
	return short + "…"
}

func (l layout) statements() Section {
	var groups []Group
	at := make(map[string]int)
	for _, s := range l.story.Statements {
		x := l.entry(s.ID, s.Supports)
		x.Text, x.Quoted = s.Content, true
		x.Tag = string(s.Mode)
		x.Lead = timeWords(s.Time)
		if len(s.Relay) > 0 {
			x.By = "through " + strings.Join(s.Relay, ", ")
		}
		k := s.Speaker.ID
		if k == "" {
			k = s.Speaker.Name
		}
		if i, ok := at[k]; ok {
			groups[i].Entries = append(groups[i].Entries, x)
			continue
		}
		at[k] = len(groups)
		groups = append(groups, Group{Title: speaker(s.Speaker), Entries: []Entry{x}})
	}
	// Those who speak most come first; the order of the story decides among equals.
	slices.SortStableFunc(groups, func(a, b Group) int { return len(b.Entries) - len(a.Entries) })
	return section("Who said what", groups...)
}

func (l layout) changes() Section {
	var groups []Group
	for _, c := range l.story.Changes {
		title := l.mark[c.From] + " to " + l.mark[c.To]
		var x Entry
		switch {
		case c.Before == nil:
			x = l.entry(c.ID, []news.Support{*c.After})
			x.Text = c.After.Quote
		case c.After == nil:
			x = l.entry(c.ID, []news.Support{*c.Before})
			x.Text = c.Before.Quote
		default:
			x = l.entry(c.ID, []news.Support{*c.Before, *c.After})
			x.Text = c.Before.Quote
			x.Notes = append(x.Notes, "now: "+c.After.Quote)
		}
		x.Lead, x.Quoted = string(c.Kind), true
		if c.Why != "" {
			x.Notes = append(x.Notes, c.Why)
		}
		if n := len(groups); n > 0 && groups[n-1].Title == title {
			groups[n-1].Entries = append(groups[n-1].Entries, x)
			continue
		}
		groups = append(groups, Group{Title: title, Entries: []Entry{x}})
	}
	return section("What changed between versions", groups...)
}
