//! Reads amounts as people write them: `1,234.50  -12  12.5-  (3.10)  77CR`.

use crate::support::number::parse;
use crate::support::text::is_blank;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountFault {
    Blank = 1,
    BadCharacter = 2,
    TooManyPoints = 3,
    TooManyDigits = 4,
    TooManySigns = 5,
}

/// An amount in hundredths.
pub fn parse_amount(text: &[u8; 20]) -> Result<i64, AmountFault> {
    if is_blank(text) {
        return Err(AmountFault::Blank);
    }
    let mut text = *text;
    let negative = take_sign(&mut text)?;
    let digits = squeeze(&text)?;
    let amount = assemble(&digits)?;
    Ok(if negative { -amount } else { amount })
}

/// Blanks out the sign, in whatever form, and says whether there was one.
fn take_sign(text: &mut [u8; 20]) -> Result<bool, AmountFault> {
    let mut at = 0;
    let mut credits = Vec::new();
    // Pairs are found from left to right and do not overlap.
    while at + 1 < text.len() {
        if matches!(&text[at..at + 2], b"CR" | b"cr") {
            credits.push(at);
            at += 1;
        }
        at += 1;
    }
    if let Some(&first) = credits.first() {
        text[first..first + 2].fill(b' ');
    }
    let is_sign = |byte: &&u8| matches!(**byte, b'-' | b'(');
    let signs = credits.len() + text.iter().filter(is_sign).count();
    for byte in text.iter_mut().filter(|byte| **byte == b'-') {
        *byte = b' ';
    }
    for parenthesis in [b'(', b')'] {
        if let Some(first) = text.iter_mut().find(|byte| **byte == parenthesis) {
            *first = b' ';
        }
    }
    match signs {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(AmountFault::TooManySigns),
    }
}

/// The digits and points alone.
fn squeeze(text: &[u8]) -> Result<Vec<u8>, AmountFault> {
    let mut digits = Vec::with_capacity(text.len());
    for &byte in text {
        match byte {
            b'0'..=b'9' | b'.' => digits.push(byte),
            b' ' | b',' => {}
            _ => return Err(AmountFault::BadCharacter),
        }
    }
    if digits.is_empty() {
        return Err(AmountFault::BadCharacter);
    }
    Ok(digits)
}

fn assemble(digits: &[u8]) -> Result<i64, AmountFault> {
    let mut parts = digits.split(|&byte| byte == b'.');
    let whole = parts.next().unwrap_or_default();
    let fraction = parts.next().unwrap_or_default();
    if parts.next().is_some() {
        return Err(AmountFault::TooManyPoints);
    }
    if whole.len() > 9 || fraction.len() > 2 {
        return Err(AmountFault::TooManyDigits);
    }
    let mut hundredths = fraction.to_vec();
    hundredths.resize(2, b'0');
    let value = parse(whole).unwrap_or(0) * 100 + parse(&hundredths).unwrap_or(0);
    Ok(i64::try_from(value).unwrap_or(0))
}
