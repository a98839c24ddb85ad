package lang_test

import (
	"fmt"
	"strings"

	"github.com/readoutdesk/readout/lang"
)

func ExampleParse() {
	doc := lang.Parse("Mayor Ana Horvat said the bridge won't open on Monday. It is unsafe.")
	for _, s := range doc.Sentences {
		var words []string
		for _, t := range doc.Tokens[s.First:s.Last] {
			words = append(words, doc.Word(t)+"/"+t.UPOS)
		}
		fmt.Println(strings.Join(words, " "))
	}
	for _, m := range doc.Mentions {
		fmt.Println(m.Of(doc.Text), m.Type)
	}
	// Output:
	// Mayor/PROPN Ana/PROPN Horvat/PROPN said/VERB the/DET bridge/NOUN wo/AUX n't/PART open/VERB on/ADP Monday/PROPN ./PUNCT
	// It/PRON is/AUX unsafe/ADJ ./PUNCT
	// Ana Horvat PER
}

func ExampleGovernment() {
	fmt.Println(lang.Government("Downing Street"))
	fmt.Println(lang.Government("Peruvian"))
	fmt.Println(lang.Government("Ana Horvat") == "")
	// Output:
	// United Kingdom
	// Peru
	// true
}
