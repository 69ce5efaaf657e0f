// Package sql_functions has the scalar functions of SQL.
package sql_functions

import (
	"slices"
	"strings"

	"migrated/dates"
	"migrated/hashing"
	"migrated/keywords"
	"migrated/numbers"
	"migrated/sql_errors"
	"migrated/text_tools"
	"migrated/values"
)

// Call computes a function; the number of arguments has been checked. Apart from COALESCE, NULLIF,
// GREATEST and LEAST all functions give NULL when an argument is NULL.
func Call(function keywords.Function, arguments []values.Value) (values.Value, error) {
	first := arguments[0]
	switch function {
	case keywords.Coalesce:
		return coalesce(arguments), nil
	case keywords.Greatest:
		return extreme(arguments, 1), nil
	case keywords.Least:
		return extreme(arguments, -1), nil
	case keywords.Nullif:
		same, err := first.Test(values.Equal, arguments[1])
		if err != nil || same == values.Yes {
			return values.Null, err
		}
		return first, nil
	}
	if slices.ContainsFunc(arguments, values.Value.IsNull) {
		return values.Null, nil
	}
	switch function {
	case keywords.Abs:
		return absolute(first)
	case keywords.Grouped:
		n, err := first.ToInteger()
		if err != nil {
			return values.Null, err
		}
		return values.Text(numbers.GroupedImage(n))
	case keywords.Power:
		return power(first, arguments[1])
	case keywords.Round:
		return round(first, arguments[1:])
	case keywords.Sign:
		c, err := first.ToCents()
		return integer(c.Sign(), err)
	case keywords.ToDate:
		return first.Convert(values.DateKind)
	case keywords.ToDecimal:
		return first.Convert(values.DecimalKind)
	case keywords.ToInteger:
		return first.Convert(values.IntegerKind)
	case keywords.ToText:
		return first.Convert(values.TextKind)
	case keywords.AddMonths, keywords.Day, keywords.DayOfYear, keywords.LastDay, keywords.Month,
		keywords.Weekday, keywords.Year:
		return callDate(function, arguments)
	case keywords.Center, keywords.Lpad, keywords.Rpad:
		return justify(function, arguments)
	case keywords.Substr:
		return substring(arguments)
	}
	return callText(function, arguments)
}

// integer makes a value of a result that may have failed.
func integer(n int32, err error) (values.Value, error) {
	if err != nil {
		return values.Null, err
	}
	return values.Integer(n), nil
}

// decimal makes a value of a result that may have left its range.
func decimal(c numbers.Cents, ok bool) (values.Value, error) {
	if !ok {
		return values.Null, sql_errors.Overflow()
	}
	return values.Decimal(c), nil
}

func absolute(value values.Value) (values.Value, error) {
	if value.Kind() == values.IntegerKind {
		n := value.Number()
		return integer(sql_errors.InRange(numbers.ToInteger(max(n, -n))))
	}
	c, err := value.ToCents()
	if err != nil {
		return values.Null, err
	}
	return values.Decimal(max(c, -c)), nil
}

// extreme is the greatest (order 1) or least (order -1) of the arguments that are not NULL, the first
// of equal ones.
func extreme(arguments []values.Value, order int) values.Value {
	result := values.Null
	for _, argument := range arguments {
		if !argument.IsNull() && (result.IsNull() || argument.SortOrder(result) == order) {
			result = argument
		}
	}
	return result
}

func coalesce(arguments []values.Value) values.Value {
	for _, argument := range arguments {
		if !argument.IsNull() {
			return argument
		}
	}
	return values.Null
}

func power(a, b values.Value) (values.Value, error) {
	base, err := a.ToInteger()
	if err != nil {
		return values.Null, err
	}
	exponent, err := b.ToInteger()
	if err != nil {
		return values.Null, err
	}
	return integer(sql_errors.InRange(numbers.Power(base, exponent)))
}

// round has the number of places as its other argument, or none.
func round(value values.Value, others []values.Value) (values.Value, error) {
	c, err := value.ToCents()
	if err != nil {
		return values.Null, err
	}
	places := int32(0)
	if len(others) > 0 {
		if places, err = others[0].ToInteger(); err != nil {
			return values.Null, err
		}
	}
	return decimal(c.RoundedTo(places))
}

// callDate is for functions whose first argument is a date.
func callDate(function keywords.Function, arguments []values.Value) (values.Value, error) {
	date, err := arguments[0].ToDate()
	if err != nil {
		return values.Null, err
	}
	switch function {
	case keywords.AddMonths:
		return addMonths(date, arguments[1])
	case keywords.Day:
		return values.Integer(int32(date.Day)), nil
	case keywords.DayOfYear:
		return values.Integer(int32(date.DayOfYear())), nil
	case keywords.LastDay:
		return values.Date(date.LastOfMonth().Days()), nil
	case keywords.Month:
		return values.Integer(int32(date.Month)), nil
	case keywords.Weekday:
		return values.Text(date.Days().WeekdayName())
	}
	return values.Integer(int32(date.Year)), nil
}

func addMonths(date dates.Date, months values.Value) (values.Value, error) {
	n, err := months.ToInteger()
	if err != nil {
		return values.Null, err
	}
	moved, err := sql_errors.InRange(date.AddMonths(n))
	if err != nil {
		return values.Null, err
	}
	return values.Date(moved.Days()), nil
}

// justify is for functions with a text and a width.
func justify(function keywords.Function, arguments []values.Value) (values.Value, error) {
	text := arguments[0].String()
	width, err := arguments[1].ToInteger()
	if err != nil {
		return values.Null, err
	}
	if width < 0 || width > text_tools.MaxWidth {
		return values.Null, sql_errors.Overflow()
	}
	switch function {
	case keywords.Center:
		return values.Text(text_tools.Center(text, int(width)))
	case keywords.Lpad:
		return values.Text(text_tools.RightJustify(text, int(width)))
	}
	return values.Text(text_tools.LeftJustify(text, int(width)))
}

func substring(arguments []values.Value) (values.Value, error) {
	text := arguments[0].String()
	from, err := arguments[1].ToInteger()
	if err != nil {
		return values.Null, err
	}
	count := int32(len(text))
	if len(arguments) > 2 {
		if count, err = arguments[2].ToInteger(); err != nil {
			return values.Null, err
		}
	}
	part, ok := text_tools.Substring(text, from, count)
	if !ok {
		return values.Null, sql_errors.Overflow()
	}
	return values.Text(part)
}

// callText is for functions of texts alone.
func callText(function keywords.Function, arguments []values.Value) (values.Value, error) {
	texts := make([]string, len(arguments))
	for i, argument := range arguments {
		texts[i] = argument.String()
	}
	s := texts[0]
	switch function {
	case keywords.Capitalize:
		return values.Text(text_tools.Capitalize(s))
	case keywords.Checksum:
		return values.Text(hashing.HexImage(hashing.Checksum(s)))
	case keywords.Combine:
		return values.Text(hashing.HexImage(hashing.Combine(hashing.Hash(s), hashing.Hash(texts[1]))))
	case keywords.Hash:
		return values.Text(hashing.HexImage(hashing.Hash(s)))
	case keywords.Length:
		return values.Integer(int32(len(s))), nil
	case keywords.Lower:
		return values.Text(text_tools.LowerCase(s))
	case keywords.Position:
		return values.Integer(int32(text_tools.PositionOf(s, texts[1]))), nil
	case keywords.Quote:
		return values.Text(text_tools.Quoted(s))
	case keywords.Replace:
		return values.Text(text_tools.ReplaceAll(s, texts[1], texts[2]))
	case keywords.Reverse:
		return values.Text(text_tools.Reversed(s))
	case keywords.Starts:
		return values.Boolean(strings.HasPrefix(s, texts[1])), nil
	case keywords.Trim:
		return values.Text(text_tools.Trim(s))
	case keywords.Upper:
		return values.Text(text_tools.UpperCase(s))
	}
	return values.Integer(int32(text_tools.WordCount(s))), nil
}
