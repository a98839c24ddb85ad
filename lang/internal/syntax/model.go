package syntax

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"github.com/readoutdesk/readout/lang/internal/linear"
)

// Files holds the model files as lang/en embeds them.
type Files struct {
	Tagger, Lexicon, Lemmas, LemmaRules, Parser, Clusters string
}

// Model is everything that analyses sentences. It is read-only and safe for concurrent use.
type Model struct {
	Tagger *Tagger
	Lemmas *Lemmas
	Parser *Parser
}

const (
	taggerMagic = "tags2\n"
	parserMagic = "heads2\n"
)

// Read reads the model files.
func Read(f Files) (*Model, error) {
	data, ok := strings.CutPrefix(f.Tagger, taggerMagic)
	if !ok {
		return nil, errors.New("tagger: not a model of this version")
	}
	names, data, err := readNames(data)
	if err != nil {
		return nil, fmt.Errorf("tagger: %w", err)
	}
	t := &Tagger{Tags: NewTags(names)}
	if t.Weights, _, err = linear.ReadWeights(data); err != nil {
		return nil, fmt.Errorf("tagger: %w", err)
	}
	if t.Lexicon, err = ReadLexicon(f.Lexicon, t.Tags); err != nil {
		return nil, err
	}
	if t.Lexicon.Clusters, err = ReadClusters(f.Clusters); err != nil {
		return nil, err
	}
	l, err := ReadLemmas(f.Lemmas, f.LemmaRules, t.Tags)
	if err != nil {
		return nil, err
	}
	p, err := readParser(f.Parser, t.Tags)
	if err != nil {
		return nil, fmt.Errorf("parser: %w", err)
	}
	return &Model{Tagger: t, Lemmas: l, Parser: p}, nil
}

func readParser(data string, tags *Tags) (*Parser, error) {
	data, ok := strings.CutPrefix(data, parserMagic)
	if !ok {
		return nil, errors.New("not a model of this version")
	}
	rels, data, err := readNames(data)
	if err != nil {
		return nil, err
	}
	moves, data, err := linear.ReadTriple(data)
	if err != nil {
		return nil, err
	}
	labels, _, err := linear.ReadWeights(data)
	if err != nil {
		return nil, err
	}
	return NewParser(tags, rels, moves, labels), nil
}

// PackParser returns the parser's file.
func PackParser(rels []string, moves linear.PackedTriple, labels linear.Packed) []byte {
	return labels.Append(moves.Append(appendNames([]byte(parserMagic), rels)))
}

// PackTagger returns the tagger's file.
func PackTagger(tags *Tags, w linear.Packed) []byte {
	return w.Append(appendNames([]byte(taggerMagic), tags.Names))
}

func appendNames(b []byte, names []string) []byte {
	s := strings.Join(names, "\n")
	b = binary.BigEndian.AppendUint32(b, uint32(len(s)))
	return append(b, s...)
}

func readNames(data string) (names []string, rest string, err error) {
	if len(data) < 4 {
		return nil, data, errors.New("no names of classes")
	}
	n := int(binary.BigEndian.Uint32([]byte(data[:4])))
	if n > len(data)-4 || n > 1<<16 {
		return nil, data, errors.New("names of classes end early")
	}
	return strings.Split(data[4:4+n], "\n"), data[4+n:], nil
}
