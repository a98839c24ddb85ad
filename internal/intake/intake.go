// Package intake reads reports: files, folders, standard input and web addresses. It decodes text once, here, so that
// everything after it sees valid UTF-8, and it bounds everything it reads.
package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/readoutdesk/readout/news"
)

// Limits. What passes one is reported and left out, never cut silently.
const (
	// MaxReport is the size of one report's text or page after decompression, in bytes. Long court rulings have about
	// 1 MB, the largest live pages about 8 MB.
	MaxReport = 16 << 20
	// MaxArchive is the size of a file of many reports (.jsonl) after decompression. It is streamed, so this bounds time
	// against a compression bomb, not memory.
	MaxArchive = 16 << 30
)

// Options are what a user may change about reading. The zero value is the default.
type Options struct {
	Stdin        io.Reader // read for "-"; nil reads as empty
	AllowPrivate bool      // fetch from addresses that are not public, and from any port
	Version      string    // named in the User-Agent
	Fetched      string    // RFC 3339, noted on fetched pages; "" notes nothing
}

// Notice is an error that a user should read though nothing was lost: an input given twice, an empty folder's files.
type Notice struct{ Text string }

func (n Notice) Error() string { return n.Text }

// Read yields the reports behind the given paths, addresses and "-" (JSONL), in the order given, the files of a folder
// by name. An input that cannot be read yields an error that names it, and reading goes on with the next. An input
// given twice is read once.
func Read(ctx context.Context, args []string, o Options) iter.Seq2[news.Report, error] {
	return func(yield func(news.Report, error) bool) {
		seen := make(map[string]bool)
		f := newFetcher(o)
		for _, arg := range args {
			if !readArg(ctx, arg, o, f, seen, yield) || ctx.Err() != nil {
				return
			}
		}
	}
}

type yielder = func(news.Report, error) bool

func readArg(ctx context.Context, arg string, o Options, f *fetcher, seen map[string]bool, yield yielder) bool {
	key := arg
	if arg != "-" && !isURL(arg) {
		if abs, err := filepath.Abs(arg); err == nil {
			key = abs
		}
	}
	if seen[key] {
		return yield(news.Report{}, Notice{fmt.Sprintf("%s is given twice; it is read once", arg)})
	}
	seen[key] = true
	switch {
	case arg == "-":
		in := o.Stdin
		if in == nil {
			in = strings.NewReader("")
		}
		return readLines(in, "-", yield)
	case isURL(arg):
		return yield(f.fetch(ctx, arg))
	}
	info, err := os.Stat(arg)
	if err != nil {
		return yield(news.Report{}, fmt.Errorf("reading %s: %w", arg, bare(err)))
	}
	if info.IsDir() {
		return readFolder(arg, seen, yield)
	}
	if _, ok := kindOf(arg); !ok {
		return yield(news.Report{}, fmt.Errorf("reading %s: unknown kind of file; known are %s, each also with .gz", arg, strings.Join(suffixes, " ")))
	}
	return readFile(arg, yield)
}

func isURL(arg string) bool {
	return strings.Contains(arg, "://") // fetching says which schemes it knows
}

// suffixes are the kinds of files that can be read.
var suffixes = []string{".txt", ".html", ".htm", ".json", ".jsonl"}

// Readable reports whether a file of this name can hold reports.
func Readable(path string) bool {
	_, ok := kindOf(path)
	return ok && !strings.HasPrefix(filepath.Base(path), "README")
}

// kindOf returns the suffix that says what a file holds, without ".gz".
func kindOf(path string) (string, bool) {
	ext := filepath.Ext(strings.TrimSuffix(strings.ToLower(path), ".gz"))
	return ext, slices.Contains(suffixes, ext)
}

// readFolder reads the known files below dir, by name. Links to folders are not followed, so that a loop ends; hidden
// files and README files are passed over.
func readFolder(dir string, seen map[string]bool, yield yielder) bool {
	found, more := 0, true
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			more = yield(news.Report{}, fmt.Errorf("reading %s: %w", path, bare(err)))
			return stopUnless(more)
		}
		if path != dir && strings.HasPrefix(e.Name(), ".") {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if _, ok := kindOf(path); e.IsDir() || !ok || strings.HasPrefix(e.Name(), "README") {
			return nil
		}
		if e.Type()&fs.ModeSymlink != 0 {
			if info, err := os.Stat(path); err != nil || info.IsDir() {
				more = yield(news.Report{}, Notice{fmt.Sprintf("%s is a link to no file; it is passed over", path)})
				return stopUnless(more)
			}
		}
		found++
		if abs, err := filepath.Abs(path); err == nil {
			if seen[abs] {
				return nil
			}
			seen[abs] = true
		}
		more = readFile(path, yield)
		return stopUnless(more)
	})
	if err == nil && found == 0 && more {
		return yield(news.Report{}, fmt.Errorf("reading %s: the folder holds no %s file", dir, strings.Join(suffixes, ", ")))
	}
	return more
}

func stopUnless(more bool) error {
	if more {
		return nil
	}
	return fs.SkipAll
}

// bare strips the path from a file error: the message around it names the input already.
func bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
