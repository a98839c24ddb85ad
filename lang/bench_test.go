package lang

import (
	"strings"
	"testing"
)

// benchText is invented news of about 630 tokens, the length of a report.
var benchText = strings.Repeat("TARROW, March 3 (MNA) - Transport Minister Petra Lind told the Meridian News Agency on Monday that more than 4,000 workers of "+
	"the Orlan Ferry Company had refused a new contract. \"We will not wait until Friday,\" she said, adding that the government in Tarrow would go to court. "+
	"Union leader Tomas Beran, who met Lind in the Harbour Ministry last week, called the offer \"an insult\" and said the strike would go on.\n\n", 8)

func BenchmarkNames(b *testing.B) {
	d := parseUnnamed(benchText)
	d.tag()
	b.ReportAllocs()
	for b.Loop() {
		d.name()
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkSegment(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(benchText)))
	for b.Loop() {
		parseUnnamed(benchText)
	}
}
