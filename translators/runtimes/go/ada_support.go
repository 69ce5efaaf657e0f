package theseusrt

import (
	"bytes"
	"fmt"
	"math"
	"math/big"
	"os"
	"strconv"
	"strings"
	"time"
)

// What Ada's predefined library does, as GNAT does it (measured with GNAT 12).

// The full names of the files that are open, of whatever package: GNAT opens none twice.
var adaOpenNames = map[string]bool{}

// The longest name of a file that GNAT takes.
const adaLongestName = 4096

// AdaFullName is a file's name as GNAT knows it: below the current directory, as it was given.
func AdaFullName(name string) string {
	if here, err := os.Getwd(); err == nil && !strings.HasPrefix(name, "/") {
		return here + "/" + name
	}
	return name
}

func indexError() {
	Raise("ada_strings.index_error", "")
}

// AdaImage is Integer'Image: a blank or a minus first.
func AdaImage(value int64) string {
	if value < 0 {
		return strconv.FormatInt(value, 10)
	}
	return " " + strconv.FormatInt(value, 10)
}

// AdaImageUnsigned is 'Image of a modular type.
func AdaImageUnsigned(value uint64) string {
	return " " + strconv.FormatUint(value, 10)
}

// AdaCheckRange gives the value, which must lie within bounds that only the program knows.
func AdaCheckRange(value, low, high int64) int64 {
	if value < low || value > high {
		panic(constraint())
	}
	return value
}

// AdaExtent says how many indexes there are from one bound to the other.
func AdaExtent(first, last int32) int32 {
	if last < first {
		return 0
	}
	return last - first + 1
}

// AdaPlace gives the place, from 1 on, of an index in an array of several dimensions that is kept row after row. before is
// the place of its row among all rows, 1 in the first dimension.
func AdaPlace(before, index, first, last int32) int32 {
	if index < first || index > last {
		panic(constraint())
	}
	return (before-1)*AdaExtent(first, last) + index - first + 1
}

// AdaPowerModulo gives base ** exponent of a modular type; the modulus is at most 2 ** 32, and the base less.
func AdaPowerModulo(base uint64, exponent int32, modulus uint64) uint64 {
	if exponent < 0 {
		panic(constraint())
	}
	result := 1 % modulus
	for ; exponent > 0; exponent /= 2 {
		if exponent%2 == 1 {
			result = result * base % modulus
		}
		base = base * base % modulus
	}
	return result
}

const adaEnough = int64(1) << 62

// Digits with single underlines between them, from at; the value (cut off when it is huge), and where they end.
func adaDigits(text string, at int, base int64) (value int64, huge bool, next int, ok bool) {
	lastWasDigit := false
	for at < len(text) {
		c := text[at]
		if c == '_' && lastWasDigit {
			lastWasDigit = false
			at++
			continue
		}
		digit := int64(strings.IndexByte("0123456789abcdef", c|0x20))
		if c >= '0' && c <= '9' {
			digit = int64(c - '0')
		} else if c < 'A' {
			digit = -1
		}
		if digit < 0 {
			break
		}
		if digit >= base {
			if digit < 10 || base == 16 {
				return 0, false, at, false
			}
			break
		}
		if value > (adaEnough-digit)/base {
			huge = true
		} else {
			value = value*base + digit
		}
		lastWasDigit = true
		at++
	}
	return value, huge, at, lastWasDigit
}

// The value of a numeric literal, as magnitude and sign; huge when it is beyond 2**62.
func adaParse(text string) (value int64, huge, negative, ok bool) {
	text = strings.Trim(text, " ")
	at := 0
	if text != "" && (text[0] == '-' || text[0] == '+') {
		negative = text[0] == '-'
		at = 1
	}
	value, huge, next, ok := adaDigits(text, at, 10)
	if !ok {
		return 0, false, false, false
	}
	base := int64(10)
	if next < len(text) && (text[next] == '#' || text[next] == ':') {
		mark := text[next]
		base = value
		if huge || base < 2 || base > 16 {
			return 0, false, false, false
		}
		value, huge, next, ok = adaDigits(text, next+1, base)
		if !ok || next >= len(text) || text[next] != mark {
			return 0, false, false, false
		}
		next++
	}
	if next < len(text) && text[next]|0x20 == 'e' {
		start := next + 1
		if start < len(text) && text[start] == '+' {
			start++
		}
		exponent, far, after, fine := adaDigits(text, start, 10)
		if !fine {
			return 0, false, false, false
		}
		next = after
		for count := exponent; value != 0 && count > 0 && !huge; count-- {
			huge = value > adaEnough/base
			value *= base
		}
		huge = huge || (far && value != 0)
	}
	return value, huge, negative, next == len(text)
}

// AdaValue is Integer'Value.
func AdaValue(text string) int64 {
	value, huge, negative, ok := adaParse(text)
	if ok && huge {
		// Between 2**62 and 2**63 only plain digits are worth a second look.
		plain := strings.ReplaceAll(strings.Trim(text, " "), "_", "")
		exact, err := strconv.ParseInt(plain, 10, 64)
		if err != nil {
			panic(constraint())
		}
		return exact
	}
	if !ok {
		panic(constraint())
	}
	if negative {
		return -value
	}
	return value
}

// AdaUnsignedValue is 'Value of a modular type: a minus is none of its signs, not even before 0.
func AdaUnsignedValue(text string) int64 {
	if strings.HasPrefix(strings.Trim(text, " "), "-") {
		panic(constraint())
	}
	return AdaValue(text)
}

// AdaEnumValue gives the position of a literal among capital words and characters in quotes, separated by blanks.
func AdaEnumValue(text, words string) int32 {
	wanted := strings.Trim(text, " ")
	if !strings.HasPrefix(wanted, "'") {
		wanted = AdaUpper(wanted)
	}
	for position, word := range strings.Split(words, " ") {
		if word != "" && word == wanted {
			return int32(position)
		}
	}
	panic(constraint())
}

// AdaExceptionMessage gives a message as the run-time system keeps it: at most 200 bytes.
func AdaExceptionMessage(text string) string {
	return text[:min(len(text), 200)]
}

// AdaExceptionName gives an exception's name as Exception_Name does: that of a predefined unit has a dot after `ada`.
func AdaExceptionName(name string) string {
	shown := AdaUpper(name)
	if strings.HasPrefix(shown, "ADA_") {
		return "ADA." + shown[4:]
	}
	return shown
}

// AdaFloatImage is 'Image of a floating-point value: a blank or a minus, so many digits, and an exponent. The digits
// are those of the exact value, rounded half away from zero.
func AdaFloatImage(value float64, digits int32) string {
	sign := " "
	if math.Signbit(value) {
		sign = "-"
	}
	if math.IsNaN(value) {
		return "NaN" + strings.Repeat("*", int(digits)+2)
	}
	if math.IsInf(value, 0) {
		return strings.Replace(sign, " ", "+", 1) + "Inf" + strings.Repeat("*", int(digits)+1)
	}
	exact, power, _ := strings.Cut(strconv.FormatFloat(math.Abs(value), 'e', 770, 64), "e")
	exponent, _ := strconv.Atoi(power)
	shown := []byte(exact[:1] + exact[2:1+digits])
	if exact[1+digits] >= '5' {
		place := len(shown) - 1
		for place >= 0 && shown[place] == '9' {
			shown[place] = '0'
			place--
		}
		if place >= 0 {
			shown[place]++
		} else {
			shown = append([]byte{'1'}, shown[:len(shown)-1]...)
			exponent++
		}
	}
	return fmt.Sprintf("%s%c.%sE%+03d", sign, shown[0], shown[1:], exponent)
}

func AdaIsControl(c byte) bool { return c < 32 || (c >= 127 && c <= 159) }

func AdaIsGraphic(c byte) bool { return !AdaIsControl(c) }

func AdaIsLower(c byte) bool { return (c >= 'a' && c <= 'z') || (c >= 223 && c != 247) }

func AdaIsUpper(c byte) bool { return (c >= 'A' && c <= 'Z') || (c >= 192 && c <= 222 && c != 215) }

func AdaIsLetter(c byte) bool { return AdaIsLower(c) || AdaIsUpper(c) }

func AdaIsDigit(c byte) bool { return c >= '0' && c <= '9' }

func AdaIsDecimalDigit(c byte) bool { return AdaIsDigit(c) }

func AdaIsHexadecimalDigit(c byte) bool {
	return AdaIsDigit(c) || (c|0x20 >= 'a' && c|0x20 <= 'f')
}

func AdaIsAlphanumeric(c byte) bool { return AdaIsLetter(c) || AdaIsDigit(c) }

func AdaIsSpecial(c byte) bool { return AdaIsGraphic(c) && !AdaIsAlphanumeric(c) }

func AdaIsLineTerminator(c byte) bool { return (c >= 10 && c <= 13) || c == 133 }

func AdaIsSpace(c byte) bool { return c == 32 || c == 160 }

func AdaToLower(c byte) byte {
	if AdaIsUpper(c) {
		return c + 32
	}
	return c
}

func AdaToUpper(c byte) byte {
	if AdaIsLower(c) && c != 223 && c != 255 {
		return c - 32
	}
	return c
}

// AdaStringHash gives what GNAT's Ada.Strings.Hash does: the hash of SDBM, a substitute for ndbm.
func AdaStringHash(key string) uint32 {
	hash := uint32(0)
	for i := 0; i < len(key); i++ {
		hash = uint32(key[i]) + hash<<6 + hash<<16 - hash
	}
	return hash
}

func AdaLower(text string) string {
	result := []byte(text)
	for i, c := range result {
		result[i] = AdaToLower(c)
	}
	return string(result)
}

// AdaLowerLiteral is an enumeration literal in lower case; characters between quotes stay as they are.
func AdaLowerLiteral(text string) string {
	if strings.HasPrefix(text, "'") {
		return text
	}
	return AdaLower(text)
}

func AdaUpper(text string) string {
	result := []byte(text)
	for i, c := range result {
		result[i] = AdaToUpper(c)
	}
	return string(result)
}

func AdaAppend(target *string, item string) {
	*target += item
}

func AdaElement(text string, index int32) byte {
	if index < 1 || int(index) > len(text) {
		indexError()
	}
	return text[index-1]
}

func AdaReplaceElement(text *string, index int32, by byte) {
	if index < 1 || int(index) > len(*text) {
		indexError()
	}
	*text = (*text)[:index-1] + string([]byte{by}) + (*text)[index:]
}

// AdaSlice is Slice: positions from 1; up to one behind the end when it is empty.
func AdaSlice(text string, low, high int32) string {
	if int(low) > len(text)+1 || int(high) > len(text) {
		indexError()
	}
	if high < low {
		return ""
	}
	return text[low-1 : high]
}

// AdaIndex gives the place of a pattern, 0 when it is not there.
func AdaIndex(text, pattern string, backward bool) int32 {
	if pattern == "" {
		Raise("ada_strings.pattern_error", "")
	}
	if backward {
		return int32(strings.LastIndex(text, pattern) + 1)
	}
	return int32(strings.Index(text, pattern) + 1)
}

// AdaIndexFrom is Index with From.
func AdaIndexFrom(text, pattern string, from int32, backward bool) int32 {
	if text == "" {
		return 0
	}
	if !backward && from < 1 || backward && int(from) > len(text) {
		indexError()
	}
	if backward {
		return AdaIndex(text[:max(from, 0)], pattern, true)
	}
	start := min(int(from)-1, len(text))
	place := AdaIndex(text[start:], pattern, false)
	if place == 0 {
		return 0
	}
	return place + int32(start)
}

// AdaFromFirst is a place counted from 1 (0: none) in a string whose first index is another one.
func AdaFromFirst(place, first int32) int32 {
	if place == 0 {
		return 0
	}
	return place - 1 + first
}

func AdaIndexNonBlank(text string, backward bool) int32 {
	if backward {
		return int32(len(strings.TrimRight(text, " ")))
	}
	rest := strings.TrimLeft(text, " ")
	if rest == "" {
		return 0
	}
	return int32(len(text) - len(rest) + 1)
}

// AdaCount counts occurrences that do not overlap.
func AdaCount(text, pattern string) int32 {
	if pattern == "" {
		Raise("ada_strings.pattern_error", "")
	}
	return int32(bytes.Count([]byte(text), []byte(pattern)))
}

// AdaTrim is Trim; side is the position in Trim_End: left, right, both.
func AdaTrim(text string, side int32) string {
	if side != 1 {
		text = strings.TrimLeft(text, " ")
	}
	if side != 0 {
		text = strings.TrimRight(text, " ")
	}
	return text
}

func AdaHead(text string, count int32, pad byte) string {
	if int(count) <= len(text) {
		return text[:count]
	}
	return text + strings.Repeat(string([]byte{pad}), int(count)-len(text))
}

// AdaMoved is Ada.Strings.Fixed.Move: the text in another length. drop is left, right or error, justify left, right or
// center.
func AdaMoved(text string, length, drop, justify int32, pad byte) string {
	size := max(0, int(length))
	padding := string([]byte{pad})
	if len(text) > size {
		first, last := text[:size], text[len(text)-size:]
		switch {
		case drop == 0:
			return last
		case drop == 1:
			return first
		case justify == 0 && strings.Trim(text[size:], padding) == "":
			return first
		case justify == 1 && strings.Trim(text[:len(text)-size], padding) == "":
			return last
		}
		panic(NewException("ada_strings.length_error", ""))
	}
	room := size - len(text)
	front := []int{0, room, room / 2}[justify]
	return strings.Repeat(padding, front) + text + strings.Repeat(padding, room-front)
}

func AdaTail(text string, count int32, pad byte) string {
	if int(count) <= len(text) {
		return text[len(text)-int(count):]
	}
	return strings.Repeat(string([]byte{pad}), int(count)-len(text)) + text
}

func AdaRepeat(text string, count int32) string {
	return strings.Repeat(text, int(count))
}

// AdaReplaceSlice is Replace_Slice: an insertion when high < low.
func AdaReplaceSlice(text string, low, high int32, by string) string {
	if int(low) > len(text)+1 {
		indexError()
	}
	if high < low {
		return AdaInsert(text, low, by)
	}
	return text[:low-1] + by + text[min(len(text), int(high)):]
}

func AdaInsert(text string, before int32, item string) string {
	if before < 1 || int(before) > len(text)+1 {
		indexError()
	}
	return text[:before-1] + item + text[before-1:]
}

func AdaOverwrite(text string, position int32, item string) string {
	if position < 1 || int(position) > len(text)+1 {
		indexError()
	}
	return text[:position-1] + item + text[min(len(text), int(position)-1+len(item)):]
}

func AdaDelete(text string, from, through int32) string {
	if from > through {
		return text
	}
	if from < 1 || int(from) > len(text) || int(through) > len(text) {
		indexError()
	}
	return text[:from-1] + text[through:]
}

// AdaRotateLeft rotates the low bits of a value.
func AdaRotateLeft(value uint64, amount, bits int32) uint64 {
	turn := amount % bits
	if turn == 0 {
		return value
	}
	mask := ^uint64(0) >> (64 - bits)
	return (value<<turn | value>>(bits-turn)) & mask
}

func AdaRotateRight(value uint64, amount, bits int32) uint64 {
	return AdaRotateLeft(value, bits-amount%bits, bits)
}

var (
	adaColumn         = 1
	adaStatus         int32
	adaLineMarkPassed bool
	adaRegular        *bool
)

func AdaPut(text string) {
	WriteOut(text)
	adaColumn += len(text)
}

func AdaPutLine(text string) {
	WriteOut(text)
	AdaNewLine(1)
}

// AdaFlush lets what was written so far leave for good.
func AdaFlush() {
	Flush()
}

func AdaNewLine(spacing int64) {
	for ; spacing > 0; spacing-- {
		WriteOut("\n")
	}
	adaColumn = 1
}

// AdaSetCol is Ada.Text_IO.Set_Col: blanks up to that column, on the next line where this one is already past it.
func AdaSetCol(column int64) {
	if int64(adaColumn) > column {
		AdaNewLine(1)
	}
	AdaPut(strings.Repeat(" ", max(0, int(column)-adaColumn)))
}

// AdaClock gives nanoseconds since 2150, so that every year of Ada.Calendar has a place.
func AdaClock() int64 {
	return time.Now().UnixNano() - adaEpoch*1_000_000_000
}

const adaEpoch = 65_744 * 86_400 // seconds from 1970 to 2150

func adaDate(at int64) time.Time {
	return time.Unix(at/1_000_000_000+adaEpoch, at%1_000_000_000).UTC()
}

// AdaTimeOf is Ada.Calendar.Time_Of: the date at that many nanoseconds of its day.
func AdaTimeOf(year, month, day int32, seconds int64) int64 {
	start := time.Date(int(year), time.Month(month), int(day), 0, 0, 0, 0, time.UTC)
	if int32(start.Month()) != month {
		panic(NewException("ada_calendar.time_error", ""))
	}
	days := (start.Unix() - adaEpoch) / 86_400
	return adaTime(new(big.Int).Add(new(big.Int).Mul(big.NewInt(days), big.NewInt(86_400_000_000_000)), big.NewInt(seconds)))
}

func adaTime(exact *big.Int) int64 {
	if !exact.IsInt64() {
		panic(NewException("ada_calendar.time_error", ""))
	}
	return exact.Int64()
}

// AdaTimeAdd is a time and a duration together.
func AdaTimeAdd(left, right int64) int64 {
	return adaTime(new(big.Int).Add(big.NewInt(left), big.NewInt(right)))
}

// AdaTimeSubtract is the time before, or the duration between two times.
func AdaTimeSubtract(left, right int64) int64 {
	return adaTime(new(big.Int).Sub(big.NewInt(left), big.NewInt(right)))
}

func AdaDateYear(at int64) int32 { return int32(adaDate(at).Year()) }

func AdaDateMonth(at int64) int32 { return int32(adaDate(at).Month()) }

func AdaDateDay(at int64) int32 { return int32(adaDate(at).Day()) }

// AdaDateSeconds gives the nanoseconds of the day.
func AdaDateSeconds(at int64) int64 {
	const whole = 86_400_000_000_000
	return ((at % whole) + whole) % whole
}

var adaControls = strings.Fields("NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN " +
	"ETB CAN EM SUB ESC FS GS RS US DEL RESERVED_128 RESERVED_129 BPH NBH RESERVED_132 NEL SSA ESA HTS HTJ VTS PLD " +
	"PLU RI SS2 SS3 DCS PU1 PU2 STS CCH MW SPA EPA SOS RESERVED_153 SCI CSI ST OSC PM APC")

// AdaCharacterImage is Character'Image: control characters have names, others stand between apostrophes.
func AdaCharacterImage(c byte) string {
	switch {
	case c < 32:
		return adaControls[c]
	case c >= 127 && c <= 159:
		return adaControls[c-95]
	case c == 173:
		return "SOFT_HYPHEN"
	}
	return string([]byte{'\'', c, '\''})
}

// AdaCharacterValue is Character'Value.
func AdaCharacterValue(text string) byte {
	cut := strings.Trim(text, " ")
	if len(cut) == 3 && cut[0] == '\'' && cut[2] == '\'' && AdaIsGraphic(cut[1]) {
		return cut[1]
	}
	wanted := AdaUpper(cut)
	for code := 0; code < 256; code++ {
		image := AdaCharacterImage(byte(code))
		if image[0] != '\'' && image == wanted {
			return byte(code)
		}
	}
	panic(constraint())
}

// AdaSplit is Ada.Calendar.Split, in UTC: the date and the nanoseconds of the day.
func AdaSplit(at int64, year, month, day *int32, seconds *int64) {
	date := adaDate(at)
	*year, *month, *day = int32(date.Year()), int32(date.Month()), int32(date.Day())
	const whole = 86_400_000_000_000
	*seconds = ((at % whole) + whole) % whole
}

// AdaScaled is a product of fixed-point values in other terms: a * b * num / den, cut toward zero.
func AdaScaled(a, b, num, den int64) int64 {
	return adaFixed(new(big.Int).Quo(adaProduct(a, b, num), big.NewInt(den)))
}

// AdaScaledRounded is a * b * num / den, rounded; halves go away from zero.
func AdaScaledRounded(a, b, num, den int64) int64 {
	exact, unit := adaProduct(a, b, num), big.NewInt(den)
	quotient, rest := new(big.Int).QuoRem(exact, unit, new(big.Int))
	rest.Abs(rest)
	if rest.Cmp(new(big.Int).Sub(unit, rest)) >= 0 {
		quotient.Add(quotient, big.NewInt(int64(exact.Sign())))
	}
	return adaFixed(quotient)
}

// AdaRatio is a quotient of fixed-point values in other terms: a / b * num / den, cut toward zero.
func AdaRatio(a, b, num, den int64) int64 {
	if b == 0 {
		panic(constraint())
	}
	return adaFixed(new(big.Int).Quo(adaProduct(a, num, 1), adaProduct(b, den, 1)))
}

func adaProduct(a, b, num int64) *big.Int {
	product := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	return product.Mul(product, big.NewInt(num))
}

func adaFixed(exact *big.Int) int64 {
	if !exact.IsInt64() {
		panic(constraint())
	}
	return exact.Int64()
}

// AdaPower is base ** exponent, with GNAT's multiplications.
func AdaPower(base float64, exponent int32) float64 {
	return adaPower(base, int64(exponent))
}

func AdaPowerShort(base float32, exponent int32) float32 {
	return adaPower(base, int64(exponent))
}

func adaPower[T float32 | float64](base T, exponent int64) T {
	result, factor := T(1), base
	for rest := max(exponent, -exponent); rest > 0; rest /= 2 {
		if rest%2 == 1 {
			result *= factor
		}
		factor *= factor
	}
	if exponent < 0 {
		return 1 / result
	}
	return result
}

// AdaCheckFloat gives the value, which must lie within the bounds of a floating-point subtype.
func AdaCheckFloat(value, low, high float64) float64 {
	if !(low <= value && value <= high) {
		panic(constraint())
	}
	return value
}

func AdaBitsOfSingle(value float32) uint32 { return math.Float32bits(value) }

func AdaBitsOfDouble(value float64) uint64 { return math.Float64bits(value) }

func AdaSingleOfBits(bits uint32) float32 { return math.Float32frombits(bits) }

func AdaDoubleOfBits(bits uint64) float64 { return math.Float64frombits(bits) }

// AdaFixedImage is 'Image of the fixed-point value value * num / den, with aft decimals.
func AdaFixedImage(value, num, den, aft int64) string {
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(aft), nil)
	exact := new(big.Int).Mul(new(big.Int).Abs(big.NewInt(value)), big.NewInt(num))
	unit := big.NewInt(den)
	units, rest := new(big.Int).QuoRem(exact.Mul(exact, power), unit, new(big.Int))
	if rest.Cmp(new(big.Int).Sub(unit, rest)) >= 0 {
		units.Add(units, big.NewInt(1))
	}
	sign := " "
	if value < 0 && units.Sign() != 0 {
		sign = "-"
	}
	digits := units.String()
	digits = strings.Repeat("0", max(0, int(aft)+1-len(digits))) + digits
	return sign + digits[:len(digits)-int(aft)] + "." + digits[len(digits)-int(aft):]
}

// AdaPutInteger is Integer_IO.Put in base ten.
func AdaPutInteger(value int64, width int32) {
	AdaPut(AdaIntegerText(value, width, 10))
}

// AdaIntegerText is what Integer_IO.Put writes: at least width characters; another base than ten stands around the
// digits.
func AdaIntegerText(value int64, width, base int32) string {
	text := strings.ToUpper(strconv.FormatInt(value, int(base)))
	if base != 10 {
		sign, digits := "", text
		if value < 0 {
			sign, digits = "-", text[1:]
		}
		text = sign + strconv.Itoa(int(base)) + "#" + digits + "#"
	}
	return strings.Repeat(" ", max(0, int(width)-len(text))) + text
}

// AdaWord is the word at a position, counted from 0.
func AdaWord(position int32, words string) string {
	return strings.Fields(words)[position]
}

// AdaPadded is the text with blanks up to a width.
func AdaPadded(text string, width int32) string {
	return text + strings.Repeat(" ", max(0, int(width)-len(text)))
}

// Only in a file does a form feed after a line end count as a page mark.
func adaRegularInput() bool {
	if adaRegular == nil {
		info, err := os.Stdin.Stat()
		regular := err == nil && info.Mode().IsRegular()
		adaRegular = &regular
	}
	return *adaRegular
}

func adaSkipPageMark() {
	if !adaRegularInput() {
		return
	}
	if next, ok := PeekByte(); ok && next == '\f' {
		ReadByte()
	}
}

// At most room bytes of the current line. A line end is passed when it is met before the room is used up.
func adaReadPart(room int) []byte {
	var part []byte
	if room == 0 {
		return part
	}
	if adaLineMarkPassed {
		adaLineMarkPassed = false
		adaSkipPageMark()
		return part
	}
	for len(part) < room {
		next, ok := ReadByte()
		if !ok {
			if len(part) == 0 {
				Raise("ada_io_exceptions.end_error", "")
			}
			break
		}
		if next == '\n' {
			adaSkipPageMark()
			break
		}
		part = append(part, next)
	}
	return part
}

// AdaGetLine is the function Get_Line: it reads 500 bytes, then as many again as it has, until the line ends.
func AdaGetLine() string {
	line := adaReadPart(500)
	for room := 500; len(line) == room && !AdaEndOfFile(); room *= 2 {
		line = append(line, adaReadPart(room)...)
	}
	return string(line)
}

// AdaGetLineInto is the procedure Get_Line: it stops when the item is full, and leaves the rest for later.
func AdaGetLineInto(item []byte, last *int32) {
	part := adaReadPart(len(item))
	copy(item, part)
	*last = int32(len(part))
}

// AdaEndOfFile says whether only a line end, or nothing, is left; a line end is passed to find out.
func AdaEndOfFile() bool {
	if !adaLineMarkPassed {
		next, ok := PeekByte()
		if !ok {
			return true
		}
		if next != '\n' {
			return false
		}
		ReadByte()
		adaLineMarkPassed = true
		adaSkipPageMark()
	}
	_, more := PeekByte()
	return !more
}

func AdaArgumentCount() int32 {
	return int32(len(os.Args) - 1)
}

func AdaArgument(number int32) string {
	if number < 1 || int(number) >= len(os.Args) {
		panic(constraint())
	}
	return os.Args[number]
}

func AdaSetExitStatus(code int32) {
	adaStatus = code
}

// AdaFinish does what the run-time system does at the end: an unfinished line is ended. Gives the exit status.
func AdaFinish() int32 {
	if adaColumn != 1 {
		AdaNewLine(1)
	}
	return adaStatus
}
