package en

import _ "embed"

// The models: Clusters holds classes of words, Tagger and Parser the weights of tagger and parser, Lexicon the tags of
// frequent words, Lemmas and LemmaRules their lemmas.
// README.md says what they are made from and how.
var (
	//go:embed clusters.bin
	Clusters string
	//go:embed tagger.bin
	Tagger string
	//go:embed parser.bin
	Parser string
	//go:embed lexicon.txt
	Lexicon string
	//go:embed lemmas.txt
	Lemmas string
	//go:embed lemma-rules.txt
	LemmaRules string
)
