//! Commands on packets.

use crate::bitstream::{BitReader, BitWriter};
use crate::fixed;
use crate::msgdef::{self, Field, Kind, Message};
use crate::packet::{self, Packet};
use crate::session::{quoted, Failure, Outcome, Session};
use crate::status::Status;
use crate::text;
use crate::timetag::TimeTag;

const DEFAULT_APID: u16 = 100;

fn find_message(s: &mut Session, name: &[u8]) -> Result<&'static Message, Failure> {
    msgdef::by_name(name).ok_or_else(|| s.fail(Status::Unknown, quoted("message", name)))
}

/// The raw value of a field from its text.
fn parse_field(field: &Field, text: &[u8]) -> Result<u32, Status> {
    let number = match field.kind {
        Kind::Uint => {
            let raw = text::parse_u32(text)?;
            return if raw > field.raw_max() {
                Err(Status::Range)
            } else {
                Ok(raw)
            };
        }
        Kind::Flag => {
            let choice = text::choice_index("off|on|0|1|no|yes", text).ok_or(Status::Syntax)?;
            return Ok(choice as u32 & 1);
        }
        Kind::Choice(choices) => {
            return text::choice_index(choices, text)
                .map(|i| i as u32)
                .ok_or(Status::Unknown);
        }
        Kind::Fixed {
            num,
            den,
            offset,
            decimals,
        } => fixed::unscale(fixed::parse(text, decimals)?, num, den, offset),
        Kind::Int => text::parse_i32(text)?,
    };
    if (field.raw_min()..=field.raw_max() as i32).contains(&number) {
        Ok(number as u32)
    } else {
        Err(Status::Range)
    }
}

/// One "name=value" argument; the name ends at the first '='.
fn assign_field(
    s: &mut Session,
    message: &Message,
    argument: &[u8],
    raw: &mut [u32],
    packet: &mut Packet,
) -> Outcome {
    let equals = argument.iter().position(|&c| c == b'=').ok_or_else(|| {
        let detail = [b"'", argument, b"' is not name=value"].concat();
        s.fail(Status::Syntax, detail)
    })?;
    let (name, value) = (&argument[..equals], &argument[equals + 1..]);
    let header_max = match name {
        b"apid" => Some(0x7FF),
        b"type" => Some(1),
        b"flags" => Some(3),
        _ => None,
    };
    if let Some(most) = header_max {
        let number = s.uint(value)?;
        if number > most {
            let detail = [name, format!(" {number}").as_bytes()].concat();
            return Err(s.fail(Status::Range, detail));
        }
        match name {
            b"apid" => packet.apid = number as u16,
            b"type" => packet.is_command = number != 0,
            _ => packet.flags = number as u8,
        }
        return Ok(());
    }
    let index = message
        .field_index(name)
        .ok_or_else(|| s.fail(Status::Unknown, quoted("field", name)))?;
    raw[index] = parse_field(&message.fields[index], value)
        .map_err(|status| s.fail(status, [name, b" '", value, b"'"].concat()))?;
    Ok(())
}

/// encode MESSAGE [apid=N] [type=N] [flags=N] [field=value ...]
pub fn encode(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let message = find_message(s, &args[1])?;
    let mut raw = vec![0; message.fields.len()];
    let mut packet = Packet {
        version: 0,
        is_command: false,
        secondary: false,
        apid: DEFAULT_APID,
        flags: 3,
        sequence: 0,
        id: message.id,
        payload: Vec::new(),
    };
    for argument in &args[2..] {
        assign_field(s, message, argument, &mut raw, &mut packet)?;
    }
    let mut bits = BitWriter::default();
    for (field, &raw) in message.fields.iter().zip(&raw) {
        bits.put(raw, field.width);
    }
    packet.sequence = s.sequence.take();
    packet.payload = bits.into_bytes();
    let bytes = packet.encode(s.order);
    s.log.debug(format!(
        "{}: {} bits in {} bytes, {} first",
        message.name,
        message.bits(),
        bytes.len(),
        s.order.name()
    ));
    s.say_hex(&bytes);
    Ok(())
}

fn say_field(s: &mut Session, field: &Field, bits: &mut BitReader<'_>) {
    let text = match field.kind {
        Kind::Int => bits.get_signed(field.width).to_string(),
        Kind::Fixed {
            num,
            den,
            offset,
            decimals,
        } => fixed::format(
            fixed::scale(bits.get_signed(field.width), num, den, offset),
            decimals,
        ),
        Kind::Flag => String::from(if bits.get(field.width) != 0 {
            "on"
        } else {
            "off"
        }),
        Kind::Choice(choices) => {
            let raw = bits.get(field.width);
            let choice = choices.split('|').nth(raw as usize);
            choice.map_or_else(|| format!("?{raw}"), str::to_string)
        }
        Kind::Uint if field.name == "when" => {
            let when = TimeTag::from_seconds(bits.get(field.width));
            s.say(format_args!("  {} = {when}", field.name));
            return;
        }
        Kind::Uint => bits.get(field.width).to_string(),
    };
    let blank = if field.unit.is_empty() { "" } else { " " };
    s.say(format_args!(
        "  {} = {text}{blank}{}",
        field.name, field.unit
    ));
}

/// Packets are numbered: says what is missing since the last one.
fn track_sequence(s: &mut Session, sequence: u16) {
    if let Some(last) = s.last_sequence {
        let gap = packet::sequence_gap(last, sequence);
        if gap != 0 {
            s.say(format_args!("  lost {gap}"));
            s.warn(format!("sequence jumps from {last} to {sequence}").as_bytes());
        }
    }
    s.last_sequence = Some(sequence);
}

/// decode HEX
pub fn decode(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let bytes = s.hex(&args[1])?;
    let packet = Packet::decode(&bytes, s.order)
        .map_err(|status| s.fail(status, format!("packet of {} bytes", bytes.len())))?;
    let message = msgdef::by_id(packet.id);
    s.say(format_args!(
        "apid={} type={} seq={} flags={} id=0x{:02x} {}",
        packet.apid,
        if packet.is_command {
            "command"
        } else {
            "telemetry"
        },
        packet.sequence,
        packet.flags,
        packet.id,
        message.map_or("?", |message| message.name)
    ));
    track_sequence(s, packet.sequence);
    let message = match message {
        Some(message) => message,
        None => {
            s.print(format_args!("  data "));
            s.say_hex(&packet.payload);
            return Ok(());
        }
    };
    let mut bits = BitReader::new(&packet.payload);
    for field in message.fields {
        say_field(s, field, &mut bits);
    }
    if !bits.is_ok() || packet.payload.len() > message.bytes() {
        let detail = format!(
            "{} takes {} bytes, not {}",
            message.name,
            message.bytes(),
            packet.payload.len()
        );
        return Err(s.fail(Status::Frame, detail));
    }
    Ok(())
}

/// messages [NAME]
pub fn messages(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    if let Some(name) = args.get(1) {
        let mut offset = 0;
        for field in find_message(s, name)?.fields {
            s.say(format_args!(
                "{offset:3}+{:<2} {:<6} {} [{}..{}]",
                field.width,
                field.kind.name(),
                field.name,
                field.raw_min(),
                field.raw_max()
            ));
            offset += field.width;
        }
        return Ok(());
    }
    for message in &msgdef::MESSAGES {
        s.say(format_args!(
            "0x{:02x} {:<10} {} fields, {} bits",
            message.id,
            message.name,
            message.fields.len(),
            message.bits()
        ));
    }
    Ok(())
}

/// sequence N
pub fn sequence(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let next = s.uint(&args[1])?;
    s.sequence.reset(next);
    s.last_sequence = None;
    Ok(())
}
