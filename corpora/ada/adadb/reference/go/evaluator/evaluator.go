// Package evaluator checks expressions against a schema and computes them for a row.
package evaluator

import (
	"migrated/aggregates"
	"migrated/like_match"
	"migrated/schemas"
	"migrated/sql_errors"
	"migrated/sql_functions"
	tree "migrated/syntax_tree"
	"migrated/values"
)

// Context is what an expression is computed for. Without table the schema is nil; the slots are the
// results of aggregates.
type Context struct {
	Schema *schemas.Schema
	Row    schemas.Row
	Slots  *Slots
}

// Slots are the results of aggregates.
type Slots [tree.MaxAggregates]values.Value

// Accumulators are the states of aggregates.
type Accumulators [tree.MaxAggregates]aggregates.Accumulator

// CheckMode says what may be in an expression.
type CheckMode int

const (
	// Plain: columns, no aggregates.
	Plain CheckMode = iota
	// Grouped: no columns outside of aggregates.
	Grouped
)

// Check finds unknown columns and misplaced aggregates. A nil expression is right.
func Check(expression tree.Expression, schema *schemas.Schema, mode CheckMode) error {
	switch e := expression.(type) {
	case nil:
		return nil
	case tree.Column:
		if _, err := schema.Require(e.Name); err != nil {
			return err
		}
		if mode == Grouped {
			return sql_errors.Newf(sql_errors.MisplacedAggregate, "column %s beside one", e.Name)
		}
	case tree.Aggregate:
		if mode == Plain {
			return sql_errors.New(sql_errors.MisplacedAggregate, e.String())
		}
		mode = Plain
	}
	for _, operand := range expression.Operands() {
		if err := Check(operand, schema, mode); err != nil {
			return err
		}
	}
	return nil
}

// Accumulate adds the current row to all aggregates in the expression.
func (c Context) Accumulate(expression tree.Expression, totals *Accumulators) error {
	aggregate, ok := expression.(tree.Aggregate)
	if !ok {
		for _, operand := range expression.Operands() {
			if err := c.Accumulate(operand, totals); err != nil {
				return err
			}
		}
		return nil
	}
	// COUNT(*) counts something that is never NULL.
	value := values.Integer(1)
	if aggregate.Argument != nil {
		var err error
		if value, err = c.Evaluate(aggregate.Argument); err != nil {
			return err
		}
	}
	return totals[aggregate.Slot].Add(aggregate.Kind, value)
}

// Conclude puts the results of all aggregates in the expression into their slots.
func Conclude(expression tree.Expression, totals *Accumulators, slots *Slots) error {
	if aggregate, ok := expression.(tree.Aggregate); ok {
		result, err := totals[aggregate.Slot].Result(aggregate.Kind)
		slots[aggregate.Slot] = result
		return err
	}
	for _, operand := range expression.Operands() {
		if err := Conclude(operand, totals, slots); err != nil {
			return err
		}
	}
	return nil
}

// Holds is true for a nil condition.
func (c Context) Holds(condition tree.Expression) (bool, error) {
	if condition == nil {
		return true, nil
	}
	truth, err := c.truth(condition)
	return truth == values.Yes, err
}

func (c Context) truth(expression tree.Expression) (values.Truth, error) {
	value, err := c.Evaluate(expression)
	if err != nil {
		return values.No, err
	}
	return value.Truth()
}

// fromTruth makes a value of a truth that may have failed.
func fromTruth(truth values.Truth, err error) (values.Value, error) {
	if err != nil {
		return values.Null, err
	}
	return truth.Value(), nil
}

// Evaluate computes an expression that has been checked.
func (c Context) Evaluate(expression tree.Expression) (values.Value, error) {
	switch e := expression.(type) {
	case tree.Literal:
		return e.Value, nil
	case tree.Column:
		place, err := c.Schema.Require(e.Name)
		if err != nil {
			return values.Null, err
		}
		return c.Row[place], nil
	case tree.Unary:
		return c.unary(e)
	case tree.Binary:
		if e.Operator == tree.And || e.Operator == tree.Or {
			return fromTruth(c.logic(e))
		}
		return c.binary(e)
	case tree.Member:
		return fromTruth(c.member(e))
	case tree.Between:
		return fromTruth(c.between(e))
	case tree.Call:
		arguments, err := c.All(e.Arguments)
		if err != nil {
			return values.Null, err
		}
		return sql_functions.Call(e.Function, arguments)
	case tree.Aggregate:
		return c.Slots[e.Slot], nil
	}
	return values.Null, nil
}

// All computes expressions from left to right, up to the first error.
func (c Context) All(expressions []tree.Expression) ([]values.Value, error) {
	results := make([]values.Value, 0, len(expressions))
	for _, expression := range expressions {
		value, err := c.Evaluate(expression)
		if err != nil {
			return nil, err
		}
		results = append(results, value)
	}
	return results, nil
}

func (c Context) unary(e tree.Unary) (values.Value, error) {
	operand, err := c.Evaluate(e.Operand)
	if err != nil {
		return values.Null, err
	}
	switch e.Operator {
	case tree.Negate:
		return operand.Negate()
	case tree.Not:
		truth, err := operand.Truth()
		return fromTruth(truth.Not(), err)
	}
	return values.Boolean(operand.IsNull()), nil
}

// logic is AND and OR: the right side is not looked at when the left decides.
func (c Context) logic(e tree.Binary) (values.Truth, error) {
	left, err := c.truth(e.Left)
	if err != nil {
		return values.No, err
	}
	if e.Operator == tree.And && left == values.No || e.Operator == tree.Or && left == values.Yes {
		return left, nil
	}
	right, err := c.truth(e.Right)
	if e.Operator == tree.And {
		return min(left, right), err
	}
	return max(left, right), err
}

func (c Context) binary(e tree.Binary) (values.Value, error) {
	operands, err := c.All(e.Operands())
	if err != nil {
		return values.Null, err
	}
	left, right := operands[0], operands[1]
	switch e.Operator {
	case tree.Plus:
		return left.Add(right)
	case tree.Minus:
		return left.Subtract(right)
	case tree.Times:
		return left.Multiply(right)
	case tree.Divide:
		return left.Divide(right)
	case tree.Modulo:
		return left.Modulo(right)
	case tree.Remainder:
		return left.Remainder(right)
	case tree.Concatenate:
		return left.Concatenate(right)
	case tree.Like:
		return fromTruth(like(left, right))
	}
	return fromTruth(left.Test(e.Operator.Comparison(), right))
}

func like(text, pattern values.Value) (values.Truth, error) {
	if text.IsNull() || pattern.IsNull() {
		return values.Unknown, nil
	}
	parsed, ok := like_match.Parse(pattern.String())
	if !ok {
		return values.No, sql_errors.New(sql_errors.InvalidPattern, pattern.String())
	}
	return values.TruthOf(parsed.Matches(text.String())), nil
}

// member leaves the list at the first equal value.
func (c Context) member(e tree.Member) (values.Truth, error) {
	subject, err := c.Evaluate(e.Subject)
	if err != nil {
		return values.No, err
	}
	result := values.No
	for _, term := range e.List {
		value, err := c.Evaluate(term)
		if err != nil {
			return values.No, err
		}
		same, err := subject.Test(values.Equal, value)
		if err != nil {
			return values.No, err
		}
		if result = max(result, same); result == values.Yes {
			break
		}
	}
	return result, nil
}

func (c Context) between(e tree.Between) (values.Truth, error) {
	operands, err := c.All(e.Operands())
	if err != nil {
		return values.No, err
	}
	above, err := operands[0].Test(values.GreaterOrEqual, operands[1])
	if err != nil {
		return values.No, err
	}
	below, err := operands[0].Test(values.LessOrEqual, operands[2])
	return min(above, below), err
}
