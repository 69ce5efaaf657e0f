//! Relative files as GnuCOBOL lays them out: slots of the same size, each the record's length (8 bytes, 0 where
//! there is no record) and room for the longest record. Records are numbered from 1.

use super::file_spec::{FileSpec, Relation, END_OF_FILE, KEY_EXISTS, KEY_NOT_EXISTS, PERMANENT, SUCCESS};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

const HEADER: u64 = 8;

fn slot_size(file: &FileSpec) -> u64 {
    HEADER + file.maximum as u64
}

/// How many slots the file has.
pub(super) fn slots(stream: &File, file: &FileSpec) -> u64 {
    stream.metadata().map_or(0, |m| m.len() / slot_size(file))
}

/// The length of the record with that number; 0 when there is none. Leaves the stream behind the length.
fn length(stream: &mut File, file: &FileSpec, number: i64) -> usize {
    let mut header = [0; HEADER as usize];
    let outside = number < 1 || number as u64 > slots(stream, file);
    if outside || stream.seek(SeekFrom::Start((number as u64 - 1) * slot_size(file))).is_err() {
        return 0;
    }
    match stream.read_exact(&mut header) {
        Ok(()) => u64::from_le_bytes(header) as usize,
        Err(_) => 0,
    }
}

/// Reads the record with that number: its size and the status.
pub(super) fn read(stream: &mut File, file: &FileSpec, number: i64, record: &mut [u8]) -> Result<(usize, u8), u8> {
    let size = length(stream, file, number);
    if size == 0 {
        return Err(KEY_NOT_EXISTS);
    }
    let room = record.len().min(file.maximum);
    stream.read_exact(&mut record[..room]).map(|()| (size, SUCCESS)).map_err(|_| PERMANENT)
}

/// Reads the next record, or the one before; `next` is how many slots lie before the next one.
pub(super) fn step(
    stream: &mut File,
    file: &FileSpec,
    next: &mut u64,
    previous: bool,
    record: &mut [u8],
) -> Result<usize, u8> {
    let mut number = if previous { *next as i64 - 1 } else { *next as i64 + 1 };
    let last = slots(stream, file) as i64;
    while number >= 1 && number <= last {
        if let Ok((size, _)) = read(stream, file, number, record) {
            *next = number as u64;
            return Ok(size);
        }
        number += if previous { -1 } else { 1 };
    }
    Err(END_OF_FILE)
}

/// How many slots lie before the first record that is related so to `number`.
pub(super) fn start(stream: &mut File, file: &FileSpec, relation: Relation, number: i64) -> Option<u64> {
    let last = slots(stream, file) as i64;
    let (mut at, step) = match relation {
        Relation::Equal => (number, 0),
        Relation::NotLess => (number, 1),
        Relation::Greater => (number + 1, 1),
        Relation::NotGreater => (number.min(last), -1),
        Relation::Less => ((number - 1).min(last), -1),
    };
    while at >= 1 && at <= last {
        if length(stream, file, at) > 0 {
            return Some(at as u64 - 1);
        }
        if step == 0 {
            return None;
        }
        at += step;
    }
    None
}

fn put(stream: &mut File, file: &FileSpec, number: i64, size: usize, record: &[u8]) -> u8 {
    let mut slot = (size as u64).to_le_bytes().to_vec();
    slot.extend_from_slice(&record[..file.maximum.min(record.len())]);
    slot.resize(slot_size(file) as usize, 0);
    let placed = stream.seek(SeekFrom::Start((number as u64 - 1) * slot_size(file)));
    super::file_spec::errors(placed.and_then(|_| stream.write_all(&slot)))
}

/// Writes a record where there is none yet.
pub(super) fn write(stream: &mut File, file: &FileSpec, number: i64, size: usize, record: &[u8]) -> u8 {
    if number < 1 {
        return KEY_NOT_EXISTS + 1; // a boundary of the file is crossed
    }
    if length(stream, file, number) > 0 {
        return KEY_EXISTS;
    }
    put(stream, file, number, size, record)
}

/// Whether the file has a slot of that number, with or without a record.
fn slot_status(stream: &File, file: &FileSpec, number: i64) -> u8 {
    if number < 1 {
        return KEY_NOT_EXISTS + 1; // a boundary of the file is crossed
    }
    if number as u64 > slots(stream, file) {
        KEY_NOT_EXISTS
    } else {
        SUCCESS
    }
}

pub(super) fn rewrite(stream: &mut File, file: &FileSpec, number: i64, size: usize, record: &[u8]) -> u8 {
    let status = slot_status(stream, file, number);
    if status != SUCCESS {
        return status;
    }
    // What is written into an empty slot is no record.
    let size = if length(stream, file, number) == 0 { 0 } else { size };
    put(stream, file, number, size, record)
}

/// Empties a slot, which may be empty already.
pub(super) fn delete(stream: &mut File, file: &FileSpec, number: i64) -> u8 {
    let status = slot_status(stream, file, number);
    if status != SUCCESS {
        return status;
    }
    let placed = stream.seek(SeekFrom::Start((number as u64 - 1) * slot_size(file)));
    super::file_spec::errors(placed.and_then(|_| stream.write_all(&[0; HEADER as usize])))
}
