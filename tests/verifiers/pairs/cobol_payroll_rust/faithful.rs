use std::fs;
use std::io::Write;
use std::process::exit;

fn numeric(field: &[u8]) -> bool {
    field.iter().all(|c| c.is_ascii_digit())
}

fn number(field: &[u8]) -> u64 {
    field.iter().fold(0, |n, c| n * 10 + (c - b'0') as u64)
}

/// PIC ZZZ,ZZ9.99 of a value in cents.
fn edited(cents: u64) -> String {
    let whole = cents / 100 % 1_000_000;
    let text = if whole >= 1000 {
        format!("{},{:03}", whole / 1000, whole % 1000)
    } else {
        whole.to_string()
    };
    format!("{:>7}.{:02}", text, cents % 100)
}

/// PIC Z(7)9.99
fn plain(cents: u64) -> String {
    format!("{:>8}.{:02}", cents / 100 % 100_000_000, cents % 100)
}

fn rounded(value: u64, divisor: u64) -> u64 {
    (value + divisor / 2) / divisor
}

struct Totals {
    net: u64,
    dept: u64,
    count: u64,
    rejected: u64,
}

fn put(out: &mut fs::File, line: &str) {
    writeln!(out, "{}", line.trim_end_matches(' ')).unwrap();
}

fn dept_break(out: &mut fs::File, name: &[u8], totals: &mut Totals) {
    let line = format!("DEPARTMENT {}  TOTAL {}", String::from_utf8_lossy(name), plain(totals.dept));
    put(out, &line);
    totals.dept = 0;
}

fn main() {
    let Ok(data) = fs::read("EMPLOYEE.DAT") else {
        eprintln!("libcob: error: file does not exist");
        exit(1);
    };
    let mut out = fs::File::create("PAYROLL.RPT").unwrap();
    let mut t = Totals { net: 0, dept: 0, count: 0, rejected: 0 };
    let mut previous = vec![b' '; 3];
    let body = data.strip_suffix(b"\n").unwrap_or(&data);
    let lines: Vec<&[u8]> = if data.is_empty() { vec![] } else { body.split(|c| *c == b'\n').collect() };
    for line in lines {
        let mut record = line.to_vec();
        record.resize(38, b' ');
        let (id, name, dept) = (&record[0..5], &record[5..25], &record[25..28]);
        let (hours, rate, kind) = (&record[28..32], &record[32..37], record[37]);
        if !numeric(id) || !numeric(hours) || !numeric(rate) || (kind != b'H' && kind != b'S') {
            t.rejected = (t.rejected + 1) % 10_000;
            continue;
        }
        if dept != &previous[..] && t.count > 0 {
            dept_break(&mut out, &previous, &mut t);
        }
        previous = dept.to_vec();
        let (tenths, cents) = (number(hours), number(rate));
        let gross = if kind == b'S' {
            cents * 40
        } else if tenths > 400 {
            rounded(400 * cents * 10 + (tenths - 400) * cents * 15, 100)
        } else {
            rounded(tenths * cents, 10)
        };
        let gross = gross % 100_000_000;
        let tax = if gross < 20_000 {
            0
        } else if gross <= 100_000 {
            rounded(gross * 15, 100)
        } else {
            15_000 + rounded((gross - 100_000) * 28, 100)
        };
        let net = gross - tax;
        t.count = (t.count + 1) % 10_000;
        t.net = (t.net + net) % 10_000_000_000;
        t.dept = (t.dept + net) % 10_000_000_000;
        let text = String::from_utf8_lossy(name);
        let id_text = String::from_utf8_lossy(id);
        put(&mut out, &format!("{} {} {} {} {}", id_text, text, edited(gross), edited(tax), edited(net)));
    }
    if t.count > 0 {
        dept_break(&mut out, &previous, &mut t);
    }
    println!("EMPLOYEES {:04} REJECTED {:04}", t.count, t.rejected);
    println!("NET TOTAL {}", plain(t.net));
    exit(if t.rejected > 0 { 4 } else { 0 });
}
