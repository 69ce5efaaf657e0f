//! STRING and UNSTRING.

use std::ops::Range;

use super::bytes::Bytes;
use super::exceptions::Exception;
use super::item::{text, Item, Kind, Place};
use super::machine::Machine;
use super::moves::move_bytes;

/// A STRING under way.
#[derive(Default)]
pub struct Joining {
    target: Option<Item>,
    pointer: Option<Item>,
    delimiter: Option<Vec<u8>>,
    offset: i64,
}

/// An UNSTRING under way.
#[derive(Default)]
pub struct Splitting {
    item: Option<Item>,
    source: Vec<u8>,
    pointer: Option<Item>,
    /// Where each one ends in `kept`, and whether it is ALL.
    delimiters: Vec<(usize, bool)>,
    items: Vec<Item>,
    kept: Vec<u8>,
    offset: i64,
    count: i64,
}

/// What one INTO of an UNSTRING found.
struct Piece {
    start: usize,
    size: usize,
    /// Where the delimiter behind it is in `kept`.
    delimiter: Option<Range<usize>>,
}

impl Splitting {
    /// Takes an item's bytes, in the room that those before had.
    fn take(&mut self, machine: &Machine, item: Item) {
        self.source.clear();
        machine.with(&item, |bytes| self.source.extend_from_slice(bytes));
    }

    /// Takes the delimiters' bytes as they are now: an earlier INTO may have changed them.
    fn delimiters_again(&mut self, machine: &Machine) {
        let Splitting { delimiters, items, kept, .. } = self;
        let mut begin = 0;
        for (&(stop, _), item) in delimiters.iter().zip(items) {
            if matches!(item.place, Place::Storage(..)) {
                machine.with(item, |bytes| kept[begin..stop].copy_from_slice(bytes));
            }
            begin = stop;
        }
    }

    fn next(&mut self, target_size: usize) -> Piece {
        let start = self.offset as usize;
        let end = self.source.len();
        if self.delimiters.is_empty() {
            let size = target_size.min(end - start);
            self.offset += size as i64;
            return Piece { start, size, delimiter: None };
        }
        for at in start..end {
            let mut begin = 0;
            for &(stop, all) in &self.delimiters {
                let place = begin..stop;
                begin = stop;
                let delimiter = &self.kept[place.clone()];
                let width = delimiter.len();
                if !self.source[at..].starts_with(delimiter) {
                    continue;
                }
                let mut after = at + width;
                while all && width > 0 && self.source[after..].starts_with(delimiter) {
                    after += width;
                }
                self.offset = after as i64;
                return Piece { start, size: at - start, delimiter: Some(place) };
            }
        }
        self.offset = end as i64;
        Piece { start, size: end - start, delimiter: None }
    }
}

impl Machine {
    /// Begins STRING … INTO target.
    pub fn string_into(&self, target: Item) {
        self.begin_string(target, None);
    }

    /// Begins STRING … INTO target POINTER pointer.
    pub fn string_into_from(&self, target: Item, pointer: Item) {
        self.begin_string(target, Some(pointer));
    }

    fn begin_string(&self, target: Item, pointer: Option<Item>) {
        self.clear_exception();
        let offset = pointer.map_or(0, |p| self.get_int(p) - 1);
        if offset < 0 || offset >= target.size as i64 && pointer.is_some() {
            self.raise(Exception::String);
        }
        *self.joining.borrow_mut() = Joining { target: Some(target), pointer, delimiter: None, offset };
    }

    /// DELIMITED BY SIZE for what follows.
    pub fn delimited_by_size(&self) {
        self.joining.borrow_mut().delimiter = None;
    }

    pub fn delimited_by(&self, delimiter: Item) {
        let bytes = self.data(delimiter);
        self.joining.borrow_mut().delimiter = Some(bytes);
    }

    pub fn append(&self, source: Item) {
        if self.exception.get() != Exception::None {
            return;
        }
        let mut joining = self.joining.borrow_mut();
        let Some(target) = joining.target else { return };
        if source.size == 1 && joining.delimiter.is_none() && (joining.offset as usize) < target.size {
            if let Some(byte) = self.with(&source, |bytes| bytes.first().copied()) {
                self.change(&target, |data| data[joining.offset as usize] = byte);
                joining.offset += 1;
                return;
            }
        }
        let bytes = self.seen(&source);
        let found = match &joining.delimiter {
            Some(delimiter) if !delimiter.is_empty() => {
                bytes.windows(delimiter.len()).position(|w| w == &delimiter[..])
            }
            _ => None,
        };
        let size = found.unwrap_or(bytes.len());
        let at = joining.offset as usize;
        let kept = size.min(target.size - at);
        self.change(&target, |data| data[at..at + kept].copy_from_slice(&bytes[..kept]));
        joining.offset += kept as i64;
        if kept < size {
            self.raise(Exception::String);
        }
    }

    pub fn string_end(&self) {
        let (pointer, offset) = {
            let joining = self.joining.borrow();
            (joining.pointer, joining.offset)
        };
        if let Some(pointer) = pointer {
            self.set_int(pointer, offset + 1);
        }
    }

    /// Begins UNSTRING source.
    pub fn unstring(&self, source: Item) {
        self.begin_unstring(source, None);
    }

    /// Begins UNSTRING source POINTER pointer.
    pub fn unstring_from(&self, source: Item, pointer: Item) {
        self.begin_unstring(source, Some(pointer));
    }

    fn begin_unstring(&self, source: Item, pointer: Option<Item>) {
        self.clear_exception();
        let mut splitting = self.splitting.borrow_mut();
        splitting.take(self, source);
        let offset = pointer.map_or(0, |p| self.get_int(p) - 1);
        if pointer.is_some() && (offset < 0 || offset >= splitting.source.len() as i64) {
            self.raise(Exception::Unstring);
        }
        splitting.item = Some(source);
        splitting.pointer = pointer;
        splitting.offset = offset;
        splitting.count = 0;
        splitting.delimiters.clear();
        splitting.items.clear();
        splitting.kept.clear();
    }

    /// DELIMITED BY [ALL] delimiter.
    pub fn unstring_delimiter(&self, delimiter: Item, all: bool) {
        let mut splitting = self.splitting.borrow_mut();
        self.with(&delimiter, |bytes| splitting.kept.extend_from_slice(bytes));
        let stop = splitting.kept.len();
        splitting.delimiters.push((stop, all));
        splitting.items.push(delimiter);
    }

    pub fn unstring_into(&self, target: Item) {
        self.split(target, None, None);
    }

    /// INTO target DELIMITER IN delimiter.
    pub fn unstring_into_delimiter(&self, target: Item, delimiter: Item) {
        self.split(target, Some(delimiter), None);
    }

    /// INTO target COUNT IN count.
    pub fn unstring_into_count(&self, target: Item, count: Item) {
        self.split(target, None, Some(count));
    }

    /// INTO target DELIMITER IN delimiter COUNT IN count.
    pub fn unstring_into_both(&self, target: Item, delimiter: Item, count: Item) {
        self.split(target, Some(delimiter), Some(count));
    }

    fn split(&self, target: Item, delimiter: Option<Item>, count: Option<Item>) {
        let mut splitting = self.splitting.borrow_mut();
        let (piece, mut bytes) = {
            if self.exception.get() != Exception::None || splitting.offset >= splitting.source.len() as i64 {
                return;
            }
            if let Some(item) = splitting.item.filter(|i| matches!(i.place, Place::Storage(..))) {
                splitting.take(self, item); // which an earlier INTO may have changed
            }
            splitting.delimiters_again(self);
            let (_, width) = target.digit_bytes();
            let piece = splitting.next(width);
            splitting.count += 1;
            let bytes = Bytes::of(&splitting.source[piece.start..piece.start + piece.size]);
            (piece, bytes)
        };
        self.move_text(&mut bytes, target);
        if let Some(item) = delimiter {
            match piece.delimiter {
                Some(place) => {
                    splitting.delimiters_again(self);
                    self.move_text(&mut splitting.kept[place], item)
                }
                None if item.is_numeric() => self.set_int(item, 0),
                None => self.put(item, &vec![b' '; item.size]),
            }
        }
        if let Some(item) = count {
            self.set_int(item, piece.size as i64);
        }
    }

    /// Moves bytes as an alphanumeric value.
    pub(super) fn move_text(&self, bytes: &mut [u8], target: Item) {
        let source = Item { size: bytes.len(), kind: Kind::Text, ..text(b"") };
        self.change(&target, |data| move_bytes(&source, bytes, &target, data));
    }

    pub fn unstring_tallying(&self, counter: Item) {
        let count = self.splitting.borrow().count;
        self.add_decimal(count, counter);
    }

    pub fn unstring_end(&self) {
        let (pointer, offset, size) = {
            let splitting = self.splitting.borrow();
            (splitting.pointer, splitting.offset, splitting.source.len() as i64)
        };
        if offset < size {
            self.raise(Exception::Unstring);
        }
        if let Some(pointer) = pointer {
            self.set_int(pointer, offset + 1);
        }
    }
}
