// Package syntax tags and parses sentences given as words. It holds what training (lang/train) and analysis (lang)
// share: the features, the way of deciding, and the reading of the model files in lang/en.
package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxWord is the number of bytes of a word that features look at; the rest of a longer one (an encoded picture, a
// line without spaces) tells nothing.
const MaxWord = 64

// Word is what the models see of a word: hashes of its form and of parts of it. Two words with equal hashes are equal.
type Word struct {
	Form  uint32 // as printed, digits and quotation marks unified
	Lower uint32
	Suf1  uint32 // last letters in lower case
	Suf2  uint32
	Suf3  uint32
	Suf4  uint32
	Pre2  uint32 // first letters in lower case
	Shape uint32 // "Xx", "d", "x-x"
	Class uint32 // the tags the lexicon allows, as a hash; 0: not in the lexicon
	Few   uint32 // classes of words in like places, few and large ones or many; 0: in none
	Many  uint32
	Tag   int16 // the tag when the lexicon knows only one; else -1
}

// NewWord computes the features of w. The lexicon's answers come from l, which may be nil.
func NewWord(w string, l *Lexicon) Word {
	var form, low, shape [MaxWord + utf8.UTFMax]byte
	f, lo, sh := unify(form[:0], w), low[:0], shape[:0]
	last := byte(0)
	put := func(c byte) {
		if c != last {
			sh = append(sh, c)
			last = c
		}
	}
	for i := 0; i < len(f); {
		c := f[i]
		switch {
		case 'a' <= c && c <= 'z':
			put('x')
			lo = append(lo, c)
		case 'A' <= c && c <= 'Z':
			put('X')
			lo = append(lo, c+'a'-'A')
		case '0' <= c && c <= '9':
			put('d')
			lo = append(lo, c)
		case c < utf8.RuneSelf:
			put(c)
			lo = append(lo, c)
		default:
			r, n := utf8.DecodeRune(f[i:])
			switch {
			case unicode.IsUpper(r):
				put('X')
			case unicode.IsLetter(r):
				put('x')
			default:
				put('u')
			}
			if len(lo)+utf8.UTFMax <= len(low) {
				lo = utf8.AppendRune(lo, unicode.ToLower(r))
			}
			i += n
			continue
		}
		i++
	}
	if len(f) > 1 && 'A' <= f[0] && f[0] <= 'Z' && len(sh) == 1 { // "USA" is not "A"
		sh = append(sh, 'X')
	}
	x := Word{Form: hash(f), Lower: hash(lo), Shape: hash(sh), Tag: -1}
	n := len(lo)
	x.Suf1, x.Suf2, x.Suf3, x.Suf4 = hash(lo[max(0, n-1):]), hash(lo[max(0, n-2):]), hash(lo[max(0, n-3):]), hash(lo[max(0, n-4):])
	x.Pre2 = hash(lo[:min(2, n)])
	if l != nil {
		if e, ok := l.entries[x.Form]; ok {
			x.Class, x.Tag = e.class, e.tag
		} else if e, ok := l.entries[x.Lower]; ok {
			x.Class = e.class
		}
		if l.Clusters != nil {
			few, many := l.Clusters.find(x.Form)
			if few == 0 && x.Form != x.Lower {
				few, many = l.Clusters.find(x.Lower)
			}
			x.Few, x.Many = uint32(few), uint32(many)
		}
	}
	return x
}

// unify appends the first MaxWord bytes of w with typographic marks made plain, and numbers and addresses replaced by
// what they are: "2021" is a year, "3.5" a number.
func unify(b []byte, w string) []byte {
	if len(w) > 0 && '0' <= w[0] && w[0] <= '9' || len(w) > 1 && '0' <= w[1] && w[1] <= '9' && (w[0] == '.' || w[0] == '\'') {
		if k := number(w); k != "" {
			return append(b, k...)
		}
	}
	if len(w) > 4 && (strings.Contains(w, "://") || strings.HasPrefix(w, "www.") || strings.HasPrefix(w, "WWW.")) {
		return append(b, "!url"...)
	}
	for _, r := range w {
		if len(b) >= MaxWord {
			break
		}
		switch r {
		case '“', '”', '„', '‟', '«', '»':
			b = append(b, '"')
		case '‘', '’', 'ʼ', '‛', '`', '´':
			b = append(b, '\'')
		case '–', '—', '―':
			b = append(b, "--"...)
		case '‐', '‑', '−':
			b = append(b, '-')
		case '…':
			b = append(b, "..."...)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b[:min(len(b), MaxWord)]
}

// number names the kind of number w is: "!year", "!num"; "" for a word with other letters ("3rd", "20s").
func number(w string) string {
	for i := 0; i < len(w); i++ {
		if c := w[i]; (c < '0' || c > '9') && c != '.' && c != ',' && c != ':' && c != '/' && c != '\'' {
			return ""
		}
	}
	switch {
	case len(w) == 4 && (w[0] == '1' || w[0] == '2') && w[1] != ',' && w[1] != '.' && w[1] != ':':
		return "!year"
	case len(w) == 1:
		return "!digit"
	}
	return "!num"
}

// hash returns a number for b (FNV-1a, then mixed).
func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>13
}

// key makes the key of feature template t with one to three values.
func key(t int, a uint32) uint32 { return mix(uint64(a) + uint64(t)<<32) }

func key2(t int, a, b uint32) uint32 {
	return mix((uint64(a)+uint64(t)<<32)*0x9e3779b97f4a7c15 ^ uint64(b))
}

func key3(t int, a, b, c uint32) uint32 {
	return mix(((uint64(a)+uint64(t)<<32)*0x9e3779b97f4a7c15^uint64(b))*0xd6e8feb86659fd93 ^ uint64(c))
}

func mix(x uint64) uint32 {
	x ^= x >> 29
	x *= 0xbf58476d1ce4e5b9
	return uint32(x >> 32)
}

// Unify returns w as the lexicon spells it: "“" is `"`, "2,500" is "!num".
func Unify(w string) string { return string(unify(nil, w)) }
