//! What a file is: its description in the program, its state, FILE STATUS.

use super::indexed::Index;
use super::item::Item;
use super::linage::Page;
use super::relative::Slots;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Organization {
    Sequential,
    LineSequential,
    Relative,
    Indexed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Sequential,
    Random,
    Dynamic,
}

/// RECORD KEY or ALTERNATE RECORD KEY: an item of the record.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    pub item: Item,
    pub duplicates: bool,
}

/// How START compares the file's keys with the one given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Equal,
    Greater,
    NotLess,
    Less,
    NotGreater,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Input,
    Output,
    InputOutput,
    Extend,
}

/// SELECT and FD of one file.
#[derive(Clone, Copy, Debug)]
pub struct FileSpec {
    pub name: &'static str,
    pub assign: Item,
    pub organization: Organization,
    pub optional: bool,
    /// Sizes of the shortest and the longest record; different ones make records of varying length.
    pub minimum: usize,
    pub maximum: usize,
    pub record: Item,
    pub status: Option<Item>,
    /// RECORD VARYING … DEPENDING ON.
    pub length: Option<Item>,
    pub access: Access,
    /// RELATIVE KEY.
    pub relative_key: Option<Item>,
    /// RECORD KEY first, then the alternate ones.
    pub keys: &'static [Key],
}

/// What a file has that says nothing of its access and keys.
pub const SEQUENTIAL_FILE: FileSpec = FileSpec {
    name: "",
    assign: SORT_FILE,
    organization: Organization::Sequential,
    optional: false,
    minimum: 0,
    maximum: 0,
    record: SORT_FILE,
    status: None,
    length: None,
    access: Access::Sequential,
    relative_key: None,
    keys: &[],
};

/// A sort file has nothing outside of the program.
pub const SORT_FILE: Item = super::item::text(b"");

pub(super) enum Stream {
    Reader(BufReader<File>),
    Writer(BufWriter<File>),
    Both(File),
    Index(Box<Index>),
    Slots(Slots),
    Missing,
}

pub(super) struct Open {
    pub(super) mode: Mode,
    pub(super) stream: Stream,
    /// A line was written and not yet ended: AFTER ADVANCING leaves it so.
    pub(super) line_open: bool,
}

/// What the last READ or START was, as far as the next READ asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Reached {
    #[default]
    Read,
    Start,
    Open,
}

#[derive(Default)]
pub(super) struct State {
    pub(super) open: Option<Open>,
    pub(super) locked: bool,
    /// The last sequential read met the end, or (READ PREVIOUS) the beginning.
    pub(super) at_end: bool,
    pub(super) at_start: bool,
    pub(super) reached: Reached,
    pub(super) read_done: bool,
    /// The size of the record last read or written.
    pub(super) size: usize,
    pub(super) last_mode: Option<Mode>,
    /// LINAGE: the page that the file is at, the one after it, and whether the last WRITE came to its end.
    pub(super) page: Page,
    pub(super) next_page: Page,
    pub(super) end_of_page: bool,
}

/// The files of all programs of the run unit, by program and name.
#[derive(Default)]
pub struct Files {
    pub(super) states: BTreeMap<(usize, &'static str), State>,
}

pub(super) const SUCCESS: u8 = 0;
pub(super) const INCOMPLETE: u8 = 4;
pub(super) const OPTIONAL: u8 = 5;
pub(super) const END_OF_FILE: u8 = 10;
pub(super) const PERMANENT: u8 = 30;
pub(super) const BAD_NAME: u8 = 31;
pub(super) const NOT_EXISTS: u8 = 35;
pub(super) const DENIED: u8 = 37;
pub(super) const LOCKED: u8 = 38;
pub(super) const CONFLICT: u8 = 39;
pub(super) const ALREADY_OPEN: u8 = 41;
pub(super) const NOT_OPEN: u8 = 42;
pub(super) const READ_NOT_DONE: u8 = 43;
pub(super) const DUPLICATE: u8 = 2;
pub(super) const NO_REEL: u8 = 7;
pub(super) const OUT_OF_KEY_RANGE: u8 = 14;
pub(super) const KEY_INVALID: u8 = 21;
pub(super) const KEY_EXISTS: u8 = 22;
pub(super) const KEY_NOT_EXISTS: u8 = 23;
pub(super) const BOUNDARY: u8 = 24;
pub(super) const RECORD_OVERFLOW: u8 = 44;
pub(super) const READ_ERROR: u8 = 46;
pub(super) const INPUT_DENIED: u8 = 47;
pub(super) const OUTPUT_DENIED: u8 = 48;
pub(super) const IO_DENIED: u8 = 49;
pub(super) const BAD_LINAGE: u8 = 57;

/// What ADVANCING says: nothing, lines after or before, a page after or before.
pub(super) const PAGE: i64 = -1;

pub(super) fn errors(result: std::io::Result<()>) -> u8 {
    match result {
        Ok(()) => SUCCESS,
        Err(_) => PERMANENT,
    }
}
