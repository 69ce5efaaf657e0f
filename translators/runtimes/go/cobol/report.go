package cobol

import "bytes"

// Texts in the lines of reports.

// Print puts a text, without what is blank behind it, into a line at a column (from 1).
func (m *Machine) Print(text, line Item, column int64) {
	copy(m.view(&line)[column-1:], m.printed(text))
}

// PrintLeft puts a text without blanks around it at the left of its place.
func (m *Machine) PrintLeft(text, line Item, column int64) {
	copy(m.view(&line)[column-1:], bytes.TrimLeft(m.printed(text), " "))
}

// PrintRight puts a text at the right of its place.
func (m *Machine) PrintRight(text, line Item, column int64) {
	shown := m.printed(text)
	copy(m.view(&line)[int(column)-1+len(m.data(text))-len(shown):], shown)
}

// PrintCenter puts a text without blanks around it into the middle of its place.
func (m *Machine) PrintCenter(text, line Item, column int64) {
	shown := bytes.TrimLeft(m.printed(text), " ")
	before := 0
	if room := len(m.data(text)) - len(shown); room > 0 {
		before = (room - 1 + len(shown)%2) / 2
	}
	copy(m.view(&line)[int(column)-1+before:], shown)
}

// printed is what of an item is printed: nothing blank at its end, and nothing from a NUL on.
func (m *Machine) printed(item Item) []byte {
	text := bytes.TrimRight(m.data(item), " \x00")
	if end := bytes.IndexByte(text, 0); end >= 0 {
		text = text[:end]
	}
	return text
}
