//! The command interpreter: a table of names and handlers.

use crate::cmdcalc;
use crate::cmdcodec;
use crate::cmddata;
use crate::cmdpacket;
use crate::logger::Level;
use crate::pack::ByteOrder;
use crate::session::{quoted, Outcome, Session};
use crate::status::Status;
use crate::text::{self, SplitError};

const MAX_ARGS: usize = 64;

/// Letters from which on a command may be cut short.
const LEAST_PREFIX: usize = 3;

type Handler = fn(&mut Session, &[Vec<u8>]) -> Outcome;

struct Command {
    name: &'static str,
    handler: Handler,
    /// Arguments, the name not counted.
    least: usize,
    most: usize,
    usage: &'static str,
}

const MANY: usize = usize::MAX;

/// A macro, because constant functions can't take handlers before Rust 1.83.
macro_rules! command {
    ($name:literal, $handler:expr, $least:expr, $most:expr, $usage:literal $(,)?) => {
        Command {
            name: $name,
            handler: $handler,
            least: $least,
            most: $most,
            usage: $usage,
        }
    };
}

static COMMANDS: [Command; 44] = [
    command!("add", cmddata::add, 2, 2, "NAME N"),
    command!("bcd", cmdcalc::bcd, 1, MANY, "N ..."),
    command!("bits", cmdcalc::bits, 1, 4, "N [POS WIDTH [VALUE]]"),
    command!("calc", cmdcalc::calc, 2, 2, "A B"),
    command!("checksum", cmdcodec::checksum, 1, 2, "KIND [HEX]"),
    command!("clear", cmddata::clear, 0, 0, ""),
    command!("code", cmdcodec::code, 2, 3, "KIND HEX [SEED]"),
    command!("decode", cmdpacket::decode, 1, 1, "HEX"),
    command!("dump", cmdcodec::dump, 1, 1, "HEX"),
    command!("echo", echo, 0, MANY, "[WORD ...]"),
    command!(
        "encode",
        cmdpacket::encode,
        1,
        MANY,
        "MESSAGE [FIELD=VALUE ...]",
    ),
    command!("endian", endian, 0, 1, "[big|little]"),
    command!("feed", cmdcodec::feed, 1, 1, "HEX"),
    command!("fix", cmdcalc::fix, 2, 3, "add|sub|mul|div|round A [B]"),
    command!("fmt", cmdcalc::fmt, 1, MANY, "TEMPLATE [ARG ...]"),
    command!("frame", cmdcodec::frame, 0, 1, "[HEX]"),
    command!("get", cmddata::get, 1, 1, "NAME"),
    command!("gray", cmdcalc::gray, 1, MANY, "N ..."),
    command!("help", help, 0, 1, "[COMMAND]"),
    command!("hist", cmddata::hist, 0, MANY, "[N ...]"),
    command!("link", cmdcalc::link, 0, MANY, "[EVENT ...]"),
    command!("list", cmddata::list, 0, 0, ""),
    command!("log", log, 1, MANY, "LEVEL [WORD ...]"),
    command!("messages", cmdpacket::messages, 0, 1, "[NAME]"),
    command!("pack", cmdcodec::pack, 2, MANY, "WIDTH N ..."),
    command!("pop", cmddata::pop, 0, 1, "[N]"),
    command!("quit", quit, 0, 1, "[CODE]"),
    command!("sample", cmddata::sample, 1, MANY, "N ..."),
    command!("scale", cmdcalc::scale, 3, 4, "RAW NUM DEN [OFFSET]"),
    command!("selftest", cmdcodec::selftest, 0, 0, ""),
    command!("sequence", cmdpacket::sequence, 1, 1, "N"),
    command!("set", cmddata::set, 2, 2, "NAME VALUE"),
    command!("share", cmddata::share, 2, 2, "PART WHOLE"),
    command!("since", cmdcalc::since, 2, 2, "A B"),
    command!("sort", cmddata::sort, 1, 2, "name|value|kind|age [up|down]"),
    command!("stats", cmddata::stats, 0, MANY, "[N ...]"),
    command!("status", status, 0, 0, ""),
    command!("time", cmdcalc::time, 1, 2, "SECONDS [FINE]"),
    command!(
        "tree",
        cmddata::tree,
        1,
        MANY,
        "add|del|find|between|show|depth [N ...]",
    ),
    command!("unframe", cmdcodec::unframe, 1, 1, "HEX"),
    command!("unset", cmddata::unset, 1, 1, "NAME"),
    command!("untime", cmdcalc::untime, 1, 1, "DATE"),
    command!(
        "varint",
        cmdcodec::varint,
        1,
        MANY,
        "N ... | -z N ... | -d HEX",
    ),
    command!("window", cmddata::window, 0, 0, ""),
];

impl Command {
    fn synopsis(&self) -> String {
        let blank = if self.usage.is_empty() { "" } else { " " };
        format!("{}{blank}{}", self.name, self.usage)
    }
}

/// By name; a prefix of three letters or more is enough when only one command starts so.
fn find(name: &[u8]) -> Option<&'static Command> {
    let mut candidates = COMMANDS
        .iter()
        .filter(|command| command.name.as_bytes().starts_with(name));
    // The table is sorted: a command comes before those that it is a prefix of.
    let first = candidates.next()?;
    let is_exact = first.name.len() == name.len();
    let is_short_for_one = name.len() >= LEAST_PREFIX && candidates.next().is_none();
    (is_exact || is_short_for_one).then_some(first)
}

fn help(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    const COLUMNS: usize = 6;
    if let Some(name) = args.get(1) {
        let command = find(name).ok_or_else(|| s.fail(Status::Unknown, quoted("command", name)))?;
        s.say(format_args!("{}", command.synopsis()));
        return Ok(());
    }
    for row in COMMANDS.chunks(COLUMNS) {
        let line: String = row
            .iter()
            .map(|command| format!("{:<10}", command.name))
            .collect();
        s.say(format_args!("{}", line.trim_end()));
    }
    Ok(())
}

fn quit(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    if let Some(text) = args.get(1) {
        let code = text::parse_long(text, 10, 0, 255)
            .map_err(|status| s.fail(status, quoted("exit code", text)))?;
        s.exit_code = Some(code as u8);
    }
    s.done = true;
    Ok(())
}

fn echo(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    s.say_bytes(&args[1..].join(&b' '));
    Ok(())
}

fn endian(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    if let Some(name) = args.get(1) {
        s.order = ByteOrder::from_name(name)
            .ok_or_else(|| s.fail(Status::Unknown, quoted("byte order", name)))?;
    }
    s.say(format_args!("{} endian", s.order.name()));
    Ok(())
}

fn log(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let level = Level::from_name(&args[1])
        .ok_or_else(|| s.fail(Status::Unknown, quoted("level", &args[1])))?;
    match &args[2..] {
        [] => s.log.set_level(level),
        words => words.iter().for_each(|word| s.log.write(level, word)),
    }
    Ok(())
}

fn status(s: &mut Session, _args: &[Vec<u8>]) -> Outcome {
    let text = format!(
        "line {}, commands {}, errors {}, warnings {}, infos {}\n\
         parameters {}, samples {}, nodes {}, link {}\n\
         deframer {}, length {}, frames {}, errors {}",
        s.line,
        s.commands,
        s.errors,
        s.log.count(Level::Warning),
        s.log.count(Level::Info),
        s.store.params().len(),
        s.window.len(),
        s.tree.size(),
        s.link.state.name(),
        s.line_in.state().name(),
        s.line_in.pending(),
        s.line_in.frames(),
        s.line_in.errors()
    );
    s.say(format_args!("{text}"));
    Ok(())
}

fn dispatch(s: &mut Session, args: &[Vec<u8>]) -> Outcome {
    let command = find(&args[0]).ok_or_else(|| s.fail(Status::Unknown, "command"))?;
    if !(command.least..=command.most).contains(&(args.len() - 1)) {
        return Err(s.fail(Status::Usage, command.synopsis()));
    }
    (command.handler)(s, args)
}

/// Runs one line; what goes wrong is counted and said here.
pub fn run(s: &mut Session, line: &[u8]) {
    let split = text::split(line, MAX_ARGS);
    let (name, outcome) = match &split {
        Ok(args) if args.is_empty() => return,
        Ok(args) => {
            s.commands += 1;
            (args[0].as_slice(), dispatch(s, args))
        }
        Err(error) => {
            s.commands += 1;
            let (status, detail) = match error {
                SplitError::OpenQuote => (Status::Syntax, "open quote"),
                SplitError::TooMany => (Status::Space, "too many words"),
            };
            (&b""[..], Err(s.fail(status, detail)))
        }
    };
    if let Err(failure) = outcome {
        s.errors += 1;
        let start = format!("line {}: ", s.line);
        let end = format!(" ({})", failure.status.text());
        let text = [
            start.as_bytes(),
            name,
            b": ",
            &failure.detail,
            end.as_bytes(),
        ]
        .concat();
        s.log.write(Level::Error, text);
    }
}
