//! Indexed files: records by their keys, in memory while the file is open, in one file of our own format when it
//! is closed. (GnuCOBOL keeps them in a database whose format is its own.)

use super::file_spec::{
    errors, FileSpec, Mode, Relation, DUPLICATE, END_OF_FILE, KEY_EXISTS, KEY_INVALID, KEY_NOT_EXISTS, SUCCESS,
};
use super::item::{Item, Place};
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::ops::Range;

const MAGIC: &[u8] = b"theseus indexed file 1\n";

/// A place in the order of one key: the key's bytes, and the turn among equal ones.
type Position = (Vec<u8>, u64);

struct Stored {
    bytes: Vec<u8>,
    /// For each alternate key, the turn of this record among those with the same key.
    turns: Vec<u64>,
}

/// An open indexed file.
pub struct Index {
    path: String,
    changed: bool,
    records: BTreeMap<Vec<u8>, Stored>,
    /// For each alternate key: positions and the primary key of the record there.
    alternates: Vec<BTreeMap<Position, Vec<u8>>>,
    next_turn: u64,
    /// The key that sequential reading goes by, where it is, and whether the record there is still to be read.
    which: usize,
    position: Option<Position>,
    pending: bool,
    /// The key last written, which the next one may not be less than (ACCESS SEQUENTIAL).
    last_written: Option<Vec<u8>>,
    /// The primary key of the record last read.
    current: Vec<u8>,
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

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn number(&mut self) -> Option<u64> {
        let (head, rest) = self.0.split_first_chunk::<8>()?;
        self.0 = rest;
        Some(u64::from_le_bytes(*head))
    }

    fn bytes(&mut self) -> Option<Vec<u8>> {
        let size = self.number()? as usize;
        let bytes = self.0.get(..size)?.to_vec();
        self.0 = &self.0[size..];
        Some(bytes)
    }
}

impl Index {
    pub(super) fn open(path: &str, mode: Mode, keys: usize) -> std::io::Result<Index> {
        let mut index = Index {
            path: path.to_string(),
            changed: false,
            records: BTreeMap::new(),
            alternates: (1..keys).map(|_| BTreeMap::new()).collect(),
            next_turn: 0,
            which: 0,
            position: None,
            pending: true,
            last_written: None,
            current: Vec::new(),
        };
        if mode == Mode::Output {
            index.changed = true;
            std::fs::write(path, MAGIC)?;
            return Ok(index);
        }
        match std::fs::read(path) {
            Ok(bytes) => index.load(&bytes).ok_or_else(|| ErrorKind::InvalidData.into()).map(|()| index),
            Err(error) if error.kind() == ErrorKind::NotFound && mode != Mode::Input => {
                index.changed = true;
                Ok(index)
            }
            Err(error) => Err(error),
        }
    }

    fn load(&mut self, bytes: &[u8]) -> Option<()> {
        let mut reader = Reader(bytes.strip_prefix(MAGIC)?);
        while !reader.0.is_empty() {
            let key = reader.bytes()?;
            let bytes = reader.bytes()?;
            let mut turns = Vec::new();
            for alternate in &mut self.alternates {
                let position = (reader.bytes()?, reader.number()?);
                self.next_turn = self.next_turn.max(position.1 + 1);
                turns.push(position.1);
                alternate.insert(position, key.clone());
            }
            self.records.insert(key, Stored { bytes, turns });
        }
        Some(())
    }

    /// Writes the file, if anything changed.
    pub(super) fn close(&self) -> u8 {
        if !self.changed {
            return SUCCESS;
        }
        let mut keys: BTreeMap<&[u8], Vec<&Position>> = BTreeMap::new();
        for alternate in &self.alternates {
            for (position, primary) in alternate {
                keys.entry(primary).or_default().push(position);
            }
        }
        let mut out = MAGIC.to_vec();
        let put = |out: &mut Vec<u8>, bytes: &[u8]| {
            out.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
            out.extend_from_slice(bytes);
        };
        for (key, stored) in &self.records {
            put(&mut out, key);
            put(&mut out, &stored.bytes);
            for (bytes, turn) in keys.get(key.as_slice()).into_iter().flatten() {
                put(&mut out, bytes);
                out.extend_from_slice(&turn.to_le_bytes());
            }
        }
        errors(std::fs::write(&self.path, out))
    }

    // ------------------------------------------------------------------ positions

    fn positions(&self, which: usize) -> Box<dyn DoubleEndedIterator<Item = Position> + '_> {
        match which {
            0 => Box::new(self.records.keys().map(|k| (k.clone(), 0))),
            _ => Box::new(self.alternates[which - 1].keys().cloned()),
        }
    }

    /// The first position at or behind (`after`: really behind) the given one.
    fn following(&self, which: usize, from: &Position, after: bool) -> Option<Position> {
        use std::ops::Bound::{Excluded, Included, Unbounded};
        if which == 0 {
            let low = if after { Excluded(from.0.clone()) } else { Included(from.0.clone()) };
            return self.records.range((low, Unbounded)).next().map(|(k, _)| (k.clone(), 0));
        }
        let low = if after { Excluded(from.clone()) } else { Included(from.clone()) };
        self.alternates[which - 1].range((low, Unbounded)).next().map(|(p, _)| p.clone())
    }

    /// The last position at or before (`strictly`: really before) the given one.
    fn preceding(&self, which: usize, from: &Position, strictly: bool) -> Option<Position> {
        use std::ops::Bound::{Excluded, Included, Unbounded};
        if which == 0 {
            let high = if strictly { Excluded(from.0.clone()) } else { Included(from.0.clone()) };
            return self.records.range((Unbounded, high)).next_back().map(|(k, _)| (k.clone(), 0));
        }
        let high = if strictly { Excluded(from.clone()) } else { Included(from.clone()) };
        self.alternates[which - 1].range((Unbounded, high)).next_back().map(|(p, _)| p.clone())
    }

    fn primary(&self, which: usize, position: &Position) -> Vec<u8> {
        match which {
            0 => position.0.clone(),
            _ => self.alternates[which - 1].get(position).cloned().unwrap_or_default(),
        }
    }

    /// Gives the record at a position, which reading goes on from.
    fn take(&mut self, which: usize, position: Position, record: &mut [u8]) -> usize {
        let primary = self.primary(which, &position);
        let bytes = self.records.get(&primary).map(|s| s.bytes.clone()).unwrap_or_default();
        let size = bytes.len().min(record.len());
        record[..size].copy_from_slice(&bytes[..size]);
        record[size..].fill(b' ');
        self.which = which;
        self.position = Some(position);
        self.pending = false;
        self.current = primary;
        size
    }

    // ------------------------------------------------------------------ statements

    /// READ with a key.
    pub(super) fn read(&mut self, file: &FileSpec, which: usize, record: &mut [u8]) -> Result<(usize, u8), u8> {
        let key = key_of(file, which, record);
        match self.following(which, &(key.clone(), 0), false) {
            Some(position) if position.0 == key => Ok((self.take(which, position, record), SUCCESS)),
            _ => Err(KEY_NOT_EXISTS),
        }
    }

    /// READ NEXT and READ PREVIOUS.
    pub(super) fn step(&mut self, previous: bool, record: &mut [u8]) -> Result<(usize, u8), u8> {
        let which = self.which;
        let exclusive = !self.pending;
        let found = match (&self.position, previous) {
            (None, false) => self.positions(which).next(),
            (None, true) => self.positions(which).next_back(),
            (Some(from), false) => self.following(which, from, exclusive),
            (Some(from), true) => self.preceding(which, from, exclusive),
        };
        let Some(position) = found else { return Err(END_OF_FILE) };
        Ok((self.take(which, position, record), SUCCESS))
    }

    pub(super) fn start(
        &mut self,
        file: &FileSpec,
        relation: Relation,
        which: usize,
        size: usize,
        record: &[u8],
    ) -> u8 {
        let mut key = key_of(file, which, record);
        key.truncate(size);
        let head = |p: &Position| p.0[..key.len().min(p.0.len())].to_vec();
        let at_least = self.following(which, &(key.clone(), 0), false);
        let found = match relation {
            Relation::Equal => at_least.filter(|p| head(p) == key),
            Relation::NotLess => at_least,
            Relation::Greater => self.positions(which).find(|p| head(p) > key),
            Relation::Less => self.positions(which).rev().find(|p| head(p) < key),
            Relation::NotGreater => self.positions(which).rev().find(|p| head(p) <= key),
        };
        match found {
            Some(position) => {
                self.which = which;
                self.position = Some(position);
                self.pending = true;
                SUCCESS
            }
            None => KEY_NOT_EXISTS,
        }
    }

    /// The alternate keys of a record that may not be written because another record has them.
    fn taken(&self, file: &FileSpec, record: &[u8], itself: &[u8]) -> bool {
        (1..file.keys.len()).any(|which| {
            let key = key_of(file, which, record);
            let first = self.following(which, &(key.clone(), 0), false).filter(|p| p.0 == key);
            !file.keys[which].duplicates && first.is_some_and(|p| self.primary(which, &p) != itself)
        })
    }

    /// Enters a record's alternate keys; whether another record has one of them.
    fn enter(&mut self, file: &FileSpec, primary: &[u8], record: &[u8], old: Option<&Stored>) -> (Vec<u64>, bool) {
        let mut turns = Vec::new();
        let mut duplicate = false;
        for which in 1..file.keys.len() {
            let key = key_of(file, which, record);
            if let Some(old) = old {
                let mut area = old.bytes.clone();
                area.resize(record.len().max(area.len()), b' ');
                let before = key_of(file, which, &area);
                let turn = old.turns[which - 1];
                if before == key {
                    turns.push(turn);
                    continue;
                }
                self.alternates[which - 1].remove(&(before, turn));
            }
            let first = self.following(which, &(key.clone(), 0), false);
            duplicate = duplicate || first.is_some_and(|p| p.0 == key);
            self.next_turn += 1;
            turns.push(self.next_turn);
            self.alternates[which - 1].insert((key, self.next_turn), primary.to_vec());
        }
        (turns, duplicate)
    }

    pub(super) fn write(&mut self, file: &FileSpec, bytes: &[u8], area: &[u8]) -> u8 {
        let key = key_of(file, 0, area);
        if file.access == super::file_spec::Access::Sequential {
            if self.last_written.as_ref().is_some_and(|last| *last > key) {
                return KEY_INVALID;
            }
            self.last_written = Some(key.clone());
        }
        if self.records.contains_key(&key) || self.taken(file, area, &key) {
            return KEY_EXISTS;
        }
        let (turns, duplicate) = self.enter(file, &key, area, None);
        self.records.insert(key, Stored { bytes: bytes.to_vec(), turns });
        self.changed = true;
        if duplicate {
            DUPLICATE
        } else {
            SUCCESS
        }
    }

    pub(super) fn rewrite(&mut self, file: &FileSpec, sequential: bool, size: usize, area: &[u8]) -> u8 {
        let key = key_of(file, 0, area);
        if sequential && key != self.current {
            return KEY_INVALID;
        }
        if !self.records.contains_key(&key) {
            return KEY_NOT_EXISTS;
        }
        if self.taken(file, area, &key) {
            return KEY_EXISTS;
        }
        let old = self.records.remove(&key);
        let (turns, duplicate) = self.enter(file, &key, area, old.as_ref());
        self.records.insert(key, Stored { bytes: area[..size].to_vec(), turns });
        self.changed = true;
        if duplicate {
            DUPLICATE
        } else {
            SUCCESS
        }
    }

    pub(super) fn delete(&mut self, file: &FileSpec, sequential: bool, area: &[u8]) -> u8 {
        let key = if sequential { self.current.clone() } else { key_of(file, 0, area) };
        let Some(old) = self.records.remove(&key) else { return KEY_NOT_EXISTS };
        let mut bytes = old.bytes;
        bytes.resize(area.len(), b' ');
        for which in 1..file.keys.len() {
            self.alternates[which - 1].remove(&(key_of(file, which, &bytes), old.turns[which - 1]));
        }
        self.changed = true;
        SUCCESS
    }
}
