// Package amtpars reads amounts as people write them: 1,234.50  -12  12.5-  (3.10)  77CR.
package amtpars

import (
	"bytes"

	"migrated/support/number"
	"migrated/support/text"
)

// Width of the text of an amount.
const Width = 20

// Fault says why a text is no amount; the numbers are those that users see.
type Fault int64

// The faults; None is a good amount.
const (
	None Fault = iota
	Blank
	BadCharacter
	TooManyPoints
	TooManyDigits
	TooManySigns
)

// Parse gives an amount in hundredths.
func Parse(written []byte) (int64, Fault) {
	if text.IsBlank(written) {
		return 0, Blank
	}
	unsigned, signs := takeSign(written)
	if signs > 1 {
		return 0, TooManySigns
	}
	digits, fault := squeeze(unsigned)
	if fault != None {
		return 0, fault
	}
	amount, fault := assemble(digits)
	if signs == 1 {
		amount = -amount
	}
	return amount, fault
}

// takeSign gives the text without its sign, in whatever form, and the number of signs.
func takeSign(written []byte) ([]byte, int) {
	unsigned := bytes.ReplaceAll(written, []byte("cr"), []byte("CR"))
	signs := bytes.Count(unsigned, []byte("CR")) + bytes.Count(unsigned, []byte("-")) + bytes.Count(unsigned, []byte("("))
	unsigned = bytes.Replace(unsigned, []byte("CR"), []byte("  "), 1)
	unsigned = bytes.ReplaceAll(unsigned, []byte("-"), []byte(" "))
	unsigned = bytes.Replace(unsigned, []byte("("), []byte(" "), 1)
	return bytes.Replace(unsigned, []byte(")"), []byte(" "), 1), signs
}

// squeeze gives the digits and points alone.
func squeeze(unsigned []byte) ([]byte, Fault) {
	var digits []byte
	for _, b := range unsigned {
		switch {
		case b >= '0' && b <= '9' || b == '.':
			digits = append(digits, b)
		case b != ' ' && b != ',':
			return nil, BadCharacter
		}
	}
	if len(digits) == 0 {
		return nil, BadCharacter
	}
	return digits, None
}

func assemble(digits []byte) (int64, Fault) {
	whole, fraction, _ := bytes.Cut(digits, []byte{'.'})
	switch {
	case bytes.IndexByte(fraction, '.') >= 0:
		return 0, TooManyPoints
	case len(whole) > 9 || len(fraction) > 2:
		return 0, TooManyDigits
	}
	hundredths := append(bytes.Clone(fraction), "00"[len(fraction):]...)
	return number.ParseOr(whole, 0)*100 + number.ParseOr(hundredths, 0), None
}
