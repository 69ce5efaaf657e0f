//! Days by number, counted from 1 on 1601-01-01.

/// The number of 9999-12-31.
pub(super) const LAST_DAY: i64 = 3_067_671;

pub(super) fn leap(year: i64) -> bool {
    year % 4 == 0 && year % 100 != 0 || year % 400 == 0
}

pub(super) fn year_days(year: i64) -> i64 {
    365 + i64::from(leap(year))
}

pub(super) fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

pub(super) fn days_before(year: i64) -> i64 {
    (1601..year).map(year_days).sum()
}

/// The day's number; 0 when there is no such date.
pub(super) fn day_number(year: i64, month: i64, day: i64) -> i64 {
    if !(1601..=9999).contains(&year) || !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) {
        return 0;
    }
    days_before(year) + (1..month).map(|m| days_in(year, m)).sum::<i64>() + day
}

/// The year and the day in it of a day's number.
pub(super) fn year_of(number: i64) -> (i64, i64) {
    let mut year = 1601;
    let mut left = number;
    while left > year_days(year) {
        left -= year_days(year);
        year += 1;
    }
    (year, left)
}

/// The year, the month and the day of a day's number.
pub(super) fn date_of(number: i64) -> (i64, i64, i64) {
    let (year, mut day) = year_of(number);
    let mut month = 1;
    while day > days_in(year, month) {
        day -= days_in(year, month);
        month += 1;
    }
    (year, month, day)
}

/// 1 for Monday up to 7 for Sunday: 1601-01-01 was a Monday.
pub(super) fn weekday(number: i64) -> i64 {
    (number - 1).rem_euclid(7) + 1
}

/// How many weeks a year has by ISO 8601: 53 when it begins or ends on a Thursday.
pub(super) fn weeks_in(year: i64) -> i64 {
    let first = weekday(days_before(year) + 1);
    52 + i64::from(first == 4 || (first == 3 && leap(year)))
}

/// The number of the Monday that a year's first week begins with.
fn first_monday(year: i64) -> i64 {
    let first = days_before(year) + 1;
    let monday = first - (weekday(first) - 1);
    if weekday(first) <= 4 {
        monday
    } else {
        monday + 7
    }
}

/// The year, the week and the day of the week, by ISO 8601.
pub(super) fn week_of(number: i64) -> (i64, i64, i64) {
    let (mut year, _) = year_of(number);
    if number < first_monday(year) {
        year -= 1;
    } else if number >= first_monday(year + 1) {
        year += 1;
    }
    (year, (number - first_monday(year)) / 7 + 1, weekday(number))
}

/// The day's number of a date by weeks.
pub(super) fn day_of_week_date(year: i64, week: i64, day: i64) -> i64 {
    first_monday(year) + (week - 1) * 7 + day - 1
}
