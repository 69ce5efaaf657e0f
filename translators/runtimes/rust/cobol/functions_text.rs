//! Intrinsic functions of text, of numbers written as text, and of dates.

use super::big::Big;
use super::calendar::{date_of, day_number, days_before, days_in, year_days, year_of, LAST_DAY};
use super::decimal::Decimal;
use super::item::{Item, Kind};
use super::machine::Machine;

/// Digits that NUMVAL takes.
const NUMVAL_DIGITS: usize = 38;

impl Machine {
    /// An item's bytes, changed: they are read in the item's own format again.
    fn mapped(&self, item: Item, change: fn(&mut Vec<u8>)) -> Item {
        let mut bytes = self.data(item);
        change(&mut bytes);
        if matches!(item.kind, Kind::Text | Kind::EditedText | Kind::Every) || bytes.is_empty() {
            return self.text_result(bytes);
        }
        self.result(item, bytes)
    }

    pub fn function_upper_case(&self, item: Item) -> Item {
        self.mapped(item, |b| b.make_ascii_uppercase())
    }

    pub fn function_lower_case(&self, item: Item) -> Item {
        self.mapped(item, |b| b.make_ascii_lowercase())
    }

    pub fn function_reverse(&self, item: Item) -> Item {
        self.mapped(item, |b| b.reverse())
    }

    pub fn function_trim(&self, item: Item) -> Item {
        self.mapped(item, |b| *b = trimmed(b, true, true))
    }

    pub fn function_trim_leading(&self, item: Item) -> Item {
        self.mapped(item, |b| *b = trimmed(b, true, false))
    }

    pub fn function_trim_trailing(&self, item: Item) -> Item {
        self.mapped(item, |b| *b = trimmed(b, false, true))
    }

    /// CHAR: the character of that ordinal number, counted from 1.
    pub fn function_char(&self, item: Item) -> Item {
        let number = self.get_int(item);
        self.text_result(vec![if (1..=256).contains(&number) { (number - 1) as u8 } else { 0 }])
    }

    pub fn function_ord(&self, item: Item) -> Item {
        self.int_result(i64::from(self.data(item).first().copied().unwrap_or(0)) + 1)
    }

    pub fn function_length(&self, item: Item) -> Item {
        self.int_result(item.size as i64)
    }

    // ------------------------------------------------------------------ numbers as text

    pub fn function_numval(&self, item: Item) -> Item {
        let text = self.data(item);
        self.computed(number_in(&text, None))
    }

    /// NUMVAL-C: a currency sign before the digits and commas are passed over.
    pub fn function_numval_c(&self, item: Item) -> Item {
        let text = self.data(item);
        self.computed(number_in(&text, Some(super::notation::current().currency)))
    }

    /// NUMVAL-C with a currency sign of one character.
    pub fn function_numval_c_sign(&self, item: Item, sign: Item) -> Item {
        let text = self.data(item);
        self.computed(number_in(&text, self.data(sign).first().copied()))
    }

    // ------------------------------------------------------------------ dates

    pub fn function_integer_of_date(&self, item: Item) -> Item {
        let date = self.get_int(item);
        match day_number(date / 10000, date / 100 % 100, date % 100) {
            0 => self.not_defined(),
            number => self.int_result(number),
        }
    }

    pub fn function_integer_of_day(&self, item: Item) -> Item {
        let date = self.get_int(item);
        let (year, day) = (date / 1000, date % 1000);
        let valid = (1601..=9999).contains(&year) && (1..=year_days(year)).contains(&day);
        if !valid {
            return self.not_defined();
        }
        self.int_result(days_before(year) + day)
    }

    pub fn function_date_of_integer(&self, item: Item) -> Item {
        let number = self.get_int(item);
        if !(1..=LAST_DAY).contains(&number) {
            self.raise_argument();
            return self.digits_result(0, 8);
        }
        let (year, month, day) = date_of(number);
        self.digits_result(year * 10000 + month * 100 + day, 8)
    }

    pub fn function_day_of_integer(&self, item: Item) -> Item {
        let number = self.get_int(item);
        if !(1..=LAST_DAY).contains(&number) {
            self.raise_argument();
            return self.digits_result(0, 7);
        }
        let (year, day) = year_of(number);
        self.digits_result(year * 1000 + day, 7)
    }

    fn digits_result(&self, value: i64, digits: usize) -> Item {
        self.result(Item::display(0, 0, digits, 0), format!("{value:0digits$}").into_bytes())
    }

    /// TEST-DATE-YYYYMMDD: 0, or 1, 2 or 3 for the year, the month or the day that cannot be.
    pub fn function_test_date_yyyymmdd(&self, item: Item) -> Item {
        let date = self.get_int(item);
        let (year, month, day) = (date / 10000, date / 100 % 100, date % 100);
        self.int_result(match () {
            () if !(1601..=9999).contains(&year) => 1,
            () if !(1..=12).contains(&month) => 2,
            () if day < 1 || day > days_in(year, month) => 3,
            () => 0,
        })
    }

    /// TEST-DAY-YYYYDDD: 0, or 1 or 2 for the year or the day that cannot be.
    pub fn function_test_day_yyyyddd(&self, item: Item) -> Item {
        let date = self.get_int(item);
        let (year, day) = (date / 1000, date % 1000);
        self.int_result(match () {
            () if !(1601..=9999).contains(&year) => 1,
            () if !(1..=year_days(year)).contains(&day) => 2,
            () => 0,
        })
    }
}

/// The number that a text holds: digits with a point, one sign before or after them; 0 for anything else. CR and
/// DB count as a sign, and make the number negative only when something follows them, as in the original.
fn number_in(text: &[u8], currency: Option<u8>) -> Decimal {
    let mark = super::notation::current();
    let mut digits: Vec<u8> = Vec::new();
    let mut scale = 0;
    let (mut point, mut signed, mut negative, mut gap, mut ended) = (false, false, false, false, false);
    let mut n = 0;
    while let Some(&byte) = text.get(n) {
        n += 1;
        match byte {
            b'0'..=b'9' if gap => return Decimal::integer(0),
            b'0'..=b'9' if !ended && digits.len() < NUMVAL_DIGITS => {
                digits.push(byte);
                scale += i32::from(point);
            }
            b'0'..=b'9' => {}
            _ if matches!(text.get(n - 1..=n), Some(b"CR" | b"DB")) && !signed => {
                n += 1;
                (signed, ended, negative) = (true, true, n < text.len());
            }
            _ if currency == Some(byte) && digits.is_empty() && !point => {}
            _ if byte == mark.comma && currency.is_some() && !digits.is_empty() && !gap && !point => {}
            b'-' | b'+' if !signed => (signed, negative) = (true, byte == b'-'),
            _ if byte == mark.point && !point && !gap => point = true,
            b' ' => gap = point || !digits.is_empty(),
            _ => return Decimal::integer(0),
        }
    }
    let value = Big::from_digits(&digits);
    Decimal::new(if negative { value.negate() } else { value }, scale)
}

/// Without the blanks at the beginning or the end.
fn trimmed(bytes: &[u8], start: bool, end: bool) -> Vec<u8> {
    let first = if start { bytes.iter().take_while(|&&b| b == b' ').count() } else { 0 };
    let last = if end { bytes.iter().rev().take_while(|&&b| b == b' ').count() } else { 0 };
    bytes.get(first..bytes.len() - last.min(bytes.len())).unwrap_or_default().to_vec()
}
