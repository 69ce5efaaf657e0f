// Package editamt edits amounts for printing.
package editamt

import (
	"bytes"
	"strings"

	"migrated/support/number"
	"migrated/support/picture"
	"migrated/support/text"
)

const (
	width        = 22
	minusPicture = "ZZ,ZZZ,ZZZ,ZZ9.99-"
	floatPicture = "---,---,---,--9.99"
)

// Edit gives an amount as text of 22 characters, in one of the styles: M trailing minus, C floating currency
// and CR, P check protection, A negative in parentheses, F floating minus, B blank when zero, L left adjusted.
func Edit(amount int64, style byte) []byte {
	edited := ""
	switch style {
	case 'M':
		edited = picture.Edit(amount, minusPicture)
	case 'C':
		edited = picture.Edit(amount, "$$$,$$$,$$$,$$9.99CR")
	case 'P':
		edited = picture.Edit(amount, "**,***,***,**9.99")
		if amount < 0 {
			edited += " DR"
		}
	case 'A':
		edited = accounting(amount)
	case 'F':
		edited = picture.Edit(amount, floatPicture)
	case 'B':
		edited = picture.EditUnlessZero(amount, minusPicture)
	case 'L':
		edited = leftAdjusted(amount)
	default:
		return bytes.Repeat([]byte{'?'}, width)
	}
	return text.Fixed(edited, width)
}

func accounting(amount int64) string {
	if amount < 0 {
		return "(" + leftAdjusted(number.Abs(amount)) + ")"
	}
	return leftAdjusted(amount)
}

func leftAdjusted(amount int64) string {
	return strings.TrimLeft(picture.Edit(amount, floatPicture), " ")
}
