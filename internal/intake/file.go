package intake

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/readoutdesk/readout/news"
)

var errEmpty = errors.New("it is empty")

var errTooLarge = fmt.Errorf("more than %d MB after decompression", MaxReport>>20)

// readFile yields the reports of one file.
func readFile(path string, yield yielder) bool {
	fail := func(err error) bool { return yield(news.Report{}, fmt.Errorf("reading %s: %w", path, bare(err))) }
	file, err := os.Open(path)
	if err != nil {
		return fail(err)
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && !info.Mode().IsRegular() {
		return fail(errors.New("not a regular file"))
	}
	var in io.Reader = file
	if strings.HasSuffix(strings.ToLower(path), ".gz") {
		z, err := gzip.NewReader(file)
		if err != nil {
			return fail(fmt.Errorf("broken gzip data: %w", err))
		}
		in = z
	}
	kind, _ := kindOf(path)
	if kind == ".jsonl" {
		return readLines(in, path, yield)
	}
	data, err := readAll(in, MaxReport)
	if err != nil {
		return fail(err)
	}
	name := filepath.Base(path)
	switch kind {
	case ".json":
		return readJSON(data, path, name, yield)
	case ".html", ".htm":
		if err := checkText(data); err != nil {
			return fail(err)
		}
		return yield(news.Report{ID: name, HTML: decodeHTML(data, ""), Source: path}, nil)
	}
	if err := checkText(data); err != nil {
		return fail(err)
	}
	text := decodeText(data)
	if lost := strings.Count(text, "\ufffd") - strings.Count(string(data), "\ufffd"); lost > 0 && !isUTF16(data) {
		if !yield(news.Report{}, Notice{fmt.Sprintf("%s is not all UTF-8; %d places that cannot be read are shown as \ufffd", path, lost)}) {
			return false
		}
	}
	return yield(news.Report{ID: name, Text: text, Source: path}, nil)
}

// readAll reads up to limit bytes; more is errTooLarge.
func readAll(in io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, errTooLarge
	}
	return data, nil
}

// magics are the first bytes of files that people take for text by their name.
var magics = []struct{ kind, bytes string }{
	{"a PDF document", "%PDF-"}, {"a PNG picture", "\x89PNG"}, {"a JPEG picture", "\xff\xd8\xff"}, {"a GIF picture", "GIF8"},
	{"a zip archive or office document", "PK\x03\x04"}, {"a program", "\x7fELF"}, {"gzip data", "\x1f\x8b"}, {"an office document", "\xd0\xcf\x11\xe0"},
}

// checkText refuses empty and binary data with a reason.
func checkText(data []byte) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return errEmpty
	}
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.bytes)) {
			return fmt.Errorf("it holds %s, no text", m.kind)
		}
	}
	if isUTF16(data) {
		return nil
	}
	head := data[:min(len(data), 8192)]
	control := 0
	for _, b := range head {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b {
			control++
		}
	}
	if control*10 > len(head) { // single NULs occur in scraped text; a tenth of all bytes does not
		return errors.New("it holds binary data, no text")
	}
	return nil
}
