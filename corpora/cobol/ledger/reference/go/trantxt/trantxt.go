// Package trantxt is a raw transaction line, 60 characters.
package trantxt

import "migrated/support/number"

// Length of a line.
const Length = 60

// Line is the line as it was read.
type Line []byte

// Sequence gives the sequence number, if it is numeric.
func (l Line) Sequence() (int64, bool) {
	return number.Parse(l[:6])
}

// Account gives the account as it stands there.
func (l Line) Account() []byte {
	return l[6:14]
}

// Date gives the date as it stands there.
func (l Line) Date() []byte {
	return l[14:22]
}

// Kind gives the type.
func (l Line) Kind() byte {
	return l[22]
}

// HasKind says whether it is a debit, a credit, a fee or an adjustment.
func (l Line) HasKind() bool {
	switch l.Kind() {
	case 'D', 'C', 'F', 'A':
		return true
	}
	return false
}

// Sign gives 1 or -1; false when the sign is none.
func (l Line) Sign() (int64, bool) {
	switch l[23] {
	case '+', ' ':
		return 1, true
	case '-':
		return -1, true
	}
	return 0, false
}

// Amount gives the amount without its sign, if it is numeric.
func (l Line) Amount() (int64, bool) {
	return number.Parse(l[24:33])
}

// Currency gives the currency.
func (l Line) Currency() []byte {
	return l[33:36]
}

// Text gives the text.
func (l Line) Text() []byte {
	return l[36:56]
}
