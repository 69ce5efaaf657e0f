//! What a table looks like: its columns and what may be stored in them.

use crate::names::Name;
use crate::sql_errors::{fail, ErrorCode, SqlResult};
use crate::text_tools;
use crate::values::{Value, ValueKind, MAX_TEXT};

pub const MAX_COLUMNS: usize = 12;

#[derive(Clone, Debug)]
pub struct Column {
    pub name: Name,
    pub kind: ValueKind,
    /// The most bytes of a text.
    pub length: usize,
    pub not_null: bool,
    pub unique: bool,
    pub primary: bool,
    pub default: Value,
}

#[derive(Clone, Debug)]
pub struct Schema {
    pub table: Name,
    columns: Vec<Column>,
}

pub type Row = Vec<Value>;

impl Column {
    pub fn new(name: Name, kind: ValueKind, length: usize) -> Self {
        Self {
            name,
            kind,
            length,
            not_null: false,
            unique: false,
            primary: false,
            default: Value::Null,
        }
    }

    /// "VARCHAR(20)".
    fn type_image(&self) -> String {
        if self.kind == ValueKind::Text && self.length < MAX_TEXT {
            format!("VARCHAR({})", self.length)
        } else {
            self.kind.name().to_string()
        }
    }

    /// The text of DESCRIBE.
    pub fn description(&self) -> Vec<u8> {
        let mut result =
            format!("{:<30} {:<12}", self.name.as_str(), self.type_image()).into_bytes();
        if self.primary {
            result.extend_from_slice(b" primary key");
        } else {
            if self.not_null {
                result.extend_from_slice(b" not null");
            }
            if self.unique {
                result.extend_from_slice(b" unique");
            }
        }
        if !self.default.is_null() {
            result.extend_from_slice(b" default ");
            result.extend(self.default.literal());
        }
        text_tools::trim_right(&result).to_vec()
    }

    /// The value as it is stored. Texts lose their blanks at the end before they are measured.
    pub fn fit(&self, value: &Value) -> SqlResult<Value> {
        if value.is_null() {
            if self.not_null {
                return fail(ErrorCode::NullNotAllowed, self.name.as_str());
            }
            return Ok(Value::Null);
        }
        if self.kind != ValueKind::Text {
            return value.convert(self.kind);
        }
        let image = value.image();
        let stored = text_tools::trim_right(&image);
        if stored.len() > self.length {
            let detail = format!("{} takes {}", self.name.as_str(), self.length);
            return fail(ErrorCode::TextTooLong, detail);
        }
        Value::text(stored)
    }
}

impl Schema {
    pub fn new(table: Name) -> Self {
        Self {
            table,
            columns: Vec::new(),
        }
    }

    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    pub fn find(&self, name: &Name) -> Option<usize> {
        self.columns.iter().position(|column| column.name == *name)
    }

    /// The place of a column that must be there.
    pub fn require(&self, name: &Name) -> SqlResult<usize> {
        match self.find(name) {
            Some(place) => Ok(place),
            None => fail(ErrorCode::UnknownColumn, name.as_str()),
        }
    }

    pub fn add(&mut self, column: Column) -> SqlResult<()> {
        let name = column.name.as_str();
        if self.find(&column.name).is_some() {
            return fail(ErrorCode::DuplicateColumn, name);
        }
        if self.columns.len() == MAX_COLUMNS {
            return fail(ErrorCode::TooManyColumns, format!("at most {MAX_COLUMNS}"));
        }
        if column.primary && self.columns.iter().any(|other| other.primary) {
            return fail(
                ErrorCode::DuplicateColumn,
                format!("second primary key {name}"),
            );
        }
        self.columns.push(column);
        Ok(())
    }
}
