//! The operator's utility: runs the services from the console, one command a line.

use crate::amtpars::parse_amount;
use crate::chkdigit::{self, CheckFault};
use crate::curconv::Rates;
use crate::datechk;
use crate::daycalc;
use crate::daylnk::DayFault;
use crate::display;
use crate::editamt::edit_amount;
use crate::errtext::ErrorTexts;
use crate::intcalc::InterestCalculator;
use crate::intlnk::Terms;
use crate::support::console::{finish, Cards};
use crate::support::number::{count, digits, parse, signed};
use crate::support::text::{fixed, is_blank, slice};

const RATE: u32 = 45_000;
const BASIS: u32 = 365;
const HIGHEST_RATE: u64 = 99_999;
const MOST_DAYS: i64 = 999_999;

/// A command: the verb and up to three arguments.
struct Words {
    verb: [u8; 8],
    arguments: [[u8; 20]; 3],
    extra: bool,
}

#[derive(Default)]
struct Utility {
    texts: ErrorTexts,
    rates: Rates,
    calculator: InterestCalculator,
    /// What the last interest computation gave, and the last residue asked for.
    interest: i64,
    residue: i64,
    commands: u32,
    errors: u32,
}

/// Why a command was refused; what the user had to read is printed already.
struct Refused;

type Outcome = Result<(), Refused>;

pub fn main() {
    let mut utility = Utility::default();
    let mut cards = Cards::new();
    loop {
        let card: [u8; 80] = cards.next_card();
        if is_blank(&card) {
            break;
        }
        let words = Words::of(&card);
        if words.extra {
            display!("EXTRA WORDS IGNORED");
        }
        if &words.verb == b"QUIT    " {
            break;
        }
        utility.command(&words);
    }
    display!(
        "COMMANDS ",
        digits(utility.commands.into(), 5),
        " ERRORS ",
        digits(utility.errors.into(), 5)
    );
    finish(if utility.errors > 0 { 4 } else { 0 });
}

impl Words {
    /// Splits a card in capitals at runs of blanks.
    fn of(card: &[u8; 80]) -> Self {
        let card = card.to_ascii_uppercase();
        let mut rest = &card[..];
        let mut next = || {
            let end = rest
                .iter()
                .position(|&byte| byte == b' ')
                .unwrap_or(rest.len());
            let (word, tail) = rest.split_at(end);
            rest = &tail[tail
                .iter()
                .position(|&byte| byte != b' ')
                .unwrap_or(tail.len())..];
            word
        };
        let verb = fixed(next());
        let arguments = [fixed(next()), fixed(next()), fixed(next())];
        Words {
            verb,
            arguments,
            extra: !rest.is_empty(),
        }
    }
}

impl Utility {
    fn command(&mut self, words: &Words) {
        count(&mut self.commands, 5);
        let [one, two, three] = &words.arguments;
        let outcome = match &words.verb {
            b"ADD     " => add_days(one, two),
            b"CHECK   " => show_account(&slice(one, 0), chkdigit::verify(&slice(one, 0))),
            b"CONV    " => self.convert(one, two, three),
            b"DATE    " => check_date(&slice(one, 0)),
            b"DIFF    " => show_difference(&slice(one, 0), &slice(two, 0)),
            b"EDIT    " => edit(one, two),
            b"ERROR   " => self.show_error(one, two),
            b"GEN     " => generate(slice(one, 0)),
            b"INT     " => self.compute_interest(one, two, three),
            b"OLD     " => {
                display!("MODULE OLDCALC  IS NOT AVAILABLE");
                Err(Refused)
            }
            b"RATE    " => self.load_rate(one, two),
            b"RESET   " => self.reset(),
            b"SERIAL  " => show_serial(one),
            verb => {
                display!("UNKNOWN COMMAND <", verb, ">");
                Err(Refused)
            }
        };
        if outcome.is_err() {
            count(&mut self.errors, 5);
        }
    }

    fn convert(&self, from: &[u8], to: &[u8], amount: &[u8; 20]) -> Outcome {
        let amount = read_amount(amount)?;
        let to = slice(to, 0);
        match self.rates.convert(amount, slice(from, 0), to) {
            Ok(converted) => {
                display!(signed(converted, 11, 2), " ", to);
                Ok(())
            }
            Err(fault) => {
                display!("CONVERSION ERROR ", digits(fault as u64, 2));
                Err(Refused)
            }
        }
    }

    fn load_rate(&mut self, code: &[u8], rate: &[u8; 20]) -> Outcome {
        // A rate has no sign.
        let amount = read_amount(rate)?.unsigned_abs();
        let rate = if amount / 100 > HIGHEST_RATE {
            display!("RATE TOO LARGE");
            0
        } else {
            amount * 10_000
        };
        let result = self.rates.load(slice(code, 0), rate);
        let code = result.map_or_else(|fault| fault as u64, |()| 0);
        display!(
            "RATES ",
            digits(self.rates.len() as u64, 3),
            " RESULT ",
            digits(code, 2)
        );
        result.map_err(|_| Refused)
    }

    fn compute_interest(&mut self, method: &[u8], amount: &[u8; 20], days: &[u8]) -> Outcome {
        let principal = read_amount(amount)?;
        let days = parse(&days[..3]).unwrap_or(0) as u32;
        let mut result = 0;
        if method[0] == b'R' {
            self.residue = self.calculator.take_residue();
        } else {
            let terms = Terms {
                principal,
                rate: RATE,
                days,
                basis: BASIS,
            };
            self.interest = self
                .calculator
                .compute(method[0], &terms)
                .unwrap_or_else(|fault| {
                    result = fault as u64;
                    0
                });
        }
        let (interest, residue) = (signed(self.interest, 7, 2), signed(self.residue, 5, 6));
        display!(
            "INTEREST ",
            interest,
            " RESULT ",
            digits(result, 2),
            " RESIDUE ",
            residue
        );
        Ok(())
    }

    fn show_error(&mut self, code: &[u8], what: &[u8; 20]) -> Outcome {
        let code = parse(&code[..3]).unwrap_or(0) as u16;
        let count_only = what == &fixed::<20>(b"COUNT");
        let error = if count_only {
            self.texts.uses(code)
        } else {
            self.texts.text(code)
        };
        display!(
            digits(code.into(), 3),
            " ",
            error.text,
            " ",
            digits(error.count.into(), 5)
        );
        Ok(())
    }

    fn reset(&mut self) -> Outcome {
        self.texts = ErrorTexts::new();
        self.rates = Rates::new();
        self.calculator = InterestCalculator::new();
        display!("MODULES RESET");
        Ok(())
    }
}

fn read_amount(text: &[u8; 20]) -> Result<i64, Refused> {
    parse_amount(text).map_err(|fault| {
        display!("BAD AMOUNT ", digits(fault as u64, 2));
        Refused
    })
}

fn add_days(date: &[u8], days: &[u8; 20]) -> Outcome {
    let days = read_amount(days)? / 100;
    if days.abs() > MOST_DAYS {
        display!("NUMBER TOO LARGE");
        return Err(Refused);
    }
    let (sum, serial) =
        daycalc::add(&slice(date, 0), days).map_err(|fault| refuse_date("DATE", fault))?;
    display!(sum, " WEEKDAY ", digits(daycalc::weekday(serial) as u64, 1));
    Ok(())
}

fn show_difference(from: &[u8; 8], to: &[u8; 8]) -> Outcome {
    let days = daycalc::between(from, to).map_err(|fault| refuse_date("DATE", fault))?;
    display!("DAYS ", signed_days(days));
    let days = daycalc::between_30_360(from, to).map_err(|fault| refuse_date("DATE", fault))?;
    display!("30/360 ", signed_days(days));
    Ok(())
}

fn signed_days(days: i64) -> String {
    format!(
        "{}{}",
        if days < 0 { '-' } else { '+' },
        digits(days.unsigned_abs(), 6)
    )
}

fn show_serial(number: &[u8]) -> Outcome {
    let serial = parse(&number[..5]).unwrap_or(0) as i64;
    let date = daycalc::date_of(serial).map_err(|fault| refuse_date("SERIAL", fault))?;
    display!(
        date,
        " WEEKDAY ",
        digits(daycalc::weekday(serial) as u64, 1)
    );
    display!("SERIAL ", digits(serial as u64, 5));
    Ok(())
}

fn refuse_date(what: &str, fault: DayFault) -> Refused {
    display!(what, " ERROR ", digits(fault as u64, 2));
    Refused
}

fn check_date(date: &[u8; 8]) -> Outcome {
    let check = datechk::check(date);
    let leap = if check.leap { "Y" } else { "N" };
    let day = digits(check.day_of_year.into(), 3);
    display!(
        date,
        " RESULT ",
        digits(check.code().into(), 2),
        " LEAP ",
        leap,
        " DAY ",
        day
    );
    if check.is_valid() {
        Ok(())
    } else {
        Err(Refused)
    }
}

fn generate(mut account: [u8; 8]) -> Outcome {
    let result = chkdigit::generate(&mut account);
    show_account(&account, result)
}

fn show_account(account: &[u8; 8], result: Result<(), CheckFault>) -> Outcome {
    let code = result.map_or_else(|fault| fault as u64, |()| 0);
    display!(account, " RESULT ", digits(code, 2));
    result.map_err(|_| Refused)
}

fn edit(style: &[u8], amount: &[u8; 20]) -> Outcome {
    display!("<", edit_amount(read_amount(amount)?, style[0]), ">");
    Ok(())
}
