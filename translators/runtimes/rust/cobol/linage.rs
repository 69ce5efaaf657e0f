//! LINAGE: pages of lines, with margins.

use super::file_spec::*;
use super::file_writing::write_bytes;
use super::item::Item;
use super::machine::Machine;

/// What LINAGE says of a page: its lines, the line that its footing begins at (0: it has none), its margins.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Page {
    lines: i64,
    footing: i64,
    top: i64,
    bottom: i64,
}

impl Page {
    fn is_valid(&self) -> bool {
        self.lines >= 1 && (0..=self.lines).contains(&self.footing) && self.top >= 0 && self.bottom >= 0
    }
}

impl Machine {
    /// The page that a file goes on with after the one that it is at.
    pub fn next_page(&self, file: &FileSpec, lines: i64, footing: i64, top: i64, bottom: i64) {
        self.with_file(file, |state| state.next_page = Page { lines, footing, top, bottom });
    }

    /// The first page of a file that was just opened; `counter` is its LINAGE-COUNTER.
    pub fn begin_pages(&self, file: &FileSpec, counter: Item) {
        let status = self.with_file(file, |state| {
            state.page = state.next_page;
            let open = state.open.as_mut()?;
            Some(if state.page.is_valid() { blank(open, state.page.top) } else { BAD_LINAGE })
        });
        if let Some(status) = status {
            self.set_int(counter, if status == SUCCESS { 1 } else { 0 });
            if status != SUCCESS {
                self.set_status(file, status);
            }
        }
    }

    /// WRITE … AFTER ADVANCING lines.
    pub fn write_after_on_page(&self, file: &FileSpec, record: Item, counter: Item, lines: i64) {
        self.write_on_page(file, record, counter, lines, false);
    }

    /// WRITE … BEFORE ADVANCING lines.
    pub fn write_before_on_page(&self, file: &FileSpec, record: Item, counter: Item, lines: i64) {
        self.write_on_page(file, record, counter, lines, true);
    }

    /// Whether the last WRITE came to the page's footing, or went over its end.
    pub fn end_of_page(&self, file: &FileSpec) -> bool {
        self.succeeded() && self.with_file(file, |state| state.end_of_page)
    }

    /// `lines` may be `PAGE`. Every record is a line of its own, so that one of the lines to advance is always there.
    fn write_on_page(&self, file: &FileSpec, record: Item, counter: Item, lines: i64, before: bool) {
        let at = self.get_int(counter);
        let bytes = self.data(record);
        let mut next = at;
        let status = self.with_file(file, |state| {
            state.end_of_page = false;
            let Some(open) = state.open.as_mut().filter(|o| o.takes_records(file)) else { return OUTPUT_DENIED };
            state.size = bytes.len();
            let page = state.page;
            let over = lines == PAGE || at + lines > page.lines;
            next = if over { 1 } else { at + lines };
            state.end_of_page = lines != PAGE && (over || page.footing > 0 && next >= page.footing && lines > 0);
            let mut status = if before { write_bytes(file, open, &bytes, 1, true, false) } else { SUCCESS };
            if over {
                state.page = state.next_page;
                if !state.page.is_valid() {
                    next = 0;
                    return BAD_LINAGE;
                }
                blank(open, page.lines - at + page.bottom + state.page.top);
            } else {
                blank(open, lines - 1);
            }
            if !before {
                status = write_bytes(file, open, &bytes, 1, true, false);
            }
            status
        });
        self.set_int(counter, next);
        self.set_status(file, status);
    }
}

fn blank(open: &mut Open, lines: i64) -> u8 {
    open.stream.write(&vec![b'\n'; lines.max(0) as usize])
}
