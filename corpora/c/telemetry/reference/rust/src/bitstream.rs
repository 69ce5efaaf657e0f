//! Bits into bytes and back, most significant bit first.

use crate::bits;

/// Collects bits.
#[derive(Debug, Default)]
pub struct BitWriter {
    data: Vec<u8>,
    bits: usize,
}

impl BitWriter {
    /// Appends the low `width` bits.
    pub fn put(&mut self, value: u32, width: u32) {
        for shift in (0..width).rev() {
            if self.bits % 8 == 0 {
                self.data.push(0);
            }
            let bit = (value >> shift & 1) as u8;
            self.data[self.bits / 8] |= bit << (7 - self.bits % 8);
            self.bits += 1;
        }
    }

    /// The bytes that the bits take; the last one is filled with zeros.
    pub fn into_bytes(self) -> Vec<u8> {
        self.data
    }
}

/// Hands bits out.
#[derive(Debug)]
pub struct BitReader<'a> {
    data: &'a [u8],
    position: usize,
    failed: bool,
}

impl<'a> BitReader<'a> {
    pub fn new(data: &'a [u8]) -> BitReader<'a> {
        BitReader {
            data,
            position: 0,
            failed: false,
        }
    }

    /// The next `width` bits; 0 when they are not all there.
    pub fn get(&mut self, width: u32) -> u32 {
        let end = self.position + width as usize;
        if end > 8 * self.data.len() {
            self.failed = true;
            return 0;
        }
        let value = (self.position..end).fold(0, |value, i| {
            value << 1 | u32::from(self.data[i / 8] >> (7 - i % 8) & 1)
        });
        self.position = end;
        value
    }

    pub fn get_signed(&mut self, width: u32) -> i32 {
        bits::sign_extend(self.get(width), width)
    }

    /// Whether all the bits asked for were there.
    pub fn is_ok(&self) -> bool {
        !self.failed
    }
}
