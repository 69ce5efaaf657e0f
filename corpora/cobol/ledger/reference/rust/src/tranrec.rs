//! A validated transaction, 50 bytes.

use crate::support::number::{is_numeric, pack, parse, unpack};
use crate::support::text::slice;

pub const LENGTH: usize = 50;

/// The record as stored. What it holds is read through methods, because nobody has checked a record
/// that comes from a file.
#[derive(Clone, Copy)]
pub struct Transaction(pub [u8; LENGTH]);

/// The fields of a transaction that is known to be good.
pub struct Fields {
    pub account: [u8; 8],
    pub date: [u8; 8],
    pub sequence: u32,
    pub kind: u8,
    pub amount: i64,
    pub currency: [u8; 3],
    pub text: [u8; 20],
}

impl From<Fields> for Transaction {
    fn from(fields: Fields) -> Self {
        let mut record = [b' '; LENGTH];
        record[..8].copy_from_slice(&fields.account);
        record[8..16].copy_from_slice(&fields.date);
        record[16..20].copy_from_slice(&fields.sequence.to_be_bytes());
        record[20] = fields.kind;
        record[21..27].copy_from_slice(&pack::<6>(fields.amount));
        record[27..30].copy_from_slice(&fields.currency);
        record[30..].copy_from_slice(&fields.text);
        Transaction(record)
    }
}

impl Transaction {
    pub fn account_text(&self) -> [u8; 8] {
        slice(&self.0, 0)
    }

    pub fn account(&self) -> Option<u32> {
        parse(&self.0[..8]).map(|account| account as u32)
    }

    pub fn date_text(&self) -> [u8; 8] {
        slice(&self.0, 8)
    }

    pub fn has_date(&self) -> bool {
        is_numeric(&self.0[8..16])
    }

    pub fn sequence(&self) -> u32 {
        u32::from_be_bytes(slice(&self.0, 16))
    }

    pub fn kind(&self) -> u8 {
        self.0[20]
    }

    /// Whether it is a debit, a credit, a fee or an adjustment.
    pub fn has_kind(&self) -> bool {
        matches!(self.kind(), b'D' | b'C' | b'F' | b'A')
    }

    pub fn amount_packed(&self) -> [u8; 6] {
        slice(&self.0, 21)
    }

    pub fn amount(&self) -> Option<i64> {
        unpack(&self.0[21..27])
    }

    pub fn currency(&self) -> [u8; 3] {
        slice(&self.0, 27)
    }

    pub fn text(&self) -> &[u8] {
        &self.0[30..]
    }
}
