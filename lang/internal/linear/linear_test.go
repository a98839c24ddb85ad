package linear

import (
	"math/rand/v2"
	"testing"
)

// keysOf makes features of the bits of x.
func keysOf(x uint32) []uint32 {
	var k []uint32
	for i := range uint32(6) {
		k = append(k, (x>>i&1+2*i+1)*0x9e3779b1)
	}
	return append(k, 77777)
}

// class is what is to be learnt: a rule that a sum over features can express.
func class(x uint32) int {
	switch {
	case x&1 == 1:
		return 2
	case x&6 == 6:
		return 1
	}
	return 0
}

func TestLearnsWhatAddsUp(t *testing.T) {
	l, l3 := NewLearner(), NewTripleLearner()
	rng := rand.New(rand.NewPCG(1, 1))
	var s Scores
	for range 20000 {
		x := rng.Uint32N(64)
		k := keysOf(x)
		l.Score(k, &s)
		l.Step()
		l.Correct(k, class(x), s.Best(3))
		s3 := l3.Score(k)
		best := 0
		for c, v := range s3 {
			if v > s3[best] {
				best = c
			}
		}
		l3.Step()
		if best != class(x) {
			l3.Correct(k, class(x), best)
		}
	}
	w, rest, err := ReadWeights(string(l.Pack(8, 0).Append(nil)) + "rest")
	if err != nil || rest != "rest" {
		t.Fatal(err, rest)
	}
	w3, rest, err := ReadTriple(string(l3.Pack(8, 0).Append(nil)) + "rest")
	if err != nil || rest != "rest" {
		t.Fatal(err, rest)
	}
	same := l.Pack(8, 0).Weights()
	same3 := l3.Pack(8, 0).Triple()
	for x := range uint32(64) {
		w.Score(keysOf(x), &s)
		if got := s.Best(3); got != class(x) {
			t.Errorf("%06b: class %d, want %d", x, got, class(x))
		}
		var s2 Scores
		same.Score(keysOf(x), &s2)
		if s != s2 {
			t.Errorf("%06b: the model read scores otherwise than the one written", x)
		}
		one, two := w3.Score(keysOf(x))
		got := 0
		if one > 0 {
			got = 1
		}
		if two > max(one, 0) {
			got = 2
		}
		if got != class(x) {
			t.Errorf("%06b: class of three %d, want %d", x, got, class(x))
		}
		if a, b := same3.Score(keysOf(x)); a != one || b != two {
			t.Errorf("%06b: the model of three read scores otherwise than the one written", x)
		}
	}
}

func TestPruningDropsSmallWeights(t *testing.T) {
	l := NewLearner()
	l.Step()
	for range 9 {
		l.Correct([]uint32{1}, 0, 1)
	}
	l.Correct([]uint32{2}, 0, 1)
	l.Step()
	if f, w := l.Pack(1, 2).Len(); f != 1 || w != 2 {
		t.Errorf("%d features, %d weights", f, w)
	}
}

func TestShortDataAreAnError(t *testing.T) {
	l, l3 := NewLearner(), NewTripleLearner()
	for k := range uint32(50) {
		l.Correct([]uint32{k * 0x1234567}, 0, 1)
		l3.Correct([]uint32{k * 0x1234567}, 0, 1)
	}
	l.Step()
	l3.Step()
	b, b3 := l.Pack(4, 0).Append(nil), l3.Pack(4, 0).Append(nil)
	for n := range b {
		if _, _, err := ReadWeights(string(b[:n])); err == nil {
			t.Fatalf("%d of %d bytes were read", n, len(b))
		}
	}
	for n := range b3 {
		if _, _, err := ReadTriple(string(b3[:n])); err == nil {
			t.Fatalf("%d of %d bytes were read", n, len(b3))
		}
	}
}
