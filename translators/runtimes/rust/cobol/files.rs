//! Sequential and line sequential files, byte for byte as GnuCOBOL writes and reads them, with its file status.

use super::item::{Item, Kind};
use super::machine::{Machine, EXCEPTION_IO, EXCEPTION_IO_END, EXCEPTION_IO_KEY, EXCEPTION_NONE};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, ErrorKind, Read, Seek, SeekFrom, Write};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Organization {
    Sequential,
    LineSequential,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Input,
    Output,
    InputOutput,
    Extend,
}

/// SELECT and FD of one file.
#[derive(Clone, Copy, Debug)]
pub struct FileSpec {
    pub name: &'static str,
    pub assign: Item,
    pub organization: Organization,
    pub optional: bool,
    /// Sizes of the shortest and the longest record; different ones make records of varying length.
    pub minimum: usize,
    pub maximum: usize,
    pub record: Item,
    pub status: Option<Item>,
    /// RECORD VARYING … DEPENDING ON.
    pub length: Option<Item>,
}

/// A sort file has nothing outside of the program.
pub const SORT_FILE: Item = super::item::text(b"");

enum Stream {
    Reader(BufReader<File>),
    Writer(BufWriter<File>),
    Both(File),
    Missing,
}

struct Open {
    mode: Mode,
    stream: Stream,
    /// A line was written and not yet ended: AFTER ADVANCING leaves it so.
    line_open: bool,
}

#[derive(Default)]
struct State {
    open: Option<Open>,
    locked: bool,
    at_end: bool,
    first_read: bool,
    read_done: bool,
    /// The size of the record last read or written.
    size: usize,
}

/// The files of all programs of the run unit, by program and name.
#[derive(Default)]
pub struct Files {
    states: BTreeMap<(usize, &'static str), State>,
}

const SUCCESS: u8 = 0;
const INCOMPLETE: u8 = 4;
const OPTIONAL: u8 = 5;
const END_OF_FILE: u8 = 10;
const PERMANENT: u8 = 30;
const BAD_NAME: u8 = 31;
const NOT_EXISTS: u8 = 35;
const DENIED: u8 = 37;
const LOCKED: u8 = 38;
const ALREADY_OPEN: u8 = 41;
const NOT_OPEN: u8 = 42;
const READ_NOT_DONE: u8 = 43;
const RECORD_OVERFLOW: u8 = 44;
const READ_ERROR: u8 = 46;
const INPUT_DENIED: u8 = 47;
const OUTPUT_DENIED: u8 = 48;
const IO_DENIED: u8 = 49;

/// What ADVANCING says: nothing, lines after or before, a page after or before.
const PAGE: i64 = -1;

fn errors(result: std::io::Result<()>) -> u8 {
    match result {
        Ok(()) => SUCCESS,
        Err(_) => PERMANENT,
    }
}

impl Stream {
    fn write(&mut self, bytes: &[u8]) -> u8 {
        match self {
            Stream::Writer(w) => errors(w.write_all(bytes)),
            Stream::Both(f) => errors(f.write_all(bytes)),
            Stream::Reader(_) | Stream::Missing => PERMANENT,
        }
    }

    /// Reads up to `size` bytes; fewer only at the end.
    fn read(&mut self, size: usize) -> Result<Vec<u8>, u8> {
        let mut bytes = Vec::new();
        let result = match self {
            Stream::Reader(r) => r.take(size as u64).read_to_end(&mut bytes),
            Stream::Both(f) => f.take(size as u64).read_to_end(&mut bytes),
            Stream::Writer(_) | Stream::Missing => return Err(PERMANENT),
        };
        result.map(|_| bytes).map_err(|_| PERMANENT)
    }
}

fn open_error(error: &std::io::Error) -> u8 {
    match error.kind() {
        ErrorKind::NotFound => NOT_EXISTS,
        ErrorKind::PermissionDenied | ErrorKind::IsADirectory | ErrorKind::ReadOnlyFilesystem => DENIED,
        _ => PERMANENT,
    }
}

fn open_stream(path: &str, mode: Mode) -> std::io::Result<Stream> {
    Ok(match mode {
        Mode::Input => {
            let file = File::open(path)?;
            if file.metadata()?.is_dir() {
                return Err(ErrorKind::IsADirectory.into());
            }
            Stream::Reader(BufReader::new(file))
        }
        Mode::Output => Stream::Writer(BufWriter::new(File::create(path)?)),
        Mode::Extend => Stream::Writer(BufWriter::new(OpenOptions::new().append(true).create(true).open(path)?)),
        Mode::InputOutput => {
            Stream::Both(OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?)
        }
    })
}

impl Machine {
    fn with_file<R>(&self, file: &FileSpec, action: impl FnOnce(&mut State) -> R) -> R {
        let key = (self.program_base(), file.name);
        let mut files = self.files.borrow_mut();
        let state = files.states.entry(key).or_insert_with(|| State { size: file.maximum, ..State::default() });
        action(state)
    }

    /// Sets FILE STATUS and the exception.
    fn set_status(&self, file: &FileSpec, status: u8) {
        if let Some(item) = file.status {
            self.put(item, &[b'0' + status / 10, b'0' + status % 10]);
        }
        self.exception.set(match status / 10 {
            0 => EXCEPTION_NONE,
            1 => EXCEPTION_IO_END,
            2 => EXCEPTION_IO_KEY,
            _ => EXCEPTION_IO,
        });
    }

    pub fn at_end(&self) -> bool {
        self.exception.get() == EXCEPTION_IO_END
    }

    pub fn invalid_key(&self) -> bool {
        self.exception.get() == EXCEPTION_IO_KEY
    }

    /// Stops the program after an error that nothing in it looks at.
    pub fn check_file(&self, file: &FileSpec) {
        if self.exception.get() != EXCEPTION_NONE && file.status.is_none() {
            self.fail(&format!("file error on file {}", file.name));
        }
    }

    fn file_name(&self, file: &FileSpec) -> String {
        let bytes = self.data(file.assign);
        let end = bytes.iter().rposition(|&b| b != b' ' && b != 0).map_or(0, |n| n + 1);
        String::from_utf8_lossy(&bytes[..end]).trim_matches(|c| c == '"' || c == '\'').to_string()
    }

    // ------------------------------------------------------------------ OPEN and CLOSE

    pub fn open(&self, file: &FileSpec, mode: Mode) {
        let status = self.open_file(file, mode);
        self.set_status(file, status);
        self.check_file(file);
    }

    pub(super) fn open_file(&self, file: &FileSpec, mode: Mode) -> u8 {
        let path = self.file_name(file);
        self.with_file(file, |state| {
            if state.locked {
                return LOCKED;
            }
            if state.open.is_some() {
                return ALREADY_OPEN;
            }
            state.read_done = false;
            state.at_end = false;
            state.first_read = true;
            if path.is_empty() {
                return BAD_NAME;
            }
            let missing = !std::path::Path::new(&path).exists();
            if missing && mode != Mode::Output && !file.optional {
                return NOT_EXISTS;
            }
            if mode == Mode::InputOutput && file.organization == Organization::LineSequential {
                return DENIED;
            }
            if missing && mode == Mode::Input {
                state.open = Some(Open { mode, stream: Stream::Missing, line_open: false });
                state.at_end = true;
                return OPTIONAL;
            }
            match open_stream(&path, mode) {
                Ok(stream) => {
                    state.open = Some(Open { mode, stream, line_open: false });
                    if missing && file.optional {
                        OPTIONAL
                    } else {
                        SUCCESS
                    }
                }
                Err(error) if mode == Mode::Output && error.kind() == ErrorKind::NotFound => PERMANENT,
                Err(error) => open_error(&error),
            }
        })
    }

    pub fn close(&self, file: &FileSpec) {
        let status = self.close_file(file);
        self.set_status(file, status);
        self.check_file(file);
    }

    /// CLOSE … WITH LOCK.
    pub fn close_with_lock(&self, file: &FileSpec) {
        let status = self.close_file(file);
        if status == SUCCESS {
            self.with_file(file, |state| state.locked = true);
        }
        self.set_status(file, status);
        self.check_file(file);
    }

    pub(super) fn close_file(&self, file: &FileSpec) -> u8 {
        self.with_file(file, |state| {
            state.read_done = false;
            match state.open.take() {
                None => NOT_OPEN,
                Some(open) => finish(open),
            }
        })
    }

    pub(super) fn close_all_files(&self) {
        if let Ok(mut files) = self.files.try_borrow_mut() {
            for state in files.states.values_mut() {
                if let Some(open) = state.open.take() {
                    finish(open);
                }
            }
        }
    }

    // ------------------------------------------------------------------ READ

    pub fn read(&self, file: &FileSpec) {
        let status = self.read_file(file);
        self.set_status(file, status);
    }

    pub(super) fn read_file(&self, file: &FileSpec) -> u8 {
        let mut record = self.data(file.record);
        let (status, size) = self.with_file(file, |state| {
            let status = read_next(file, state, &mut record);
            (status, state.size)
        });
        self.put(file.record, &record);
        if status == SUCCESS {
            if let Some(item) = file.length {
                self.set_int(item, size as i64);
            }
        }
        status
    }

    // ------------------------------------------------------------------ WRITE

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

    fn write_lines(&self, file: &FileSpec, record: Item, lines: i64, before: bool, plain: bool) {
        let status = self.write_record(file, record, lines, before, plain);
        self.set_status(file, status);
    }

    pub(super) fn write_record(&self, file: &FileSpec, record: Item, lines: i64, before: bool, plain: bool) -> u8 {
        let bytes = self.data(record);
        let size = match file.length {
            Some(item) => (self.get_int(item).max(0) as usize).min(bytes.len()),
            None => bytes.len(),
        };
        self.with_file(file, |state| {
            state.read_done = false;
            let Some(open) = state.open.as_mut() else { return OUTPUT_DENIED };
            if !matches!(open.mode, Mode::Output | Mode::Extend) {
                return OUTPUT_DENIED;
            }
            state.size = size;
            let least = if file.organization == Organization::LineSequential { 0 } else { file.minimum };
            if size < least || size > file.maximum {
                return RECORD_OVERFLOW;
            }
            write_bytes(file, open, &bytes[..size], lines, before, plain)
        })
    }

    pub fn rewrite(&self, file: &FileSpec, record: Item) {
        let bytes = self.data(record);
        let status = self.with_file(file, |state| {
            let read_done = std::mem::take(&mut state.read_done);
            let Some(open) = state.open.as_mut() else { return IO_DENIED };
            if open.mode != Mode::InputOutput {
                return IO_DENIED;
            }
            if !read_done {
                return READ_NOT_DONE;
            }
            if state.size != bytes.len() {
                return RECORD_OVERFLOW;
            }
            let Stream::Both(stream) = &mut open.stream else { return PERMANENT };
            if stream.seek(SeekFrom::Current(-(bytes.len() as i64))).is_err() {
                return PERMANENT;
            }
            errors(stream.write_all(&bytes))
        });
        self.set_status(file, status);
    }
}

/// Ends what is open: a last line, and what is still buffered.
fn finish(mut open: Open) -> u8 {
    if open.line_open {
        open.stream.write(b"\n");
    }
    match open.stream {
        Stream::Writer(mut w) => errors(w.flush()),
        _ => SUCCESS,
    }
}

fn read_next(file: &FileSpec, state: &mut State, record: &mut [u8]) -> u8 {
    state.read_done = false;
    let Some(open) = state.open.as_mut() else { return INPUT_DENIED };
    if !matches!(open.mode, Mode::Input | Mode::InputOutput) {
        return INPUT_DENIED;
    }
    if matches!(open.stream, Stream::Missing) {
        let first = std::mem::take(&mut state.first_read);
        return if first { END_OF_FILE } else { READ_ERROR };
    }
    if state.at_end {
        return READ_ERROR;
    }
    let result = match file.organization {
        Organization::LineSequential => read_line(open, record),
        Organization::Sequential => read_record(file, open, record, state.size),
    };
    match result {
        Ok(size) => {
            state.size = size;
            state.first_read = false;
            state.read_done = true;
            SUCCESS
        }
        Err(END_OF_FILE) => {
            state.at_end = true;
            END_OF_FILE
        }
        Err(status) => status,
    }
}

/// A line, without carriage returns, cut or filled with blanks to the record's size.
fn read_line(open: &mut Open, record: &mut [u8]) -> Result<usize, u8> {
    let Stream::Reader(reader) = &mut open.stream else { return Err(PERMANENT) };
    let mut line = Vec::new();
    if reader.read_until(b'\n', &mut line).is_err() {
        return Err(PERMANENT);
    }
    let ended = line.last() == Some(&b'\n');
    if ended {
        line.pop();
    }
    line.retain(|&b| b != b'\r');
    line.truncate(record.len());
    if line.is_empty() && !ended {
        return Err(END_OF_FILE);
    }
    record[..line.len()].copy_from_slice(&line);
    record[line.len()..].fill(b' ');
    Ok(line.len())
}

fn read_record(file: &FileSpec, open: &mut Open, record: &mut [u8], size: usize) -> Result<usize, u8> {
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

fn advance(open: &mut Open, lines: i64) -> u8 {
    match lines {
        PAGE => open.stream.write(b"\x0c"),
        0 => open.stream.write(b"\r"),
        _ => open.stream.write(&vec![b'\n'; lines.max(0) as usize]),
    }
}

fn write_bytes(file: &FileSpec, open: &mut Open, bytes: &[u8], lines: i64, before: bool, plain: bool) -> u8 {
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
            Organization::Sequential => {
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

impl Machine {
    /// The record area as one item of text: what READ … INTO moves.
    pub fn record_of(&self, file: &FileSpec) -> Item {
        Item { kind: Kind::Text, ..file.record }
    }
}
