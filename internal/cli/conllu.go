package cli

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/readoutdesk/readout/internal/desk"
	"github.com/readoutdesk/readout/lang"
)

// conllu writes the analysis of the inputs in CoNLL-U. Inputs that are CoNLL-U keep their words and sentences.
func (a *app) conllu(ctx context.Context, w io.Writer, paths []string) error {
	for _, path := range paths {
		if !strings.HasSuffix(strings.TrimSuffix(path, ".gz"), ".conllu") {
			d, err := desk.Read(ctx, a.input([]string{path}))
			if err != nil {
				return err
			}
			for _, r := range d.Readings {
				if _, err := w.Write(r.Doc.AppendCoNLLU(nil, r.ID)); err != nil {
					return err
				}
			}
			continue
		}
		docs, err := readCoNLLU(path)
		if err != nil {
			a.warn(fmt.Errorf("reading %s: %w", path, bare(err)))
			continue
		}
		for _, d := range docs {
			d.Predict()
			if _, err := w.Write(d.AppendCoNLLU(nil)); err != nil {
				return err
			}
		}
	}
	return nil
}

// maxCoNLLU bounds a CoNLL-U file after decompression, in bytes; all of it is held in memory.
const maxCoNLLU = 256 << 20

func readCoNLLU(path string) ([]*lang.CoNLLU, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, err
		}
		r = z
	}
	limited := &io.LimitedReader{R: r, N: maxCoNLLU}
	docs, err := lang.ReadCoNLLU(limited)
	if err == nil && limited.N <= 0 {
		return nil, fmt.Errorf("more than %d MB after decompression", maxCoNLLU>>20)
	}
	if err == nil && len(docs) == 0 {
		return nil, errors.New("no sentence in it")
	}
	return docs, err
}
