//! The scalar functions of SQL.

use std::cmp::Ordering;

use crate::dates::Date;
use crate::hashing;
use crate::keywords::FunctionName;
use crate::numbers;
use crate::sql_errors::{in_range, SqlResult};
use crate::text_tools;
use crate::values::{Comparison, Truth, Value, ValueKind};

/// Apart from COALESCE, NULLIF, GREATEST and LEAST all functions give NULL when an argument is NULL.
/// The number of arguments has been checked.
pub fn call(function: FunctionName, arguments: &[Value]) -> SqlResult<Value> {
    let first = &arguments[0];
    match function {
        FunctionName::Coalesce => return Ok(coalesce(arguments)),
        FunctionName::Greatest => return Ok(extreme(arguments, Ordering::Greater)),
        FunctionName::Least => return Ok(extreme(arguments, Ordering::Less)),
        FunctionName::Nullif => {
            let same = first.test(Comparison::Equal, &arguments[1])? == Truth::Yes;
            return Ok(if same { Value::Null } else { first.clone() });
        }
        _ => {}
    }
    if arguments.iter().any(Value::is_null) {
        return Ok(Value::Null);
    }
    match function {
        FunctionName::Abs => absolute(first),
        FunctionName::Grouped => Value::text(numbers::grouped_image(first.to_integer()?)),
        FunctionName::Power => {
            let base = first.to_integer()?;
            let exponent = arguments[1].to_integer()?;
            in_range(numbers::power(base, exponent)).map(Value::Integer)
        }
        FunctionName::Sign => Ok(Value::Integer(first.to_cents()?.signum())),
        FunctionName::Round => {
            let cents = first.to_cents()?;
            let places = arguments.get(1).map_or(Ok(0), Value::to_integer)?;
            in_range(cents.rounded_to(places)).map(Value::Decimal)
        }
        FunctionName::ToDate => first.convert(ValueKind::Date),
        FunctionName::ToDecimal => first.convert(ValueKind::Decimal),
        FunctionName::ToInteger => first.convert(ValueKind::Integer),
        FunctionName::ToText => first.convert(ValueKind::Text),
        FunctionName::AddMonths
        | FunctionName::Day
        | FunctionName::DayOfYear
        | FunctionName::LastDay
        | FunctionName::Month
        | FunctionName::Weekday
        | FunctionName::Year => call_date(function, first.to_date()?, arguments),
        _ => call_text(function, &first.image(), arguments),
    }
}

fn absolute(value: &Value) -> SqlResult<Value> {
    match value {
        Value::Integer(n) => in_range(n.checked_abs()).map(Value::Integer),
        other => Ok(Value::Decimal(other.to_cents()?.magnitude())),
    }
}

/// The greatest (or least) of the arguments that are not NULL; the first of equal ones.
fn extreme(arguments: &[Value], wanted: Ordering) -> Value {
    let mut result = &Value::Null;
    for argument in arguments.iter().filter(|argument| !argument.is_null()) {
        if result.is_null() || argument.sort_order(result) == wanted {
            result = argument;
        }
    }
    result.clone()
}

fn coalesce(arguments: &[Value]) -> Value {
    arguments
        .iter()
        .find(|argument| !argument.is_null())
        .cloned()
        .unwrap_or_default()
}

/// Functions whose first argument is a date.
fn call_date(function: FunctionName, date: Date, arguments: &[Value]) -> SqlResult<Value> {
    Ok(match function {
        FunctionName::AddMonths => {
            let months = arguments[1].to_integer()?;
            Value::Date(in_range(date.add_months(months))?.day_count())
        }
        FunctionName::Day => Value::Integer(date.day()),
        FunctionName::DayOfYear => Value::Integer(date.day_of_year()),
        FunctionName::LastDay => Value::Date(date.last_of_month().day_count()),
        FunctionName::Month => Value::Integer(date.month()),
        FunctionName::Weekday => Value::text(date.day_count().weekday_name())?,
        _ => Value::Integer(date.year()),
    })
}

/// A width that was given as an argument.
fn width(argument: &Value) -> SqlResult<usize> {
    let width = usize::try_from(argument.to_integer()?).ok();
    in_range(width.filter(|&width| width <= text_tools::MAX_WIDTH))
}

/// Functions whose first argument is a text.
fn call_text(function: FunctionName, s: &[u8], arguments: &[Value]) -> SqlResult<Value> {
    let text = |i: usize| arguments[i].image();
    let integer = |n: usize| Ok(Value::Integer(n as i32));
    match function {
        FunctionName::Capitalize => Value::text(text_tools::capitalize(s)),
        FunctionName::Center => Value::text(text_tools::center(s, width(&arguments[1])?)),
        FunctionName::Checksum => Value::text(hashing::hex_image(hashing::checksum(s))),
        FunctionName::Combine => {
            let code = hashing::combine(hashing::hash(s), hashing::hash(&text(1)));
            Value::text(hashing::hex_image(code))
        }
        FunctionName::Hash => Value::text(hashing::hex_image(hashing::hash(s))),
        FunctionName::Length => integer(s.len()),
        FunctionName::Lower => Value::text(text_tools::lower_case(s)),
        FunctionName::Lpad => Value::text(text_tools::right_justify(s, width(&arguments[1])?)),
        FunctionName::Position => integer(text_tools::position_of(s, &text(1))),
        FunctionName::Quote => Value::text(text_tools::quoted(s)),
        FunctionName::Replace => Value::text(text_tools::replace_all(s, &text(1), &text(2))),
        FunctionName::Reverse => Value::text(text_tools::reversed(s)),
        FunctionName::Rpad => Value::text(text_tools::left_justify(s, width(&arguments[1])?)),
        FunctionName::Starts => Ok(Value::Boolean(s.starts_with(&text(1)))),
        FunctionName::Substr => {
            let from = arguments[1].to_integer()?;
            let count = arguments
                .get(2)
                .map_or(Ok(s.len() as i32), Value::to_integer)?;
            Value::text(in_range(text_tools::substring(s, from, count))?)
        }
        FunctionName::Trim => Value::text(text_tools::trim(s)),
        FunctionName::Upper => Value::text(text_tools::upper_case(s)),
        _ => integer(text_tools::word_count(s)),
    }
}
