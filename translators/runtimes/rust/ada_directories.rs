//! Ada.Directories, as GNAT 12 does it under Linux: names end at a slash, and what does not exist has no kind.

use std::fs::{self, FileType};
use std::io::ErrorKind;

use super::ada;
use super::exception::{Exception, Result};

fn name_error<T>() -> Result<T> {
    Err(Exception::new("ada_io_exceptions.name_error", b""))
}

fn use_error<T>() -> Result<T> {
    Err(Exception::new("ada_io_exceptions.use_error", b""))
}

fn checked(name: &[u8]) -> Result<()> {
    if name.is_empty() || name.contains(&0) {
        return name_error();
    }
    Ok(())
}

/// What a name refers to, links followed; C reads it up to its first NUL.
fn kind_of(name: &[u8]) -> Option<FileType> {
    let name = name.split(|&c| c == 0).next().unwrap_or_default();
    fs::metadata(ada::path(name)).ok().map(|found| found.file_type())
}

fn is_file(name: &[u8]) -> bool {
    kind_of(name).is_some_and(|kind| kind.is_file())
}

fn is_directory(name: &[u8]) -> bool {
    kind_of(name).is_some_and(|kind| kind.is_dir())
}

pub fn exists(name: &[u8]) -> Result<bool> {
    checked(name)?;
    Ok(kind_of(name).is_some())
}

/// The position of File_Kind: a directory, an ordinary file, a special one.
pub fn kind(name: &[u8]) -> Result<i32> {
    match kind_of(name) {
        None => name_error(),
        Some(kind) if kind.is_dir() => Ok(0),
        Some(kind) => Ok(if kind.is_file() { 1 } else { 2 }),
    }
}

pub fn size(name: &[u8]) -> Result<i64> {
    if !is_file(name) {
        return name_error();
    }
    let name = name.split(|&c| c == 0).next().unwrap_or_default();
    fs::metadata(ada::path(name)).map_or_else(|_| name_error(), |found| Ok(found.len() as i64))
}

pub fn delete_file(name: &[u8]) -> Result<()> {
    checked(name)?;
    let place = ada::path(name);
    if !is_file(name) && !fs::symlink_metadata(&place).is_ok_and(|found| found.is_symlink()) {
        return name_error();
    }
    fs::remove_file(place).or_else(|_| use_error())
}

pub fn create_directory(name: &[u8]) -> Result<()> {
    checked(name)?;
    fs::create_dir(ada::path(name)).or_else(|_| use_error())
}

pub fn delete_directory(name: &[u8]) -> Result<()> {
    checked(name)?;
    if !is_directory(name) {
        return name_error();
    }
    fs::remove_dir(ada::path(name)).or_else(|_| use_error())
}

pub fn rename(old: &[u8], new: &[u8]) -> Result<()> {
    checked(old)?;
    checked(new)?;
    if !is_file(old) && !is_directory(old) {
        return name_error();
    }
    if is_file(new) || is_directory(new) {
        return use_error();
    }
    match fs::rename(ada::path(old), ada::path(new)) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => name_error(),
        Err(_) => use_error(),
    }
}

/// What stands behind the last slash, one at the end aside.
pub fn simple_name(name: &[u8]) -> Result<Vec<u8>> {
    checked(name)?;
    if name == b"/" {
        return Ok(name.to_vec());
    }
    let path = name.strip_suffix(b"/").unwrap_or(name);
    Ok(path.rsplit(|&c| c == b'/').next().unwrap_or(path).to_vec())
}

pub fn base_name(name: &[u8]) -> Result<Vec<u8>> {
    let mut simple = simple_name(name)?;
    if let Some(dot) = simple.iter().rposition(|&c| c == b'.') {
        simple.truncate(dot);
    }
    Ok(simple)
}

pub fn extension(name: &[u8]) -> Result<Vec<u8>> {
    checked(name)?;
    Ok(match name.iter().rposition(|&c| c == b'.' || c == b'/') {
        Some(place) if name[place] == b'.' => name[place + 1..].to_vec(),
        _ => Vec::new(),
    })
}

pub fn containing_directory(name: &[u8]) -> Result<Vec<u8>> {
    checked(name)?;
    if matches!(name, b"." | b".." | b"/") {
        return use_error();
    }
    let Some(slash) = name.iter().rposition(|&c| c == b'/') else {
        return Ok(b".".to_vec());
    };
    let mut found = &name[..=slash];
    while found.len() > 1 && found.ends_with(b"/") {
        found = &found[..found.len() - 1];
    }
    Ok(found.to_vec())
}

pub fn compose(directory: &[u8], name: &[u8], extension: &[u8]) -> Result<Vec<u8>> {
    if !directory.is_empty() {
        checked(directory)?;
    }
    let dot: &[u8] = if extension.is_empty() { b"" } else { b"." };
    let file = [name, dot, extension].concat();
    if file.is_empty() || file.iter().any(|&c| c == b'/' || c == 0) {
        return name_error();
    }
    let slash: &[u8] = if directory.is_empty() || directory.ends_with(b"/") { b"" } else { b"/" };
    Ok([directory, slash, &file].concat())
}
