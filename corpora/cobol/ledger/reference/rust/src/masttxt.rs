//! An account of the master as a line of text, 71 characters.

use crate::support::number::{digits, is_numeric, parse};
use crate::support::text::slice;

pub const LENGTH: usize = 71;

#[derive(Clone, Copy)]
pub struct MasterLine(pub [u8; LENGTH]);

impl MasterLine {
    pub fn account_text(&self) -> [u8; 8] {
        slice(&self.0, 0)
    }

    pub fn account(&self) -> Option<u32> {
        parse(&self.0[..8]).map(|account| account as u32)
    }

    pub fn name(&self) -> [u8; 24] {
        slice(&self.0, 8)
    }

    pub fn kind(&self) -> u8 {
        self.0[32]
    }

    /// Whether it is an asset, a liability, income or expense.
    pub fn has_kind(&self) -> bool {
        matches!(self.kind(), b'A' | b'L' | b'I' | b'E')
    }

    pub fn status(&self) -> u8 {
        self.0[33]
    }

    /// Whether it is open, closed or frozen.
    pub fn has_status(&self) -> bool {
        matches!(self.status(), b'O' | b'C' | b'F')
    }

    pub fn balance(&self) -> Option<i64> {
        let amount = parse(&self.0[35..48])? as i64;
        match self.0[34] {
            b'+' => Some(amount),
            b'-' => Some(-amount),
            _ => None,
        }
    }

    pub fn rate(&self) -> Option<u32> {
        parse(&self.0[48..55]).map(|rate| rate as u32)
    }

    pub fn last_date(&self) -> [u8; 8] {
        slice(&self.0, 55)
    }

    pub fn has_numeric_date(&self) -> bool {
        is_numeric(&self.0[55..63])
    }

    pub fn currency(&self) -> [u8; 3] {
        slice(&self.0, 63)
    }

    pub fn posted(&self) -> Option<u32> {
        parse(&self.0[66..71]).map(|posted| posted as u32)
    }
}

/// A balance as it stands in the line: a sign and 13 digits.
pub fn balance_text(balance: i64) -> String {
    format!(
        "{}{}",
        if balance < 0 { '-' } else { '+' },
        digits(balance.unsigned_abs(), 13)
    )
}
