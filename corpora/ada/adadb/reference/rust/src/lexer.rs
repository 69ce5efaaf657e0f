//! Cuts one input line into tokens. A text cannot go over the end of a line; "--" starts a comment.

use crate::char_class::{self, CharKind};
use crate::keywords::Keyword;
use crate::sql_errors::{fail, ErrorCode, SqlResult};
use crate::text_tools;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    LeftParen,
    RightParen,
    Comma,
    Semicolon,
    Star,
    Plus,
    Minus,
    Slash,
    Bars,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    Word(Option<Keyword>),
    Integer,
    Decimal,
    Text,
    Sign(Symbol),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    pub text: Vec<u8>,
    pub line: usize,
}

impl Symbol {
    /// The symbol that `source` starts with; `None` for "!" and "|" on their own.
    fn at_start(source: &[u8]) -> Option<Self> {
        Some(match source {
            [b'|', b'|', ..] => Self::Bars,
            [b'!', b'=', ..] | [b'<', b'>', ..] => Self::NotEqual,
            [b'<', b'=', ..] => Self::LessEqual,
            [b'>', b'=', ..] => Self::GreaterEqual,
            [b'(', ..] => Self::LeftParen,
            [b')', ..] => Self::RightParen,
            [b',', ..] => Self::Comma,
            [b';', ..] => Self::Semicolon,
            [b'*', ..] => Self::Star,
            [b'+', ..] => Self::Plus,
            [b'-', ..] => Self::Minus,
            [b'/', ..] => Self::Slash,
            [b'=', ..] => Self::Equal,
            [b'<', ..] => Self::Less,
            [b'>', ..] => Self::Greater,
            _ => return None,
        })
    }

    pub fn spelling(self) -> &'static str {
        match self {
            Self::LeftParen => "(",
            Self::RightParen => ")",
            Self::Comma => ",",
            Self::Semicolon => ";",
            Self::Star => "*",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Slash => "/",
            Self::Bars => "||",
            Self::Equal => "=",
            Self::NotEqual => "<>",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
        }
    }
}

impl Token {
    /// For error messages.
    pub fn describe(&self) -> Vec<u8> {
        match self.kind {
            TokenKind::Word(_) => [b"word ", text_tools::clip(&self.text, 32).as_slice()].concat(),
            TokenKind::Integer | TokenKind::Decimal => {
                [b"number ", text_tools::clip(&self.text, 20).as_slice()].concat()
            }
            TokenKind::Text => {
                let shown = text_tools::quoted(&text_tools::clip(&self.text, 20));
                [b"text ", shown.as_slice()].concat()
            }
            TokenKind::Sign(symbol) => format!("symbol {}", symbol.spelling()).into_bytes(),
        }
    }
}

/// The tokens of one line.
pub struct Lexer<'a> {
    source: &'a [u8],
    line: usize,
}

fn count_while(s: &[u8], belongs: impl Fn(u8) -> bool) -> usize {
    s.iter().take_while(|&&c| belongs(c)).count()
}

fn illegal<T>(c: u8) -> SqlResult<T> {
    fail(ErrorCode::IllegalCharacter, format!("16#{c:02X}#"))
}

impl<'a> Lexer<'a> {
    pub fn new(source: &'a [u8], line: usize) -> Self {
        Self { source, line }
    }

    /// `None` at the end of the line.
    pub fn next_token(&mut self) -> SqlResult<Option<Token>> {
        let blanks = count_while(self.source, char_class::is_blank);
        self.source = &self.source[blanks..];
        let first = match self.source.first() {
            Some(&c) => c,
            None => return Ok(None),
        };
        if self.source.starts_with(b"--") {
            self.source = b"";
            return Ok(None);
        }
        let token = match char_class::kind_of(first) {
            CharKind::Letter => {
                let text = self.take(count_while(self.source, char_class::is_word_part));
                self.token(TokenKind::Word(Keyword::lookup(text)), text.to_vec())
            }
            CharKind::Digit => self.number()?,
            CharKind::Quote => self.text()?,
            CharKind::Symbol => {
                let symbol = match Symbol::at_start(self.source) {
                    Some(symbol) => symbol,
                    None => return illegal(first),
                };
                let text = self.take(symbol.spelling().len());
                self.token(TokenKind::Sign(symbol), text.to_vec())
            }
            _ => return illegal(first),
        };
        Ok(Some(token))
    }

    fn token(&self, kind: TokenKind, text: Vec<u8>) -> Token {
        Token {
            kind,
            text,
            line: self.line,
        }
    }

    fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.source.split_at(length);
        self.source = rest;
        taken
    }

    /// A number must not run into a word, and a point needs digits behind.
    fn number(&mut self) -> SqlResult<Token> {
        let is_digit = |c: u8| c.is_ascii_digit();
        let mut length = count_while(self.source, is_digit);
        let mut kind = TokenKind::Integer;
        let mut malformed = false;
        if self.source.get(length) == Some(&b'.') {
            kind = TokenKind::Decimal;
            let decimals = count_while(&self.source[length + 1..], is_digit);
            malformed = decimals == 0;
            length += 1 + decimals;
        }
        let behind = count_while(&self.source[length..], char_class::is_word_part);
        if malformed || behind > 0 {
            return fail(ErrorCode::MalformedNumber, &self.source[..length + behind]);
        }
        let text = self.take(length);
        Ok(self.token(kind, text.to_vec()))
    }

    /// Up to the apostrophe that is not doubled.
    fn text(&mut self) -> SqlResult<Token> {
        let mut text = Vec::new();
        let mut rest = &self.source[1..];
        loop {
            match rest {
                [b'\'', b'\'', behind @ ..] => {
                    text.push(b'\'');
                    rest = behind;
                }
                [b'\'', behind @ ..] => {
                    self.source = behind;
                    return Ok(self.token(TokenKind::Text, text));
                }
                [c, behind @ ..] => {
                    text.push(*c);
                    rest = behind;
                }
                [] => return fail(ErrorCode::UnterminatedString, self.source),
            }
        }
    }
}
