//! Texts of error codes, and how often each was used in this job step.

use crate::errlnk::ErrorText;
use crate::support::number::count;
use crate::support::text::fixed;

const TEXTS: [(u16, &str); 30] = [
    (1, "ACCOUNT NOT NUMERIC"),
    (2, "CHECK DIGIT WRONG"),
    (3, "SEQUENCE NOT NUMERIC"),
    (4, "DATE NOT NUMERIC"),
    (5, "YEAR OUT OF RANGE"),
    (6, "INVALID MONTH"),
    (7, "INVALID DAY"),
    (8, "UNKNOWN TRANSACTION TYPE"),
    (9, "INVALID SIGN"),
    (10, "AMOUNT NOT NUMERIC"),
    (11, "AMOUNT IS ZERO"),
    (12, "CURRENCY UNKNOWN"),
    (13, "DATE AFTER THE RUN DATE"),
    (14, "SEQUENCE OUT OF ORDER"),
    (15, "SHORT RECORD"),
    (20, "ACCOUNT NOT ON MASTER"),
    (21, "ACCOUNT IS CLOSED"),
    (22, "ACCOUNT IS FROZEN"),
    (23, "CURRENCY MISMATCH"),
    (24, "BALANCE OVERFLOW"),
    (25, "DUPLICATE ACCOUNT"),
    (26, "INVALID ACCOUNT TYPE"),
    (27, "INVALID ACCOUNT STATUS"),
    (28, "BALANCE NOT NUMERIC"),
    (29, "RATE NOT NUMERIC"),
    (30, "LAST DATE INVALID"),
    (31, "COUNT NOT NUMERIC"),
    (32, "INTEREST TOO LARGE"),
    (33, "RATE LINE INVALID"),
    (34, "LAST DATE AFTER PERIOD"),
];

#[derive(Default)]
pub struct ErrorTexts {
    counts: [u32; TEXTS.len()],
}

impl ErrorTexts {
    pub fn new() -> Self {
        Self::default()
    }

    /// The text of a code; counts the use.
    pub fn text(&mut self, code: u16) -> ErrorText {
        match find(code) {
            Some(index) => {
                count(&mut self.counts[index], 5);
                self.entry(index)
            }
            None => ErrorText {
                text: fixed(format!("ERROR CODE {code:03}").as_bytes()),
                count: 0,
            },
        }
    }

    /// How often a code was used; blank text for an unknown one.
    pub fn uses(&self, code: u16) -> ErrorText {
        find(code).map_or(
            ErrorText {
                text: [b' '; 28],
                count: 0,
            },
            |index| self.entry(index),
        )
    }

    fn entry(&self, index: usize) -> ErrorText {
        ErrorText {
            text: fixed(TEXTS[index].1.as_bytes()),
            count: self.counts[index],
        }
    }
}

fn find(code: u16) -> Option<usize> {
    TEXTS.iter().position(|&(known, _)| known == code)
}
