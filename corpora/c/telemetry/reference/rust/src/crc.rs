//! Cyclic redundancy checks and simple checksums.

const CRC8_TABLE: [u8; 256] = crc8_table();
const CRC16_TABLE: [u16; 256] = crc16_table();
const CRC32_TABLE: [u32; 256] = crc32_table();

/// Polynomial 0x07.
const fn crc8_table() -> [u8; 256] {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        let mut c = i as u8;
        let mut bit = 0;
        while bit < 8 {
            c = if c & 0x80 != 0 {
                (c << 1) ^ 0x07
            } else {
                c << 1
            };
            bit += 1;
        }
        table[i] = c;
        i += 1;
    }
    table
}

/// Polynomial 0x1021.
const fn crc16_table() -> [u16; 256] {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        let mut c = (i as u16) << 8;
        let mut bit = 0;
        while bit < 8 {
            c = if c & 0x8000 != 0 {
                (c << 1) ^ 0x1021
            } else {
                c << 1
            };
            bit += 1;
        }
        table[i] = c;
        i += 1;
    }
    table
}

/// Polynomial 0xEDB88320, reflected.
const fn crc32_table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        let mut c = i as u32;
        let mut bit = 0;
        while bit < 8 {
            c = if c & 1 != 0 {
                (c >> 1) ^ 0xEDB8_8320
            } else {
                c >> 1
            };
            bit += 1;
        }
        table[i] = c;
        i += 1;
    }
    table
}

pub fn crc8(bytes: &[u8]) -> u8 {
    bytes
        .iter()
        .fold(0, |crc, byte| CRC8_TABLE[usize::from(crc ^ byte)])
}

/// CRC-16/CCITT-FALSE; of nothing: 0xFFFF.
pub fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |crc: u16, byte| {
        (crc << 8) ^ CRC16_TABLE[usize::from((crc >> 8) as u8 ^ byte)]
    })
}

pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (crc >> 8) ^ CRC32_TABLE[usize::from(crc as u8 ^ byte)]
    })
}

pub fn fletcher16(bytes: &[u8]) -> u16 {
    let (mut low, mut high) = (0u16, 0u16);
    for &byte in bytes {
        low = (low + u16::from(byte)) % 255;
        high = (high + low) % 255;
    }
    high << 8 | low
}

pub fn adler32(bytes: &[u8]) -> u32 {
    const MODULUS: u32 = 65521;
    let (mut a, mut b) = (1u32, 0u32);
    for &byte in bytes {
        a = (a + u32::from(byte)) % MODULUS;
        b = (b + a) % MODULUS;
    }
    b << 16 | a
}

pub fn xor8(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |sum, byte| sum ^ byte)
}

/// Longitudinal redundancy check: the sum of all bytes and this one is 0.
pub fn lrc8(bytes: &[u8]) -> u8 {
    bytes
        .iter()
        .fold(0, |sum: u8, &byte| sum.wrapping_add(byte))
        .wrapping_neg()
}

/// Ones' complement sum of 16-bit words (RFC 1071); an odd byte counts as the high one.
pub fn internet16(bytes: &[u8]) -> u16 {
    let mut sum = 0u32;
    for pair in bytes.chunks(2) {
        sum += u32::from(u16::from_be_bytes([
            pair[0],
            pair.get(1).copied().unwrap_or(0),
        ]));
        sum = (sum & 0xFFFF) + (sum >> 16);
    }
    !(sum as u16)
}

/// The published check values over "123456789"; the number of mismatches.
pub fn self_test() -> i32 {
    const DIGITS: &[u8] = b"123456789";
    [
        crc8(DIGITS) == 0xF4,
        crc16(DIGITS) == 0x29B1,
        crc32(DIGITS) == 0xCBF4_3926,
        adler32(DIGITS) == 0x091E_01DE,
        fletcher16(DIGITS) == 0x1EDE,
    ]
    .iter()
    .filter(|&&right| !right)
    .count() as i32
}
