package lang

import "github.com/readoutdesk/readout/news"

// rules finds the names of a sentence by spelling and lists: runs of capitalised words, typed by what they are made of
// and what stands before them.
func (n *naming) rules(s Sentence) {
	for i := s.First; i < s.Last; {
		c := &n.clues[i]
		if !c.form.capital() && c.longest == 0 || c.starts&inCalendar != 0 && c.longest == 1 || !n.opens(i) {
			i++
			continue
		}
		j := n.run(i, s.Last)
		i = n.cut(i, j)
	}
}

// opens reports whether a name may start at token i: the sentence's first word must be more than an ordinary word.
func (n *naming) opens(i int) bool {
	c := &n.clues[i]
	w := n.doc.W(i)
	if w == "I" || len(w) == 1 && c.longest == 0 {
		return false
	}
	if !c.form.capital() {
		return c.longest > 1 || c.starts&(inOrganisations|inOutlets|inPeoples) != 0
	}
	ordinary := c.word&inWords != 0 || c.lowerToo
	next := i+1 < len(n.clues) && n.clues[i+1].form.capital() && n.doc.Tokens[i+1].Start-n.doc.Tokens[i].End <= 1
	if ordinary && c.first {
		return c.longest > 1 || next && c.word&orgHead != 0
	}
	return !ordinary || c.longest > 0 || next || c.word&(orgHead|orgLast) != 0
}

// longestRun bounds the tokens of a run of capitalised words, so that a text of nothing else takes linear time.
const longestRun = 40

// run returns the end of the run of name words that starts at i.
func (n *naming) run(i, end int) int {
	end = min(end, i+longestRun)
	d := n.doc
	org := false
	j := i
	for j < end {
		c := &n.clues[j]
		switch {
		case c.form.capital():
			if c.starts&inCalendar != 0 && j > i {
				return j
			}
			org = org || c.word&orgHead != 0
			j++
			continue
		case j == i:
			return i + max(1, int(c.longest))
		case c.form == formDigit && d.Tokens[j].Start == d.Tokens[j-1].End:
			j++
			continue
		}
		w := d.W(j)
		if c.word&joiner == 0 && w != "-" && w != "&" || j+1 >= end {
			return j
		}
		k := j + 1
		if (w == "of" || w == "for") && d.W(k) == "the" {
			k++
		}
		if k >= end || !n.clues[k].form.capital() || n.clues[k].starts&inCalendar != 0 {
			return j
		}
		switch w {
		case "of", "for", "and":
			if !org {
				return j
			}
		case "-":
			if d.Tokens[j].Start != d.Tokens[j-1].End || d.Tokens[k].Start != d.Tokens[j].End {
				return j
			}
		case "the", "'", "’", "a":
			return j
		}
		j = k
	}
	return j
}

// cut takes names from the run [i,j) and returns where to go on.
func (n *naming) cut(i, j int) int {
	c := &n.clues[i]
	last := &n.clues[j-1]
	whole := int(c.longest) >= j-i
	switch {
	case whole:
		j = i + int(c.longest)
		n.add(i, j, n.listed(i, j))
	case j-i >= 2 && (last.word&orgLast != 0 && last.word&placeLast == 0 || c.word&orgHead != 0):
		n.add(i, j, news.NameOrganisation)
	case c.titleAhead > 0 && int(c.titleAhead) < j-i:
		n.person(i+int(c.titleAhead), j)
	case c.titleAhead > 0 && c.title&^titleExtra != 0:
		return i + int(c.titleAhead)
	case c.starts&inPeoples != 0 && c.longest > 0 && last.word&(placeLast|eventLast) == 0:
		n.add(i, i+int(c.longest), news.NameGroup)
		return i + int(c.longest)
	case j-i >= 2 && (last.word&placeLast != 0 || c.word&placeFirst != 0):
		n.add(i, j, news.NameLocation)
	case j-i >= 2 && last.word&eventLast != 0:
		n.add(i, j, news.NameMisc)
	case c.longest > 0 && c.starts&(inLands|inSeats|inOrganisations|inOutlets) != 0 && c.starts&inPeople == 0:
		n.add(i, i+int(c.longest), n.listed(i, i+int(c.longest)))
		return i + int(c.longest)
	default:
		n.guess(i, j)
	}
	return j
}

// person adds [i,j) after a title; a longer name that the lists know is what they say it is.
func (n *naming) person(i, j int) {
	c := &n.clues[i]
	if int(c.longest) == j-i && c.starts&inPeople == 0 {
		n.add(i, j, n.listed(i, j))
		return
	}
	if c.titleAhead > 0 && int(c.titleAhead) < j-i {
		i += int(c.titleAhead)
	}
	n.add(i, j, news.NamePerson)
}

// listed returns the type that the lists give to the entry [i,j).
func (n *naming) listed(i, j int) news.NameType {
	l := n.clues[i].starts
	switch {
	case l&inPeoples != 0 && l&(inCountries|inOrganisations) == 0:
		return news.NameGroup
	case l&inCountries != 0:
		return news.NameLocation
	case l&(inOrganisations|inOutlets) != 0:
		return news.NameOrganisation
	case l&inSeats != 0:
		return news.NameOrganisation
	case l&inPlaces != 0:
		return news.NameLocation
	case l&inPeople != 0 && (l&inCities == 0 || !n.after(i, locatives)):
		if l&inCities != 0 && !n.before(j, speech) {
			return news.NameLocation
		}
		return news.NamePerson
	}
	return news.NameLocation
}

// guess types a run that no rule knows.
func (n *naming) guess(i, j int) {
	c := &n.clues[i]
	switch {
	case j-i == 1 && c.form == formUpper && len(n.doc.W(i)) >= 2 && len(n.doc.W(i)) <= 6:
		n.add(i, j, news.NameOrganisation)
	case c.within&inPeople != 0, n.before(j, speech):
		n.add(i, j, news.NamePerson)
	case n.after(i, locatives):
		n.add(i, j, news.NameLocation)
	case j-i >= 2 && j-i <= 3 && c.word&inWords == 0:
		n.add(i, j, news.NamePerson)
	case !c.first || c.word&inWords == 0:
		n.add(i, j, news.NameMisc)
	}
}

var (
	locatives = readSet("in at near from to into across outside around toward towards via")
	speech    = readSet("said says told added asked warned wrote tweeted argued insisted stressed noted explained replied")
)

// after reports whether the word before token i is one of set.
func (n *naming) after(i int, set map[string]bool) bool { return i > 0 && set[n.doc.W(i-1)] }

// before reports whether the word at token j is one of set.
func (n *naming) before(j int, set map[string]bool) bool { return set[n.doc.W(j)] }

func (n *naming) add(i, j int, kind news.NameType) {
	if i < j {
		n.spans = append(n.spans, nameSpan{i, j, kind})
	}
}

// remember makes the names of a document agree: a single word has the type of the longer name it belongs to ("Horvat"
// after "Ana Horvat"), what the lists know as something else is no person, and two surnames side by side ("Horvat Lind
// meeting") are two people.
func (n *naming) remember() {
	forename := make(map[uint64]uint64) // surname -> first word of one full name
	for i := range n.spans {
		s := &n.spans[i]
		c := &n.clues[s.first]
		if s.kind == news.NamePerson && int(c.longest) == s.last-s.first && c.starts&inPeople == 0 && c.starts&(inCountries|inSeats|inOutlets) != 0 {
			s.kind = n.listed(s.first, s.last)
		}
	}
	// The second time round all but the pairs of surnames are known.
	for range 2 {
		for _, s := range n.spans {
			if s.kind == news.NamePerson && s.last-s.first > 1 && forename[n.clues[s.first].name] == 0 {
				forename[n.clues[s.last-1].name] = n.clues[s.first].name
			}
		}
	}
	out := make([]nameSpan, 0, len(n.spans)+2)
	for _, s := range n.spans {
		c := &n.clues[s.first]
		switch {
		case s.kind == news.NamePerson && s.last-s.first == 2 && n.twoPeople(s, forename):
			out = append(out, nameSpan{s.first, s.first + 1, s.kind}, nameSpan{s.first + 1, s.last, s.kind})
			continue
		case s.last-s.first == 1 && forename[c.name] != 0 && s.kind != news.NameGroup && c.starts&inCountries == 0:
			s.kind = news.NamePerson
		}
		out = append(out, s)
	}
	n.spans = out
}

// twoPeople reports whether both words of s are surnames of others.
func (n *naming) twoPeople(s nameSpan, forename map[uint64]uint64) bool {
	a, b := n.clues[s.first].name, n.clues[s.last-1].name
	return a != b && forename[a] != 0 && forename[b] != 0 && forename[b] != a
}

// keepWhole replaces pieces of a name that the lists know as one: "RFE/RL", "Radio Free Europe/Radio Liberty". A name that
// holds more than the entry stays.
func (n *naming) keepWhole() {
	out := make([]nameSpan, 0, len(n.spans))
	for k := 0; k < len(n.spans); k++ {
		s := n.spans[k]
		c := &n.clues[s.first]
		end := s.first + int(c.longest)
		if c.longest < 3 || c.starts&(inOutlets|inOrganisations) == 0 || s.last >= end {
			out = append(out, s)
			continue
		}
		for k+1 < len(n.spans) && n.spans[k+1].first < end {
			k++
		}
		out = append(out, nameSpan{s.first, end, news.NameOrganisation})
	}
	n.spans = out
}
