use std::io::{self, Read, Write};

#[derive(Clone, Copy)]
struct Date {
    y: i32,
    m: i32,
    d: i32,
}

fn leap(y: i32) -> bool {
    (y % 4 == 0 && y % 100 != 0) || y % 400 == 0
}

fn mdays(y: i32, m: i32) -> i32 {
    const T: [i32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    if m == 2 && leap(y) { 29 } else { T[(m - 1) as usize] }
}

fn valid(a: Date) -> bool {
    a.y >= 1583 && a.y <= 9999 && a.m >= 1 && a.m <= 12 && a.d >= 1 && a.d <= mdays(a.y, a.m)
}

fn serial(a: Date) -> i64 {
    let y = (a.y - 1) as i64;
    let mut n = 365 * y + y / 4 - y / 100 + y / 400;
    for m in 1..a.m {
        n += mdays(a.y, m) as i64;
    }
    n + a.d as i64
}

fn add_months(mut a: Date, k: i32) -> Date {
    let t = a.y * 12 + (a.m - 1) + k;
    a.y = t / 12;
    a.m = t % 12 + 1;
    if a.d > mdays(a.y, a.m) {
        a.d = mdays(a.y, a.m);
    }
    a
}

fn add_days(mut a: Date, mut k: i32) -> Date {
    while k > 0 {
        a.d += 1;
        if a.d > mdays(a.y, a.m) {
            a.d = 1;
            a.m += 1;
            if a.m > 12 {
                a.m = 1;
                a.y += 1;
            }
        }
        k -= 1;
    }
    while k < 0 {
        a.d -= 1;
        if a.d < 1 {
            a.m -= 1;
            if a.m < 1 {
                a.m = 12;
                a.y -= 1;
            }
            a.d = mdays(a.y, a.m);
        }
        k += 1;
    }
    a
}

/// sscanf-like cursor
struct Scan<'a> {
    s: &'a [u8],
    i: usize,
}

impl<'a> Scan<'a> {
    fn blanks(&mut self) {
        while self.i < self.s.len() && matches!(self.s[self.i], b' ' | b'\t' | b'\n' | b'\r' | 11 | 12) {
            self.i += 1;
        }
    }
    fn word(&mut self) -> Option<&'a [u8]> {
        self.blanks();
        let start = self.i;
        while self.i < self.s.len() && !matches!(self.s[self.i], b' ' | b'\t' | b'\n' | b'\r' | 11 | 12) {
            self.i += 1;
        }
        if self.i > start { Some(&self.s[start..self.i]) } else { None }
    }
    fn int(&mut self) -> Option<i32> {
        self.blanks();
        let mut neg = false;
        let mut i = self.i;
        if i < self.s.len() && (self.s[i] == b'-' || self.s[i] == b'+') {
            neg = self.s[i] == b'-';
            i += 1;
        }
        let start = i;
        let mut v: i64 = 0;
        while i < self.s.len() && self.s[i].is_ascii_digit() {
            v = v.saturating_mul(10).saturating_add((self.s[i] - b'0') as i64);
            i += 1;
        }
        if i == start {
            return None;
        }
        self.i = i;
        Some(if neg { v.wrapping_neg() as i32 } else { v as i32 })
    }
    fn dash(&mut self) -> Option<()> {
        if self.i < self.s.len() && self.s[self.i] == b'-' {
            self.i += 1;
            Some(())
        } else {
            None
        }
    }
    fn date(&mut self) -> Option<Date> {
        let y = self.int()?;
        self.dash()?;
        let m = self.int()?;
        self.dash()?;
        let d = self.int()?;
        Some(Date { y, m, d })
    }
}

fn answer(cmd: &[u8], sc: &mut Scan) -> Option<String> {
    const NAMES: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    let show = |a: Date| if valid(a) { format!("{:04}-{:02}-{:02}", a.y, a.m, a.d) } else { "range".to_string() };
    match cmd {
        b"dow" => {
            let a = sc.date()?;
            if !valid(a) {
                return None;
            }
            Some(NAMES[(serial(a) % 7) as usize].to_string())
        }
        b"diff" => {
            let a = sc.date()?;
            let b = sc.date()?;
            if !(valid(a) && valid(b)) {
                return None;
            }
            Some(format!("{}", serial(b) - serial(a)))
        }
        b"month" => {
            let a = sc.date()?;
            let k = sc.int()?;
            if !valid(a) || !(-1200..=1200).contains(&k) {
                return None;
            }
            Some(show(add_months(a, k)))
        }
        b"days" => {
            let a = sc.date()?;
            let k = sc.int()?;
            if !valid(a) || !(-40000..=40000).contains(&k) {
                return None;
            }
            Some(show(add_days(a, k)))
        }
        b"age" => {
            let a = sc.date()?;
            let b = sc.date()?;
            if !(valid(a) && valid(b)) || serial(b) < serial(a) {
                return None;
            }
            let mut years = b.y - a.y;
            if b.m < a.m || (b.m == a.m && b.d < a.d) {
                years -= 1;
            }
            Some(format!("{}", years))
        }
        _ => None,
    }
}

fn main() {
    let mut all = Vec::new();
    io::stdin().read_to_end(&mut all).unwrap();
    let mut out = Vec::new();
    for full in all.split_inclusive(|&c| c == b'\n') {
        for line in full.chunks(127) {
            let line = match line.iter().position(|&c| c == 0) {
                Some(p) => &line[..p],
                None => line,
            };
            let mut sc = Scan { s: line, i: 0 };
            let Some(word) = sc.word() else { continue };
            let cmd = &word[..word.len().min(15)];
            let reply = if word.len() > 15 { None } else { answer(cmd, &mut sc) };
            match reply {
                Some(text) => out.extend_from_slice(text.as_bytes()),
                None => {
                    out.extend_from_slice(b"? ");
                    out.extend_from_slice(cmd);
                }
            }
            out.push(b'\n');
        }
    }
    io::stdout().write_all(&out).unwrap();
}
