package cobol

import (
	"bytes"
	"fmt"
	"math/big"
	"strconv"
)

// Intrinsic functions of where the program runs and of the conventions around it; tests of numbers as text.

// Digits of an exponent that NUMVAL-F takes.
const exponentDigits = 4

// programName is the name of the running program, or of the one so many calls further out; empty when there is none.
func (m *Machine) programName(above int) string {
	if n := len(m.names) - 1 - above; n >= 0 {
		return m.names[n]
	}
	return ""
}

// FunctionModuleId is FUNCTION MODULE-ID.
func (m *Machine) FunctionModuleId() Item { return textResult([]byte(m.programName(0))) }

// FunctionModuleCallerId is FUNCTION MODULE-CALLER-ID.
func (m *Machine) FunctionModuleCallerId() Item { return textResult([]byte(m.programName(1))) }

// FunctionNumericDecimalPoint is FUNCTION NUMERIC-DECIMAL-POINT, in the C locale as all that follow.
func (m *Machine) FunctionNumericDecimalPoint() Item { return textResult([]byte{'.'}) }

// FunctionNumericThousandsSeparator is nothing in the C locale.
func (m *Machine) FunctionNumericThousandsSeparator() Item { return textResult(nil) }

// FunctionMonetaryDecimalPoint is nothing in the C locale.
func (m *Machine) FunctionMonetaryDecimalPoint() Item { return textResult(nil) }

// FunctionMonetaryThousandsSeparator is nothing in the C locale.
func (m *Machine) FunctionMonetaryThousandsSeparator() Item { return textResult(nil) }

// FunctionCurrencySymbol is nothing in the C locale.
func (m *Machine) FunctionCurrencySymbol() Item { return textResult(nil) }

// FunctionLocaleCompare is FUNCTION LOCALE-COMPARE: <, = or >, without the blanks at the ends.
func (m *Machine) FunctionLocaleCompare(left, right Item) Item {
	order := bytes.Compare(bytes.TrimRight(m.data(left), " "), bytes.TrimRight(m.data(right), " "))
	return textResult([]byte{"<=>"[order+1]})
}

func (m *Machine) noLocaleText() Item {
	m.raise(exceptionArgument)
	return textResult(repeated([]byte{' '}, 10))
}

func (m *Machine) leadingDigits(item Item, count int) int64 {
	data := m.data(item)
	number, err := strconv.ParseUint(string(data[:min(count, len(data))]), 10, 62)
	if err != nil || len(data) < count {
		return -1
	}
	return int64(number)
}

// FunctionLocaleDate is FUNCTION LOCALE-DATE: MM/DD/YY.
func (m *Machine) FunctionLocaleDate(date Item) Item {
	digits := m.leadingDigits(date, 8)
	number := dayNumber(digits/10000, digits/100%100, digits%100)
	if number == 0 {
		return m.noLocaleText()
	}
	year, month, day := dateOf(number)
	return textResult(fmt.Appendf(nil, "%02d/%02d/%02d", month, day, year%100))
}

// FunctionLocaleTime is FUNCTION LOCALE-TIME: HH:MM:SS.
func (m *Machine) FunctionLocaleTime(time Item) Item {
	digits := m.leadingDigits(time, 6)
	hour, minute, second := digits/10000, digits/100%100, digits%100
	if digits < 0 || hour > 24 || minute > 59 || second > 59 {
		return m.noLocaleText()
	}
	return textResult(fmt.Appendf(nil, "%02d:%02d:%02d", hour, minute, second))
}

// FunctionLocaleTimeFromSeconds is FUNCTION LOCALE-TIME-FROM-SECONDS.
func (m *Machine) FunctionLocaleTimeFromSeconds(time Item) Item {
	second := m.GetInt(time)
	if second < 0 || second > daySeconds {
		return m.noLocaleText()
	}
	return textResult(fmt.Appendf(nil, "%02d:%02d:%02d", second/3600, second/60%60, second%60))
}

// ---------------------------------------------------------------- years of two digits

// widened is a date whose year of two digits stands before unit times what follows, in the hundred years that end so
// many years after now.
func (m *Machine) widened(items []Item, unit, most int64) Item {
	date, interval := m.GetInt(items[0]), int64(50)
	if len(items) > 1 {
		interval = m.GetInt(items[1])
	}
	year, _ := yearOf(system().day)
	if len(items) > 2 {
		year = m.GetInt(items[2])
	}
	last := year + interval
	if date < 0 || date > most || !validYear(year) || last < 1700 || last > 9999 {
		return m.notDefined()
	}
	century := last / 100
	if last%100 < date/unit {
		century--
	}
	return m.intResult((date/unit+century*100)*unit + date%unit)
}

// FunctionYearToYyyy is FUNCTION YEAR-TO-YYYY.
func (m *Machine) FunctionYearToYyyy(items ...Item) Item { return m.widened(items, 1, 99) }

// FunctionDateToYyyymmdd is FUNCTION DATE-TO-YYYYMMDD.
func (m *Machine) FunctionDateToYyyymmdd(items ...Item) Item { return m.widened(items, 10000, 1000000) }

// FunctionDayToYyyyddd is FUNCTION DAY-TO-YYYYDDD.
func (m *Machine) FunctionDayToYyyyddd(items ...Item) Item { return m.widened(items, 1000, 999999) }

// ---------------------------------------------------------------- numbers as text

// FunctionTestNumval is FUNCTION TEST-NUMVAL.
func (m *Machine) FunctionTestNumval(text Item) Item {
	return m.intResult(int64(wrongNumber(m.data(text), false, nil)))
}

// FunctionTestNumvalC is FUNCTION TEST-NUMVAL-C.
func (m *Machine) FunctionTestNumvalC(text Item) Item {
	return m.intResult(int64(wrongNumber(m.data(text), true, []byte{notation.Currency})))
}

// FunctionTestNumvalCSign is TEST-NUMVAL-C with a currency sign.
func (m *Machine) FunctionTestNumvalCSign(text, sign Item) Item {
	return m.intResult(int64(wrongNumber(m.data(text), true, bytes.Trim(m.data(sign), " "))))
}

// FunctionTestNumvalF is FUNCTION TEST-NUMVAL-F.
func (m *Machine) FunctionTestNumvalF(text Item) Item {
	return m.intResult(int64(wrongFloat(m.data(text))))
}

// FunctionNumvalF is FUNCTION NUMVAL-F: a number with an exponent.
func (m *Machine) FunctionNumvalF(text Item) Item {
	data := m.data(text)
	if wrongFloat(data) != 0 {
		return m.notDefined()
	}
	number, exponent, _ := bytes.Cut(bytes.ToUpper(bytes.ReplaceAll(data, []byte(" "), nil)), []byte("E"))
	value, scale, pointed := new(big.Int), 0, false
	for _, b := range number {
		switch {
		case isDigit(b):
			value.Add(multiple(value, 10), big.NewInt(int64(b-'0')))
			if pointed {
				scale++
			}
		case b == notation.Point:
			pointed = true
		}
	}
	if bytes.IndexByte(number, '-') >= 0 {
		value.Neg(value)
	}
	power := 0
	for _, b := range exponent {
		if isDigit(b) {
			power = power*10 + int(b-'0')
		}
	}
	if bytes.IndexByte(exponent, '-') >= 0 {
		power = -power
	}
	scale -= power
	result := Decimal{value: wholeOf(value), scale: max(scale, 0)}
	if scale < 0 {
		result = Decimal{value: result.shift(-scale).value}
	}
	return m.Computed(result)
}

// wrongNumber is the place of the first character with which a text is no number, 0 for one that is.
func wrongNumber(text []byte, money bool, currency []byte) int {
	digits, point, sign, ended, trailing, paid := 0, false, false, false, false, false
	for at := 0; at < len(text); at++ {
		b := text[at]
		started := digits > 0 || point
		switch {
		case isDigit(b):
			if ended || trailing {
				return at + 1
			}
			digits++
		case b == ' ':
			ended = ended || started
		case b == '+' || b == '-':
			if sign {
				return at + 1
			}
			sign, trailing = true, digits > 0
		case b == notation.Point:
			if point || ended {
				return at + 1
			}
			point = true
		case b == notation.Comma && money:
			if point || ended || digits == 0 {
				return at + 1
			}
		case b == 'C' || b == 'c' || b == 'D' || b == 'd':
			if sign || !started {
				return at + 1
			}
			second := byte('B')
			if b == 'C' || b == 'c' {
				second = 'R'
			}
			if at+1 >= len(text) || text[at+1]&^0x20 != second {
				return at + 2
			}
			at++
			sign, trailing, ended = true, true, true
		case money && len(currency) > 0 && !paid && !started && bytes.HasPrefix(text[at:], currency):
			paid = true
			at += len(currency) - 1
		default:
			return at + 1
		}
	}
	if digits == 0 {
		return len(text) + 1
	}
	return 0
}

// wrongFloat is the same for a number that may have an exponent.
func wrongFloat(text []byte) int {
	end := bytes.IndexAny(text, "Ee")
	if end < 0 {
		end = len(text)
	}
	digits, point, sign, ended, trailing := 0, false, false, false, false
	for at, b := range text[:end] {
		started := digits > 0 || point
		switch {
		case isDigit(b) && !ended && !trailing:
			digits++
		case b == ' ':
			ended = ended || started
		case (b == '+' || b == '-') && !sign:
			sign, trailing = true, digits > 0
		case b == notation.Point && !point && !ended:
			point = true
		default:
			return at + 1
		}
	}
	if digits == 0 {
		return end + 1
	}
	if end == len(text) {
		return 0
	}
	digits, sign, ended = 0, false, false
	for n, b := range text[end+1:] {
		switch {
		case isDigit(b) && sign && !ended && digits < exponentDigits:
			digits++
		case b == ' ':
			ended = ended || digits > 0
		case (b == '+' || b == '-') && !sign:
			sign = true
		default:
			return end + n + 2
		}
	}
	if digits == 0 {
		return len(text) + 1
	}
	return 0
}

// ---------------------------------------------------------------- text

// FunctionSubstituteCase is FUNCTION SUBSTITUTE-CASE: text, and pairs of what is replaced, whatever its case, and by
// what.
func (m *Machine) FunctionSubstituteCase(items ...Item) Item {
	source := m.data(items[0])
	var out []byte
scan:
	for at := 0; at < len(source); {
		for n := 1; n+1 < len(items); n += 2 {
			old := m.data(items[n])
			if len(old) > 0 && at+len(old) <= len(source) && bytes.EqualFold(source[at:at+len(old)], old) {
				out = append(out, m.data(items[n+1])...)
				at += len(old)
				continue scan
			}
		}
		out = append(out, source[at])
		at++
	}
	return textResult(out)
}

// FunctionStoredCharLength is the length without the blanks at the end.
func (m *Machine) FunctionStoredCharLength(text Item) Item {
	return m.intResult(int64(len(bytes.TrimRight(m.data(text), " "))))
}
