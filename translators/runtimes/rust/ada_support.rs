//! What Ada's predefined library does, as GNAT does it (measured with GNAT 12).

use std::cell::{Cell, RefCell};
use std::fs::File;
use std::io;
use std::os::fd::AsFd;

use super::exception::{Exception, Result};
use super::process;

fn fail<T>(name: &'static str) -> Result<T> {
    Err(Exception::new(name, b""))
}

/// The longest name of a file that GNAT takes.
pub const LONGEST_NAME: usize = 4096;

thread_local! {
    // The full names of the files that are open, of whatever package: GNAT opens none twice.
    static OPEN_NAMES: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
}

/// Notes that a file is open, or that it is no more.
pub fn note_open(name: &[u8], open: bool) {
    OPEN_NAMES.with_borrow_mut(|names| {
        if open {
            names.push(name.to_vec());
        } else {
            names.retain(|other| other != name);
        }
    });
}

pub fn name_in_use(name: &[u8]) -> bool {
    OPEN_NAMES.with_borrow(|names| names.iter().any(|other| other == name))
}

pub fn path(name: &[u8]) -> std::path::PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::path::PathBuf::from(std::ffi::OsStr::from_bytes(name))
}

/// A file's name as GNAT knows it: below the current directory, as it was given.
pub fn full_name(name: &[u8]) -> Vec<u8> {
    use std::os::unix::ffi::OsStringExt;
    match std::env::current_dir() {
        Ok(here) if !name.starts_with(b"/") => [&here.into_os_string().into_vec(), &b"/"[..], name].concat(),
        _ => name.to_vec(),
    }
}

/// A file that lives as long as it is open, and what it is called.
pub fn temporary_file(name: &mut Vec<u8>) -> io::Result<File> {
    use std::os::unix::ffi::OsStrExt;
    let clock = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_nanos());
    let place = std::env::temp_dir().join(format!("ada-{}-{clock}", std::process::id()));
    *name = place.as_os_str().as_bytes().to_vec();
    let made = File::options().read(true).write(true).create_new(true).open(&place)?;
    let _ = std::fs::remove_file(place);
    Ok(made)
}

fn index_error<T>() -> Result<T> {
    fail("ada_strings.index_error")
}

// ---- numbers and images

/// `Integer'Image`: a blank or a minus first.
pub fn image(value: i64) -> Vec<u8> {
    if value < 0 {
        value.to_string().into_bytes()
    } else {
        format!(" {value}").into_bytes()
    }
}

/// `'Image` of a modular type.
pub fn image_unsigned(value: u64) -> Vec<u8> {
    format!(" {value}").into_bytes()
}

/// The value, which must lie within bounds that only the program knows.
pub fn check_range(value: i64, low: i64, high: i64) -> Result<i64> {
    if low <= value && value <= high {
        Ok(value)
    } else {
        Err(Exception::constraint())
    }
}

/// How many indexes there are from one bound to the other.
pub fn extent(first: i32, last: i32) -> i32 {
    if last < first {
        0
    } else {
        last.wrapping_sub(first).wrapping_add(1)
    }
}

/// The place, from 1 on, of an index in an array of several dimensions that is kept row after row. `before` is the place
/// of its row among all rows, 1 in the first dimension.
pub fn place(before: i32, index: i32, first: i32, last: i32) -> Result<i32> {
    if first <= index && index <= last {
        let row = (before - 1).wrapping_mul(extent(first, last));
        Ok(row.wrapping_add(index.wrapping_sub(first)).wrapping_add(1))
    } else {
        Err(Exception::constraint())
    }
}

fn blanks_cut(text: &[u8]) -> &[u8] {
    let start = text.iter().position(|&c| c != b' ').unwrap_or(text.len());
    let end = text.iter().rposition(|&c| c != b' ').map_or(start, |last| last + 1);
    &text[start..end]
}

/// Digits with single underlines between them, from `at`; the value, and where they end.
fn digits(text: &[u8], mut at: usize, base: i128) -> Option<(i128, usize)> {
    let mut value: i128 = 0;
    let mut last_was_digit = false;
    while let Some(&c) = text.get(at) {
        if c == b'_' && last_was_digit {
            last_was_digit = false;
            at += 1;
            continue;
        }
        let Some(digit) = (c as char).to_digit(16) else { break };
        if i128::from(digit) >= base {
            if c.is_ascii_digit() || base == 16 {
                return None;
            }
            break;
        }
        value = (value * base + i128::from(digit)).min(1 << 80);
        last_was_digit = true;
        at += 1;
    }
    if last_was_digit {
        Some((value, at))
    } else {
        None
    }
}

fn parse(text: &[u8]) -> Option<i128> {
    let text = blanks_cut(text);
    let negative = text.first() == Some(&b'-');
    let mut at = usize::from(matches!(text.first(), Some(b'-' | b'+')));
    let (mut value, mut next) = digits(text, at, 10)?;
    let mut base: i128 = 10;
    if let Some(&mark @ (b'#' | b':')) = text.get(next) {
        base = value;
        if !(2..=16).contains(&base) {
            return None;
        }
        at = next + 1;
        (value, next) = digits(text, at, base)?;
        if text.get(next) != Some(&mark) {
            return None;
        }
        next += 1;
    }
    if let Some(b'e' | b'E') = text.get(next) {
        let start = next + 1 + usize::from(text.get(next + 1) == Some(&b'+'));
        let exponent;
        (exponent, next) = digits(text, start, 10)?;
        let mut count = if value == 0 { 0 } else { exponent.min(200) };
        while count > 0 {
            value = (value * base).min(1 << 80);
            count -= 1;
        }
    }
    if next != text.len() {
        return None;
    }
    Some(if negative { -value } else { value })
}

/// `Integer'Value`.
pub fn value(text: &[u8]) -> Result<i64> {
    parse(text).and_then(|v| i64::try_from(v).ok()).ok_or_else(Exception::constraint)
}

/// 'Value of a modular type: a minus is none of its signs, not even before 0.
pub fn unsigned_value(text: &[u8]) -> Result<i64> {
    if blanks_cut(text).starts_with(b"-") {
        return Err(Exception::constraint());
    }
    value(text)
}

/// The position of a literal among capital words and characters in quotes, separated by blanks.
pub fn enum_value(text: &[u8], words: &[u8]) -> Result<i32> {
    let mut wanted = blanks_cut(text).to_vec();
    if !wanted.starts_with(b"'") {
        wanted = wanted.iter().map(|&c| to_upper(c)).collect();
    }
    let mut all = words.split(|&c| c == b' ');
    match all.position(|word| !word.is_empty() && word == wanted) {
        Some(position) => Ok(position as i32),
        None => Err(Exception::constraint()),
    }
}

/// A message as the run-time system keeps it: at most 200 bytes.
pub fn exception_message(text: &[u8]) -> Vec<u8> {
    text[..text.len().min(200)].to_vec()
}

/// The name of an exception as Exception_Name gives it: that of a predefined unit has a dot after `ada`.
pub fn exception_name(name: &[u8]) -> Vec<u8> {
    let mut shown = name.to_ascii_uppercase();
    if shown.starts_with(b"ADA_") {
        shown[3] = b'.';
    }
    shown
}

/// `'Image` of a floating-point value: a blank or a minus, so many digits, and an exponent. The digits are those of the
/// exact value, rounded half away from zero.
pub fn float_image(value: f64, digits: i32) -> Vec<u8> {
    let sign = if value.is_sign_negative() { "-" } else { " " };
    let count = digits as usize;
    if value.is_nan() {
        return format!("NaN{}", "*".repeat(count + 2)).into_bytes();
    }
    if value.is_infinite() {
        return format!("{}Inf{}", sign.replace(' ', "+"), "*".repeat(count + 1)).into_bytes();
    }
    let exact = format!("{:.770e}", value.abs());
    let (mantissa, power) = exact.split_once('e').unwrap_or((&exact, "0"));
    let mut exponent: i32 = power.parse().unwrap_or(0);
    let all: Vec<u8> = mantissa.bytes().filter(|c| *c != b'.').collect();
    let mut shown = all[..count].to_vec();
    if all[count] >= b'5' {
        match shown.iter().rposition(|c| *c != b'9') {
            Some(place) => {
                shown[place] += 1;
                shown[place + 1..].fill(b'0');
            }
            None => {
                shown.fill(b'0');
                shown[0] = b'1';
                exponent += 1;
            }
        }
    }
    let text = String::from_utf8_lossy(&shown);
    format!("{sign}{}.{}E{exponent:+03}", &text[..1], &text[1..]).into_bytes()
}

// ---- Ada.Characters.Handling

pub fn is_control(c: u8) -> bool {
    c < 32 || (127..=159).contains(&c)
}

pub fn is_graphic(c: u8) -> bool {
    !is_control(c)
}

pub fn is_lower(c: u8) -> bool {
    c.is_ascii_lowercase() || (c >= 223 && c != 247)
}

pub fn is_upper(c: u8) -> bool {
    c.is_ascii_uppercase() || (192..=222).contains(&c) && c != 215
}

pub fn is_letter(c: u8) -> bool {
    is_lower(c) || is_upper(c)
}

pub fn is_digit(c: u8) -> bool {
    c.is_ascii_digit()
}

pub fn is_decimal_digit(c: u8) -> bool {
    c.is_ascii_digit()
}

pub fn is_hexadecimal_digit(c: u8) -> bool {
    c.is_ascii_hexdigit()
}

pub fn is_alphanumeric(c: u8) -> bool {
    is_letter(c) || is_digit(c)
}

pub fn is_special(c: u8) -> bool {
    is_graphic(c) && !is_alphanumeric(c)
}

pub fn is_line_terminator(c: u8) -> bool {
    (10..=13).contains(&c) || c == 133
}

pub fn is_space(c: u8) -> bool {
    c == 32 || c == 160
}

pub fn to_lower(c: u8) -> u8 {
    if is_upper(c) {
        c + 32
    } else {
        c
    }
}

pub fn to_upper(c: u8) -> u8 {
    if is_lower(c) && c != 223 && c != 255 {
        c - 32
    } else {
        c
    }
}

pub fn lower(text: &[u8]) -> Vec<u8> {
    text.iter().map(|&c| to_lower(c)).collect()
}

/// An enumeration literal in lower case; characters between quotes stay as they are.
pub fn lower_literal(text: &[u8]) -> Vec<u8> {
    if text.starts_with(b"'") {
        text.to_vec()
    } else {
        lower(text)
    }
}

pub fn upper(text: &[u8]) -> Vec<u8> {
    text.iter().map(|&c| to_upper(c)).collect()
}

// ---- Ada.Strings

/// What GNAT's `Ada.Strings.Hash` gives: that of SDBM, a substitute for ndbm.
pub fn string_hash(key: &[u8]) -> u32 {
    let next = |hash: u32, &c: &u8| u32::from(c).wrapping_add(hash << 6).wrapping_add(hash << 16).wrapping_sub(hash);
    key.iter().fold(0, next)
}

pub fn append(target: &mut Vec<u8>, item: &[u8]) {
    target.extend_from_slice(item);
}

pub fn element(text: &[u8], index: i32) -> Result<u8> {
    match usize::try_from(index) {
        Ok(at @ 1..) if at <= text.len() => Ok(text[at - 1]),
        _ => index_error(),
    }
}

pub fn replace_element(text: &mut Vec<u8>, index: i32, by: u8) -> Result<()> {
    match usize::try_from(index) {
        Ok(at @ 1..) if at <= text.len() => {
            text[at - 1] = by;
            Ok(())
        }
        _ => index_error(),
    }
}

/// `Slice`: positions from 1; up to one behind the end when it is empty.
pub fn slice(text: &[u8], low: i32, high: i32) -> Result<Vec<u8>> {
    let length = text.len() as i64;
    if i64::from(low) > length + 1 || i64::from(high) > length {
        return index_error();
    }
    if high < low {
        return Ok(Vec::new());
    }
    Ok(text[low as usize - 1..high as usize].to_vec())
}

fn found(position: Option<usize>) -> i32 {
    position.map_or(0, |at| at as i32 + 1)
}

/// `Index`: the place of a pattern, 0 when it is not there.
pub fn index(text: &[u8], pattern: &[u8], backward: bool) -> Result<i32> {
    if pattern.is_empty() {
        return fail("ada_strings.pattern_error");
    }
    let mut windows = text.windows(pattern.len());
    Ok(found(if backward { windows.rposition(|w| w == pattern) } else { windows.position(|w| w == pattern) }))
}

/// `Index` with `From`.
pub fn index_from(text: &[u8], pattern: &[u8], from: i32, backward: bool) -> Result<i32> {
    if text.is_empty() {
        return Ok(0);
    }
    if (!backward && from < 1) || (backward && from > text.len() as i32) {
        return index_error();
    }
    if backward {
        return index(&text[..from.max(0) as usize], pattern, true);
    }
    let start = text.len().min(from as usize - 1);
    let place = index(&text[start..], pattern, false)?;
    Ok(if place == 0 { 0 } else { place + start as i32 })
}

/// A place counted from 1 (0: none) in a string whose first index is another one.
pub fn from_first(place: i32, first: i32) -> i32 {
    if place == 0 {
        0
    } else {
        place - 1 + first
    }
}

pub fn index_non_blank(text: &[u8], backward: bool) -> i32 {
    let mut each = text.iter();
    found(if backward { each.rposition(|&c| c != b' ') } else { each.position(|&c| c != b' ') })
}

/// `Count` of occurrences that do not overlap.
pub fn count(text: &[u8], pattern: &[u8]) -> Result<i32> {
    if pattern.is_empty() {
        return fail("ada_strings.pattern_error");
    }
    let (mut at, mut times) = (0, 0);
    while at + pattern.len() <= text.len() {
        if &text[at..at + pattern.len()] == pattern {
            times += 1;
            at += pattern.len();
        } else {
            at += 1;
        }
    }
    Ok(times)
}

/// `Trim`; `side` is the position in Trim_End: left, right, both.
pub fn trim(text: &[u8], side: i32) -> Vec<u8> {
    let start = if side == 1 { 0 } else { text.iter().position(|&c| c != b' ').unwrap_or(text.len()) };
    let end = if side == 0 { text.len() } else { text.iter().rposition(|&c| c != b' ').map_or(start, |last| last + 1) };
    text[start..end.max(start)].to_vec()
}

pub fn head(text: &[u8], count: i32, pad: u8) -> Vec<u8> {
    let mut result = text[..text.len().min(count as usize)].to_vec();
    result.resize(count as usize, pad);
    result
}

/// Ada.Strings.Fixed.Move: the text in another length. `drop` is left, right or error, `justify` left, right or center.
pub fn moved(text: &[u8], length: i32, drop: i32, justify: i32, pad: u8) -> Result<Vec<u8>> {
    let length = length.max(0) as usize;
    if text.len() > length {
        let (first, last) = (&text[..length], &text[text.len() - length..]);
        return match (drop, justify) {
            (0, _) => Ok(last.to_vec()),
            (1, _) => Ok(first.to_vec()),
            (_, 0) if text[length..].iter().all(|&c| c == pad) => Ok(first.to_vec()),
            (_, 1) if text[..text.len() - length].iter().all(|&c| c == pad) => Ok(last.to_vec()),
            _ => fail("ada_strings.length_error"),
        };
    }
    let room = length - text.len();
    let front = [0, room, room / 2][justify as usize];
    let mut result = vec![pad; front];
    result.extend_from_slice(text);
    result.resize(length, pad);
    Ok(result)
}

pub fn tail(text: &[u8], count: i32, pad: u8) -> Vec<u8> {
    let kept = text.len().min(count as usize);
    let mut result = vec![pad; count as usize - kept];
    result.extend_from_slice(&text[text.len() - kept..]);
    result
}

pub fn repeat(text: &[u8], count: i32) -> Vec<u8> {
    text.repeat(count as usize)
}

/// `Replace_Slice`: an insertion when `high < low`.
pub fn replace_slice(text: &[u8], low: i32, high: i32, by: &[u8]) -> Result<Vec<u8>> {
    if low as usize > text.len() + 1 {
        return index_error();
    }
    if high < low {
        return insert(text, low, by);
    }
    let rest = text.len().min(high as usize);
    Ok([&text[..low as usize - 1], by, &text[rest..]].concat())
}

pub fn insert(text: &[u8], before: i32, item: &[u8]) -> Result<Vec<u8>> {
    let at = before as usize;
    if at == 0 || at > text.len() + 1 {
        return index_error();
    }
    Ok([&text[..at - 1], item, &text[at - 1..]].concat())
}

pub fn overwrite(text: &[u8], position: i32, item: &[u8]) -> Result<Vec<u8>> {
    let at = position as usize;
    if at == 0 || at > text.len() + 1 {
        return index_error();
    }
    let rest = text.len().min(at - 1 + item.len());
    Ok([&text[..at - 1], item, &text[rest..]].concat())
}

pub fn delete(text: &[u8], from: i32, through: i32) -> Result<Vec<u8>> {
    if from > through {
        return Ok(text.to_vec());
    }
    if from < 1 || from as usize > text.len() || through as usize > text.len() {
        return index_error();
    }
    Ok([&text[..from as usize - 1], &text[through as usize..]].concat())
}

// ---- Interfaces

/// Rotates the low `bits` bits.
pub fn rotate_left(value: u64, amount: i32, bits: i32) -> u64 {
    let turn = amount as u32 % bits as u32;
    if turn == 0 {
        return value;
    }
    let mask = u64::MAX >> (64 - bits);
    ((value << turn) | (value >> (bits as u32 - turn))) & mask
}

pub fn rotate_right(value: u64, amount: i32, bits: i32) -> u64 {
    rotate_left(value, bits - amount % bits, bits)
}

// ---- Ada.Text_IO on the standard files

thread_local! {
    static COLUMN: Cell<usize> = const { Cell::new(1) };
    static LINE_MARK_PASSED: Cell<bool> = const { Cell::new(false) };
    static REGULAR: Cell<Option<bool>> = const { Cell::new(None) };
    static STATUS: Cell<i32> = const { Cell::new(0) };
    static ARGUMENTS: RefCell<Option<Vec<Vec<u8>>>> = const { RefCell::new(None) };
}

pub fn put(text: &[u8]) {
    process::write_out(text);
    COLUMN.set(COLUMN.get() + text.len());
}

/// Where the next character of standard output goes.
pub fn set_column(column: usize) {
    COLUMN.set(column);
}

pub fn put_line(text: &[u8]) {
    process::write_out(text);
    new_line(1);
}

/// What was written so far leaves for good.
pub fn flush() {
    process::flush();
}

pub fn new_line(spacing: i64) {
    for _ in 0..spacing {
        process::write_out(b"\n");
    }
    COLUMN.set(1);
}

/// Ada.Text_IO.Set_Col: blanks up to that column, on the next line where this one is already past it.
pub fn set_col(column: i64) {
    if (COLUMN.get() as i64) > column {
        new_line(1);
    }
    while (COLUMN.get() as i64) < column {
        put(b" ");
    }
}

/// Nanoseconds since 1970: what stands for Ada.Calendar.Time.
///
/// Times count nanoseconds since 2150, so that every year of Ada.Calendar has a place.
pub fn clock() -> i64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(0, |since| since.as_nanos() as i64 - EPOCH * DAY)
}

/// Ada.Calendar.Split, in UTC: the date and the nanoseconds of the day.
pub fn split(time: i64, year: &mut i32, month: &mut i32, day: &mut i32, seconds: &mut i64) {
    *seconds = time.rem_euclid(DAY);
    let days = time.div_euclid(DAY) + EPOCH + 719_468; // since the first of March of the year 0
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    *day = (of_year - (153 * from_march + 2) / 5 + 1) as i32;
    *month = if from_march < 10 { from_march + 3 } else { from_march - 9 } as i32;
    *year = (year_of_era + era * 400 + i64::from(*month <= 2)) as i32;
}

const DAY: i64 = 86_400_000_000_000;
const EPOCH: i64 = 65_744; // days from 1970 to 2150

/// Ada.Calendar.Time_Of: the date at that many nanoseconds of its day.
pub fn time_of(year: i32, month: i32, day: i32, seconds: i64) -> Result<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 => 28 + i32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if day > longest {
        return fail(TIME_ERROR);
    }
    let years = i64::from(if month > 2 { year } else { year - 1 });
    let from_march = i64::from(if month > 2 { month - 3 } else { month + 9 });
    let of_era = years.rem_euclid(400);
    let of_year = (153 * from_march + 2) / 5 + i64::from(day) - 1;
    let days = years.div_euclid(400) * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    time(i128::from(days - EPOCH) * i128::from(DAY) + i128::from(seconds))
}

const TIME_ERROR: &str = "ada_calendar.time_error";

fn time(exact: i128) -> Result<i64> {
    i64::try_from(exact).or_else(|_| fail(TIME_ERROR))
}

/// A time and a duration together.
pub fn time_add(left: i64, right: i64) -> Result<i64> {
    time(i128::from(left) + i128::from(right))
}

/// The time before, or the duration between two times.
pub fn time_subtract(left: i64, right: i64) -> Result<i64> {
    time(i128::from(left) - i128::from(right))
}

fn date(time: i64) -> (i32, i32, i32, i64) {
    let (mut year, mut month, mut day, mut seconds) = (0, 0, 0, 0);
    split(time, &mut year, &mut month, &mut day, &mut seconds);
    (year, month, day, seconds)
}

pub fn date_year(time: i64) -> i32 {
    date(time).0
}

pub fn date_month(time: i64) -> i32 {
    date(time).1
}

pub fn date_day(time: i64) -> i32 {
    date(time).2
}

/// The nanoseconds of the day.
pub fn date_seconds(time: i64) -> i64 {
    date(time).3
}

/// Character'Image: control characters have names, others stand between apostrophes.
pub fn character_image(c: u8) -> Vec<u8> {
    const LOW: [&str; 32] = [
        "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI", "DLE",
        "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
    ];
    const HIGH: [&str; 33] = [
        "DEL",
        "RESERVED_128",
        "RESERVED_129",
        "BPH",
        "NBH",
        "RESERVED_132",
        "NEL",
        "SSA",
        "ESA",
        "HTS",
        "HTJ",
        "VTS",
        "PLD",
        "PLU",
        "RI",
        "SS2",
        "SS3",
        "DCS",
        "PU1",
        "PU2",
        "STS",
        "CCH",
        "MW",
        "SPA",
        "EPA",
        "SOS",
        "RESERVED_153",
        "SCI",
        "CSI",
        "ST",
        "OSC",
        "PM",
        "APC",
    ];
    match c {
        0..=31 => LOW[c as usize].into(),
        127..=159 => HIGH[c as usize - 127].into(),
        173 => b"SOFT_HYPHEN".to_vec(),
        _ => vec![b'\'', c, b'\''],
    }
}

/// Character'Value.
pub fn character_value(text: &[u8]) -> Result<u8> {
    let cut = blanks_cut(text);
    if let [b'\'', c, b'\''] = *cut {
        if is_graphic(c) {
            return Ok(c);
        }
    }
    let wanted: Vec<u8> = cut.iter().map(|&c| to_upper(c)).collect();
    let found = (0..=255u8).find(|&c| !character_image(c).starts_with(b"'") && character_image(c) == wanted);
    found.ok_or_else(Exception::constraint)
}

/// A product of fixed-point values in other terms: `a * b * num / den`, cut toward zero.
pub fn scaled(a: i64, b: i64, num: i64, den: i64) -> Result<i64> {
    fixed(product(a, b, num)? / i128::from(den))
}

/// `a * b * num / den`, rounded; halves go away from zero.
pub fn scaled_rounded(a: i64, b: i64, num: i64, den: i64) -> Result<i64> {
    let (exact, den) = (product(a, b, num)?, i128::from(den));
    let rest = exact % den;
    fixed(exact / den + if rest.abs() >= den - rest.abs() { exact.signum() } else { 0 })
}

/// A quotient of fixed-point values in other terms: `a / b * num / den`, cut toward zero.
pub fn ratio(a: i64, b: i64, num: i64, den: i64) -> Result<i64> {
    if b == 0 {
        return Err(Exception::constraint());
    }
    fixed(i128::from(a) * i128::from(num) / (i128::from(b) * i128::from(den)))
}

fn product(a: i64, b: i64, num: i64) -> Result<i128> {
    (i128::from(a) * i128::from(b)).checked_mul(i128::from(num)).ok_or_else(Exception::constraint)
}

fn fixed(exact: i128) -> Result<i64> {
    i64::try_from(exact).map_err(|_| Exception::constraint())
}

/// `base ** exponent`, with GNAT's multiplications.
pub fn power(base: f64, exponent: i32) -> f64 {
    let (mut result, mut factor, mut rest) = (1.0, base, exponent.unsigned_abs());
    while rest > 0 {
        if rest % 2 == 1 {
            result *= factor;
        }
        rest /= 2;
        factor *= factor;
    }
    if exponent < 0 {
        1.0 / result
    } else {
        result
    }
}

/// `base ** exponent` of a modular type; the modulus is at most 2 ** 32, and the base less.
pub fn power_modulo(base: u64, exponent: i32, modulus: u64) -> Result<u64> {
    if exponent < 0 {
        return Err(Exception::constraint());
    }
    let (mut result, mut factor, mut rest) = (1 % modulus, base, exponent);
    while rest > 0 {
        if rest % 2 == 1 {
            result = result * factor % modulus;
        }
        rest /= 2;
        factor = factor * factor % modulus;
    }
    Ok(result)
}

pub fn power_short(base: f32, exponent: i32) -> f32 {
    let (mut result, mut factor, mut rest) = (1.0, base, exponent.unsigned_abs());
    while rest > 0 {
        if rest % 2 == 1 {
            result *= factor;
        }
        rest /= 2;
        factor *= factor;
    }
    if exponent < 0 {
        1.0 / result
    } else {
        result
    }
}

/// The value, which must lie within the bounds of a floating-point subtype.
pub fn check_float(value: f64, low: f64, high: f64) -> Result<f64> {
    if low <= value && value <= high {
        Ok(value)
    } else {
        Err(Exception::constraint())
    }
}

pub fn bits_of_single(value: f32) -> u32 {
    value.to_bits()
}

pub fn bits_of_double(value: f64) -> u64 {
    value.to_bits()
}

pub fn single_of_bits(bits: u32) -> f32 {
    f32::from_bits(bits)
}

pub fn double_of_bits(bits: u64) -> f64 {
    f64::from_bits(bits)
}

/// `'Image` of the fixed-point value `value * num / den`, with `aft` decimals.
pub fn fixed_image(value: i64, num: i64, den: i64, aft: i64) -> Vec<u8> {
    let exact = i128::from(value.unsigned_abs()) * i128::from(num);
    let den = i128::from(den);
    let (mut whole, mut rest, mut digits) = (exact / den, exact % den, Vec::new());
    for _ in 0..aft {
        rest *= 10;
        digits.push(rest / den);
        rest %= den;
    }
    let mut carry = i128::from(rest >= den - rest);
    for digit in digits.iter_mut().rev() {
        *digit += carry;
        carry = *digit / 10;
        *digit %= 10;
    }
    whole += carry;
    let sign = if value < 0 && (whole > 0 || digits.iter().any(|&d| d > 0)) { '-' } else { ' ' };
    let decimals: String = digits.iter().map(i128::to_string).collect();
    format!("{sign}{whole}.{decimals}").into_bytes()
}

/// `Integer_IO.Put` in base ten.
pub fn put_integer(value: i64, width: i32) {
    put(&integer_text(value, width, 10));
}

/// What `Integer_IO.Put` writes: at least `width` characters; another base than ten stands around the digits.
pub fn integer_text(value: i64, width: i32, base: i32) -> Vec<u8> {
    let mut digits = Vec::new();
    let mut rest = value.unsigned_abs();
    while rest > 0 || digits.is_empty() {
        digits.push(b"0123456789ABCDEF"[(rest % base as u64) as usize]);
        rest /= base as u64;
    }
    digits.reverse();
    let sign = if value < 0 { "-" } else { "" };
    let digits = String::from_utf8_lossy(&digits);
    let text = if base == 10 { format!("{sign}{digits}") } else { format!("{sign}{base}#{digits}#") };
    format!("{text:>width$}", width = width.max(0) as usize).into_bytes()
}

/// The word at a position, counted from 0.
pub fn word(position: i32, words: &[u8]) -> Vec<u8> {
    words.split(|&b| b == b' ').nth(position as usize).map_or_else(Vec::new, <[u8]>::to_vec)
}

/// The text with blanks up to a width.
pub fn padded(text: &[u8], width: i32) -> Vec<u8> {
    let mut text = text.to_vec();
    text.resize(text.len().max(width.max(0) as usize), b' ');
    text
}

/// Whether standard input is a file: only there does a form feed after a line end count as a page mark.
pub(super) fn regular() -> bool {
    if let Some(known) = REGULAR.get() {
        return known;
    }
    let own = io::stdin().as_fd().try_clone_to_owned().map(File::from);
    let found = own.and_then(|file| file.metadata()).is_ok_and(|data| data.is_file());
    REGULAR.set(Some(found));
    found
}

fn skip_page_mark() -> bool {
    let marked = regular() && process::peek_byte() == Some(0x0c);
    if marked {
        process::read_byte();
    }
    marked
}

/// At most `room` bytes of the current line. A line end is passed when it is met before the room is used up.
fn read_part(room: usize) -> Result<Vec<u8>> {
    let mut part = Vec::new();
    if room == 0 {
        return Ok(part);
    }
    if LINE_MARK_PASSED.replace(false) {
        skip_page_mark();
        return Ok(part);
    }
    while part.len() < room {
        match process::read_byte() {
            None if part.is_empty() => return fail("ada_io_exceptions.end_error"),
            None => break,
            Some(b'\n') => {
                skip_page_mark();
                break;
            }
            Some(byte) => part.push(byte),
        }
    }
    Ok(part)
}

/// The function `Get_Line`: reads 500 bytes, then as many again as it has, until the line ends.
pub fn get_line() -> Result<Vec<u8>> {
    let mut line = read_part(500)?;
    let mut room = 500;
    while line.len() == room && !end_of_file() {
        line.extend(read_part(room)?);
        room *= 2;
    }
    Ok(line)
}

/// The procedure `Get_Line (Item, Last)`: stops when the item is full, and leaves the rest of the line for later.
pub fn get_line_into(item: &mut [u8], last: &mut i32) -> Result<()> {
    let part = read_part(item.len())?;
    item[..part.len()].copy_from_slice(&part);
    *last = part.len() as i32;
    Ok(())
}

/// Whether only a line end, or nothing, is left; a line end is passed to find out.
pub fn end_of_file() -> bool {
    if !LINE_MARK_PASSED.get() {
        match process::peek_byte() {
            None => return true,
            Some(b'\n') => {
                process::read_byte();
                LINE_MARK_PASSED.set(true);
                skip_page_mark();
            }
            Some(_) => return false,
        }
    }
    process::peek_byte().is_none()
}

// ---- the program

fn with_arguments<T>(use_them: impl FnOnce(&[Vec<u8>]) -> T) -> T {
    use std::os::unix::ffi::OsStringExt;
    ARGUMENTS.with_borrow_mut(|all| {
        use_them(all.get_or_insert_with(|| std::env::args_os().skip(1).map(OsStringExt::into_vec).collect()))
    })
}

pub fn argument_count() -> i32 {
    with_arguments(|all| all.len() as i32)
}

pub fn argument(number: i32) -> Result<Vec<u8>> {
    with_arguments(|all| all.get((number - 1) as usize).cloned()).ok_or_else(Exception::constraint)
}

pub fn set_exit_status(code: i32) {
    STATUS.set(code);
}

/// What the run-time system does at the end: an unfinished line is ended. Gives the exit status.
pub fn finish() -> i32 {
    if COLUMN.get() != 1 {
        new_line(1);
    }
    STATUS.get()
}
