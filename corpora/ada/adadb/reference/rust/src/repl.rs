//! Reads, executes and prints until the end.

use crate::console::Line;
use crate::executor::Session;
use crate::keywords::Keyword;
use crate::lexer::{Lexer, Symbol, TokenKind};
use crate::parser::TokenBuffer;
use crate::sql_errors::{ErrorCode, SqlError, SqlResult};
use crate::syntax_tree::Statement;
use crate::text_tools;

const VERSION: &str = "3.2";

#[derive(Default)]
struct Repl {
    session: Session,
    tokens: TokenBuffer,
    finished: bool,
}

/// Returns how many errors were reported.
pub fn run() -> usize {
    let mut repl = Repl::default();
    repl.session.console.put(format!("ADADB {VERSION}"));
    while !repl.finished {
        match repl.session.console.read_line() {
            Some(line) => repl.process(line),
            None => break,
        }
    }
    repl.finish()
}

impl Repl {
    fn report(&mut self, error: &SqlError, line: usize) {
        let mut message = format!("ERROR line {line}: ").into_bytes();
        message.extend(error.message());
        self.session.console.put(message);
        self.session.journal.note_error(error.class());
    }

    fn process(&mut self, line: Line) {
        let number = self.session.console.line_number();
        let (Line::Good(text) | Line::Long(text)) = &line;
        if self.session.settings.echo {
            let echo = [b"> ", text_tools::printable(text).as_slice()].concat();
            self.session.console.put(echo);
        }
        let outcome = match &line {
            Line::Good(text) => self.process_text(text, number),
            Line::Long(_) => Err(SqlError::new(ErrorCode::LineTooLong, "")),
        };
        if let Err(error) = outcome {
            // What was collected and the rest of the line are lost.
            self.tokens.reset();
            self.report(&error, number);
        }
    }

    fn process_text(&mut self, text: &[u8], number: usize) -> SqlResult<()> {
        let mut lexer = Lexer::new(text, number);
        while let Some(token) = lexer.next_token()? {
            if self.finished {
                break;
            }
            if token.kind != TokenKind::Sign(Symbol::Semicolon) {
                self.tokens.add(token)?;
            } else if !self.tokens.is_empty() {
                self.run_statement();
            }
        }
        // These need no semicolon when they are alone on a line.
        if let Some(Keyword::Help | Keyword::Quit | Keyword::Exit) = self.tokens.only_keyword() {
            self.run_statement();
        }
        Ok(())
    }

    /// Parses and executes the tokens collected so far.
    fn run_statement(&mut self) {
        let line = self.tokens.first_line();
        let parsed = self.tokens.parse();
        self.tokens.reset();
        match parsed {
            Ok(statement) => self.execute(&statement, line),
            Err(error) => self.report(&error, line),
        }
    }

    fn execute(&mut self, statement: &Statement, line: usize) {
        let outcome = self.session.execute(statement);
        if let Err(error) = &outcome {
            self.report(error, line);
        }
        let table = statement.table().cloned();
        self.finished = matches!(statement, Statement::Leave);
        self.session
            .journal
            .note(statement.kind(), table, outcome.ok());
    }

    fn finish(mut self) -> usize {
        if !self.tokens.is_empty() {
            let error = SqlError::new(ErrorCode::UnfinishedStatement, "");
            let line = self.tokens.first_line();
            self.report(&error, line);
        }
        let errors = self.session.journal.all_errors();
        let statements = self.session.journal.all_statements();
        self.session.console.put(format!(
            "{}, {}.",
            text_tools::plural(statements, "statement"),
            text_tools::plural(errors, "error")
        ));
        self.session.console.flush();
        errors
    }
}
