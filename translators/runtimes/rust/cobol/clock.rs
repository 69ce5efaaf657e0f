//! The time of day: the system's in its own zone, or what COB_CURRENT_DATE says, as in GnuCOBOL's run time.

use super::calendar::{day_number, year_of};
use std::time::{SystemTime, UNIX_EPOCH};

/// The number of 1970-01-01.
const EPOCH: i64 = 134_775;

/// A date (as a day's number) and a time of that day, with the zone's distance from UTC.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    pub day: i64,
    pub second: i64,
    pub hundredths: i64,
    /// Minutes east of UTC.
    pub offset: i64,
}

impl Moment {
    /// The system's own: windows of years and the seconds past midnight are of it whatever COB_CURRENT_DATE says.
    pub fn system() -> Moment {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let utc = since.as_secs() as i64;
        let offset = zone_offset(utc) / 60;
        let local = utc + offset * 60;
        Moment {
            day: EPOCH + local.div_euclid(86_400),
            second: local.rem_euclid(86_400),
            hundredths: i64::from(since.subsec_millis()) / 10,
            offset,
        }
    }

    pub fn now() -> Moment {
        let now = Moment::system();
        match std::env::var("COB_CURRENT_DATE") {
            Ok(text) => now.set_to(&text),
            Err(_) => now,
        }
    }

    /// `YYYY/MM/DD HH:MM:SS.cc`: what is there replaces the system's.
    fn set_to(self, text: &str) -> Moment {
        let numbers: Vec<i64> = text.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
        let mut moment = self;
        if let [year, month, day, ref time @ ..] = numbers[..] {
            let number = day_number(year, month, day);
            if number == 0 {
                return self;
            }
            moment.day = number;
            if let [hour, minute, ref rest @ ..] = *time {
                let second = rest.first().copied().unwrap_or(self.second % 60);
                moment.second = hour * 3600 + minute * 60 + second;
                moment.hundredths = rest.get(1).copied().unwrap_or(self.hundredths);
            }
        }
        moment
    }

    /// `HHMMSScc`
    pub fn time(&self) -> String {
        let (minutes, second) = (self.second / 60, self.second % 60);
        format!("{:02}{:02}{second:02}{:02}", minutes / 60, minutes % 60, self.hundredths)
    }

    /// `YYYYMMDD`
    pub fn date(&self) -> String {
        let (year, month, day) = super::calendar::date_of(self.day);
        format!("{year:04}{month:02}{day:02}")
    }

    /// `YYYYDDD`
    pub fn day_of_year(&self) -> String {
        let (year, day) = year_of(self.day);
        format!("{year:04}{day:03}")
    }

    /// `+hhmm`
    pub fn zone(&self) -> String {
        let sign = if self.offset < 0 { '-' } else { '+' };
        format!("{sign}{:02}{:02}", self.offset.abs() / 60, self.offset.abs() % 60)
    }
}

/// Seconds east of UTC at a moment, by the system's time zone file; 0 where there is none.
fn zone_offset(utc: i64) -> i64 {
    let path = match std::env::var("TZ") {
        Ok(name) if !name.is_empty() => format!("/usr/share/zoneinfo/{}", name.trim_start_matches(':')),
        _ => "/etc/localtime".to_string(),
    };
    std::fs::read(path).ok().and_then(|file| offset_in(&file, utc)).unwrap_or(0)
}

/// The zone file's first block (RFC 8536): transition times, the type that each begins, the types' offsets.
fn offset_in(file: &[u8], utc: i64) -> Option<i64> {
    let word = |at: usize| Some(i32::from_be_bytes(file.get(at..at + 4)?.try_into().ok()?));
    let (times, types) = (word(32)? as usize, word(36)? as usize);
    let kinds = 44 + times * 4;
    let begun = (0..times).take_while(|n| word(44 + n * 4).is_some_and(|t| i64::from(t) <= utc)).count();
    let kind = if begun == 0 { 0 } else { usize::from(*file.get(kinds + begun - 1)?) };
    if types == 0 {
        return None;
    }
    word(kinds + times + kind * 6).map(i64::from)
}
