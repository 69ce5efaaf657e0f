package cobol

import (
	"encoding/binary"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Digits that a float keeps when it becomes a decimal number.
const floatDigits = 96

// What eight blanks are as a float: the original takes it for zero.
const blankFloat = 0x2020202020202020

// Two floats whose difference is this part of the first one count as equal.
const floatTolerance = 0.0000001

// The digits that the compiler takes COMP-1 and COMP-2 to have.
var (
	singleShape = &shape{kind: kindFloat, digits: 15, scale: 8, signed: true}
	doubleShape = &shape{kind: kindFloat, digits: 34, scale: 17, signed: true}
)

// FloatItem is COMP-1, four bytes long, or COMP-2, eight.
func FloatItem(slot int, offset, size int64) Item {
	if size == 4 {
		return Item{shape: singleShape, slot: slot, offset: offset, size: size}
	}
	return Item{shape: doubleShape, slot: slot, offset: offset, size: size}
}

func floatOf(data []byte) float64 {
	if len(data) == 4 {
		return float64(math.Float32frombits(binary.LittleEndian.Uint32(data)))
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(data))
}

func putFloat(data []byte, value float64) {
	if len(data) == 4 {
		binary.LittleEndian.PutUint32(data, math.Float32bits(float32(value)))
		return
	}
	binary.LittleEndian.PutUint64(data, math.Float64bits(value))
}

// decimalOfFloat is the float's exact value, to 96 digits.
func decimalOfFloat(value float64) Decimal {
	if value == 0 || math.IsInf(value, 0) || math.IsNaN(value) || math.Float64bits(value) == blankFloat {
		return Integer(0)
	}
	fraction, exponent := math.Frexp(math.Abs(value))
	mantissa := uint64(math.Ldexp(fraction, 53))
	exponent -= 53
	for mantissa%2 == 0 {
		mantissa /= 2
		exponent++
	}
	number, scale := new(big.Int).SetUint64(mantissa), max(-exponent, 0)
	if exponent >= 0 {
		number.Lsh(number, uint(exponent))
	} else {
		number.Mul(number, new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(scale)), nil))
	}
	if dropped := len(digitsOf(number)) - floatDigits; dropped > 0 {
		half := new(big.Int).Mul(big.NewInt(5), powerOfTen(dropped-1))
		number.Quo(number.Add(number, half), powerOfTen(dropped))
		scale -= dropped
	}
	if value < 0 {
		number.Neg(number)
	}
	decimal := Decimal{value: wholeOf(number), scale: scale}
	if scale < 0 {
		return decimal.shift(-scale)
	}
	return decimal.trimmed()
}

// floatFrom is a decimal number cut to a float's digits; false, and zero, when it is too large for one.
func floatFrom(decimal Decimal) (float64, bool) {
	if decimal.value.sign() == 0 {
		return 0, true
	}
	number, divisor := new(big.Int).Abs(decimal.value.view()), big.NewInt(1)
	if decimal.scale > 0 {
		divisor = powerOfTen(decimal.scale)
	} else {
		number.Mul(number, powerOfTen(-decimal.scale))
	}
	// 54 bits of the quotient, or 55: the 53 that count are cut off them.
	shift := 54 - number.BitLen() + divisor.BitLen()
	if shift > 0 {
		number.Lsh(number, uint(shift))
	} else {
		divisor = new(big.Int).Lsh(divisor, uint(-shift))
	}
	bits := number.Quo(number, divisor).Uint64()
	exponent := -shift
	for bits>>53 != 0 || exponent < -1074 {
		bits >>= 1
		exponent++
	}
	if exponent > 971 {
		return 0, false
	}
	value := math.Ldexp(float64(bits), exponent)
	if decimal.value.sign() < 0 {
		return -value, true
	}
	return value, true
}

// storeFloat says whether the number was stored: one that is too large becomes zero, or infinite in COMP-1.
func (m *Machine) storeFloat(decimal Decimal, data []byte, keep bool) bool {
	value, fits := floatFrom(decimal)
	if len(data) == 4 {
		fits = fits && !math.IsInf(float64(float32(value)), 0)
	}
	if keep && !fits {
		m.raiseSize()
		return false
	}
	putFloat(data, value)
	return true
}

// fromFloat moves a float.
func fromFloat(from []byte, target *Item, data []byte) {
	if target.kind == kindFloat {
		putFloat(data, floatOf(from))
		return
	}
	value := decimalOfFloat(floatOf(from))
	switch target.kind {
	case kindBinary, kindPacked, kindBare:
		moveDecimal(value, target, data)
	case kindDisplay:
		storeDisplay(target, data, value.value.shift(target.scale-value.scale), storeOption{})
	default:
		size := max(len(digitsOf(value.value.view())), value.scale)
		item, bytes := between(size, value.scale), make([]byte, size)
		storeDisplay(&item, bytes, value.value, storeOption{})
		moveBytes(&item, bytes, target, data)
	}
}

// toFloat moves a number to a float.
func toFloat(source *Item, from, data []byte) {
	value, _ := floatFrom(decimalOf(source, from))
	putFloat(data, value)
}

// compareFloats: what differs by a small part of the left one is equal.
func compareFloats(left, right float64) int64 {
	switch {
	case left == right || left != 0 && math.Abs((left-right)/left) < floatTolerance:
		return 0
	case left < right:
		return -1
	}
	return 1
}

// asFloat is a number as comparisons with floats take it.
func asFloat(item *Item, data []byte) float64 {
	if item.kind == kindFloat {
		return floatOf(data)
	}
	value, _ := floatFrom(decimalOf(item, data))
	return value
}

// shownFloat is a float in 8 or 16 digits, with an exponent where it is very large or small.
func shownFloat(data []byte) []byte {
	value, digits := floatOf(data), 16
	if len(data) == 4 {
		digits = 8
	}
	switch {
	case math.IsNaN(value):
		return []byte("NaN")
	case math.IsInf(value, 0):
		if value < 0 {
			return []byte("-INF")
		}
		return []byte("INF")
	}
	mantissa, power, _ := strings.Cut(strconv.FormatFloat(value, 'e', digits-1, 64), "e")
	exponent, _ := strconv.Atoi(power)
	if exponent < -4 || exponent >= digits {
		sign := "+"
		if exponent < 0 {
			sign, exponent = "-", -exponent
		}
		return []byte(withoutZeros(mantissa) + "E" + sign + strconv.Itoa(exponent))
	}
	return []byte(withoutZeros(strconv.FormatFloat(value, 'f', digits-1-exponent, 64)))
}

func withoutZeros(number string) string {
	if !strings.Contains(number, ".") {
		return number
	}
	return strings.TrimSuffix(strings.TrimRight(number, "0"), ".")
}
