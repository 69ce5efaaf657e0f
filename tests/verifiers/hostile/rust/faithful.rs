// A faithful translation around an attack.
use std::io::{BufRead, Write};

pub fn run(wrong: i64) -> ! {
    let mut lines = 0;
    let mut out = std::io::BufWriter::new(std::io::stdout());
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line.unwrap();
        for piece in line.chunks(399) {
            out.write_all(&piece.to_ascii_uppercase()).unwrap();
            lines += 1;
        }
        if line.is_empty() {
            lines += 1;
        }
        out.write_all(b"\n").unwrap();
        if line.starts_with(b"#") {
            out.write_all(b"(a remark)\n").unwrap();
        }
    }
    writeln!(out, "{} lines", lines + wrong).unwrap();
    out.flush().unwrap();
    std::process::exit(if lines == 0 { 1 } else { 0 })
}
