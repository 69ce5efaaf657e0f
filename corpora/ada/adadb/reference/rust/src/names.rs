//! Names of tables and columns, always in lower case.

use crate::char_class;
use crate::hashing;
use crate::keywords::Keyword;
use crate::sql_errors::{fail, ErrorCode, SqlResult};

pub const MAX_NAME_LENGTH: usize = 30;

/// A letter first; then letters, digits and single underscores.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(String);

fn is_valid(s: &[u8]) -> bool {
    s.len() <= MAX_NAME_LENGTH
        && s.first().map_or(false, u8::is_ascii_alphabetic)
        && s.last() != Some(&b'_')
        && s.iter().all(|&c| char_class::is_word_part(c))
        && !s.windows(2).any(|pair| pair == b"__")
}

impl Name {
    pub fn new(s: &[u8]) -> SqlResult<Self> {
        if !is_valid(s) {
            return fail(ErrorCode::InvalidName, s);
        }
        if Keyword::lookup(s).map_or(false, Keyword::is_reserved) {
            return fail(ErrorCode::InvalidName, [s, b" is a reserved word"].concat());
        }
        Ok(Self(
            s.iter()
                .map(|c| char::from(c.to_ascii_lowercase()))
                .collect(),
        ))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn hash(&self) -> u32 {
        hashing::hash(self.0.as_bytes())
    }
}
