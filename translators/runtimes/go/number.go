package theseusrt

import "math"

// Signed, Unsigned and Integer are the integers that translated programs compute with.
type Signed interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64
}

type Unsigned interface {
	~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64
}

type Integer interface {
	Signed | Unsigned
}

// Float is the floating-point types.
type Float interface {
	~float32 | ~float64
}

// Value keeps Go from computing with a constant at compile time.
func Value[T any](value T) T {
	return value
}

// Add gives the exact sum or raises constraint_error.
func Add[T Integer](left, right T) T {
	sum := left + right
	if (right >= 0) != (sum >= left) {
		panic(constraint())
	}
	return sum
}

// Sub gives the exact difference or raises constraint_error.
func Sub[T Integer](left, right T) T {
	difference := left - right
	if (right >= 0) != (difference <= left) {
		panic(constraint())
	}
	return difference
}

// Mul gives the exact product or raises constraint_error. Most factors fit in 32 bits: then nothing is divided.
func Mul[T Integer](left, right T) T {
	a, b := int64(left), int64(right)
	if a == int64(int32(a)) && b == int64(int32(b)) && (b < 0) == (right < 0) {
		if product := T(a * b); int64(product) == a*b && (product < 0) == (a*b < 0) {
			return product
		}
	}
	return multiply(left, right)
}

// multiply is Mul for any factors.
func multiply[T Integer](left, right T) T {
	if left == 0 || right == 0 {
		return 0
	}
	product := left * right
	if product/right != left || (product < 0) != ((left < 0) != (right < 0)) {
		panic(constraint())
	}
	return product
}

// Div divides, truncating toward zero; by zero and out of range raise constraint_error.
func Div[T Integer](left, right T) T {
	if right == 0 {
		panic(constraint())
	}
	quotient := left / right
	if left < 0 && right < 0 && quotient < 0 {
		panic(constraint())
	}
	return quotient
}

// Rem is the remainder with the sign of the dividend.
func Rem[T Integer](left, right T) T {
	if right == 0 {
		panic(constraint())
	}
	return left % right
}

// Mod is the remainder with the sign of the divisor.
func Mod[T Integer](left, right T) T {
	rest := Rem(left, right)
	if rest != 0 && (rest < 0) != (right < 0) {
		rest += right
	}
	return rest
}

// Neg negates or raises constraint_error.
func Neg[T Integer](value T) T {
	return Sub(0, value)
}

// Abs is the absolute value; of the least value it raises constraint_error.
func Abs[T Integer](value T) T {
	if value < 0 {
		return Neg(value)
	}
	return value
}

// AbsWrap is the absolute value; of the least value it is that value.
func AbsWrap[T Integer](value T) T {
	if value < 0 {
		return -value
	}
	return value
}

// AbsFloat is the absolute value of a float.
func AbsFloat[T Float](value T) T {
	return T(math.Abs(float64(value)))
}

// Pow is an integer power; a negative exponent and a result out of range raise constraint_error.
func Pow[T, E Integer](base T, exponent E) T {
	if exponent < 0 {
		panic(constraint())
	}
	var result T = 1
	for rest := exponent; rest > 0; {
		if rest%2 == 1 {
			result = Mul(result, base)
		}
		rest /= 2
		if rest > 0 {
			base = Mul(base, base)
		}
	}
	return result
}

// PowWrap is an integer power that wraps.
func PowWrap[T, E Integer](base T, exponent E) T {
	var result T = 1
	for rest := exponent; rest > 0; rest /= 2 {
		if rest%2 == 1 {
			result *= base
		}
		base *= base
	}
	return result
}

// PowFloat is a float to an integer power, by squaring.
func PowFloat[T Float, E Integer](base T, exponent E) T {
	negative := exponent < 0
	rest := uint64(exponent)
	if negative {
		rest = -rest
	}
	factor, result := base, T(1)
	for rest > 0 {
		if rest%2 == 1 {
			result *= factor
		}
		rest /= 2
		if rest > 0 {
			factor *= factor
		}
	}
	if negative {
		return 1 / result
	}
	return result
}

// Range gives the value, which must lie within low..high.
func Range[T Integer](value, low, high T) T {
	if value < low || value > high {
		panic(constraint())
	}
	return value
}

// AtLeast gives the value, which must not be less than low.
func AtLeast[T Integer](value, low T) T {
	if value < low {
		panic(constraint())
	}
	return value
}

// AtMost gives the value, which must not be greater than high.
func AtMost[T Integer](value, high T) T {
	if value > high {
		panic(constraint())
	}
	return value
}

// Convert gives the value in another integer type, which must hold it.
func Convert[T, S Integer](value S) T {
	converted := T(value)
	if S(converted) != value || (converted < 0) != (value < 0) {
		panic(constraint())
	}
	return converted
}

// ConvertRange converts and checks that the value lies within low..high.
func ConvertRange[T, S Integer](value S, low, high T) T {
	return Range(Convert[T](value), low, high)
}

// Round gives the nearest integer, halves away from zero, which must lie within low..high.
func Round[T Integer](value float64, low, high T) T {
	rounded := math.Round(value)
	// 2**63 and 2**64 are the least floats that 64-bit integers do not hold.
	if math.IsNaN(rounded) || rounded < float64(low) || rounded > float64(high) ||
		rounded >= 1<<64 || (low < 0 && rounded >= 1<<63) {
		panic(constraint())
	}
	return Range(T(rounded), low, high)
}

// Enum gives the value of an enumeration at a position, of which there are count.
func Enum[E Unsigned, S Integer](position S, count int) E {
	if position < 0 || uint64(position) >= uint64(count) {
		panic(constraint())
	}
	return E(position)
}

// Bool is 1 for true and 0 for false.
func Bool[T Integer](value bool) T {
	if value {
		return 1
	}
	return 0
}

// And and Or evaluate both sides.
func And(left, right bool) bool { return left && right }

// Or evaluates both sides.
func Or(left, right bool) bool { return left || right }

// RangeUp counts from low to high inclusive, without leaving the type at the end.
func RangeUp[T Integer](low, high T) func(yield func(T) bool) {
	return func(yield func(T) bool) {
		for at := low; at <= high; at++ {
			if !yield(at) || at == high {
				return
			}
		}
	}
}

// RangeDown counts from high down to low inclusive.
func RangeDown[T Integer](low, high T) func(yield func(T) bool) {
	return func(yield func(T) bool) {
		for at := high; at >= low; at-- {
			if !yield(at) || at == low {
				return
			}
		}
	}
}
