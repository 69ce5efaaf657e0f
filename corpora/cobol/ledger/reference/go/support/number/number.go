// Package number handles decimal numbers: scaled integers, their digits, packed storage, rounding.
//
// An amount is a number of hundredths; rates count their own smallest unit. A field of n digits holds
// values below ten to the n: what does not fit is a size error, and false here.
package number

import (
	"fmt"
	"math/big"
)

// Parse gives the number that a string of digits shows; false when a character is not a digit.
func Parse(digits []byte) (int64, bool) {
	var value int64
	for _, b := range digits {
		if b < '0' || b > '9' {
			return 0, false
		}
		value = value*10 + int64(b-'0')
	}
	return value, true
}

// ParseOr is Parse with a value for what is not numeric.
func ParseOr(digits []byte, otherwise int64) int64 {
	if value, ok := Parse(digits); ok {
		return value
	}
	return otherwise
}

// IsNumeric says whether there are only digits.
func IsNumeric(digits []byte) bool {
	_, ok := Parse(digits)
	return ok
}

// Digits gives the value without its sign, with leading zeros.
func Digits(value int64, width int) string {
	return fmt.Sprintf("%0*d", width, Abs(value))
}

// Signed gives a sign, the digits before the point, the point, the digits after it.
func Signed(value int64, whole, fraction int) string {
	digits := Digits(value, whole+fraction)
	return Sign(value) + digits[:whole] + "." + digits[whole:]
}

// Sign gives the sign of a value as text.
func Sign(value int64) string {
	if value < 0 {
		return "-"
	}
	return "+"
}

// Abs gives the value without its sign.
func Abs(value int64) int64 {
	if value < 0 {
		return -value
	}
	return value
}

// PowerOfTen is ten to the n.
func PowerOfTen(n int) int64 {
	power := int64(1)
	for range n {
		power *= 10
	}
	return power
}

// Fits says whether a value fits a field of that many digits.
func Fits(value int64, digits int) bool {
	return Abs(value) < PowerOfTen(digits)
}

// Fit gives a value of any size if it fits a field of that many digits.
func Fit(value *big.Int, digits int) (int64, bool) {
	if !value.IsInt64() {
		return 0, false
	}
	return value.Int64(), Fits(value.Int64(), digits)
}

// Add adds to a total unless the sum does not fit the field of that many digits.
func Add(total *int64, amount int64, digits int) bool {
	sum := *total + amount
	if !Fits(sum, digits) {
		return false
	}
	*total = sum
	return true
}

// Count adds one to a counter that stays at the highest value of its digits.
func Count(counter *int64, digits int) {
	if *counter < PowerOfTen(digits)-1 {
		*counter++
	}
}

// Product multiplies without limits.
func Product(factors ...int64) *big.Int {
	product := big.NewInt(1)
	for _, factor := range factors {
		product.Mul(product, big.NewInt(factor))
	}
	return product
}

// DivideRounded gives the quotient, rounded to the nearest integer, halves away from zero. The divisor is positive.
func DivideRounded(dividend, divisor *big.Int) *big.Int {
	quotient, rest := new(big.Int).QuoRem(dividend, divisor, new(big.Int))
	rest.Abs(rest)
	if rest.Add(rest, rest).Cmp(divisor) >= 0 {
		quotient.Add(quotient, big.NewInt(int64(dividend.Sign())))
	}
	return quotient
}

// Unpack gives the digits of packed storage as a signed number; false when a nibble is no digit or the
// sign is none.
func Unpack(packed []byte) (int64, bool) {
	var value int64
	last := len(packed)*2 - 1
	for i := range last {
		nibble := packed[i/2] >> 4
		if i%2 == 1 {
			nibble = packed[i/2] & 15
		}
		if nibble > 9 {
			return 0, false
		}
		value = value*10 + int64(nibble)
	}
	switch packed[last/2] & 15 {
	case 0x0C:
		return value, true
	case 0x0D:
		return -value, true
	}
	return 0, false
}

// Pack gives a signed number as packed storage of a size, which holds twice as many digits less one.
func Pack(value int64, size int) []byte {
	packed := make([]byte, size)
	nibble := byte(0x0C)
	if value < 0 {
		nibble = 0x0D
	}
	rest := Abs(value)
	for i := size - 1; i >= 0; i-- {
		packed[i] = byte(rest%10)<<4 | nibble
		nibble = byte(rest / 10 % 10)
		rest /= 100
	}
	return packed
}
