package theseusrt

import "strings"

// Index gives the position, counted from 0, of an index that must lie within low..high.
func Index[T Integer](index T, low, high int) int {
	at := Convert[int](index)
	if at < low || at > high {
		panic(constraint())
	}
	return at - low
}

// At gives the position, counted from 0, of an index into length elements that are numbered from low.
func At[T Integer](index T, low, length int) int {
	return Index(index, low, low+length-1)
}

// CloneEach gives a slice of copies of all elements, which a function makes.
func CloneEach[T any](of []T, clone func(T) T) []T {
	if of == nil {
		return nil
	}
	made := make([]T, len(of))
	for i, each := range of {
		made[i] = clone(each)
	}
	return made
}

func bounds(length, base, low, high int) (int, int) {
	if high < low {
		return 0, 0
	}
	if low < base || high > base+length-1 {
		panic(constraint())
	}
	return low - base, high - base + 1
}

// Slice gives elements low..high of those numbered from base; none when high < low.
func Slice[T any](of []T, base, low, high int) []T {
	first, last := bounds(len(of), base, low, high)
	return of[first:last]
}

// SetSlice replaces elements low..high by as many others.
func SetSlice[T any](of []T, base, low, high int, value []T) {
	target := Slice(of, base, low, high)
	if len(target) != len(value) {
		panic(constraint())
	}
	copy(target, value)
}

// SetBytes replaces bytes low..high by a string of that length.
func SetBytes(of []byte, base, low, high int, value string) {
	target := Slice(of, base, low, high)
	if len(target) != len(value) {
		panic(constraint())
	}
	copy(target, value)
}

// Substring gives bytes low..high of a string, counted from 1; none when high < low.
func Substring(of string, low, high int) string {
	first, last := bounds(len(of), 1, low, high)
	return of[first:last]
}

// WithByte gives the string with one byte replaced.
func WithByte[T Integer](of string, index T, value byte) string {
	at := At(index, 1, len(of))
	return of[:at] + string([]byte{value}) + of[at+1:]
}

// WithSlice gives the string with bytes low..high replaced by as many others.
func WithSlice(of string, low, high int, value string) string {
	first, last := bounds(len(of), 1, low, high)
	if last-first != len(value) {
		panic(constraint())
	}
	return of[:first] + value + of[last:]
}

// Char is a string of one byte.
func Char(value byte) string {
	return string([]byte{value})
}

// Exactly gives the bytes of a string that must have that length.
func Exactly(value string, length int) []byte {
	if len(value) != length {
		panic(constraint())
	}
	return []byte(value)
}

// ExactSlice gives a slice that must have that length.
func ExactSlice[T any](value []T, length int) []T {
	if len(value) != length {
		panic(constraint())
	}
	return value
}

// Bounded gives a string that may have at most limit bytes.
func Bounded(value string, limit int) string {
	if len(value) > limit {
		panic(constraint())
	}
	return value
}

// Repeat is a string of count equal bytes; empty when count is negative.
func Repeat(element byte, count int) string {
	return strings.Repeat(Char(element), max(0, count))
}

// Concat gives all elements of some arrays, in a new one.
func Concat[T any](parts ...[]T) []T {
	var all []T
	for _, part := range parts {
		all = append(all, part...)
	}
	return all
}
