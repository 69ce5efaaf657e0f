//! Currency conversion through a table of rates.

use crate::curlnk::{Code, CurrencyFault};
use crate::support::number::{divide_rounded, fit};

const MOST_ENTRIES: usize = 12;
const AMOUNT_DIGITS: u32 = 13;

/// Rates in units of the base currency for one unit of each currency, in millionths.
#[derive(Default)]
pub struct Rates {
    entries: Vec<(Code, u64)>,
}

impl Rates {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds a rate, or replaces the one of the same code.
    pub fn load(&mut self, code: Code, rate: u64) -> Result<(), CurrencyFault> {
        if rate == 0 {
            return Err(CurrencyFault::ZeroRate);
        }
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.0 == code) {
            entry.1 = rate;
        } else if self.entries.len() >= MOST_ENTRIES {
            return Err(CurrencyFault::TableFull);
        } else {
            self.entries.push((code, rate));
        }
        Ok(())
    }

    pub fn convert(&self, amount: i64, from: Code, to: Code) -> Result<i64, CurrencyFault> {
        let from_rate = self.find(from)?;
        let to_rate = self.find(to)?;
        if from == to {
            return Ok(amount);
        }
        let converted = divide_rounded(i128::from(amount) * i128::from(from_rate), to_rate.into());
        fit(converted, AMOUNT_DIGITS).ok_or(CurrencyFault::Overflow)
    }

    fn find(&self, code: Code) -> Result<u64, CurrencyFault> {
        self.entries
            .iter()
            .find(|entry| entry.0 == code)
            .map(|entry| entry.1)
            .ok_or(CurrencyFault::Unknown)
    }
}
