// Readout turns the coverage of a story into a record that can be checked.
package main

import (
	"os"

	"github.com/readoutdesk/readout/internal/cli"
)

func main() { os.Exit(cli.Main()) }
