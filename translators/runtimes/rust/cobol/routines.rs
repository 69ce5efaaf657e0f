//! Routines that GnuCOBOL's run time offers by CALL: CBL_… and C$….

use super::item::Item;
use super::machine::Machine;
use std::fs;

impl Machine {
    fn give(&self, code: i64) {
        self.set_int(self.return_code(), code);
    }

    fn length(&self, item: Item) -> usize {
        usize::try_from(self.get_int(item)).unwrap_or(0)
    }

    // ------------------------------------------------------------------ bits and text

    fn combined(&self, source: Item, target: Item, length: Item, combine: fn(u8, u8) -> u8) {
        let from = self.data(source);
        let mut to = self.data(target);
        let length = self.length(length);
        for (byte, &other) in to.iter_mut().zip(&from).take(length) {
            *byte = combine(other, *byte);
        }
        self.put(target, &to);
        self.give(0);
    }

    pub fn cbl_and(&self, source: Item, target: Item, length: Item) {
        self.combined(source, target, length, |a, b| a & b);
    }

    pub fn cbl_or(&self, source: Item, target: Item, length: Item) {
        self.combined(source, target, length, |a, b| a | b);
    }

    pub fn cbl_nor(&self, source: Item, target: Item, length: Item) {
        self.combined(source, target, length, |a, b| !(a | b));
    }

    pub fn cbl_xor(&self, source: Item, target: Item, length: Item) {
        self.combined(source, target, length, |a, b| a ^ b);
    }

    pub fn cbl_imp(&self, source: Item, target: Item, length: Item) {
        self.combined(source, target, length, |a, b| !a | b);
    }

    pub fn cbl_nimp(&self, source: Item, target: Item, length: Item) {
        self.combined(source, target, length, |a, b| a & !b);
    }

    pub fn cbl_eq(&self, source: Item, target: Item, length: Item) {
        self.combined(source, target, length, |a, b| !(a ^ b));
    }

    fn mapped_bytes(&self, target: Item, length: usize, map: fn(u8) -> u8) {
        let mut data = self.data(target);
        for byte in data.iter_mut().take(length) {
            *byte = map(*byte);
        }
        self.put(target, &data);
        self.give(0);
    }

    pub fn cbl_not(&self, target: Item, length: Item) {
        self.mapped_bytes(target, self.length(length), |b| !b);
    }

    pub fn cbl_toupper(&self, target: Item, length: Item) {
        self.mapped_bytes(target, self.length(length), |b| b.to_ascii_uppercase());
    }

    pub fn cbl_tolower(&self, target: Item, length: Item) {
        self.mapped_bytes(target, self.length(length), |b| b.to_ascii_lowercase());
    }

    pub fn c_toupper(&self, target: Item, length: Item) {
        self.cbl_toupper(target, length);
    }

    pub fn c_tolower(&self, target: Item, length: Item) {
        self.cbl_tolower(target, length);
    }

    pub fn c_printable(&self, target: Item) {
        self.mapped_bytes(target, target.size, |b| if (0x20..0x7f).contains(&b) { b } else { b'.' });
    }

    /// C$JUSTIFY: to the right, unless the second argument says otherwise.
    pub fn c_justify_1(&self, target: Item) {
        self.justified(target, b'R');
    }

    pub fn c_justify_2(&self, target: Item, side: Item) {
        self.justified(target, self.data(side).first().copied().unwrap_or(b'R'));
    }

    fn justified(&self, target: Item, side: u8) {
        let data = self.data(target);
        let (size, text) = (data.len(), data.trim_ascii());
        let start = data.len() - data.trim_ascii_start().len();
        if !text.is_empty() {
            let free = size - text.len();
            let at = match side {
                b'L' => 0,
                b'C' => free / 2,
                _ => free,
            };
            if at != start {
                let mut moved = vec![b' '; size];
                moved[at..at + text.len()].copy_from_slice(text);
                self.put(target, &moved);
            }
        }
        self.give(0);
    }

    // ------------------------------------------------------------------ the process

    pub fn c_getpid(&self) {
        self.give(i64::from(std::process::id()));
    }

    pub fn c_sleep(&self, seconds: Item) {
        self.flush();
        std::thread::sleep(std::time::Duration::from_secs(self.length(seconds) as u64));
        self.give(0);
    }

    pub fn cbl_oc_nanosleep(&self, time: Item) {
        self.flush();
        std::thread::sleep(std::time::Duration::from_nanos(self.length(time) as u64));
        self.give(0);
    }

    // ------------------------------------------------------------------ files and folders

    /// A path in an item: up to the first blank, quotes not counted.
    pub(super) fn path_in(&self, item: Item) -> String {
        let data = self.data(item);
        let end = data.iter().rposition(|&b| b != b' ' && b != 0).map_or(0, |n| n + 1);
        String::from_utf8_lossy(&data[..end]).trim_matches('"').to_string()
    }

    fn done(&self, result: std::io::Result<()>) {
        self.give(if result.is_ok() { 0 } else { 128 });
    }

    pub fn cbl_create_dir(&self, path: Item) {
        self.done(fs::create_dir(self.path_in(path)));
    }

    pub fn c_makedir(&self, path: Item) {
        self.cbl_create_dir(path);
    }

    pub fn cbl_delete_dir(&self, path: Item) {
        self.done(fs::remove_dir(self.path_in(path)));
    }

    pub fn cbl_change_dir(&self, path: Item) {
        self.done(std::env::set_current_dir(self.path_in(path)));
    }

    pub fn c_chdir(&self, path: Item, status: Item) {
        self.cbl_change_dir(path);
        let code = self.get_int(self.return_code());
        self.set_int(status, code);
    }

    pub fn cbl_delete_file(&self, path: Item) {
        self.done(fs::remove_file(self.path_in(path)));
    }

    pub fn c_delete(&self, path: Item, _kind: Item) {
        self.cbl_delete_file(path);
    }

    pub fn cbl_copy_file(&self, from: Item, to: Item) {
        self.done(fs::read(self.path_in(from)).and_then(|bytes| fs::write(self.path_in(to), bytes)));
    }

    pub fn c_copy(&self, from: Item, to: Item, _kind: Item) {
        self.cbl_copy_file(from, to);
    }

    pub fn cbl_rename_file(&self, from: Item, to: Item) {
        self.done(fs::rename(self.path_in(from), self.path_in(to)));
    }

    /// CBL_CHECK_FILE_EXIST: 0 and the file's size, 35 when it is not there. Its date is left as it is: the
    /// original's is the system's time of change, which no two runs share.
    pub fn cbl_check_file_exist(&self, path: Item, facts: Item) {
        match fs::metadata(self.path_in(path)) {
            Ok(found) => {
                self.put(facts, &found.len().to_be_bytes());
                self.give(0);
            }
            Err(_) => self.give(35),
        }
    }

    // ------------------------------------------------------------------ byte streams

    pub fn cbl_create_file(&self, path: Item, access: Item, _deny: Item, _device: Item, handle: Item) {
        if self.first_number(access) & 0x3f == 1 {
            // To be read only, and made empty first: what opens it to be read may not do that.
            let made = fs::File::create(self.path_in(path));
            self.opened(made.and_then(|_| fs::File::open(self.path_in(path))), handle);
        } else {
            self.open_as(path, access, handle, true);
        }
    }

    pub fn cbl_open_file(&self, path: Item, access: Item, _deny: Item, _device: Item, handle: Item) {
        self.open_as(path, access, handle, false);
    }

    /// Opens a file to be read (1), written anew (2) or both (3).
    fn open_as(&self, path: Item, access: Item, handle: Item, anew: bool) {
        let access = self.first_number(access) & 0x3f;
        if !(1..=3).contains(&access) {
            self.put(handle, &[0xff; 4]);
            return self.give(-1);
        }
        let anew = anew || access == 2;
        let mut options = fs::OpenOptions::new();
        options.read(access != 2).write(access != 1).create(anew).truncate(anew);
        self.opened(options.open(self.path_in(path)), handle);
    }

    /// A small number: a literal's value, or an item's first byte.
    fn first_number(&self, item: Item) -> i64 {
        if item.is_literal() && item.is_numeric() {
            self.get_int(item)
        } else {
            self.data(item).first().map_or(0, |&b| i64::from(b))
        }
    }

    fn opened(&self, result: std::io::Result<fs::File>, handle: Item) {
        match result {
            Ok(file) => {
                let mut streams = self.streams.borrow_mut();
                streams.push(Some(file));
                // Numbers below these belong to the standard streams.
                self.put(handle, &(streams.len() as u32 + 2).to_le_bytes());
                drop(streams);
                self.give(0);
            }
            Err(_) => {
                self.put(handle, &[0xff; 4]);
                self.give(35);
            }
        }
    }

    fn with_stream(&self, handle: Item, action: impl FnOnce(&mut fs::File) -> i64) {
        let number = self.data(handle).get(..4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        let code = match self.streams.borrow_mut().get_mut((number as usize).wrapping_sub(3)) {
            Some(Some(file)) => action(file),
            _ => -1,
        };
        self.give(code);
    }

    fn big_endian(&self, item: Item) -> u64 {
        self.data(item).iter().fold(0, |n, &b| n << 8 | u64::from(b))
    }

    /// CBL_READ_FILE: handle, offset and count (COMP-X), flags (128: give the file's size instead), buffer.
    pub fn cbl_read_file(&self, handle: Item, offset: Item, count: Item, flags: Item, buffer: Item) {
        use std::io::{Read, Seek, SeekFrom};
        let (at, wanted) = (self.big_endian(offset), self.big_endian(count) as usize);
        let asks_size = self.first_number(flags) & 0x80 != 0;
        self.with_stream(handle, |file| {
            let mut data = vec![0; wanted.min(buffer.size)];
            let mut taken = 0;
            if file.seek(SeekFrom::Start(at)).is_err() {
                return -1;
            }
            while taken < data.len() {
                match file.read(&mut data[taken..]) {
                    Ok(0) => break,
                    Ok(more) => taken += more,
                    Err(_) => return -1,
                }
            }
            self.put(buffer, &data[..taken]);
            if asks_size {
                let Ok(found) = file.metadata() else { return -1 };
                self.put(offset, &found.len().to_be_bytes());
            }
            if wanted > 0 && taken == 0 {
                10
            } else {
                0
            }
        });
    }

    pub fn cbl_write_file(&self, handle: Item, offset: Item, count: Item, _flags: Item, buffer: Item) {
        use std::io::{Seek, SeekFrom, Write};
        let (at, wanted) = (self.big_endian(offset), self.big_endian(count) as usize);
        let data = self.data(buffer);
        self.with_stream(handle, |file| {
            let written = file.seek(SeekFrom::Start(at)).and_then(|_| file.write_all(&data[..wanted.min(data.len())]));
            if written.is_ok() {
                0
            } else {
                30
            }
        });
    }

    /// Nothing is kept back.
    pub fn cbl_flush_file(&self, _handle: Item) {
        self.give(0);
    }

    pub fn cbl_close_file(&self, handle: Item) {
        self.with_stream(handle, |_| 0);
        let number = self.data(handle).get(..4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        if let Some(slot) = self.streams.borrow_mut().get_mut((number as usize).wrapping_sub(3)) {
            *slot = None;
        }
    }
}
