package story

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed weights.txt
var weightsText string

// weights is the logistic model of "these two reports tell one event".
var weights = readWeights(weightsText)

// readWeights reads lines of a feature and its weight; '#' starts a comment line. It panics on an unknown feature: the file
// is part of the program.
func readWeights(data string) (w [features]float64) {
	for line := range strings.Lines(data) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		at := -1
		for i, n := range featureNames {
			if n == f[0] {
				at = i
			}
		}
		v, err := strconv.ParseFloat(f[1], 64)
		if at < 0 || err != nil {
			panic(fmt.Sprintf("weights.txt: %q", line))
		}
		w[at] = v
	}
	return w
}

func dot(w, x *[features]float64) float64 {
	s := 0.0
	for i := range w {
		s += w[i] * x[i]
	}
	return s
}
