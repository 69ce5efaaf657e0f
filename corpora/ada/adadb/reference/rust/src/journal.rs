//! Counts what happens and remembers the last statements.

use std::collections::VecDeque;

use crate::names::Name;
use crate::sql_errors::ErrorClass;
use crate::syntax_tree::StatementKind;
use crate::text_tools;

const CAPACITY: usize = 8;

#[derive(Clone, Debug)]
pub struct Event {
    number: usize,
    kind: StatementKind,
    table: Option<Name>,
    /// `None`: the statement failed.
    rows: Option<usize>,
}

#[derive(Default)]
pub struct Journal {
    events: VecDeque<Event>,
    statements: [usize; StatementKind::ALL.len()],
    errors: [usize; ErrorClass::ALL.len()],
}

impl Event {
    /// "   12  insert_rows     parts       3 rows"
    pub fn image(&self) -> String {
        let table = self.table.as_ref().map_or("", Name::as_str);
        let outcome = match self.rows {
            Some(rows) => text_tools::plural(rows, "row"),
            None => "failed".to_string(),
        };
        let number = text_tools::right_justify(self.number.to_string().as_bytes(), 5);
        let number = String::from_utf8_lossy(&number);
        format!(
            "{number}  {:<15} {table:<12.12} {outcome}",
            self.kind.name()
        )
    }
}

impl Journal {
    pub fn note(&mut self, kind: StatementKind, table: Option<Name>, rows: Option<usize>) {
        self.statements[kind as usize] += 1;
        if self.events.len() == CAPACITY {
            self.events.pop_front();
        }
        self.events.push_back(Event {
            number: self.all_statements(),
            kind,
            table,
            rows,
        });
    }

    pub fn note_error(&mut self, class: ErrorClass) {
        self.errors[class as usize] += 1;
    }

    /// The last statements, the oldest one first.
    pub fn events(&self) -> impl ExactSizeIterator<Item = &Event> {
        self.events.iter()
    }

    pub fn statements(&self, kind: StatementKind) -> usize {
        self.statements[kind as usize]
    }

    pub fn all_statements(&self) -> usize {
        self.statements.iter().sum()
    }

    pub fn errors(&self, class: ErrorClass) -> usize {
        self.errors[class as usize]
    }

    pub fn all_errors(&self) -> usize {
        self.errors.iter().sum()
    }
}
