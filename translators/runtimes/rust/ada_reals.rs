//! Whole numbers of floating point, and what Float_IO, Fixed_IO and Decimal_IO write, as GNAT 12 does: digits of floating
//! point come from arithmetic with pairs of numbers, a value and what it lacks, twice as many of them as the type has.

use std::ops::{Add, Div, Mul, Sub};

/// A machine's floating-point number.
trait Number:
    Copy + PartialOrd + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self>
{
    const DIGITS: usize;
    const ZERO: Self;
    /// The largest power of ten that a pair holds.
    const POWERS: usize;
    /// The largest unsigned integer that digits are taken from.
    const MOST: Self;
    fn from_wide(value: f64) -> Self;
    fn wide(self) -> f64;
    /// The number without the lower half of its bits.
    fn high(self) -> Self;
}

impl Number for f32 {
    const DIGITS: usize = 6;
    const ZERO: f32 = 0.0;
    const POWERS: usize = 20;
    const MOST: f32 = u32::MAX as f32;
    fn from_wide(value: f64) -> f32 {
        value as f32
    }
    fn wide(self) -> f64 {
        f64::from(self)
    }
    fn high(self) -> f32 {
        f32::from_bits(self.to_bits() & 0xFFFF_F000)
    }
}

impl Number for f64 {
    const DIGITS: usize = 15;
    const ZERO: f64 = 0.0;
    const POWERS: usize = 44;
    const MOST: f64 = u64::MAX as f64;
    fn from_wide(value: f64) -> f64 {
        value
    }
    fn wide(self) -> f64 {
        self
    }
    fn high(self) -> f64 {
        f64::from_bits(self.to_bits() & 0xFFFF_FFFF_F800_0000)
    }
}

/// The sum of two numbers, the larger and the smaller.
#[derive(Clone, Copy)]
struct Pair<N>(N, N);

impl<N: Number> Pair<N> {
    fn sum(a: N, b: N) -> Pair<N> {
        let s = a + b;
        let v = s - a;
        Pair(s, (a - (s - v)) + (b - v))
    }

    /// The same where `a` is known to be the larger.
    fn quick_sum(a: N, b: N) -> Pair<N> {
        let s = a + b;
        Pair(s, b - (s - a))
    }

    fn difference(a: N, b: N) -> Pair<N> {
        let s = a - b;
        let v = s - a;
        Pair(s, (a - (s - v)) - (b + v))
    }

    fn product(a: N, b: N) -> Pair<N> {
        let p = a * b;
        if !p.wide().is_finite() || p == N::ZERO {
            return Pair(p, N::ZERO);
        }
        let (a_high, b_high) = (split(a), split(b));
        let (a_low, b_low) = (a - a_high, b - b_high);
        Pair(p, ((a_high * b_high - p) + a_high * b_low + a_low * b_high) + a_low * b_low)
    }

    fn plus(self, b: N) -> Pair<N> {
        let s = Pair::sum(self.0, b);
        Pair::quick_sum(s.0, s.1 + self.1)
    }

    fn minus(self, b: Pair<N>) -> Pair<N> {
        let (one, two) = (Pair::difference(self.0, b.0), Pair::difference(self.1, b.1));
        let three = Pair::quick_sum(one.0, one.1 + two.0);
        Pair::quick_sum(three.0, three.1 + two.1)
    }

    fn times_number(self, b: N) -> Pair<N> {
        let p = Pair::product(self.0, b);
        if !p.0.wide().is_finite() || p.0 == N::ZERO {
            return Pair(p.0, N::ZERO);
        }
        Pair::quick_sum(p.0, p.1 + self.1 * b)
    }

    fn times(self, b: Pair<N>) -> Pair<N> {
        let p = Pair::product(self.0, b.0);
        if !p.0.wide().is_finite() || p.0 == N::ZERO {
            return Pair(p.0, N::ZERO);
        }
        Pair::quick_sum(p.0, p.1 + self.0 * b.1 + self.1 * b.0)
    }

    fn over_number(self, b: N) -> Pair<N> {
        let first = self.0 / b;
        let p = Pair::product(b, first);
        let r = Pair::difference(self.0, p.0);
        let low = (r.1 + self.1) - p.1;
        Pair::quick_sum(first, (r.0 + low) / b)
    }

    fn over(self, b: Pair<N>) -> Pair<N> {
        let first = self.0 / b.0;
        let rest = self.minus(b.times_number(first));
        let second = rest.0 / b.0;
        let rest = rest.minus(b.times_number(second));
        let s = Pair::quick_sum(first, second);
        Pair::quick_sum(s.0, s.1 + rest.0 / b.0)
    }

    fn below(self, b: Pair<N>) -> bool {
        self.0 < b.0 || (self.0 == b.0 && self.1 < b.1)
    }

    /// The integer below.
    fn whole(self) -> u64 {
        let (high, low) = (self.0.wide(), self.1.wide());
        if high.trunc() != high {
            high.trunc() as u64
        } else if low < 0.0 {
            (high as u64).wrapping_sub((-low).ceil() as u64)
        } else {
            (high as u64).wrapping_add(low.floor() as u64)
        }
    }
}

fn split<N: Number>(value: N) -> N {
    let high = value.high();
    if high == N::ZERO {
        value
    } else {
        high
    }
}

/// A power of ten.
fn ten<N: Number>(power: usize) -> Pair<N> {
    let exact = 10_u128.pow(power.min(38) as u32);
    let text = format!("1e{power}");
    let high = if N::DIGITS == 6 {
        N::from_wide(f64::from(text.parse::<f32>().unwrap_or(0.0)))
    } else {
        N::from_wide(text.parse::<f64>().unwrap_or(0.0))
    };
    if power <= 38 {
        let near = high.wide() as u128;
        let lacking = if exact >= near { (exact - near) as f64 } else { -((near - exact) as f64) };
        return Pair(high, N::from_wide(lacking));
    }
    Pair(high, N::from_wide(BEYOND[power - 39]))
}

/// What the nearest numbers to ten to the power of 39 to 44 lack.
const BEYOND: [f64; 6] = [
    6.029083362839682e+22,
    -3.037860284270037e+23,
    -6.200086450407783e+23,
    -4.488571267807592e+25,
    -1.393721169594141e+26,
    -8.821361405306423e+27,
];

/// The pair times a power of ten that gives it so many digits before the point, and the power.
fn scaled<N: Number>(value: N, digits: usize) -> (Pair<N>, i32) {
    let (low, high, most) = (ten::<N>(digits - 1), ten::<N>(digits), ten::<N>(N::POWERS));
    let ten_once = N::from_wide(10.0);
    let (mut x, mut scale) = (Pair(value, N::ZERO), 0);
    let (mut first, mut last) = (1, N::POWERS);
    if x.below(low) {
        loop {
            let larger = x.times(most);
            if !larger.below(low) {
                break;
            }
            x = larger;
            scale += N::POWERS as i32;
        }
        loop {
            let middle = (first + last) / 2;
            let tried = x.times(ten(middle));
            if tried.below(low) {
                if first >= last {
                    return (tried.times_number(ten_once), scale + middle as i32 + 1);
                }
                first = middle + 1;
            } else if !tried.below(high) {
                if first >= last {
                    return (tried.over_number(ten_once), scale + middle as i32 - 1);
                }
                last = middle - 1;
            } else {
                return (tried, scale + middle as i32);
            }
        }
    }
    if x.below(high) {
        return (x, 0);
    }
    loop {
        let smaller = x.over(most);
        if smaller.below(high) {
            break;
        }
        x = smaller;
        scale -= N::POWERS as i32;
    }
    loop {
        let middle = (first + last) / 2;
        let tried = x.over(ten(middle));
        if tried.below(low) {
            if first >= last {
                return (tried.times_number(ten_once), scale - (middle as i32 - 1));
            }
            last = middle - 1;
        } else if !tried.below(high) {
            if first >= last {
                return (tried.over_number(ten_once), scale - (middle as i32 + 1));
            }
            first = middle + 1;
        } else {
            return (tried, scale - middle as i32);
        }
    }
}

/// The digits of a value that is not zero, and how many of them stand after the point.
fn digits_of<N: Number>(value: N, aft: usize, exp: i32) -> (Vec<u8>, i32) {
    let most = 2 * N::DIGITS;
    let half = N::from_wide(0.5);
    let (mut x, scale) = scaled(value, if exp > 0 { (aft + 1).min(most) } else { most });
    if exp > 0 || scale <= aft as i32 {
        x = x.plus(half);
    }
    if !(Pair(N::MOST, N::ZERO)).below(x) {
        return (x.whole().to_string().into_bytes(), scale);
    }
    let unit = ten::<N>(N::DIGITS);
    let upper = x.over(unit).whole();
    let lower = x.minus(Pair(N::from_wide(upper as f64), N::ZERO).times(unit)).whole();
    (format!("{upper}{lower:0width$}", width = N::DIGITS).into_bytes(), scale)
}

/// What `Float_IO.Put` writes of a value of type Float (`short`) or Long_Float, at least `width` characters.
pub fn float_text(value: f64, short: bool, fore: i32, aft: i32, exp: i32, width: i32) -> Vec<u8> {
    let fill = if exp == 0 { fore + 1 + aft } else { fore + 1 + aft + 1 + exp };
    let stars = |text: &str| format!("{text}{}", "*".repeat((fill - text.len() as i32).max(0) as usize));
    let text = if value.is_nan() {
        stars("NaN")
    } else if value.is_infinite() {
        stars(if value > 0.0 { "+Inf" } else { "-Inf" })
    } else {
        let places = aft.max(1) as usize;
        let (digits, scale) = if value == 0.0 {
            (vec![b'0'], 0)
        } else if short {
            digits_of(value.abs() as f32, places, exp)
        } else {
            digits_of(value.abs(), places, exp)
        };
        written(digits, scale, value.is_sign_negative(), fore, places, exp)
    };
    format!("{text:>width$}", width = width.max(0) as usize).into_bytes()
}

/// What `Fixed_IO.Put` writes of `value * num / den`, without an exponent. The digits are cut after at least one more than
/// is written: `room` of them, then `most` at a time (0: never); a value of which none is left has no sign.
pub fn fixed_text(value: i64, num: i64, den: i64, most: i32, room: i32, fore: i32, aft: i32, width: i32) -> Vec<u8> {
    let places = aft.max(1);
    let wanted = places + 1;
    let first = wanted.min(room).max(-most);
    let cut = if most > 0 { first + most * ((wanted - first + most - 1) / most) } else { i32::MAX };
    let exact = i128::from(value.unsigned_abs()) * i128::from(num);
    let den = i128::from(den);
    let (mut digits, mut rest) = ((exact / den).to_string().into_bytes(), exact % den);
    let mut scale = 0;
    let mut seen = exact / den > 0;
    while scale < wanted || (!seen && scale < cut && rest != 0) {
        rest *= 10;
        if scale < wanted {
            digits.push(b'0' + (rest / den) as u8);
        }
        seen |= rest / den > 0;
        rest %= den;
        scale += 1;
    }
    let leading = digits.iter().take_while(|&&d| d == b'0').count().min(digits.len() - 1);
    let digits = digits.split_off(leading);
    let scale = if digits == b"0" { 0 } else { wanted };
    let text = written(digits, scale, value < 0 && seen, fore, places as usize, 0);
    format!("{text:>width$}", width = width.max(0) as usize).into_bytes()
}

/// Digits of which `scale` stand after the point, rounded to `aft` of them, as they are written.
fn written(mut digits: Vec<u8>, scale: i32, minus: bool, fore: i32, aft: usize, exp: i32) -> String {
    let mut before = digits.len() as i32 - scale;
    let mut zero = digits[0] == b'0';
    let kept = if exp > 0 { aft as i32 + 1 } else { before + aft as i32 };
    if kept <= 0 {
        zero |= kept < 0 || digits[0] < b'5';
        digits = vec![if zero { b'0' } else { b'1' }];
        before += 1;
    } else if (kept as usize) < digits.len() {
        let up = digits[kept as usize] >= b'5';
        digits.truncate(kept as usize);
        match digits.iter().rposition(|&d| d != b'9') {
            _ if !up => {}
            Some(place) => {
                digits[place] += 1;
                digits[place + 1..].fill(b'0');
            }
            None => {
                digits.fill(b'0');
                digits.insert(0, b'1');
                before += 1;
            }
        }
    }
    let all = String::from_utf8_lossy(&digits).into_owned();
    let sign = |room: i32| {
        let blanks = " ".repeat((room - i32::from(minus)).max(0) as usize);
        format!("{blanks}{}", if minus { "-" } else { "" })
    };
    let zeros = |count: i32| "0".repeat(count.max(0) as usize);
    let aft = aft as i32;
    let size = all.len() as i32;
    if exp > 0 {
        let shown = &all[1..all.len().min(aft as usize + 1)];
        let power = if zero { 0 } else { before - 1 };
        let number = power.unsigned_abs().to_string();
        let mark = if power < 0 { '-' } else { '+' };
        let (behind, lead) = (zeros(aft - (size - 1)), zeros(exp - 1 - number.len() as i32));
        return format!("{}{}.{shown}{behind}E{mark}{lead}{number}", sign(fore - 1), &all[..1]);
    }
    if before <= 0 {
        let lead = aft.min(-before);
        let shown = &all[..(aft - lead).min(size) as usize];
        return format!("{}0.{}{shown}{}", sign(fore - 1), zeros(lead), zeros(aft - lead - size));
    }
    if size < before {
        return format!("{}{all}{}.{}", sign(fore - before), zeros(before - size), zeros(aft));
    }
    let (whole, behind) = all.split_at(before as usize);
    format!("{}{whole}.{behind}{}", sign(fore - before), zeros(aft - (size - before)))
}

pub fn floor(x: f64) -> f64 {
    x.floor()
}

pub fn ceiling(x: f64) -> f64 {
    x.ceil()
}

pub fn truncation(x: f64) -> f64 {
    x.trunc()
}

/// To the nearest whole number, halves away from zero.
pub fn rounding(x: f64) -> f64 {
    x.round()
}

/// To the nearest whole number, halves to even ones.
pub fn unbiased_rounding(x: f64) -> f64 {
    x.round_ties_even()
}
