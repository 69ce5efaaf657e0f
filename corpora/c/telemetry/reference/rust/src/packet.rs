//! Space packets: primary header, message id, payload, CRC-16.

use crate::bits;
use crate::crc;
use crate::pack::{self, ByteOrder};
use crate::status::Status;

const HEADER_BYTES: usize = 6;
const PAYLOAD_MAX: usize = 32;

/// Everything but the payload: header, id and CRC.
const OVERHEAD: usize = HEADER_BYTES + 1 + 2;

/// Sequence numbers have 14 bits.
const SEQUENCE_MASK: u16 = 0x3FFF;

/// A packet; the parts of the header are within their bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packet {
    pub version: u8,
    pub is_command: bool,
    pub secondary: bool,
    pub apid: u16,
    pub flags: u8,
    pub sequence: u16,
    pub id: u8,
    pub payload: Vec<u8>,
}

impl Packet {
    pub fn encode(&self, order: ByteOrder) -> Vec<u8> {
        let word0 = u32::from(self.version) << 13
            | u32::from(self.is_command) << 12
            | u32::from(self.secondary) << 11
            | u32::from(self.apid);
        let word1 = u32::from(self.flags) << 14 | u32::from(self.sequence);
        let mut out = Vec::with_capacity(OVERHEAD + self.payload.len());
        pack::put(&mut out, word0, 2, order);
        pack::put(&mut out, word1, 2, order);
        pack::put(&mut out, self.payload.len() as u32 + 2, 2, order);
        out.push(self.id);
        out.extend_from_slice(&self.payload);
        let crc = crc::crc16(&out);
        pack::put(&mut out, u32::from(crc), 2, order);
        out
    }

    /// `Status::Frame` when the lengths do not agree, `Status::Check` when the CRC does not.
    pub fn decode(bytes: &[u8], order: ByteOrder) -> Result<Packet, Status> {
        if !(OVERHEAD..=OVERHEAD + PAYLOAD_MAX).contains(&bytes.len()) {
            return Err(Status::Frame);
        }
        let word0 = pack::get(&bytes[0..2], order);
        let word1 = pack::get(&bytes[2..4], order);
        let length = pack::get(&bytes[4..6], order) as usize;
        if length + 1 + HEADER_BYTES != bytes.len() {
            return Err(Status::Frame);
        }
        let (checked, crc) = bytes.split_at(bytes.len() - 2);
        if pack::get(crc, order) != u32::from(crc::crc16(checked)) {
            return Err(Status::Check);
        }
        Ok(Packet {
            version: bits::field(word0, 13, 3) as u8,
            is_command: bits::field(word0, 12, 1) != 0,
            secondary: bits::field(word0, 11, 1) != 0,
            apid: bits::field(word0, 0, 11) as u16,
            flags: bits::field(word1, 14, 2) as u8,
            sequence: bits::field(word1, 0, 14) as u16,
            id: checked[HEADER_BYTES],
            payload: checked[HEADER_BYTES + 1..].to_vec(),
        })
    }
}

/// Numbers packets; wraps after 14 bits.
#[derive(Debug, Default)]
pub struct Sequence {
    next: u16,
}

impl Sequence {
    pub fn take(&mut self) -> u16 {
        let now = self.next;
        self.next = (self.next + 1) & SEQUENCE_MASK;
        now
    }

    /// Only the low 14 bits count.
    pub fn reset(&mut self, next: u32) {
        self.next = next as u16 & SEQUENCE_MASK;
    }
}

/// Packets lost between two numbers, across the wrap.
pub fn sequence_gap(before: u16, now: u16) -> u16 {
    now.wrapping_sub(before).wrapping_sub(1) & SEQUENCE_MASK
}
