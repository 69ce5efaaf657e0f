//! Whole numbers of any size: COBOL's intermediate results outgrow 128 bits (a division keeps 38 more digits).

use std::cmp::Ordering;

/// Sign and magnitude; magnitude in 32-bit limbs, least significant first, no leading zero limbs.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Big {
    negative: bool,
    limbs: Vec<u32>,
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
        Big { negative: negative && !limbs.is_empty(), limbs }
    }

    pub fn zero() -> Big {
        Big::default()
    }

    /// The number whose absolute value is `value`.
    pub fn magnitude(value: u128) -> Big {
        let mut limbs = vec![value as u32, (value >> 32) as u32, (value >> 64) as u32, (value >> 96) as u32];
        trim(&mut limbs);
        Big::new(false, limbs)
    }

    /// 10 to the power of `exponent`.
    pub fn power_of_ten(exponent: u32) -> Big {
        if exponent <= 38 {
            return Big::magnitude(10u128.pow(exponent));
        }
        let mut power = Big::magnitude(10u128.pow(38));
        let mut left = exponent - 38;
        while left > 0 {
            let step = left.min(38);
            power = power.multiply(&Big::magnitude(10u128.pow(step)));
            left -= step;
        }
        power
    }

    /// Reads decimal digits (`0` to `9` only).
    pub fn from_digits(digits: &[u8]) -> Big {
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
        if self.limbs.is_empty() {
            return vec![b'0'];
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

    pub fn is_zero(&self) -> bool {
        self.limbs.is_empty()
    }

    pub fn is_negative(&self) -> bool {
        self.negative
    }

    pub fn signum(&self) -> i32 {
        if self.limbs.is_empty() {
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
            None => 0,
            Some(top) => self.limbs.len() as u32 * 32 - top.leading_zeros(),
        }
    }

    /// The low 64 bits of the absolute value.
    pub fn low_u64(&self) -> u64 {
        u64::from(self.limbs.first().copied().unwrap_or(0)) | u64::from(self.limbs.get(1).copied().unwrap_or(0)) << 32
    }

    pub fn negate(&self) -> Big {
        Big::new(!self.negative, self.limbs.clone())
    }

    pub fn absolute(&self) -> Big {
        Big::new(false, self.limbs.clone())
    }

    pub fn add(&self, other: &Big) -> Big {
        if self.negative == other.negative {
            return Big::new(self.negative, add_limbs(&self.limbs, &other.limbs));
        }
        match compare_limbs(&self.limbs, &other.limbs) {
            Ordering::Equal => Big::zero(),
            Ordering::Greater => Big::new(self.negative, subtract_limbs(&self.limbs, &other.limbs)),
            Ordering::Less => Big::new(other.negative, subtract_limbs(&other.limbs, &self.limbs)),
        }
    }

    pub fn subtract(&self, other: &Big) -> Big {
        self.add(&other.negate())
    }

    pub fn multiply(&self, other: &Big) -> Big {
        let mut product = vec![0u32; self.limbs.len() + other.limbs.len()];
        for (i, &a) in self.limbs.iter().enumerate() {
            let mut carry = 0u64;
            for (j, &b) in other.limbs.iter().enumerate() {
                carry += u64::from(product[i + j]) + u64::from(a) * u64::from(b);
                product[i + j] = carry as u32;
                carry >>= 32;
            }
            product[i + other.limbs.len()] = carry as u32;
        }
        trim(&mut product);
        Big::new(self.negative != other.negative, product)
    }

    /// Quotient (toward zero) and remainder (with the dividend's sign). The divisor is not zero.
    pub fn divide(&self, other: &Big) -> (Big, Big) {
        let (quotient, rest) = divide_limbs(&self.limbs, &other.limbs);
        (Big::new(self.negative != other.negative, quotient), Big::new(self.negative, rest))
    }

    pub fn compare(&self, other: &Big) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => compare_limbs(&self.limbs, &other.limbs),
            (true, true) => compare_limbs(&other.limbs, &self.limbs),
        }
    }

    pub fn compare_absolute(&self, other: &Big) -> Ordering {
        compare_limbs(&self.limbs, &other.limbs)
    }
}

impl From<i64> for Big {
    fn from(value: i64) -> Big {
        let magnitude = Big::magnitude(u128::from(value.unsigned_abs()));
        Big::new(value < 0, magnitude.limbs)
    }
}

impl From<u64> for Big {
    fn from(value: u64) -> Big {
        Big::magnitude(u128::from(value))
    }
}
