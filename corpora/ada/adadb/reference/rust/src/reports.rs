//! Layout of the tables that SELECT prints. Nothing is written here: the executor does that.

use crate::text_tools;
use crate::values::Value;

#[derive(Clone, Copy, Debug, Default)]
struct ColumnLayout {
    width: usize,
    /// Whether there was a value, and whether one of them was no number.
    filled: bool,
    has_text: bool,
}

#[derive(Clone, Debug)]
pub struct Layout {
    limit: usize,
    columns: Vec<ColumnLayout>,
}

/// The text of a value in a cell.
pub fn cell_text(value: &Value, null_text: &[u8]) -> Vec<u8> {
    if value.is_null() {
        text_tools::printable(null_text)
    } else {
        text_tools::printable(&value.image())
    }
}

/// Whether a heading belongs above row `n`, counted from 0, with `per_page` rows on a page.
pub fn heading_due(n: usize, per_page: usize) -> bool {
    n == 0 || (per_page > 0 && n % per_page == 0)
}

impl Layout {
    pub fn new(columns: usize, limit: usize) -> Self {
        Self {
            limit,
            columns: vec![ColumnLayout::default(); columns],
        }
    }

    /// The column will hold a text of that length, up to the limit.
    pub fn widen(&mut self, column: usize, length: usize) {
        let width = &mut self.columns[column].width;
        *width = length.min(self.limit).max(*width);
    }

    /// Remembers what kind of values a column has.
    pub fn note_kind(&mut self, column: usize, value: &Value) {
        let layout = &mut self.columns[column];
        layout.filled |= !value.is_null();
        layout.has_text |= !value.is_null() && !value.is_numeric();
    }

    /// "+-----+---+"
    pub fn rule(&self) -> Vec<u8> {
        let mut result = vec![b'+'];
        for column in &self.columns {
            result.resize(result.len() + column.width + 2, b'-');
            result.push(b'+');
        }
        result
    }

    /// "| abc | 1 |"; numbers to the right.
    pub fn line(&self, cells: &[Vec<u8>]) -> Vec<u8> {
        self.join(cells, |column| column.filled && !column.has_text)
    }

    /// Headings are always to the left.
    pub fn heading_line(&self, cells: &[Vec<u8>]) -> Vec<u8> {
        self.join(cells, |_| false)
    }

    /// A text is clipped; a number that does not fit becomes asterisks.
    fn join(&self, cells: &[Vec<u8>], is_right: impl Fn(&ColumnLayout) -> bool) -> Vec<u8> {
        let mut result = vec![b'|'];
        for (column, cell) in self.columns.iter().zip(cells) {
            result.push(b' ');
            result.extend(if is_right(column) {
                text_tools::right_justify(cell, column.width)
            } else {
                text_tools::left_justify(&text_tools::clip(cell, column.width), column.width)
            });
            result.extend_from_slice(b" |");
        }
        result
    }
}
