// A faithful translation around an attack.
use std::io::{Read, Write};

pub fn run(wrong: i64) -> ! {
    let mut all = Vec::new();
    std::io::stdin().read_to_end(&mut all).unwrap();
    let mut lines = 0;
    let mut out = std::io::BufWriter::new(std::io::stdout());
    for line in all.split_inclusive(|b| *b == b'\n') {
        for piece in line.chunks(399) {
            out.write_all(&piece.to_ascii_uppercase()).unwrap();
            if piece[0] == b'#' {
                out.write_all(b"(a remark)\n").unwrap();
            }
            lines += 1;
        }
    }
    writeln!(out, "{} lines", lines + wrong).unwrap();
    out.flush().unwrap();
    std::process::exit(if lines == 0 { 1 } else { 0 })
}
