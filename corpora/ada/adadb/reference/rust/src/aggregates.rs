//! COUNT, SUM, AVG, MIN and MAX.

use crate::keywords::AggregateKind;
use crate::numbers::{self, Cents};
use crate::sql_errors::{fail, in_range, ErrorCode, SqlResult};
use crate::values::Value;

#[derive(Clone, Debug, Default)]
pub struct Accumulator {
    count: i32,
    /// Hundredths.
    total: i64,
    has_decimals: bool,
    /// The least or greatest value so far, for MIN and MAX.
    extreme: Value,
}

impl Accumulator {
    /// NULL is passed over.
    pub fn add(&mut self, kind: AggregateKind, value: Value) -> SqlResult<()> {
        if value.is_null() {
            return Ok(());
        }
        self.count += 1;
        match kind {
            AggregateKind::Count => {}
            AggregateKind::Sum | AggregateKind::Avg => {
                self.total += match value.cents() {
                    Some(cents) => cents.hundredths(),
                    None => {
                        return fail(
                            ErrorCode::TypeMismatch,
                            format!("sum of {}", value.kind().name()),
                        )
                    }
                };
                self.has_decimals |= matches!(value, Value::Decimal(_));
            }
            AggregateKind::Min => {
                if self.count == 1 || value.sort_order(&self.extreme).is_lt() {
                    self.extreme = value;
                }
            }
            AggregateKind::Max => {
                if self.count == 1 || value.sort_order(&self.extreme).is_gt() {
                    self.extreme = value;
                }
            }
        }
        Ok(())
    }

    /// NULL when there was nothing, except for COUNT.
    pub fn result(&self, kind: AggregateKind) -> SqlResult<Value> {
        match kind {
            AggregateKind::Count => Ok(Value::Integer(self.count)),
            AggregateKind::Sum | AggregateKind::Avg if self.count == 0 => Ok(Value::Null),
            AggregateKind::Sum if self.has_decimals => {
                in_range(Cents::new(self.total)).map(Value::Decimal)
            }
            AggregateKind::Sum => {
                in_range(i32::try_from(self.total / 100).ok()).map(Value::Integer)
            }
            AggregateKind::Avg => {
                let mean = numbers::round_div(self.total, i64::from(self.count));
                in_range(mean.and_then(Cents::new)).map(Value::Decimal)
            }
            AggregateKind::Min | AggregateKind::Max => Ok(self.extreme.clone()),
        }
    }
}
