//! Texts in the lines of reports.

use super::item::Item;
use super::machine::Machine;

impl Machine {
    /// Puts a text, without what is blank behind it, into a line at a column (from 1).
    pub fn print(&self, text: Item, line: Item, column: i64) {
        self.print_at(line, column - 1, &self.printed(text));
    }

    /// Puts a text without blanks around it at the left of its place.
    pub fn print_left(&self, text: Item, line: Item, column: i64) {
        self.print_at(line, column - 1, without_leading(&self.printed(text)));
    }

    /// Puts a text at the right of its place.
    pub fn print_right(&self, text: Item, line: Item, column: i64) {
        let shown = self.printed(text);
        let before = self.data(text).len() - shown.len();
        self.print_at(line, column - 1 + before as i64, &shown);
    }

    /// Puts a text without blanks around it into the middle of its place.
    pub fn print_center(&self, text: Item, line: Item, column: i64) {
        let shown = self.printed(text);
        let shown = without_leading(&shown);
        let room = self.data(text).len() - shown.len();
        let before = if room > 0 { (room - 1 + shown.len() % 2) / 2 } else { 0 };
        self.print_at(line, column - 1 + before as i64, shown);
    }

    /// What of an item is printed: nothing blank at its end, and nothing from a NUL on.
    fn printed(&self, item: Item) -> Vec<u8> {
        let mut text = self.data(item);
        let end = text.iter().rposition(|b| !matches!(b, b' ' | 0)).map_or(0, |last| last + 1);
        text.truncate(end);
        if let Some(end) = text.iter().position(|&b| b == 0) {
            text.truncate(end);
        }
        text
    }

    fn print_at(&self, line: Item, offset: i64, text: &[u8]) {
        let at = offset as usize;
        self.change(&line, |bytes| bytes[at..at + text.len()].copy_from_slice(text));
    }
}

fn without_leading(text: &[u8]) -> &[u8] {
    let blanks = text.iter().take_while(|&&b| b == b' ').count();
    &text[blanks..]
}
