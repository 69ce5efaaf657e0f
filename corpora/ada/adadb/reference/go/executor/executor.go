// Package executor carries out statements and prints what they give.
package executor

import (
	"fmt"
	"slices"
	"strconv"

	"migrated/catalog"
	"migrated/console"
	"migrated/evaluator"
	"migrated/generic_sort"
	"migrated/help_texts"
	"migrated/journal"
	"migrated/names"
	"migrated/numbers"
	"migrated/reports"
	"migrated/schemas"
	"migrated/settings"
	"migrated/sql_errors"
	"migrated/statistics"
	"migrated/storage"
	tree "migrated/syntax_tree"
	"migrated/text_tools"
	"migrated/values"
)

// Session is everything that outlives a statement.
type Session struct {
	Console  *console.Console
	Settings settings.Settings
	Journal  journal.Journal
	catalog  *catalog.Catalog
}

type outputRow struct {
	cells schemas.Row
	keys  []values.Value
}

// New makes a session without tables.
func New() *Session {
	return &Session{Console: console.New(), Settings: settings.Default(), catalog: catalog.New()}
}

// Execute returns how many rows were affected or shown. After an error the tables are unchanged.
func (s *Session) Execute(statement tree.Statement) (int, error) {
	switch st := statement.(type) {
	case tree.Create:
		return s.create(st)
	case tree.Drop:
		return s.drop(st)
	case tree.Insert:
		return s.insert(st)
	case tree.Select:
		return s.selectRows(st)
	case tree.Update:
		return s.update(st)
	case tree.Delete:
		return s.deleteRows(st)
	case tree.Describe:
		return s.describe(st)
	case tree.Analyze:
		return s.analyze(st)
	case tree.Show:
		return s.show(st.Topic), nil
	case tree.Set:
		if err := s.Settings.Assign(st.Name, st.Argument); err != nil {
			return 0, err
		}
		s.say("Set.")
	case tree.Help:
		lines, err := help_texts.Lines(st.Topic)
		if err != nil {
			return 0, err
		}
		for _, line := range lines {
			s.Console.Put(line)
		}
	case tree.Leave:
		s.Console.Put("Bye.")
	}
	return 0, nil
}

// say prints only when SET FEEDBACK is on.
func (s *Session) say(line string) {
	if s.Settings.Feedback {
		s.Console.Put(line)
	}
}

func (s *Session) sayRows(rows int, what string) {
	s.say(text_tools.Plural(rows, "row") + " " + what + ".")
}

// ---------------------------------------------------------------- definitions

func (s *Session) create(st tree.Create) (int, error) {
	if err := s.catalog.Create(st.Schema); err != nil {
		return 0, err
	}
	s.say("Table " + string(st.Schema.Table) + " created.")
	return 0, nil
}

func (s *Session) drop(st tree.Drop) (int, error) {
	table, err := s.catalog.Drop(st.Table)
	if err != nil {
		return 0, err
	}
	s.say("Table " + string(st.Table) + " dropped.")
	return table.Rows.Len(), nil
}

func (s *Session) describe(st tree.Describe) (int, error) {
	table, err := s.catalog.Lookup(st.Table)
	if err != nil {
		return 0, err
	}
	columns := table.Schema.Columns
	rows := table.Rows.Len()
	s.Console.Put("Table " + string(st.Table) + ", " + text_tools.Plural(len(columns), "column") + ", " +
		text_tools.Plural(rows, "row"))
	for _, column := range columns {
		s.Console.Put("  " + column.Description())
	}
	return rows, nil
}

// ---------------------------------------------------------------- changes

// findTargets gives the columns that the values of INSERT go to.
func findTargets(st tree.Insert, schema *schemas.Schema) ([]int, error) {
	var targets []int
	if len(st.Targets) == 0 {
		for place := range schema.Columns {
			targets = append(targets, place)
		}
		return targets, nil
	}
	for _, name := range st.Targets {
		place, err := schema.Require(name)
		if err != nil {
			return nil, err
		}
		if slices.Contains(targets, place) {
			return nil, sql_errors.New(sql_errors.DuplicateColumn, string(name))
		}
		targets = append(targets, place)
	}
	return targets, nil
}

// newRow is one row of INSERT, fit for the table.
func newRow(list []tree.Expression, schema *schemas.Schema, targets []int) (schemas.Row, error) {
	if len(list) != len(targets) {
		return nil, sql_errors.Newf(sql_errors.WrongValueCount, "%d instead of %d", len(list), len(targets))
	}
	row := make(schemas.Row, len(schema.Columns))
	for place, column := range schema.Columns {
		row[place] = column.Default
	}
	for i, term := range list {
		if err := evaluator.Check(term, nil, evaluator.Plain); err != nil {
			return nil, err
		}
		value, err := evaluator.Context{}.Evaluate(term)
		if err != nil {
			return nil, err
		}
		row[targets[i]] = value
	}
	for place, column := range schema.Columns {
		value, err := column.Fit(row[place])
		if err != nil {
			return nil, err
		}
		row[place] = value
	}
	return row, nil
}

func (s *Session) insert(st tree.Insert) (int, error) {
	table, err := s.catalog.Lookup(st.Table)
	if err != nil {
		return 0, err
	}
	targets, err := findTargets(st, &table.Schema)
	if err != nil {
		return 0, err
	}
	var fresh storage.Rows
	for _, list := range st.Lists {
		row, err := newRow(list, &table.Schema, targets)
		if err != nil {
			return 0, err
		}
		if err := storage.CheckUnique(&table.Schema, table.Rows, row); err != nil {
			return 0, err
		}
		if err := storage.CheckUnique(&table.Schema, fresh, row); err != nil {
			return 0, err
		}
		fresh.Append(row)
		if err := table.CheckRoom(fresh.Len()); err != nil {
			return 0, err
		}
	}
	table.Append(fresh)
	s.sayRows(fresh.Len(), "inserted")
	return fresh.Len(), nil
}

// assignedColumns must be there and different.
func assignedColumns(st tree.Update, schema *schemas.Schema) ([]int, error) {
	var places []int
	for _, assignment := range st.Assignments {
		place, err := schema.Require(assignment.Column)
		if err != nil {
			return nil, err
		}
		if slices.Contains(places, place) {
			return nil, sql_errors.New(sql_errors.DuplicateColumn, string(assignment.Column))
		}
		if err := evaluator.Check(assignment.Term, schema, evaluator.Plain); err != nil {
			return nil, err
		}
		places = append(places, place)
	}
	return places, nil
}

func (s *Session) update(st tree.Update) (int, error) {
	table, err := s.catalog.Lookup(st.Table)
	if err != nil {
		return 0, err
	}
	places, err := assignedColumns(st, &table.Schema)
	if err != nil {
		return 0, err
	}
	if err := evaluator.Check(st.Condition, &table.Schema, evaluator.Plain); err != nil {
		return 0, err
	}
	// The whole table in its new state, tested row by row.
	rows := 0
	var changed storage.Rows
	for _, old := range table.Rows.Items() {
		context := evaluator.Context{Schema: &table.Schema, Row: old}
		holds, err := context.Holds(st.Condition)
		if err != nil {
			return 0, err
		}
		row := slices.Clone(old)
		if holds {
			rows++
			if err := assign(st, places, context, row); err != nil {
				return 0, err
			}
		}
		if err := storage.CheckUnique(&table.Schema, changed, row); err != nil {
			return 0, err
		}
		changed.Append(row)
	}
	table.Rows = changed
	s.sayRows(rows, "updated")
	return rows, nil
}

// assign computes all new values from the old row.
func assign(st tree.Update, places []int, context evaluator.Context, row schemas.Row) error {
	for i, assignment := range st.Assignments {
		value, err := context.Evaluate(assignment.Term)
		if err != nil {
			return err
		}
		if row[places[i]], err = context.Schema.Columns[places[i]].Fit(value); err != nil {
			return err
		}
	}
	return nil
}

func (s *Session) deleteRows(st tree.Delete) (int, error) {
	table, err := s.catalog.Lookup(st.Table)
	if err != nil {
		return 0, err
	}
	if err := evaluator.Check(st.Condition, &table.Schema, evaluator.Plain); err != nil {
		return 0, err
	}
	var doomed []bool
	for _, row := range table.Rows.Items() {
		holds, err := evaluator.Context{Schema: &table.Schema, Row: row}.Holds(st.Condition)
		if err != nil {
			return 0, err
		}
		doomed = append(doomed, holds)
	}
	rows := table.Delete(doomed)
	s.sayRows(rows, "deleted")
	return rows, nil
}

// ---------------------------------------------------------------- query

func (s *Session) selectRows(st tree.Select) (int, error) {
	var table *storage.Table
	var schema *schemas.Schema
	if st.Table != "" {
		var err error
		if table, err = s.catalog.Lookup(st.Table); err != nil {
			return 0, err
		}
		schema = &table.Schema
	}
	items := expandItems(st, schema)
	keys, err := checkSelect(st, items, schema)
	if err != nil {
		return 0, err
	}
	chosen, err := choose(st, table)
	if err != nil {
		return 0, err
	}
	var rows []schemas.Row
	if st.Aggregates > 0 {
		rows, err = aggregateRow(items, schema, chosen)
	} else {
		rows, err = plainRows(st.Distinct, items, keys, schema, chosen)
	}
	if err != nil {
		return 0, err
	}
	rows = rows[min(st.Offset, len(rows)):]
	if st.Limit >= 0 {
		rows = rows[:min(st.Limit, len(rows))]
	}
	s.printRows(items, rows)
	return len(rows), nil
}

// expandItems gives the items; for SELECT * the columns.
func expandItems(st tree.Select, schema *schemas.Schema) []tree.SelectItem {
	if !st.Everything {
		return st.Items
	}
	var items []tree.SelectItem
	for _, column := range schema.Columns {
		items = append(items, tree.SelectItem{Term: tree.Column{Name: column.Name}})
	}
	return items
}

// checkSelect gives the sort keys, places and aliases replaced by what they stand for.
func checkSelect(st tree.Select, items []tree.SelectItem, schema *schemas.Schema) ([]tree.SortKey, error) {
	mode := evaluator.Plain
	if st.Aggregates > 0 {
		mode = evaluator.Grouped
	}
	for _, item := range items {
		if err := evaluator.Check(item.Term, schema, mode); err != nil {
			return nil, err
		}
	}
	if err := evaluator.Check(st.Condition, schema, evaluator.Plain); err != nil {
		return nil, err
	}
	if mode == evaluator.Grouped && len(st.SortKeys) > 0 {
		return nil, sql_errors.New(sql_errors.MisplacedAggregate, "with ORDER BY")
	}
	var keys []tree.SortKey
	for _, key := range st.SortKeys {
		term, err := resolveKey(key.Term, items)
		if err != nil {
			return nil, err
		}
		if err := evaluator.Check(term, schema, evaluator.Plain); err != nil {
			return nil, err
		}
		keys = append(keys, tree.SortKey{Term: term, Descending: key.Descending})
	}
	return keys, nil
}

// resolveKey knows places of items and aliases.
func resolveKey(term tree.Expression, items []tree.SelectItem) (tree.Expression, error) {
	switch e := term.(type) {
	case tree.Literal:
		if e.Value.Kind() != values.IntegerKind {
			return term, nil
		}
		place := e.Value.Number()
		if place < 1 || place > int64(len(items)) {
			return nil, sql_errors.New(sql_errors.BadPosition, e.Value.String())
		}
		return items[place-1].Term, nil
	case tree.Column:
		for _, item := range items {
			if item.Alias == e.Name {
				return item.Term, nil
			}
		}
	}
	return term, nil
}

// choose gives the rows that meet the condition; without table, one row without columns.
func choose(st tree.Select, table *storage.Table) ([]schemas.Row, error) {
	var schema *schemas.Schema
	candidates := []schemas.Row{nil}
	if table != nil {
		schema = &table.Schema
		candidates = table.Rows.Items()
	}
	var chosen []schemas.Row
	for _, row := range candidates {
		holds, err := evaluator.Context{Schema: schema, Row: row}.Holds(st.Condition)
		if err != nil {
			return nil, err
		}
		if holds {
			chosen = append(chosen, row)
		}
	}
	return chosen, nil
}

func terms(items []tree.SelectItem) []tree.Expression {
	var result []tree.Expression
	for _, item := range items {
		result = append(result, item.Term)
	}
	return result
}

// aggregateRow gives the one row of a query with aggregates.
func aggregateRow(
	items []tree.SelectItem, schema *schemas.Schema, chosen []schemas.Row,
) ([]schemas.Row, error) {
	var totals evaluator.Accumulators
	for _, row := range chosen {
		context := evaluator.Context{Schema: schema, Row: row}
		for _, item := range items {
			if err := context.Accumulate(item.Term, &totals); err != nil {
				return nil, err
			}
		}
	}
	var slots evaluator.Slots
	for _, item := range items {
		if err := evaluator.Conclude(item.Term, &totals, &slots); err != nil {
			return nil, err
		}
	}
	cells, err := evaluator.Context{Schema: schema, Slots: &slots}.All(terms(items))
	return []schemas.Row{cells}, err
}

// plainRows computes, sorts and, for DISTINCT, thins out.
func plainRows(
	distinct bool, items []tree.SelectItem, keys []tree.SortKey, schema *schemas.Schema, chosen []schemas.Row,
) ([]schemas.Row, error) {
	var output []outputRow
	var keyTerms []tree.Expression
	for _, key := range keys {
		keyTerms = append(keyTerms, key.Term)
	}
	for _, row := range chosen {
		context := evaluator.Context{Schema: schema, Row: row}
		cells, err := context.All(terms(items))
		if err != nil {
			return nil, err
		}
		keyValues, err := context.All(keyTerms)
		if err != nil {
			return nil, err
		}
		output = append(output, outputRow{cells, keyValues})
	}
	orderRows(keys, output)
	var rows []schemas.Row
	for _, row := range output {
		same := func(other schemas.Row) bool { return sameCells(other, row.cells) }
		if !distinct || !slices.ContainsFunc(rows, same) {
			rows = append(rows, row.cells)
		}
	}
	return rows, nil
}

func orderRows(keys []tree.SortKey, output []outputRow) {
	generic_sort.Sort(output, func(left, right outputRow) bool {
		for i, key := range keys {
			if order := left.keys[i].SortOrder(right.keys[i]); order != 0 {
				return (order < 0) != key.Descending
			}
		}
		return false
	})
}

func sameCells(left, right schemas.Row) bool {
	return slices.EqualFunc(left, right, func(a, b values.Value) bool { return a.SortOrder(b) == 0 })
}

func heading(item tree.SelectItem) string {
	if item.Alias != "" {
		return string(item.Alias)
	}
	return text_tools.Printable(item.Term.String())
}

func (s *Session) printRows(items []tree.SelectItem, rows []schemas.Row) {
	if len(rows) == 0 {
		s.say("No rows selected.")
		return
	}
	layout := reports.New(len(items), s.Settings.Width)
	headings := make([]string, len(items))
	for place, item := range items {
		headings[place] = heading(item)
		layout.Widen(place, len(headings[place]))
	}
	cells := make([][]string, len(rows))
	for n, row := range rows {
		for place, value := range row {
			text := reports.CellText(value, s.Settings.NullText)
			cells[n] = append(cells[n], text)
			layout.Widen(place, len(text))
			layout.NoteKind(place, value)
		}
	}
	for n := range rows {
		if s.Settings.Heading && reports.HeadingDue(n, s.Settings.PageSize) {
			s.Console.Put(layout.Rule())
			s.Console.Put(layout.HeadingLine(headings))
			s.Console.Put(layout.Rule())
		}
		s.Console.Put(layout.Line(cells[n]))
	}
	if s.Settings.Heading {
		s.Console.Put(layout.Rule())
	}
	s.sayRows(len(rows), "selected")
}

// ---------------------------------------------------------------- ANALYZE

// measure takes numbers as they are, decimals rounded, texts by their lengths.
func measure(value values.Value) (int32, error) {
	switch value.Kind() {
	case values.IntegerKind, values.DecimalKind:
		return value.ToInteger()
	case values.TextKind:
		return int32(len(value.String())), nil
	}
	return 0, sql_errors.Newf(sql_errors.TypeMismatch, "analyze of %s", value.Kind())
}

func (s *Session) analyze(st tree.Analyze) (int, error) {
	table, err := s.catalog.Lookup(st.Table)
	if err != nil {
		return 0, err
	}
	place, err := table.Schema.Require(st.Column)
	if err != nil {
		return 0, err
	}
	var sample []int32
	for _, row := range table.Rows.Items() {
		if row[place].IsNull() {
			continue
		}
		n, err := measure(row[place])
		if err != nil {
			return 0, err
		}
		sample = append(sample, n)
	}
	s.Console.Put("Analysis of " + string(st.Table) + "." + string(st.Column))
	s.printFigure("values", strconv.Itoa(len(sample)))
	s.printFigure("nulls", strconv.Itoa(table.Rows.Len()-len(sample)))
	if len(sample) > 0 {
		scale := statistics.ScaleOf(sample)
		s.printFigure("minimum", numbers.GroupedImage(scale.Low))
		s.printFigure("maximum", numbers.GroupedImage(scale.High))
		s.printFigure("mean", statistics.Mean(sample).String())
		s.printFigure("median", statistics.Median(sample).String())
		s.printFigure("deviation", statistics.Deviation(sample).String())
		s.printHistogram(scale, sample)
	}
	return len(sample), nil
}

func (s *Session) printFigure(label, text string) {
	s.Console.Put("  " + text_tools.LeftJustify(label, 15) + text_tools.RightJustify(text, 16))
}

func (s *Session) printHistogram(scale statistics.Scale, sample []int32) {
	for bucket, count := range scale.Histogram(sample) {
		if start, ok := scale.BucketStart(bucket); ok {
			bar := statistics.Bar(count, len(sample), 20)
			share := numbers.PermilleImage(numbers.Share(count, len(sample)))
			s.Console.Put(fmt.Sprintf("  from %11d %s %s", start, bar, share))
		}
	}
}

// ---------------------------------------------------------------- SHOW

func (s *Session) show(topic tree.Topic) int {
	switch topic {
	case tree.Tables:
		return s.showTables()
	case tree.Settings:
		for _, pair := range s.Settings.Pairs() {
			s.Console.Put("  " + text_tools.LeftJustify(pair.Name, 10) + " " + pair.Value)
		}
	case tree.Statistics:
		s.showStatistics()
	case tree.Journal:
		for _, event := range s.Journal.Events() {
			s.Console.Put(event.String())
		}
		return len(s.Journal.Events())
	}
	return 0
}

func (s *Session) showTables() int {
	sorted := s.catalog.SortedNames()
	if len(sorted) == 0 {
		s.Console.Put("No tables.")
	}
	width := 0
	for _, name := range sorted {
		width = max(width, len(name))
	}
	for _, name := range sorted {
		s.showTable(name, width)
	}
	return len(sorted)
}

func (s *Session) showTable(name names.Name, width int) {
	if table, err := s.catalog.Lookup(name); err == nil {
		rows := text_tools.Plural(table.Rows.Len(), "row")
		s.Console.Put("  " + text_tools.LeftJustify(string(name), width) + "  " + rows)
	}
}

func (s *Session) showStatistics() {
	all := s.Journal.AllStatements()
	for kind := range tree.KindCount {
		if count := s.Journal.Statements(kind); count > 0 {
			share := numbers.PermilleImage(numbers.Share(count, all))
			s.printFigure(kind.String(), fmt.Sprintf("%s %6s", numbers.GroupedImage(int32(count)), share))
		}
	}
	for class := range sql_errors.ClassCount {
		if count := s.Journal.Errors(class); count > 0 {
			s.printFigure("errors", fmt.Sprintf("%s %d", class, count))
		}
	}
}
