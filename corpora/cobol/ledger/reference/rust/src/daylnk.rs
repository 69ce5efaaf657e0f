//! What day arithmetic can refuse.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFault {
    BadDate = 1,
    BadSerial = 2,
}
