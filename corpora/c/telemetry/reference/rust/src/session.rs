//! What the commands of one run share.

use std::fmt;
use std::io::{BufWriter, Stdout, Write};

use crate::frame::Deframer;
use crate::logger::{Level, Logger};
use crate::machine::Machine;
use crate::pack::ByteOrder;
use crate::packet::Sequence;
use crate::ring::Ring;
use crate::status::Status;
use crate::store::Store;
use crate::text;
use crate::tree::Tree;

/// Longer details are cut.
const DETAIL_MAX: usize = 60;

/// Bytes that a command takes.
pub const BYTES_MAX: usize = 240;

/// Why a command failed, and at what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub status: Status,
    pub detail: Vec<u8>,
}

/// What a command comes to.
pub type Outcome = Result<(), Failure>;

/// The state that lives from line to line.
pub struct Session {
    pub order: ByteOrder,
    pub done: bool,
    /// None: from the errors.
    pub exit_code: Option<u8>,
    pub line: u32,
    pub commands: u32,
    pub errors: u32,
    pub window: Ring,
    pub tree: Tree,
    pub link: Machine,
    pub line_in: Deframer,
    pub store: Store,
    pub sequence: Sequence,
    /// Of the last packet decoded.
    pub last_sequence: Option<u16>,
    pub log: Logger,
    out: BufWriter<Stdout>,
}

/// `label 'value'`
pub fn quoted(label: &str, value: &[u8]) -> Vec<u8> {
    [label.as_bytes(), b" '", value, b"'"].concat()
}

impl Session {
    pub fn new(order: ByteOrder, log: Logger) -> Session {
        Session {
            order,
            done: false,
            exit_code: None,
            line: 0,
            commands: 0,
            errors: 0,
            window: Ring::default(),
            tree: Tree::default(),
            link: Machine::default(),
            line_in: Deframer::default(),
            store: Store::default(),
            sequence: Sequence::default(),
            last_sequence: None,
            log,
            out: BufWriter::new(std::io::stdout()),
        }
    }

    /// Ends the run: everything said is out.
    pub fn close(&mut self) {
        self.store.clear(&mut self.log);
        // As in C, a reader that went away does not change the exit code.
        let _ = self.out.flush();
    }

    pub fn fail(&mut self, status: Status, detail: impl Into<Vec<u8>>) -> Failure {
        let mut detail = detail.into();
        detail.truncate(DETAIL_MAX);
        self.log.debug(format!(
            "status {}, data {}",
            status as u8,
            u8::from(status.is_data())
        ));
        Failure { status, detail }
    }

    /// Text without an end of line.
    pub fn print(&mut self, text: fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(text);
    }

    /// A line.
    pub fn say(&mut self, text: fmt::Arguments<'_>) {
        self.print(text);
        self.say_bytes(b"");
    }

    /// A line that need not be Unicode.
    pub fn say_bytes(&mut self, line: &[u8]) {
        let _ = self
            .out
            .write_all(line)
            .and_then(|()| self.out.write_all(b"\n"));
    }

    /// Bytes in hexadecimal, on a line.
    pub fn say_hex(&mut self, bytes: &[u8]) {
        self.say_bytes(text::to_hex(bytes).as_bytes());
    }

    pub fn warn(&mut self, text: &[u8]) {
        let line = format!("line {}: ", self.line);
        self.log
            .write(Level::Warning, [line.as_bytes(), text].concat());
    }

    pub fn int(&mut self, text: &[u8]) -> Result<i32, Failure> {
        text::parse_i32(text).map_err(|status| self.fail(status, quoted("number", text)))
    }

    pub fn uint(&mut self, text: &[u8]) -> Result<u32, Failure> {
        text::parse_u32(text).map_err(|status| self.fail(status, quoted("unsigned number", text)))
    }

    pub fn hex(&mut self, text: &[u8]) -> Result<Vec<u8>, Failure> {
        text::from_hex(text, BYTES_MAX).map_err(|status| self.fail(status, quoted("bytes", text)))
    }
}

/// Both values; when both are missing, the first one's status at the second one's detail.
pub fn both<A, B>(a: Result<A, Failure>, b: Result<B, Failure>) -> Result<(A, B), Failure> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(a), Err(b)) => Err(Failure {
            status: a.status,
            detail: b.detail,
        }),
        (Err(failure), Ok(_)) | (Ok(_), Err(failure)) => Err(failure),
    }
}
