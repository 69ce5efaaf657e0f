package cobol

import (
	"math"
	"math/big"
	"strconv"
)

// Intrinsic functions of one or two numbers, and what every function's result is: an item of its own.

// random gives what C's rand gives after srand(seed): the generator of the GNU C library.
type random struct {
	state []uint32
}

func newRandom(seed uint32) *random {
	if seed == 0 {
		seed = 1
	}
	state := []uint32{seed}
	for n := 1; n < 31; n++ {
		word := 16807 * int64(int32(state[n-1])) % 2147483647
		if word < 0 {
			word += 2147483647
		}
		state = append(state, uint32(word))
	}
	state = append(state, state[:3]...)
	r := &random{state}
	for range 310 {
		r.step()
	}
	return r
}

func (r *random) step() uint32 {
	size := len(r.state)
	value := r.state[size-31] + r.state[size-3]
	r.state = append(r.state[1:], value)
	return value
}

// number is the next number, from 0 up to 2,147,483,647.
func (r *random) number() uint32 { return r.step() >> 1 }

// result makes bytes the result of a function, described by item.
func result(item Item, data []byte) Item {
	kept := *item.shape
	kept.literal, kept.isLiteral, kept.isResult, kept.apart, kept.plain, kept.varying = string(data), false, true, true, false, true
	item.shape = &kept
	item.offset, item.size = 0, int64(len(data))
	return item
}

func textResult(data []byte) Item { return result(TextItem(0, 0, 0), data) }

// changedResult is the bytes of an item, changed: they are read in the item's own format again.
func changedResult(item Item, data []byte) Item {
	if item.kind == kindText || item.kind == kindEditedText || item.kind == kindEvery || len(data) == 0 {
		return textResult(data)
	}
	return result(item, data)
}

// Kept is an item as it is now, whatever becomes of its bytes.
func (m *Machine) Kept(item Item) Item { return result(item, m.data(item)) }

// intResult is a whole number as a function gives it.
func (m *Machine) intResult(value int64) Item { return m.Computed(Integer(value)) }

// Computed is a number as a function gives it: in the shortest of the formats that the original has for results.
func (m *Machine) Computed(value Decimal) Item {
	if value.undefined {
		return m.intResult(0)
	}
	value = value.trimmed()
	negative := value.value.sign() < 0
	sign := 0
	if negative {
		sign = 1
	}
	bits := value.value.bitLength()
	signed := func(item Item) Item {
		if negative {
			return item.Signed()
		}
		return item
	}
	binary := func(size int64, digits int) Item {
		item := signed(BinaryItem(0, 0, size, digits, value.scale))
		item.swapped = true
		data := make([]byte, size)
		putBinary(&item, data, value.value.low64())
		return result(item, data)
	}
	if bits < 33-sign && value.scale < 10 {
		return binary(4, 9)
	}
	if bits < 65-sign && value.scale < 19 {
		return binary(8, 20)
	}
	// As long as the original takes it to be: sometimes a digit more than there are.
	size := max(int(float64(bits)*math.Ln2/math.Ln10)+1, value.scale)
	item := signed(DisplayItem(0, 0, size, value.scale))
	digits := digitsOf(value.value.view())
	data := append(repeated([]byte{'0'}, max(size-len(digits), 0)), digits...)
	if negative {
		data[size-1] |= 0x40
	}
	return result(item, data)
}

// notDefined is the result of a function of a value outside of what it is defined for.
func (m *Machine) notDefined() Item {
	m.raise(exceptionArgument)
	return m.intResult(0)
}

func (m *Machine) real(x Item, function func(Decimal) (Decimal, bool)) Item {
	value, ok := function(m.Value(x))
	if !ok {
		return m.notDefined()
	}
	return m.Computed(value)
}

// FunctionSin is FUNCTION SIN.
func (m *Machine) FunctionSin(x Item) Item { return m.real(x, realSin) }

// FunctionCos is FUNCTION COS.
func (m *Machine) FunctionCos(x Item) Item { return m.real(x, realCos) }

// FunctionTan is FUNCTION TAN.
func (m *Machine) FunctionTan(x Item) Item { return m.real(x, realTan) }

// FunctionAsin is FUNCTION ASIN.
func (m *Machine) FunctionAsin(x Item) Item { return m.real(x, realAsin) }

// FunctionAcos is FUNCTION ACOS.
func (m *Machine) FunctionAcos(x Item) Item { return m.real(x, realAcos) }

// FunctionAtan is FUNCTION ATAN.
func (m *Machine) FunctionAtan(x Item) Item { return m.real(x, realAtan) }

// FunctionExp is FUNCTION EXP.
func (m *Machine) FunctionExp(x Item) Item { return m.real(x, realExp) }

// FunctionExp10 is FUNCTION EXP10.
func (m *Machine) FunctionExp10(x Item) Item { return m.Computed(Integer(10).Raise(m.Value(x))) }

// FunctionLog is FUNCTION LOG.
func (m *Machine) FunctionLog(x Item) Item { return m.real(x, realLog) }

// FunctionLog10 is FUNCTION LOG10.
func (m *Machine) FunctionLog10(x Item) Item { return m.real(x, realLog10) }

// FunctionSqrt is FUNCTION SQRT.
func (m *Machine) FunctionSqrt(x Item) Item { return m.real(x, realSqrt) }

// FunctionPi is FUNCTION PI.
func (m *Machine) FunctionPi() Item { return m.Computed(realPi()) }

// FunctionE is FUNCTION E.
func (m *Machine) FunctionE() Item { return m.Computed(realE()) }

// FunctionAbs is FUNCTION ABS: the argument's own format, without the minus sign.
func (m *Machine) FunctionAbs(x Item) Item {
	data := m.data(x)
	value := decimalOf(&x, data)
	if value.value.sign() < 0 {
		value = value.Negated()
	}
	if !x.isNumeric() {
		return m.Computed(value)
	}
	m.storeIn(value, &x, data, NotRounded, storeOption{})
	return result(x, data)
}

// FunctionSign is FUNCTION SIGN.
func (m *Machine) FunctionSign(x Item) Item { return m.intResult(int64(m.Value(x).value.sign())) }

// FunctionInteger is FUNCTION INTEGER.
func (m *Machine) FunctionInteger(x Item) Item { return m.Computed(realFloor(m.Value(x))) }

// FunctionIntegerPart is FUNCTION INTEGER-PART.
func (m *Machine) FunctionIntegerPart(x Item) Item { return m.Computed(realWhole(m.Value(x))) }

// FunctionFractionPart is FUNCTION FRACTION-PART.
func (m *Machine) FunctionFractionPart(x Item) Item {
	value := m.Value(x)
	return m.Computed(value.Minus(realWhole(value)))
}

// FunctionMod is FUNCTION MOD.
func (m *Machine) FunctionMod(x, y Item) Item { return m.rest(x, y, realFloor) }

// FunctionRem is FUNCTION REM.
func (m *Machine) FunctionRem(x, y Item) Item { return m.rest(x, y, realWhole) }

func (m *Machine) rest(x, y Item, cut func(Decimal) Decimal) Item {
	a, b := m.Value(x), m.Value(y)
	if b.value.sign() == 0 {
		return m.notDefined()
	}
	return m.Computed(a.Minus(cut(a.Over(b)).Times(b)))
}

// FunctionFactorial is FUNCTION FACTORIAL.
func (m *Machine) FunctionFactorial(x Item) Item {
	number := m.GetInt(x)
	if number < 0 {
		return m.notDefined()
	}
	return m.Computed(Decimal{value: wholeOf(new(big.Int).MulRange(1, max(number, 1)))})
}

// FunctionAnnuity is FUNCTION ANNUITY.
func (m *Machine) FunctionAnnuity(rate, periods Item) Item {
	r, n := m.Value(rate), m.Value(periods)
	if r.value.sign() < 0 || n.value.sign() <= 0 {
		return m.notDefined()
	}
	if r.value.sign() == 0 {
		return m.Computed(Integer(1).Over(n))
	}
	power := Integer(1).Plus(r).Raise(n.Negated())
	return m.Computed(r.Over(Integer(1).Minus(power)))
}

// FunctionRandom is FUNCTION RANDOM with a seed; the numbers that follow come from FunctionRandomNext.
func (m *Machine) FunctionRandom(seed Item) Item {
	m.random = newRandom(uint32(max(m.GetInt(seed), 0)))
	return m.FunctionRandomNext()
}

// FunctionRandomNext is FUNCTION RANDOM.
func (m *Machine) FunctionRandomNext() Item {
	if m.random == nil {
		m.random = newRandom(1)
	}
	return m.Computed(ofDouble(float64(m.random.number()) / 2147483647.0))
}

// digitsResult is a number in so many digits.
func digitsResult(value int64, digits int) Item {
	text := strconv.FormatInt(value, 10)
	data := append(repeated([]byte{'0'}, max(digits-len(text), 0)), text...)
	return result(DisplayItem(0, 0, digits, 0), data)
}
