use std::io::{self, Read};

struct Parser<'a> {
    text: &'a [u8],
    at: usize,
    error: Option<&'static str>,
    vars: &'a [i64; 26],
}

impl Parser<'_> {
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn blanks(&mut self) {
        while self.peek() == b' ' {
            self.at += 1;
        }
    }

    fn fail(&mut self, message: &'static str) -> i64 {
        self.error.get_or_insert(message);
        0
    }

    fn primary(&mut self) -> i64 {
        self.blanks();
        let c = self.peek();
        if c.is_ascii_digit() {
            let mut v: i64 = 0;
            while self.peek().is_ascii_digit() {
                v = v * 10 + (self.peek() - b'0') as i64;
                self.at += 1;
                if v > 1_000_000_000 {
                    self.error = Some("number too large");
                    v = 0;
                }
            }
            return v;
        }
        if c.is_ascii_lowercase() {
            self.at += 1;
            return self.vars[(c - b'a') as usize];
        }
        match c {
            b'(' => {
                self.at += 1;
                let v = self.expression();
                self.blanks();
                if self.peek() != b')' {
                    return self.fail("missing )");
                }
                self.at += 1;
                v
            }
            b'-' => {
                self.at += 1;
                -self.primary()
            }
            _ => self.fail("syntax error"),
        }
    }

    fn power(&mut self) -> i64 {
        let base = self.primary();
        self.blanks();
        if self.peek() != b'^' {
            return base;
        }
        self.at += 1;
        let exponent = self.power();
        if !(0..=12).contains(&exponent) || !(-30..=30).contains(&base) {
            return self.fail("power out of range");
        }
        base.pow(exponent as u32)
    }

    fn term(&mut self) -> i64 {
        let mut v = self.power();
        loop {
            self.blanks();
            let op = self.peek();
            if !b"*/%".contains(&op) || op == 0 {
                return v;
            }
            self.at += 1;
            let w = self.power();
            match op {
                b'*' => v = v.wrapping_mul(w % 1_000_000) % 1_000_000_000_000,
                _ if w == 0 => {
                    self.fail("division by zero");
                }
                b'/' => v = v.wrapping_div(w),
                _ => v = v.wrapping_rem(w),
            }
        }
    }

    fn expression(&mut self) -> i64 {
        let mut v = self.term();
        loop {
            self.blanks();
            match self.peek() {
                b'+' => {
                    self.at += 1;
                    v = v.wrapping_add(self.term());
                }
                b'-' => {
                    self.at += 1;
                    v = v.wrapping_sub(self.term());
                }
                _ => return v,
            }
        }
    }
}

fn main() {
    let mut data = Vec::new();
    io::stdin().read_to_end(&mut data).unwrap();
    let mut vars = [0i64; 26];
    let mut errors = 0;
    let lines = data.split_inclusive(|c| *c == b'\n').flat_map(|l| l.chunks(99));
    for line in lines {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = &line[..line.iter().position(|c| *c == 0).unwrap_or(line.len())];
        let mut p = Parser { text: line, at: 0, error: None, vars: &vars };
        p.blanks();
        if p.peek() == 0 {
            continue;
        }
        let mut target = None;
        if p.peek().is_ascii_lowercase() {
            let mut q = p.at + 1;
            while q < line.len() && line[q] == b' ' {
                q += 1;
            }
            if q < line.len() && line[q] == b'=' {
                target = Some((p.peek() - b'a') as usize);
                p.at = q + 1;
            }
        }
        let v = p.expression();
        p.blanks();
        if p.error.is_none() && p.peek() != 0 {
            p.error = Some("trailing characters");
        }
        match (p.error, target) {
            (Some(e), _) => {
                println!("error: {}", e);
                errors += 1;
            }
            (None, Some(t)) => vars[t] = v,
            (None, None) => println!("{}", v),
        }
    }
    std::process::exit(errors.min(255));
}
