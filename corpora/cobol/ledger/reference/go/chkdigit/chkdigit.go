// Package chkdigit is the check digit of account numbers: modulus 11, weights 8 to 2.
package chkdigit

import "migrated/support/number"

// Fault says what is wrong with an account number; the numbers are those that users see.
type Fault int64

// The faults; None is a good number. NoCheckDigit: of the first seven digits no account number can be made.
const (
	None Fault = iota
	NotNumeric
	NoCheckDigit
	WrongDigit
)

// Verify says whether the eighth digit of an account number is the right one.
func Verify(account []byte) Fault {
	if !number.IsNumeric(account) {
		return NotNumeric
	}
	digit, fault := checkDigit(account)
	if fault == None && digit != account[7] {
		return WrongDigit
	}
	return fault
}

// Generate replaces the eighth character of an account number by the check digit of the first seven.
func Generate(account []byte) Fault {
	if !number.IsNumeric(account[:7]) {
		return NotNumeric
	}
	digit, fault := checkDigit(account)
	if fault == None {
		account[7] = digit
	}
	return fault
}

func checkDigit(account []byte) (byte, Fault) {
	sum := 0
	for i, digit := range account[:7] {
		sum += int(digit-'0') * (8 - i)
	}
	switch rest := sum % 11; rest {
	case 0:
		return '0', None
	case 1:
		return 0, NoCheckDigit
	default:
		return byte('0' + 11 - rest), None
	}
}
