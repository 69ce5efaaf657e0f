//! The tables of the data base by their names.

use crate::generic_maps::Map;
use crate::generic_sort;
use crate::names::Name;
use crate::schemas::Schema;
use crate::sql_errors::{fail, ErrorCode, SqlError, SqlResult};
use crate::storage::Table;

pub const MAX_TABLES: usize = 12;

pub struct Catalog {
    tables: Map<Name, Table>,
}

fn unknown(name: &Name) -> SqlError {
    SqlError::new(ErrorCode::UnknownTable, name.as_str())
}

impl Default for Catalog {
    fn default() -> Self {
        Self {
            tables: Map::new(Name::hash, 5),
        }
    }
}

impl Catalog {
    pub fn create(&mut self, schema: Schema) -> SqlResult<()> {
        let name = schema.table.clone();
        if self.tables.get(&name).is_some() {
            return fail(ErrorCode::DuplicateTable, name.as_str());
        }
        if self.tables.len() == MAX_TABLES {
            return fail(ErrorCode::TooManyTables, format!("at most {MAX_TABLES}"));
        }
        self.tables.insert(name, Table::new(schema));
        Ok(())
    }

    /// Removes the table and gives it to the caller.
    pub fn drop(&mut self, name: &Name) -> SqlResult<Table> {
        self.tables.remove(name).ok_or_else(|| unknown(name))
    }

    pub fn lookup(&self, name: &Name) -> SqlResult<&Table> {
        self.tables.get(name).ok_or_else(|| unknown(name))
    }

    pub fn lookup_mut(&mut self, name: &Name) -> SqlResult<&mut Table> {
        self.tables.get_mut(name).ok_or_else(|| unknown(name))
    }

    /// In alphabetical order.
    pub fn sorted(&self) -> Vec<(&Name, &Table)> {
        let mut tables: Vec<_> = self.tables.iter().collect();
        generic_sort::sort(&mut tables, |left, right| left.0 < right.0);
        tables
    }
}
