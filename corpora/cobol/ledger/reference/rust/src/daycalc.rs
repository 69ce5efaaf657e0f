//! Day arithmetic from 1900-01-01, whose serial number is 1, to 2099-12-31.

use crate::datechk;
use crate::daylnk::DayFault;
use crate::support::number::parse;

const LAST_SERIAL: i64 = 73_049;

/// The serial number of a date.
pub fn serial_of(date: &[u8; 8]) -> Result<i64, DayFault> {
    let check = datechk::check(date);
    if !check.is_valid() {
        return Err(DayFault::BadDate);
    }
    let years = year_of(date) - 1900;
    let leap_days = if years > 0 { (years - 1) / 4 } else { 0 };
    Ok(years * 365 + leap_days + i64::from(check.day_of_year))
}

/// The date of a serial number.
pub fn date_of(serial: i64) -> Result<[u8; 8], DayFault> {
    if !(1..=LAST_SERIAL).contains(&serial) {
        return Err(DayFault::BadSerial);
    }
    let mut rest = serial;
    let mut year = 1900;
    while rest > days_in_year(year) {
        rest -= days_in_year(year);
        year += 1;
    }
    let mut month = 1;
    while rest > days_in_month(year, month) {
        rest -= days_in_month(year, month);
        month += 1;
    }
    let mut date = [0; 8];
    date.copy_from_slice(format!("{year:04}{month:02}{rest:02}").as_bytes());
    Ok(date)
}

/// Days from the first date to the second, negative when the second is earlier.
pub fn between(from: &[u8; 8], to: &[u8; 8]) -> Result<i64, DayFault> {
    let start = serial_of(from)?;
    Ok(serial_of(to)? - start)
}

/// The date that is some days after another, and its serial number.
pub fn add(date: &[u8; 8], days: i64) -> Result<([u8; 8], i64), DayFault> {
    let serial = serial_of(date)? + days;
    Ok((date_of(serial)?, serial))
}

/// Days between two dates where every month has 30.
pub fn between_30_360(from: &[u8; 8], to: &[u8; 8]) -> Result<i64, DayFault> {
    serial_of(from)?;
    serial_of(to)?;
    let (from_year, from_month, from_day) = parts(from);
    let (to_year, to_month, to_day) = parts(to);
    let from_day = from_day.min(30);
    let to_day = if to_day == 31 && from_day == 30 {
        30
    } else {
        to_day
    };
    Ok((to_year - from_year) * 360 + (to_month - from_month) * 30 + to_day - from_day)
}

/// 1 for Monday to 7 for Sunday.
pub fn weekday(serial: i64) -> i64 {
    match serial % 7 {
        0 => 7,
        day => day,
    }
}

fn parts(date: &[u8; 8]) -> (i64, i64, i64) {
    let number = parse(date).unwrap_or(0) as i64;
    (number / 10_000, number / 100 % 100, number % 100)
}

fn year_of(date: &[u8; 8]) -> i64 {
    parts(date).0
}

fn days_in_year(year: u64) -> i64 {
    365 + i64::from(datechk::is_leap(year))
}

fn days_in_month(year: u64, month: u32) -> i64 {
    match month {
        2 => 28 + i64::from(datechk::is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
