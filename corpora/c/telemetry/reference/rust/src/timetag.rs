//! On-board time: seconds since 2000-01-01T00:00:00, 32 bits, no leap seconds.

use std::fmt;

use crate::status::Status;

const FIRST_YEAR: u32 = 2000;
const LAST_YEAR: u32 = 2136;
const SECONDS_PER_DAY: u32 = 86_400;
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// A date and time of the calendar; shown as "2026-11-23T21:56:00".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeTag {
    pub year: u32,
    pub month: u32,
    pub day: u32,
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
}

fn is_leap(year: u32) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

fn days_in_year(year: u32) -> u32 {
    if is_leap(year) {
        366
    } else {
        365
    }
}

/// 0 for a month that does not exist.
fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// 0 = Monday. The epoch was a Saturday.
pub fn weekday_name(seconds: u32) -> &'static str {
    WEEKDAYS[((seconds / SECONDS_PER_DAY + 5) % 7) as usize]
}

/// Weeks since the Monday before the epoch.
pub fn week(seconds: u32) -> u32 {
    (seconds / SECONDS_PER_DAY + 5) / 7
}

/// a - b on the circle of 32-bit time: right across the wrap.
pub fn difference(a: u32, b: u32) -> i32 {
    a.wrapping_sub(b) as i32
}

/// 1/65536 s to ms, to nearest; only the low 16 bits count.
pub fn fine_to_ms(fine: u32) -> u32 {
    ((fine & 0xFFFF) * 1000 + 32_768) / 65_536
}

/// ms (mod 1000) to 1/65536 s, rounded down.
pub fn ms_to_fine(ms: u32) -> u32 {
    ms % 1000 * 65_536 / 1000
}

impl TimeTag {
    pub fn from_seconds(seconds: u32) -> TimeTag {
        let mut days = seconds / SECONDS_PER_DAY;
        let rest = seconds % SECONDS_PER_DAY;
        let mut year = FIRST_YEAR;
        while days >= days_in_year(year) {
            days -= days_in_year(year);
            year += 1;
        }
        let mut month = 1;
        while days >= days_in_month(year, month) {
            days -= days_in_month(year, month);
            month += 1;
        }
        TimeTag {
            year,
            month,
            day: days + 1,
            hour: rest / 3600,
            minute: rest / 60 % 60,
            second: rest % 60,
        }
    }

    /// None for a time that does not exist or is past 2^32 - 1.
    pub fn to_seconds(self) -> Option<u32> {
        if !self.is_valid() {
            return None;
        }
        let years: u32 = (FIRST_YEAR..self.year).map(days_in_year).sum();
        let days = u64::from(years + self.day_of_year() - 1);
        let seconds = ((days * 24 + u64::from(self.hour)) * 60 + u64::from(self.minute)) * 60
            + u64::from(self.second);
        u32::try_from(seconds).ok()
    }

    fn is_valid(self) -> bool {
        (FIRST_YEAR..=LAST_YEAR).contains(&self.year)
            && (1..=days_in_month(self.year, self.month)).contains(&self.day)
            && self.hour < 24
            && self.minute < 60
            && self.second < 60
    }

    /// 1..366, for a day that exists.
    pub fn day_of_year(self) -> u32 {
        (1..self.month)
            .map(|month| days_in_month(self.year, month))
            .sum::<u32>()
            + self.day
    }

    /// YYYY-MM-DD or YYYY-DDD, then nothing or Thh:mm:ss; always a time that exists.
    pub fn parse(text: &[u8]) -> Result<TimeTag, Status> {
        let year = digits(text, 0, 4)?;
        if text.len() < 8 || text[4] != b'-' {
            return Err(Status::Syntax);
        }
        let mut tag = TimeTag {
            year,
            month: 1,
            day: 1,
            hour: 0,
            minute: 0,
            second: 0,
        };
        let date = if text[7] == b'-' {
            tag.month = digits(text, 5, 2)?;
            tag.day = digits(text, 8, 2)?;
            10
        } else {
            tag.day = digits(text, 5, 3)?;
            if tag.day == 0 {
                return Err(Status::Range);
            }
            while tag.month <= 12 && tag.day > days_in_month(year, tag.month) {
                tag.day -= days_in_month(year, tag.month);
                tag.month += 1;
            }
            8
        };
        match &text[date..] {
            [] => {}
            [b'T', _, _, b':', _, _, b':', _, _] => {
                tag.hour = digits(text, date + 1, 2)?;
                tag.minute = digits(text, date + 4, 2)?;
                tag.second = digits(text, date + 7, 2)?;
            }
            _ => return Err(Status::Syntax),
        }
        tag.to_seconds().map(|_| tag).ok_or(Status::Range)
    }
}

/// The number that `count` digits at `at` make.
fn digits(text: &[u8], at: usize, count: usize) -> Result<u32, Status> {
    let digits = text.get(at..at + count).ok_or(Status::Syntax)?;
    digits.iter().try_fold(0, |n, &c| match c {
        b'0'..=b'9' => Ok(n * 10 + u32::from(c - b'0')),
        _ => Err(Status::Syntax),
    })
}

impl fmt::Display for TimeTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
            self.year, self.month, self.day, self.hour, self.minute, self.second
        )
    }
}
