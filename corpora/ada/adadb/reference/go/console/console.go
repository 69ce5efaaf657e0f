// Package console is the one place that reads and writes.
package console

import (
	"bufio"
	"os"
)

// MaxLine is the most bytes of a line.
const MaxLine = 1000

const (
	lineMark = '\n'
	pageMark = '\f'
)

// Console has standard input and output.
type Console struct {
	input  *bufio.Reader
	output *bufio.Writer
	// skipsPageMarks: a page mark behind a line mark belongs to the line mark, but only in regular files.
	skipsPageMarks bool
	linesRead      int
}

// New opens standard input and output.
func New() *Console {
	info, err := os.Stdin.Stat()
	return &Console{
		input:          bufio.NewReader(os.Stdin),
		output:         bufio.NewWriter(os.Stdout),
		skipsPageMarks: err == nil && info.Mode().IsRegular(),
	}
}

// ReadLine gives a line without its line mark, which a last line may lack. Of a line of more than
// MaxLine bytes it gives what would fit. It is not ok at the end of input.
func (c *Console) ReadLine() (text string, tooLong, ok bool) {
	var line []byte
	for {
		b, err := c.input.ReadByte()
		if err != nil {
			if len(line) == 0 {
				return "", false, false
			}
			break
		}
		if b == lineMark {
			c.skipPageMark()
			break
		}
		if len(line) < MaxLine {
			line = append(line, b)
		} else {
			tooLong = true
		}
	}
	c.linesRead++
	return string(line), tooLong, true
}

func (c *Console) skipPageMark() {
	if !c.skipsPageMarks {
		return
	}
	if next, err := c.input.Peek(1); err == nil && next[0] == pageMark {
		c.input.ReadByte()
	}
}

// LineNumber is that of the line read last.
func (c *Console) LineNumber() int {
	return c.linesRead
}

// Put writes a line. A reader that has gone away is no reason to stop.
func (c *Console) Put(line string) {
	c.output.WriteString(line)
	c.output.WriteByte(lineMark)
}

// Flush must come last.
func (c *Console) Flush() {
	c.output.Flush()
}
