//! Step 8: revalues foreign balances in the base currency.

use crate::curconv::Rates;
use crate::curlnk::{Code, CurrencyFault};
use crate::editamt::edit_amount;
use crate::errtext::ErrorTexts;
use crate::masttxt::MasterLine;
use crate::support::console::{finish, Cards};
use crate::support::files::{LineReader, LineWriter};
use crate::support::number::{add, count, digits, parse};
use crate::support::text::{fixed, is_blank, slice};
use crate::{display, line};

const TOTAL_DIGITS: u32 = 13;
const RATE_LINE_INVALID: u16 = 33;
const LIST_WIDTH: usize = 100;

struct Revaluation {
    base: Code,
    rates: Rates,
    list: LineWriter,
    texts: ErrorTexts,
    bad_rates: u32,
    read: u32,
    revalued: u32,
    failed: u32,
    total: i64,
}

pub fn main() {
    finish(run());
}

fn run() -> i32 {
    let card: [u8; 80] = Cards::new().next_card();
    let rate_lines = match LineReader::open("RATES.CSV") {
        Ok(rate_lines) => rate_lines,
        Err(status) => {
            display!("GLFXRV: CANNOT OPEN RATES.CSV, STATUS ", status);
            return 16;
        }
    };
    let mut revaluation = Revaluation {
        base: slice(&card, 0),
        rates: Rates::new(),
        list: LineWriter::create("REVAL.LST"),
        texts: ErrorTexts::new(),
        bad_rates: 0,
        read: 0,
        revalued: 0,
        failed: 0,
        total: 0,
    };
    revaluation.load_rates(rate_lines);
    match LineReader::open("MASTER.OUT") {
        Ok(accounts) => revaluation.run(accounts),
        Err(status) => {
            display!("GLFXRV: CANNOT OPEN MASTER.OUT, STATUS ", status);
            16
        }
    }
}

impl Revaluation {
    fn load_rates(&mut self, mut lines: LineReader) {
        while let Some(line) = lines.next_line::<50>() {
            if is_blank(&line) || line[0] == b'#' {
                continue;
            }
            let loaded = parse_rate(&line).map_or(false, |(code, rate)| self.load(code, rate));
            if !loaded {
                count(&mut self.bad_rates, 5);
                let text = self.texts.text(RATE_LINE_INVALID);
                self.list.write(&line![text.short(3), ": ", line]);
            }
        }
    }

    fn load(&mut self, code: Code, rate: u64) -> bool {
        let result = self.rates.load(code, rate);
        if result == Err(CurrencyFault::TableFull) {
            display!("GLFXRV: TABLE FULL AT ", code);
        }
        result.is_ok()
    }

    fn run(mut self, mut accounts: LineReader) -> i32 {
        while let Some(record) = accounts.next_line() {
            count(&mut self.read, 5);
            let line = MasterLine(record);
            match line.balance() {
                None => count(&mut self.failed, 5),
                Some(balance) if line.currency() != self.base && line.status() != b'C' => {
                    self.revalue(&line, balance);
                }
                Some(_) => {}
            }
        }
        self.report();
        if self.failed > 0 || self.bad_rates > 0 {
            4
        } else {
            0
        }
    }

    fn revalue(&mut self, line: &MasterLine, balance: i64) {
        let text = match self.rates.convert(balance, line.currency(), self.base) {
            Ok(value) => {
                count(&mut self.revalued, 5);
                self.add_to_total(line, value);
                let (old, new) = (edit_amount(balance, b'A'), edit_amount(value, b'A'));
                line![
                    line.account_text(),
                    " ",
                    line.currency(),
                    " ",
                    old,
                    self.base,
                    " ",
                    new
                ]
            }
            Err(fault) => {
                count(&mut self.failed, 5);
                if fault == CurrencyFault::Unknown {
                    line![
                        line.account_text(),
                        " NO RATE FOR ",
                        line.currency(),
                        "/",
                        self.base
                    ]
                } else {
                    line![line.account_text(), " AMOUNT TOO LARGE"]
                }
            }
        };
        self.list.write(&fixed::<LIST_WIDTH>(&text));
    }

    fn add_to_total(&mut self, line: &MasterLine, value: i64) {
        let change = if matches!(line.kind(), b'L' | b'I') {
            -value
        } else {
            value
        };
        match add(self.total, change, TOTAL_DIGITS) {
            Some(total) => self.total = total,
            None => display!("GLFXRV: TOTAL TOO LARGE"),
        }
    }

    fn report(&self) {
        let counter = |value: u32| digits(value.into(), 5);
        display!(
            "GLFXRV RATES ",
            digits(self.rates.len() as u64, 3),
            " BAD ",
            counter(self.bad_rates)
        );
        display!(
            "ACCOUNTS ",
            counter(self.read),
            " REVALUED ",
            counter(self.revalued),
            " FAILED ",
            counter(self.failed)
        );
        display!("TOTAL ", self.base, " ", edit_amount(self.total, b'C'));
        display!("CHECK ", self.base, " ", edit_amount(self.total, b'P'));
    }
}

/// The code and the rate, in millionths, of a line `CODE,RATE,NAME`.
fn parse_rate(line: &[u8; 50]) -> Option<(Code, u64)> {
    let mut fields = line.split(|&byte| byte == b',');
    let code = Code::try_from(fields.next()?).ok()?;
    let rate: [u8; 14] = fixed(fields.next()?);
    let (whole, fraction) = split_rate(&rate);
    if whole.is_empty() || whole.len() > 5 || fraction.len() > 6 {
        return None;
    }
    let mut millionths = fraction.to_vec();
    millionths.resize(6, b'0');
    Some((code, parse(whole)? * 1_000_000 + parse(&millionths)?))
}

/// What stands before and after the first point or run of blanks, up to the next one.
fn split_rate(rate: &[u8]) -> (&[u8], &[u8]) {
    let is_end = |byte: &u8| matches!(byte, b'.' | b' ');
    let end = rate.iter().position(is_end).unwrap_or(rate.len());
    let (whole, rest) = rate.split_at(end);
    let rest = match rest.first() {
        Some(b' ') => {
            &rest[rest
                .iter()
                .position(|&byte| byte != b' ')
                .unwrap_or(rest.len())..]
        }
        Some(_) => &rest[1..],
        None => rest,
    };
    let end = rest.iter().position(is_end).unwrap_or(rest.len());
    (whole, &rest[..end])
}
