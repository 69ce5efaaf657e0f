//! Exceptions: what statements met, by the names of ISO 1989.

use super::item::Item;
use super::machine::Machine;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Exception {
    #[default]
    None,
    Argument,
    SizeOverflow,
    ZeroDivide,
    Power,
    Inexact,
    String,
    Unstring,
    AtEnd,
    EndOfPage,
    InvalidKey,
    Permanent,
    Logic,
    Record,
    Sharing,
    Implementor,
    NotFound,
    Imp,
}

impl Exception {
    /// The exception that a FILE STATUS stands for.
    pub fn of_status(status: u8) -> Exception {
        match status / 10 {
            _ if status == 52 => Exception::EndOfPage,
            0 => Exception::None,
            1 => Exception::AtEnd,
            2 => Exception::InvalidKey,
            3 => Exception::Permanent,
            4 => Exception::Logic,
            5 => Exception::Record,
            6 => Exception::Sharing,
            _ => Exception::Implementor,
        }
    }

    pub fn is_size(self) -> bool {
        matches!(self, Exception::SizeOverflow | Exception::ZeroDivide | Exception::Power | Exception::Inexact)
    }

    pub fn is_file(self) -> bool {
        matches!(
            self,
            Exception::AtEnd
                | Exception::EndOfPage
                | Exception::InvalidKey
                | Exception::Permanent
                | Exception::Logic
                | Exception::Record
                | Exception::Sharing
                | Exception::Implementor
        )
    }

    fn name(self) -> &'static str {
        match self {
            Exception::None => "",
            Exception::Argument => "EC-ARGUMENT-FUNCTION",
            Exception::SizeOverflow => "EC-SIZE-OVERFLOW",
            Exception::ZeroDivide => "EC-SIZE-ZERO-DIVIDE",
            Exception::Power => "EC-SIZE-EXPONENTIATION",
            Exception::Inexact => "EC-SIZE-TRUNCATION",
            Exception::String => "EC-OVERFLOW-STRING",
            Exception::Unstring => "EC-OVERFLOW-UNSTRING",
            Exception::AtEnd => "EC-I-O-AT-END",
            Exception::EndOfPage => "EC-I-O-EOP",
            Exception::InvalidKey => "EC-I-O-INVALID-KEY",
            Exception::Permanent => "EC-I-O-PERMANENT-ERROR",
            Exception::Logic => "EC-I-O-LOGIC-ERROR",
            Exception::Record => "EC-I-O-RECORD-OPERATION",
            Exception::Sharing => "EC-I-O-FILE-SHARING",
            Exception::Implementor => "EC-I-O-IMP",
            Exception::NotFound => "EC-PROGRAM-NOT-FOUND",
            Exception::Imp => "EC-IMP-ACCEPT",
        }
    }
}

impl Machine {
    /// The beginning of a statement that has phrases for exceptions.
    pub fn clear_exception(&self) {
        self.exception.set(Exception::None);
    }

    /// SET LAST EXCEPTION TO OFF.
    pub fn forget_exception(&self) {
        self.exception.set(Exception::None);
        self.last.set(Exception::None);
    }

    pub(super) fn raise(&self, exception: Exception) {
        self.exception.set(exception);
        if exception != Exception::None {
            self.last.set(exception);
        }
    }

    pub(super) fn raise_argument(&self) {
        self.raise(Exception::Argument);
    }

    pub fn size_error(&self) -> bool {
        self.exception.get().is_size()
    }

    pub fn overflow(&self) -> bool {
        matches!(self.exception.get(), Exception::String | Exception::Unstring)
    }

    pub fn not_found(&self) -> bool {
        self.exception.get() == Exception::NotFound
    }

    pub fn failed_input(&self) -> bool {
        self.exception.get() == Exception::Imp
    }

    pub fn succeeded(&self) -> bool {
        self.exception.get() == Exception::None
    }

    /// EXCEPTION-STATUS: what was met last, whatever went well since.
    pub fn function_exception_status(&self) -> Item {
        self.text_result(format!("{:<31}", self.last.get().name()).into_bytes())
    }

    /// EXCEPTION-STATEMENT: blank, for the original knows it only when it is compiled for debugging.
    pub fn function_exception_statement(&self) -> Item {
        self.text_result(vec![b' '; 31])
    }

    /// EXCEPTION-LOCATION: likewise.
    pub fn function_exception_location(&self) -> Item {
        self.text_result(vec![b' '])
    }

    /// EXCEPTION-FILE: the status and the name of the file of the last exception of input or output.
    pub fn function_exception_file(&self) -> Item {
        if !self.last.get().is_file() {
            return self.text_result(b"00".to_vec());
        }
        let used = self.used_file.borrow();
        self.text_result(format!("{:02}{}", used.1, used.0).into_bytes())
    }
}
