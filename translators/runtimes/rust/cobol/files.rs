//! Files: what is open, its status, and sequential and line sequential ones byte for byte as GnuCOBOL has them.
//! Relative files are in `relative`, indexed ones in `indexed`.

use super::indexed::Index;
use super::item::{Item, Kind};
use super::exceptions::Exception;
use super::machine::Machine;
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, ErrorKind, Read, Seek, SeekFrom, Write};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Organization {
    Sequential,
    LineSequential,
    Relative,
    Indexed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Sequential,
    Random,
    Dynamic,
}

/// RECORD KEY or ALTERNATE RECORD KEY: an item of the record.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    pub item: Item,
    pub duplicates: bool,
}

/// How START compares the file's keys with the one given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Equal,
    Greater,
    NotLess,
    Less,
    NotGreater,
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
    pub access: Access,
    /// RELATIVE KEY.
    pub relative_key: Option<Item>,
    /// RECORD KEY first, then the alternate ones.
    pub keys: &'static [Key],
}

/// What a file has that says nothing of its access and keys.
pub const SEQUENTIAL_FILE: FileSpec = FileSpec {
    name: "",
    assign: SORT_FILE,
    organization: Organization::Sequential,
    optional: false,
    minimum: 0,
    maximum: 0,
    record: SORT_FILE,
    status: None,
    length: None,
    access: Access::Sequential,
    relative_key: None,
    keys: &[],
};

/// A sort file has nothing outside of the program.
pub const SORT_FILE: Item = super::item::text(b"");

pub(super) enum Stream {
    Reader(BufReader<File>),
    Writer(BufWriter<File>),
    Both(File),
    Index(Box<Index>),
    Missing,
}

pub(super) struct Open {
    pub(super) mode: Mode,
    pub(super) stream: Stream,
    /// A line was written and not yet ended: AFTER ADVANCING leaves it so.
    line_open: bool,
}

#[derive(Default)]
pub(super) struct State {
    pub(super) open: Option<Open>,
    locked: bool,
    /// The last sequential read met the end, or (READ PREVIOUS) the beginning.
    pub(super) at_end: bool,
    pub(super) at_start: bool,
    pub(super) first_read: bool,
    pub(super) read_done: bool,
    /// The size of the record last read or written.
    pub(super) size: usize,
    /// Where a relative file's next record is, counted from 0.
    pub(super) next: u64,
    last_mode: Option<Mode>,
}

/// The files of all programs of the run unit, by program and name.
#[derive(Default)]
pub struct Files {
    states: BTreeMap<(usize, &'static str), State>,
}

pub(super) const SUCCESS: u8 = 0;
pub(super) const INCOMPLETE: u8 = 4;
const OPTIONAL: u8 = 5;
pub(super) const END_OF_FILE: u8 = 10;
pub(super) const PERMANENT: u8 = 30;
const BAD_NAME: u8 = 31;
const NOT_EXISTS: u8 = 35;
const DENIED: u8 = 37;
const LOCKED: u8 = 38;
const ALREADY_OPEN: u8 = 41;
const NOT_OPEN: u8 = 42;
const READ_NOT_DONE: u8 = 43;
pub(super) const DUPLICATE: u8 = 2;
const NO_REEL: u8 = 7;
pub(super) const OUT_OF_KEY_RANGE: u8 = 14;
pub(super) const KEY_INVALID: u8 = 21;
pub(super) const KEY_EXISTS: u8 = 22;
pub(super) const KEY_NOT_EXISTS: u8 = 23;
const RECORD_OVERFLOW: u8 = 44;
const READ_ERROR: u8 = 46;
const INPUT_DENIED: u8 = 47;
const OUTPUT_DENIED: u8 = 48;
const IO_DENIED: u8 = 49;

/// What ADVANCING says: nothing, lines after or before, a page after or before.
const PAGE: i64 = -1;

pub(super) fn errors(result: std::io::Result<()>) -> u8 {
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
            Stream::Reader(_) | Stream::Index(_) | Stream::Missing => PERMANENT,
        }
    }

    /// Reads up to `size` bytes; fewer only at the end.
    fn read(&mut self, size: usize) -> Result<Vec<u8>, u8> {
        let mut bytes = Vec::new();
        let result = match self {
            Stream::Reader(r) => r.take(size as u64).read_to_end(&mut bytes),
            Stream::Both(f) => f.take(size as u64).read_to_end(&mut bytes),
            Stream::Writer(_) | Stream::Index(_) | Stream::Missing => return Err(PERMANENT),
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

fn open_stream(file: &FileSpec, path: &str, mode: Mode) -> std::io::Result<Stream> {
    if file.organization == Organization::Indexed {
        return Index::open(path, mode, file.keys.len()).map(|index| Stream::Index(Box::new(index)));
    }
    if file.organization == Organization::Relative {
        let options = OpenOptions::new()
            .read(true)
            .write(mode != Mode::Input)
            .create(mode != Mode::Input)
            .truncate(mode == Mode::Output)
            .open(path)?;
        return if options.metadata()?.is_dir() { Err(ErrorKind::IsADirectory.into()) } else { Ok(Stream::Both(options)) };
    }
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
    pub(super) fn with_file<R>(&self, file: &FileSpec, action: impl FnOnce(&mut State) -> R) -> R {
        let key = (self.base_of(file.record), file.name);
        let mut files = self.files.borrow_mut();
        let state = files.states.entry(key).or_insert_with(|| State { size: file.maximum, ..State::default() });
        action(state)
    }

    /// Sets FILE STATUS and the exception.
    pub(super) fn set_status(&self, file: &FileSpec, status: u8) {
        if let Some(item) = file.status {
            self.put(item, &[b'0' + status / 10, b'0' + status % 10]);
        }
        self.exception.set(Exception::of_status(status));
        *self.used_file.borrow_mut() = (file.name.to_string(), status);
    }

    pub fn at_end(&self) -> bool {
        self.exception.get() == Exception::AtEnd
    }

    pub fn invalid_key(&self) -> bool {
        self.exception.get() == Exception::InvalidKey
    }

    /// Whether the last statement met an error or a condition that it has no phrase for.
    pub fn file_failed(&self) -> bool {
        self.exception.get() != Exception::None
    }

    /// How the file was last opened: 1 INPUT, 2 OUTPUT, 3 I-O, 4 EXTEND, 0 never.
    pub fn open_mode(&self, file: &FileSpec) -> i64 {
        self.with_file(file, |state| match state.last_mode {
            None => 0,
            Some(Mode::Input) => 1,
            Some(Mode::Output) => 2,
            Some(Mode::InputOutput) => 3,
            Some(Mode::Extend) => 4,
        })
    }

    /// Stops the program after an error that nothing in it looks at.
    pub fn check_file(&self, file: &FileSpec) {
        if self.exception.get() != Exception::None && file.status.is_none() {
            self.fail(&format!("file error on file {}", file.name));
        }
    }

    fn file_name(&self, file: &FileSpec) -> String {
        let bytes = self.data(file.assign);
        let end = bytes.iter().rposition(|&b| b != b' ' && b != 0).map_or(0, |n| n + 1);
        let name = String::from_utf8_lossy(&bytes[..end]);
        self.mapped_name(name.trim_matches(|c| c == '"' || c == '\''))
    }

    /// What the environment makes of a name: DD_name, dd_name or name itself stand for it (for a path, for what
    /// comes before the first slash); a first part that begins with $ and that nothing stands for is left out.
    fn mapped_name(&self, name: &str) -> String {
        let stands_for = |word: &str| {
            let found = ["DD_", "dd_", ""].iter().find_map(|before| self.variable(&format!("{before}{word}")));
            found.filter(|f| !f.is_empty()).map(|f| String::from_utf8_lossy(&f).into_owned())
        };
        match name.split_once('/') {
            None => stands_for(name.trim_start_matches('$')).unwrap_or_else(|| {
                let folder = self.variable("COB_FILE_PATH").map(|f| String::from_utf8_lossy(&f).into_owned());
                folder.map_or_else(|| name.to_string(), |f| format!("{f}/{name}"))
            }),
            Some(("", _)) => name.to_string(),
            Some((first, rest)) => match (stands_for(first.trim_start_matches('$')), first.starts_with('$')) {
                (Some(found), _) => format!("{found}/{rest}"),
                (None, true) => rest.to_string(),
                (None, false) => name.to_string(),
            },
        }
    }

    /// DELETE FILE.
    pub fn delete_file(&self, file: &FileSpec) {
        let path = self.file_name(file);
        let open = self.with_file(file, |state| state.open.is_some());
        let status = match std::fs::metadata(&path) {
            _ if open => ALREADY_OPEN,
            Ok(found) if found.is_dir() => DENIED,
            Ok(_) => {
                if std::fs::remove_file(&path).is_ok() {
                    SUCCESS
                } else {
                    DENIED
                }
            }
            Err(_) => NOT_EXISTS,
        };
        self.set_status(file, status);
    }

    // ------------------------------------------------------------------ OPEN and CLOSE

    pub fn open(&self, file: &FileSpec, mode: Mode) {
        self.try_open(file, mode);
        self.check_file(file);
    }

    /// OPEN in a program that looks at the file's errors itself.
    pub fn try_open(&self, file: &FileSpec, mode: Mode) {
        let status = self.open_file(file, mode);
        self.set_status(file, status);
    }

    pub(super) fn open_file(&self, file: &FileSpec, mode: Mode) -> u8 {
        let path = self.file_name(file);
        self.with_file(file, |state| {
            state.last_mode = Some(mode);
            if state.locked {
                return LOCKED;
            }
            if state.open.is_some() {
                return ALREADY_OPEN;
            }
            state.read_done = false;
            state.at_end = false;
            state.at_start = false;
            state.first_read = true;
            state.next = 0;
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
            match open_stream(file, &path, mode) {
                Ok(stream) => {
                    if let (Mode::Extend, Organization::Relative, Stream::Both(f)) = (mode, file.organization, &stream) {
                        state.next = super::relative::slots(f, file);
                    }
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
        self.try_close(file);
        self.check_file(file);
    }

    /// CLOSE … WITH LOCK.
    pub fn close_with_lock(&self, file: &FileSpec) {
        self.try_close_with_lock(file);
        self.check_file(file);
    }

    /// CLOSE in a program that looks at the file's errors itself.
    pub fn try_close(&self, file: &FileSpec) {
        let status = self.close_file(file);
        self.set_status(file, status);
    }

    pub fn try_close_with_lock(&self, file: &FileSpec) {
        let status = self.close_file(file);
        if status == SUCCESS {
            self.with_file(file, |state| state.locked = true);
        }
        self.set_status(file, status);
    }

    /// CLOSE … WITH NO REWIND: there is no reel.
    pub fn try_close_no_rewind(&self, file: &FileSpec) {
        let status = self.close_file(file);
        self.set_status(file, if status == SUCCESS { NO_REEL } else { status });
    }

    /// CLOSE … REEL or UNIT: there is none, and the file stays open.
    pub fn try_close_reel(&self, file: &FileSpec) {
        let open = self.with_file(file, |state| state.open.is_some());
        self.set_status(file, if open { NO_REEL } else { NOT_OPEN });
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

    fn read_in_order(&self, file: &FileSpec, previous: bool) -> u8 {
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
                Stream::Both(f) => super::relative::delete(f, file, if sequential { state.next as i64 } else { number }),
                _ => KEY_NOT_EXISTS,
            }
        });
        self.set_status(file, status);
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
        let area = self.data(file.record);
        let number = file.relative_key.map_or(0, |key| self.get_int(key));
        let mut written = 0;
        let status = self.with_file(file, |state| {
            state.read_done = false;
            let Some(open) = state.open.as_mut() else { return OUTPUT_DENIED };
            let second = if file.access == Access::Sequential { Mode::Extend } else { Mode::InputOutput };
            if open.mode != Mode::Output && open.mode != second {
                return OUTPUT_DENIED;
            }
            state.size = size;
            let least = if file.organization == Organization::LineSequential { 0 } else { file.minimum };
            if size < least || size > file.maximum {
                return RECORD_OVERFLOW;
            }
            match (&mut open.stream, file.organization) {
                (Stream::Index(index), _) => index.write(file, &bytes[..size], &area),
                (Stream::Both(f), Organization::Relative) => {
                    let sequential = file.access == Access::Sequential;
                    let slot = if sequential { state.next as i64 + 1 } else { number };
                    let status = super::relative::write(f, file, slot, size, &area);
                    if status == SUCCESS && sequential {
                        state.next += 1;
                        written = state.next;
                    }
                    status
                }
                _ => write_bytes(file, open, &bytes[..size], lines, before, plain),
            }
        });
        if let (true, Some(key)) = (written > 0, file.relative_key) {
            self.set_int(key, written as i64);
        }
        status
    }

    pub fn rewrite(&self, file: &FileSpec, record: Item) {
        let bytes = self.data(record);
        let area = self.data(file.record);
        let number = file.relative_key.map_or(0, |key| self.get_int(key));
        let varied = file.length.map(|item| self.get_int(item));
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
            if let Stream::Index(index) = &mut open.stream {
                return index.rewrite(file, sequential, bytes.len(), &area);
            }
            let Stream::Both(stream) = &mut open.stream else { return PERMANENT };
            if file.organization == Organization::Relative {
                let slot = if sequential { state.next as i64 } else { number };
                return super::relative::rewrite(stream, file, slot, bytes.len(), &area);
            }
            if state.size != bytes.len() || varied.is_some_and(|size| size != state.size as i64) {
                return RECORD_OVERFLOW;
            }
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
        Stream::Index(index) => index.close(),
        _ => SUCCESS,
    }
}

fn read_next(file: &FileSpec, state: &mut State, record: &mut [u8], previous: bool) -> u8 {
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

impl Machine {
    /// The record area as one item of text: what READ … INTO moves.
    pub fn record_of(&self, file: &FileSpec) -> Item {
        Item { kind: Kind::Text, ..file.record }
    }
}
