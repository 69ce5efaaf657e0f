// Package values has the values of SQL, with comparison, arithmetic, conversion and the logic of three
// truth values.
package values

import (
	"cmp"
	"errors"
	"strconv"

	"migrated/dates"
	"migrated/numbers"
	"migrated/sql_errors"
	"migrated/text_tools"
)

// MaxText is the most bytes of a text.
const MaxText = 255

// Kind is the type of a value.
type Kind int

const (
	NullKind Kind = iota
	BooleanKind
	IntegerKind
	DecimalKind
	DateKind
	TextKind
)

var kindNames = [...]string{"NULL", "BOOLEAN", "INTEGER", "DECIMAL", "DATE", "TEXT"}

func (k Kind) String() string {
	return kindNames[k]
}

// Value is a value of SQL. The zero value is NULL.
type Value struct {
	kind Kind
	// number has the integer, the hundredths, the days, or 1 for true.
	number int64
	text   string
}

// Truth is a truth value. In this order AND is the minimum and OR the maximum.
type Truth int

const (
	No Truth = iota
	Unknown
	Yes
)

// Comparison is what a comparison asks.
type Comparison int

const (
	Equal Comparison = iota
	NotEqual
	Less
	LessOrEqual
	Greater
	GreaterOrEqual
)

// Null is the value that is not there.
var Null = Value{}

// Boolean makes a value.
func Boolean(flag bool) Value {
	if flag {
		return Value{kind: BooleanKind, number: 1}
	}
	return Value{kind: BooleanKind}
}

// Integer makes a value.
func Integer(n int32) Value {
	return Value{kind: IntegerKind, number: int64(n)}
}

// Decimal makes a value.
func Decimal(c numbers.Cents) Value {
	return Value{kind: DecimalKind, number: int64(c)}
}

// Date makes a value.
func Date(days dates.Days) Value {
	return Value{kind: DateKind, number: int64(days)}
}

// Text makes a value of at most MaxText bytes.
func Text(s string) (Value, error) {
	if len(s) > MaxText {
		return Null, sql_errors.Newf(sql_errors.TextTooLong, "%d characters", len(s))
	}
	return Value{kind: TextKind, text: s}, nil
}

// TruthOf is Yes or No.
func TruthOf(flag bool) Truth {
	if flag {
		return Yes
	}
	return No
}

// Not leaves Unknown as it is.
func (t Truth) Not() Truth {
	return Yes - t
}

// Value is NULL for Unknown.
func (t Truth) Value() Value {
	if t == Unknown {
		return Null
	}
	return Boolean(t == Yes)
}

func mismatch(a, b Kind) error {
	return sql_errors.New(sql_errors.TypeMismatch, a.String()+" and "+b.String())
}

// Kind is the type of the value.
func (v Value) Kind() Kind {
	return v.kind
}

// IsNull reports whether the value is not there.
func (v Value) IsNull() bool {
	return v.kind == NullKind
}

// IsNumeric reports whether the value is an INTEGER or a DECIMAL.
func (v Value) IsNumeric() bool {
	return v.kind == IntegerKind || v.kind == DecimalKind
}

// Number is what an INTEGER has.
func (v Value) Number() int64 {
	return v.number
}

// Cents is a number of either kind as a DECIMAL.
func (v Value) Cents() numbers.Cents {
	if v.kind == IntegerKind {
		return numbers.FromInteger(int32(v.number))
	}
	return numbers.Cents(v.number)
}

// String is the value as it is shown.
func (v Value) String() string {
	switch v.kind {
	case BooleanKind:
		return strconv.FormatBool(v.number == 1)
	case IntegerKind:
		return strconv.FormatInt(v.number, 10)
	case DecimalKind:
		return v.Cents().String()
	case DateKind:
		return dates.Days(v.number).Date().String()
	case TextKind:
		return v.text
	}
	return "NULL"
}

// Literal is the value as it would be written in a statement.
func (v Value) Literal() string {
	switch v.kind {
	case DateKind:
		return "date " + text_tools.Quoted(v.String())
	case TextKind:
		return text_tools.Quoted(v.text)
	}
	return text_tools.LowerCase(v.String())
}

// Truth wants a BOOLEAN or NULL.
func (v Value) Truth() (Truth, error) {
	switch v.kind {
	case NullKind:
		return Unknown, nil
	case BooleanKind:
		return TruthOf(v.number == 1), nil
	}
	return No, mismatch(v.kind, BooleanKind)
}

func dateFromText(s string) (Value, error) {
	date, err := dates.Parse(text_tools.Trim(s))
	if err != nil {
		return Null, sql_errors.New(sql_errors.InvalidDate, text_tools.Quoted(s))
	}
	return Date(date.Days()), nil
}

// numberError makes an error of numbers one that the user sees.
func numberError(s string, err error) error {
	if errors.Is(err, numbers.ErrRange) {
		return sql_errors.Overflow()
	}
	return sql_errors.New(sql_errors.TypeMismatch, text_tools.Quoted(s)+" is not a number")
}

func integerFromText(s string) (Value, error) {
	n, err := numbers.ParseInteger(text_tools.Trim(s))
	if err != nil {
		return Null, numberError(s, err)
	}
	return Integer(n), nil
}

func decimalFromText(s string) (Value, error) {
	c, err := numbers.ParseCents(text_tools.Trim(s))
	if err != nil {
		return Null, numberError(s, err)
	}
	return Decimal(c), nil
}

// Convert gives the value as a value of that kind; NULL stays NULL.
func (v Value) Convert(kind Kind) (Value, error) {
	if v.kind == NullKind || v.kind == kind {
		return v, nil
	}
	switch {
	case kind == TextKind:
		return Text(v.String())
	case kind == DecimalKind && v.kind == IntegerKind:
		return Decimal(v.Cents()), nil
	case kind == DecimalKind && v.kind == TextKind:
		return decimalFromText(v.text)
	case kind == IntegerKind && v.kind == DecimalKind:
		n, err := sql_errors.InRange(v.Cents().Rounded())
		if err != nil {
			return Null, err
		}
		return Integer(n), nil
	case kind == IntegerKind && v.kind == TextKind:
		return integerFromText(v.text)
	case kind == IntegerKind && v.kind == BooleanKind:
		return Integer(int32(v.number)), nil
	case kind == DateKind && v.kind == TextKind:
		return dateFromText(v.text)
	}
	return Null, mismatch(v.kind, kind)
}

// ToInteger is for values that are not NULL.
func (v Value) ToInteger() (int32, error) {
	converted, err := v.Convert(IntegerKind)
	return int32(converted.number), err
}

// ToCents is for values that are not NULL.
func (v Value) ToCents() (numbers.Cents, error) {
	converted, err := v.Convert(DecimalKind)
	return numbers.Cents(converted.number), err
}

// ToDate is for values that are not NULL.
func (v Value) ToDate() (dates.Date, error) {
	converted, err := v.Convert(DateKind)
	if err != nil {
		return dates.Date{}, err
	}
	return dates.Days(converted.number).Date(), nil
}

func (v Value) isLike(other Value) bool {
	return v.kind == other.kind || v.IsNumeric() && other.IsNumeric()
}

// compareAlike compares values of the same kind, or two numbers.
func (v Value) compareAlike(other Value) int {
	switch {
	case v.kind == TextKind:
		return text_tools.ComparePadded(v.text, other.text)
	case v.IsNumeric():
		return cmp.Compare(v.Cents(), other.Cents())
	}
	return cmp.Compare(v.number, other.number)
}

// SortOrder is a total order: NULL first, then by kind, numbers by their value.
func (v Value) SortOrder(other Value) int {
	if v.isLike(other) {
		return v.compareAlike(other)
	}
	return cmp.Compare(v.kind, other.kind)
}

// compare is for values that are not NULL.
func (v Value) compare(other Value) (int, error) {
	if v.isLike(other) {
		return v.compareAlike(other), nil
	}
	var err error
	switch {
	case v.kind == DateKind && other.kind == TextKind:
		other, err = dateFromText(other.text)
	case v.kind == TextKind && other.kind == DateKind:
		v, err = dateFromText(v.text)
	default:
		err = mismatch(v.kind, other.kind)
	}
	if err != nil {
		return 0, err
	}
	return v.compareAlike(other), nil
}

// Test compares; NULL makes the result unknown.
func (v Value) Test(comparison Comparison, other Value) (Truth, error) {
	if v.IsNull() || other.IsNull() {
		return Unknown, nil
	}
	order, err := v.compare(other)
	if err != nil {
		return No, err
	}
	switch comparison {
	case Equal:
		return TruthOf(order == 0), nil
	case NotEqual:
		return TruthOf(order != 0), nil
	case Less:
		return TruthOf(order < 0), nil
	case LessOrEqual:
		return TruthOf(order <= 0), nil
	case Greater:
		return TruthOf(order > 0), nil
	default:
		return TruthOf(order >= 0), nil
	}
}

// Negate changes the sign.
func (v Value) Negate() (Value, error) {
	switch v.kind {
	case NullKind:
		return Null, nil
	case IntegerKind:
		return inInteger(-v.number)
	case DecimalKind:
		return Decimal(-v.Cents()), nil
	}
	return Null, mismatch(v.kind, IntegerKind)
}

func inInteger(n int64) (Value, error) {
	integer, err := sql_errors.InRange(numbers.ToInteger(n))
	if err != nil {
		return Null, err
	}
	return Integer(integer), nil
}

func inDecimal(c numbers.Cents, ok bool) (Value, error) {
	if !ok {
		return Null, sql_errors.Overflow()
	}
	return Decimal(c), nil
}

func inDays(n int64) (Value, error) {
	days, err := sql_errors.InRange(dates.ToDays(n))
	if err != nil {
		return Null, err
	}
	return Date(days), nil
}

// Add also moves dates.
func (v Value) Add(other Value) (Value, error) {
	switch {
	case v.IsNull() || other.IsNull():
		return Null, nil
	case v.kind == IntegerKind && other.kind == IntegerKind:
		return inInteger(v.number + other.number)
	case v.IsNumeric() && other.IsNumeric():
		return inDecimal(v.Cents().Plus(other.Cents()))
	case v.kind == DateKind && other.kind == IntegerKind, v.kind == IntegerKind && other.kind == DateKind:
		return inDays(v.number + other.number)
	}
	return Null, mismatch(v.kind, other.kind)
}

// Subtract also moves dates and takes the distance between two.
func (v Value) Subtract(other Value) (Value, error) {
	switch {
	case v.IsNull() || other.IsNull():
		return Null, nil
	case v.kind == IntegerKind && other.kind == IntegerKind, v.kind == DateKind && other.kind == DateKind:
		return inInteger(v.number - other.number)
	case v.IsNumeric() && other.IsNumeric():
		return inDecimal(v.Cents().Minus(other.Cents()))
	case v.kind == DateKind && other.kind == IntegerKind:
		return inDays(v.number - other.number)
	}
	return Null, mismatch(v.kind, other.kind)
}

// Multiply rounds decimals.
func (v Value) Multiply(other Value) (Value, error) {
	switch {
	case v.IsNull() || other.IsNull():
		return Null, nil
	case v.kind == IntegerKind && other.kind == IntegerKind:
		return inInteger(v.number * other.number)
	case v.IsNumeric() && other.IsNumeric():
		return inDecimal(v.Cents().Times(other.Cents()))
	}
	return Null, mismatch(v.kind, other.kind)
}

func divisionByZero() error {
	return sql_errors.New(sql_errors.DivisionByZero, "")
}

// Divide goes toward zero with integers and rounds decimals.
func (v Value) Divide(other Value) (Value, error) {
	switch {
	case v.IsNull() || other.IsNull():
		return Null, nil
	case !v.IsNumeric() || !other.IsNumeric():
		return Null, mismatch(v.kind, other.kind)
	case other.number == 0:
		return Null, divisionByZero()
	case v.kind == IntegerKind && other.kind == IntegerKind:
		return inInteger(v.number / other.number)
	}
	return inDecimal(v.Cents().DividedBy(other.Cents()))
}

// checkModulo is for the operations that are there for integers only.
func (v Value) checkModulo(other Value) error {
	switch {
	case v.kind != IntegerKind || other.kind != IntegerKind:
		return mismatch(v.kind, other.kind)
	case other.number == 0:
		return divisionByZero()
	}
	return nil
}

// Modulo has the sign of the divisor.
func (v Value) Modulo(other Value) (Value, error) {
	if v.IsNull() || other.IsNull() {
		return Null, nil
	}
	if err := v.checkModulo(other); err != nil {
		return Null, err
	}
	remainder := v.number % other.number
	if remainder != 0 && (remainder < 0) != (other.number < 0) {
		remainder += other.number
	}
	return inInteger(remainder)
}

// Remainder has the sign of the dividend.
func (v Value) Remainder(other Value) (Value, error) {
	if v.IsNull() || other.IsNull() {
		return Null, nil
	}
	if err := v.checkModulo(other); err != nil {
		return Null, err
	}
	return inInteger(v.number % other.number)
}

// Concatenate joins values of any kind as texts.
func (v Value) Concatenate(other Value) (Value, error) {
	if v.IsNull() || other.IsNull() {
		return Null, nil
	}
	return Text(v.String() + other.String())
}
