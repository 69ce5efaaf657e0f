//! Collects the tokens of one statement and turns them into a syntax tree, by recursive descent.

use crate::keywords::{AggregateKind, FunctionName, Keyword, MAX_ARGUMENTS};
use crate::lexer::{Symbol, Token, TokenKind};
use crate::names::Name;
use crate::numbers::{self, NumberError};
use crate::schemas::{Column, Schema};
use crate::sql_errors::{fail, ErrorCode, SqlError, SqlResult};
use crate::syntax_tree::{
    Aggregate, Assignment, BinaryOperator, Expression, Insert, Select, SelectItem, SortKey,
    Statement, Topic, UnaryOperator, Update, MAX_AGGREGATES, MAX_ITEMS, MAX_OPERANDS,
    MAX_SORT_KEYS,
};
use crate::text_tools;
use crate::values::{Comparison, Value, ValueKind, MAX_TEXT};

pub const MAX_TOKENS: usize = 600;
pub const MAX_NESTING: usize = 20;

/// The tokens of a statement that is not yet complete.
#[derive(Default)]
pub struct TokenBuffer {
    tokens: Vec<Token>,
}

impl TokenBuffer {
    pub fn reset(&mut self) {
        self.tokens.clear();
    }

    pub fn add(&mut self, token: Token) -> SqlResult<()> {
        if self.tokens.len() == MAX_TOKENS {
            return fail(
                ErrorCode::StatementTooLong,
                format!("at most {MAX_TOKENS} tokens"),
            );
        }
        self.tokens.push(token);
        Ok(())
    }

    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The keyword that is all there is so far.
    pub fn only_keyword(&self) -> Option<Keyword> {
        match self.tokens.as_slice() {
            [Token {
                kind: TokenKind::Word(keyword),
                ..
            }] => *keyword,
            _ => None,
        }
    }

    /// Line of the first token, 0 when there is none.
    pub fn first_line(&self) -> usize {
        self.tokens.first().map_or(0, |token| token.line)
    }

    pub fn parse(&self) -> SqlResult<Statement> {
        let mut parser = Parser {
            tokens: &self.tokens,
            nesting: 0,
            slots_used: 0,
        };
        let statement = parser.statement()?;
        if !parser.tokens.is_empty() {
            return parser.unexpected("end of statement");
        }
        Ok(statement)
    }
}

struct Parser<'a> {
    /// What is left of the statement.
    tokens: &'a [Token],
    nesting: usize,
    slots_used: usize,
}

fn at_most<T>(code: ErrorCode, limit: usize) -> SqlResult<T> {
    fail(code, format!("at most {limit}"))
}

/// Numbers come from the lexer, so that only their range can be wrong.
fn in_number_range<T>(parsed: Result<T, NumberError>) -> SqlResult<T> {
    parsed.map_err(|_| SqlError::overflow())
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.first()
    }

    fn kind(&self) -> Option<TokenKind> {
        self.peek().map(|token| token.kind)
    }

    fn keyword(&self) -> Option<Keyword> {
        match self.kind() {
            Some(TokenKind::Word(keyword)) => keyword,
            _ => None,
        }
    }

    fn symbol(&self) -> Option<Symbol> {
        match self.kind() {
            Some(TokenKind::Sign(symbol)) => Some(symbol),
            _ => None,
        }
    }

    fn advance(&mut self) {
        self.tokens = self.tokens.get(1..).unwrap_or_default();
    }

    fn unexpected<T>(&self, wanted: &str) -> SqlResult<T> {
        let mut detail = match self.peek() {
            Some(token) => token.describe(),
            None => b"end of statement".to_vec(),
        };
        detail.extend_from_slice(format!(" instead of {wanted}").as_bytes());
        fail(ErrorCode::UnexpectedToken, detail)
    }

    fn accept(&mut self, keyword: Keyword) -> bool {
        let there = self.keyword() == Some(keyword);
        if there {
            self.advance();
        }
        there
    }

    fn accept_symbol(&mut self, symbol: Symbol) -> bool {
        let there = self.symbol() == Some(symbol);
        if there {
            self.advance();
        }
        there
    }

    fn expect(&mut self, keyword: Keyword) -> SqlResult<()> {
        if self.accept(keyword) {
            Ok(())
        } else {
            self.unexpected(keyword.spelling())
        }
    }

    fn expect_symbol(&mut self, symbol: Symbol) -> SqlResult<()> {
        if self.accept_symbol(symbol) {
            Ok(())
        } else {
            self.unexpected(symbol.spelling())
        }
    }

    /// The name of a table or column.
    fn name(&mut self) -> SqlResult<Name> {
        match self.peek() {
            Some(token) if matches!(token.kind, TokenKind::Word(_)) => {
                self.advance();
                Name::new(&token.text)
            }
            _ => self.unexpected("a name"),
        }
    }

    fn integer(&mut self) -> SqlResult<i32> {
        match self.peek() {
            Some(token) if token.kind == TokenKind::Integer => {
                self.advance();
                in_number_range(numbers::parse_integer(&token.text))
            }
            _ => self.unexpected("a number"),
        }
    }

    /// One or more, separated by commas; `full` is the error when there are more than `limit`.
    fn list<T>(
        &mut self,
        limit: usize,
        full: impl Fn() -> SqlError,
        one: impl Fn(&mut Self) -> SqlResult<T>,
    ) -> SqlResult<Vec<T>> {
        let mut result = Vec::new();
        loop {
            if result.len() == limit {
                return Err(full());
            }
            result.push(one(self)?);
            if !self.accept_symbol(Symbol::Comma) {
                return Ok(result);
            }
        }
    }

    // ---------------------------------------------------------------- expressions

    fn expression(&mut self) -> SqlResult<Expression> {
        if self.nesting == MAX_NESTING {
            return fail(
                ErrorCode::NestingTooDeep,
                format!("more than {MAX_NESTING}"),
            );
        }
        self.nesting += 1;
        let mut result = self.conjunction()?;
        while self.accept(Keyword::Or) {
            result = Expression::binary(BinaryOperator::Or, result, self.conjunction()?);
        }
        self.nesting -= 1;
        Ok(result)
    }

    fn conjunction(&mut self) -> SqlResult<Expression> {
        let mut result = self.negation()?;
        while self.accept(Keyword::And) {
            result = Expression::binary(BinaryOperator::And, result, self.negation()?);
        }
        Ok(result)
    }

    fn negation(&mut self) -> SqlResult<Expression> {
        if self.accept(Keyword::Not) {
            return Ok(Expression::unary(UnaryOperator::Not, self.negation()?));
        }
        self.comparison()
    }

    fn comparison(&mut self) -> SqlResult<Expression> {
        let left = self.sum()?;
        match self.keyword() {
            Some(Keyword::Is) => {
                self.advance();
                let negated = self.accept(Keyword::Not);
                self.expect(Keyword::Null)?;
                let test = Expression::unary(UnaryOperator::IsNull, left);
                return Ok(if negated {
                    Expression::unary(UnaryOperator::Not, test)
                } else {
                    test
                });
            }
            Some(Keyword::Not) => {
                self.advance();
                return Ok(Expression::unary(UnaryOperator::Not, self.predicate(left)?));
            }
            Some(Keyword::Like | Keyword::Between | Keyword::In) => return self.predicate(left),
            _ => {}
        }
        let operator = match self.symbol() {
            Some(Symbol::Equal) => Comparison::Equal,
            Some(Symbol::NotEqual) => Comparison::NotEqual,
            Some(Symbol::Less) => Comparison::Less,
            Some(Symbol::LessEqual) => Comparison::LessOrEqual,
            Some(Symbol::Greater) => Comparison::Greater,
            Some(Symbol::GreaterEqual) => Comparison::GreaterOrEqual,
            _ => return Ok(left),
        };
        self.advance();
        let right = self.sum()?;
        Ok(Expression::binary(
            BinaryOperator::Compare(operator),
            left,
            right,
        ))
    }

    /// LIKE, BETWEEN or IN, behind the optional NOT.
    fn predicate(&mut self, subject: Expression) -> SqlResult<Expression> {
        if self.accept(Keyword::Like) {
            return Ok(Expression::binary(
                BinaryOperator::Like,
                subject,
                self.sum()?,
            ));
        }
        if self.accept(Keyword::Between) {
            let low = self.sum()?;
            self.expect(Keyword::And)?;
            let high = self.sum()?;
            return Ok(Expression::Between(Box::new([subject, low, high])));
        }
        self.expect(Keyword::In)?;
        self.expect_symbol(Symbol::LeftParen)?;
        // What is looked for is an operand too.
        let full = || SqlError::new(ErrorCode::TooManyValues, format!("at most {MAX_OPERANDS}"));
        let list = self.list(MAX_OPERANDS - 1, full, Self::expression)?;
        self.expect_symbol(Symbol::RightParen)?;
        Ok(Expression::Member(Box::new(subject), list))
    }

    fn sum(&mut self) -> SqlResult<Expression> {
        let mut result = self.term()?;
        loop {
            let operator = match self.symbol() {
                Some(Symbol::Plus) => BinaryOperator::Plus,
                Some(Symbol::Minus) => BinaryOperator::Minus,
                Some(Symbol::Bars) => BinaryOperator::Concatenate,
                _ => return Ok(result),
            };
            self.advance();
            result = Expression::binary(operator, result, self.term()?);
        }
    }

    fn term(&mut self) -> SqlResult<Expression> {
        let mut result = self.factor()?;
        loop {
            let operator = match (self.symbol(), self.keyword()) {
                (Some(Symbol::Star), _) => BinaryOperator::Times,
                (Some(Symbol::Slash), _) => BinaryOperator::Divide,
                (_, Some(Keyword::Mod)) => BinaryOperator::Modulo,
                (_, Some(Keyword::Rem)) => BinaryOperator::Remainder,
                _ => return Ok(result),
            };
            self.advance();
            result = Expression::binary(operator, result, self.factor()?);
        }
    }

    /// A minus right before a number belongs to it: otherwise the least integer could not be written.
    fn factor(&mut self) -> SqlResult<Expression> {
        if self.accept_symbol(Symbol::Minus) {
            return match self.peek() {
                Some(token) if matches!(token.kind, TokenKind::Integer | TokenKind::Decimal) => {
                    let text = [b"-", token.text.as_slice()].concat();
                    self.number(token.kind, &text)
                }
                _ => Ok(Expression::unary(UnaryOperator::Minus, self.factor()?)),
            };
        }
        if self.accept_symbol(Symbol::Plus) {
            return self.factor();
        }
        self.primary()
    }

    fn primary(&mut self) -> SqlResult<Expression> {
        let token = match self.peek() {
            Some(token) => token,
            None => return self.unexpected("an expression"),
        };
        match token.kind {
            TokenKind::Word(keyword) => self.word(keyword, &token.text),
            TokenKind::Integer | TokenKind::Decimal => self.number(token.kind, &token.text),
            TokenKind::Text => {
                self.advance();
                Ok(Expression::Literal(Value::text(token.text.as_slice())?))
            }
            TokenKind::Sign(Symbol::LeftParen) => {
                self.advance();
                let result = self.expression()?;
                self.expect_symbol(Symbol::RightParen)?;
                Ok(result)
            }
            TokenKind::Sign(_) => self.unexpected("an expression"),
        }
    }

    /// Passes over the number; `text` is how it reads, with or without a minus.
    fn number(&mut self, kind: TokenKind, text: &[u8]) -> SqlResult<Expression> {
        self.advance();
        let value = if kind == TokenKind::Integer {
            Value::Integer(in_number_range(numbers::parse_integer(text))?)
        } else {
            Value::Decimal(in_number_range(numbers::parse_cents(text))?)
        };
        Ok(Expression::Literal(value))
    }

    fn word(&mut self, keyword: Option<Keyword>, text: &[u8]) -> SqlResult<Expression> {
        let literal = match keyword {
            Some(Keyword::True) => Some(Value::Boolean(true)),
            Some(Keyword::False) => Some(Value::Boolean(false)),
            Some(Keyword::Null) => Some(Value::Null),
            Some(Keyword::Date) => {
                self.advance();
                return self.date();
            }
            Some(other) if other.is_reserved() => return self.unexpected("an expression"),
            _ => None,
        };
        self.advance();
        if let Some(value) = literal {
            return Ok(Expression::Literal(value));
        }
        if self.accept_symbol(Symbol::LeftParen) {
            return self.call(text);
        }
        Ok(Expression::Column(Name::new(text)?))
    }

    /// The text behind DATE.
    fn date(&mut self) -> SqlResult<Expression> {
        match self.peek() {
            Some(token) if token.kind == TokenKind::Text => {
                let value = Value::text(token.text.as_slice())?.convert(ValueKind::Date)?;
                self.advance();
                Ok(Expression::Literal(value))
            }
            _ => self.unexpected("a date between apostrophes"),
        }
    }

    fn call(&mut self, name: &[u8]) -> SqlResult<Expression> {
        if let Some(kind) = AggregateKind::lookup(name) {
            return self.aggregate(kind);
        }
        let function = match FunctionName::lookup(name) {
            Some(function) => function,
            None => return fail(ErrorCode::UnknownFunction, name),
        };
        let full = || SqlError::new(ErrorCode::TooManyValues, format!("at most {MAX_ARGUMENTS}"));
        let arguments = self.list(MAX_ARGUMENTS, full, Self::expression)?;
        self.expect_symbol(Symbol::RightParen)?;
        if !function.takes(arguments.len()) {
            let count = text_tools::plural(arguments.len(), "argument");
            let detail = [name, format!(" with {count}").as_bytes()].concat();
            return fail(ErrorCode::WrongArguments, detail);
        }
        Ok(Expression::Call(function, arguments))
    }

    fn aggregate(&mut self, kind: AggregateKind) -> SqlResult<Expression> {
        if self.slots_used == MAX_AGGREGATES {
            return fail(ErrorCode::TooManyValues, "aggregates");
        }
        let slot = self.slots_used;
        self.slots_used += 1;
        let argument = if kind == AggregateKind::Count && self.accept_symbol(Symbol::Star) {
            None
        } else {
            Some(self.expression()?)
        };
        self.expect_symbol(Symbol::RightParen)?;
        Ok(Expression::Aggregate(Box::new(Aggregate {
            kind,
            slot,
            argument,
        })))
    }

    // ---------------------------------------------------------------- statements

    fn statement(&mut self) -> SqlResult<Statement> {
        let keyword = match self.keyword() {
            Some(keyword) => keyword,
            None => return self.unexpected("a statement"),
        };
        let start = self.tokens;
        self.advance();
        match keyword {
            Keyword::Create => self.create(),
            Keyword::Drop => {
                self.expect(Keyword::Table)?;
                Ok(Statement::Drop(self.name()?))
            }
            Keyword::Insert => self.insert(),
            Keyword::Select => self.select(),
            Keyword::Update => self.update(),
            Keyword::Delete => {
                self.expect(Keyword::From)?;
                let table = self.name()?;
                Ok(Statement::Delete(table, self.condition()?))
            }
            Keyword::Describe | Keyword::Desc => Ok(Statement::Describe(self.name()?)),
            Keyword::Analyze => {
                let table = self.name()?;
                Ok(Statement::Analyze(table, self.name()?))
            }
            Keyword::Show => self.show(),
            Keyword::Set => self.set(),
            Keyword::Help => Ok(Statement::Help(self.topic())),
            Keyword::Quit | Keyword::Exit => Ok(Statement::Leave),
            _ => {
                self.tokens = start;
                self.unexpected("a statement")
            }
        }
    }

    fn create(&mut self) -> SqlResult<Statement> {
        self.expect(Keyword::Table)?;
        let mut schema = Schema::new(self.name()?);
        self.expect_symbol(Symbol::LeftParen)?;
        loop {
            schema.add(self.column()?)?;
            if !self.accept_symbol(Symbol::Comma) {
                break;
            }
        }
        self.expect_symbol(Symbol::RightParen)?;
        Ok(Statement::Create(schema))
    }

    fn column(&mut self) -> SqlResult<Column> {
        let name = self.name()?;
        let (kind, length) = self.column_type()?;
        let mut column = Column::new(name, kind, length);
        loop {
            if self.accept(Keyword::Not) {
                self.expect(Keyword::Null)?;
                column.not_null = true;
            } else if self.accept(Keyword::Unique) {
                column.unique = true;
            } else if self.accept(Keyword::Primary) {
                self.expect(Keyword::Key)?;
                column.primary = true;
                column.unique = true;
                column.not_null = true;
            } else if self.accept(Keyword::Default) {
                column.default = match self.factor()? {
                    Expression::Literal(value) => column.fit(&value)?,
                    other => {
                        let detail = [other.image().as_slice(), b" instead of a literal"].concat();
                        return fail(ErrorCode::UnexpectedToken, detail);
                    }
                };
            } else {
                return Ok(column);
            }
        }
    }

    fn column_type(&mut self) -> SqlResult<(ValueKind, usize)> {
        let kind = match self.keyword() {
            Some(Keyword::Integer) => ValueKind::Integer,
            Some(Keyword::Decimal) => ValueKind::Decimal,
            Some(Keyword::Boolean) => ValueKind::Boolean,
            Some(Keyword::Date) => ValueKind::Date,
            Some(Keyword::Text | Keyword::Varchar) => ValueKind::Text,
            _ => return self.unexpected("a type"),
        };
        let varchar = self.keyword() == Some(Keyword::Varchar);
        self.advance();
        if !varchar {
            return Ok((kind, MAX_TEXT));
        }
        self.expect_symbol(Symbol::LeftParen)?;
        let length = self.integer()?;
        match usize::try_from(length) {
            Ok(length @ 1..=MAX_TEXT) => {
                self.expect_symbol(Symbol::RightParen)?;
                Ok((kind, length))
            }
            _ => fail(ErrorCode::WrongArguments, format!("varchar({length})")),
        }
    }

    fn insert(&mut self) -> SqlResult<Statement> {
        self.expect(Keyword::Into)?;
        let table = self.name()?;
        let mut targets = Vec::new();
        if self.accept_symbol(Symbol::LeftParen) {
            let full = || SqlError::new(ErrorCode::TooManyColumns, format!("at most {MAX_ITEMS}"));
            targets = self.list(MAX_ITEMS, full, Self::name)?;
            self.expect_symbol(Symbol::RightParen)?;
        }
        self.expect(Keyword::Values)?;
        let mut lists = Vec::new();
        loop {
            lists.push(self.value_list()?);
            if !self.accept_symbol(Symbol::Comma) {
                break;
            }
        }
        Ok(Statement::Insert(Insert {
            table,
            targets,
            lists,
        }))
    }

    fn value_list(&mut self) -> SqlResult<Vec<Expression>> {
        self.expect_symbol(Symbol::LeftParen)?;
        let full = || SqlError::new(ErrorCode::TooManyValues, format!("at most {MAX_ITEMS}"));
        let list = self.list(MAX_ITEMS, full, Self::expression)?;
        self.expect_symbol(Symbol::RightParen)?;
        Ok(list)
    }

    fn select(&mut self) -> SqlResult<Statement> {
        let distinct = self.accept(Keyword::Distinct);
        let items = self.items()?;
        let table = if self.accept(Keyword::From) {
            Some(self.name()?)
        } else if items.is_none() {
            return self.unexpected(Keyword::From.spelling());
        } else {
            None
        };
        let aggregates = self.slots_used;
        let condition = self.condition()?;
        let sort_keys = if self.accept(Keyword::Order) {
            self.order()?
        } else {
            Vec::new()
        };
        let mut limit = usize::MAX;
        let mut offset = 0;
        if self.accept(Keyword::Limit) {
            limit = self.integer()? as usize;
            if self.accept(Keyword::Offset) {
                offset = self.integer()? as usize;
            }
        }
        Ok(Statement::Select(Select {
            distinct,
            items,
            aggregates,
            table,
            condition,
            sort_keys,
            limit,
            offset,
        }))
    }

    fn items(&mut self) -> SqlResult<Option<Vec<SelectItem>>> {
        if self.accept_symbol(Symbol::Star) {
            return Ok(None);
        }
        let mut items = Vec::new();
        loop {
            if items.len() == MAX_ITEMS {
                return at_most(ErrorCode::TooManyColumns, MAX_ITEMS);
            }
            let term = self.expression()?;
            let alias = if self.accept(Keyword::As) {
                Some(self.name()?)
            } else {
                None
            };
            items.push(SelectItem { term, alias });
            if !self.accept_symbol(Symbol::Comma) {
                return Ok(Some(items));
            }
        }
    }

    fn order(&mut self) -> SqlResult<Vec<SortKey>> {
        self.expect(Keyword::By)?;
        let full = || {
            SqlError::new(
                ErrorCode::TooManyValues,
                format!("at most {MAX_SORT_KEYS} sort keys"),
            )
        };
        self.list(MAX_SORT_KEYS, full, |parser| {
            let term = parser.expression()?;
            let descending = parser.accept(Keyword::Desc);
            if !descending {
                parser.accept(Keyword::Asc); // the default
            }
            Ok(SortKey { term, descending })
        })
    }

    fn condition(&mut self) -> SqlResult<Option<Expression>> {
        if self.accept(Keyword::Where) {
            Ok(Some(self.expression()?))
        } else {
            Ok(None)
        }
    }

    fn update(&mut self) -> SqlResult<Statement> {
        let table = self.name()?;
        self.expect(Keyword::Set)?;
        let full = || SqlError::new(ErrorCode::TooManyColumns, format!("at most {MAX_ITEMS}"));
        let assignments = self.list(MAX_ITEMS, full, |parser| {
            let column = parser.name()?;
            parser.expect_symbol(Symbol::Equal)?;
            let term = parser.expression()?;
            Ok(Assignment { column, term })
        })?;
        let condition = self.condition()?;
        Ok(Statement::Update(Update {
            table,
            assignments,
            condition,
        }))
    }

    fn show(&mut self) -> SqlResult<Statement> {
        let topic = match self.keyword() {
            Some(Keyword::Tables) => Topic::Tables,
            Some(Keyword::Settings) => Topic::Settings,
            Some(Keyword::Statistics) => Topic::Statistics,
            Some(Keyword::Journal) => Topic::Journal,
            _ => return self.unexpected("TABLES, SETTINGS, STATISTICS or JOURNAL"),
        };
        self.advance();
        Ok(Statement::Show(topic))
    }

    fn set(&mut self) -> SqlResult<Statement> {
        let name = match self.peek() {
            Some(token) if matches!(token.kind, TokenKind::Word(_)) => token.text.clone(),
            _ => return self.unexpected("a setting"),
        };
        self.advance();
        self.accept_symbol(Symbol::Equal); // optional
        let argument = match self.peek() {
            Some(token) if !matches!(token.kind, TokenKind::Sign(_)) => token.text.clone(),
            _ => return self.unexpected("a value"),
        };
        self.advance();
        Ok(Statement::Set(name, argument))
    }

    /// The optional word behind HELP.
    fn topic(&mut self) -> Vec<u8> {
        match self.peek() {
            Some(token) if matches!(token.kind, TokenKind::Word(_)) => {
                self.advance();
                token.text.clone()
            }
            _ => Vec::new(),
        }
    }
}
