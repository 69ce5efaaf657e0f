package cobol

import (
	"fmt"
	"os"
)

// The longest line that ACCEPT takes.
const lineSize = 8191

// Display is DISPLAY: the items one after the other, and the end of the line.
func (m *Machine) Display(items ...Item) {
	m.DisplayOn(items...)
	_ = m.output.WriteByte('\n')
	m.flush()
}

// DisplayOn is DISPLAY … WITH NO ADVANCING.
func (m *Machine) DisplayOn(items ...Item) {
	for _, item := range items {
		_, _ = m.output.Write(m.shown(item))
	}
}

// DisplayError is DISPLAY … UPON SYSERR.
func (m *Machine) DisplayError(items ...Item) {
	m.DisplayErrorOn(items...)
	fmt.Fprintln(os.Stderr)
}

// DisplayErrorOn is DISPLAY … UPON SYSERR WITH NO ADVANCING.
func (m *Machine) DisplayErrorOn(items ...Item) {
	m.flush()
	for _, item := range items {
		_, _ = os.Stderr.Write(m.shown(item))
	}
}

func (m *Machine) shown(item Item) []byte {
	data := m.data(item)
	switch {
	case item.kind == kindBinary && item.native && !item.swapped:
		return shownNative(&item, data)
	case item.kind == kindFloat:
		return shownFloat(data)
	case item.isNumeric():
		shown := pretty(&item, data)
		m.settle(&item, data)
		return shown
	}
	return data
}

func shownNative(item *Item, data []byte) []byte {
	value := binaryValue(item, data).view()
	width := map[int64]int{1: 3, 2: 5, 4: 10, 8: 20}[item.size]
	if item.register {
		width = item.digits
	}
	sign := ""
	if value.Sign() < 0 {
		sign = "-"
	} else if item.signed {
		sign = "+"
	}
	return []byte(fmt.Sprintf("%s%0*s", sign, width, digitsOf(value)))
}

// pretty shows a number with its sign and point, as by a picture of 9s.
func pretty(item *Item, data []byte) []byte {
	var picture []Symbol
	size := item.digits
	trailing := item.separate && !item.leading
	if item.signed {
		size++
		if !trailing {
			picture = append(picture, Symbol{'+', 1})
		}
	}
	if item.scale != 0 {
		size++
	}
	if item.scale > 0 {
		if item.digits > item.scale {
			picture = append(picture, Symbol{'9', item.digits - item.scale})
		}
		picture = append(picture, Symbol{notation.Point, 1}, Symbol{'9', item.scale})
	} else {
		picture = append(picture, Symbol{'9', item.digits})
	}
	if item.signed && trailing {
		picture = append(picture, Symbol{'+', 1})
	}
	shown := make([]byte, size)
	digits, sign := plainDigits(item, data)
	edit(picture, digits, item.scale, sign < 0, false, shown)
	kept := shown[:0]
	for _, b := range shown {
		if b != 0 {
			kept = append(kept, b)
		}
	}
	return kept
}

// Accept is ACCEPT: one line of standard input.
func (m *Machine) Accept(target Item) {
	m.flush()
	var line []byte
	ended := false
	for len(line) < lineSize {
		value, ok := m.readByte()
		if !ok {
			ended = true
			break
		}
		if value == '\n' {
			break
		}
		if value == 3 {
			// The original takes this byte for an interrupt from the keyboard.
			m.interrupted()
		}
		line = append(line, value)
	}
	if ended && len(line) == 0 {
		line = []byte{' '}
	}
	if target.kind == kindDisplay && int64(len(line)) > target.size {
		line = line[:target.size]
	}
	m.moveText(line, target)
}
