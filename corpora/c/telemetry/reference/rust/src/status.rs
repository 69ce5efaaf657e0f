//! What can go wrong with a command, and the program's exit codes.

/// A kind of failure; its number is the one that the messages for experts show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Syntax = 1,
    Range,
    Space,
    Check,
    Frame,
    Unknown,
    Empty,
    Type,
    Usage = 10,
}

/// The program's exit codes; `quit` can set any other.
pub mod exit_code {
    pub const OK: u8 = 0;
    pub const ERRORS: u8 = 1;
    pub const USAGE: u8 = 2;
    pub const SCRIPT: u8 = 3;
    pub const LIMIT: u8 = 4;
}

impl Status {
    /// One line for people.
    pub fn text(self) -> &'static str {
        match self {
            Status::Syntax => "bad syntax",
            Status::Range => "out of range",
            Status::Space => "no space",
            Status::Check => "bad checksum",
            Status::Frame => "bad frame",
            Status::Unknown => "unknown",
            Status::Empty => "empty",
            Status::Type => "wrong type",
            Status::Usage => "usage",
        }
    }

    /// Whether the data, not the command, was at fault.
    pub fn is_data(self) -> bool {
        matches!(self, Status::Check | Status::Frame | Status::Empty)
    }
}

/// `limit` 0 means that any number of errors is allowed.
pub fn exit_code(errors: u32, limit: u32) -> u8 {
    match errors {
        0 => exit_code::OK,
        n if limit != 0 && n >= limit => exit_code::LIMIT,
        _ => exit_code::ERRORS,
    }
}
