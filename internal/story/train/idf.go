package main

import (
	"encoding/binary"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/readoutdesk/readout/internal/copies/view"
)

// rare is the least number of reports that keeps a word in the table; the rest would only take room.
const rare = 4

// idf counts in how many reports of the background each word stands. The background is general political news and local
// crime news: the two kinds at hand in which words are common that are rare elsewhere.
func idf(data string) {
	counts, n := make(map[uint32]int), 0
	var buf []uint32
	for _, set := range []string{"background/allsides", "gva"} {
		for _, r := range readings(load(data, set)) {
			n++
			v := view.Read(r)
			buf = v.Seen(buf)
			for _, h := range buf {
				counts[h]++
			}
		}
	}
	var out []byte
	kept := 0
	for _, h := range slices.Sorted(maps.Keys(counts)) {
		if counts[h] >= rare {
			kept++
			out = binary.LittleEndian.AppendUint32(out, h)
			out = binary.LittleEndian.AppendUint16(out, uint16(min(counts[h], 65535)))
		}
	}
	head := binary.LittleEndian.AppendUint32(nil, uint32(n))
	head = binary.LittleEndian.AppendUint32(head, uint32(kept))
	must(os.WriteFile("internal/copies/view/idf.bin", append(head, out...), 0o644))
	fmt.Printf("%d reports, %d words kept of %d\n", n, kept, len(counts))
}
