//! What checking a date gives.

/// The first thing that is wrong with a date; the numbers are those that users see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    NotNumeric = 1,
    Year = 2,
    Month = 3,
    Day = 4,
}

#[derive(Clone, Copy, Debug)]
pub struct DateCheck {
    pub fault: Option<DateFault>,
    /// Whether the year is a leap year; known even when the date is not valid, if it has only digits.
    pub leap: bool,
    /// 1 to 366, or 0 when the date is not valid.
    pub day_of_year: u16,
}

impl DateCheck {
    pub fn is_valid(&self) -> bool {
        self.fault.is_none()
    }

    /// 0, or the number of the fault.
    pub fn code(&self) -> u16 {
        self.fault.map_or(0, |fault| fault as u16)
    }
}
