use std::io::{self, BufRead};

const MAX_ITEMS: usize = 8;
const NAME_LEN: usize = 12;

#[derive(Clone)]
struct Item {
    name: Vec<u8>,
    qty: i32,
    price: i32,
}

fn cut(name: &[u8]) -> &[u8] {
    &name[..name.len().min(NAME_LEN)]
}

fn show(b: &[u8]) -> String {
    b.iter().map(|c| *c as char).collect()
}

/// What `sscanf(line, "%15s %63s %d %d")` gives.
struct Scan<'a> {
    rest: &'a [u8],
}

impl<'a> Scan<'a> {
    fn skip(&mut self) {
        while let Some(c) = self.rest.first() {
            if c.is_ascii_whitespace() || *c == 11 {
                self.rest = &self.rest[1..];
            } else {
                break;
            }
        }
    }
    fn word(&mut self, width: usize) -> Option<&'a [u8]> {
        self.skip();
        let n = self.rest.iter().take(width).take_while(|c| !c.is_ascii_whitespace() && **c != 11).count();
        if n == 0 {
            return None;
        }
        let (w, rest) = self.rest.split_at(n);
        self.rest = rest;
        Some(w)
    }
    fn int(&mut self) -> Option<i32> {
        self.skip();
        let mut i = 0;
        let negative = self.rest.first() == Some(&b'-');
        if negative || self.rest.first() == Some(&b'+') {
            i = 1;
        }
        let start = i;
        let mut value: i64 = 0;
        while i < self.rest.len() && self.rest[i].is_ascii_digit() {
            value = (value * 10 + (self.rest[i] - b'0') as i64).min(1 << 40);
            i += 1;
        }
        if i == start {
            return None;
        }
        self.rest = &self.rest[i..];
        Some(if negative { -value } else { value } as i32)
    }
}

fn main() {
    let mut items: Vec<Item> = Vec::new();
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).unwrap() == 0 {
            break;
        }
        for piece in line.chunks(127) {
            if !run(piece, &mut items) {
                return;
            }
        }
    }
}

fn run(line: &[u8], items: &mut Vec<Item>) -> bool {
    let mut scan = Scan { rest: line };
    let Some(cmd) = scan.word(15) else { return true };
    let name = scan.word(63);
    let qty = name.and_then(|_| scan.int());
    let price = qty.and_then(|_| scan.int());
    match (cmd, name, qty, price) {
        (b"quit", ..) => return false,
        (b"add", Some(name), Some(qty), Some(price)) => {
            if qty <= 0 || qty > 9999 || price < 0 || price > 99999 {
                println!("bad value");
                return true;
            }
            if let Some(item) = items.iter_mut().find(|i| i.name == cut(name)) {
                item.qty = (item.qty + qty).min(9999);
                item.price = price;
            } else if items.len() == MAX_ITEMS {
                println!("full");
            } else {
                items.push(Item { name: cut(name).to_vec(), qty, price });
            }
        }
        (b"remove", Some(name), Some(qty), _) => {
            let Some(at) = items.iter().position(|i| i.name == cut(name)) else {
                println!("no {}", show(name));
                return true;
            };
            if qty < 0 {
                println!("bad value");
            } else if qty > items[at].qty {
                println!("only {} left", items[at].qty);
            } else {
                items[at].qty -= qty;
                if items[at].qty == 0 {
                    items.swap_remove(at);
                    println!("{} sold out", show(name));
                }
            }
        }
        (b"find", Some(name), ..) => match items.iter().find(|i| i.name == cut(name)) {
            Some(i) => println!("{}: {} at {}", show(&i.name), i.qty, i.price),
            None => println!("no {}", show(name)),
        },
        (b"list", ..) => {
            let mut sorted = items.clone();
            sorted.sort_by(|a, b| b.qty.cmp(&a.qty).then_with(|| a.name.cmp(&b.name)));
            for i in &sorted {
                println!("{:<12} {:>5} {:>4}.{:02}", show(&i.name), i.qty, i.price / 100, i.price % 100);
            }
            if sorted.is_empty() {
                println!("(empty)");
            }
        }
        (b"total", ..) => {
            let sum: i64 = items.iter().map(|i| i.qty as i64 * i.price as i64).sum();
            println!("total {}.{:02}", sum / 100, sum % 100);
        }
        _ => println!("? {}", show(cmd)),
    }
    true
}
