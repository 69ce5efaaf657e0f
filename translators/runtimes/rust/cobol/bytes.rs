//! A copy of an item's bytes: most items are short, and their copies need no memory from the heap.

use std::ops::{Deref, DerefMut};

const SHORT: usize = 40;

pub(super) struct Bytes {
    size: usize,
    short: [u8; SHORT],
    long: Vec<u8>,
}

impl Bytes {
    pub fn of(bytes: &[u8]) -> Bytes {
        let mut copy = Bytes { size: bytes.len(), short: [0; SHORT], long: Vec::new() };
        match copy.short.get_mut(..bytes.len()) {
            Some(short) => short.copy_from_slice(bytes),
            None => copy.long = bytes.to_vec(),
        }
        copy
    }

    pub fn filled(size: usize, byte: u8) -> Bytes {
        let long = if size > SHORT { vec![byte; size] } else { Vec::new() };
        Bytes { size, short: [byte; SHORT], long }
    }
}

impl Deref for Bytes {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        self.short.get(..self.size).unwrap_or(&self.long)
    }
}

impl DerefMut for Bytes {
    fn deref_mut(&mut self) -> &mut [u8] {
        self.short.get_mut(..self.size).unwrap_or(&mut self.long)
    }
}

/// An item's bytes for as long as the storage may change: a literal's where they are, others as a copy.
pub(super) enum Seen {
    Literal(&'static [u8]),
    Copy(Bytes),
}

impl Deref for Seen {
    type Target = [u8];
    #[inline]
    fn deref(&self) -> &[u8] {
        match self {
            Seen::Literal(bytes) => bytes,
            Seen::Copy(bytes) => bytes,
        }
    }
}
