//! Checks expressions against a schema and computes them for a row.

use crate::aggregates::Accumulator;
use crate::keywords::AggregateKind;
use crate::like_match::Pattern;
use crate::schemas::Schema;
use crate::sql_errors::{fail, ErrorCode, SqlResult};
use crate::sql_functions;
use crate::syntax_tree::{BinaryOperator, Expression, UnaryOperator, MAX_AGGREGATES};
use crate::values::{Comparison, Truth, Value};

/// What an expression is computed for.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// `None`: there is no table.
    pub schema: Option<&'a Schema>,
    pub row: &'a [Value],
    /// Results of the aggregates.
    pub slots: &'a [Value],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckMode {
    /// Columns, no aggregates.
    Plain,
    /// No columns outside of aggregates.
    Grouped,
}

pub type Accumulators = [Accumulator; MAX_AGGREGATES];
pub type Slots = [Value; MAX_AGGREGATES];

pub fn check(expression: &Expression, schema: Option<&Schema>, mode: CheckMode) -> SqlResult<()> {
    let mut inner = mode;
    match expression {
        Expression::Column(name) => {
            if schema.and_then(|schema| schema.find(name)).is_none() {
                return fail(ErrorCode::UnknownColumn, name.as_str());
            }
            if mode == CheckMode::Grouped {
                let detail = format!("column {} beside one", name.as_str());
                return fail(ErrorCode::MisplacedAggregate, detail);
            }
        }
        Expression::Aggregate(_) => {
            if mode == CheckMode::Plain {
                return fail(ErrorCode::MisplacedAggregate, expression.image());
            }
            inner = CheckMode::Plain;
        }
        _ => {}
    }
    expression
        .operands()
        .into_iter()
        .try_for_each(|operand| check(operand, schema, inner))
}

/// Adds the current row to all aggregates in the expression.
pub fn accumulate(
    expression: &Expression,
    context: Context,
    totals: &mut Accumulators,
) -> SqlResult<()> {
    if let Expression::Aggregate(aggregate) = expression {
        let value = match &aggregate.argument {
            // COUNT(*) counts something that is never NULL.
            None => Value::Integer(1),
            Some(argument) => context.evaluate(argument)?,
        };
        return totals[aggregate.slot].add(aggregate.kind, value);
    }
    expression
        .operands()
        .into_iter()
        .try_for_each(|operand| accumulate(operand, context, totals))
}

/// Puts the results of all aggregates in the expression into their slots.
pub fn conclude(
    expression: &Expression,
    totals: &Accumulators,
    slots: &mut Slots,
) -> SqlResult<()> {
    if let Expression::Aggregate(aggregate) = expression {
        let kind: AggregateKind = aggregate.kind;
        slots[aggregate.slot] = totals[aggregate.slot].result(kind)?;
        return Ok(());
    }
    expression
        .operands()
        .into_iter()
        .try_for_each(|operand| conclude(operand, totals, slots))
}

fn like(text: &Value, pattern: &Value) -> SqlResult<Truth> {
    if text.is_null() || pattern.is_null() {
        return Ok(Truth::Unknown);
    }
    let image = pattern.image();
    match Pattern::parse(&image) {
        Some(pattern) => Ok(Truth::of(pattern.matches(&text.image()))),
        None => fail(ErrorCode::InvalidPattern, image),
    }
}

impl Context<'_> {
    /// A condition that is not there is true.
    pub fn holds(self, condition: Option<&Expression>) -> SqlResult<bool> {
        match condition {
            None => Ok(true),
            Some(condition) => Ok(self.truth(condition)? == Truth::Yes),
        }
    }

    pub fn evaluate(self, expression: &Expression) -> SqlResult<Value> {
        match expression {
            Expression::Literal(value) => Ok(value.clone()),
            Expression::Column(name) => match self.schema.and_then(|schema| schema.find(name)) {
                Some(place) => Ok(self.row[place].clone()),
                None => fail(ErrorCode::UnknownColumn, name.as_str()),
            },
            Expression::Unary(operator, operand) => {
                let operand = self.evaluate(operand)?;
                match operator {
                    UnaryOperator::Minus => operand.negate(),
                    UnaryOperator::Not => Ok((!operand.truth()?).into()),
                    UnaryOperator::IsNull => Ok(Value::Boolean(operand.is_null())),
                }
            }
            Expression::Binary(operator, left, right) => self.binary(*operator, left, right),
            Expression::Member(subject, list) => self.member(subject, list).map(Value::from),
            Expression::Between(terms) => self.between(terms).map(Value::from),
            Expression::Call(function, arguments) => {
                let arguments: SqlResult<Vec<Value>> = arguments
                    .iter()
                    .map(|argument| self.evaluate(argument))
                    .collect();
                sql_functions::call(*function, &arguments?)
            }
            Expression::Aggregate(aggregate) => Ok(self.slots[aggregate.slot].clone()),
        }
    }

    fn truth(self, expression: &Expression) -> SqlResult<Truth> {
        self.evaluate(expression)?.truth()
    }

    fn binary(
        self,
        operator: BinaryOperator,
        left: &Expression,
        right: &Expression,
    ) -> SqlResult<Value> {
        // AND and OR: the right side is not looked at when the left decides.
        match operator {
            BinaryOperator::And => {
                return Ok(match self.truth(left)? {
                    Truth::No => Truth::No,
                    other => other.and(self.truth(right)?),
                }
                .into());
            }
            BinaryOperator::Or => {
                return Ok(match self.truth(left)? {
                    Truth::Yes => Truth::Yes,
                    other => other.or(self.truth(right)?),
                }
                .into());
            }
            _ => {}
        }
        let left = self.evaluate(left)?;
        let right = self.evaluate(right)?;
        match operator {
            BinaryOperator::Plus => left.add(&right),
            BinaryOperator::Minus => left.subtract(&right),
            BinaryOperator::Times => left.multiply(&right),
            BinaryOperator::Divide => left.divide(&right),
            BinaryOperator::Modulo => left.modulo(&right),
            BinaryOperator::Remainder => left.remainder(&right),
            BinaryOperator::Concatenate => left.concatenate(&right),
            BinaryOperator::Compare(comparison) => left.test(comparison, &right).map(Value::from),
            BinaryOperator::Like => like(&left, &right).map(Value::from),
            BinaryOperator::And | BinaryOperator::Or => unreachable!("decided above"),
        }
    }

    /// The list is left at the first equal value.
    fn member(self, subject: &Expression, list: &[Expression]) -> SqlResult<Truth> {
        let subject = self.evaluate(subject)?;
        let mut result = Truth::No;
        for term in list {
            result = result.or(subject.test(Comparison::Equal, &self.evaluate(term)?)?);
            if result == Truth::Yes {
                break;
            }
        }
        Ok(result)
    }

    fn between(self, terms: &[Expression; 3]) -> SqlResult<Truth> {
        let [subject, low, high] = terms;
        let subject = self.evaluate(subject)?;
        let low = self.evaluate(low)?;
        let high = self.evaluate(high)?;
        let above = subject.test(Comparison::GreaterOrEqual, &low)?;
        let below = subject.test(Comparison::LessOrEqual, &high)?;
        Ok(above.and(below))
    }
}
