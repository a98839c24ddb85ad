package lang

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/readoutdesk/readout/news"
)

// maxLine is the longest line of CoNLL-U that is read, in bytes.
const maxLine = 1 << 20

// CoNLLU is a document read from CoNLL-U: its words and sentences are given. Its text is put together from the words
// and SpaceAfter=No; sentences of one paragraph are joined by a blank, paragraphs by an empty line.
type CoNLLU struct {
	ID string // of "# newdoc id = …"; "" when there is none
	*Doc
	sentences []conlluSentence // beside Doc.Sentences
	text      []byte           // of Doc, while it is being read
}

// conlluSentence is what a sentence carries beside its words.
type conlluSentence struct {
	comments []string
	ranges   []conlluRange
}

// conlluRange is a line such as "3-4 don't": the words [first,last) that it stands for, counted from 0, and the line.
type conlluRange struct {
	first, last int
	line        string
}

// ReadCoNLLU reads CoNLL-U with whatever columns are filled ("_" is none); empty nodes (3.1), features and enhanced
// dependencies are dropped.
func ReadCoNLLU(r io.Reader) ([]*CoNLLU, error) {
	var docs []*CoNLLU
	var block []string
	flush := func() error {
		if len(block) == 0 {
			return nil
		}
		var err error
		docs, err = addBlock(docs, block)
		block = block[:0]
		return err
	}
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxLine)
	n := 0
	for in.Scan() {
		n++
		line := strings.TrimRight(in.Text(), "\r")
		if strings.TrimSpace(line) != "" {
			block = append(block, line)
			continue
		}
		if err := flush(); err != nil {
			return nil, fmt.Errorf("CoNLL-U, sentence before line %d: %w", n, err)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("CoNLL-U, line %d: %w", n+1, err)
	}
	if err := flush(); err != nil {
		return nil, fmt.Errorf("CoNLL-U, last sentence: %w", err)
	}
	for _, d := range docs {
		d.Text, d.text = string(d.text), nil
	}
	return docs, nil
}

// addBlock adds a sentence to the last document, or to a new one.
func addBlock(docs []*CoNLLU, block []string) ([]*CoNLLU, error) {
	var s conlluSentence
	var rows [][]string
	newdoc, newpar, id := false, false, ""
	for _, line := range block {
		if line[0] == '#' {
			s.comments = append(s.comments, line)
			f := strings.TrimSpace(line[1:])
			if strings.HasPrefix(f, "newdoc") {
				newdoc = true
				_, id, _ = strings.Cut(f, "=")
				id = strings.TrimSpace(id)
			}
			newpar = newpar || strings.HasPrefix(f, "newpar")
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 10 || c[1] == "" {
			return nil, fmt.Errorf("line %q has not ten columns with a word", cut(line, 80))
		}
		if strings.Contains(c[0], "-") {
			_, last, _ := strings.Cut(c[0], "-")
			n, _ := strconv.Atoi(last)
			s.ranges = append(s.ranges, conlluRange{words(rows), n, line})
		}
		if !strings.Contains(c[0], ".") {
			rows = append(rows, c)
		}
	}
	if words(rows) == 0 {
		return docs, nil
	}
	if newdoc || len(docs) == 0 {
		docs = append(docs, &CoNLLU{ID: id, Doc: &Doc{}})
	}
	d := docs[len(docs)-1]
	d.sentences = append(d.sentences, s)
	return docs, d.addRows(rows, newpar)
}

func words(rows [][]string) int {
	n := 0
	for _, c := range rows {
		if !strings.Contains(c[0], "-") {
			n++
		}
	}
	return n
}

// addRows adds a sentence of lines.
func (d *CoNLLU) addRows(rows [][]string, newpar bool) error {
	first := len(d.Tokens)
	para := 0
	if n := len(d.Sentences); n > 0 {
		para = d.Sentences[n-1].Para
		if newpar {
			para++
			d.text = append(d.text, "\n\n"...)
		} else {
			d.text = append(d.text, ' ')
		}
	}
	space, rangeEnd, rangeSpace := false, 0, false
	for _, c := range rows {
		glued := strings.Contains(c[9], "SpaceAfter=No")
		if _, end, ok := strings.Cut(c[0], "-"); ok {
			rangeEnd, _ = strconv.Atoi(end)
			rangeSpace = !glued
			continue
		}
		if space {
			d.text = append(d.text, ' ')
		}
		n := len(d.Tokens) - first + 1
		if c[0] != strconv.Itoa(n) {
			return fmt.Errorf("word %q is numbered %s, not %d", c[1], c[0], n)
		}
		start := len(d.text)
		d.text = append(d.text, c[1]...)
		t := Token{Span: news.Span{Start: start, End: len(d.text)}, UPOS: given(c[3]), XPOS: given(c[4]), Lemma: given(c[2]), Head: -1, Deprel: given(c[7])}
		if c[1] == "_" {
			t.Lemma = c[2]
		}
		if c[6] != "_" && c[6] != "0" {
			h, err := strconv.Atoi(c[6])
			if err != nil || h < 0 {
				return fmt.Errorf("word %q has the head %q", c[1], c[6])
			}
			t.Head = first + h - 1
		}
		d.Tokens = append(d.Tokens, t)
		space = !glued
		if n < rangeEnd {
			space = false
		} else if n == rangeEnd {
			space = rangeSpace
		}
	}
	for _, t := range d.Tokens[first:] {
		if t.Head >= len(d.Tokens) {
			return fmt.Errorf("a head lies outside the sentence of %d words", len(d.Tokens)-first)
		}
	}
	d.Sentences = append(d.Sentences, Sentence{news.Span{Start: d.Tokens[first].Start, End: len(d.text)}, first, len(d.Tokens), para})
	return nil
}

// given returns a column's value, "" for "_".
func given(c string) string {
	if c == "_" {
		return ""
	}
	return c
}

// cut shortens s to n bytes or less for a message.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}

// Predict replaces the tags, lemmas and heads of d by those the models find.
func (d *CoNLLU) Predict() { d.tag() }

// AppendCoNLLU writes the document with the comments and word ranges it was read with.
func (d *CoNLLU) AppendCoNLLU(b []byte) []byte {
	for i, s := range d.Sentences {
		for _, c := range d.sentences[i].comments {
			b = append(append(b, c...), '\n')
		}
		ranges := d.sentences[i].ranges
		inside := 0 // words before this one belong to a range, which has their SpaceAfter
		for t := s.First; t < s.Last; t++ {
			for len(ranges) > 0 && ranges[0].first == t-s.First {
				b = append(append(b, ranges[0].line...), '\n')
				inside = ranges[0].last
				ranges = ranges[1:]
			}
			b = d.appendWord(b, s, t, t-s.First >= inside)
		}
		b = append(b, '\n')
	}
	return b
}

// AppendCoNLLU writes d in CoNLL-U behind b, with id as the id of the document. Where a token follows the one before
// without white space, that one carries SpaceAfter=No.
func (d *Doc) AppendCoNLLU(b []byte, id string) []byte {
	para := -1
	for i, s := range d.Sentences {
		if i == 0 {
			b = fmt.Appendf(b, "# newdoc id = %s\n", oneLine(id))
		}
		if s.Para != para {
			b = append(b, "# newpar\n"...)
			para = s.Para
		}
		b = fmt.Appendf(b, "# sent_id = %s-%d\n# text = %s\n", oneLine(id), i+1, oneLine(d.Text[s.Start:s.End]))
		for t := s.First; t < s.Last; t++ {
			b = d.appendWord(b, s, t, true)
		}
		b = append(b, '\n')
	}
	return b
}

// oneLine joins the words of s by single blanks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// appendWord writes the line of token i of sentence s; spacing tells whether it says that no blank follows.
func (d *Doc) appendWord(b []byte, s Sentence, i int, spacing bool) []byte {
	t := &d.Tokens[i]
	b = strconv.AppendInt(b, int64(i-s.First+1), 10)
	for _, c := range [...]string{d.W(i), t.Lemma, t.UPOS, t.XPOS, ""} {
		b = append(b, '\t')
		b = append(b, orNone(c)...)
	}
	b = append(b, '\t')
	switch {
	case t.Head >= s.First:
		b = strconv.AppendInt(b, int64(t.Head-s.First+1), 10)
	case t.Deprel == "":
		b = append(b, '_')
	default:
		b = append(b, '0')
	}
	b = append(append(b, '\t'), orNone(t.Deprel)...)
	b = append(b, "\t_\t"...)
	if spacing && i+1 < len(d.Tokens) && d.Tokens[i+1].Start == t.End {
		b = append(b, "SpaceAfter=No"...)
	} else {
		b = append(b, '_')
	}
	return append(b, '\n')
}

func orNone(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
