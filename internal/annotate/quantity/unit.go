package quantity

import "strings"

// unit is an entry of units.txt.
type unit struct {
	name string
	kind string // length, money, time …
}

// unitTable finds units by word (in any case) and by symbol (case kept).
type unitTable struct {
	list    []unit
	words   phrases
	symbols phrases
}

func readUnits(data string) unitTable {
	t := unitTable{words: make(phrases), symbols: make(phrases)}
	records(data, func(line string) {
		f := strings.Split(line, ";")
		if len(f) < 4 {
			f = append(f, "", "")
		}
		n := len(t.list)
		t.list = append(t.list, unit{f[0], f[1]})
		for _, w := range strings.Split(f[2], ",") {
			t.words.add(split(w), n)
		}
		for _, w := range strings.Split(f[3], ",") {
			t.symbols.add(split(w), n)
		}
	})
	return t
}

// symbolAt returns the unit whose symbol stands at lexeme i, case kept.
func (t unitTable) symbolAt(lex []lexeme, i int) (value, n int) {
	if i < 0 || i >= len(lex) {
		return 0, 0
	}
next:
	for _, f := range t.symbols[lex[i].text] {
		if i+len(f.rest) >= len(lex) {
			continue
		}
		for k, w := range f.rest {
			if lex[i+1+k].text != w {
				continue next
			}
		}
		return f.value, 1 + len(f.rest)
	}
	return 0, 0
}

// prefix returns the length of the currency sign or code at lexeme i; 0 for none.
func (t unitTable) prefix(lex []lexeme, i int) int {
	_, n := t.currency(lex, i)
	return n
}

// named returns the unit of that name, which must be in the table.
func (t unitTable) named(name string) *unit {
	for i := range t.list {
		if t.list[i].name == name {
			return &t.list[i]
		}
	}
	panic("quantity: no unit " + name)
}

// millions returns the currency of a code with "M" for million: "MUSD".
func millions(w string) *unit {
	if len(w) != 4 || w[0] != 'M' {
		return nil
	}
	for _, f := range units.symbols[w[1:]] {
		if len(f.rest) == 0 && units.list[f.value].kind == "money" {
			return &units.list[f.value]
		}
	}
	return nil
}

// currency returns the currency whose sign or code stands at lexeme i and may stand before an amount.
func (t unitTable) currency(lex []lexeme, i int) (*unit, int) {
	v, n := t.symbolAt(lex, i)
	if n > 0 && t.list[v].kind == "money" {
		return &t.list[v], n
	}
	if v, n := t.words.at(lex, i); n > 1 && t.list[v].kind == "money" && lex[i+n-1].low == "$" {
		return &t.list[v], n
	}
	return nil, 0
}
