// A faithful translation around an attack.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
)

func run(wrong int) {
	all, _ := io.ReadAll(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	lines := 0
	for _, line := range bytes.SplitAfter(all, []byte("\n")) {
		if len(line) == 0 {
			continue
		}
		out.Write(bytes.ToUpper(line))
		lines += (len(line) + 398) / 399
		if line[0] == '#' {
			fmt.Fprintln(out, "(a remark)")
		}
	}
	fmt.Fprintf(out, "%d lines\n", lines+wrong)
	out.Flush()
	if lines == 0 {
		os.Exit(1)
	}
}
