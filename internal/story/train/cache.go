package main

import (
	"encoding/gob"
	"os"

	"github.com/readoutdesk/readout/internal/annotate"
)

func init() {
	cached = func(name string, make func() []*annotate.Reading) []*annotate.Reading {
		p := os.Getenv("READINGS")
		if p == "" {
			return make()
		}
		p += "/" + name
		var out []*annotate.Reading
		if f, err := os.Open(p); err == nil {
			defer f.Close()
			if gob.NewDecoder(f).Decode(&out) == nil {
				return out
			}
		}
		out = make()
		f, err := os.Create(p)
		must(err)
		must(gob.NewEncoder(f).Encode(out))
		f.Close()
		return out
	}
}
