//! Support for programs that were COBOL: storage, decimal arithmetic, MOVE, editing, text, files, as GnuCOBOL 3.1
//! does them.
//!
//! A program's data stay what they were: bytes at known places (`Item`), in one storage (`Machine`).

pub mod arithmetic;
pub mod big;
pub mod compare;
pub mod console;
pub mod decimal;
pub mod edit;
pub mod files;
pub mod functions;
pub mod functions_list;
pub mod functions_text;
pub mod indexed;
pub mod inspect;
pub mod item;
pub mod join;
pub mod machine;
pub mod moves;
pub mod number;
pub mod real;
pub mod relative;
pub mod sort;

pub use decimal::{Decimal, Rounding};
pub use files::{Access, FileSpec, Key, Mode, Organization, Relation, SEQUENTIAL_FILE, SORT_FILE};
pub use inspect::Which;
pub use item::{every, number, text, Item, HIGH_VALUES, LOW_VALUES, QUOTES, SPACES, WORKING, ZEROS};
pub use machine::{with_run_unit, Flow, Machine, Program, RETURN_CODE};
pub use number::{Store, CHECKED, PLAIN, ROUNDED, ROUNDED_CHECKED};
pub use sort::SortKey;
