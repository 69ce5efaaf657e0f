//! C's `long double` on x86-64: a sign, 15 bits of exponent and 64 significant bits, in 16 bytes of a program's memory.
//!
//! Values are named by their addresses; results go to an address too. Rounding is to the nearest, ties to even.

use std::cmp::Ordering;

use super::memory::{load_u16, load_u64, print_wide, store_u16, store_u64};

const LOWEST: i32 = -16445; // the exponent of the lowest bit that there is
const HIGHEST: i32 = 16383; // the exponent of the highest
const BILLION: u64 = 1_000_000_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Finite,
    Infinite,
    Nan,
}

/// `digits` times 2 to the `exponent`, when it is finite.
#[derive(Clone, Copy)]
struct Wide {
    kind: Kind,
    negative: bool,
    digits: u64,
    exponent: i32,
}

impl Wide {
    const fn special(kind: Kind, negative: bool) -> Self {
        Self { kind, negative, digits: 0, exponent: 0 }
    }

    fn decoded(digits: u64, sign_exponent: u16) -> Self {
        let (negative, field) = (sign_exponent >> 15 != 0, i32::from(sign_exponent & 0x7fff));
        match field {
            0x7fff if digits << 1 == 0 => Self::special(Kind::Infinite, negative),
            0x7fff => Self::special(Kind::Nan, negative),
            _ => Self { kind: Kind::Finite, negative, digits, exponent: field.max(1) - 1 + LOWEST },
        }
    }

    fn load(address: u64) -> Self {
        Self::decoded(load_u64(address), load_u16(address + 8))
    }

    fn store(self, address: u64) {
        let (digits, field) = match self.kind {
            Kind::Infinite => (1 << 63, 0x7fff),
            Kind::Nan => (3 << 62, 0x7fff),
            Kind::Finite if self.digits >> 63 == 0 => (self.digits, 0),
            Kind::Finite => (self.digits, (self.exponent - LOWEST + 1) as u16),
        };
        store_u64(address, digits);
        store_u16(address + 8, field | u16::from(self.negative) << 15);
    }

    /// The value nearest to `digits` (and a little more, if `more`) times 2 to the `exponent`. With `more`, `digits`
    /// has 66 bits or more.
    fn rounded(negative: bool, digits: u128, exponent: i32, more: bool) -> Self {
        let bits = 128 - digits.leading_zeros() as i32;
        let shift = (bits - 64).max(LOWEST - exponent);
        let mut kept = nearest(digits, shift, more);
        let mut exponent = exponent + shift;
        if kept >> 64 != 0 {
            kept >>= 1;
            exponent += 1;
        }
        if kept != 0 && exponent + 63 > HIGHEST {
            return Self::special(Kind::Infinite, negative);
        }
        Self { kind: Kind::Finite, negative, digits: kept as u64, exponent }
    }

    /// With the highest bit set; not for zero.
    fn normal(self) -> Self {
        let spare = self.digits.leading_zeros();
        Self { digits: self.digits << spare, exponent: self.exponent - spare as i32, ..self }
    }

    fn is_zero(self) -> bool {
        self.kind == Kind::Finite && self.digits == 0
    }

    fn plus(self, other: Self) -> Self {
        match (self.kind, other.kind) {
            (Kind::Nan, _) => return self,
            (_, Kind::Nan) => return other,
            (Kind::Infinite, Kind::Infinite) if self.negative != other.negative => {
                return Self::special(Kind::Nan, true);
            }
            (Kind::Infinite, _) => return self,
            (_, Kind::Infinite) => return other,
            _ => {}
        }
        if other.digits == 0 {
            let negative = self.negative && (self.digits != 0 || other.negative);
            return Self { negative, ..self };
        }
        if self.digits == 0 {
            return other;
        }
        let (high, low) = if self.exponent >= other.exponent { (self, other) } else { (other, self) };
        let distance = (high.exponent - low.exponent).unsigned_abs();
        let a = u128::from(high.digits) << 63;
        let whole = u128::from(low.digits) << 63;
        let b = whole.checked_shr(distance).unwrap_or(0);
        let lost = b.checked_shl(distance).unwrap_or(0) != whole;
        let exponent = high.exponent - 63;
        if high.negative == low.negative {
            Self::rounded(high.negative, a + b, exponent, lost)
        } else if a == b && !lost {
            Self { kind: Kind::Finite, negative: false, digits: 0, exponent: LOWEST }
        } else if a > b {
            Self::rounded(high.negative, a - b - u128::from(lost), exponent, lost)
        } else {
            Self::rounded(low.negative, b - a, exponent, false)
        }
    }

    fn times(self, other: Self) -> Self {
        let negative = self.negative != other.negative;
        match (self.kind, other.kind) {
            (Kind::Nan, _) => self,
            (_, Kind::Nan) => other,
            (Kind::Infinite, _) if other.is_zero() => Self::special(Kind::Nan, true),
            (_, Kind::Infinite) if self.is_zero() => Self::special(Kind::Nan, true),
            (Kind::Infinite, _) | (_, Kind::Infinite) => Self::special(Kind::Infinite, negative),
            _ => {
                let product = u128::from(self.digits) * u128::from(other.digits);
                Self::rounded(negative, product, self.exponent + other.exponent, false)
            }
        }
    }

    fn over(self, other: Self) -> Self {
        let negative = self.negative != other.negative;
        match (self.kind, other.kind) {
            (Kind::Nan, _) => self,
            (_, Kind::Nan) => other,
            (Kind::Infinite, Kind::Infinite) => Self::special(Kind::Nan, true),
            (Kind::Infinite, _) => Self::special(Kind::Infinite, negative),
            (_, Kind::Infinite) => Self::rounded(negative, 0, 0, false),
            _ if other.is_zero() && self.is_zero() => Self::special(Kind::Nan, true),
            _ if other.is_zero() => Self::special(Kind::Infinite, negative),
            _ if self.is_zero() => Self { negative, ..self },
            _ => {
                let (a, b) = (self.normal(), other.normal());
                let (over, by) = (u128::from(a.digits) << 64, u128::from(b.digits));
                let rest = (over % by) << 2;
                let quotient = ((over / by) << 2) + rest / by;
                Self::rounded(negative, quotient, a.exponent - b.exponent - 66, rest % by != 0)
            }
        }
    }

    /// None when they have no order.
    fn order(self, other: Self) -> Option<Ordering> {
        if self.kind == Kind::Nan || other.kind == Kind::Nan {
            return None;
        }
        if self.is_zero() && other.is_zero() {
            return Some(Ordering::Equal);
        }
        let rank = |w: Self| match w.kind {
            _ if w.is_zero() => (0, 0, 0),
            Kind::Finite => (1, w.normal().exponent, w.normal().digits),
            _ => (2, 0, 0),
        };
        let sizes = rank(self).cmp(&rank(other));
        Some(match (self.negative && !self.is_zero(), other.negative && !other.is_zero()) {
            (false, false) => sizes,
            (true, true) => sizes.reverse(),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        })
    }

    /// The bits of the nearest number of a narrower format, without sign.
    fn narrowed(self, precision: i32, lowest: i32, infinite: u64) -> u64 {
        let first = precision - 1;
        match self.kind {
            Kind::Infinite => infinite << first,
            Kind::Nan => (infinite << first) | 1 << (first - 1),
            Kind::Finite if self.digits == 0 => 0,
            Kind::Finite => {
                let normal = self.normal();
                let shift = (64 - precision).max(lowest - normal.exponent);
                let kept = nearest(u128::from(normal.digits), shift, false) as u64;
                let field = (normal.exponent + shift - lowest) as u64;
                if field >= infinite {
                    return infinite << first;
                }
                let bits = if kept >> first == 0 { kept } else { (field << first) + kept };
                bits.min(infinite << first)
            }
        }
    }

    /// Towards zero; None beyond 64 bits.
    fn whole(self) -> Option<u64> {
        match (self.kind, self.exponent) {
            (Kind::Finite, -63..=0) => Some(self.digits >> -self.exponent),
            (Kind::Finite, e) if e < 0 || self.digits == 0 => Some(0),
            _ => None,
        }
    }
}

/// A number shifted to the right, rounded to the nearest even.
fn nearest(digits: u128, shift: i32, more: bool) -> u128 {
    if shift <= 0 {
        return digits << -shift;
    }
    if shift > 128 {
        return 0;
    }
    let kept = digits.checked_shr(shift as u32).unwrap_or(0);
    let half = 1_u128 << (shift - 1);
    let rest = digits & (half - 1) | digits & half;
    let up = rest > half || rest == half && (more || kept & 1 != 0);
    kept + u128::from(up)
}

/// Makes `printf` know these numbers.
pub fn start() {
    print_wide(shown);
}

pub fn add(to: u64, a: u64, b: u64) {
    Wide::load(a).plus(Wide::load(b)).store(to);
}

pub fn subtract(to: u64, a: u64, b: u64) {
    let (a, b) = (Wide::load(a), Wide::load(b));
    let negative = if b.kind == Kind::Nan { b.negative } else { !b.negative };
    a.plus(Wide { negative, ..b }).store(to);
}

pub fn multiply(to: u64, a: u64, b: u64) {
    Wide::load(a).times(Wide::load(b)).store(to);
}

pub fn divide(to: u64, a: u64, b: u64) {
    Wide::load(a).over(Wide::load(b)).store(to);
}

pub fn negate(to: u64, a: u64) {
    let (digits, field) = (load_u64(a), load_u16(a + 8));
    store_u64(to, digits);
    store_u16(to + 8, field ^ 0x8000);
}

pub fn equal(a: u64, b: u64) -> i32 {
    i32::from(Wide::load(a).order(Wide::load(b)) == Some(Ordering::Equal))
}

pub fn less(a: u64, b: u64) -> i32 {
    i32::from(Wide::load(a).order(Wide::load(b)) == Some(Ordering::Less))
}

pub fn less_or_equal(a: u64, b: u64) -> i32 {
    i32::from(matches!(Wide::load(a).order(Wide::load(b)), Some(Ordering::Less | Ordering::Equal)))
}

/// Whether a number is not zero.
pub fn truth(a: u64) -> i32 {
    i32::from(!Wide::load(a).is_zero())
}

pub fn from_i64(to: u64, value: i64) {
    Wide::rounded(value < 0, u128::from(value.unsigned_abs()), 0, false).store(to);
}

pub fn from_u64(to: u64, value: u64) {
    Wide::rounded(false, u128::from(value), 0, false).store(to);
}

pub fn from_f64(to: u64, value: f64) {
    let bits = value.to_bits();
    let (field, fraction) = ((bits >> 52 & 0x7ff) as i32, bits & ((1 << 52) - 1));
    let negative = value.is_sign_negative();
    let wide = match field {
        0x7ff if fraction == 0 => Wide::special(Kind::Infinite, negative),
        0x7ff => Wide::special(Kind::Nan, negative),
        0 => Wide::rounded(negative, u128::from(fraction), -1074, false),
        _ => Wide::rounded(negative, u128::from(fraction | 1 << 52), field - 1075, false),
    };
    wide.store(to);
}

pub fn to_i64(a: u64) -> i64 {
    let wide = Wide::load(a);
    match wide.whole() {
        Some(size) if size < 1 << 63 => {
            if wide.negative {
                -(size as i64)
            } else {
                size as i64
            }
        }
        _ => i64::MIN,
    }
}

pub fn to_u64(a: u64) -> u64 {
    let wide = Wide::load(a);
    match wide.whole() {
        Some(size) => {
            if wide.negative {
                size.wrapping_neg()
            } else {
                size
            }
        }
        None => 1 << 63,
    }
}

pub fn to_f64(a: u64) -> f64 {
    let wide = Wide::load(a);
    f64::from_bits(wide.narrowed(53, -1074, 0x7ff) | u64::from(wide.negative) << 63)
}

pub fn to_f32(a: u64) -> f32 {
    let wide = Wide::load(a);
    f32::from_bits(wide.narrowed(24, -149, 0xff) as u32 | u32::from(wide.negative) << 31)
}

// ---------------------------------------------------------------------- decimal

/// All decimal digits of a finite number, and how many of them follow the point.
fn exact(wide: Wide) -> (Vec<u8>, i32) {
    let mut parts = vec![wide.digits % BILLION, wide.digits / BILLION % BILLION, wide.digits / BILLION / BILLION];
    let factor = if wide.exponent < 0 { 5 } else { 2 };
    for _ in 0..wide.exponent.unsigned_abs() {
        let mut carry = 0;
        for part in &mut parts {
            carry += *part * factor;
            *part = carry % BILLION;
            carry /= BILLION;
        }
        if carry != 0 {
            parts.push(carry);
        }
    }
    let text: String = parts.iter().rev().map(|p| format!("{p:09}")).collect();
    (text.trim_start_matches('0').bytes().collect(), (-wide.exponent).max(0))
}

/// The first digits, rounded; whether there is one more in front of them now.
fn first(digits: &[u8], count: i32) -> (Vec<u8>, bool) {
    let Ok(count) = usize::try_from(count) else { return (Vec::new(), false) };
    let mut kept: Vec<u8> = digits.iter().copied().take(count).collect();
    kept.resize(count, b'0');
    let rest = digits.get(count..).unwrap_or(&[]);
    let odd = kept.last().is_some_and(|d| d % 2 != 0);
    let half = rest.first() == Some(&b'5') && rest.iter().skip(1).all(|&d| d == b'0');
    if rest.first().map_or(true, |&d| d < b'5') || half && !odd {
        return (kept, false);
    }
    for digit in kept.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return (kept, false);
        }
        *digit = b'0';
    }
    kept.insert(0, b'1');
    (kept, true)
}

fn fixed(digits: &[u8], scale: i32, precision: i32, point: bool) -> String {
    let before = digits.len() as i32 - scale;
    let (mut kept, _) = first(digits, before + precision);
    let missing = (precision + 1 - kept.len() as i32).max(0) as usize;
    kept.splice(0..0, vec![b'0'; missing]);
    let mut text = String::from_utf8_lossy(&kept).into_owned();
    if precision > 0 || point {
        text.insert(text.len() - precision as usize, '.');
    }
    text
}

/// Also the exponent of the first digit.
fn scientific(digits: &[u8], scale: i32, precision: i32, point: bool) -> (String, i32) {
    let (mut kept, more) = first(digits, precision + 1);
    kept.truncate(precision as usize + 1);
    let exponent = if digits.is_empty() { 0 } else { digits.len() as i32 - scale - 1 + i32::from(more) };
    let mut text = String::from_utf8_lossy(&kept).into_owned();
    if precision > 0 || point {
        text.insert(1, '.');
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    (format!("{text}e{sign}{:02}", exponent.abs()), exponent)
}

/// What `%Lf`, `%Le` and `%Lg` print of a number without its sign; whether it is finite.
fn shown(digits: u64, sign_exponent: u16, style: u8, precision: usize, point: bool) -> (String, bool) {
    let wide = Wide::decoded(digits, sign_exponent);
    match wide.kind {
        Kind::Infinite => return ("inf".to_owned(), false),
        Kind::Nan => return ("nan".to_owned(), false),
        Kind::Finite => {}
    }
    let (all, scale) = exact(wide);
    let precision = i32::try_from(precision).unwrap_or(i32::MAX / 2);
    let text = match style {
        b'f' => fixed(&all, scale, precision, point),
        b'e' => scientific(&all, scale, precision, point).0,
        _ => {
            let least = precision.max(1);
            let (small, exponent) = scientific(&all, scale, least - 1, point);
            let full = if exponent < -4 || exponent >= least {
                small
            } else {
                fixed(&all, scale, least - 1 - exponent, point)
            };
            let (number, rest) = full.split_at(full.find('e').unwrap_or(full.len()));
            let number = if point || !number.contains('.') {
                number
            } else {
                number.trim_end_matches('0').trim_end_matches('.')
            };
            format!("{number}{rest}")
        }
    };
    (text, true)
}
