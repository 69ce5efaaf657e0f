//! Numbers in storage: reading signs, digits and binary values, and storing results.

use super::big::Big;
use super::bytes::Bytes;
use super::decimal::{Decimal, Rounding};
use super::exceptions::Exception;
use super::floats::decimal_of_float;
use super::item::{Item, Kind};
use super::machine::Machine;

/// What to do with a result that does not fit, and how to round it.
#[derive(Clone, Copy, Debug)]
pub struct Store {
    pub rounding: Option<Rounding>,
    /// Some SIZE ERROR phrase is written.
    pub checked: bool,
    /// ON SIZE ERROR is written.
    pub handled: bool,
}

/// Neither ROUNDED nor SIZE ERROR.
pub const PLAIN: Store = Store { rounding: None, checked: false, handled: false };
/// ROUNDED.
pub const ROUNDED: Store = Store { rounding: Some(Rounding::NearestAwayFromZero), ..PLAIN };
/// ON SIZE ERROR.
pub const CHECKED: Store = Store { checked: true, handled: true, ..PLAIN };
/// ROUNDED, ON SIZE ERROR.
pub const ROUNDED_CHECKED: Store = Store { checked: true, handled: true, ..ROUNDED };

/// What a store does on overflow, in GnuCOBOL's words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Option_ {
    pub keep: bool,
    pub truncate: bool,
}

pub(super) const NO_OPTION: Option_ = Option_ { keep: false, truncate: false };

/// The sign of a display or packed item, and its digits' bytes. An invalid sign byte becomes `0`, for good.
pub(super) fn take_sign(item: &Item, data: &mut [u8]) -> i32 {
    if !item.signed {
        return 0;
    }
    match item.kind {
        Kind::Packed => {
            if data[data.len() - 1] & 0x0f == 0x0d {
                -1
            } else {
                1
            }
        }
        Kind::Display => {
            let at = if item.leading { 0 } else { data.len() - 1 };
            if item.separate {
                return if data[at] == b'-' { -1 } else { 1 };
            }
            match data[at] {
                b'0'..=b'9' | b' ' => 1,
                b'p'..=b'y' => {
                    data[at] &= !0x40;
                    -1
                }
                _ => {
                    data[at] = b'0';
                    1
                }
            }
        }
        _ => 0,
    }
}

pub(super) fn put_sign(item: &Item, data: &mut [u8], sign: i32) {
    if !item.signed {
        return;
    }
    match item.kind {
        Kind::Display => {
            let at = if item.leading { 0 } else { data.len() - 1 };
            if item.separate {
                data[at] = if sign < 0 { b'-' } else { b'+' };
            } else if sign < 0 {
                data[at] |= 0x40;
            }
        }
        Kind::Packed => {
            let last = data.len() - 1;
            data[last] = data[last] & 0xf0 | if sign < 0 { 0x0d } else { 0x0c };
        }
        _ => {}
    }
}

/// Digit value of a byte as GnuCOBOL computes it: no check, so other bytes count for something else.
fn digit(byte: u8) -> i64 {
    i64::from(byte) - 48
}

/// The bits of a binary item, extended by its sign.
#[inline]
pub(super) fn raw_binary(item: &Item, data: &[u8]) -> u64 {
    let add = |value: u64, byte: &u8| value << 8 | u64::from(*byte);
    let value = if item.native != item.swapped { data.iter().rev().fold(0, add) } else { data.iter().fold(0, add) };
    if item.signed {
        let shift = 64 - 8 * data.len() as u32;
        ((value << shift) as i64 >> shift) as u64
    } else {
        value
    }
}

#[inline]
pub(super) fn binary_value(item: &Item, data: &[u8]) -> i128 {
    let value = raw_binary(item, data);
    if item.signed {
        i128::from(value as i64)
    } else {
        i128::from(value)
    }
}

#[inline]
pub(super) fn put_binary(item: &Item, data: &mut [u8], value: u64) {
    let size = data.len();
    let bytes = value.to_be_bytes();
    data.copy_from_slice(&bytes[8 - size..]);
    if item.native != item.swapped {
        data.reverse();
    }
}

/// The place of the first digit of a packed item, counted in nibbles.
pub(super) fn packed_start(item: &Item) -> usize {
    if item.kind == Kind::Bare {
        item.digits % 2
    } else {
        1 - item.digits % 2
    }
}

/// Digit `n` of a packed item, counted from the left.
fn packed_digit(item: &Item, data: &[u8], n: usize) -> u8 {
    let at = n + packed_start(item);
    if at % 2 == 0 {
        data[at / 2] >> 4
    } else {
        data[at / 2] & 0x0f
    }
}

pub(super) fn packed_sign(item: &Item, data: &[u8]) -> i32 {
    if !item.signed {
        return 0;
    }
    if data[data.len() - 1] & 0x0f == 0x0d {
        -1
    } else {
        1
    }
}

/// The digits of a packed item as characters (nibbles above 9 give the characters behind `9`).
pub(super) fn packed_text(item: &Item, data: &[u8]) -> Bytes {
    let mut text = Bytes::filled(item.digits, b'0');
    for (n, byte) in text.iter_mut().enumerate() {
        *byte += packed_digit(item, data, n);
    }
    text
}

fn packed_pair(byte: u8) -> u8 {
    (byte >> 4) * 10 + (byte & 0x0f)
}

fn decimal_of_packed(item: &Item, data: &[u8]) -> Decimal {
    let last = data.len() - 1;
    let mut value = Big::zero();
    if last < 9 && last > 0 {
        // 17 digits at most.
        let high = if item.digits % 2 == 0 { data[0] & 0x0f } else { packed_pair(data[0]) };
        let digits = data[1..last].iter().fold(u64::from(high), |v, &b| v * 100 + u64::from(packed_pair(b)));
        let magnitude = Big::from(digits * 10 + u64::from(data[last] >> 4));
        return Decimal::new(if packed_sign(item, data) < 0 { magnitude.negate() } else { magnitude }, item.scale);
    }
    if last < 16 && last > 0 {
        // 31 digits at most: they fit, whatever the nibbles are.
        let high = if item.digits % 2 == 0 { data[0] & 0x0f } else { packed_pair(data[0]) };
        let digits = data[1..last].iter().fold(u128::from(high), |v, &b| v * 100 + u128::from(packed_pair(b)));
        let magnitude = Big::magnitude(digits * 10 + u128::from(data[last] >> 4));
        return Decimal::new(if packed_sign(item, data) < 0 { magnitude.negate() } else { magnitude }, item.scale);
    }
    let hundred = Big::from(100i64);
    let mut start = 0;
    if item.digits % 2 == 0 {
        value = Big::from(i64::from(data[0] & 0x0f));
        start = 1;
    }
    for &byte in &data[start.min(last)..last] {
        value = value.multiply(&hundred).add(&Big::from(i64::from(byte >> 4) * 10 + i64::from(byte & 0x0f)));
    }
    value = value.multiply(&Big::from(10i64)).add(&Big::from(i64::from(data[last] >> 4)));
    if packed_sign(item, data) < 0 {
        value = value.negate();
    }
    Decimal::new(value, item.scale)
}

fn decimal_of_bare(item: &Item, data: &[u8]) -> Decimal {
    let add = |value: Big, n| value.shift(1).add(&Big::from(u64::from(packed_digit(item, data, n))));
    Decimal::new((0..item.digits).fold(Big::zero(), add), item.scale)
}

fn decimal_of_display(item: &Item, data: &mut [u8]) -> Decimal {
    let (start, count) = item.digit_bytes();
    let first = data[start];
    if first == 255 || first == 0 {
        let value = Big::power_of_ten(count as u32);
        return Decimal::new(if first == 0 { value.negate() } else { value }, item.scale);
    }
    let sign = take_sign(item, data);
    let mut digits = &data[start..start + count];
    while digits.len() > 1 && digits[0] & 0x0f == 0 {
        digits = &digits[1..];
    }
    let value = if digits.len() < 20 {
        let mut sum = 0u64;
        for &byte in digits {
            sum = sum.wrapping_mul(10).wrapping_add(digit(byte) as u64);
        }
        Big::from(sum)
    } else {
        let clean: Vec<u8> = digits.iter().map(|b| (b & 0x0f).min(9) + b'0').collect();
        Big::from_digits(&clean)
    };
    let value = if sign < 0 { value.negate() } else { value };
    put_sign(item, data, sign);
    Decimal::new(value, item.scale)
}

/// The value of numeric bytes; anything else is read as a display number first.
pub(super) fn decimal_of(item: &Item, data: &mut [u8]) -> Decimal {
    match item.kind {
        Kind::Binary => {
            let value = binary_value(item, data);
            let magnitude = Big::magnitude(value.unsigned_abs());
            Decimal::new(if value < 0 { magnitude.negate() } else { magnitude }, item.scale)
        }
        Kind::Packed => decimal_of_packed(item, data),
        Kind::Bare => decimal_of_bare(item, data),
        Kind::Float => decimal_of_float(data),
        _ => decimal_of_display(item, data),
    }
}

/// Whether the value was stored, and whether it was too large.
fn store_binary(item: &Item, data: &mut [u8], value: &Big, option: Option_, any: bool) -> (bool, bool) {
    let mut value = value.clone();
    if value.is_zero() {
        data.fill(0);
        return (true, false);
    }
    if !item.signed && value.is_negative() {
        value = value.absolute();
    }
    let bits = (data.len() * 8) as u32 - u32::from(item.signed);
    let too_wide = value.bits() > bits;
    let too_long = any && !item.native && value.has_more_digits_than(item.digits);
    let overflows = too_wide || too_long;
    if overflows {
        if option.keep {
            return (false, true);
        }
        if option.truncate {
            value = value.divide(&Big::power_of_ten(item.digits as u32)).1;
        }
    }
    let low = value.low_u64();
    put_binary(item, data, if value.is_negative() { low.wrapping_neg() } else { low });
    (true, overflows)
}

/// Writes a number with leading zeros; there are places enough.
fn put_digits(value: u128, field: &mut [u8]) {
    let mut places = field.iter_mut().rev();
    let mut high = value;
    while high > u128::from(u64::MAX) {
        if let Some(place) = places.next() {
            *place = b'0' + (high % 10) as u8;
        }
        high /= 10;
    }
    let mut low = high as u64;
    for place in places {
        *place = b'0' + (low % 10) as u8;
        low /= 10;
    }
}

pub(super) fn store_display(item: &Item, data: &mut [u8], value: &Big, option: Option_) -> bool {
    let (start, count) = item.digit_bytes();
    let field = &mut data[start..start + count];
    if option.keep && !value.is_zero() && value.has_more_digits_than(count) {
        return false;
    }
    if let Some(digits) = value.last_digits(count) {
        put_digits(digits, field);
        put_sign(item, data, value.signum());
        return true;
    }
    let digits = value.digits();
    if value.is_zero() {
        field.fill(b'0');
    } else if digits.len() > count {
        field.copy_from_slice(&digits[digits.len() - count..]);
    } else {
        let pad = count - digits.len();
        field[..pad].fill(b'0');
        field[pad..].copy_from_slice(&digits);
    }
    put_sign(item, data, value.signum());
    true
}

pub(super) fn packed_zero(item: &Item, data: &mut [u8]) {
    data.fill(0);
    put_packed_mark(item, data, false);
}

/// Packs digit values (not characters) into an item of `item.digits` digits.
pub(super) fn pack(item: &Item, data: &mut [u8], digits: &[u8], negative: bool) {
    data.fill(0);
    let offset = packed_start(item);
    for (n, &value) in digits.iter().enumerate() {
        let i = n + offset;
        if i % 2 == 0 {
            data[i / 2] = value << 4;
        } else {
            data[i / 2] |= value;
        }
    }
    put_packed_mark(item, data, negative);
}

/// Puts the sign's nibble, if there is one.
pub(super) fn put_packed_mark(item: &Item, data: &mut [u8], negative: bool) {
    if item.kind == Kind::Bare {
        return;
    }
    let last = data.len() - 1;
    data[last] = data[last] & 0xf0 | packed_mark(item, negative);
}

/// The sign's nibble.
fn packed_mark(item: &Item, negative: bool) -> u8 {
    if !item.signed {
        0x0f
    } else if negative {
        0x0d
    } else {
        0x0c
    }
}

/// The values of a number's last digits, as many as the item has.
fn last_values(item: &Item, value: &Big) -> Vec<u8> {
    let mut digits: Vec<u8> = value.digits().iter().map(|b| b - b'0').collect();
    if digits.len() > item.digits {
        digits.drain(..digits.len() - item.digits);
    }
    let mut padded = vec![0; item.digits - digits.len()];
    padded.extend_from_slice(&digits);
    padded
}

fn pack_bare(item: &Item, data: &mut [u8], value: &Big) {
    pack(item, data, &last_values(item, value), false);
}

/// Packs a number, its last digits when it has too many.
pub(super) fn pack_number(item: &Item, data: &mut [u8], value: &Big) {
    if value.is_zero() {
        return packed_zero(item, data);
    }
    let negative = value.is_negative();
    if item.kind == Kind::Bare {
        return pack_bare(item, data, value);
    }
    if let Some(mut digits) = value.last_digits(item.digits).and_then(|digits| u64::try_from(digits).ok()) {
        for (n, place) in data.iter_mut().rev().enumerate() {
            *place = if n == 0 {
                let last = (digits % 10) as u8;
                digits /= 10;
                last << 4 | packed_mark(item, negative)
            } else {
                let two = (digits % 100) as u8;
                digits /= 100;
                ((two / 10) << 4) | (two % 10)
            };
        }
        return;
    }
    if let Some(mut digits) = value.last_digits(item.digits) {
        let mut places = data.iter_mut().rev();
        if let Some(last) = places.next() {
            *last = ((digits % 10) as u8) << 4 | packed_mark(item, negative);
            digits /= 10;
        }
        for place in places {
            let two = (digits % 100) as u8;
            digits /= 100;
            *place = ((two / 10) << 4) | (two % 10);
        }
        return;
    }
    pack(item, data, &last_values(item, value), negative);
}

fn store_packed(item: &Item, data: &mut [u8], value: &Big, option: Option_) -> bool {
    if option.keep && !value.is_zero() && value.has_more_digits_than(item.digits) {
        return false;
    }
    pack_number(item, data, value);
    true
}

impl Machine {
    /// The value of an item in an expression.
    pub fn value(&self, item: Item) -> Decimal {
        if item.kind == Kind::Every {
            return Decimal::integer(0);
        }
        self.change(&item, |data| decimal_of(&item, data))
    }

    /// Reading a display number may mend its sign byte: that stays.
    pub(super) fn settle(&self, item: &Item, data: &[u8]) {
        if item.kind == Kind::Display && item.signed && !item.is_literal() {
            self.put(*item, data);
        }
    }

    pub(super) fn raise_size(&self) {
        self.raise(Exception::SizeOverflow);
    }

    /// What a store of no number meets.
    pub(super) fn raise_undefined(&self, value: &Decimal) {
        self.raise(if value.improper { Exception::SizeOverflow } else { Exception::ZeroDivide });
    }

    pub(super) fn raise_inexact(&self) {
        self.raise(Exception::Inexact);
    }

    /// `base.raise(exponent)` in a statement, which zero to the power of zero is an error in.
    pub fn raised(&self, base: Decimal, exponent: Decimal) -> Decimal {
        if !base.undefined && !exponent.undefined && base.value.is_zero() && exponent.value.is_zero() {
            self.raise(Exception::Power);
        }
        base.raise(exponent)
    }

    /// `left.compare(right)` of what may be no number.
    pub fn compared(&self, left: Decimal, right: Decimal) -> i32 {
        for side in [&left, &right] {
            if side.undefined {
                self.raise(if side.improper { Exception::Power } else { Exception::ZeroDivide });
            }
        }
        left.compare(&right)
    }

    fn option(item: &Item, store: Store) -> Option_ {
        if item.kind == Kind::Binary && item.native {
            Option_ { keep: store.handled, truncate: false }
        } else if store.checked {
            Option_ { keep: true, truncate: false }
        } else {
            Option_ { keep: false, truncate: item.kind == Kind::Binary }
        }
    }

    /// Stores a result as arithmetic statements do.
    pub fn store(&self, value: Decimal, target: Item, store: Store) {
        self.store_by(&value, target, store.rounding, Self::option(&target, store));
    }

    pub(super) fn store_by(&self, value: &Decimal, target: Item, rounding: Option<Rounding>, option: Option_) {
        self.change(&target, |data| self.store_in(value, &target, data, rounding, option));
    }

    /// Whether anything was stored.
    pub(super) fn store_in(
        &self,
        value: &Decimal,
        target: &Item,
        data: &mut [u8],
        rounding: Option<Rounding>,
        option: Option_,
    ) -> bool {
        if value.undefined {
            self.raise_undefined(value);
            return false;
        }
        let rounded = rounding.map(|mode| value.round(target.scale, mode));
        if matches!(rounded, Some(None)) {
            self.raise_inexact();
        }
        let value = rounded.flatten().unwrap_or_else(|| value.clone());
        if target.kind == Kind::Float {
            return self.store_float(&value, data, option.keep);
        }
        let whole = value.value.shift(target.scale - value.scale);
        let any = option.keep || option.truncate || rounding.is_some();
        let (_, count) = target.digit_bytes();
        let overflows = match target.kind {
            Kind::Binary => false,
            Kind::Display => whole.has_more_digits_than(count),
            _ => whole.has_more_digits_than(target.digits),
        };
        if overflows {
            self.raise_size();
        }
        match target.kind {
            Kind::Binary => {
                let (stored, overflows) = store_binary(target, data, &whole, option, any);
                if overflows {
                    self.raise_size();
                }
                stored
            }
            Kind::Packed | Kind::Bare => store_packed(target, data, &whole, option),
            Kind::Display => store_display(target, data, &whole, option),
            _ => {
                let plain = Item { size: target.digits, ..Item::display(0, 0, target.digits, target.scale) }.signed();
                let mut digits = Bytes::filled(target.digits, b'0');
                if !store_display(&plain, &mut digits, &whole, option) {
                    return false;
                }
                super::moves::move_bytes(&plain, &mut digits, target, data);
                true
            }
        }
    }

    // ------------------------------------------------------------------ whole numbers

    pub(super) fn storage_int(&self, item: &Item) -> i64 {
        self.with(item, |data| raw_binary(item, data)) as i64
    }

    /// The value that a subscript, a count or a length has.
    #[inline]
    pub fn int(&self, item: Item) -> i64 {
        match item.kind {
            Kind::Every => 0,
            Kind::Binary => self.with(&item, |data| raw_binary(&item, data)) as i64,
            _ => self.int_of_digits(item),
        }
    }

    fn int_of_digits(&self, item: Item) -> i64 {
        let whole = item.size as i64 - i64::from(item.scale);
        self.change(&item, |data| match item.kind {
            Kind::Display if !item.signed && item.scale >= 0 && (1..=9).contains(&whole) && !item.is_literal() => {
                // Bytes that are no digits count as zero here.
                let mut sum = 0i32;
                for byte in &data[..whole as usize] {
                    sum = sum.wrapping_mul(10);
                    if (b'1'..=b'9').contains(byte) {
                        sum = sum.wrapping_add(i32::from(byte - b'0'));
                    }
                }
                i64::from(sum)
            }
            Kind::Packed if item.scale == 0 && item.digits < 10 => i64::from(packed_as_stored(data) as i32),
            _ => i64::from(long_of(&item, data) as i32),
        })
    }

    /// The value as a 64-bit number: what comparisons with whole numbers use.
    #[inline]
    pub fn long(&self, item: Item) -> i64 {
        match item.kind {
            Kind::Every => 0,
            Kind::Binary if matches!(item.size, 1 | 2 | 4 | 8) => {
                self.with(&item, |data| raw_binary(&item, data)) as i64
            }
            _ => self.change(&item, |data| long_of(&item, data)),
        }
    }

    /// The whole part of a value as the run-time library takes it (POINTER, ADVANCING, GO TO DEPENDING).
    pub fn get_int(&self, item: Item) -> i64 {
        if item.kind == Kind::Binary && item.scale <= 0 {
            return self.with(&item, |data| i64::from(raw_binary(&item, data) as i32));
        }
        self.change(&item, |data| i64::from(long_of(&item, data) as i32))
    }

    /// Stores a whole number as MOVE does.
    pub fn set_int(&self, target: Item, value: i64) {
        const SOURCE: Item = Item::native(0, 0, 4, 9, 0).signed();
        if target.kind == Kind::Binary && target.scale == 0 && (0..=i64::from(i32::MAX)).contains(&value) {
            let value = value as u64;
            let kept = if target.native { value } else { value % super::moves::ten_to(target.digits) };
            return self.change(&target, |data| put_binary(&target, data, kept));
        }
        let mut bytes = (value as i32).to_le_bytes();
        self.change(&target, |data| super::moves::move_bytes(&SOURCE, &mut bytes, &target, data));
    }
}

fn long_of(item: &Item, data: &mut [u8]) -> i64 {
    match item.kind {
        Kind::Packed | Kind::Bare => {
            let count = (item.digits as i64 - i64::from(item.scale)).max(0) as usize;
            let mut value = 0i64;
            for n in 0..count {
                // Ps to the right of the digits are read beyond the item in the original; as zeros here.
                let digit = if n < item.digits { packed_digit(item, data, n) } else { 0 };
                value = value.wrapping_mul(10).wrapping_add(i64::from(digit));
            }
            if packed_sign(item, data) < 0 {
                value.wrapping_neg()
            } else {
                value
            }
        }
        Kind::Binary => {
            let mut value = binary_value(item, data) as i64;
            for _ in 0..item.scale.max(0) {
                value /= 10;
            }
            value
        }
        Kind::Display => {
            let sign = take_sign(item, data);
            let (start, count) = item.digit_bytes();
            let kept = if item.scale > 0 { count.saturating_sub(item.scale as usize) } else { count };
            let mut value = 0i64;
            let mut leading = true;
            for &byte in &data[start..start + kept] {
                leading = leading && byte == b'0';
                if !leading {
                    value = value.wrapping_mul(10).wrapping_add(digit(byte));
                }
            }
            for _ in 0..(-item.scale).max(0) {
                value = value.wrapping_mul(10);
            }
            put_sign(item, data, sign);
            if sign < 0 {
                value.wrapping_neg()
            } else {
                value
            }
        }
        _ => {
            let number = Item { size: 8, ..Item::native(0, 0, 8, 18, 0) }.signed();
            let mut bytes = [0; 8];
            super::moves::move_bytes(item, data, &number, &mut bytes);
            binary_value(&number, &bytes) as i64
        }
    }
}

/// All nibbles but the last as digits, that one as the sign: how the compiler reads short packed items inline.
pub(super) fn packed_as_stored(data: &[u8]) -> i64 {
    let last = data.len() - 1;
    let mut value = 0i64;
    for &byte in &data[..last] {
        value = value.wrapping_mul(100).wrapping_add(i64::from(byte >> 4) * 10 + i64::from(byte & 0x0f));
    }
    value = value.wrapping_mul(10).wrapping_add(i64::from(data[last] >> 4));
    if data[last] & 0x0f == 0x0d {
        value.wrapping_neg()
    } else {
        value
    }
}
