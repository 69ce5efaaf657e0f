//! HDLC-like framing: flags around, byte stuffing, CRC-16 at the end.

use crate::crc;

const FLAG: u8 = 0x7E;
const ESCAPE: u8 = 0x7D;
const FLIP: u8 = 0x20;
const CRC_BYTES: usize = 2;

/// Payload and CRC of a received frame.
const DATA_MAX: usize = 64;

/// The whole frame around a payload.
pub fn encode(payload: &[u8]) -> Vec<u8> {
    let mut out = vec![FLAG];
    for byte in payload
        .iter()
        .copied()
        .chain(crc::crc16(payload).to_be_bytes())
    {
        if byte == FLAG || byte == ESCAPE {
            out.extend([ESCAPE, byte ^ FLIP]);
        } else {
            out.push(byte);
        }
    }
    out.push(FLAG);
    out
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// No flag seen yet.
    #[default]
    Hunt,
    Data,
    Escape,
    /// Too long or aborted: wait for a flag.
    Skip,
}

impl State {
    pub fn name(self) -> &'static str {
        match self {
            State::Hunt => "hunt",
            State::Data => "data",
            State::Escape => "escape",
            State::Skip => "skip",
        }
    }
}

/// What a byte off the line led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    Nothing,
    /// A good frame, and its payload.
    Frame(Vec<u8>),
    Failed(Fault),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Short,
    BadCrc,
    Overrun,
    Abort,
}

impl Fault {
    pub fn name(self) -> &'static str {
        match self {
            Fault::Short => "short frame",
            Fault::BadCrc => "bad crc",
            Fault::Overrun => "overrun",
            Fault::Abort => "abort",
        }
    }
}

/// Takes a line apart, byte by byte.
#[derive(Debug, Default)]
pub struct Deframer {
    state: State,
    data: Vec<u8>,
    frames: u32,
    errors: u32,
}

impl Deframer {
    pub fn state(&self) -> State {
        self.state
    }

    /// Bytes of a frame that is not complete yet.
    pub fn pending(&self) -> usize {
        self.data.len()
    }

    pub fn frames(&self) -> u32 {
        self.frames
    }

    pub fn errors(&self) -> u32 {
        self.errors
    }

    pub fn push(&mut self, byte: u8) -> Event {
        match (self.state, byte) {
            (State::Data, FLAG) => self.close(),
            (State::Data, ESCAPE) => {
                self.state = State::Escape;
                Event::Nothing
            }
            (State::Data, _) => self.store(byte),
            (State::Escape, FLAG) => self.fail(State::Data, Fault::Abort),
            (State::Escape, ESCAPE) => self.fail(State::Skip, Fault::Abort),
            (State::Escape, _) => self.store(byte ^ FLIP),
            (State::Hunt | State::Skip, FLAG) => {
                self.state = State::Data;
                self.data.clear();
                Event::Nothing
            }
            (State::Hunt | State::Skip, _) => Event::Nothing,
        }
    }

    fn fail(&mut self, next: State, fault: Fault) -> Event {
        self.state = next;
        self.data.clear();
        self.errors += 1;
        Event::Failed(fault)
    }

    /// A flag after data: is it a frame? The same flag opens the next one.
    fn close(&mut self) -> Event {
        if self.data.is_empty() {
            return Event::Nothing;
        }
        if self.data.len() < CRC_BYTES {
            return self.fail(State::Data, Fault::Short);
        }
        let (payload, sent) = self.data.split_at(self.data.len() - CRC_BYTES);
        if sent != crc::crc16(payload).to_be_bytes() {
            return self.fail(State::Data, Fault::BadCrc);
        }
        let payload = payload.to_vec();
        self.data.clear();
        self.frames += 1;
        Event::Frame(payload)
    }

    fn store(&mut self, byte: u8) -> Event {
        if self.data.len() >= DATA_MAX {
            return self.fail(State::Skip, Fault::Overrun);
        }
        self.data.push(byte);
        self.state = State::Data;
        Event::Nothing
    }
}
