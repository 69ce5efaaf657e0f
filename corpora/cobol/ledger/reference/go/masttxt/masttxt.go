// Package masttxt is an account of the master as a line of text, 71 characters.
package masttxt

import "migrated/support/number"

// Length of a line.
const Length = 71

// Line is the line as it was read.
type Line []byte

// AccountText gives the account as it stands there.
func (l Line) AccountText() []byte {
	return l[:8]
}

// Account gives the account, if it is numeric.
func (l Line) Account() (int64, bool) {
	return number.Parse(l[:8])
}

// Name gives the name.
func (l Line) Name() []byte {
	return l[8:32]
}

// Kind gives the type.
func (l Line) Kind() byte {
	return l[32]
}

// HasKind says whether it is an asset, a liability, income or expense.
func (l Line) HasKind() bool {
	switch l.Kind() {
	case 'A', 'L', 'I', 'E':
		return true
	}
	return false
}

// Status gives the status.
func (l Line) Status() byte {
	return l[33]
}

// HasStatus says whether it is open, closed or frozen.
func (l Line) HasStatus() bool {
	switch l.Status() {
	case 'O', 'C', 'F':
		return true
	}
	return false
}

// Balance gives the balance, if it is a sign and digits.
func (l Line) Balance() (int64, bool) {
	amount, ok := number.Parse(l[35:48])
	switch l[34] {
	case '+':
		return amount, ok
	case '-':
		return -amount, ok
	}
	return 0, false
}

// Rate gives the rate, if it is numeric.
func (l Line) Rate() (int64, bool) {
	return number.Parse(l[48:55])
}

// LastDate gives the date as it stands there.
func (l Line) LastDate() []byte {
	return l[55:63]
}

// Currency gives the currency.
func (l Line) Currency() []byte {
	return l[63:66]
}

// Posted gives the number of postings, if it is numeric.
func (l Line) Posted() (int64, bool) {
	return number.Parse(l[66:71])
}

// BalanceText gives a balance as it stands in a line: a sign and 13 digits.
func BalanceText(balance int64) string {
	return number.Sign(balance) + number.Digits(balance, 13)
}
