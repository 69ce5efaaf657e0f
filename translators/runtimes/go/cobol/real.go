package cobol

import (
	"math"
	"math/big"
	mathbits "math/bits"
	"sync"
)

// Elementary functions to 96 significant digits, which is what GnuCOBOL gives: computed with whole numbers that count
// units of 10 to the power of -realPlaces.

const (
	realPlaces = 240
	realDigits = 96
	realExact  = 100 // so many times halved, a number of 53 bits has no more digits than that
)

// Numbers that are asked for again and again; nobody changes them.
var (
	realOne = sync.OnceValue(func() *big.Int { return powerOfTen(realPlaces) })
	fixedPi = sync.OnceValue(func() *big.Int {
		part := func(n, factor int64) *big.Int { return multiple(oddPowers(small(realOne(), n), true), factor) }
		return minus(part(5, 16), part(239, 4))
	})
	logTwo = sync.OnceValue(func() *big.Int { return multiple(artanh(big.NewInt(1), big.NewInt(3)), 2) })
	logTen = sync.OnceValue(func() *big.Int { return fixedLog(fixed(Integer(10))) })
)

func fixed(value Decimal) *big.Int { return value.value.shift(realPlaces - value.scale).copied() }

func times(a, b *big.Int) *big.Int {
	product := new(big.Int).Mul(a, b)
	return product.Quo(product, realOne())
}

func over(a, b *big.Int) *big.Int {
	product := new(big.Int).Mul(a, realOne())
	return product.Quo(product, b)
}

func small(value *big.Int, divisor int64) *big.Int {
	return new(big.Int).Quo(value, big.NewInt(divisor))
}

func plus(a, b *big.Int) *big.Int { return new(big.Int).Add(a, b) }

func minus(a, b *big.Int) *big.Int { return new(big.Int).Sub(a, b) }

func multiple(a *big.Int, factor int64) *big.Int { return new(big.Int).Mul(a, big.NewInt(factor)) }

// rounded is a result, with as many digits as the original has.
func rounded(value *big.Int) Decimal {
	count := len(digitsOf(new(big.Int).Abs(value)))
	if value.Sign() == 0 || count <= realDigits {
		return Decimal{value: wholeOf(value), scale: realPlaces}.trimmed()
	}
	dropped := count - realDigits
	unit := powerOfTen(dropped)
	half := small(unit, 2)
	near := plus(value, half)
	if value.Sign() < 0 {
		near = minus(value, half)
	}
	kept := Decimal{value: wholeOf(near.Quo(near, unit)), scale: realPlaces - dropped}
	if kept.scale < 0 {
		kept = kept.shift(-kept.scale)
	}
	return kept.trimmed()
}

// realWhole is the whole part.
func realWhole(value Decimal) Decimal { return value.shift(-value.scale) }

// realFloor is the greatest whole number that is not greater.
func realFloor(value Decimal) Decimal {
	cut := realWhole(value)
	if value.value.sign() < 0 && cut.Compare(value) != 0 {
		return cut.Minus(Integer(1))
	}
	return cut
}

func fixedRoot(value *big.Int) *big.Int {
	product := new(big.Int).Mul(value, realOne())
	return product.Sqrt(product)
}

// series is a power series: the first term, and how each follows from the one before, until nothing is left.
func series(first *big.Int, next func(term *big.Int, n int64) *big.Int) *big.Int {
	sum, term := first, first
	for n := int64(1); term.Sign() != 0; n++ {
		term = next(term, n)
		sum = plus(sum, term)
	}
	return sum
}

// oddPowers is the sum of x^k/k over odd k, with alternating signs for the arc tangent.
func oddPowers(x *big.Int, alternate bool) *big.Int {
	square := times(x, x)
	sum, power := x, x
	for k := int64(3); power.Sign() != 0; k += 2 {
		power = times(power, square)
		if alternate {
			power.Neg(power)
		}
		sum = plus(sum, small(power, k))
	}
	return sum
}

func fixedExp(x *big.Int) *big.Int {
	reduced := small(x, 1<<20)
	result := series(realOne(), func(term *big.Int, n int64) *big.Int { return small(times(term, reduced), n) })
	for range 20 {
		result = times(result, result)
	}
	return result
}

func artanh(numerator, denominator *big.Int) *big.Int {
	return oddPowers(over(numerator, denominator), false)
}

// fixedLog is the natural logarithm of a positive number.
func fixedLog(x *big.Int) *big.Int {
	reduced, twos := x, int64(0)
	one := realOne()
	two := multiple(one, 2)
	for reduced.Cmp(two) > 0 {
		reduced = small(reduced, 2)
		twos++
	}
	for reduced.Cmp(one) < 0 {
		reduced = multiple(reduced, 2)
		twos--
	}
	near := multiple(artanh(minus(reduced, one), plus(reduced, one)), 2)
	return plus(near, multiple(logTwo(), twos))
}

func fixedSin(x *big.Int) *big.Int {
	x = new(big.Int).Rem(x, multiple(fixedPi(), 2))
	square := times(x, x)
	return series(x, func(term *big.Int, n int64) *big.Int {
		power := times(term, square)
		return small(power.Neg(power), 2*n*(2*n+1))
	})
}

func fixedAtan(x *big.Int) *big.Int {
	// tan(a/2) = t / (1 + sqrt(1 + t*t)), a few times, makes the series short.
	reduced := x
	for range 6 {
		slope := fixedRoot(plus(realOne(), times(reduced, reduced)))
		reduced = over(reduced, plus(realOne(), slope))
	}
	return multiple(oddPowers(reduced, true), 64)
}

func fixedAsin(x *big.Int) (*big.Int, bool) {
	rest := minus(realOne(), times(x, x))
	if rest.Sign() < 0 {
		return nil, false
	}
	if rest.Sign() == 0 {
		quarter := small(fixedPi(), 2)
		if x.Sign() < 0 {
			quarter.Neg(quarter)
		}
		return quarter, true
	}
	return fixedAtan(over(x, fixedRoot(rest))), true
}

func realPi() Decimal { return rounded(fixedPi()) }

func realE() Decimal { return rounded(fixedExp(realOne())) }

func realSin(x Decimal) (Decimal, bool) { return rounded(fixedSin(fixed(x))), true }

func quarterTurnFurther(x Decimal) *big.Int { return plus(fixed(x), small(fixedPi(), 2)) }

func realCos(x Decimal) (Decimal, bool) { return rounded(fixedSin(quarterTurnFurther(x))), true }

func realTan(x Decimal) (Decimal, bool) {
	cosine := fixedSin(quarterTurnFurther(x))
	if cosine.Sign() == 0 {
		return undefined(), false
	}
	return rounded(over(fixedSin(fixed(x)), cosine)), true
}

func realAtan(x Decimal) (Decimal, bool) { return rounded(fixedAtan(fixed(x))), true }

func realAsin(x Decimal) (Decimal, bool) {
	angle, ok := fixedAsin(fixed(x))
	if !ok {
		return undefined(), false
	}
	return rounded(angle), true
}

func realAcos(x Decimal) (Decimal, bool) {
	angle, ok := fixedAsin(fixed(x))
	if !ok {
		return undefined(), false
	}
	return rounded(minus(small(fixedPi(), 2), angle)), true
}

func realExp(x Decimal) (Decimal, bool) { return rounded(fixedExp(fixed(x))), true }

func realLog(x Decimal) (Decimal, bool) {
	if x.value.sign() <= 0 {
		return undefined(), false
	}
	return rounded(fixedLog(fixed(x))), true
}

func realLog10(x Decimal) (Decimal, bool) {
	if x.value.sign() <= 0 {
		return undefined(), false
	}
	return rounded(over(fixedLog(fixed(x)), logTen())), true
}

func realSqrt(x Decimal) (Decimal, bool) {
	if x.value.sign() < 0 {
		return undefined(), false
	}
	return rounded(fixedRoot(fixed(x))), true
}

// realPower is x to the power of y, which is no whole number; x is positive.
func realPower(x, y Decimal) Decimal {
	return rounded(fixedExp(times(fixedLog(fixed(x)), fixed(y))))
}

// ofDouble is the exact value of a floating-point number that is not negative and less than 2.
func ofDouble(value float64) Decimal {
	bits := math.Float64bits(value)
	exponent := int(bits>>52) - 1075
	if value == 0 || exponent < -700 {
		return Integer(0)
	}
	mantissa := bits&(1<<52-1) | 1<<52
	zeros := mathbits.TrailingZeros64(mantissa)
	halvings := -exponent - zeros
	scaled := new(big.Int).SetUint64(mantissa >> zeros)
	if halvings <= realExact { // an odd number times a power of five: no zero at its end
		five := new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(halvings)), nil)
		return Decimal{value: wholeOf(scaled.Mul(scaled, five)), scale: halvings}
	}
	scaled.Mul(scaled, realOne())
	for range halvings {
		scaled = small(scaled, 2)
	}
	return rounded(scaled)
}
