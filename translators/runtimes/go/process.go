package theseusrt

import (
	"bufio"
	"io"
	"os"
	"strings"
)

const block = 4096

// Blocks are bytes on their way to a pipe or file as glibc holds them: before a flush only whole blocks leave, and a
// full block waits for the byte behind it. What an abort loses is what is held here.
type Blocks struct {
	held  []byte
	begun bool
}

// Put takes bytes; send gets what leaves now.
func (b *Blocks) Put(text []byte, send func([]byte) error) error {
	if b.begun {
		fitting := min(block-len(b.held), len(text))
		b.held = append(b.held, text[:fitting]...)
		text = text[fitting:]
	}
	if len(text) == 0 {
		return nil
	}
	b.begun = true
	err := b.Flush(send)
	whole := len(text) - len(text)%block
	if whole > 0 && err == nil {
		err = send(text[:whole])
	}
	b.held = append(b.held, text[whole:]...)
	return err
}

// settle sends what is held beyond a block, when bytes were put behind what was held before.
func (b *Blocks) settle(send func([]byte) error) error {
	if len(b.held) <= block {
		return nil
	}
	whole := len(b.held) - len(b.held)%block
	err := send(b.held[:whole])
	b.held = append(b.held[:0], b.held[whole:]...)
	return err
}

// Flush gives what is held to send.
func (b *Blocks) Flush(send func([]byte) error) error {
	if len(b.held) == 0 {
		return nil
	}
	err := send(b.held)
	b.held = b.held[:0]
	return err
}

var (
	output Blocks
	input  *bufio.Reader
	atExit []func()
)

// WriteOut writes to standard output; the bytes leave at the latest when the process ends.
func WriteOut(text string) {
	if output.begun && len(text) <= block-len(output.held) {
		output.held = append(output.held, text...)
		return
	}
	_ = output.Put([]byte(text), sendOut)
}

func writeByte(c byte) {
	if output.begun && len(output.held) < block {
		output.held = append(output.held, c)
		return
	}
	_ = output.Put([]byte{c}, sendOut)
}

func sendOut(bytes []byte) error {
	_, err := os.Stdout.Write(bytes)
	return err
}

// WriteErr writes to standard error.
func WriteErr(text string) {
	_, _ = os.Stderr.WriteString(text)
}

// Flush sends what was written to standard output on its way.
func Flush() {
	_ = output.Flush(sendOut)
}

// standardInput is read by blocks; most programs don't read, and start sooner without.
func standardInput() *bufio.Reader {
	if input == nil {
		input = bufio.NewReaderSize(os.Stdin, 1<<15)
	}
	return input
}

// PeekByte gives the next byte of standard input without consuming it; false at the end.
func PeekByte() (byte, bool) {
	next, err := standardInput().Peek(1)
	if err != nil {
		return 0, false
	}
	return next[0], true
}

// ReadByte gives the next byte of standard input; false at the end.
func ReadByte() (byte, bool) {
	next, err := standardInput().ReadByte()
	return next, err == nil
}

// SeekInput moves in standard input, where that can be done, and gives the new place.
func SeekInput(offset int64, whence int) (int64, error) {
	if whence == io.SeekCurrent {
		offset -= int64(standardInput().Buffered())
	}
	place, err := os.Stdin.Seek(offset, whence)
	if err == nil {
		standardInput().Reset(os.Stdin)
	}
	return place, err
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

// Abort ends the process as Go's runtime does at SIGABRT, with what is not flushed lost as in C. The signal itself is not
// sent: a process that waits for it has been seen to end otherwise, and told to pass it on (the traceback level "crash")
// it sometimes never ends.
func Abort() {
	WriteErr("SIGABRT: abort\n")
	os.Exit(2)
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
