// Package en holds English language knowledge as data: word lists and models that package lang reads.
package en

import _ "embed"

// Abbreviations lists abbreviations that end in a full stop, by kind; the file says what the kinds mean.
//
//go:embed abbreviations.txt
var Abbreviations string
