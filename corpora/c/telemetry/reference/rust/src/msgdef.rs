//! The telemetry dictionary: messages and their fields.

use crate::bits;

/// How a field's bits are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Uint,
    Int,
    Flag,
    /// A signed raw value; num/den and offset give scaled decimals.
    Fixed {
        num: i32,
        den: i32,
        offset: i32,
        decimals: u32,
    },
    /// One of "a|b|c".
    Choice(&'static str),
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Kind::Uint => "uint",
            Kind::Int => "int",
            Kind::Flag => "flag",
            Kind::Fixed { .. } => "fixed",
            Kind::Choice(_) => "choice",
        }
    }

    fn is_signed(self) -> bool {
        matches!(self, Kind::Int | Kind::Fixed { .. })
    }
}

#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub width: u32,
    pub unit: &'static str,
}

impl Field {
    /// The greatest raw value that fits.
    pub fn raw_max(&self) -> u32 {
        bits::mask(self.width) >> u32::from(self.kind.is_signed())
    }

    /// The least raw value that fits: 0 unless the field is signed.
    pub fn raw_min(&self) -> i32 {
        if self.kind.is_signed() {
            !(self.raw_max() as i32)
        } else {
            0
        }
    }
}

#[derive(Debug)]
pub struct Message {
    pub id: u8,
    pub name: &'static str,
    pub fields: &'static [Field],
}

impl Message {
    pub fn bits(&self) -> u32 {
        self.fields.iter().map(|field| field.width).sum()
    }

    pub fn bytes(&self) -> usize {
        ((self.bits() + 7) / 8) as usize
    }

    pub fn field_index(&self, name: &[u8]) -> Option<usize> {
        self.fields
            .iter()
            .position(|field| field.name.as_bytes() == name)
    }
}

const fn uint(name: &'static str, width: u32, unit: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Uint,
        width,
        unit,
    }
}

const fn int(name: &'static str, width: u32, unit: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Int,
        width,
        unit,
    }
}

const fn flag(name: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Flag,
        width: 1,
        unit: "",
    }
}

/// `scaling`: num, den, offset.
const fn fixed(
    name: &'static str,
    width: u32,
    scaling: (i32, i32, i32),
    decimals: u32,
    unit: &'static str,
) -> Field {
    let (num, den, offset) = scaling;
    Field {
        name,
        kind: Kind::Fixed {
            num,
            den,
            offset,
            decimals,
        },
        width,
        unit,
    }
}

const fn choice(name: &'static str, width: u32, choices: &'static str) -> Field {
    Field {
        name,
        kind: Kind::Choice(choices),
        width,
        unit: "",
    }
}

/// All messages; ids ascend.
pub static MESSAGES: [Message; 6] = [
    Message {
        id: 0x10,
        name: "status",
        fields: &[
            choice("mode", 3, "off|safe|standby|nominal|science"),
            uint("uptime", 24, "s"),
            uint("reboots", 8, ""),
            flag("battery_low"),
            flag("link_up"),
            int("temp", 8, "C"),
        ],
    },
    Message {
        id: 0x21,
        name: "attitude",
        fields: &[
            fixed("roll", 16, (18000, 32768, 0), 2, "deg"),
            fixed("pitch", 16, (9000, 32768, 0), 2, "deg"),
            fixed("yaw", 16, (18000, 32768, 0), 2, "deg"),
            int("rate", 12, "mdeg/s"),
            flag("valid"),
        ],
    },
    Message {
        id: 0x22,
        name: "power",
        fields: &[
            fixed("bus", 12, (5, 2, 2800), 2, "V"),
            fixed("current", 13, (1, 4, 0), 1, "A"),
            uint("charge", 7, "%"),
            choice("source", 2, "battery|solar|both"),
        ],
    },
    Message {
        id: 0x30,
        name: "thermal",
        fields: &[
            uint("zone", 4, ""),
            fixed("temp", 14, (5, 8, 200), 1, "C"),
            flag("heater"),
            int("limit", 8, "C"),
        ],
    },
    Message {
        id: 0x41,
        name: "event",
        fields: &[
            uint("code", 16, ""),
            choice("severity", 2, "info|warning|error|fatal"),
            uint("when", 32, "s"),
            int("arg", 32, ""),
        ],
    },
    Message {
        id: 0x7F,
        name: "raw",
        fields: &[uint("a", 32, ""), uint("b", 32, "")],
    },
];

pub fn by_id(id: u8) -> Option<&'static Message> {
    MESSAGES
        .binary_search_by_key(&id, |message| message.id)
        .ok()
        .map(|i| &MESSAGES[i])
}

/// By name in any case.
pub fn by_name(name: &[u8]) -> Option<&'static Message> {
    MESSAGES
        .iter()
        .find(|message| message.name.as_bytes().eq_ignore_ascii_case(name))
}
