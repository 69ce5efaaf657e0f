//! Saturating and fixed-point arithmetic, rounding, scaled decimals.

use crate::status::Status;

/// A Q16.16 number.
pub type Fixed = i32;

const ONE: i64 = 1 << 16;
const MAX_DECIMALS: u32 = 9;

/// Far outside 32 bits, and ten times it still fits into 64.
const PARSE_LIMIT: i64 = 1 << 40;

pub fn clamp(value: i64) -> i32 {
    value.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
}

/// n / d, ties away from zero; 0 when d is 0.
pub fn div_away(n: i64, d: i64) -> i64 {
    if d == 0 {
        return 0;
    }
    let (un, ud) = (n.unsigned_abs(), d.unsigned_abs());
    let (q, r) = (un / ud, un % ud);
    with_sign(q + u64::from(r >= ud - r), (n < 0) != (d < 0))
}

/// n / d, ties to even; 0 when d is 0.
pub fn div_even(n: i64, d: i64) -> i64 {
    if d == 0 {
        return 0;
    }
    let (un, ud) = (n.unsigned_abs(), d.unsigned_abs());
    let (q, r) = (un / ud, un % ud);
    let up = r > ud - r || (r == ud - r && q % 2 != 0);
    with_sign(q + u64::from(up), (n < 0) != (d < 0))
}

/// Puts the sign back on a magnitude, saturating.
fn with_sign(magnitude: u64, negative: bool) -> i64 {
    match i64::try_from(magnitude) {
        Ok(n) if negative => -n,
        Ok(n) => n,
        Err(_) if negative => i64::MIN,
        Err(_) => i64::MAX,
    }
}

/// n / d toward minus infinity, saturating; 0 when d is 0.
pub fn div_floor(n: i32, d: i32) -> i32 {
    if d == 0 {
        return 0;
    }
    let (n, d) = (i64::from(n), i64::from(d));
    let down = n % d != 0 && (n < 0) != (d < 0);
    clamp(n / d - i64::from(down))
}

/// The remainder that goes with `div_floor`: it has the sign of d.
pub fn mod_floor(n: i32, d: i32) -> i32 {
    if d == 0 {
        return 0;
    }
    let (n, d) = (i64::from(n), i64::from(d));
    (((n % d) + d) % d) as i32
}

pub fn from_int(n: i32) -> Fixed {
    clamp(i64::from(n) * ONE)
}

/// Nearest integer, ties toward plus infinity.
pub fn to_int(q: Fixed) -> i32 {
    ((i64::from(q) + ONE / 2) >> 16) as i32
}

/// Ties toward plus infinity.
pub fn mul(a: Fixed, b: Fixed) -> Fixed {
    clamp((i64::from(a) * i64::from(b) + ONE / 2) >> 16)
}

/// Ties away from zero; by zero: the end of the range on a's side.
pub fn div(a: Fixed, b: Fixed) -> Fixed {
    match (a.signum(), b) {
        (0, 0) => 0,
        (1, 0) => i32::MAX,
        (_, 0) => i32::MIN,
        _ => clamp(div_away(i64::from(a) * ONE, i64::from(b))),
    }
}

/// Thousandths, ties to even.
pub fn to_milli(q: Fixed) -> i32 {
    clamp(div_even(i64::from(q) * 1000, ONE))
}

pub fn from_milli(milli: i32) -> Fixed {
    clamp(div_even(i64::from(milli) * ONE, 1000))
}

/// The integer square root, rounded down.
pub fn isqrt(mut n: u64) -> u32 {
    let mut root = 0;
    for shift in (0..32).rev() {
        // `root` has no bit below `shift` + 1; `n` is what its square leaves.
        let step = root << (shift + 1) | 1 << (2 * shift);
        if n >= step {
            n -= step;
            root |= 1 << shift;
        }
    }
    root as u32
}

/// raw * num / den + offset, rounded once and saturated.
pub fn scale(raw: i32, num: i32, den: i32, offset: i32) -> i32 {
    clamp(div_away(i64::from(raw) * i64::from(num), i64::from(den)) + i64::from(offset))
}

/// The raw value nearest to an engineering value.
pub fn unscale(value: i32, num: i32, den: i32, offset: i32) -> i32 {
    let distance = value.saturating_sub(offset);
    clamp(div_away(
        i64::from(distance) * i64::from(den),
        i64::from(num),
    ))
}

/// A scaled integer as a decimal ("-0.05").
pub fn format(value: i32, decimals: u32) -> String {
    let decimals = decimals.min(MAX_DECIMALS) as usize;
    let sign = if value < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", value.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    }
}

/// A decimal to a scaled integer; the first digit too many rounds, the others are only checked.
pub fn parse(text: &[u8], decimals: u32) -> Result<i32, Status> {
    let decimals = decimals.min(MAX_DECIMALS);
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let mut n = 0i64;
    let mut any = false;
    let mut round_up = false;
    let mut fraction: Option<u32> = None; // digits after the point, once there is one
    for &c in text {
        if c == b'.' && fraction.is_none() {
            fraction = Some(0);
            continue;
        }
        if !c.is_ascii_digit() {
            return Err(Status::Syntax);
        }
        any = true;
        match fraction {
            Some(seen) if seen == decimals => round_up = c >= b'5',
            Some(seen) if seen > decimals => {}
            _ => n = (n * 10 + i64::from(c - b'0')).min(PARSE_LIMIT),
        }
        fraction = fraction.map(|seen| (seen + 1).min(decimals + 1));
    }
    if !any {
        return Err(Status::Syntax);
    }
    for _ in fraction.unwrap_or(0)..decimals {
        n = n.min(PARSE_LIMIT) * 10;
    }
    n += i64::from(round_up);
    i32::try_from(if negative { -n } else { n }).map_err(|_| Status::Range)
}
