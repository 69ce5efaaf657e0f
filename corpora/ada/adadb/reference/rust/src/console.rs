//! The one place that reads and writes.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Stdin, StdinLock, Stdout, Write};
use std::os::unix::io::AsFd;

pub const MAX_LINE: usize = 1_000;

const LINE_MARK: u8 = b'\n';
const PAGE_MARK: u8 = 0x0C;

/// A line of input without its line mark.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    Good(Vec<u8>),
    /// What would fit of a line of more than `MAX_LINE` bytes.
    Long(Vec<u8>),
}

pub struct Console {
    input: BufReader<StdinLock<'static>>,
    output: BufWriter<Stdout>,
    /// A page mark behind a line mark belongs to the line mark, but only in regular files.
    skips_page_marks: bool,
    lines_read: usize,
}

fn is_regular_file(stdin: &Stdin) -> bool {
    stdin
        .as_fd()
        .try_clone_to_owned()
        .and_then(|fd| File::from(fd).metadata())
        .map_or(false, |metadata| metadata.is_file())
}

impl Default for Console {
    fn default() -> Self {
        Self::new()
    }
}

impl Console {
    pub fn new() -> Self {
        let stdin = io::stdin();
        Self {
            skips_page_marks: is_regular_file(&stdin),
            input: BufReader::new(stdin.lock()),
            output: BufWriter::new(io::stdout()),
            lines_read: 0,
        }
    }

    /// `None` at the end of input, and when it can't be read. A last line may lack its line mark.
    pub fn read_line(&mut self) -> Option<Line> {
        let mut text = Vec::new();
        let mut length = 0;
        loop {
            let buffer = self.input.fill_buf().unwrap_or_default();
            if buffer.is_empty() {
                if length == 0 {
                    return None;
                }
                break;
            }
            let mark = buffer.iter().position(|&c| c == LINE_MARK);
            let part = &buffer[..mark.unwrap_or(buffer.len())];
            length += part.len();
            text.extend(part.iter().take(MAX_LINE - text.len()));
            let used = part.len() + usize::from(mark.is_some());
            self.input.consume(used);
            if mark.is_some() {
                self.skip_page_mark();
                break;
            }
        }
        self.lines_read += 1;
        Some(if length > MAX_LINE {
            Line::Long(text)
        } else {
            Line::Good(text)
        })
    }

    fn skip_page_mark(&mut self) {
        let next = self.input.fill_buf().unwrap_or_default();
        if self.skips_page_marks && next.first() == Some(&PAGE_MARK) {
            self.input.consume(1);
        }
    }

    /// Of the line read last.
    pub fn line_number(&self) -> usize {
        self.lines_read
    }

    /// A line of output. A reader that has gone away is no reason to stop.
    pub fn put(&mut self, line: impl AsRef<[u8]>) {
        let _ = self
            .output
            .write_all(line.as_ref())
            .and_then(|()| self.output.write_all(b"\n"));
    }

    pub fn flush(&mut self) {
        let _ = self.output.flush();
    }
}
