//! What C programs use of their library: NUL-terminated text, memory, formatted fields.
//!
//! Text is bytes without the NUL. Offsets count from 0; a bad one stops the program, as nothing in C says
//! what it does.

use super::process::write_out;

fn position(at: i64) -> usize {
    usize::try_from(at).expect("an offset before the beginning")
}

fn size(count: u64) -> usize {
    usize::try_from(count).expect("a size beyond memory")
}

/// The byte at an offset of a text; its end is a NUL.
pub fn char_at(text: &[u8], at: i64) -> u8 {
    let at = position(at);
    if at == text.len() {
        0
    } else {
        text[at]
    }
}

/// What follows an offset of a text.
pub fn skip(text: &[u8], from: i64) -> Vec<u8> {
    text[position(from)..].to_vec()
}

/// The bytes before the NUL in an array, from an offset on.
pub fn text(array: &[u8], from: i64) -> Vec<u8> {
    let rest = &array[position(from)..];
    rest[..length(rest)].to_vec()
}

/// The same, but at most so many bytes; there may be no NUL.
pub fn text_within(array: &[u8], from: i64, limit: u64) -> Vec<u8> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    array[position(from)..].iter().take(limit).take_while(|&&b| b != 0).copied().collect()
}

fn length(bytes: &[u8]) -> usize {
    bytes.iter().position(|&b| b == 0).expect("no NUL in the array")
}

/// The number of bytes before the NUL in an array, from an offset on.
pub fn array_length(array: &[u8], from: i64) -> u64 {
    length(&array[position(from)..]) as u64
}

/// A text with its NUL.
pub fn bytes(text: &[u8]) -> Vec<u8> {
    let mut all = text.to_vec();
    all.push(0);
    all
}

/// A copy of what follows an offset of an array.
pub fn tail<T: Clone>(array: &[T], from: i64) -> Vec<T> {
    array[position(from)..].to_vec()
}

/// `memcpy` between different arrays, in elements.
pub fn copy<T: Clone>(to: &mut [T], to_at: i64, from: &[T], from_at: i64, count: u64) {
    let count = size(count);
    if count == 0 {
        return;
    }
    let (to_at, from_at) = (position(to_at), position(from_at));
    to[to_at..to_at + count].clone_from_slice(&from[from_at..from_at + count]);
}

/// `memmove` inside one array, in elements.
pub fn move_within<T: Copy>(array: &mut [T], to: i64, from: i64, count: u64) {
    let count = size(count);
    if count == 0 {
        return;
    }
    let from = position(from);
    array.copy_within(from..from + count, position(to));
}

/// `memset`, in elements.
pub fn fill<T: Clone>(to: &mut [T], at: i64, value: T, count: u64) {
    let count = size(count);
    if count == 0 {
        return;
    }
    let at = position(at);
    to[at..at + count].fill(value);
}

/// `strcpy`: the text and its NUL.
pub fn store_text(to: &mut [u8], at: i64, text: &[u8]) {
    let at = position(at);
    to[at..at + text.len()].copy_from_slice(text);
    to[at + text.len()] = 0;
}

/// `strcat`: the text and its NUL, over the NUL that ends what is there.
pub fn append_text(to: &mut [u8], at: i64, text: &[u8]) {
    let end = at + array_length(to, at) as i64;
    store_text(to, end, text);
}

/// `snprintf`: as much of the text as fits in `limit` bytes with a NUL behind it; nothing when `limit` is 0.
pub fn store_limited(to: &mut [u8], at: i64, text: &[u8], limit: u64) {
    if limit == 0 {
        return;
    }
    let kept = text.len().min(usize::try_from(limit - 1).unwrap_or(usize::MAX));
    store_text(to, at, &text[..kept]);
}

/// `strncpy`: exactly `count` bytes, the text cut or followed by NULs.
pub fn store_padded(to: &mut [u8], at: i64, text: &[u8], count: u64) {
    let (at, count) = (position(at), size(count));
    let kept = text.len().min(count);
    to[at..at + kept].copy_from_slice(&text[..kept]);
    to[at + kept..at + count].fill(0);
}

/// `strncpy` from an array, which need not hold a NUL among the first `count` bytes.
pub fn store_padded_bytes(to: &mut [u8], at: i64, from: &[u8], from_at: i64, count: u64) {
    let rest = &from[position(from_at)..];
    let kept = rest.iter().position(|&b| b == 0).unwrap_or(rest.len()).min(size(count));
    assert!(kept == size(count) || kept < rest.len(), "no NUL in the array");
    store_padded(to, at, &rest[..kept], count);
}

fn sign(order: std::cmp::Ordering) -> i32 {
    order as i32
}

/// `memcmp` as -1, 0 or 1.
pub fn order_bytes(left: &[u8], left_at: i64, right: &[u8], right_at: i64, count: u64) -> i32 {
    let count = size(count);
    if count == 0 {
        return 0;
    }
    let (left_at, right_at) = (position(left_at), position(right_at));
    sign(left[left_at..left_at + count].cmp(&right[right_at..right_at + count]))
}

/// `strncmp` as -1, 0 or 1.
pub fn order_texts(left: &[u8], right: &[u8], count: u64) -> i32 {
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    sign(left[..left.len().min(count)].cmp(&right[..right.len().min(count)]))
}

/// `strspn`: how many bytes at the beginning are all in `set`.
pub fn span(text: &[u8], set: &[u8]) -> u64 {
    text.iter().take_while(|b| set.contains(b)).count() as u64
}

/// `strcspn`: how many bytes at the beginning are none of `set`.
pub fn span_without(text: &[u8], set: &[u8]) -> u64 {
    text.iter().take_while(|b| !set.contains(b)).count() as u64
}

/// Writes a text to standard output.
pub fn print(text: &[u8]) {
    write_out(text);
}

/// `abort`: what was written and not flushed is lost in C when it goes to a pipe or file.
pub fn abort() {
    std::process::abort();
}

// Formatted fields (C17 7.21.6.1). `flags` holds the characters of "-+ #0" that are given; a negative width
// means "-" and its size; a negative precision means none.

fn padded(flags: &[u8], width: i64, sign: &[u8], body: &[u8], zeros_allowed: bool) -> Vec<u8> {
    let left = flags.contains(&b'-') || width < 0;
    let width = usize::try_from(width.unsigned_abs()).unwrap_or(0);
    let missing = width.saturating_sub(sign.len() + body.len());
    let mut field = Vec::with_capacity(width);
    if left {
        field.extend_from_slice(sign);
        field.extend_from_slice(body);
        field.resize(field.len() + missing, b' ');
    } else if zeros_allowed && flags.contains(&b'0') {
        field.extend_from_slice(sign);
        field.resize(field.len() + missing, b'0');
        field.extend_from_slice(body);
    } else {
        field.resize(missing, b' ');
        field.extend_from_slice(sign);
        field.extend_from_slice(body);
    }
    field
}

fn digits(text: String, precision: i64) -> Vec<u8> {
    if precision == 0 && text == "0" {
        return Vec::new();
    }
    let wanted = usize::try_from(precision).unwrap_or(0);
    let mut all = vec![b'0'; wanted.saturating_sub(text.len())];
    all.extend_from_slice(text.as_bytes());
    all
}

fn sign_of(negative: bool, flags: &[u8]) -> &'static [u8] {
    if negative {
        b"-"
    } else if flags.contains(&b'+') {
        b"+"
    } else if flags.contains(&b' ') {
        b" "
    } else {
        b""
    }
}

/// `%d`
pub fn signed_field(value: i64, flags: &[u8], width: i64, precision: i64) -> Vec<u8> {
    let body = digits(value.unsigned_abs().to_string(), precision);
    padded(flags, width, sign_of(value < 0, flags), &body, precision < 0)
}

/// `%u`
pub fn unsigned_field(value: u64, flags: &[u8], width: i64, precision: i64) -> Vec<u8> {
    padded(flags, width, b"", &digits(value.to_string(), precision), precision < 0)
}

/// `%x`
pub fn hex_field(value: u64, flags: &[u8], width: i64, precision: i64) -> Vec<u8> {
    let prefix: &[u8] = if flags.contains(&b'#') && value != 0 { b"0x" } else { b"" };
    padded(flags, width, prefix, &digits(format!("{value:x}"), precision), precision < 0)
}

/// `%X`
pub fn upper_hex_field(value: u64, flags: &[u8], width: i64, precision: i64) -> Vec<u8> {
    let prefix: &[u8] = if flags.contains(&b'#') && value != 0 { b"0X" } else { b"" };
    padded(flags, width, prefix, &digits(format!("{value:X}"), precision), precision < 0)
}

/// `%o`
pub fn octal_field(value: u64, flags: &[u8], width: i64, precision: i64) -> Vec<u8> {
    let mut body = digits(format!("{value:o}"), precision);
    if flags.contains(&b'#') && body.first() != Some(&b'0') {
        body.insert(0, b'0');
    }
    padded(flags, width, b"", &body, precision < 0)
}

/// `%c`
pub fn char_field(value: u8, flags: &[u8], width: i64) -> Vec<u8> {
    padded(flags, width, b"", &[value], false)
}

/// `%s`
pub fn text_field(text: &[u8], flags: &[u8], width: i64, precision: i64) -> Vec<u8> {
    let kept = if precision < 0 { text.len() } else { text.len().min(size(precision as u64)) };
    padded(flags, width, b"", &text[..kept], false)
}

/// `%f`
pub fn float_field(value: f64, flags: &[u8], width: i64, precision: i64) -> Vec<u8> {
    let sign = sign_of(value.is_sign_negative(), flags);
    if !value.is_finite() {
        let name: &[u8] = if value.is_nan() { b"nan" } else { b"inf" };
        return padded(flags, width, sign, name, false);
    }
    let places = usize::try_from(precision).unwrap_or(6);
    let mut body = format!("{:.places$}", value.abs()).into_bytes();
    if places == 0 && flags.contains(&b'#') {
        body.push(b'.');
    }
    padded(flags, width, sign, &body, true)
}
