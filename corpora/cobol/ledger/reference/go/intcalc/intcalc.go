// Package intcalc computes interest on a balance: simple, compound, tiered.
package intcalc

import (
	"math/big"

	"migrated/intlnk"
	"migrated/support/number"
)

// Digits that an amount of interest, exact interest, a grown balance and the residue have; the last three
// have six decimals.
const (
	interestDigits = 9
	exactDigits    = 15
	grownDigits    = 17
	residueDigits  = 11
)

const (
	millionths = 10_000 // in a hundredth
	mostMonths = 60
)

// tiers are upper limits of balances in hundredths, and what is added to the rate up to there, in ten-thousandths.
var tiers = []struct{ limit, bonus int64 }{
	{10_000_000, 0},
	{100_000_000, 5_000},
	{1_000_000_000, 10_000},
	{9_999_999_999_999, 15_000},
}

// Calculator computes interest and remembers what rounding it gained or lost. The zero value is ready.
type Calculator struct {
	residue int64 // in millionths
}

// Compute gives the interest by a method: S simple, C compound, T tiered.
func (c *Calculator) Compute(method byte, terms intlnk.Terms) (int64, intlnk.Fault) {
	goodBasis := terms.Basis == 360 || terms.Basis == 365
	switch {
	case method == 'C':
		return c.compound(terms)
	case method != 'S' && method != 'T':
		return 0, intlnk.BadMethod
	case !goodBasis:
		return 0, intlnk.BadBasis
	case method == 'S':
		return c.simple(terms)
	default:
		return c.tiered(terms)
	}
}

// TakeResidue gives the residue of all interest computed since the last time, in millionths.
func (c *Calculator) TakeResidue() int64 {
	residue := c.residue
	c.residue = 0
	return residue
}

func (c *Calculator) simple(terms intlnk.Terms) (int64, intlnk.Fault) {
	product := number.Product(terms.Principal, terms.Rate, terms.Days)
	rounded := number.DivideRounded(product, big.NewInt(1_000_000*terms.Basis))
	exact := product.Quo(product, big.NewInt(100*terms.Basis))
	return c.result(rounded, exact)
}

func (c *Calculator) compound(terms intlnk.Terms) (int64, intlnk.Fault) {
	start := number.Product(terms.Principal, millionths)
	grown := new(big.Int).Set(start)
	for range min(terms.Days, mostMonths) {
		grown = oneMonth(grown, terms.Rate)
		if _, ok := number.Fit(grown, grownDigits); !ok {
			return 0, intlnk.TooBig
		}
	}
	exact := grown.Sub(grown, start)
	return c.result(number.DivideRounded(exact, big.NewInt(millionths)), exact)
}

func (c *Calculator) tiered(terms intlnk.Terms) (int64, intlnk.Fault) {
	amount := number.Abs(terms.Principal)
	var floor, sum int64
	for _, tier := range tiers {
		if floor >= amount {
			break
		}
		part := number.Product(min(amount, tier.limit)-floor, terms.Rate+tier.bonus, terms.Days)
		part.Quo(part, big.NewInt(100*terms.Basis))
		var ok bool
		if sum, ok = number.Fit(part.Add(part, big.NewInt(sum)), exactDigits); !ok {
			return 0, intlnk.TooBig
		}
		floor = tier.limit
	}
	if terms.Principal < 0 {
		sum = -sum
	}
	exact := big.NewInt(sum)
	return c.result(number.DivideRounded(exact, big.NewInt(millionths)), exact)
}

// result checks the size of rounded interest and keeps what rounding gained or lost.
func (c *Calculator) result(rounded, exact *big.Int) (int64, intlnk.Fault) {
	interest, ok := number.Fit(rounded, interestDigits)
	if !ok {
		return 0, intlnk.TooBig
	}
	difference := exact.Int64() - interest*millionths
	if !number.Add(&c.residue, difference, residueDigits) {
		c.residue = 0
	}
	return interest, intlnk.None
}

// oneMonth gives a balance in millionths after one month. The twelfth of the rate is cut off after some
// forty digits before it is used, so what would be a tie is just below one when that twelfth does not end.
func oneMonth(grown *big.Int, rate int64) *big.Int {
	const year = 12_000_000
	product := new(big.Int).Mul(grown, big.NewInt(year+rate))
	quotient, rest := new(big.Int).QuoRem(product, big.NewInt(year), new(big.Int))
	tie := rest.CmpAbs(big.NewInt(year/2)) == 0
	if tie && rate%3 != 0 {
		return quotient
	}
	return number.DivideRounded(product, big.NewInt(year))
}
