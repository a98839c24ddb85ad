package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/readoutdesk/readout/news"
)

// Distinct returns the reports with ids that differ. Reports equal in id and content are one, and a notice says so.
// Different reports that share an id all get a suffix made of their content, whatever their order.
func Distinct(reports []news.Report) ([]news.Report, []error) {
	type key struct{ id, hash string }
	count := make(map[string]int)
	seen := make(map[key]bool)
	var notices []error
	var out []news.Report
	hash := func(r news.Report) string {
		sum := sha256.Sum256([]byte(r.Text + "\x00" + r.HTML + "\x00" + r.URL))
		return hex.EncodeToString(sum[:4])
	}
	for _, r := range reports {
		k := key{r.ID, hash(r)}
		if seen[k] {
			notices = append(notices, Notice{fmt.Sprintf("%s: report %q was read before; it counts once", r.Source, r.ID)})
			continue
		}
		seen[k] = true
		count[r.ID]++
		out = append(out, r)
	}
	for i, r := range out {
		if count[r.ID] > 1 {
			out[i].ID = r.ID + "#" + hash(r)
			notices = append(notices, Notice{fmt.Sprintf("%s: another report is called %q too; this one is %q here", r.Source, r.ID, out[i].ID)})
		}
	}
	return out, notices
}
