// Package record makes the lines of a story's record: what several reports say of one thing becomes one line, with the
// place in every report that says it. It writes nothing of its own; a line without a support does not exist.
package record

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/news"
)

// Build returns the record of every story among the reports, the story with the most origins first. ms says where each
// reading belongs, as story.Group tells it. The result does not depend on the order of the reports.
func Build(rs []*annotate.Reading, ms []news.Membership) []news.Story {
	byStory := make(map[string][]*source)
	var ids []string
	for i, r := range rs {
		id := ms[i].Story
		if byStory[id] == nil {
			ids = append(ids, id)
		}
		byStory[id] = append(byStory[id], &source{Reading: r, m: ms[i]})
	}
	out := make([]news.Story, len(ids))
	for i, id := range ids {
		out[i] = build(id, byStory[id])
	}
	slices.SortFunc(out, func(a, b news.Story) int {
		return cmp.Or(b.Counts.Origins-a.Counts.Origins, b.Counts.Texts-a.Counts.Texts, b.Counts.Reports-a.Counts.Reports, cmp.Compare(a.ID, b.ID))
	})
	return out
}

// build makes the record of one story. Each step reads the reports and the lines made before it.
func build(id string, srcs []*source) news.Story {
	arrange(srcs)
	oneOrigin(srcs)
	p := parties(srcs)
	s := news.Story{ID: id}
	groups := events(srcs, p)
	s.Events = eventLines(groups)
	s.Statements = statementLines(srcs, p, groups)
	s.Figures = figureLines(srcs, p)
	s.Positions = positionLines(srcs, p)
	s.Agenda = agendaLines(groups)
	s.Disagreements = disagreements(srcs, groups, s.Figures, s.Statements)
	s.Changes = changes(srcs, groups)
	for _, x := range srcs {
		s.Reports = append(s.Reports, news.StoryReport{Membership: x.m, Mark: x.mark, Outlet: x.Outlet, Title: x.Title, URL: x.URL, Published: x.Published})
	}
	s.Counts = Count(s.Reports, s.Statements)
	s.Title = title(srcs, s.Events)
	return s
}

// source is one report of the story that is being told.
type source struct {
	*annotate.Reading
	m    news.Membership
	mark string // "R1"
	rank int    // place in the story's order
}

// support returns the place sp of the report as a support.
func (s *source) support(sp news.Span) news.Support {
	around := sp
	for _, x := range s.Doc.Sentences[max(0, s.Doc.SentenceAt(sp.Start)):] {
		if x.Start >= sp.End {
			break
		}
		if x.Overlaps(sp) {
			around = around.Cover(x.Span)
		}
	}
	return news.Support{Span: sp, Report: s.ID, Quote: sp.Of(s.Text.Text), Sentence: around.Of(s.Text.Text)}
}

// arrange orders the reports of a story by the day they were written, as far as it is known, a revision after what it
// revises, and marks them R1, R2, ….
func arrange(srcs []*source) {
	byID := make(map[string]*source, len(srcs))
	for _, s := range srcs {
		byID[s.ID] = s
	}
	// A revision or copy stands behind what it goes back to, whatever its page claims.
	depth := func(s *source) int {
		n := 0
		for s.m.Role != news.RoleOriginal && byID[s.m.Of] != nil && n < len(srcs) {
			s = byID[s.m.Of]
			n++
		}
		return n
	}
	from := func(s *source) string {
		d := day(s)
		for n := 0; s.m.Role != news.RoleOriginal && byID[s.m.Of] != nil && n < len(srcs); n++ {
			s = byID[s.m.Of]
			if o := day(s); o > d && o != "~" || d == "~" {
				d = o
			}
		}
		return d
	}
	slices.SortFunc(srcs, func(a, b *source) int {
		return cmp.Or(cmp.Compare(from(a), from(b)), depth(a)-depth(b), cmp.Compare(minute(a), minute(b)), cmp.Compare(a.ID, b.ID))
	})
	for i, s := range srcs {
		s.rank = i
		s.mark = "R" + strconv.Itoa(i+1)
	}
}

// oneOrigin gives every member of a family the origin of the member that stands nearest to its writing: one text goes back
// to one newsroom, whatever the sites that carry it print.
func oneOrigin(srcs []*source) {
	origin := make(map[string]string)
	for _, role := range []news.Role{news.RoleOriginal, news.RoleRevision, news.RoleRewrite, news.RoleCopy} {
		for _, s := range srcs {
			if s.m.Role == role && origin[s.m.Family] == "" {
				origin[s.m.Family] = s.m.Origin
			}
		}
	}
	for _, s := range srcs {
		s.m.Origin = origin[s.m.Family]
	}
}

// day is where a report stands in time: its day, else the last day its window allows; reports without either come last.
func day(s *source) string {
	switch p := s.Published; {
	case len(p.Value) >= len("2006-01-02"):
		return p.Value[:len("2006-01-02")]
	case p.Window[1] != "":
		return p.Window[1]
	case p.Value != "":
		return p.Value
	}
	return "~"
}

func minute(s *source) string {
	if len(s.Published.Value) > len("2006-01-02") {
		return s.Published.Value
	}
	return ""
}

// title is the headline of the first report that has one and wrote its text itself, else the label of the main event.
func title(srcs []*source, events []news.EventLine) string {
	for _, s := range srcs {
		if s.Title != "" && s.m.Role == news.RoleOriginal {
			return s.Title
		}
	}
	for _, s := range srcs {
		if s.Title != "" {
			return s.Title
		}
	}
	for _, e := range events {
		if e.Main {
			return e.Label
		}
	}
	return ""
}
