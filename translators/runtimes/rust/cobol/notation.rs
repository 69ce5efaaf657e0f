//! How the running program writes numbers: its decimal point, what stands between thousands, its currency sign.

use std::cell::Cell;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notation {
    pub point: u8,
    pub comma: u8,
    pub currency: u8,
    /// The place of each character in the collating sequence, where it is not the machine's own.
    pub order: Option<&'static [u8; 256]>,
}

impl Notation {
    /// SPECIAL-NAMES without DECIMAL-POINT and CURRENCY.
    pub const PLAIN: Notation = Notation { point: b'.', comma: b',', currency: b'$', order: None };

    pub const fn currency(self, sign: u8) -> Notation {
        Notation { currency: sign, ..self }
    }

    /// PROGRAM COLLATING SEQUENCE.
    pub const fn collating(self, order: &'static [u8; 256]) -> Notation {
        Notation { order: Some(order), ..self }
    }

    /// How two characters compare.
    pub(super) fn compare(self, a: u8, b: u8) -> std::cmp::Ordering {
        match self.order {
            Some(order) => order[usize::from(a)].cmp(&order[usize::from(b)]),
            None => a.cmp(&b),
        }
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
