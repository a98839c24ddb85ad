package lang

import "strings"

// functionWords are the commonest words of English text: a third or more of any running text.
var functionWords = readSet("the of and to in a is that for was on with said it by as at be are from have has had not this but they which or he she his her their an were will been its who")

// What it takes to call a text English: enough words to tell, and the share of function words among them. English news has
// .33 to .45, headlines .15 to .25, Dutch and German .02 to .08 by the words they share.
const (
	wordsToTell  = 40
	englishShare = .14
)

// English reports whether a document reads like English, and whether it is long enough to tell; one that is not is taken
// for English.
func (d *Doc) English() (english, sure bool) {
	words, hits := 0, 0
	for i := range d.Tokens {
		w := d.W(i)
		if c := w[0]; c < 'A' || c > 'Z' && c < 'a' {
			continue
		}
		words++
		if functionWords[strings.ToLower(w)] {
			hits++
		}
	}
	sure = words >= wordsToTell
	return !sure || float64(hits) >= englishShare*float64(words), sure
}
