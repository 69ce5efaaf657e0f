use std::env;
use std::os::unix::ffi::OsStringExt;
use std::process::exit;

const LIMIT: i64 = 1_000_000;

#[derive(Clone, Copy)]
struct Rational {
    num: i64,
    den: i64,
}

fn constraint_error() -> ! {
    eprintln!("raised CONSTRAINT_ERROR");
    exit(1)
}

/// A value that is stored: must be in the range of the type.
fn checked(n: i64) -> i64 {
    if n.abs() > LIMIT {
        constraint_error()
    }
    n
}

/// An operation: GNAT computes in the base type of 32 bits.
fn base(n: i64) -> i64 {
    i32::try_from(n).map_or_else(|_| constraint_error(), i64::from)
}

fn modulo(a: i64, b: i64) -> i64 {
    if b == 0 {
        constraint_error()
    }
    let r = a % b;
    if r != 0 && (r < 0) != (b < 0) { r + b } else { r }
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { checked(a.abs()) } else { gcd(b, checked(modulo(a, b))) }
}

fn make(n: i64, d: i64) -> Rational {
    let (n, d) = (checked(n), checked(d));
    let g = gcd(n, d);
    if d == 0 {
        constraint_error()
    } else if d < 0 {
        Rational { num: -n / g, den: -d / g }
    } else {
        Rational { num: n / g, den: d / g }
    }
}

/// Number'Value
fn value(text: &[u8]) -> i64 {
    let text = String::from_utf8_lossy(text);
    let text = text.trim_matches(' ');
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (body, exponent) = match rest.find(['e', 'E']) {
        Some(i) => (&rest[..i], Some(rest[i + 1..].strip_prefix('+').unwrap_or(&rest[i + 1..]))),
        None => (rest, None),
    };
    let mut n = digits(body);
    if let Some(exponent) = exponent {
        for _ in 0..digits(exponent).min(30) {
            n = (n * 10).min(1 << 50);
        }
    }
    checked(if negative { -n } else { n })
}

fn digits(text: &str) -> i64 {
    let mut n: i64 = 0;
    let mut last = '_';
    for c in text.chars() {
        match c.to_digit(10) {
            Some(d) => n = (n * 10 + d as i64).min(1 << 50),
            None if c == '_' && last != '_' => {}
            None => constraint_error(),
        }
        last = c;
    }
    if last == '_' {
        constraint_error()
    }
    n
}

fn parse(text: &[u8]) -> Rational {
    match text.iter().position(|c| *c == b'/') {
        Some(i) => {
            let n = value(&text[..i]);
            make(n, value(&text[i + 1..]))
        }
        None => Rational { num: value(text), den: 1 },
    }
}

fn image(n: i64) -> String {
    if n < 0 { n.to_string() } else { format!(" {}", n) }
}

fn main() {
    let args: Vec<Vec<u8>> = env::args_os().skip(1).map(|a| a.into_vec()).collect();
    if args.len() % 2 == 0 {
        println!("usage: ratio A/B [op C/D]...");
        exit(2);
    }
    let mut r = parse(&args[0]);
    for pair in args[1..].chunks(2) {
        let right = parse(&pair[1]);
        r = match &pair[0][..] {
            b"+" => make(base(base(r.num * right.den) + base(right.num * r.den)), base(r.den * right.den)),
            b"-" => make(base(base(r.num * right.den) - base(right.num * r.den)), base(r.den * right.den)),
            b"x" => make(base(r.num * right.num), base(r.den * right.den)),
            b":" => make(base(r.num * right.den), base(r.den * right.num)),
            _ => {
                println!("unknown operator");
                exit(3);
            }
        };
    }
    if r.den == 1 {
        println!("{}", image(r.num));
    } else {
        println!("{} /{}", image(r.num), image(r.den));
    }
    if r.num.abs() > r.den {
        println!("whole{} mod{}", image(r.num / r.den), image(modulo(r.num, r.den)));
    }
}
