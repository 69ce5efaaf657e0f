package cobol

import (
	"bytes"
	"math/big"
	"slices"
)

// Intrinsic functions of text, of numbers written as text, and of dates.

// Digits that NUMVAL takes.
const numvalDigits = 38

// FunctionUpperCase is FUNCTION UPPER-CASE.
func (m *Machine) FunctionUpperCase(item Item) Item {
	data := m.data(item)
	for n, b := range data {
		if b >= 'a' && b <= 'z' {
			data[n] = b - 32
		}
	}
	return changedResult(item, data)
}

// FunctionLowerCase is FUNCTION LOWER-CASE.
func (m *Machine) FunctionLowerCase(item Item) Item {
	data := m.data(item)
	for n, b := range data {
		if b >= 'A' && b <= 'Z' {
			data[n] = b + 32
		}
	}
	return changedResult(item, data)
}

// FunctionReverse is FUNCTION REVERSE.
func (m *Machine) FunctionReverse(item Item) Item {
	data := m.data(item)
	slices.Reverse(data)
	return changedResult(item, data)
}

// FunctionTrim is FUNCTION TRIM.
func (m *Machine) FunctionTrim(item Item) Item {
	return changedResult(item, bytes.Trim(m.data(item), " "))
}

// FunctionTrimLeading is FUNCTION TRIM … LEADING.
func (m *Machine) FunctionTrimLeading(item Item) Item {
	return changedResult(item, bytes.TrimLeft(m.data(item), " "))
}

// FunctionTrimTrailing is FUNCTION TRIM … TRAILING.
func (m *Machine) FunctionTrimTrailing(item Item) Item {
	return changedResult(item, bytes.TrimRight(m.data(item), " "))
}

// FunctionChar is FUNCTION CHAR: the character of that ordinal number, counted from 1.
func (m *Machine) FunctionChar(item Item) Item {
	number := m.GetInt(item)
	if number < 1 || number > 256 {
		number = 1
	}
	return textResult([]byte{byte(number - 1)})
}

// FunctionOrd is FUNCTION ORD.
func (m *Machine) FunctionOrd(item Item) Item {
	data := append(m.data(item), 0)
	return m.intResult(int64(data[0]) + 1)
}

// FunctionLength is FUNCTION LENGTH.
func (m *Machine) FunctionLength(item Item) Item { return m.intResult(item.size) }

// ---------------------------------------------------------------- numbers as text

// FunctionNumval is FUNCTION NUMVAL.
func (m *Machine) FunctionNumval(item Item) Item { return m.Computed(numberIn(m.data(item), 0)) }

// FunctionNumvalC is FUNCTION NUMVAL-C: a currency sign before the digits and commas are passed over.
func (m *Machine) FunctionNumvalC(item Item) Item {
	return m.Computed(numberIn(m.data(item), notation.Currency))
}

// FunctionNumvalCSign is FUNCTION NUMVAL-C with a currency sign of one character.
func (m *Machine) FunctionNumvalCSign(item, sign Item) Item {
	return m.Computed(numberIn(m.data(item), m.data(sign)[0]))
}

// numberIn is the number that a text holds: digits with a point, one sign before or after them; 0 for anything
// else. CR and DB count as a sign, and make the number negative only when something follows them, as in the original.
func numberIn(text []byte, currency byte) Decimal {
	value, scale, count := new(big.Int), 0, 0
	point, signed, negative, gap, ended := false, false, false, false, false
	for n := 0; n < len(text); n++ {
		b := text[n]
		two := string(text[n:min(n+2, len(text))])
		switch {
		case b >= '0' && b <= '9' && gap:
			return Integer(0)
		case b >= '0' && b <= '9' && !ended && count < numvalDigits:
			value.Add(multiple(value, 10), big.NewInt(int64(b-'0')))
			count++
			if point {
				scale++
			}
		case b >= '0' && b <= '9':
		case (two == "CR" || two == "DB") && !signed:
			n++
			signed, ended, negative = true, true, n+1 < len(text)
		case currency != 0 && (b == notation.Comma && count > 0 && !gap && !point || b == currency && count == 0 && !point):
		case (b == '-' || b == '+') && !signed:
			signed, negative = true, b == '-'
		case b == notation.Point && !point && !gap:
			point = true
		case b == ' ':
			gap = point || count > 0
		default:
			return Integer(0)
		}
	}
	if negative {
		value.Neg(value)
	}
	return Decimal{value: wholeOf(value), scale: scale}
}

// ---------------------------------------------------------------- dates

// FunctionIntegerOfDate is FUNCTION INTEGER-OF-DATE.
func (m *Machine) FunctionIntegerOfDate(item Item) Item {
	date := m.GetInt(item)
	year, month, day := date/10000, date/100%100, date%100
	number := dayNumber(year, month, day)
	if number == 0 {
		return m.notDefined()
	}
	return m.intResult(number)
}

// FunctionIntegerOfDay is FUNCTION INTEGER-OF-DAY.
func (m *Machine) FunctionIntegerOfDay(item Item) Item {
	date := m.GetInt(item)
	year, day := date/1000, date%1000
	if !validYear(year) || day < 1 || day > yearDays(year) {
		return m.notDefined()
	}
	return m.intResult(daysBefore(year) + day)
}

// FunctionDateOfInteger is FUNCTION DATE-OF-INTEGER.
func (m *Machine) FunctionDateOfInteger(item Item) Item {
	number := m.GetInt(item)
	if number < 1 || number > lastDay {
		m.raise(exceptionArgument)
		return digitsResult(0, 8)
	}
	year, month, day := dateOf(number)
	return digitsResult(year*10000+month*100+day, 8)
}

// FunctionDayOfInteger is FUNCTION DAY-OF-INTEGER.
func (m *Machine) FunctionDayOfInteger(item Item) Item {
	number := m.GetInt(item)
	if number < 1 || number > lastDay {
		m.raise(exceptionArgument)
		return digitsResult(0, 7)
	}
	year, day := yearOf(number)
	return digitsResult(year*1000+day, 7)
}

// FunctionTestDateYyyymmdd is FUNCTION TEST-DATE-YYYYMMDD: 0, or 1, 2 or 3 for the year, the month or the day.
func (m *Machine) FunctionTestDateYyyymmdd(item Item) Item {
	date := m.GetInt(item)
	year, month, day := date/10000, date/100%100, date%100
	switch {
	case !validYear(year):
		return m.intResult(1)
	case month < 1 || month > 12:
		return m.intResult(2)
	case day < 1 || day > daysIn(year, month):
		return m.intResult(3)
	}
	return m.intResult(0)
}

// FunctionTestDayYyyyddd is FUNCTION TEST-DAY-YYYYDDD: 0, or 1 or 2 for the year or the day that cannot be.
func (m *Machine) FunctionTestDayYyyyddd(item Item) Item {
	date := m.GetInt(item)
	year, day := date/1000, date%1000
	switch {
	case !validYear(year):
		return m.intResult(1)
	case day < 1 || day > yearDays(year):
		return m.intResult(2)
	}
	return m.intResult(0)
}
