package page

import (
	"testing"

	"github.com/readoutdesk/readout/news"
)

func TestOutletBehindAByline(t *testing.T) {
	for line, want := range map[string]string{
		"By Web Desk, The Lakeside Courier": "The Lakeside Courier",
		"By Ana Horvat, Harbour FM":         "Harbour FM",
		"By Ana Horvat, Brim":               "", // a place
		"By Ana Horvat, deputy editor":      "", // an office
		"By Ana Horvat, Associated Press":   "", // an agency is an origin
		"By Ana Horvat":                     "",
	} {
		blocks := []news.Block{{Span: news.Span{Start: 0, End: len(line)}, Kind: news.BlockByline}}
		if got := bylineOutlet(line, blocks); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}
