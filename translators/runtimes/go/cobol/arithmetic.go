package cobol

// fitsInt says whether the compiler takes the operand for a 32-bit whole number.
func fitsInt(item *Item) bool {
	switch {
	case item.kind == kindBinary:
		return item.scale <= 0 && item.size <= 4
	case item.kind == kindDisplay && item.isLiteral, item.kind == kindPacked, item.kind == kindBare:
		return item.scale <= 0 && item.digits < 10
	case item.kind == kindDisplay:
		return item.scale <= 0 && item.size < 10
	}
	return false
}

// isSimple: the statement has neither ROUNDED nor SIZE ERROR nor a binary target to be cut.
func isSimple(target *Item, store Store) bool {
	keeps := store.Checked || target.kind == kindBinary
	if target.kind == kindBinary && target.native {
		keeps = store.Handled
	}
	return store.Rounding == NotRounded && !keeps
}

func (m *Machine) whole(item *Item) int64 {
	if !item.isLiteral {
		return int64(int32(m.Int(*item)))
	}
	var value int64
	end := min(item.offset+item.size, int64(len(item.literal)))
	for _, b := range []byte(item.literal[min(item.offset, end):end]) {
		if isDigit(b) {
			value = value*10 + int64(b-'0')
		}
	}
	if item.literal[0] == '-' {
		return -value
	}
	return value
}

// Cut is a result as an item without a sign keeps it: its last digits.
func (m *Machine) Cut(value int64, digits int) int64 {
	return m.CutSigned(max(value, -value), digits)
}

// CutSigned is Cut for an item with a sign.
func (m *Machine) CutSigned(value int64, digits int) int64 {
	limit := int64(smallPowers[digits])
	if value >= limit || value <= -limit {
		m.raiseSize()
		return value % limit
	}
	return value
}

// Keep is a result as an item without a sign takes it in a statement with SIZE ERROR: what it had stays when the result
// is too long.
func (m *Machine) Keep(value, before int64, digits int) int64 {
	return m.KeepSigned(max(value, -value), before, digits)
}

// KeepSigned is Keep for an item with a sign.
func (m *Machine) KeepSigned(value, before int64, digits int) int64 {
	if limit := int64(smallPowers[digits]); value >= limit || value <= -limit {
		m.raiseSize()
		return before
	}
	return value
}

// Outcome is what an item without a sign takes of a result; before is its value.
func (m *Machine) Outcome(value Decimal, before int64, digits int, store Store) int64 {
	result := m.OutcomeSigned(value, before, digits, store)
	return max(result, -result)
}

// OutcomeSigned is Outcome for an item with a sign.
func (m *Machine) OutcomeSigned(value Decimal, before int64, digits int, store Store) int64 {
	if value.undefined {
		m.raiseUndefined(value)
		return before
	}
	if store.Rounding != NotRounded {
		rounded, ok := value.round(0, store.Rounding)
		value = rounded
		if !ok {
			m.raise(exceptionInexact)
		}
	}
	number := value.value.shift(-value.scale)
	if number.longerThan(digits) {
		m.raiseSize()
		if store.Checked {
			return before
		}
		number = number.rest(whole{small: int64(smallPowers[digits])})
	}
	return int64(number.low64())
}

// Held is an item with the value of the field that stands for it.
func (m *Machine) Held(item Item, value int64) Item {
	data := m.view(&item)
	if item.kind == kindBinary {
		putBinary(&item, data, uint64(value))
	} else {
		wholeOf64(value).putDigits(data)
	}
	return item
}

// Add is ADD operand TO target.
func (m *Machine) Add(operand, target Item, store Store) {
	if isSimple(&target, store) && fitsInt(&operand) {
		m.addInt(m.whole(&operand), &target)
		return
	}
	m.Store(m.Value(target).Plus(m.Value(operand)), target, store)
}

// Subtract is SUBTRACT operand FROM target.
func (m *Machine) Subtract(operand, target Item, store Store) {
	if isSimple(&target, store) && fitsInt(&operand) {
		value := m.whole(&operand)
		if target.kind == kindPacked {
			m.addDecimal(-value, &target)
		} else {
			m.addInt(-value, &target)
		}
		return
	}
	m.Store(m.Value(target).Minus(m.Value(operand)), target, store)
}

// Step is how PERFORM VARYING adds BY: whole numbers without a check.
func (m *Machine) Step(operand, target Item) {
	if fitsInt(&operand) {
		m.addInt(m.whole(&operand), &target)
		return
	}
	m.storeBy(m.Value(target).Plus(m.Value(operand)), &target, NotRounded, storeOption{})
}

// addInt is the compiler's short cut for whole numbers.
func (m *Machine) addInt(value int64, target *Item) {
	switch {
	case target.kind == kindBinary && target.scale == 0:
		data := m.place(target)
		putBinary(target, data, rawBinary(target, data)+uint64(value))
	case target.kind == kindPacked && target.scale == 0 && target.digits < 10:
		m.addPacked(value, target)
	default:
		m.addDecimal(value, target)
	}
}

// addPacked adds a whole number to the digits in place, without looking at the sign or at what overflows.
func (m *Machine) addPacked(value int64, target *Item) {
	if value == 0 {
		return
	}
	data := m.place(target)
	last := len(data) - 1
	negative := data[last]&0x0f == 0x0d
	if negative == (value > 0) {
		m.addDecimal(value, target)
		return
	}
	rest := uint64(max(value, -value))
	sum := uint64(data[last]>>4) + rest%10
	rest /= 10
	carry := sum / 10
	data[last] = byte(sum%10)<<4 | data[last]&0x0f
	for n := last - 1; n >= 0 && (carry != 0 || rest != 0); n-- {
		sum := uint64(data[n]>>4)*10 + uint64(data[n]&0x0f) + carry + rest%100
		carry = sum / 100
		rest /= 100
		two := byte(sum % 100)
		data[n] = two/10<<4 | two%10
	}
}

// addDecimal is the library's addition of a whole number.
func (m *Machine) addDecimal(value int64, target *Item) {
	addend := value
	for n := 0; n < -target.scale; n++ {
		addend /= 10
	}
	if addend == 0 {
		return
	}
	data := m.place(target)
	if target.kind == kindBinary && target.scale == 0 && len(data) <= 4 {
		if sum := int64(rawBinary(target, data)) + addend; sum >= 0 && sum>>(8*len(data)-1) == 0 {
			putBinary(target, data, uint64(sum))
			return
		}
	}
	current := decimalOf(target, data)
	sum := current.Plus(Integer(addend))
	if target.scale < 0 {
		sum = Decimal{value: current.value.plus(wholeOf64(addend)), scale: current.scale}
	}
	m.storeIn(sum, target, data, NotRounded, storeOption{})
}

// Multiply is MULTIPLY operand BY target.
func (m *Machine) Multiply(operand, target Item, store Store) {
	m.Store(m.Value(target).Times(m.Value(operand)), target, store)
}

// Divide is DIVIDE operand INTO target.
func (m *Machine) Divide(operand, target Item, store Store) {
	m.StoreQuotient(m.Value(target), m.Value(operand), target, store)
}

// StoreQuotient stores dividend.Over(divisor).
func (m *Machine) StoreQuotient(dividend, divisor Decimal, target Item, store Store) {
	if target.kind == kindFloat {
		m.Store(dividend.Over(divisor), target, store)
		return
	}
	m.Store(dividend.overFor(divisor, target.scale, store.Rounding), target, store)
}

// DivideWithRemainder is DIVIDE … GIVING quotient REMAINDER: the quotient; StoreRemainder follows.
func (m *Machine) DivideWithRemainder(dividend, divisor, quotient Item, store Store) {
	a, b := m.Value(dividend), m.Value(divisor)
	cut := a.overFor(b, quotient.scale, NotRounded)
	m.remainder = undefined()
	if cut.undefined {
		m.raise(exceptionZero)
		return
	}
	m.StoreQuotient(a, b, quotient, store)
	m.remainder = a.Minus(cut.shift(quotient.scale - cut.scale).Times(b))
}

// Remainder is what DivideWithRemainder left.
func (m *Machine) Remainder() Decimal { return m.remainder }

// StoreRemainder stores what DivideWithRemainder left.
func (m *Machine) StoreRemainder(target Item, store Store) {
	m.Store(m.remainder, target, store)
}
