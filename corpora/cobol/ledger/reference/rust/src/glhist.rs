//! Step 9: collects the transactions of each account into history records, then prints statements from them.

use crate::support::console::finish;
use crate::support::files::{LineWriter, Record, RecordReader, RecordWriter};
use crate::support::number::{count, digits, pack, parse, unpack};
use crate::support::picture::edit;
use crate::support::text::fixed;
use crate::tranrec::Transaction;
use crate::{display, line};

const MOST_ENTRIES: usize = 6;
const LINE_WIDTH: usize = 72;
const KINDS: [(u8, &str); 4] = [
    (b'C', "CREDIT"),
    (b'D', "DEBIT"),
    (b'F', "FEE"),
    (b'A', "ADJUSTMENT"),
];

/// One transaction in a history; the amount stays packed as it came.
#[derive(Clone, Copy)]
struct Entry {
    date: [u8; 8],
    kind: u8,
    packed: [u8; 6],
    amount: i64,
}

/// Up to six entries of an account.
struct History {
    account: [u8; 8],
    part: u32,
    entries: Vec<Entry>,
}

struct Collection {
    file: RecordWriter,
    histories: Vec<History>,
    account: [u8; 8],
    part: u32,
    entries: Vec<Entry>,
    read: u32,
    bad: u32,
}

pub fn main() {
    finish(run());
}

fn run() -> i32 {
    let mut input = match RecordReader::open("TRANSRT.DAT") {
        Ok(input) => input,
        Err(status) => {
            display!("GLHIST: CANNOT OPEN TRANSRT.DAT, STATUS ", status);
            return 16;
        }
    };
    let mut collection = Collection {
        file: RecordWriter::create("HISTORY.DAT"),
        histories: Vec::new(),
        account: *b"00000000",
        part: 0,
        entries: Vec::new(),
        read: 0,
        bad: 0,
    };
    while let Some(record) = input.next_record() {
        collection.take(&record);
    }
    collection.flush();
    let printed = print(&collection.histories);
    let counter = |value: usize| digits(value as u64, 7);
    display!(
        "GLHIST READ ",
        digits(collection.read.into(), 7),
        " BAD ",
        digits(collection.bad.into(), 7),
        " RECORDS ",
        counter(collection.histories.len()),
        " PRINTED ",
        counter(printed)
    );
    0
}

impl Collection {
    fn take(&mut self, record: &Record<50>) {
        count(&mut self.read, 7);
        let transaction = match record {
            Record::Whole(bytes) => Transaction(*bytes),
            Record::Short => return count(&mut self.bad, 7),
        };
        match (transaction.account(), transaction.amount()) {
            (Some(_), Some(amount)) if transaction.has_date() => self.add(&transaction, amount),
            _ => count(&mut self.bad, 7),
        }
    }

    fn add(&mut self, transaction: &Transaction, amount: i64) {
        if transaction.account_text() != self.account {
            self.flush();
            self.part = 0;
            self.account = transaction.account_text();
        }
        if self.entries.len() == MOST_ENTRIES {
            self.flush();
        }
        self.entries.push(Entry {
            date: transaction.date_text(),
            kind: transaction.kind(),
            packed: transaction.amount_packed(),
            amount,
        });
    }

    /// Writes the entries so far as a record of varying length: a header of four bytes gives the length.
    fn flush(&mut self) {
        if self.entries.is_empty() {
            return;
        }
        self.part = if self.part < 999 { self.part + 1 } else { 1 };
        let history = History {
            account: self.account,
            part: self.part,
            entries: std::mem::take(&mut self.entries),
        };
        let record = history.encode();
        self.file.write(&(record.len() as u16).to_be_bytes());
        self.file.write(&[0, 0]);
        self.file.write(&record);
        self.histories.push(history);
    }
}

impl History {
    fn total(&self) -> i64 {
        self.entries.iter().map(|entry| entry.amount).sum()
    }

    fn encode(&self) -> Vec<u8> {
        let mut record = line![
            self.account,
            (self.part as u16).to_be_bytes(),
            pack::<7>(self.total()),
            [self.entries.len() as u8],
        ];
        for entry in &self.entries {
            record.extend(line![entry.date, [entry.kind], entry.packed]);
        }
        record
    }
}

/// Prints the statements and gives the number of entries on them.
fn print(histories: &[History]) -> usize {
    let mut statements = LineWriter::create("STATEMNT.LST");
    for history in histories {
        let part = edit(history.part.into(), "ZZ9");
        let total = edit(history.total(), "$$,$$$,$$$,$$9.99-");
        let head = line![
            "ACCOUNT ",
            history.account,
            "  PART",
            part,
            "  TOTAL ",
            total
        ];
        statements.write(&fixed::<LINE_WIDTH>(&head));
        for entry in &history.entries {
            let name = KINDS
                .iter()
                .find(|kind| kind.0 == entry.kind)
                .map_or("?", |kind| kind.1);
            let date = edit(parse(&entry.date).unwrap_or(0) as i64, "9999/99/99");
            let amount = edit(unpack(&entry.packed).unwrap_or(0), "++++,+++,++9.99");
            let item = line!["    ", date, "  ", fixed::<10>(name.as_bytes()), amount];
            statements.write(&fixed::<LINE_WIDTH>(&item));
        }
    }
    histories.iter().map(|history| history.entries.len()).sum()
}
