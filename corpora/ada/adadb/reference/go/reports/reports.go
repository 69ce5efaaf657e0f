// Package reports lays out the tables that SELECT prints. Nothing is written here: the executor does
// that.
package reports

import (
	"strings"

	"migrated/text_tools"
	"migrated/values"
)

type column struct {
	width int
	// filled: there was a value; hasText: one that is no number.
	filled, hasText bool
}

// Layout is the widths and kinds of the columns.
type Layout struct {
	limit   int
	columns []column
}

// New makes a layout whose cells have at most limit bytes.
func New(columns, limit int) *Layout {
	return &Layout{limit, make([]column, columns)}
}

// CellText is the text of a value in a cell.
func CellText(value values.Value, nullText string) string {
	if value.IsNull() {
		return text_tools.Printable(nullText)
	}
	return text_tools.Printable(value.String())
}

// HeadingDue reports whether a heading belongs above row n, counted from 0.
func HeadingDue(n, perPage int) bool {
	return n == 0 || perPage > 0 && n%perPage == 0
}

// Widen makes room for a text of that length, up to the limit.
func (l *Layout) Widen(place, length int) {
	c := &l.columns[place]
	c.width = max(c.width, min(length, l.limit))
}

// NoteKind remembers what kind of values a column has.
func (l *Layout) NoteKind(place int, value values.Value) {
	if value.IsNull() {
		return
	}
	c := &l.columns[place]
	c.filled = true
	c.hasText = c.hasText || !value.IsNumeric()
}

// Rule is "+-----+---+".
func (l *Layout) Rule() string {
	var result strings.Builder
	result.WriteByte('+')
	for _, c := range l.columns {
		result.WriteString(strings.Repeat("-", c.width+2) + "+")
	}
	return result.String()
}

// Line is "| abc | 1 |"; numbers go to the right.
func (l *Layout) Line(cells []string) string {
	return l.join(cells, func(c column) bool { return c.filled && !c.hasText })
}

// HeadingLine has everything to the left.
func (l *Layout) HeadingLine(cells []string) string {
	return l.join(cells, func(column) bool { return false })
}

// join clips texts; a number that does not fit becomes asterisks.
func (l *Layout) join(cells []string, isRight func(column) bool) string {
	var result strings.Builder
	result.WriteByte('|')
	for i, c := range l.columns {
		text := ""
		if isRight(c) {
			text = text_tools.RightJustify(cells[i], c.width)
		} else {
			text = text_tools.LeftJustify(text_tools.Clip(cells[i], c.width), c.width)
		}
		result.WriteString(" " + text + " |")
	}
	return result.String()
}
