//! Comparisons and class tests, chosen by the operands' categories as the compiler chooses them.

use super::decimal::Decimal;
use super::item::{Item, Kind};
use super::machine::Machine;
use super::moves::move_bytes;
use super::number::{binary_value, decimal_of, packed_as_stored, put_sign, take_sign};
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
        Kind::Packed => item.scale <= 0 && item.digits < 19,
        _ => false,
    }
}

impl Machine {
    /// -1, 0 or 1: how `left` compares with `right`.
    pub fn compare(&self, left: Item, right: Item) -> i32 {
        let numbers = left.is_numeric() && right.is_numeric();
        if numbers && Self::same_digits(&left, &right) {
            return order(self.data(left).cmp(&self.data(right)));
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
    pub fn compare_int(&self, left: Item, right: i64) -> i32 {
        let mut data = self.data(left);
        if !left.is_literal() && left.scale == 0 {
            match left.kind {
                Kind::Packed if left.digits < 19 => return order(packed_as_stored(&data).cmp(&right)),
                Kind::Display if !left.leading && !left.separate && left.size < 19 => {
                    return Self::compare_display(&left, &data, right);
                }
                Kind::Binary if !left.signed && right < 0 && (left.size < 8 || !left.native) => return 1,
                Kind::Binary if !left.signed && left.size == 8 => {
                    return order((binary_value(&left, &data) as u64).cmp(&(right as u64)));
                }
                Kind::Binary => return order(binary_value(&left, &data).cmp(&i128::from(right))),
                _ => {}
            }
        }
        let value = decimal_of(&left, &mut data);
        self.settle(&left, &data);
        value.compare(&Decimal::integer(right))
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
        let (mut a, mut b) = (self.data(left), self.data(right));
        if left.is_numeric() && right.is_numeric() {
            let result = decimal_of(&left, &mut a).compare(&decimal_of(&right, &mut b));
            self.settle(&left, &a);
            self.settle(&right, &b);
            return result;
        }
        if right.kind == Kind::Every {
            return self.compare_every(left, a, &b);
        }
        if left.kind == Kind::Every {
            if left == super::item::ZEROS && right.is_numeric() {
                return -self.compare_fields(right, left);
            }
            return -self.compare_every(right, b, &a);
        }
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
    fn as_display(item: Item, mut data: Vec<u8>) -> (Item, Vec<u8>) {
        if !matches!(item.kind, Kind::Binary | Kind::Packed) {
            return (item, data);
        }
        let plain = Item::display(0, 0, item.digits, item.scale);
        let mut digits = vec![b'0'; item.digits];
        move_bytes(&item, &mut data, &plain, &mut digits);
        (plain, digits)
    }

    fn compare_every(&self, item: Item, mut data: Vec<u8>, pattern: &[u8]) -> i32 {
        if pattern == b"0" && item.is_numeric() {
            let value = decimal_of(&item, &mut data);
            self.settle(&item, &data);
            return value.compare(&Decimal::integer(0));
        }
        let sign = take_sign(&item, &mut data);
        let mut result = Ordering::Equal;
        let notation = super::notation::current();
        for (n, byte) in data.iter().enumerate() {
            result = notation.compare(*byte, pattern[n % pattern.len()]);
            if result != Ordering::Equal {
                break;
            }
        }
        if item.kind != Kind::Packed {
            put_sign(&item, &mut data, sign);
            self.settle(&item, &data);
        }
        order(result)
    }

    // ------------------------------------------------------------------ class tests

    pub fn is_numeric(&self, item: Item) -> bool {
        let data = self.data(item);
        match item.kind {
            Kind::Binary => true,
            Kind::Packed => {
                let last = data[data.len() - 1];
                let digits = data[..data.len() - 1].iter().all(|b| b >> 4 <= 9 && b & 0x0f <= 9) && last >> 4 <= 9;
                let sign = last & 0x0f;
                digits && if item.signed { matches!(sign, 0x0c | 0x0d) } else { sign == 0x0f }
            }
            Kind::Display => {
                let mut digits: &[u8] = &data;
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
        self.data(item).iter().all(|b| b.is_ascii_alphabetic() || *b == b' ')
    }

    pub fn is_alphabetic_upper(&self, item: Item) -> bool {
        self.data(item).iter().all(|b| b.is_ascii_uppercase() || *b == b' ')
    }

    pub fn is_alphabetic_lower(&self, item: Item) -> bool {
        self.data(item).iter().all(|b| b.is_ascii_lowercase() || *b == b' ')
    }
}

/// The shorter one counts as padded with blanks.
pub(super) fn compare_text(a: &[u8], b: &[u8]) -> i32 {
    let size = a.len().max(b.len());
    let byte = |s: &[u8], n: usize| s.get(n).copied().unwrap_or(b' ');
    let notation = super::notation::current();
    for n in 0..size {
        let result = notation.compare(byte(a, n), byte(b, n));
        if result != Ordering::Equal {
            return order(result);
        }
    }
    0
}
