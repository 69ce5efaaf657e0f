use std::io::{self, Read};

struct Region {
    name: Vec<u8>,
    total: f64,
    lines: u32,
    largest: f64,
}

/// strtod over the whole rest: leading blanks, sign, decimal digits, exponent; None when something is left over.
fn amount(text: &[u8]) -> Option<f64> {
    let start = text.iter().take_while(|c| c.is_ascii_whitespace() || **c == 11).count();
    let text = std::str::from_utf8(&text[start..]).ok()?;
    let lower = text.to_ascii_lowercase();
    let bare = lower.trim_start_matches(['-', '+']);
    if let Some(hex) = bare.strip_prefix("0x") {
        let value = u64::from_str_radix(hex, 16).ok()? as f64;
        return Some(if lower.starts_with('-') { -value } else { value });
    }
    text.parse::<f64>().ok()
}

fn main() {
    let mut data = Vec::new();
    io::stdin().read_to_end(&mut data).unwrap();
    let mut table: Vec<Region> = Vec::new();
    let (mut bad, mut number, mut grand) = (0, 0, 0.0);
    let mut pieces: Vec<&[u8]> = Vec::new();
    for line in data.split_inclusive(|c| *c == b'\n') {
        pieces.extend(line.chunks(255));
    }
    for piece in pieces {
        number += 1;
        let line = piece.strip_suffix(b"\n").unwrap_or(piece);
        if line.is_empty() || line[0] == b'#' {
            continue;
        }
        let first = line.iter().position(|c| *c == b',');
        let last = line.iter().rposition(|c| *c == b',');
        let (Some(first), Some(last)) = (first, last) else {
            println!("line {}: bad record", number);
            bad += 1;
            continue;
        };
        if first == last {
            println!("line {}: bad record", number);
            bad += 1;
            continue;
        }
        let Some(value) = amount(&line[last + 1..]) else {
            println!("line {}: bad amount", number);
            bad += 1;
            continue;
        };
        let name = &line[..first];
        let at = match table.iter().position(|r| r.name == name) {
            Some(at) => at,
            None if table.len() == 50 => {
                println!("line {}: too many regions", number);
                continue;
            }
            None => {
                let kept = name[..name.len().min(19)].to_vec();
                table.push(Region { name: kept, total: 0.0, lines: 0, largest: 0.0 });
                table.len() - 1
            }
        };
        let r = &mut table[at];
        if r.lines == 0 || value > r.largest {
            r.largest = value;
        }
        r.total += value;
        r.lines += 1;
        grand += value;
    }
    for r in &table {
        let name: String = r.name.iter().map(|c| *c as char).collect();
        print!("{:<10} {:>3} {:>10.2} {:>8.1}", name, r.lines, r.total, r.largest);
        if grand > 0.0 {
            print!(" {:>5.1}%", r.total * 100.0 / grand);
        }
        println!();
    }
    println!("{} regions, {} bad", table.len(), bad);
    std::process::exit(if bad > 0 { 1 } else { 0 });
}
