//! COMP-1 and COMP-2: numbers become decimal exactly, and are cut, not rounded, to become floats again.

use super::big::Big;
use super::decimal::Decimal;
use super::item::{Item, Kind};
use super::machine::Machine;
use super::moves::{move_bytes, move_decimal};
use super::number::{decimal_of, store_display, NO_OPTION};

/// Digits that a float keeps when it becomes a decimal number.
const DIGITS: usize = 96;

/// What eight blanks are as a float: the original takes it for zero.
const BLANK: u64 = 0x2020_2020_2020_2020;

/// Two floats whose difference is this part of the first one count as equal.
const TOLERANCE: f64 = 0.000_000_1;

fn float_of(data: &[u8]) -> f64 {
    match *data {
        [a, b, c, d] => f64::from(f32::from_le_bytes([a, b, c, d])),
        [a, b, c, d, e, f, g, h] => f64::from_le_bytes([a, b, c, d, e, f, g, h]),
        _ => 0.0,
    }
}

fn put_float(data: &mut [u8], value: f64) {
    if data.len() == 4 {
        data.copy_from_slice(&(value as f32).to_le_bytes());
    } else {
        data.copy_from_slice(&value.to_le_bytes());
    }
}

/// `base` to the power of `exponent`.
fn power(base: u128, exponent: i32) -> Big {
    let mut result = Big::magnitude(1);
    let mut square = Big::magnitude(base);
    let mut rest = exponent;
    while rest > 0 {
        if rest % 2 == 1 {
            result = result.multiply(&square);
        }
        square = square.multiply(&square);
        rest /= 2;
    }
    result
}

/// The exact value of a float in storage, to 96 digits.
pub(super) fn decimal_of_float(data: &[u8]) -> Decimal {
    let value = float_of(data);
    if value == 0.0 || !value.is_finite() || value.to_bits() == BLANK {
        return Decimal::integer(0);
    }
    let bits = value.abs().to_bits();
    let (raised, fraction) = ((bits >> 52) as i32, bits & ((1 << 52) - 1));
    let (mantissa, exponent) = if raised == 0 { (fraction, -1074) } else { (fraction | 1 << 52, raised - 1075) };
    let zeros = mantissa.trailing_zeros();
    let (mantissa, exponent) = (Big::from(mantissa >> zeros), exponent + zeros as i32);
    let mut scale = (-exponent).max(0);
    let mut number = mantissa.multiply(&if exponent >= 0 { power(2, exponent) } else { power(5, scale) });
    let dropped = number.digits().len().saturating_sub(DIGITS) as i32;
    if dropped > 0 {
        let half = Big::magnitude(5).shift(dropped - 1);
        number = number.add(&half).shift(-dropped);
        scale -= dropped;
    }
    if value < 0.0 {
        number = number.negated();
    }
    let decimal = Decimal::new(number, scale);
    if scale < 0 {
        return decimal.shift(-scale);
    }
    decimal.trimmed()
}

/// A decimal number cut to a float's digits; none when it is too large for one.
fn float_from(decimal: &Decimal) -> Option<f64> {
    if decimal.value.is_zero() {
        return Some(0.0);
    }
    let mut number = decimal.value.absolute().shift((-decimal.scale).max(0));
    let mut divisor = Big::power_of_ten(decimal.scale.max(0) as u32);
    // 54 bits of the quotient, or 55: the 53 that count are cut off them.
    let shift = 54 - number.bits() as i32 + divisor.bits() as i32;
    if shift > 0 {
        number = number.multiply(&power(2, shift));
    } else {
        divisor = divisor.multiply(&power(2, -shift));
    }
    let mut bits = number.divide(&divisor).0.low_u64();
    let mut exponent = -shift;
    while bits >> 53 != 0 || exponent < -1074 && bits != 0 {
        bits >>= 1;
        exponent += 1;
    }
    if exponent > 971 {
        return None;
    }
    let raised = if bits >> 52 == 0 { 0 } else { (exponent + 1075) as u64 };
    let value = f64::from_bits(raised << 52 | bits & ((1 << 52) - 1));
    Some(if decimal.value.is_negative() { -value } else { value })
}

/// Moves a float.
pub(super) fn from_float(from: &[u8], target: &Item, data: &mut [u8]) {
    if target.kind == Kind::Float {
        return put_float(data, float_of(from));
    }
    let value = decimal_of_float(from);
    match target.kind {
        Kind::Binary | Kind::Packed | Kind::Bare => move_decimal(&value, target, data),
        Kind::Display => {
            let whole = value.value.shift(target.scale - value.scale);
            store_display(target, data, &whole, NO_OPTION);
        }
        _ => {
            let size = value.value.digits().len().max(value.scale.max(0) as usize);
            let plain = Item::display(0, 0, size, value.scale).signed();
            let mut bytes = vec![0; size];
            store_display(&plain, &mut bytes, &value.value, NO_OPTION);
            move_bytes(&plain, &mut bytes, target, data);
        }
    }
}

/// Moves a number to a float.
pub(super) fn to_float(source: &Item, from: &mut [u8], data: &mut [u8]) {
    put_float(data, float_from(&decimal_of(source, from)).unwrap_or(0.0));
}

/// What differs by a small part of the left one is equal.
pub(super) fn compare_floats(left: f64, right: f64) -> i32 {
    if left == right || left != 0.0 && ((left - right) / left).abs() < TOLERANCE {
        0
    } else if left < right {
        -1
    } else {
        1
    }
}

/// A number as comparisons with floats take it.
pub(super) fn as_float(item: &Item, data: &mut [u8]) -> f64 {
    if item.kind == Kind::Float {
        return float_of(data);
    }
    float_from(&decimal_of(item, data)).unwrap_or(0.0)
}

/// A float in 8 or 16 digits, with an exponent where it is very large or small.
pub(super) fn shown_float(data: &[u8]) -> Vec<u8> {
    let value = float_of(data);
    let digits = if data.len() == 4 { 8 } else { 16 };
    if value.is_nan() {
        return b"NaN".to_vec();
    }
    if value.is_infinite() {
        return if value < 0.0 { b"-INF".to_vec() } else { b"INF".to_vec() };
    }
    let shown = format!("{:.*e}", digits as usize - 1, value);
    let (mantissa, raised) = shown.split_once('e').unwrap_or((&shown, "0"));
    let exponent: i32 = raised.parse().unwrap_or(0);
    if exponent < -4 || exponent >= digits {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{}E{sign}{}", without_zeros(mantissa), exponent.abs()).into_bytes();
    }
    without_zeros(&format!("{:.*}", (digits - 1 - exponent) as usize, value)).as_bytes().to_vec()
}

fn without_zeros(number: &str) -> &str {
    if !number.contains('.') {
        return number;
    }
    number.trim_end_matches('0').trim_end_matches('.')
}

impl Machine {
    /// Whether the number was stored: one that is too large becomes zero, or infinite in COMP-1.
    pub(super) fn store_float(&self, decimal: &Decimal, data: &mut [u8], keep: bool) -> bool {
        let value = float_from(decimal);
        let fits = value.is_some_and(|v| data.len() == 8 || (v as f32).is_finite());
        if keep && !fits {
            self.raise_size();
            return false;
        }
        put_float(data, value.unwrap_or(0.0));
        true
    }
}
