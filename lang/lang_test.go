package lang

import (
	"strings"
	"testing"
)

func TestSentencesAndTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The U.S. Consul met Gen. Okoro at 4:25 p.m. on Feb. 3. He left.", "The U.S. Consul met Gen. Okoro at 4:25 p.m. on Feb. 3 . | He left ."},
		{`"We can't go," he said. "It's over."`, `" We ca n't go , " he said . | " It 's over . "`},
		{"Between 35,000-48,000 tulips, nobody's fault.", "Between 35,000 - 48,000 tulips , nobody 's fault ."},
		{"It closed. [17] It reopened (c. 1820), p. 7 says.", "It closed . [ 17 ] | It reopened ( c. 1820 ) , p. 7 says ."},
		{"A non-profit is pro-Peruvian. We are gonna read example.org, songs.and go.", "A non-profit is pro - Peruvian . | We are gon na read example.org , songs . and go ."},
		{"1. Aims and means", "1 . Aims and means"},
		{"“Why?” – she asked. Boats, cars etc. She has a Ph.D. in law.", "“ Why ? ” – she asked . | Boats , cars etc . | She has a Ph.D. in law ."},
		{"One.Two went off to...somewhere.", "One . | Two went off to ... somewhere ."},
	} {
		d := Parse(c.text)
		var got []string
		for _, s := range d.Sentences {
			var w []string
			for i := s.First; i < s.Last; i++ {
				w = append(w, d.W(i))
			}
			got = append(got, strings.Join(w, " "))
		}
		if g := strings.Join(got, " | "); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}
