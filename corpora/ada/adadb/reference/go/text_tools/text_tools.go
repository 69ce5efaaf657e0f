// Package text_tools justifies, trims, searches and compares texts. Texts are bytes, never runes.
// Positions are counted from 1.
package text_tools

import (
	"strconv"
	"strings"

	"migrated/char_class"
)

// MaxWidth is the widest field that can be asked for.
const MaxWidth = 512

// LeftJustify gives exactly width bytes: filled with blanks, or cut.
func LeftJustify(s string, width int) string {
	if len(s) >= width {
		return s[:width]
	}
	return s + strings.Repeat(" ", width-len(s))
}

// RightJustify gives exactly width bytes: filled on the left; all asterisks when s does not fit,
// because a cut number would lie.
func RightJustify(s string, width int) string {
	if len(s) > width {
		return strings.Repeat("*", width)
	}
	return strings.Repeat(" ", width-len(s)) + s
}

// Center puts the odd blank to the right; it gives s itself when that is too long.
func Center(s string, width int) string {
	if len(s) >= width {
		return s
	}
	before := (width - len(s)) / 2
	return LeftJustify(strings.Repeat(" ", before)+s, width)
}

// TrimRight removes blanks, and only blanks.
func TrimRight(s string) string {
	return strings.TrimRight(s, " ")
}

// Trim removes blanks on both sides.
func Trim(s string) string {
	return strings.Trim(s, " ")
}

// mapBytes converts each byte on its own.
func mapBytes(s string, convert func(byte) byte) string {
	result := []byte(s)
	for i, c := range result {
		result[i] = convert(c)
	}
	return string(result)
}

// UpperCase converts Latin-1 letters.
func UpperCase(s string) string {
	return mapBytes(s, char_class.ToUpper)
}

// LowerCase converts Latin-1 letters.
func LowerCase(s string) string {
	return mapBytes(s, char_class.ToLower)
}

// Capitalize makes the first letter of each word a capital one and the others small.
func Capitalize(s string) string {
	inWord := false
	return mapBytes(s, func(c byte) byte {
		if c == ' ' {
			inWord = false
			return c
		}
		if inWord {
			return char_class.ToLower(c)
		}
		inWord = true
		return char_class.ToUpper(c)
	})
}

// SameText reports whether the texts are equal apart from the case.
func SameText(a, b string) bool {
	return UpperCase(a) == UpperCase(b)
}

// byteAt is a blank behind the end.
func byteAt(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return ' '
}

// ComparePadded compares as if the shorter one were filled with blanks (SQL rule): -1, 0 or 1.
func ComparePadded(a, b string) int {
	for i := 0; i < max(len(a), len(b)); i++ {
		left, right := byteAt(a, i), byteAt(b, i)
		if left < right {
			return -1
		}
		if left > right {
			return 1
		}
	}
	return 0
}

// PositionOf is zero when pattern does not occur, and one when it is empty.
func PositionOf(pattern, s string) int {
	return strings.Index(s, pattern) + 1
}

// ReplaceAll leaves s alone when the pattern is empty.
func ReplaceAll(s, pattern, by string) string {
	if pattern == "" {
		return s
	}
	return strings.ReplaceAll(s, pattern, by)
}

// Substring is SQL's SUBSTR: a negative from counts from the end. It is not ok when the arithmetic
// leaves the range of INTEGER.
func Substring(s string, from, count int32) (part string, ok bool) {
	first := int64(from)
	if first < 0 {
		first = int64(len(s)) + first + 1
	}
	sum := first + int64(count)
	last := sum - 1
	if sum != int64(int32(sum)) || last != int64(int32(last)) {
		return "", false
	}
	first = max(first, 1)
	last = min(last, int64(len(s)))
	if last < first {
		return "", true
	}
	return s[first-1 : last], true
}

// Reversed turns the bytes around.
func Reversed(s string) string {
	result := make([]byte, len(s))
	for i := range len(s) {
		result[len(s)-1-i] = s[i]
	}
	return string(result)
}

// WordCount counts what is separated by blanks of any kind.
func WordCount(s string) int {
	count := 0
	inWord := false
	for i := range len(s) {
		blank := char_class.IsBlank(s[i])
		if !blank && !inWord {
			count++
		}
		inWord = !blank
	}
	return count
}

// Quoted puts s between apostrophes, those inside doubled.
func Quoted(s string) string {
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// Printable replaces control characters by a point.
func Printable(s string) string {
	return mapBytes(s, func(c byte) byte {
		if char_class.IsControl(c) {
			return '.'
		}
		return c
	})
}

// Clip gives at most width bytes, "..." marking that something is missing.
func Clip(s string, width int) string {
	switch {
	case len(s) <= width:
		return s
	case width <= 3:
		return s[:width]
	default:
		return s[:width-3] + "..."
	}
}

// Plural gives "1 row", "2 rows".
func Plural(count int, noun string) string {
	if count == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(count) + " " + noun + "s"
}
