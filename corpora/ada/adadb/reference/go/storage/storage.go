// Package storage has tables and their rows.
package storage

import (
	"slices"

	"migrated/generic_lists"
	"migrated/schemas"
	"migrated/sql_errors"
)

// MaxRows is the most that a table takes.
const MaxRows = 200

// Rows is a list of rows.
type Rows = generic_lists.List[schemas.Row]

// Table is a table with its rows.
type Table struct {
	Schema schemas.Schema
	Rows   Rows
}

// New makes an empty table.
func New(schema schemas.Schema) *Table {
	return &Table{Schema: schema}
}

// CheckRoom is an error when that many more rows do not fit.
func (t *Table) CheckRoom(rows int) error {
	if t.Rows.Len()+rows > MaxRows {
		return sql_errors.Newf(sql_errors.TableFull, "%s takes %d rows", t.Schema.Table, MaxRows)
	}
	return nil
}

// Append adds the rows at the end.
func (t *Table) Append(rows Rows) {
	for _, row := range rows.Items() {
		t.Rows.Append(row)
	}
}

// Delete removes the rows for which doomed, in order, is true; it returns how many.
func (t *Table) Delete(doomed []bool) int {
	current := -1
	return t.Rows.RemoveIf(func(schemas.Row) bool {
		current++
		return doomed[current]
	})
}

// CheckUnique is an error when row can't stand beside rows. NULL is not equal to anything, not even to
// NULL.
func CheckUnique(schema *schemas.Schema, rows Rows, row schemas.Row) error {
	for place, column := range schema.Columns {
		value := row[place]
		if !column.Unique || value.IsNull() {
			continue
		}
		taken := slices.ContainsFunc(rows.Items(), func(other schemas.Row) bool {
			return other[place].SortOrder(value) == 0
		})
		if taken {
			return sql_errors.Newf(sql_errors.DuplicateKey, "%s = %s", column.Name, value.Literal())
		}
	}
	return nil
}
