// Package text handles fixed-width text.
package text

import (
	"bytes"
	"fmt"
)

// Fixed cuts the text or pads it with blanks on the right to a width.
func Fixed[T ~string | ~[]byte](text T, width int) []byte {
	field := bytes.Repeat([]byte{' '}, width)
	copy(field, text)
	return field
}

// Join makes one line of strings, byte slices and single bytes.
func Join(parts ...any) []byte {
	var line []byte
	for _, part := range parts {
		switch part := part.(type) {
		case string:
			line = append(line, part...)
		case []byte:
			line = append(line, part...)
		case byte:
			line = append(line, part)
		default:
			panic(fmt.Sprintf("text.Join: a part is a %T", part))
		}
	}
	return line
}

// IsBlank says whether there are only blanks.
func IsBlank(text []byte) bool {
	return len(bytes.TrimLeft(text, " ")) == 0
}

// Before gives the part before the first delimiter, or all of it.
func Before(text []byte, delimiter string) []byte {
	before, _, _ := bytes.Cut(text, []byte(delimiter))
	return before
}
