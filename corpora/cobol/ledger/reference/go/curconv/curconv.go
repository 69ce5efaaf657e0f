// Package curconv converts currencies through a table of rates.
package curconv

import (
	"math/big"

	"migrated/curlnk"
	"migrated/support/number"
)

const (
	mostEntries  = 12
	amountDigits = 13
)

// Rates are units of the base currency for one unit of each currency, in millionths.
type Rates map[curlnk.Code]int64

// Load adds a rate, or replaces the one of the same code.
func (r Rates) Load(code curlnk.Code, rate int64) curlnk.Fault {
	_, known := r[code]
	switch {
	case rate == 0:
		return curlnk.ZeroRate
	case !known && len(r) >= mostEntries:
		return curlnk.TableFull
	}
	r[code] = rate
	return curlnk.None
}

// Convert converts an amount in hundredths.
func (r Rates) Convert(amount int64, from, to curlnk.Code) (int64, curlnk.Fault) {
	fromRate, fromKnown := r[from]
	toRate, toKnown := r[to]
	switch {
	case !fromKnown || !toKnown:
		return 0, curlnk.Unknown
	case from == to:
		return amount, curlnk.None
	}
	converted := number.DivideRounded(number.Product(amount, fromRate), big.NewInt(toRate))
	result, ok := number.Fit(converted, amountDigits)
	if !ok {
		return 0, curlnk.Overflow
	}
	return result, curlnk.None
}
