//! Reading, writing and exact arithmetic of the two numeric types. DECIMAL values are a number of
//! hundredths; every rounding is half away from zero. `None` means out of range.

/// Hundredths, of at most fifteen digits in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cents(i64);

/// Why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    Malformed,
    Overflow,
}

impl Cents {
    pub const MAX: i64 = 999_999_999_999_999;

    pub fn new(hundredths: i64) -> Option<Self> {
        (-Self::MAX..=Self::MAX)
            .contains(&hundredths)
            .then_some(Self(hundredths))
    }

    pub fn from_integer(n: i32) -> Self {
        Self(i64::from(n) * 100)
    }

    pub fn hundredths(self) -> i64 {
        self.0
    }

    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub fn to_integer(self) -> Option<i32> {
        i32::try_from(round_div(self.0, 100)?).ok()
    }

    pub fn negated(self) -> Self {
        Self(-self.0)
    }

    pub fn magnitude(self) -> Self {
        Self(self.0.abs())
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        Self::new(self.0 + other.0)
    }

    pub fn minus(self, other: Self) -> Option<Self> {
        Self::new(self.0 - other.0)
    }

    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(round_div(self.0.checked_mul(other.0)?, 100)?)
    }

    pub fn divided_by(self, other: Self) -> Option<Self> {
        Self::new(round_div(self.0 * 100, other.0)?)
    }

    /// Places: 2 no change, 1 tenths, 0 units, -1 tens and so on.
    pub fn rounded_to(self, places: i32) -> Option<Self> {
        if places >= 2 {
            return Some(self);
        }
        if places < -12 {
            return Some(Self(0));
        }
        let unit = 10_i64.pow((2 - places) as u32);
        Self::new(round_div(self.0, unit)? * unit)
    }

    pub fn signum(self) -> i32 {
        self.0.signum() as i32
    }
}

impl std::fmt::Display for Cents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.abs();
        write!(f, "{sign}{}.{:02}", magnitude / 100, magnitude % 100)
    }
}

/// Thousands separated by commas.
pub fn grouped_image(n: i32) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut result = String::new();
    if n < 0 {
        result.push('-');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            result.push(',');
        }
        result.push(digit);
    }
    result
}

/// Tenths of a percent, "12.5%".
pub fn permille_image(permille: i64) -> String {
    format!("{}.{}%", permille / 10, permille % 10)
}

/// Splits a sign off; the flag says whether it is a minus.
fn unsigned(s: &[u8]) -> (bool, &[u8]) {
    match s.split_first() {
        Some((b'-', rest)) => (true, rest),
        Some((b'+', rest)) => (false, rest),
        _ => (false, s),
    }
}

fn are_digits(s: &[u8]) -> bool {
    !s.is_empty() && s.iter().all(u8::is_ascii_digit)
}

pub fn parse_integer(s: &[u8]) -> Result<i32, NumberError> {
    let (negative, digits) = unsigned(s);
    if !are_digits(digits) {
        return Err(NumberError::Malformed);
    }
    // Counts on the negative side: i32::MIN has no counterpart.
    let negated = digits.iter().try_fold(0_i32, |total, &digit| {
        total.checked_mul(10)?.checked_sub(i32::from(digit - b'0'))
    });
    let value = if negative {
        negated
    } else {
        negated.and_then(i32::checked_neg)
    };
    value.ok_or(NumberError::Overflow)
}

/// The third digit after the point decides the rounding.
pub fn parse_cents(s: &[u8]) -> Result<Cents, NumberError> {
    let (negative, digits) = unsigned(s);
    let (whole, fraction) = match digits.iter().position(|&c| c == b'.') {
        Some(point) => (&digits[..point], Some(&digits[point + 1..])),
        None => (digits, None),
    };
    if !are_digits(whole) || !fraction.map_or(true, are_digits) {
        return Err(NumberError::Malformed);
    }
    let fraction = fraction.unwrap_or_default();
    let kept = fraction.iter().chain(b"00").take(2);
    let rounds_up = fraction.get(2).map_or(false, |&digit| digit >= b'5');
    let magnitude = whole
        .iter()
        .chain(kept)
        .try_fold(0_i64, |total, &digit| {
            Cents::new(total * 10 + i64::from(digit - b'0')).map(Cents::hundredths)
        })
        .and_then(|total| Cents::new(total + i64::from(rounds_up)))
        .ok_or(NumberError::Overflow)?;
    Ok(if negative {
        magnitude.negated()
    } else {
        magnitude
    })
}

/// The quotient, rounded half away from zero.
pub fn round_div(numerator: i64, denominator: i64) -> Option<i64> {
    let quotient = numerator.checked_div(denominator)?;
    let remainder = numerator.checked_rem(denominator)?;
    if remainder.checked_abs()?.checked_mul(2)? < denominator.checked_abs()? {
        return Some(quotient);
    }
    if (numerator < 0) == (denominator < 0) {
        quotient.checked_add(1)
    } else {
        quotient.checked_sub(1)
    }
}

/// `None` also for exponents outside of 0 .. 64.
pub fn power(base: i32, exponent: i32) -> Option<i32> {
    if !(0..=64).contains(&exponent) {
        return None;
    }
    base.checked_pow(exponent as u32)
}

/// The part in tenths of a percent; zero when the whole is zero.
pub fn share(part: usize, whole: usize) -> i64 {
    round_div(part as i64 * 1_000, whole as i64).unwrap_or(0)
}
