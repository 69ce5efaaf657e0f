//! Indexed files: how they are kept. They are in memory while they are open, and when they are closed in one file of our
//! own format: a line that says so; the number of records, and each one's primary key and content; for each alternate key
//! the number of its positions, and each one's key, turn and primary key. Numbers have 8 bytes, the lowest first; of what
//! is no number its length stands before it. (GnuCOBOL keeps them in databases whose format is its own.)

use super::file_spec::{errors, FileSpec, Mode, SUCCESS};
use super::indexed::Index;
use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::ErrorKind;

const MAGIC: &[u8] = b"theseus indexed file 2\n";
const UNUSABLE: ErrorKind = ErrorKind::InvalidData;

/// Whether a file is an indexed one, of ours or of GnuCOBOL (a B-tree of Berkeley DB).
fn is_indexed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"theseus indexed file ") || bytes.get(12..16) == Some(&0x053162_u32.to_le_bytes())
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

fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
    out.extend_from_slice(bytes);
}

impl Index {
    pub(super) fn open(path: &str, mode: Mode, file: &FileSpec) -> std::io::Result<Index> {
        let nothing = |which: usize| vec![0; file.keys[which].item.size];
        let mut index = Index {
            path: path.to_string(),
            changed: false,
            records: BTreeMap::new(),
            orders: file.keys.iter().map(|_| BTreeMap::new()).collect(),
            which: 0,
            last: (0..file.keys.len()).map(|which| ((nothing(which), 0), nothing(0))).collect(),
            touched: false,
            current: Vec::new(),
            data: Vec::new(),
            saved: vec![0; file.record.size],
            last_written: None,
        };
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(_) => return Err(UNUSABLE.into()),
        };
        if mode == Mode::Output && !bytes.is_empty() && !is_indexed(&bytes) {
            return Err(UNUSABLE.into()); // what is something else stays
        }
        if mode == Mode::Output || mode != Mode::Input && bytes.is_empty() {
            index.changed = true;
            std::fs::write(path, index.stored()).map_err(|_| UNUSABLE)?;
            return Ok(index);
        }
        index.load(&bytes).ok_or(UNUSABLE)?;
        if mode == Mode::Input && index.orders.len() < file.keys.len() {
            return Err(ErrorKind::NotFound.into()); // each key has a file of its own there
        }
        if mode != Mode::Input {
            OpenOptions::new().write(true).open(path).map_err(|_| UNUSABLE)?;
        }
        while index.orders.len() < file.keys.len() {
            index.orders.push(BTreeMap::new());
            index.changed = true;
        }
        if let Some((position, primary)) = index.orders[0].first_key_value() {
            index.last[0] = (position.clone(), primary.clone());
            index.touched = true;
        }
        Ok(index)
    }

    fn load(&mut self, bytes: &[u8]) -> Option<()> {
        let mut reader = Reader(bytes.strip_prefix(MAGIC)?);
        self.orders.clear();
        while self.orders.is_empty() || !reader.0.is_empty() {
            let mut order = BTreeMap::new(); // more keys than the program has are kept
            for _ in 0..reader.number()? {
                let key = reader.bytes()?;
                if self.orders.is_empty() {
                    self.records.insert(key.clone(), reader.bytes()?);
                    order.insert((key.clone(), 0), key);
                } else {
                    let position = (key, reader.number()?);
                    order.insert(position, reader.bytes()?);
                }
            }
            self.orders.push(order);
        }
        Some(())
    }

    /// Writes the file, if anything changed.
    pub(super) fn close(&self) -> u8 {
        if self.changed {
            errors(std::fs::write(&self.path, self.stored()))
        } else {
            SUCCESS
        }
    }

    fn stored(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        for (which, order) in self.orders.iter().enumerate() {
            out.extend_from_slice(&(order.len() as u64).to_le_bytes());
            for ((key, turn), primary) in order {
                put(&mut out, key);
                if which == 0 {
                    put(&mut out, &self.records[key]);
                } else {
                    out.extend_from_slice(&turn.to_le_bytes());
                    put(&mut out, primary);
                }
            }
        }
        out
    }
}
