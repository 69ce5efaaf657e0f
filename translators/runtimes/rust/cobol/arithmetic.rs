//! ADD, SUBTRACT, MULTIPLY and DIVIDE of one operand, with the short cuts that the compiler takes.

use super::big::Big;
use super::decimal::Decimal;
use super::fields::Field;
use super::item::{Item, Kind};
use super::machine::Machine;
use super::number::{decimal_of, put_binary, raw_binary, Store, NO_OPTION};

/// Whether the compiler takes the operand for a 32-bit whole number.
fn fits_int(item: &Item) -> bool {
    match item.kind {
        Kind::Binary => item.scale <= 0 && item.size <= 4,
        Kind::Display if item.is_literal() => item.scale <= 0 && item.digits < 10,
        Kind::Display => item.scale <= 0 && item.size < 10,
        Kind::Packed | Kind::Bare => item.scale <= 0 && item.digits < 10,
        _ => false,
    }
}

/// Whether a statement has neither ROUNDED nor SIZE ERROR nor a binary target to be cut.
fn is_simple(target: &Item, store: Store) -> bool {
    let binary = target.kind == Kind::Binary;
    let keeps = if binary && target.native { store.handled } else { store.checked || binary };
    store.rounding.is_none() && !keeps
}

impl Machine {
    #[inline]
    fn whole(&self, item: Item) -> i64 {
        if item.is_literal() {
            return self.with(&item, |data| {
                let digits = data.iter().filter(|b| b.is_ascii_digit()).fold(0i64, |v, b| v * 10 + i64::from(b - b'0'));
                if data[0] == b'-' {
                    -digits
                } else {
                    digits
                }
            });
        }
        i64::from(self.int(item) as i32)
    }

    /// A result as an item without a sign keeps it: its last digits.
    #[inline]
    pub fn cut(&self, value: i64, digits: u32) -> i64 {
        self.cut_signed(value.abs(), digits)
    }

    /// `cut` for an item with a sign.
    #[inline]
    pub fn cut_signed(&self, value: i64, digits: u32) -> i64 {
        let limit = 10i64.pow(digits);
        if value >= limit || value <= -limit {
            self.raise_size();
            return value % limit;
        }
        value
    }

    /// A result as an item without a sign takes it in a statement with SIZE ERROR: what it had stays when the result is
    /// too long.
    #[inline]
    pub fn keep(&self, value: i64, before: i64, digits: u32) -> i64 {
        self.keep_signed(value.abs(), before, digits)
    }

    /// `keep` for an item with a sign.
    #[inline]
    pub fn keep_signed(&self, value: i64, before: i64, digits: u32) -> i64 {
        let limit = 10i64.pow(digits);
        if value >= limit || value <= -limit {
            self.raise_size();
            return before;
        }
        value
    }

    /// Stores a result in the field of an item without a sign.
    pub fn set(&self, field: &'static Field, value: Decimal, digits: u32, store: Store) {
        self.set_signed(field, value, digits, store);
        field.set(field.get().abs());
    }

    /// `set` for an item with a sign.
    pub fn set_signed(&self, field: &'static Field, value: Decimal, digits: u32, store: Store) {
        if value.undefined {
            return self.raise_undefined(&value);
        }
        let rounded = store.rounding.map(|mode| value.round(0, mode));
        if matches!(rounded, Some(None)) {
            self.raise_inexact();
        }
        let value = rounded.flatten().unwrap_or(value);
        let mut number = value.value.shift(-value.scale);
        if number.has_more_digits_than(digits as usize) {
            self.raise_size();
            if store.checked {
                return;
            }
            number = number.divide(&Big::power_of_ten(digits)).1;
        }
        let size = number.low_u64() as i64;
        field.set(if number.is_negative() { -size } else { size });
    }

    /// An item with the value of the field that stands for it.
    pub fn held(&self, item: Item, field: &'static Field) -> Item {
        let value = field.get();
        self.change(&item, |data| match item.kind {
            Kind::Binary => put_binary(&item, data, value as u64),
            _ => {
                let mut rest = value;
                for byte in data.iter_mut().rev() {
                    *byte = b'0' + (rest % 10) as u8;
                    rest /= 10;
                }
            }
        });
        item
    }

    /// ADD operand TO target.
    #[inline]
    pub fn add(&self, operand: Item, target: Item, store: Store) {
        if is_simple(&target, store) && fits_int(&operand) {
            let value = self.whole(operand);
            return self.add_int(value, target);
        }
        let sum = self.value(target) + self.value(operand);
        self.store(sum, target, store);
    }

    /// SUBTRACT operand FROM target.
    pub fn subtract(&self, operand: Item, target: Item, store: Store) {
        if is_simple(&target, store) && fits_int(&operand) {
            let value = self.whole(operand);
            if target.kind == Kind::Packed {
                return self.add_decimal(-value, target);
            }
            return self.add_int(-value, target);
        }
        let difference = self.value(target) - self.value(operand);
        self.store(difference, target, store);
    }

    /// PERFORM VARYING adds BY like this: whole numbers without a check.
    #[inline]
    pub fn step(&self, operand: Item, target: Item) {
        if fits_int(&operand) {
            let value = self.whole(operand);
            return self.add_int(value, target);
        }
        let sum = self.value(target) + self.value(operand);
        self.store_by(&sum, target, None, NO_OPTION);
    }

    /// The compiler's short cut for whole numbers.
    #[inline]
    fn add_int(&self, value: i64, target: Item) {
        if target.kind == Kind::Binary && target.scale == 0 {
            return self.change(&target, |data| {
                let sum = raw_binary(&target, data).wrapping_add(value as u64);
                put_binary(&target, data, sum);
            });
        }
        if target.kind == Kind::Packed && target.scale == 0 && target.digits < 10 {
            return self.add_packed(value, target);
        }
        self.add_decimal(value, target);
    }

    /// Adds a whole number to the digits in place, without looking at the sign or at what overflows.
    fn add_packed(&self, value: i64, target: Item) {
        if value == 0 {
            return;
        }
        let mut data = self.copy_of(&target);
        let last = data.len() - 1;
        let negative = data[last] & 0x0f == 0x0d;
        if negative == (value > 0) {
            return self.add_decimal(value, target);
        }
        let mut rest = value.unsigned_abs();
        let sum = u64::from(data[last] >> 4) + rest % 10;
        rest /= 10;
        let mut carry = sum / 10;
        data[last] = ((sum % 10) as u8) << 4 | data[last] & 0x0f;
        for byte in data[..last].iter_mut().rev() {
            if carry == 0 && rest == 0 {
                break;
            }
            let sum = u64::from(*byte >> 4) * 10 + u64::from(*byte & 0x0f) + carry + rest % 100;
            carry = sum / 100;
            rest /= 100;
            let two = (sum % 100) as u8;
            *byte = ((two / 10) << 4) | (two % 10);
        }
        self.put(target, &data);
    }

    /// The library's addition of a whole number.
    pub(super) fn add_decimal(&self, value: i64, target: Item) {
        if value == 0 {
            return;
        }
        let mut addend = value;
        for _ in 0..(-target.scale).max(0) {
            addend /= 10;
        }
        if addend == 0 {
            return;
        }
        self.change(&target, |data| {
            let current = decimal_of(&target, data);
            let sum = if target.scale < 0 {
                Decimal::new(current.value.add(&Big::from(addend)), current.scale)
            } else {
                current + Decimal::integer(addend)
            };
            self.store_in(&sum, &target, data, None, NO_OPTION);
        });
    }

    /// MULTIPLY target BY operand, result in target.
    pub fn multiply(&self, operand: Item, target: Item, store: Store) {
        let product = self.value(target) * self.value(operand);
        self.store(product, target, store);
    }

    /// DIVIDE operand INTO target.
    pub fn divide(&self, operand: Item, target: Item, store: Store) {
        self.store_quotient(self.value(target), self.value(operand), target, store);
    }

    /// Stores `dividend / divisor`.
    pub fn store_quotient(&self, dividend: Decimal, divisor: Decimal, target: Item, store: Store) {
        if target.kind == Kind::Float {
            return self.store(dividend / divisor, target, store);
        }
        self.store(dividend.over_for(&divisor, target.scale, store.rounding), target, store);
    }

    /// DIVIDE … GIVING quotient REMAINDER: the quotient; `store_remainder` follows.
    pub fn divide_with_remainder(&self, dividend: Item, divisor: Item, quotient: Item, store: Store) {
        let (dividend, divisor) = (self.value(dividend), self.value(divisor));
        let cut = dividend.over_for(&divisor, quotient.scale, None);
        if cut.undefined {
            *self.remainder.borrow_mut() = None;
            return self.raise_undefined(&cut);
        }
        self.store(dividend.over_for(&divisor, quotient.scale, store.rounding), quotient, store);
        let cut = cut.shift(quotient.scale - cut.scale);
        *self.remainder.borrow_mut() = Some(dividend - cut * divisor);
    }

    /// What `divide_with_remainder` left.
    pub fn remainder(&self) -> Decimal {
        self.remainder.borrow_mut().take().unwrap_or_else(Decimal::undefined)
    }

    pub fn store_remainder(&self, target: Item, store: Store) {
        match self.remainder.borrow_mut().take() {
            Some(value) => self.store(value, target, store),
            None => self.raise_undefined(&Decimal::undefined()),
        }
    }
}
