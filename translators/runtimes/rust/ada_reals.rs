//! Whole numbers of floating point, what Float_IO, Fixed_IO and Decimal_IO write, and what `'Value` and Float_IO read, as
//! GNAT 12 does: arithmetic is with pairs of numbers, a value and what it lacks, with twice as many digits as the type has.

use super::exception::Exception;
use std::ops::{Add, Div, Mul, Sub};

/// A machine's floating-point number.
trait Number:
    Copy + PartialOrd + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self>
{
    const DIGITS: usize;
    const ZERO: Self;
    /// The largest power of ten that a pair holds.
    const POWERS: usize;
    /// The largest unsigned integer that digits are taken from, and put together to.
    const MOST: Self;
    const WHOLE: u64;
    const MANTISSA: u32;
    /// The largest power of ten that a number holds.
    const LARGEST: i64;
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
    const WHOLE: u64 = u32::MAX as u64;
    const MANTISSA: u32 = 24;
    const LARGEST: i64 = 38;
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
    const WHOLE: u64 = u64::MAX;
    const MANTISSA: u32 = 53;
    const LARGEST: i64 = 308;
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

/// A number as it is written: an integer, of so many bits as digits are put together in, times a power of its base.
struct Written {
    minus: bool,
    value: u64,
    base: u64,
    scale: i64,
    end: usize,
}

/// The digits from a position on, which must be one: where they end. Those that do not fit any more are left out; zeros
/// behind the point count only where another digit follows.
fn more_digits(text: &[u8], start: usize, behind: bool, most: u64, based: bool, number: &mut Written) -> Option<usize> {
    let mut full = behind && number.scale > 0;
    let (mut at, mut zeros, mut fits) = (start, 0, true);
    loop {
        let digit = u64::from(char::from(*text.get(at)?).to_digit(16)?);
        if digit >= number.base && digit == 14 && !based {
            break; // an exponent
        }
        fits = fits && digit < number.base;
        let joined = |value: u64, digit: u64| {
            let joined = value.checked_mul(number.base)?.checked_add(digit)?;
            (joined <= most).then_some(joined)
        };
        if full {
            number.scale += i64::from(!behind);
        } else if behind && digit == 0 {
            zeros += 1;
        } else {
            for zero in (0..zeros).map(|_| 0).chain([digit]) {
                match joined(number.value, zero) {
                    Some(value) if !full => {
                        number.value = value;
                        number.scale -= i64::from(behind);
                    }
                    _ => full = true,
                }
            }
            zeros = 0;
            number.scale += i64::from(full && !behind);
        }
        at += 1;
        let next = at + usize::from(text.get(at) == Some(&b'_'));
        if !text.get(next).is_some_and(u8::is_ascii_hexdigit) {
            break;
        }
        at = next;
    }
    fits.then_some(at)
}

/// The longest number that a text starts with.
fn number_of(text: &[u8], most: u64) -> Option<Written> {
    let signed = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    let mut number = Written { minus: text.first() == Some(&b'-'), value: 0, base: 10, scale: 0, end: signed };
    let digit_at = |at: usize, is: fn(&u8) -> bool| text.get(at).is_some_and(is);
    let mut at = signed;
    let mut pointed = text.get(at) == Some(&b'.');
    let mut mark = None;
    if pointed {
        at += 1;
        digit_at(at, u8::is_ascii_digit).then_some(())?;
    } else {
        digit_at(at, u8::is_ascii_digit).then_some(())?;
        at = more_digits(text, at, false, most, false, &mut number)?;
        mark = text.get(at).copied().filter(|&byte| at + 1 < text.len() && (byte == b'#' || byte == b':'));
    }
    if mark.is_some() {
        (2..=16).contains(&number.value).then_some(())?;
        number = Written { base: number.value, value: 0, scale: 0, ..number };
        at += 1;
        pointed = text.get(at) == Some(&b'.') && digit_at(at + 1, u8::is_ascii_hexdigit);
        at = if pointed { at + 1 } else { more_digits(text, at, false, most, true, &mut number)? };
    }
    if !pointed && text.get(at) == Some(&b'.') {
        at += 1;
        pointed = digit_at(at, u8::is_ascii_hexdigit);
    }
    if pointed {
        at = more_digits(text, at, true, most, mark.is_some(), &mut number)?;
    }
    if mark.is_some() {
        (text.get(at) == mark.as_ref()).then_some(())?;
        at += 1;
    }
    number.end = at;
    if matches!(text.get(at), Some(b'e' | b'E')) {
        let below = text.get(at + 1) == Some(&b'-');
        let start = at + 1 + usize::from(below || text.get(at + 1) == Some(&b'+'));
        if digit_at(start, u8::is_ascii_digit) {
            let (end, power) = exponent(text, start)?;
            number.scale += if below { -power } else { power };
            number.end = end;
        }
    }
    Some(number)
}

/// Where an exponent ends, and what it is: of one that is far too large, so much that it is.
fn exponent(text: &[u8], start: usize) -> Option<(usize, i64)> {
    let (mut at, mut power) = (start, 0);
    loop {
        power = (power * 10 + i64::from(text[at] - b'0')).min(1_000_000);
        at += 1;
        let digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
        if text.get(at) == Some(&b'_') {
            digit(at + 1).then_some(())?;
            at += 1;
        } else if !digit(at) {
            return Some((at, power));
        }
    }
}

/// A power of ten, by as many steps as it takes.
fn ten_power<N: Number>(count: i64) -> Pair<N> {
    let most = N::POWERS as i64;
    let (mut made, mut left) = (ten(count.min(most) as usize), count - most);
    let step = ten(N::POWERS);
    while left > most {
        made = made.times(step);
        left -= most;
    }
    if left > 0 {
        made.times(ten(left as usize))
    } else {
        made
    }
}

/// A power of another base, as far as it fits rounded once.
fn power<N: Number>(base: u64, count: i64) -> N {
    if let Some(exact) = u128::from(base).checked_pow(count as u32) {
        return if N::DIGITS == 6 { N::from_wide(f64::from(exact as f32)) } else { N::from_wide(exact as f64) };
    }
    let one = N::from_wide(base as f64);
    (1..count.min(20_000)).fold(Pair(one, N::ZERO), |made, _| made.times_number(one)).0
}

/// A number times a power of two, rounded once.
fn doubled(mut value: f64, mut power: i64) -> f64 {
    let two = |power: i64| f64::from_bits(((1023 + power) as u64) << 52);
    while power.abs() > 1000 {
        let step = 1000 * power.signum();
        value *= two(step);
        power = if value == 0.0 || value.is_infinite() { 0 } else { power - step };
    }
    value * two(power)
}

/// The number that a written one stands for, a NaN or an infinity where GNAT comes to one.
fn real<N: Number>(number: &Written) -> f64 {
    let low = (1_u64 << ((if N::DIGITS == 6 { 32 } else { 64 }) - N::MANTISSA)) - 1;
    let whole = |value: u64| N::from_wide(value as f64);
    let (upper, lower) = (number.value & !low, number.value & low);
    let pair = if upper == 0 { Pair(whole(lower), N::ZERO) } else { Pair::quick_sum(whole(upper), whole(lower)) };
    let scale = number.scale;
    let found = if number.value == 0 || scale == 0 {
        pair.0.wide()
    } else if number.base.is_power_of_two() {
        N::from_wide(doubled(pair.0.wide(), scale * i64::from(number.base.trailing_zeros()))).wide()
    } else if number.base == 10 && scale > 0 {
        pair.times(ten_power(scale)).0.wide()
    } else if number.base == 10 && scale < -N::LARGEST {
        pair.over(ten_power(N::LARGEST)).over(ten_power(-scale - N::LARGEST)).0.wide()
    } else if number.base == 10 {
        pair.over(ten_power(-scale)).0.wide()
    } else if scale > 0 {
        (pair.0 * power(number.base, scale)).wide()
    } else {
        let most = (1..).find(|&count| power::<N>(number.base, count + 1).wide().is_infinite()).unwrap_or(1);
        let first = (-scale).min(most);
        (pair.0 / power(number.base, first) / power(number.base, -scale - first)).wide()
    };
    if number.minus {
        -found
    } else {
        found
    }
}
fn error(name: &'static str) -> Exception {
    Exception::new(name, b"")
}

/// A number of type Float (`short`) or Long_Float at the start of a text, and where it ends.
fn scanned(text: &[u8], short: bool) -> Option<(f64, usize)> {
    let number = number_of(text, if short { f32::WHOLE } else { f64::WHOLE })?;
    Some((if short { real::<f32>(&number) } else { real::<f64>(&number) }, number.end))
}

/// `'Value`: a number between blanks.
pub fn value(text: &[u8], short: bool) -> Result<f64, Exception> {
    let start = text.iter().position(|&byte| byte != b' ').unwrap_or(text.len());
    match scanned(&text[start..], short) {
        Some((found, end)) if text[start + end..].iter().all(|&byte| byte == b' ') => Ok(found),
        _ => Err(error("constraint_error")),
    }
}

/// The number that a text of a file is, which must be all of it.
pub fn read(text: &[u8], short: bool) -> Result<f64, Exception> {
    match scanned(text, short) {
        Some((found, end)) if end == text.len() && found.is_finite() => Ok(found),
        _ => Err(error("ada_io_exceptions.data_error")),
    }
}

fn after_blanks(text: &[u8]) -> Result<usize, Exception> {
    let found = text.iter().position(|&byte| byte != b' ' && byte != b'\t');
    found.ok_or_else(|| error("ada_io_exceptions.end_error"))
}

/// `Float_IO.Get` from a string: the number that it starts with, after blanks.
pub fn real_in(text: &[u8], short: bool) -> Result<f64, Exception> {
    let found = scanned(&text[after_blanks(text)?..], short).filter(|(found, _)| found.is_finite());
    found.map(|(found, _)| found).ok_or_else(|| error("ada_io_exceptions.data_error"))
}

/// The position of that number's last character.
pub fn real_end(text: &[u8]) -> Result<i32, Exception> {
    let start = after_blanks(text)?;
    let found = number_of(&text[start..], u64::MAX);
    found.map(|number| (start + number.end) as i32).ok_or_else(|| error("ada_io_exceptions.data_error"))
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
