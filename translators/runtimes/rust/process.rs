//! Standard input and output as the source's run-time systems use them, and the end of the process.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::LazyLock;

use super::exception::{Exception, Result};

struct Input {
    buffer: Vec<u8>,
    next: usize,
    ended: bool,
}

const BLOCK: usize = 4096;

/// Bytes on their way to a pipe or file as glibc holds them: before a flush only whole blocks leave, and a full block
/// waits for the byte behind it. What an abort loses is what is held here.
#[derive(Default)]
pub struct Blocks {
    held: Vec<u8>,
    begun: bool,
}

impl Blocks {
    pub const fn new() -> Blocks {
        Blocks { held: Vec::new(), begun: false }
    }

    /// Takes bytes; `send` gets what leaves now.
    pub fn put(&mut self, bytes: &[u8], mut send: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        let room = if self.begun { BLOCK - self.held.len() } else { 0 };
        let (fitting, rest) = bytes.split_at(room.min(bytes.len()));
        self.held.extend_from_slice(fitting);
        if rest.is_empty() {
            return Ok(());
        }
        self.begun = true;
        let whole = rest.len() - rest.len() % BLOCK;
        let sent = self.flush(&mut send).and_then(|()| if whole > 0 { send(&rest[..whole]) } else { Ok(()) });
        self.held.extend_from_slice(&rest[whole..]);
        sent
    }

    /// `send` gets what is held.
    pub fn flush(&mut self, mut send: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        let sent = send(&self.held);
        self.held.clear();
        sent
    }

    /// How many bytes are held.
    pub fn waiting(&self) -> usize {
        self.held.len()
    }

    /// Forgets that a block was begun, as a seek does.
    pub fn restart(&mut self) {
        self.begun = false;
    }
}

/// Standard output without the buffer by lines that it has in Rust.
static STDOUT: LazyLock<Option<File>> =
    LazyLock::new(|| io::stdout().as_fd().try_clone_to_owned().ok().map(File::from));

thread_local! {
    static OUTPUT: RefCell<Blocks> = const { RefCell::new(Blocks::new()) };
    static AT_EXIT: RefCell<Vec<fn()>> = const { RefCell::new(Vec::new()) };
    static INPUT: RefCell<Input> = const { RefCell::new(Input { buffer: Vec::new(), next: 0, ended: false }) };
}

/// Writes to standard output; the bytes leave at the latest when the process ends. A closed output is not an error.
pub fn write_out(bytes: &[u8]) {
    let _ = OUTPUT.with_borrow_mut(|output| output.put(bytes, send_out));
}

fn send_out(bytes: &[u8]) -> io::Result<()> {
    STDOUT.as_ref().map_or(Ok(()), |mut file| file.write_all(bytes))
}

pub fn write_err(bytes: &[u8]) {
    let _ = io::stderr().write_all(bytes);
}

/// Sends what was written to standard output on its way. A closed output is not an error here.
pub fn flush() {
    let _ = OUTPUT.with_borrow_mut(|output| output.flush(send_out));
}

/// The next byte of standard input without consuming it; None at the end.
pub fn peek_byte() -> Option<u8> {
    INPUT.with_borrow_mut(|input| {
        if input.next == input.buffer.len() && !input.ended {
            input.buffer.resize(1 << 15, 0);
            let count = io::stdin().lock().read(&mut input.buffer).unwrap_or(0);
            input.buffer.truncate(count);
            input.next = 0;
            input.ended = count == 0;
        }
        input.buffer.get(input.next).copied()
    })
}

/// The next byte of standard input; None at the end.
pub fn read_byte() -> Option<u8> {
    let byte = peek_byte();
    if byte.is_some() {
        INPUT.with_borrow_mut(|input| input.next += 1);
    }
    byte
}

/// How many bytes of standard input were read ahead.
pub fn input_ahead() -> usize {
    INPUT.with_borrow(|input| input.buffer.len() - input.next)
}

/// Forgets what was read ahead, and that there was an end: standard input goes on where it now stands.
pub fn forget_input() {
    INPUT.with_borrow_mut(|input| *input = Input { buffer: Vec::new(), next: 0, ended: false });
}

/// Hands over the bytes of standard input that can be had without reading on; `take` says how many it took.
pub fn ready_bytes(take: impl FnOnce(&[u8]) -> usize) {
    INPUT.with_borrow_mut(|input| input.next += take(&input.buffer[input.next..]));
}

/// Has a function called when the process ends by `exit`.
pub fn at_exit(function: fn()) {
    AT_EXIT.with_borrow_mut(|all| all.push(function));
}

/// Ends the process after sending what was written.
pub fn exit(code: i32) -> ! {
    for function in AT_EXIT.take() {
        function();
    }
    flush();
    std::process::exit(code)
}

/// Runs a program: its result is the exit code; an exception that nobody handles is reported and gives 1.
pub fn run(program: impl FnOnce() -> Result<i32>) {
    match catch_unwind(AssertUnwindSafe(program)) {
        Ok(Ok(code)) => exit(code),
        Ok(Err(error)) => {
            flush();
            report(&error);
            exit(1)
        }
        Err(_) => exit(101),
    }
}

fn report(error: &Exception) {
    let mut text = format!("raised {}", error.name.to_uppercase()).into_bytes();
    if !error.message.is_empty() {
        text.extend_from_slice(b" : ");
        text.extend_from_slice(&error.message);
    }
    text.push(b'\n');
    write_err(&text);
}
