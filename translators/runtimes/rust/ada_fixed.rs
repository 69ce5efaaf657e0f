//! Conversions between fixed and floating point (ARM 4.6(31-32)) as GNAT 12 makes them on x86-64: a product with the
//! type's small, or with one over it, of 64 significant bits. The factor is `significand * 2**exponent`.

use super::exception::{Exception, Result};

/// A product rounded to 64 significant bits, halves to even, and the power of two that it counts.
fn product(value: u64, significand: u64) -> (u64, i32) {
    let exact = u128::from(value) * u128::from(significand);
    let drop = 64u32.saturating_sub(exact.leading_zeros());
    if drop == 0 {
        return (exact as u64, 0);
    }
    let (kept, rest, half) = (exact >> drop, exact & ((1 << drop) - 1), 1u128 << (drop - 1));
    let up = rest > half || (rest == half && kept % 2 == 1);
    match u64::try_from(kept + u128::from(up)) {
        Ok(rounded) => (rounded, drop as i32),
        Err(_) => (1 << 63, drop as i32 + 1),
    }
}

/// A fixed-point value as one of 64 bits.
pub fn to_long(value: i64, significand: u64, exponent: i32) -> f64 {
    let (units, power) = product(value.unsigned_abs(), significand);
    let size = units as f64 * 2f64.powi(power + exponent);
    if value < 0 {
        -size
    } else {
        size
    }
}

/// A fixed-point value as one of 32 bits.
pub fn to_short(value: i64, significand: u64, exponent: i32) -> f32 {
    let (units, power) = product(value.unsigned_abs(), significand);
    let size = units as f32 * 2f32.powi(power + exponent);
    if value < 0 {
        -size
    } else {
        size
    }
}

/// A floating-point value in units of a fixed-point type, cut toward zero as for decimal types.
pub fn cut(value: f64, significand: u64, exponent: i32) -> Result<i64> {
    whole(value, significand, exponent, false)
}

/// As `cut`, rounded; halves go away from zero.
pub fn rounded(value: f64, significand: u64, exponent: i32) -> Result<i64> {
    whole(value, significand, exponent, true)
}

fn whole(value: f64, significand: u64, exponent: i32, halves: bool) -> Result<i64> {
    if !value.is_finite() {
        return Err(Exception::constraint());
    }
    let bits = value.abs().to_bits();
    let (fraction, scale) = (bits & ((1 << 52) - 1), (bits >> 52) as i32);
    let mantissa = if scale == 0 { fraction } else { fraction | 1 << 52 };
    let (units, power) = product(mantissa, significand);
    let shift = power + exponent + scale.max(1) - 1075;
    let size = match shift {
        0.. if units == 0 => 0,
        0..=63 => i128::from(units) << shift,
        64.. => return Err(Exception::constraint()),
        -64..=-1 => (i128::from(units) + if halves { 1 << (-shift - 1) } else { 0 }) >> -shift,
        _ => 0,
    };
    i64::try_from(if value < 0.0 { -size } else { size }).map_err(|_| Exception::constraint())
}
