// Package picture edits numbers for printing.
package picture

import (
	"strings"

	"migrated/support/number"
)

// editor is the state of editing one value.
type editor struct {
	floating    byte // the symbol that floats to the first digit, or 0
	floatSeen   bool
	negative    bool
	suppressing bool
	fill        byte
	edited      []byte
}

// Edit edits a value by a picture of Z * 9 $ + - , . / B CR. The digits of the value are those of the
// picture: the last ones are behind its point.
func Edit(value int64, picture string) string {
	e := editor{suppressing: true, fill: ' '}
	if len(picture) > 1 && picture[0] == picture[1] && strings.IndexByte("$+-", picture[0]) >= 0 {
		e.floating = picture[0]
	}
	places := 0
	for i := range len(picture) {
		if e.isPlace(picture[i]) {
			places++
		}
	}
	if e.floating != 0 {
		places--
	}
	digits := number.Digits(value%number.PowerOfTen(places), places)
	e.negative = value%number.PowerOfTen(places) < 0
	for i := range len(picture) {
		symbol := picture[i]
		switch {
		case symbol == e.floating && !e.floatSeen:
			e.floatSeen = true
			e.put(' ')
		case e.isPlace(symbol):
			e.digit(symbol, digits[0])
			digits = digits[1:]
		default:
			e.insert(symbol)
		}
	}
	return string(e.edited)
}

// EditUnlessZero is Edit, but all blank for zero.
func EditUnlessZero(value int64, picture string) string {
	if value == 0 {
		return strings.Repeat(" ", len(picture))
	}
	return Edit(value, picture)
}

func (e *editor) isPlace(symbol byte) bool {
	return symbol == '9' || symbol == 'Z' || symbol == '*' || e.floating != 0 && symbol == e.floating
}

func (e *editor) put(b byte) {
	e.edited = append(e.edited, b)
}

func (e *editor) digit(symbol, digit byte) {
	if symbol == '*' {
		e.fill = '*'
	}
	if e.suppressing && (symbol == '9' || digit != '0') {
		e.startDigits()
	}
	if e.suppressing {
		e.put(e.fill)
	} else {
		e.put(digit)
	}
}

func (e *editor) insert(symbol byte) {
	switch symbol {
	case ',':
		if e.suppressing {
			symbol = e.fill
		}
		e.put(symbol)
	case '.':
		if e.suppressing {
			e.startDigits()
		}
		e.put('.')
	case '-', 'C', 'R':
		if !e.negative {
			symbol = ' '
		}
		e.put(symbol)
	case 'B':
		e.put(' ')
	default:
		e.put(symbol)
	}
}

// startDigits ends the suppression of zeros and puts the floating symbol where the last blank is.
func (e *editor) startDigits() {
	e.suppressing = false
	last := len(e.edited) - 1
	switch {
	case e.floating == '$':
		e.edited[last] = '$'
	case e.floating != 0 && e.negative:
		e.edited[last] = '-'
	case e.floating == '+':
		e.edited[last] = '+'
	}
}
