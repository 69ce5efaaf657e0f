// Package errlnk is what is known of an error code.
package errlnk

// Width of a text.
const Width = 28

// Text of an error, and how often it was asked for so far.
type Text struct {
	Text  []byte
	Count int64
}
