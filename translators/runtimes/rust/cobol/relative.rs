//! Relative files as GnuCOBOL lays them out: slots of the same size, each the record's length (8 bytes, 0 where
//! there is no record) and room for the longest record. Records are numbered from 1.
//!
//! There is one position for all statements, in bytes, as in GnuCOBOL 3.1.2: WRITE and REWRITE by key, DELETE and a
//! READ by key move it too, also when they fail, and READ NEXT goes on from there, even from within a slot.

use super::file_spec::{
    errors, Relation, BOUNDARY, END_OF_FILE, KEY_EXISTS, KEY_NOT_EXISTS, OUT_OF_KEY_RANGE, PERMANENT, SUCCESS,
};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

const HEADER: i64 = 8;

/// An open relative file.
pub(super) struct Slots {
    stream: File,
    /// The longest record's size: all record areas have it.
    room: i64,
    /// The position.
    at: i64,
    /// The number of the record last read, or written in sequence.
    pub(super) last: i64,
}

impl Slots {
    /// `extend`: the position is the end.
    pub(super) fn new(stream: File, room: usize, extend: bool) -> Slots {
        let mut slots = Slots { stream, room: room as i64, at: 0, last: 0 };
        if extend {
            slots.at = slots.size();
        }
        slots
    }

    /// The size of a slot.
    fn whole(&self) -> i64 {
        HEADER + self.room
    }

    /// The file's size in bytes.
    fn size(&self) -> i64 {
        self.stream.metadata().map_or(0, |m| m.len() as i64)
    }

    /// Goes to a position; nowhere when there is none such, and gives -1.
    fn seek(&mut self, to: i64) -> i64 {
        if to < 0 {
            return -1;
        }
        self.at = to;
        to
    }

    /// Goes to where the slot of that number begins; numbers are 32 bits wide, as there. Whether there can be one.
    fn slot(&mut self, number: i64) -> bool {
        self.seek(i64::from((number as i32).wrapping_sub(1)) * self.whole()) >= 0
    }

    /// Reads at the position: how much there was.
    fn get(&mut self, bytes: &mut [u8]) -> Option<i64> {
        self.stream.seek(SeekFrom::Start(self.at as u64)).ok()?;
        let mut count = 0;
        while count < bytes.len() {
            match self.stream.read(&mut bytes[count..]).ok()? {
                0 => break,
                more => count += more,
            }
        }
        self.at += count as i64;
        Some(count as i64)
    }

    /// Reads a record's length: the length, and how many bytes of it there were.
    fn length(&mut self) -> (i64, Option<i64>) {
        let mut header = [0; HEADER as usize];
        let count = self.get(&mut header);
        (i64::from_le_bytes(header), count)
    }

    /// Writes at the position.
    fn put(&mut self, bytes: &[u8]) -> u8 {
        let placed = self.stream.seek(SeekFrom::Start(self.at as u64));
        let written = placed.and_then(|_| self.stream.write_all(bytes));
        if written.is_ok() {
            self.at += bytes.len() as i64;
        }
        errors(written)
    }

    /// READ with a key: the record's size.
    pub(super) fn read(&mut self, number: i64, record: &mut [u8]) -> Result<usize, u8> {
        if !self.slot(number) {
            return Err(KEY_NOT_EXISTS);
        }
        let start = self.at;
        let (size, count) = self.length();
        if count != Some(HEADER) {
            return Err(KEY_NOT_EXISTS);
        }
        if size == 0 {
            self.at = start;
            return Err(KEY_NOT_EXISTS);
        }
        if self.get(record) != Some(self.room) {
            return Err(PERMANENT);
        }
        Ok(size as usize)
    }

    /// READ NEXT and READ PREVIOUS; `first`: nothing was read since OPEN or START, and then both read on. A record
    /// whose number is larger than the `largest` one gives status 14.
    pub(super) fn step(&mut self, first: bool, previous: bool, largest: i64, record: &mut [u8]) -> Result<usize, u8> {
        let total = self.size();
        if total == 0 {
            return Err(END_OF_FILE);
        }
        if total < self.whole() {
            return Err(PERMANENT);
        }
        let mut place = self.at;
        let back = previous && !first;
        if back {
            if place <= self.whole() {
                return Err(END_OF_FILE);
            }
            place = self.seek(place - 2 * self.whole());
        }
        loop {
            let (size, count) = self.length();
            match count {
                Some(0) => return Err(END_OF_FILE),
                Some(HEADER) => {}
                _ => return Err(PERMANENT),
            }
            if size != 0 {
                return self.found(size, place, back, largest, record);
            }
            if !back {
                place = self.seek(self.at + self.room);
            } else if place <= self.whole() {
                return Err(END_OF_FILE);
            } else {
                place = self.seek(place - 2 * self.whole());
            }
        }
    }

    /// Takes the record whose slot begins at that place.
    fn found(&mut self, size: i64, place: i64, back: bool, largest: i64, record: &mut [u8]) -> Result<usize, u8> {
        if self.get(record) != Some(self.room) {
            return Err(PERMANENT);
        }
        self.last = place / self.whole() + 1;
        if self.last > largest {
            self.seek(place);
            return Err(OUT_OF_KEY_RANGE);
        }
        if back {
            self.seek(place - self.whole());
        }
        Ok(size as usize)
    }

    /// START: the position is before the first record that is related so to `number`.
    pub(super) fn start(&mut self, relation: Relation, number: i64) -> u8 {
        let total = self.size();
        if total == 0 {
            return KEY_NOT_EXISTS;
        }
        let index = i64::from((number as i32).wrapping_sub(1));
        let (mut index, step) = match relation {
            Relation::Equal => (index, 1),
            Relation::NotLess => (index.max(0), 1),
            Relation::Greater => ((index + 1).max(0), 1),
            Relation::Less => (index.min(total / self.whole()) - 1, -1),
            Relation::NotGreater => (index.min(total / self.whole() - 1), -1),
        };
        while index >= 0 && index * self.whole() < total {
            let place = self.seek(index * self.whole());
            let (size, count) = self.length();
            if count == Some(HEADER) && size != 0 {
                self.seek(place);
                return SUCCESS;
            }
            if relation == Relation::Equal {
                break;
            }
            index += step;
        }
        KEY_NOT_EXISTS
    }

    /// WRITE with a key: where there is no record yet.
    pub(super) fn write(&mut self, number: i64, size: usize, record: &[u8]) -> u8 {
        if !self.slot(number) {
            return BOUNDARY;
        }
        let start = self.at;
        let (old, count) = self.length();
        if count.is_some_and(|c| c > 0) && old != 0 {
            return KEY_EXISTS;
        }
        self.at = start;
        self.put_record(size, record)
    }

    /// WRITE in sequence.
    pub(super) fn write_next(&mut self, size: usize, record: &[u8]) -> u8 {
        let status = self.put_record(size, record);
        self.last = self.at / self.whole();
        status
    }

    fn put_record(&mut self, size: usize, record: &[u8]) -> u8 {
        let mut slot = (size as i64).to_le_bytes().to_vec();
        slot.extend_from_slice(record);
        self.put(&slot)
    }

    /// REWRITE of the record that ends at the position. The slot's length stays as it is.
    pub(super) fn rewrite_last(&mut self, record: &[u8]) -> u8 {
        self.seek(self.at - self.room);
        self.put(record)
    }

    /// REWRITE with a key. What is written into an empty slot is no record: its length stays 0.
    pub(super) fn rewrite(&mut self, number: i64, record: &[u8]) -> u8 {
        if !self.slot(number) {
            return BOUNDARY;
        }
        if self.length().1 != Some(HEADER) {
            return KEY_NOT_EXISTS;
        }
        self.put(record)
    }

    /// Empties a slot, which may be empty already.
    pub(super) fn delete(&mut self, number: i64) -> u8 {
        if !self.slot(number) {
            return BOUNDARY;
        }
        let start = self.at;
        if self.length().1 != Some(HEADER) {
            return KEY_NOT_EXISTS;
        }
        self.at = start;
        let status = self.put(&[0; HEADER as usize]);
        self.at += self.room;
        status
    }
}
