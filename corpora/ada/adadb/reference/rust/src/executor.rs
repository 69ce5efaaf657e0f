//! Carries out statements and prints what they give.

use crate::catalog::Catalog;
use crate::console::Console;
use crate::evaluator::{self, Accumulators, CheckMode, Context, Slots};
use crate::generic_lists::List;
use crate::generic_sort;
use crate::help_texts;
use crate::journal::Journal;
use crate::names::Name;
use crate::numbers;
use crate::reports::{self, Layout};
use crate::schemas::{Row, Schema};
use crate::settings::{Setting, Settings};
use crate::sql_errors::{fail, in_range, ErrorClass, ErrorCode, SqlResult};
use crate::statistics::{self, Scale};
use crate::storage::{self, Table};
use crate::syntax_tree::{
    Expression, Insert, Select, SelectItem, SortKey, Statement, StatementKind, Topic, Update,
};
use crate::text_tools;
use crate::values::{Value, ValueKind};

/// Everything that outlives a statement.
#[derive(Default)]
pub struct Session {
    pub console: Console,
    pub settings: Settings,
    pub journal: Journal,
    catalog: Catalog,
}

struct OutputRow {
    cells: Row,
    keys: Vec<Value>,
}

const NO_TABLE: Context = Context {
    schema: None,
    row: &[],
    slots: &[],
};

impl<'a> Context<'a> {
    fn of_row(schema: Option<&'a Schema>, row: &'a [Value]) -> Self {
        Context {
            schema,
            row,
            slots: &[],
        }
    }
}

impl Session {
    /// Returns how many rows were affected or shown. After an error the tables are unchanged.
    pub fn execute(&mut self, statement: &Statement) -> SqlResult<usize> {
        match statement {
            Statement::Create(schema) => self.create(schema),
            Statement::Drop(table) => self.drop_table(table),
            Statement::Insert(insert) => self.insert(insert),
            Statement::Select(select) => self.select(select),
            Statement::Update(update) => self.update(update),
            Statement::Delete(table, condition) => self.delete(table, condition.as_ref()),
            Statement::Describe(table) => self.describe(table),
            Statement::Analyze(table, column) => self.analyze(table, column),
            Statement::Show(topic) => Ok(self.show(*topic)),
            Statement::Set(name, argument) => {
                self.settings.assign(name, argument)?;
                self.say("Set.");
                Ok(0)
            }
            Statement::Help(topic) => {
                for line in help_texts::lines(topic)? {
                    self.console.put(line);
                }
                Ok(0)
            }
            Statement::Leave => {
                self.console.put("Bye.");
                Ok(0)
            }
        }
    }

    /// Only when SET FEEDBACK is on.
    fn say(&mut self, line: impl AsRef<[u8]>) {
        if self.settings.feedback {
            self.console.put(line);
        }
    }

    fn say_rows(&mut self, rows: usize, what: &str) {
        self.say(format!("{} {what}.", text_tools::plural(rows, "row")));
    }

    // ---------------------------------------------------------------- definitions

    fn create(&mut self, schema: &Schema) -> SqlResult<usize> {
        self.catalog.create(schema.clone())?;
        self.say(format!("Table {} created.", schema.table.as_str()));
        Ok(0)
    }

    fn drop_table(&mut self, name: &Name) -> SqlResult<usize> {
        let table = self.catalog.drop(name)?;
        self.say(format!("Table {} dropped.", name.as_str()));
        Ok(table.rows().len())
    }

    fn describe(&mut self, name: &Name) -> SqlResult<usize> {
        let table = self.catalog.lookup(name)?;
        let rows = table.rows().len();
        let columns = table.schema().columns();
        self.console.put(format!(
            "Table {}, {}, {}",
            name.as_str(),
            text_tools::plural(columns.len(), "column"),
            text_tools::plural(rows, "row")
        ));
        for column in columns {
            self.console
                .put([b"  ", column.description().as_slice()].concat());
        }
        Ok(rows)
    }

    // ---------------------------------------------------------------- changes

    fn insert(&mut self, insert: &Insert) -> SqlResult<usize> {
        let table = self.catalog.lookup_mut(&insert.table)?;
        let targets = find_targets(insert, table.schema())?;
        let mut fresh: List<Row> = List::default();
        for list in &insert.lists {
            let row = new_row(list, table.schema(), &targets)?;
            storage::check_unique(table.schema(), table.rows(), &row)?;
            storage::check_unique(table.schema(), &fresh, &row)?;
            fresh.append(row);
            table.check_room(fresh.len())?;
        }
        let rows = fresh.len();
        table.append(fresh);
        self.say_rows(rows, "inserted");
        Ok(rows)
    }

    fn update(&mut self, update: &Update) -> SqlResult<usize> {
        let table = self.catalog.lookup_mut(&update.table)?;
        let schema = table.schema();
        let columns = assigned_columns(update, schema)?;
        if let Some(condition) = &update.condition {
            evaluator::check(condition, Some(schema), CheckMode::Plain)?;
        }
        // The whole table in its new state, tested row by row.
        let mut rows = 0;
        let mut changed: List<Row> = List::default();
        for old in table.rows() {
            let context = Context::of_row(Some(schema), old);
            let mut row = old.clone();
            if context.holds(update.condition.as_ref())? {
                rows += 1;
                for (&place, assignment) in columns.iter().zip(&update.assignments) {
                    let value = context.evaluate(&assignment.term)?;
                    row[place] = schema.columns()[place].fit(&value)?;
                }
            }
            storage::check_unique(schema, &changed, &row)?;
            changed.append(row);
        }
        table.replace_all(changed);
        self.say_rows(rows, "updated");
        Ok(rows)
    }

    fn delete(&mut self, name: &Name, condition: Option<&Expression>) -> SqlResult<usize> {
        let table = self.catalog.lookup_mut(name)?;
        let schema = Some(table.schema());
        if let Some(condition) = condition {
            evaluator::check(condition, schema, CheckMode::Plain)?;
        }
        let doomed: SqlResult<Vec<bool>> = table
            .rows()
            .iter()
            .map(|row| Context::of_row(schema, row).holds(condition))
            .collect();
        let rows = table.delete(&doomed?);
        self.say_rows(rows, "deleted");
        Ok(rows)
    }

    // ---------------------------------------------------------------- query

    fn select(&mut self, select: &Select) -> SqlResult<usize> {
        let table = match &select.table {
            Some(name) => Some(self.catalog.lookup(name)?),
            None => None,
        };
        let schema = table.map(Table::schema);
        let items = expand_items(select, schema);
        let keys = check_select(select, &items, schema)?;
        let chosen = choose(select, table)?;
        let mut output = if select.aggregates > 0 {
            vec![aggregate_row(&items, schema, &chosen)?]
        } else {
            compute_rows(&items, &keys, schema, &chosen)?
        };
        order_rows(&keys, &mut output);
        let mut rows: Vec<Row> = output.into_iter().map(|row| row.cells).collect();
        if select.distinct && select.aggregates == 0 {
            drop_duplicates(&mut rows);
        }
        let rows: Vec<Row> = rows
            .into_iter()
            .skip(select.offset)
            .take(select.limit)
            .collect();
        self.print_rows(&items, &rows);
        Ok(rows.len())
    }

    fn print_rows(&mut self, items: &[SelectItem], rows: &[Row]) {
        let mut layout = Layout::new(items.len(), self.settings.width);
        let headings: Vec<Vec<u8>> = items.iter().map(heading).collect();
        for (column, text) in headings.iter().enumerate() {
            layout.widen(column, text.len());
        }
        let null_text = &self.settings.null_text;
        let cells: Vec<Vec<Vec<u8>>> = rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|value| reports::cell_text(value, null_text))
                    .collect()
            })
            .collect();
        for (row, texts) in rows.iter().zip(&cells) {
            for (column, (value, text)) in row.iter().zip(texts).enumerate() {
                layout.widen(column, text.len());
                layout.note_kind(column, value);
            }
        }
        for (n, texts) in cells.iter().enumerate() {
            if self.settings.heading && reports::heading_due(n, self.settings.page_size) {
                self.console.put(layout.rule());
                self.console.put(layout.heading_line(&headings));
                self.console.put(layout.rule());
            }
            self.console.put(layout.line(texts));
        }
        if rows.is_empty() {
            self.say("No rows selected.");
            return;
        }
        if self.settings.heading {
            self.console.put(layout.rule());
        }
        self.say_rows(rows.len(), "selected");
    }

    // ---------------------------------------------------------------- ANALYZE

    fn analyze(&mut self, name: &Name, column: &Name) -> SqlResult<usize> {
        let table = self.catalog.lookup(name)?;
        let place = table.schema().require(column)?;
        let sample: SqlResult<Vec<i32>> = table
            .rows()
            .iter()
            .map(|row| &row[place])
            .filter(|value| !value.is_null())
            .map(measure)
            .collect();
        let sample = sample?;
        let nulls = table.rows().len() - sample.len();
        self.console
            .put(format!("Analysis of {}.{}", name.as_str(), column.as_str()));
        self.print_figure("values", &sample.len().to_string());
        self.print_figure("nulls", &nulls.to_string());
        if !sample.is_empty() {
            self.print_figure(
                "minimum",
                &numbers::grouped_image(statistics::minimum(&sample)),
            );
            self.print_figure(
                "maximum",
                &numbers::grouped_image(statistics::maximum(&sample)),
            );
            self.print_figure("mean", &in_range(statistics::mean(&sample))?.to_string());
            self.print_figure(
                "median",
                &in_range(statistics::median(&sample))?.to_string(),
            );
            self.print_figure(
                "deviation",
                &in_range(statistics::deviation(&sample))?.to_string(),
            );
            self.print_histogram(&sample);
        }
        Ok(sample.len())
    }

    fn print_figure(&mut self, label: &str, text: &str) {
        let figure = text_tools::right_justify(text.as_bytes(), 16);
        let label = format!("  {label:<15}");
        self.console
            .put([label.as_bytes(), figure.as_slice()].concat());
    }

    fn print_histogram(&mut self, sample: &[i32]) {
        let scale = Scale::of(sample);
        for (bucket, count) in scale.histogram(sample).into_iter().enumerate() {
            if let Some(start) = scale.bucket_start(bucket) {
                let bar = statistics::bar(count, sample.len(), 20);
                let share = numbers::permille_image(numbers::share(count, sample.len()));
                self.console
                    .put(format!("  from {start:>11} {bar} {share}"));
            }
        }
    }

    // ---------------------------------------------------------------- SHOW

    fn show(&mut self, topic: Topic) -> usize {
        match topic {
            Topic::Tables => self.show_tables(),
            Topic::Settings => {
                for setting in Setting::ALL {
                    let label = format!("  {:<10} ", setting.name());
                    let image = self.settings.image(setting);
                    self.console
                        .put([label.as_bytes(), image.as_slice()].concat());
                }
                0
            }
            Topic::Statistics => {
                self.show_statistics();
                0
            }
            Topic::Journal => {
                for event in self.journal.events() {
                    self.console.put(event.image());
                }
                self.journal.events().len()
            }
        }
    }

    fn show_tables(&mut self) -> usize {
        let tables = self.catalog.sorted();
        if tables.is_empty() {
            self.console.put("No tables.");
        }
        let width = tables
            .iter()
            .map(|(name, _)| name.as_str().len())
            .max()
            .unwrap_or(0);
        for (name, table) in &tables {
            let rows = text_tools::plural(table.rows().len(), "row");
            self.console
                .put(format!("  {:<width$}  {rows}", name.as_str()));
        }
        tables.len()
    }

    fn show_statistics(&mut self) {
        let all = self.journal.all_statements();
        for kind in StatementKind::ALL {
            let count = self.journal.statements(kind);
            if count > 0 {
                let share = numbers::permille_image(numbers::share(count, all));
                let grouped = numbers::grouped_image(count as i32);
                self.print_figure(kind.name(), &format!("{grouped} {share:>6}"));
            }
        }
        for class in ErrorClass::ALL {
            let count = self.journal.errors(class);
            if count > 0 {
                self.print_figure("errors", &format!("{} {count}", class.name()));
            }
        }
    }
}

/// The columns that the values of INSERT go to.
fn find_targets(insert: &Insert, schema: &Schema) -> SqlResult<Vec<usize>> {
    if insert.targets.is_empty() {
        return Ok((0..schema.columns().len()).collect());
    }
    let mut targets = Vec::new();
    for name in &insert.targets {
        let place = schema.require(name)?;
        if targets.contains(&place) {
            return fail(ErrorCode::DuplicateColumn, name.as_str());
        }
        targets.push(place);
    }
    Ok(targets)
}

/// One row of INSERT, fit for the table.
fn new_row(list: &[Expression], schema: &Schema, targets: &[usize]) -> SqlResult<Row> {
    if list.len() != targets.len() {
        let detail = format!("{} instead of {}", list.len(), targets.len());
        return fail(ErrorCode::WrongValueCount, detail);
    }
    let mut row: Row = schema
        .columns()
        .iter()
        .map(|column| column.default.clone())
        .collect();
    for (term, &place) in list.iter().zip(targets) {
        evaluator::check(term, None, CheckMode::Plain)?;
        row[place] = NO_TABLE.evaluate(term)?;
    }
    schema
        .columns()
        .iter()
        .zip(&row)
        .map(|(column, value)| column.fit(value))
        .collect()
}

/// The columns of the assignments, which must be there and different.
fn assigned_columns(update: &Update, schema: &Schema) -> SqlResult<Vec<usize>> {
    let mut columns = Vec::new();
    for assignment in &update.assignments {
        let place = schema.require(&assignment.column)?;
        if columns.contains(&place) {
            return fail(ErrorCode::DuplicateColumn, assignment.column.as_str());
        }
        evaluator::check(&assignment.term, Some(schema), CheckMode::Plain)?;
        columns.push(place);
    }
    Ok(columns)
}

fn heading(item: &SelectItem) -> Vec<u8> {
    match &item.alias {
        Some(alias) => alias.as_str().as_bytes().to_vec(),
        None => text_tools::printable(&item.term.image()),
    }
}

/// The items; for SELECT * the columns.
fn expand_items(select: &Select, schema: Option<&Schema>) -> Vec<SelectItem> {
    if let Some(items) = &select.items {
        return items.clone();
    }
    schema
        .map_or(&[][..], Schema::columns)
        .iter()
        .map(|column| SelectItem {
            term: Expression::Column(column.name.clone()),
            alias: None,
        })
        .collect()
}

/// Checks all expressions; returns the sort keys, places and aliases replaced by what they stand for.
fn check_select(
    select: &Select,
    items: &[SelectItem],
    schema: Option<&Schema>,
) -> SqlResult<Vec<SortKey>> {
    let mode = if select.aggregates > 0 {
        CheckMode::Grouped
    } else {
        CheckMode::Plain
    };
    for item in items {
        evaluator::check(&item.term, schema, mode)?;
    }
    if let Some(condition) = &select.condition {
        evaluator::check(condition, schema, CheckMode::Plain)?;
    }
    if mode == CheckMode::Grouped && !select.sort_keys.is_empty() {
        return fail(ErrorCode::MisplacedAggregate, "with ORDER BY");
    }
    let mut keys = Vec::new();
    for key in &select.sort_keys {
        let term = resolve_key(&key.term, items)?;
        evaluator::check(term, schema, CheckMode::Plain)?;
        keys.push(SortKey {
            term: term.clone(),
            descending: key.descending,
        });
    }
    Ok(keys)
}

/// A sort key may be the place of an item, or its alias.
fn resolve_key<'a>(term: &'a Expression, items: &'a [SelectItem]) -> SqlResult<&'a Expression> {
    match term {
        Expression::Literal(Value::Integer(number)) => {
            let place = usize::try_from(*number).ok().and_then(|n| n.checked_sub(1));
            match place.and_then(|place| items.get(place)) {
                Some(item) => Ok(&item.term),
                None => fail(ErrorCode::BadPosition, number.to_string()),
            }
        }
        Expression::Column(name) => Ok(items
            .iter()
            .find(|item| item.alias.as_ref() == Some(name))
            .map_or(term, |item| &item.term)),
        _ => Ok(term),
    }
}

/// The rows that meet the condition; without table, one row without columns.
fn choose(select: &Select, table: Option<&Table>) -> SqlResult<List<Row>> {
    let condition = select.condition.as_ref();
    let mut chosen = List::default();
    match table {
        None => {
            if NO_TABLE.holds(condition)? {
                chosen.append(Row::new());
            }
        }
        Some(table) => {
            for row in table.rows() {
                if Context::of_row(Some(table.schema()), row).holds(condition)? {
                    chosen.append(row.clone());
                }
            }
        }
    }
    Ok(chosen)
}

/// The one row of a query with aggregates.
fn aggregate_row(
    items: &[SelectItem],
    schema: Option<&Schema>,
    chosen: &List<Row>,
) -> SqlResult<OutputRow> {
    let mut totals = Accumulators::default();
    for row in chosen {
        for item in items {
            evaluator::accumulate(&item.term, Context::of_row(schema, row), &mut totals)?;
        }
    }
    let mut slots = Slots::default();
    for item in items {
        evaluator::conclude(&item.term, &totals, &mut slots)?;
    }
    let context = Context {
        schema,
        row: &[],
        slots: &slots,
    };
    let cells: SqlResult<Row> = items
        .iter()
        .map(|item| context.evaluate(&item.term))
        .collect();
    Ok(OutputRow {
        cells: cells?,
        keys: Vec::new(),
    })
}

fn compute_rows(
    items: &[SelectItem],
    keys: &[SortKey],
    schema: Option<&Schema>,
    chosen: &List<Row>,
) -> SqlResult<Vec<OutputRow>> {
    chosen
        .iter()
        .map(|row| {
            let context = Context::of_row(schema, row);
            let cells: SqlResult<Row> = items
                .iter()
                .map(|item| context.evaluate(&item.term))
                .collect();
            let cells = cells?;
            let keys: SqlResult<Vec<Value>> =
                keys.iter().map(|key| context.evaluate(&key.term)).collect();
            Ok(OutputRow { cells, keys: keys? })
        })
        .collect()
}

fn order_rows(keys: &[SortKey], output: &mut [OutputRow]) {
    generic_sort::sort(output, |left, right| {
        let pairs = left.keys.iter().zip(&right.keys);
        keys.iter()
            .zip(pairs)
            .map(|(key, (a, b))| (key, a.sort_order(b)))
            .find(|(_, order)| order.is_ne())
            .map_or(false, |(key, order)| order.is_lt() != key.descending)
    });
}

/// DISTINCT: the first of equal rows is kept.
fn drop_duplicates(rows: &mut Vec<Row>) {
    let mut kept: Vec<Row> = Vec::new();
    for row in rows.drain(..) {
        let same = |other: &Row| other.iter().zip(&row).all(|(a, b)| a.sort_order(b).is_eq());
        if !kept.iter().any(same) {
            kept.push(row);
        }
    }
    *rows = kept;
}

/// Numbers as they are, decimals rounded, texts by their lengths.
fn measure(value: &Value) -> SqlResult<i32> {
    match value {
        Value::Integer(_) | Value::Decimal(_) => value.to_integer(),
        Value::Text(s) => Ok(s.len() as i32),
        other => {
            let kind: ValueKind = other.kind();
            fail(
                ErrorCode::TypeMismatch,
                format!("analyze of {}", kind.name()),
            )
        }
    }
}
