package cobol

import "math/big"

// Digits that a division adds to the quotient.
const divisionDigits = 38

// The scale that marks what is no number in the original.
const undefinedScale = -32768

// Decimal is a number as GnuCOBOL computes with it: value times ten to the power of -scale, nothing rounded before
// the end; undefined after a division by zero, and, improper, after a power that is no number: value is then what was
// divided, which comparisons see. Decimals are values: no operation changes its operands.
type Decimal struct {
	value     whole
	scale     int
	undefined bool
	improper  bool
}

// Integer is a whole number as a Decimal.
func Integer(value int64) Decimal {
	return Decimal{value: wholeOf64(value)}
}

func undefined() Decimal {
	return Decimal{undefined: true}
}

// lost is the result of an operation on what is undefined, or on a divisor of zero.
func (d Decimal) lost(other Decimal) Decimal {
	improper := d.improper
	if other.undefined {
		improper = other.improper // what was met last
	}
	return Decimal{value: d.value, undefined: true, improper: improper}
}

// shift gives the same number with places more digits after the point; digits dropped are lost.
func (d Decimal) shift(places int) Decimal {
	return Decimal{value: d.value.shift(places), scale: d.scale + places, undefined: d.undefined, improper: d.improper}
}

func (d Decimal) aligned(other Decimal) (whole, whole, int) {
	if d.scale == other.scale {
		return d.value, other.value, d.scale
	}
	scale := max(d.scale, other.scale)
	return d.value.shift(scale - d.scale), other.value.shift(scale - other.scale), scale
}

// Compare gives -1, 0 or 1. The original compares what is no number too, and takes the mark of that for its scale.
func (d Decimal) Compare(other Decimal) int64 {
	if d.undefined {
		d.scale = undefinedScale
	}
	if other.undefined {
		other.scale = undefinedScale
	}
	a, b, _ := d.aligned(other)
	return int64(a.compare(b))
}

// Plus adds.
func (d Decimal) Plus(other Decimal) Decimal {
	if d.undefined || other.undefined {
		return d.lost(other)
	}
	a, b, scale := d.aligned(other)
	return Decimal{value: a.plus(b), scale: scale}
}

// Minus subtracts.
func (d Decimal) Minus(other Decimal) Decimal {
	if d.undefined || other.undefined {
		return d.lost(other)
	}
	a, b, scale := d.aligned(other)
	return Decimal{value: a.minus(b), scale: scale}
}

// Times multiplies.
func (d Decimal) Times(other Decimal) Decimal {
	if d.undefined || other.undefined {
		return d.lost(other)
	}
	return Decimal{value: d.value.times(other.value), scale: d.scale + other.scale}
}

// Over divides.
func (d Decimal) Over(other Decimal) Decimal {
	if d.undefined || other.undefined || other.value.sign() == 0 {
		return d.lost(other)
	}
	if d.value.sign() == 0 {
		return Integer(0)
	}
	scale := d.scale - other.scale
	more := max(-scale, 0)
	return Decimal{value: d.value.shift(more).wideOver(other.value), scale: scale + more + divisionDigits}
}

// overFor is the quotient with no more digits than a store with scale digits after the point, so rounded, can see: all
// of them are exact, for to cut a number twice is to cut it once.
func (d Decimal) overFor(divisor Decimal, scale int, rounding Rounding) Decimal {
	switch rounding {
	case NotRounded, Truncation:
	case NearestAwayFromZero:
		scale++
	default:
		return d.Over(divisor)
	}
	if d.undefined || divisor.undefined || divisor.value.sign() == 0 || scale > divisionDigits {
		return d.Over(divisor)
	}
	return Decimal{value: d.value.shiftedOver(scale+divisor.scale-d.scale, divisor.value), scale: scale}
}

// Negated changes the sign.
func (d Decimal) Negated() Decimal {
	if d.undefined {
		return Integer(0).lost(d) // a difference to zero, which is what is kept
	}
	return Decimal{value: d.value.negated(), scale: d.scale, undefined: d.undefined, improper: d.improper}
}

// Power raises to a whole power; zeros at the end of the fraction go before and after, as in the original.
func (d Decimal) Power(exponent int64) Decimal {
	if d.undefined {
		return d
	}
	if exponent == 0 {
		return Integer(1)
	}
	base := d.trimmed()
	value := wholeOf(new(big.Int).Exp(base.value.view(), big.NewInt(exponent), nil))
	return Decimal{value: value, scale: base.scale * int(exponent)}.trimmed()
}

// Raise is d ** exponent: exact for whole exponents, else to as many digits as the original has.
func (d Decimal) Raise(exponent Decimal) Decimal {
	switch {
	case d.undefined || exponent.undefined:
		return d.lost(exponent)
	case exponent.value.sign() == 0:
		return Integer(1)
	case d.value.sign() == 0:
		return Integer(0)
	}
	exponent = exponent.trimmed()
	base := d.trimmed()
	if exponent.scale > 0 {
		half := exponent.scale == 1 && exponent.value == whole{small: 5}
		switch {
		case d.value.sign() < 0:
			return Decimal{value: d.value, undefined: true, improper: true}
		case half:
			root, _ := realSqrt(base)
			return root
		}
		return realPower(base, exponent)
	}
	times := exponent.value.shift(-exponent.scale)
	power := base.Power(int64(times.absolute().low64()))
	if times.sign() < 0 {
		return Integer(1).Over(power).trimmed()
	}
	return power
}

func (d Decimal) trimmed() Decimal {
	if d.value.sign() == 0 {
		return Integer(0)
	}
	result := d
	for result.scale > 0 {
		if result.value.rest(whole{small: 10}).sign() != 0 {
			break
		}
		result = result.shift(-1)
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
	sign := d.value.sign()
	if sign == 0 || scale >= d.scale {
		return d, true
	}
	dropped := d.scale - scale
	inexact := func(places int, times int64) bool {
		return d.value.rest(wholeOf64(times).shift(places)).sign() != 0
	}
	away := func() Decimal {
		return Decimal{value: d.value.plus(wholeOf64(int64(sign)).shift(dropped)), scale: d.scale}
	}
	half := func() Decimal {
		near := d.shift(1 - dropped)
		near.value = near.value.plus(wholeOf64(5 * int64(sign)))
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
			last := near.value.absolute().rest(whole{small: 100})
			if last.small%20 == 5 {
				return near, true
			}
		}
	}
	return half(), true
}
