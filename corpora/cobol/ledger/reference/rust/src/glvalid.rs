//! Step 1: validates raw transactions.

use crate::chkdigit::{self, CheckFault};
use crate::datechk;
use crate::editamt::edit_amount;
use crate::errtext::ErrorTexts;
use crate::support::console::{finish, Cards};
use crate::support::files::{LineReader, LineWriter, RecordWriter};
use crate::support::number::{add, count, digits, parse};
use crate::support::picture::edit;
use crate::support::text::{fixed, slice};
use crate::tranrec::{Fields, Transaction};
use crate::trantxt::TransactionLine;
use crate::{display, line};

const CURRENCIES: [&[u8; 3]; 5] = [b"USD", b"EUR", b"GBP", b"JPY", b"CHF"];
const TOTAL_DIGITS: u32 = 13;
const HIGHEST_COUNTED_CODE: u16 = 15;

struct Options {
    run_date: [u8; 8],
    page_length: u32,
    check_sequence: bool,
}

/// The error listing: lines on numbered pages.
struct Listing {
    out: LineWriter,
    run_date: i64,
    page_length: u32,
    line: u32,
    page: u32,
}

struct Validation {
    options: Options,
    good_file: RecordWriter,
    listing: Listing,
    texts: ErrorTexts,
    read: u32,
    good: u32,
    bad: u32,
    last_sequence: u32,
    debits: i64,
    credits: i64,
}

pub fn main() {
    finish(run());
}

fn run() -> i32 {
    let card: [u8; 80] = Cards::new().next_card();
    let run_date = slice(&card, 0);
    if !datechk::check(&run_date).is_valid() {
        display!("GLVALID: INVALID RUN DATE <", run_date, ">");
        return 16;
    }
    let page_length = parse(&card[8..11])
        .filter(|&length| length > 4)
        .unwrap_or(20) as u32;
    let options = Options {
        run_date,
        page_length,
        check_sequence: card[11] == b'S',
    };
    match LineReader::open("TRANIN.DAT") {
        Ok(input) => Validation::new(options).run(input),
        Err(status) => {
            display!("GLVALID: CANNOT OPEN TRANIN.DAT, STATUS ", status);
            16
        }
    }
}

impl Validation {
    fn new(options: Options) -> Self {
        let listing = Listing {
            out: LineWriter::create("TRANERR.LST"),
            run_date: parse(&options.run_date).unwrap_or(0) as i64,
            page_length: options.page_length,
            line: options.page_length,
            page: 0,
        };
        Validation {
            options,
            good_file: RecordWriter::create("TRANOK.DAT"),
            listing,
            texts: ErrorTexts::new(),
            read: 0,
            good: 0,
            bad: 0,
            last_sequence: 0,
            debits: 0,
            credits: 0,
        }
    }

    fn run(mut self, mut input: LineReader) -> i32 {
        while let Some(line) = input.next_line() {
            self.process(&TransactionLine(line));
        }
        self.report();
        if self.bad > 0 {
            4
        } else {
            0
        }
    }

    fn process(&mut self, line: &TransactionLine) {
        count(&mut self.read, 7);
        let errors = self.errors_of(line);
        if errors.is_empty() {
            self.accept(line);
            count(&mut self.good, 7);
        } else {
            count(&mut self.bad, 7);
        }
        for code in errors {
            let text = self.texts.text(code).text;
            self.listing.error(self.read, code, &text, line);
        }
    }

    /// The codes of everything that is wrong with a line.
    fn errors_of(&mut self, line: &TransactionLine) -> Vec<u16> {
        let mut errors = Vec::new();
        match chkdigit::verify(&line.account()) {
            Ok(()) => {}
            Err(CheckFault::NotNumeric) => errors.push(1),
            Err(_) => errors.push(2),
        }
        match line.sequence() {
            None => errors.push(3),
            Some(sequence) if self.options.check_sequence && sequence <= self.last_sequence => {
                errors.push(14)
            }
            Some(sequence) => self.last_sequence = sequence,
        }
        let date = datechk::check(&line.date());
        if !date.is_valid() {
            errors.push(3 + date.code());
        } else if line.date() > self.options.run_date {
            errors.push(13);
        }
        if !line.has_kind() {
            errors.push(8);
        }
        if line.is_negative().is_none() {
            errors.push(9);
        }
        match line.amount() {
            None => errors.push(10),
            Some(0) => errors.push(11),
            Some(_) => {}
        }
        if !CURRENCIES.contains(&&line.currency()) {
            errors.push(12);
        }
        errors
    }

    fn accept(&mut self, line: &TransactionLine) {
        let amount = line.amount().unwrap_or(0);
        let amount = if line.is_negative() == Some(true) {
            -amount
        } else {
            amount
        };
        let total = if line.kind() == b'C' {
            &mut self.credits
        } else {
            &mut self.debits
        };
        *total = add(*total, amount, TOTAL_DIGITS).unwrap_or(*total);
        let transaction = Transaction::from(Fields {
            account: line.account(),
            date: line.date(),
            sequence: line.sequence().unwrap_or(0),
            kind: line.kind(),
            amount,
            currency: line.currency(),
            text: line.text(),
        });
        self.good_file.write(&transaction.0);
    }

    fn report(&self) {
        let counter = |value: u32| digits(value.into(), 7);
        display!(
            "GLVALID READ ",
            counter(self.read),
            " GOOD ",
            counter(self.good),
            " BAD ",
            counter(self.bad)
        );
        display!("DEBITS  ", edit_amount(self.debits, b'M'));
        display!("CREDITS ", edit_amount(self.credits, b'M'));
        for code in 1..=HIGHEST_COUNTED_CODE {
            let uses = self.texts.uses(code);
            if uses.count > 0 {
                display!(
                    "ERROR ",
                    digits(code.into(), 3),
                    " ",
                    uses.text,
                    " ",
                    digits(uses.count.into(), 5)
                );
            }
        }
    }
}

impl Listing {
    fn error(&mut self, number: u32, code: u16, text: &[u8], line: &TransactionLine) {
        if self.line >= self.page_length {
            self.new_page();
        }
        let number = edit(number.into(), "ZZZ,ZZ9");
        self.write(&line![
            number,
            " ",
            digits(code.into(), 3),
            " ",
            text,
            "|",
            fixed::<56>(&line.0)
        ]);
    }

    fn new_page(&mut self) {
        count(&mut self.page, 4);
        self.line = 0;
        if self.page > 1 {
            self.write(b"");
        }
        let date = edit(self.run_date, "9999/99/99");
        let page = edit(self.page.into(), "ZZZ9");
        self.write(&line![
            "TRANSACTION ERRORS       RUN DATE ",
            date,
            "   PAGE ",
            page
        ]);
        self.write(b"   LINE COD TEXT                         INPUT");
    }

    fn write(&mut self, line: &[u8]) {
        self.out.write(line);
        self.line += 1;
    }
}
