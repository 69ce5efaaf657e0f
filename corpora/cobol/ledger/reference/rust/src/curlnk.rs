//! What currency conversion can refuse.

/// Three characters; anything can stand there.
pub type Code = [u8; 3];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurrencyFault {
    Unknown = 1,
    TableFull = 2,
    ZeroRate = 3,
    Overflow = 4,
}
