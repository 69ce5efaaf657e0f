//! Support for programs that were COBOL: storage, decimal arithmetic, MOVE, editing, text, files, as GnuCOBOL 3.1
//! does them.
//!
//! A program's data stay what they were, bytes at known places (`Item`) in one storage (`Machine`), but for whole numbers
//! whose bytes nothing sees: those are plain fields.

pub mod arithmetic;
pub mod big;
mod bytes;
mod calendar;
mod clock;
pub mod compare;
pub mod console;
pub mod decimal;
pub mod edit;
mod exceptions;
mod fields;
mod file_reading;
pub mod file_spec;
mod file_writing;
pub mod files;
mod floats;
pub mod functions;
mod functions_context;
mod functions_format;
pub mod functions_list;
pub mod functions_text;
pub mod indexed;
mod indexed_store;
pub mod inspect;
pub mod item;
pub mod join;
mod linage;
pub mod machine;
pub mod moves;
pub mod notation;
pub mod number;
mod overlap;
pub mod real;
pub mod relative;
mod report;
mod routines;
pub mod sort;
mod surroundings;

pub use decimal::{Decimal, Rounding};
#[allow(unused_imports)]
pub(crate) use fields::fields;
pub use fields::set_each;
pub use file_spec::{Access, FileSpec, Key, Mode, Organization, Relation, SEQUENTIAL_FILE, SORT_FILE};
pub use inspect::Which;
pub use item::{every, number, text, Item, HIGH_VALUES, LOW_VALUES, QUOTES, SPACES, WORKING, ZEROS};
pub use machine::{with_run_unit, Flow, Machine, Program, PROGRAM_OF_ITS_OWN, RETURN_CODE};
pub use notation::Notation;
pub use number::{Store, CHECKED, PLAIN, ROUNDED, ROUNDED_CHECKED};
pub use sort::SortKey;
