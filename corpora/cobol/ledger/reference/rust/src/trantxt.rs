//! A raw transaction line, 60 characters.

use crate::support::number::parse;
use crate::support::text::slice;

pub const LENGTH: usize = 60;

#[derive(Clone, Copy)]
pub struct TransactionLine(pub [u8; LENGTH]);

impl TransactionLine {
    pub fn sequence(&self) -> Option<u32> {
        parse(&self.0[..6]).map(|sequence| sequence as u32)
    }

    pub fn account(&self) -> [u8; 8] {
        slice(&self.0, 6)
    }

    pub fn date(&self) -> [u8; 8] {
        slice(&self.0, 14)
    }

    pub fn kind(&self) -> u8 {
        self.0[22]
    }

    pub fn has_kind(&self) -> bool {
        matches!(self.kind(), b'D' | b'C' | b'F' | b'A')
    }

    /// Whether the amount is negative; `None` when its sign is none.
    pub fn is_negative(&self) -> Option<bool> {
        match self.0[23] {
            b'+' | b' ' => Some(false),
            b'-' => Some(true),
            _ => None,
        }
    }

    /// The amount without its sign.
    pub fn amount(&self) -> Option<i64> {
        parse(&self.0[24..33]).map(|amount| amount as i64)
    }

    pub fn currency(&self) -> [u8; 3] {
        slice(&self.0, 33)
    }

    pub fn text(&self) -> [u8; 20] {
        slice(&self.0, 36)
    }
}
