//! Validates dates `YYYYMMDD` of the years 1900 to 2099.

use crate::datelnk::{DateCheck, DateFault};
use crate::support::number::parse;

const MONTH_DAYS: [u16; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

pub fn check(date: &[u8; 8]) -> DateCheck {
    match parse(date) {
        Some(number) => check_number(number),
        None => DateCheck {
            fault: Some(DateFault::NotNumeric),
            leap: false,
            day_of_year: 0,
        },
    }
}

fn check_number(number: u64) -> DateCheck {
    let (year, month, day) = (
        number / 10_000,
        (number / 100 % 100) as usize,
        (number % 100) as u16,
    );
    let leap = is_leap(year);
    let fault = if !(1900..=2099).contains(&year) {
        Some(DateFault::Year)
    } else if !(1..=12).contains(&month) {
        Some(DateFault::Month)
    } else if day < 1 || day > days_in(month, leap) {
        Some(DateFault::Day)
    } else {
        None
    };
    let day_of_year = match fault {
        None => (1..month).map(|m| days_in(m, leap)).sum::<u16>() + day,
        Some(_) => 0,
    };
    DateCheck {
        fault,
        leap,
        day_of_year,
    }
}

pub fn is_leap(year: u64) -> bool {
    year % 4 == 0 && year % 100 != 0 || year % 400 == 0
}

fn days_in(month: usize, leap: bool) -> u16 {
    MONTH_DAYS[month - 1] + u16::from(month == 2 && leap)
}
