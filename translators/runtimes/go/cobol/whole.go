package cobol

import (
	"math"
	"math/big"
	"math/bits"
)

// whole is a whole number of any size: in small, or in large, which is nil when small holds it. The smallest int64 is
// never in small. Wholes are values: no operation changes its operands.
type whole struct {
	small int64
	large *big.Int
}

var (
	bigTen     = big.NewInt(10)
	bigHundred = big.NewInt(100)
)

// The powers of ten that 64 bits hold, and those that decimals are shifted by most.
var (
	smallPowers = [...]uint64{
		1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
	}
	largePowers = powersOfTen()
)

func powersOfTen() [80]*big.Int {
	var powers [80]*big.Int
	powers[0] = big.NewInt(1)
	for n := 1; n < len(powers); n++ {
		powers[n] = new(big.Int).Mul(powers[n-1], bigTen)
	}
	return powers
}

// powerOfTen is not to be changed.
func powerOfTen(exponent int) *big.Int {
	if exponent < len(largePowers) {
		return largePowers[exponent]
	}
	return new(big.Int).Exp(bigTen, big.NewInt(int64(exponent)), nil)
}

// wholeOf takes the number over: it is not to be changed any more.
func wholeOf(value *big.Int) whole {
	if value.IsInt64() && value.Int64() != math.MinInt64 {
		return whole{small: value.Int64()}
	}
	return whole{large: value}
}

func wholeOf64(value int64) whole {
	if value == math.MinInt64 {
		return whole{large: big.NewInt(value)}
	}
	return whole{small: value}
}

// wholeOfBits is a number without a sign, negated if so wanted.
func wholeOfBits(value uint64, negative bool) whole {
	if value > math.MaxInt64 {
		return wideOfBits(value, negative)
	}
	if negative {
		return whole{small: -int64(value)}
	}
	return whole{small: int64(value)}
}

// wideOfBits is wholeOfBits of what small does not hold.
func wideOfBits(value uint64, negative bool) whole {
	large := new(big.Int).SetUint64(value)
	if negative {
		large.Neg(large)
	}
	return whole{large: large}
}

// view is the number as a big one that is not to be changed.
func (w whole) view() *big.Int {
	if w.large != nil {
		return w.large
	}
	return big.NewInt(w.small)
}

// copied is the number as a big one of its own.
func (w whole) copied() *big.Int {
	if w.large != nil {
		return new(big.Int).Set(w.large)
	}
	return big.NewInt(w.small)
}

func (w whole) sign() int {
	switch {
	case w.large != nil:
		return w.large.Sign()
	case w.small < 0:
		return -1
	case w.small > 0:
		return 1
	}
	return 0
}

// size is the absolute value; false when it is a large number's.
func (w whole) size() (uint64, bool) {
	return uint64(max(w.small, -w.small)), w.large == nil
}

func (w whole) negated() whole {
	if w.large != nil {
		return wholeOf(new(big.Int).Neg(w.large))
	}
	return whole{small: -w.small}
}

func (w whole) absolute() whole {
	if w.sign() < 0 {
		return w.negated()
	}
	return w
}

func (w whole) plus(other whole) whole {
	if w.large == nil && other.large == nil {
		if sum := w.small + other.small; (sum > w.small) == (other.small > 0) && sum != math.MinInt64 {
			return whole{small: sum}
		}
	}
	return wholeOf(new(big.Int).Add(w.view(), other.view()))
}

func (w whole) minus(other whole) whole {
	return w.plus(other.negated())
}

func (w whole) times(other whole) whole {
	if w.large == nil && other.large == nil {
		a, _ := w.size()
		b, _ := other.size()
		if high, low := bits.Mul64(a, b); high == 0 && low <= math.MaxInt64 {
			return wholeOfBits(low, (w.small < 0) != (other.small < 0))
		}
	}
	return wholeOf(new(big.Int).Mul(w.view(), other.view()))
}

// over is the quotient toward zero; the divisor is not zero.
func (w whole) over(other whole) whole {
	if w.large == nil && other.large == nil {
		return whole{small: w.small / other.small}
	}
	return wholeOf(new(big.Int).Quo(w.view(), other.view()))
}

// rest is what over leaves, with the dividend's sign.
func (w whole) rest(other whole) whole {
	if w.large == nil && other.large == nil {
		return whole{small: w.small % other.small}
	}
	return wholeOf(new(big.Int).Rem(w.view(), other.view()))
}

// wideOver is the quotient with 38 more digits.
func (w whole) wideOver(other whole) whole {
	dividend, small := w.size()
	divisor, smallToo := other.size()
	if !small || !smallToo {
		return w.shift(divisionDigits).over(other)
	}
	// 19 digits at a time: each part of the quotient is one of 64 bits.
	const nineteen = 1e19
	first, rest := dividend/divisor, dividend%divisor
	high, low := bits.Mul64(rest, nineteen)
	second, rest := bits.Div64(high, low, divisor)
	high, low = bits.Mul64(rest, nineteen)
	third, _ := bits.Div64(high, low, divisor)
	negative := (w.small < 0) != (other.small < 0)
	if first == 0 && second == 0 {
		return wholeOfBits(third, negative)
	}
	value, part := new(big.Int), new(big.Int)
	if first > 0 {
		value.Mul(part.SetUint64(first), powerOfTen(divisionDigits))
	}
	value.Add(value, part.Mul(part.SetUint64(second), powerOfTen(divisionDigits/2)))
	value.Add(value, part.SetUint64(third))
	if negative {
		value.Neg(value)
	}
	return wholeOf(value)
}

// shiftedOver is shift(places).over(divisor).
func (w whole) shiftedOver(places int, divisor whole) whole {
	size, small := w.size()
	by, smallToo := divisor.size()
	if small && smallToo && places >= 0 && places < len(smallPowers) {
		if high, low := bits.Mul64(size, smallPowers[places]); high < by {
			quotient, _ := bits.Div64(high, low, by)
			return wholeOfBits(quotient, (w.small < 0) != (divisor.small < 0))
		}
	}
	return w.shift(places).over(divisor)
}

// shift multiplies by ten to the power of places; digits dropped by a negative one are lost.
func (w whole) shift(places int) whole {
	if w.large == nil {
		size, _ := w.size()
		switch {
		case places == 0 || w.small == 0:
			return w
		case places < -18:
			return whole{}
		case places < 0:
			return wholeOfBits(size/smallPowers[-places], w.small < 0)
		case places < len(smallPowers):
			if high, low := bits.Mul64(size, smallPowers[places]); high == 0 && low <= math.MaxInt64 {
				return wholeOfBits(low, w.small < 0)
			}
		}
	}
	switch {
	case places == 0:
		return w
	case places > 0:
		return wholeOf(new(big.Int).Mul(w.view(), powerOfTen(places)))
	}
	return wholeOf(new(big.Int).Quo(w.view(), powerOfTen(-places)))
}

func (w whole) compare(other whole) int {
	if w.large == nil && other.large == nil {
		switch {
		case w.small < other.small:
			return -1
		case w.small > other.small:
			return 1
		}
		return 0
	}
	return w.view().Cmp(other.view())
}

// longerThan says whether the number has more than so many digits; zero has one.
func (w whole) longerThan(count int) bool {
	if size, small := w.size(); small {
		return count < len(smallPowers) && size >= smallPowers[count] || count == 0
	}
	return w.large.CmpAbs(powerOfTen(count)) >= 0
}

// bitLength is the length of the absolute value in bits.
func (w whole) bitLength() int {
	if size, small := w.size(); small {
		return bits.Len64(size)
	}
	return w.large.BitLen()
}

// low64 is the low 64 bits in two's complement.
func (w whole) low64() uint64 {
	if w.large == nil {
		return uint64(w.small)
	}
	low := new(big.Int).And(new(big.Int).Abs(w.large), new(big.Int).SetUint64(math.MaxUint64)).Uint64()
	if w.large.Sign() < 0 {
		return -low
	}
	return low
}

// putDigits writes the last digits of the absolute value, with leading zeros.
func (w whole) putDigits(field []byte) {
	rest, small := w.size()
	if !small {
		digits := digitsOf(w.large)
		pad := max(len(field)-len(digits), 0)
		fill(field[:pad], '0')
		copy(field[pad:], digits[max(len(digits)-len(field), 0):])
		return
	}
	for n := len(field) - 1; n >= 0; n-- {
		field[n] = '0' + byte(rest%10)
		rest /= 10
	}
}
