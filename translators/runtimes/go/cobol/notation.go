package cobol

// Notation is how a program writes numbers: its decimal point, what stands between thousands, its currency sign.
type Notation struct{ Point, Comma, Currency byte }

// PlainNotation is the notation of SPECIAL-NAMES without DECIMAL-POINT and CURRENCY.
var PlainNotation = Notation{'.', ',', '$'}

// DecimalComma is the notation with DECIMAL-POINT IS COMMA.
var DecimalComma = Notation{',', '.', '$'}

// WithCurrency is the notation with another currency sign.
func (n Notation) WithCurrency(sign byte) Notation {
	n.Currency = sign
	return n
}

// notation is the running program's.
var notation = PlainNotation
