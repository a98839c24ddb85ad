// Train makes what grouping has learned, and scores it on the development sets:
//
//	go run ./internal/story/train idf   DATA    counts the words of the background: internal/copies/view/idf.bin
//	go run ./internal/story/train copies DATA  shows how well measures tell copies: the borders in internal/copies/pairs.go
//	go run ./internal/story/train fit   DATA    fits internal/story/weights.txt
//	go run ./internal/story/train score DATA    prints B-cubed and pairwise figures of each set
//
// DATA is the folder of the development sets (data/grouping). Nothing of their text is kept: idf.bin has hashes and counts,
// the weights are a few numbers. Run from the root of the repository.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/internal/page"
	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 3 {
		log.Fatal("usage: train idf|copies|fit|score DATA")
	}
	cmd, data := os.Args[1], os.Args[2]
	switch cmd {
	case "idf":
		idf(data)
	case "copies":
		fitCopies(data)
	case "fit":
		fit(data)
	case "score":
		score(data)
	default:
		log.Fatalf("unknown command %q", cmd)
	}
}

// row is a line of a development set.
type row struct {
	ID, URL, Title, Text, Published, Outlet string
	Gold                                    struct{ Event, Story, Family, Topic string }
	Ignore                                  [][2]string
	A, B, Kind                              string
	Label                                   *int
}

// label is the cluster that counts: the field that the set's gold carries.
func (r row) label() string {
	for _, s := range []string{r.Gold.Event, r.Gold.Story, r.Gold.Family} {
		if s != "" {
			return s
		}
	}
	return ""
}

func load(data, name string) []row {
	f, err := os.Open(filepath.Join(data, name+".jsonl.gz"))
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		log.Fatal(err)
	}
	var out []row
	in := bufio.NewReader(z)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			var r row
			if e := json.Unmarshal(line, &r); e != nil {
				log.Fatal(name, ": ", e)
			}
			if r.Text != "" || r.A != "" {
				out = append(out, r)
			}
		}
		if err != nil {
			return out
		}
	}
}

// readings reads and annotates the rows as the desk does.
func readings(rows []row) []*annotate.Reading {
	out := make([]*annotate.Reading, len(rows))
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				out[i] = read(rows[i])
			}
		})
	}
	for i := range rows {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

// read reads and annotates one row; a row that the program cannot read is left as bare text, and told.
func read(r row) (out *annotate.Reading) {
	defer func() {
		if e := recover(); e != nil {
			log.Printf("%s: %v", r.ID, e)
			text := &news.Text{ID: r.ID, Title: r.Title, Outlet: r.Outlet, Text: r.Text}
			out = &annotate.Reading{Text: text, Doc: lang.Parse(r.Text)}
		}
	}()
	t, err := page.Parse(news.Report{ID: r.ID, URL: r.URL, Title: r.Title, Text: r.Text, Published: r.Published, Outlet: r.Outlet})
	if err != nil {
		panic(err)
	}
	return annotate.Read(t)
}

// cached keeps readings between runs when READINGS names a folder.
var cached func(name string, make func() []*annotate.Reading) []*annotate.Reading

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
