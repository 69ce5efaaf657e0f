//! Edits amounts for printing.

use crate::line;
use crate::support::picture::{edit, edit_unless_zero};
use crate::support::text::fixed;

const MINUS: &str = "ZZ,ZZZ,ZZZ,ZZ9.99-";
const CREDIT: &str = "$$$,$$$,$$$,$$9.99CR";
const PROTECT: &str = "**,***,***,**9.99";
const FLOAT: &str = "---,---,---,--9.99";

/// An amount as text of 22 characters, in one of the styles: `M` trailing minus, `C` floating currency and CR,
/// `P` check protection, `A` negative in parentheses, `F` floating minus, `B` blank when zero, `L` left adjusted.
pub fn edit_amount(amount: i64, style: u8) -> [u8; 22] {
    match style {
        b'M' => fixed(edit(amount, MINUS).as_bytes()),
        b'C' => fixed(edit(amount, CREDIT).as_bytes()),
        b'P' => fixed(&line![
            edit(amount, PROTECT),
            if amount < 0 { " DR" } else { "" }
        ]),
        b'A' => accounting(amount),
        b'F' => fixed(edit(amount, FLOAT).as_bytes()),
        b'B' => fixed(edit_unless_zero(amount, MINUS).as_bytes()),
        b'L' => fixed(edit(amount, FLOAT).trim_start().as_bytes()),
        _ => [b'?'; 22],
    }
}

fn accounting(amount: i64) -> [u8; 22] {
    let edited = edit(amount.abs(), FLOAT);
    let text = edited.trim_start();
    if amount < 0 {
        fixed(&line!["(", text, ")"])
    } else {
        fixed(text.as_bytes())
    }
}
