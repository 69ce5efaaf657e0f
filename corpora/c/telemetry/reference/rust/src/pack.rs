//! Integers to bytes and back: byte orders, varints, zigzag.

/// The order of the bytes of a word on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    Big,
    Little,
}

impl ByteOrder {
    pub fn name(self) -> &'static str {
        match self {
            ByteOrder::Big => "big",
            ByteOrder::Little => "little",
        }
    }

    pub fn from_name(name: &[u8]) -> Option<ByteOrder> {
        match name {
            b"big" => Some(ByteOrder::Big),
            b"little" => Some(ByteOrder::Little),
            _ => None,
        }
    }
}

/// Appends the low `width` (1..4) bytes of `value`.
pub fn put(out: &mut Vec<u8>, value: u32, width: usize, order: ByteOrder) {
    match order {
        ByteOrder::Big => out.extend_from_slice(&value.to_be_bytes()[4 - width..]),
        ByteOrder::Little => out.extend_from_slice(&value.to_le_bytes()[..width]),
    }
}

/// The number that at most four bytes make.
pub fn get(bytes: &[u8], order: ByteOrder) -> u32 {
    let join = |value: u32, &byte: &u8| value << 8 | u32::from(byte);
    match order {
        ByteOrder::Big => bytes.iter().fold(0, join),
        ByteOrder::Little => bytes.iter().rev().fold(0, join),
    }
}

/// Appends little-endian groups of seven bits.
pub fn put_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// The number and how many bytes it took; none when the bytes end early or hold more than 32 bits.
pub fn get_varint(bytes: &[u8]) -> Option<(u32, usize)> {
    let mut value = 0;
    for (i, &byte) in bytes.iter().take(5).enumerate() {
        if i == 4 && byte > 0x0F {
            return None;
        }
        value |= u32::from(byte & 0x7F) << (7 * i);
        if byte & 0x80 == 0 {
            return Some((value, i + 1));
        }
    }
    None
}

/// 0, -1, 1, -2 ... become 0, 1, 2, 3 ...
pub fn zigzag(value: i32) -> u32 {
    (value as u32) << 1 ^ (value >> 31) as u32
}

pub fn unzigzag(value: u32) -> i32 {
    (value >> 1) as i32 ^ -((value & 1) as i32)
}
