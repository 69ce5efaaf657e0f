//! What is known of an error code.

use crate::support::text::before;

#[derive(Clone, Copy, Debug)]
pub struct ErrorText {
    pub text: [u8; 28],
    /// How often the text was asked for so far.
    pub count: u32,
}

impl ErrorText {
    /// The text up to a run of blanks of that length.
    pub fn short(&self, blanks: usize) -> &[u8] {
        before(&self.text, &b"   "[..blanks])
    }
}
