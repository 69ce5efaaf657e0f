//! Hash codes for the name maps and for the HASH, CHECKSUM and COMBINE functions of SQL.

const OFFSET_BASIS: u32 = 0x811C_9DC5;
const PRIME: u32 = 0x0100_0193;
const ADLER_BASE: u32 = 65_521;
const GOLDEN: u32 = 0x9E37_79B9;

/// Fowler, Noll and Vo, variant 1a.
pub fn hash(s: &[u8]) -> u32 {
    s.iter().fold(OFFSET_BASIS, |code, &c| {
        (code ^ u32::from(c)).wrapping_mul(PRIME)
    })
}

/// 0 .. buckets - 1.
pub fn bucket_of(code: u32, buckets: usize) -> usize {
    code as usize % buckets
}

/// The two sums of Adler, modulo 65521.
pub fn checksum(s: &[u8]) -> u32 {
    let (a, b) = s.iter().fold((1, 0), |(a, b), &c| {
        let a = (a + u32::from(c)) % ADLER_BASE;
        (a, (b + a) % ADLER_BASE)
    });
    (b << 16) | a
}

pub fn combine(left: u32, right: u32) -> u32 {
    left.rotate_left(5) ^ right.wrapping_add(GOLDEN)
}

/// Eight digits, capital letters.
pub fn hex_image(code: u32) -> String {
    format!("{code:08X}")
}
