//! Step 6: interest on every open asset or liability account.

use crate::datechk;
use crate::daycalc;
use crate::errtext::ErrorTexts;
use crate::intcalc::InterestCalculator;
use crate::intlnk::{InterestFault, Terms};
use crate::masttxt::MasterLine;
use crate::support::console::{finish, Cards};
use crate::support::files::{LineReader, LineWriter};
use crate::support::number::{add, count, digits, is_numeric, parse, signed};
use crate::support::picture::edit;
use crate::support::text::{fixed, slice};
use crate::{display, line};

const TOTAL_DIGITS: u32 = 11;
const DAYS_IN_MONTH: i64 = 30;
const TOTAL_PICTURE: &str = "ZZZ,ZZZ,ZZ9.99-";
const UNKNOWN_FAULT: u16 = 99;

struct Card {
    end: [u8; 8],
    basis_text: [u8; 3],
    basis: u32,
    method: u8,
}

/// What one account earns or is charged.
struct Interest {
    rate: u32,
    balance: i64,
    /// Days, or months when it compounds.
    days: u32,
    amount: i64,
}

struct Run {
    card: Card,
    transactions: LineWriter,
    list: LineWriter,
    texts: ErrorTexts,
    calculator: InterestCalculator,
    sequence: u32,
    read: u32,
    paid: u32,
    skipped: u32,
    failed: u32,
    charged: i64,
    earned: i64,
    largest: i64,
}

pub fn main() {
    finish(run());
}

fn run() -> i32 {
    let text: [u8; 80] = Cards::new().next_card();
    let end = slice(&text, 0);
    let basis_text: [u8; 3] = slice(&text, 8);
    let method = text[11];
    if !datechk::check(&end).is_valid() {
        display!("GLINTR: INVALID PERIOD END <", end, ">");
        return 16;
    }
    if !matches!(method, b'S' | b'T' | b'C') {
        display!("GLINTR: INVALID METHOD <", [method], ">");
        return 16;
    }
    let basis = match parse(&basis_text) {
        Some(basis) => basis as u32,
        None => {
            display!("GLINTR: INVALID BASIS <", basis_text, ">");
            return 16;
        }
    };
    let sequence = parse(&text[12..18]).map_or(1, |sequence| sequence as u32);
    match LineReader::open("MASTER.OUT") {
        Ok(input) => Run::new(
            Card {
                end,
                basis_text,
                basis,
                method,
            },
            sequence,
        )
        .run(input),
        Err(status) => {
            display!("GLINTR: CANNOT OPEN MASTER.OUT, STATUS ", status);
            16
        }
    }
}

impl Run {
    fn new(card: Card, sequence: u32) -> Self {
        Run {
            card,
            transactions: LineWriter::create("INTTRAN.DAT"),
            list: LineWriter::create("INTEREST.LST"),
            texts: ErrorTexts::new(),
            calculator: InterestCalculator::new(),
            sequence,
            read: 0,
            paid: 0,
            skipped: 0,
            failed: 0,
            charged: 0,
            earned: 0,
            largest: 0,
        }
    }

    fn run(mut self, mut input: LineReader) -> i32 {
        while let Some(record) = input.next_line() {
            count(&mut self.read, 5);
            let line = MasterLine(record);
            match self.interest_of(&line) {
                Ok(Some(interest)) => {
                    self.list_interest(&line, &interest);
                    if interest.amount != 0 {
                        self.write_transaction(&line, interest.amount);
                    }
                }
                Ok(None) => count(&mut self.skipped, 5),
                Err(code) => self.fail(&line, code),
            }
        }
        self.report();
        if self.failed > 0 {
            4
        } else {
            0
        }
    }

    /// The interest of an account, if it has any, or the code of an error.
    fn interest_of(&mut self, line: &MasterLine) -> Result<Option<Interest>, u16> {
        if !is_numeric(&line.account_text()) {
            return Err(1);
        }
        let balance = line.balance().ok_or(28u16)?;
        let rate = line.rate().ok_or(29u16)?;
        if line.status() != b'O' || balance == 0 || !matches!(line.kind(), b'A' | b'L') {
            return Ok(None);
        }
        let days = self.days_since(&line.last_date())?;
        let terms = Terms {
            principal: balance,
            rate,
            days,
            basis: self.card.basis,
        };
        let amount =
            self.calculator
                .compute(self.card.method, &terms)
                .map_err(|fault| match fault {
                    InterestFault::TooBig => 32,
                    _ => UNKNOWN_FAULT,
                })?;
        Ok(Some(Interest {
            rate,
            balance,
            days,
            amount,
        }))
    }

    fn days_since(&self, last: &[u8; 8]) -> Result<u32, u16> {
        let between = if self.card.basis == 360 {
            daycalc::between_30_360
        } else {
            daycalc::between
        };
        let days = between(last, &self.card.end).map_err(|_| 30u16)?;
        let length = if self.card.method == b'C' {
            days / DAYS_IN_MONTH
        } else {
            days
        };
        if days < 0 {
            return Err(34);
        }
        Ok(length as u32)
    }

    fn list_interest(&mut self, line: &MasterLine, interest: &Interest) {
        self.list.write(&line![
            line.account_text(),
            " ",
            line.name(),
            " ",
            edit(interest.days.into(), "ZZ,ZZ9"),
            " ",
            edit(interest.rate.into(), "ZZ9.9999"),
            " ",
            edit(interest.balance, "---,---,---,--9.99"),
            " ",
            edit(interest.amount, "Z,ZZZ,ZZ9.99CR"),
        ]);
    }

    fn write_transaction(&mut self, line: &MasterLine, amount: i64) {
        let (kind, total, name) = if line.kind() == b'A' {
            ("D", &mut self.earned, "EARNED")
        } else {
            ("C", &mut self.charged, "CHARGED")
        };
        match add(*total, amount, TOTAL_DIGITS) {
            Some(sum) => *total = sum,
            None => display!("GLINTR: TOTAL ", name, " TOO LARGE"),
        }
        self.largest = self.largest.max(amount);
        let text = line!["INTEREST ", [self.card.method], " ", self.card.basis_text];
        self.transactions.write(&line![
            digits(self.sequence.into(), 6),
            line.account_text(),
            self.card.end,
            kind,
            if amount < 0 { "-" } else { "+" },
            digits(amount.unsigned_abs(), 9),
            line.currency(),
            fixed::<20>(&text),
        ]);
        count(&mut self.sequence, 6);
        count(&mut self.paid, 5);
    }

    fn fail(&mut self, line: &MasterLine, code: u16) {
        count(&mut self.failed, 5);
        let text = self.texts.text(code);
        self.list
            .write(&line![line.account_text(), " *** ", text.short(2), " ***"]);
    }

    fn report(&mut self) {
        let counter = |value: u32| digits(value.into(), 5);
        display!(
            "GLINTR READ ",
            counter(self.read),
            " PAID ",
            counter(self.paid),
            " SKIPPED ",
            counter(self.skipped),
            " FAILED ",
            counter(self.failed)
        );
        display!("EARNED   ", edit(self.earned, TOTAL_PICTURE));
        display!("CHARGED  ", edit(self.charged, TOTAL_PICTURE));
        display!("LARGEST  ", signed(self.largest, 7, 2));
        display!(
            "RESIDUE  ",
            edit(self.calculator.take_residue(), "+++++9.999999")
        );
    }
}
