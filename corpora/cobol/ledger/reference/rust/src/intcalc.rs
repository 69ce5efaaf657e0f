//! Interest on a balance: simple, compound, tiered.

use crate::intlnk::{InterestFault, Terms};
use crate::support::number::{add, divide_rounded, fit};

/// Digits that an amount of interest, exact interest (six decimals) and the residue (six decimals) have.
const INTEREST_DIGITS: u32 = 9;
const EXACT_DIGITS: u32 = 15;
const GROWN_DIGITS: u32 = 17;
const RESIDUE_DIGITS: u32 = 11;
/// Millionths in a hundredth.
const MILLIONTHS: i64 = 10_000;
const MOST_MONTHS: u32 = 60;

/// Upper limits of balances in hundredths, and what is added to the rate up to there, in ten-thousandths.
const TIERS: [(i64, u32); 4] = [
    (10_000_000, 0),
    (100_000_000, 5_000),
    (1_000_000_000, 10_000),
    (9_999_999_999_999, 15_000),
];

/// Computes interest and remembers what rounding it gained or lost.
#[derive(Default)]
pub struct InterestCalculator {
    /// In millionths.
    residue: i64,
}

impl InterestCalculator {
    pub fn new() -> Self {
        Self::default()
    }

    /// Interest by a method: `S` simple, `C` compound, `T` tiered.
    pub fn compute(&mut self, method: u8, terms: &Terms) -> Result<i64, InterestFault> {
        match method {
            b'C' => self.compound(terms),
            b'S' | b'T' if terms.basis != 360 && terms.basis != 365 => Err(InterestFault::BadBasis),
            b'S' => self.simple(terms),
            b'T' => self.tiered(terms),
            _ => Err(InterestFault::BadMethod),
        }
    }

    /// The residue of all interest computed since the last time, in millionths.
    pub fn take_residue(&mut self) -> i64 {
        std::mem::take(&mut self.residue)
    }

    fn simple(&mut self, terms: &Terms) -> Result<i64, InterestFault> {
        let product = i128::from(terms.principal) * i128::from(terms.rate) * i128::from(terms.days);
        let basis = i128::from(terms.basis);
        let interest = fit(divide_rounded(product, 1_000_000 * basis), INTEREST_DIGITS)
            .ok_or(InterestFault::TooBig)?;
        let exact = fit(product / (100 * basis), EXACT_DIGITS).ok_or(InterestFault::TooBig)?;
        self.keep_residue(exact, interest);
        Ok(interest)
    }

    fn compound(&mut self, terms: &Terms) -> Result<i64, InterestFault> {
        let start = i128::from(terms.principal) * i128::from(MILLIONTHS);
        let mut grown = start;
        for _ in 0..terms.days.min(MOST_MONTHS) {
            grown = one_month(grown, terms.rate);
            if fit(grown, GROWN_DIGITS).is_none() {
                return Err(InterestFault::TooBig);
            }
        }
        let interest = fit(
            divide_rounded(grown - start, MILLIONTHS.into()),
            INTEREST_DIGITS,
        )
        .ok_or(InterestFault::TooBig)?;
        let exact = fit(grown - start, EXACT_DIGITS).ok_or(InterestFault::TooBig)?;
        self.keep_residue(exact, interest);
        Ok(interest)
    }

    fn tiered(&mut self, terms: &Terms) -> Result<i64, InterestFault> {
        let amount = terms.principal.abs();
        let mut floor = 0;
        let mut exact = 0;
        for (limit, bonus) in TIERS {
            if floor >= amount {
                break;
            }
            let slice = amount.min(limit) - floor;
            let part = i128::from(slice) * i128::from(terms.rate + bonus) * i128::from(terms.days)
                / (100 * i128::from(terms.basis));
            exact = fit(i128::from(exact) + part, EXACT_DIGITS).ok_or(InterestFault::TooBig)?;
            floor = limit;
        }
        let exact = exact * terms.principal.signum();
        let interest = fit(
            divide_rounded(exact.into(), MILLIONTHS.into()),
            INTEREST_DIGITS,
        )
        .ok_or(InterestFault::TooBig)?;
        self.keep_residue(exact, interest);
        Ok(interest)
    }

    fn keep_residue(&mut self, exact: i64, interest: i64) {
        let difference = exact - interest * MILLIONTHS;
        self.residue = add(self.residue, difference, RESIDUE_DIGITS).unwrap_or(0);
    }
}

/// A balance in millionths after one month. The twelfth of the rate is cut off after some forty digits
/// before it is used, so what would be a tie is just below one when that twelfth does not end.
fn one_month(grown: i128, rate: u32) -> i128 {
    const YEAR: i128 = 12_000_000;
    let product = grown * (YEAR + i128::from(rate));
    let tie = (product % YEAR).abs() * 2 == YEAR;
    if tie && rate % 3 != 0 {
        product / YEAR
    } else {
        divide_rounded(product, YEAR)
    }
}
