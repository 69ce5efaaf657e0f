//! INSPECT: tallying, replacing and converting within a region.

use super::bytes::{Bytes, Seen};
use super::item::{Item, Kind, Place};
use super::machine::Machine;
use super::number::{put_sign, take_sign};

/// An INSPECT under way. It sees and changes its item where that is, as the original does: what it counts in may be a
/// part of it.
#[derive(Default)]
pub struct Inspection {
    target: Option<Item>,
    sign: i32,
    /// What is inspected when it has no place in the storage: a function's result.
    result: Vec<u8>,
    shift: usize,
    size: usize,
    marks: Vec<bool>,
    replacements: Vec<u8>,
    start: usize,
    end: usize,
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    if needle.is_empty() {
        return if haystack.is_empty() { None } else { Some(0) };
    }
    haystack.windows(needle.len()).position(|w| w == needle)
}

/// Whether an item's bytes are not in the storage.
const fn apart(item: &Item) -> bool {
    !matches!(item.place, Place::Storage(..))
}

fn matches(bytes: &[u8], at: usize, pattern: &[u8]) -> bool {
    bytes[at..at + pattern.len()] == *pattern
}

impl Inspection {
    fn free(&self, at: usize, size: usize) -> bool {
        self.marks[at..at + size].iter().all(|m| !m)
    }

    fn take(&mut self, at: usize, size: usize, by: Option<&[u8]>) {
        self.marks[at..at + size].fill(true);
        if let Some(by) = by {
            self.replacements[at..at + size].copy_from_slice(by);
        }
    }

    /// Marks matches, from the left or (`TRAILING`) from the right; how many.
    fn scan(&mut self, bytes: &[u8], what: Which, pattern: &[u8], by: Option<&[u8]>) -> i64 {
        let size = pattern.len();
        if size == 0 || size > self.end - self.start {
            return 0;
        }
        let mut count = 0;
        if what == Which::Trailing {
            let mut at = self.end - size;
            while matches(bytes, at, pattern) {
                let step = if self.free(at, size) {
                    self.take(at, size, by);
                    count += 1;
                    size
                } else {
                    1
                };
                if at < self.start + step {
                    break;
                }
                at -= step;
            }
            return count;
        }
        let mut at = self.start;
        while at + size <= self.end {
            if what != Which::Leading {
                // To where the pattern may begin.
                match bytes[at..=self.end - size].iter().position(|&byte| byte == pattern[0]) {
                    Some(skipped) => at += skipped,
                    None => break,
                }
            }
            if !matches(bytes, at, pattern) {
                if what == Which::Leading {
                    break;
                }
                at += 1;
                continue;
            }
            if !self.free(at, size) {
                at += 1;
                continue;
            }
            self.take(at, size, by);
            count += 1;
            at += size;
            if what == Which::First {
                break;
            }
        }
        count
    }
}

impl Inspection {
    /// Replaces each unmarked byte by the one that stands where `from` has it first, in a region that begins where the
    /// item does: there what is marked is what was converted.
    fn convert(&mut self, bytes: &mut [u8], from: &[u8], to: &[u8]) {
        let mut by = [None; 256];
        for (&old, &new) in from.iter().zip(to).rev() {
            by[usize::from(old)] = Some(new);
        }
        let region = self.start..self.end;
        for (byte, mark) in bytes[region.clone()].iter_mut().zip(&mut self.marks[region]) {
            if let (Some(new), false) = (by[usize::from(*byte)], *mark) {
                *byte = new;
                *mark = true;
            }
        }
    }
}

/// Which matches an INSPECT phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    All,
    Leading,
    First,
    Trailing,
}

/// A figurative constant takes the size of what it stands against.
fn sized(bytes: Seen, item: &Item, size: usize) -> Option<Seen> {
    if bytes.len() == size {
        return Some(bytes);
    }
    if item.kind != Kind::Every {
        return None;
    }
    let mut all = Bytes::filled(size, 0);
    all.iter_mut().zip(bytes.iter().cycle()).for_each(|(byte, &next)| *byte = next);
    Some(Seen::Copy(all))
}

impl Machine {
    /// Begins an INSPECT of `target`.
    pub fn inspect(&self, target: Item) {
        let mut inspection = self.inspection.borrow_mut();
        if apart(&target) {
            inspection.result.clear();
            self.with(&target, |data| inspection.result.extend_from_slice(data));
        }
        let digits = target.kind == Kind::Display;
        let (shift, size) = if digits { target.digit_bytes() } else { (0, target.size) };
        inspection.target = Some(target);
        inspection.shift = shift;
        inspection.size = size;
        inspection.start = shift;
        inspection.end = shift + size;
        let Inspection { marks, replacements, .. } = &mut *inspection;
        marks.clear();
        marks.resize(shift + size, false);
        replacements.clear();
        replacements.resize(shift + size, 0);
        drop(inspection);
        if digits {
            self.inspected(|inspection, bytes| inspection.sign = take_sign(&target, bytes));
        }
        self.clear_exception();
    }

    /// The INSPECT under way with its item's bytes.
    fn inspected<R: Default>(&self, action: impl FnOnce(&mut Inspection, &mut [u8]) -> R) -> R {
        let mut inspection = self.inspection.borrow_mut();
        let Some(target) = inspection.target else { return R::default() };
        if !apart(&target) {
            return self.change(&target, |bytes| action(&mut inspection, bytes));
        }
        let mut result = std::mem::take(&mut inspection.result);
        let given = action(&mut inspection, &mut result);
        inspection.result = result;
        given
    }

    /// Makes a phrase's region all of the item again, as it is at first, until `before` and `after` narrow it.
    pub fn inspect_region(&self) {
        let mut inspection = self.inspection.borrow_mut();
        inspection.start = inspection.shift;
        inspection.end = inspection.shift + inspection.size;
    }

    pub fn inspect_before(&self, pattern: Item) {
        let pattern = self.seen(&pattern);
        self.inspected(|inspection, bytes| {
            if let Some(at) = find(&bytes[inspection.start..inspection.end], &pattern) {
                inspection.end = inspection.start + at;
            }
        });
    }

    pub fn inspect_after(&self, pattern: Item) {
        let pattern = self.seen(&pattern);
        self.inspected(|inspection, bytes| {
            inspection.start = match find(&bytes[inspection.start..inspection.end], &pattern) {
                Some(at) => inspection.start + at + pattern.len(),
                None => inspection.end,
            };
        });
    }

    pub fn tally(&self, which: Which, counter: Item, pattern: Item) {
        let pattern = self.seen(&pattern);
        let count = self.inspected(|inspection, bytes| inspection.scan(bytes, which, &pattern, None));
        self.add_decimal(count, counter);
    }

    pub fn tally_characters(&self, counter: Item) {
        let count = {
            let mut inspection = self.inspection.borrow_mut();
            let (start, end) = (inspection.start, inspection.end);
            let count = inspection.marks[start..end].iter().filter(|m| !**m).count();
            inspection.marks[start..end].fill(true);
            count
        };
        self.add_decimal(count as i64, counter);
    }

    pub fn replace(&self, which: Which, pattern: Item, by: Item) {
        let pattern = self.seen(&pattern);
        let Some(by) = sized(self.seen(&by), &by, pattern.len()) else { return };
        self.inspected(|inspection, bytes| inspection.scan(bytes, which, &pattern, Some(&by)));
    }

    pub fn replace_characters(&self, by: Item) {
        let by = self.with(&by, |data| data[0]);
        let mut inspection = self.inspection.borrow_mut();
        for at in inspection.start..inspection.end {
            if !inspection.marks[at] {
                inspection.replacements[at] = by;
                inspection.marks[at] = true;
            }
        }
    }

    /// INSPECT CONVERTING in the current region.
    pub fn convert(&self, from: Item, to: Item) {
        let from = self.seen(&from);
        let Some(to) = sized(self.seen(&to), &to, from.len()) else { return };
        self.inspected(|inspection, bytes| {
            let (start, end, shift) = (inspection.start, inspection.end, inspection.shift);
            if start == shift {
                return inspection.convert(bytes, &from, &to);
            }
            for (old, new) in from.iter().zip(to.iter()) {
                for at in start..end {
                    // The original marks bytes from the item's beginning, wherever the region begins.
                    let mark = at - start + shift;
                    if !inspection.marks[mark] && bytes[at] == *old {
                        bytes[at] = *new;
                        inspection.marks[mark] = true;
                    }
                }
            }
        });
    }

    /// Ends an INSPECT: `replacing` puts the replacements in place.
    pub fn inspect_end(&self, replacing: bool) {
        self.inspected(|inspection, bytes| {
            let Inspection { target, marks, replacements, sign, .. } = inspection;
            if replacing {
                for ((byte, &new), _) in bytes.iter_mut().zip(&*replacements).zip(&*marks).filter(|(_, &mark)| mark) {
                    *byte = new;
                }
            }
            if let Some(target) = target.filter(|target| target.kind == Kind::Display) {
                put_sign(&target, bytes, *sign);
            }
        });
    }
}
