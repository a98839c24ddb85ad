package lang

import "testing"

func TestEnglishIsToldFromItsNeighbours(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"English", "The harbour authority said on Monday that the ferry would not sail before the weekend, as the wind was still too strong and the crews had not had any rest. It has asked the islands to wait. The mayor said that she had no doubt they would, but that the shops were nearly empty and that some of the older people were worried.", true},
		{"Dutch", "De havenmeester zei maandag dat de veerboot niet voor het weekend zou varen, omdat de wind nog te hard was en de bemanning geen rust had gehad. Hij heeft de eilanden gevraagd te wachten. De burgemeester zei dat ze daar niet aan twijfelde, maar dat de winkels bijna leeg waren en dat sommige ouderen zich zorgen maakten.", false},
		{"German", "Die Hafenbehörde teilte am Montag mit, dass die Fähre nicht vor dem Wochenende fahren werde, weil der Wind noch zu stark sei und die Mannschaft keine Ruhe gehabt habe. Sie bat die Inseln zu warten. Die Bürgermeisterin sagte, daran zweifle sie nicht, doch die Läden seien fast leer und manche Ältere machten sich Sorgen.", false},
		{"French", "Les autorités du port ont déclaré lundi que le ferry ne partirait pas avant le week-end, car le vent était encore trop fort et les équipages ne s'étaient pas reposés. Elles ont demandé aux îles d'attendre. La maire a dit qu'elle n'en doutait pas, mais que les magasins étaient presque vides et que des personnes âgées étaient inquiètes.", false},
		{"too short to tell", "Ohne Worte", true},
	} {
		got, sure := Parse(c.text).English()
		if got != c.want || sure != (len(c.text) > 100) {
			t.Errorf("%s: got %v, sure %v", c.name, got, sure)
		}
	}
}
