use std::io::{Read, Write};

struct Fill {
    width: usize,
    justify: bool,
    words: Vec<Vec<u8>>,
    out: Vec<u8>,
}

impl Fill {
    fn length(&self) -> usize {
        self.words.iter().map(|w| w.len()).sum::<usize>() + self.words.len().saturating_sub(1)
    }
    fn flush(&mut self, last: bool) {
        if self.words.is_empty() {
            return;
        }
        let length = self.length();
        let gaps = self.words.len() - 1;
        if last || !self.justify || gaps == 0 || length >= self.width {
            self.out.extend_from_slice(&self.words.join(&b' '));
        } else {
            let missing = self.width - length;
            for (i, w) in self.words.iter().enumerate() {
                self.out.extend_from_slice(w);
                if i < gaps {
                    let mut extra = missing / gaps;
                    if i + 1 > gaps - missing % gaps {
                        extra += 1;
                    }
                    self.out.extend(std::iter::repeat(b' ').take(1 + extra));
                }
            }
        }
        self.out.push(b'\n');
        self.words.clear();
    }
    fn add(&mut self, w: &[u8]) {
        if !self.words.is_empty() && self.length() + 1 + w.len() > self.width {
            self.flush(false);
        }
        self.words.push(w.to_vec());
    }
}

/// Positive'Value: blanks around, an optional plus, digits with single underscores, an exponent or a base.
fn positive(text: &str) -> Option<usize> {
    let t = text.trim_matches(' ');
    let t = t.strip_prefix('+').unwrap_or(t);
    let (t, exp) = match t.find(|c| c == 'e' || c == 'E') {
        Some(i) => {
            let e = &t[i + 1..];
            (&t[..i], plain(e.strip_prefix('+').unwrap_or(e))?)
        }
        None => (t, 0),
    };
    let mut v = plain(t)?;
    for _ in 0..exp.min(400) {
        v = v.saturating_mul(10);
    }
    if v >= 1 && v <= i32::MAX as u64 { Some(v as usize) } else { None }
}

fn plain(t: &str) -> Option<u64> {
    let b = t.as_bytes();
    if b.is_empty() {
        return None;
    }
    let mut v: u64 = 0;
    for (i, &c) in b.iter().enumerate() {
        if c == b'_' && i > 0 && i + 1 < b.len() && b[i - 1] != b'_' {
            continue;
        }
        if !c.is_ascii_digit() {
            return None;
        }
        v = v.saturating_mul(10).saturating_add((c - b'0') as u64);
    }
    Some(v)
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut width = 30;
    if let Some(first) = args.first() {
        width = match positive(first) {
            None => {
                eprintln!("bad width");
                std::process::exit(2);
            }
            Some(w) if w > 200 => {
                eprintln!("too wide");
                std::process::exit(3);
            }
            Some(w) => w,
        };
    }
    let justify = args.len() >= 2 && args[1] == "-j";
    let mut text = Vec::new();
    std::io::stdin().read_to_end(&mut text).unwrap();
    let mut f = Fill { width, justify, words: Vec::new(), out: Vec::new() };
    let mut in_paragraph = false;
    let body = text.strip_suffix(b"\n").unwrap_or(&text);
    if !text.is_empty() {
        for line in body.split(|&c| c == b'\n') {
            let mut any = false;
            for w in line.split(|&c| c == b' ' || c == b'\t').filter(|w| !w.is_empty()) {
                any = true;
                f.add(w);
            }
            if !any {
                f.flush(true);
                if in_paragraph {
                    f.out.push(b'\n');
                }
            }
            in_paragraph = any;
        }
    }
    f.flush(true);
    std::io::stdout().write_all(&f.out).unwrap();
}
