//! Decimal numbers as GnuCOBOL computes with them: a whole number and a scale, nothing rounded before the end.

use super::big::Big;
use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// Digits that a division adds to the quotient.
const DIVISION_DIGITS: i32 = 38;

/// The scale that marks what is no number in the original.
const UNDEFINED_SCALE: i32 = -32768;

/// `value` times ten to the power of `-scale`; not a number after a division by zero, and,
/// improper, after a power that is none: `value` is then what was divided, which comparisons see.
#[derive(Clone, Debug)]
pub struct Decimal {
    pub value: Big,
    pub scale: i32,
    pub undefined: bool,
    pub improper: bool,
}

impl Decimal {
    pub fn new(value: Big, scale: i32) -> Decimal {
        Decimal { value, scale, undefined: false, improper: false }
    }

    pub fn integer(value: i64) -> Decimal {
        Decimal::new(Big::from(value), 0)
    }

    pub fn undefined() -> Decimal {
        Decimal { value: Big::zero(), scale: 0, undefined: true, improper: false }
    }

    /// The result of an operation on what is undefined, or on a divisor of zero.
    fn lost(&self, other: &Decimal) -> Decimal {
        let improper = if other.undefined { other.improper } else { self.improper }; // what was met last
        Decimal { value: self.value.clone(), improper, ..Decimal::undefined() }
    }

    /// The same number with `places` more digits after the point; digits dropped are lost.
    pub fn shift(&self, places: i32) -> Decimal {
        Decimal { value: self.value.shift(places), scale: self.scale + places, ..*self }
    }

    fn aligned(&self, other: &Decimal) -> (Big, Big, i32) {
        let scale = self.scale.max(other.scale);
        (self.shift(scale - self.scale).value, other.shift(scale - other.scale).value, scale)
    }

    /// -1, 0 or 1. The original compares what is no number too, and takes the mark of that for its scale.
    pub fn compare(&self, other: &Decimal) -> i32 {
        if self.undefined || other.undefined {
            return self.marked().compare(&other.marked());
        }
        if self.scale == other.scale {
            return self.value.compare(&other.value) as i32;
        }
        let (a, b, _) = self.aligned(other);
        a.compare(&b) as i32
    }

    fn marked(&self) -> Decimal {
        Decimal::new(self.value.clone(), if self.undefined { UNDEFINED_SCALE } else { self.scale })
    }

    /// Rounds for a field with `scale` digits after the point; the digits themselves are dropped later. None: rounding
    /// is prohibited, and needed.
    pub fn round(&self, scale: i32, rounding: Rounding) -> Option<Decimal> {
        let sign = self.value.signum();
        if sign == 0 || scale >= self.scale {
            return Some(self.clone());
        }
        let unit = Big::from(i64::from(sign));
        let dropped = (self.scale - scale) as u32;
        let inexact = |places: u32, times: i64| {
            let step = Big::power_of_ten(places).multiply(&Big::from(times));
            !self.value.divide(&step).1.is_zero()
        };
        let away = || {
            let step = Big::power_of_ten(dropped).multiply(&unit);
            Decimal::new(self.value.add(&step), self.scale)
        };
        let half = || {
            let near = self.shift(1 - dropped as i32);
            Decimal::new(near.value.add(&Big::from(5 * i64::from(sign))), near.scale)
        };
        Some(match rounding {
            Rounding::Truncation => self.clone(),
            Rounding::Prohibited => return None,
            Rounding::AwayFromZero if inexact(dropped, 1) => away(),
            Rounding::TowardGreater if sign > 0 && inexact(dropped, 1) => away(),
            Rounding::TowardLesser if sign < 0 && inexact(dropped, 1) => away(),
            Rounding::AwayFromZero | Rounding::TowardGreater | Rounding::TowardLesser => self.clone(),
            Rounding::NearestTowardZero if !inexact(dropped - 1, 5) => self.shift(1 - dropped as i32),
            Rounding::NearestEven if !inexact(dropped - 1, 5) => {
                let near = self.shift(1 - dropped as i32);
                let last = near.value.absolute().divide(&Big::from(100i64)).1.low_u64();
                if matches!(last, 5 | 25 | 45 | 65 | 85) {
                    near
                } else {
                    half()
                }
            }
            Rounding::NearestTowardZero | Rounding::NearestEven | Rounding::NearestAwayFromZero => half(),
        })
    }

    /// The quotient with no more digits than a store with `scale` digits after the point, so rounded, can see: all of
    /// them are exact, for to cut a number twice is to cut it once.
    pub(super) fn over_for(&self, divisor: &Decimal, scale: i32, rounding: Option<Rounding>) -> Decimal {
        let kept = match rounding {
            None | Some(Rounding::Truncation) => scale,
            Some(Rounding::NearestAwayFromZero) => scale + 1,
            _ => return self.clone() / divisor.clone(),
        };
        if self.undefined || divisor.undefined || divisor.value.is_zero() || kept > DIVISION_DIGITS {
            return self.clone() / divisor.clone();
        }
        Decimal::new(self.value.shifted_over(kept + divisor.scale - self.scale, &divisor.value), kept)
    }

    /// Raises to a whole power; zeros at the end of the fraction go before and after, as in the original.
    pub fn power(&self, exponent: u32) -> Decimal {
        if self.undefined {
            return self.clone();
        }
        if exponent == 0 {
            return Decimal::integer(1);
        }
        let base = self.trimmed();
        let mut value = Big::from(1i64);
        for _ in 0..exponent {
            value = value.multiply(&base.value);
        }
        let scale = base.scale * exponent as i32;
        Decimal::new(value, scale).trimmed()
    }

    /// `self ** exponent`: exact for whole exponents, else to as many digits as the original has.
    pub fn raise(&self, exponent: Decimal) -> Decimal {
        if self.undefined || exponent.undefined {
            return self.lost(&exponent);
        }
        if exponent.value.is_zero() {
            return Decimal::integer(1);
        }
        if self.value.is_zero() {
            return Decimal::integer(0);
        }
        let exponent = exponent.trimmed();
        let base = self.trimmed();
        if exponent.scale > 0 {
            let half = exponent.scale == 1 && exponent.value.compare(&Big::from(5i64)) == Ordering::Equal;
            return match self.value.signum() {
                -1 => Decimal { improper: true, ..self.lost(&exponent) },
                _ if half => super::real::sqrt(&base).unwrap_or_else(Decimal::undefined),
                _ => super::real::power(&base, &exponent),
            };
        }
        let whole = exponent.shift(-exponent.scale).value;
        let power = base.power(whole.absolute().low_u64() as u32);
        if whole.is_negative() {
            (Decimal::integer(1) / power).trimmed()
        } else {
            power
        }
    }

    pub(super) fn trimmed(&self) -> Decimal {
        if self.value.is_zero() {
            return Decimal::integer(0);
        }
        let ten = Big::from(10i64);
        let mut result = self.clone();
        while result.scale > 0 {
            let (quotient, rest) = result.value.divide(&ten);
            if !rest.is_zero() {
                break;
            }
            result = Decimal::new(quotient, result.scale - 1);
        }
        result
    }
}

/// How ROUNDED rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    Truncation,
    AwayFromZero,
    NearestAwayFromZero,
    NearestEven,
    NearestTowardZero,
    Prohibited,
    TowardGreater,
    TowardLesser,
}

impl Add for Decimal {
    type Output = Decimal;
    fn add(self, other: Decimal) -> Decimal {
        if self.undefined || other.undefined {
            return self.lost(&other);
        }
        if self.scale == other.scale {
            return Decimal::new(self.value.add(&other.value), self.scale);
        }
        let (a, b, scale) = self.aligned(&other);
        Decimal::new(a.add(&b), scale)
    }
}

impl Sub for Decimal {
    type Output = Decimal;
    fn sub(self, other: Decimal) -> Decimal {
        self + -other
    }
}

impl Mul for Decimal {
    type Output = Decimal;
    fn mul(self, other: Decimal) -> Decimal {
        if self.undefined || other.undefined {
            return self.lost(&other);
        }
        Decimal::new(self.value.multiply(&other.value), self.scale + other.scale)
    }
}

impl Div for Decimal {
    type Output = Decimal;
    fn div(self, other: Decimal) -> Decimal {
        if self.undefined || other.undefined || other.value.is_zero() {
            return self.lost(&other);
        }
        if self.value.is_zero() {
            return Decimal::integer(0);
        }
        let scale = self.scale - other.scale;
        let more = (-scale).max(0);
        Decimal::new(self.value.shift(more).divide_widely(&other.value), scale + more + DIVISION_DIGITS)
    }
}

impl Neg for Decimal {
    type Output = Decimal;
    fn neg(self) -> Decimal {
        if self.undefined {
            return Decimal::integer(0).lost(&self); // a difference to zero, which is what is kept
        }
        Decimal { value: self.value.negated(), ..self }
    }
}
