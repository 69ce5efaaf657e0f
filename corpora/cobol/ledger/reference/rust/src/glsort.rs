//! Step 2: sorts transactions by account, date and sequence, and by amount.

use crate::display;
use crate::support::console::finish;
use crate::support::files::{Record, RecordReader, RecordWriter};
use crate::support::number::{add, count, digits};
use crate::support::picture::edit;
use crate::tranrec::Transaction;

const MOST_CURRENCIES: usize = 8;
const TOTAL_DIGITS: u32 = 13;

struct Total {
    currency: [u8; 3],
    items: u32,
    amount: i64,
}

pub fn main() {
    finish(run());
}

fn run() -> i32 {
    let input = match RecordReader::open("TRANOK.DAT") {
        Ok(input) => input,
        Err(status) => {
            display!("GLSORT: CANNOT OPEN TRANOK.DAT, STATUS ", status);
            return 16;
        }
    };
    let (read, mut transactions) = select(input);
    transactions.sort_by_key(|t| (t.account(), t.date_text(), t.sequence()));
    let totals = total_by_currency(&transactions);
    write("TRANSRT.DAT", &transactions);

    let written = transactions.len();
    transactions.sort_by_key(|t| (std::cmp::Reverse(t.amount()), t.account(), t.sequence()));
    write("TRANTOP.DAT", &transactions);

    let dropped = read as usize - written;
    let counter = |value: usize| digits(value as u64, 7);
    display!(
        "GLSORT IN ",
        counter(read as usize),
        " OUT ",
        counter(written),
        " DROPPED ",
        counter(dropped)
    );
    for total in &totals {
        let amount = edit(total.amount, "ZZ,ZZZ,ZZZ,ZZ9.99-");
        display!(
            "TOTAL ",
            total.currency,
            " ",
            digits(total.items.into(), 7),
            " ",
            amount
        );
    }
    if dropped > 0 {
        4
    } else {
        0
    }
}

/// How many records there are, and those that can be used.
fn select(mut input: RecordReader) -> (u32, Vec<Transaction>) {
    let mut read = 0;
    let mut usable = Vec::new();
    while let Some(record) = input.next_record() {
        count(&mut read, 7);
        match record {
            Record::Whole(bytes) if is_usable(&Transaction(bytes)) => {
                usable.push(Transaction(bytes))
            }
            _ => {}
        }
    }
    (read, usable)
}

fn is_usable(transaction: &Transaction) -> bool {
    transaction.account().is_some()
        && transaction.has_date()
        && transaction.sequence() <= 999_999
        && transaction.has_kind()
        && !matches!(transaction.amount(), None | Some(0))
}

/// Items and amounts of each currency, in order of appearance. The last place is shared by all that come late.
fn total_by_currency(transactions: &[Transaction]) -> Vec<Total> {
    let mut totals: Vec<Total> = Vec::new();
    for transaction in transactions {
        let currency = transaction.currency();
        let index = match totals.iter().position(|total| total.currency == currency) {
            Some(index) => index,
            None if totals.len() < MOST_CURRENCIES => {
                totals.push(Total {
                    currency,
                    items: 0,
                    amount: 0,
                });
                totals.len() - 1
            }
            None => {
                totals[MOST_CURRENCIES - 1].currency = *b"***";
                MOST_CURRENCIES - 1
            }
        };
        let total = &mut totals[index];
        total.items += 1;
        match add(
            total.amount,
            transaction.amount().unwrap_or(0),
            TOTAL_DIGITS,
        ) {
            Some(amount) => total.amount = amount,
            None => display!("GLSORT: TOTAL TOO LARGE FOR ", currency),
        }
    }
    totals
}

fn write(name: &str, transactions: &[Transaction]) {
    let mut file = RecordWriter::create(name);
    for transaction in transactions {
        file.write(&transaction.0);
    }
}
