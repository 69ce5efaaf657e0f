package cobol

import "math/big"

// Digits that a division adds to the quotient.
const divisionDigits = 38

// Decimal is a number as GnuCOBOL computes with it: value times ten to the power of -scale, nothing rounded before
// the end; undefined after a division by zero. Decimals are values: no operation changes its operands.
type Decimal struct {
	value     *big.Int
	scale     int
	undefined bool
}

var (
	bigTen     = big.NewInt(10)
	bigHundred = big.NewInt(100)
)

func powerOfTen(exponent int) *big.Int {
	return new(big.Int).Exp(bigTen, big.NewInt(int64(exponent)), nil)
}

// Integer is a whole number as a Decimal.
func Integer(value int64) Decimal {
	return Decimal{value: big.NewInt(value)}
}

func undefined() Decimal {
	return Decimal{value: new(big.Int), undefined: true}
}

// shift gives the same number with places more digits after the point; digits dropped are lost.
func (d Decimal) shift(places int) Decimal {
	value := new(big.Int)
	if places >= 0 {
		value.Mul(d.value, powerOfTen(places))
	} else {
		value.Quo(d.value, powerOfTen(-places))
	}
	return Decimal{value: value, scale: d.scale + places, undefined: d.undefined}
}

func (d Decimal) aligned(other Decimal) (*big.Int, *big.Int, int) {
	scale := max(d.scale, other.scale)
	return d.shift(scale - d.scale).value, other.shift(scale - other.scale).value, scale
}

// Compare gives -1, 0 or 1.
func (d Decimal) Compare(other Decimal) int64 {
	a, b, _ := d.aligned(other)
	return int64(a.Cmp(b))
}

// Plus adds.
func (d Decimal) Plus(other Decimal) Decimal {
	if d.undefined || other.undefined {
		return undefined()
	}
	a, b, scale := d.aligned(other)
	return Decimal{value: a.Add(a, b), scale: scale}
}

// Minus subtracts.
func (d Decimal) Minus(other Decimal) Decimal {
	if d.undefined || other.undefined {
		return undefined()
	}
	a, b, scale := d.aligned(other)
	return Decimal{value: a.Sub(a, b), scale: scale}
}

// Times multiplies.
func (d Decimal) Times(other Decimal) Decimal {
	if d.undefined || other.undefined {
		return undefined()
	}
	return Decimal{value: new(big.Int).Mul(d.value, other.value), scale: d.scale + other.scale}
}

// Over divides.
func (d Decimal) Over(other Decimal) Decimal {
	if d.undefined || other.undefined || other.value.Sign() == 0 {
		return undefined()
	}
	if d.value.Sign() == 0 {
		return Integer(0)
	}
	scale := d.scale - other.scale
	wide := Decimal{value: d.value, scale: scale}.shift(divisionDigits + max(-scale, 0))
	return Decimal{value: wide.value.Quo(wide.value, other.value), scale: wide.scale}
}

// Negated changes the sign.
func (d Decimal) Negated() Decimal {
	return Decimal{value: new(big.Int).Neg(d.value), scale: d.scale, undefined: d.undefined}
}

// Power raises to a whole power; zeros at the end of the fraction go before and after, as in the original.
func (d Decimal) Power(exponent int64) Decimal {
	if d.undefined {
		return undefined()
	}
	if exponent == 0 {
		return Integer(1)
	}
	base := d.trimmed()
	value := new(big.Int).Exp(base.value, big.NewInt(exponent), nil)
	return Decimal{value: value, scale: base.scale * int(exponent)}.trimmed()
}

// Raise is d ** exponent: exact for whole exponents, else to as many digits as the original has.
func (d Decimal) Raise(exponent Decimal) Decimal {
	switch {
	case d.undefined || exponent.undefined:
		return undefined()
	case exponent.value.Sign() == 0:
		return Integer(1)
	case d.value.Sign() == 0:
		return Integer(0)
	}
	exponent = exponent.trimmed()
	base := d.trimmed()
	if exponent.scale > 0 {
		half := exponent.scale == 1 && exponent.value.Cmp(big.NewInt(5)) == 0
		switch {
		case d.value.Sign() < 0:
			return undefined()
		case half:
			root, _ := realSqrt(base)
			return root
		}
		return realPower(base, exponent)
	}
	whole := exponent.shift(-exponent.scale).value
	power := base.Power(new(big.Int).Abs(whole).Int64())
	if whole.Sign() < 0 {
		return Integer(1).Over(power).trimmed()
	}
	return power
}

func (d Decimal) trimmed() Decimal {
	if d.value.Sign() == 0 {
		return Integer(0)
	}
	result := d
	for result.scale > 0 {
		quotient, rest := new(big.Int).QuoRem(result.value, bigTen, new(big.Int))
		if rest.Sign() != 0 {
			break
		}
		result = Decimal{value: quotient, scale: result.scale - 1}
	}
	return result
}

// Rounding says how ROUNDED rounds.
type Rounding int

// The modes of ROUNDED; none is Truncation without ROUNDED.
const (
	NotRounded Rounding = iota
	Truncation
	AwayFromZero
	NearestAwayFromZero
	NearestEven
	NearestTowardZero
	Prohibited
	TowardGreater
	TowardLesser
)

// round rounds for a field with scale digits after the point; the digits themselves are dropped later. It is
// false when rounding is prohibited and would change the value.
func (d Decimal) round(scale int, rounding Rounding) (Decimal, bool) {
	sign := d.value.Sign()
	if sign == 0 || scale >= d.scale {
		return d, true
	}
	dropped := d.scale - scale
	inexact := func(places int, times int64) bool {
		step := new(big.Int).Mul(powerOfTen(places), big.NewInt(times))
		return new(big.Int).Rem(d.value, step).Sign() != 0
	}
	away := func() Decimal {
		step := new(big.Int).Mul(powerOfTen(dropped), big.NewInt(int64(sign)))
		return Decimal{value: step.Add(d.value, step), scale: d.scale}
	}
	half := func() Decimal {
		near := d.shift(1 - dropped)
		near.value.Add(near.value, big.NewInt(5*int64(sign)))
		return near
	}
	switch rounding {
	case Prohibited:
		return d, false
	case Truncation:
		return d, true
	case AwayFromZero:
		if inexact(dropped, 1) {
			return away(), true
		}
		return d, true
	case TowardGreater:
		if sign > 0 && inexact(dropped, 1) {
			return away(), true
		}
		return d, true
	case TowardLesser:
		if sign < 0 && inexact(dropped, 1) {
			return away(), true
		}
		return d, true
	case NearestTowardZero:
		if !inexact(dropped-1, 5) {
			return d.shift(1 - dropped), true
		}
	case NearestEven:
		if !inexact(dropped-1, 5) {
			near := d.shift(1 - dropped)
			last := new(big.Int).Rem(new(big.Int).Abs(near.value), bigHundred).Int64()
			if last%20 == 5 {
				return near, true
			}
		}
	}
	return half(), true
}
