//! Commands on bytes: frames, checksums, codes.

use crate::bits;
use crate::codes;
use crate::crc;
use crate::format;
use crate::frame::{self, Deframer, Event, State};
use crate::machine;
use crate::pack;
use crate::session::{quoted, Failure, Outcome, Session, BYTES_MAX};
use crate::status::Status;

/// The bytes of an argument that may be missing.
fn optional_hex(s: &mut Session, argument: Option<&Vec<u8>>) -> Result<Vec<u8>, Failure> {
    argument.map_or(Ok(Vec::new()), |text| s.hex(text))
}

/// frame [HEX]
pub fn frame(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let payload = optional_hex(s, args.get(1))?;
    let bytes = frame::encode(&payload);
    if bytes.len() > 2 * BYTES_MAX {
        return Err(s.fail(Status::Space, format!("frame of {} bytes", bytes.len())));
    }
    s.say_hex(&bytes);
    Ok(())
}

fn run_deframer(s: &mut Session, deframer: &mut Deframer, text: &[u8]) -> Outcome {
    let mut good = true;
    for (i, byte) in s.hex(text)?.into_iter().enumerate() {
        match deframer.push(byte) {
            Event::Nothing => {}
            Event::Frame(payload) => {
                s.print(format_args!("{i}: frame, {} bytes ", payload.len()));
                s.say_hex(&payload);
            }
            Event::Failed(fault) => {
                s.say(format_args!("{i}: {}", fault.name()));
                good = false;
            }
        }
    }
    if good {
        Ok(())
    } else {
        Err(s.fail(
            Status::Frame,
            format!("{} errors so far", deframer.errors()),
        ))
    }
}

/// unframe HEX: a line of its own, that must end between frames
pub fn unframe(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let mut own = Deframer::default();
    run_deframer(s, &mut own, &args[1])?;
    let state = own.state().name();
    if own.frames() == 0 {
        return Err(s.fail(Status::Empty, format!("no frame, in {state}")));
    }
    if own.pending() != 0 || own.state() != State::Data {
        return Err(s.fail(
            Status::Frame,
            format!("{} bytes left, in {state}", own.pending()),
        ));
    }
    Ok(())
}

/// feed HEX: the line goes on with the next feed
pub fn feed(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let mut deframer = std::mem::take(&mut s.line_in);
    let (frames, errors) = (deframer.frames(), deframer.errors());
    let outcome = run_deframer(s, &mut deframer, &args[1]);
    for _ in frames..deframer.frames() {
        s.link.step(machine::Event::Good);
    }
    for _ in errors..deframer.errors() {
        s.link.step(machine::Event::Bad);
    }
    s.line_in = deframer;
    outcome
}

/// checksum KIND [HEX]
pub fn checksum(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let bytes = optional_hex(s, args.get(2))?;
    let text = match args[1].as_slice() {
        b"crc8" => format!("{:02x}", crc::crc8(&bytes)),
        b"crc16" => format!("{:04x}", crc::crc16(&bytes)),
        b"crc32" => format!("{:08x}", crc::crc32(&bytes)),
        b"fletcher" => format!("{:04x}", crc::fletcher16(&bytes)),
        b"adler" => format!("{:08x}", crc::adler32(&bytes)),
        b"xor" => format!("{:02x}", crc::xor8(&bytes)),
        b"lrc" => format!("{:02x}", crc::lrc8(&bytes)),
        b"internet" => format!("{:04x}", crc::internet16(&bytes)),
        other => return Err(s.fail(Status::Unknown, quoted("checksum", other))),
    };
    s.say(format_args!("{text}"));
    Ok(())
}

/// selftest
pub fn selftest(s: &mut Session, _args: &[Vec<u8>]) -> Outcome {
    let mut wrong = crc::self_test();
    for nibble in 0..16 {
        for bit in 0..7 {
            let damaged = codes::hamming(nibble) ^ 1 << bit;
            wrong += i32::from(codes::unhamming(damaged) != Some((nibble, true)));
        }
    }
    for n in (0..32).map(|bit| 1u32 << bit) {
        wrong += i32::from(codes::ungray(codes::gray(n)) != n);
        wrong += i32::from(pack::zigzag(pack::unzigzag(n)) != n);
        wrong += i32::from(n.swap_bytes().swap_bytes() != n);
        let highest = bits::highest(n).unwrap_or(0);
        wrong += i32::from(n.reverse_bits() != 0x8000_0000u32.rotate_right(highest));
    }
    if wrong != 0 {
        return Err(s.fail(Status::Check, format!("{wrong} wrong")));
    }
    s.say(format_args!("selftest passed"));
    Ok(())
}

/// code KIND HEX [SEED]
pub fn code(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let mut bytes = s.hex(&args[2])?;
    let seed = args.get(3).map_or(Ok(0), |text| s.uint(text))?;
    let coded = match args[1].as_slice() {
        b"rle" => codes::rle(&bytes),
        b"unrle" => codes::unrle(&bytes, 2 * BYTES_MAX)
            .ok_or_else(|| s.fail(Status::Frame, quoted("runs", &args[2])))?,
        b"delta" => {
            s.say(format_args!("largest step {}", codes::largest_step(&bytes)));
            codes::delta(&bytes)
        }
        b"undelta" => codes::undelta(&bytes),
        b"whiten" => {
            codes::whiten(&mut bytes, seed as u16);
            bytes
        }
        b"hamming" => bytes
            .iter()
            .flat_map(|byte| [codes::hamming(byte >> 4), codes::hamming(byte & 15)])
            .collect(),
        b"unhamming" => {
            for (i, &byte) in bytes.iter().enumerate() {
                let (nibble, repaired) = codes::unhamming(byte)
                    .ok_or_else(|| s.fail(Status::Check, format!("code word {i}")))?;
                s.print(format_args!(
                    "{nibble:x}{}",
                    if repaired { "*" } else { "" }
                ));
            }
            s.say(format_args!(""));
            return Ok(());
        }
        b"reverse" => bytes.iter().map(|byte| byte.reverse_bits()).collect(),
        other => return Err(s.fail(Status::Unknown, quoted("code", other))),
    };
    s.say_hex(&coded);
    Ok(())
}

/// pack WIDTH N ...
pub fn pack(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let width = s.uint(&args[1])? as usize;
    if !(1..=4).contains(&width) {
        return Err(s.fail(Status::Range, [b"width ", args[1].as_slice()].concat()));
    }
    let mut out = Vec::new();
    for argument in &args[2..] {
        let value = s.uint(argument)?;
        if out.len() + width > BYTES_MAX {
            return Err(s.fail(Status::Space, format!("more than {BYTES_MAX} bytes")));
        }
        pack::put(&mut out, value, width, s.order);
        if pack::get(&out[out.len() - width..], s.order) != value {
            let text = format!(" does not fit into {width} bytes");
            s.warn(&[argument.as_slice(), text.as_bytes()].concat());
        }
    }
    s.say_hex(&out);
    Ok(())
}

/// varint N ... | varint -z N ... | varint -d HEX
pub fn varint(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let mut out = Vec::new();
    match args[1].as_slice() {
        b"-d" if args.len() != 3 => return Err(s.fail(Status::Usage, "varint -d HEX")),
        b"-d" => return unvarint(s, &args[2]),
        b"-z" => {
            for argument in &args[2..] {
                pack::put_varint(&mut out, pack::zigzag(s.int(argument)?));
            }
        }
        _ => {
            for argument in &args[1..] {
                pack::put_varint(&mut out, s.uint(argument)?);
            }
        }
    }
    s.say_hex(&out);
    Ok(())
}

fn unvarint(s: &mut Session, text: &[u8]) -> Outcome {
    let bytes = s.hex(text)?;
    let mut used = 0;
    while used < bytes.len() {
        let (value, taken) = pack::get_varint(&bytes[used..])
            .ok_or_else(|| s.fail(Status::Frame, format!("varint at byte {used}")))?;
        s.say(format_args!("{value} {}", pack::unzigzag(value)));
        used += taken;
    }
    Ok(())
}

/// dump HEX
pub fn dump(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let bytes = s.hex(&args[1])?;
    for line in format::dump(&bytes) {
        s.say(format_args!("{line}"));
    }
    Ok(())
}
