//! What a data item is: where its bytes are and how they are to be read.

/// How an item's bytes are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Group,
    Text,
    EditedText,
    EditedNumber,
    Display,
    Binary,
    Packed,
    Float,
    /// Packed without a sign's nibble (COMP-6).
    Bare,
    /// A figurative constant or an ALL literal: as long as it needs to be.
    Every,
}

/// Where an item's bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a program's storage: `slot` 0 is WORKING-STORAGE, the others are LINKAGE items.
    Storage(usize, usize),
    Literal(&'static [u8]),
    /// The result of a function: its number among the last ones, and how many of its bytes to skip.
    Result(usize, usize),
}

/// A data item, a literal or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    pub place: Place,
    pub size: usize,
    pub kind: Kind,
    pub digits: usize,
    pub scale: i32,
    pub signed: bool,
    pub separate: bool,
    pub leading: bool,
    pub justified: bool,
    pub blank_when_zero: bool,
    /// Binary in the machine's own byte order (COMP-5, INDEX), not cut to its picture's digits.
    pub native: bool,
    /// In the other byte order: native but for that (COMP-X), or not native but for that (the results of functions).
    pub swapped: bool,
    /// An index or a special register: shown with its picture's digits.
    pub register: bool,
    /// The size is not known before the program runs.
    pub varying: bool,
    pub picture: &'static [(u8, usize)],
}

/// The slot of WORKING-STORAGE.
pub const WORKING: usize = 0;

impl Item {
    const fn new(place: Place, size: usize, kind: Kind) -> Item {
        Item {
            place,
            size,
            kind,
            digits: 0,
            scale: 0,
            signed: false,
            separate: false,
            leading: false,
            justified: false,
            blank_when_zero: false,
            native: false,
            swapped: false,
            register: false,
            varying: false,
            picture: &[],
        }
    }

    pub const fn group(slot: usize, offset: usize, size: usize) -> Item {
        Item::new(Place::Storage(slot, offset), size, Kind::Group)
    }

    /// PIC X or PIC A.
    pub const fn text(slot: usize, offset: usize, size: usize) -> Item {
        Item::new(Place::Storage(slot, offset), size, Kind::Text)
    }

    pub const fn edited_text(slot: usize, offset: usize, size: usize, picture: &'static [(u8, usize)]) -> Item {
        Item { picture, ..Item::new(Place::Storage(slot, offset), size, Kind::EditedText) }
    }

    pub const fn edited(
        slot: usize,
        offset: usize,
        size: usize,
        digits: usize,
        scale: i32,
        picture: &'static [(u8, usize)],
    ) -> Item {
        Item { digits, scale, picture, ..Item::new(Place::Storage(slot, offset), size, Kind::EditedNumber) }
    }

    /// PIC 9, USAGE DISPLAY: a byte a digit.
    pub const fn display(slot: usize, offset: usize, digits: usize, scale: i32) -> Item {
        Item { digits, scale, ..Item::new(Place::Storage(slot, offset), digits, Kind::Display) }
    }

    /// A picture with Ps: fewer bytes than digits.
    pub const fn scaled(slot: usize, offset: usize, size: usize, digits: usize, scale: i32) -> Item {
        Item { digits, scale, ..Item::new(Place::Storage(slot, offset), size, Kind::Display) }
    }

    /// COMP, BINARY: big-endian.
    pub const fn binary(slot: usize, offset: usize, size: usize, digits: usize, scale: i32) -> Item {
        Item { digits, scale, ..Item::new(Place::Storage(slot, offset), size, Kind::Binary) }
    }

    /// COMP-5, INDEX.
    pub const fn native(slot: usize, offset: usize, size: usize, digits: usize, scale: i32) -> Item {
        Item { native: true, ..Item::binary(slot, offset, size, digits, scale) }
    }

    /// COMP-X.
    pub const fn swapped(slot: usize, offset: usize, size: usize, digits: usize, scale: i32) -> Item {
        Item { swapped: true, ..Item::native(slot, offset, size, digits, scale) }
    }

    /// INDEX, RETURN-CODE.
    pub const fn register(slot: usize, offset: usize) -> Item {
        Item { register: true, signed: true, ..Item::native(slot, offset, 4, 9, 0) }
    }

    /// COMP-3.
    pub const fn packed(slot: usize, offset: usize, size: usize, digits: usize, scale: i32) -> Item {
        Item { digits, scale, ..Item::new(Place::Storage(slot, offset), size, Kind::Packed) }
    }

    /// COMP-6: two digits a byte, and no sign.
    pub const fn bare(slot: usize, offset: usize, size: usize, digits: usize, scale: i32) -> Item {
        Item { digits, scale, ..Item::new(Place::Storage(slot, offset), size, Kind::Bare) }
    }

    /// COMP-1, four bytes long, or COMP-2, eight: with the digits that the compiler takes them to have.
    pub const fn float(slot: usize, offset: usize, size: usize) -> Item {
        let (digits, scale) = if size == 4 { (15, 8) } else { (34, 17) };
        Item { digits, scale, signed: true, ..Item::new(Place::Storage(slot, offset), size, Kind::Float) }
    }

    pub const fn signed(self) -> Item {
        Item { signed: true, ..self }
    }

    pub const fn sign_leading(self) -> Item {
        Item { leading: true, ..self }
    }

    pub const fn sign_separate(self) -> Item {
        Item { separate: true, size: self.size + 1, ..self }
    }

    pub const fn justified(self) -> Item {
        Item { justified: true, ..self }
    }

    pub const fn blank_when_zero(self) -> Item {
        Item { blank_when_zero: true, ..self }
    }

    /// The occurrence of a table item: `stride` bytes from one to the next, counted from 1.
    pub fn at(self, occurrence: i64, stride: usize) -> Item {
        match self.place {
            Place::Storage(slot, offset) => {
                let moved = offset as i64 + (occurrence - 1) * stride as i64;
                Item { place: Place::Storage(slot, moved as usize), ..self }
            }
            _ => self,
        }
    }

    /// Reference modification: `size` bytes from `start` (counted from 1), as text.
    pub fn part(self, start: i64, size: i64) -> Item {
        Item { varying: true, ..self.fixed_part(start, size) }
    }

    /// Reference modification whose size the source gives as a literal.
    pub fn fixed_part(self, start: i64, size: i64) -> Item {
        let skip = (start - 1) as usize;
        let place = match self.place {
            Place::Storage(slot, offset) => Place::Storage(slot, offset.wrapping_add(skip)),
            Place::Literal(bytes) => Place::Literal(&bytes[skip.min(bytes.len())..]),
            Place::Result(number, start) => Place::Result(number, start.wrapping_add(skip)),
        };
        let size = size.max(0) as usize;
        if matches!(place, Place::Result(..)) {
            return Item { place, size, ..self }; // a part keeps the format
        }
        Item::new(place, size, Kind::Text)
    }

    /// Reference modification up to the item's end.
    pub fn rest(self, start: i64) -> Item {
        self.part(start, self.size as i64 - start + 1)
    }

    /// A group whose size depends on a table's current number of occurrences.
    pub fn sized(self, size: i64) -> Item {
        Item { size: size.max(0) as usize, varying: true, ..self }
    }

    pub(super) const fn is_numeric(&self) -> bool {
        matches!(self.kind, Kind::Display | Kind::Binary | Kind::Packed | Kind::Float | Kind::Bare)
    }

    pub(super) const fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Text | Kind::Group)
    }

    pub(super) const fn is_literal(&self) -> bool {
        matches!(self.place, Place::Literal(_))
    }

    /// Digits of a display item without a separate sign: where they begin and how many they are.
    pub(super) const fn digit_bytes(&self) -> (usize, usize) {
        if !self.separate {
            return (0, self.size);
        }
        (if self.leading { 1 } else { 0 }, self.size - 1)
    }
}

/// An alphanumeric literal.
pub const fn text(value: &'static [u8]) -> Item {
    Item::new(Place::Literal(value), value.len(), Kind::Text)
}

/// A numeric literal: its digits (with a sign in front when it is signed) and how many follow the point.
pub const fn number(value: &'static [u8], scale: i32) -> Item {
    let signed = value[0] == b'-' || value[0] == b'+';
    let digits = if signed { value.len() - 1 } else { value.len() };
    Item {
        digits,
        scale,
        signed,
        separate: signed,
        leading: signed,
        ..Item::new(Place::Literal(value), value.len(), Kind::Display)
    }
}

/// ALL literal, or a figurative constant.
pub const fn every(value: &'static [u8]) -> Item {
    Item::new(Place::Literal(value), value.len(), Kind::Every)
}

pub const SPACES: Item = every(b" ");
pub const ZEROS: Item = every(b"0");
pub const HIGH_VALUES: Item = every(b"\xff");
pub const LOW_VALUES: Item = every(b"\0");
pub const QUOTES: Item = every(b"\"");
