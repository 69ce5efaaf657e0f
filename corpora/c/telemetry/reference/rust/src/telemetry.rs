//! The program: options, then commands line by line.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::ffi::{OsStrExt, OsStringExt};

use crate::command;
use crate::logger::{Level, Logger};
use crate::options::{self, Options};
use crate::script::{self, Line};
use crate::session::Session;
use crate::status::{self, exit_code};

/// All lines of a script; the exit code.
fn run_script(input: &mut dyn BufRead, options: &Options) -> u8 {
    let mut session = Session::new(
        options.order,
        Logger::new(Level::from_verbosity(options.verbosity)),
    );
    while !session.done {
        let line = match script::read(input) {
            Line::End => break,
            line => line,
        };
        session.line += 1;
        match line {
            Line::Text(text) if !script::is_blank(&text) => {
                if options.trace {
                    session.print(format_args!("> "));
                    session.say_bytes(&text);
                }
                let start = format!("line {}: ", session.line);
                session
                    .log
                    .write(Level::Info, [start.as_bytes(), &text].concat());
                command::run(&mut session, &text);
            }
            Line::TooLong => {
                session.errors += 1;
                let text = format!(
                    "line {}: longer than {} characters",
                    session.line,
                    script::LINE_TEXT_MAX
                );
                session.log.write(Level::Error, text);
            }
            _ => {}
        }
        if options.limit != 0 && session.errors >= options.limit {
            let text = format!("stopped after {} errors", session.errors);
            session.log.write(Level::Error, text);
            break;
        }
    }
    session.close();
    session
        .exit_code
        .unwrap_or_else(|| status::exit_code(session.errors, options.limit))
}

fn complain(start: &str, argument: &[u8], end: &str) {
    let text = [start.as_bytes(), b" '", argument, b"'\n", end.as_bytes()].concat();
    let _ = std::io::stderr().write_all(&text);
}

fn run(arguments: &[Vec<u8>]) -> u8 {
    let options = match options::parse(arguments) {
        Ok(options) => options,
        Err(argument) => {
            complain("telemetry: wrong argument", &argument, options::USAGE);
            return exit_code::USAGE;
        }
    };
    if options.help {
        let _ = std::io::stdout().write_all(options::USAGE.as_bytes());
        return exit_code::OK;
    }
    let name = match &options.script {
        Some(name) => name,
        None => return run_script(&mut std::io::stdin().lock(), &options),
    };
    match File::open(OsStr::from_bytes(name)) {
        Ok(file) => run_script(&mut BufReader::new(file), &options),
        Err(_) => {
            complain("telemetry: cannot open", name, "");
            exit_code::SCRIPT
        }
    }
}

pub fn main() {
    let arguments: Vec<Vec<u8>> = std::env::args_os()
        .skip(1)
        .map(OsStringExt::into_vec)
        .collect();
    std::process::exit(run(&arguments).into())
}
