//! Exceptions: what the source raises travels as the error of a `Result`.

/// An exception: its lower-case name, qualified by its module unless the language defines it, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    pub name: &'static str,
    pub message: Vec<u8>,
}

impl Exception {
    pub fn new(name: &'static str, message: &[u8]) -> Self {
        Exception { name, message: message.to_vec() }
    }

    /// A failed range, index, length or overflow check.
    pub fn constraint() -> Self {
        Exception::new("constraint_error", b"")
    }
}

pub type Result<T> = std::result::Result<T, Exception>;

/// Unwraps a `Result`, or leaves the labelled block with its exception.
#[allow(unused_macros)]
macro_rules! attempt {
    ($label:lifetime, $value:expr) => {
        match $value {
            Ok(value) => value,
            Err(error) => break $label Err(error),
        }
    };
}
#[allow(unused_imports)]
pub(crate) use attempt;
