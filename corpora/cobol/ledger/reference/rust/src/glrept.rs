//! Step 7: the trial balance, with pages, groups and totals.

use crate::datechk;
use crate::masttxt::MasterLine;
use crate::support::console::{finish, Cards};
use crate::support::files::{LineReader, Printer};
use crate::support::number::{add, count, digits, divide_rounded, fit, parse, signed};
use crate::support::picture::{edit, edit_unless_zero};
use crate::support::text::{fixed, is_blank, slice};
use crate::{display, line};

const TOTAL_DIGITS: u32 = 13;
const SHARE_DIGITS: u32 = 5;
const LARGEST_SHARE: i64 = 99_999;
const DEFAULT_PAGE: u32 = 24;
const BALANCE_PICTURE: &str = "ZZ,ZZZ,ZZZ,ZZ9.99CR";
const MONTHS: [&str; 12] = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
];
/// Kinds of accounts and the names of their totals.
const KINDS: [(u8, &str); 4] = [
    (b'A', "ASSETS"),
    (b'L', "LIABILITIES"),
    (b'I', "INCOME"),
    (b'E', "EXPENSES"),
];

/// The paper: pages of a length, each with a heading.
struct Paper {
    printer: Printer,
    title: [u8; 30],
    date: String,
    page_length: u32,
    line: u32,
    page: u32,
}

#[derive(Default)]
struct Group {
    name: [u8; 2],
    accounts: u32,
    total: i64,
}

struct Report {
    paper: Paper,
    summary: bool,
    read: u32,
    listed: u32,
    bad: u32,
    group: Group,
    totals: [i64; KINDS.len()],
}

pub fn main() {
    finish(run());
}

fn run() -> i32 {
    let card: [u8; 80] = Cards::new().next_card();
    let date: [u8; 8] = slice(&card, 0);
    let check = datechk::check(&date);
    if !check.is_valid() {
        display!(
            "GLREPT: INVALID DATE <",
            date,
            "> REASON ",
            digits(check.code().into(), 2)
        );
        return 16;
    }
    let page_length = match parse(&card[8..11]) {
        Some(length) if length > 5 => length as u32,
        Some(_) => {
            display!("GLREPT: PAGE LENGTH IGNORED");
            DEFAULT_PAGE
        }
        None => DEFAULT_PAGE,
    };
    let title: [u8; 30] = slice(&card, 12);
    let title = if is_blank(&title) {
        fixed(b"TRIAL BALANCE")
    } else {
        title
    };
    match LineReader::open("MASTER.OUT") {
        Ok(input) => {
            let mut report = Report {
                paper: Paper::new(title, heading_date(&date), page_length),
                summary: card[11] == b'S',
                read: 0,
                listed: 0,
                bad: 0,
                group: Group {
                    name: *b"  ",
                    ..Group::default()
                },
                totals: [0; KINDS.len()],
            };
            let code = report.run(input);
            report.paper.printer.close();
            code
        }
        Err(status) => {
            display!("GLREPT: CANNOT OPEN MASTER.OUT, STATUS ", status);
            16
        }
    }
}

fn heading_date(date: &[u8; 8]) -> String {
    let number = parse(date).unwrap_or(0);
    let month = MONTHS[(number / 100 % 100) as usize - 1];
    format!(
        "{} {month} {:04}",
        edit((number % 100) as i64, "Z9"),
        number / 10_000
    )
}

impl Report {
    fn run(&mut self, mut input: LineReader) -> i32 {
        self.paper.heading();
        while let Some(record) = input.next_line() {
            count(&mut self.read, 5);
            let line = MasterLine(record);
            match (line.account(), line.balance()) {
                (Some(account), Some(balance)) if line.has_kind() && line.has_numeric_date() => {
                    self.account(&line, account, balance);
                }
                _ => count(&mut self.bad, 5),
            }
        }
        self.end_group();
        self.final_totals()
    }

    fn account(&mut self, line: &MasterLine, account: u32, balance: i64) {
        let group: [u8; 2] = slice(&line.0, 0);
        if group != self.group.name {
            self.end_group();
            self.group.name = group;
        }
        let kind = KINDS
            .iter()
            .position(|&(kind, _)| kind == line.kind())
            .unwrap_or(0);
        match add(self.totals[kind], balance, TOTAL_DIGITS) {
            Some(sum) => self.totals[kind] = sum,
            None => display!("GLREPT: TOTAL TOO LARGE, ", kind_name(kind)),
        }
        match add(self.group.total, balance, TOTAL_DIGITS) {
            Some(sum) => self.group.total = sum,
            None => display!("GLREPT: TOTAL TOO LARGE, GROUP ", group),
        }
        count(&mut self.group.accounts, 5);
        count(&mut self.listed, 5);
        if !self.summary {
            self.detail(line, account, balance);
        }
    }

    fn detail(&mut self, line: &MasterLine, account: u32, balance: i64) {
        let name = line.name().map(|byte| if byte == 0 { b' ' } else { byte });
        let date = parse(&line.last_date()).unwrap_or(0) as i64;
        self.paper.print(&line![
            edit(account.into(), "9999999B9"),
            " ",
            name,
            " ",
            [line.kind()],
            " ",
            [line.status()],
            " ",
            edit(balance, BALANCE_PICTURE),
            " ",
            edit(date, "9999/99/99"),
        ]);
    }

    fn end_group(&mut self) {
        if self.group.accounts > 0 {
            let label = line!["  GROUP ", self.group.name];
            self.paper.print(&total_line(
                &label,
                self.group.accounts,
                self.group.total,
                None,
            ));
            self.group.accounts = 0;
            self.group.total = 0;
        }
    }

    fn final_totals(&mut self) -> i32 {
        let [assets, liabilities, income, expenses] = self.totals.map(i128::from);
        let net =
            fit(assets + expenses - liabilities - income, TOTAL_DIGITS).unwrap_or_else(|| {
                display!("GLREPT: NET TOO LARGE");
                0
            });
        for kind in 0..KINDS.len() {
            let share =
                (kind > 0 && self.totals[0] != 0).then(|| share(self.totals[kind], self.totals[0]));
            self.paper
                .print(&total_line(&kind_name(kind), 0, self.totals[kind], share));
        }
        let label: &[u8] = if net == 0 {
            b"BOOKS BALANCE"
        } else {
            b"OUT OF BALANCE BY"
        };
        self.paper.print(&total_line(label, self.listed, net, None));
        let counter = |value: u32| digits(value.into(), 5);
        display!(
            "GLREPT READ ",
            counter(self.read),
            " LISTED ",
            counter(self.listed),
            " BAD ",
            counter(self.bad),
            " PAGES ",
            digits(self.paper.page.into(), 3)
        );
        display!("NET ", signed(net, 11, 2));
        if net == 0 {
            0
        } else {
            4
        }
    }
}

fn kind_name(kind: usize) -> [u8; 12] {
    fixed(KINDS[kind].1.as_bytes())
}

/// A total in per cent of the assets, in hundredths.
fn share(total: i64, assets: i64) -> i64 {
    let sign = i128::from(assets.signum());
    let share = divide_rounded(i128::from(total) * 10_000 * sign, i128::from(assets) * sign);
    fit(share, SHARE_DIGITS).unwrap_or(LARGEST_SHARE)
}

fn total_line(label: &[u8], accounts: u32, total: i64, share: Option<i64>) -> Vec<u8> {
    let mut line = line![
        fixed::<27>(label),
        edit_unless_zero(accounts.into(), "ZZZZ9"),
        [b' '; 7],
        edit(total, BALANCE_PICTURE),
    ];
    if let Some(share) = share {
        line.extend(line!["  ", edit(share, "ZZ9.99-"), "%"]);
    }
    line
}

impl Paper {
    fn new(title: [u8; 30], date: String, page_length: u32) -> Self {
        Paper {
            printer: Printer::create("TRIALBAL.RPT"),
            title,
            date,
            page_length,
            line: 0,
            page: 0,
        }
    }

    fn print(&mut self, line: &[u8]) {
        if self.line >= self.page_length {
            self.heading();
        }
        self.printer.after_lines(1, line);
        self.line += 1;
    }

    fn heading(&mut self) {
        let first = self.page == 0 && self.line == 0;
        self.page = if self.page < 999 { self.page + 1 } else { 1 };
        let page = edit(self.page.into(), "ZZZ9");
        let title = line![self.title, [b' '; 18], self.date, "    PAGE", page];
        if first {
            self.printer.print_line(&title);
        } else {
            self.printer.after_page(&title);
        }
        self.printer.after_lines(
            2,
            b"ACCOUNT   NAME                     T S             BALANCE LAST MOVED",
        );
        self.printer.after_lines(1, &[b'-'; 69]);
        self.line = 4;
    }
}
