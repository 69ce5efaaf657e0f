package theseusrt

import (
	"math"
	"math/bits"
)

// Conversions between fixed and floating point (ARM 4.6(31-32)) as GNAT 12 makes them on x86-64: a product with the type's
// small, or with one over it, of 64 significant bits. The factor is `significand * 2**exponent`.

// adaFixedProduct is a product rounded to 64 significant bits, halves to even, and the power of two that it counts.
func adaFixedProduct(value, significand uint64) (uint64, int) {
	high, low := bits.Mul64(value, significand)
	drop := bits.Len64(high)
	if drop == 0 {
		return low, 0
	}
	kept, rest := high<<(64-drop)|low>>drop, low<<(64-drop)
	const half = 1 << 63
	if rest > half || rest == half && kept%2 == 1 {
		kept++
		if kept == 0 {
			return half, drop + 1
		}
	}
	return kept, drop
}

func adaFixedSize(value int64) uint64 {
	if value < 0 {
		return -uint64(value)
	}
	return uint64(value)
}

// AdaFixedToLong is a fixed-point value as one of 64 bits.
func AdaFixedToLong(value int64, significand uint64, exponent int32) float64 {
	units, power := adaFixedProduct(adaFixedSize(value), significand)
	size := math.Ldexp(float64(units), power+int(exponent))
	if value < 0 {
		return -size
	}
	return size
}

// AdaFixedToShort is a fixed-point value as one of 32 bits.
func AdaFixedToShort(value int64, significand uint64, exponent int32) float32 {
	units, power := adaFixedProduct(adaFixedSize(value), significand)
	size := float32(math.Ldexp(float64(float32(units)), power+int(exponent)))
	if value < 0 {
		return -size
	}
	return size
}

// AdaFixedCut is a floating-point value in units of a fixed-point type, cut toward zero as for decimal types.
func AdaFixedCut(value float64, significand uint64, exponent int32) int64 {
	return adaFixedWhole(value, significand, exponent, false)
}

// AdaFixedRounded is AdaFixedCut, but rounded; halves go away from zero.
func AdaFixedRounded(value float64, significand uint64, exponent int32) int64 {
	return adaFixedWhole(value, significand, exponent, true)
}

func adaFixedWhole(value float64, significand uint64, exponent int32, halves bool) int64 {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		panic(constraint())
	}
	stored := math.Float64bits(math.Abs(value))
	mantissa, scale := stored&(1<<52-1), int(stored>>52)
	if scale == 0 {
		scale = 1
	} else {
		mantissa |= 1 << 52
	}
	units, power := adaFixedProduct(mantissa, significand)
	shift := power + int(exponent) + scale - 1075
	negative := math.Signbit(value)
	var whole uint64
	switch {
	case shift < 0 && shift >= -64:
		whole = units >> -shift
		if halves && units>>(-shift-1)&1 == 1 {
			whole++
		}
	case shift >= 0 && units != 0:
		if shift > bits.LeadingZeros64(units) {
			panic(constraint())
		}
		whole = units << shift
	}
	if whole > math.MaxInt64 && !(negative && whole == 1<<63) {
		panic(constraint())
	}
	if negative {
		return int64(-whole)
	}
	return int64(whole)
}
