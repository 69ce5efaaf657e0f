package theseusrt

import (
	"fmt"
	"math"
	"math/big"
	"strings"
)

// C's long double on x86-64: a sign, 15 bits of exponent and 64 significant bits, in 16 bytes of a program's memory.
//
// Values are named by their addresses; results go to an address too. Rounding is to the nearest, ties to even.

const (
	extendedLowest  = -16445 // the exponent of the lowest bit that there is
	extendedHighest = 16383  // the exponent of the highest
)

type extendedKind int

const (
	extendedFinite extendedKind = iota
	extendedInfinite
	extendedNan
)

// extendedNumber is digits times 2 to the exponent, when it is finite.
type extendedNumber struct {
	kind     extendedKind
	negative bool
	digits   *big.Int
	exponent int
}

func extendedSpecial(kind extendedKind, negative bool) extendedNumber {
	return extendedNumber{kind, negative, new(big.Int), extendedLowest}
}

func extendedDecoded(digits uint64, signExponent uint16) extendedNumber {
	negative, field := signExponent>>15 != 0, int(signExponent&0x7fff)
	switch {
	case field == 0x7fff && digits<<1 == 0:
		return extendedSpecial(extendedInfinite, negative)
	case field == 0x7fff:
		return extendedSpecial(extendedNan, negative)
	default:
		return extendedNumber{extendedFinite, negative, new(big.Int).SetUint64(digits), max(field, 1) - 1 + extendedLowest}
	}
}

func extendedLoad(address uint64) extendedNumber {
	return extendedDecoded(MemoryLoadU64(address), MemoryLoadU16(address+8))
}

func (w extendedNumber) store(address uint64) {
	digits, field := w.digits.Uint64(), 0
	switch {
	case w.kind == extendedInfinite:
		digits, field = 1<<63, 0x7fff
	case w.kind == extendedNan:
		digits, field = 3<<62, 0x7fff
	case digits>>63 != 0:
		field = w.exponent - extendedLowest + 1
	}
	if w.negative {
		field |= 0x8000
	}
	MemoryStoreU64(address, digits)
	MemoryStoreU16(address+8, uint16(field))
}

// extendedRounded is the value nearest to digits (and a little more, if more) times 2 to the exponent. With more,
// digits has 66 bits or more.
func extendedRounded(negative bool, digits *big.Int, exponent int, more bool) extendedNumber {
	shift := max(digits.BitLen()-64, extendedLowest-exponent)
	kept := extendedNearest(digits, shift, more)
	exponent += shift
	if kept.BitLen() > 64 {
		kept.Rsh(kept, 1)
		exponent++
	}
	if kept.Sign() != 0 && exponent+63 > extendedHighest {
		return extendedSpecial(extendedInfinite, negative)
	}
	return extendedNumber{extendedFinite, negative, kept, exponent}
}

// extendedNearest is a number shifted to the right, rounded to the nearest even.
func extendedNearest(digits *big.Int, shift int, more bool) *big.Int {
	if shift <= 0 {
		return new(big.Int).Lsh(digits, uint(-shift))
	}
	kept := new(big.Int).Rsh(digits, uint(shift))
	rest := new(big.Int).Sub(digits, new(big.Int).Lsh(kept, uint(shift)))
	half := new(big.Int).Lsh(big.NewInt(1), uint(shift-1))
	order := rest.Cmp(half)
	if order > 0 || order == 0 && (more || kept.Bit(0) != 0) {
		kept.Add(kept, big.NewInt(1))
	}
	return kept
}

func (w extendedNumber) isZero() bool { return w.kind == extendedFinite && w.digits.Sign() == 0 }

// aligned are the digits of two finite numbers over the lower of their exponents, with their signs.
func (w extendedNumber) aligned(other extendedNumber) (*big.Int, *big.Int, int) {
	lower := min(w.exponent, other.exponent)
	a := new(big.Int).Lsh(w.digits, uint(w.exponent-lower))
	b := new(big.Int).Lsh(other.digits, uint(other.exponent-lower))
	if w.negative {
		a.Neg(a)
	}
	if other.negative {
		b.Neg(b)
	}
	return a, b, lower
}

func (w extendedNumber) plus(other extendedNumber) extendedNumber {
	switch {
	case w.kind == extendedNan:
		return w
	case other.kind == extendedNan:
		return other
	case w.kind == extendedInfinite && other.kind == extendedInfinite && w.negative != other.negative:
		return extendedSpecial(extendedNan, true)
	case w.kind == extendedInfinite:
		return w
	case other.kind == extendedInfinite:
		return other
	}
	a, b, exponent := w.aligned(other)
	a.Add(a, b)
	if a.Sign() == 0 {
		return extendedSpecial(extendedFinite, w.negative && other.negative)
	}
	negative := a.Sign() < 0
	return extendedRounded(negative, a.Abs(a), exponent, false)
}

func (w extendedNumber) times(other extendedNumber) extendedNumber {
	negative := w.negative != other.negative
	switch {
	case w.kind == extendedNan:
		return w
	case other.kind == extendedNan:
		return other
	case w.kind == extendedInfinite && other.isZero(), other.kind == extendedInfinite && w.isZero():
		return extendedSpecial(extendedNan, true)
	case w.kind == extendedInfinite || other.kind == extendedInfinite:
		return extendedSpecial(extendedInfinite, negative)
	}
	return extendedRounded(negative, new(big.Int).Mul(w.digits, other.digits), w.exponent+other.exponent, false)
}

func (w extendedNumber) over(other extendedNumber) extendedNumber {
	negative := w.negative != other.negative
	switch {
	case w.kind == extendedNan:
		return w
	case other.kind == extendedNan:
		return other
	case w.kind == extendedInfinite && other.kind == extendedInfinite, w.isZero() && other.isZero():
		return extendedSpecial(extendedNan, true)
	case w.kind == extendedInfinite || other.isZero():
		return extendedSpecial(extendedInfinite, negative)
	case other.kind == extendedInfinite || w.isZero():
		return extendedSpecial(extendedFinite, negative)
	}
	quotient, rest := new(big.Int).QuoRem(new(big.Int).Lsh(w.digits, 130), other.digits, new(big.Int))
	return extendedRounded(negative, quotient, w.exponent-other.exponent-130, rest.Sign() != 0)
}

// order is -1, 0 or 1, and false when the numbers have none.
func (w extendedNumber) order(other extendedNumber) (int, bool) {
	if w.kind == extendedNan || other.kind == extendedNan {
		return 0, false
	}
	side := func(n extendedNumber) int {
		switch {
		case n.kind != extendedInfinite:
			return 0
		case n.negative:
			return -1
		default:
			return 1
		}
	}
	if one, two := side(w), side(other); one != 0 || two != 0 {
		return one - two, true
	}
	a, b, _ := w.aligned(other)
	return a.Cmp(b), true
}

// narrowed are the bits of the nearest number of a narrower format, without sign.
func (w extendedNumber) narrowed(precision, lowest int, infinite uint64) uint64 {
	first := precision - 1
	switch {
	case w.kind == extendedInfinite:
		return infinite << first
	case w.kind == extendedNan:
		return infinite<<first | 1<<(first-1)
	case w.isZero():
		return 0
	}
	shift := max(w.digits.BitLen()-precision, lowest-w.exponent)
	kept := extendedNearest(w.digits, shift, false).Uint64()
	bits := kept
	if kept>>first != 0 {
		bits = uint64(w.exponent+shift-lowest)<<first + kept
	}
	if w.exponent+shift-lowest >= int(infinite) {
		return infinite << first
	}
	return min(bits, infinite<<first)
}

// whole is the number towards zero, and false beyond 64 bits.
func (w extendedNumber) whole() (uint64, bool) {
	if w.kind != extendedFinite {
		return 0, false
	}
	size := new(big.Int)
	if w.exponent < 0 {
		size.Rsh(w.digits, uint(-w.exponent))
	} else {
		size.Lsh(w.digits, uint(w.exponent))
	}
	return size.Uint64(), size.IsUint64()
}

// ExtendedStart makes printf know these numbers.
func ExtendedStart() { memoryWide = extendedShown }

// ExtendedAdd is a + b.
func ExtendedAdd(to, a, b uint64) { extendedLoad(a).plus(extendedLoad(b)).store(to) }

// ExtendedSubtract is a - b.
func ExtendedSubtract(to, a, b uint64) {
	other := extendedLoad(b)
	other.negative = other.negative != (other.kind != extendedNan)
	extendedLoad(a).plus(other).store(to)
}

// ExtendedMultiply is a * b.
func ExtendedMultiply(to, a, b uint64) { extendedLoad(a).times(extendedLoad(b)).store(to) }

// ExtendedDivide is a / b.
func ExtendedDivide(to, a, b uint64) { extendedLoad(a).over(extendedLoad(b)).store(to) }

// ExtendedNegate is -a.
func ExtendedNegate(to, a uint64) {
	digits, field := MemoryLoadU64(a), MemoryLoadU16(a+8)
	MemoryStoreU64(to, digits)
	MemoryStoreU16(to+8, field^0x8000)
}

// ExtendedEqual is a == b.
func ExtendedEqual(a, b uint64) int32 {
	order, ordered := extendedLoad(a).order(extendedLoad(b))
	return memoryTruth(ordered && order == 0)
}

// ExtendedLess is a < b.
func ExtendedLess(a, b uint64) int32 {
	order, ordered := extendedLoad(a).order(extendedLoad(b))
	return memoryTruth(ordered && order < 0)
}

// ExtendedLessOrEqual is a <= b.
func ExtendedLessOrEqual(a, b uint64) int32 {
	order, ordered := extendedLoad(a).order(extendedLoad(b))
	return memoryTruth(ordered && order <= 0)
}

// ExtendedTruth tells whether a number is not zero.
func ExtendedTruth(a uint64) int32 { return memoryTruth(!extendedLoad(a).isZero()) }

// ExtendedFromI64 is a signed integer.
func ExtendedFromI64(to uint64, value int64) {
	digits := big.NewInt(value)
	extendedRounded(value < 0, digits.Abs(digits), 0, false).store(to)
}

// ExtendedFromU64 is an unsigned integer.
func ExtendedFromU64(to, value uint64) {
	extendedRounded(false, new(big.Int).SetUint64(value), 0, false).store(to)
}

// ExtendedFromF64 is a double.
func ExtendedFromF64(to uint64, value float64) {
	bits := math.Float64bits(value)
	field, fraction := int(bits>>52&0x7ff), bits&(1<<52-1)
	negative := math.Signbit(value)
	switch {
	case math.IsNaN(value):
		extendedSpecial(extendedNan, negative).store(to)
	case math.IsInf(value, 0):
		extendedSpecial(extendedInfinite, negative).store(to)
	case field == 0:
		extendedRounded(negative, new(big.Int).SetUint64(fraction), -1074, false).store(to)
	default:
		extendedRounded(negative, new(big.Int).SetUint64(fraction|1<<52), field-1075, false).store(to)
	}
}

// ExtendedToI64 is the number towards zero.
func ExtendedToI64(a uint64) int64 {
	number := extendedLoad(a)
	size, fits := number.whole()
	switch {
	case !fits || size >= 1<<63:
		return math.MinInt64
	case number.negative:
		return -int64(size)
	default:
		return int64(size)
	}
}

// ExtendedToU64 is the number towards zero.
func ExtendedToU64(a uint64) uint64 {
	number := extendedLoad(a)
	size, fits := number.whole()
	switch {
	case !fits:
		return 1 << 63
	case number.negative:
		return -size
	default:
		return size
	}
}

// ExtendedToF64 is the nearest double.
func ExtendedToF64(a uint64) float64 {
	number := extendedLoad(a)
	value := math.Float64frombits(number.narrowed(53, -1074, 0x7ff))
	if number.negative {
		return math.Copysign(value, -1)
	}
	return value
}

// ExtendedToF32 is the nearest float.
func ExtendedToF32(a uint64) float32 {
	number := extendedLoad(a)
	bits := uint32(number.narrowed(24, -149, 0xff))
	if number.negative {
		bits |= 1 << 31
	}
	return math.Float32frombits(bits)
}

// extendedExact are all decimal digits of a finite number, and how many of them follow the point.
func extendedExact(w extendedNumber) (string, int) {
	digits := new(big.Int).Lsh(w.digits, uint(max(w.exponent, 0)))
	scale := max(-w.exponent, 0)
	digits.Mul(digits, new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(scale)), nil))
	return strings.TrimLeft(digits.String(), "0"), scale
}

// extendedFirst are the first digits, rounded; whether there is one more in front of them now.
func extendedFirst(digits string, count int) (string, bool) {
	if count < 0 {
		return "", false
	}
	if count >= len(digits) {
		return digits + strings.Repeat("0", count-len(digits)), false
	}
	kept, rest := []byte(digits[:count]), digits[count:]
	odd := count > 0 && kept[count-1]%2 != 0
	half := rest[0] == '5' && strings.Trim(rest[1:], "0") == ""
	if rest[0] < '5' || half && !odd {
		return string(kept), false
	}
	for at := count - 1; at >= 0; at-- {
		if kept[at] < '9' {
			kept[at]++
			return string(kept), false
		}
		kept[at] = '0'
	}
	return "1" + string(kept), true
}

func extendedFixed(digits string, scale, precision int, point bool) string {
	kept, _ := extendedFirst(digits, len(digits)-scale+precision)
	kept = strings.Repeat("0", max(precision+1-len(kept), 0)) + kept
	if precision > 0 || point {
		kept = kept[:len(kept)-precision] + "." + kept[len(kept)-precision:]
	}
	return kept
}

func extendedScientific(digits string, scale, precision int, point bool) (string, int) {
	kept, more := extendedFirst(digits, precision+1)
	kept = kept[:precision+1]
	exponent := 0
	if digits != "" {
		exponent = len(digits) - scale - 1
	}
	if more {
		exponent++
	}
	if precision > 0 || point {
		kept = kept[:1] + "." + kept[1:]
	}
	return fmt.Sprintf("%se%+03d", kept, exponent), exponent
}

// extendedShown is what %Lf, %Le and %Lg print of a number without its sign; whether it is finite.
func extendedShown(digits uint64, signExponent uint16, style byte, precision int, point bool) (string, bool) {
	number := extendedDecoded(digits, signExponent)
	switch number.kind {
	case extendedInfinite:
		return "inf", false
	case extendedNan:
		return "nan", false
	}
	all, scale := extendedExact(number)
	switch style {
	case 'f':
		return extendedFixed(all, scale, precision, point), true
	case 'e':
		text, _ := extendedScientific(all, scale, precision, point)
		return text, true
	}
	least := max(precision, 1)
	text, exponent := extendedScientific(all, scale, least-1, point)
	if exponent >= -4 && exponent < least {
		text = extendedFixed(all, scale, least-1-exponent, point)
	}
	shown, rest, found := strings.Cut(text, "e")
	if !point && strings.Contains(shown, ".") {
		shown = strings.TrimRight(strings.TrimRight(shown, "0"), ".")
	}
	if found {
		shown += "e" + rest
	}
	return shown, true
}
