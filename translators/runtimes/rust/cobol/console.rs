//! DISPLAY and ACCEPT.

use super::floats::shown_float;
use super::item::{text, Item, Kind};
use super::machine::Machine;
use super::moves::{cells, move_bytes, plain_digits};

/// The longest line that ACCEPT takes.
const LINE: usize = 8191;

impl Machine {
    /// DISPLAY: the items one after the other, and the end of the line.
    pub fn display(&self, items: &[Item]) {
        self.display_on(items);
        self.write_out(b"\n");
        self.flush();
    }

    /// DISPLAY … WITH NO ADVANCING.
    pub fn display_on(&self, items: &[Item]) {
        for item in items {
            if item.is_numeric() {
                self.write_out(&self.shown(*item));
            } else {
                self.with(item, |data| self.write_out(data));
            }
        }
    }

    /// DISPLAY … UPON SYSERR.
    pub fn display_error(&self, items: &[Item]) {
        self.display_error_on(items);
        eprintln!();
    }

    pub fn display_error_on(&self, items: &[Item]) {
        self.flush();
        for item in items {
            eprint!("{}", String::from_utf8_lossy(&self.shown(*item)));
        }
    }

    fn shown(&self, item: Item) -> Vec<u8> {
        let mut data = self.data(item);
        match item.kind {
            Kind::Binary if item.native && !item.swapped => {
                let value = super::number::binary_value(&item, &data);
                let width = match item.size {
                    _ if item.register => item.digits,
                    1 => 3,
                    2 => 5,
                    4 => 10,
                    _ => 20,
                };
                let digits = value.unsigned_abs().to_string();
                let sign = if value < 0 {
                    "-"
                } else if item.signed {
                    "+"
                } else {
                    ""
                };
                format!("{sign}{digits:0>width$}").into_bytes()
            }
            Kind::Float => shown_float(&data),
            Kind::Display | Kind::Binary | Kind::Packed | Kind::Bare => {
                let shown = self.pretty(&item, &mut data);
                self.settle(&item, &data);
                shown
            }
            _ => data,
        }
    }

    /// A number with its sign and point, as by a picture of 9s.
    fn pretty(&self, item: &Item, data: &mut [u8]) -> Vec<u8> {
        let mut picture: Vec<(u8, usize)> = Vec::new();
        let trailing = item.separate && !item.leading;
        if item.signed && !trailing {
            picture.push((b'+', 1));
        }
        if item.scale > 0 {
            let whole = item.digits as i64 - i64::from(item.scale);
            if whole > 0 {
                picture.push((b'9', whole as usize));
            }
            picture.push((super::notation::current().point, 1));
            picture.push((b'9', item.scale as usize));
        } else {
            picture.push((b'9', item.digits));
        }
        if item.signed && trailing {
            picture.push((b'+', 1));
        }
        let size = item.digits + usize::from(item.signed) + usize::from(item.scale != 0);
        let mut shown = vec![0; size];
        let (mut digits, sign) = plain_digits(item, data);
        super::edit::edit_by(&picture, cells(&mut digits), item.scale, sign < 0, false, cells(&mut shown));
        shown.retain(|&b| b != 0);
        shown
    }

    /// ACCEPT item: one line of standard input.
    pub fn accept(&self, target: Item) {
        self.flush();
        let mut line = Vec::new();
        let mut ended = false;
        while line.len() < LINE {
            match self.read_byte() {
                None => {
                    ended = true;
                    break;
                }
                Some(b'\n') => break,
                // The original takes this byte for an interrupt from the keyboard.
                Some(3) => self.interrupted(),
                Some(byte) => line.push(byte),
            }
        }
        if ended && line.is_empty() {
            line.push(b' ');
        }
        if target.kind == Kind::Display {
            line.truncate(target.size);
        }
        let source = Item { size: line.len(), ..text(b"") };
        self.change(&target, |data| move_bytes(&source, &mut line, &target, data));
    }
}
