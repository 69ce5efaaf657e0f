//! Intrinsic functions of where the program runs and of the conventions around it; tests of numbers as text.

use super::big::Big;
use super::calendar::{date_of, day_number};
use super::clock::Moment;
use super::decimal::Decimal;
use super::item::Item;
use super::machine::Machine;
use super::notation;
use std::cmp::Ordering;

/// Digits of an exponent that NUMVAL-F takes.
const EXPONENT_DIGITS: usize = 4;

impl Machine {
    pub fn function_module_id(&self) -> Item {
        self.text_result(self.program_name(0).as_bytes().to_vec())
    }

    pub fn function_module_caller_id(&self) -> Item {
        self.text_result(self.program_name(1).as_bytes().to_vec())
    }

    // ------------------------------------------------------------------ conventions

    pub fn function_numeric_decimal_point(&self) -> Item {
        self.text_result(b".".to_vec())
    }

    /// What the locale has nothing for, as the C locale does.
    pub fn function_numeric_thousands_separator(&self) -> Item {
        self.text_result(Vec::new())
    }

    pub fn function_monetary_decimal_point(&self) -> Item {
        self.text_result(Vec::new())
    }

    pub fn function_monetary_thousands_separator(&self) -> Item {
        self.text_result(Vec::new())
    }

    pub fn function_currency_symbol(&self) -> Item {
        self.text_result(Vec::new())
    }

    /// LOCALE-COMPARE in the C locale: `<`, `=` or `>`, without the blanks at the ends.
    pub fn function_locale_compare(&self, left: Item, right: Item) -> Item {
        let (left, right) = (self.data(left), self.data(right));
        let sign = match left.trim_ascii_end().cmp(right.trim_ascii_end()) {
            Ordering::Less => b'<',
            Ordering::Equal => b'=',
            Ordering::Greater => b'>',
        };
        self.text_result(vec![sign])
    }

    fn no_locale_text(&self) -> Item {
        self.raise_argument();
        self.text_result(vec![b' '; 10])
    }

    /// LOCALE-DATE in the C locale: `MM/DD/YY`.
    pub fn function_locale_date(&self, date: Item) -> Item {
        let text = self.data(date);
        let digits = text.get(..8).and_then(|t| std::str::from_utf8(t).ok()).and_then(|t| t.parse::<i64>().ok());
        let number = digits.map_or(0, |d| day_number(d / 10_000, d / 100 % 100, d % 100));
        if number == 0 {
            return self.no_locale_text();
        }
        let (year, month, day) = date_of(number);
        self.text_result(format!("{month:02}/{day:02}/{:02}", year % 100).into_bytes())
    }

    /// LOCALE-TIME in the C locale: `HH:MM:SS`.
    pub fn function_locale_time(&self, time: Item) -> Item {
        let text = self.data(time);
        let digits = text.get(..6).and_then(|t| std::str::from_utf8(t).ok()).and_then(|t| t.parse::<i64>().ok());
        match digits.map(|d| (d / 10_000, d / 100 % 100, d % 100)) {
            Some((hour, minute, second)) if hour < 25 && minute < 60 && second < 60 => {
                self.text_result(format!("{hour:02}:{minute:02}:{second:02}").into_bytes())
            }
            _ => self.no_locale_text(),
        }
    }

    pub fn function_locale_time_from_seconds(&self, time: Item) -> Item {
        let second = self.get_int(time);
        if !(0..=86_400).contains(&second) {
            return self.no_locale_text();
        }
        self.text_result(format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60).into_bytes())
    }

    // ------------------------------------------------------------------ years of two digits

    /// A year of two digits in the hundred years that end `interval` years after `now`; None when they cannot be.
    fn windowed(year: i64, interval: i64, now: i64) -> Option<i64> {
        let last = now + interval;
        if !(1601..=9999).contains(&now) || !(1700..=9999).contains(&last) {
            return None;
        }
        let century = if last % 100 >= year { last / 100 } else { last / 100 - 1 };
        Some(year + century * 100)
    }

    fn this_year() -> i64 {
        super::calendar::year_of(Moment::system().day).0
    }

    /// A date whose year of two digits stands before `unit` times what follows.
    fn widened(&self, items: &[Item], unit: i64) -> Item {
        let date = self.get_int(items[0]);
        let interval = items.get(1).map_or(50, |&i| self.get_int(i));
        let now = items.get(2).map_or_else(Self::this_year, |&n| self.get_int(n));
        let most = if unit == 1 { 99 } else { 999_999 };
        match Self::windowed(date / unit, interval, now) {
            Some(year) if (0..=most.max(100 * unit)).contains(&date) => self.int_result(year * unit + date % unit),
            _ => self.not_defined(),
        }
    }

    pub fn function_year_to_yyyy(&self, items: &[Item]) -> Item {
        if !(0..=99).contains(&self.get_int(items[0])) {
            return self.not_defined();
        }
        self.widened(items, 1)
    }

    pub fn function_date_to_yyyymmdd(&self, items: &[Item]) -> Item {
        self.widened(items, 10_000)
    }

    pub fn function_day_to_yyyyddd(&self, items: &[Item]) -> Item {
        self.widened(items, 1000)
    }

    // ------------------------------------------------------------------ numbers as text

    pub fn function_test_numval(&self, text: Item) -> Item {
        self.int_result(wrong_number(&self.data(text), None) as i64)
    }

    pub fn function_test_numval_c(&self, text: Item) -> Item {
        let sign = notation::current().currency;
        self.int_result(wrong_number(&self.data(text), Some(&[sign])) as i64)
    }

    pub fn function_test_numval_c_sign(&self, text: Item, sign: Item) -> Item {
        let sign = self.data(sign);
        self.int_result(wrong_number(&self.data(text), Some(sign.trim_ascii())) as i64)
    }

    pub fn function_test_numval_f(&self, text: Item) -> Item {
        self.int_result(wrong_float(&self.data(text)) as i64)
    }

    /// NUMVAL-F: a number with an exponent.
    pub fn function_numval_f(&self, text: Item) -> Item {
        let data = self.data(text);
        if wrong_float(&data) != 0 {
            return self.not_defined();
        }
        let point = notation::current().point;
        let packed: Vec<u8> = data.iter().copied().filter(|b| *b != b' ').collect();
        let at = packed.iter().position(|b| b.eq_ignore_ascii_case(&b'E')).unwrap_or(packed.len());
        let (number, exponent) = packed.split_at(at);
        let digits: Vec<u8> = number.iter().copied().filter(u8::is_ascii_digit).collect();
        let behind = number.iter().rev().position(|&b| b == point).unwrap_or(0);
        let value = Big::from_digits(&digits);
        let value = if number.contains(&b'-') { value.negate() } else { value };
        let power = exponent.iter().filter(|b| b.is_ascii_digit()).fold(0, |n, b| n * 10 + i32::from(b - b'0'));
        let power = if exponent.contains(&b'-') { -power } else { power };
        let scale = behind as i32 - power;
        let value = Decimal::new(value, scale.max(0));
        self.computed(if scale < 0 { Decimal::new(value.shift(-scale).value, 0) } else { value })
    }

    // ------------------------------------------------------------------ text

    /// SUBSTITUTE-CASE: text and pairs of what is replaced, whatever its case, and by what.
    pub fn function_substitute_case(&self, items: &[Item]) -> Item {
        let source = self.data(items[0]);
        let pairs: Vec<(Vec<u8>, Vec<u8>)> =
            items[1..].chunks_exact(2).map(|pair| (self.data(pair[0]), self.data(pair[1]))).collect();
        let mut out = Vec::new();
        let mut at = 0;
        while at < source.len() {
            let found = pairs.iter().find(|(old, _)| {
                source.get(at..at + old.len()).is_some_and(|s| !old.is_empty() && s.eq_ignore_ascii_case(old))
            });
            match found {
                Some((old, new)) => {
                    out.extend_from_slice(new);
                    at += old.len();
                }
                None => {
                    out.push(source[at]);
                    at += 1;
                }
            }
        }
        self.text_result(out)
    }

    /// STORED-CHAR-LENGTH: without the blanks at the end.
    pub fn function_stored_char_length(&self, text: Item) -> Item {
        let data = self.data(text);
        self.int_result(data.iter().rposition(|&b| b != b' ').map_or(0, |n| n as i64 + 1))
    }
}

/// The place of the first character with which a text is no number, 0 for one that is.
pub(super) fn wrong_number(text: &[u8], currency: Option<&[u8]>) -> usize {
    let mark = notation::current();
    let (mut digits, mut point, mut sign, mut ended, mut money) = (0, false, false, false, false);
    let mut trailing = false; // a sign stands behind the digits
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        let started = digits > 0 || point;
        match byte {
            b'0'..=b'9' => {
                if ended || trailing {
                    return at + 1;
                }
                digits += 1;
            }
            b' ' => ended = ended || started,
            b'+' | b'-' => {
                if sign {
                    return at + 1;
                }
                sign = true;
                trailing = digits > 0;
            }
            _ if byte == mark.point => {
                if point || ended {
                    return at + 1;
                }
                point = true;
            }
            _ if byte == mark.comma && currency.is_some() => {
                if point || ended || digits == 0 {
                    return at + 1;
                }
            }
            b'C' | b'c' | b'D' | b'd' => {
                if sign || !started {
                    return at + 1;
                }
                let second = if byte.eq_ignore_ascii_case(&b'C') { b'R' } else { b'B' };
                if !text.get(at + 1).is_some_and(|b| b.eq_ignore_ascii_case(&second)) {
                    return at + 2;
                }
                at += 1;
                sign = true;
                trailing = true;
                ended = true;
            }
            _ => match currency {
                Some(symbol) if !symbol.is_empty() && !money && !started && text[at..].starts_with(symbol) => {
                    money = true;
                    at += symbol.len() - 1;
                }
                _ => return at + 1,
            },
        }
        at += 1;
    }
    if digits == 0 {
        text.len() + 1
    } else {
        0
    }
}

/// The same for a number that may have an exponent.
fn wrong_float(text: &[u8]) -> usize {
    let point = notation::current().point;
    let end = text.iter().position(|b| b.eq_ignore_ascii_case(&b'E')).unwrap_or(text.len());
    let (mut digits, mut pointed, mut sign, mut ended, mut trailing) = (0, false, false, false, false);
    for (at, &byte) in text[..end].iter().enumerate() {
        let started = digits > 0 || pointed;
        match byte {
            b'0'..=b'9' if !ended && !trailing => digits += 1,
            b' ' => ended = ended || started,
            b'+' | b'-' if !sign => {
                sign = true;
                trailing = digits > 0;
            }
            _ if byte == point && !pointed && !ended => pointed = true,
            _ => return at + 1,
        }
    }
    if digits == 0 {
        return end + 1;
    }
    if end == text.len() {
        return 0;
    }
    let (mut digits, mut sign, mut ended) = (0, false, false);
    for (at, &byte) in text.iter().enumerate().skip(end + 1) {
        match byte {
            b'0'..=b'9' if sign && !ended && digits < EXPONENT_DIGITS => digits += 1,
            b' ' => ended = ended || digits > 0,
            b'+' | b'-' if !sign => sign = true,
            _ => return at + 1,
        }
    }
    if digits == 0 {
        text.len() + 1
    } else {
        0
    }
}
