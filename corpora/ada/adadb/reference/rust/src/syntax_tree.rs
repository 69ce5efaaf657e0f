//! Expressions and statements as the parser delivers them.

use crate::keywords::{AggregateKind, FunctionName};
use crate::names::Name;
use crate::schemas::{Schema, MAX_COLUMNS};
use crate::values::{Comparison, Value};

pub const MAX_OPERANDS: usize = 16;
pub const MAX_ITEMS: usize = MAX_COLUMNS;
pub const MAX_SORT_KEYS: usize = 4;
pub const MAX_AGGREGATES: usize = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOperator {
    Minus,
    Not,
    IsNull,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOperator {
    Plus,
    Minus,
    Times,
    Divide,
    Modulo,
    Remainder,
    Concatenate,
    Compare(Comparison),
    Like,
    And,
    Or,
}

#[derive(Clone, Debug)]
pub enum Expression {
    Literal(Value),
    Column(Name),
    Unary(UnaryOperator, Box<Expression>),
    Binary(BinaryOperator, Box<Expression>, Box<Expression>),
    /// What is looked for, and the list.
    Member(Box<Expression>, Vec<Expression>),
    /// What is tested, the lower and the upper bound.
    Between(Box<[Expression; 3]>),
    Call(FunctionName, Vec<Expression>),
    Aggregate(Box<Aggregate>),
}

#[derive(Clone, Debug)]
pub struct Aggregate {
    pub kind: AggregateKind,
    /// Counted from 0 within the statement.
    pub slot: usize,
    /// `None`: all rows.
    pub argument: Option<Expression>,
}

#[derive(Clone, Debug)]
pub struct SelectItem {
    pub term: Expression,
    pub alias: Option<Name>,
}

#[derive(Clone, Debug)]
pub struct SortKey {
    pub term: Expression,
    pub descending: bool,
}

#[derive(Clone, Debug)]
pub struct Assignment {
    pub column: Name,
    pub term: Expression,
}

#[derive(Clone, Debug)]
pub struct Insert {
    pub table: Name,
    /// Empty: all columns.
    pub targets: Vec<Name>,
    pub lists: Vec<Vec<Expression>>,
}

#[derive(Clone, Debug)]
pub struct Select {
    pub distinct: bool,
    /// `None`: SELECT *.
    pub items: Option<Vec<SelectItem>>,
    pub aggregates: usize,
    pub table: Option<Name>,
    pub condition: Option<Expression>,
    pub sort_keys: Vec<SortKey>,
    pub limit: usize,
    pub offset: usize,
}

#[derive(Clone, Debug)]
pub struct Update {
    pub table: Name,
    pub assignments: Vec<Assignment>,
    pub condition: Option<Expression>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Tables,
    Settings,
    Statistics,
    Journal,
}

#[derive(Clone, Debug)]
pub enum Statement {
    Create(Schema),
    Drop(Name),
    Insert(Insert),
    Select(Select),
    Update(Update),
    Delete(Name, Option<Expression>),
    Describe(Name),
    /// Table and column.
    Analyze(Name, Name),
    Show(Topic),
    /// Setting and value.
    Set(Vec<u8>, Vec<u8>),
    Help(Vec<u8>),
    Leave,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementKind {
    Create,
    Drop,
    Insert,
    Select,
    Update,
    Delete,
    Describe,
    Analyze,
    Show,
    Set,
    Help,
    Leave,
}

impl StatementKind {
    pub const ALL: [Self; 12] = [
        Self::Create,
        Self::Drop,
        Self::Insert,
        Self::Select,
        Self::Update,
        Self::Delete,
        Self::Describe,
        Self::Analyze,
        Self::Show,
        Self::Set,
        Self::Help,
        Self::Leave,
    ];

    /// As the journal and the statistics name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Create => "create_table",
            Self::Drop => "drop_table",
            Self::Insert => "insert_rows",
            Self::Select => "select_rows",
            Self::Update => "update_rows",
            Self::Delete => "delete_rows",
            Self::Describe => "describe_table",
            Self::Analyze => "analyze_column",
            Self::Show => "show_topic",
            Self::Set => "set_option",
            Self::Help => "give_help",
            Self::Leave => "leave",
        }
    }
}

impl Statement {
    pub fn kind(&self) -> StatementKind {
        match self {
            Self::Create(_) => StatementKind::Create,
            Self::Drop(_) => StatementKind::Drop,
            Self::Insert(_) => StatementKind::Insert,
            Self::Select(_) => StatementKind::Select,
            Self::Update(_) => StatementKind::Update,
            Self::Delete(..) => StatementKind::Delete,
            Self::Describe(_) => StatementKind::Describe,
            Self::Analyze(..) => StatementKind::Analyze,
            Self::Show(_) => StatementKind::Show,
            Self::Set(..) => StatementKind::Set,
            Self::Help(_) => StatementKind::Help,
            Self::Leave => StatementKind::Leave,
        }
    }

    pub fn table(&self) -> Option<&Name> {
        match self {
            Self::Create(schema) => Some(&schema.table),
            Self::Drop(table)
            | Self::Delete(table, _)
            | Self::Describe(table)
            | Self::Analyze(table, _) => Some(table),
            Self::Insert(insert) => Some(&insert.table),
            Self::Select(select) => select.table.as_ref(),
            Self::Update(update) => Some(&update.table),
            Self::Show(_) | Self::Set(..) | Self::Help(_) | Self::Leave => None,
        }
    }
}

impl BinaryOperator {
    pub fn spelling(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Divide => "/",
            Self::Modulo => "mod",
            Self::Remainder => "rem",
            Self::Concatenate => "||",
            Self::Compare(Comparison::Equal) => "=",
            Self::Compare(Comparison::NotEqual) => "<>",
            Self::Compare(Comparison::Less) => "<",
            Self::Compare(Comparison::LessOrEqual) => "<=",
            Self::Compare(Comparison::Greater) => ">",
            Self::Compare(Comparison::GreaterOrEqual) => ">=",
            Self::Like => "like",
            Self::And => "and",
            Self::Or => "or",
        }
    }
}

impl Expression {
    pub fn unary(operator: UnaryOperator, operand: Self) -> Self {
        Self::Unary(operator, Box::new(operand))
    }

    pub fn binary(operator: BinaryOperator, left: Self, right: Self) -> Self {
        Self::Binary(operator, Box::new(left), Box::new(right))
    }

    /// The expressions right below this one.
    pub fn operands(&self) -> Vec<&Self> {
        match self {
            Self::Literal(_) | Self::Column(_) => Vec::new(),
            Self::Unary(_, operand) => vec![operand],
            Self::Binary(_, left, right) => vec![left, right],
            Self::Member(subject, list) => std::iter::once(&**subject).chain(list).collect(),
            Self::Between(terms) => terms.iter().collect(),
            Self::Call(_, arguments) => arguments.iter().collect(),
            Self::Aggregate(aggregate) => aggregate.argument.iter().collect(),
        }
    }

    /// The expression as text: heading of a column without alias.
    pub fn image(&self) -> Vec<u8> {
        let mut result = Vec::new();
        self.write_image(&mut result);
        result
    }

    fn write_image(&self, out: &mut Vec<u8>) {
        match self {
            Self::Literal(value) => out.extend(value.literal()),
            Self::Column(name) => out.extend_from_slice(name.as_str().as_bytes()),
            Self::Unary(UnaryOperator::Minus, operand) => {
                out.push(b'-');
                operand.write_image(out);
            }
            Self::Unary(UnaryOperator::Not, operand) => {
                out.extend_from_slice(b"not ");
                operand.write_image(out);
            }
            Self::Unary(UnaryOperator::IsNull, operand) => {
                operand.write_image(out);
                out.extend_from_slice(b" is null");
            }
            Self::Binary(operator, left, right) => {
                out.push(b'(');
                left.write_image(out);
                out.push(b' ');
                out.extend_from_slice(operator.spelling().as_bytes());
                out.push(b' ');
                right.write_image(out);
                out.push(b')');
            }
            Self::Member(subject, list) => {
                subject.write_image(out);
                out.extend_from_slice(b" in ");
                write_list(list, out);
            }
            Self::Between(terms) => {
                let [subject, low, high] = &**terms;
                out.push(b'(');
                subject.write_image(out);
                out.extend_from_slice(b" between ");
                low.write_image(out);
                out.extend_from_slice(b" and ");
                high.write_image(out);
                out.push(b')');
            }
            Self::Call(function, arguments) => {
                out.extend_from_slice(function.name().as_bytes());
                write_list(arguments, out);
            }
            Self::Aggregate(aggregate) => match &aggregate.argument {
                None => out.extend_from_slice(b"count(*)"),
                Some(argument) => {
                    out.extend_from_slice(aggregate.kind.name().as_bytes());
                    out.push(b'(');
                    argument.write_image(out);
                    out.push(b')');
                }
            },
        }
    }
}

/// Expressions between parentheses, separated by commas.
fn write_list(list: &[Expression], out: &mut Vec<u8>) {
    out.push(b'(');
    for (i, term) in list.iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(b", ");
        }
        term.write_image(out);
    }
    out.push(b')');
}
