package record

import "github.com/readoutdesk/readout/news"

// Count is the only place where independence is counted. It fails closed: a copy or revision adds no text, a
// republisher is no newsroom, a report of unknown origin adds no origin, and an unnamed source is no named one.
func Count(reports []news.StoryReport, statements []news.StatementLine) news.Counts {
	families, newsrooms, origins, sources := set{}, set{}, set{}, set{}
	wrote := make(map[string]news.StoryReport) // family -> the member that stands nearest to its writing
	for _, r := range reports {
		families.add(r.Family)
		origins.add(key(r.Origin))
		if old, ok := wrote[r.Family]; !ok || closeness(r.Role) < closeness(old.Role) {
			wrote[r.Family] = r
		}
	}
	for _, r := range wrote {
		newsrooms.add(key(writer(r)))
	}
	for _, s := range statements {
		if s.Speaker.Kind == news.SpeakerPerson {
			sources.add(s.Speaker.ID)
		}
	}
	return news.Counts{Reports: len(reports), Texts: len(families), Newsrooms: len(newsrooms), Origins: len(origins), NamedSources: len(sources)}
}

// closeness orders the members of a family by how near they stand to its writing.
func closeness(r news.Role) int {
	if r == news.RoleCopy {
		return 1
	}
	return 0
}

// writer names the newsroom that wrote a report's words: the outlet that told another's report again, else the origin.
func writer(r news.StoryReport) string {
	if r.Role == news.RoleRewrite || r.Origin == "" {
		return r.Outlet
	}
	return r.Origin
}

type set map[string]bool

// add adds what has a name.
func (s set) add(name string) {
	if name != "" {
		s[name] = true
	}
}
