use std::io::{self, Read};

/// What Ada.Integer_Text_IO.Get finds next: a number, something that is none, or the end.
enum Item {
    Number(i32),
    Bad,
    End,
}

struct Input {
    text: Vec<u8>,
    at: usize,
}

impl Input {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn end_of_file(&self) -> bool {
        let rest = &self.text[self.at..];
        rest.is_empty() || rest == b"\n"
    }

    fn digits(&mut self) -> Option<Vec<u8>> {
        self.all_that(|c| c.is_ascii_digit())
    }

    fn extended_digits(&mut self) -> Option<Vec<u8>> {
        self.all_that(|c| c.is_ascii_hexdigit())
    }

    fn all_that(&mut self, is_digit: impl Fn(u8) -> bool) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        if !is_digit(self.peek()?) {
            return None;
        }
        while let Some(c) = self.peek() {
            if is_digit(c) {
                out.push(c);
                self.at += 1;
            } else if c == b'_' {
                self.at += 1;
                if !self.peek().is_some_and(&is_digit) {
                    return None;
                }
            } else {
                break;
            }
        }
        Some(out)
    }

    fn get(&mut self) -> Item {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | 12 | b'\r')) {
            self.at += 1;
        }
        let Some(first) = self.peek() else { return Item::End };
        let negative = first == b'-';
        if negative || first == b'+' {
            self.at += 1;
        }
        let Some(digits) = self.digits() else { return Item::Bad };
        let mut value = value_of(&digits, 10);
        let mut base = 10;
        if let Some(mark) = self.peek().filter(|c| matches!(c, b'#' | b':')) {
            self.at += 1;
            base = value;
            let Some(digits) = self.extended_digits() else { return Item::Bad };
            if !(2..=16).contains(&base) || digits.iter().any(|c| digit(*c) >= base) || self.peek() != Some(mark) {
                return Item::Bad;
            }
            self.at += 1;
            value = value_of(&digits, base);
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if self.peek() == Some(b'+') {
                self.at += 1;
            } else if self.peek() == Some(b'-') {
                self.at += 1;
                self.digits();
                return Item::Bad;
            }
            let Some(exponent) = self.digits() else { return Item::Bad };
            let exponent = exponent.iter().fold(0u32, |n, c| (n * 10 + (c - b'0') as u32).min(100));
            for _ in 0..exponent {
                value = (value * base).min(1 << 80);
            }
        }
        if negative {
            value = -value;
        }
        i32::try_from(value).map_or(Item::Bad, Item::Number)
    }

    fn skip_line(&mut self) {
        while let Some(c) = self.peek() {
            self.at += 1;
            if c == b'\n' {
                break;
            }
        }
    }
}

fn digit(c: u8) -> i128 {
    (c as char).to_digit(16).map_or(0, i128::from)
}

fn value_of(digits: &[u8], base: i128) -> i128 {
    digits.iter().fold(0, |n, c| (n * base + digit(*c)).min(1 << 80))
}

/// Integer'Image
fn image(v: i64) -> String {
    if v < 0 { v.to_string() } else { format!(" {}", v) }
}

fn main() {
    let mut text = Vec::new();
    io::stdin().read_to_end(&mut text).unwrap();
    let mut input = Input { text, at: 0 };
    let mut values: Vec<i32> = Vec::new();
    while !input.end_of_file() {
        match input.get() {
            Item::Number(_) if values.len() == 100 => {
                println!("too many values");
                break;
            }
            Item::Number(v) => values.push(v),
            Item::Bad => {
                input.skip_line();
                println!("bad value skipped");
            }
            Item::End => break,
        }
    }
    if values.is_empty() {
        println!("no values");
        return;
    }
    let sum: i64 = values.iter().map(|v| *v as i64).sum();
    let n = values.len();
    values.sort();
    println!("count{:>5}", n);
    println!("range {} ..{:>8}", values[0], values[n - 1]);
    if n % 2 == 1 {
        println!("median{}", image(values[n / 2] as i64));
    } else {
        println!("median{}", image((values[n / 2 - 1] as i64 + values[n / 2] as i64) / 2));
    }
    println!("mean{} rem{}", image(sum / n as i64), image(sum % n as i64));
    let (mut best, mut run, mut mode) = (0, 0, values[0]);
    for i in 0..n {
        run = if i > 0 && values[i] == values[i - 1] { run + 1 } else { 1 };
        if run > best {
            best = run;
            mode = values[i];
        }
    }
    println!("mode{} x {}", image(mode as i64), best);
}
