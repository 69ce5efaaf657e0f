//! SORT: records released, put in order, returned; and tables sorted in place.

use super::exceptions::Exception;
use super::file_spec::{FileSpec, Mode, Organization};
use super::item::{Item, Kind};
use super::machine::Machine;
use super::number::decimal_of;
use std::collections::{BTreeMap, VecDeque};

/// A key: its item with the offset within the record or table entry, and its direction.
#[derive(Clone, Copy, Debug)]
pub struct SortKey {
    pub offset: usize,
    pub item: Item,
    pub ascending: bool,
}

/// The sort files in use, by program and name.
#[derive(Default)]
pub struct Sorts {
    records: BTreeMap<(usize, &'static str), VecDeque<Vec<u8>>>,
}

fn compare(keys: &[SortKey], a: &[u8], b: &[u8]) -> std::cmp::Ordering {
    for key in keys {
        let range = key.offset..key.offset + key.item.size;
        let (left, right) = (&a[range.clone()], &b[range]);
        let order = if key.item.is_numeric() {
            let (mut x, mut y) = (left.to_vec(), right.to_vec());
            decimal_of(&key.item, &mut x).compare(&decimal_of(&key.item, &mut y)).cmp(&0)
        } else {
            super::compare::compare_text(left, right).cmp(&0)
        };
        if order != std::cmp::Ordering::Equal {
            return if key.ascending { order } else { order.reverse() };
        }
    }
    std::cmp::Ordering::Equal
}

/// Puts records in order; equal ones stay as they came. Comparing numbers leaves a plus where a sign is none: a key is
/// compared where those before it are equal, and of these neighbours are compared whatever the way of sorting.
fn in_order(records: &mut [Vec<u8>], keys: &[SortKey]) {
    records.sort_by(|a, b| compare(keys, a, b));
    for (n, key) in keys.iter().enumerate().filter(|(_, key)| key.item.kind == Kind::Display && key.item.signed) {
        let equal = |a: &[u8], b: &[u8]| compare(&keys[..n], a, b) == std::cmp::Ordering::Equal;
        for place in 0..records.len() {
            let (before, rest) = records.split_at_mut(place);
            let Some((record, after)) = rest.split_first_mut() else { break };
            if before.last().is_some_and(|b| equal(b, record)) || after.first().is_some_and(|b| equal(record, b)) {
                decimal_of(&key.item, &mut record[key.offset..key.offset + key.item.size]);
            }
        }
    }
}

impl Machine {
    fn sort_key(&self, file: &FileSpec) -> (usize, &'static str) {
        (self.base_of(file.record), file.name)
    }

    /// Begins a SORT.
    pub fn sort_begin(&self, file: &FileSpec) {
        let key = self.sort_key(file);
        self.sorts.borrow_mut().records.insert(key, VecDeque::new());
    }

    /// RELEASE, after the record was filled.
    pub fn release_record(&self, file: &FileSpec) {
        let record = self.data(file.record);
        let key = self.sort_key(file);
        self.sorts.borrow_mut().records.entry(key).or_default().push_back(record);
        self.clear_exception();
    }

    /// SORT … USING: all records of a file, short ones filled with blanks.
    pub fn sort_using(&self, file: &FileSpec, source: &FileSpec) {
        self.open_file(source, Mode::Input);
        while matches!(self.read_file(source), 0..=9) {
            let mut record = self.data(source.record);
            record.truncate(self.with_file(source, |state| state.size));
            record.resize(file.maximum, b' ');
            self.put(file.record, &record);
            self.release_record(file);
        }
        self.close_file(source);
    }

    /// Puts the released records in order; equal ones stay as they came.
    pub fn sort_order(&self, file: &FileSpec, keys: &[SortKey]) {
        let key = self.sort_key(file);
        if let Some(records) = self.sorts.borrow_mut().records.get_mut(&key) {
            in_order(records.make_contiguous(), keys);
        }
    }

    /// RETURN: the next record, or the at-end condition.
    pub fn return_record(&self, file: &FileSpec) {
        let key = self.sort_key(file);
        let next = self.sorts.borrow_mut().records.get_mut(&key).and_then(VecDeque::pop_front);
        match next {
            Some(record) => {
                self.put(file.record, &record);
                self.clear_exception();
            }
            None => self.raise(Exception::AtEnd),
        }
    }

    /// SORT … GIVING: all records into each of the files.
    pub fn sort_giving(&self, file: &FileSpec, targets: &[&FileSpec]) {
        for target in targets {
            self.open_file(target, Mode::Output);
        }
        loop {
            self.return_record(file);
            if self.at_end() {
                break;
            }
            for target in targets {
                let mut record = self.data(file.record);
                record.resize(target.maximum, b' ');
                self.put(target.record, &record);
                let plain = target.organization == Organization::Sequential;
                self.write_record(target, target.record, 1, true, plain);
            }
        }
        for target in targets {
            self.close_file(target);
        }
    }

    pub fn sort_end(&self, file: &FileSpec) {
        let key = self.sort_key(file);
        self.sorts.borrow_mut().records.remove(&key);
        self.clear_exception();
    }

    /// SORT of a table: `entry` is its first occurrence.
    pub fn sort_table(&self, entry: Item, count: i64, keys: &[SortKey]) {
        let whole = Item { size: entry.size * count.max(0) as usize, ..entry };
        let data = self.data(whole);
        let mut entries: Vec<Vec<u8>> = data.chunks(entry.size).map(<[u8]>::to_vec).collect();
        in_order(&mut entries, keys);
        self.put(whole, &entries.concat());
    }
}
