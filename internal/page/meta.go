package page

import (
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/readoutdesk/readout/news"
)

// meta is what a page's structured data, meta tags and headings claim.
type meta struct {
	title, description string
	site               string
	authors            []string
	agencies           []string // newsrooms named as authors or sources
	published          []string // RFC 3339 or ISO day, most trusted first
	lang               string
	body               string // the article's text
	titleTag, h1       string
	fromData           bool // the title comes from JSON-LD
}

// readMeta reads JSON-LD, then meta tags, then headings; what came first stays.
func readMeta(doc *html.Node, address string) *meta {
	m := new(meta)
	tags := make(map[string]string)
	m.walk(doc, tags)
	first := func(names ...string) string {
		for _, n := range names {
			if v := tags[n]; v != "" {
				return v
			}
		}
		return ""
	}
	m.outlet(address, first("og:site_name", "application-name", "twitter:site_name", "dc.publisher", "cre"))
	if m.title == "" {
		m.title = first("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
	}
	if m.title == "" && m.h1 != "" {
		m.title = m.h1
	}
	if m.title == "" {
		m.title = m.titleTag
	}
	m.title = cleanTitle(m.title, m.site, m.h1)
	if m.description == "" {
		m.description = first("og:description", "description", "twitter:description")
	}
	if len(m.authors) == 0 && len(m.agencies) == 0 {
		for _, n := range []string{"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "dcterms.creator", "article:author_name"} {
			if v := tags[n]; v != "" && !strings.Contains(v, "://") {
				m.author(v)
				if len(m.authors) > 0 {
					break
				}
			}
		}
	}
	for _, n := range []string{"article:published_time", "og:published_time", "parsely-pub-date", "sailthru.date", "datepublished", "date", "pubdate",
		"publishdate", "dc.date", "dc.date.issued", "dcterms.created", "article.published", "ptime", "publish-date", "publication_date", "article:published", "cxenseparse:recs:publishtime"} {
		m.date(tags[n])
	}
	m.date(tags["time"])
	m.date(addressDate(address))
	if m.lang == "" {
		m.lang = strings.ReplaceAll(first("og:locale", "language", "content-language"), "_", "-")
	}
	return m
}

// outlet settles who published the page. Sites name the agency as publisher of the texts they carry: then the agency is
// the origin, and the outlet what the site calls itself.
func (m *meta) outlet(address, name string) {
	name = strings.TrimPrefix(name, "@")
	if strings.Contains(name, "://") {
		name = ""
	}
	if strings.Contains(m.site, "://") {
		m.site = ""
	}
	canonical, agency, _ := Newsroom(m.site)
	if u, err := url.Parse(address); agency && err == nil && u.Host != "" && !strings.Contains(u.Host, strings.ToLower(strings.NewReplacer(" ", "", "/", "").Replace(canonical))) {
		if !contains(m.agencies, m.site) {
			m.agencies = append(m.agencies, m.site)
		}
		m.site = ""
	}
	if m.site == "" {
		m.site = name
	}
}

func (m *meta) walk(n *html.Node, tags map[string]string) {
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.Html:
			m.lang = attr(n, "lang")
		case atom.Title:
			if m.titleTag == "" && n.Parent != nil && n.Parent.DataAtom == atom.Head {
				m.titleTag = squash(textOf(n))
			}
		case atom.H1:
			if m.h1 == "" {
				m.h1 = squash(textOf(n))
			}
		case atom.Meta:
			name := attr(n, "property")
			if name == "" {
				name = attr(n, "name")
			}
			if name == "" {
				name = attr(n, "itemprop")
			}
			if name = strings.ToLower(name); name != "" && tags[name] == "" {
				tags[name] = squash(attr(n, "content"))
			}
		case atom.Script:
			if strings.Contains(attr(n, "type"), "ld+json") && n.FirstChild != nil {
				m.linkedData(n.FirstChild.Data)
			}
			return
		case atom.Time:
			if v := attr(n, "datetime"); v != "" && tags["time"] == "" && (attr(n, "itemprop") == "datePublished" || attr(n, "pubdate") != "" || strings.Contains(attr(n, "class"), "publish") || inArticleHead(n)) {
				tags["time"] = v
			}
		}
		if attr(n, "itemprop") == "datePublished" && tags["datepublished"] == "" {
			if v := attr(n, "content"); v != "" {
				tags["datepublished"] = v
			} else if v := attr(n, "datetime"); v != "" {
				tags["datepublished"] = v
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m.walk(c, tags)
	}
}

// inArticleHead reports whether a <time> stands in an element that is about date or byline.
func inArticleHead(n *html.Node) bool {
	for p, k := n.Parent, 0; p != nil && k < 3; p, k = p.Parent, k+1 {
		if kind, _ := mark(p); kind == news.BlockPageDate || kind == news.BlockByline {
			return true
		}
	}
	return false
}

// linkedData reads one JSON-LD script. Control characters inside strings, which many pages have, are made blanks.
func (m *meta) linkedData(s string) {
	if len(s) > 4<<20 {
		return
	}
	s = strings.Map(func(r rune) rune {
		if r < 0x20 {
			return ' '
		}
		return r
	}, s)
	s = strings.TrimSuffix(strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), "<!--")), "-->")
	var v any
	if err := json.NewDecoder(strings.NewReader(s)).Decode(&v); err != nil {
		return
	}
	m.node(v, 0)
}

func (m *meta) node(v any, depth int) {
	if depth > 5 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			m.node(x, depth+1)
		}
	case map[string]any:
		if g, ok := v["@graph"]; ok {
			m.node(g, depth+1)
		}
		if articleType(v["@type"]) {
			m.article(v)
		} else if e, ok := v["mainEntity"]; ok {
			m.node(e, depth+1)
		}
	}
}

func articleType(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "BlogPosting") || v == "Report" || v == "LiveBlogPosting" || v == "Reportage"
	case []any:
		for _, x := range v {
			if articleType(x) {
				return true
			}
		}
	}
	return false
}

func (m *meta) article(v map[string]any) {
	if m.title == "" {
		m.title = plain(str(v["headline"]))
		if m.title == "" {
			m.title = plain(str(v["name"]))
		}
		m.fromData = m.title != ""
	}
	if m.description == "" {
		m.description = plain(str(v["description"]))
	}
	if m.site == "" {
		m.site = plain(nameOf(v["publisher"]))
	}
	if m.lang == "" {
		m.lang = str(v["inLanguage"])
	}
	if m.body == "" {
		m.body = plain(str(v["articleBody"]))
	}
	m.date(str(v["datePublished"]))
	for _, key := range []string{"author", "creator", "sourceOrganization"} {
		for _, a := range list(v[key]) {
			m.author(plain(nameOf(a)))
		}
	}
}

// author sorts a printed author: a person, or a newsroom. The site itself is no author.
func (m *meta) author(s string) {
	s = squash(s)
	for _, prefix := range []string{"By ", "by ", "BY "} {
		s = strings.TrimPrefix(s, prefix)
	}
	if s == "" || len(s) > 120 || strings.Contains(s, "://") {
		return
	}
	if !strings.Contains(s, " and ") && !strings.Contains(s, ",") {
		m.oneAuthor(s)
		return
	}
	named := false
	for i, part := range strings.FieldsFunc(strings.ReplaceAll(s, " and ", ","), func(r rune) bool { return r == ',' || r == ';' }) {
		part = strings.TrimSpace(part)
		if i > 0 && named && (role(part) || !strings.Contains(part, " ")) { // "Ana Horvat, Coast Writer", "Ana Horvat, Futura"
			continue
		}
		named = strings.Contains(part, " ")
		m.oneAuthor(part)
	}
}

// role reports whether what stands behind an author's name is an office.
func role(s string) bool {
	f := strings.Fields(strings.ToLower(s))
	if len(f) == 0 {
		return false
	}
	switch f[len(f)-1] {
	case "writer", "reporter", "editor", "correspondent", "columnist", "contributor", "photographer", "producer", "analyst", "journalist", "chief", "desk", "staff", "bureau":
		return true
	}
	return false
}

func (m *meta) oneAuthor(s string) {
	if s == "" {
		return
	}
	c := creditReader{text: s, ws: words(nil, s, 0, len(s))}
	_, _, known := Newsroom(s)
	if known || len(c.ws) > 0 && c.shapedAt(0) == len(c.ws) {
		if !sameNewsroom(s, m.site) && !contains(m.agencies, s) {
			m.agencies = append(m.agencies, s)
		}
		return
	}
	if f := fold(s); strings.Contains(f, "staff") || strings.Contains(f, "desk") || strings.Contains(f, "editor") || f == fold(m.site) || f == "admin" || strings.Contains(f, "newsroom") {
		return
	}
	if !contains(m.authors, s) {
		m.authors = append(m.authors, s)
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}

// claim writes what the page claims into t; what the input claims stays.
func (m *meta) claim(t *news.Text) {
	if t.Title == "" {
		t.Title = m.title
	}
	if t.Outlet == "" {
		t.Outlet = m.site
	}
	if t.Byline == "" {
		t.Byline = strings.Join(m.authors, ", ")
	}
	if t.Lang == "" {
		t.Lang = m.lang
	}
	for _, p := range m.published {
		t.Claims = append(t.Claims, news.Claim{Value: p, Basis: news.BasisMetadata})
	}
	for _, a := range m.agencies {
		t.Credits = append(t.Credits, news.Credit{Name: a, Kind: news.CreditMetadata})
	}
}

// date adds a claim in RFC 3339, or as an ISO day when no time or no zone is given.
func (m *meta) date(s string) {
	v := isoTime(s)
	if v == "" {
		return
	}
	for _, p := range m.published {
		if p == v || strings.HasPrefix(p, v) {
			return
		}
	}
	m.published = append(m.published, v)
}

var timeLayouts = [...]string{time.RFC3339Nano, "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05.000-0700", "2006-01-02T15:04-07:00", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05-07:00",
	"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00", time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700", "2006-01-02T15:04:05 -07:00"}

var dayLayouts = [...]string{"2006-01-02T15:04:05", "2006-01-02T15:04:05.000", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02T15:04", time.DateOnly, "2006/01/02", "20060102",
	"January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006", "Monday, January 2, 2006", "Jan. 2, 2006", "20060102150405", "Mon, 2 Jan 2006 15:04:05 MST", "January 2, 2006 3:04 pm"}

// isoTime reads a date as pages print it in their data; "" when it is none or lies outside 1990-2100.
func isoTime(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 64 {
		return ""
	}
	sane := func(t time.Time) bool { return t.Year() >= 1990 && t.Year() <= 2100 }
	for _, l := range timeLayouts {
		if t, err := time.Parse(l, s); err == nil {
			if !sane(t) {
				return ""
			}
			return t.Format(time.RFC3339)
		}
	}
	for _, l := range dayLayouts {
		if t, err := time.Parse(l, s); err == nil {
			if !sane(t) {
				return ""
			}
			return t.Format(time.DateOnly)
		}
	}
	return ""
}

// addressDate reads the day in an address: /2024/11/28/, /2024-11-28-talks, /20241128.
func addressDate(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	parts := strings.Split(u.Path, "/")
	for i, p := range parts {
		if len(p) >= 10 && p[4] == '-' && p[7] == '-' && (len(p) == 10 || !wordByte(p[10])) {
			if v := isoTime(p[:10]); v != "" {
				return v
			}
		}
		if len(p) == 8 {
			if v := isoTime(p); v != "" {
				return v
			}
		}
		if len(p) == 4 && i+2 < len(parts) && len(parts[i+1]) <= 3 && len(parts[i+2]) <= 2 {
			for _, l := range []string{"2006/1/2", "2006/Jan/2"} {
				if t, err := time.Parse(l, p+"/"+capital(parts[i+1])+"/"+parts[i+2]); err == nil && t.Year() >= 1990 && t.Year() <= 2100 {
					return t.Format(time.DateOnly)
				}
			}
		}
	}
	return ""
}

// cleanTitle takes the site's name off a title: "Ferry talks end | The Post" by "The Post". A heading of the page that the
// title starts or ends with settles what the headline is.
func cleanTitle(title, site, h1 string) string {
	title = squash(title)
	if h1 != "" && len(h1) >= 15 && len(h1) < len(title) && (strings.HasPrefix(title, h1) || strings.HasSuffix(title, h1)) {
		return h1
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " · ", " » "} {
		if i := strings.LastIndex(title, sep); i > 0 {
			rest := title[i+len(sep):]
			_, _, known := Newsroom(rest)
			if site != "" && (sameWords(rest, site) || sameNewsroom(rest, site)) || known {
				return cleanTitle(title[:i], site, "")
			}
		}
	}
	if site != "" {
		for _, sep := range []string{" | ", " - ", ": "} {
			if i := strings.Index(title, sep); i > 0 && sameWords(title[:i], site) {
				return strings.TrimSpace(title[i+len(sep):])
			}
		}
	}
	return title
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
		if c.Type == html.ElementNode {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// squash makes runs of white space one blank and drops control characters.
func squash(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0x7f {
			return -1
		}
		return r
	}, s)), " ")
}

// plain undoes HTML that data holds in its strings.
func plain(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return squash(s)
}

func str(v any) string {
	s, _ := v.(string)
	return s
}

func list(v any) []any {
	if l, ok := v.([]any); ok {
		return l
	}
	return []any{v}
}

func nameOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		if s := str(v["name"]); s != "" {
			return s
		}
		for _, x := range list(v["name"]) {
			if s := str(x); s != "" {
				return s
			}
		}
	case []any:
		if len(v) > 0 {
			return nameOf(v[0])
		}
	}
	return ""
}

// capital returns the short name of a month as time.Parse wants it: "jan" is "Jan". Digits stay as they are.
func capital(month string) string {
	if month == "" {
		return month
	}
	return strings.ToUpper(month[:1]) + strings.ToLower(month[1:])
}
