//! Ada.Environment_Variables and the command's name, as GNAT 12 and glibc give them.

use std::os::unix::ffi::OsStringExt;

use super::exception::{Exception, Result};

/// What the program was called as.
pub fn command_name() -> Vec<u8> {
    std::env::args_os().next().map_or_else(Vec::new, OsStringExt::into_vec)
}

/// As `getenv` looks: a name ends at its first NUL, and one with a `=` goes on in what the entry holds.
fn found(name: &[u8]) -> Option<Vec<u8>> {
    let name = name.split(|&c| c == 0).next().unwrap_or_default();
    if name.is_empty() {
        return None;
    }
    let start = [name, b"="].concat();
    std::env::vars_os()
        .map(|(key, value)| [&key.into_vec()[..], b"=", &value.into_vec()].concat())
        .find_map(|entry| entry.strip_prefix(&start[..]).map(<[u8]>::to_vec))
}

pub fn exists(name: &[u8]) -> bool {
    found(name).is_some()
}

pub fn value(name: &[u8]) -> Result<Vec<u8>> {
    found(name).ok_or_else(Exception::constraint)
}

pub fn value_or(name: &[u8], default: &[u8]) -> Vec<u8> {
    found(name).unwrap_or_else(|| default.to_vec())
}
