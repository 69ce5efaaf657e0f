// Package hashing has the hash codes for the name maps and for the HASH, CHECKSUM and COMBINE
// functions of SQL.
package hashing

import (
	"fmt"
	"hash/adler32"
	"hash/fnv"
	"math/bits"
)

const golden = 0x9E37_79B9

// Hash is that of Fowler, Noll and Vo, variant 1a.
func Hash(s string) uint32 {
	code := fnv.New32a()
	code.Write([]byte(s))
	return code.Sum32()
}

// BucketOf gives 0 .. buckets - 1.
func BucketOf(code uint32, buckets int) int {
	return int(code % uint32(buckets))
}

// Checksum is that of Adler.
func Checksum(s string) uint32 {
	return adler32.Checksum([]byte(s))
}

// Combine depends on the order of its operands.
func Combine(left, right uint32) uint32 {
	return bits.RotateLeft32(left, 5) ^ (right + golden)
}

// HexImage has eight digits and capital letters.
func HexImage(code uint32) string {
	return fmt.Sprintf("%08X", code)
}
