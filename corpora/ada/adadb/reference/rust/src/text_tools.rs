//! Justifying, trimming, searching and comparing of texts. Positions are counted from 1.

use std::cmp::Ordering;

use crate::char_class;

/// The widest field that can be asked for.
pub const MAX_WIDTH: usize = 512;

/// Exactly `width` bytes: filled with blanks, or cut.
pub fn left_justify(s: &[u8], width: usize) -> Vec<u8> {
    let mut result = s.to_vec();
    result.resize(width, b' ');
    result
}

/// Exactly `width` bytes: filled on the left; all asterisks when `s` does not fit, because a cut
/// number would lie.
pub fn right_justify(s: &[u8], width: usize) -> Vec<u8> {
    if s.len() > width {
        return vec![b'*'; width];
    }
    let mut result = vec![b' '; width - s.len()];
    result.extend_from_slice(s);
    result
}

/// The odd blank goes to the right; `s` itself when it is too long.
pub fn center(s: &[u8], width: usize) -> Vec<u8> {
    if s.len() >= width {
        return s.to_vec();
    }
    let mut result = vec![b' '; (width - s.len()) / 2];
    result.extend_from_slice(s);
    result.resize(width, b' ');
    result
}

pub fn trim_right(s: &[u8]) -> &[u8] {
    let end = s.iter().rposition(|&c| c != b' ').map_or(0, |i| i + 1);
    &s[..end]
}

/// Without blanks (and only blanks) on both sides.
pub fn trim(s: &[u8]) -> &[u8] {
    let s = trim_right(s);
    let start = s.iter().position(|&c| c != b' ').unwrap_or(s.len());
    &s[start..]
}

pub fn upper_case(s: &[u8]) -> Vec<u8> {
    s.iter().map(|&c| char_class::to_upper(c)).collect()
}

pub fn lower_case(s: &[u8]) -> Vec<u8> {
    s.iter().map(|&c| char_class::to_lower(c)).collect()
}

/// First letter of each word in upper case, the others in lower case.
pub fn capitalize(s: &[u8]) -> Vec<u8> {
    let mut in_word = false;
    s.iter()
        .map(|&c| {
            if c == b' ' {
                in_word = false;
                c
            } else if in_word {
                char_class::to_lower(c)
            } else {
                in_word = true;
                char_class::to_upper(c)
            }
        })
        .collect()
}

/// Equal apart from the case.
pub fn same_text(a: &[u8], b: &[u8]) -> bool {
    upper_case(a) == upper_case(b)
}

/// Compares as if the shorter one were filled with blanks (SQL rule).
pub fn compare_padded(a: &[u8], b: &[u8]) -> Ordering {
    let at = |s: &[u8], i: usize| s.get(i).copied().unwrap_or(b' ');
    (0..a.len().max(b.len()))
        .map(|i| at(a, i).cmp(&at(b, i)))
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

/// Zero when `pattern` does not occur; one when it is empty.
pub fn position_of(pattern: &[u8], s: &[u8]) -> usize {
    if pattern.is_empty() {
        return 1;
    }
    s.windows(pattern.len())
        .position(|window| window == pattern)
        .map_or(0, |i| i + 1)
}

pub fn replace_all(s: &[u8], pattern: &[u8], by: &[u8]) -> Vec<u8> {
    if pattern.is_empty() {
        return s.to_vec();
    }
    let mut result = Vec::new();
    let mut rest = s;
    while let Some((&first, tail)) = rest.split_first() {
        if let Some(behind) = rest.strip_prefix(pattern) {
            result.extend_from_slice(by);
            rest = behind;
        } else {
            result.push(first);
            rest = tail;
        }
    }
    result
}

/// SQL SUBSTR: a negative `from` counts from the end. `None` when the arithmetic overflows.
pub fn substring(s: &[u8], from: i32, count: i32) -> Option<&[u8]> {
    let length = s.len() as i32;
    let first = if from < 0 { length + from + 1 } else { from };
    let last = first.checked_add(count)?.checked_sub(1)?;
    let first = first.max(1);
    let last = last.min(length);
    if last < first {
        return Some(b"");
    }
    Some(&s[first as usize - 1..last as usize])
}

pub fn reversed(s: &[u8]) -> Vec<u8> {
    s.iter().rev().copied().collect()
}

pub fn word_count(s: &[u8]) -> usize {
    s.split(|&c| char_class::is_blank(c))
        .filter(|word| !word.is_empty())
        .count()
}

/// `s` between apostrophes, those inside doubled.
pub fn quoted(s: &[u8]) -> Vec<u8> {
    let mut result = vec![b'\''];
    for &c in s {
        if c == b'\'' {
            result.push(c);
        }
        result.push(c);
    }
    result.push(b'\'');
    result
}

/// Control characters replaced by a point.
pub fn printable(s: &[u8]) -> Vec<u8> {
    s.iter()
        .map(|&c| if char_class::is_control(c) { b'.' } else { c })
        .collect()
}

/// At most `width` bytes, "..." marking that something is missing.
pub fn clip(s: &[u8], width: usize) -> Vec<u8> {
    if s.len() <= width {
        s.to_vec()
    } else if width <= 3 {
        s[..width].to_vec()
    } else {
        [&s[..width - 3], b"..."].concat()
    }
}

/// "1 row", "2 rows".
pub fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}
