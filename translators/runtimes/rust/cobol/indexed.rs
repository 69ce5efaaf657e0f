//! Indexed files: what the statements do. They do what GnuCOBOL 3.1.2 does over Berkeley DB: each key has an order of
//! its own, and the records are apart from them, so that a REWRITE may leave an alternate key without its record.

use super::file_spec::{
    Access, FileSpec, Mode, Reached, Relation, DUPLICATE, END_OF_FILE, KEY_EXISTS, KEY_INVALID, KEY_NOT_EXISTS,
    READ_NOT_DONE, SUCCESS,
};
use super::item::{Item, Place};
use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Included, Unbounded};
use std::ops::Range;

/// A place in the order of one key: the key's bytes, and the turn among equal ones.
pub(super) type Position = (Vec<u8>, u64);

/// An open indexed file.
pub struct Index {
    pub(super) path: String,
    pub(super) changed: bool,
    pub(super) records: BTreeMap<Vec<u8>, Vec<u8>>,
    /// For each key: positions in order, and the primary key of the record there.
    pub(super) orders: Vec<BTreeMap<Position, Vec<u8>>>,
    /// The key that sequential reading goes by, and for each key the position (and its primary key) last read or
    /// found by START or OPEN (zeros: none was).
    pub(super) which: usize,
    pub(super) last: Vec<(Position, Vec<u8>)>,
    /// Whether anything was found or written since OPEN.
    pub(super) touched: bool,
    /// The primary key of the record last read, and what was found last, by any statement: a record, or what stands
    /// for one behind an alternate key.
    pub(super) current: Vec<u8>,
    pub(super) data: Vec<u8>,
    /// Where DELETE and REWRITE keep the record that they found; a shorter one leaves the rest of the one before.
    pub(super) saved: Vec<u8>,
    /// The key last written, which the next one may not be less than (ACCESS SEQUENTIAL).
    pub(super) last_written: Option<Vec<u8>>,
}

fn range(file: &FileSpec, which: usize) -> Range<usize> {
    let offset = |item: Item| if let Place::Storage(_, at) = item.place { at } else { 0 };
    let item = file.keys[which].item;
    let start = offset(item) - offset(file.record);
    start..start + item.size
}

fn key_of(file: &FileSpec, which: usize, record: &[u8]) -> Vec<u8> {
    record[range(file, which)].to_vec()
}

fn owned((position, primary): (&Position, &Vec<u8>)) -> (Position, Vec<u8>) {
    (position.clone(), primary.clone())
}

impl Index {
    /// Gives the record with that primary key. What the record area has behind a shorter one stays there.
    fn take(&mut self, primary: &[u8], record: &mut [u8]) -> Result<usize, u8> {
        let bytes = self.records.get(primary).ok_or(KEY_NOT_EXISTS)?;
        let size = bytes.len().min(record.len());
        record[..size].copy_from_slice(&bytes[..size]);
        self.current = primary.to_vec();
        self.data.clone_from(bytes);
        if size < bytes.len() {
            return Err(READ_NOT_DONE); // the program that wrote it has longer records
        }
        Ok(size)
    }

    /// Whether the first record is longer than the program's.
    pub(super) fn too_long(&self) -> bool {
        self.records.first_key_value().is_some_and(|(_, bytes)| bytes.len() > self.saved.len())
    }

    // ------------------------------------------------------------------ READ and START

    /// READ with a key, of which only the first `bytes` count.
    pub(super) fn read(&mut self, file: &FileSpec, which: usize, bytes: usize, record: &mut [u8]) -> Result<usize, u8> {
        match self.start(file, Relation::Equal, which, bytes, record) {
            SUCCESS => self.take(&self.last[which].1.clone(), record),
            status => Err(status),
        }
    }

    /// READ NEXT and READ PREVIOUS.
    pub(super) fn step(
        &mut self,
        reached: Reached,
        at_edge: bool,
        previous: bool,
        record: &mut [u8],
    ) -> Result<usize, u8> {
        let (from, primary) = self.last[self.which].clone();
        if reached != Reached::Read {
            if !self.touched || reached == Reached::Open && previous && !at_edge {
                return Err(END_OF_FILE);
            }
            if self.orders[self.which].get(&from) == Some(&primary) {
                let taken = self.take(&primary, record);
                if taken != Err(KEY_NOT_EXISTS) {
                    return taken;
                }
            }
        }
        let order = &self.orders[self.which];
        let found = match (at_edge, previous) {
            (true, true) => order.last_key_value(),
            (true, false) => order.first_key_value(),
            (false, true) => order.range(..from).next_back(),
            (false, false) => order.range((Excluded(from), Unbounded)).next(),
        };
        let found = found.map(owned).ok_or(END_OF_FILE)?;
        let taken = self.take(&found.1, record);
        if taken != Err(KEY_NOT_EXISTS) {
            self.last[self.which] = found;
        }
        taken
    }

    /// START. Reading in sequence goes by that key from now on, even if no record is found.
    pub(super) fn start(
        &mut self,
        file: &FileSpec,
        relation: Relation,
        which: usize,
        size: usize,
        record: &[u8],
    ) -> u8 {
        self.which = which;
        let mut key = key_of(file, which, record);
        key.truncate(size);
        let order = &self.orders[which];
        let low = (key.clone(), 0);
        let first = order.range(low.clone()..).next();
        let matches = first.is_some_and(|(position, _)| position.0.starts_with(&key));
        let found = match relation {
            Relation::Equal if !matches => None,
            Relation::Greater => order.range(low..).find(|(position, _)| !position.0.starts_with(&key)),
            Relation::Less => order.range(..low).next_back(),
            Relation::NotGreater if !matches => order.range(..low).next_back(),
            Relation::NotGreater if file.keys[which].duplicates => {
                first.and_then(|(position, _)| order.range(..=(position.0.clone(), u64::MAX)).next_back())
            }
            _ => first,
        };
        let backwards = matches!(relation, Relation::Less | Relation::NotGreater);
        self.touched = self.touched || first.is_some() || backwards && !order.is_empty();
        match found.filter(|(_, primary)| self.records.contains_key(*primary)).map(owned) {
            None => KEY_NOT_EXISTS,
            Some(found) => {
                self.last[which] = found;
                SUCCESS
            }
        }
    }

    // ------------------------------------------------------------------ WRITE, REWRITE and DELETE

    pub(super) fn write(&mut self, file: &FileSpec, mode: Mode, size: usize, area: &[u8]) -> u8 {
        let key = key_of(file, 0, area);
        let sequential = file.access == Access::Sequential;
        if sequential && self.last_written.as_ref().is_some_and(|last| *last > key) {
            return KEY_INVALID;
        }
        self.last_written = Some(key);
        self.touched = true;
        let taken = (1..file.keys.len()).any(|which| {
            let position = (key_of(file, which, area), 0);
            !file.keys[which].duplicates && self.orders[which].contains_key(&position)
        });
        let status = if taken { KEY_EXISTS } else { self.enter(file, size, area, None) };
        if status == KEY_EXISTS && sequential && mode == Mode::Output {
            KEY_INVALID
        } else {
            status
        }
    }

    /// Enters a record and its keys; `changed`: which alternate keys, without it all of them. Another record may have
    /// one of them, if it may occur twice.
    fn enter(&mut self, file: &FileSpec, size: usize, area: &[u8], changed: Option<&[bool]>) -> u8 {
        let primary = key_of(file, 0, area);
        if self.records.contains_key(&primary) {
            return KEY_EXISTS;
        }
        self.changed = true;
        self.records.insert(primary.clone(), area[..size].to_vec());
        self.orders[0].insert((primary.clone(), 0), primary.clone());
        let mut status = SUCCESS;
        for which in 1..file.keys.len() {
            if changed.is_some_and(|changed| !changed[which]) {
                continue;
            }
            let mut position = (key_of(file, which, area), 0);
            if file.keys[which].duplicates {
                let equal = (Included((position.0.clone(), 0)), Included((position.0.clone(), u64::MAX)));
                let before = self.orders[which].range(equal).next_back();
                if before.is_some() {
                    status = DUPLICATE;
                }
                position.1 = before.map_or(1, |((_, turn), _)| turn + 1);
            } else if self.orders[which].contains_key(&position) {
                return KEY_EXISTS;
            }
            self.orders[which].insert(position, primary.clone());
        }
        status
    }

    /// REWRITE: of the record last read (ACCESS SEQUENTIAL), or of the one that the key names. In sequence, the last
    /// alternate key that may not occur twice stands for the primary one when the old record is looked for: there, too.
    pub(super) fn rewrite(&mut self, file: &FileSpec, size: usize, area: &[u8]) -> u8 {
        let primary = key_of(file, 0, area);
        let sequential = file.access == Access::Sequential;
        let mut from = if sequential { self.current.clone() } else { primary.clone() };
        for which in (1..file.keys.len()).filter(|which| !file.keys[*which].duplicates) {
            let key = key_of(file, which, area);
            if sequential {
                from.clone_from(&key);
            }
            if let Some(taken) = self.orders[which].get(&(key, 0)) {
                self.data.clone_from(taken);
                if *taken != primary {
                    return KEY_EXISTS;
                }
            }
        }
        let mut changed = vec![false; file.keys.len()];
        match self.withdraw(file, &from, area, Some(&mut changed)) {
            SUCCESS => self.enter(file, size, area, Some(&changed)),
            status => status,
        }
    }

    /// DELETE: of the record last read (ACCESS SEQUENTIAL), or of the one that the key names.
    pub(super) fn delete(&mut self, file: &FileSpec, area: &[u8]) -> u8 {
        let from = if file.access == Access::Sequential { self.current.clone() } else { key_of(file, 0, area) };
        self.withdraw(file, &from, area, None)
    }

    /// Takes out the record with that primary key, and its alternate keys. `changed` is for REWRITE, and gets the
    /// alternate keys that `area` has other values of: only those are taken out.
    fn withdraw(&mut self, file: &FileSpec, primary: &[u8], area: &[u8], mut changed: Option<&mut [bool]>) -> u8 {
        let found = self.records.get(primary);
        if let Some(bytes) = found {
            self.data.clone_from(bytes);
            self.touched = true;
        } else if file.access != Access::Sequential {
            return KEY_NOT_EXISTS;
        }
        self.changed = true;
        let size = self.data.len().min(self.saved.len());
        self.saved[..size].copy_from_slice(&self.data[..size]);
        for which in 1..file.keys.len() {
            let key = key_of(file, which, &self.saved);
            if let Some(changed) = changed.as_deref_mut() {
                changed[which] = key != key_of(file, which, area);
                if !changed[which] {
                    continue;
                }
            }
            self.remove_key(file, which, key, primary);
        }
        if self.records.remove(primary).is_none() {
            eprintln!("BDB0631 Cursor position must be set before performing this operation");
        }
        self.orders[0].remove(&(primary.to_vec(), 0));
        SUCCESS
    }

    /// Takes out an alternate key: of that record alone, where it may occur twice.
    fn remove_key(&mut self, file: &FileSpec, which: usize, key: Vec<u8>, primary: &[u8]) {
        let equal = (Included((key.clone(), 0)), Included((key, u64::MAX)));
        let duplicates = file.keys[which].duplicates;
        let its_own = |other: &Vec<u8>| !duplicates || other.starts_with(primary);
        let order = &mut self.orders[which];
        let out: Vec<Position> = order.range(equal).filter(|(_, p)| its_own(p)).map(|(p, _)| p.clone()).collect();
        for position in out {
            order.remove(&position);
        }
    }
}
