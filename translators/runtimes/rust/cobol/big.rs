//! Whole numbers of any size: COBOL's intermediate results outgrow 128 bits (a division keeps 38 more digits).

use std::cmp::Ordering;

/// Sign and magnitude. A magnitude of more than 128 bits is in 32-bit limbs, least significant first, no leading zero
/// limbs; one of no more is in `small`, and `limbs` is empty.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Big {
    negative: bool,
    small: u128,
    limbs: Vec<u32>,
}

/// The powers of ten that 128 bits hold.
const POWERS: [u128; 39] = {
    let mut powers = [1; 39];
    let mut n = 1;
    while n < powers.len() {
        powers[n] = powers[n - 1] * 10;
        n += 1;
    }
    powers
};

fn divide_u128(a: u128, b: u128) -> (u128, u128) {
    match (u64::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) => (u128::from(a / b), u128::from(a % b)),
        _ => (a / b, a % b),
    }
}

/// The product, if it is one of 128 bits.
fn product(a: u128, b: u128) -> Option<u128> {
    match (u64::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) => Some(u128::from(a).wrapping_mul(u128::from(b))),
        _ => a.checked_mul(b),
    }
}

fn trim(limbs: &mut Vec<u32>) {
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
}

fn compare_limbs(a: &[u32], b: &[u32]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

fn add_limbs(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let mut sum = Vec::with_capacity(long.len() + 1);
    let mut carry = 0u64;
    for (i, &limb) in long.iter().enumerate() {
        carry += u64::from(limb) + u64::from(short.get(i).copied().unwrap_or(0));
        sum.push(carry as u32);
        carry >>= 32;
    }
    if carry != 0 {
        sum.push(carry as u32);
    }
    sum
}

/// a - b, where a >= b.
fn subtract_limbs(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut difference = Vec::with_capacity(a.len());
    let mut borrow = 0i64;
    for (i, &limb) in a.iter().enumerate() {
        let mut part = i64::from(limb) - i64::from(b.get(i).copied().unwrap_or(0)) - borrow;
        borrow = i64::from(part < 0);
        if part < 0 {
            part += 1 << 32;
        }
        difference.push(part as u32);
    }
    trim(&mut difference);
    difference
}

fn divide_small(limbs: &[u32], divisor: u32) -> (Vec<u32>, u32) {
    let mut quotient = vec![0; limbs.len()];
    let mut rest = 0u64;
    for i in (0..limbs.len()).rev() {
        rest = rest << 32 | u64::from(limbs[i]);
        quotient[i] = (rest / u64::from(divisor)) as u32;
        rest %= u64::from(divisor);
    }
    trim(&mut quotient);
    (quotient, rest as u32)
}

fn shift_left(limbs: &[u32], bits: u32) -> Vec<u32> {
    let mut out = Vec::with_capacity(limbs.len() + 1);
    let mut carry = 0u64;
    for &limb in limbs {
        carry |= u64::from(limb) << bits;
        out.push(carry as u32);
        carry >>= 32;
    }
    out.push(carry as u32);
    out
}

/// Knuth's algorithm D: quotient and remainder of magnitudes.
fn divide_limbs(a: &[u32], b: &[u32]) -> (Vec<u32>, Vec<u32>) {
    if compare_limbs(a, b) == Ordering::Less {
        return (Vec::new(), a.to_vec());
    }
    if b.len() == 1 {
        let (quotient, rest) = divide_small(a, b[0]);
        return (quotient, if rest == 0 { Vec::new() } else { vec![rest] });
    }
    let shift = b[b.len() - 1].leading_zeros();
    let mut u = shift_left(a, shift);
    let mut v = shift_left(b, shift);
    trim(&mut v);
    let n = v.len();
    let m = u.len() - n - 1;
    let mut quotient = vec![0u32; m + 1];
    for j in (0..=m).rev() {
        let top = u64::from(u[j + n]) << 32 | u64::from(u[j + n - 1]);
        let mut guess = top / u64::from(v[n - 1]);
        let mut rest = top % u64::from(v[n - 1]);
        while guess >> 32 != 0 || guess * u64::from(v[n - 2]) > (rest << 32 | u64::from(u[j + n - 2])) {
            guess -= 1;
            rest += u64::from(v[n - 1]);
            if rest >> 32 != 0 {
                break;
            }
        }
        let mut borrow = 0i64;
        let mut carry = 0u64;
        for i in 0..n {
            carry += guess * u64::from(v[i]);
            let mut part = i64::from(u[i + j]) - borrow - (carry & 0xffff_ffff) as i64;
            carry >>= 32;
            borrow = i64::from(part < 0);
            if part < 0 {
                part += 1 << 32;
            }
            u[i + j] = part as u32;
        }
        let part = i64::from(u[j + n]) - borrow - carry as i64;
        u[j + n] = part as u32;
        if part < 0 {
            guess -= 1;
            let mut carry = 0u64;
            for i in 0..n {
                carry += u64::from(u[i + j]) + u64::from(v[i]);
                u[i + j] = carry as u32;
                carry >>= 32;
            }
            u[j + n] = u[j + n].wrapping_add(carry as u32);
        }
        quotient[j] = guess as u32;
    }
    trim(&mut quotient);
    u.truncate(n);
    let mut rest: Vec<u32> = Vec::with_capacity(n);
    for i in 0..n {
        let high = if i + 1 < n && shift > 0 { u[i + 1] << (32 - shift) } else { 0 };
        rest.push(u[i] >> shift | high);
    }
    trim(&mut rest);
    (quotient, rest)
}

impl Big {
    fn new(negative: bool, limbs: Vec<u32>) -> Big {
        if limbs.len() > 4 {
            return Big { negative, small: 0, limbs };
        }
        Big::of(negative, limbs.iter().rev().fold(0, |value, &limb| value << 32 | u128::from(limb)))
    }

    #[inline]
    fn of(negative: bool, small: u128) -> Big {
        Big { negative: negative && small != 0, small, limbs: Vec::new() }
    }

    #[inline]
    fn is_small(&self) -> bool {
        self.limbs.is_empty()
    }

    fn all_limbs(&self) -> Vec<u32> {
        if !self.is_small() {
            return self.limbs.clone();
        }
        let mut limbs: Vec<u32> = (0..4).map(|n| (self.small >> (32 * n)) as u32).collect();
        trim(&mut limbs);
        limbs
    }

    pub fn zero() -> Big {
        Big::default()
    }

    /// The number whose absolute value is `value`.
    pub fn magnitude(value: u128) -> Big {
        Big::of(false, value)
    }

    /// 10 to the power of `exponent`.
    pub fn power_of_ten(exponent: u32) -> Big {
        if let Some(&power) = POWERS.get(exponent as usize) {
            return Big::magnitude(power);
        }
        let mut power = Big::magnitude(POWERS[38]);
        let mut left = exponent - 38;
        while left > 0 {
            let step = left.min(38);
            power = power.multiply(&Big::magnitude(POWERS[step as usize]));
            left -= step;
        }
        power
    }

    /// Reads decimal digits (`0` to `9` only).
    pub fn from_digits(digits: &[u8]) -> Big {
        if digits.len() < POWERS.len() {
            return Big::magnitude(digits.iter().fold(0, |value, &digit| value * 10 + u128::from(digit - b'0')));
        }
        let mut limbs: Vec<u32> = Vec::new();
        for &digit in digits {
            let mut carry = u64::from(digit - b'0');
            for limb in &mut limbs {
                carry += u64::from(*limb) * 10;
                *limb = carry as u32;
                carry >>= 32;
            }
            if carry != 0 {
                limbs.push(carry as u32);
            }
        }
        Big::new(false, limbs)
    }

    /// The absolute value in decimal digits; `0` for zero.
    pub fn digits(&self) -> Vec<u8> {
        if self.is_small() {
            return self.small.to_string().into_bytes();
        }
        let mut out = Vec::new();
        let mut rest = self.limbs.clone();
        while !rest.is_empty() {
            let (quotient, mut part) = divide_small(&rest, 1_000_000_000);
            rest = quotient;
            for _ in 0..9 {
                out.push(b'0' + (part % 10) as u8);
                part /= 10;
            }
        }
        while out.last() == Some(&b'0') {
            out.pop();
        }
        out.reverse();
        out
    }

    /// Whether the absolute value has more than `count` digits; zero has one.
    pub fn has_more_digits_than(&self, count: usize) -> bool {
        match POWERS.get(count) {
            Some(&limit) => !self.is_small() || self.small >= limit || count == 0,
            None => !self.is_small() && self.digits().len() > count,
        }
    }

    /// The absolute value's last `count` digits as a small number.
    pub fn last_digits(&self, count: usize) -> Option<u128> {
        let limit = *POWERS.get(count)?;
        self.is_small().then(|| if self.small < limit { self.small } else { self.small % limit })
    }

    /// The value times ten to the power of `places`; digits dropped by a negative one are lost.
    pub fn shift(&self, places: i32) -> Big {
        if places == 0 {
            return self.clone();
        }
        let power = POWERS.get(places.unsigned_abs() as usize).copied();
        match power.filter(|_| self.is_small()) {
            Some(power) if places < 0 => return Big::of(self.negative, divide_u128(self.small, power).0),
            Some(power) => {
                if let Some(product) = product(self.small, power) {
                    return Big::of(self.negative, product);
                }
            }
            None => {}
        }
        let power = Big::power_of_ten(places.unsigned_abs());
        if places > 0 {
            self.multiply(&power)
        } else {
            self.divide(&power).0
        }
    }

    pub fn is_zero(&self) -> bool {
        self.is_small() && self.small == 0
    }

    pub fn is_negative(&self) -> bool {
        self.negative
    }

    pub fn signum(&self) -> i32 {
        if self.is_zero() {
            0
        } else if self.negative {
            -1
        } else {
            1
        }
    }

    /// Bits of the absolute value.
    pub fn bits(&self) -> u32 {
        match self.limbs.last() {
            None => 128 - self.small.leading_zeros(),
            Some(top) => self.limbs.len() as u32 * 32 - top.leading_zeros(),
        }
    }

    /// The low 64 bits of the absolute value.
    pub fn low_u64(&self) -> u64 {
        match self.limbs[..] {
            [low, high, ..] => u64::from(low) | u64::from(high) << 32,
            _ => self.small as u64,
        }
    }

    pub fn negate(&self) -> Big {
        Big { negative: !self.negative && !self.is_zero(), ..self.clone() }
    }

    pub fn negated(mut self) -> Big {
        self.negative = !self.negative && !self.is_zero();
        self
    }

    pub fn absolute(&self) -> Big {
        Big { negative: false, ..self.clone() }
    }

    pub fn add(&self, other: &Big) -> Big {
        if self.is_small() && other.is_small() {
            let (a, b) = (self.small, other.small);
            if self.negative != other.negative {
                return if a >= b { Big::of(self.negative, a - b) } else { Big::of(other.negative, b - a) };
            }
            if let Some(sum) = a.checked_add(b) {
                return Big::of(self.negative, sum);
            }
        }
        let (a, b) = (self.all_limbs(), other.all_limbs());
        if self.negative == other.negative {
            return Big::new(self.negative, add_limbs(&a, &b));
        }
        match compare_limbs(&a, &b) {
            Ordering::Equal => Big::zero(),
            Ordering::Greater => Big::new(self.negative, subtract_limbs(&a, &b)),
            Ordering::Less => Big::new(other.negative, subtract_limbs(&b, &a)),
        }
    }

    pub fn subtract(&self, other: &Big) -> Big {
        self.add(&other.negate())
    }

    pub fn multiply(&self, other: &Big) -> Big {
        if self.is_small() && other.is_small() {
            if let Some(product) = product(self.small, other.small) {
                return Big::of(self.negative != other.negative, product);
            }
        }
        let (left, right) = (self.all_limbs(), other.all_limbs());
        let mut product = vec![0u32; left.len() + right.len()];
        for (i, &a) in left.iter().enumerate() {
            let mut carry = 0u64;
            for (j, &b) in right.iter().enumerate() {
                carry += u64::from(product[i + j]) + u64::from(a) * u64::from(b);
                product[i + j] = carry as u32;
                carry >>= 32;
            }
            product[i + right.len()] = carry as u32;
        }
        trim(&mut product);
        Big::new(self.negative != other.negative, product)
    }

    /// Quotient (toward zero) and remainder (with the dividend's sign). The divisor is not zero.
    pub fn divide(&self, other: &Big) -> (Big, Big) {
        if self.is_small() && other.is_small() {
            let (quotient, rest) = divide_u128(self.small, other.small);
            return (Big::of(self.negative != other.negative, quotient), Big::of(self.negative, rest));
        }
        let (quotient, rest) = divide_limbs(&self.all_limbs(), &other.all_limbs());
        (Big::new(self.negative != other.negative, quotient), Big::new(self.negative, rest))
    }

    /// `shift` by `places`, and the quotient of that.
    pub fn shifted_over(&self, places: i32, divisor: &Big) -> Big {
        self.shift(places).divide(divisor).0
    }

    /// The quotient of `self` with 38 more digits: what dividing one such number by another gives before it is rounded.
    pub fn divide_widely(&self, other: &Big) -> Big {
        let negative = self.negative != other.negative;
        let small = |big: &Big| if big.is_small() { u64::try_from(big.small).ok() } else { None };
        let (Some(dividend), Some(divisor)) = (small(self), small(other)) else {
            return self.shift(38).divide(other).0;
        };
        // 19 digits at a time: each part of the quotient is one of 64 bits.
        let divisor = u128::from(divisor);
        let (whole, rest) = (u128::from(dividend) / divisor, u128::from(dividend) % divisor);
        let wide = rest * POWERS[19];
        let (high, rest) = (wide / divisor, wide % divisor);
        let low = rest * POWERS[19] / divisor;
        let fraction = high * POWERS[19] + low;
        if whole == 0 {
            return Big::of(negative, fraction);
        }
        let quotient = Big::magnitude(whole).shift(38).add(&Big::magnitude(fraction));
        Big { negative, ..quotient }
    }

    pub fn compare(&self, other: &Big) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.compare_absolute(other),
            (true, true) => other.compare_absolute(self),
        }
    }

    pub fn compare_absolute(&self, other: &Big) -> Ordering {
        if self.is_small() && other.is_small() {
            return self.small.cmp(&other.small);
        }
        compare_limbs(&self.limbs, &other.limbs)
    }
}

impl From<i64> for Big {
    fn from(value: i64) -> Big {
        Big::of(value < 0, u128::from(value.unsigned_abs()))
    }
}

impl From<u64> for Big {
    fn from(value: u64) -> Big {
        Big::magnitude(u128::from(value))
    }
}
