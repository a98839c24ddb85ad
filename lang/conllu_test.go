package lang

import (
	"strings"
	"testing"
)

const given1 = `# newdoc id = a/1
# global.columns = kept
# newpar
# sent_id = 1
# text = Don't wait.
1-2	Don't	_	_	_	_	_	_	_	_
1	Do	do	AUX	VB	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
3	wait	wait	VERB	VB	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

# sent_id = 2
1	Go	go	VERB	VB	_	0	root	_	_
1.1	gone	_	_	_	_	_	_	_	_

# newdoc id = b
# newpar
1	_	_	PUNCT	NFP	_	0	root	_	SpaceAfter=No
2	Yes	yes	INTJ	UH	_	1	discourse	_	_

`

func TestReadCoNLLU(t *testing.T) {
	docs, err := ReadCoNLLU(strings.NewReader(strings.ReplaceAll(given1, "\n", "\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || docs[0].ID != "a/1" || docs[1].ID != "b" {
		t.Fatalf("documents: %v", docs)
	}
	if got, want := docs[0].Text, "Don't wait. Go"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if got, want := docs[1].Text, "_Yes"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	d := docs[0]
	if d.W(1) != "n't" || d.Tokens[1].Head != 2 || d.Tokens[2].Head != -1 || d.Tokens[4].Deprel != "root" || d.Sentences[1].First != 4 {
		t.Errorf("tokens: %+v", d.Tokens)
	}
	var b []byte
	for _, d := range docs {
		b = d.AppendCoNLLU(b)
	}
	if got, want := string(b), strings.Replace(given1, "1.1\tgone\t_\t_\t_\t_\t_\t_\t_\t_\n", "", 1); got != want {
		t.Errorf("written again:\n%s\nwant\n%s", got, want)
	}
}

func TestCoNLLUKeepsGivenWords(t *testing.T) {
	blind := "# x = y\n1-2\tgonna\t_\t_\t_\t_\t_\t_\t_\t_\n1\tgon\t_\t_\t_\t_\t_\t_\t_\t_\n2\tna\t_\t_\t_\t_\t_\t_\t_\t_\n3\tend. Now\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
	docs, err := ReadCoNLLU(strings.NewReader(blind))
	if err != nil {
		t.Fatal(err)
	}
	docs[0].Predict()
	if bad := wellFormed(docs[0].Doc); bad != "" {
		t.Error(bad)
	}
	lines := strings.Split(string(docs[0].AppendCoNLLU(nil)), "\n")
	for i, want := range []string{"# x = y", "1-2\tgonna", "1\tgon\t", "2\tna\t", "3\tend. Now\t", "", ""} {
		if !strings.HasPrefix(lines[i], want) {
			t.Errorf("line %d: %q, want %q", i, lines[i], want)
		}
	}
}

func TestBrokenCoNLLU(t *testing.T) {
	word := func(id, form, head string) string { return id + "\t" + form + "\t_\t_\t_\t_\t" + head + "\t_\t_\t_\n" }
	for _, c := range []struct{ name, text, want string }{
		{"columns", "1\tx\t_\n\n", "ten columns"},
		{"numbers", word("2", "x", "_") + "\n", "numbered 2, not 1"},
		{"no number", word("x", "x", "_") + "\n", "numbered x"},
		{"head", word("1", "x", "two") + "\n", "the head"},
		{"head outside", word("1", "x", "2") + "\n", "outside"},
		{"no word", word("1", "", "0"), "ten columns"},
		{"a long line", strings.Repeat("x", maxLine+1), "line 1"},
	} {
		if _, err := ReadCoNLLU(strings.NewReader(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.want)
		}
	}
}

func FuzzReadCoNLLU(f *testing.F) {
	f.Add(given1)
	f.Add("1\tx\t_\t_\t_\t_\t_\t_\t_\t_")
	f.Fuzz(func(t *testing.T, text string) {
		docs, err := ReadCoNLLU(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, d := range docs {
			n := len(d.Tokens)
			d.Predict()
			again, err := ReadCoNLLU(strings.NewReader(string(d.AppendCoNLLU(nil))))
			if err != nil || len(again) != 1 || len(again[0].Tokens) != n {
				t.Fatalf("cannot be read again: %v", err)
			}
		}
	})
}
