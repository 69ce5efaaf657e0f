//! Items that need no storage: whole numbers, of the thread that the run unit is in.

use std::cell::Cell;
use std::thread::LocalKey;

pub type Field = LocalKey<Cell<i64>>;

/// Declares fields of a program, all 0.
#[allow(unused_macros)]
macro_rules! fields {
    ($($name:ident),+) => {
        thread_local! {
            $(static $name: std::cell::Cell<i64> = const { std::cell::Cell::new(0) };)+
        }
    };
}
#[allow(unused_imports)]
pub(crate) use fields;

/// Gives several fields one value.
pub fn set_each(fields: &[&'static Field], value: i64) {
    for field in fields {
        field.set(value);
    }
}
