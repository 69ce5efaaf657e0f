//! Classification and case conversion of Latin-1 characters.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CharKind {
    Blank,
    Letter,
    Digit,
    Quote,
    Symbol,
    Control,
    Other,
}

/// Distance between a capital letter and its small letter, in both halves of Latin-1.
const CASE_OFFSET: u8 = 32;

pub fn is_word_part(c: u8) -> bool {
    c.is_ascii_alphanumeric() || c == b'_'
}

/// Space, tabulations, form feed and carriage return (lines may end with CR LF).
pub fn is_blank(c: u8) -> bool {
    matches!(c, b' ' | 9 | 11..=13)
}

/// C0, DEL and C1.
pub fn is_control(c: u8) -> bool {
    matches!(c, 0..=31 | 127..=159)
}

pub fn to_upper(c: u8) -> u8 {
    match c {
        b'a'..=b'z' => c - CASE_OFFSET,
        0xF7 => c, // the division sign
        0xE0..=0xFE => c - CASE_OFFSET,
        _ => c,
    }
}

pub fn to_lower(c: u8) -> u8 {
    match c {
        b'A'..=b'Z' => c + CASE_OFFSET,
        0xD7 => c, // the multiplication sign
        0xC0..=0xDE => c + CASE_OFFSET,
        _ => c,
    }
}

pub fn kind_of(c: u8) -> CharKind {
    match c {
        _ if is_blank(c) => CharKind::Blank,
        _ if c.is_ascii_alphabetic() => CharKind::Letter,
        _ if c.is_ascii_digit() => CharKind::Digit,
        _ if is_control(c) => CharKind::Control,
        b'\'' => CharKind::Quote,
        b'(' | b')' | b',' | b';' | b'*' | b'+' | b'-' | b'/' | b'|' | b'=' | b'<' | b'>'
        | b'!' => CharKind::Symbol,
        _ => CharKind::Other,
    }
}
