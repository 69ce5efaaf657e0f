//! Decimal numbers: scaled integers, their digits, packed storage, rounding.
//!
//! An amount is a number of hundredths; rates count their own smallest unit. A field of `n` digits holds
//! values below ten to the `n`: what does not fit is a size error, and `None` here.

/// The number that a string of digits shows; `None` when a character is not a digit.
pub fn parse(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0u64, |value, &byte| {
        byte.is_ascii_digit()
            .then(|| value * 10 + u64::from(byte - b'0'))
    })
}

pub fn is_numeric(digits: &[u8]) -> bool {
    digits.iter().all(u8::is_ascii_digit)
}

/// `width` digits, with leading zeros.
pub fn digits(value: u64, width: usize) -> String {
    format!("{value:0width$}")
}

/// A sign, the digits before the point, the point, the digits after it.
pub fn signed(value: i64, whole: usize, fraction: usize) -> String {
    let all = digits(value.unsigned_abs(), whole + fraction);
    let sign = if value < 0 { '-' } else { '+' };
    format!("{sign}{}.{}", &all[..whole], &all[whole..])
}

/// The value, if it fits a field of that many digits.
pub fn fit(value: i128, digits: u32) -> Option<i64> {
    (value.abs() < 10i128.pow(digits))
        .then(|| i64::try_from(value).ok())
        .flatten()
}

/// The sum, if it fits a field of that many digits.
pub fn add(left: i64, right: i64, digits: u32) -> Option<i64> {
    fit(i128::from(left) + i128::from(right), digits)
}

/// A counter that stays at its highest value.
pub fn count(counter: &mut u32, digits: u32) {
    if *counter < 10u32.pow(digits) - 1 {
        *counter += 1;
    }
}

/// The quotient, rounded to the nearest integer, halves away from zero. The divisor is positive.
pub fn divide_rounded(dividend: i128, divisor: i128) -> i128 {
    let half = divisor / 2 + divisor % 2;
    let rest = (dividend % divisor).abs();
    dividend / divisor + if rest >= half { dividend.signum() } else { 0 }
}

/// The digits of packed storage as a signed number; `None` when a nibble is no digit or the sign is none.
pub fn unpack(packed: &[u8]) -> Option<i64> {
    let (&last, rest) = packed.split_last()?;
    let mut value = 0;
    for nibble in rest
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .chain([last >> 4])
    {
        if nibble > 9 {
            return None;
        }
        value = value * 10 + i64::from(nibble);
    }
    match last & 15 {
        0x0C => Some(value),
        0x0D => Some(-value),
        _ => None,
    }
}

/// A signed number as packed storage of `N` bytes, which hold `2 * N - 1` digits.
pub fn pack<const N: usize>(value: i64) -> [u8; N] {
    let mut packed = [0; N];
    let mut rest = value.unsigned_abs();
    let mut nibble = if value < 0 { 0x0D } else { 0x0C };
    for byte in packed.iter_mut().rev() {
        let high = (rest % 10) as u8;
        *byte = high << 4 | nibble;
        nibble = (rest / 10 % 10) as u8;
        rest /= 100;
    }
    packed
}
