//! Numbers in text, hexadecimal, tokens. Text is bytes; only ASCII has a meaning.

use crate::status::Status;

/// Why a line could not be split into tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SplitError {
    OpenQuote,
    TooMany,
}

fn hex_value(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// Starts with a letter, then letters, digits and "_.-".
pub fn is_valid_name(name: &[u8]) -> bool {
    let in_name = |c: &u8| c.is_ascii_alphanumeric() || b"_.-".contains(c);
    name.first().map_or(false, u8::is_ascii_alphabetic) && name.iter().all(in_name)
}

/// FNV-1a, 32 bits.
pub fn hash(text: &[u8]) -> u32 {
    text.iter().fold(2_166_136_261, |h: u32, &byte| {
        (h ^ u32::from(byte)).wrapping_mul(16_777_619)
    })
}

/// Lower case hexadecimal.
pub fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// At most `limit` bytes from pairs of digits; ':' and '-' may stand between pairs.
pub fn from_hex(text: &[u8], limit: usize) -> Result<Vec<u8>, Status> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if !bytes.is_empty() && matches!(rest[0], b':' | b'-') {
            rest = &rest[1..];
        }
        let digit = |i| {
            rest.get(i)
                .copied()
                .and_then(hex_value)
                .ok_or(Status::Syntax)
        };
        let byte = digit(0)? << 4 | digit(1)?;
        if bytes.len() >= limit {
            return Err(Status::Space);
        }
        bytes.push(byte);
        rest = &rest[2..];
    }
    Ok(bytes)
}

/// The magnitude that all of `digits` make, if it is at most `limit`. The first fault decides.
fn parse_digits(digits: &[u8], base: u32, limit: u32) -> Result<u32, Status> {
    if digits.is_empty() {
        return Err(Status::Syntax);
    }
    let mut n = 0u32;
    for &c in digits {
        let digit = char::from(c).to_digit(base).ok_or(Status::Syntax)?;
        n = n
            .checked_mul(base)
            .and_then(|n| n.checked_add(digit))
            .filter(|&n| n <= limit)
            .ok_or(Status::Range)?;
    }
    Ok(n)
}

/// Decimal with an optional sign.
pub fn parse_i32(text: &[u8]) -> Result<i32, Status> {
    match text {
        [b'-', digits @ ..] => Ok((parse_digits(digits, 10, 1 << 31)? as i32).wrapping_neg()),
        [b'+', digits @ ..] | digits => Ok(parse_digits(digits, 10, i32::MAX as u32)? as i32),
    }
}

/// Decimal, or hexadecimal after 0x.
pub fn parse_u32(text: &[u8]) -> Result<u32, Status> {
    match text {
        [b'0', b'x' | b'X', digits @ ..] => parse_digits(digits, 16, u32::MAX),
        digits => parse_digits(digits, 10, u32::MAX),
    }
}

/// What C's `strtol` takes, all of it, low..high: blanks before, a sign, with base 0 also 0x and 0.
pub fn parse_long(text: &[u8], base: u32, low: i64, high: i64) -> Result<i64, Status> {
    let blanks = text
        .iter()
        .take_while(|c| matches!(c, b' ' | b'\t'..=b'\r'))
        .count();
    let (negative, digits) = match &text[blanks..] {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let (base, digits) = match (base, digits) {
        (0, [b'0', b'x' | b'X', rest @ ..]) => (16, rest),
        (0, [b'0', ..]) => (8, digits),
        (0, _) => (10, digits),
        _ => (base, digits),
    };
    if digits.is_empty() {
        return Err(Status::Syntax);
    }
    let mut n = 0i128;
    for &c in digits {
        let digit = char::from(c).to_digit(base).ok_or(Status::Syntax)?;
        n = (n * i128::from(base) + i128::from(digit)).min(1 << 64);
    }
    if negative {
        n = -n;
    }
    i64::try_from(n)
        .ok()
        .filter(|n| (low..=high).contains(n))
        .ok_or(Status::Range)
}

/// Position of `name` in "one|two|three".
pub fn choice_index(choices: &str, name: &[u8]) -> Option<usize> {
    choices
        .split('|')
        .position(|choice| choice.as_bytes() == name)
}

/// Splits a line like a shell would: blanks separate, "..." keeps blanks, # starts a comment.
pub fn split(line: &[u8], limit: usize) -> Result<Vec<Vec<u8>>, SplitError> {
    let is_blank = |c: &u8| matches!(c, b' ' | b'\t');
    let mut tokens = Vec::new();
    let mut rest = line;
    loop {
        let start = rest.iter().position(|c| !is_blank(c)).unwrap_or(rest.len());
        rest = &rest[start..];
        if matches!(rest, [] | [b'#', ..]) {
            return Ok(tokens);
        }
        if tokens.len() == limit {
            return Err(SplitError::TooMany);
        }
        if let [b'"', quoted @ ..] = rest {
            let (token, after) = unquote(quoted).ok_or(SplitError::OpenQuote)?;
            tokens.push(token);
            rest = after;
        } else {
            let end = rest.iter().position(is_blank).unwrap_or(rest.len());
            tokens.push(rest[..end].to_vec());
            rest = &rest[end..];
        }
    }
}

/// The text up to the closing quote, and what follows it.
fn unquote(quoted: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let mut token = Vec::new();
    let mut rest = quoted;
    loop {
        rest = match *rest {
            [] => return None,
            [b'"', ref after @ ..] => return Some((token, after)),
            [b'\\', escaped, ref after @ ..] => {
                token.push(match escaped {
                    b'n' => b'\n',
                    b't' => b'\t',
                    other => other,
                });
                after
            }
            [other, ref after @ ..] => {
                token.push(other);
                after
            }
        };
    }
}
