//! What surrounds the run unit: environment variables, arguments, switches, and what it set of them itself.

use super::exceptions::Exception;
use super::item::{text, Item};
use super::machine::Machine;
use super::moves::move_bytes;
use std::collections::HashMap;
use std::os::unix::ffi::OsStringExt;

#[derive(Default)]
pub(super) struct Surroundings {
    /// Environment variables that the program set: its own, for nothing outside sees them.
    set: HashMap<String, Vec<u8>>,
    name: String,
    argument: usize,
    switches: HashMap<i64, bool>,
}

impl Machine {
    /// A switch of SPECIAL-NAMES: on when the environment's COB_SWITCH_n says ON, until SET changes it.
    pub fn switch(&self, number: i64) -> bool {
        let set = self.surroundings.borrow().switches.get(&number).copied();
        set.unwrap_or_else(|| {
            std::env::var(format!("COB_SWITCH_{number}")).is_ok_and(|v| v.eq_ignore_ascii_case("ON") || v == "1")
        })
    }

    pub fn set_switch(&self, number: i64, on: bool) {
        self.surroundings.borrow_mut().switches.insert(number, on);
    }

    // ------------------------------------------------------------------ environment

    fn words(&self, item: Item) -> String {
        String::from_utf8_lossy(self.data(item).trim_ascii_end()).into_owned()
    }

    pub(super) fn variable(&self, name: &str) -> Option<Vec<u8>> {
        let set = self.surroundings.borrow().set.get(name).cloned();
        set.or_else(|| std::env::var_os(name).map(OsStringExt::into_vec))
    }

    fn take(&self, found: Option<Vec<u8>>, target: Item) {
        match found {
            Some(value) => self.take_text(value, target),
            None => {
                self.raise(Exception::Imp);
                self.take_text(b" ".to_vec(), target);
            }
        }
    }

    fn take_text(&self, mut value: Vec<u8>, target: Item) {
        let source = Item { size: value.len(), ..text(b"") };
        let mut data = self.data(target);
        move_bytes(&source, &mut value, &target, &mut data);
        self.put(target, &data);
    }

    /// ACCEPT … FROM ENVIRONMENT name.
    pub fn accept_environment(&self, name: Item, target: Item) {
        let found = self.variable(&self.words(name));
        self.take(found, target);
    }

    /// DISPLAY … UPON ENVIRONMENT-NAME.
    pub fn environment_name(&self, name: Item) {
        let name = self.words(name);
        self.surroundings.borrow_mut().name = name;
    }

    /// ACCEPT … FROM ENVIRONMENT-VALUE: of the variable that was named last.
    pub fn accept_environment_value(&self, target: Item) {
        let name = self.surroundings.borrow().name.clone();
        let found = if name.is_empty() { None } else { self.variable(&name) };
        self.take(found, target);
    }

    /// DISPLAY … UPON ENVIRONMENT-VALUE.
    pub fn set_environment_value(&self, value: Item) {
        let value = self.data(value).trim_ascii_end().to_vec();
        let mut surroundings = self.surroundings.borrow_mut();
        if surroundings.name.is_empty() {
            self.raise(Exception::Imp);
            return;
        }
        let name = surroundings.name.clone();
        surroundings.set.insert(name, value);
    }

    // ------------------------------------------------------------------ arguments

    fn arguments() -> Vec<Vec<u8>> {
        std::env::args_os().skip(1).map(OsStringExt::into_vec).collect()
    }

    /// PROCEDURE DIVISION CHAINING: an item gets the argument of its number, when there is one.
    pub fn chained(&self, number: i64, target: Item) {
        if let Some(value) = Self::arguments().get(number as usize) {
            let mut bytes = value.clone();
            bytes.resize(target.size, b' ');
            self.put(target, &bytes);
        }
    }

    pub fn command_line(&self) -> Item {
        self.text_result(Self::arguments().join(&b' '))
    }

    pub fn argument_number(&self) -> Item {
        self.int_result(Self::arguments().len() as i64)
    }

    /// DISPLAY … UPON ARGUMENT-NUMBER: which one ACCEPT takes.
    pub fn set_argument_number(&self, number: Item) {
        let number = self.get_int(number);
        if !(0..=Self::arguments().len() as i64).contains(&number) {
            self.raise(Exception::Imp);
            return;
        }
        self.surroundings.borrow_mut().argument = number as usize;
    }

    /// ACCEPT … FROM ARGUMENT-VALUE: the next argument.
    pub fn accept_argument_value(&self, target: Item) {
        let mut surroundings = self.surroundings.borrow_mut();
        match Self::arguments().get(surroundings.argument) {
            Some(value) => {
                surroundings.argument += 1;
                drop(surroundings);
                self.take_text(value.clone(), target);
            }
            None => self.raise(Exception::Imp),
        }
    }
}
