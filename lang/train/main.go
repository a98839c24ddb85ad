// Train makes the models in lang/en from treebanks and running text: word clusters, tagger, lexicon, lemmas and parser.
// The same data give the same bytes. It takes three minutes of one core.
//
//	go run ./lang/train [-data FOLDER] [-text FILE] [-out lang/en]
//
// Then lang/en/README.md wants the new figures, which it prints.
package main

import (
	"compress/gzip"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/lang/internal/syntax"
)

func main() {
	log.SetFlags(log.Ltime)
	data := flag.String("data", "../shared/data/lang", "folder of ewt.{train,dev}.conllu.gz and gum.{train,dev}.conllu.gz")
	text := flag.String("text", "../shared/data/grouping/background/allsides.jsonl.gz", "running text for word clusters: gzipped JSONL with \"text\"")
	out := flag.String("out", "lang/en", "where the models are written")
	only := flag.Bool("measure", false, "train nothing, measure the models that are there")
	flag.Parse()
	if *only {
		*text = ""
	}
	if err := train(*data, *text, *out); err != nil {
		log.Fatal(err)
	}
}

// modelFiles lists the files by name.
func modelFiles(f *syntax.Files) []modelFile {
	return []modelFile{{"clusters.bin", &f.Clusters}, {"tagger.bin", &f.Tagger}, {"parser.bin", &f.Parser}, {"lexicon.txt", &f.Lexicon},
		{"lemmas.txt", &f.Lemmas}, {"lemma-rules.txt", &f.LemmaRules}}
}

type modelFile struct {
	name string
	data *string
}

// train writes the models made from the treebanks in data and the text, and measures them; without text it measures
// those in out.
func train(data, text, out string) error {
	var files syntax.Files
	if text == "" {
		for _, f := range modelFiles(&files) {
			b, err := os.ReadFile(filepath.Join(out, f.name))
			if err != nil {
				return err
			}
			*f.data = string(b)
		}
		return measure(data, files)
	}
	var corpus []Sentence
	for _, name := range []string{"ewt.train", "gum.train"} {
		s, err := readTreebank(filepath.Join(data, name+".conllu.gz"))
		if err != nil {
			return err
		}
		corpus = append(corpus, s...)
	}
	files, err := models(corpus, text)
	if err != nil {
		return err
	}
	for _, f := range modelFiles(&files) {
		if err := os.WriteFile(filepath.Join(out, f.name), []byte(*f.data), 0o644); err != nil {
			return err
		}
		log.Printf("%s: %d bytes", f.name, len(*f.data))
	}
	return measure(data, files)
}

func measure(data string, files syntax.Files) error {
	m, err := syntax.Read(files)
	if err != nil {
		return err
	}
	for _, name := range []string{"ewt.dev", "gum.dev"} {
		s, err := readTreebank(filepath.Join(data, name+".conllu.gz"))
		if err != nil {
			return err
		}
		report(name, m, s)
	}
	return nil
}

// models trains on a corpus; text is the path of running text for word clusters.
func models(corpus []Sentence, text string) (f syntax.Files, err error) {
	tags, rels := tagSet(corpus), relSet(corpus)
	log.Printf("%d sentences, %d tags, %d relations", len(corpus), len(tags.Names), len(rels))
	packed, err := cluster(text, corpus)
	if err != nil {
		return f, err
	}
	f.Clusters = string(packed)
	clusters, err := syntax.ReadClusters(f.Clusters)
	if err != nil {
		return f, err
	}
	f.Lexicon = makeLexicon(corpus)
	if f.Lemmas, f.LemmaRules, err = makeLemmas(corpus, tags); err != nil {
		return f, err
	}
	lexicon, err := syntax.ReadLexicon(f.Lexicon, tags)
	if err != nil {
		return f, err
	}
	lexicon.Clusters = clusters
	tagger := trainTagger(corpus, tags, lexicon, tagEpochs, tagPrune)
	features, weights := tagger.Len()
	log.Printf("tagger: %d features, %d weights", features, weights)
	f.Tagger = string(syntax.PackTagger(tags, tagger))
	tagged, err := jackknife(corpus, tags, clusters)
	if err != nil {
		return f, err
	}
	moves, labels := trainParser(treesOf(corpus, tagged, lexicon, rels), tags, rels)
	features, weights = labels.Len()
	log.Printf("parser: %d features for moves, %d features and %d weights for relations", moves.Len(), features, weights)
	f.Parser = string(syntax.PackParser(rels, moves, labels))
	return f, nil
}

// Sentence is a sentence of a treebank. Heads count from 0; -1 is the root.
type Sentence struct {
	Words  []string
	Tags   []string // UPOS|XPOS
	Lemmas []string
	Heads  []int
	Rels   []string
}

func readTreebank(path string) ([]Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	docs, err := lang.ReadCoNLLU(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []Sentence
	for _, d := range docs {
		for _, s := range d.Sentences {
			var x Sentence
			for i := s.First; i < s.Last; i++ {
				t := d.Tokens[i]
				head := -1
				if t.Head >= 0 {
					head = t.Head - s.First
				}
				x.Words = append(x.Words, d.W(i))
				x.Tags = append(x.Tags, t.UPOS+"|"+t.XPOS)
				x.Lemmas = append(x.Lemmas, t.Lemma)
				x.Heads = append(x.Heads, head)
				x.Rels = append(x.Rels, t.Deprel)
			}
			out = append(out, x)
		}
	}
	return out, nil
}

// report prints how well m does on sentences of a treebank.
func report(name string, m *syntax.Model, sents []Sentence) {
	n, upos, xpos, lemma, uas, las := 0, 0, 0, 0, 0, 0
	var state syntax.State
	for _, s := range sents {
		words := wordsOf(s.Words, m.Tagger.Lexicon)
		tags := m.Tagger.Tag(nil, words)
		heads, rels := make([]int32, len(tags)), make([]int32, len(tags))
		m.Parser.Parse(&state, words, tags, heads, rels)
		for i, tag := range tags {
			right := int(heads[i]) == s.Heads[i]
			uas += btoi(right)
			las += btoi(right && mainRel(m.Parser.Rels[rels[i]]) == mainRel(s.Rels[i]))
			n++
			u, x := m.Tagger.Tags.UPOS[tag], m.Tagger.Tags.XPOS[tag]
			gu, gx := cutTag(s.Tags[i])
			upos += btoi(u == gu)
			xpos += btoi(x == gx)
			lemma += btoi(m.Lemmas.Lemma(s.Words[i], &words[i], tag) == s.Lemmas[i])
		}
	}
	f := func(k int) float64 { return 100 * float64(k) / float64(n) }
	log.Printf("%s: UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f", name, f(upos), f(xpos), f(lemma), f(uas), f(las))
}

// mainRel returns a relation without its subtype.
func mainRel(r string) string {
	r, _, _ = strings.Cut(r, ":")
	return r
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
