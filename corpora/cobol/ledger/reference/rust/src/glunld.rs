//! Step 5: unloads the master to text, in order of account.

use crate::mastrec::{Account, Master};
use crate::masttxt::balance_text;
use crate::support::console::{finish, Cards};
use crate::support::files::LineWriter;
use crate::support::number::{digits, parse};
use crate::support::text::is_blank;
use crate::{display, line};

const HIGHEST_ACCOUNT: u32 = 99_999_999;

pub fn main() {
    finish(run());
}

fn run() -> i32 {
    let card: [u8; 80] = Cards::new().next_card();
    let first = parse(&card[..8]).map_or(0, |account| account as u32);
    let last = parse(&card[8..16]).map_or(HIGHEST_ACCOUNT, |account| account as u32);
    let kinds = &card[16..20];
    let purge = card[20] == b'P';
    let mut master = match Master::open() {
        Ok(master) => master,
        Err(status) => {
            display!("GLUNLD: CANNOT OPEN MASTER.IDX, STATUS ", status);
            return 16;
        }
    };
    let mut output = LineWriter::create("MASTER.OUT");
    let mut read = 0u64;
    let mut written = 0u64;
    let mut purged = Vec::new();
    for account in master.range(first, last) {
        read += 1;
        if !is_blank(kinds) && !kinds.contains(&account.kind) {
            continue;
        }
        if purge && account.is_closed() && account.balance == 0 {
            purged.push(account.account);
        } else {
            output.write(&as_text(account));
            written += 1;
        }
    }
    for &account in &purged {
        master.remove(account);
    }
    master.close();
    let purged = purged.len() as u64;
    display!(
        "GLUNLD READ ",
        digits(read, 7),
        " WRITTEN ",
        digits(written, 7),
        " PURGED ",
        digits(purged, 7)
    );
    0
}

fn as_text(account: &Account) -> Vec<u8> {
    line![
        digits(account.account.into(), 8),
        account.name,
        [account.kind, account.status],
        balance_text(account.balance),
        digits(account.rate.into(), 7),
        account.last_date,
        account.currency,
        digits(account.posted.into(), 5),
    ]
}
