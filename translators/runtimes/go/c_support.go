package theseusrt

import (
	"bytes"
	"math"
	"strconv"
	"strings"
)

// What C programs use of their library: NUL-terminated text, memory, formatted fields.
//
// Text is bytes without the NUL. Offsets count from 0; a bad one stops the program, as nothing in C says
// what it does.

// CCharAt gives the byte at an offset of a text; its end is a NUL.
func CCharAt(text string, at int64) byte {
	if at == int64(len(text)) {
		return 0
	}
	return text[at]
}

// CSkip gives what follows an offset of a text.
func CSkip(text string, from int64) string {
	return text[from:]
}

// CText gives the bytes before the NUL in an array, from an offset on.
func CText(array []byte, from int64) string {
	rest := array[from:]
	return string(rest[:cNulAt(rest)])
}

// CTextWithin gives the same, but at most so many bytes; there may be no NUL.
func CTextWithin(array []byte, from int64, limit uint64) string {
	rest := array[from:]
	rest = rest[:min(limit, uint64(len(rest)))]
	if at := bytes.IndexByte(rest, 0); at >= 0 {
		rest = rest[:at]
	}
	return string(rest)
}

func cNulAt(array []byte) int {
	at := bytes.IndexByte(array, 0)
	if at < 0 {
		panic("no NUL in the array")
	}
	return at
}

// CArrayLength gives the number of bytes before the NUL in an array, from an offset on.
func CArrayLength(array []byte, from int64) uint64 {
	return uint64(cNulAt(array[from:]))
}

// CBytes gives a text with its NUL.
func CBytes(text string) []byte {
	return append([]byte(text), 0)
}

// CTail gives a copy of what follows an offset of an array.
func CTail[T any](array []T, from int64) []T {
	return append([]T(nil), array[from:]...)
}

// CCopy is memcpy between different arrays, in elements.
func CCopy[T any](to []T, toAt int64, from []T, fromAt int64, count uint64) {
	if count == 0 {
		return
	}
	copy(to[toAt:uint64(toAt)+count], from[fromAt:uint64(fromAt)+count])
}

// CMoveWithin is memmove inside one array, in elements.
func CMoveWithin[T any](array []T, to, from int64, count uint64) {
	if count == 0 {
		return
	}
	copy(array[to:uint64(to)+count], array[from:uint64(from)+count])
}

// CFill is memset, in elements.
func CFill[T any](to []T, at int64, value T, count uint64) {
	if count == 0 {
		return
	}
	part := to[at : uint64(at)+count]
	for i := range part {
		part[i] = value
	}
}

// CStoreText is strcpy: the text and its NUL.
func CStoreText(to []byte, at int64, text string) {
	part := to[at : at+int64(len(text))+1]
	copy(part, text)
	part[len(text)] = 0
}

// CAppendText is strcat: the text and its NUL, over the NUL that ends what is there.
func CAppendText(to []byte, at int64, text string) {
	CStoreText(to, at+int64(CArrayLength(to, at)), text)
}

// CStoreLimited is what snprintf stores: as much of the text as fits in limit bytes with a NUL behind it;
// nothing when limit is 0.
func CStoreLimited(to []byte, at int64, text string, limit uint64) {
	if limit == 0 {
		return
	}
	if uint64(len(text)) > limit-1 {
		text = text[:limit-1]
	}
	CStoreText(to, at, text)
}

// CStorePadded is strncpy: exactly count bytes, the text cut or followed by NULs.
func CStorePadded(to []byte, at int64, text string, count uint64) {
	part := to[at : uint64(at)+count]
	clear(part[copy(part, text):])
}

// CStorePaddedBytes is strncpy from an array, which need not hold a NUL among the first count bytes.
func CStorePaddedBytes(to []byte, at int64, from []byte, fromAt int64, count uint64) {
	rest := from[fromAt:]
	kept := bytes.IndexByte(rest, 0)
	if kept < 0 || uint64(kept) > count {
		kept = int(count)
	}
	CStorePadded(to, at, string(rest[:kept]), count)
}

// COrderBytes is memcmp as -1, 0 or 1.
func COrderBytes(left []byte, leftAt int64, right []byte, rightAt int64, count uint64) int32 {
	if count == 0 {
		return 0
	}
	return int32(bytes.Compare(left[leftAt:uint64(leftAt)+count], right[rightAt:uint64(rightAt)+count]))
}

// COrderTexts is strncmp as -1, 0 or 1.
func COrderTexts(left, right string, count uint64) int32 {
	if uint64(len(left)) > count {
		left = left[:count]
	}
	if uint64(len(right)) > count {
		right = right[:count]
	}
	return int32(strings.Compare(left, right))
}

// CSpan is strspn: how many bytes at the beginning are all in set.
func CSpan(text, set string) uint64 {
	count := 0
	for count < len(text) && strings.IndexByte(set, text[count]) >= 0 {
		count++
	}
	return uint64(count)
}

// CSpanWithout is strcspn: how many bytes at the beginning are none of set.
func CSpanWithout(text, set string) uint64 {
	count := 0
	for count < len(text) && strings.IndexByte(set, text[count]) < 0 {
		count++
	}
	return uint64(count)
}

// CPrint writes a text to standard output.
func CPrint(text string) {
	WriteOut(text)
}

// CAbort is abort: what was written and not flushed is lost in C when it goes to a pipe or file.
func CAbort() {
	Abort()
}

// Formatted fields (C17 7.21.6.1). flags holds the characters of "-+ #0" that are given; a negative width
// means "-" and its size; a negative precision means none.

func cPadded(flags string, width int64, sign, body string, zerosAllowed bool) string {
	left := strings.Contains(flags, "-") || width < 0
	if width < 0 {
		width = -width
	}
	missing := max(0, int(width)-len(sign)-len(body))
	switch {
	case left:
		return sign + body + strings.Repeat(" ", missing)
	case zerosAllowed && strings.Contains(flags, "0"):
		return sign + strings.Repeat("0", missing) + body
	default:
		return strings.Repeat(" ", missing) + sign + body
	}
}

func cDigits(text string, precision int64) string {
	if precision == 0 && text == "0" {
		return ""
	}
	return strings.Repeat("0", max(0, int(precision)-len(text))) + text
}

func cSign(negative bool, flags string) string {
	switch {
	case negative:
		return "-"
	case strings.Contains(flags, "+"):
		return "+"
	case strings.Contains(flags, " "):
		return " "
	default:
		return ""
	}
}

// CSignedField is %d.
func CSignedField(value int64, flags string, width, precision int64) string {
	magnitude := uint64(value)
	if value < 0 {
		magnitude = -magnitude
	}
	body := cDigits(strconv.FormatUint(magnitude, 10), precision)
	return cPadded(flags, width, cSign(value < 0, flags), body, precision < 0)
}

// CUnsignedField is %u.
func CUnsignedField(value uint64, flags string, width, precision int64) string {
	return cPadded(flags, width, "", cDigits(strconv.FormatUint(value, 10), precision), precision < 0)
}

// CHexField is %x.
func CHexField(value uint64, flags string, width, precision int64) string {
	prefix := ""
	if strings.Contains(flags, "#") && value != 0 {
		prefix = "0x"
	}
	return cPadded(flags, width, prefix, cDigits(strconv.FormatUint(value, 16), precision), precision < 0)
}

// CUpperHexField is %X.
func CUpperHexField(value uint64, flags string, width, precision int64) string {
	return strings.ToUpper(CHexField(value, flags, width, precision))
}

// COctalField is %o.
func COctalField(value uint64, flags string, width, precision int64) string {
	body := cDigits(strconv.FormatUint(value, 8), precision)
	if strings.Contains(flags, "#") && !strings.HasPrefix(body, "0") {
		body = "0" + body
	}
	return cPadded(flags, width, "", body, precision < 0)
}

// CCharField is %c.
func CCharField(value byte, flags string, width int64) string {
	return cPadded(flags, width, "", string([]byte{value}), false)
}

// CTextField is %s.
func CTextField(text, flags string, width, precision int64) string {
	if precision >= 0 && int64(len(text)) > precision {
		text = text[:precision]
	}
	return cPadded(flags, width, "", text, false)
}

// CFloatField is %f.
func CFloatField(value float64, flags string, width, precision int64) string {
	sign := cSign(math.Signbit(value), flags)
	switch {
	case math.IsNaN(value):
		return cPadded(flags, width, sign, "nan", false)
	case math.IsInf(value, 0):
		return cPadded(flags, width, sign, "inf", false)
	}
	if precision < 0 {
		precision = 6
	}
	body := strconv.FormatFloat(math.Abs(value), 'f', int(precision), 64)
	if precision == 0 && strings.Contains(flags, "#") {
		body += "."
	}
	return cPadded(flags, width, sign, body, true)
}
