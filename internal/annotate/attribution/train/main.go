// Command train makes the attribution model from PolNeAR.
//
//	go run ./internal/annotate/attribution/train
//
// The corpus states no licence and holds whole articles: it is read here and nothing of it is kept but the weights.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/readoutdesk/readout/internal/annotate/attribution"
	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

func main() {
	out := flag.String("o", "internal/annotate/attribution/model.bin", "where the model goes")
	flag.Parse()
	paths := flag.Args()
	if len(paths) == 0 {
		paths = []string{"../shared/data/attribution/polnear.train.jsonl.gz"}
	}
	if err := run(paths, *out); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(paths []string, out string) error {
	start := time.Now()
	say := func(s string) { fmt.Fprintf(os.Stderr, "%6.1fs %s\n", time.Since(start).Seconds(), s) }
	var lessons []attribution.Lesson
	for _, path := range paths {
		ls, err := read(path)
		if err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		lessons = append(lessons, ls...)
	}
	if len(lessons) == 0 {
		return errors.New("there is no article to learn from")
	}
	say(fmt.Sprintf("%d articles", len(lessons)))
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	err = attribution.Learn(lessons, f, say)
	say("done")
	return errors.Join(err, f.Close())
}

// row is a line of the corpus; offsets are code points.
type row struct {
	Text         string `json:"text"`
	Attributions []struct {
		Source  [][2]int `json:"source"`
		Cue     [][2]int `json:"cue"`
		Content [][2]int `json:"content"`
	} `json:"attributions"`
}

func read(path string) ([]attribution.Lesson, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return nil, err
	}
	var out []attribution.Lesson
	for dec := json.NewDecoder(z); ; {
		var r row
		if err := dec.Decode(&r); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, err
		}
		out = append(out, lesson(r))
	}
}

func lesson(r row) attribution.Lesson {
	at := make([]int, 0, len(r.Text)+1) // byte offset of each code point
	for i := range r.Text {
		at = append(at, i)
	}
	at = append(at, len(r.Text))
	spans := func(ss [][2]int) news.Spans {
		var out news.Spans
		for _, s := range ss {
			out = append(out, news.Span{Start: at[s[0]], End: at[s[1]]})
		}
		return out
	}
	l := attribution.Lesson{Doc: lang.Parse(r.Text)}
	for _, a := range r.Attributions {
		l.Gold = append(l.Gold, attribution.Given{Source: spans(a.Source), Cue: spans(a.Cue), Content: spans(a.Content)})
	}
	return l
}
