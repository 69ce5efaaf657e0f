//! Tables and their rows.

use crate::generic_lists::List;
use crate::schemas::{Row, Schema};
use crate::sql_errors::{fail, ErrorCode, SqlResult};

pub const MAX_ROWS: usize = 200;

#[derive(Clone, Debug)]
pub struct Table {
    schema: Schema,
    rows: List<Row>,
}

impl Table {
    pub fn new(schema: Schema) -> Self {
        Self {
            schema,
            rows: List::default(),
        }
    }

    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    pub fn rows(&self) -> &List<Row> {
        &self.rows
    }

    /// An error when that many more rows do not fit.
    pub fn check_room(&self, rows: usize) -> SqlResult<()> {
        if self.rows.len() + rows > MAX_ROWS {
            let detail = format!("{} takes {MAX_ROWS} rows", self.schema.table.as_str());
            return fail(ErrorCode::TableFull, detail);
        }
        Ok(())
    }

    pub fn append(&mut self, rows: List<Row>) {
        for row in rows {
            self.rows.append(row);
        }
    }

    pub fn replace_all(&mut self, rows: List<Row>) {
        self.rows = rows;
    }

    /// `doomed` says for each row, in order, whether it goes; returns how many went.
    pub fn delete(&mut self, doomed: &[bool]) -> usize {
        let mut flags = doomed.iter();
        self.rows.remove_if(|_| flags.next() == Some(&true))
    }
}

/// An error when `row` can't stand beside `rows`. NULL is not equal to anything, not even to NULL.
pub fn check_unique(schema: &Schema, rows: &List<Row>, row: &Row) -> SqlResult<()> {
    for (place, column) in schema.columns().iter().enumerate() {
        let value = &row[place];
        let is_taken = |other: &Row| other[place].sort_order(value).is_eq();
        if column.unique && !value.is_null() && rows.iter().any(is_taken) {
            let name = column.name.as_str();
            let detail = [format!("{name} = ").into_bytes(), value.literal()].concat();
            return fail(ErrorCode::DuplicateKey, detail);
        }
    }
    Ok(())
}
