package lang

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/readoutdesk/readout/lang/en"
	"github.com/readoutdesk/readout/news"
)

// lists is a set of the lists that a name or word stands in.
type lists uint32

const (
	inCountries lists = 1 << iota
	inPeoples         // adjectives and nouns of nations, faiths, parties
	inCities
	inPlaces
	inForenames
	inSurnames
	inOrganisations
	inOutlets
	inSeats // metonyms: Kremlin, Downing Street
	inWords // ordinary words, lower case
	inCalendar
	orgHead // "Ministry" of …
	orgLast // … "Council"
	placeLast
	placeFirst
	eventLast
	joiner     // "of", "de", "bin"
	longer     // a longer entry starts with the same tokens
	titleName  // form of address
	titleRank  // "Gen."
	titleFull  // "Prime Minister"
	titleExtra // "former", "deputy"
)

const (
	inPeople = inForenames | inSurnames
	inLands  = inCountries | inCities | inPlaces
	titles   = titleName | titleRank | titleFull
)

// gazetteer holds token sequences as chains of hashes: the key of a sequence is chain(key of all but the last token,
// hash of the last). Two sequences share a key once in 2^64.
type gazetteer struct {
	keys  []uint64
	vals  []lists
	count int
}

const emptyChain uint64 = 0x9e3779b97f4a7c15

func chain(k, token uint64) uint64 {
	k = (k ^ token) * 0xff51afd7ed558ccd
	return k ^ k>>32
}

func newGazetteer(bits int) *gazetteer {
	return &gazetteer{keys: make([]uint64, 1<<bits), vals: make([]lists, 1<<bits)}
}

func (g *gazetteer) slot(k uint64) int {
	mask := uint64(len(g.keys) - 1)
	for i := k & mask; ; i = (i + 1) & mask {
		if g.keys[i] == k || g.keys[i] == 0 {
			return int(i)
		}
	}
}

func (g *gazetteer) get(k uint64) lists {
	i := g.slot(k)
	if g.keys[i] == 0 {
		return 0
	}
	return g.vals[i]
}

func (g *gazetteer) put(k uint64, l lists) {
	if g.count*2 > len(g.keys) {
		g.grow()
	}
	i := g.slot(k)
	if g.keys[i] == 0 {
		g.keys[i] = k
		g.count++
	}
	g.vals[i] |= l
}

func (g *gazetteer) grow() {
	old := *g
	*g = gazetteer{keys: make([]uint64, 2*len(old.keys)), vals: make([]lists, 2*len(old.keys))}
	for i, k := range old.keys {
		if k != 0 {
			g.put(k, old.vals[i])
		}
	}
}

// add enters a name, cut into tokens as text is.
func (g *gazetteer) add(name string, l lists, fold func(string) uint64) {
	k := emptyChain
	simple := true
	for i := range len(name) {
		if c := name[i]; c < 'A' || c > 'z' || c > 'Z' && c < 'a' {
			simple = false
			break
		}
	}
	if simple {
		if name != "" {
			g.put(chain(k, fold(name)), l)
		}
		return
	}
	words := gazetteerTokens(name)
	for i, w := range words {
		k = chain(k, fold(w))
		if i+1 < len(words) {
			g.put(k, longer)
		}
	}
	if len(words) > 0 {
		g.put(k, l)
	}
}

// gazetteerTokens cuts a list entry as running text would be cut: "Gen." stays whole although no name follows here.
func gazetteerTokens(name string) []string {
	var out []string
	for _, f := range strings.Fields(name) {
		if len(f) > 1 && f[len(f)-1] == '.' {
			out = append(out, f)
			continue
		}
		for _, t := range tokenize(nil, f, news.Span{Start: 0, End: len(f)}) {
			out = append(out, f[t.Start:t.End])
		}
	}
	return out
}

// hashLower hashes w in lower case; hashName hashes it as printed, but "MOSCOW" like "Moscow".
func hashLower(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c >= 0x80 {
			return hashBytes(strings.ToLower(w))
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

func hashBytes(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(w); i++ {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	return h
}

func hashName(w string) uint64 {
	if len(w) >= 5 && allUpper(w) {
		_, n := utf8.DecodeRuneInString(w)
		return hashBytes(w[:n] + strings.ToLower(w[n:]))
	}
	if len(w) > 1 && (w[0] == 0xe2 || strings.Contains(w, "’")) {
		w = strings.ReplaceAll(w, "’", "'")
	}
	return hashBytes(w)
}

// allUpper reports whether w is written in capitals: it has at least two and nothing in lower case.
func allUpper(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}

// knowledge is everything the lists say, read once.
type knowledge struct {
	names   *gazetteer // as printed
	titles  *gazetteer // lower case
	words   *gazetteer // single words: ordinary words in lower case, parts of organisations as printed
	country map[string]string
	alias   map[string]string // organisation, outlet: other name -> canonical
}

var known = sync.OnceValue(readKnowledge)

func readKnowledge() *knowledge {
	k := &knowledge{names: newGazetteer(18), titles: newGazetteer(11), words: newGazetteer(15),
		country: make(map[string]string, 2000), alias: make(map[string]string, 1000)}
	for line := range listLines(en.NamesWords) {
		k.words.put(hashLower(line), inWords)
	}
	for line := range listLines(en.NamesForenames) {
		k.names.add(line, inForenames, hashName)
	}
	for line := range listLines(en.NamesSurnames) {
		k.names.add(line, inSurnames, hashName)
	}
	for line := range listLines(en.NamesCities) {
		k.names.add(line, inCities, hashName)
	}
	k.readCountries(en.NamesCountriesAlso)
	k.readCountries(en.NamesCountries)
	for line := range listLines(en.NamesMetonyms) {
		country, seats, _ := strings.Cut(line, " | ")
		for _, s := range items(seats) {
			k.names.add(s, inSeats, hashName)
			k.stands(s, country)
		}
	}
	for line := range listLines(en.NamesPlaces) {
		for _, s := range items(line) {
			k.names.add(s, inPlaces, hashName)
		}
	}
	for line := range listLines(en.NamesGroups) {
		for _, s := range items(line) {
			k.names.add(s, inPeoples, hashName)
			k.names.add(plural(s), inPeoples, hashName)
		}
	}
	k.readOrganisations(en.NamesOrganisations, inOrganisations)
	k.readOrganisations(en.NamesOutlets, inOutlets)
	for _, m := range strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August " +
		"September October November December Jan. Feb. Mar. Apr. Aug. Sept. Sep. Oct. Nov. Dec. Mon. Tue. Tues. Wed. Thu. Thurs. Fri. Sat. Sun. GMT EST EDT UTC CET BST PST AM PM") {
		k.names.add(m, inCalendar, hashName)
	}
	k.readTitles()
	k.readOrgWords()
	return k
}

// listLines yields the lines of a list file that are no comment.
func listLines(data string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for len(data) > 0 {
			line := data
			if i := strings.IndexByte(data, '\n'); i >= 0 {
				line, data = data[:i], data[i+1:]
			} else {
				data = ""
			}
			if line != "" && line[0] != '#' && !yield(strings.TrimSpace(line)) {
				return
			}
		}
	}
}

// items cuts "a; b; c".
func items(line string) []string {
	var out []string
	for _, s := range strings.Split(line, ";") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func plural(s string) string {
	switch {
	case strings.HasSuffix(s, "man"):
		return s[:len(s)-3] + "men"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "sh"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "ese"):
		return s
	case strings.HasSuffix(s, "y") && s != "Tory" || s == "Tory":
		return s[:len(s)-1] + "ies"
	}
	return s + "s"
}

// stands notes that name stands for a country; what comes first holds.
func (k *knowledge) stands(name, country string) {
	if _, ok := k.country[name]; !ok {
		k.country[name] = country
	}
}

func (k *knowledge) readCountries(data string) {
	for line := range listLines(data) {
		f := strings.Split(line, "|")
		if len(f) < 4 {
			continue
		}
		name := strings.TrimSpace(f[0])
		for _, s := range append(items(f[2]), name) {
			k.names.add(s, inCountries, hashName)
			k.stands(s, name)
		}
		for _, s := range items(f[3]) {
			k.names.add(s, inPeoples, hashName)
			k.stands(s, name)
		}
		for _, s := range items(f[1]) {
			k.names.add(s, inCities, hashName)
			k.stands(s, name)
		}
	}
}

func (k *knowledge) readOrganisations(data string, l lists) {
	for line := range listLines(data) {
		for _, entry := range items(line) {
			forms := strings.Split(entry, " = ")
			for _, f := range forms {
				f = strings.TrimSpace(f)
				k.names.add(f, l, hashName)
				if _, ok := k.alias[f]; !ok {
					k.alias[f] = strings.TrimSpace(forms[0])
				}
			}
		}
	}
}

func (k *knowledge) readTitles() {
	kinds := map[string]lists{"address": titleName, "rank": titleRank, "office": titleFull, "before": titleExtra}
	for line := range listLines(en.NamesTitles) {
		kind, rest, _ := strings.Cut(line, ":")
		for _, s := range items(rest) {
			k.titles.add(s, kinds[kind], hashLower)
		}
	}
}

func (k *knowledge) readOrgWords() {
	kinds := map[string]lists{"head": orgHead, "last": orgLast, "place": placeLast, "before": placeFirst, "event": eventLast, "small": joiner}
	for line := range listLines(en.NamesOrgWords) {
		f := strings.Fields(line)
		for _, w := range f[1:] {
			if kinds[f[0]] == joiner {
				k.words.put(hashLower(w), joiner)
			} else {
				k.words.put(hashLower(w)^1, kinds[f[0]]) // ^1: not the ordinary word, the part of a name
			}
		}
	}
}

// Government returns the country that name stands for as one government: the name of a country in any common form
// ("USA"), its nationality word ("Russian", "Britons"), its capital or seat of government ("Moscow", "Brussels" for the
// European Union) or a house or street that stands for the government ("the Kremlin", "Downing Street"). It returns the
// country as the list names it ("Russia", "United States"), and "" when name stands for none. Whether a capital is meant
// as a place or a government is for the caller to judge.
func Government(name string) string {
	k := known()
	if c, ok := k.country[name]; ok {
		return c
	}
	for _, the := range []string{"the ", "The "} {
		if n, ok := strings.CutPrefix(name, the); ok {
			return k.country[n]
		}
	}
	return ""
}
