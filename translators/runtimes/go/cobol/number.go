package cobol

import (
	"math"
	"math/big"
)

// Store says what to do with a result that does not fit, and how to round it. Checked: some SIZE ERROR phrase is
// written; Handled: ON SIZE ERROR is.
type Store struct {
	Rounding Rounding
	Checked  bool
	Handled  bool
}

// The usual ways to store: neither ROUNDED nor SIZE ERROR, and with them.
var (
	Plain          = Store{}
	Rounded        = Store{Rounding: NearestAwayFromZero}
	Checked        = Store{Checked: true, Handled: true}
	RoundedChecked = Store{Rounding: NearestAwayFromZero, Checked: true, Handled: true}
)

// storeOption is what a store does on overflow, in GnuCOBOL's words.
type storeOption struct {
	keep     bool
	truncate bool
}

// takeSign gives the sign of a display or packed item and leaves its digits. An invalid sign byte becomes 0, for
// good.
func takeSign(item *Item, data []byte) int {
	if !item.signed {
		return 0
	}
	last := len(data) - 1
	switch item.kind {
	case kindPacked:
		if data[last]&0x0f == 0x0d {
			return -1
		}
		return 1
	case kindDisplay:
		at := last
		if item.leading {
			at = 0
		}
		value := data[at]
		switch {
		case item.separate:
			if value == '-' {
				return -1
			}
			return 1
		case value >= '0' && value <= '9' || value == ' ':
			return 1
		case value >= 'p' && value <= 'y':
			data[at] &^= 0x40
			return -1
		}
		data[at] = '0'
		return 1
	}
	return 0
}

func putSign(item *Item, data []byte, sign int) {
	if !item.signed {
		return
	}
	last := len(data) - 1
	switch item.kind {
	case kindDisplay:
		at := last
		if item.leading {
			at = 0
		}
		switch {
		case item.separate && sign < 0:
			data[at] = '-'
		case item.separate:
			data[at] = '+'
		case sign < 0:
			data[at] |= 0x40
		}
	case kindPacked:
		if sign < 0 {
			data[last] = data[last]&0xf0 | 0x0d
		} else {
			data[last] = data[last]&0xf0 | 0x0c
		}
	}
}

// digit is the value of a byte as GnuCOBOL computes it: no check, so other bytes count for something else.
func digit(value byte) int64 {
	return int64(value) - 48
}

// rawBinary is the value's bits, extended by the sign.
func rawBinary(item *Item, data []byte) uint64 {
	var value uint64
	if item.native != item.swapped {
		for n := len(data) - 1; n >= 0; n-- {
			value = value<<8 | uint64(data[n])
		}
	} else {
		for _, b := range data {
			value = value<<8 | uint64(b)
		}
	}
	if item.signed {
		shift := uint(64 - 8*len(data))
		return uint64(int64(value<<shift) >> shift)
	}
	return value
}

func binaryValue(item *Item, data []byte) whole {
	raw := rawBinary(item, data)
	if item.signed {
		return wholeOf64(int64(raw))
	}
	return wholeOfBits(raw, false)
}

func putBinary(item *Item, data []byte, value uint64) {
	if item.native != item.swapped {
		for n := range data {
			data[n] = byte(value)
			value >>= 8
		}
		return
	}
	for n := len(data) - 1; n >= 0; n-- {
		data[n] = byte(value)
		value >>= 8
	}
}

// packedStart is the place of the first digit of a packed item, counted in nibbles.
func packedStart(item *Item) int {
	if item.kind == kindBare {
		return item.digits % 2
	}
	return 1 - item.digits%2
}

// packedDigit is digit n of a packed item, counted from the left.
func packedDigit(item *Item, data []byte, n int) byte {
	at := n + packedStart(item)
	if at%2 == 0 {
		return data[at/2] >> 4
	}
	return data[at/2] & 0x0f
}

func packedSign(item *Item, data []byte) int {
	if !item.signed {
		return 0
	}
	if data[len(data)-1]&0x0f == 0x0d {
		return -1
	}
	return 1
}

// packedText appends the digits as characters (nibbles above 9 give the characters behind 9).
func packedText(item *Item, data, text []byte) []byte {
	for n := range item.digits {
		text = append(text, '0'+packedDigit(item, data, n))
	}
	return text
}

func decimalOfPacked(item *Item, data []byte) Decimal {
	last := len(data) - 1
	first, start := int64(0), 0
	if item.digits%2 == 0 {
		first, start = int64(data[0]&0x0f), 1
	}
	negative := packedSign(item, data) < 0
	if last < 9 {
		value := first
		for _, b := range data[min(start, last):last] {
			value = value*100 + int64(b>>4)*10 + int64(b&0x0f)
		}
		// 17 digits at most: they fit, whatever the nibbles are.
		return Decimal{value: wholeOfBits(uint64(value*10+int64(data[last]>>4)), negative), scale: item.scale}
	}
	value := big.NewInt(first)
	for _, b := range data[min(start, last):last] {
		value.Mul(value, bigHundred)
		value.Add(value, big.NewInt(int64(b>>4)*10+int64(b&0x0f)))
	}
	value.Mul(value, bigTen)
	value.Add(value, big.NewInt(int64(data[last]>>4)))
	if negative {
		value.Neg(value)
	}
	return Decimal{value: wholeOf(value), scale: item.scale}
}

func decimalOfBare(item *Item, data []byte) Decimal {
	value := new(big.Int)
	for n := range item.digits {
		value.Mul(value, bigTen)
		value.Add(value, big.NewInt(int64(packedDigit(item, data, n))))
	}
	return Decimal{value: wholeOf(value), scale: item.scale}
}

func decimalOfDisplay(item *Item, data []byte) Decimal {
	start, count := item.digitBytes()
	first := data[start]
	if first == 255 || first == 0 {
		value := whole{small: 1}.shift(count)
		if first == 0 {
			value = value.negated()
		}
		return Decimal{value: value, scale: item.scale}
	}
	sign := takeSign(item, data)
	digits := data[start : start+count]
	for len(digits) > 1 && digits[0]&0x0f == 0 {
		digits = digits[1:]
	}
	var value whole
	if len(digits) < 20 {
		var sum uint64
		for _, b := range digits {
			sum = sum*10 + uint64(digit(b))
		}
		value = wholeOfBits(sum, false)
	} else {
		large := new(big.Int)
		for _, b := range digits {
			large.Mul(large, bigTen)
			large.Add(large, big.NewInt(int64(min(b&0x0f, 9))))
		}
		value = wholeOf(large)
	}
	if sign < 0 {
		value = value.negated()
	}
	putSign(item, data, sign)
	return Decimal{value: value, scale: item.scale}
}

// decimalOf is the value of numeric bytes; anything else is read as a display number.
func decimalOf(item *Item, data []byte) Decimal {
	switch item.kind {
	case kindBinary:
		return Decimal{value: binaryValue(item, data), scale: item.scale}
	case kindPacked:
		return decimalOfPacked(item, data)
	case kindBare:
		return decimalOfBare(item, data)
	case kindFloat:
		return decimalOfFloat(floatOf(data))
	}
	return decimalOfDisplay(item, data)
}

func digitsOf(value *big.Int) []byte {
	return []byte(new(big.Int).Abs(value).String())
}

// storeBinary says whether the value was stored, and whether it was too large.
func storeBinary(item *Item, data []byte, value whole, option storeOption, any bool) (bool, bool) {
	if value.sign() == 0 {
		fill(data, 0)
		return true, false
	}
	if !item.signed {
		value = value.absolute()
	}
	bits := len(data) * 8
	if item.signed {
		bits--
	}
	overflows := value.bitLength() > bits || any && !item.native && value.longerThan(item.digits)
	if overflows {
		if option.keep {
			return false, true
		}
		if option.truncate {
			value = value.rest(whole{small: 1}.shift(item.digits))
		}
	}
	putBinary(item, data, value.low64())
	return true, overflows
}

func storeDisplay(item *Item, data []byte, value whole, option storeOption) bool {
	start, count := item.digitBytes()
	if option.keep && value.sign() != 0 && value.longerThan(count) {
		return false
	}
	value.putDigits(data[start : start+count])
	putSign(item, data, value.sign())
	return true
}

func packedZero(item *Item, data []byte) {
	fill(data, 0)
	markPacked(item, data, false)
}

// pack puts digit values (not characters) into an item of that many digits.
func pack(item *Item, data, digits []byte, negative bool) {
	fill(data, 0)
	offset := packedStart(item)
	for n, value := range digits {
		i := n + offset
		if i%2 == 0 {
			data[i/2] = value << 4
		} else {
			data[i/2] |= value
		}
	}
	markPacked(item, data, negative)
}

// markPacked puts the sign's nibble, if there is one.
func markPacked(item *Item, data []byte, negative bool) {
	if item.kind != kindBare {
		last := len(data) - 1
		data[last] = data[last]&0xf0 | packedMark(item, negative)
	}
}

// packedMark is the sign's nibble.
func packedMark(item *Item, negative bool) byte {
	switch {
	case !item.signed:
		return 0x0f
	case negative:
		return 0x0d
	}
	return 0x0c
}

// packNumber packs a number, its last digits when it has too many.
func packNumber(item *Item, data []byte, value whole) {
	negative := value.sign() < 0
	rest, small := value.size()
	switch {
	case value.sign() == 0:
		packedZero(item, data)
	case small && item.kind == kindPacked:
		if value.longerThan(item.digits) {
			rest %= smallPowers[item.digits]
		}
		last := len(data) - 1
		data[last] = byte(rest%10)<<4 | packedMark(item, negative)
		rest /= 10
		for n := last - 1; n >= 0; n-- {
			two := byte(rest % 100)
			data[n] = two/10<<4 | two%10
			rest /= 100
		}
	default:
		digits := make([]byte, item.digits)
		value.putDigits(digits)
		for n := range digits {
			digits[n] -= '0'
		}
		pack(item, data, digits, negative)
	}
}

func storePacked(item *Item, data []byte, value whole, option storeOption) bool {
	if option.keep && value.sign() != 0 && value.longerThan(item.digits) {
		return false
	}
	packNumber(item, data, value)
	return true
}

// Value is the value of an item in an expression.
func (m *Machine) Value(item Item) Decimal {
	if !item.apart {
		return decimalOf(&item, m.place(&item))
	}
	if item.kind == kindEvery {
		return Integer(0)
	}
	mark := m.mark()
	value := decimalOf(&item, m.view(&item))
	m.giveBack(mark)
	return value
}

// settle keeps what reading a display number may have mended: its sign byte.
func (m *Machine) settle(item *Item, data []byte) {
	if item.kind == kindDisplay && item.signed && !item.isLiteral {
		m.put(*item, data)
	}
}

func (m *Machine) raiseSize() {
	m.raise(exceptionSize)
}

// raiseUndefined notes what a store of no number meets.
func (m *Machine) raiseUndefined(value Decimal) {
	if value.improper {
		m.raiseSize()
	} else {
		m.raise(exceptionZero)
	}
}

// Raised is base.Raise(exponent) in a statement, which zero to the power of zero is an error in.
func (m *Machine) Raised(base, exponent Decimal) Decimal {
	if !base.undefined && !exponent.undefined && base.value.sign() == 0 && exponent.value.sign() == 0 {
		m.raise(exceptionPower)
	}
	return base.Raise(exponent)
}

// Compared is left.Compare(right) of what may be no number.
func (m *Machine) Compared(left, right Decimal) int64 {
	for _, side := range [2]Decimal{left, right} {
		if side.undefined && side.improper {
			m.raise(exceptionPower)
		} else if side.undefined {
			m.raise(exceptionZero)
		}
	}
	return left.Compare(right)
}

func optionOf(item *Item, store Store) storeOption {
	switch {
	case item.kind == kindBinary && item.native:
		return storeOption{keep: store.Handled}
	case store.Checked:
		return storeOption{keep: true}
	}
	return storeOption{truncate: item.kind == kindBinary}
}

// Store stores a result as arithmetic statements do.
func (m *Machine) Store(value Decimal, target Item, store Store) {
	m.storeBy(value, &target, store.Rounding, optionOf(&target, store))
}

func (m *Machine) storeBy(value Decimal, target *Item, rounding Rounding, option storeOption) {
	m.storeIn(value, target, m.place(target), rounding, option)
}

// storeIn says whether anything was stored.
func (m *Machine) storeIn(value Decimal, target *Item, data []byte, rounding Rounding, option storeOption) bool {
	if value.undefined {
		m.raiseUndefined(value)
		return false
	}
	if rounding != NotRounded {
		rounded, ok := value.round(target.scale, rounding)
		value = rounded
		if !ok {
			m.raise(exceptionInexact)
		}
	}
	if target.kind == kindFloat {
		return m.storeFloat(value, data, option.keep)
	}
	number := value.value.shift(target.scale - value.scale)
	anyOption := option.keep || option.truncate || rounding != NotRounded
	_, count := target.digitBytes()
	switch target.kind {
	case kindBinary:
		stored, overflows := storeBinary(target, data, number, option, anyOption)
		if overflows {
			m.raiseSize()
		}
		return stored
	case kindPacked, kindBare:
		if number.longerThan(target.digits) {
			m.raiseSize()
		}
		return storePacked(target, data, number, option)
	case kindDisplay:
		if number.longerThan(count) {
			m.raiseSize()
		}
		return storeDisplay(target, data, number, option)
	}
	if number.longerThan(target.digits) {
		m.raiseSize()
	}
	plain := DisplayItem(0, 0, target.digits, target.scale).Signed()
	digits := make([]byte, target.digits)
	fill(digits, '0')
	if !storeDisplay(&plain, digits, number, option) {
		return false
	}
	moveBytes(&plain, digits, target, data)
	return true
}

// ---------------------------------------------------------------- whole numbers

// Int is the value that a subscript, a count or a length has.
func (m *Machine) Int(item Item) int64 {
	if !item.apart {
		return intOf(&item, m.place(&item))
	}
	if item.kind == kindEvery {
		return 0
	}
	mark := m.mark()
	value := intOf(&item, m.view(&item))
	m.giveBack(mark)
	return value
}

func intOf(item *Item, data []byte) int64 {
	places := item.size - int64(item.scale)
	switch {
	case item.kind == kindDisplay && !item.signed && item.scale >= 0 && places >= 1 && places <= 9 && !item.isLiteral:
		// Bytes that are no digits count as zero here.
		var sum int32
		for _, b := range data[:places] {
			sum *= 10
			if b >= '1' && b <= '9' {
				sum += int32(b - '0')
			}
		}
		return int64(sum)
	case item.kind == kindPacked && item.scale == 0 && item.digits < 10:
		return int64(int32(packedAsStored(data)))
	case item.kind == kindBinary:
		return int64(rawBinary(item, data))
	}
	return int64(int32(longOf(item, data)))
}

// Long is the value as a 64-bit number: what comparisons with whole numbers use.
func (m *Machine) Long(item Item) int64 {
	if item.kind == kindBinary && !item.apart {
		return int64(rawBinary(&item, m.place(&item)))
	}
	if item.kind == kindEvery {
		return 0
	}
	mark := m.mark()
	var value int64
	if data := m.view(&item); item.kind == kindBinary {
		value = int64(rawBinary(&item, data))
	} else {
		value = longOf(&item, data)
	}
	m.giveBack(mark)
	return value
}

// GetInt is the whole part of a value as the run-time library takes it (POINTER, ADVANCING, GO TO DEPENDING).
func (m *Machine) GetInt(item Item) int64 {
	if !item.apart {
		return int64(int32(longOf(&item, m.place(&item))))
	}
	mark := m.mark()
	value := int64(int32(longOf(&item, m.view(&item))))
	m.giveBack(mark)
	return value
}

func longOf(item *Item, data []byte) int64 {
	var value int64
	switch item.kind {
	case kindPacked, kindBare:
		for n := 0; n < item.digits-item.scale; n++ {
			value *= 10
			// Ps to the right of the digits are read beyond the item in the original; as zeros here.
			if n < item.digits {
				value += int64(packedDigit(item, data, n))
			}
		}
		if packedSign(item, data) < 0 {
			return -value
		}
		return value
	case kindBinary:
		value = int64(rawBinary(item, data))
		for n := 0; n < item.scale; n++ {
			value /= 10
		}
		return value
	case kindDisplay:
		sign := takeSign(item, data)
		start, count := item.digitBytes()
		kept := count
		if item.scale > 0 {
			kept = max(count-item.scale, 0)
		}
		leading := true
		for _, b := range data[start : start+kept] {
			leading = leading && b == '0'
			if !leading {
				value = value*10 + digit(b)
			}
		}
		for n := 0; n < -item.scale; n++ {
			value *= 10
		}
		putSign(item, data, sign)
		if sign < 0 {
			return -value
		}
		return value
	}
	var bytes [8]byte
	moveBytes(item, data, &longItem, bytes[:])
	return int64(rawBinary(&longItem, bytes[:]))
}

// intItem and longItem are whole numbers of the machine's.
var (
	intItem  = NativeItem(0, 0, 4, 9, 0).Signed()
	longItem = NativeItem(0, 0, 8, 18, 0).Signed()
)

// SetInt stores a whole number as MOVE does.
func (m *Machine) SetInt(target Item, value int64) {
	if target.kind == kindBinary && target.scale == 0 && target.digits < 19 && value >= 0 && value <= math.MaxInt32 {
		if !target.native {
			value %= int64(smallPowers[target.digits])
		}
		putBinary(&target, m.place(&target), uint64(value))
		return
	}
	var bytes [4]byte
	putBinary(&intItem, bytes[:], uint64(value))
	moveBytes(&intItem, bytes[:], &target, m.view(&target))
}

// packedAsStored takes all nibbles but the last as digits, that one as the sign: how the compiler reads short packed
// items inline.
func packedAsStored(data []byte) int64 {
	last := len(data) - 1
	var value int64
	for _, b := range data[:last] {
		value = value*100 + int64(b>>4)*10 + int64(b&0x0f)
	}
	value = value*10 + int64(data[last]>>4)
	if data[last]&0x0f == 0x0d {
		return -value
	}
	return value
}
