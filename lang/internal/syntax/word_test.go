package syntax

import "testing"

func TestUnify(t *testing.T) {
	for _, c := range [][2]string{
		{"“", `"`}, {"don’t", "don't"}, {"—", "--"}, {"…", "..."}, {"2021", "!year"}, {"35,000", "!num"}, {"4:25", "!num"}, {"7", "!digit"}, {".5", "!num"},
		{"3rd", "3rd"}, {"https://example.org/x", "!url"}, {"Zürich", "Zürich"}, {"", ""},
	} {
		if got := Unify(c[0]); got != c[1] {
			t.Errorf("%q: %q, want %q", c[0], got, c[1])
		}
	}
}

func TestLexiconAndClustersKnowForms(t *testing.T) {
	tags := NewTags([]string{"DET|DT", "NOUN|NN", "AUX|MD"})
	l, err := ReadLexicon("# a comment line\nthe =DET|DT\ncan AUX|MD NOUN|NN\n", tags)
	if err != nil {
		t.Fatal(err)
	}
	if l.Clusters, err = ReadClusters(string(PackClusters([]Cluster{{"can", 3, 300}, {"Cannes", 4, 310}}))); err != nil {
		t.Fatal(err)
	}
	the, capital, can, other := NewWord("the", l), NewWord("The", l), NewWord("CAN", l), NewWord("zzz", l)
	if the.Tag != 0 || the.Class == 0 {
		t.Errorf("the: %+v", the)
	}
	if capital.Tag != -1 || capital.Class != the.Class {
		t.Errorf("a word in capitals has the tags of the small one, but is not sure: %+v", capital)
	}
	if can.Few != 3 || can.Many != 300 || other.Few != 0 || other.Class != 0 {
		t.Errorf("clusters: %+v %+v", can, other)
	}
	if _, err := ReadLexicon("x =NONE|X\n", tags); err == nil {
		t.Error("an unknown tag was taken")
	}
	for n := range len(clustersMagic) + 12 {
		if _, err := ReadClusters(string(PackClusters([]Cluster{{"a", 1, 1}, {"b", 2, 2}, {"c", 2, 2}}))[:n]); err == nil {
			t.Errorf("clusters of %d bytes were read", n)
		}
	}
}

func TestLongWordsEndAtTheLimit(t *testing.T) {
	long := make([]byte, 1000)
	for i := range long {
		long[i] = 'a'
	}
	a, b := NewWord(string(long), nil), NewWord(string(long)+"b", nil)
	if a != b || len(Unify(string(long))) != MaxWord {
		t.Error("what lies behind the limit was looked at")
	}
}
