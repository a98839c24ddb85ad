package intake

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/readoutdesk/readout/news"
)

// wire is a JSON report as the contract writes it.
type wire struct {
	ID        label  `json:"id"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Text      string `json:"text"`
	HTML      string `json:"html"`
	Published string `json:"published"`
	Fetched   string `json:"fetched"`
	Outlet    string `json:"outlet"`
	Byline    string `json:"byline"`
	Lang      string `json:"lang"`
}

// label is an id: a string, or a number taken as it is printed.
type label string

func (l *label) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] != '"' && b[0] != '{' && b[0] != '[' && b[0] != 't' && b[0] != 'f' {
		if string(b) != "null" {
			*l = label(b)
		}
		return nil
	}
	return json.Unmarshal(b, (*string)(l))
}

// report turns a wire report into the noun. name is the id of a report that has none; "" makes one of its content.
func (w wire) report(source, name string) (news.Report, error) {
	if w.Text == "" && w.HTML == "" {
		return news.Report{}, errors.New(`the report has neither "text" nor "html"`)
	}
	id := string(w.ID)
	if id == "" {
		id = name
	}
	if id == "" {
		sum := sha256.Sum256([]byte(w.Text + "\x00" + w.HTML + "\x00" + w.URL))
		id = hex.EncodeToString(sum[:8])
	}
	r := news.Report{ID: id, URL: w.URL, Title: w.Title, Outlet: w.Outlet, Byline: w.Byline, Lang: w.Lang,
		Text: w.Text, HTML: w.HTML, Published: w.Published, Fetched: w.Fetched, Source: source}
	if r.Text != "" {
		r.HTML = "" // the text is what the sender made of the page
	}
	return r, nil
}

// readJSON yields the report, or the list of reports, of a .json file.
func readJSON(data []byte, path, name string, yield yielder) bool {
	fail := func(err error) bool { return yield(news.Report{}, fmt.Errorf("reading %s: %w", path, err)) }
	data = bytes.TrimSpace(bytes.TrimPrefix([]byte(decodeText(data)), []byte("\ufeff")))
	if len(data) == 0 {
		return fail(errEmpty)
	}
	if data[0] != '[' {
		var w wire
		if err := json.Unmarshal(data, &w); err != nil {
			return fail(jsonError(err))
		}
		r, err := w.report(path, name)
		if err != nil {
			return fail(err)
		}
		return yield(r, nil)
	}
	var list []json.RawMessage
	if err := json.Unmarshal(data, &list); err != nil {
		return fail(jsonError(err))
	}
	for i, raw := range list {
		if !yieldLine(raw, fmt.Sprintf("%s, report %d", path, i+1), yield) {
			return false
		}
	}
	return true
}

// readLines yields the reports of JSONL, a line each. A line that is too long or no report is an error that names it.
func readLines(in io.Reader, path string, yield yielder) bool {
	limited := &io.LimitedReader{R: in, N: MaxArchive}
	r := bufio.NewReaderSize(limited, 64<<10)
	found := false
	for n := 1; ; n++ {
		line, err := readLine(r)
		where := fmt.Sprintf("%s, line %d", path, n)
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		switch {
		case err == errTooLarge:
			if !yield(news.Report{}, fmt.Errorf("reading %s: the line has more than %d MB", where, MaxReport>>20)) {
				return false
			}
			found = true
			continue
		case len(bytes.TrimSpace(line)) > 0:
			found = true
			if !yieldLine(line, where, yield) {
				return false
			}
		}
		switch {
		case err == io.EOF && limited.N <= 0:
			return yield(news.Report{}, fmt.Errorf("reading %s: stopped after %d GB", path, MaxArchive>>30))
		case err == io.EOF && !found:
			return yield(news.Report{}, fmt.Errorf("reading %s: no report in it", path))
		case err == io.EOF:
			return true
		case err != nil:
			return yield(news.Report{}, fmt.Errorf("reading %s: %w", where, bare(err)))
		}
	}
}

// readLine returns the next line with its end. A line above MaxReport is read to its end, thrown away, and errTooLarge.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > MaxReport {
			for err == bufio.ErrBufferFull {
				_, err = r.ReadSlice('\n')
			}
			if err != nil && err != io.EOF {
				return nil, err
			}
			return nil, errTooLarge
		}
		line = append(line, part...)
		if err != bufio.ErrBufferFull {
			return line, err
		}
	}
}

func yieldLine(line []byte, where string, yield yielder) bool {
	var w wire
	err := json.Unmarshal([]byte(validUTF8(string(line))), &w)
	if err != nil {
		return yield(news.Report{}, fmt.Errorf("reading %s: %w", where, jsonError(err)))
	}
	r, err := w.report(where, "")
	if err != nil {
		return yield(news.Report{}, fmt.Errorf("reading %s: %w", where, err))
	}
	return yield(r, nil)
}

// jsonError words what encoding/json found for people who do not know Go's types.
func jsonError(err error) error {
	var t *json.UnmarshalTypeError
	if errors.As(err, &t) {
		kind, _, _ := strings.Cut(t.Value, " ")
		if kind == "array" {
			kind = "list"
		}
		if t.Field == "" {
			return fmt.Errorf("a report is a JSON object, this is a %s", kind)
		}
		return fmt.Errorf("%q must be a string, not a %s", t.Field, kind)
	}
	return fmt.Errorf("not valid JSON: %w", err)
}
