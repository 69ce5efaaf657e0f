use std::io::{Read, Write};

#[derive(Clone, Copy, PartialEq)]
enum State {
    Free,
    Used,
    Dead,
}

#[derive(Clone)]
struct Slot {
    key: Vec<u8>,
    value: i64,
    state: State,
}

struct Table {
    slots: Vec<Slot>,
    count: u32,
    probes: u32,
}

fn hash(s: &[u8]) -> u32 {
    s.iter().fold(5381u32, |h, &c| h.wrapping_mul(33) ^ c as u32)
}

impl Table {
    fn put(&mut self, i: usize, key: &[u8]) -> Option<usize> {
        self.slots[i] = Slot { key: key.to_vec(), value: 0, state: State::Used };
        self.count += 1;
        Some(i)
    }
    fn find(&mut self, key: &[u8], insert: bool) -> Option<usize> {
        let h = hash(key) as usize % 32;
        let mut dead = None;
        for i in 0..32 {
            let at = (h + i) % 32;
            self.probes = self.probes.wrapping_add(1);
            match self.slots[at].state {
                State::Free => {
                    if !insert {
                        return None;
                    }
                    return self.put(dead.unwrap_or(at), key);
                }
                State::Dead => {
                    if dead.is_none() {
                        dead = Some(at);
                    }
                }
                State::Used => {
                    if self.slots[at].key == key {
                        return Some(at);
                    }
                }
            }
        }
        match dead {
            Some(at) if insert => self.put(at, key),
            _ => None,
        }
    }
}

struct Input {
    text: Vec<u8>,
    at: usize,
}

impl Input {
    fn blanks(&mut self) {
        while self.at < self.text.len() && matches!(self.text[self.at], b' ' | 9..=13) {
            self.at += 1;
        }
    }
    fn word(&mut self, most: usize) -> Option<Vec<u8>> {
        self.blanks();
        let start = self.at;
        while self.at < self.text.len() && self.at - start < most && !matches!(self.text[self.at], b' ' | 9..=13) {
            self.at += 1;
        }
        if self.at > start { Some(self.text[start..self.at].to_vec()) } else { None }
    }
    fn long(&mut self) -> Option<i64> {
        self.blanks();
        let mut i = self.at;
        let neg = self.text.get(i) == Some(&b'-');
        if neg || self.text.get(i) == Some(&b'+') {
            i += 1;
        }
        let start = i;
        let mut v: i128 = 0;
        while i < self.text.len() && self.text[i].is_ascii_digit() {
            v = (v * 10 + (self.text[i] - b'0') as i128).min(1 << 100);
            i += 1;
        }
        if i == start {
            return None;
        }
        self.at = i;
        if neg {
            v = -v;
        }
        Some(v.clamp(i64::MIN as i128, i64::MAX as i128) as i64)
    }
}

fn main() {
    let verbose = std::env::args().nth(1).as_deref() == Some("-v");
    let mut text = Vec::new();
    std::io::stdin().read_to_end(&mut text).unwrap();
    let mut input = Input { text, at: 0 };
    let mut t = Table { slots: vec![Slot { key: vec![], value: 0, state: State::Free }; 32], count: 0, probes: 0 };
    let mut out: Vec<u8> = Vec::new();
    let mut code = -1;
    while let Some(op) = input.word(15) {
        if op == b"stats" {
            writeln!(out, "{} used, {} probes", t.count, if verbose { t.probes } else { 0 }).unwrap();
            continue;
        }
        if op == b"list" {
            for (i, s) in t.slots.iter().enumerate() {
                if s.state == State::Used {
                    write!(out, "{:2} ", i).unwrap();
                    out.extend_from_slice(&s.key);
                    writeln!(out, "={}", s.value).unwrap();
                }
            }
            continue;
        }
        let Some(mut key) = input.word(63) else {
            eprintln!("key expected");
            code = 2;
            break;
        };
        key.truncate(11);
        match &op[..] {
            b"get" => match t.find(&key, false) {
                Some(i) => writeln!(out, "{}", t.slots[i].value).unwrap(),
                None => out.extend_from_slice(b"none\n"),
            },
            b"del" => match t.find(&key, false) {
                Some(i) => {
                    t.slots[i].state = State::Dead;
                    t.count -= 1;
                }
                None => out.extend_from_slice(b"none\n"),
            },
            b"set" | b"add" => {
                let Some(v) = input.long() else {
                    eprintln!("value expected");
                    code = 2;
                    break;
                };
                let Some(i) = t.find(&key, true) else {
                    out.extend_from_slice(b"full\n");
                    continue;
                };
                let s = &mut t.slots[i];
                s.value = if op[0] == b's' { v } else { s.value.wrapping_add(v) };
                if s.value < 0 {
                    out.extend_from_slice(b"negative ");
                    out.extend_from_slice(&s.key);
                    out.push(b'\n');
                }
            }
            _ => {
                out.extend_from_slice(b"? ");
                out.extend_from_slice(&op);
                out.push(b'\n');
            }
        }
    }
    std::io::stdout().write_all(&out).unwrap();
    std::process::exit(if code >= 0 { code } else { (t.count == 0) as i32 });
}
