//! The values of SQL, with comparison, arithmetic, conversion and the logic of three truth values.

use std::cmp::Ordering;

use crate::dates::{Date, DayCount};
use crate::numbers::{self, Cents, NumberError};
use crate::sql_errors::{fail, in_range, ErrorCode, SqlError, SqlResult};
use crate::text_tools;

pub const MAX_TEXT: usize = 255;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueKind {
    Null,
    Boolean,
    Integer,
    Decimal,
    Date,
    Text,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    #[default]
    Null,
    Boolean(bool),
    Integer(i32),
    Decimal(Cents),
    Date(DayCount),
    Text(Vec<u8>),
}

/// In this order AND is the minimum and OR the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    No,
    Unknown,
    Yes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl ValueKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "NULL",
            Self::Boolean => "BOOLEAN",
            Self::Integer => "INTEGER",
            Self::Decimal => "DECIMAL",
            Self::Date => "DATE",
            Self::Text => "TEXT",
        }
    }
}

impl Truth {
    pub fn of(flag: bool) -> Self {
        if flag {
            Self::Yes
        } else {
            Self::No
        }
    }

    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
}

impl std::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }
}

impl From<Truth> for Value {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Unknown => Value::Null,
            known => Value::Boolean(known == Truth::Yes),
        }
    }
}

fn mismatch<T>(a: ValueKind, b: ValueKind) -> SqlResult<T> {
    fail(
        ErrorCode::TypeMismatch,
        format!("{} and {}", a.name(), b.name()),
    )
}

impl Value {
    pub fn text(s: impl Into<Vec<u8>>) -> SqlResult<Self> {
        let s = s.into();
        if s.len() > MAX_TEXT {
            return fail(ErrorCode::TextTooLong, format!("{} characters", s.len()));
        }
        Ok(Value::Text(s))
    }

    pub fn kind(&self) -> ValueKind {
        match self {
            Value::Null => ValueKind::Null,
            Value::Boolean(_) => ValueKind::Boolean,
            Value::Integer(_) => ValueKind::Integer,
            Value::Decimal(_) => ValueKind::Decimal,
            Value::Date(_) => ValueKind::Date,
            Value::Text(_) => ValueKind::Text,
        }
    }

    pub fn is_null(&self) -> bool {
        *self == Value::Null
    }

    pub fn is_numeric(&self) -> bool {
        self.cents().is_some()
    }

    /// The value of a number of either kind.
    pub fn cents(&self) -> Option<Cents> {
        match *self {
            Value::Integer(n) => Some(Cents::from_integer(n)),
            Value::Decimal(c) => Some(c),
            _ => None,
        }
    }

    pub fn image(&self) -> Vec<u8> {
        match self {
            Value::Null => b"NULL".to_vec(),
            Value::Boolean(flag) => flag.to_string().into_bytes(),
            Value::Integer(n) => n.to_string().into_bytes(),
            Value::Decimal(c) => c.to_string().into_bytes(),
            Value::Date(days) => days.date().to_string().into_bytes(),
            Value::Text(s) => s.clone(),
        }
    }

    /// As it would be written in a statement.
    pub fn literal(&self) -> Vec<u8> {
        match self {
            Value::Date(_) => [b"date ".to_vec(), text_tools::quoted(&self.image())].concat(),
            Value::Text(s) => text_tools::quoted(s),
            _ => text_tools::lower_case(&self.image()),
        }
    }

    pub fn truth(&self) -> SqlResult<Truth> {
        match self {
            Value::Null => Ok(Truth::Unknown),
            Value::Boolean(flag) => Ok(Truth::of(*flag)),
            other => mismatch(other.kind(), ValueKind::Boolean),
        }
    }

    /// The value as a value of that kind; NULL stays NULL.
    pub fn convert(&self, kind: ValueKind) -> SqlResult<Self> {
        if self.is_null() || self.kind() == kind {
            return Ok(self.clone());
        }
        match (kind, self) {
            (ValueKind::Text, _) => Value::text(self.image()),
            (ValueKind::Decimal, Value::Integer(n)) => Ok(Value::Decimal(Cents::from_integer(*n))),
            (ValueKind::Decimal, Value::Text(s)) => {
                number_from_text(s, numbers::parse_cents).map(Value::Decimal)
            }
            (ValueKind::Integer, Value::Decimal(c)) => in_range(c.to_integer()).map(Value::Integer),
            (ValueKind::Integer, Value::Text(s)) => {
                number_from_text(s, numbers::parse_integer).map(Value::Integer)
            }
            (ValueKind::Integer, Value::Boolean(flag)) => Ok(Value::Integer(i32::from(*flag))),
            (ValueKind::Date, Value::Text(s)) => date_from_text(s).map(Value::Date),
            _ => mismatch(self.kind(), kind),
        }
    }

    /// The value as an INTEGER, which must not be NULL.
    pub fn to_integer(&self) -> SqlResult<i32> {
        match self.convert(ValueKind::Integer)? {
            Value::Integer(n) => Ok(n),
            other => mismatch(other.kind(), ValueKind::Integer),
        }
    }

    /// The value as a DECIMAL, which must not be NULL.
    pub fn to_cents(&self) -> SqlResult<Cents> {
        match self.convert(ValueKind::Decimal)? {
            Value::Decimal(c) => Ok(c),
            other => mismatch(other.kind(), ValueKind::Decimal),
        }
    }

    /// The value as a DATE, which must not be NULL.
    pub fn to_date(&self) -> SqlResult<Date> {
        match self.convert(ValueKind::Date)? {
            Value::Date(days) => Ok(days.date()),
            other => mismatch(other.kind(), ValueKind::Date),
        }
    }

    /// Both of the same kind, or both numeric.
    fn compare_alike(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Value::Null, Value::Null) => Some(Ordering::Equal),
            (Value::Boolean(a), Value::Boolean(b)) => Some(a.cmp(b)),
            (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
            (Value::Text(a), Value::Text(b)) => Some(text_tools::compare_padded(a, b)),
            _ => Some(self.cents()?.cmp(&other.cents()?)),
        }
    }

    /// A total order: NULL first, then by kind, numbers by their value.
    pub fn sort_order(&self, other: &Self) -> Ordering {
        self.compare_alike(other)
            .unwrap_or_else(|| self.kind().cmp(&other.kind()))
    }

    /// Neither may be NULL.
    fn compare(&self, other: &Self) -> SqlResult<Ordering> {
        if let Some(order) = self.compare_alike(other) {
            return Ok(order);
        }
        match (self, other) {
            (Value::Date(a), Value::Text(b)) => Ok(a.cmp(&date_from_text(b)?)),
            (Value::Text(a), Value::Date(b)) => Ok(date_from_text(a)?.cmp(b)),
            _ => mismatch(self.kind(), other.kind()),
        }
    }

    pub fn test(&self, op: Comparison, other: &Self) -> SqlResult<Truth> {
        if self.is_null() || other.is_null() {
            return Ok(Truth::Unknown);
        }
        let order = self.compare(other)?;
        Ok(Truth::of(match op {
            Comparison::Equal => order.is_eq(),
            Comparison::NotEqual => order.is_ne(),
            Comparison::Less => order.is_lt(),
            Comparison::LessOrEqual => order.is_le(),
            Comparison::Greater => order.is_gt(),
            Comparison::GreaterOrEqual => order.is_ge(),
        }))
    }

    pub fn negate(&self) -> SqlResult<Self> {
        match self {
            Value::Null => Ok(Value::Null),
            Value::Integer(n) => in_range(n.checked_neg()).map(Value::Integer),
            Value::Decimal(c) => Ok(Value::Decimal(c.negated())),
            other => mismatch(other.kind(), ValueKind::Integer),
        }
    }

    /// An operation on two numbers: one for two integers, the other as soon as one is a decimal.
    fn arithmetic(
        &self,
        other: &Self,
        integers: impl Fn(i32, i32) -> Option<i32>,
        decimals: impl Fn(Cents, Cents) -> Option<Cents>,
    ) -> SqlResult<Self> {
        match (self, other) {
            (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
            (Value::Integer(a), Value::Integer(b)) => {
                in_range(integers(*a, *b)).map(Value::Integer)
            }
            _ => match (self.cents(), other.cents()) {
                (Some(a), Some(b)) => in_range(decimals(a, b)).map(Value::Decimal),
                _ => mismatch(self.kind(), other.kind()),
            },
        }
    }

    pub fn add(&self, other: &Self) -> SqlResult<Self> {
        match (self, other) {
            (Value::Date(days), Value::Integer(n)) | (Value::Integer(n), Value::Date(days)) => {
                in_range(days.plus(*n)).map(Value::Date)
            }
            _ => self.arithmetic(other, i32::checked_add, Cents::plus),
        }
    }

    pub fn subtract(&self, other: &Self) -> SqlResult<Self> {
        match (self, other) {
            (Value::Date(a), Value::Date(b)) => Ok(Value::Integer(a.days() - b.days())),
            (Value::Date(days), Value::Integer(n)) => in_range(days.minus(*n)).map(Value::Date),
            _ => self.arithmetic(other, i32::checked_sub, Cents::minus),
        }
    }

    pub fn multiply(&self, other: &Self) -> SqlResult<Self> {
        self.arithmetic(other, i32::checked_mul, Cents::times)
    }

    fn check_divisor(&self, divisor: &Self) -> SqlResult<()> {
        if self.is_numeric() && divisor.cents().map_or(false, Cents::is_zero) {
            return fail(ErrorCode::DivisionByZero, "");
        }
        Ok(())
    }

    /// Integers: toward zero; decimals: rounded.
    pub fn divide(&self, other: &Self) -> SqlResult<Self> {
        self.check_divisor(other)?;
        self.arithmetic(other, i32::checked_div, Cents::divided_by)
    }

    /// An operation on two integers that is not there for decimals.
    fn remainder_by(&self, other: &Self, operation: impl Fn(i32, i32) -> i32) -> SqlResult<Self> {
        match (self, other) {
            (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
            (Value::Integer(a), Value::Integer(b)) => {
                self.check_divisor(other)?;
                Ok(Value::Integer(operation(*a, *b)))
            }
            _ => mismatch(self.kind(), other.kind()),
        }
    }

    /// The sign of the divisor.
    pub fn modulo(&self, other: &Self) -> SqlResult<Self> {
        self.remainder_by(other, |a, b| {
            let remainder = a.wrapping_rem(b);
            if remainder != 0 && (remainder < 0) != (b < 0) {
                remainder + b
            } else {
                remainder
            }
        })
    }

    /// The sign of the dividend.
    pub fn remainder(&self, other: &Self) -> SqlResult<Self> {
        self.remainder_by(other, i32::wrapping_rem)
    }

    pub fn concatenate(&self, other: &Self) -> SqlResult<Self> {
        if self.is_null() || other.is_null() {
            return Ok(Value::Null);
        }
        Value::text([self.image(), other.image()].concat())
    }
}

fn date_from_text(s: &[u8]) -> SqlResult<DayCount> {
    match Date::parse(text_tools::trim(s)) {
        Ok(date) => Ok(date.day_count()),
        Err(_) => fail(ErrorCode::InvalidDate, text_tools::quoted(s)),
    }
}

fn number_from_text<T>(s: &[u8], parse: fn(&[u8]) -> Result<T, NumberError>) -> SqlResult<T> {
    parse(text_tools::trim(s)).map_err(|error| match error {
        NumberError::Overflow => SqlError::overflow(),
        NumberError::Malformed => {
            let detail = [text_tools::quoted(s), b" is not a number".to_vec()].concat();
            SqlError::new(ErrorCode::TypeMismatch, detail)
        }
    })
}
