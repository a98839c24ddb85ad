package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

func isUTF16(b []byte) bool {
	return bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff"))
}

// decodeText returns data as valid UTF-8: unchanged when it is that already, decoded when a byte order mark says
// UTF-16, else with U+FFFD for each maximal ill-formed part. Nothing is removed; NUL and a byte order mark of UTF-8 stay.
func decodeText(data []byte) string {
	if isUTF16(data) {
		dec := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()
		if out, _, err := transform.Bytes(dec, data); err == nil {
			return string(out)
		}
	}
	return validUTF8(string(data))
}

// decodeHTML returns a page as valid UTF-8: by its byte order mark, the Content-Type it was served with, its meta tags,
// or, without any of them, as UTF-8 if it is that and as Windows-1252 if not (WHATWG HTML, 13.2.3.2).
func decodeHTML(data []byte, contentType string) string {
	enc, name, _ := charset.DetermineEncoding(data[:min(len(data), 4096)], contentType)
	if name == "utf-8" || utf8.Valid(data) {
		return validUTF8(strings.TrimPrefix(string(data), "\ufeff"))
	}
	out, _, err := transform.Bytes(enc.NewDecoder(), data)
	if err != nil {
		return validUTF8(string(data))
	}
	return validUTF8(string(out))
}

// validUTF8 replaces each maximal ill-formed part of s by U+FFFD (Unicode 16, 3.9, "U+FFFD Substitution of Maximal
// Subparts"). strings.ToValidUTF8 would make one of a whole run, and a range loop one of each byte.
func validUTF8(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r != utf8.RuneError || n > 1 {
			b.WriteString(s[i : i+n])
			i += n
			continue
		}
		b.WriteRune(utf8.RuneError)
		i += illFormed(s[i:])
	}
	return b.String()
}

// illFormed returns the length of the maximal subpart at the start of s, which does not start with a valid rune: the
// longest start of a well-formed sequence (Unicode, table 3-7), or one byte.
func illFormed(s string) int {
	lo, hi := byte(0x80), byte(0xbf)
	need := 0
	switch c := s[0]; {
	case 0xc2 <= c && c <= 0xdf:
		need = 1
	case c == 0xe0:
		need, lo = 2, 0xa0
	case c == 0xed:
		need, hi = 2, 0x9f
	case 0xe1 <= c && c <= 0xef:
		need = 2
	case c == 0xf0:
		need, lo = 3, 0x90
	case c == 0xf4:
		need, hi = 3, 0x8f
	case 0xf1 <= c && c <= 0xf3:
		need = 3
	default:
		return 1
	}
	n := 1
	for n < len(s) && n <= need && lo <= s[n] && s[n] <= hi {
		lo, hi = 0x80, 0xbf
		n++
	}
	return n
}
