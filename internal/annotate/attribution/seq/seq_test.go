package seq

import (
	"bytes"
	"slices"
	"testing"
)

// lessons are sequences whose label shows in the feature: 10 begins, 11 goes on, all else is nothing.
func lessons() []Example {
	var out []Example
	for i := range 40 {
		e := Example{}
		for j := range 8 {
			label := int8(0)
			switch j {
			case 2 + i%3:
				label = 1
			case 3 + i%3:
				label = 2
			}
			e.Labels = append(e.Labels, label)
			e.Features = append(e.Features, []uint32{uint32(9+label) * 0x9E3779B1, uint32(j) * 0x85EBCA6B})
		}
		out = append(out, e)
	}
	return out
}

func plan() Plan {
	p := Plan{Labels: 3, Epochs: 8, Refit: 2, Least: 1, Rows: 64, Rate: .2}
	p.Forbidden[0][2], p.Forbidden[3][2] = true, true
	return p
}

func TestLearnedLabelsComeBackThroughTheFile(t *testing.T) {
	var file bytes.Buffer
	if err := Learn(lessons(), plan()).Write(&file); err != nil {
		t.Fatal(err)
	}
	if n := Size(file.Bytes()); n != file.Len() {
		t.Fatalf("Size %d of a file of %d bytes", n, file.Len())
	}
	m, err := Read(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	m.Forbidden = plan().Forbidden
	var d Decoder
	for i, e := range lessons() {
		d.Reset(len(e.Labels))
		for j, fs := range e.Features {
			m.Add(&d.Scores[j], fs)
		}
		m.Decode(&d)
		if !slices.Equal(d.Path, e.Labels) {
			t.Errorf("example %d: %v, want %v", i, d.Path, e.Labels)
		}
	}
}

func TestSameExamplesGiveTheSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	if err := Learn(lessons(), plan()).Write(&a); err != nil {
		t.Fatal(err)
	}
	if err := Learn(lessons(), plan()).Write(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two trainings differ")
	}
}

func TestForbiddenStepIsNeverTaken(t *testing.T) {
	m := &Model{labels: 3}
	m.Forbidden[0][2], m.Forbidden[3][2] = true, true
	var d Decoder
	d.Reset(4)
	for i := range d.Scores {
		d.Scores[i][2] = 1000
	}
	m.Decode(&d)
	for i, l := range d.Path {
		if l == 2 && (i == 0 || d.Path[i-1] == 0) {
			t.Errorf("label 2 follows nothing in %v", d.Path)
		}
	}
}

func TestSpoiltModelIsRefused(t *testing.T) {
	var file bytes.Buffer
	if err := Learn(lessons(), plan()).Write(&file); err != nil {
		t.Fatal(err)
	}
	for _, b := range [][]byte{nil, []byte("seq2"), file.Bytes()[:file.Len()-1], append([]byte("x"), file.Bytes()...)} {
		if _, err := Read(b); err == nil {
			t.Errorf("a file of %d bytes was read", len(b))
		}
	}
}
