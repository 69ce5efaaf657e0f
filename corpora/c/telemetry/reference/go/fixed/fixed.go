// Package fixed has saturating and fixed-point arithmetic, rounding, and scaled decimals.
package fixed

import (
	"fmt"
	"math"

	"migrated/status"
)

// Fixed is a Q16.16 number.
type Fixed = int32

const (
	one         = 1 << 16
	maxDecimals = 9
	// Far outside 32 bits, and ten times it still fits into 64.
	parseLimit = 1 << 40
)

// Clamp saturates.
func Clamp(value int64) int32 {
	return int32(min(max(value, math.MinInt32), math.MaxInt32))
}

// Add saturates.
func Add(a, b int32) int32 {
	return Clamp(int64(a) + int64(b))
}

// Sub saturates.
func Sub(a, b int32) int32 {
	return Clamp(int64(a) - int64(b))
}

// MulInt saturates.
func MulInt(a, b int32) int32 {
	return Clamp(int64(a) * int64(b))
}

// Add8 saturates.
func Add8(a, b int8) int8 {
	return int8(min(max(int(a)+int(b), math.MinInt8), math.MaxInt8))
}

// Abs saturates: |-2147483648| is 2147483647.
func Abs(a int32) int32 {
	if a < 0 {
		return Sub(0, a)
	}
	return a
}

// Sign is -1, 0 or 1.
func Sign(a int32) int32 {
	switch {
	case a > 0:
		return 1
	case a < 0:
		return -1
	}
	return 0
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// withSign puts the sign back on a magnitude, saturating.
func withSign(magnitude uint64, negative bool) int64 {
	switch {
	case magnitude > math.MaxInt64 && negative:
		return math.MinInt64
	case magnitude > math.MaxInt64:
		return math.MaxInt64
	case negative:
		return -int64(magnitude)
	}
	return int64(magnitude)
}

// DivAway is n / d, ties away from zero; 0 when d is 0.
func DivAway(n, d int64) int64 {
	if d == 0 {
		return 0
	}
	un, ud := magnitude(n), magnitude(d)
	q, r := un/ud, un%ud
	if r >= ud-r {
		q++
	}
	return withSign(q, n < 0 != (d < 0))
}

// DivEven is n / d, ties to even; 0 when d is 0.
func DivEven(n, d int64) int64 {
	if d == 0 {
		return 0
	}
	un, ud := magnitude(n), magnitude(d)
	q, r := un/ud, un%ud
	if r > ud-r || r == ud-r && q%2 != 0 {
		q++
	}
	return withSign(q, n < 0 != (d < 0))
}

// DivFloor is n / d toward minus infinity, saturating; 0 when d is 0.
func DivFloor(n, d int32) int32 {
	if d == 0 {
		return 0
	}
	q := int64(n) / int64(d)
	if n%d != 0 && n < 0 != (d < 0) {
		q--
	}
	return Clamp(q)
}

// ModFloor is the remainder that goes with DivFloor: it has the sign of d.
func ModFloor(n, d int32) int32 {
	if d == 0 {
		return 0
	}
	r := n % d
	if r != 0 && r < 0 != (d < 0) {
		r += d
	}
	return r
}

// FromInt saturates.
func FromInt(n int32) Fixed {
	return Clamp(int64(n) * one)
}

// ToInt is the nearest integer, ties toward plus infinity.
func ToInt(q Fixed) int32 {
	return int32((int64(q) + one/2) >> 16)
}

// Mul rounds ties toward plus infinity.
func Mul(a, b Fixed) Fixed {
	return Clamp((int64(a)*int64(b) + one/2) >> 16)
}

// Div rounds ties away from zero; by zero: the end of the range on a's side.
func Div(a, b Fixed) Fixed {
	switch {
	case b != 0:
		return Clamp(DivAway(int64(a)*one, int64(b)))
	case a > 0:
		return math.MaxInt32
	case a < 0:
		return math.MinInt32
	}
	return 0
}

// ToMilli gives thousandths, ties to even.
func ToMilli(q Fixed) int32 {
	return Clamp(DivEven(int64(q)*1000, one))
}

// FromMilli rounds ties to even and saturates.
func FromMilli(milli int32) Fixed {
	return Clamp(DivEven(int64(milli)*one, 1000))
}

// Isqrt is the integer square root, rounded down.
func Isqrt(n uint64) uint32 {
	var root uint64
	for shift := 31; shift >= 0; shift-- {
		// root has no bit below shift + 1; n is what its square leaves.
		step := root<<(shift+1) | 1<<(2*shift)
		if n >= step {
			n -= step
			root |= 1 << shift
		}
	}
	return uint32(root)
}

// Scale is raw * num / den + offset, rounded once and saturated.
func Scale(raw, num, den, offset int32) int32 {
	return Clamp(DivAway(int64(raw)*int64(num), int64(den)) + int64(offset))
}

// Unscale is the raw value nearest to an engineering value.
func Unscale(value, num, den, offset int32) int32 {
	return Clamp(DivAway(int64(Sub(value, offset))*int64(den), int64(num)))
}

// Format shows a scaled integer as a decimal ("-0.05").
func Format(value int32, decimals int) string {
	sign := ""
	if value < 0 {
		sign = "-"
	}
	decimals = min(decimals, maxDecimals)
	digits := fmt.Sprintf("%0*d", decimals+1, magnitude(int64(value)))
	whole, fraction := digits[:len(digits)-decimals], digits[len(digits)-decimals:]
	if fraction == "" {
		return sign + whole
	}
	return sign + whole + "." + fraction
}

// Parse reads a decimal as a scaled integer; the first digit too many rounds, the others are only checked.
func Parse(s string, decimals int) (int32, error) {
	decimals = min(decimals, maxDecimals)
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative, s = s[0] == '-', s[1:]
	}
	var n int64
	var roundUp int64
	digits, seen, point := false, 0, false
	for i := range len(s) {
		c := s[i]
		if c == '.' && !point {
			point = true
			continue
		}
		if c < '0' || c > '9' {
			return 0, status.Syntax
		}
		digits = true
		switch {
		case seen < decimals || !point:
			n = min(n*10+int64(c-'0'), parseLimit)
		case seen == decimals && c >= '5':
			roundUp = 1
		}
		if point {
			seen = min(seen+1, decimals+1)
		}
	}
	if !digits {
		return 0, status.Syntax
	}
	for ; seen < decimals; seen++ {
		n = min(n, parseLimit) * 10
	}
	n += roundUp
	if negative {
		n = -n
	}
	if n < math.MinInt32 || n > math.MaxInt32 {
		return 0, status.Range
	}
	return int32(n), nil
}
