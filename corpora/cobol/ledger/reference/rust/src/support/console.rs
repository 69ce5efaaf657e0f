//! The operator's console: cards from standard input, lines on standard output, the exit code of a job step.

use std::io::{self, BufReader, Read, Stdin, Write};

/// The longest piece of input that one card takes; the rest of a longer line is the next card.
const LONGEST_CARD: usize = 8191;
/// A card with this character is the operator's interrupt: the job step ends with a code of its own.
const INTERRUPT: u8 = 0x03;
const INTERRUPTED: i32 = 2;

/// Cards on standard input.
pub struct Cards {
    input: BufReader<Stdin>,
}

impl Cards {
    pub fn new() -> Self {
        Cards {
            input: BufReader::new(io::stdin()),
        }
    }

    /// The next card, cut or padded with blanks to `N` columns; after the last one, blank cards.
    pub fn next_card<const N: usize>(&mut self) -> [u8; N] {
        let mut card = [b' '; N];
        let mut length = 0;
        while length < LONGEST_CARD {
            match self.byte() {
                None | Some(b'\n') => break,
                Some(byte) => {
                    if length < N {
                        card[length] = byte;
                    }
                    length += 1;
                }
            }
        }
        card
    }

    fn byte(&mut self) -> Option<u8> {
        let mut one = [0];
        match self.input.read(&mut one) {
            Ok(1) if one[0] == INTERRUPT => {
                eprintln!("interrupted from the console");
                finish(INTERRUPTED)
            }
            Ok(1) => Some(one[0]),
            _ => None,
        }
    }
}

impl Default for Cards {
    fn default() -> Self {
        Self::new()
    }
}

/// Prints a line. A console that has gone away is no reason to stop a job.
pub fn print(line: &[u8]) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(line).and_then(|()| out.write_all(b"\n"));
}

/// Ends the job step with its return code.
pub fn finish(code: i32) -> ! {
    let _ = io::stdout().flush();
    std::process::exit(code)
}
