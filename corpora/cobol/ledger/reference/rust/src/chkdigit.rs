//! Check digits of account numbers: modulus 11, weights 8 to 2.

use crate::support::number::is_numeric;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckFault {
    NotNumeric = 1,
    /// Of the first seven digits no valid account number can be made.
    NoCheckDigit = 2,
    WrongDigit = 3,
}

/// Whether the eighth digit of an account number is the right one.
pub fn verify(account: &[u8; 8]) -> Result<(), CheckFault> {
    if !is_numeric(account) {
        return Err(CheckFault::NotNumeric);
    }
    if check_digit(account)? == account[7] {
        Ok(())
    } else {
        Err(CheckFault::WrongDigit)
    }
}

/// Replaces the eighth character of an account number by the check digit of the first seven.
pub fn generate(account: &mut [u8; 8]) -> Result<(), CheckFault> {
    if !is_numeric(&account[..7]) {
        return Err(CheckFault::NotNumeric);
    }
    account[7] = check_digit(account)?;
    Ok(())
}

fn check_digit(account: &[u8; 8]) -> Result<u8, CheckFault> {
    let sum: u32 = account[..7]
        .iter()
        .zip((2..=8).rev())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    match sum % 11 {
        0 => Ok(b'0'),
        1 => Err(CheckFault::NoCheckDigit),
        rest => Ok(b'0' + (11 - rest) as u8),
    }
}
