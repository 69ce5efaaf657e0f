package cobol

import (
	"bytes"
	"cmp"
)

// Notation is how a program writes numbers: its decimal point, what stands between thousands, its currency sign.
type Notation struct {
	Point, Comma, Currency byte
	order                  *[256]byte // the place of each character, where the collating sequence is not the machine's
}

// PlainNotation is the notation of SPECIAL-NAMES without DECIMAL-POINT and CURRENCY.
var PlainNotation = Notation{'.', ',', '$', nil}

// DecimalComma is the notation with DECIMAL-POINT IS COMMA.
var DecimalComma = Notation{',', '.', '$', nil}

// WithCurrency is the notation with another currency sign.
func (n Notation) WithCurrency(sign byte) Notation {
	n.Currency = sign
	return n
}

// Collating is the notation with a PROGRAM COLLATING SEQUENCE.
func (n Notation) Collating(order *[256]byte) Notation {
	n.order = order
	return n
}

// compare is how two texts of the same length compare.
func (n Notation) compare(a, b []byte) int {
	if n.order == nil {
		return bytes.Compare(a, b)
	}
	for i := range a {
		if x, y := n.order[a[i]], n.order[b[i]]; x != y {
			return cmp.Compare(x, y)
		}
	}
	return 0
}

// notation is the running program's.
var notation = PlainNotation
