package intake

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/readoutdesk/readout/news"
)

// read returns one string for each report or error: "id: text" or "error: …" with the folder's path taken out.
func read(dir string, o Options, args ...string) []string {
	var got []string
	for r, err := range Read(context.Background(), args, o) {
		s := fmt.Sprintf("%s: %s%s", r.ID, r.Text, r.HTML)
		if err != nil {
			s = "error: " + err.Error()
		}
		if dir != "" {
			s = strings.ReplaceAll(s, dir+string(filepath.Separator), "")
		}
		got = append(got, s)
	}
	return got
}

func gz(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func TestFiles(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"plain.txt", "A ferry sank.\n", "plain.txt: A ferry sank.\n"},
		{"bom-and-nul.txt", "\ufeffA\x00 ferry sank.", "bom-and-nul.txt: \ufeffA\x00 ferry sank."},
		{"ill-formed.txt", "caf\xe9, \xe2\x82 and \xf0\x9f\x98", "error: ill-formed.txt is not all UTF-8; 3 places that cannot be read are shown as \ufffd | ill-formed.txt: caf\ufffd, \ufffd and \ufffd"},
		{"surrogate.txt", "x\xed\xa0\x80y", "error: surrogate.txt is not all UTF-8; 3 places that cannot be read are shown as \ufffd | surrogate.txt: x\ufffd\ufffd\ufffdy"},
		{"wide.txt", "\xff\xfeA\x00b\x00", "wide.txt: Ab"},
		{"packed.txt.gz", gz("A ferry sank."), "packed.txt.gz: A ferry sank."},
		{"empty.txt", " \n\t", "error: reading empty.txt: it is empty"},
		{"cut.txt.gz", gz("A ferry sank.")[:20], "error: reading cut.txt.gz: unexpected EOF"},
		{"fake.txt.gz", "no gzip", "error: reading fake.txt.gz: broken gzip data: unexpected EOF"},
		{"paper.txt", "%PDF-1.7 …", "error: reading paper.txt: it holds a PDF document, no text"},
		{"noise.txt", strings.Repeat("\x01\x02a", 50), "error: reading noise.txt: it holds binary data, no text"},
		{"notes.docx", "x", "error: reading notes.docx: unknown kind of file; known are .txt .html .htm .json .jsonl, each also with .gz"},
		{"page.html", "<meta charset=iso-8859-1><p>caf\xe9", "page.html: <meta charset=iso-8859-1><p>café"},
		{"one.json", `{"id":"a","text":"A ferry sank."}`, "a: A ferry sank."},
		{"number.json", `{"id":7,"text":"A ferry sank."}`, "7: A ferry sank."},
		{"named.json", `{"text":"A ferry sank."}`, "named.json: A ferry sank."},
		{"none.json", `{"id":"a"}`, `error: reading none.json: the report has neither "text" nor "html"`},
		{"wrong.json", `{"id":"a","text":["x"]}`, `error: reading wrong.json: "text" must be a string, not a list`},
		{"broken.json", `{"id":`, "error: reading broken.json: not valid JSON: unexpected end of JSON input"},
		{"both.json", `{"id":"a","text":"T","html":"<p>H"}`, "a: T"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, c.name)
			if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(read(dir, Options{}, path), " | "); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestOneBadLineAmongMany(t *testing.T) {
	long := `{"id":"long","text":"` + strings.Repeat("x", MaxReport) + `"}`
	in := strings.Join([]string{`{"id":"a","text":"A"}`, `nonsense`, ``, long, `[]`, `{"id":"b","text":"B"}`}, "\n")
	got := read("", Options{Stdin: strings.NewReader(in)}, "-")
	want := []string{
		"a: A",
		"error: reading -, line 2: not valid JSON: invalid character 'o' in literal null (expecting 'u')",
		"error: reading -, line 4: the line has more than 16 MB",
		"error: reading -, line 5: a report is a JSON object, this is a list",
		"b: B",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestCompressionBombStopsAtTheLimit(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "bomb.txt.gz")
	if err := os.WriteFile(path, []byte(gz(strings.Repeat("x", MaxReport+1))), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := read(dir, Options{}, path); got[0] != "error: reading bomb.txt.gz: more than 16 MB after decompression" {
		t.Error(got)
	}
}

func TestFolderIsReadByNameAndALoopEnds(t *testing.T) {
	dir := t.TempDir()
	for _, f := range []string{"b.txt", "a/one.txt", ".hidden.txt", "README.txt", "picture.png"} {
		os.MkdirAll(filepath.Dir(filepath.Join(dir, f)), 0o700)
		if err := os.WriteFile(filepath.Join(dir, f), []byte(f), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(dir, filepath.Join(dir, "a", "loop.txt")); err != nil {
		t.Skip("no links here:", err)
	}
	got := strings.Join(read(dir, Options{}, dir, filepath.Join(dir, "b.txt")), " | ")
	want := "error: a/loop.txt is a link to no file; it is passed over | one.txt: a/one.txt | b.txt: b.txt | error: b.txt is given twice; it is read once"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	for _, a := range []string{"127.0.0.1:80", "[::1]:80", "[::ffff:127.0.0.1]:80", "0.0.0.0:80", "169.254.169.254:80", "[fe80::1]:80", "10.1.2.3:443",
		"192.168.0.1:80", "172.20.0.1:80", "100.64.0.1:80", "224.0.0.1:80", "255.255.255.255:80", "[fc00::1]:80", "[64:ff9b::7f00:1]:80", "nonsense"} {
		if checkPublic(a) == nil {
			t.Errorf("%s passes as public", a)
		}
	}
	for _, a := range []string{"8.8.8.8:443", "[2606:4700::1111]:443"} {
		if err := checkPublic(a); err != nil {
			t.Errorf("%s: %v", a, err)
		}
	}
}

func TestFetch(t *testing.T) {
	mux := http.NewServeMux()
	page := func(kind, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", kind)
			fmt.Fprint(w, body)
		}
	}
	mux.HandleFunc("/page", page("text/html; charset=iso-8859-1", "<p>caf\xe9"))
	mux.HandleFunc("/plain", page("text/plain", "A ferry sank."))
	mux.HandleFunc("/picture", page("image/svg+xml", "<svg/>"))
	mux.HandleFunc("/empty", page("text/html", ""))
	mux.HandleFunc("/big", page("text/html", strings.Repeat("x", MaxReport+1)))
	mux.HandleFunc("/agent", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprint(w, r.UserAgent())
	})
	mux.HandleFunc("/to", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/plain", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/hostname")
		w.WriteHeader(http.StatusFound)
	})
	s := httptest.NewServer(mux)
	defer s.Close()
	for _, c := range []struct {
		path    string
		private bool
		want    string
	}{
		{"/page", true, "URL/page: <p>café"},
		{"/plain", true, "URL/plain: A ferry sank."},
		{"/to", true, "URL/to: A ferry sank."},
		{"/agent", true, "URL/agent: Readout/1.2 (+https://github.com/readoutdesk/readout)"},
		{"/plain", false, "error: fetching URL/plain: port PORT is neither 80 nor 443 (--allow-private fetches it all the same)"},
		{"/loop", true, "error: fetching URL/loop: more than 5 redirects"},
		{"/file", true, `error: fetching URL/file: scheme "file" is neither http nor https`},
		{"/picture", true, "error: fetching URL/picture: it is image/svg+xml, neither a page nor plain text"},
		{"/empty", true, "error: fetching URL/empty: it is empty"},
		{"/big", true, "error: fetching URL/big: more than 16 MB after decompression"},
		{"/none", true, "error: fetching URL/none: the server answered 404 Not Found"},
	} {
		got := strings.ReplaceAll(read("", Options{AllowPrivate: c.private, Version: "1.2"}, s.URL+c.path)[0], s.URL, "URL")
		got = strings.ReplaceAll(got, s.URL[strings.LastIndex(s.URL, ":")+1:], "PORT")
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.path, got, c.want)
		}
	}
	// On its default port a private address is refused when it is dialled.
	got := read("", Options{}, "http://127.0.0.1/")
	if want := errPrivate.Error(); !strings.Contains(got[0], want) {
		t.Errorf("got %s, want %s", got[0], want)
	}
}

func TestDistinct(t *testing.T) {
	in := []news.Report{{ID: "a", Text: "1", Source: "x/a"}, {ID: "b", Text: "2"}, {ID: "a", Text: "3", Source: "y/a"}, {ID: "b", Text: "2", Source: "again"}}
	out, notices := Distinct(in)
	if len(out) != 3 || out[0].ID == "a" || out[2].ID == "a" || out[0].ID == out[2].ID || out[1].ID != "b" || len(notices) != 3 {
		t.Errorf("%+v %v", out, notices)
	}
	again, _ := Distinct([]news.Report{in[2], in[0]})
	if again[0].ID != out[2].ID || again[1].ID != out[0].ID {
		t.Error("ids depend on the order")
	}
}

func FuzzLines(f *testing.F) {
	f.Add([]byte(`{"id":"a","text":"A"}` + "\n" + `{"html":"<p>"}`))
	f.Add([]byte("\ufeff[]\n\xff\n{}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		readLines(bytes.NewReader(b), "f", func(r news.Report, err error) bool {
			if err == nil && (r.ID == "" || r.Text == "" && r.HTML == "" || !utf8.ValidString(r.Text+r.HTML+r.ID)) {
				t.Errorf("%+v", r)
			}
			return true
		})
	})
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("caf\xe9 \xe2\x82"))
	f.Add([]byte("\xff\xfeA\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		s := decodeText(b)
		if !utf8.ValidString(s) || utf8.Valid(b) && s != string(b) {
			t.Errorf("%q became %q", b, s)
		}
		if h := decodeHTML(b, ""); !utf8.ValidString(h) {
			t.Errorf("%q became %q", b, h)
		}
	})
}
