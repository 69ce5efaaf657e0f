//! Named parameters, in the order that the operator wants.

use std::cmp::Ordering;

use crate::fixed;
use crate::logger::Logger;
use crate::status::Status;
use crate::text;

/// Longer names are cut.
pub const NAME_MAX: usize = 12;
/// Longer texts are cut.
const TEXT_MAX: usize = 20;
const LIMIT: usize = 64;

/// A value; the order of the kinds is the order that they sort in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    Int(i32),
    /// Thousandths.
    Fixed(i32),
    Text(Vec<u8>),
}

impl Value {
    /// The kind follows from the text: integer, decimal, anything else.
    fn parse(text: &[u8]) -> Result<Value, Status> {
        match text::parse_i32(text) {
            Err(Status::Syntax) => {}
            number => return number.map(Value::Int),
        }
        match fixed::parse(text, 3) {
            Err(Status::Syntax) => Ok(Value::Text(cut(text, TEXT_MAX).to_vec())),
            milli => milli.map(Value::Fixed),
        }
    }

    pub fn kind(&self) -> &'static str {
        match self {
            Value::Int(_) => "int",
            Value::Fixed(_) => "fixed",
            Value::Text(_) => "text",
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Value::Int(_) => 0,
            Value::Fixed(_) => 1,
            Value::Text(_) => 2,
        }
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Value::Int(number) => number.to_string().into_bytes(),
            Value::Fixed(milli) => fixed::format(*milli, 3).into_bytes(),
            Value::Text(text) => text.clone(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    Name,
    Value,
    Kind,
    Age,
}

#[derive(Debug)]
pub struct Param {
    pub name: Vec<u8>,
    pub value: Value,
    pub writes: u32,
    serial: u32,
}

#[derive(Debug, Default)]
pub struct Store {
    params: Vec<Param>,
    serials: u32,
}

fn cut(text: &[u8], length: usize) -> &[u8] {
    &text[..text.len().min(length)]
}

impl Store {
    fn position(&self, name: &[u8]) -> Result<usize, Status> {
        let name = cut(name, NAME_MAX);
        self.params
            .iter()
            .position(|param| param.name == name)
            .ok_or(Status::Unknown)
    }

    pub fn params(&self) -> &[Param] {
        &self.params
    }

    pub fn find(&self, name: &[u8]) -> Option<&Param> {
        self.position(name).ok().map(|i| &self.params[i])
    }

    pub fn set(&mut self, name: &[u8], text: &[u8]) -> Result<(), Status> {
        if let Ok(i) = self.position(name) {
            self.params[i].value = Value::parse(text)?;
            self.params[i].writes += 1;
            return Ok(());
        }
        if self.params.len() >= LIMIT {
            return Err(Status::Space);
        }
        let value = Value::parse(text)?;
        self.serials += 1;
        self.params.push(Param {
            name: cut(name, NAME_MAX).to_vec(),
            value,
            writes: 1,
            serial: self.serials,
        });
        Ok(())
    }

    /// Saturating; decimals grow by whole units.
    pub fn add(&mut self, name: &[u8], amount: i32) -> Result<(), Status> {
        let i = self.position(name)?;
        let param = &mut self.params[i];
        match &mut param.value {
            Value::Int(number) => *number = number.saturating_add(amount),
            Value::Fixed(milli) => *milli = milli.saturating_add(amount.saturating_mul(1000)),
            Value::Text(_) => return Err(Status::Type),
        }
        param.writes += 1;
        Ok(())
    }

    pub fn remove(&mut self, name: &[u8]) -> Result<(), Status> {
        let i = self.position(name)?;
        self.params.remove(i);
        Ok(())
    }

    pub fn clear(&mut self, log: &mut Logger) {
        self.params.clear();
        log.debug("store cleared");
    }

    /// Sorts once; parameters set later come last. Equals stay in the order of their making, also when
    /// descending.
    pub fn sort(&mut self, key: SortKey, descending: bool) -> Result<(), Status> {
        if self.params.is_empty() {
            return Err(Status::Empty);
        }
        let by_key = |a: &Param, b: &Param| -> Ordering {
            match key {
                SortKey::Name => a.name.cmp(&b.name),
                SortKey::Value => a.value.cmp(&b.value),
                SortKey::Kind => a.value.rank().cmp(&b.value.rank()),
                SortKey::Age => a.serial.cmp(&b.serial),
            }
        };
        self.params.sort_by(|a, b| {
            let order = by_key(a, b);
            let directed = if descending { order.reverse() } else { order };
            directed.then(a.serial.cmp(&b.serial))
        });
        Ok(())
    }
}
