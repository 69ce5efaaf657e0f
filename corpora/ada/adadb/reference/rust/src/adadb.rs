//! Main program. The exit status is 2 when an error was reported, so that batch jobs can stop.

use crate::repl;

pub fn main() {
    let errors = repl::run();
    if errors > 0 {
        std::process::exit(2);
    }
}
