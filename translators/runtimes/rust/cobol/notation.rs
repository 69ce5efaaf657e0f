//! How the running program writes numbers: its decimal point, what stands between thousands, its currency sign.

use std::cell::Cell;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notation {
    pub point: u8,
    pub comma: u8,
    pub currency: u8,
}

impl Notation {
    /// SPECIAL-NAMES without DECIMAL-POINT and CURRENCY.
    pub const PLAIN: Notation = Notation { point: b'.', comma: b',', currency: b'$' };

    pub const fn currency(self, sign: u8) -> Notation {
        Notation { currency: sign, ..self }
    }

    /// DECIMAL-POINT IS COMMA.
    pub const fn decimal_comma(self) -> Notation {
        Notation { point: b',', comma: b'.', ..self }
    }
}

thread_local! {
    static CURRENT: Cell<Notation> = const { Cell::new(Notation::PLAIN) };
}

pub(super) fn current() -> Notation {
    CURRENT.get()
}

/// Takes a program's notation on; the one before it is given back.
pub(super) fn change(notation: Notation) -> Notation {
    CURRENT.replace(notation)
}
