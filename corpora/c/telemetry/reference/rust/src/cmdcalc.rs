//! Commands on numbers, time and the link.

use crate::bits;
use crate::codes;
use crate::fixed;
use crate::format;
use crate::machine::Event;
use crate::session::{both, quoted, Outcome, Session};
use crate::status::Status;
use crate::text;
use crate::timetag::{self, TimeTag};

/// What the commands show for a number that has no packed decimal form.
const BAD_BCD: u32 = u32::MAX;

/// fmt TEMPLATE [ARG ...]
pub fn fmt(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let line = format::template(&args[1], &args[2..])
        .map_err(|status| s.fail(status, quoted("template", &args[1])))?;
    s.say_bytes(&line);
    Ok(())
}

/// bits N [POS WIDTH [VALUE]]
pub fn bits(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let mut numbers = Vec::new();
    for text in &args[1..] {
        let number = text::parse_long(text, 0, i64::from(i32::MIN), i64::from(u32::MAX))
            .map_err(|status| s.fail(status, quoted("number", text)))?;
        numbers.push(number as u32);
    }
    match numbers[..] {
        [n] => {
            s.say(format_args!("{n:032b}"));
            s.say(format_args!(
                "count {}, parity {}, highest {}, low byte {}",
                n.count_ones(),
                bits::parity(n),
                bits::highest(n).map_or(-1, |bit| bit as i32),
                n as i8
            ));
            s.say(format_args!(
                "reverse {:08x}, swap {:08x}, swap16 {:04x}, rotl8 {:08x}, rotr4 {:08x}",
                n.reverse_bits(),
                n.swap_bytes(),
                (n as u16).swap_bytes(),
                n.rotate_left(8),
                n.rotate_right(4)
            ));
            // The stations are little-endian, whatever runs this.
            let [a, b, c, d] = n.to_le_bytes();
            s.say(format_args!("in memory {a:02x} {b:02x} {c:02x} {d:02x}"));
        }
        [n, pos, width] => {
            let field = bits::field(n, pos, width);
            s.say(format_args!(
                "field {field}, signed {}",
                bits::sign_extend(field, width)
            ));
        }
        [n, pos, width, value] => {
            s.say(format_args!(
                "insert {:08x}",
                bits::insert(n, pos, width, value)
            ));
        }
        _ => return Err(s.fail(Status::Usage, "bits N POS WIDTH [VALUE]")),
    }
    Ok(())
}

/// fix add|sub|mul|div|round A B: Q16.16, in thousandths
pub fn fix(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let mut q = [0, 0];
    for (q, text) in q.iter_mut().zip(&args[2..]) {
        let milli =
            fixed::parse(text, 3).map_err(|status| s.fail(status, quoted("decimal", text)))?;
        *q = fixed::from_milli(milli);
    }
    let [a, b] = q;
    let result = match args[1].as_slice() {
        b"add" => a.saturating_add(b),
        b"sub" => a.saturating_sub(b),
        b"mul" => fixed::mul(a, b),
        b"div" => fixed::div(a, b),
        b"round" => fixed::from_int(fixed::to_int(a)),
        other => return Err(s.fail(Status::Unknown, quoted("fix", other))),
    };
    s.say(format_args!(
        "{} ({result:08x})",
        fixed::format(fixed::to_milli(result), 3)
    ));
    Ok(())
}

/// calc A B: the arithmetic of the flight processor
pub fn calc(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let (a, b) = (s.int(&args[1]), s.int(&args[2]));
    let (a, b) = both(a, b)?;
    let abs = a.checked_abs().unwrap_or(i32::MAX);
    s.say(format_args!(
        "add {}, sub {}, mul {}, abs {abs}, sign {}",
        a.saturating_add(b),
        a.saturating_sub(b),
        a.saturating_mul(b),
        a.signum()
    ));
    s.say(format_args!(
        "wrap {}, wrap8 {}, sat8 {}, wrap16 {}",
        a.wrapping_add(b),
        (a as i8).wrapping_add(b as i8),
        (a as i8).saturating_add(b as i8),
        (a as u16).wrapping_add(b as u16)
    ));
    s.say(format_args!(
        "div {}, away {}, even {}, mod {}",
        fixed::div_floor(a, b),
        fixed::div_away(a.into(), b.into()),
        fixed::div_even(a.into(), b.into()),
        fixed::mod_floor(a, b)
    ));
    Ok(())
}

/// scale RAW NUM DEN [OFFSET]
pub fn scale(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let mut n = [0; 4];
    for (n, text) in n.iter_mut().zip(&args[1..]) {
        *n = s.int(text)?;
    }
    let [raw, num, den, offset] = n;
    let value = fixed::scale(raw, num, den, offset);
    s.say(format_args!(
        "{value}, back {}",
        fixed::unscale(value, num, den, offset)
    ));
    Ok(())
}

/// gray N ...
pub fn gray(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    for text in &args[1..] {
        let n = s.uint(text)?;
        s.say(format_args!(
            "{n} gray {:x} ungray {:x}",
            codes::gray(n),
            codes::ungray(n)
        ));
    }
    Ok(())
}

/// bcd N ...
pub fn bcd(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    for text in &args[1..] {
        let n = s.uint(text)?;
        let (bcd, unbcd) = match (codes::bcd(n), codes::unbcd(n)) {
            (None, None) => return Err(s.fail(Status::Range, quoted("bcd", text))),
            (bcd, unbcd) => (bcd.unwrap_or(BAD_BCD), unbcd.unwrap_or(BAD_BCD)),
        };
        s.say(format_args!("{n} bcd {bcd:08x} unbcd {unbcd}"));
    }
    Ok(())
}

/// time SECONDS [FINE]
pub fn time(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let mut seconds = s.uint(&args[1])?;
    let fine = args.get(2).map_or(Ok(0), |text| s.uint(text))?;
    let mut ms = timetag::fine_to_ms(fine);
    if ms == 1000 {
        seconds = seconds.wrapping_add(1);
        ms = 0;
    }
    let when = TimeTag::from_seconds(seconds);
    s.say(format_args!(
        "{when}.{ms:03} {} week {} day {} fine {}",
        timetag::weekday_name(seconds),
        timetag::week(seconds),
        when.day_of_year(),
        timetag::ms_to_fine(ms)
    ));
    Ok(())
}

/// untime DATE
pub fn untime(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let seconds = TimeTag::parse(&args[1])
        .and_then(|when| when.to_seconds().ok_or(Status::Range))
        .map_err(|status| s.fail(status, quoted("time", &args[1])))?;
    s.say(format_args!("{seconds}"));
    Ok(())
}

/// since A B: seconds from A to B, across the wrap
pub fn since(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let (a, b) = (s.uint(&args[1])?, s.uint(&args[2])?);
    s.say(format_args!("{}", timetag::difference(b, a)));
    Ok(())
}

/// link [EVENT ...]
pub fn link(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    for name in &args[1..] {
        let event =
            Event::from_name(name).ok_or_else(|| s.fail(Status::Unknown, quoted("event", name)))?;
        let before = s.link.state;
        let after = s.link.step(event);
        s.say(format_args!("{} -> {}", before.name(), after.name()));
    }
    let link = &s.link;
    let line = format!(
        "link {}, run {}, transitions {}, locks {}, losses {}",
        link.state.name(),
        link.run,
        link.transitions,
        link.locks,
        link.losses
    );
    s.say(format_args!("{line}"));
    Ok(())
}
