//! Line codes and small compressions.

const LFSR_SEED: u16 = 0xACE1;
const LFSR_TAPS: u16 = 0xB400; // 16 14 13 11

pub fn gray(n: u32) -> u32 {
    n ^ n >> 1
}

pub fn ungray(mut g: u32) -> u32 {
    for shift in [1, 2, 4, 8, 16] {
        g ^= g >> shift;
    }
    g
}

/// Packed decimal; none for numbers of more than eight digits.
pub fn bcd(n: u32) -> Option<u32> {
    if n > 99_999_999 {
        return None;
    }
    Some((0..8).map(|i| (n / 10u32.pow(i) % 10) << (4 * i)).sum())
}

/// None when some nibble is no decimal digit.
pub fn unbcd(bcd: u32) -> Option<u32> {
    (0..8).rev().try_fold(0, |n, i| match bcd >> (4 * i) & 15 {
        digit @ 0..=9 => Some(n * 10 + digit),
        _ => None,
    })
}

/// Hamming(7,4): positions 1..7 from bit 0, parity at 1, 2 and 4.
pub fn hamming(nibble: u8) -> u8 {
    let d = |i: u32| nibble >> i & 1;
    let p1 = d(0) ^ d(1) ^ d(3);
    let p2 = d(0) ^ d(2) ^ d(3);
    let p4 = d(1) ^ d(2) ^ d(3);
    p1 | p2 << 1 | d(0) << 2 | p4 << 3 | d(1) << 4 | d(2) << 5 | d(3) << 6
}

/// The nibble, and whether a wrong bit was repaired; none when bit 7 is set.
pub fn unhamming(code: u8) -> Option<(u8, bool)> {
    if code & 0x80 != 0 {
        return None;
    }
    let parity = |mask: u8| (code & mask).count_ones() & 1;
    let syndrome = parity(0x55) | parity(0x66) << 1 | parity(0x78) << 2;
    let repaired = match syndrome {
        0 => code,
        position => code ^ 1 << (position - 1),
    };
    Some((repaired >> 2 & 1 | (repaired >> 4 & 7) << 1, syndrome != 0))
}

fn lfsr_next(state: u16) -> u16 {
    let shifted = state >> 1;
    if state & 1 != 0 {
        shifted ^ LFSR_TAPS
    } else {
        shifted
    }
}

/// Its own inverse. Seed 0 stands for the usual one.
pub fn whiten(bytes: &mut [u8], seed: u16) {
    let mut state = if seed == 0 { LFSR_SEED } else { seed };
    for byte in bytes {
        *byte ^= state as u8;
        state = lfsr_next(state);
    }
}

/// Pairs of count (1..255) and byte.
pub fn rle(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = bytes;
    while let Some(&byte) = rest.first() {
        let run = rest
            .iter()
            .take(255)
            .take_while(|&&other| other == byte)
            .count();
        out.extend([run as u8, byte]);
        rest = &rest[run..];
    }
    out
}

/// None when the pairs are not whole, a count is 0, or there are more than `limit` bytes.
pub fn unrle(bytes: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    for pair in bytes.chunks(2) {
        let (count, byte) = match *pair {
            [count, byte] => (count, byte),
            _ => return None,
        };
        if count == 0 || usize::from(count) > limit - out.len() {
            return None;
        }
        out.resize(out.len() + usize::from(count), byte);
    }
    Some(out)
}

/// Each byte becomes its difference to the one before, mod 256.
pub fn delta(bytes: &[u8]) -> Vec<u8> {
    let before = std::iter::once(&0).chain(bytes);
    bytes
        .iter()
        .zip(before)
        .map(|(now, before)| now.wrapping_sub(*before))
        .collect()
}

pub fn undelta(bytes: &[u8]) -> Vec<u8> {
    bytes
        .iter()
        .scan(0u8, |sum, step| {
            *sum = sum.wrapping_add(*step);
            Some(*sum)
        })
        .collect()
}

/// The difference of neighbours, as signed bytes, that is farthest from 0; the first of equals.
pub fn largest_step(bytes: &[u8]) -> i32 {
    let mut best = 0i32;
    for pair in bytes.windows(2) {
        let step = i32::from(pair[1].wrapping_sub(pair[0]) as i8);
        if step.abs() > best.abs() {
            best = step;
        }
    }
    best
}
