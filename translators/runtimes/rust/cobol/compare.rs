//! Comparisons and class tests, chosen by the operands' categories as the compiler chooses them.

use super::bytes::Bytes;
use super::decimal::Decimal;
use super::floats::{as_float, compare_floats};
use super::item::{Item, Kind, Place};
use super::machine::Machine;
use super::moves::move_bytes;
use super::number::{decimal_of, packed_as_stored, put_sign, raw_binary, take_sign};
use std::cmp::Ordering;

fn order(ordering: Ordering) -> i32 {
    ordering as i32
}

/// Whether the compiler takes the operand for a 64-bit whole number.
fn fits_long(item: &Item) -> bool {
    match item.kind {
        Kind::Binary => item.scale <= 0,
        Kind::Display if item.is_literal() => item.scale <= 0 && item.digits < 19,
        Kind::Display => item.scale <= 0 && item.size < 19,
        Kind::Packed | Kind::Bare => item.scale <= 0 && item.digits < 19,
        _ => false,
    }
}

impl Machine {
    /// -1, 0 or 1: how `left` compares with `right`.
    #[inline]
    pub fn compare(&self, left: Item, right: Item) -> i32 {
        if left.is_text() && right.is_text() {
            return self.compare_texts(left, right);
        }
        match right.place {
            Place::Literal(pattern) if left.is_text() && right.kind == Kind::Every => {
                self.compare_pattern(left, pattern)
            }
            _ => self.compare_others(left, right),
        }
    }

    #[inline]
    fn compare_texts(&self, left: Item, right: Item) -> i32 {
        self.with(&left, |a| self.with(&right, |b| compare_text(a, b)))
    }

    fn compare_others(&self, left: Item, right: Item) -> i32 {
        let numbers = left.is_numeric() && right.is_numeric();
        if numbers && Self::same_digits(&left, &right) {
            return self.with(&left, |a| self.with(&right, |b| order(a.cmp(b))));
        }
        if numbers && fits_long(&right) {
            let value = self.long(right);
            return self.compare_int(left, value);
        }
        if left.is_numeric() && right == super::item::ZEROS {
            return self.compare_int(left, 0);
        }
        self.compare_fields(left, right)
    }

    /// Two unsigned display items of the same shape are compared as bytes.
    fn same_digits(left: &Item, right: &Item) -> bool {
        left.kind == Kind::Display
            && right.kind == Kind::Display
            && !left.is_literal()
            && !right.is_literal()
            && !left.signed
            && !right.signed
            && left.size == right.size
            && left.scale == right.scale
    }

    /// A number against a whole number.
    #[inline]
    pub fn compare_int(&self, left: Item, right: i64) -> i32 {
        if !left.is_literal() && left.scale == 0 {
            match left.kind {
                Kind::Packed if left.digits < 19 => {
                    return self.with(&left, |data| order(packed_as_stored(data).cmp(&right)));
                }
                Kind::Bare => return self.with(&left, |data| Self::compare_bare(&left, data, right)),
                Kind::Display if !left.leading && !left.separate && left.size < 19 => {
                    return self.with(&left, |data| Self::compare_display(&left, data, right));
                }
                Kind::Binary if !left.signed && right < 0 && (left.size < 8 || !left.native || left.swapped) => {
                    return 1
                }
                Kind::Binary if !left.signed && left.size == 8 => {
                    return self.with(&left, |data| order(raw_binary(&left, data).cmp(&(right as u64))));
                }
                Kind::Binary => {
                    return self.with(&left, |data| order((raw_binary(&left, data) as i64).cmp(&right)));
                }
                _ => {}
            }
        }
        self.compare_decimal(left, right)
    }

    fn compare_decimal(&self, left: Item, right: i64) -> i32 {
        self.change(&left, |data| decimal_of(&left, data)).compare(&Decimal::integer(right))
    }

    /// The bytes are compared with those that the other number has so.
    fn compare_bare(item: &Item, data: &[u8], right: i64) -> i32 {
        if right < 0 {
            return 1;
        }
        let mut left = [0; 20];
        let first = left.len() - data.len();
        left[first..].copy_from_slice(data);
        if item.digits % 2 == 1 {
            left[first] &= 0x0f;
        }
        let mut bytes = [0; 20];
        let mut rest = right;
        for byte in bytes.iter_mut().rev() {
            *byte = (((rest % 100 / 10) << 4) | (rest % 10)) as u8;
            rest /= 100;
        }
        order(left.cmp(&bytes))
    }

    /// Digits are taken as they are, whatever the bytes.
    fn compare_display(item: &Item, data: &[u8], right: i64) -> i32 {
        let digit = |byte: u8| i64::from(byte) - 48;
        if !item.signed {
            if right < 0 {
                return 1;
            }
            let value = data.iter().fold(0i64, |v, &b| v.wrapping_mul(10).wrapping_add(digit(b)));
            return order(value.cmp(&right));
        }
        let (&last, first) = data.split_last().unwrap_or((&b'0', &[]));
        let mut value = first.iter().fold(0i64, |v, &b| v.wrapping_mul(10).wrapping_add(digit(b))).wrapping_mul(10);
        if last.is_ascii_digit() {
            value = value.wrapping_add(digit(last));
        } else if (b'p'..=b'y').contains(&last) {
            value = value.wrapping_add(i64::from(last - b'p')).wrapping_neg();
        }
        order(value.cmp(&right))
    }

    fn compare_fields(&self, left: Item, right: Item) -> i32 {
        if left.is_numeric() && right.is_numeric() {
            if left.kind == Kind::Float || right.kind == Kind::Float {
                let value = self.change(&left, |data| as_float(&left, data));
                return compare_floats(value, self.change(&right, |data| as_float(&right, data)));
            }
            let value = self.change(&left, |data| decimal_of(&left, data));
            return value.compare(&self.change(&right, |data| decimal_of(&right, data)));
        }
        if right.kind == Kind::Every {
            return self.compare_every(left, right);
        }
        if left.kind == Kind::Every {
            if left == super::item::ZEROS && right.is_numeric() {
                return -self.compare_fields(right, left);
            }
            return -self.compare_every(right, left);
        }
        if !left.is_numeric() && !right.is_numeric() {
            return self.with(&left, |a| self.with(&right, |b| compare_text(a, b)));
        }
        let (a, b) = (self.copy_of(&left), self.copy_of(&right));
        let (left, mut a) = Self::as_display(left, a);
        let (right, mut b) = Self::as_display(right, b);
        let sign_a = take_sign(&left, &mut a);
        let sign_b = take_sign(&right, &mut b);
        let result = compare_text(&a, &b);
        put_sign(&left, &mut a, sign_a);
        put_sign(&right, &mut b, sign_b);
        self.settle(&left, &a);
        self.settle(&right, &b);
        result
    }

    /// A binary or packed number as its digits, to be compared with text.
    fn as_display(item: Item, mut data: Bytes) -> (Item, Bytes) {
        if !matches!(item.kind, Kind::Binary | Kind::Packed | Kind::Bare) {
            return (item, data);
        }
        let plain = Item::display(0, 0, item.digits, item.scale);
        let mut digits = Bytes::filled(item.digits, b'0');
        move_bytes(&item, &mut data, &plain, &mut digits);
        (plain, digits)
    }

    fn compare_every(&self, item: Item, every: Item) -> i32 {
        let Place::Literal(pattern) = every.place else {
            return self.with(&every, |pattern| self.compare_pattern(item, pattern));
        };
        self.compare_pattern(item, pattern)
    }

    #[inline]
    fn compare_pattern(&self, item: Item, pattern: &[u8]) -> i32 {
        if !item.is_numeric() {
            return self.with(&item, |data| order(Self::against(data, pattern)));
        }
        self.compare_number_with(item, pattern)
    }

    fn compare_number_with(&self, item: Item, pattern: &[u8]) -> i32 {
        if pattern == b"0" {
            return self.compare_decimal(item, 0);
        }
        let mut data = self.copy_of(&item);
        let sign = take_sign(&item, &mut data);
        let result = Self::against(&data, pattern);
        if item.kind != Kind::Packed {
            put_sign(&item, &mut data, sign);
            self.settle(&item, &data);
        }
        order(result)
    }

    fn against(data: &[u8], pattern: &[u8]) -> Ordering {
        let notation = super::notation::current();
        if let (&[byte], None) = (pattern, notation.order) {
            return data.iter().find(|&&b| b != byte).map_or(Ordering::Equal, |b| b.cmp(&byte));
        }
        let pairs = data.iter().zip(pattern.iter().cycle());
        pairs.map(|(a, b)| notation.compare(*a, *b)).find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
    }

    // ------------------------------------------------------------------ class tests

    #[inline]
    pub fn is_numeric(&self, item: Item) -> bool {
        self.with(&item, |data| Self::has_digits(&item, data))
    }

    fn has_digits(item: &Item, data: &[u8]) -> bool {
        match item.kind {
            Kind::Binary => true,
            Kind::Bare => data.iter().all(|b| b >> 4 <= 9 && b & 0x0f <= 9),
            Kind::Packed => {
                let last = data[data.len() - 1];
                let digits = data[..data.len() - 1].iter().all(|b| b >> 4 <= 9 && b & 0x0f <= 9) && last >> 4 <= 9;
                let sign = last & 0x0f;
                digits && if item.signed { matches!(sign, 0x0c | 0x0d) } else { sign == 0x0f }
            }
            Kind::Display => {
                let mut digits = data;
                if item.signed {
                    let sign;
                    if item.leading {
                        sign = data[0];
                        digits = &data[1..];
                    } else {
                        sign = data[data.len() - 1];
                        digits = &data[..data.len() - 1];
                    }
                    let valid = if item.separate {
                        matches!(sign, b'+' | b'-')
                    } else {
                        matches!(sign, b'0'..=b'9' | b'p'..=b'y')
                    };
                    if !valid {
                        return false;
                    }
                }
                digits.iter().all(u8::is_ascii_digit)
            }
            _ => data.iter().all(u8::is_ascii_digit),
        }
    }

    pub fn is_alphabetic(&self, item: Item) -> bool {
        self.with(&item, |data| data.iter().all(|b| b.is_ascii_alphabetic() || *b == b' '))
    }

    /// A class test of SPECIAL-NAMES.
    pub fn is_of_class(&self, item: Item, members: Item) -> bool {
        self.with(&members, |class| self.with(&item, |data| data.iter().all(|b| class.contains(b))))
    }

    pub fn is_alphabetic_upper(&self, item: Item) -> bool {
        self.with(&item, |data| data.iter().all(|b| b.is_ascii_uppercase() || *b == b' '))
    }

    pub fn is_alphabetic_lower(&self, item: Item) -> bool {
        self.with(&item, |data| data.iter().all(|b| b.is_ascii_lowercase() || *b == b' '))
    }
}

/// The shorter one counts as padded with blanks.
pub(super) fn compare_text(a: &[u8], b: &[u8]) -> i32 {
    let notation = super::notation::current();
    if notation.order.is_none() {
        if let (&[a], &[b]) = (a, b) {
            return order(a.cmp(&b));
        }
        let (first_a, rest_a) = a.split_at(a.len().min(b.len()));
        let (first_b, rest_b) = b.split_at(first_a.len());
        let blank =
            |rest: &[u8]| rest.iter().find(|&&byte| byte != b' ').map_or(Ordering::Equal, |byte| byte.cmp(&b' '));
        return order(first_a.cmp(first_b).then_with(|| blank(rest_a)).then_with(|| blank(rest_b).reverse()));
    }
    let size = a.len().max(b.len());
    let byte = |s: &[u8], n: usize| s.get(n).copied().unwrap_or(b' ');
    for n in 0..size {
        let result = notation.compare(byte(a, n), byte(b, n));
        if result != Ordering::Equal {
            return order(result);
        }
    }
    0
}
