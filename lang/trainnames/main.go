// Command trainnames makes the model of names, lang/en/names.model:
//
//	go run ./lang/trainnames -data ../shared/data/lang/ner
//
// It reads worldwide.train, wikigold.train and wnut17.train of that folder; -open leaves out worldwide.train, whose
// texts carry no licence. lang/en/README-names-model.md says what that means.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "../shared/data/lang/ner", "folder of the sets")
	sets := flag.String("sets", "worldwide.train,wikigold.train,wnut17.train", "sets to learn from")
	open := flag.Bool("open", false, "leave out sets without a licence")
	epochs := flag.Int("epochs", 8, "times through all documents")
	turns := flag.Int("turns", 3, "models learnt in different orders, of which the mean is taken")
	drop := flag.Float64("drop", 0.35, "smallest weight that is kept")
	out := flag.String("o", "lang/en/names.model", "file to write")
	flag.Parse()
	var examples []lang.NameExample
	for _, s := range strings.Split(*sets, ",") {
		if *open && strings.HasPrefix(s, "worldwide") {
			continue
		}
		more, err := read(filepath.Join(*data, s+".jsonl.gz"), strings.HasPrefix(s, "gum") || strings.HasPrefix(s, "uner"))
		if err != nil {
			log.Fatalf("trainnames: %s: %v", s, err)
		}
		examples = append(examples, more...)
	}
	model := lang.TrainNames(examples, lang.NameTraining{Turns: *turns, Epochs: *epochs, Seed: 1, Drop: *drop})
	if err := os.WriteFile(*out, model, 0o644); err != nil {
		log.Fatalf("trainnames: %v", err)
	}
	fmt.Printf("%s: %d documents, %d bytes\n", *out, len(examples), len(model))
}

// record is a line of a set; offsets count code points.
type record struct {
	Text     string
	Entities []struct {
		Start, End int
		Type       string
	}
}

// kinds are the sets' own type names that the model knows; others (dates, money) are no names.
var kinds = map[string]news.NameType{
	"person": news.NamePerson, "per": news.NamePerson,
	"organization": news.NameOrganisation, "organisation": news.NameOrganisation, "org": news.NameOrganisation,
	"corporation": news.NameOrganisation, "group": news.NameOrganisation,
	"location": news.NameLocation, "loc": news.NameLocation, "facility": news.NameLocation,
	"norp": news.NameGroup, "misc": news.NameMisc, "product": news.NameMisc, "creative-work": news.NameMisc,
}

func read(path string, partial bool) ([]lang.NameExample, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var out []lang.NameExample
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var r record
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			return nil, err
		}
		e := lang.NameExample{Text: r.Text, Partial: partial}
		var at []int // byte offset of each code point
		for i := range r.Text {
			at = append(at, i)
		}
		at = append(at, len(r.Text))
		for _, x := range r.Entities {
			k, ok := kinds[strings.ToLower(x.Type)]
			if !ok || x.Start < 0 || x.End >= len(at) || x.Start >= x.End {
				continue
			}
			e.Names = append(e.Names, news.Mention{Span: news.Span{Start: at[x.Start], End: at[x.End]}, Type: k})
		}
		out = append(out, e)
	}
	return out, sc.Err()
}
