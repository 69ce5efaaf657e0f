//! OPEN and CLOSE, and what stands between a file and the environment: its name, its status.

use super::exceptions::Exception;
use super::file_spec::*;
use super::indexed::Index;
use super::item::{Item, Kind};
use super::machine::Machine;
use super::relative::Slots;
use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, ErrorKind, Read, Write};

impl Stream {
    pub(super) fn write(&mut self, bytes: &[u8]) -> u8 {
        match self {
            Stream::Writer(w) => errors(w.write_all(bytes)),
            Stream::Both(f) => errors(f.write_all(bytes)),
            Stream::Reader(_) | Stream::Index(_) | Stream::Slots(_) | Stream::Missing => PERMANENT,
        }
    }

    /// Reads up to `size` bytes; fewer only at the end.
    pub(super) fn read(&mut self, size: usize) -> Result<Vec<u8>, u8> {
        let mut bytes = Vec::with_capacity(size);
        let result = match self {
            Stream::Reader(r) => r.take(size as u64).read_to_end(&mut bytes),
            Stream::Both(f) => f.take(size as u64).read_to_end(&mut bytes),
            Stream::Writer(_) | Stream::Index(_) | Stream::Slots(_) | Stream::Missing => return Err(PERMANENT),
        };
        result.map(|_| bytes).map_err(|_| PERMANENT)
    }
}

pub(super) fn open_error(error: &std::io::Error) -> u8 {
    match error.kind() {
        ErrorKind::NotFound => NOT_EXISTS,
        ErrorKind::PermissionDenied | ErrorKind::IsADirectory | ErrorKind::ReadOnlyFilesystem => DENIED,
        _ => PERMANENT,
    }
}

pub(super) fn open_stream(file: &FileSpec, path: &str, mode: Mode) -> std::io::Result<Stream> {
    if file.organization == Organization::Indexed {
        return Index::open(path, mode, file).map(|index| Stream::Index(Box::new(index)));
    }
    if file.organization == Organization::Relative {
        let options = OpenOptions::new()
            .read(true)
            .write(mode != Mode::Input)
            .create(mode != Mode::Input)
            .truncate(mode == Mode::Output)
            .open(path)?;
        return if options.metadata()?.is_dir() {
            Err(ErrorKind::IsADirectory.into())
        } else {
            Ok(Stream::Slots(Slots::new(options, file.maximum, mode == Mode::Extend)))
        };
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
        self.raise(Exception::of_status(status));
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

    pub(super) fn file_name(&self, file: &FileSpec) -> String {
        let bytes = self.data(file.assign);
        let end = bytes.iter().rposition(|&b| b != b' ' && b != 0).map_or(0, |n| n + 1);
        let name = String::from_utf8_lossy(&bytes[..end]);
        self.mapped_name(&name)
    }

    /// What the environment makes of a name: DD_name, dd_name or name itself stand for it (for a path, for what
    /// comes before the first slash; points become underlines, but what begins with one stays); a first part that begins with $ and that nothing stands for is left out.
    pub(super) fn mapped_name(&self, name: &str) -> String {
        let stands_for = |first: &str| {
            let word = first.strip_prefix('$').unwrap_or(first);
            if word.starts_with('.') {
                return None;
            }
            let word = word.replace('.', "_");
            let found = ["DD_", "dd_", ""].iter().find_map(|before| self.variable(&format!("{before}{word}")));
            found.filter(|f| !f.is_empty()).map(|f| String::from_utf8_lossy(&f).into_owned())
        };
        match name.split_once('/') {
            None => stands_for(name).unwrap_or_else(|| {
                let folder = self.variable("COB_FILE_PATH").map(|f| String::from_utf8_lossy(&f).into_owned());
                folder.map_or_else(|| name.to_string(), |f| format!("{f}/{name}"))
            }),
            Some(("", _)) => name.to_string(),
            Some((first, rest)) => match (stands_for(first), first.starts_with('$')) {
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
            if state.locked {
                return LOCKED;
            }
            if state.open.is_some() {
                return ALREADY_OPEN;
            }
            state.last_mode = Some(mode);
            state.read_done = false;
            state.at_end = false;
            state.at_start = false;
            state.reached = Reached::Open;
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
                Ok(Stream::Index(index)) if index.too_long() => CONFLICT,
                Ok(stream) => {
                    state.open = Some(Open { mode, stream, line_open: false });
                    let created = mode == Mode::Output && file.organization != Organization::LineSequential;
                    if missing && file.optional && !created {
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
}

/// Ends what is open: a last line, and what is still buffered.
pub(super) fn finish(mut open: Open) -> u8 {
    if open.line_open {
        open.stream.write(b"\n");
    }
    match open.stream {
        Stream::Writer(mut w) => errors(w.flush()),
        Stream::Index(index) => index.close(),
        _ => SUCCESS,
    }
}

impl Machine {
    /// The record area as one item of text: what READ … INTO moves.
    pub fn record_of(&self, file: &FileSpec) -> Item {
        Item { kind: Kind::Text, ..file.record }
    }
}
