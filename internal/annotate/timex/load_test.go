package timex

import "testing"

// BenchmarkGrammar reads the data files: what the first report of a run pays.
func BenchmarkGrammar(b *testing.B) {
	for b.Loop() {
		readGrammar()
	}
}
