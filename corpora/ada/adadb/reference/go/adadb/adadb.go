// Package adadb is the main program.
package adadb

import (
	"os"

	"migrated/repl"
)

// Main runs the session. The exit status is 2 when an error was reported, so that batch jobs can stop.
func Main() {
	if errors := repl.Run(); errors > 0 {
		os.Exit(2)
	}
}
