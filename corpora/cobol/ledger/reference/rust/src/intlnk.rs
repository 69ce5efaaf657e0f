//! What interest is computed from, and what can be refused.

#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// In hundredths.
    pub principal: i64,
    /// Per cent a year, in ten-thousandths.
    pub rate: u32,
    /// Days; months when the interest compounds.
    pub days: u32,
    /// Days of a year: 360 or 365.
    pub basis: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterestFault {
    TooBig = 1,
    BadBasis = 2,
    BadMethod = 9,
}
