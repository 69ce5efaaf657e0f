//! Ada.Numerics.Generic_Elementary_Functions (ARM A.5.1) of 32 and 64 bits: results and exceptions are GNAT's, which like
//! Rust's own functions asks the system's C library.

use std::ops::{Add, Div, Mul, Neg, Sub};

use super::exception::{Exception, Result};

/// A floating-point type.
pub trait Real:
    Copy
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
{
    const ZERO: Self;
    const ONE: Self;
    const PI: Self;
    const HALF_PI: Self;
    const QUARTER_PI: Self;
    /// Below it, the first term of a series is the result.
    const SMALL: Self;
    const LARGEST_INTEGER: Self;

    fn of(value: f64) -> Self;
    fn absolute(self) -> Self;
    fn signed_as(self, other: Self) -> Self;
    fn root(self) -> Self;
    fn exponential(self) -> Self;
    fn logarithm(self) -> Self;
    fn sine(self) -> Self;
    fn cosine(self) -> Self;
    fn tangent(self) -> Self;
    fn arc_sine(self) -> Self;
    fn arc_cosine(self) -> Self;
    fn arc_tangent(self) -> Self;
    fn to_the(self, power: Self) -> Self;
    fn times_itself(self, count: i32) -> Self;
    fn whole(self) -> i32;
}

macro_rules! real {
    ($type:ty, $constants:ident, $small:expr, $largest:expr, $power:path) => {
        impl Real for $type {
            const ZERO: Self = 0.0;
            const ONE: Self = 1.0;
            const PI: Self = std::$constants::consts::PI;
            const HALF_PI: Self = std::$constants::consts::FRAC_PI_2;
            const QUARTER_PI: Self = std::$constants::consts::FRAC_PI_4;
            const SMALL: Self = $small;
            const LARGEST_INTEGER: Self = $largest;

            fn of(value: f64) -> Self {
                value as $type
            }
            fn absolute(self) -> Self {
                self.abs()
            }
            fn signed_as(self, other: Self) -> Self {
                self.copysign(other)
            }
            fn root(self) -> Self {
                self.sqrt()
            }
            fn exponential(self) -> Self {
                self.exp()
            }
            fn logarithm(self) -> Self {
                self.ln()
            }
            fn sine(self) -> Self {
                self.sin()
            }
            fn cosine(self) -> Self {
                self.cos()
            }
            fn tangent(self) -> Self {
                self.tan()
            }
            fn arc_sine(self) -> Self {
                self.asin()
            }
            fn arc_cosine(self) -> Self {
                self.acos()
            }
            fn arc_tangent(self) -> Self {
                self.atan()
            }
            fn to_the(self, power: Self) -> Self {
                self.powf(power)
            }
            fn times_itself(self, count: i32) -> Self {
                $power(self, count)
            }
            fn whole(self) -> i32 {
                self as i32
            }
        }
    };
}

real!(f32, f32, 0.00034526698, 2147483647.0, super::ada::power_short);
real!(f64, f64, 1.4901161193847656e-8, 2147483647.0, super::ada::power);

fn argument_error<T>() -> Result<T> {
    Err(Exception::new("ada_numerics.argument_error", b""))
}

pub fn sqrt<T: Real>(x: T) -> Result<T> {
    match x {
        x if x < T::ZERO => argument_error(),
        x if x == T::ZERO => Ok(x),
        x => Ok(x.root()),
    }
}

pub fn exp<T: Real>(x: T) -> T {
    if x == T::ZERO {
        T::ONE
    } else {
        x.exponential()
    }
}

pub fn log<T: Real>(x: T) -> Result<T> {
    if x < T::ZERO {
        argument_error()
    } else if x == T::ZERO {
        Err(Exception::constraint())
    } else if x == T::ONE {
        Ok(T::ZERO)
    } else {
        Ok(x.logarithm())
    }
}

/// The logarithm to a base.
pub fn log_to<T: Real>(x: T, base: T) -> Result<T> {
    if x < T::ZERO || base <= T::ZERO || base == T::ONE {
        argument_error()
    } else if x == T::ZERO {
        Err(Exception::constraint())
    } else if x == T::ONE {
        Ok(T::ZERO)
    } else {
        Ok(x.logarithm() / base.logarithm())
    }
}

pub fn power<T: Real>(left: T, right: T) -> Result<T> {
    if (left == T::ZERO && right == T::ZERO) || left < T::ZERO {
        argument_error()
    } else if right == T::ZERO {
        Ok(T::ONE)
    } else if left == T::ZERO {
        if right < T::ZERO {
            Err(Exception::constraint())
        } else {
            Ok(T::ZERO)
        }
    } else if left == T::ONE {
        Ok(T::ONE)
    } else if right == T::ONE {
        Ok(left)
    } else if right == T::of(2.0) {
        Ok(left * left)
    } else if right == T::of(0.5) {
        Ok(left.root())
    } else {
        Ok(general_power(left, right))
    }
}

/// The whole part of an exponent by multiplication, its two next bits by square roots, the rest by the library.
fn general_power<T: Real>(left: T, right: T) -> T {
    let exponent = right.absolute();
    if !(exponent > T::ONE && exponent < T::LARGEST_INTEGER) {
        return left.to_the(right);
    }
    let whole = exponent.whole();
    let mut result = left.times_itself(whole);
    let mut rest = exponent - T::of(f64::from(whole));
    if rest >= T::of(0.5) {
        let root = left.root();
        result = result * root;
        rest = rest - T::of(0.5);
        if rest >= T::of(0.25) {
            result = result * root.root();
            rest = rest - T::of(0.25);
        }
    } else if rest >= T::of(0.25) {
        result = result * left.root().root();
        rest = rest - T::of(0.25);
    }
    result = result * left.to_the(rest);
    if right >= T::ZERO {
        result
    } else {
        T::ONE / result
    }
}

pub fn sin<T: Real>(x: T) -> T {
    if x.absolute() < T::SMALL {
        x
    } else {
        x.sine()
    }
}

pub fn cos<T: Real>(x: T) -> T {
    if x.absolute() < T::SMALL {
        T::ONE
    } else {
        x.cosine()
    }
}

pub fn tan<T: Real>(x: T) -> T {
    if x.absolute() < T::SMALL {
        x
    } else {
        x.tangent()
    }
}

pub fn arcsin<T: Real>(x: T) -> Result<T> {
    let size = x.absolute();
    if size > T::ONE {
        argument_error()
    } else if size < T::SMALL {
        Ok(x)
    } else if size == T::ONE {
        Ok(T::HALF_PI.signed_as(x))
    } else {
        Ok(x.arc_sine())
    }
}

pub fn arccos<T: Real>(x: T) -> Result<T> {
    let size = x.absolute();
    if size > T::ONE {
        argument_error()
    } else if size < T::SMALL {
        Ok(T::HALF_PI - x)
    } else if x == T::ONE {
        Ok(T::ZERO)
    } else if size == T::ONE {
        Ok(T::PI)
    } else {
        Ok(x.arc_cosine())
    }
}

/// The angle of a point (X, Y).
pub fn arctan<T: Real>(y: T, x: T) -> Result<T> {
    if x == T::ZERO && y == T::ZERO {
        return argument_error();
    }
    if y == T::ZERO {
        return Ok(if x > T::ZERO { T::ZERO } else { T::PI * T::ONE.signed_as(y) });
    }
    if x == T::ZERO {
        return Ok(T::HALF_PI.signed_as(y));
    }
    let steep = y.absolute() > x.absolute();
    let slope = if steep { (x / y).absolute() } else { (y / x).absolute() };
    let mut angle = if slope < T::SMALL {
        slope
    } else if slope == T::ONE {
        T::QUARTER_PI
    } else {
        slope.arc_tangent()
    };
    if steep {
        angle = T::HALF_PI - angle;
    }
    Ok((if x > T::ZERO { angle } else { T::PI - angle }).signed_as(y))
}
