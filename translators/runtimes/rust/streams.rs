//! C's streams (C17 7.21) by number: 1, 2 and 3 are standard input, output and error, those after are files.
//!
//! Error numbers are Linux's. What is written to a file leaves by whole blocks, at a flush, a seek, a close, or the end
//! of the program (not when it aborts), as in C.

use std::cell::{Cell, RefCell};
use std::env;
use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::fd::AsFd;
use std::os::unix::ffi::{OsStrExt, OsStringExt};

use super::memory::{formatted, malloc, range, store_u64, store_u8, text_of, write};
use super::process::{at_exit, flush, forget_input, input_ahead, read_byte, ready_bytes, write_err, write_out, Blocks};

const FIRST: u64 = 4;
const BUFFER: usize = 4096;

#[derive(Default)]
struct Stream {
    file: Option<File>,
    open: bool,
    reads: bool,
    writes: bool,
    read: Vec<u8>,
    next: usize,
    pushed: Vec<u8>,
    appends: bool,
    written: Blocks,
    ended: bool,
    failed: bool,
}

thread_local! {
    static STREAMS: RefCell<Vec<Stream>> = const { RefCell::new(Vec::new()) };
    static ERROR: Cell<i32> = const { Cell::new(0) };
}

fn note(error: &io::Error) {
    ERROR.set(error.raw_os_error().unwrap_or(5));
}

/// The number of the last error.
pub fn error_number() -> i32 {
    ERROR.get()
}

/// Every stream; the standard ones are made when first used.
fn all<T>(f: impl FnOnce(&mut Vec<Stream>) -> T) -> T {
    STREAMS.with_borrow_mut(|all| {
        if all.is_empty() {
            for number in 0..FIRST {
                let open = number != 0;
                all.push(Stream { open, reads: number == 1, writes: number > 1, ..Stream::default() });
            }
        }
        f(all)
    })
}

/// Calls what it is given with a stream.
fn with<T>(stream: u64, f: impl FnOnce(&mut Stream) -> T) -> T {
    all(|all| {
        let found = usize::try_from(stream).ok().and_then(|number| all.get_mut(number));
        f(found.filter(|s| s.open).expect("a stream that is not open"))
    })
}

impl Stream {
    fn send(&mut self) -> bool {
        let Some(file) = &mut self.file else { return true };
        let done = self.written.flush(|bytes| file.write_all(bytes));
        self.noted(done)
    }

    fn noted(&mut self, done: io::Result<()>) -> bool {
        if let Err(error) = &done {
            note(error);
            self.failed = true;
        }
        done.is_ok()
    }

    /// Forgets what was read ahead: the file's own position becomes the stream's.
    fn forget(&mut self) {
        let ahead = (self.read.len() - self.next + self.pushed.len()) as i64;
        if let (Some(file), true) = (&mut self.file, ahead != 0) {
            let _ = file.seek(SeekFrom::Current(-ahead));
        }
        self.read.clear();
        self.pushed.clear();
        self.next = 0;
    }

    fn get(&mut self) -> Option<u8> {
        if let Some(byte) = self.pushed.pop() {
            return Some(byte);
        }
        if !self.reads {
            ERROR.set(9);
            self.failed = true;
            return None;
        }
        if self.ended {
            return None;
        }
        let Some(file) = &mut self.file else {
            let byte = read_byte();
            self.ended = byte.is_none();
            return byte;
        };
        let _ = self.written.flush(|bytes| file.write_all(bytes));
        if self.next == self.read.len() {
            self.read.resize(BUFFER, 0);
            self.next = 0;
            match file.read(&mut self.read) {
                Ok(count) => self.read.truncate(count),
                Err(error) => {
                    note(&error);
                    self.failed = true;
                    self.read.clear();
                    return None;
                }
            }
        }
        let byte = self.read.get(self.next).copied();
        self.next += usize::from(byte.is_some());
        self.ended = byte.is_none();
        byte
    }

    /// Hands over the bytes that can be had without reading on; `take` says how many it took.
    fn ready(&mut self, take: impl FnOnce(&[u8]) -> usize) {
        if !self.pushed.is_empty() {
            return;
        }
        if self.file.is_some() {
            self.next += take(&self.read[self.next..]);
        } else {
            ready_bytes(take);
        }
    }

    fn put(&mut self, bytes: &[u8]) -> bool {
        if !self.writes {
            ERROR.set(9);
            self.failed = true;
            return false;
        }
        self.forget();
        let Some(file) = &mut self.file else { return true };
        let done = self.written.put(bytes, |bytes| file.write_all(bytes));
        self.noted(done)
    }
}

fn send_all() {
    STREAMS.with_borrow_mut(|all| {
        for stream in all {
            stream.send();
        }
    });
}

/// `fopen`; 0 when it can't, with the error's number noted.
pub fn open(path: u64, mode: u64) -> u64 {
    let (path, mode) = (text_of(path), text_of(mode));
    let both = mode.contains(&b'+');
    let mut options = OpenOptions::new();
    match mode.first() {
        Some(b'r') => options.read(true).write(both),
        Some(b'w') => options.write(true).create(true).truncate(true).read(both),
        Some(b'a') => options.append(true).create(true).read(both),
        _ => {
            ERROR.set(22);
            return 0;
        }
    };
    if mode.contains(&b'x') {
        options.create_new(true);
    }
    match options.open(OsStr::from_bytes(&path)) {
        Ok(mut file) => {
            let (reads, appends) = (both || mode[0] == b'r', mode[0] == b'a');
            if appends && !both {
                let _ = file.seek(SeekFrom::End(0));
            }
            let writes = both || mode[0] != b'r';
            let made = Stream { file: Some(file), open: true, reads, writes, appends, ..Stream::default() };
            all(|all| {
                if all.len() as u64 == FIRST {
                    at_exit(send_all);
                }
                all.push(made);
                all.len() as u64 - 1
            })
        }
        Err(error) => {
            note(&error);
            0
        }
    }
}

/// `fclose`.
pub fn close(stream: u64) -> i32 {
    if stream == 2 {
        flush();
    }
    with(stream, |s| {
        let good = s.send();
        s.forget();
        s.open = false;
        s.file = None;
        if good {
            0
        } else {
            -1
        }
    })
}

/// `freopen`; of standard input and of files.
pub fn reopen(path: u64, mode: u64, stream: u64) -> u64 {
    assert!(stream != 2 && stream != 3, "standard output and standard error can't be opened again");
    close(stream);
    if open(path, mode) == 0 {
        return 0;
    }
    all(|all| {
        all[stream as usize] = all.pop().expect("it was opened last");
        stream
    })
}

/// `fgetc`.
pub fn getc(stream: u64) -> i32 {
    with(stream, Stream::get).map_or(-1, i32::from)
}

/// Reads bytes to an address, at most so many and none after an end (-1 is none). How many; -1 less that when the
/// stream ended or failed first.
pub fn read(to: u64, most: u64, end: i32, stream: u64) -> i64 {
    with(stream, |s| {
        let mut count = 0;
        while count < most {
            let Some(byte) = s.get() else { return -1 - count as i64 };
            store_u8(to + count, byte);
            count += 1;
            let mut ended = i32::from(byte) == end;
            if !ended {
                s.ready(|bytes| {
                    let bytes = &bytes[..usize::try_from(most - count).unwrap_or(usize::MAX).min(bytes.len())];
                    let last = bytes.iter().position(|&b| i32::from(b) == end);
                    let taken = last.map_or(bytes.len(), |at| at + 1);
                    write(to + count, &bytes[..taken]);
                    count += taken as u64;
                    ended = last.is_some();
                    taken
                });
            }
            if ended {
                break;
            }
        }
        count as i64
    })
}

/// `ungetc`.
pub fn ungetc(c: i32, stream: u64) -> i32 {
    if c == -1 {
        return -1;
    }
    with(stream, |s| {
        s.pushed.push(c as u8);
        s.ended = false;
    });
    c & 255
}

fn emit(stream: u64, bytes: &[u8]) -> bool {
    match stream {
        2 => write_out(bytes),
        3 => write_err(bytes),
        _ => return with(stream, |s| s.put(bytes)),
    }
    with(stream, |_| true)
}

/// Writes bytes; how many.
pub fn put(stream: u64, from: u64, count: u64) -> u64 {
    let bytes: Vec<u8> = range(from, count).iter().map(Cell::get).collect();
    if emit(stream, &bytes) {
        count
    } else {
        0
    }
}

/// `fputc`.
pub fn fputc(c: i32, stream: u64) -> i32 {
    if emit(stream, &[c as u8]) {
        c & 255
    } else {
        -1
    }
}

/// `fputs`.
pub fn fputs(text: u64, stream: u64) -> i32 {
    let text = text_of(text);
    if text.is_empty() || emit(stream, &text) {
        1
    } else {
        -1
    }
}

/// `fprintf`.
pub fn fprintf(stream: u64, format: u64, arguments: u64) -> i32 {
    formatted(format, arguments, |text| if emit(stream, text) { text.len() as i32 } else { -1 })
}

/// `fflush`; 0 is every stream.
pub fn fflush(stream: u64) -> i32 {
    if stream == 0 {
        send_all();
    }
    if stream == 0 || stream == 2 {
        flush();
    }
    if stream < FIRST || with(stream, Stream::send) {
        0
    } else {
        -1
    }
}

/// Moves in standard input, where that can be done, and gives the new place.
fn seek_input(to: SeekFrom) -> io::Result<u64> {
    let mut file = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    let ahead = input_ahead() as i64;
    let place = file.seek(if let SeekFrom::Current(n) = to { SeekFrom::Current(n - ahead) } else { to })?;
    forget_input();
    Ok(place)
}

/// `fseek`.
pub fn seek(stream: u64, offset: i64, whence: i32) -> i32 {
    with(stream, |s| {
        s.send();
        let pushed = s.pushed.len() as i64;
        s.forget();
        let to = match whence {
            0 => u64::try_from(offset).ok().map(SeekFrom::Start),
            1 => Some(SeekFrom::Current(offset)),
            2 => Some(SeekFrom::End(offset)),
            _ => None,
        };
        let done = match (&mut s.file, to) {
            (Some(file), Some(to)) => file.seek(to),
            (None, Some(SeekFrom::Current(n))) if stream == 1 => seek_input(SeekFrom::Current(n - pushed)),
            (None, Some(to)) if stream == 1 => seek_input(to),
            (None, _) => Err(io::Error::from_raw_os_error(29)),
            _ => Err(io::Error::from_raw_os_error(22)),
        };
        match done {
            Ok(_) => {
                s.ended = false;
                s.written.restart();
                0
            }
            Err(error) => {
                note(&error);
                -1
            }
        }
    })
}

/// `ftell`: what is held stays so.
pub fn tell(stream: u64) -> i64 {
    with(stream, |s| {
        let from = if s.appends && s.written.waiting() > 0 { SeekFrom::End(0) } else { SeekFrom::Current(0) };
        let ahead = (s.read.len() - s.next + s.pushed.len()) as i64 - s.written.waiting() as i64;
        let done = match &mut s.file {
            Some(file) => file.seek(from),
            None if stream == 1 => seek_input(from),
            None => Err(io::Error::from_raw_os_error(29)),
        };
        match done {
            Ok(position) => i64::try_from(position).map_or(i64::MAX, |position| position - ahead),
            Err(error) => {
                note(&error);
                -1
            }
        }
    })
}

/// `feof`.
pub fn feof(stream: u64) -> i32 {
    with(stream, |s| i32::from(s.ended))
}

/// `ferror`.
pub fn ferror(stream: u64) -> i32 {
    with(stream, |s| i32::from(s.failed))
}

/// `clearerr`.
pub fn clearerr(stream: u64) {
    with(stream, |s| {
        s.ended = false;
        s.failed = false;
    });
}

fn done(result: io::Result<()>) -> i32 {
    match result {
        Ok(()) => 0,
        Err(error) => {
            note(&error);
            -1
        }
    }
}

/// `remove`.
pub fn remove(path: u64) -> i32 {
    let path = text_of(path);
    let path = OsStr::from_bytes(&path);
    done(std::fs::remove_file(path).or_else(|e| {
        if e.raw_os_error() == Some(21) {
            std::fs::remove_dir(path)
        } else {
            Err(e)
        }
    }))
}

/// `rename`.
pub fn rename(from: u64, to: u64) -> i32 {
    let (from, to) = (text_of(from), text_of(to));
    done(std::fs::rename(OsStr::from_bytes(&from), OsStr::from_bytes(&to)))
}

fn digits(text: u64, count: u64) -> String {
    range(text, count).iter().map(|c| char::from(c.get())).collect()
}

/// The number that a text of digits, point and exponent stands for, nearest in binary.
pub fn decimal(text: u64, count: u64) -> f64 {
    digits(text, count).parse().unwrap_or(0.0)
}

/// The same as a float.
pub fn decimal_single(text: u64, count: u64) -> f32 {
    digits(text, count).parse().unwrap_or(0.0)
}

/// How many arguments the program was called with, its name among them.
pub fn argument_count() -> i32 {
    i32::try_from(env::args_os().count()).unwrap_or(i32::MAX)
}

/// Where `argv` lies.
pub fn arguments() -> u64 {
    let texts: Vec<Vec<u8>> = env::args_os().map(OsStringExt::into_vec).collect();
    let vector = malloc(8 * (texts.len() as u64 + 1));
    for (at, text) in (vector..).step_by(8).zip(&texts) {
        let place = malloc(text.len() as u64 + 1);
        write(place, text);
        store_u64(at, place);
    }
    vector
}
