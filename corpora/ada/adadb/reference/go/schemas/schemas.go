// Package schemas says what a table looks like: its columns and what may be stored in them.
package schemas

import (
	"fmt"
	"slices"

	"migrated/names"
	"migrated/sql_errors"
	"migrated/text_tools"
	"migrated/values"
)

// MaxColumns is the most that a table can have.
const MaxColumns = 12

// Column is a column; Length is the most bytes of a text.
type Column struct {
	Name    names.Name
	Kind    values.Kind
	Length  int
	NotNull bool
	Unique  bool
	Primary bool
	Default values.Value
}

// Schema is the definition of a table.
type Schema struct {
	Table   names.Name
	Columns []Column
}

// Row has a value for each column.
type Row []values.Value

// typeImage is "VARCHAR(20)".
func (c Column) typeImage() string {
	if c.Kind == values.TextKind && c.Length < values.MaxText {
		return fmt.Sprintf("VARCHAR(%d)", c.Length)
	}
	return c.Kind.String()
}

// Description is the text of DESCRIBE.
func (c Column) Description() string {
	result := text_tools.LeftJustify(string(c.Name), 30) + " " + text_tools.LeftJustify(c.typeImage(), 12)
	if c.Primary {
		result += " primary key"
	} else {
		if c.NotNull {
			result += " not null"
		}
		if c.Unique {
			result += " unique"
		}
	}
	if !c.Default.IsNull() {
		result += " default " + c.Default.Literal()
	}
	return text_tools.TrimRight(result)
}

// Fit gives the value as it is stored. Texts lose their blanks at the end before they are measured.
func (c Column) Fit(value values.Value) (values.Value, error) {
	if value.IsNull() {
		if c.NotNull {
			return values.Null, sql_errors.New(sql_errors.NullNotAllowed, string(c.Name))
		}
		return values.Null, nil
	}
	if c.Kind != values.TextKind {
		return value.Convert(c.Kind)
	}
	stored := text_tools.TrimRight(value.String())
	if len(stored) > c.Length {
		return values.Null, sql_errors.Newf(sql_errors.TextTooLong, "%s takes %d", c.Name, c.Length)
	}
	return values.Text(stored)
}

// Find gives the place of a column, -1 when there is no such column.
func (s *Schema) Find(name names.Name) int {
	if s == nil {
		return -1
	}
	return slices.IndexFunc(s.Columns, func(c Column) bool { return c.Name == name })
}

// Require gives the place of a column that must be there.
func (s *Schema) Require(name names.Name) (int, error) {
	place := s.Find(name)
	if place < 0 {
		return 0, sql_errors.New(sql_errors.UnknownColumn, string(name))
	}
	return place, nil
}

// Add appends a column whose name must be new.
func (s *Schema) Add(column Column) error {
	if s.Find(column.Name) >= 0 {
		return sql_errors.New(sql_errors.DuplicateColumn, string(column.Name))
	}
	if len(s.Columns) == MaxColumns {
		return sql_errors.Newf(sql_errors.TooManyColumns, "at most %d", MaxColumns)
	}
	if column.Primary && slices.ContainsFunc(s.Columns, func(c Column) bool { return c.Primary }) {
		return sql_errors.Newf(sql_errors.DuplicateColumn, "second primary key %s", column.Name)
	}
	s.Columns = append(s.Columns, column)
	return nil
}
