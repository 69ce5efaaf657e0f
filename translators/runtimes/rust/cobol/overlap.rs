//! MOVE between items that share bytes: the run-time library clears the target first, and so what it is about to read.

use std::cell::Cell;

use super::item::{Item, Kind, Place};
use super::machine::Machine;
use super::moves::text_to_display;
use super::number::{put_sign, take_sign};

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

impl Machine {
    /// MOVE where source and target overlap and the order of reading and writing is seen; false where it is not.
    pub(super) fn move_over(&self, source: &Item, target: &Item) -> bool {
        if !matches!((source.place, target.place), (Place::Storage(..), Place::Storage(..))) {
            return false;
        }
        let (from, to) = (self.address_of(*source), self.address_of(*target));
        if from >= to + target.size || to >= from + source.size || source.varying || target.varying {
            return false;
        }
        self.in_storage(|memory| match (source.kind, target.kind) {
            (Kind::Text | Kind::Group, Kind::Text) if target.justified && source.size < target.size => {
                let pad = target.size - source.size;
                memory[to..to + pad].fill(b' ');
                memory.copy_within(from..from + source.size, to + pad);
                true
            }
            (Kind::Text, Kind::Display) => {
                let cells = Cell::from_mut(&mut memory[..]).as_slice_of_cells();
                let sign = text_to_display(&cells[from..from + source.size], target, &cells[to..to + target.size]);
                put_sign(target, &mut memory[to..to + target.size], sign);
                true
            }
            (Kind::Display, Kind::Display) => {
                let sign = take_sign(source, &mut memory[from..from + source.size]);
                digits_over(source, from, target, to, memory);
                put_sign(source, &mut memory[from..from + source.size], sign);
                put_sign(target, &mut memory[to..to + target.size], sign);
                true
            }
            _ => false,
        })
    }
}
