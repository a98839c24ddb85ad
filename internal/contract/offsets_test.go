package contract

import (
	"testing"
	"unicode/utf8"
)

func FuzzOffsetsRoundTrip(f *testing.F) {
	f.Add("Zażółć gęślą jaźń — naïve 🚢 text that is longer than one step of the table, łódź and all.", 3, 40)
	f.Add("plain", 0, 5)
	f.Fuzz(func(t *testing.T, s string, a, b int) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		o := NewOffsets(s)
		runes := []rune(s)
		if a < 0 || b < a || b > len(runes) {
			if _, ok := o.Byte(len(runes) + 1); ok {
				t.Error("an offset past the end maps to a byte")
			}
			return
		}
		x, okX := o.Byte(a)
		y, okY := o.Byte(b)
		if !okX || !okY || s[x:y] != string(runes[a:b]) || o.Point(x) != a || o.Point(y) != b {
			t.Errorf("[%d,%d) of %q became [%d,%d)", a, b, s, x, y)
		}
	})
}
