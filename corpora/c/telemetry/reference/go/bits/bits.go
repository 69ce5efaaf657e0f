// Package bits does the bit twiddling that math/bits lacks. Counts and widths outside the word are
// masked or saturated.
package bits

import "math/bits"

const wordBits = 32

// Mask has the low n bits set; all of them from 32 on.
func Mask(n uint32) uint32 {
	if n >= wordBits {
		return ^uint32(0)
	}
	return 1<<n - 1
}

// Parity is 1 when the number of one bits is odd.
func Parity(x uint32) int {
	return bits.OnesCount32(x) & 1
}

// Field gives width bits of word from bit pos up; what lies outside the word is 0.
func Field(word, pos, width uint32) uint32 {
	return word >> pos & Mask(width)
}

// Insert gives word with the field replaced by the low bits of value.
func Insert(word, pos, width, value uint32) uint32 {
	mask := Mask(width) << pos
	return word&^mask | value<<pos&mask
}

// SignExtend reads the low width bits of value as a two's complement number.
func SignExtend(value, width uint32) int32 {
	switch {
	case width == 0:
		return 0
	case width >= wordBits:
		return int32(value)
	}
	unused := wordBits - width
	return int32(value<<unused) >> unused
}

// Highest is the index of the highest one bit, -1 for 0.
func Highest(x uint32) int {
	return bits.Len32(x) - 1
}
