//! Elementary functions to 96 significant digits, which is what GnuCOBOL gives: computed with whole numbers that
//! count units of 10 to the power of -`PLACES`.

use std::sync::OnceLock;

use super::big::Big;
use super::decimal::Decimal;

const PLACES: u32 = 240;
/// Digits of a result.
const DIGITS: usize = 96;
/// So many times halved, a number of 53 bits has no more digits than that.
const EXACT: i32 = 100;

fn one() -> Big {
    static ONE: OnceLock<Big> = OnceLock::new();
    ONE.get_or_init(|| Big::power_of_ten(PLACES)).clone()
}

fn fixed(value: &Decimal) -> Big {
    value.shift(PLACES as i32 - value.scale).value
}

fn times(a: &Big, b: &Big) -> Big {
    a.multiply(b).divide(&one()).0
}

fn over(a: &Big, b: &Big) -> Big {
    a.multiply(&one()).divide(b).0
}

fn small(value: &Big, divisor: i64) -> Big {
    value.divide(&Big::from(divisor)).0
}

/// A result, rounded to as many digits as the original has.
fn rounded(value: Big) -> Decimal {
    let count = value.absolute().digits().len();
    let scale = PLACES as i32;
    if value.is_zero() || count <= DIGITS {
        return Decimal::new(value, scale).trimmed();
    }
    let dropped = (count - DIGITS) as u32;
    let unit = Big::power_of_ten(dropped);
    let half = small(&unit, 2);
    let near = if value.is_negative() { value.subtract(&half) } else { value.add(&half) };
    let kept = Decimal::new(near.divide(&unit).0, scale - dropped as i32);
    let kept = if kept.scale < 0 { kept.shift(-kept.scale) } else { kept };
    kept.trimmed()
}

/// The whole part.
pub(super) fn whole(value: &Decimal) -> Decimal {
    value.shift(-value.scale)
}

/// The greatest whole number that is not greater.
pub(super) fn floor(value: &Decimal) -> Decimal {
    let cut = whole(value);
    if value.value.is_negative() && cut.compare(value) != 0 {
        cut - Decimal::integer(1)
    } else {
        cut
    }
}

/// The whole part of the square root of a whole number.
fn root(value: &Big) -> Big {
    if value.is_zero() {
        return Big::zero();
    }
    let mut guess = Big::power_of_ten(value.digits().len().div_ceil(2) as u32);
    loop {
        let next = small(&guess.add(&value.divide(&guess).0), 2);
        if next.compare(&guess) != std::cmp::Ordering::Less {
            return guess;
        }
        guess = next;
    }
}

fn fixed_root(value: &Big) -> Big {
    root(&value.multiply(&one()))
}

/// A power series: the first term, and how each follows from the one before, until nothing is left.
fn series(first: Big, next: impl Fn(&Big, i64) -> Big) -> Big {
    let mut sum = first.clone();
    let mut term = first;
    let mut n = 1;
    while !term.is_zero() {
        term = next(&term, n);
        sum = sum.add(&term);
        n += 1;
    }
    sum
}

/// The sum of x^k/k over odd k, with alternating signs for the arc tangent.
fn odd_powers(x: &Big, alternate: bool) -> Big {
    let square = times(x, x);
    let mut sum = x.clone();
    let mut power = x.clone();
    let mut k = 1;
    while !power.is_zero() {
        power = times(&power, &square);
        if alternate {
            power = power.negate();
        }
        k += 2;
        sum = sum.add(&small(&power, k));
    }
    sum
}

fn fixed_pi() -> Big {
    static PI: OnceLock<Big> = OnceLock::new();
    let part = |n: i64, factor: i64| odd_powers(&small(&one(), n), true).multiply(&Big::from(factor));
    PI.get_or_init(|| part(5, 16).subtract(&part(239, 4))).clone()
}

fn fixed_exp(x: &Big) -> Big {
    let reduced = small(x, 1 << 20);
    let mut result = series(one(), |term, n| small(&times(term, &reduced), n));
    for _ in 0..20 {
        result = times(&result, &result);
    }
    result
}

fn artanh(numerator: &Big, denominator: &Big) -> Big {
    odd_powers(&over(numerator, denominator), false)
}

fn log_two() -> Big {
    static LOG_TWO: OnceLock<Big> = OnceLock::new();
    LOG_TWO.get_or_init(|| artanh(&Big::from(1i64), &Big::from(3i64)).multiply(&Big::from(2i64))).clone()
}

fn log_ten() -> Big {
    static LOG_TEN: OnceLock<Big> = OnceLock::new();
    LOG_TEN.get_or_init(|| fixed_log(&fixed(&Decimal::integer(10)))).clone()
}

/// The natural logarithm of a positive number.
fn fixed_log(x: &Big) -> Big {
    let mut reduced = x.clone();
    let mut twos = 0i64;
    let two = one().multiply(&Big::from(2i64));
    while reduced.compare(&two) == std::cmp::Ordering::Greater {
        reduced = small(&reduced, 2);
        twos += 1;
    }
    while reduced.compare(&one()) == std::cmp::Ordering::Less {
        reduced = reduced.multiply(&Big::from(2i64));
        twos -= 1;
    }
    let near = artanh(&reduced.subtract(&one()), &reduced.add(&one())).multiply(&Big::from(2i64));
    near.add(&log_two().multiply(&Big::from(twos)))
}

fn fixed_sin(x: &Big) -> Big {
    let turn = fixed_pi().multiply(&Big::from(2i64));
    let x = x.divide(&turn).1;
    let square = times(&x, &x);
    series(x, |term, n| small(&times(term, &square).negate(), 2 * n * (2 * n + 1)))
}

fn fixed_atan(x: &Big) -> Big {
    // tan(a/2) = t / (1 + sqrt(1 + t*t)), a few times, makes the series short.
    let mut reduced = x.clone();
    for _ in 0..6 {
        let slope = fixed_root(&one().add(&times(&reduced, &reduced)));
        reduced = over(&reduced, &one().add(&slope));
    }
    odd_powers(&reduced, true).multiply(&Big::from(64i64))
}

pub(super) fn pi() -> Decimal {
    rounded(fixed_pi())
}

pub(super) fn e() -> Decimal {
    rounded(fixed_exp(&one()))
}

pub(super) fn sin(x: &Decimal) -> Option<Decimal> {
    Some(rounded(fixed_sin(&fixed(x))))
}

fn quarter_turn_further(x: &Decimal) -> Big {
    fixed(x).add(&small(&fixed_pi(), 2))
}

pub(super) fn cos(x: &Decimal) -> Option<Decimal> {
    Some(rounded(fixed_sin(&quarter_turn_further(x))))
}

pub(super) fn tan(x: &Decimal) -> Option<Decimal> {
    let cosine = fixed_sin(&quarter_turn_further(x));
    (!cosine.is_zero()).then(|| rounded(over(&fixed_sin(&fixed(x)), &cosine)))
}

pub(super) fn atan(x: &Decimal) -> Option<Decimal> {
    Some(rounded(fixed_atan(&fixed(x))))
}

fn fixed_asin(x: &Big) -> Option<Big> {
    let rest = one().subtract(&times(x, x));
    if rest.is_negative() {
        return None;
    }
    if rest.is_zero() {
        let quarter = small(&fixed_pi(), 2);
        return Some(if x.is_negative() { quarter.negate() } else { quarter });
    }
    Some(fixed_atan(&over(x, &fixed_root(&rest))))
}

pub(super) fn asin(x: &Decimal) -> Option<Decimal> {
    fixed_asin(&fixed(x)).map(rounded)
}

pub(super) fn acos(x: &Decimal) -> Option<Decimal> {
    fixed_asin(&fixed(x)).map(|angle| rounded(small(&fixed_pi(), 2).subtract(&angle)))
}

pub(super) fn exp(x: &Decimal) -> Option<Decimal> {
    Some(rounded(fixed_exp(&fixed(x))))
}

pub(super) fn log(x: &Decimal) -> Option<Decimal> {
    (x.value.signum() > 0).then(|| rounded(fixed_log(&fixed(x))))
}

pub(super) fn log10(x: &Decimal) -> Option<Decimal> {
    (x.value.signum() > 0).then(|| rounded(over(&fixed_log(&fixed(x)), &log_ten())))
}

pub(super) fn sqrt(x: &Decimal) -> Option<Decimal> {
    (x.value.signum() >= 0).then(|| rounded(fixed_root(&fixed(x))))
}

/// `x` to the power of `y`, which is no whole number; `x` is positive.
pub(super) fn power(x: &Decimal, y: &Decimal) -> Decimal {
    rounded(fixed_exp(&times(&fixed_log(&fixed(x)), &fixed(y))))
}

/// The exact value of a floating-point number that is not negative and less than 2.
pub(super) fn of_double(value: f64) -> Decimal {
    let bits = value.to_bits();
    let exponent = (bits >> 52) as i32 - 1075;
    if value == 0.0 || exponent < -700 {
        return Decimal::integer(0);
    }
    let whole = (bits & ((1 << 52) - 1) | 1 << 52) as i64;
    let (mantissa, mut halvings) = (whole >> whole.trailing_zeros(), -exponent - whole.trailing_zeros() as i32);
    let mut scaled = Big::from(mantissa);
    if halvings <= EXACT {
        let places = halvings;
        while halvings > 0 {
            let step = halvings.min(27); // 5 to the power of 27 has 63 bits
            scaled = scaled.multiply(&Big::from(5_i64.pow(step as u32)));
            halvings -= step;
        }
        return Decimal::new(scaled, places); // an odd number times a power of five: no zero at its end
    }
    scaled = scaled.multiply(&one());
    for _ in 0..halvings {
        scaled = small(&scaled, 2);
    }
    rounded(scaled)
}
