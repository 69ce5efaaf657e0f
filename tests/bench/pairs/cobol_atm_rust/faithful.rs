use std::io::{BufRead, Write};

#[derive(PartialEq)]
enum State {
    Out,
    In,
    Kept,
}

fn amount(field: &[u8]) -> Option<i64> {
    if field.iter().all(u8::is_ascii_digit) {
        Some(field.iter().fold(0, |n, c| n * 10 + (c - b'0') as i64))
    } else {
        None
    }
}

fn main() {
    let mut input = std::io::stdin().lock();
    let mut out = std::io::BufWriter::new(std::io::stdout());
    let (mut state, mut balance, mut tries, mut today, mut receipt) = (State::Out, 1000i64, 0, 0i64, 0);
    loop {
        let mut raw = Vec::new();
        input.read_until(b'\n', &mut raw).unwrap();
        if raw.last() == Some(&b'\n') {
            raw.pop();
        }
        raw.resize(12, b' ');
        let choice = raw[0];
        if raw.iter().all(|&c| c == b' ') {
            break;
        }
        if choice == b'X' {
            break;
        }
        let text = if state == State::Kept {
            "CARD KEPT".to_string()
        } else if choice == b'P' {
            if state == State::In {
                "ALREADY".to_string()
            } else if &raw[1..5] == b"1234" {
                state = State::In;
                tries = 0;
                "WELCOME".to_string()
            } else {
                tries += 1;
                if tries == 3 {
                    state = State::Kept;
                    "CARD KEPT".to_string()
                } else {
                    format!("WRONG {}", tries)
                }
            }
        } else if state == State::Out {
            "PIN FIRST".to_string()
        } else {
            match choice {
                b'W' => match amount(&raw[1..5]) {
                    None => "AMOUNT?".to_string(),
                    Some(a) if a % 20 != 0 || a == 0 => "NOTES OF 20".to_string(),
                    Some(a) if a + today > 500 => "LIMIT".to_string(),
                    Some(a) if a > balance + 100 => "FUNDS".to_string(),
                    Some(a) => {
                        balance -= a;
                        today += a;
                        receipt = (receipt + 1) % 100;
                        format!("TAKE {:04}", a)
                    }
                },
                b'D' => match amount(&raw[1..5]) {
                    None => "AMOUNT?".to_string(),
                    Some(a) if balance + a > 99999 => "TOO RICH".to_string(),
                    Some(a) => {
                        balance += a;
                        receipt = (receipt + 1) % 100;
                        "THANKS".to_string()
                    }
                },
                b'B' => format!("BALANCE {:>6}", balance),
                b'L' => {
                    state = State::Out;
                    format!("BYE {:02}", receipt)
                }
                _ => "?".to_string(),
            }
        };
        writeln!(out, "{}", text).unwrap();
    }
    out.flush().unwrap();
    if state == State::Kept {
        std::process::exit(9);
    }
}
