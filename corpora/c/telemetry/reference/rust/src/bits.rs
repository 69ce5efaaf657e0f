//! Bit twiddling that is total: counts and widths outside the word are masked or saturated.

/// The low `n` bits set; all of them from 32 on.
pub fn mask(n: u32) -> u32 {
    1u32.checked_shl(n).map_or(u32::MAX, |bit| bit - 1)
}

/// 1 when the number of one bits is odd.
pub fn parity(x: u32) -> u32 {
    x.count_ones() & 1
}

/// `width` bits of `word` from bit `pos` up; what lies outside the word is 0.
pub fn field(word: u32, pos: u32, width: u32) -> u32 {
    word.checked_shr(pos).unwrap_or(0) & mask(width)
}

/// `word` with the field replaced by the low bits of `value`.
pub fn insert(word: u32, pos: u32, width: u32, value: u32) -> u32 {
    if pos >= u32::BITS {
        return word;
    }
    let mask = mask(width) << pos;
    (word & !mask) | ((value << pos) & mask)
}

/// The low `width` bits of `value` as a two's complement number.
pub fn sign_extend(value: u32, width: u32) -> i32 {
    match width {
        0 => 0,
        1..=31 => {
            let unused = u32::BITS - width;
            (value << unused) as i32 >> unused
        }
        _ => value as i32,
    }
}

/// Index of the highest one bit.
pub fn highest(x: u32) -> Option<u32> {
    (u32::BITS - 1).checked_sub(x.leading_zeros())
}
