//! Fixed-width text.

/// Cut or padded with blanks on the right to `N` characters.
pub fn fixed<const N: usize>(text: &[u8]) -> [u8; N] {
    let mut field = [b' '; N];
    let length = text.len().min(N);
    field[..length].copy_from_slice(&text[..length]);
    field
}

/// The `N` bytes at an offset.
pub fn slice<const N: usize>(record: &[u8], offset: usize) -> [u8; N] {
    let mut field = [0; N];
    field.copy_from_slice(&record[offset..offset + N]);
    field
}

pub fn is_blank(text: &[u8]) -> bool {
    text.iter().all(|&byte| byte == b' ')
}

/// The part before the first `delimiter`, or all of it.
pub fn before<'a>(text: &'a [u8], delimiter: &[u8]) -> &'a [u8] {
    text.windows(delimiter.len())
        .position(|window| window == delimiter)
        .map_or(text, |end| &text[..end])
}
