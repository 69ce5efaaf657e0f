//! The account master: records under their account numbers, kept in a file between job steps.

use std::collections::BTreeMap;

use crate::support::files::{LineReader, LineWriter, Status};
use crate::support::number::digits;
use crate::support::text::slice;

pub const FILE: &str = "MASTER.IDX";

#[derive(Clone)]
pub struct Account {
    pub account: u32,
    pub name: [u8; 24],
    pub kind: u8,
    pub status: u8,
    pub balance: i64,
    pub rate: u32,
    pub last_date: [u8; 8],
    pub currency: [u8; 3],
    pub posted: u32,
}

impl Account {
    pub fn is_closed(&self) -> bool {
        self.status == b'C'
    }

    pub fn is_frozen(&self) -> bool {
        self.status == b'F'
    }
}

/// The whole master in memory, in order of account. It is written back by `close`.
#[derive(Default)]
pub struct Master {
    accounts: BTreeMap<u32, Account>,
}

impl Master {
    /// A new, empty master.
    pub fn create() -> Self {
        Self::default()
    }

    /// The master that an earlier step left.
    pub fn open() -> Result<Self, Status> {
        let mut file = LineReader::open(FILE)?;
        let mut accounts = BTreeMap::new();
        while let Some(line) = file.next_line::<STORED>() {
            if let Some(account) = restore(&line) {
                accounts.insert(account.account, account);
            }
        }
        Ok(Master { accounts })
    }

    pub fn get(&self, account: u32) -> Option<&Account> {
        self.accounts.get(&account)
    }

    /// Adds an account; false when it is there already.
    pub fn insert(&mut self, account: Account) -> bool {
        let free = !self.accounts.contains_key(&account.account);
        if free {
            self.accounts.insert(account.account, account);
        }
        free
    }

    pub fn replace(&mut self, account: Account) {
        self.accounts.insert(account.account, account);
    }

    pub fn remove(&mut self, account: u32) {
        self.accounts.remove(&account);
    }

    /// The accounts from `first` to `last`, in order.
    pub fn range(&self, first: u32, last: u32) -> impl Iterator<Item = &Account> {
        self.accounts
            .values()
            .filter(move |account| (first..=last).contains(&account.account))
    }

    pub fn close(self) {
        let mut file = LineWriter::create(FILE);
        for account in self.accounts.values() {
            file.write(&store(account));
        }
    }
}

const STORED: usize = 108;

/// One account as a line: texts in hexadecimal, so that any byte can be part of a name.
fn store(account: &Account) -> Vec<u8> {
    let mut texts = Vec::new();
    texts.extend_from_slice(&account.name);
    texts.extend_from_slice(&[account.kind, account.status]);
    texts.extend_from_slice(&account.last_date);
    texts.extend_from_slice(&account.currency);
    let hex: String = texts.iter().map(|byte| format!("{byte:02x}")).collect();
    let sign = if account.balance < 0 { '-' } else { '+' };
    let balance = digits(account.balance.unsigned_abs(), 13);
    format!(
        "{:08}{hex}{sign}{balance}{:07}{:05}",
        account.account, account.rate, account.posted
    )
    .into_bytes()
}

fn restore(line: &[u8; STORED]) -> Option<Account> {
    let number = |from: usize, to: usize| {
        std::str::from_utf8(&line[from..to])
            .ok()?
            .parse::<i64>()
            .ok()
    };
    let mut texts = Vec::new();
    for at in (8..82).step_by(2) {
        texts.push(u8::from_str_radix(std::str::from_utf8(&line[at..at + 2]).ok()?, 16).ok()?);
    }
    Some(Account {
        account: number(0, 8)? as u32,
        name: slice(&texts, 0),
        kind: texts[24],
        status: texts[25],
        last_date: slice(&texts, 26),
        currency: slice(&texts, 34),
        balance: number(82, 96)?,
        rate: number(96, 103)? as u32,
        posted: number(103, 108)? as u32,
    })
}
