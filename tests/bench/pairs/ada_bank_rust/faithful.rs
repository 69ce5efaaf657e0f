use std::io::Read;

const LOW: i64 = -100_000_000;
const HIGH: i64 = 100_000_000;
const DAILY_LIMIT: i64 = 50_000;
const OVERDRAFT: i64 = -20_000;

#[derive(Clone, Copy, Default)]
struct Account {
    open: bool,
    balance: i64,
    withdrawn: i64,
    frozen: bool,
}

enum Fail {
    Bad,
    Refused,
    Overflow,
}

fn image(c: i64) -> String {
    let a = c.abs();
    format!("{}{}.{:02}", if c < 0 { "-" } else { "" }, a / 100, a % 100)
}

fn cents(v: i64) -> Result<i64, Fail> {
    if (LOW..=HIGH).contains(&v) { Ok(v) } else { Err(Fail::Overflow) }
}

fn number(s: &str) -> Result<usize, Fail> {
    match s.as_bytes() {
        [c @ b'1'..=b'5'] => Ok((c - b'1') as usize),
        _ => Err(Fail::Bad),
    }
}

fn amount(s: &str) -> Result<i64, Fail> {
    let mut result: i64 = 0;
    for c in s.bytes() {
        if !c.is_ascii_digit() {
            return Err(Fail::Bad);
        }
        result = result * 10 + (c - b'0') as i64;
        if result > HIGH {
            return Err(Fail::Bad);
        }
    }
    if result == 0 { Err(Fail::Bad) } else { Ok(result) }
}

fn withdraw(a: &mut Account, c: i64) -> Result<(), Fail> {
    if a.withdrawn + c > DAILY_LIMIT {
        return Err(Fail::Refused);
    } else if a.balance - c < OVERDRAFT {
        return Err(Fail::Refused);
    }
    a.balance -= c;
    a.withdrawn += c;
    if a.balance < 0 {
        a.balance -= 250;
    }
    Ok(())
}

fn execute(accounts: &mut [Account; 5], line: &str, out: &mut String) -> Result<(), Fail> {
    let mut words = line.split(' ').filter(|w| !w.is_empty());
    let command = match words.next() {
        None => return Ok(()),
        Some(w) => w,
    };
    let mut next = || words.next().unwrap_or("");
    match command {
        "open" => {
            let n = number(next())?;
            if accounts[n].open {
                return Err(Fail::Refused);
            }
            accounts[n] = Account { open: true, ..Account::default() };
        }
        "day" => {
            for a in accounts.iter_mut() {
                a.withdrawn = 0;
                if a.open && a.balance > 0 {
                    a.balance = cents(a.balance + cents(a.balance + 500)? / 1000)?;
                }
            }
        }
        "deposit" | "withdraw" | "show" | "freeze" | "move" => {
            let n = number(next())?;
            if !accounts[n].open {
                return Err(Fail::Refused);
            }
            if command == "show" {
                out.push_str(&image(accounts[n].balance));
                out.push('\n');
            } else if command == "freeze" {
                accounts[n].frozen = !accounts[n].frozen;
            } else if accounts[n].frozen {
                return Err(Fail::Refused);
            } else if command == "deposit" {
                accounts[n].balance = cents(accounts[n].balance + amount(next())?)?;
            } else if command == "withdraw" {
                let c = amount(next())?;
                withdraw(&mut accounts[n], c)?;
            } else {
                let m = number(next())?;
                let c = amount(next())?;
                if !accounts[m].open || m == n {
                    return Err(Fail::Refused);
                }
                withdraw(&mut accounts[n], c)?;
                accounts[m].balance = cents(accounts[m].balance + c)?;
            }
        }
        _ => return Err(Fail::Bad),
    }
    Ok(())
}

fn main() {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).unwrap();
    let text: String = bytes.iter().map(|&b| b as char).collect();
    let mut accounts = [Account::default(); 5];
    let mut errors = 0;
    let mut out = String::new();
    for whole in text.split_inclusive('\n') {
        let whole = whole.strip_suffix('\n').unwrap_or(whole);
        let chars: Vec<char> = whole.chars().collect();
        let mut pieces: Vec<String> = chars.chunks(80).map(|c| c.iter().collect()).collect();
        if pieces.is_empty() {
            pieces.push(String::new());
        }
        for piece in pieces {
            match execute(&mut accounts, &piece, &mut out) {
                Ok(()) => {}
                Err(Fail::Bad) => {
                    out.push_str("bad input\n");
                    errors += 1;
                }
                Err(Fail::Refused) => out.push_str("refused\n"),
                Err(Fail::Overflow) => out.push_str("overflow\n"),
            }
        }
    }
    print!("{}", out);
    if errors > 3 {
        std::process::exit(2);
    }
}
