use std::io::{self, Read, Write};

fn crc_byte(mut crc: u16, b: u8) -> u16 {
    crc ^= (b as u16) << 8;
    for _ in 0..8 {
        crc = if crc & 0x8000 != 0 { crc << 1 ^ 0x1021 } else { crc << 1 };
    }
    crc
}

fn hex(c: Option<&u8>) -> Option<u8> {
    match c.copied()? {
        c @ b'0'..=b'9' => Some(c - b'0'),
        c @ b'a'..=b'f' => Some(c - b'a' + 10),
        c @ b'A'..=b'F' => Some(c - b'A' + 10),
        _ => None,
    }
}

fn parse(line: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut i = 0;
    while i < line.len() && line[i] != b'\n' && line[i] != 0 {
        if line[i] == b' ' {
            i += 1;
            continue;
        }
        let (high, low) = (hex(line.get(i))?, hex(line.get(i + 1))?);
        if bytes.len() == 64 {
            return None;
        }
        bytes.push(high << 4 | low);
        i += 2;
    }
    Some(bytes).filter(|b| !b.is_empty())
}

fn main() {
    let mut data = Vec::new();
    io::stdin().read_to_end(&mut data).unwrap();
    let mut out = io::stdout().lock();
    let (mut good, mut bad, mut crc) = (0, 0, 0xffffu16);
    for line in data.split_inclusive(|c| *c == b'\n').flat_map(|l| l.chunks(159)) {
        let Some(bytes) = parse(line) else {
            writeln!(out, "not hex").unwrap();
            bad += 1;
            continue;
        };
        let n = bytes.len();
        if n < 3 || bytes[0] as usize != n {
            writeln!(out, "length {}, not {}", n, bytes[0]).unwrap();
            bad += 1;
            continue;
        }
        let sum = bytes[..n - 1].iter().fold(0u8, |s, b| s.wrapping_add(*b)).wrapping_neg();
        if sum != bytes[n - 1] {
            writeln!(out, "checksum {:02x} expected", sum).unwrap();
            bad += 1;
            continue;
        }
        crc = bytes.iter().fold(crc, |c, b| crc_byte(c, *b));
        match bytes[1] {
            0x01 => {
                out.write_all(b"text ").unwrap();
                out.write_all(&bytes[2..n - 1]).unwrap();
                out.write_all(b"\n").unwrap();
            }
            0x02 => {
                let v = if n == 5 { i16::from_be_bytes([bytes[2], bytes[3]]) } else { 0 };
                writeln!(out, "number {}", v).unwrap();
            }
            0x7f => writeln!(out, "end").unwrap(),
            t => writeln!(out, "type {} ignored", t).unwrap(),
        }
        good += 1;
        if bytes[1] == 0x7f {
            break;
        }
    }
    writeln!(out, "{} good, {} bad, crc {:04x}", good, bad, crc).unwrap();
    std::process::exit((bad != 0) as i32);
}
