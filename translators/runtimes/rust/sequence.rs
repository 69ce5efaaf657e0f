//! Strings (of bytes) and arrays: checked indexes, slices, and copies of a fixed length.

use super::exception::{Exception, Result};

/// The position, counted from 0, of an index that must lie within `low..=high`.
pub fn index(index: impl Into<i128>, low: i128, high: i128) -> Result<usize> {
    let index = index.into();
    if low <= index && index <= high {
        Ok((index - low) as usize)
    } else {
        Err(Exception::constraint())
    }
}

/// The position, counted from 0, of an index into `length` elements that are numbered from `low`.
pub fn at(at: impl Into<i128>, low: i128, length: usize) -> Result<usize> {
    index(at, low, low + length as i128 - 1)
}

/// One of the elements that are numbered from `low`.
pub fn element<T>(of: &[T], low: i128, index: impl Into<i128>) -> Result<&T> {
    Ok(&of[at(index, low, of.len())?])
}

/// An element to change, of elements that are numbered from `low`.
pub fn element_mut<T>(of: &mut [T], low: i128, index: impl Into<i128>) -> Result<&mut T> {
    let at = at(index, low, of.len())?;
    Ok(&mut of[at])
}

fn bounds(length: usize, base: i128, low: i128, high: i128) -> Result<std::ops::Range<usize>> {
    if high < low {
        return Ok(0..0);
    }
    if low < base || high > base + length as i128 - 1 {
        return Err(Exception::constraint());
    }
    Ok((low - base) as usize..(high - base) as usize + 1)
}

/// Elements `low..=high` of those numbered from `base`; none when `high < low`.
pub fn slice<T>(of: &[T], base: i128, low: impl Into<i128>, high: impl Into<i128>) -> Result<&[T]> {
    Ok(&of[bounds(of.len(), base, low.into(), high.into())?])
}

pub fn slice_mut<T>(of: &mut [T], base: i128, low: impl Into<i128>, high: impl Into<i128>) -> Result<&mut [T]> {
    let range = bounds(of.len(), base, low.into(), high.into())?;
    Ok(&mut of[range])
}

/// Replaces elements `low..=high` by as many others.
pub fn set_slice<T: Clone>(
    of: &mut [T],
    base: i128,
    low: impl Into<i128>,
    high: impl Into<i128>,
    value: &[T],
) -> Result<()> {
    let target = slice_mut(of, base, low, high)?;
    if target.len() != value.len() {
        return Err(Exception::constraint());
    }
    target.clone_from_slice(value);
    Ok(())
}

/// A string that must have exactly `N` bytes.
pub fn fixed<const N: usize>(value: &[u8]) -> Result<[u8; N]> {
    value.try_into().map_err(|_| Exception::constraint())
}

/// `N` bytes of which there are certainly as many.
pub fn chunk<const N: usize>(value: &[u8]) -> [u8; N] {
    value.try_into().expect("as many bytes as the type has")
}

/// An array that must have exactly `N` elements.
pub fn array<T, const N: usize>(value: Vec<T>) -> Result<[T; N]> {
    value.try_into().map_err(|_| Exception::constraint())
}

/// A string that may have at most `limit` bytes.
pub fn bounded(value: &[u8], limit: usize) -> Result<Vec<u8>> {
    if value.len() <= limit {
        Ok(value.to_vec())
    } else {
        Err(Exception::constraint())
    }
}

pub fn concat<T: Clone>(parts: &[&[T]]) -> Vec<T> {
    parts.concat()
}

/// `count` equal elements; none when `count` is negative.
pub fn repeat<T: Clone>(element: T, count: impl Into<i128>) -> Vec<T> {
    vec![element; usize::try_from(count.into()).unwrap_or(0)]
}
