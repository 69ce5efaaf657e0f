//! The errors that a user can see: "ADB-301 unknown table: parts".

use crate::text_tools;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorClass {
    Lexical,
    Syntactic,
    Naming,
    Typing,
    Data,
    Capacity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode {
    IllegalCharacter,
    UnterminatedString,
    MalformedNumber,
    LineTooLong,
    UnexpectedToken,
    UnfinishedStatement,
    BadPosition,
    NestingTooDeep,
    UnknownTable,
    DuplicateTable,
    UnknownColumn,
    DuplicateColumn,
    InvalidName,
    UnknownFunction,
    UnknownSetting,
    UnknownTopic,
    TypeMismatch,
    WrongArguments,
    MisplacedAggregate,
    WrongValueCount,
    WrongSetting,
    NumericOverflow,
    DivisionByZero,
    InvalidDate,
    NullNotAllowed,
    DuplicateKey,
    TextTooLong,
    InvalidPattern,
    TooManyTables,
    TooManyColumns,
    TableFull,
    StatementTooLong,
    TooManyValues,
}

/// An error with what it is about; the detail may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SqlError {
    code: ErrorCode,
    detail: Vec<u8>,
}

pub type SqlResult<T> = Result<T, SqlError>;

const DETAIL_WIDTH: usize = 60;

impl ErrorClass {
    pub const ALL: [Self; 6] = [
        Self::Lexical,
        Self::Syntactic,
        Self::Naming,
        Self::Typing,
        Self::Data,
        Self::Capacity,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Lexical => "lexical",
            Self::Syntactic => "syntactic",
            Self::Naming => "naming",
            Self::Typing => "typing",
            Self::Data => "data",
            Self::Capacity => "capacity",
        }
    }
}

impl ErrorCode {
    /// Hundreds: the class; units: the place within the class.
    fn number_and_text(self) -> (u32, &'static str) {
        use ErrorCode::*;
        match self {
            IllegalCharacter => (101, "illegal character"),
            UnterminatedString => (102, "unterminated string"),
            MalformedNumber => (103, "malformed number"),
            LineTooLong => (104, "line too long"),
            UnexpectedToken => (201, "unexpected token"),
            UnfinishedStatement => (202, "unfinished statement"),
            BadPosition => (203, "bad position"),
            NestingTooDeep => (204, "nesting too deep"),
            UnknownTable => (301, "unknown table"),
            DuplicateTable => (302, "duplicate table"),
            UnknownColumn => (303, "unknown column"),
            DuplicateColumn => (304, "duplicate column"),
            InvalidName => (305, "invalid name"),
            UnknownFunction => (306, "unknown function"),
            UnknownSetting => (307, "unknown setting"),
            UnknownTopic => (308, "unknown topic"),
            TypeMismatch => (401, "type mismatch"),
            WrongArguments => (402, "wrong arguments"),
            MisplacedAggregate => (403, "misplaced aggregate"),
            WrongValueCount => (404, "wrong value count"),
            WrongSetting => (405, "wrong setting"),
            NumericOverflow => (501, "numeric overflow"),
            DivisionByZero => (502, "division by zero"),
            InvalidDate => (503, "invalid date"),
            NullNotAllowed => (504, "null not allowed"),
            DuplicateKey => (505, "duplicate key"),
            TextTooLong => (506, "text too long"),
            InvalidPattern => (507, "invalid pattern"),
            TooManyTables => (601, "too many tables"),
            TooManyColumns => (602, "too many columns"),
            TableFull => (603, "table full"),
            StatementTooLong => (604, "statement too long"),
            TooManyValues => (605, "too many values"),
        }
    }

    pub fn class(self) -> ErrorClass {
        ErrorClass::ALL[(self.number_and_text().0 / 100 - 1) as usize]
    }
}

impl SqlError {
    pub fn new(code: ErrorCode, detail: impl AsRef<[u8]>) -> Self {
        Self {
            code,
            detail: detail.as_ref().to_vec(),
        }
    }

    /// A value left its range.
    pub fn overflow() -> Self {
        Self::new(ErrorCode::NumericOverflow, "")
    }

    pub fn class(&self) -> ErrorClass {
        self.code.class()
    }

    pub fn message(&self) -> Vec<u8> {
        let (number, text) = self.code.number_and_text();
        let mut result = format!("ADB-{number} {text}").into_bytes();
        if !self.detail.is_empty() {
            result.extend_from_slice(b": ");
            result.extend(text_tools::clip(
                &text_tools::printable(&self.detail),
                DETAIL_WIDTH,
            ));
        }
        result
    }
}

/// An error as the result of any function.
pub fn fail<T>(code: ErrorCode, detail: impl AsRef<[u8]>) -> SqlResult<T> {
    Err(SqlError::new(code, detail))
}

/// Checked arithmetic gives `None` where it leaves its range.
pub fn in_range<T>(value: Option<T>) -> SqlResult<T> {
    value.ok_or_else(SqlError::overflow)
}
