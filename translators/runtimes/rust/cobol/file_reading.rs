//! READ, START and DELETE.

use super::file_spec::*;
use super::machine::Machine;
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

    pub(super) fn read_file(&self, file: &FileSpec) -> u8 {
        self.read_in_order(file, false)
    }

    pub(super) fn read_in_order(&self, file: &FileSpec, previous: bool) -> u8 {
        let mut record = self.data(file.record);
        let (status, size, next) = self.with_file(file, |state| {
            let status = read_next(file, state, &mut record, previous);
            (status, state.size, state.next)
        });
        self.put(file.record, &record);
        if status < END_OF_FILE {
            if let (Organization::Relative, Some(key)) = (file.organization, file.relative_key) {
                if next >= 10u64.saturating_pow(key.digits as u32) {
                    return OUT_OF_KEY_RANGE;
                }
                self.set_int(key, next as i64);
            }
            if let Some(item) = file.length {
                self.set_int(item, size as i64);
            }
        }
        status
    }

    /// READ of the record that the key names: the relative key, or the `which`th key of an indexed file.
    pub fn read_key(&self, file: &FileSpec, which: usize) {
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
                    let first = std::mem::take(&mut state.first_read);
                    Err(if first { END_OF_FILE } else { KEY_NOT_EXISTS })
                }
                Stream::Index(index) => index.read(file, which, &mut record),
                Stream::Both(f) => {
                    let found = super::relative::read(f, file, number, &mut record);
                    if found.is_ok() {
                        state.next = number as u64;
                    }
                    found
                }
                _ => Err(PERMANENT),
            };
            match found {
                Ok((size, status)) => {
                    state.first_read = false;
                    state.read_done = true;
                    state.at_end = false;
                    state.at_start = false;
                    state.size = size;
                    (status, size)
                }
                Err(status) => (status, 0),
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
            state.first_read = false;
            let Some(open) = state.open.as_mut() else { return INPUT_DENIED };
            if !matches!(open.mode, Mode::Input | Mode::InputOutput) || file.access == Access::Random {
                return INPUT_DENIED;
            }
            let status = match &mut open.stream {
                Stream::Index(index) => index.start(file, relation, which, size as usize, &record),
                Stream::Both(f) => match super::relative::start(f, file, relation, number) {
                    Some(slot) => {
                        state.next = slot;
                        SUCCESS
                    }
                    None => KEY_NOT_EXISTS,
                },
                _ => KEY_NOT_EXISTS,
            };
            if status == SUCCESS {
                state.at_end = false;
                state.at_start = false;
                state.first_read = true;
            }
            status
        });
        self.set_status(file, status);
    }

    /// DELETE: the record last read, or (other than by ACCESS SEQUENTIAL) the one that the key names.
    pub fn delete(&self, file: &FileSpec) {
        let record = self.data(file.record);
        let number = file.relative_key.map_or(0, |key| self.get_int(key));
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
                Stream::Index(index) => index.delete(file, sequential, &record),
                Stream::Both(f) => {
                    super::relative::delete(f, file, if sequential { state.next as i64 } else { number })
                }
                _ => KEY_NOT_EXISTS,
            }
        });
        self.set_status(file, status);
    }
}

pub(super) fn read_next(file: &FileSpec, state: &mut State, record: &mut [u8], previous: bool) -> u8 {
    state.read_done = false;
    let Some(open) = state.open.as_mut() else { return INPUT_DENIED };
    if !matches!(open.mode, Mode::Input | Mode::InputOutput) {
        return INPUT_DENIED;
    }
    if matches!(open.stream, Stream::Missing) {
        let first = std::mem::take(&mut state.first_read);
        return if first { END_OF_FILE } else { READ_ERROR };
    }
    if if previous { state.at_start } else { state.at_end } {
        return READ_ERROR;
    }
    let result = match (&mut open.stream, file.organization) {
        (Stream::Index(index), _) => index.step(previous, record),
        (Stream::Both(f), Organization::Relative) => {
            super::relative::step(f, file, &mut state.next, previous, record).map(|size| (size, SUCCESS))
        }
        (_, Organization::LineSequential) => read_line(open, record).map(|size| (size, SUCCESS)),
        _ => read_record(file, open, record, state.size).map(|size| (size, SUCCESS)),
    };
    match result {
        Ok((size, status)) => {
            state.size = size;
            state.first_read = false;
            state.read_done = true;
            state.at_end = false;
            state.at_start = false;
            status
        }
        Err(END_OF_FILE) => {
            if previous {
                state.at_start = true;
            } else {
                state.at_end = true;
            }
            END_OF_FILE
        }
        Err(status) => status,
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

pub(super) fn read_record(file: &FileSpec, open: &mut Open, record: &mut [u8], size: usize) -> Result<usize, u8> {
    let mut size = size;
    if file.minimum != file.maximum {
        let header = open.stream.read(4)?;
        match header.len() {
            0 => return Err(END_OF_FILE),
            4 => size = usize::from(header[0]) << 8 | usize::from(header[1]),
            _ => return Err(PERMANENT),
        }
    }
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
