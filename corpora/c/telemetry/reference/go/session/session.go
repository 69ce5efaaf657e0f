// Package session has what the commands of one run share.
package session

import (
	"bufio"
	"fmt"
	"io"

	"migrated/frame"
	"migrated/logger"
	"migrated/machine"
	"migrated/pack"
	"migrated/packet"
	"migrated/ring"
	"migrated/status"
	"migrated/store"
	"migrated/text"
	"migrated/tree"
)

const (
	// BytesMax is how many bytes a command takes.
	BytesMax = 240
	// FromErrors as an exit code: it follows from the errors.
	FromErrors = -1

	detailMax = 60 // longer details are cut
)

// Failure is why a command failed, and at what.
type Failure struct {
	Status status.Status
	Detail string
}

func (f *Failure) Error() string {
	return fmt.Sprintf("%s (%s)", f.Detail, f.Status.Error())
}

func (f *Failure) Unwrap() error {
	return f.Status
}

// Session is the state that lives from line to line.
type Session struct {
	Order    pack.ByteOrder
	Done     bool
	ExitCode int
	Line     uint32
	Commands uint32
	Errors   uint32
	Window   ring.Ring
	Tree     tree.Tree
	Link     machine.Machine
	LineIn   frame.Deframer
	Store    store.Store
	Sequence packet.Sequence
	Log      logger.Logger

	HasDecoded   bool
	LastSequence uint32 // of the last packet decoded

	out *bufio.Writer
}

// New starts a run that writes its results to out.
func New(order pack.ByteOrder, level logger.Level, out io.Writer) *Session {
	return &Session{
		Order:    order,
		ExitCode: FromErrors,
		Log:      logger.Logger{Level: level},
		out:      bufio.NewWriter(out),
	}
}

// Close ends the run: everything said is out. As in C, a reader that went away does not change the exit code.
func (s *Session) Close() {
	s.Store.Clear(&s.Log)
	_ = s.out.Flush()
}

// Fail makes the error that a command returns.
func (s *Session) Fail(err error, format string, args ...any) error {
	kind := status.Of(err)
	data := 0
	if kind.IsData() {
		data = 1
	}
	s.Log.Debug("status %d, data %d", int(kind), data)
	return &Failure{kind, text.Cut(fmt.Sprintf(format, args...), detailMax)}
}

// Print writes a result.
func (s *Session) Print(format string, args ...any) {
	fmt.Fprintf(s.out, format, args...)
}

// PrintHex writes bytes in hexadecimal, on a line.
func (s *Session) PrintHex(data []byte) {
	s.Print("%s\n", text.Hex(data))
}

// Warn says on which line something is odd.
func (s *Session) Warn(format string, args ...any) {
	s.Log.Write(logger.Warning, "line %d: %s", s.Line, fmt.Sprintf(format, args...))
}

// Int reads a number.
func (s *Session) Int(arg string) (int32, error) {
	value, err := text.ParseInt(arg)
	if err != nil {
		return 0, s.Fail(err, "number '%s'", arg)
	}
	return value, nil
}

// Uint reads a number that has no sign.
func (s *Session) Uint(arg string) (uint32, error) {
	value, err := text.ParseUint(arg)
	if err != nil {
		return 0, s.Fail(err, "unsigned number '%s'", arg)
	}
	return value, nil
}

// Bytes reads hexadecimal.
func (s *Session) Bytes(arg string) ([]byte, error) {
	data, err := text.ParseHex(arg, BytesMax)
	if err != nil {
		return nil, s.Fail(err, "bytes '%s'", arg)
	}
	return data, nil
}

// Both is nil when both are; when neither is, the first one's status at the second one's detail.
func Both(a, b error) error {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return &Failure{status.Of(a), b.(*Failure).Detail}
}
