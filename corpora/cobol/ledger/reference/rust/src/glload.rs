//! Step 3: loads the account master from text.

use crate::chkdigit::{self, CheckFault};
use crate::datechk;
use crate::errtext::ErrorTexts;
use crate::mastrec::{Account, Master};
use crate::masttxt::MasterLine;
use crate::support::console::finish;
use crate::support::files::{LineReader, LineWriter};
use crate::support::number::{count, digits, parse};
use crate::{display, line};

pub fn main() {
    finish(run());
}

fn run() -> i32 {
    let mut input = match LineReader::open("MASTER.TXT") {
        Ok(input) => input,
        Err(status) => {
            display!("GLLOAD: CANNOT OPEN MASTER.TXT, STATUS ", status);
            return 16;
        }
    };
    let mut master = Master::create();
    let mut errors = LineWriter::create("LOADERR.LST");
    let mut texts = ErrorTexts::new();
    let (mut read, mut loaded, mut rejected) = (0, 0, 0);
    while let Some(record) = input.next_line() {
        let line = MasterLine(record);
        count(&mut read, 7);
        match validate(&line).and_then(|account| {
            if master.insert(account) {
                Ok(())
            } else {
                Err(25)
            }
        }) {
            Ok(()) => count(&mut loaded, 7),
            Err(code) => {
                count(&mut rejected, 7);
                errors.write(&line![
                    digits(code.into(), 3),
                    " ",
                    texts.text(code).text,
                    line.0
                ]);
            }
        }
    }
    master.close();
    let counter = |value: u32| digits(value.into(), 7);
    display!(
        "GLLOAD READ ",
        counter(read),
        " LOADED ",
        counter(loaded),
        " REJECTED ",
        counter(rejected)
    );
    if rejected > 0 {
        4
    } else {
        0
    }
}

/// The account that a line describes, or the code of the first thing that is wrong with it.
fn validate(line: &MasterLine) -> Result<Account, u16> {
    match chkdigit::verify(&line.account_text()) {
        Ok(()) => {}
        Err(CheckFault::NotNumeric) => return Err(1),
        Err(_) => return Err(2),
    }
    if !line.has_kind() {
        return Err(26);
    }
    if !line.has_status() {
        return Err(27);
    }
    let balance = line.balance().ok_or(28u16)?;
    let rate = line.rate().ok_or(29u16)?;
    if !datechk::check(&line.last_date()).is_valid() {
        return Err(30);
    }
    Ok(Account {
        account: parse(&line.account_text()).unwrap_or(0) as u32,
        name: line.name(),
        kind: line.kind(),
        status: line.status(),
        balance,
        rate,
        last_date: line.last_date(),
        currency: line.currency(),
        posted: line.posted().ok_or(31u16)?,
    })
}
