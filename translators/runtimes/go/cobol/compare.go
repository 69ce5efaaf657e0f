package cobol

import (
	"bytes"
	"cmp"
)

// fitsLong says whether the compiler takes the operand for a 64-bit whole number.
func fitsLong(item *Item) bool {
	switch {
	case item.kind == kindBinary:
		return item.scale <= 0
	case item.kind == kindDisplay && item.isLiteral, item.kind == kindPacked, item.kind == kindBare:
		return item.scale <= 0 && item.digits < 19
	case item.kind == kindDisplay:
		return item.scale <= 0 && item.size < 19
	}
	return false
}

// Compare gives -1, 0 or 1: how left compares with right.
func (m *Machine) Compare(left, right Item) int64 {
	if right.isLiteral && left.isText() && !left.apart && right.offset == 0 && notation.order == nil {
		switch {
		case right.kind == kindText:
			return compareLiteral(m.place(&left), right.literal[:min(right.size, int64(len(right.literal)))])
		case right.kind == kindEvery && len(right.literal) == 1:
			return compareByte(m.place(&left), right.literal[0])
		}
	}
	mark := m.mark()
	var order int64
	switch numbers := left.isNumeric() && right.isNumeric(); {
	case numbers && sameDigits(&left, &right):
		order = int64(bytes.Compare(m.view(&left), m.view(&right)))
	case numbers && fitsLong(&right):
		order = m.CompareInt(left, m.Long(right))
	case left.isNumeric() && right.isZeros():
		order = m.CompareInt(left, 0)
	default:
		order = m.compareFields(&left, &right)
	}
	m.giveBack(mark)
	return order
}

// sameDigits: two unsigned display items of the same shape are compared as bytes.
func sameDigits(left, right *Item) bool {
	return left.kind == kindDisplay && right.kind == kindDisplay && !left.isLiteral && !right.isLiteral &&
		!left.signed && !right.signed && left.size == right.size && left.scale == right.scale
}

// CompareInt compares a number with a whole number.
func (m *Machine) CompareInt(left Item, right int64) int64 {
	if !left.apart {
		return compareInt(&left, m.place(&left), right)
	}
	mark := m.mark()
	result := compareInt(&left, m.view(&left), right)
	m.giveBack(mark)
	return result
}

func compareInt(left *Item, data []byte, right int64) int64 {
	if !left.isLiteral && left.scale == 0 {
		switch {
		case left.kind == kindPacked && left.digits < 19:
			return int64(cmp.Compare(packedAsStored(data), right))
		case left.kind == kindBare:
			return compareBare(left, data, right)
		case left.kind == kindDisplay && !left.leading && !left.separate && left.size < 19:
			return compareDisplay(left, data, right)
		case left.kind == kindBinary && !left.signed && right < 0 && (left.size < 8 || !left.native || left.swapped):
			return 1
		case left.kind == kindBinary && !left.signed && left.size == 8:
			return int64(cmp.Compare(rawBinary(left, data), uint64(right)))
		case left.kind == kindBinary:
			return int64(cmp.Compare(int64(rawBinary(left, data)), right))
		}
	}
	return decimalOf(left, data).Compare(Integer(right))
}

// compareBare compares the bytes with those that the other number has so.
func compareBare(item *Item, data []byte, right int64) int64 {
	if right < 0 {
		return 1
	}
	var sides [2][20]byte
	copy(sides[0][20-len(data):], data)
	if item.digits%2 == 1 {
		sides[0][20-len(data)] &= 0x0f
	}
	for n := 19; right > 0; n-- {
		sides[1][n] = byte(right%100/10<<4 | right%10)
		right /= 100
	}
	return int64(bytes.Compare(sides[0][:], sides[1][:]))
}

// compareDisplay takes digits as they are, whatever the bytes.
func compareDisplay(item *Item, data []byte, right int64) int64 {
	var value int64
	if !item.signed {
		if right < 0 {
			return 1
		}
		for _, b := range data {
			value = value*10 + digit(b)
		}
		return int64(cmp.Compare(value, right))
	}
	last := len(data) - 1
	for _, b := range data[:last] {
		value = value*10 + digit(b)
	}
	value *= 10
	switch b := data[last]; {
	case isDigit(b):
		value += digit(b)
	case b >= 'p' && b <= 'y':
		value = -(value + int64(b-'p'))
	}
	return int64(cmp.Compare(value, right))
}

func (m *Machine) compareFields(left, right *Item) int64 {
	switch {
	case left.isNumeric() && right.isNumeric() && (left.kind == kindFloat || right.kind == kindFloat):
		value := asFloat(left, m.view(left))
		return compareFloats(value, asFloat(right, m.view(right)))
	case left.isNumeric() && right.isNumeric():
		value := decimalOf(left, m.view(left))
		return value.Compare(decimalOf(right, m.view(right)))
	case right.kind == kindEvery:
		return m.compareEvery(left, m.view(right))
	case left.kind == kindEvery:
		return -m.compareEvery(right, m.view(left))
	case !left.isNumeric() && !right.isNumeric():
		return compareText(m.view(left), m.view(right))
	}
	a, b := m.copyOf(left), m.copyOf(right)
	var plainLeft, plainRight Item
	left, a = asDisplay(left, a, &plainLeft)
	right, b = asDisplay(right, b, &plainRight)
	signA, signB := takeSign(left, a), takeSign(right, b)
	result := compareText(a, b)
	putSign(left, a, signA)
	putSign(right, b, signB)
	m.settle(left, a)
	m.settle(right, b)
	return result
}

// asDisplay gives a binary or packed number as its digits, to be compared with text; plain is what they are then.
func asDisplay(item *Item, data []byte, plain *Item) (*Item, []byte) {
	if item.kind != kindBinary && item.kind != kindPacked && item.kind != kindBare {
		return item, data
	}
	*plain = Item{shape: &shape{kind: kindDisplay, isLiteral: true, apart: true, digits: item.digits, scale: item.scale}, size: int64(item.digits)}
	digits := make([]byte, item.digits)
	moveBytes(item, data, plain, digits)
	return plain, digits
}

func (m *Machine) compareEvery(item *Item, pattern []byte) int64 {
	if string(pattern) == "0" && item.isNumeric() {
		return decimalOf(item, m.view(item)).Compare(Integer(0))
	}
	if !item.isNumeric() {
		return comparePattern(m.view(item), pattern)
	}
	data := m.copyOf(item)
	sign := takeSign(item, data)
	result := comparePattern(data, pattern)
	if item.kind != kindPacked {
		putSign(item, data, sign)
		m.settle(item, data)
	}
	return result
}

func comparePattern(data, pattern []byte) int64 {
	if len(pattern) != 1 || notation.order != nil {
		return int64(notation.compare(data, repeated(pattern, len(data))))
	}
	return compareByte(data, pattern[0])
}

// compareByte compares with that byte as often as it takes.
func compareByte(data []byte, every byte) int64 {
	for _, b := range data {
		if b != every {
			return int64(cmp.Compare(b, every))
		}
	}
	return 0
}

// compareText: the shorter one counts as padded with blanks.
func compareText(a, b []byte) int64 {
	if notation.order == nil {
		common := min(len(a), len(b))
		if result := bytes.Compare(a[:common], b[:common]); result != 0 {
			return int64(result)
		}
		if len(a) > common {
			return comparePattern(a[common:], []byte{' '})
		}
		return -comparePattern(b[common:], []byte{' '})
	}
	at := func(s []byte, n int) byte {
		if n < len(s) {
			return s[n]
		}
		return ' '
	}
	for n := 0; n < max(len(a), len(b)); n++ {
		if x, y := at(a, n), at(b, n); x != y {
			if result := notation.compare([]byte{x}, []byte{y}); result != 0 {
				return int64(result)
			}
		}
	}
	return 0
}

// compareLiteral is compareText with a literal, byte by byte: most are short, or differ soon.
func compareLiteral(data []byte, literal string) int64 {
	common := min(len(data), len(literal))
	for n, b := range data[:common] {
		if b != literal[n] {
			return int64(cmp.Compare(b, literal[n]))
		}
	}
	for _, b := range data[common:] {
		if b != ' ' {
			return int64(cmp.Compare(b, ' '))
		}
	}
	for _, b := range []byte(literal[common:]) {
		if b != ' ' {
			return int64(cmp.Compare(' ', b))
		}
	}
	return 0
}

func all(data []byte, test func(byte) bool) bool {
	for _, b := range data {
		if !test(b) {
			return false
		}
	}
	return true
}

// IsNumeric is the class test NUMERIC.
func (m *Machine) IsNumeric(item Item) bool {
	if !item.apart {
		return hasDigits(&item, m.place(&item))
	}
	mark := m.mark()
	result := hasDigits(&item, m.view(&item))
	m.giveBack(mark)
	return result
}

func hasDigits(item *Item, data []byte) bool {
	last := len(data) - 1
	switch item.kind {
	case kindBinary:
		return true
	case kindBare:
		return all(data, func(b byte) bool { return b>>4 <= 9 && b&0x0f <= 9 })
	case kindPacked:
		digits := all(data[:last], func(b byte) bool { return b>>4 <= 9 && b&0x0f <= 9 }) && data[last]>>4 <= 9
		sign := data[last] & 0x0f
		if item.signed {
			return digits && (sign == 0x0c || sign == 0x0d)
		}
		return digits && sign == 0x0f
	case kindDisplay:
		digits := data
		if item.signed {
			sign := data[last]
			digits = data[:last]
			if item.leading {
				sign, digits = data[0], data[1:]
			}
			if item.separate && sign != '+' && sign != '-' {
				return false
			}
			if !item.separate && !isDigit(sign) && (sign < 'p' || sign > 'y') {
				return false
			}
		}
		return all(digits, isDigit)
	}
	return all(data, isDigit)
}

func isUpper(b byte) bool { return b >= 'A' && b <= 'Z' || b == ' ' }

func isLower(b byte) bool { return b >= 'a' && b <= 'z' || b == ' ' }

// IsAlphabetic is the class test ALPHABETIC.
func (m *Machine) IsAlphabetic(item Item) bool {
	return all(m.data(item), func(b byte) bool { return isUpper(b) || isLower(b) })
}

// IsOfClass is a class test of SPECIAL-NAMES.
func (m *Machine) IsOfClass(item, members Item) bool {
	class := m.data(members)
	return all(m.data(item), func(b byte) bool { return bytes.IndexByte(class, b) >= 0 })
}

// IsAlphabeticUpper is the class test ALPHABETIC-UPPER.
func (m *Machine) IsAlphabeticUpper(item Item) bool { return all(m.data(item), isUpper) }

// IsAlphabeticLower is the class test ALPHABETIC-LOWER.
func (m *Machine) IsAlphabeticLower(item Item) bool { return all(m.data(item), isLower) }
