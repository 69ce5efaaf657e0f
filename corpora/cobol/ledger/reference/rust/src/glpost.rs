//! Step 4: posts sorted transactions to the master.

use crate::editamt::edit_amount;
use crate::errtext::ErrorTexts;
use crate::mastrec::{Account, Master};
use crate::support::console::finish;
use crate::support::files::{LineWriter, Record, RecordReader, RecordWriter};
use crate::support::number::{add, count, digits, signed};
use crate::support::text::{before, fixed};
use crate::tranrec::Transaction;
use crate::{display, line};

const BALANCE_DIGITS: u32 = 13;
const LOG_WIDTH: usize = 100;

struct Posting {
    master: Master,
    log: LineWriter,
    rejects: RecordWriter,
    texts: ErrorTexts,
    read: u32,
    posted: u32,
    rejected: u32,
    net: i64,
}

pub fn main() {
    finish(run());
}

fn run() -> i32 {
    let input = match RecordReader::open("TRANSRT.DAT") {
        Ok(input) => input,
        Err(status) => {
            display!("GLPOST: CANNOT OPEN TRANSRT.DAT, STATUS ", status);
            return 16;
        }
    };
    match Master::open() {
        Ok(master) => Posting::new(master).run(input),
        Err(status) => {
            display!("GLPOST: CANNOT OPEN MASTER.IDX, STATUS ", status);
            16
        }
    }
}

impl Posting {
    fn new(master: Master) -> Self {
        Posting {
            master,
            log: LineWriter::create("POSTLOG.LST"),
            rejects: RecordWriter::create("REJECT.DAT"),
            texts: ErrorTexts::new(),
            read: 0,
            posted: 0,
            rejected: 0,
            net: 0,
        }
    }

    fn run(mut self, mut input: RecordReader) -> i32 {
        while let Some(record) = input.next_record() {
            count(&mut self.read, 7);
            match record {
                Record::Whole(bytes) => self.process(&Transaction(bytes)),
                Record::Short => self.reject(15, b"--------", b'-'),
            }
        }
        self.master.close();
        let counter = |value: u32| digits(value.into(), 7);
        display!(
            "GLPOST READ ",
            counter(self.read),
            " POSTED ",
            counter(self.posted),
            " REJECTED ",
            counter(self.rejected)
        );
        display!("NET EFFECT ", signed(self.net, 13, 2));
        if self.rejected > 0 {
            4
        } else {
            0
        }
    }

    fn process(&mut self, transaction: &Transaction) {
        match self.post(transaction) {
            Ok(()) => count(&mut self.posted, 7),
            Err(code) => {
                self.reject(code, &transaction.account_text(), transaction.kind());
                self.rejects.write(&transaction.0);
            }
        }
    }

    /// Posts a transaction, or gives the code of the reason why not.
    fn post(&mut self, transaction: &Transaction) -> Result<(), u16> {
        let number = transaction.account().ok_or(1u16)?;
        if !transaction.has_date() {
            return Err(4);
        }
        let amount = transaction.amount().ok_or(10u16)?;
        if transaction.sequence() > 999_999 {
            return Err(3);
        }
        let mut account = self.master.get(number).ok_or(20u16)?.clone();
        if account.is_closed() {
            return Err(21);
        }
        if account.is_frozen() && transaction.kind() != b'C' {
            return Err(22);
        }
        if transaction.currency() != account.currency {
            return Err(23);
        }
        let effect = if raises(account.kind, transaction.kind()).ok_or(8u16)? {
            amount
        } else {
            -amount
        };
        account.balance = add(effect, account.balance, BALANCE_DIGITS).ok_or(24u16)?;
        account.last_date = account.last_date.max(transaction.date_text());
        account.posted = (account.posted + 1) % 100_000;
        self.net += effect;
        self.log(transaction, &account);
        self.master.replace(account);
        Ok(())
    }

    fn log(&mut self, transaction: &Transaction, account: &Account) {
        let line = line![
            transaction.account_text(),
            " ",
            [transaction.kind()],
            " ",
            edit_amount(account.balance, b'F'),
            " ",
            before(&account.name, b"  "),
            "/",
            before(transaction.text(), b"  "),
        ];
        self.log.write(&fixed::<LOG_WIDTH>(&line));
    }

    fn reject(&mut self, code: u16, account: &[u8; 8], kind: u8) {
        count(&mut self.rejected, 7);
        let text = self.texts.text(code).text;
        let line = line![
            account,
            " ",
            [kind],
            " REJECTED ",
            digits(code.into(), 3),
            " ",
            text
        ];
        self.log.write(&fixed::<LOG_WIDTH>(&line));
    }
}

/// Whether a kind of transaction raises the balance of a kind of account; `None` when there is no rule.
fn raises(account: u8, transaction: u8) -> Option<bool> {
    if !matches!(account, b'A' | b'E' | b'I' | b'L') {
        return None;
    }
    match transaction {
        b'A' => Some(true),
        b'F' => Some(false),
        b'D' => Some(matches!(account, b'A' | b'E')),
        b'C' => Some(matches!(account, b'I' | b'L')),
        _ => None,
    }
}
