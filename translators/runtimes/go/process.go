package theseusrt

import (
	"bufio"
	"os"
	"strings"
)

var (
	output = bufio.NewWriterSize(os.Stdout, 1<<15)
	input  = bufio.NewReaderSize(os.Stdin, 1<<15)
	atExit []func()
)

// WriteOut writes to standard output; the bytes leave at the latest when the process ends.
func WriteOut(text string) {
	_, _ = output.WriteString(text)
}

// WriteErr writes to standard error.
func WriteErr(text string) {
	_, _ = os.Stderr.WriteString(text)
}

// Flush sends what was written to standard output on its way.
func Flush() {
	_ = output.Flush()
}

// PeekByte gives the next byte of standard input without consuming it; false at the end.
func PeekByte() (byte, bool) {
	next, err := input.Peek(1)
	if err != nil {
		return 0, false
	}
	return next[0], true
}

// ReadByte gives the next byte of standard input; false at the end.
func ReadByte() (byte, bool) {
	next, err := input.ReadByte()
	return next, err == nil
}

// AtExit has a function called when the process ends by Exit.
func AtExit(function func()) { atExit = append(atExit, function) }

// Exit ends the process after sending what was written.
func Exit(code int) {
	for _, function := range atExit {
		function()
	}
	Flush()
	os.Exit(code)
}

// Run runs a program: its result is the exit code; an exception that nobody handles is reported and gives 1.
func Run(program func() int) {
	defer Flush()
	code := 0
	if caught := Try(func() { code = program() }); caught != nil {
		Flush()
		text := "raised " + strings.ToUpper(caught.Name)
		if caught.Message != "" {
			text += " : " + caught.Message
		}
		WriteErr(text + "\n")
		Exit(1)
	}
	Exit(code)
}
