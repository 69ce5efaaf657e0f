// Package aggregates has COUNT, SUM, AVG, MIN and MAX.
package aggregates

import (
	"migrated/keywords"
	"migrated/numbers"
	"migrated/sql_errors"
	"migrated/values"
)

// Accumulator is the state of one aggregate.
type Accumulator struct {
	count       int32
	total       int64 // hundredths
	hasDecimals bool
	extreme     values.Value // the least or greatest so far, for MIN and MAX
}

// Add passes over NULL.
func (a *Accumulator) Add(kind keywords.Aggregate, value values.Value) error {
	if value.IsNull() {
		return nil
	}
	a.count++
	switch kind {
	case keywords.Sum, keywords.Avg:
		if !value.IsNumeric() {
			return sql_errors.Newf(sql_errors.TypeMismatch, "sum of %s", value.Kind())
		}
		a.total += int64(value.Cents())
		a.hasDecimals = a.hasDecimals || value.Kind() == values.DecimalKind
	case keywords.Min:
		if a.count == 1 || value.SortOrder(a.extreme) < 0 {
			a.extreme = value
		}
	case keywords.Max:
		if a.count == 1 || value.SortOrder(a.extreme) > 0 {
			a.extreme = value
		}
	}
	return nil
}

// Result is NULL when there was nothing, except for COUNT.
func (a *Accumulator) Result(kind keywords.Aggregate) (values.Value, error) {
	switch {
	case kind == keywords.Count:
		return values.Integer(a.count), nil
	case kind == keywords.Min || kind == keywords.Max:
		return a.extreme, nil
	case a.count == 0:
		return values.Null, nil
	case kind == keywords.Avg:
		return decimal(numbers.RoundDiv(a.total, int64(a.count)))
	case a.hasDecimals:
		return decimal(a.total)
	}
	n, err := sql_errors.InRange(numbers.ToInteger(a.total / 100))
	if err != nil {
		return values.Null, err
	}
	return values.Integer(n), nil
}

func decimal(hundredths int64) (values.Value, error) {
	c, err := sql_errors.InRange(numbers.ToCents(hundredths))
	if err != nil {
		return values.Null, err
	}
	return values.Decimal(c), nil
}
