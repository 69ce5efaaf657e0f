package theseusrt

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

// Whole numbers of floating point, what Float_IO, Fixed_IO and Decimal_IO write, and what 'Value and Float_IO read, as
// GNAT 12 does: arithmetic is with pairs of numbers, a value and what it lacks, with twice as many digits as the type has.

type realNumber interface{ float32 | float64 }

// A realKind says what is particular to one of the two: its digits, the largest powers of ten that a pair and a number
// hold, and the largest unsigned integer that digits are taken from, and put together to.
type realKind[N realNumber] struct {
	digits, powers, largest int
	most                    N
	whole                   uint64
	high                    func(N) N // the number without the lower half of its bits
	low                     uint64    // the bits of an integer that its mantissa has no room for
}

var (
	realShort = realKind[float32]{6, 20, 38, math.MaxUint32, math.MaxUint32, func(n float32) float32 {
		return math.Float32frombits(math.Float32bits(n) & 0xFFFFF000)
	}, 1<<8 - 1}
	realLong = realKind[float64]{15, 44, 308, math.MaxUint64, math.MaxUint64, func(n float64) float64 {
		return math.Float64frombits(math.Float64bits(n) & 0xFFFFFFFFF8000000)
	}, 1<<11 - 1}
)

// A realPair is the sum of two numbers, the larger and the smaller.
type realPair[N realNumber] struct{ high, low N }

func realSum[N realNumber](a, b N) realPair[N] {
	s := N(a + b)
	v := N(s - a)
	return realPair[N]{s, N(N(a-N(s-v)) + N(b-v))}
}

// The same where a is known to be the larger.
func realQuickSum[N realNumber](a, b N) realPair[N] {
	s := N(a + b)
	return realPair[N]{s, N(b - N(s-a))}
}

func realDifference[N realNumber](a, b N) realPair[N] {
	s := N(a - b)
	v := N(s - a)
	return realPair[N]{s, N(N(a-N(s-v)) - N(b+v))}
}

func (k realKind[N]) split(n N) (N, N) {
	high := k.high(n)
	if high == 0 {
		return n, 0
	}
	return high, N(n - high)
}

func realNone[N realNumber](n N) bool {
	return n == 0 || math.IsInf(float64(n), 0) || n != n
}

func (k realKind[N]) product(a, b N) realPair[N] {
	p := N(a * b)
	if realNone(p) {
		return realPair[N]{p, 0}
	}
	aHigh, aLow := k.split(a)
	bHigh, bLow := k.split(b)
	e := N(N(aHigh*bHigh) - p)
	e = N(e + N(aHigh*bLow))
	e = N(e + N(aLow*bHigh))
	return realPair[N]{p, N(e + N(aLow*bLow))}
}

func (a realPair[N]) plus(b N) realPair[N] {
	s := realSum(a.high, b)
	return realQuickSum(s.high, N(s.low+a.low))
}

func (a realPair[N]) minus(b realPair[N]) realPair[N] {
	one, two := realDifference(a.high, b.high), realDifference(a.low, b.low)
	three := realQuickSum(one.high, N(one.low+two.high))
	return realQuickSum(three.high, N(three.low+two.low))
}

func (k realKind[N]) timesNumber(a realPair[N], b N) realPair[N] {
	p := k.product(a.high, b)
	if realNone(p.high) {
		return realPair[N]{p.high, 0}
	}
	return realQuickSum(p.high, N(p.low+N(a.low*b)))
}

func (k realKind[N]) times(a, b realPair[N]) realPair[N] {
	p := k.product(a.high, b.high)
	if realNone(p.high) {
		return realPair[N]{p.high, 0}
	}
	return realQuickSum(p.high, N(N(p.low+N(a.high*b.low))+N(a.low*b.high)))
}

func (k realKind[N]) overNumber(a realPair[N], b N) realPair[N] {
	first := N(a.high / b)
	p := k.product(b, first)
	r := realDifference(a.high, p.high)
	low := N(N(r.low+a.low) - p.low)
	return realQuickSum(first, N(N(r.high+low)/b))
}

func (k realKind[N]) over(a, b realPair[N]) realPair[N] {
	first := N(a.high / b.high)
	rest := a.minus(k.timesNumber(b, first))
	second := N(rest.high / b.high)
	rest = rest.minus(k.timesNumber(b, second))
	s := realQuickSum(first, second)
	return realQuickSum(s.high, N(s.low+N(rest.high/b.high)))
}

func (a realPair[N]) below(b realPair[N]) bool {
	return a.high < b.high || (a.high == b.high && a.low < b.low)
}

// whole is the integer below.
func (a realPair[N]) whole() uint64 {
	high, low := float64(a.high), float64(a.low)
	switch {
	case math.Trunc(high) != high:
		return uint64(math.Trunc(high))
	case low < 0:
		return uint64(high) - uint64(math.Ceil(-low))
	}
	return uint64(high) + uint64(math.Floor(low))
}

// ten is a power of ten.
func (k realKind[N]) ten(power int) realPair[N] {
	exact := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(power)), nil)
	var high N
	if k.digits == 6 {
		near, _ := new(big.Float).SetInt(exact).Float32()
		high = N(near)
	} else {
		near, _ := new(big.Float).SetInt(exact).Float64()
		high = N(near)
	}
	kept, _ := big.NewFloat(float64(high)).Int(nil)
	lacking, _ := new(big.Float).SetInt(exact.Sub(exact, kept)).Float64()
	return realPair[N]{high, N(lacking)}
}

// scaled is the value times a power of ten that gives it so many digits before the point, and the power.
func (k realKind[N]) scaled(value N, digits int) (realPair[N], int) {
	low, high, most := k.ten(digits-1), k.ten(digits), k.ten(k.powers)
	x, scale := realPair[N]{value, 0}, 0
	first, last := 1, k.powers
	if x.below(low) {
		for larger := k.times(x, most); larger.below(low); larger = k.times(x, most) {
			x = larger
			scale += k.powers
		}
		for {
			middle := (first + last) / 2
			tried := k.times(x, k.ten(middle))
			switch {
			case tried.below(low):
				if first >= last {
					return k.timesNumber(tried, 10), scale + middle + 1
				}
				first = middle + 1
			case !tried.below(high):
				if first >= last {
					return k.overNumber(tried, 10), scale + middle - 1
				}
				last = middle - 1
			default:
				return tried, scale + middle
			}
		}
	}
	if x.below(high) {
		return x, 0
	}
	for smaller := k.over(x, most); !smaller.below(high); smaller = k.over(x, most) {
		x = smaller
		scale -= k.powers
	}
	for {
		middle := (first + last) / 2
		tried := k.over(x, k.ten(middle))
		switch {
		case tried.below(low):
			if first >= last {
				return k.timesNumber(tried, 10), scale - (middle - 1)
			}
			last = middle - 1
		case !tried.below(high):
			if first >= last {
				return k.overNumber(tried, 10), scale - (middle + 1)
			}
			first = middle + 1
		default:
			return tried, scale - middle
		}
	}
}

// digitsOf is the digits of a value that is not zero, and how many of them stand after the point.
func (k realKind[N]) digitsOf(value N, aft, exp int) (string, int) {
	wanted := 2 * k.digits
	if exp > 0 {
		wanted = min(aft+1, wanted)
	}
	x, scale := k.scaled(value, wanted)
	if exp > 0 || scale <= aft {
		x = x.plus(0.5)
	}
	if !(realPair[N]{k.most, 0}).below(x) {
		return strconv.FormatUint(x.whole(), 10), scale
	}
	unit := k.ten(k.digits)
	upper := k.over(x, unit).whole()
	lower := x.minus(k.times(realPair[N]{N(upper), 0}, unit)).whole()
	return fmt.Sprintf("%d%0*d", upper, k.digits, lower), scale
}

// AdaRealsFloatText is what Float_IO.Put writes of a value of type Float (short) or Long_Float, at least width
// characters.
func AdaRealsFloatText(value float64, short bool, fore, aft, exp, width int32) string {
	fill := int(fore + 1 + aft)
	if exp != 0 {
		fill += 1 + int(exp)
	}
	var text string
	switch {
	case math.IsNaN(value):
		text = "NaN"
	case math.IsInf(value, 1):
		text = "+Inf"
	case math.IsInf(value, -1):
		text = "-Inf"
	}
	if text != "" {
		text += strings.Repeat("*", max(0, fill-len(text)))
	} else {
		places := max(int(aft), 1)
		digits, scale := "0", 0
		if value != 0 && short {
			digits, scale = realShort.digitsOf(float32(math.Abs(value)), places, int(exp))
		} else if value != 0 {
			digits, scale = realLong.digitsOf(math.Abs(value), places, int(exp))
		}
		text = realWritten(digits, scale, math.Signbit(value), int(fore), places, int(exp))
	}
	return strings.Repeat(" ", max(0, int(width)-len(text))) + text
}

// AdaRealsFixedText is what Fixed_IO.Put writes of value * num / den, without an exponent. The digits are cut after at
// least one more than is written: room of them, then most at a time (0: never); a value of which none is left has no
// sign.
func AdaRealsFixedText(value, num, den int64, most, room, fore, aft, width int32) string {
	places := int(max(aft, 1))
	wanted, step, cut := places+1, int(most), math.MaxInt32
	if first := max(min(wanted, int(room)), -step); step > 0 {
		cut = first + step*((wanted-first+step-1)/step)
	}
	exact := new(big.Int).Mul(new(big.Int).Abs(big.NewInt(value)), big.NewInt(num))
	divisor, ten := big.NewInt(den), big.NewInt(10)
	whole, rest := new(big.Int).QuoRem(exact, divisor, new(big.Int))
	digits, seen := []byte(whole.String()), whole.Sign() > 0
	for scale := 0; scale < wanted || (!seen && scale < cut && rest.Sign() != 0); scale++ {
		digit := new(big.Int)
		digit.QuoRem(rest.Mul(rest, ten), divisor, rest)
		if scale < wanted {
			digits = append(digits, byte('0'+digit.Int64()))
		}
		seen = seen || digit.Sign() > 0
	}
	shown, scale := strings.TrimLeft(string(digits), "0"), wanted
	if shown == "" {
		shown, scale = "0", 0
	}
	text := realWritten(shown, scale, value < 0 && seen, int(fore), places, 0)
	return strings.Repeat(" ", max(0, int(width)-len(text))) + text
}

// realWritten is digits of which scale stand after the point, rounded to aft of them, as they are written.
func realWritten(all string, scale int, minus bool, fore, aft, exp int) string {
	before, zero := len(all)-scale, all[0] == '0'
	kept := before + aft
	if exp > 0 {
		kept = aft + 1
	}
	if kept <= 0 {
		zero = zero || kept < 0 || all[0] < '5'
		all = "1"
		if zero {
			all = "0"
		}
		before++
	} else if kept < len(all) {
		digits := []byte(all[:kept])
		if all[kept] >= '5' {
			place := kept - 1
			for place >= 0 && digits[place] == '9' {
				digits[place] = '0'
				place--
			}
			if place >= 0 {
				digits[place]++
			} else {
				digits = append([]byte{'1'}, digits...)
				before++
			}
		}
		all = string(digits)
	}
	zeros := func(count int) string { return strings.Repeat("0", max(0, count)) }
	sign := func(room int) string {
		if minus {
			return strings.Repeat(" ", max(0, room-1)) + "-"
		}
		return strings.Repeat(" ", max(0, room))
	}
	switch {
	case exp > 0:
		power, mark := before-1, "+"
		if zero {
			power = 0
		} else if power < 0 {
			power, mark = -power, "-"
		}
		number := strconv.Itoa(power)
		shown := all[1:min(len(all), aft+1)]
		return sign(fore-1) + all[:1] + "." + shown + zeros(aft-(len(all)-1)) + "E" + mark + zeros(exp-1-len(number)) + number
	case before <= 0:
		lead := min(aft, -before)
		return sign(fore-1) + "0." + zeros(lead) + all[:min(aft-lead, len(all))] + zeros(aft-lead-len(all))
	case len(all) < before:
		return sign(fore-before) + all + zeros(before-len(all)) + "." + zeros(aft)
	}
	return sign(fore-before) + all[:before] + "." + all[before:] + zeros(aft-(len(all)-before))
}

// A realLiteral is a number as it is written: an integer, of so many bits as digits are put together in, times a power of
// its base; end is where it ends.
type realLiteral struct {
	minus       bool
	value, base uint64
	scale, end  int
}

// The digit at a position, below so many; -1 where there is none.
func realDigit(text string, at, most int) int {
	if at >= len(text) {
		return -1
	}
	if digit := strings.IndexByte("0123456789abcdef", text[at]); digit >= 0 && digit < most {
		return digit
	}
	if digit := strings.IndexByte("ABCDEF", text[at]); digit >= 0 && digit+10 < most {
		return digit + 10
	}
	return -1
}

// moreDigits takes the digits from a position on, which must be one, and gives where they end, or -1. Those that do not fit
// any more are left out; zeros behind the point count only where another digit follows.
func (n *realLiteral) moreDigits(text string, at int, behind bool, most uint64, based bool) int {
	full, zeros, fits := behind && n.scale > 0, 0, true
	join := func(digit uint64) {
		upper, product := bits.Mul64(n.value, n.base)
		sum, carry := bits.Add64(product, digit, 0)
		if full || upper > 0 || carry > 0 || sum > most {
			full = true
			return
		}
		n.value = sum
		if behind {
			n.scale--
		}
	}
	for {
		digit := realDigit(text, at, 16)
		if digit < 0 {
			return -1
		}
		if uint64(digit) >= n.base && digit == 14 && !based {
			break // an exponent
		}
		fits = fits && uint64(digit) < n.base
		switch {
		case full && !behind:
			n.scale++
		case full:
		case behind && digit == 0:
			zeros++
		default:
			for ; zeros > 0; zeros-- {
				join(0)
			}
			join(uint64(digit))
			if full && !behind {
				n.scale++
			}
		}
		at++
		next := at
		if at < len(text) && text[at] == '_' {
			next++
		}
		if realDigit(text, next, 16) < 0 {
			break
		}
		at = next
	}
	if !fits {
		return -1
	}
	return at
}

// realNumberOf is the longest number that a text starts with; false where there is none.
func realNumberOf(text string, most uint64) (realLiteral, bool) {
	is := func(at int, any string) bool { return at < len(text) && strings.IndexByte(any, text[at]) >= 0 }
	n, none := realLiteral{minus: is(0, "-"), base: 10}, realLiteral{}
	at := 0
	if is(0, "+-") {
		at++
	}
	pointed := is(at, ".")
	mark := ""
	if pointed {
		at++
		if realDigit(text, at, 10) < 0 {
			return none, false
		}
	} else {
		if realDigit(text, at, 10) < 0 {
			return none, false
		}
		if at = n.moreDigits(text, at, false, most, false); at < 0 {
			return none, false
		}
		if at+1 < len(text) && is(at, "#:") {
			mark = text[at : at+1]
		}
	}
	if mark != "" {
		if n.value < 2 || n.value > 16 {
			return none, false
		}
		n.base, n.value, n.scale = n.value, 0, 0
		at++
		if pointed = is(at, ".") && realDigit(text, at+1, 16) >= 0; pointed {
			at++
		} else if at = n.moreDigits(text, at, false, most, true); at < 0 {
			return none, false
		}
	}
	if !pointed && is(at, ".") {
		at++
		pointed = realDigit(text, at, 16) >= 0
	}
	if pointed {
		if at = n.moreDigits(text, at, true, most, mark != ""); at < 0 {
			return none, false
		}
	}
	if mark != "" {
		if !is(at, mark) {
			return none, false
		}
		at++
	}
	n.end = at
	if is(at, "eE") {
		start := at + 1
		if is(start, "+-") {
			start++
		}
		if realDigit(text, start, 10) >= 0 {
			end, power := realExponent(text, start)
			if end < 0 {
				return none, false
			}
			if text[at+1] == '-' {
				power = -power
			}
			n.scale += power
			n.end = end
		}
	}
	return n, true
}

// realExponent is where an exponent ends, or -1, and what it is: of one that is far too large, so much that it is.
func realExponent(text string, at int) (end, power int) {
	for {
		power = min(power*10+int(text[at]-'0'), 1_000_000)
		at++
		switch {
		case at < len(text) && text[at] == '_':
			if at++; realDigit(text, at, 10) < 0 {
				return -1, 0
			}
		case realDigit(text, at, 10) < 0:
			return at, power
		}
	}
}

// tenPower is a power of ten, by as many steps as it takes.
func (k realKind[N]) tenPower(count int) realPair[N] {
	made, left := k.ten(min(count, k.powers)), count-k.powers
	step := k.ten(k.powers)
	for ; left > k.powers; left -= k.powers {
		made = k.times(made, step)
	}
	if left > 0 {
		made = k.times(made, k.ten(left))
	}
	return made
}

// power is a power of another base, as far as it fits rounded once.
func (k realKind[N]) power(base uint64, count int) N {
	if exact := new(big.Int).Exp(new(big.Int).SetUint64(base), big.NewInt(int64(min(count, 128))), nil); count < 128 && exact.BitLen() <= 128 {
		if k.digits == 6 {
			near, _ := new(big.Float).SetInt(exact).Float32()
			return N(near)
		}
		near, _ := new(big.Float).SetInt(exact).Float64()
		return N(near)
	}
	made := realPair[N]{N(base), 0}
	for range min(count, 20_000) - 1 {
		made = k.timesNumber(made, N(base))
	}
	return made.high
}

// real is the number that a written one stands for, a NaN or an infinity where GNAT comes to one.
func (k realKind[N]) real(n realLiteral) float64 {
	upper, lower := n.value&^k.low, n.value&k.low
	pair := realPair[N]{N(lower), 0}
	if upper != 0 {
		pair = realQuickSum(N(upper), N(lower))
	}
	found := pair.high
	switch {
	case n.value == 0 || n.scale == 0:
	case n.base&(n.base-1) == 0:
		found = N(math.Ldexp(float64(pair.high), n.scale*bits.TrailingZeros64(n.base)))
	case n.base == 10 && n.scale > 0:
		found = k.times(pair, k.tenPower(n.scale)).high
	case n.base == 10 && n.scale < -k.largest:
		found = k.over(k.over(pair, k.tenPower(k.largest)), k.tenPower(-n.scale-k.largest)).high
	case n.base == 10:
		found = k.over(pair, k.tenPower(-n.scale)).high
	case n.scale > 0:
		found = N(pair.high * k.power(n.base, n.scale))
	default:
		most := 1
		for !math.IsInf(float64(k.power(n.base, most+1)), 0) {
			most++
		}
		first := min(-n.scale, most)
		found = N(N(pair.high/k.power(n.base, first)) / k.power(n.base, -n.scale-first))
	}
	if n.minus {
		return -float64(found)
	}
	return float64(found)
}

// realScanned is a number of type Float (short) or Long_Float at the start of a text, and where it ends.
func realScanned(text string, short bool) (value float64, end int, found bool) {
	if short {
		n, found := realNumberOf(text, realShort.whole)
		return realShort.real(n), n.end, found
	}
	n, found := realNumberOf(text, realLong.whole)
	return realLong.real(n), n.end, found
}

// AdaRealsValue is 'Value: a number between blanks.
func AdaRealsValue(text string, short bool) float64 {
	value, end, found := realScanned(strings.TrimLeft(text, " "), short)
	if !found || strings.Trim(strings.TrimLeft(text, " ")[end:], " ") != "" {
		Raise("constraint_error", "")
	}
	return value
}

// AdaRealsRead is the number that a text of a file is, which must be all of it.
func AdaRealsRead(text string, short bool) float64 {
	value, end, found := realScanned(text, short)
	if !found || end < len(text) || math.IsInf(value, 0) || value != value {
		Raise("ada_io_exceptions.data_error", "")
	}
	return value
}

// Where a text starts after its blanks.
func realStart(text string) int {
	start := len(text) - len(strings.TrimLeft(text, " \t"))
	if start == len(text) {
		Raise("ada_io_exceptions.end_error", "")
	}
	return start
}

// AdaRealsRealIn is Float_IO.Get from a string: the number that it starts with, after blanks.
func AdaRealsRealIn(text string, short bool) float64 {
	value, _, found := realScanned(text[realStart(text):], short)
	if !found || math.IsInf(value, 0) || value != value {
		Raise("ada_io_exceptions.data_error", "")
	}
	return value
}

// AdaRealsRealEnd is the position of that number's last character.
func AdaRealsRealEnd(text string) int32 {
	start := realStart(text)
	n, found := realNumberOf(text[start:], math.MaxUint64)
	if !found {
		Raise("ada_io_exceptions.data_error", "")
	}
	return int32(start + n.end)
}

func AdaRealsFloor(x float64) float64 { return math.Floor(x) }

func AdaRealsCeiling(x float64) float64 { return math.Ceil(x) }

func AdaRealsTruncation(x float64) float64 { return math.Trunc(x) }

// AdaRealsRounding is the nearest whole number, halves away from zero.
func AdaRealsRounding(x float64) float64 { return math.Round(x) }

// AdaRealsUnbiasedRounding is the nearest whole number, halves to even ones.
func AdaRealsUnbiasedRounding(x float64) float64 { return math.RoundToEven(x) }
