//! Lines of commands from a stream, as the C library's `fgets` hands them out.

use std::io::BufRead;

/// With the end of line, but without the NUL that C adds.
const LINE_MAX: usize = 511;

/// Characters that a line may have.
pub const LINE_TEXT_MAX: usize = LINE_MAX - 1;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    Text(Vec<u8>),
    /// The rest of the line was thrown away.
    TooLong,
    End,
}

/// At most `limit` bytes, up to and with the next LF. An error ends the input.
fn read_some(input: &mut dyn BufRead, limit: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while bytes.len() < limit {
        let buffer = match input.fill_buf() {
            Ok(buffer) => buffer,
            Err(_) => return bytes,
        };
        let room = &buffer[..buffer.len().min(limit - bytes.len())];
        let end = room.iter().position(|&c| c == b'\n').map(|i| i + 1);
        let taken = end.unwrap_or(room.len());
        bytes.extend_from_slice(&room[..taken]);
        input.consume(taken);
        if end.is_some() || taken == 0 {
            return bytes;
        }
    }
    bytes
}

/// One line without its end (LF or CR LF). What follows a NUL in a line is not seen.
pub fn read(input: &mut dyn BufRead) -> Line {
    let mut line = read_some(input, LINE_MAX);
    if line.is_empty() {
        return Line::End;
    }
    if let Some(nul) = line.iter().position(|&c| c == 0) {
        line.truncate(nul);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
    } else if line.len() == LINE_MAX {
        loop {
            let rest = read_some(input, LINE_MAX);
            if matches!(rest.last(), None | Some(b'\n')) {
                return Line::TooLong;
            }
        }
    }
    Line::Text(line)
}

/// Nothing but blanks, or a comment.
pub fn is_blank(line: &[u8]) -> bool {
    let first = line.iter().find(|c| !matches!(c, b' ' | b'\t'));
    matches!(first, None | Some(b'#'))
}
