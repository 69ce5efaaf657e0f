// Package crc has the cyclic redundancy checks and simple checksums of the line.
package crc

import (
	"hash/adler32"
	"hash/crc32"
)

const (
	poly8  = 0x07
	poly16 = 0x1021
)

var (
	table8  = makeTable8()
	table16 = makeTable16()
)

func makeTable8() (table [256]byte) {
	for i := range table {
		c := byte(i)
		for range 8 {
			if c&0x80 != 0 {
				c = c<<1 ^ poly8
			} else {
				c <<= 1
			}
		}
		table[i] = c
	}
	return table
}

func makeTable16() (table [256]uint16) {
	for i := range table {
		c := uint16(i) << 8
		for range 8 {
			if c&0x8000 != 0 {
				c = c<<1 ^ poly16
			} else {
				c <<= 1
			}
		}
		table[i] = c
	}
	return table
}

// CRC8 starts with 0.
func CRC8(data []byte) byte {
	var crc byte
	for _, b := range data {
		crc = table8[crc^b]
	}
	return crc
}

// CRC16 is CRC-16/CCITT-FALSE; of nothing: 0xFFFF.
func CRC16(data []byte) uint16 {
	crc := uint16(0xFFFF)
	for _, b := range data {
		crc = crc<<8 ^ table16[byte(crc>>8)^b]
	}
	return crc
}

// CRC32 is the one of Ethernet and zip.
func CRC32(data []byte) uint32 {
	return crc32.ChecksumIEEE(data)
}

// Fletcher16 works modulo 255.
func Fletcher16(data []byte) uint16 {
	var low, high uint16
	for _, b := range data {
		low = (low + uint16(b)) % 255
		high = (high + low) % 255
	}
	return high<<8 | low
}

// Adler32 is the one of zlib.
func Adler32(data []byte) uint32 {
	return adler32.Checksum(data)
}

// Xor8 is the exclusive or of all bytes.
func Xor8(data []byte) byte {
	var sum byte
	for _, b := range data {
		sum ^= b
	}
	return sum
}

// LRC8 is the longitudinal redundancy check: the sum of all bytes and this one is 0.
func LRC8(data []byte) byte {
	var sum byte
	for _, b := range data {
		sum += b
	}
	return -sum
}

// Internet16 is the ones' complement sum of 16-bit words (RFC 1071); an odd byte counts as the high one.
func Internet16(data []byte) uint16 {
	var sum uint32
	for i, b := range data {
		if i%2 == 0 {
			sum += uint32(b) << 8
		} else {
			sum += uint32(b)
		}
		sum = sum&0xFFFF + sum>>16
	}
	return ^uint16(sum)
}

// SelfTest counts the mismatches with the published check values over "123456789".
func SelfTest() int {
	digits := []byte("123456789")
	wrong := 0
	for _, right := range []bool{
		CRC8(digits) == 0xF4,
		CRC16(digits) == 0x29B1,
		CRC32(digits) == 0xCBF43926,
		Adler32(digits) == 0x091E01DE,
		Fletcher16(digits) == 0x1EDE,
	} {
		if !right {
			wrong++
		}
	}
	return wrong
}
