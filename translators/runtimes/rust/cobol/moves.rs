//! MOVE: every category to every other, as the compiler and its run-time library do it.

use std::cell::Cell;

use super::big::Big;
use super::bytes::Bytes;
use super::decimal::Decimal;
use super::edit;
use super::floats::{from_float, to_float};
use super::item::{Item, Kind, Place};
use super::machine::Machine;
use super::number::{
    binary_value, decimal_of, pack_number, packed_sign, packed_start, packed_text, packed_zero, put_binary,
    put_packed_mark, put_sign, raw_binary, take_sign,
};

/// Digits that the widest number has.
const MAX_DIGITS: usize = 38;

/// A signed display number for use in between.
fn between(size: usize, scale: i32) -> Item {
    Item::display(0, 0, size, scale).signed()
}

/// Puts `digits` (with `scale` of them after the point) where they belong in a display item, and zeros elsewhere.
pub(super) fn store_common_region(item: &Item, data: &mut [u8], digits: &[u8], scale: i32) {
    let (start, count) = item.digit_bytes();
    let field = &mut data[start..start + count];
    field.fill(b'0');
    let low = (-scale).max(-item.scale);
    let high_source = digits.len() as i32 - scale;
    let high_target = count as i32 - item.scale;
    let high = high_source.min(high_target);
    if high > low {
        let from = (high_source - high) as usize;
        let to = (high_target - high) as usize;
        for n in 0..(high - low) as usize {
            let byte = digits[from + n];
            field[to + n] = if byte == b' ' || byte == 0 { b'0' } else { byte };
        }
    }
}

fn text_to_text(source: &[u8], target: &Item, data: &mut [u8]) {
    let size = data.len();
    if source.len() >= size {
        let skip = if target.justified { source.len() - size } else { 0 };
        data.copy_from_slice(&source[skip..skip + size]);
    } else if target.justified {
        let pad = size - source.len();
        data[..pad].fill(b' ');
        data[pad..].copy_from_slice(source);
    } else {
        data[..source.len()].copy_from_slice(source);
        data[source.len()..].fill(b' ');
    }
}

/// A number written as text, in a display item: blanks, a sign, digits with a point and commas. Gives the sign.
/// The text may be part of the item.
pub(super) fn text_to_display(source: &[Cell<u8>], target: &Item, data: &[Cell<u8>]) -> i32 {
    let zeros = || data.iter().for_each(|place| place.set(b'0'));
    let space = |b: u8| matches!(b, b' ' | 9..=13);
    zeros();
    let (start, count) = target.digit_bytes();
    let mut rest = source;
    while let Some((first, tail)) = rest.split_first() {
        if !space(first.get()) {
            break;
        }
        rest = tail;
    }
    let mut sign = 0;
    if let Some((first, tail)) = rest.split_first() {
        if matches!(first.get(), b'+' | b'-') {
            sign = if first.get() == b'+' { 1 } else { -1 };
            rest = tail;
        }
    }
    let mark = super::notation::current();
    let whole = rest.iter().take_while(|b| b.get() != mark.point);
    let before = whole.filter(|b| b.get().is_ascii_digit()).count() as i32;
    let places = count as i32 - target.scale;
    let mut at = 0i32;
    if before < places {
        at = places - before;
    } else {
        for _ in 0..before - places {
            while !rest[0].get().is_ascii_digit() {
                rest = &rest[1..];
            }
            rest = &rest[1..];
        }
    }
    let mut points = 0;
    for byte in rest.iter().map(Cell::get) {
        if at >= count as i32 {
            break;
        }
        if byte.is_ascii_digit() {
            if at >= 0 {
                data[start + at as usize].set(byte);
            }
            at += 1;
        } else if byte == mark.point {
            points += 1;
            if points > 1 {
                zeros();
                return 0;
            }
        } else if !space(byte) && byte != mark.comma {
            zeros();
            return 0;
        }
    }
    sign
}

/// The bytes as places that others may share.
pub(super) fn cells(bytes: &mut [u8]) -> &[Cell<u8>] {
    Cell::from_mut(bytes).as_slice_of_cells()
}

fn text_into_display(source: &mut [u8], target: &Item, data: &mut [u8]) {
    let sign = text_to_display(cells(source), target, cells(data));
    put_sign(target, data, sign);
}

fn display_to_text(digits: &[u8], scale: i32, target: &Item, data: &mut [u8]) {
    let zeros = (-scale).max(0) as usize;
    if target.justified {
        let before = data.len() - zeros.min(data.len());
        data[before..].fill(b'0');
        return text_to_text(digits, target, &mut data[..before]);
    }
    text_to_text(digits, target, data);
    if let Some(rest) = data.get_mut(digits.len()..) {
        let zeros = zeros.min(rest.len());
        rest[..zeros].fill(b'0');
    }
}

/// Packs digit by digit, all but the sign. The digits may be part of the item.
pub(super) fn display_to_packed(source: &Item, digits: &[Cell<u8>], target: &Item, data: &[Cell<u8>]) {
    data.iter().for_each(|place| place.set(0));
    let first = source.digits as i32 - source.scale - (target.digits as i32 - target.scale);
    let offset = packed_start(target);
    for n in 0..target.digits {
        let at = first + n as i32;
        let inside = at >= 0 && at < source.digits as i32;
        let value = match digits.get(at.max(0) as usize).map(Cell::get) {
            Some(byte) if inside && byte != b' ' => byte.wrapping_sub(b'0'),
            _ => 0,
        };
        let place = &data[(n + offset) / 2];
        place.set(if (n + offset) % 2 == 0 { value << 4 } else { place.get() | value });
    }
}

/// The powers of ten that 64 bits hold.
const POWERS: [u64; 20] = {
    let mut powers = [1; 20];
    let mut n = 1;
    while n < powers.len() {
        powers[n] = powers[n - 1] * 10;
        n += 1;
    }
    powers
};

#[inline]
pub(super) fn ten_to(digits: usize) -> u64 {
    POWERS[digits.min(19)]
}

pub(super) fn display_to_binary(digits: &[u8], scale: i32, sign: i32, target: &Item, data: &mut [u8]) {
    let size = digits.len() as i32 - scale + target.scale;
    let mut value = 0u64;
    for n in 0..size.max(0) as usize {
        value = value.wrapping_mul(10);
        if let Some(&byte) = digits.get(n) {
            value = value.wrapping_add((i64::from(byte) - 48) as u64);
        }
    }
    if !target.native {
        value %= ten_to(target.digits);
    }
    put_binary(target, data, if target.signed && sign < 0 { value.wrapping_neg() } else { value });
}

fn binary_to_binary(source: &Item, from: &[u8], target: &Item, data: &mut [u8]) {
    let raw = raw_binary(source, from);
    if raw <= i64::MAX as u64 {
        // Neither the source's sign nor the target's is seen.
        return put_binary(target, data, if target.native { raw } else { raw % ten_to(target.digits) });
    }
    let mut value = binary_value(source, from);
    if !target.native {
        value %= i128::from(ten_to(target.digits));
    }
    put_binary(target, data, if target.signed { value as u64 } else { value.unsigned_abs() as u64 });
}

fn binary_to_display(source: &Item, from: &[u8], target: &Item, data: &mut [u8]) {
    let value = binary_value(source, from);
    let mut digits = [0; 20];
    let mut start = digits.len();
    let mut rest = value.unsigned_abs() as u64;
    while rest > 0 {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    store_common_region(target, data, &digits[start..], source.scale);
    put_sign(target, data, if value < 0 { -1 } else { 1 });
}

fn packed_to_display(source: &Item, from: &[u8], target: &Item, data: &mut [u8]) {
    store_common_region(target, data, &packed_text(source, from), source.scale);
    put_sign(target, data, packed_sign(source, from));
}

/// By way of a number in between, as for edited items: a MOVE whose target may only be numeric.
fn by_decimal(source: &Item, from: &mut [u8], target: &Item, data: &mut [u8]) {
    move_decimal(&decimal_of(source, from), target, data);
}

/// Moves a decimal number to a binary or packed item.
pub(super) fn move_decimal(value: &Decimal, target: &Item, data: &mut [u8]) {
    let whole = value.shift(target.scale - value.scale).value;
    let truncates = target.kind == Kind::Binary && !target.native;
    let plain = Item { digits: target.digits, ..*target };
    match target.kind {
        Kind::Binary => {
            let mut number = whole;
            if !target.signed && number.is_negative() {
                number = number.absolute();
            }
            if truncates {
                let limit = Big::power_of_ten(target.digits as u32);
                number = number.divide(&limit).1;
            }
            let low = number.low_u64();
            put_binary(&plain, data, if number.is_negative() { low.wrapping_neg() } else { low });
        }
        _ => pack_number(target, data, &whole),
    }
}

pub(super) fn through(convert: impl FnOnce(&Item, &mut [u8]), size: usize, scale: i32, target: &Item, data: &mut [u8]) {
    let item = between(size, scale);
    let mut bytes = Bytes::filled(size, 0);
    convert(&item, &mut bytes);
    move_bytes(&item, &mut bytes, target, data);
}

/// A number as digits and a sign, at the source's scale, for showing it.
pub(super) fn plain_digits(source: &Item, from: &mut [u8]) -> (Bytes, i32) {
    let size = if source.kind == Kind::Binary { MAX_DIGITS } else { source.digits };
    let item = between(size, source.scale);
    let mut bytes = Bytes::filled(size, 0);
    match source.kind {
        Kind::Packed | Kind::Bare => packed_to_display(source, from, &item, &mut bytes),
        Kind::Binary => binary_to_display(source, from, &item, &mut bytes),
        _ => {
            let sign = take_sign(source, from);
            let (start, count) = source.digit_bytes();
            let digits = Bytes::of(&from[start..start + count]);
            put_sign(source, from, sign);
            return (digits, sign);
        }
    }
    let sign = take_sign(&item, &mut bytes);
    (bytes, sign)
}

/// The library's MOVE. The source's bytes may change: an invalid sign is mended.
pub(super) fn move_bytes(source: &Item, from: &mut [u8], target: &Item, data: &mut [u8]) {
    if data.is_empty() {
        return;
    }
    if from.is_empty() {
        return move_bytes(&super::item::text(b" "), &mut [b' '], target, data);
    }
    if source.kind == Kind::Every {
        return every_to(from, target, data);
    }
    if source.kind == Kind::Group || target.kind == Kind::Group {
        return text_to_text(from, target, data);
    }
    if target.kind == Kind::Float && source.is_numeric() && source.kind != Kind::Float {
        return to_float(source, from, data);
    }
    match source.kind {
        Kind::Float => from_float(from, target, data),
        Kind::Display => from_display(source, from, target, data),
        Kind::Packed | Kind::Bare => match target.kind {
            Kind::Display => packed_to_display(source, from, target, data),
            Kind::Binary | Kind::Packed | Kind::Bare => by_decimal(source, from, target, data),
            _ => through(|i, b| packed_to_display(source, from, i, b), source.digits, source.scale, target, data),
        },
        Kind::Binary => match target.kind {
            Kind::Binary if source.scale == target.scale => binary_to_binary(source, from, target, data),
            Kind::Binary | Kind::Packed | Kind::Bare => by_decimal(source, from, target, data),
            Kind::Display => binary_to_display(source, from, target, data),
            kind => {
                let size = if kind == Kind::EditedNumber { MAX_DIGITS } else { source.digits };
                through(|i, b| binary_to_display(source, from, i, b), size, source.scale, target, data);
            }
        },
        Kind::EditedNumber => match target.kind {
            Kind::Display => edit::number_of_edited(source, from, target, data),
            Kind::Packed | Kind::Bare | Kind::Binary | Kind::Float | Kind::EditedNumber => through(
                |i, b| edit::number_of_edited(source, from, i, b),
                2 * MAX_DIGITS,
                MAX_DIGITS as i32,
                target,
                data,
            ),
            Kind::EditedText => edit::text_to_edited(cells(from), target, cells(data)),
            _ => text_to_text(from, target, data),
        },
        _ => match target.kind {
            Kind::Display => text_into_display(from, target, data),
            Kind::Packed | Kind::Bare | Kind::Binary | Kind::Float | Kind::EditedNumber => {
                through(|i, b| text_into_display(from, i, b), 2 * MAX_DIGITS, MAX_DIGITS as i32, target, data);
            }
            Kind::EditedText => edit::text_to_edited(cells(from), target, cells(data)),
            _ => text_to_text(from, target, data),
        },
    }
}

fn from_display(source: &Item, from: &mut [u8], target: &Item, data: &mut [u8]) {
    let sign = take_sign(source, from);
    let (start, count) = source.digit_bytes();
    let digits = &mut from[start..start + count];
    match target.kind {
        Kind::Display => {
            store_common_region(target, data, digits, source.scale);
            put_sign(target, data, sign);
        }
        Kind::Packed | Kind::Bare => {
            display_to_packed(source, cells(digits), target, cells(data));
            put_packed_mark(target, data, sign < 0);
        }
        Kind::Binary => display_to_binary(digits, source.scale, sign, target, data),
        Kind::EditedNumber => edit::edit(cells(digits), source.scale, sign < 0, target, cells(data)),
        Kind::EditedText if source.scale < 0 || source.scale > source.digits as i32 => {
            let size = source.digits.max(source.scale.max(0) as usize);
            through(
                |i, b| {
                    store_common_region(i, b, digits, source.scale);
                    put_sign(i, b, sign);
                },
                size,
                source.scale.max(0),
                target,
                data,
            );
        }
        Kind::EditedText => edit::text_to_edited(cells(digits), target, cells(data)),
        _ => display_to_text(digits, source.scale, target, data),
    }
    put_sign(source, from, sign);
}

/// ALL literals and figurative constants.
fn every_to(from: &[u8], target: &Item, data: &mut [u8]) {
    if matches!(target.kind, Kind::Text | Kind::Group) {
        for (n, byte) in data.iter_mut().enumerate() {
            *byte = from[n % from.len()];
        }
        return;
    }
    let size = if target.is_numeric() { MAX_DIGITS } else { data.len() };
    let mut repeated: Vec<u8> = (0..size).map(|n| from[n % from.len()]).collect();
    if target.is_numeric() {
        move_bytes(&Item::display(0, 0, size, 0), &mut repeated, target, data);
    } else {
        move_bytes(&Item::text(0, 0, size), &mut repeated, target, data);
    }
}

/// Whether two numeric items are described alike.
#[inline]
fn alike(source: &Item, target: &Item) -> bool {
    source.kind == target.kind
        && source.size == target.size
        && source.digits == target.digits
        && source.scale == target.scale
        && source.signed == target.signed
        && source.separate == target.separate
        && source.leading == target.leading
        && source.native == target.native
        && source.swapped == target.swapped
        && source.register == target.register
        && source.blank_when_zero == target.blank_when_zero
}

/// Whether the compiler copies the bytes, whatever they are.
#[inline]
pub(super) fn copies(source: &Item, target: &Item) -> bool {
    if source.varying || target.varying || source.size < target.size {
        return false;
    }
    let text = |i: &Item| matches!(i.kind, Kind::Text | Kind::Group);
    if text(source) {
        return text(target) && !target.justified;
    }
    if !source.is_numeric() {
        return false;
    }
    // Digits are copied even to justified text, but for a literal's.
    let plain = source.kind == Kind::Display && !source.signed && !(source.is_literal() && target.justified);
    alike(source, target) || text(target) && plain
}

/// A literal moved at compile time; false when the library does it.
fn move_literal(source: &Item, from: &[u8], target: &Item, data: &mut [u8]) -> bool {
    let negative = source.signed && from[0] == b'-';
    let digits = if source.signed { &from[1..] } else { from };
    if target.kind == Kind::Display
        && target.scale == source.scale
        && !target.leading
        && !target.separate
        && matches!(source.kind, Kind::Display | Kind::Text)
    {
        let size = data.len();
        if digits.len() >= size {
            data.copy_from_slice(&digits[digits.len() - size..]);
        } else {
            let pad = size - digits.len();
            data[..pad].fill(b'0');
            data[pad..].copy_from_slice(digits);
        }
        if target.signed && negative && data.iter().any(|&b| b != b'0') {
            data[size - 1] = data[size - 1].wrapping_add(0x40);
        }
        return true;
    }
    if target.kind == Kind::Binary && source.kind == Kind::Display {
        display_to_binary(digits, source.scale, if negative { -1 } else { 1 }, target, data);
        return true;
    }
    let packed = matches!(target.kind, Kind::Packed | Kind::Bare);
    if packed && source.kind == Kind::Display && target.scale >= 0 && fits_int(source, digits) {
        let places = target.scale - source.scale;
        if digits.len() as i32 + places > 9 {
            return false;
        }
        let mut value = digits.iter().fold(0i64, |v, b| v * 10 + i64::from(b - b'0'));
        for _ in 0..places.max(0) {
            value *= 10;
        }
        for _ in 0..(-places).max(0) {
            value /= 10;
        }
        if value == 0 {
            packed_zero(target, data);
            return true;
        }
        pack_number(target, data, &Big::from(if negative { -value } else { value }));
        return true;
    }
    false
}

fn fits_int(source: &Item, digits: &[u8]) -> bool {
    let zeros = digits.iter().take_while(|&&b| b == b'0').count();
    let significant = &digits[zeros..];
    source.scale <= 0 && (significant.len() < 10 || significant.len() == 10 && significant <= &b"2147483647"[..])
}

impl Machine {
    /// MOVE source TO each of the targets, one after the other.
    pub fn move_to_each(&self, source: Item, targets: &[Item]) {
        targets.iter().for_each(|&target| self.move_to(source, target));
    }

    /// MOVE source TO target.
    #[inline]
    pub fn move_to(&self, source: Item, target: Item) {
        match source.place {
            Place::Literal(&[byte]) if source.kind == Kind::Every && target.is_text() => {
                self.change(&target, |data| data.fill(byte));
            }
            Place::Literal(bytes)
                if source.kind == Kind::Text && target.size <= bytes.len() && copies(&source, &target) =>
            {
                self.put(target, &bytes[..target.size])
            }
            Place::Literal(bytes) => self.move_constant(source, bytes, target),
            _ if copies(&source, &target) => self.copy(&source, &target),
            _ => self.move_converted(source, target),
        }
    }

    fn move_constant(&self, source: Item, from: &[u8], target: Item) {
        let from = &from[..source.size.min(from.len())];
        if source.kind == Kind::Text && from.iter().all(|&b| b == b' ') && !from.is_empty() {
            return self.move_constant(super::item::SPACES, b" ", target);
        }
        self.change(&target, |data| {
            if source.kind == Kind::Every && from.len() == 1 && fill_at_once(from[0], &target, data) {
                return;
            }
            let same_bytes = source.kind == Kind::Every
                && !is_figurative(from)
                && target.kind == Kind::EditedText
                && (data.len() <= 128 || from.iter().all(|&b| b == from[0]));
            if same_bytes {
                data.iter_mut().zip(from.iter().cycle()).for_each(|(byte, &next)| *byte = next);
            } else if copies(&source, &target) {
                data.copy_from_slice(&from[..data.len()]);
            } else if from.is_empty() || !move_literal(&source, from, &target, data) {
                move_bytes(&source, &mut Bytes::of(from), &target, data);
            }
        });
    }

    /// A MOVE that is more than a copy.
    fn move_converted(&self, source: Item, target: Item) {
        if self.move_over(&source, &target) {
            return;
        }
        let mut from = self.copy_of(&source);
        let mut data = self.copy_of(&target);
        move_bytes(&source, &mut from, &target, &mut data);
        self.settle(&source, &from);
        self.put(target, &data);
    }
}

/// Whether the bytes are those of a figurative constant (or of an ALL literal that looks like one).
fn is_figurative(from: &[u8]) -> bool {
    matches!(from, [b' ' | b'0' | 0 | 255 | b'"'])
}

/// Figurative constants that the compiler turns into a fill.
fn fill_at_once(byte: u8, target: &Item, data: &mut [u8]) -> bool {
    let figurative = is_figurative(&[byte]);
    match target.kind {
        Kind::Text | Kind::Group => data.fill(byte),
        Kind::Display if byte == b'0' && target.separate => return false,
        Kind::Display if figurative => data.fill(byte),
        Kind::Binary | Kind::Float | Kind::Bare if byte == b'0' => data.fill(0),
        Kind::Packed if byte == b'0' => packed_zero(target, data),
        Kind::Binary | Kind::Packed | Kind::Float | Kind::Bare if figurative => data.fill(byte),
        _ => return false,
    }
    true
}
