// Package numbers reads, writes and computes with the two numeric types, exactly. DECIMAL values are
// a number of hundredths; every rounding is half away from zero. Results that are not ok left their
// range.
package numbers

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"migrated/char_class"
)

// Cents is a number of hundredths, from -MaxCents to MaxCents.
type Cents int64

// MaxCents is the greatest DECIMAL.
const MaxCents = 999_999_999_999_999

var (
	// ErrMalformed says that a text is no number.
	ErrMalformed = errors.New("not a number")
	// ErrRange says that a number is too great or too small.
	ErrRange = errors.New("number out of range")
)

// ToCents checks the range.
func ToCents(hundredths int64) (Cents, bool) {
	return Cents(hundredths), -MaxCents <= hundredths && hundredths <= MaxCents
}

// FromInteger can't fail: a DECIMAL has room for every INTEGER.
func FromInteger(n int32) Cents {
	return Cents(n) * 100
}

// ToInteger checks the range.
func ToInteger(n int64) (int32, bool) {
	return int32(n), math.MinInt32 <= n && n <= math.MaxInt32
}

// String writes two digits behind the point.
func (c Cents) String() string {
	sign := ""
	if c < 0 {
		sign = "-"
		c = -c
	}
	return fmt.Sprintf("%s%d.%02d", sign, c/100, c%100)
}

// Rounded is the nearest integer.
func (c Cents) Rounded() (int32, bool) {
	return ToInteger(RoundDiv(int64(c), 100))
}

// Plus adds.
func (c Cents) Plus(other Cents) (Cents, bool) {
	return ToCents(int64(c) + int64(other))
}

// Minus subtracts.
func (c Cents) Minus(other Cents) (Cents, bool) {
	return ToCents(int64(c) - int64(other))
}

// Times multiplies and rounds. The product of hundredths must not leave 64 bits.
func (c Cents) Times(other Cents) (Cents, bool) {
	if c == 0 || other == 0 {
		return 0, true
	}
	product := int64(c) * int64(other)
	if product/int64(other) != int64(c) {
		return 0, false
	}
	return ToCents(RoundDiv(product, 100))
}

// DividedBy divides by what must not be zero, and rounds.
func (c Cents) DividedBy(other Cents) (Cents, bool) {
	return ToCents(RoundDiv(int64(c)*100, int64(other)))
}

// RoundedTo rounds. Places: 2 no change, 1 tenths, 0 units, -1 tens and so on.
func (c Cents) RoundedTo(places int32) (Cents, bool) {
	if places >= 2 {
		return c, true
	}
	if places < -12 {
		return 0, true
	}
	unit := int64(1)
	for p := places; p < 2; p++ {
		unit *= 10
	}
	return ToCents(RoundDiv(int64(c), unit) * unit)
}

// Sign is -1, 0 or 1.
func (c Cents) Sign() int32 {
	switch {
	case c < 0:
		return -1
	case c > 0:
		return 1
	}
	return 0
}

// RoundDiv divides by what must not be zero, and rounds half away from zero.
func RoundDiv(numerator, denominator int64) int64 {
	quotient := numerator / denominator
	remainder := numerator % denominator
	if 2*magnitude(remainder) < magnitude(denominator) {
		return quotient
	}
	if (numerator < 0) == (denominator < 0) {
		return quotient + 1
	}
	return quotient - 1
}

func magnitude(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}

// GroupedImage separates thousands by commas.
func GroupedImage(n int32) string {
	digits := strconv.FormatInt(magnitude(int64(n)), 10)
	var result strings.Builder
	if n < 0 {
		result.WriteByte('-')
	}
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			result.WriteByte(',')
		}
		result.WriteByte(digits[i])
	}
	return result.String()
}

// PermilleImage writes tenths of a percent, "12.5%".
func PermilleImage(permille int64) string {
	return fmt.Sprintf("%d.%d%%", permille/10, permille%10)
}

// Share is the part in tenths of a percent, and zero when the whole is zero.
func Share(part, whole int) int64 {
	if whole == 0 {
		return 0
	}
	return RoundDiv(int64(part)*1000, int64(whole))
}

// Power is not ok for exponents outside of 0 .. 64 either.
func Power(base, exponent int32) (int32, bool) {
	if exponent < 0 || exponent > 64 {
		return 0, false
	}
	result := int32(1)
	for range exponent {
		var ok bool
		if result, ok = ToInteger(int64(result) * int64(base)); !ok {
			return 0, false
		}
	}
	return result, true
}

// unsigned splits a sign off.
func unsigned(s string) (negative bool, digits string) {
	if digits, negative = strings.CutPrefix(s, "-"); negative {
		return true, digits
	}
	return false, strings.TrimPrefix(s, "+")
}

func areDigits(s string) bool {
	for i := range len(s) {
		if !char_class.IsDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// ParseInteger reads digits with an optional sign.
func ParseInteger(s string) (int32, error) {
	negative, digits := unsigned(s)
	if !areDigits(digits) {
		return 0, ErrMalformed
	}
	if negative {
		digits = "-" + digits
	}
	n, err := strconv.ParseInt(digits, 10, 32)
	if err != nil {
		return 0, ErrRange
	}
	return int32(n), nil
}

// ParseCents reads digits with an optional sign and point. The third digit behind the point decides
// the rounding.
func ParseCents(s string) (Cents, error) {
	negative, digits := unsigned(s)
	whole, fraction, hasPoint := strings.Cut(digits, ".")
	if !areDigits(whole) || hasPoint && !areDigits(fraction) {
		return 0, ErrMalformed
	}
	hundredths, err := strconv.ParseInt(whole+(fraction + "00")[:2], 10, 64)
	if err != nil {
		return 0, ErrRange
	}
	if len(fraction) > 2 && fraction[2] >= '5' && hundredths <= MaxCents {
		hundredths++
	}
	cents, ok := ToCents(hundredths)
	if !ok {
		return 0, ErrRange
	}
	if negative {
		cents = -cents
	}
	return cents, nil
}
