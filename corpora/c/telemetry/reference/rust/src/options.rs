//! The program's arguments.

use crate::pack::ByteOrder;
use crate::text;

const MAX_ERRORS: i64 = 1000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub order: ByteOrder,
    /// -v adds 1, -q makes it -2.
    pub verbosity: i32,
    pub trace: bool,
    pub help: bool,
    /// Errors before the program stops; 0: any number.
    pub limit: u32,
    /// None: standard input.
    pub script: Option<Vec<u8>>,
}

/// The options, or the argument at fault.
pub fn parse(arguments: &[Vec<u8>]) -> Result<Options, Vec<u8>> {
    let mut options = Options {
        order: ByteOrder::Big,
        verbosity: 0,
        trace: false,
        help: false,
        limit: 0,
        script: None,
    };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_slice() {
            b"-v" => options.verbosity += 1,
            b"-q" => options.verbosity = -2,
            b"-t" => options.trace = true,
            b"-s" => options.limit = 1,
            b"-h" | b"--help" => options.help = true,
            b"-e" => {
                let value = arguments.next().ok_or_else(|| argument.clone())?;
                options.order = ByteOrder::from_name(value).ok_or_else(|| value.clone())?;
            }
            b"-m" => {
                let value = arguments.next().ok_or_else(|| argument.clone())?;
                let limit = text::parse_long(value, 10, 0, MAX_ERRORS);
                options.limit = limit.map_err(|_| value.clone())? as u32;
            }
            [b'-', _, ..] => return Err(argument.clone()),
            _ if options.script.is_some() => return Err(argument.clone()),
            _ => options.script = Some(argument.clone()),
        }
    }
    options.script = options.script.filter(|script| script != b"-");
    Ok(options)
}

pub const USAGE: &str = "\
usage: telemetry [-v] [-q] [-t] [-s] [-m ERRORS] [-e big|little] [SCRIPT]
  -v  say more (twice: everything)    -q  say nothing
  -t  show each command               -s  stop at the first error
  -m  stop after that many errors     -e  byte order of packets
Commands come from SCRIPT, or from standard input; `help' lists them.
Exit code: 0 all well, 1 some command failed, 2 wrong option, 3 no such script,
4 stopped by -s or -m, or what `quit' was given.
";
