// Command gazetteer makes the generated name lists of lang/en from open lists:
//
//	go run ./lang/gazetteer -data ../shared/data/lang/gazetteers -more DIR
//
// -data holds the lists that lang/en/README-gazetteers.md credits, gzipped; its parent the treebanks for the word list.
// -more holds forenames.txt, surnames.txt (a name a line) and cities.tsv (name, country code, inhabitants), made from
// the packages the same file names. The output depends on nothing but these files.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"unicode"
)

// minInhabitants is the smallest city that enters the list: below it a name is more often a person or a word.
const minInhabitants = 40000

// minWordCount is how often a word must stand in lower case in the treebanks to count as an ordinary word.
const minWordCount = 2

func main() {
	log.SetFlags(0)
	data := flag.String("data", "../shared/data/lang/gazetteers", "folder of the open lists")
	more := flag.String("more", "", "folder with forenames.txt, surnames.txt, cities.tsv")
	out := flag.String("o", "lang/en", "folder to write to")
	flag.Parse()
	g := generator{data: *data, more: *more}
	files := []struct {
		name, head string
		make       func() ([]string, error)
	}{
		{"names-countries.txt", "country | capitals | other names | adjectives and nouns for its people", g.countries},
		{"names-cities.txt", "cities of at least " + strconv.Itoa(minInhabitants) + " inhabitants", g.cities},
		{"names-forenames.txt", "forenames of many countries, romanised", g.forenames},
		{"names-surnames.txt", "surnames of many countries, romanised", g.surnames},
		{"names-words.txt", "words that stand in lower case in English text", g.words},
	}
	for _, f := range files {
		lines, err := f.make()
		if err != nil {
			log.Fatalf("gazetteer: %s: %v", f.name, err)
		}
		text := "# Made by lang/gazetteer, do not edit: " + f.head + ". Sources and licences: README-gazetteers.md\n" + strings.Join(lines, "\n") + "\n"
		if err := os.WriteFile(filepath.Join(*out, f.name), []byte(text), 0o644); err != nil {
			log.Fatalf("gazetteer: %v", err)
		}
		fmt.Printf("%s: %d lines, %d bytes\n", f.name, len(lines), len(text))
	}
}

type generator struct{ data, more string }

// country is one line of the factbook list.
type country struct{ Short, Long, Capital, Noun, Adjective string }

func (g generator) countries() ([]string, error) {
	var out []string
	err := g.zipped("factbook-countries.jsonl.gz", func(r io.Reader) error {
		sc := bufio.NewScanner(r)
		sc.Buffer(nil, 1<<20)
		for sc.Scan() {
			var c country
			if err := json.Unmarshal(sc.Bytes(), &c); err != nil {
				return err
			}
			if line := c.line(); line != "" {
				out = append(out, line)
			}
		}
		return sc.Err()
	})
	sort.Strings(out)
	return out, err
}

// line returns the list line of a country, "" for one without people.
func (c country) line() string {
	name := clean(c.Short)
	long := clean(c.Long)
	if name == "" || strings.HasPrefix(name, "The ") {
		name = long
	}
	if name == "" || c.Noun == "" || strings.Contains(name, ",") {
		return ""
	}
	var others []string
	if long != name && long != "" {
		others = append(others, long)
	}
	people := unique(append(forms(c.Adjective), forms(c.Noun)...))
	return strings.Join([]string{name, strings.Join(capitals(c.Capital), "; "), strings.Join(others, "; "), strings.Join(people, "; ")}, " | ")
}

func capitals(s string) []string {
	var out []string
	for _, p := range strings.Split(s, ";") {
		if i := strings.IndexAny(p, "(["); i >= 0 {
			p = p[:i]
		}
		if p = strings.TrimSpace(p); p != "" && unicode.IsUpper([]rune(p)[0]) && len(p) < 25 {
			out = append(out, p)
		}
	}
	return out
}

// forms returns the words in a factbook noun or adjective: "Croat(s), Croatian(s)" gives Croat, Croats, Croatian, Croatians.
func forms(s string) []string {
	if i := strings.Index(s, "; note"); i >= 0 {
		s = s[:i]
	}
	s = strings.NewReplacer(" or ", ",", ";", ",", " (US citizens)", "", "(singular and plural)", "", "(singular)", "", "(plural)", "", "(collective plural)", "").Replace(s)
	var out []string
	for _, p := range strings.Split(s, ",") {
		p = strings.Trim(p, " ()")
		base, rest, found := strings.Cut(p, "(")
		base = strings.TrimSpace(base)
		if len(base) < 3 || !unicode.IsUpper([]rune(base)[0]) || strings.Contains(base, "citizens") {
			continue
		}
		out = append(out, base)
		switch {
		case !found:
		case strings.HasPrefix(rest, "s"):
			out = append(out, base+"s")
		case strings.HasPrefix(rest, "es"):
			out = append(out, base+"es")
		case strings.HasSuffix(base, "man") && strings.HasPrefix(rest, "men"):
			out = append(out, strings.TrimSuffix(base, "man")+"men")
		}
	}
	return out
}

func clean(s string) string {
	if i := strings.IndexAny(s, "(;"); i >= 0 {
		s = s[:i]
	}
	s = strings.TrimSpace(s)
	if s == "none" || s == "None" {
		return ""
	}
	return s
}

func (g generator) cities() ([]string, error) {
	set := make(map[string]bool)
	err := g.lines("cities.tsv", func(line string) error {
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			return fmt.Errorf("%q has not three fields", line)
		}
		n, err := strconv.Atoi(f[2])
		if err != nil {
			return err
		}
		if n >= minInhabitants && !strings.ContainsAny(f[0], "0123456789/(),") && len(f[0]) > 2 {
			addFolded(set, f[0])
		}
		return nil
	})
	return sorted(set), err
}

func (g generator) forenames() ([]string, error) {
	set := make(map[string]bool)
	if err := g.table("forenames.csv.gz", "Romanized Name", set); err != nil {
		return nil, err
	}
	if err := g.legislators("first", set); err != nil {
		return nil, err
	}
	err := g.lines("forenames.txt", func(line string) error { addName(set, line); return nil })
	return sorted(set), err
}

func (g generator) surnames() ([]string, error) {
	set := make(map[string]bool)
	if err := g.table("surnames.csv.gz", "Romanized Name", set); err != nil {
		return nil, err
	}
	if err := g.legislators("last", set); err != nil {
		return nil, err
	}
	err := g.zipped("leaders.tsv.gz", func(r io.Reader) error {
		sc := bufio.NewScanner(r)
		for sc.Scan() {
			f := strings.Split(sc.Text(), "\t")
			if len(f) < 4 || f[0] == "country" {
				continue
			}
			for _, w := range strings.Fields(f[3]) { // the surname is printed in capitals
				if len(w) > 2 && w == strings.ToUpper(w) {
					addName(set, capitalised(w))
				}
			}
		}
		return sc.Err()
	})
	if err != nil {
		return nil, err
	}
	err = g.lines("surnames.txt", func(line string) error { addName(set, line); return nil })
	return sorted(set), err
}

// capitalised returns "SASSOU-NGUESSO" as "Sassou-Nguesso".
func capitalised(w string) string {
	up := true
	return strings.Map(func(r rune) rune {
		if !up {
			r = unicode.ToLower(r)
		}
		up = !unicode.IsLetter(r)
		return r
	}, w)
}

// table adds one column of a CSV file.
func (g generator) table(file, column string, set map[string]bool) error {
	return g.zipped(file, func(r io.Reader) error {
		c := csv.NewReader(r)
		head, err := c.Read()
		if err != nil {
			return err
		}
		at := -1
		for i, h := range head {
			if h == column {
				at = i
			}
		}
		if at < 0 {
			return fmt.Errorf("no column %q", column)
		}
		for {
			row, err := c.Read()
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
			addName(set, row[at])
		}
	})
}

// legislators adds the values of "first:" or "last:" in the two lists of United States office holders.
func (g generator) legislators(field string, set map[string]bool) error {
	for _, file := range []string{"congress-legislators.yaml.gz", "us-executive.yaml.gz"} {
		err := g.zipped(file, func(r io.Reader) error {
			sc := bufio.NewScanner(r)
			for sc.Scan() {
				if v, ok := strings.CutPrefix(sc.Text(), "    "+field+": "); ok {
					addName(set, strings.Trim(v, `'"`))
				}
			}
			return sc.Err()
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (g generator) words() ([]string, error) {
	count := make(map[string]int)
	for _, file := range []string{"../ewt.train.conllu.gz", "../gum.train.conllu.gz"} {
		err := g.zipped(file, func(r io.Reader) error {
			sc := bufio.NewScanner(r)
			sc.Buffer(nil, 1<<20)
			for sc.Scan() {
				f := strings.Split(sc.Text(), "\t")
				if len(f) == 10 && f[3] != "PROPN" && f[3] != "X" && isLower(f[1]) {
					count[f[1]]++
				}
			}
			return sc.Err()
		})
		if err != nil {
			return nil, err
		}
	}
	set := make(map[string]bool)
	for w, n := range count {
		if n >= minWordCount && len(w) > 1 {
			set[w] = true
		}
	}
	return sorted(set), nil
}

func isLower(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

// addName adds a personal name that can be met in English text: Latin letters, more than one of them, with a capital.
func addName(set map[string]bool, name string) {
	name = strings.TrimSpace(name)
	r := []rune(name)
	if len(r) < 2 || !unicode.IsUpper(r[0]) || len(r) > 24 || strings.ContainsAny(name, ".,0123456789()") {
		return
	}
	for _, c := range r {
		if c > 0x24f && c != '’' {
			return
		}
	}
	addFolded(set, name)
}

// addFolded adds name without its diacritics, as most reports print it; with them too when they are those of Western
// Europe, which many keep.
func addFolded(set map[string]bool, name string) {
	name = strings.ReplaceAll(name, "’", "'")
	if name == strings.ToUpper(name) && len(name) > 3 {
		name = capitalised(name)
	}
	f := fold(name)
	for i := range len(f) {
		if f[i] >= 0x80 {
			return
		}
	}
	set[f] = true
	if f == name {
		return
	}
	for _, r := range name {
		if r > 0xff {
			return
		}
	}
	set[name] = true
}

// folds lists letters with diacritics after the plain letters that stand for them.
var folds = strings.Fields("A=ÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶ a=àáâãäåāăąǎạảấầẩẫậắằẳẵặ AE=Æ ae=æ C=ÇĆĈĊČ c=çćĉċč D=ÐĎĐḐḌ d=ðďđḑḍ E=ÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆƏ " +
	"e=èéêëēĕėęěẹẻẽếềểễệə G=ĜĞĠĢḠ g=ĝğġģḡ H=ĤĦḨḤ h=ĥħḩḥ I=ÌÍÎÏĨĪĬĮİỈỊ i=ìíîïĩīĭįıỉị J=Ĵ j=ĵ K=ĶḰḲ k=ķḱḳ L=ĹĻĽĿŁ l=ĺļľŀł N=ÑŃŅŇ n=ñńņňŉ " +
	"O=ÒÓÔÕÖØŌŎŐƠỌỎỐỒỔỖỘỚỜỞỠỢ o=òóôõöøōŏőơọỏốồổỗộớờởỡợ OE=Œ oe=œ R=ŔŖŘ r=ŕŗř S=ŚŜŞŠȘṢ s=śŝşšșṣ ss=ß T=ŢŤŦȚṬŢ t=ţťŧțṭ TH=Þ th=þ " +
	"U=ÙÚÛÜŨŪŬŮŰŲƯỤỦỨỪỬỮỰ u=ùúûüũūŭůűųưụủứừửữự W=Ŵ w=ŵ Y=ÝŶŸỲỴỶỸ y=ýÿŷỳỵỷỹ Z=ŹŻŽẔẒ z=źżžẕẓ '=‘’ʼʻ`")

var foldTable = func() map[rune]string {
	m := make(map[rune]string)
	for _, f := range folds {
		plain, rest, _ := strings.Cut(f, "=")
		for _, r := range rest {
			m[r] = plain
		}
	}
	return m
}()

func fold(s string) string {
	var b strings.Builder
	for _, r := range s {
		if p, ok := foldTable[r]; ok {
			b.WriteString(p)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func unique(in []string) []string {
	var out []string
	seen := make(map[string]bool)
	for _, s := range in {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

func sorted(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for s := range set {
		out = append(out, s)
	}
	sort.Strings(out)
	return out
}

// zipped calls read on the content of a gzipped file below the data folder.
func (g generator) zipped(file string, read func(io.Reader) error) error {
	f, err := os.Open(filepath.Join(g.data, file))
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	return read(z)
}

// lines calls each on the lines of a file of the -more folder; without the folder there are none.
func (g generator) lines(file string, each func(string) error) error {
	if g.more == "" {
		return nil
	}
	f, err := os.Open(filepath.Join(g.more, file))
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if err := each(sc.Text()); err != nil {
			return err
		}
	}
	return sc.Err()
}
