use std::io::{self, BufRead, Write};

const SIZE: usize = 30;

fn until_space(text: &[u8]) -> &[u8] {
    &text[..text.iter().position(|c| *c == b' ').unwrap_or(text.len())]
}

fn padded(text: &[u8], size: usize) -> Vec<u8> {
    let mut out = text[..text.len().min(size)].to_vec();
    out.resize(size, b' ');
    out
}

fn main() {
    let mut input = io::stdin().lock();
    let mut out = io::stdout().lock();
    let mut out_text = vec![b' '; SIZE];
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line).unwrap() == 0 {
            return;
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        }
        let line = padded(&line, SIZE + 2);
        let text = &line[2..];
        let len = text.iter().rposition(|c| *c != b' ').map_or(0, |p| p + 1);
        let mut boxed = |t: &[u8], tail: &str| {
            out.write_all(b"[").unwrap();
            out.write_all(t).unwrap();
            writeln!(out, "]{}", tail).unwrap();
        };
        match line[0] {
            b'U' => {
                out_text = text.to_ascii_uppercase();
                boxed(&out_text, "");
            }
            b'R' => {
                let reversed: Vec<u8> = text[..len].iter().rev().copied().collect();
                out_text = padded(&reversed, SIZE);
                boxed(&out_text, &format!(" {:02}", len));
            }
            b'C' => {
                let hits = text.iter().filter(|c| **c == b'A' || **c == b'a').count();
                writeln!(out, "A: {:02}", hits).unwrap();
            }
            b'S' => {
                let mut parts = text.split(|c| *c == b' ');
                let first = padded(parts.next().unwrap_or(b""), 12);
                let rest = padded(parts.next().unwrap_or(b""), SIZE);
                let mut joined = until_space(&rest).to_vec();
                joined.push(b'/');
                joined.extend_from_slice(until_space(&first));
                joined.truncate(SIZE);
                // STRING leaves what it does not reach.
                out_text[..joined.len()].copy_from_slice(&joined);
                boxed(&out_text, "");
            }
            b'W' => {
                let words = text.split(|c| *c == b' ').filter(|w| !w.is_empty()).count();
                writeln!(out, "WORDS: {:02}", words).unwrap();
            }
            b'D' => {
                let mut changed = text.to_vec();
                let leading = changed.iter().take_while(|c| **c == b'0').count();
                changed[..leading].fill(b' ');
                let mut i = 0;
                while i + 1 < SIZE {
                    if &changed[i..i + 2] == b"--" {
                        changed[i..i + 2].copy_from_slice(b"==");
                        i += 1;
                    }
                    i += 1;
                }
                boxed(&changed, "");
            }
            b'Q' => return,
            c => {
                out.write_all(b"UNKNOWN COMMAND ").unwrap();
                out.write_all(&[c, b'\n']).unwrap();
            }
        }
    }
}
