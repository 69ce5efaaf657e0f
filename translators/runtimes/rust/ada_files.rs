//! Ada.Text_IO with files, as GNAT 12 does it: lines end with LF, pages with FF; the end of a file ends both.
//!
//! A file is a number: 0 is one that is not open, 1 to 3 are the standard files, others are given by `open`.
//! The default files of calls that name none are `INPUT` and `OUTPUT`.

use std::cell::RefCell;
use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};

use super::ada;
use super::exception::{Exception, Result};
use super::process;

/// Stands for the current default input and output.
pub const INPUT: i32 = -1;
pub const OUTPUT: i32 = -2;

const IN: i32 = 0;
const OUT: i32 = 1;
const LF: u8 = b'\n';
const FF: u8 = 0x0c;

#[derive(Clone, Copy, PartialEq)]
enum Medium {
    Input,
    Output,
    Error,
    Disk,
}

struct File {
    medium: Medium,
    mode: i32,
    disk: Option<fs::File>,
    temporary: bool,
    name: Vec<u8>,
    form: Vec<u8>,
    content: Vec<u8>,
    next: usize,
    page: i64,
    line: i64,
    column: i64,
    line_length: i64,
    page_length: i64,
    line_mark_passed: bool,
    page_mark_passed: bool,
}

impl File {
    fn new(medium: Medium, mode: i32) -> Self {
        File {
            medium,
            mode,
            disk: None,
            temporary: false,
            name: Vec::new(),
            form: Vec::new(),
            content: Vec::new(),
            next: 0,
            page: 1,
            line: 1,
            column: 1,
            line_length: 0,
            page_length: 0,
            line_mark_passed: false,
            page_mark_passed: false,
        }
    }

    fn start(&mut self) {
        (self.page, self.line, self.column) = (1, 1, 1);
        (self.line_length, self.page_length) = (0, 0);
        (self.line_mark_passed, self.page_mark_passed) = (false, false);
    }

    fn peek(&self) -> Option<u8> {
        if self.medium == Medium::Input {
            process::peek_byte()
        } else {
            self.content.get(self.next).copied()
        }
    }

    fn read(&mut self) -> Option<u8> {
        if self.medium == Medium::Input {
            return process::read_byte();
        }
        let byte = self.peek();
        self.next += usize::from(byte.is_some());
        byte
    }

    fn regular(&self) -> bool {
        self.medium == Medium::Disk || (self.medium == Medium::Input && ada::regular())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        match self.medium {
            Medium::Output => process::write_out(bytes),
            Medium::Error => process::write_err(bytes),
            _ => {
                let disk = self.disk.as_mut().ok_or_else(|| failure("ada_io_exceptions.status_error"))?;
                disk.write_all(bytes).map_err(|_| failure("ada_io_exceptions.device_error"))?;
            }
        }
        Ok(())
    }

    /// A line mark that was read ahead counts from now on.
    fn pass_marks(&mut self) {
        if self.line_mark_passed {
            self.line_mark_passed = false;
            self.column = 1;
            if self.page_mark_passed {
                self.page_mark_passed = false;
                (self.line, self.page) = (1, self.page + 1);
            } else {
                self.line += 1;
            }
        }
    }

    fn put(&mut self, text: &[u8]) -> Result<()> {
        if self.line_length == 0 {
            self.write(text)?;
            self.column += text.len() as i64;
            return Ok(());
        }
        for &byte in text {
            if self.column > self.line_length {
                self.new_line()?;
            }
            self.write(&[byte])?;
            self.column += 1;
        }
        Ok(())
    }

    fn new_line(&mut self) -> Result<()> {
        self.write(&[LF])?;
        self.column = 1;
        self.line += 1;
        if self.page_length != 0 && self.line > self.page_length {
            self.write(&[FF])?;
            (self.line, self.page) = (1, self.page + 1);
        }
        Ok(())
    }

    fn new_page(&mut self) -> Result<()> {
        if self.column != 1 || self.line == 1 {
            self.write(&[LF])?;
        }
        self.write(&[FF])?;
        (self.page, self.line, self.column) = (self.page + 1, 1, 1);
        Ok(())
    }

    /// Ends the last line; a file that nothing was written to gets an empty one.
    fn terminate(&mut self) -> Result<()> {
        let empty = self.medium == Medium::Disk && self.line == 1 && self.page == 1;
        if self.mode != IN && (self.column != 1 || empty) {
            self.new_line()?;
        }
        Ok(())
    }

    fn get(&mut self) -> Result<u8> {
        self.pass_marks();
        loop {
            match self.read() {
                None => return Err(failure("ada_io_exceptions.end_error")),
                Some(LF) => (self.line, self.column) = (self.line + 1, 1),
                Some(FF) if self.regular() => (self.page, self.line) = (self.page + 1, 1),
                Some(byte) => {
                    self.column += 1;
                    return Ok(byte);
                }
            }
        }
    }

    fn end_of_line(&mut self) -> bool {
        self.line_mark_passed || matches!(self.peek(), None | Some(LF))
    }

    fn end_of_file(&mut self) -> bool {
        if self.line_mark_passed {
            if self.page_mark_passed {
                return self.peek().is_none();
            }
        } else {
            match self.peek() {
                None => return true,
                Some(LF) => {
                    self.read();
                    self.line_mark_passed = true;
                }
                Some(_) => return false,
            }
        }
        match self.peek() {
            None => true,
            Some(FF) if self.regular() => {
                self.read();
                self.page_mark_passed = true;
                self.peek().is_none()
            }
            Some(_) => false,
        }
    }

    fn end_of_page(&mut self) -> bool {
        if !self.regular() {
            return false;
        }
        if self.line_mark_passed {
            if self.page_mark_passed {
                return true;
            }
        } else {
            match self.peek() {
                None => return true,
                Some(LF) => {
                    self.read();
                    self.line_mark_passed = true;
                }
                Some(_) => return false,
            }
        }
        matches!(self.peek(), None | Some(FF))
    }

    fn skip_line(&mut self) -> Result<()> {
        if self.line_mark_passed {
            self.line_mark_passed = false;
        } else {
            let mut byte = self.read();
            if byte.is_none() {
                return Err(failure("ada_io_exceptions.end_error"));
            }
            while !matches!(byte, None | Some(LF)) {
                byte = self.read();
            }
        }
        (self.column, self.line) = (1, self.line + 1);
        if self.page_mark_passed {
            self.page_mark_passed = false;
            (self.page, self.line) = (self.page + 1, 1);
        } else if self.regular() && matches!(self.peek(), None | Some(FF)) {
            self.read();
            (self.page, self.line) = (self.page + 1, 1);
        }
        Ok(())
    }

    fn skip_page(&mut self) -> Result<()> {
        if !self.page_mark_passed {
            if !self.line_mark_passed && self.peek().is_none() {
                return Err(failure("ada_io_exceptions.end_error"));
            }
            loop {
                match self.read() {
                    None => break,
                    Some(FF) if self.regular() => break,
                    Some(_) => {}
                }
            }
        }
        (self.line_mark_passed, self.page_mark_passed) = (false, false);
        (self.page, self.line, self.column) = (self.page + 1, 1, 1);
        Ok(())
    }

    fn set_col(&mut self, to: i64) -> Result<()> {
        if self.mode != IN {
            if self.line_length != 0 && to > self.line_length {
                return Err(failure("ada_io_exceptions.layout_error"));
            }
            if to < self.column {
                self.new_line()?;
            }
            while self.column < to {
                self.put(b" ")?;
            }
            return Ok(());
        }
        if self.line_mark_passed {
            (self.line_mark_passed, self.page_mark_passed) = (false, false);
            (self.line, self.column) = (self.line + 1, 1);
        }
        loop {
            match self.peek() {
                None => return Err(failure("ada_io_exceptions.end_error")),
                Some(LF) => (self.line, self.column) = (self.line + 1, 1),
                Some(FF) if self.regular() => (self.page, self.line, self.column) = (self.page + 1, 1, 1),
                Some(_) if self.column == to => return Ok(()),
                Some(_) => self.column += 1,
            }
            self.read();
        }
    }

    fn set_line(&mut self, to: i64) -> Result<()> {
        if self.mode == IN {
            while self.line != to {
                self.skip_line()?;
            }
            return Ok(());
        }
        if self.page_length != 0 && to > self.page_length {
            return Err(failure("ada_io_exceptions.layout_error"));
        }
        if to < self.line {
            self.new_page()?;
        }
        while self.line < to {
            self.new_line()?;
        }
        Ok(())
    }

    /// At most `room` bytes of the line; its end is passed when it is met before the room is used up.
    fn line_part(&mut self, room: usize) -> Result<Vec<u8>> {
        let mut part = Vec::new();
        if room == 0 {
            return Ok(part);
        }
        if self.line_mark_passed {
            (self.line_mark_passed, self.page_mark_passed) = (false, self.page_mark_passed);
        } else {
            loop {
                match self.read() {
                    None if part.is_empty() => return Err(failure("ada_io_exceptions.end_error")),
                    None => return Ok(part),
                    Some(LF) => break,
                    Some(byte) => part.push(byte),
                }
                self.column += 1;
                if part.len() == room {
                    return Ok(part);
                }
            }
        }
        (self.line, self.column) = (self.line + 1, 1);
        if self.page_mark_passed {
            self.page_mark_passed = false;
            (self.page, self.line) = (self.page + 1, 1);
        } else if self.regular() && self.peek() == Some(FF) {
            self.read();
            (self.page, self.line) = (self.page + 1, 1);
        }
        Ok(part)
    }
}

struct Files {
    files: Vec<Option<File>>,
    input: i32,
    output: i32,
}

thread_local! {
    static FILES: RefCell<Files> = const { RefCell::new(Files { files: Vec::new(), input: 1, output: 2 }) };
}

fn failure(name: &'static str) -> Exception {
    Exception::new(name, b"")
}

fn with_all<T>(use_them: impl FnOnce(&mut Files) -> T) -> T {
    FILES.with_borrow_mut(|all| {
        if all.files.is_empty() {
            let standard = [(Medium::Input, IN), (Medium::Output, OUT), (Medium::Error, OUT)];
            all.files.push(None);
            all.files.extend(standard.map(|(medium, mode)| Some(File::new(medium, mode))));
        }
        use_them(all)
    })
}

/// Uses an open file. The column of standard output is shared with output that knows no files.
fn with<T>(file: i32, use_it: impl FnOnce(&mut File) -> Result<T>) -> Result<T> {
    with_all(|all| {
        let number = match file {
            INPUT => all.input,
            OUTPUT => all.output,
            other => other,
        };
        let found = all.files.get_mut(number as usize).and_then(Option::as_mut);
        let item = found.ok_or_else(|| failure("ada_io_exceptions.status_error"))?;
        let result = use_it(item);
        if item.medium == Medium::Output {
            ada::set_column(item.column as usize);
        }
        result
    })
}

fn reading<T>(file: i32, use_it: impl FnOnce(&mut File) -> Result<T>) -> Result<T> {
    with(file, |item| if item.mode == IN { use_it(item) } else { Err(failure("ada_io_exceptions.mode_error")) })
}

fn writing<T>(file: i32, use_it: impl FnOnce(&mut File) -> Result<T>) -> Result<T> {
    with(file, |item| if item.mode == IN { Err(failure("ada_io_exceptions.mode_error")) } else { use_it(item) })
}

// ---- opening and closing

fn add(file: &mut i32, mut item: File, made: std::io::Result<fs::File>) -> Result<()> {
    let mut disk = made.map_err(|error| {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        failure(if missing { "ada_io_exceptions.name_error" } else { "ada_io_exceptions.use_error" })
    })?;
    if item.mode == IN {
        disk.read_to_end(&mut item.content).map_err(|_| failure("ada_io_exceptions.use_error"))?;
    }
    item.disk = Some(disk);
    if !item.name.is_empty() {
        ada::note_open(&item.name, true);
    }
    with_all(|all| {
        let free = (4..all.files.len()).find(|&i| all.files[i].is_none());
        let number = free.unwrap_or(all.files.len().max(4));
        if number == all.files.len() {
            all.files.push(None);
        }
        all.files[number] = Some(item);
        *file = number as i32;
    });
    Ok(())
}

fn fresh(file: i32, mode: i32, name: &[u8], form: &[u8]) -> Result<File> {
    if is_open(file) {
        return Err(failure("ada_io_exceptions.status_error"));
    }
    let mut item = File::new(Medium::Disk, mode);
    item.name = if name.is_empty() { Vec::new() } else { ada::full_name(name) };
    item.form = form.to_vec();
    if ada::name_in_use(&item.name) {
        Err(failure("ada_io_exceptions.use_error"))
    } else {
        Ok(item)
    }
}

pub fn open(file: &mut i32, mode: i32, name: &[u8], form: &[u8]) -> Result<()> {
    let item = fresh(*file, mode, name, form)?;
    let place = ada::path(name);
    if name.is_empty() || !place.is_file() {
        return Err(failure("ada_io_exceptions.name_error"));
    }
    let mut options = fs::OpenOptions::new();
    let made = match mode {
        IN => options.read(true).open(place),
        OUT => options.write(true).truncate(true).open(place),
        _ => options.append(true).open(place),
    };
    add(file, item, made)
}

pub fn create(file: &mut i32, mode: i32, name: &[u8], form: &[u8]) -> Result<()> {
    let mut item = fresh(*file, mode, name, form)?;
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(true);
    if !name.is_empty() {
        return add(file, item, options.open(ada::path(name)));
    }
    item.temporary = true;
    let made = ada::temporary_file(&mut item.name);
    add(file, item, made)
}

fn take(file: &mut i32) -> Result<File> {
    with(*file, File::terminate)?;
    let number = std::mem::take(file);
    let taken = with_all(|all| all.files[number as usize].take());
    let item = taken.ok_or_else(|| failure("ada_io_exceptions.status_error"))?;
    ada::note_open(&item.name, false);
    Ok(item)
}

pub fn close(file: &mut i32) -> Result<()> {
    take(file).map(|_| ())
}

pub fn delete(file: &mut i32) -> Result<()> {
    let item = take(file)?;
    if item.temporary {
        return Ok(());
    }
    fs::remove_file(ada::path(&item.name)).map_err(|_| failure("ada_io_exceptions.use_error"))
}

/// `Reset (File, Mode)`; without a mode (-1) the file keeps its own.
pub fn reset(file: &mut i32, mode: i32) -> Result<()> {
    let number = *file;
    let current = with_all(|all| number == all.input || number == all.output);
    with(number, |item| {
        let mode = if mode < 0 { item.mode } else { mode };
        if current && mode != item.mode {
            return Err(failure("ada_io_exceptions.mode_error"));
        }
        item.terminate()?;
        if item.medium != Medium::Disk {
            return Err(failure("ada_io_exceptions.use_error"));
        }
        if !item.temporary {
            let mut options = fs::OpenOptions::new();
            let place = ada::path(&item.name);
            let made = match mode {
                IN => options.read(true).open(place),
                OUT => options.write(true).truncate(true).open(place),
                _ => options.append(true).open(place),
            };
            item.disk = Some(made.map_err(|_| failure("ada_io_exceptions.use_error"))?);
        }
        let disk = item.disk.as_mut().ok_or_else(|| failure("ada_io_exceptions.use_error"))?;
        let start = if mode > OUT { SeekFrom::End(0) } else { SeekFrom::Start(0) };
        let mut positioned = disk.seek(start).map(|_| ());
        item.content.clear();
        item.next = 0;
        if mode == IN {
            positioned = positioned.and_then(|()| disk.read_to_end(&mut item.content).map(|_| ()));
        } else if mode == OUT && item.temporary {
            positioned = positioned.and_then(|()| disk.set_len(0));
        }
        positioned.map_err(|_| failure("ada_io_exceptions.use_error"))?;
        item.mode = mode;
        item.start();
        Ok(())
    })
}

pub fn is_open(file: i32) -> bool {
    with_all(|all| matches!(all.files.get(file as usize), Some(Some(_))))
}

pub fn mode(file: i32) -> Result<i32> {
    with(file, |item| Ok(item.mode))
}

pub fn name(file: i32) -> Result<Vec<u8>> {
    with(file, |item| Ok(item.name.clone()))
}

pub fn form(file: i32) -> Result<Vec<u8>> {
    with(file, |item| Ok(item.form.clone()))
}

pub fn set_input(file: i32) -> Result<()> {
    reading(file, |_| Ok(()))?;
    with_all(|all| all.input = file);
    Ok(())
}

pub fn set_output(file: i32) -> Result<()> {
    writing(file, |_| Ok(()))?;
    with_all(|all| all.output = file);
    Ok(())
}

pub fn current_input() -> i32 {
    with_all(|all| all.input)
}

pub fn current_output() -> i32 {
    with_all(|all| all.output)
}

// ---- layout

pub fn set_line_length(file: i32, to: i64) -> Result<()> {
    writing(file, |item| {
        item.line_length = to;
        Ok(())
    })
}

pub fn set_page_length(file: i32, to: i64) -> Result<()> {
    writing(file, |item| {
        item.page_length = to;
        Ok(())
    })
}

pub fn line_length(file: i32) -> Result<i64> {
    writing(file, |item| Ok(item.line_length))
}

pub fn page_length(file: i32) -> Result<i64> {
    writing(file, |item| Ok(item.page_length))
}

pub fn col(file: i32) -> Result<i64> {
    with(file, |item| Ok(item.column))
}

pub fn line(file: i32) -> Result<i64> {
    with(file, |item| Ok(item.line))
}

pub fn page(file: i32) -> Result<i64> {
    with(file, |item| Ok(item.page))
}

pub fn set_col(file: i32, to: i64) -> Result<()> {
    with(file, |item| item.set_col(to))
}

pub fn set_line(file: i32, to: i64) -> Result<()> {
    with(file, |item| item.set_line(to))
}

// ---- output

pub fn put(file: i32, text: &[u8]) -> Result<()> {
    writing(file, |item| item.put(text))
}

pub fn put_line(file: i32, text: &[u8]) -> Result<()> {
    writing(file, |item| {
        item.put(text)?;
        item.new_line()
    })
}

pub fn new_line(file: i32, spacing: i64) -> Result<()> {
    writing(file, |item| (0..spacing).try_for_each(|_| item.new_line()))
}

pub fn new_page(file: i32) -> Result<()> {
    writing(file, File::new_page)
}

/// Output of a number: it goes on a line of its own when this one has too little room left.
pub fn put_item(file: i32, text: &[u8]) -> Result<()> {
    writing(file, |item| {
        if item.line_length != 0 {
            if text.len() as i64 > item.line_length {
                return Err(failure("ada_io_exceptions.layout_error"));
            }
            if item.column + text.len() as i64 > item.line_length + 1 {
                item.new_line()?;
            }
        }
        item.put(text)
    })
}

// ---- input

pub fn get(file: i32) -> Result<u8> {
    reading(file, File::get)
}

pub fn get_string(file: i32, text: &mut [u8]) -> Result<()> {
    reading(file, |item| {
        item.pass_marks();
        for byte in text.iter_mut() {
            *byte = item.get()?;
        }
        Ok(())
    })
}

pub fn get_line_into(file: i32, text: &mut [u8], last: &mut i32) -> Result<()> {
    let part = reading(file, |item| item.line_part(text.len()))?;
    text[..part.len()].copy_from_slice(&part);
    *last = part.len() as i32;
    Ok(())
}

pub fn get_line(file: i32) -> Result<Vec<u8>> {
    reading(file, |item| {
        let mut line = item.line_part(500)?;
        let mut room = 500;
        while line.len() == room && !item.end_of_file() {
            line.extend(item.line_part(room)?);
            room *= 2;
        }
        Ok(line)
    })
}

pub fn end_of_line(file: i32) -> Result<bool> {
    reading(file, |item| Ok(item.end_of_line()))
}

pub fn end_of_page(file: i32) -> Result<bool> {
    reading(file, |item| Ok(item.end_of_page()))
}

pub fn end_of_file(file: i32) -> Result<bool> {
    reading(file, |item| Ok(item.end_of_file()))
}

pub fn skip_line(file: i32, spacing: i64) -> Result<()> {
    reading(file, |item| (0..spacing).try_for_each(|_| item.skip_line()))
}

pub fn skip_page(file: i32) -> Result<()> {
    reading(file, File::skip_page)
}

fn data_error() -> Exception {
    failure("ada_io_exceptions.data_error")
}

/// `Integer_IO.Get`: the number that comes next, or the one in so many characters of the line, which must be in the range.
pub fn get_integer(file: i32, low: i64, high: i64, width: i32) -> Result<i64> {
    let text = reading(file, |item| {
        if width != 0 {
            return item.field(width as usize);
        }
        let first = item.skip_blanks()?;
        Ok(item.number_text(first))
    })?;
    number(if width == 0 { &text } else { trimmed(&text) }, low, high)
}

/// What `Float_IO.Get` takes: the longest text that can start a number, or so many characters of the line, without the
/// blanks around.
pub fn real_text(file: i32, width: i32) -> Result<Vec<u8>> {
    reading(file, |item| {
        if width != 0 {
            return Ok(trimmed(&item.field(width as usize)?).to_vec());
        }
        let first = item.skip_blanks()?;
        Ok(item.real_text(first))
    })
}

fn number(text: &[u8], low: i64, high: i64) -> Result<i64> {
    let value = ada::value(text).map_err(|_| data_error())?;
    if low <= value && value <= high {
        Ok(value)
    } else {
        Err(data_error())
    }
}

fn is_blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

fn trimmed(text: &[u8]) -> &[u8] {
    let start = text.iter().position(|&byte| !is_blank(byte)).unwrap_or(text.len());
    let end = text.iter().rposition(|&byte| !is_blank(byte)).map_or(start, |last| last + 1);
    &text[start..end]
}

/// `Integer_IO.Get` from a string: the number that it starts with, after blanks.
pub fn integer_in(text: &[u8], low: i64, high: i64) -> Result<i64> {
    number(&text[blanks(text)?..integer_end(text)? as usize], low, high)
}

/// The position of that number's last character, as far as it can be one.
pub fn integer_end(text: &[u8]) -> Result<i32> {
    let mut at = blanks(text)?;
    at += usize::from(text[at] == b'+' || text[at] == b'-');
    at = digits(text, at)?;
    if at + 1 < text.len() && (text[at] == b'#' || text[at] == b':') {
        let end = based_end(text, at)?;
        if end == at {
            return Ok(at as i32); // then the number is what would be the base
        }
        at = end;
    }
    if matches!(text.get(at), Some(b'e' | b'E')) {
        let power = at + 1 + usize::from(text.get(at + 1) == Some(&b'+'));
        if text.get(power).is_some_and(|byte| byte.is_ascii_digit()) {
            at = digits(text, power)?;
        }
    }
    Ok(at as i32)
}

/// Where a based number ends whose mark is at a position; that position if GNAT takes it for none, as something else than
/// a digit comes before the second mark.
fn based_end(text: &[u8], at: usize) -> Result<usize> {
    let written = text[..at].iter().copied().filter(u8::is_ascii_digit);
    let base = written.fold(0_u64, |base, byte| base.saturating_mul(10).saturating_add(u64::from(byte - b'0')));
    let mut fits = (2..=16).contains(&base);
    let mut place = at + 1;
    while let Some(digit) = text.get(place).and_then(|&byte| char::from(byte).to_digit(16)) {
        fits = fits && u64::from(digit) < base;
        place += 1;
        if text.get(place) == text.get(at) {
            return Ok(place + 1);
        }
        if text.get(place) == Some(&b'_') {
            place += 1;
            if !text.get(place).is_some_and(u8::is_ascii_hexdigit) {
                return Err(data_error());
            }
        }
    }
    if fits && place < text.len() {
        Ok(at)
    } else {
        Err(data_error())
    }
}

/// How many blanks a text starts with, which has something else too.
fn blanks(text: &[u8]) -> Result<usize> {
    text.iter().position(|&byte| !is_blank(byte)).ok_or_else(|| failure("ada_io_exceptions.end_error"))
}

/// Where digits end, of which there must be one, and one after each underline.
fn digits(text: &[u8], start: usize) -> Result<usize> {
    let mut at = start;
    loop {
        let count = text[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if count == 0 {
            return Err(data_error());
        }
        at += count;
        if text.get(at) != Some(&b'_') {
            return Ok(at);
        }
        at += 1;
    }
}

/// `Enumeration_IO.Get`: the position of the literal that comes next among words separated by blanks.
pub fn get_literal(file: i32, words: &[u8]) -> Result<i32> {
    let text = reading(file, |item| {
        let first = item.skip_blanks()?;
        Ok(item.literal_text(first))
    })?;
    let found = words.split(|&b| b == b' ').position(|word| word == text);
    found.map(|at| at as i32).ok_or_else(|| failure("ada_io_exceptions.data_error"))
}

/// `Enumeration_IO.Get` from a string: the position of the literal that it starts with, after blanks.
pub fn literal_in(text: &[u8], words: &[u8]) -> Result<i32> {
    let literal = &text[blanks(text)?..literal_end(text)? as usize];
    let literal = if literal[0] == b'\'' { literal.to_vec() } else { ada::upper(literal) };
    let found = words.split(|&b| b == b' ').position(|word| word == literal);
    found.map(|at| at as i32).ok_or_else(data_error)
}

/// The position of that literal's last character.
pub fn literal_end(text: &[u8]) -> Result<i32> {
    let start = blanks(text)?;
    let rest = &text[start..];
    if let [b'\'', within, b'\'', ..] = rest {
        if *within >= b' ' && *within != 0x7f {
            return Ok(start as i32 + 3);
        }
    }
    let mut count = 0;
    while let Some(&byte) = rest.get(count) {
        let further = count > 0 && (byte.is_ascii_digit() || byte == b'_' && rest[count - 1] != b'_');
        if !is_letter(byte) && !further {
            break;
        }
        count += 1;
    }
    if count == 0 {
        Err(data_error())
    } else {
        Ok((start + count) as i32)
    }
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0xc0 && byte != 0xd7 && byte != 0xf7
}

impl File {
    /// At most so many characters of the line.
    fn field(&mut self, width: usize) -> Result<Vec<u8>> {
        if self.line_mark_passed {
            return Err(data_error());
        }
        let mut text = Vec::new();
        while text.len() < width && !matches!(self.peek(), None | Some(LF)) {
            self.take(&mut text);
        }
        Ok(text)
    }

    /// The longest text that can be a literal: an identifier, in capitals, or a character between quotes.
    fn literal_text(&mut self, first: u8) -> Vec<u8> {
        let mut text = Vec::new();
        if first == b'\'' {
            self.take(&mut text);
            if matches!(self.peek(), Some(byte) if byte >= b' ' && byte != 0x7f) {
                self.take(&mut text);
                if self.peek() == Some(b'\'') {
                    self.take(&mut text);
                }
            }
            return text;
        }
        if is_letter(first) {
            while let Some(byte) = self.peek() {
                let underline = byte == b'_' && text.last() != Some(&b'_');
                if !is_letter(byte) && !byte.is_ascii_digit() && !underline {
                    break;
                }
                self.take(&mut text);
            }
        }
        text.to_ascii_uppercase()
    }

    /// Passes blanks, line and page marks; gives the byte that comes next.
    fn skip_blanks(&mut self) -> Result<u8> {
        self.pass_marks();
        loop {
            match self.peek() {
                None => return Err(failure("ada_io_exceptions.end_error")),
                Some(LF) => (self.line, self.column) = (self.line + 1, 1),
                Some(FF) if self.regular() => (self.page, self.line) = (self.page + 1, 1),
                Some(b' ' | b'\t') => self.column += 1,
                Some(byte) => return Ok(byte),
            }
            self.read();
        }
    }

    /// The longest text that can start an integer literal.
    fn number_text(&mut self, first: u8) -> Vec<u8> {
        let mut text = Vec::new();
        if matches!(first, b'+' | b'-') {
            self.take(&mut text);
        }
        if !self.digits(&mut text, u8::is_ascii_digit) {
            return text;
        }
        if let Some(mark @ (b'#' | b':')) = self.peek() {
            self.take(&mut text);
            self.digits(&mut text, u8::is_ascii_hexdigit);
            if self.peek() == Some(mark) {
                self.take(&mut text);
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.take(&mut text);
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.take(&mut text);
            }
            self.digits(&mut text, u8::is_ascii_digit);
        }
        text
    }

    /// The longest text that can start a real literal.
    fn real_text(&mut self, first: u8) -> Vec<u8> {
        let mut text = Vec::new();
        let hex = u8::is_ascii_hexdigit;
        if matches!(first, b'+' | b'-') {
            self.take(&mut text);
        }
        let pointed = self.take_one(&mut text, b".");
        if !self.digits(&mut text, u8::is_ascii_digit) {
            return text;
        }
        if !pointed && self.take_one(&mut text, b"#:") {
            if self.take_one(&mut text, b".") {
                self.digits(&mut text, hex);
            } else {
                self.digits(&mut text, hex);
                if self.take_one(&mut text, b".") {
                    self.digits(&mut text, hex);
                }
            }
            self.take_one(&mut text, b"#:");
        } else if !pointed {
            if text.ends_with(b"_") {
                return text;
            }
            if self.take_one(&mut text, b".") {
                self.digits(&mut text, u8::is_ascii_digit);
            }
        }
        if self.take_one(&mut text, b"Ee") {
            self.take_one(&mut text, b"+-");
            self.digits(&mut text, u8::is_ascii_digit);
        }
        text
    }

    fn take_one(&mut self, text: &mut Vec<u8>, any: &[u8]) -> bool {
        let there = self.peek().is_some_and(|byte| any.contains(&byte));
        if there {
            self.take(text);
        }
        there
    }

    fn take(&mut self, text: &mut Vec<u8>) {
        text.extend(self.read());
        self.column += 1;
    }

    fn digits(&mut self, text: &mut Vec<u8>, is_digit: fn(&u8) -> bool) -> bool {
        let start = text.len();
        while let Some(byte) = self.peek() {
            let between = byte == b'_' && text.len() > start && !text.ends_with(b"_");
            if !is_digit(&byte) && !between {
                break;
            }
            self.take(text);
        }
        text.len() > start
    }
}
