// Package syntax_tree has expressions and statements as the parser delivers them.
package syntax_tree

import (
	"strings"

	"migrated/keywords"
	"migrated/names"
	"migrated/schemas"
	"migrated/values"
)

const (
	MaxOperands   = 16
	MaxItems      = schemas.MaxColumns
	MaxSortKeys   = 4
	MaxAggregates = 12
)

// UnaryOperator stands before or behind its operand.
type UnaryOperator int

const (
	Negate UnaryOperator = iota
	Not
	NullTest
)

// BinaryOperator stands between its operands. Those from Equal to GreaterOrEqual are comparisons.
type BinaryOperator int

const (
	Plus BinaryOperator = iota
	Minus
	Times
	Divide
	Modulo
	Remainder
	Concatenate
	Equal
	NotEqual
	Less
	LessOrEqual
	Greater
	GreaterOrEqual
	Like
	And
	Or
)

var operatorSpellings = [...]string{
	"+", "-", "*", "/", "mod", "rem", "||", "=", "<>", "<", "<=", ">", ">=", "like", "and", "or",
}

func (op BinaryOperator) String() string {
	return operatorSpellings[op]
}

// Comparison is what the operator asks, if it is a comparison.
func (op BinaryOperator) Comparison() values.Comparison {
	return values.Comparison(op - Equal)
}

// Expression is one of Literal, Column, Unary, Binary, Member, Between, Call and Aggregate. As text it
// is the heading of a column without alias.
type Expression interface {
	String() string
	// Operands are the expressions right below.
	Operands() []Expression
}

// Literal is a constant.
type Literal struct {
	Value values.Value
}

// Column is a value of the current row.
type Column struct {
	Name names.Name
}

// Unary is an operation with one operand.
type Unary struct {
	Operator UnaryOperator
	Operand  Expression
}

// Binary is an operation with two operands.
type Binary struct {
	Operator    BinaryOperator
	Left, Right Expression
}

// Member is IN.
type Member struct {
	Subject Expression
	List    []Expression
}

// Between is BETWEEN.
type Between struct {
	Subject, Low, High Expression
}

// Call is a call of a scalar function.
type Call struct {
	Function  keywords.Function
	Arguments []Expression
}

// Aggregate is an aggregate over the rows; Argument is nil for COUNT(*). The slot is counted from 0
// within the statement.
type Aggregate struct {
	Kind     keywords.Aggregate
	Slot     int
	Argument Expression
}

func listString(list []Expression) string {
	texts := make([]string, len(list))
	for i, term := range list {
		texts[i] = term.String()
	}
	return "(" + strings.Join(texts, ", ") + ")"
}

func (e Literal) String() string { return e.Value.Literal() }

func (e Column) String() string { return string(e.Name) }

func (e Unary) String() string {
	switch e.Operator {
	case Negate:
		return "-" + e.Operand.String()
	case Not:
		return "not " + e.Operand.String()
	}
	return e.Operand.String() + " is null"
}

func (e Binary) String() string {
	return "(" + e.Left.String() + " " + e.Operator.String() + " " + e.Right.String() + ")"
}

func (e Member) String() string { return e.Subject.String() + " in " + listString(e.List) }

func (e Between) String() string {
	return "(" + e.Subject.String() + " between " + e.Low.String() + " and " + e.High.String() + ")"
}

func (e Call) String() string { return e.Function.String() + listString(e.Arguments) }

func (e Aggregate) String() string {
	if e.Argument == nil {
		return "count(*)"
	}
	return e.Kind.String() + "(" + e.Argument.String() + ")"
}

func (e Literal) Operands() []Expression { return nil }

func (e Column) Operands() []Expression { return nil }

func (e Unary) Operands() []Expression { return []Expression{e.Operand} }

func (e Binary) Operands() []Expression { return []Expression{e.Left, e.Right} }

func (e Member) Operands() []Expression { return append([]Expression{e.Subject}, e.List...) }

func (e Between) Operands() []Expression { return []Expression{e.Subject, e.Low, e.High} }

func (e Call) Operands() []Expression { return e.Arguments }

func (e Aggregate) Operands() []Expression {
	if e.Argument == nil {
		return nil
	}
	return []Expression{e.Argument}
}

// SelectItem is a column of the result; without alias that is empty.
type SelectItem struct {
	Term  Expression
	Alias names.Name
}

// SortKey is a part of ORDER BY.
type SortKey struct {
	Term       Expression
	Descending bool
}

// Assignment is a part of UPDATE.
type Assignment struct {
	Column names.Name
	Term   Expression
}

// Topic is what SHOW shows.
type Topic int

const (
	Tables Topic = iota
	Settings
	Statistics
	Journal
)

// Kind is what a statement does.
type Kind int

const (
	CreateKind Kind = iota
	DropKind
	InsertKind
	SelectKind
	UpdateKind
	DeleteKind
	DescribeKind
	AnalyzeKind
	ShowKind
	SetKind
	HelpKind
	LeaveKind
	KindCount
)

var kindNames = [KindCount]string{
	"create_table", "drop_table", "insert_rows", "select_rows", "update_rows", "delete_rows",
	"describe_table", "analyze_column", "show_topic", "set_option", "give_help", "leave",
}

func (k Kind) String() string {
	return kindNames[k]
}

// Statement is one of the types below. The table's name is empty where there is none.
type Statement interface {
	Kind() Kind
	TableName() names.Name
}

// Create is CREATE TABLE.
type Create struct {
	Schema schemas.Schema
}

// Drop is DROP TABLE.
type Drop struct {
	Table names.Name
}

// Insert is INSERT; without Targets all columns are meant.
type Insert struct {
	Table   names.Name
	Targets []names.Name
	Lists   [][]Expression
}

// Select is SELECT; Condition is nil for all rows, Limit negative for no limit.
type Select struct {
	Distinct   bool
	Everything bool
	Items      []SelectItem
	Aggregates int
	Table      names.Name
	Condition  Expression
	SortKeys   []SortKey
	Limit      int
	Offset     int
}

// Update is UPDATE; Condition is nil for all rows.
type Update struct {
	Table       names.Name
	Assignments []Assignment
	Condition   Expression
}

// Delete is DELETE; Condition is nil for all rows.
type Delete struct {
	Table     names.Name
	Condition Expression
}

// Describe is DESCRIBE.
type Describe struct {
	Table names.Name
}

// Analyze is ANALYZE.
type Analyze struct {
	Table, Column names.Name
}

// Show is SHOW.
type Show struct {
	Topic Topic
}

// Set is SET.
type Set struct {
	Name, Argument string
}

// Help is HELP; without topic that is empty.
type Help struct {
	Topic string
}

// Leave is QUIT and EXIT.
type Leave struct{}

func (Create) Kind() Kind   { return CreateKind }
func (Drop) Kind() Kind     { return DropKind }
func (Insert) Kind() Kind   { return InsertKind }
func (Select) Kind() Kind   { return SelectKind }
func (Update) Kind() Kind   { return UpdateKind }
func (Delete) Kind() Kind   { return DeleteKind }
func (Describe) Kind() Kind { return DescribeKind }
func (Analyze) Kind() Kind  { return AnalyzeKind }
func (Show) Kind() Kind     { return ShowKind }
func (Set) Kind() Kind      { return SetKind }
func (Help) Kind() Kind     { return HelpKind }
func (Leave) Kind() Kind    { return LeaveKind }

func (s Create) TableName() names.Name   { return s.Schema.Table }
func (s Drop) TableName() names.Name     { return s.Table }
func (s Insert) TableName() names.Name   { return s.Table }
func (s Select) TableName() names.Name   { return s.Table }
func (s Update) TableName() names.Name   { return s.Table }
func (s Delete) TableName() names.Name   { return s.Table }
func (s Describe) TableName() names.Name { return s.Table }
func (s Analyze) TableName() names.Name  { return s.Table }
func (Show) TableName() names.Name       { return "" }
func (Set) TableName() names.Name        { return "" }
func (Help) TableName() names.Name       { return "" }
func (Leave) TableName() names.Name      { return "" }
