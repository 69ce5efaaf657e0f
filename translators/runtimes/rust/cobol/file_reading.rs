//! READ, START and DELETE.

use super::file_spec::*;
use super::item::Item;
use super::machine::Machine;
use super::moves::copies;
use std::io::BufRead;

impl Machine {
    /// READ of the next record.
    pub fn read(&self, file: &FileSpec) {
        let status = self.read_file(file);
        self.set_status(file, status);
    }

    /// READ PREVIOUS.
    pub fn read_previous(&self, file: &FileSpec) {
        let status = self.read_in_order(file, true);
        self.set_status(file, status);
    }

    /// The move of READ INTO: of the record that was read, at its size; but where the compiler copies the bytes, of what
    /// the record area holds.
    pub fn move_record(&self, file: &FileSpec, target: Item) {
        if copies(&file.record, &target) {
            return self.move_to(file.record, target);
        }
        let size = self.with_file(file, |state| state.size.max(1).min(file.record.size)); // an empty line is a blank
        self.move_to(file.record.fixed_part(1, size as i64), target);
    }

    pub(super) fn read_file(&self, file: &FileSpec) -> u8 {
        self.read_in_order(file, false)
    }

    pub(super) fn read_in_order(&self, file: &FileSpec, previous: bool) -> u8 {
        let mut record = self.data(file.record);
        let (status, size, number) = self.with_file(file, |state| {
            let status = read_next(file, state, &mut record, previous);
            let number = match state.open.as_ref().map(|open| &open.stream) {
                Some(Stream::Slots(slots)) => slots.last,
                _ => 0,
            };
            (status, state.size, number)
        });
        self.put(file.record, &record);
        match (file.relative_key, status) {
            (Some(key), SUCCESS) => self.set_int(key, number),
            (Some(key), OUT_OF_KEY_RANGE) => self.set_int(key, 0),
            _ => {}
        }
        if let (SUCCESS, Some(item)) = (status, file.length) {
            self.set_int(item, size as i64);
        }
        status
    }

    /// READ of the record that the key names: the relative key, or the `which`th key of an indexed file, of which only the
    /// first `bytes` count.
    pub fn read_key(&self, file: &FileSpec, which: usize, bytes: i64) {
        let mut record = self.data(file.record);
        let number = file.relative_key.map_or(0, |key| self.get_int(key));
        let (status, size) = self.with_file(file, |state| {
            state.read_done = false;
            let Some(open) = state.open.as_mut() else { return (INPUT_DENIED, 0) };
            if !matches!(open.mode, Mode::Input | Mode::InputOutput) {
                return (INPUT_DENIED, 0);
            }
            let found = match &mut open.stream {
                Stream::Missing => {
                    let reached = std::mem::take(&mut state.reached);
                    Err(if reached == Reached::Read { KEY_NOT_EXISTS } else { END_OF_FILE })
                }
                Stream::Index(index) => index.read(file, which, bytes as usize, &mut record),
                Stream::Slots(slots) => slots.read(number, &mut record),
                _ => Err(PERMANENT),
            };
            match found {
                Ok(size) => {
                    state.was_read(size);
                    (SUCCESS, size)
                }
                Err(status) => {
                    if status == READ_NOT_DONE {
                        state.size = file.maximum;
                    }
                    (status, 0)
                }
            }
        });
        self.put(file.record, &record);
        if let (true, Some(item)) = (status < END_OF_FILE, file.length) {
            self.set_int(item, size as i64);
        }
        self.set_status(file, status);
    }

    /// START: the next READ NEXT gives the first record whose key is related so to the `which`th key, of which
    /// only the first `size` bytes count.
    pub fn start(&self, file: &FileSpec, relation: Relation, which: usize, size: i64) {
        let record = self.data(file.record);
        let number = file.relative_key.map_or(0, |key| self.get_int(key));
        let status = self.with_file(file, |state| {
            state.read_done = false;
            state.reached = Reached::Read;
            let Some(open) = state.open.as_mut() else { return INPUT_DENIED };
            if !matches!(open.mode, Mode::Input | Mode::InputOutput) || file.access == Access::Random {
                return INPUT_DENIED;
            }
            let status = match &mut open.stream {
                Stream::Index(index) => index.start(file, relation, which, size as usize, &record),
                Stream::Slots(slots) => slots.start(relation, number),
                _ => return KEY_NOT_EXISTS,
            };
            state.at_end = status != SUCCESS;
            state.at_start = false;
            state.reached = Reached::Start;
            status
        });
        self.set_status(file, status);
    }

    /// DELETE: the record last read, or (other than by ACCESS SEQUENTIAL) the one that the key names.
    pub fn delete(&self, file: &FileSpec) {
        let record = self.data(file.record);
        let number = file.relative_key.map(|key| self.get_int(key));
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
            match &mut open.stream {
                Stream::Index(index) => index.delete(file, &record),
                Stream::Slots(slots) => slots.delete(number.unwrap_or(slots.last)),
                _ => KEY_NOT_EXISTS,
            }
        });
        self.set_status(file, status);
    }
}

impl State {
    fn was_read(&mut self, size: usize) {
        self.size = size;
        self.reached = Reached::Read;
        self.read_done = true;
        self.at_end = false;
        self.at_start = false;
    }
}

/// The largest number of a record that RELATIVE KEY has room for.
fn largest_number(file: &FileSpec) -> i64 {
    match file.relative_key {
        Some(key) if key.native && key.signed => i64::MAX >> (64 - 8 * key.size),
        Some(key) if key.native && key.size < 8 => (1 << (8 * key.size)) - 1,
        Some(key) if !key.native && key.digits <= 18 => 10i64.pow(key.digits as u32) - 1,
        _ => i64::MAX,
    }
}

pub(super) fn read_next(file: &FileSpec, state: &mut State, record: &mut [u8], previous: bool) -> u8 {
    state.read_done = false;
    let Some(open) = state.open.as_mut() else { return INPUT_DENIED };
    if !matches!(open.mode, Mode::Input | Mode::InputOutput) {
        return INPUT_DENIED;
    }
    if matches!(open.stream, Stream::Missing) {
        let reached = std::mem::take(&mut state.reached);
        return if reached == Reached::Read { READ_ERROR } else { END_OF_FILE };
    }
    if if previous { state.at_start } else { state.at_end } {
        return READ_ERROR;
    }
    let result = match (&mut open.stream, file.organization) {
        (Stream::Index(index), _) => {
            let at_edge = if previous { state.at_end } else { state.at_start };
            index.step(state.reached, at_edge, previous, record)
        }
        (Stream::Slots(slots), _) => slots.step(state.reached != Reached::Read, previous, largest_number(file), record),
        (_, Organization::LineSequential) => read_line(open, record),
        _ => read_record(file, open, record, &mut state.size),
    };
    match result {
        Ok(size) => {
            state.was_read(size);
            SUCCESS
        }
        Err(END_OF_FILE) => {
            if previous {
                state.at_start = true;
            } else {
                state.at_end = true;
            }
            END_OF_FILE
        }
        Err(status) => {
            if status == READ_NOT_DONE {
                state.size = file.maximum;
            }
            status
        }
    }
}

/// A line, without carriage returns, cut or filled with blanks to the record's size.
pub(super) fn read_line(open: &mut Open, record: &mut [u8]) -> Result<usize, u8> {
    let Stream::Reader(reader) = &mut open.stream else { return Err(PERMANENT) };
    let mut line = Vec::with_capacity(record.len() + 2);
    if reader.read_until(b'\n', &mut line).is_err() {
        return Err(PERMANENT);
    }
    let ended = line.last() == Some(&b'\n');
    if ended {
        line.pop();
    }
    if line.contains(&b'\r') {
        line.retain(|&b| b != b'\r');
    }
    line.truncate(record.len());
    if line.is_empty() && !ended {
        return Err(END_OF_FILE);
    }
    record[..line.len()].copy_from_slice(&line);
    record[line.len()..].fill(b' ');
    Ok(line.len())
}

/// `last` is the size of the record before, and becomes that which the file says this one has.
fn read_record(file: &FileSpec, open: &mut Open, record: &mut [u8], last: &mut usize) -> Result<usize, u8> {
    if file.minimum != file.maximum {
        let header = open.stream.read(4)?;
        match header.len() {
            0 => return Err(END_OF_FILE),
            4 => *last = usize::from(header[0]) << 8 | usize::from(header[1]),
            _ => return Err(PERMANENT),
        }
    }
    let size = *last;
    let bytes = open.stream.read(size)?;
    let kept = bytes.len().min(record.len());
    record[..kept].copy_from_slice(&bytes[..kept]);
    if bytes.len() == size {
        Ok(size)
    } else if bytes.is_empty() {
        Err(END_OF_FILE)
    } else {
        Err(INCOMPLETE)
    }
}
