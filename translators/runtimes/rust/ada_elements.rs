//! Ada.Sequential_IO and Ada.Direct_IO as GNAT 12 does them on x86-64: a file is the storage of its elements, one after
//! another; those of a type whose size is not fixed follow their size, of eight bytes.
//!
//! A file is a number, 0 while it is closed. Elements come and go in parts, through one buffer each way: a read fills the
//! one before its parts are taken, a write empties the other after its parts are put.

use std::cell::RefCell;
use std::fs;
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::FileExt;

use super::ada;
use super::exception::{Exception, Result};

const IN: i32 = 0;
const INOUT: i32 = 1;
const OUT: i32 = 2;
const APPEND: i32 = 3;

/// What a direct file did last, as far as that says where it stands.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Other,
    Read,
    Wrote,
}

struct File {
    mode: i32,
    disk: fs::File,
    temporary: bool,
    regular: bool,
    name: Vec<u8>,
    form: Vec<u8>,
    content: Vec<u8>, // a sequential file that is read
    next: usize,
    unreadable: bool,
    at_end: bool, // a read met the end
    bytes: i64,   // the size of a direct file's elements, else 0
    index: i64,
    place: u64,
    last: Last,
}

struct Files {
    open: Vec<Option<File>>,
    input: Vec<u8>,
    taken: usize,
    output: Vec<u8>,
}

thread_local! {
    static FILES: RefCell<Files> =
        const { RefCell::new(Files { open: Vec::new(), input: Vec::new(), taken: 0, output: Vec::new() }) };
}

fn failure(name: &'static str) -> Exception {
    Exception::new(name, b"")
}

fn status_error() -> Exception {
    failure("ada_io_exceptions.status_error")
}

fn use_error() -> Exception {
    failure("ada_io_exceptions.use_error")
}

fn device_error(_: std::io::Error) -> Exception {
    failure("ada_io_exceptions.device_error")
}

fn with<T>(file: i32, use_it: impl FnOnce(&mut File) -> Result<T>) -> Result<T> {
    FILES.with_borrow_mut(|all| {
        let place = (file as usize).wrapping_sub(1);
        use_it(all.open.get_mut(place).and_then(Option::as_mut).ok_or_else(status_error)?)
    })
}

fn reading<T>(file: i32, use_it: impl FnOnce(&mut File) -> Result<T>) -> Result<T> {
    with(file, |item| if item.mode > INOUT { Err(failure("ada_io_exceptions.mode_error")) } else { use_it(item) })
}

fn writing<T>(file: i32, use_it: impl FnOnce(&mut File) -> Result<T>) -> Result<T> {
    with(file, |item| if item.mode == IN { Err(failure("ada_io_exceptions.mode_error")) } else { use_it(item) })
}

// ---- opening and closing

/// The modes of the package by position: `In_File`, `Out_File`, `Append_File` of sequential files, `In_File`, `Inout_File`,
/// `Out_File` of direct ones.
fn mode_at(position: i32, bytes: i64) -> i32 {
    position + i32::from(bytes == 0 && position > 0)
}

/// How an existing file is opened in a mode.
fn options(mode: i32, bytes: i64) -> fs::OpenOptions {
    let mut options = fs::File::options();
    options.read(true).write(mode != IN).truncate(mode == OUT && bytes == 0);
    options
}

impl File {
    /// Places a file that was just opened.
    fn start(&mut self) {
        self.content.clear();
        (self.next, self.unreadable, self.at_end) = (0, false, false);
        (self.index, self.place, self.last) = (1, 0, Last::Other);
        let start = if self.mode == APPEND { SeekFrom::End(0) } else { SeekFrom::Start(0) };
        let _ = self.disk.seek(start); // what has no places is written where it ends
        if self.mode == IN && self.bytes == 0 {
            self.unreadable = self.disk.read_to_end(&mut self.content).is_err();
        }
    }

    fn size(&mut self) -> Result<i64> {
        self.last = Last::Other;
        Ok(self.disk.metadata().map_err(device_error)?.len() as i64 / self.bytes)
    }

    /// The next bytes: all that are asked for, or an exception.
    fn next(&mut self, count: usize) -> Result<Vec<u8>> {
        if self.unreadable {
            return Err(failure("ada_io_exceptions.device_error"));
        }
        let found = if self.bytes == 0 {
            let rest = &self.content[self.next..];
            rest[..count.min(rest.len())].to_vec()
        } else {
            self.read_there(count)?
        };
        self.next += found.len();
        self.place += found.len() as u64;
        if found.len() == count {
            return Ok(found);
        }
        self.at_end = true;
        let name = if found.is_empty() { "ada_io_exceptions.end_error" } else { "ada_io_exceptions.data_error" };
        Err(failure(name))
    }

    fn read_there(&mut self, count: usize) -> Result<Vec<u8>> {
        let mut found = vec![0; count];
        let mut length = 0;
        while length < count {
            match self.disk.read_at(&mut found[length..], self.place + length as u64) {
                Ok(0) => break,
                Ok(read) => length += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(device_error(error)),
            }
        }
        found.truncate(length);
        Ok(found)
    }

    fn write(&mut self, element: &[u8]) -> Result<()> {
        self.disk.write_all(element).map_err(device_error)
    }

    /// Where the element of the current index is.
    fn element_place(&self) -> u64 {
        (self.bytes * (self.index - 1)) as u64
    }
}

/// The name and the mode of a file to be opened.
fn asked(file: i32, position: i32, name: &[u8], bytes: i64) -> Result<(Vec<u8>, i32)> {
    if is_open(file) {
        return Err(status_error());
    }
    let full = if name.is_empty() { Vec::new() } else { ada::full_name(name) };
    if ada::name_in_use(&full) {
        return Err(use_error());
    }
    Ok((full, mode_at(position, bytes)))
}

struct Asked {
    name: Vec<u8>,
    form: Vec<u8>,
    mode: i32,
    bytes: i64,
    temporary: bool,
}

fn add(file: &mut i32, asked: Asked, made: std::io::Result<fs::File>) -> Result<()> {
    let Asked { name, form, mode, bytes, temporary } = asked;
    let disk = made.map_err(|error| {
        let missing = error.kind() == ErrorKind::NotFound;
        failure(if missing { "ada_io_exceptions.name_error" } else { "ada_io_exceptions.use_error" })
    })?;
    let regular = disk.metadata().is_ok_and(|known| known.is_file());
    ada::note_open(&name, true);
    let (content, next, unreadable, at_end) = (Vec::new(), 0, false, false);
    let (index, place, last) = (1, 0, Last::Other);
    let mut item = File {
        mode,
        disk,
        temporary,
        regular,
        name,
        form,
        content,
        next,
        unreadable,
        at_end,
        bytes,
        index,
        place,
        last,
    };
    item.start();
    FILES.with_borrow_mut(|all| {
        let free = all.open.iter().position(Option::is_none).unwrap_or(all.open.len());
        if free == all.open.len() {
            all.open.push(None);
        }
        all.open[free] = Some(item);
        *file = free as i32 + 1;
    });
    Ok(())
}

pub fn open(file: &mut i32, mode: i32, name: &[u8], form: &[u8], bytes: i64) -> Result<()> {
    let (full, mode) = asked(*file, mode, name, bytes)?;
    let place = ada::path(name);
    // GNAT looks for a file that it is about to empty.
    let missing = mode == OUT && bytes == 0 && fs::metadata(&place).is_err();
    if name.is_empty() || name.len() > ada::LONGEST_NAME || missing {
        return Err(failure("ada_io_exceptions.name_error"));
    }
    let made = options(mode, bytes).open(place);
    add(file, Asked { name: full, form: form.to_vec(), mode, bytes, temporary: false }, made)
}

pub fn create(file: &mut i32, mode: i32, name: &[u8], form: &[u8], bytes: i64) -> Result<()> {
    let (mut full, mode) = asked(*file, mode, name, bytes)?;
    if name.len() > ada::LONGEST_NAME {
        return Err(failure("ada_io_exceptions.name_error"));
    }
    let temporary = name.is_empty();
    let made = if temporary {
        ada::temporary_file(&mut full)
    } else {
        fs::File::options().read(true).write(true).create(true).truncate(true).open(ada::path(name))
    };
    add(file, Asked { name: full, form: form.to_vec(), mode, bytes, temporary }, made)
}

fn take(file: &mut i32) -> Result<File> {
    let number = std::mem::take(file);
    let found = FILES.with_borrow_mut(|all| all.open.get_mut((number as usize).wrapping_sub(1)).and_then(Option::take));
    let item = found.ok_or_else(status_error)?;
    ada::note_open(&item.name, false);
    Ok(item)
}

pub fn close(file: &mut i32) -> Result<()> {
    take(file).map(|_| ())
}

pub fn delete(file: &mut i32) -> Result<()> {
    with(*file, |item| if item.regular { Ok(()) } else { Err(use_error()) })?;
    let item = take(file)?;
    if item.temporary {
        return Ok(());
    }
    fs::remove_file(ada::path(&item.name)).map_err(|_| use_error())
}

/// `Reset (File, Mode)`; without a mode (-1) the file keeps its own.
pub fn reset(file: &mut i32, mode: i32) -> Result<()> {
    let reopened = with(*file, |item| {
        let wanted = if mode < 0 { item.mode } else { mode_at(mode, item.bytes) };
        if wanted != item.mode && !item.regular {
            return Err(use_error());
        }
        let again = wanted != item.mode || wanted > INOUT;
        item.mode = wanted;
        if again && !item.temporary {
            match options(wanted, item.bytes).open(ada::path(&item.name)) {
                Ok(disk) => item.disk = disk,
                Err(_) => return Ok(false),
            }
        } else if again && wanted == OUT && item.bytes == 0 {
            let _ = item.disk.set_len(0);
        }
        item.start();
        item.last = Last::Read;
        Ok(true)
    })?;
    if !reopened {
        close(file)?;
        return Err(use_error());
    }
    Ok(())
}

pub fn is_open(file: i32) -> bool {
    with(file, |_| Ok(())).is_ok()
}

pub fn mode(file: i32) -> Result<i32> {
    with(file, |item| Ok(item.mode - i32::from(item.bytes == 0 && item.mode > IN)))
}

pub fn name(file: i32) -> Result<Vec<u8>> {
    with(file, |item| Ok(item.name.clone()))
}

pub fn form(file: i32) -> Result<Vec<u8>> {
    with(file, |item| Ok(item.form.clone()))
}

pub fn flush(file: i32) -> Result<()> {
    writing(file, |_| Ok(()))
}

pub fn end_of_file(file: i32) -> Result<bool> {
    if with(file, |item| Ok(item.bytes == 0 && item.at_end))? {
        return Ok(true);
    }
    reading(
        file,
        |item| {
            if item.bytes == 0 {
                Ok(item.next >= item.content.len())
            } else {
                Ok(item.index > item.size()?)
            }
        },
    )
}

pub fn size(file: i32) -> Result<i64> {
    with(file, File::size)
}

pub fn index(file: i32) -> Result<i64> {
    with(file, |item| Ok(item.index))
}

pub fn set_index(file: i32, to: i64) -> Result<()> {
    with(file, |item| {
        (item.index, item.last) = (to, Last::Other);
        Ok(())
    })
}

// ---- reading

fn take_in(element: Vec<u8>) {
    FILES.with_borrow_mut(|all| (all.input, all.taken) = (element, 0));
}

/// Takes the next element's bytes in.
pub fn read(file: i32, size: i64) -> Result<()> {
    let element = reading(file, |item| {
        if item.bytes == 0 {
            return item.next(size as usize);
        }
        if item.last != Last::Read {
            if item.index > item.size()? {
                return Err(failure("ada_io_exceptions.end_error"));
            }
            item.place = item.element_place();
        }
        let element = item.next(size as usize)?;
        item.index += 1;
        item.last = Last::Read;
        Ok(element)
    })?;
    take_in(element);
    Ok(())
}

pub fn read_at(file: i32, size: i64, from: i64) -> Result<()> {
    set_index(file, from)?;
    read(file, size)
}

/// Takes in an element that follows its size, for which there must be room: for so many components of a size. Gives their
/// number.
pub fn read_sized(file: i32, room: i64, each: i64) -> Result<i64> {
    let element = reading(file, |item| {
        let size = item.next(8)?.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte));
        if size > (room * each) as u64 {
            return Err(failure("program_error"));
        }
        item.next(size as usize)
    })?;
    let count = element.len() as i64 / each;
    take_in(element);
    Ok(count)
}

fn taken<T>(count: i64, look: impl FnOnce(&[u8]) -> T) -> T {
    FILES.with_borrow_mut(|all| {
        let start = all.taken;
        all.taken += count as usize;
        look(&all.input[start..all.taken])
    })
}

pub fn skip(count: i64) {
    taken(count, |_| ());
}

pub fn take_unsigned(size: i64) -> i64 {
    taken(size, |bytes| bytes.iter().rev().fold(0, |sum, &byte| sum << 8 | i64::from(byte)))
}

pub fn take_integer(size: i64) -> i64 {
    let unused = 64 - 8 * size;
    take_unsigned(size) << unused >> unused
}

/// Takes one of so many literals, which are numbered from 0.
pub fn take_position(size: i64, count: i64) -> Result<i32> {
    let value = take_unsigned(size);
    if value < count {
        Ok(value as i32)
    } else {
        Err(failure("ada_io_exceptions.data_error"))
    }
}

pub fn take_single() -> f32 {
    f32::from_bits(take_unsigned(4) as u32)
}

pub fn take_double() -> f64 {
    f64::from_bits(take_unsigned(8) as u64)
}

pub fn take_text(count: i64) -> Vec<u8> {
    taken(count, <[u8]>::to_vec)
}

// ---- writing

pub fn put_integer(value: i64, size: i64) {
    put_text(&value.to_le_bytes()[..size as usize]);
}

pub fn put_single(value: f32) {
    put_text(&value.to_le_bytes());
}

pub fn put_double(value: f64) {
    put_text(&value.to_le_bytes());
}

pub fn put_text(text: &[u8]) {
    FILES.with_borrow_mut(|all| all.output.extend_from_slice(text));
}

/// Writes what nobody looks at.
pub fn put_gap(count: i64) {
    put_text(&vec![0; count as usize]);
}

fn put_element() -> Vec<u8> {
    FILES.with_borrow_mut(|all| std::mem::take(&mut all.output))
}

/// Writes the element whose parts were put.
pub fn write(file: i32) -> Result<()> {
    let element = put_element();
    writing(file, |item| {
        if item.bytes == 0 {
            return item.write(&element);
        }
        if item.last != Last::Wrote {
            item.place = item.element_place();
        }
        item.disk.write_all_at(&element, item.place).map_err(device_error)?;
        item.place += element.len() as u64;
        item.index += 1;
        item.last = Last::Wrote;
        Ok(())
    })
}

pub fn write_at(file: i32, to: i64) -> Result<()> {
    if !is_open(file) {
        put_element();
    }
    set_index(file, to)?;
    write(file)
}

/// Writes the element after its size.
pub fn write_sized(file: i32) -> Result<()> {
    let element = put_element();
    writing(file, |item| item.write(&[&(element.len() as u64).to_le_bytes()[..], &element].concat()))
}
