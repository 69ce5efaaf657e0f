// Package script reads lines of commands from a stream, as the C library's fgets hands them out.
package script

import (
	"bufio"
	"bytes"
	"strings"
)

// With the end of line, but without the NUL that C adds.
const lineMax = 511

// LineTextMax is how many characters a line may have.
const LineTextMax = lineMax - 1

// Result tells what Read found.
type Result int

const (
	Line Result = iota
	TooLong
	End
)

// some reads at most lineMax bytes, up to and with the next LF. An error ends the input.
func some(in *bufio.Reader) []byte {
	var data []byte
	for len(data) < lineMax {
		c, err := in.ReadByte()
		if err != nil {
			break
		}
		data = append(data, c)
		if c == '\n' {
			break
		}
	}
	return data
}

// Read gives one line without its end (LF or CR LF). What follows a NUL in a line is not seen.
// The rest of a line that is too long is thrown away.
func Read(in *bufio.Reader) (string, Result) {
	data := some(in)
	if len(data) == 0 {
		return "", End
	}
	data, _, _ = bytes.Cut(data, []byte{0})
	line, complete := strings.CutSuffix(string(data), "\n")
	if complete {
		return strings.TrimSuffix(line, "\r"), Line
	}
	if len(data) < lineMax {
		return line, Line
	}
	for {
		rest := some(in)
		if len(rest) == 0 || rest[len(rest)-1] == '\n' {
			return "", TooLong
		}
	}
}

// IsBlank is true for blanks alone, and for a comment.
func IsBlank(line string) bool {
	line = strings.TrimLeft(line, " \t")
	return line == "" || line[0] == '#'
}
