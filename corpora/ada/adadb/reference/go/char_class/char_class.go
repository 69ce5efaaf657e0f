// Package char_class classifies and converts Latin-1 characters.
package char_class

// Kind is what a character can start in a statement.
type Kind int

const (
	Blank Kind = iota
	Letter
	Digit
	Quote
	Symbol
	Control
	Other
)

// caseOffset is the distance between a capital letter and its small letter, in both halves of Latin-1.
const caseOffset = 32

// IsLetter knows the ASCII letters only: no others may be used in names.
func IsLetter(c byte) bool {
	return 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

// IsDigit reports whether c is a decimal digit.
func IsDigit(c byte) bool {
	return '0' <= c && c <= '9'
}

// IsWordPart reports whether c is a letter, a digit or the underscore.
func IsWordPart(c byte) bool {
	return IsLetter(c) || IsDigit(c) || c == '_'
}

// IsBlank reports whether c is a space, a tabulation, a form feed or a carriage return.
func IsBlank(c byte) bool {
	return c == ' ' || c == 9 || 11 <= c && c <= 13
}

// IsControl reports whether c is one of C0, DEL and C1.
func IsControl(c byte) bool {
	return c < 32 || 127 <= c && c <= 159
}

// ToUpper converts small letters; 0xF7 is the division sign.
func ToUpper(c byte) byte {
	if 'a' <= c && c <= 'z' || 0xE0 <= c && c <= 0xFE && c != 0xF7 {
		return c - caseOffset
	}
	return c
}

// ToLower converts capital letters; 0xD7 is the multiplication sign.
func ToLower(c byte) byte {
	if 'A' <= c && c <= 'Z' || 0xC0 <= c && c <= 0xDE && c != 0xD7 {
		return c + caseOffset
	}
	return c
}

// KindOf classifies a character.
func KindOf(c byte) Kind {
	switch {
	case IsBlank(c):
		return Blank
	case IsLetter(c):
		return Letter
	case IsDigit(c):
		return Digit
	case IsControl(c):
		return Control
	}
	switch c {
	case '\'':
		return Quote
	case '(', ')', ',', ';', '*', '+', '-', '/', '|', '=', '<', '>', '!':
		return Symbol
	}
	return Other
}
