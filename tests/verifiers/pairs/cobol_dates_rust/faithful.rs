use std::io::{self, BufRead};

fn last_day(year: u32, month: u32) -> u32 {
    const DAYS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    if month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) {
        29
    } else {
        DAYS[month as usize - 1]
    }
}

fn number(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0, |n, c| c.is_ascii_digit().then(|| n * 10 + (c - b'0') as u32))
}

fn one_line(line: &[u8]) -> Result<String, &'static str> {
    number(&line[..8]).ok_or("BAD LINE")?;
    let plus = number(&line[9..12]).ok_or("BAD LINE")?;
    let mut year = number(&line[..4]).unwrap();
    let mut month = number(&line[4..6]).unwrap();
    let mut day = number(&line[6..8]).unwrap();
    if year < 1601 || !(1..=12).contains(&month) {
        return Err("BAD DATE");
    }
    if day < 1 || day > last_day(year, month) {
        return Err("BAD DAY");
    }
    let mut left = plus;
    while left > 0 {
        let last = last_day(year, month);
        if day + left > last {
            left -= last - day + 1;
            day = 1;
            month += 1;
            if month > 12 {
                month = 1;
                year = (year + 1) % 10_000;
            }
        } else {
            day += left;
            left = 0;
        }
    }
    Ok(format!("{:04}-{:02}-{:02}", year, month, day))
}

fn main() {
    let (mut good, mut bad) = (0u32, 0u32);
    let mut input = io::stdin().lock();
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line).unwrap() == 0 {
            break;
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        }
        line.resize(20, b' ');
        if line == b"END                 " {
            break;
        }
        match one_line(&line) {
            Ok(text) => {
                good = (good + 1) % 1000;
                println!("{}", text);
            }
            Err(text) => {
                bad = (bad + 1) % 1000;
                println!("{}", text);
            }
        }
    }
    println!("{:03} GOOD, {:03} BAD", good, bad);
    std::process::exit((bad > good) as i32);
}
