//! WRITE and REWRITE.

use super::file_spec::*;
use super::item::Item;
use super::machine::Machine;
use std::io::{Seek, SeekFrom, Write};

impl Open {
    /// Whether the file is open so that WRITE may add to it.
    pub(super) fn takes_records(&self, file: &FileSpec) -> bool {
        let second = if file.access == Access::Sequential { Mode::Extend } else { Mode::InputOutput };
        self.mode == Mode::Output || self.mode == second
    }
}

impl Machine {
    /// WRITE without ADVANCING.
    pub fn write(&self, file: &FileSpec, record: Item) {
        self.write_lines(file, record, 1, true, file.organization == Organization::Sequential);
    }

    /// WRITE … AFTER ADVANCING lines.
    pub fn write_after(&self, file: &FileSpec, record: Item, lines: i64) {
        self.write_lines(file, record, lines, false, false);
    }

    /// WRITE … BEFORE ADVANCING lines.
    pub fn write_before(&self, file: &FileSpec, record: Item, lines: i64) {
        self.write_lines(file, record, lines, true, false);
    }

    pub fn write_after_page(&self, file: &FileSpec, record: Item) {
        self.write_lines(file, record, PAGE, false, false);
    }

    pub fn write_before_page(&self, file: &FileSpec, record: Item) {
        self.write_lines(file, record, PAGE, true, false);
    }

    pub(super) fn write_lines(&self, file: &FileSpec, record: Item, lines: i64, before: bool, plain: bool) {
        let status = self.write_record(file, record, lines, before, plain);
        self.set_status(file, status);
    }

    pub(super) fn write_record(&self, file: &FileSpec, record: Item, lines: i64, before: bool, plain: bool) -> u8 {
        let bytes = self.data(record);
        let size = self.size_given(file, bytes.len());
        let area = self.data(file.record);
        let number = file.relative_key.map_or(0, |key| self.get_int(key));
        let mut written = 0;
        let status = self.with_file(file, |state| {
            state.read_done = false;
            let Some(open) = state.open.as_mut().filter(|o| o.takes_records(file)) else { return OUTPUT_DENIED };
            state.size = size;
            let least = if file.organization == Organization::LineSequential { 0 } else { file.minimum };
            if size < least || size > file.maximum {
                return RECORD_OVERFLOW;
            }
            match (&mut open.stream, file.organization) {
                (Stream::Index(index), _) => index.write(file, open.mode, size, &area),
                (Stream::Slots(slots), _) if file.access == Access::Sequential => {
                    let status = slots.write_next(size, &area);
                    if status == SUCCESS {
                        written = slots.last;
                    }
                    status
                }
                (Stream::Slots(slots), _) => slots.write(number, size, &area),
                _ => write_bytes(file, open, &bytes[..size], lines, before, plain),
            }
        });
        if let (true, Some(key)) = (written > 0, file.relative_key) {
            self.set_int(key, written);
        }
        status
    }

    /// The size of a record of at most that `size`: RECORD VARYING … DEPENDING ON may make it smaller. What is negative
    /// counts as too large.
    fn size_given(&self, file: &FileSpec, size: usize) -> usize {
        let given = file.length.map(|item| self.get_int(item));
        given.and_then(|given| usize::try_from(given).ok()).map_or(size, |given| given.min(size))
    }

    pub fn rewrite(&self, file: &FileSpec, record: Item) {
        let bytes = self.data(record);
        let area = self.data(file.record);
        let number = file.relative_key.map_or(0, |key| self.get_int(key));
        let varied = file.length.map(|item| self.get_int(item));
        let given = self.size_given(file, bytes.len());
        let status = self.with_file(file, |state| {
            let read_done = std::mem::take(&mut state.read_done);
            let Some(open) = state.open.as_mut() else { return IO_DENIED };
            if open.mode != Mode::InputOutput {
                return IO_DENIED;
            }
            let sequential = file.access == Access::Sequential;
            if sequential && !read_done {
                return READ_NOT_DONE;
            }
            if file.organization == Organization::Sequential
                && (state.size != bytes.len() || varied.is_some_and(|size| size != state.size as i64))
            {
                return RECORD_OVERFLOW;
            }
            if varied.is_some() {
                state.size = given; // otherwise it is still that of the record last read or written
                if given < file.minimum || given > file.maximum {
                    return RECORD_OVERFLOW;
                }
            }
            let stream = match &mut open.stream {
                Stream::Index(index) => return index.rewrite(file, state.size, &area),
                Stream::Slots(slots) if sequential => return slots.rewrite_last(&area),
                Stream::Slots(slots) => return slots.rewrite(number, &area),
                Stream::Both(stream) => stream,
                _ => return PERMANENT,
            };
            if stream.seek(SeekFrom::Current(-(bytes.len() as i64))).is_err() {
                return PERMANENT;
            }
            errors(stream.write_all(&bytes))
        });
        self.set_status(file, status);
    }
}

pub(super) fn advance(open: &mut Open, lines: i64) -> u8 {
    match lines {
        PAGE => open.stream.write(b"\x0c"),
        0 => open.stream.write(b"\r"),
        _ => open.stream.write(&vec![b'\n'; lines.max(0) as usize]),
    }
}

pub(super) fn write_bytes(file: &FileSpec, open: &mut Open, bytes: &[u8], lines: i64, before: bool, plain: bool) -> u8 {
    let mut status = SUCCESS;
    if !before && !plain {
        status = advance(open, lines);
        open.line_open = true;
    }
    if status == SUCCESS {
        status = match file.organization {
            Organization::LineSequential => {
                let end = bytes.iter().rposition(|&b| b != b' ').map_or(0, |n| n + 1);
                open.stream.write(&bytes[..end])
            }
            _ => {
                if file.minimum != file.maximum {
                    open.stream.write(&[(bytes.len() >> 8) as u8, bytes.len() as u8, 0, 0]);
                }
                open.stream.write(bytes)
            }
        };
    }
    if before && !plain && status == SUCCESS {
        status = advance(open, lines);
        open.line_open = false;
    }
    status
}
