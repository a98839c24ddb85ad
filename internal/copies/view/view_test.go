package view

import (
	"strings"
	"testing"

	"github.com/readoutdesk/readout/internal/annotate"
	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

func TestFormsOfOneWordHaveOneHash(t *testing.T) {
	for _, forms := range []string{"strike strikes Striking", "charge charges charged charging", "stop stopped stopping", "city cities", "U.S. US"} {
		ws := strings.Fields(forms)
		for _, w := range ws[1:] {
			if Hash(w) != Hash(ws[0]) {
				t.Errorf("%s and %s differ", ws[0], w)
			}
		}
	}
	for _, pair := range [][2]string{{"ferry", "fleet"}, {"bus", "bu"}, {"340", "34"}, {"glass", "glas"}} {
		if Hash(pair[0]) == Hash(pair[1]) {
			t.Errorf("%s and %s are one", pair[0], pair[1])
		}
	}
}

func TestBackgroundKnowsCommonWords(t *testing.T) {
	r := NewRarity(nil)
	if r.Of(Hash("the")) > 1 || r.Of(Hash("zyxomma")) < 8 || Rare(Hash("said")) {
		t.Errorf("the %.1f, an unknown word %.1f", r.Of(Hash("the")), r.Of(Hash("zyxomma")))
	}
}

// reading returns a reading of title and text whose paragraphs are all body.
func reading(id, title, text string) *annotate.Reading {
	return &annotate.Reading{Text: &news.Text{ID: id, Title: title, Text: text}, Doc: lang.Parse(text)}
}

func TestSentencesOfAPageTemplateAreDropped(t *testing.T) {
	const login = "Please register with your station account to leave a remark here.\n\n"
	titles := []string{"Bakery burns in Oldham", "Orchestra hires conductor", "Glacier loses tongue", "Tram derails at depot", "Beekeepers sue pesticide maker", "Lottery winner vanishes"}
	var rs []*annotate.Reading
	for _, title := range titles {
		rs = append(rs, reading(title, title, login+title+", witnesses told this newspaper."))
	}
	for _, v := range All(rs) {
		if len(v.Sentences) != 1 {
			t.Errorf("%s: %d sentences are left, want its own", v.ID, len(v.Sentences))
		}
	}
	for i := range rs { // copies of one text under headlines that share words keep it
		rs[i] = reading(titles[i], "Harbour bakery burns, "+titles[i], "The harbour bakery burned down overnight.\n\nNobody was hurt, the fire brigade said.")
	}
	for _, v := range All(rs) {
		if len(v.Sentences) != 2 {
			t.Errorf("%s: %d sentences of a copy are left, want 2", v.ID, len(v.Sentences))
		}
	}
}

func TestNearFindsWhatAFullComparisonFinds(t *testing.T) {
	var rs []*annotate.Reading
	for _, s := range []string{"The ferry union called a strike over crew cuts.", "A strike by the ferry union stopped crews.", "Snow closed the alpine railway.",
		"The railway in the Alps closed after snow.", "A painter won the lottery."} {
		rs = append(rs, reading(s, "", s))
	}
	vs := All(rs)
	rarity := NewRarity(vs)
	var vectors []Vector
	for _, v := range vs {
		var h []uint32
		for _, w := range v.Words {
			h = append(h, w.Hash)
		}
		vectors = append(vectors, rarity.Vector(h))
	}
	got := map[[2]int]bool{}
	for _, p := range Near(vectors, .1) {
		got[[2]int{p.A, p.B}] = true
	}
	for i := range vectors {
		for j := range i {
			if (vectors[j].Dot(vectors[i]) >= .1) != got[[2]int{j, i}] {
				t.Errorf("%d and %d: cosine %.2f, found %v", j, i, vectors[j].Dot(vectors[i]), got[[2]int{j, i}])
			}
		}
	}
}
