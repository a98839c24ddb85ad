package quantity

import (
	"strconv"
	"strings"
	"testing"

	"github.com/readoutdesk/readout/lang"
	"github.com/readoutdesk/readout/news"
)

// show writes a quantity as data files and cases do: value, bound, unit, and what else is not the ordinary.
func show(q news.Quantity) string {
	end := func(p *float64) string {
		if p == nil {
			return ""
		}
		return strconv.FormatFloat(*p, 'g', 12, 64)
	}
	s := end(q.Low)
	if q.Low == nil || q.High == nil || *q.Low != *q.High {
		s += ".." + end(q.High)
	}
	if q.Low != nil && q.High != nil && *q.Low == *q.High && *q.Low != float64(int64(*q.Low)) {
		s = strconv.FormatFloat(*q.Low, 'g', 6, 64)
	}
	s += " " + string(q.Bound)
	if q.Strict {
		s += " strict"
	}
	if q.Unit != "" {
		s += " " + q.Unit
	}
	if q.Modality != news.ModalityAsserted {
		s += " " + string(q.Modality)
	}
	if q.Change != news.ChangeNone {
		s += " " + string(q.Change)
	}
	if q.Ordinal {
		s += " ordinal"
	}
	return s
}

func read(text string) []news.Quantity {
	return Annotate(&news.Text{Text: text}, lang.Parse(text), nil)
}

// TestExamplesOfDataFiles runs the examples that stand above the entries of the data files.
func TestExamplesOfDataFiles(t *testing.T) {
	for name, data := range map[string]string{"numbers": numbersData, "bounds": boundsData, "change": changeData, "modality": modalityData, "reject": rejectData, "units": unitsData, "words": wordsData} {
		n := 0
		for line := range strings.Lines(data) {
			example, ok := strings.CutPrefix(strings.TrimSpace(line), "> ")
			if !ok {
				continue
			}
			n++
			text, want, _ := strings.Cut(example, " => ")
			var got []string
			for _, q := range read(text) {
				got = append(got, show(q))
			}
			g := strings.Join(got, "; ")
			if g == "" {
				g = "nothing"
			}
			if g != want {
				t.Errorf("%s.txt: %s\n got %s\nwant %s", name, text, g, want)
			}
		}
		if n < 3 {
			t.Errorf("%s.txt has %d examples", name, n)
		}
	}
}
