//! Files of the working folder: text lines, print files, records of fixed length.

use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind, Write};

/// The two-digit status of a file that could not be opened.
pub type Status = &'static str;

fn load(name: &str) -> Result<Vec<u8>, Status> {
    fs::read(name).map_err(|error| match error.kind() {
        ErrorKind::NotFound => "35",
        ErrorKind::PermissionDenied => "37",
        _ => "30",
    })
}

fn create(name: &str) -> BufWriter<File> {
    BufWriter::new(
        File::create(name).unwrap_or_else(|error| panic!("cannot create {name}: {error}")),
    )
}

/// A text file read line by line into records of a fixed width.
pub struct LineReader {
    data: Vec<u8>,
    position: usize,
}

impl LineReader {
    pub fn open(name: &str) -> Result<Self, Status> {
        Ok(LineReader {
            data: load(name)?,
            position: 0,
        })
    }

    /// The next line, without its carriage returns, cut or padded with blanks to `N` characters.
    pub fn next_line<const N: usize>(&mut self) -> Option<[u8; N]> {
        let rest = &self.data[self.position..];
        let end = rest.iter().position(|&byte| byte == b'\n');
        let line = &rest[..end.unwrap_or(rest.len())];
        let mut record = [b' '; N];
        let mut length = 0;
        for &byte in line.iter().filter(|&&byte| byte != b'\r').take(N) {
            record[length] = byte;
            length += 1;
        }
        self.position += line.len() + usize::from(end.is_some());
        // A last line without its end counts only if something is on it.
        (end.is_some() || length > 0).then_some(record)
    }
}

/// A text file written line by line; trailing blanks are not written.
pub struct LineWriter {
    out: BufWriter<File>,
}

impl LineWriter {
    pub fn create(name: &str) -> Self {
        LineWriter { out: create(name) }
    }

    pub fn write(&mut self, line: &[u8]) {
        put(&mut self.out, trimmed(line));
        put(&mut self.out, b"\n");
    }
}

/// A print file: each line says how the paper moves before it is printed.
pub struct Printer {
    out: BufWriter<File>,
    line_open: bool,
}

impl Printer {
    pub fn create(name: &str) -> Self {
        Printer {
            out: create(name),
            line_open: false,
        }
    }

    /// Prints where the paper is and moves to the next line.
    pub fn print_line(&mut self, line: &[u8]) {
        put(&mut self.out, trimmed(line));
        put(&mut self.out, b"\n");
        self.line_open = false;
    }

    pub fn after_lines(&mut self, count: usize, line: &[u8]) {
        self.after(&vec![b'\n'; count], line);
    }

    pub fn after_page(&mut self, line: &[u8]) {
        self.after(b"\x0c", line);
    }

    fn after(&mut self, motion: &[u8], line: &[u8]) {
        put(&mut self.out, motion);
        put(&mut self.out, trimmed(line));
        self.line_open = true;
    }

    pub fn close(mut self) {
        if self.line_open {
            put(&mut self.out, b"\n");
        }
    }
}

/// What reading a record of fixed length gives.
pub enum Record<const N: usize> {
    Whole([u8; N]),
    /// The file ended inside the record.
    Short,
}

/// A file of records of a fixed length.
pub struct RecordReader {
    data: Vec<u8>,
    position: usize,
}

impl RecordReader {
    pub fn open(name: &str) -> Result<Self, Status> {
        Ok(RecordReader {
            data: load(name)?,
            position: 0,
        })
    }

    pub fn next_record<const N: usize>(&mut self) -> Option<Record<N>> {
        let rest = &self.data[self.position..];
        if rest.is_empty() {
            return None;
        }
        let length = rest.len().min(N);
        self.position += length;
        let record = <[u8; N]>::try_from(&rest[..length]);
        Some(record.map_or(Record::Short, Record::Whole))
    }
}

/// A file of records, written as they are.
pub struct RecordWriter {
    out: BufWriter<File>,
}

impl RecordWriter {
    pub fn create(name: &str) -> Self {
        RecordWriter { out: create(name) }
    }

    pub fn write(&mut self, record: &[u8]) {
        put(&mut self.out, record);
    }
}

fn trimmed(line: &[u8]) -> &[u8] {
    let end = line
        .iter()
        .rposition(|&byte| byte != b' ')
        .map_or(0, |last| last + 1);
    &line[..end]
}

fn put(out: &mut BufWriter<File>, bytes: &[u8]) {
    out.write_all(bytes)
        .expect("the working folder can be written");
}
