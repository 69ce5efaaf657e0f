// Package codes has line codes and small compressions.
package codes

import "math/bits"

const (
	// BadBCD stands for a number without a packed decimal form, and for what is none.
	BadBCD = 0xFFFFFFFF

	lfsrSeed = 0xACE1
	lfsrTaps = 0xB400 // 16 14 13 11
	longest  = 255    // run
)

// Gray is the reflected binary code of n.
func Gray(n uint32) uint32 {
	return n ^ n>>1
}

// Ungray undoes Gray.
func Ungray(g uint32) uint32 {
	for shift := 1; shift < 32; shift *= 2 {
		g ^= g >> shift
	}
	return g
}

// BCD is packed decimal; BadBCD for numbers of more than eight digits.
func BCD(n uint32) uint32 {
	if n > 99999999 {
		return BadBCD
	}
	var bcd uint32
	for shift := 0; n != 0; shift += 4 {
		bcd |= n % 10 << shift
		n /= 10
	}
	return bcd
}

// UnBCD is BadBCD when some nibble is no decimal digit.
func UnBCD(bcd uint32) uint32 {
	var n uint32
	for shift := 28; shift >= 0; shift -= 4 {
		digit := bcd >> shift & 15
		if digit > 9 {
			return BadBCD
		}
		n = n*10 + digit
	}
	return n
}

// Hamming is Hamming(7,4): positions 1..7 from bit 0, parity at 1, 2 and 4.
func Hamming(nibble byte) byte {
	d0, d1, d2, d3 := nibble&1, nibble>>1&1, nibble>>2&1, nibble>>3&1
	p1, p2, p4 := d0^d1^d3, d0^d2^d3, d1^d2^d3
	return p1 | p2<<1 | d0<<2 | p4<<3 | d1<<4 | d2<<5 | d3<<6
}

// Unhamming gives the nibble and whether a wrong bit was repaired; ok is false when bit 7 is set.
func Unhamming(code byte) (nibble byte, repaired, ok bool) {
	if code&0x80 != 0 {
		return 0, false, false
	}
	syndrome := 0
	for i, mask := range []byte{0x55, 0x66, 0x78} {
		syndrome |= bits.OnesCount8(code&mask) & 1 << i
	}
	if syndrome != 0 {
		code ^= 1 << (syndrome - 1)
	}
	return code>>2&1 | code>>4&7<<1, syndrome != 0, true
}

func lfsrNext(state uint16) uint16 {
	if state&1 != 0 {
		return state>>1 ^ lfsrTaps
	}
	return state >> 1
}

// Whiten is its own inverse. Seed 0 stands for the usual one.
func Whiten(data []byte, seed uint16) {
	if seed == 0 {
		seed = lfsrSeed
	}
	for i := range data {
		data[i] ^= byte(seed)
		seed = lfsrNext(seed)
	}
}

// RLE gives pairs of count (1..255) and byte.
func RLE(data []byte) []byte {
	var out []byte
	for len(data) > 0 {
		run := 1
		for run < len(data) && run < longest && data[run] == data[0] {
			run++
		}
		out = append(out, byte(run), data[0])
		data = data[run:]
	}
	return out
}

// UnRLE is false when the pairs are not whole, a count is 0, or there are more than limit bytes.
func UnRLE(data []byte, limit int) ([]byte, bool) {
	var out []byte
	if len(data)%2 != 0 {
		return nil, false
	}
	for i := 0; i < len(data); i += 2 {
		count := int(data[i])
		if count == 0 || count > limit-len(out) {
			return nil, false
		}
		for range count {
			out = append(out, data[i+1])
		}
	}
	return out, true
}

// Delta makes each byte its difference to the one before, mod 256.
func Delta(data []byte) {
	var before byte
	for i, now := range data {
		data[i] = now - before
		before = now
	}
}

// Undelta undoes Delta.
func Undelta(data []byte) {
	for i := 1; i < len(data); i++ {
		data[i] += data[i-1]
	}
}

// LargestStep is the difference of neighbours, as signed bytes, that is farthest from 0; the first of equals.
func LargestStep(data []byte) int {
	best := 0
	for i := 1; i < len(data); i++ {
		step := int(int8(data[i] - data[i-1]))
		if max(step, -step) > max(best, -best) {
			best = step
		}
	}
	return best
}
