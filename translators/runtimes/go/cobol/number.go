package cobol

import "math/big"

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
func takeSign(item Item, data []byte) int {
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

func putSign(item Item, data []byte, sign int) {
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
func rawBinary(item Item, data []byte) uint64 {
	var value uint64
	for n := range data {
		if item.native {
			value = value<<8 | uint64(data[len(data)-1-n])
		} else {
			value = value<<8 | uint64(data[n])
		}
	}
	if item.signed {
		shift := uint(64 - 8*len(data))
		return uint64(int64(value<<shift) >> shift)
	}
	return value
}

func binaryValue(item Item, data []byte) *big.Int {
	raw := rawBinary(item, data)
	if item.signed {
		return big.NewInt(int64(raw))
	}
	return new(big.Int).SetUint64(raw)
}

func putBinary(item Item, data []byte, value uint64) {
	size := len(data)
	for n := range data {
		shifted := byte(value >> (8 * uint(n)))
		if item.native {
			data[n] = shifted
		} else {
			data[size-1-n] = shifted
		}
	}
}

// low64 is the low 64 bits in two's complement.
func low64(value *big.Int) uint64 {
	low := new(big.Int).And(new(big.Int).Abs(value), new(big.Int).SetUint64(^uint64(0))).Uint64()
	if value.Sign() < 0 {
		return -low
	}
	return low
}

func packedDigits(item Item, data []byte) []byte {
	offset := 1 - item.digits%2
	digits := make([]byte, item.digits)
	for n := range digits {
		i := n + offset
		if i%2 == 0 {
			digits[n] = data[i/2] >> 4
		} else {
			digits[n] = data[i/2] & 0x0f
		}
	}
	return digits
}

func packedSign(item Item, data []byte) int {
	if !item.signed {
		return 0
	}
	if data[len(data)-1]&0x0f == 0x0d {
		return -1
	}
	return 1
}

// packedText gives the digits as characters (nibbles above 9 give the characters behind 9).
func packedText(item Item, data []byte) []byte {
	digits := packedDigits(item, data)
	for n := range digits {
		digits[n] += '0'
	}
	return digits
}

func decimalOfPacked(item Item, data []byte) Decimal {
	last := len(data) - 1
	value := new(big.Int)
	start := 0
	if item.digits%2 == 0 {
		value.SetInt64(int64(data[0] & 0x0f))
		start = 1
	}
	for _, b := range data[min(start, last):last] {
		value.Mul(value, bigHundred)
		value.Add(value, big.NewInt(int64(b>>4)*10+int64(b&0x0f)))
	}
	value.Mul(value, bigTen)
	value.Add(value, big.NewInt(int64(data[last]>>4)))
	if packedSign(item, data) < 0 {
		value.Neg(value)
	}
	return Decimal{value: value, scale: item.scale}
}

func decimalOfDisplay(item Item, data []byte) Decimal {
	start, count := item.digitBytes()
	first := data[start]
	if first == 255 || first == 0 {
		value := powerOfTen(count)
		if first == 0 {
			value.Neg(value)
		}
		return Decimal{value: value, scale: item.scale}
	}
	sign := takeSign(item, data)
	digits := data[start : start+count]
	for len(digits) > 1 && digits[0]&0x0f == 0 {
		digits = digits[1:]
	}
	value := new(big.Int)
	if len(digits) < 20 {
		var sum uint64
		for _, b := range digits {
			sum = sum*10 + uint64(digit(b))
		}
		value.SetUint64(sum)
	} else {
		for _, b := range digits {
			value.Mul(value, bigTen)
			value.Add(value, big.NewInt(int64(min(b&0x0f, 9))))
		}
	}
	if sign < 0 {
		value.Neg(value)
	}
	putSign(item, data, sign)
	return Decimal{value: value, scale: item.scale}
}

// decimalOf is the value of numeric bytes; anything else is read as a display number.
func decimalOf(item Item, data []byte) Decimal {
	switch item.kind {
	case kindBinary:
		return Decimal{value: binaryValue(item, data), scale: item.scale}
	case kindPacked:
		return decimalOfPacked(item, data)
	}
	return decimalOfDisplay(item, data)
}

func digitsOf(value *big.Int) []byte {
	return []byte(new(big.Int).Abs(value).String())
}

// storeBinary says whether the value was stored, and whether it was too large.
func storeBinary(item Item, data []byte, value *big.Int, option storeOption, any bool) (bool, bool) {
	if value.Sign() == 0 {
		fill(data, 0)
		return true, false
	}
	if !item.signed && value.Sign() < 0 {
		value = new(big.Int).Abs(value)
	}
	limit := powerOfTen(item.digits)
	bits := len(data) * 8
	if item.signed {
		bits--
	}
	overflows := value.BitLen() > bits || any && !item.native && value.CmpAbs(limit) >= 0
	if overflows {
		if option.keep {
			return false, true
		}
		if option.truncate {
			value = new(big.Int).Rem(value, limit)
		}
	}
	putBinary(item, data, low64(value))
	return true, overflows
}

func storeDisplay(item Item, data []byte, value *big.Int, option storeOption) bool {
	start, count := item.digitBytes()
	field := data[start : start+count]
	digits := digitsOf(value)
	switch {
	case value.Sign() == 0:
		fill(field, '0')
	case len(digits) > count:
		if option.keep {
			return false
		}
		copy(field, digits[len(digits)-count:])
	default:
		pad := count - len(digits)
		fill(field[:pad], '0')
		copy(field[pad:], digits)
	}
	putSign(item, data, value.Sign())
	return true
}

func packedZero(item Item, data []byte) {
	fill(data, 0)
	if item.signed {
		data[len(data)-1] = 0x0c
	} else {
		data[len(data)-1] = 0x0f
	}
}

// pack puts digit values (not characters) into an item of that many digits.
func pack(item Item, data []byte, digits []byte, negative bool) {
	fill(data, 0)
	offset := 1 - item.digits%2
	for n, value := range digits {
		i := n + offset
		if i%2 == 0 {
			data[i/2] = value << 4
		} else {
			data[i/2] |= value
		}
	}
	last := len(data) - 1
	sign := byte(0x0c)
	if !item.signed {
		sign = 0x0f
	} else if negative {
		sign = 0x0d
	}
	data[last] = data[last]&0xf0 | sign
}

// packNumber packs digits given as characters: too many are cut on the left, too few padded.
func packNumber(item Item, data []byte, digits []byte, negative bool) {
	if len(digits) > item.digits {
		digits = digits[len(digits)-item.digits:]
	}
	padded := make([]byte, item.digits)
	for n, b := range digits {
		padded[item.digits-len(digits)+n] = b - '0'
	}
	pack(item, data, padded, negative)
}

func storePacked(item Item, data []byte, value *big.Int, option storeOption) bool {
	if value.Sign() == 0 {
		packedZero(item, data)
		return true
	}
	digits := digitsOf(value)
	if len(digits) > item.digits && option.keep {
		return false
	}
	packNumber(item, data, digits, value.Sign() < 0)
	return true
}

// Value is the value of an item in an expression.
func (m *Machine) Value(item Item) Decimal {
	if item.kind == kindEvery {
		return Integer(0)
	}
	data := m.data(item)
	value := decimalOf(item, data)
	m.settle(item, data)
	return value
}

// settle keeps what reading a display number may have mended: its sign byte.
func (m *Machine) settle(item Item, data []byte) {
	if item.kind == kindDisplay && item.signed && !item.isLiteral {
		m.put(item, data)
	}
}

func (m *Machine) raiseSize() {
	m.exception = exceptionSize
}

func optionOf(item Item, store Store) storeOption {
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
	m.storeBy(value, target, store.Rounding, optionOf(target, store))
}

func (m *Machine) storeBy(value Decimal, target Item, rounding Rounding, option storeOption) {
	data := m.data(target)
	if m.storeIn(value, target, data, rounding, option) {
		m.put(target, data)
	}
}

// storeIn says whether anything was stored.
func (m *Machine) storeIn(value Decimal, target Item, data []byte, rounding Rounding, option storeOption) bool {
	if value.undefined {
		m.exception = exceptionZero
		return false
	}
	if rounding != NotRounded {
		rounded, ok := value.round(target.scale, rounding)
		value = rounded
		if !ok {
			m.raiseSize()
		}
	}
	whole := value.shift(target.scale - value.scale).value
	anyOption := option.keep || option.truncate || rounding != NotRounded
	_, count := target.digitBytes()
	switch target.kind {
	case kindBinary:
		stored, overflows := storeBinary(target, data, whole, option, anyOption)
		if overflows {
			m.raiseSize()
		}
		return stored
	case kindPacked:
		if len(digitsOf(whole)) > target.digits {
			m.raiseSize()
		}
		return storePacked(target, data, whole, option)
	case kindDisplay:
		if len(digitsOf(whole)) > count {
			m.raiseSize()
		}
		return storeDisplay(target, data, whole, option)
	}
	if len(digitsOf(whole)) > target.digits {
		m.raiseSize()
	}
	plain := DisplayItem(0, 0, target.digits, target.scale).Signed()
	digits := make([]byte, target.digits)
	fill(digits, '0')
	if !storeDisplay(plain, digits, whole, option) {
		return false
	}
	moveBytes(plain, digits, target, data)
	return true
}

// ---------------------------------------------------------------- whole numbers

// Int is the value that a subscript, a count or a length has.
func (m *Machine) Int(item Item) int64 {
	if item.kind == kindEvery {
		return 0
	}
	data := m.data(item)
	whole := item.size - int64(item.scale)
	short := whole >= 1 && whole <= 9
	switch {
	case item.kind == kindDisplay && !item.signed && item.scale >= 0 && short && !item.isLiteral:
		// Bytes that are no digits count as zero here.
		var sum int32
		for _, b := range data[:whole] {
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
	value := int64(int32(longOf(item, data)))
	m.settle(item, data)
	return value
}

// Long is the value as a 64-bit number: what comparisons with whole numbers use.
func (m *Machine) Long(item Item) int64 {
	if item.kind == kindEvery {
		return 0
	}
	data := m.data(item)
	if item.kind == kindBinary {
		return int64(rawBinary(item, data))
	}
	value := longOf(item, data)
	m.settle(item, data)
	return value
}

// GetInt is the whole part of a value as the run-time library takes it (POINTER, ADVANCING, GO TO DEPENDING).
func (m *Machine) GetInt(item Item) int64 {
	data := m.data(item)
	value := int64(int32(longOf(item, data)))
	m.settle(item, data)
	return value
}

func longOf(item Item, data []byte) int64 {
	var value int64
	switch item.kind {
	case kindPacked:
		digits := packedDigits(item, data)
		for n := 0; n < item.digits-item.scale; n++ {
			value *= 10
			// Ps to the right of the digits are read beyond the item in the original; as zeros here.
			if n < len(digits) {
				value += int64(digits[n])
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
	number := NativeItem(0, 0, 8, 18, 0).Signed()
	bytes := make([]byte, 8)
	moveBytes(item, data, number, bytes)
	return int64(rawBinary(number, bytes))
}

// SetInt stores a whole number as MOVE does.
func (m *Machine) SetInt(target Item, value int64) {
	source := NativeItem(0, 0, 4, 9, 0).Signed()
	bytes := make([]byte, 4)
	putBinary(source, bytes, uint64(value))
	data := m.data(target)
	moveBytes(source, bytes, target, data)
	m.put(target, data)
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
