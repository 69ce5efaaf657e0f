//! Numeric and alphanumeric editing by picture.

use std::cell::Cell;

use super::item::Item;
use super::moves::store_common_region;
use super::notation;
use super::number::put_sign;

/// Edits digits (`scale` of them after the point) into `data` by the target's picture. The digits may be part of it.
pub(super) fn edit(digits: &[Cell<u8>], scale: i32, negative: bool, target: &Item, data: &[Cell<u8>]) {
    edit_by(target.picture, digits, scale, negative, target.blank_when_zero, data);
}

pub(super) fn edit_by(
    picture: &[(u8, usize)],
    digits: &[Cell<u8>],
    scale: i32,
    negative: bool,
    blank_when_zero: bool,
    data: &[Cell<u8>],
) {
    let mut editor = Editor::new(picture, digits, scale, negative, data.len());
    for &(symbol, times) in picture {
        for left in (1..=times).rev() {
            editor.symbol(symbol, left, data);
            editor.at += 1;
        }
    }
    editor.finish(blank_when_zero, data);
}

struct Editor<'a> {
    digits: &'a [Cell<u8>],
    next: i64,
    negative: bool,
    at: i64,
    end: i64,
    point: Option<i64>,
    trailing_sign: bool,
    trailing_currency: bool,
    is_zero: bool,
    suppress: bool,
    sign_first: bool,
    implied_left: bool,
    pad: u8,
    sign: u8,
    currency: u8,
    floating: bool,
    fixed_at: Option<i64>,
    fixed: u8,
    notation: notation::Notation,
}

impl<'a> Editor<'a> {
    fn new(picture: &[(u8, usize)], digits: &'a [Cell<u8>], scale: i32, negative: bool, size: usize) -> Editor<'a> {
        let (count, implied_left) = places_before_point(picture);
        Editor {
            digits,
            next: digits.len() as i64 - i64::from(scale) - count,
            negative,
            at: 0,
            end: size as i64,
            point: None,
            trailing_sign: false,
            trailing_currency: false,
            is_zero: true,
            suppress: true,
            sign_first: false,
            implied_left,
            pad: b' ',
            sign: 0,
            currency: 0,
            floating: false,
            fixed_at: None,
            fixed: 0,
            notation: notation::current(),
        }
    }

    fn digit(&mut self) -> u8 {
        let found = usize::try_from(self.next).ok().and_then(|n| self.digits.get(n)).map(Cell::get);
        self.next += 1;
        let byte = found.unwrap_or(b'0');
        if byte != b'0' {
            self.is_zero = false;
            self.suppress = false;
        }
        byte
    }

    fn put(&self, data: &[Cell<u8>], byte: u8) {
        if let Some(place) = usize::try_from(self.at).ok().and_then(|n| data.get(n)) {
            place.set(byte);
        }
    }

    fn symbol(&mut self, symbol: u8, left: usize, data: &[Cell<u8>]) {
        match symbol {
            b'0' | b'/' => self.put(data, symbol),
            b'B' => self.put(data, if self.suppress { self.pad } else { b'B' }),
            b'P' => {
                if self.implied_left {
                    self.next += 1;
                    self.at -= 1;
                }
            }
            b'9' => {
                let byte = self.digit();
                self.put(data, byte);
                self.suppress = false;
                self.trailing_sign = true;
                self.trailing_currency = true;
            }
            b'V' => {
                self.at -= 1;
                self.point = Some(self.at);
            }
            _ if symbol == self.notation.point => {
                self.put(data, symbol);
                self.point = Some(self.at);
            }
            b'.' | b',' => self.put(data, if self.suppress { self.pad } else { symbol }),
            b'C' | b'D' => {
                self.end = self.at;
                let mark: &[u8; 2] = match symbol {
                    _ if !self.negative || self.is_zero => b"  ",
                    b'C' => b"CR",
                    _ => b"DB",
                };
                self.put(data, mark[0]);
                self.at += 1;
                self.put(data, mark[1]);
            }
            b'Z' | b'*' => {
                let byte = self.digit();
                self.pad = if symbol == b'*' { b'*' } else { b' ' };
                self.put(data, if self.suppress { self.pad } else { byte });
                self.trailing_sign = true;
                self.trailing_currency = true;
            }
            b'+' | b'-' => self.sign_symbol(symbol, left, data),
            b'$' => self.currency_symbol(left, data),
            _ => self.put(data, b'?'),
        }
    }

    fn sign_symbol(&mut self, symbol: u8, left: usize, data: &[Cell<u8>]) {
        let byte = self.digit();
        if self.trailing_sign {
            let mark = match symbol {
                _ if self.negative && !self.is_zero => b'-',
                b'+' => b'+',
                _ => b' ',
            };
            self.put(data, mark);
            self.end -= 1;
        } else if self.at == 0 || self.suppress {
            self.put(data, self.pad);
            self.sign = symbol;
            if self.currency == 0 {
                self.sign_first = true;
            }
        } else {
            self.put(data, byte);
        }
        self.insertion(symbol, left, self.trailing_sign, data);
    }

    fn currency_symbol(&mut self, left: usize, data: &[Cell<u8>]) {
        let byte = self.digit();
        if self.trailing_currency {
            self.put(data, self.notation.currency);
            self.end -= 1;
        } else if self.at == 0 || self.suppress {
            self.put(data, self.pad);
            self.currency = self.notation.currency;
        } else {
            self.put(data, byte);
        }
        self.insertion(b'$', left, self.trailing_currency, data);
    }

    /// Tells floating from fixed insertion: a symbol that comes again floats.
    fn insertion(&mut self, symbol: u8, left: usize, trailing: bool, data: &[Cell<u8>]) {
        if left > 1 || self.fixed == symbol {
            self.floating = true;
        } else if !trailing {
            if let Some(at) = self.fixed_at {
                data[at as usize].set(self.fixed);
            }
            self.fixed_at = Some(self.at);
            self.fixed = symbol;
        }
    }

    fn finish(mut self, blank_when_zero: bool, data: &[Cell<u8>]) {
        if self.sign != 0 {
            if self.negative && !self.is_zero {
                self.sign = b'-';
            } else if self.sign != b'+' {
                self.sign = b' ';
            }
        }
        if self.suppress || (self.is_zero && blank_when_zero) {
            if self.pad == b' ' || blank_when_zero {
                data.iter().for_each(|place| place.set(b' '));
            } else {
                for place in data.iter().filter(|b| b.get() != self.notation.point) {
                    place.set(self.pad);
                }
            }
            return;
        }
        let end = self.end.clamp(0, data.len() as i64) as usize;
        if let Some(point) = self.point {
            let start = ((point + 1).max(0) as usize).min(end);
            for place in &data[start..end] {
                let byte = place.get();
                if byte != self.notation.comma && !matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'/' | b'B') {
                    place.set(b'0');
                }
            }
        }
        if self.sign != 0 || self.currency != 0 {
            self.place_symbols(end, data);
        }
        let mut count = 0;
        for place in &data[..end] {
            if place.get() == b'B' {
                place.set(if count == 0 { self.pad } else { b' ' });
            } else {
                count += 1;
            }
        }
    }

    fn place_symbols(&self, end: usize, data: &[Cell<u8>]) {
        if !self.floating {
            if let Some(at) = self.fixed_at {
                data[at as usize].set(if self.fixed == b'$' { self.currency } else { self.sign });
            }
            return;
        }
        let mut at = end.saturating_sub(1);
        while at > 0 && data[at].get() != b' ' {
            at -= 1;
        }
        let symbol = if self.sign != 0 && self.currency != 0 {
            if self.sign_first {
                self.currency
            } else {
                self.sign
            }
        } else if self.sign != 0 {
            self.sign
        } else {
            self.currency
        };
        data[at].set(symbol);
    }
}

/// Digit places before the point, and whether Ps stand to the left of all digits.
fn places_before_point(picture: &[(u8, usize)]) -> (i64, bool) {
    let mut count = 0i64;
    let mut count_sign = 1;
    let mut count_currency = 1;
    for &(symbol, times) in picture {
        let times = times as i64;
        match symbol {
            b'9' | b'Z' | b'*' => {
                count += times;
                count_sign = 0;
                count_currency = 0;
            }
            b'$' if count_currency != 0 => count += times,
            b'+' | b'-' if count_sign != 0 => count += times,
            b'P' if count == 0 => return (count, true),
            b'P' => {
                count += times;
                count_sign = 0;
                count_currency = 0;
            }
            b'V' => break,
            _ if symbol == notation::current().point => break,
            _ => {}
        }
    }
    (count, false)
}

/// The number that an edited item shows, stored in a display item.
pub(super) fn number_of_edited(source: &Item, from: &[u8], target: &Item, data: &mut [u8]) {
    let mut digits = Vec::new();
    let mut sign = 0;
    let mut scale = 0;
    let mut point = false;
    for &byte in from {
        match byte {
            b'0'..=b'9' => {
                digits.push(byte);
                scale += i32::from(point);
            }
            _ if byte == notation::current().point => point = true,
            b'-' | b'C' => sign = -1,
            _ => {}
        }
    }
    if scale == 0 {
        let mut count = 0;
        for &(symbol, times) in source.picture {
            let times = times as i32;
            match symbol {
                b'9' | b'0' | b'Z' | b'*' if point => scale += times,
                b'9' | b'0' | b'Z' | b'*' => count += times,
                b'P' if count == 0 => {
                    point = true;
                    scale += times;
                }
                b'P' => scale -= times,
                b'V' => point = true,
                _ => {}
            }
        }
    }
    store_common_region(target, data, &digits, scale);
    put_sign(target, data, sign);
}

/// Text into a picture with insertions. The text may be part of the item.
pub(super) fn text_to_edited(from: &[Cell<u8>], target: &Item, data: &[Cell<u8>]) {
    let mut source = from.iter().map(Cell::get);
    let mut at = 0;
    for &(symbol, times) in target.picture {
        for _ in 0..times {
            let byte = match symbol {
                b'A' | b'X' | b'9' => source.next().unwrap_or(b' '),
                b'0' | b'/' => symbol,
                b'B' => b' ',
                _ => b'?',
            };
            if let Some(place) = data.get(at) {
                place.set(byte);
            }
            at += 1;
        }
    }
}
