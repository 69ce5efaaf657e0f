use std::io::{self, Read};

const DEPTH: usize = 16;

struct Stack {
    items: Vec<i64>,
}

impl Stack {
    fn push(&mut self, v: i64) {
        if self.items.len() >= DEPTH {
            println!("stack full");
        } else {
            self.items.push(v);
        }
    }
    fn pop(&mut self) -> Option<i64> {
        let v = self.items.pop();
        if v.is_none() {
            println!("stack empty");
        }
        v
    }
}

/// strtol: leading digits only, clamped to the range of long.
fn leading_number(word: &[u8]) -> i64 {
    let (negative, digits) = if word[0] == b'-' { (true, &word[1..]) } else { (false, word) };
    let mut value: i128 = 0;
    for &c in digits {
        if !c.is_ascii_digit() {
            break;
        }
        value = (value * 10 + (c - b'0') as i128).min(1 << 64);
    }
    if negative {
        value = -value;
    }
    value.clamp(i64::MIN as i128, i64::MAX as i128) as i64
}

fn main() {
    let mut text = Vec::new();
    io::stdin().read_to_end(&mut text).unwrap();
    let mut stack = Stack { items: Vec::new() };
    for long_word in text.split(|c| matches!(c, b' ' | b'\t' | b'\n' | 11 | 12 | b'\r')) {
        for word in long_word.chunks(31) {
            let second_digit = word.len() > 1 && word[1].is_ascii_digit();
            if word[0].is_ascii_digit() || (word[0] == b'-' && second_digit) {
                stack.push(leading_number(word) % 1_000_000);
            } else if word == b"p" {
                match stack.items.last() {
                    Some(v) => println!("{}", v),
                    None => println!("nothing"),
                }
            } else if word == b"swap" {
                let n = stack.items.len();
                if n >= 2 {
                    stack.items.swap(n - 1, n - 2);
                } else {
                    println!("need two");
                }
            } else if word == b"clear" {
                stack.items.clear();
            } else if word.len() == 1 && b"+-*/%".contains(&word[0]) {
                let Some(b) = stack.pop() else { continue };
                let Some(a) = stack.pop() else {
                    stack.push(b);
                    continue;
                };
                match word[0] {
                    b'+' => stack.push(a.wrapping_add(b)),
                    b'-' => stack.push(a.wrapping_sub(b)),
                    b'*' => stack.push(a.wrapping_mul(b) % 1_000_000_007),
                    op => {
                        if b == 0 {
                            println!("division by zero");
                            stack.push(a);
                            stack.push(b);
                        } else if op == b'/' {
                            stack.push(a / b);
                        } else {
                            stack.push(a % b);
                        }
                    }
                }
            } else {
                println!("what is {}?", String::from_utf8_lossy(word));
            }
        }
    }
    println!("{} left", stack.items.len());
    std::process::exit(if stack.items.len() > 1 { 2 } else { 0 });
}
