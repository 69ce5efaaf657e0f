// Package journal counts what happens and remembers the last statements.
package journal

import (
	"strconv"

	"migrated/names"
	"migrated/sql_errors"
	"migrated/syntax_tree"
	"migrated/text_tools"
)

const capacity = 8

// Event is a statement that was executed.
type Event struct {
	number int
	kind   syntax_tree.Kind
	table  names.Name
	rows   int
	failed bool
}

// Journal is ready for use as it is.
type Journal struct {
	events     []Event
	statements [syntax_tree.KindCount]int
	errors     [sql_errors.ClassCount]int
}

// String is "   12  insert_rows     parts       3 rows".
func (e Event) String() string {
	outcome := "failed"
	if !e.failed {
		outcome = text_tools.Plural(e.rows, "row")
	}
	return text_tools.RightJustify(strconv.Itoa(e.number), 5) + "  " +
		text_tools.LeftJustify(e.kind.String(), 15) + " " +
		text_tools.LeftJustify(string(e.table), 12) + " " + outcome
}

// Note remembers a statement.
func (j *Journal) Note(kind syntax_tree.Kind, table names.Name, rows int, failed bool) {
	j.statements[kind]++
	j.events = append(j.events, Event{j.AllStatements(), kind, table, rows, failed})
	if len(j.events) > capacity {
		j.events = j.events[1:]
	}
}

// NoteError counts an error.
func (j *Journal) NoteError(class sql_errors.Class) {
	j.errors[class]++
}

// Events are the last statements, the oldest one first.
func (j *Journal) Events() []Event {
	return j.events
}

// Statements counts those of a kind.
func (j *Journal) Statements(kind syntax_tree.Kind) int {
	return j.statements[kind]
}

// AllStatements counts those of all kinds.
func (j *Journal) AllStatements() int {
	return sum(j.statements[:])
}

// Errors counts those of a class.
func (j *Journal) Errors(class sql_errors.Class) int {
	return j.errors[class]
}

// AllErrors counts those of all classes.
func (j *Journal) AllErrors() int {
	return sum(j.errors[:])
}

func sum(counts []int) int {
	total := 0
	for _, count := range counts {
		total += count
	}
	return total
}
