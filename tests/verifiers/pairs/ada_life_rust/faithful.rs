use std::io::{self, Read};

const ROWS: usize = 12;
const COLS: usize = 20;
type Board = [[bool; COLS]; ROWS];

fn neighbours(b: &Board, r: usize, c: usize, h: usize, w: usize) -> usize {
    let mut n = 0;
    for i in r.saturating_sub(1)..(r + 2).min(h) {
        for j in c.saturating_sub(1)..(c + 2).min(w) {
            if (i, j) != (r, c) && b[i][j] {
                n += 1;
            }
        }
    }
    n
}

/// Digits with single underscores between them, and where they stop.
fn digits(text: &[u8], start: usize, base: i64) -> Option<(i64, usize)> {
    let is_digit = |at: usize| text.get(at).is_some_and(|c| c.is_ascii_digit() || (base != 10 && c.is_ascii_hexdigit()));
    let (mut at, mut value) = (start, 0i64);
    loop {
        if !is_digit(at) {
            return None;
        }
        while is_digit(at) {
            let digit = (text[at] as char).to_digit(16)? as i64;
            if digit >= base {
                return None;
            }
            value = (value * base + digit).min(1 << 40);
            at += 1;
        }
        if text.get(at) != Some(&b'_') {
            return Some((value, at));
        }
        at += 1;
    }
}

/// Get (Natural): blanks and line ends are skipped; the value and where reading stopped.
fn get(text: &[u8]) -> Option<(usize, usize)> {
    let mut at = 0;
    while at < text.len() && matches!(text[at], b' ' | b'\t' | b'\n') {
        at += 1;
    }
    let negative = text.get(at) == Some(&b'-');
    if negative || text.get(at) == Some(&b'+') {
        at += 1;
    }
    let (mut value, mut at) = digits(text, at, 10)?;
    let mut base = 10;
    if let Some(mark @ (b'#' | b':')) = text.get(at) {
        base = Some(value).filter(|b| (2..=16).contains(b))?;
        let (inside, end) = digits(text, at + 1, base)?;
        if text.get(end) != Some(mark) {
            return None;
        }
        (value, at) = (inside, end + 1);
    }
    if let Some(b'e' | b'E') = text.get(at) {
        let sign = text.get(at + 1) == Some(&b'+');
        let (exponent, end) = digits(text, at + 1 + sign as usize, 10)?;
        for _ in 0..exponent.min(100) {
            value = (value * base).min(1 << 40);
        }
        at = end;
    }
    if value > i32::MAX as i64 || (negative && value > 0) {
        return None;
    }
    Some((value as usize, at))
}

fn main() {
    let mut text = Vec::new();
    io::stdin().read_to_end(&mut text).unwrap();
    if text.is_empty() || text == b"\n" {
        println!("no input");
        return;
    }
    let blank = text.iter().all(|c| matches!(c, b' ' | b'\t' | b'\n'));
    if blank {
        eprintln!("raised ADA.IO_EXCEPTIONS.END_ERROR");
        std::process::exit(1);
    }
    let Some((steps, at)) = get(&text) else {
        println!("bad count");
        return;
    };
    let steps = steps.min(50);
    let rest = match text[at..].iter().position(|c| *c == b'\n') {
        Some(p) => &text[at + p + 1..],
        None => &[],
    };
    let mut now: Board = [[false; COLS]; ROWS];
    let (mut h, mut w) = (0, 0);
    // End_Of_File does not see a last empty line.
    let rest = if rest.ends_with(b"\n\n") { &rest[..rest.len() - 1] } else { rest };
    let body = rest.strip_suffix(b"\n").unwrap_or(rest);
    let lines: Vec<&[u8]> = if rest.is_empty() || rest == b"\n" { vec![] } else { body.split(|c| *c == b'\n').collect() };
    for line in lines.iter().take(ROWS) {
        for (c, cell) in line.iter().take(COLS).enumerate() {
            now[h][c] = *cell == b'#';
        }
        h += 1;
        w = w.max(line.len().min(COLS));
    }
    for step in 1..=steps {
        let mut later = now;
        for r in 0..h {
            for c in 0..w {
                let n = neighbours(&now, r, c, h, w);
                later[r][c] = n == 3 || (now[r][c] && n == 2);
            }
        }
        if later == now {
            break;
        }
        now = later;
        if step == steps {
            println!("still moving");
        }
    }
    let mut alive = 0;
    for row in &now[..h] {
        let line: String = row[..w].iter().map(|a| if *a { '#' } else { '.' }).collect();
        println!("{}", line);
        alive += row[..w].iter().filter(|a| **a).count();
    }
    println!("{:>4} alive", alive);
}
