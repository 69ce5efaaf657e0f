use std::fs;

/// One receiving field of UNSTRING: cut or padded to its size.
fn field(text: Option<&&[u8]>, size: usize) -> Vec<u8> {
    let mut out = text.map(|t| t.to_vec()).unwrap_or_default();
    out.resize(size, b' ');
    out
}

/// FUNCTION NUMVAL in hundredths; what is no number counts as zero.
fn numval(text: &[u8]) -> i64 {
    let (mut value, mut scale, mut count) = (0i64, 0, 0);
    let (mut point, mut signed, mut negative, mut gap, mut ended) = (false, false, false, false, false);
    let mut n = 0;
    while n < text.len() {
        let c = text[n];
        n += 1;
        match c {
            b'0'..=b'9' if gap => return 0,
            b'0'..=b'9' if ended => {}
            b'0'..=b'9' => {
                count += 1;
                if scale < 2 {
                    value = value * 10 + (c - b'0') as i64;
                    scale += point as i32;
                }
            }
            b'C' | b'D' if !signed && matches!(&text[n - 1..], [b'C', b'R', ..] | [b'D', b'B', ..]) => {
                n += 1;
                (signed, ended, negative) = (true, true, n < text.len());
            }
            b'+' | b'-' if !signed => (signed, negative) = (true, c == b'-'),
            b'.' if !point && !gap => point = true,
            b' ' => gap = point || count > 0,
            _ => return 0,
        }
    }
    value *= 10i64.pow((2 - scale) as u32);
    if negative { -value } else { value }
}

struct Customer {
    name: Vec<u8>,
    total: u64,
    orders: u32,
}

fn rounded(value: u64, divisor: u64) -> u64 {
    (value + divisor / 2) / divisor
}

fn show(b: &[u8]) -> String {
    b.iter().map(|c| *c as char).collect()
}

fn main() {
    let Ok(data) = fs::read("orders.csv") else {
        println!("NO ORDERS, STATUS 35");
        std::process::exit(8);
    };
    let mut table: Vec<Customer> = Vec::new();
    let mut count = 0u32;
    let body = data.strip_suffix(b"\n").unwrap_or(&data);
    let lines: Vec<&[u8]> = if data.is_empty() { vec![] } else { body.split(|c| *c == b'\n').collect() };
    for line in lines {
        count = (count + 1) % 10_000;
        let mut record = line[..line.len().min(60)].to_vec();
        record.resize(60, b' ');
        let parts: Vec<&[u8]> = record.split(|c| *c == b',').collect();
        let customer = field(parts.first(), 8);
        let product = field(parts.get(1), 10);
        let qty_text = field(parts.get(2), 5);
        let price_text = field(parts.get(3), 8);
        let blank = |f: &[u8]| f.iter().all(|c| *c == b' ');
        if blank(&customer) || blank(&qty_text) {
            println!("LINE {:04} INCOMPLETE", count);
            continue;
        }
        let qty = (numval(&qty_text) / 100).unsigned_abs() % 1000;
        let price = numval(&price_text).unsigned_abs() % 1_000_000;
        let mut amount = qty * price;
        let discount = if qty >= 100 {
            rounded(amount * 125, 1000)
        } else if qty >= 10 {
            rounded(amount * 5, 100)
        } else if product.starts_with(b"SAMPLE    ") {
            amount
        } else {
            0
        } % 10_000_000;
        amount -= discount;
        let found = table.iter().position(|c| c.name == customer);
        let at = match found {
            Some(at) => at,
            None if table.len() < 5 => {
                table.push(Customer { name: customer.clone(), total: 0, orders: 0 });
                table.len() - 1
            }
            None => {
                println!("TABLE FULL: {}", show(&customer));
                continue;
            }
        };
        table[at].total = (table[at].total + amount) % 1_000_000_000;
        table[at].orders = (table[at].orders + 1) % 1000;
    }
    for c in &table {
        println!("{} {:03} {:>7}.{:02}", show(&c.name), c.orders, c.total / 100, c.total % 100);
    }
    println!("LINES {:04}", count);
}
