//! Checked arithmetic: an exact result outside the type raises `constraint_error`.

use super::exception::{Exception, Result};

/// The integers that translated programs compute with.
pub trait Integer: Copy + PartialOrd {
    const ZERO: Self;
    fn plus(self, other: Self) -> Option<Self>;
    fn minus(self, other: Self) -> Option<Self>;
    fn times(self, other: Self) -> Option<Self>;
    fn divided(self, other: Self) -> Option<Self>;
    fn remainder(self, other: Self) -> Option<Self>;
    fn modulus(self, other: Self) -> Option<Self>;
    fn power(self, exponent: u32) -> Option<Self>;
    fn left(self, amount: u32) -> Self;
    fn right(self, amount: u32) -> Self;
}

macro_rules! integers {
    ($($kind:ty),*) => {$(
        impl Integer for $kind {
            const ZERO: Self = 0;
            fn plus(self, other: Self) -> Option<Self> { self.checked_add(other) }
            fn minus(self, other: Self) -> Option<Self> { self.checked_sub(other) }
            fn times(self, other: Self) -> Option<Self> { self.checked_mul(other) }
            fn divided(self, other: Self) -> Option<Self> { self.checked_div(other) }
            fn remainder(self, other: Self) -> Option<Self> {
                // The least value `rem` -1 is 0, although the division would overflow.
                if other == 0 { None } else { Some(self.wrapping_rem(other)) }
            }
            fn modulus(self, other: Self) -> Option<Self> {
                let rest = self.remainder(other)?;
                let differ = rest != 0 && (rest < Self::ZERO) != (other < Self::ZERO);
                Some(if differ { rest + other } else { rest })
            }
            fn power(self, exponent: u32) -> Option<Self> { self.checked_pow(exponent) }
            fn left(self, amount: u32) -> Self { self.checked_shl(amount).unwrap_or(0) }
            fn right(self, amount: u32) -> Self {
                self.checked_shr(amount).unwrap_or(if self < Self::ZERO { Self::ZERO.wrapping_sub(1) } else { 0 })
            }
        }
    )*};
}
integers!(i8, i16, i32, i64, i128, u8, u16, u32, u64, u128);

fn checked<T>(value: Option<T>) -> Result<T> {
    value.ok_or_else(Exception::constraint)
}

pub fn add<T: Integer>(left: T, right: T) -> Result<T> {
    checked(left.plus(right))
}

pub fn sub<T: Integer>(left: T, right: T) -> Result<T> {
    checked(left.minus(right))
}

pub fn mul<T: Integer>(left: T, right: T) -> Result<T> {
    checked(left.times(right))
}

/// Division that truncates toward zero.
pub fn div<T: Integer>(left: T, right: T) -> Result<T> {
    checked(left.divided(right))
}

/// Remainder with the sign of the dividend.
pub fn rem<T: Integer>(left: T, right: T) -> Result<T> {
    checked(left.remainder(right))
}

/// Remainder with the sign of the divisor.
pub fn modulo<T: Integer>(left: T, right: T) -> Result<T> {
    checked(left.modulus(right))
}

pub fn neg<T: Integer>(value: T) -> Result<T> {
    checked(T::ZERO.minus(value))
}

pub fn abs<T: Integer>(value: T) -> Result<T> {
    if value < T::ZERO {
        neg(value)
    } else {
        Ok(value)
    }
}

/// An integer power; a negative exponent raises.
pub fn pow<T: Integer, E: TryInto<u32>>(base: T, exponent: E) -> Result<T> {
    checked(exponent.try_into().ok().and_then(|e| base.power(e)))
}

/// A float to an integer power, by squaring.
pub fn powi(base: f64, exponent: i32) -> f64 {
    let mut rest = exponent.unsigned_abs();
    let (mut factor, mut result) = (base, 1.0);
    while rest > 0 {
        if rest % 2 == 1 {
            result *= factor;
        }
        rest /= 2;
        if rest > 0 {
            factor *= factor;
        }
    }
    if exponent < 0 {
        1.0 / result
    } else {
        result
    }
}

/// Left shift; all bits are gone from the type's width on.
pub fn shl<T: Integer>(value: T, amount: u32) -> T {
    value.left(amount)
}

/// Right shift: logical for unsigned types, arithmetic for signed ones.
pub fn shr<T: Integer>(value: T, amount: u32) -> T {
    value.right(amount)
}

/// A value of another integer type, which must hold it.
pub fn convert<S, T: TryFrom<S>>(value: S) -> Result<T> {
    T::try_from(value).map_err(|_| Exception::constraint())
}

/// The value, which must lie within `low..=high`.
pub fn range<T: PartialOrd>(value: T, low: T, high: T) -> Result<T> {
    if low <= value && value <= high {
        Ok(value)
    } else {
        Err(Exception::constraint())
    }
}

/// The value, which must not be less than `low`.
pub fn at_least<T: PartialOrd>(value: T, low: T) -> Result<T> {
    if low <= value {
        Ok(value)
    } else {
        Err(Exception::constraint())
    }
}

/// The value, which must not be greater than `high`.
pub fn at_most<T: PartialOrd>(value: T, high: T) -> Result<T> {
    if value <= high {
        Ok(value)
    } else {
        Err(Exception::constraint())
    }
}

/// A float rounded to the nearest integer, halves away from zero, which must lie within `low..=high`.
pub fn round(value: f64, low: i128, high: i128) -> Result<i128> {
    let rounded = value.round();
    if rounded.is_finite() && rounded >= low as f64 && rounded <= high as f64 {
        range(rounded as i128, low, high)
    } else {
        Err(Exception::constraint())
    }
}
