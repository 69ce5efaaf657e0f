//! The machine that a COBOL run unit runs on: storage of all programs, the running program's view of it, devices.

use super::bytes::{Bytes, Seen};
use super::decimal::Decimal;
use super::exceptions::Exception;
use super::file_spec::Files;
use super::functions::{Random, Results};
use super::inspect::Inspection;
use super::item::{Item, Place, WORKING};
use super::join::{Joining, Splitting};
use super::notation::{self, Notation};
use super::sort::Sorts;
use super::surroundings::Surroundings;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::io::{Read, Write};

/// A program as the machine sees it.
pub struct Program {
    pub name: &'static str,
    /// Bytes of WORKING-STORAGE, RETURN-CODE first.
    pub storage: usize,
    pub initialize: fn(&Machine),
    pub run: fn(&Machine),
    pub notation: Notation,
    /// Its WORKING-STORAGE is as at first whenever it is called.
    pub initial: bool,
    /// Bytes that each of its calls has for itself: LOCAL-STORAGE and arguments BY CONTENT.
    pub local_storage: usize,
    pub initialize_local: fn(&Machine),
    /// How many parameters it has.
    pub parameters: usize,
    /// The areas that it shares with other programs of the run unit, by their names, with their sizes.
    pub externals: &'static [(&'static str, usize)],
    /// A nested program has the outermost one's.
    pub return_code: Item,
}

/// What most programs have in common.
pub const PROGRAM_OF_ITS_OWN: Program = Program {
    name: "",
    storage: 0,
    initialize: |_| {},
    run: |_| {},
    notation: Notation::PLAIN,
    initial: false,
    local_storage: 0,
    initialize_local: |_| {},
    parameters: 0,
    externals: &[],
    return_code: RETURN_CODE,
};

/// The special register RETURN-CODE: the first bytes of every program's storage.
pub const RETURN_CODE: Item = Item::register(WORKING, 0);

/// What a paragraph with GO TO or EXIT PROGRAM in it does at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Falls through to the next paragraph.
    Next,
    /// Continues at the paragraph of that number.
    Goto(usize),
    /// Continues as if the paragraph of that number had just ended.
    After(usize),
    /// Leaves the program.
    Leave,
}

#[derive(Default)]
pub struct Machine {
    storage: RefCell<Vec<u8>>,
    bases: RefCell<Vec<usize>>,
    programs: RefCell<Vec<(&'static str, usize)>>,
    externals: RefCell<HashMap<&'static str, usize>>,
    depth: Cell<usize>,
    input: RefCell<Option<(Vec<u8>, usize)>>,
    output: RefCell<Vec<u8>>,
    /// What the statement met so far.
    pub(super) exception: Cell<Exception>,
    /// What was met last, by whatever statement.
    pub(super) last: Cell<Exception>,
    /// The file that was last used, and its status, for EXCEPTION-FILE.
    pub(super) used_file: RefCell<(String, u8)>,
    names: RefCell<Vec<&'static str>>,
    return_codes: RefCell<Vec<Item>>,
    pub(super) remainder: RefCell<Option<Decimal>>,
    pub(super) inspection: RefCell<Inspection>,
    pub(super) joining: RefCell<Joining>,
    pub(super) splitting: RefCell<Splitting>,
    pub(super) files: RefCell<Files>,
    pub(super) sorts: RefCell<Sorts>,
    pub(super) results: RefCell<Results>,
    pub(super) surroundings: RefCell<Surroundings>,
    /// Files opened by CBL_OPEN_FILE, by their handles.
    pub(super) streams: RefCell<Vec<Option<std::fs::File>>>,
    pub(super) random: RefCell<Option<Random>>,
}

impl Machine {
    pub fn new() -> Machine {
        Machine::default()
    }

    // ------------------------------------------------------------------ programs

    /// Runs a main program and ends the process.
    pub fn main(&self, program: &Program) -> ! {
        self.enter(program, &[]);
        let code = self.storage_int(&RETURN_CODE);
        self.end_process(code as i32)
    }

    /// CALL: `arguments` are addresses. The caller's RETURN-CODE gets the callee's.
    pub fn call(&self, program: &Program, arguments: &[usize]) {
        self.depth.set(self.depth.get() + 1);
        let caller = self.enter(program, arguments);
        let code = self.copy_of(&program.return_code);
        self.depth.set(self.depth.get() - 1);
        *self.bases.borrow_mut() = caller;
        self.put(self.return_code(), &code);
    }

    /// CALL of the one of these programs that an item names, with as many of the arguments as it has parameters; one
    /// that has more is not found.
    pub fn call_named(&self, item: Item, programs: &[&Program], arguments: &[usize]) {
        let fits =
            |program: &Program| program.parameters <= arguments.len() && self.names(item, program.name.as_bytes());
        match programs.iter().find(|program| fits(program)) {
            Some(program) => self.call(program, &arguments[..program.parameters]),
            None => self.missing_program_of(item),
        }
    }

    /// A call from outside of COBOL: storage comes and goes as bytes.
    pub fn call_with(&self, program: &Program, arguments: &mut [&mut [u8]]) {
        let mut addresses = Vec::new();
        for bytes in arguments.iter() {
            addresses.push(self.allocate(bytes.len()));
            let at = addresses[addresses.len() - 1];
            self.storage.borrow_mut()[at..at + bytes.len()].copy_from_slice(bytes);
        }
        self.depth.set(self.depth.get() + 1);
        self.enter(program, &addresses);
        self.depth.set(self.depth.get() - 1);
        for (bytes, &at) in arguments.iter_mut().zip(&addresses) {
            let size = bytes.len();
            bytes.copy_from_slice(&self.storage.borrow()[at..at + size]);
        }
        if let Some(&first) = addresses.first() {
            self.release(first);
        }
        self.flush();
    }

    /// Runs a program; gives back the storage that the one before sees, which is not yet in its place again.
    fn enter(&self, program: &Program, arguments: &[usize]) -> Vec<usize> {
        let known = self.programs.borrow().iter().find(|(name, _)| *name == program.name).map(|&(_, base)| base);
        let base = known.unwrap_or_else(|| self.allocate(program.storage));
        let mut bases = Vec::with_capacity(1 + arguments.len() + program.externals.len());
        bases.push(base);
        bases.extend_from_slice(arguments);
        bases.extend(program.externals.iter().map(|&(name, size)| self.external(name, size)));
        let local = (program.local_storage > 0).then(|| self.allocate(program.local_storage));
        bases.extend(local);
        let before_bases = self.bases.replace(bases);
        if known.is_none() {
            self.programs.borrow_mut().push((program.name, base));
        }
        if known.is_none() || program.initial {
            self.storage.borrow_mut()[base..base + program.storage].fill(0);
            (program.initialize)(self);
        }
        if let Some(local) = local {
            // Its first values are written where those of WORKING-STORAGE would be.
            self.bases.borrow_mut()[WORKING] = local;
            (program.initialize_local)(self);
            self.bases.borrow_mut()[WORKING] = base;
        }
        let before = notation::change(program.notation);
        self.names.borrow_mut().push(program.name);
        self.return_codes.borrow_mut().push(program.return_code);
        (program.run)(self);
        self.return_codes.borrow_mut().pop();
        self.names.borrow_mut().pop();
        notation::change(before);
        if let Some(local) = local {
            self.release(local);
        }
        before_bases
    }

    /// The running program's RETURN-CODE.
    pub(super) fn return_code(&self) -> Item {
        self.return_codes.borrow().last().copied().unwrap_or(RETURN_CODE)
    }

    /// The name of the running program, or of the one `above` calls further out; empty when there is none.
    pub(super) fn program_name(&self, above: usize) -> &'static str {
        let names = self.names.borrow();
        names.len().checked_sub(above + 1).map_or("", |n| names[n])
    }

    /// The run unit's area of that name: zeros when it is new.
    fn external(&self, name: &'static str, size: usize) -> usize {
        let known = self.externals.borrow().get(name).copied();
        known.unwrap_or_else(|| {
            let base = self.allocate(size);
            self.externals.borrow_mut().insert(name, base);
            base
        })
    }

    fn allocate(&self, size: usize) -> usize {
        let mut storage = self.storage.borrow_mut();
        let base = storage.len().next_multiple_of(16);
        storage.resize(base + size, 0);
        base
    }

    /// Gives storage back that nothing was allocated behind.
    fn release(&self, address: usize) {
        let last = self.programs.borrow().iter().map(|&(_, base)| base).max().unwrap_or(0);
        if last < address && !self.externals.borrow().values().any(|&base| base > address) {
            self.storage.borrow_mut().truncate(address);
        }
    }

    /// Whether an item holds the name of that program.
    pub fn names(&self, item: Item, program: &[u8]) -> bool {
        let data = self.data(item);
        let end = data.iter().rposition(|&b| b != b' ' && b != 0).map_or(0, |n| n + 1);
        &data[..end] == program
    }

    /// CALL of a program that is not there, with ON EXCEPTION.
    pub fn raise_not_found(&self) {
        self.raise(Exception::NotFound);
    }

    /// CALL of a program that is not there.
    pub fn missing_program(&self, name: &[u8]) -> ! {
        self.fail(&format!("module '{}' not found", String::from_utf8_lossy(name)))
    }

    /// CALL of a program whose name is in an item and that is not there.
    pub fn missing_program_of(&self, item: Item) -> ! {
        let name = self.data(item);
        self.missing_program(name.trim_ascii_end())
    }

    /// CANCEL: the program starts afresh when it is called again.
    pub fn cancel(&self, name: &[u8]) {
        if self.names.borrow().iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name)) {
            self.fail("attempt to cancel active program");
        }
        self.programs.borrow_mut().retain(|(known, _)| !known.as_bytes().eq_ignore_ascii_case(name));
    }

    /// CANCEL of a program whose name is in an item.
    pub fn cancel_named(&self, item: Item) {
        let name = self.data(item);
        self.cancel(name.trim_ascii_end());
    }

    /// Whether another program called the running one.
    pub fn is_called(&self) -> bool {
        self.depth.get() > 0
    }

    /// Runs paragraphs from `first` until the end of `last`; `paragraph` runs one.
    pub fn perform(&self, first: usize, last: usize, count: usize, paragraph: fn(&Machine, usize) -> Flow) -> Flow {
        let mut current = first;
        loop {
            let mut ended = current;
            match paragraph(self, current) {
                Flow::Next => {}
                Flow::Goto(target) => {
                    current = target;
                    continue;
                }
                Flow::After(target) => ended = target,
                Flow::Leave => return Flow::Leave,
            }
            if ended == last {
                return Flow::Next;
            }
            current = ended + 1;
            if current >= count {
                return Flow::Leave;
            }
        }
    }

    /// STOP RUN.
    pub fn stop_run(&self) -> ! {
        let code = self.storage_int(&self.return_code());
        self.end_process(code as i32)
    }

    pub fn stop_run_with(&self, code: i64) -> ! {
        self.end_process(code as i32)
    }

    pub(super) fn end_process(&self, code: i32) -> ! {
        self.close_all_files();
        self.flush();
        std::process::exit(code & 0xff)
    }

    /// The interrupt character in console input: GnuCOBOL's run time takes it for the signal, and says so.
    pub(super) fn interrupted(&self) -> ! {
        self.flush();
        eprint!("\ncaught signal (signal SIGINT)\n\n");
        self.end_process(2)
    }

    /// An error that GnuCOBOL's run time stops the program for.
    pub fn fail(&self, message: &str) -> ! {
        self.close_all_files();
        self.flush();
        eprintln!("libcob: error: {message}");
        std::process::exit(1)
    }

    // ------------------------------------------------------------------ bytes

    #[inline]
    fn address(&self, slot: usize, offset: usize) -> usize {
        self.bases.borrow()[slot].wrapping_add(offset)
    }

    /// The address of an item, for CALL.
    pub fn address_of(&self, item: Item) -> usize {
        match item.place {
            Place::Storage(slot, offset) => self.address(slot, offset),
            _ => 0,
        }
    }

    /// What `action` makes of an item's bytes, which stay where they are. It must not use the machine.
    #[inline]
    pub(super) fn with<R>(&self, item: &Item, action: impl FnOnce(&[u8]) -> R) -> R {
        match item.place {
            Place::Literal(bytes) => action(&bytes[..item.size.min(bytes.len())]),
            Place::Storage(slot, offset) => {
                let at = self.address(slot, offset);
                action(&self.storage.borrow()[at..at + item.size])
            }
            Place::Result(number, start) => action(&self.results.borrow().bytes[number][start..start + item.size]),
        }
    }

    /// The same for an action that may change the bytes; literals and results stay as they are.
    #[inline]
    pub(super) fn change<R>(&self, item: &Item, action: impl FnOnce(&mut [u8]) -> R) -> R {
        match item.place {
            Place::Storage(slot, offset) => {
                let at = self.address(slot, offset);
                action(&mut self.storage.borrow_mut()[at..at + item.size])
            }
            _ => action(&mut self.copy_of(item)),
        }
    }

    /// What `action` does to the whole storage, where items are by `address_of`. It must not use the machine.
    pub(super) fn in_storage<R>(&self, action: impl FnOnce(&mut [u8]) -> R) -> R {
        action(&mut self.storage.borrow_mut())
    }

    /// A copy of an item's bytes.
    pub fn data(&self, item: Item) -> Vec<u8> {
        self.with(&item, <[u8]>::to_vec)
    }

    /// A copy for a short time.
    #[inline]
    pub(super) fn copy_of(&self, item: &Item) -> Bytes {
        self.with(item, Bytes::of)
    }

    /// `copy_of` that copies no literal.
    #[inline]
    pub(super) fn seen(&self, item: &Item) -> Seen {
        match item.place {
            Place::Literal(bytes) => Seen::Literal(&bytes[..item.size.min(bytes.len())]),
            _ => Seen::Copy(self.copy_of(item)),
        }
    }

    /// Overwrites an item's first bytes.
    #[inline]
    pub fn put(&self, item: Item, bytes: &[u8]) {
        if let Place::Storage(slot, offset) = item.place {
            let at = self.address(slot, offset);
            self.storage.borrow_mut()[at..at + bytes.len()].copy_from_slice(bytes);
        }
    }

    /// Copies as many bytes as the target has, which are no more than the source's.
    #[inline]
    pub(super) fn copy(&self, source: &Item, target: &Item) {
        let (Place::Storage(slot, offset), Place::Storage(from_slot, from_offset)) = (target.place, source.place)
        else {
            return self.put(*target, &self.copy_of(&Item { size: target.size, ..*source }));
        };
        let (at, from) = (self.address(slot, offset), self.address(from_slot, from_offset));
        let storage = &mut self.storage.borrow_mut()[..];
        match target.size {
            1 => storage[at] = storage[from],
            size => storage.copy_within(from..from + size, at),
        }
    }

    /// Fills a stretch of WORKING-STORAGE, for initial values.
    pub fn fill(&self, offset: usize, count: usize, byte: u8) {
        let at = self.address(WORKING, offset);
        self.storage.borrow_mut()[at..at + count].fill(byte);
    }

    /// Puts bytes into WORKING-STORAGE, `count` times one after the other, for initial values.
    pub fn preset(&self, offset: usize, bytes: &[u8], count: usize) {
        let mut at = self.address(WORKING, offset);
        let mut storage = self.storage.borrow_mut();
        for _ in 0..count {
            storage[at..at + bytes.len()].copy_from_slice(bytes);
            at += bytes.len();
        }
    }

    /// Copies bytes as they are: an argument BY CONTENT.
    pub fn copy_bytes(&self, source: Item, target: Item) {
        let data = self.data(source);
        self.put(target, &data);
    }

    /// Gives all occurrences of a table the bytes of its first one.
    pub fn repeat(&self, first: Item, count: usize) {
        let data = self.data(first);
        for n in 1..count {
            self.put(first.at(n as i64 + 1, first.size), &data);
        }
    }

    /// SET index TO value.
    pub fn set_index(&self, index: Item, value: i64) {
        self.put(index, &(value as i32).to_le_bytes());
    }

    /// The address of the storage that an item is in: what tells one program's files from another's.
    pub(super) fn base_of(&self, item: Item) -> usize {
        match item.place {
            Place::Storage(slot, _) => self.bases.borrow()[slot],
            _ => 0,
        }
    }

    // ------------------------------------------------------------------ console

    pub(super) fn write_out(&self, bytes: &[u8]) {
        let mut output = self.output.borrow_mut();
        output.extend_from_slice(bytes);
        if output.len() > 1 << 16 {
            Self::send(&mut output);
        }
    }

    fn send(output: &mut Vec<u8>) {
        let mut out = std::io::stdout().lock();
        // A reader that went away is no error to the program, as in the original.
        let _ = out.write_all(output).and_then(|()| out.flush());
        output.clear();
    }

    pub fn flush(&self) {
        Self::send(&mut self.output.borrow_mut());
    }

    /// The next byte of standard input.
    pub(super) fn read_byte(&self) -> Option<u8> {
        let mut input = self.input.borrow_mut();
        let (bytes, position) = input.get_or_insert_with(|| {
            let mut all = Vec::new();
            // What cannot be read is the end of the input, as in the original.
            let _ = std::io::stdin().lock().read_to_end(&mut all);
            (all, 0)
        });
        let byte = bytes.get(*position).copied();
        *position += 1;
        byte
    }
}

thread_local! {
    static RUN_UNIT: Machine = Machine::new();
}

/// Runs something on this thread's machine, whose storage lasts as long as the thread.
pub fn with_run_unit<R>(action: impl FnOnce(&Machine) -> R) -> R {
    RUN_UNIT.with(action)
}
