//! The DATE type: proleptic Gregorian calendar from 1900-01-01 to 2399-12-31, kept as days.

const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2399;

/// Days since 1900-01-01 (a Monday), which is day 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayCount(i32);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    year: i32,
    month: i32,
    day: i32,
}

/// A text that is not a date of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadDate;

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

fn is_leap_year(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap_year(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days from 1900-01-01 to the first of January of `year`.
fn days_before_year(year: i32) -> i32 {
    let past = year - 1;
    let base = FIRST_YEAR - 1;
    (past - base) * 365 + (past / 4 - base / 4) - (past / 100 - base / 100)
        + (past / 400 - base / 400)
}

impl DayCount {
    pub const MAX: i32 = 182_620;

    pub fn new(days: i32) -> Option<Self> {
        (0..=Self::MAX).contains(&days).then_some(Self(days))
    }

    pub fn days(self) -> i32 {
        self.0
    }

    pub fn plus(self, days: i32) -> Option<Self> {
        Self::new(self.0.checked_add(days)?)
    }

    pub fn minus(self, days: i32) -> Option<Self> {
        Self::new(self.0.checked_sub(days)?)
    }

    pub fn date(self) -> Date {
        // A first guess that is never too late, then forward.
        let mut year = FIRST_YEAR + self.0 / 366;
        while year < LAST_YEAR && days_before_year(year + 1) <= self.0 {
            year += 1;
        }
        let mut left = self.0 - days_before_year(year);
        let mut month = 1;
        while left >= days_in_month(year, month) {
            left -= days_in_month(year, month);
            month += 1;
        }
        Date {
            year,
            month,
            day: left + 1,
        }
    }

    pub fn weekday_name(self) -> &'static str {
        WEEKDAYS[(self.0 % 7) as usize]
    }
}

impl Date {
    pub fn new(year: i32, month: i32, day: i32) -> Option<Self> {
        let valid = (FIRST_YEAR..=LAST_YEAR).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// YYYY-MM-DD.
    pub fn parse(s: &[u8]) -> Result<Self, BadDate> {
        let well_formed = s.len() == 10
            && s.iter().enumerate().all(|(i, &c)| match i {
                4 | 7 => c == b'-',
                _ => c.is_ascii_digit(),
            });
        if !well_formed {
            return Err(BadDate);
        }
        let number = |part: &[u8]| part.iter().fold(0, |n, &c| n * 10 + i32::from(c - b'0'));
        Self::new(number(&s[..4]), number(&s[5..7]), number(&s[8..])).ok_or(BadDate)
    }

    pub fn year(self) -> i32 {
        self.year
    }

    pub fn month(self) -> i32 {
        self.month
    }

    pub fn day(self) -> i32 {
        self.day
    }

    pub fn day_of_year(self) -> i32 {
        let before: i32 = (1..self.month).map(|m| days_in_month(self.year, m)).sum();
        before + self.day
    }

    pub fn day_count(self) -> DayCount {
        DayCount(days_before_year(self.year) + self.day_of_year() - 1)
    }

    /// The day is lowered to the last one of the month where needed; `None` outside of the calendar.
    pub fn add_months(self, months: i32) -> Option<Self> {
        let total = (self.year * 12 + self.month - 1).checked_add(months)?;
        let year = total / 12;
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return None;
        }
        let month = total % 12 + 1;
        Self::new(year, month, self.day.min(days_in_month(year, month)))
    }

    pub fn last_of_month(self) -> Self {
        Self {
            day: days_in_month(self.year, self.month),
            ..self
        }
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
