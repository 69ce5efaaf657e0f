use std::fs;
use std::io::Write;

struct Customer {
    id: i64,
    raw_id: Vec<u8>,
    name: Vec<u8>,
    class: u8,
    limit: i64,
    sum: i64,
}

fn digits(b: &[u8]) -> i64 {
    b.iter().fold(0, |n, c| n * 10 + (c & 0x0f) as i64)
}

fn packed(b: &[u8]) -> i64 {
    let mut n = 0i64;
    for (i, c) in b.iter().enumerate() {
        n = n * 10 + (c >> 4) as i64;
        if i + 1 < b.len() {
            n = n * 10 + (c & 0x0f) as i64;
        } else if c & 0x0f == 0x0d {
            n = -n;
        }
    }
    n
}

fn round_div(n: i64, d: i64) -> i64 {
    let q = (n.abs() + d / 2) / d;
    if n < 0 { -q } else { q }
}

fn edited(v: i64) -> String {
    let a = v.abs() % 1_000_000_000;
    let text = format!("{}{}.{:02}", if v < 0 { "-" } else { "" }, a / 100, a % 100);
    format!("{:>10}", text)
}

fn main() {
    let mut out: Vec<u8> = Vec::new();
    let Ok(customers) = fs::read("CUSTOMER.DAT") else {
        eprintln!("CUSTOMER.DAT: not found");
        std::process::exit(1);
    };
    let mut table: Vec<Customer> = Vec::new();
    for rec in customers.chunks_exact(19) {
        if table.len() < 20 {
            table.push(Customer {
                id: digits(&rec[0..4]),
                raw_id: rec[0..4].to_vec(),
                name: rec[4..14].to_vec(),
                class: rec[14],
                limit: packed(&rec[15..19]),
                sum: 0,
            });
        } else {
            out.extend_from_slice(b"TABLE FULL\n");
        }
    }
    let Ok(orders) = fs::read("ORDERS.DAT") else {
        std::io::stdout().write_all(&out).unwrap();
        eprintln!("ORDERS.DAT: not found");
        std::process::exit(1);
    };
    let mut missing = 0;
    for rec in orders.chunks_exact(14) {
        let id = digits(&rec[0..4]);
        let qty = digits(&rec[5..8]) * if rec[4] == b'-' { -1 } else { 1 };
        let price = digits(&rec[8..14]);
        match table.iter_mut().find(|c| c.id == id) {
            None => missing = (missing + 1) % 1000,
            Some(c) => {
                let rate = match c.class {
                    b'G' => 100,
                    b'T' | b'W' if qty >= 100 => 125,
                    _ => 0,
                };
                let value = round_div(qty * price * (1000 - rate), 1000) % 100_000_000;
                let sum = c.sum + value;
                c.sum = sum % 100_000_000;
            }
        }
    }
    for c in &table {
        out.extend_from_slice(&c.raw_id);
        out.push(b' ');
        out.extend_from_slice(&c.name);
        out.extend_from_slice(edited(c.sum).as_bytes());
        out.extend_from_slice(if c.sum > c.limit { b" OVER\n" } else { b" OK\n" });
    }
    if missing > 0 {
        out.extend_from_slice(format!("UNKNOWN: {:03}\n", missing).as_bytes());
    }
    std::io::stdout().write_all(&out).unwrap();
    if missing > 0 {
        std::process::exit(4);
    }
}
