// Package console is the operator's console: cards from standard input, lines on standard output, the
// return code of a job step.
package console

import (
	"bufio"
	"fmt"
	"os"

	"migrated/support/text"
)

// longestCard is the longest piece of input that one card takes; the rest of a longer line is the next card.
const longestCard = 8191

// A card with the interrupt character is the operator's: the job step ends with a code of its own.
const (
	interrupt   = 0x03
	interrupted = 2
)

// Cards reads cards from standard input.
type Cards struct {
	input *bufio.Reader
}

// NewCards starts reading.
func NewCards() *Cards {
	return &Cards{input: bufio.NewReader(os.Stdin)}
}

// Next gives the next card, cut or padded with blanks to the width; after the last one, blank cards.
func (c *Cards) Next(width int) []byte {
	var card []byte
	for len(card) < longestCard {
		b, err := c.input.ReadByte()
		if err != nil || b == '\n' {
			break
		}
		if b == interrupt {
			fmt.Fprintln(os.Stderr, "interrupted from the console")
			Finish(interrupted)
		}
		card = append(card, b)
	}
	return text.Fixed(card, width)
}

var out = bufio.NewWriter(os.Stdout)

// Display prints the parts as one line.
func Display(parts ...any) {
	// A console that has gone away is no reason to stop a job.
	_, _ = out.Write(text.Join(parts...))
	_ = out.WriteByte('\n')
}

// Finish ends the job step with its return code.
func Finish(code int) {
	_ = out.Flush()
	os.Exit(code)
}
