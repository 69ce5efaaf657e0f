//! What the migrated ledger programs share: fixed-width text, decimals, printing pictures, files, console.

pub mod console;
pub mod files;
pub mod number;
pub mod picture;
pub mod text;

/// Joins byte strings of any kind (`&str`, `String`, `Vec<u8>`, arrays) into one line.
#[macro_export]
macro_rules! line {
    ($($part:expr),* $(,)?) => {{
        let mut joined: Vec<u8> = Vec::new();
        $(joined.extend_from_slice(::core::convert::AsRef::<[u8]>::as_ref(&$part));)*
        joined
    }};
}

/// Prints one line, made of parts as in `line!`, on the console.
#[macro_export]
macro_rules! display {
    ($($part:expr),* $(,)?) => {
        $crate::support::console::print(&$crate::line![$($part),*])
    };
}
