use std::env;
use std::os::unix::ffi::OsStringExt;

fn leap(y: i32) -> bool {
    (y % 4 == 0 && y % 100 != 0) || y % 400 == 0
}

fn days(y: i32, m: i32) -> i32 {
    const TABLE: [i32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    if m == 2 && leap(y) { 29 } else { TABLE[(m - 1) as usize] }
}

fn weekday(y: i32, m: i32, d: i32) -> i32 {
    const OFFSET: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let y = if m < 3 { y - 1 } else { y };
    (y + y / 4 - y / 100 + y / 400 + OFFSET[(m - 1) as usize] + d) % 7
}

fn atoi(text: &[u8]) -> i32 {
    let text: Vec<u8> = text.iter().copied().skip_while(|c| matches!(c, b' ' | 9..=13)).collect();
    let (negative, digits) = match text.first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, &text[..]),
    };
    let value = digits
        .iter()
        .take_while(|c| c.is_ascii_digit())
        .fold(0i64, |n, c| n.saturating_mul(10).saturating_add((c - b'0') as i64));
    (if negative { -value } else { value }) as i32
}

fn main() {
    let args: Vec<Vec<u8>> = env::args_os().map(|a| a.into_vec()).collect();
    if args.len() != 3 {
        println!("usage: calendar YEAR MONTH");
        std::process::exit(1);
    }
    let (year, month) = (atoi(&args[1]), atoi(&args[2]));
    if !(1583..=9999).contains(&year) {
        println!("year out of range");
        std::process::exit(1);
    }
    if !(1..=12).contains(&month) {
        println!("month out of range");
        std::process::exit(1);
    }
    let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ];
    println!("{} {}", names[(month - 1) as usize], year);
    println!("Su Mo Tu We Th Fr Sa");
    let start = weekday(year, month, 1);
    print!("{}", "   ".repeat(start as usize));
    let last = days(year, month);
    for d in 1..=last {
        print!("{:2}{}", d, if (start + d) % 7 == 0 || d == last { '\n' } else { ' ' });
    }
    let before: i32 = (1..month).map(|m| days(year, m)).sum();
    println!("day {} to {} of {}", before + 1, before + last, if leap(year) { 366 } else { 365 });
}
