//! MOVE between items that share bytes: the run-time library clears the target first, or writes it as it reads, and so
//! changes what it is about to read.

use super::bytes::Bytes;
use super::edit::{edit, text_to_edited};
use super::item::{Item, Kind, Place};
use super::machine::Machine;
use super::moves::{cells, display_to_binary, display_to_packed, store_common_region, text_to_display, through};
use super::number::{put_packed_mark, put_sign, take_sign};

/// Digits of one display item into another, where both are: `from` and `to` are their first bytes.
fn digits_over(source: &Item, from: usize, target: &Item, to: usize, memory: &mut [u8]) {
    let (first, size) = source.digit_bytes();
    let (start, count) = target.digit_bytes();
    memory[to + start..to + start + count].fill(b'0');
    let low = (-source.scale).max(-target.scale);
    let (high_source, high_target) = (size as i32 - source.scale, count as i32 - target.scale);
    let high = high_source.min(high_target);
    for n in 0..(high - low).max(0) {
        let byte = memory[from + first + (high_source - high + n) as usize];
        memory[to + start + (high_target - high + n) as usize] = if byte == b' ' || byte == 0 { b'0' } else { byte };
    }
}

/// Bytes into a text, where both are; a text that is not justified is written once all is read.
fn text_over(from: usize, size: usize, target: &Item, to: usize, memory: &mut [u8]) {
    if !target.justified {
        memory.copy_within(from..from + size.min(target.size), to);
        if size < target.size {
            memory[to + size..to + target.size].fill(b' ');
        }
    } else if size < target.size {
        let pad = target.size - size;
        memory[to..to + pad].fill(b' ');
        memory.copy_within(from..from + size, to + pad);
    } else {
        memory.copy_within(from + size - target.size..from + size, to);
    }
}

/// Digits of a display item into a text. Zeros for the picture's Ps come first where the text is justified.
fn digits_to_text_over(source: &Item, from: usize, target: &Item, to: usize, memory: &mut [u8]) {
    let (first, size) = source.digit_bytes();
    let zeros = (-source.scale).max(0) as usize;
    if target.justified {
        let before = target.size - zeros.min(target.size);
        memory[to + before..to + target.size].fill(b'0');
        if before > 0 {
            text_over(from + first, size, &Item { size: before, ..*target }, to, memory);
        }
    } else {
        text_over(from + first, size, target, to, memory);
        let zeros = zeros.min(target.size.saturating_sub(size));
        memory[to + size.min(target.size)..][..zeros].fill(b'0');
    }
}

/// A display item into anything that shares bytes with it: its sign is taken off in place, and put back at the end.
fn display_over(source: &Item, from: usize, target: &Item, to: usize, memory: &mut [u8]) {
    let sign = take_sign(source, &mut memory[from..from + source.size]);
    let (first, size) = source.digit_bytes();
    let (digits, place) = (from + first..from + first + size, to..to + target.size);
    match target.kind {
        Kind::Display => digits_over(source, from, target, to, memory),
        Kind::Packed | Kind::Bare => {
            let shared = cells(memory);
            display_to_packed(source, &shared[digits], target, &shared[place.clone()]);
        }
        Kind::Binary => {
            let digits = Bytes::of(&memory[digits]);
            display_to_binary(&digits, source.scale, sign, target, &mut memory[place.clone()]);
        }
        Kind::EditedNumber => {
            let shared = cells(memory);
            edit(&shared[digits], source.scale, sign < 0, target, &shared[place.clone()]);
        }
        Kind::EditedText if source.scale < 0 || source.scale > source.digits as i32 => {
            let digits = Bytes::of(&memory[digits]);
            let convert = |item: &Item, bytes: &mut [u8]| {
                store_common_region(item, bytes, &digits, source.scale);
                put_sign(item, bytes, sign);
            };
            let (size, scale) = (source.digits.max(source.scale.max(0) as usize), source.scale.max(0));
            through(convert, size, scale, target, &mut memory[place.clone()]);
        }
        Kind::EditedText => {
            let shared = cells(memory);
            text_to_edited(&shared[digits], target, &shared[place.clone()]);
        }
        _ => digits_to_text_over(source, from, target, to, memory),
    }
    put_sign(source, &mut memory[from..from + source.size], sign);
    match target.kind {
        Kind::Display => put_sign(target, &mut memory[place], sign),
        Kind::Packed | Kind::Bare => put_packed_mark(target, &mut memory[place], sign < 0),
        _ => {}
    }
}

impl Machine {
    /// MOVE where source and target overlap and the order of reading and writing is seen; false where it is not.
    pub(super) fn move_over(&self, source: &Item, target: &Item) -> bool {
        if !matches!((source.place, target.place), (Place::Storage(..), Place::Storage(..))) {
            return false;
        }
        let (from, to) = (self.address_of(*source), self.address_of(*target));
        if from >= to + target.size
            || to >= from + source.size
            || source.varying
            || target.varying
            || target.kind == Kind::Float
        {
            return false;
        }
        self.in_storage(|memory| match (source.kind, target.kind) {
            (Kind::Group, Kind::Text) | (_, Kind::Group) => {
                text_over(from, source.size, target, to, memory);
                true
            }
            (Kind::Display, _) => {
                display_over(source, from, target, to, memory);
                true
            }
            (Kind::Text, Kind::Display) => {
                let shared = cells(memory);
                let sign = text_to_display(&shared[from..from + source.size], target, &shared[to..to + target.size]);
                put_sign(target, &mut memory[to..to + target.size], sign);
                true
            }
            (Kind::Text | Kind::EditedText | Kind::EditedNumber, Kind::EditedText) => {
                let shared = cells(memory);
                text_to_edited(&shared[from..from + source.size], target, &shared[to..to + target.size]);
                true
            }
            (Kind::Text | Kind::EditedText | Kind::EditedNumber, Kind::Text) => {
                text_over(from, source.size, target, to, memory);
                true
            }
            _ => false,
        })
    }
}
