// Package parser collects the tokens of one statement and turns them into a syntax tree, by recursive
// descent.
package parser

import (
	"migrated/keywords"
	"migrated/lexer"
	"migrated/names"
	"migrated/numbers"
	"migrated/schemas"
	"migrated/sql_errors"
	tree "migrated/syntax_tree"
	"migrated/text_tools"
	"migrated/values"
)

const (
	MaxTokens  = 600
	MaxNesting = 20
)

// Buffer has the tokens of a statement that is not yet complete.
type Buffer struct {
	tokens []lexer.Token
}

// Reset forgets the tokens.
func (b *Buffer) Reset() {
	b.tokens = nil
}

// Add appends a token.
func (b *Buffer) Add(token lexer.Token) error {
	if len(b.tokens) == MaxTokens {
		return sql_errors.Newf(sql_errors.StatementTooLong, "at most %d tokens", MaxTokens)
	}
	b.tokens = append(b.tokens, token)
	return nil
}

// IsEmpty reports whether there is no token.
func (b *Buffer) IsEmpty() bool {
	return len(b.tokens) == 0
}

// OnlyKeyword is the keyword that is all there is so far.
func (b *Buffer) OnlyKeyword() keywords.Keyword {
	if len(b.tokens) != 1 {
		return keywords.None
	}
	return b.tokens[0].Keyword
}

// FirstLine is the line of the first token, 0 when there is none.
func (b *Buffer) FirstLine() int {
	if b.IsEmpty() {
		return 0
	}
	return b.tokens[0].Line
}

// Parse makes a statement of all tokens.
func (b *Buffer) Parse() (tree.Statement, error) {
	p := parser{tokens: b.tokens}
	statement, err := p.statement()
	if err != nil {
		return nil, err
	}
	if p.peek().Kind != lexer.End {
		return nil, p.unexpected("end of statement")
	}
	return statement, nil
}

type parser struct {
	// tokens are what is left of the statement.
	tokens    []lexer.Token
	nesting   int
	slotsUsed int
}

// peek gives a token of kind End behind the last one.
func (p *parser) peek() lexer.Token {
	if len(p.tokens) == 0 {
		return lexer.Token{}
	}
	return p.tokens[0]
}

func (p *parser) advance() {
	if len(p.tokens) > 0 {
		p.tokens = p.tokens[1:]
	}
}

func (p *parser) unexpected(wanted string) error {
	return sql_errors.New(sql_errors.UnexpectedToken, p.peek().Describe()+" instead of "+wanted)
}

func (p *parser) accept(keyword keywords.Keyword) bool {
	there := p.peek().Keyword == keyword
	if there {
		p.advance()
	}
	return there
}

func (p *parser) acceptSymbol(symbol lexer.Symbol) bool {
	there := p.peek().Symbol == symbol
	if there {
		p.advance()
	}
	return there
}

func (p *parser) expect(keyword keywords.Keyword) error {
	if !p.accept(keyword) {
		return p.unexpected(keyword.String())
	}
	return nil
}

func (p *parser) expectSymbol(symbol lexer.Symbol) error {
	if !p.acceptSymbol(symbol) {
		return p.unexpected(symbol.String())
	}
	return nil
}

// name is that of a table or column.
func (p *parser) name() (names.Name, error) {
	token := p.peek()
	if token.Kind != lexer.Word {
		return "", p.unexpected("a name")
	}
	p.advance()
	return names.New(token.Text)
}

func (p *parser) integer() (int32, error) {
	token := p.peek()
	if token.Kind != lexer.Integer {
		return 0, p.unexpected("a number")
	}
	p.advance()
	return inRange(numbers.ParseInteger(token.Text))
}

// inRange is for numbers from the lexer: only their range can be wrong.
func inRange[T any](value T, err error) (T, error) {
	if err != nil {
		return value, sql_errors.Overflow()
	}
	return value, nil
}

// list reads one or more, separated by commas; full is the error when there are more than limit.
func (p *parser) list(limit int, full error, one func() error) error {
	for n := 0; ; n++ {
		if n == limit {
			return full
		}
		if err := one(); err != nil {
			return err
		}
		if !p.acceptSymbol(lexer.Comma) {
			return nil
		}
	}
}

func atMost(code sql_errors.Code, limit int) error {
	return sql_errors.Newf(code, "at most %d", limit)
}

// expressions reads a list and the closing parenthesis.
func (p *parser) expressions(limit int, full error) ([]tree.Expression, error) {
	var result []tree.Expression
	err := p.list(limit, full, func() error {
		term, err := p.expression()
		result = append(result, term)
		return err
	})
	if err != nil {
		return nil, err
	}
	return result, p.expectSymbol(lexer.RightParen)
}

// ---------------------------------------------------------------- expressions

func (p *parser) expression() (tree.Expression, error) {
	if p.nesting == MaxNesting {
		return nil, sql_errors.Newf(sql_errors.NestingTooDeep, "more than %d", MaxNesting)
	}
	p.nesting++
	result, err := p.conjunction()
	for err == nil && p.accept(keywords.Or) {
		result, err = p.binary(tree.Or, result, p.conjunction)
	}
	p.nesting--
	return result, err
}

// binary reads the right side of an operator.
func (p *parser) binary(
	operator tree.BinaryOperator, left tree.Expression, operand func() (tree.Expression, error),
) (tree.Expression, error) {
	right, err := operand()
	if err != nil {
		return nil, err
	}
	return tree.Binary{Operator: operator, Left: left, Right: right}, nil
}

// unary reads the operand of an operator.
func (p *parser) unary(
	operator tree.UnaryOperator, operand func() (tree.Expression, error),
) (tree.Expression, error) {
	term, err := operand()
	if err != nil {
		return nil, err
	}
	return tree.Unary{Operator: operator, Operand: term}, nil
}

func (p *parser) conjunction() (tree.Expression, error) {
	result, err := p.negation()
	for err == nil && p.accept(keywords.And) {
		result, err = p.binary(tree.And, result, p.negation)
	}
	return result, err
}

func (p *parser) negation() (tree.Expression, error) {
	if p.accept(keywords.Not) {
		return p.unary(tree.Not, p.negation)
	}
	return p.comparison()
}

var comparisons = map[lexer.Symbol]tree.BinaryOperator{
	lexer.Equal:        tree.Equal,
	lexer.NotEqual:     tree.NotEqual,
	lexer.Less:         tree.Less,
	lexer.LessEqual:    tree.LessOrEqual,
	lexer.Greater:      tree.Greater,
	lexer.GreaterEqual: tree.GreaterOrEqual,
}

func (p *parser) comparison() (tree.Expression, error) {
	left, err := p.sum()
	if err != nil {
		return nil, err
	}
	switch p.peek().Keyword {
	case keywords.Is:
		p.advance()
		return p.nullTest(left)
	case keywords.Not:
		p.advance()
		return p.unary(tree.Not, func() (tree.Expression, error) { return p.predicate(left) })
	case keywords.Like, keywords.Between, keywords.In:
		return p.predicate(left)
	}
	operator, ok := comparisons[p.peek().Symbol]
	if !ok {
		return left, nil
	}
	p.advance()
	return p.binary(operator, left, p.sum)
}

// nullTest stands behind IS.
func (p *parser) nullTest(subject tree.Expression) (tree.Expression, error) {
	negated := p.accept(keywords.Not)
	if err := p.expect(keywords.Null); err != nil {
		return nil, err
	}
	test := tree.Unary{Operator: tree.NullTest, Operand: subject}
	if negated {
		return tree.Unary{Operator: tree.Not, Operand: test}, nil
	}
	return test, nil
}

// predicate is LIKE, BETWEEN or IN, behind the optional NOT.
func (p *parser) predicate(subject tree.Expression) (tree.Expression, error) {
	if p.accept(keywords.Like) {
		return p.binary(tree.Like, subject, p.sum)
	}
	if p.accept(keywords.Between) {
		return p.between(subject)
	}
	if err := p.expect(keywords.In); err != nil {
		return nil, err
	}
	if err := p.expectSymbol(lexer.LeftParen); err != nil {
		return nil, err
	}
	// What is looked for is an operand too.
	list, err := p.expressions(tree.MaxOperands-1, atMost(sql_errors.TooManyValues, tree.MaxOperands))
	if err != nil {
		return nil, err
	}
	return tree.Member{Subject: subject, List: list}, nil
}

func (p *parser) between(subject tree.Expression) (tree.Expression, error) {
	low, err := p.sum()
	if err != nil {
		return nil, err
	}
	if err := p.expect(keywords.And); err != nil {
		return nil, err
	}
	high, err := p.sum()
	if err != nil {
		return nil, err
	}
	return tree.Between{Subject: subject, Low: low, High: high}, nil
}

func (p *parser) sum() (tree.Expression, error) {
	result, err := p.term()
	for err == nil {
		var operator tree.BinaryOperator
		switch p.peek().Symbol {
		case lexer.Plus:
			operator = tree.Plus
		case lexer.Minus:
			operator = tree.Minus
		case lexer.Bars:
			operator = tree.Concatenate
		default:
			return result, nil
		}
		p.advance()
		result, err = p.binary(operator, result, p.term)
	}
	return nil, err
}

func (p *parser) term() (tree.Expression, error) {
	result, err := p.factor()
	for err == nil {
		var operator tree.BinaryOperator
		switch token := p.peek(); {
		case token.Symbol == lexer.Star:
			operator = tree.Times
		case token.Symbol == lexer.Slash:
			operator = tree.Divide
		case token.Keyword == keywords.Mod:
			operator = tree.Modulo
		case token.Keyword == keywords.Rem:
			operator = tree.Remainder
		default:
			return result, nil
		}
		p.advance()
		result, err = p.binary(operator, result, p.factor)
	}
	return nil, err
}

// factor takes a minus right before a number as part of it: otherwise the least integer could not be
// written.
func (p *parser) factor() (tree.Expression, error) {
	if p.acceptSymbol(lexer.Minus) {
		token := p.peek()
		if token.Kind == lexer.Integer || token.Kind == lexer.Decimal {
			return p.number(token.Kind, "-"+token.Text)
		}
		return p.unary(tree.Negate, p.factor)
	}
	if p.acceptSymbol(lexer.Plus) {
		return p.factor()
	}
	return p.primary()
}

func (p *parser) primary() (tree.Expression, error) {
	token := p.peek()
	switch {
	case token.Kind == lexer.Word:
		return p.word(token)
	case token.Kind == lexer.Integer || token.Kind == lexer.Decimal:
		return p.number(token.Kind, token.Text)
	case token.Kind == lexer.Text:
		p.advance()
		value, err := values.Text(token.Text)
		return tree.Literal{Value: value}, err
	case p.acceptSymbol(lexer.LeftParen):
		result, err := p.expression()
		if err != nil {
			return nil, err
		}
		return result, p.expectSymbol(lexer.RightParen)
	}
	return nil, p.unexpected("an expression")
}

// number passes over the token; text is how it reads, with or without a minus.
func (p *parser) number(kind lexer.Kind, text string) (tree.Expression, error) {
	p.advance()
	if kind == lexer.Integer {
		n, err := inRange(numbers.ParseInteger(text))
		return tree.Literal{Value: values.Integer(n)}, err
	}
	c, err := inRange(numbers.ParseCents(text))
	return tree.Literal{Value: values.Decimal(c)}, err
}

func (p *parser) word(token lexer.Token) (tree.Expression, error) {
	switch {
	case p.accept(keywords.True):
		return tree.Literal{Value: values.Boolean(true)}, nil
	case p.accept(keywords.False):
		return tree.Literal{Value: values.Boolean(false)}, nil
	case p.accept(keywords.Null):
		return tree.Literal{Value: values.Null}, nil
	case p.accept(keywords.Date):
		return p.date()
	case token.Keyword.IsReserved():
		return nil, p.unexpected("an expression")
	}
	p.advance()
	if p.acceptSymbol(lexer.LeftParen) {
		return p.call(token.Text)
	}
	name, err := names.New(token.Text)
	return tree.Column{Name: name}, err
}

// date is the text behind DATE.
func (p *parser) date() (tree.Expression, error) {
	token := p.peek()
	if token.Kind != lexer.Text {
		return nil, p.unexpected("a date between apostrophes")
	}
	text, err := values.Text(token.Text)
	if err != nil {
		return nil, err
	}
	p.advance()
	value, err := text.Convert(values.DateKind)
	return tree.Literal{Value: value}, err
}

func (p *parser) call(name string) (tree.Expression, error) {
	if aggregate := keywords.LookupAggregate(name); aggregate != keywords.NoAggregate {
		return p.aggregate(aggregate)
	}
	function := keywords.LookupFunction(name)
	if function == keywords.NoFunction {
		return nil, sql_errors.New(sql_errors.UnknownFunction, name)
	}
	full := atMost(sql_errors.TooManyValues, keywords.MaxArguments)
	arguments, err := p.expressions(keywords.MaxArguments, full)
	if err != nil {
		return nil, err
	}
	if !function.Takes(len(arguments)) {
		count := text_tools.Plural(len(arguments), "argument")
		return nil, sql_errors.New(sql_errors.WrongArguments, name+" with "+count)
	}
	return tree.Call{Function: function, Arguments: arguments}, nil
}

func (p *parser) aggregate(kind keywords.Aggregate) (tree.Expression, error) {
	if p.slotsUsed == tree.MaxAggregates {
		return nil, sql_errors.New(sql_errors.TooManyValues, "aggregates")
	}
	result := tree.Aggregate{Kind: kind, Slot: p.slotsUsed}
	p.slotsUsed++
	if kind != keywords.Count || !p.acceptSymbol(lexer.Star) {
		argument, err := p.expression()
		if err != nil {
			return nil, err
		}
		result.Argument = argument
	}
	return result, p.expectSymbol(lexer.RightParen)
}

// ---------------------------------------------------------------- statements

func (p *parser) statement() (tree.Statement, error) {
	var read func() (tree.Statement, error)
	switch p.peek().Keyword {
	case keywords.Create:
		read = p.create
	case keywords.Drop:
		read = p.drop
	case keywords.Insert:
		read = p.insert
	case keywords.Select:
		read = p.selection
	case keywords.Update:
		read = p.update
	case keywords.Delete:
		read = p.deletion
	case keywords.Describe, keywords.Desc:
		read = p.describe
	case keywords.Analyze:
		read = p.analyze
	case keywords.Show:
		read = p.show
	case keywords.Set:
		read = p.set
	case keywords.Help:
		read = p.help
	case keywords.Quit, keywords.Exit:
		read = func() (tree.Statement, error) { return tree.Leave{}, nil }
	default:
		return nil, p.unexpected("a statement")
	}
	p.advance()
	return read()
}

func (p *parser) create() (tree.Statement, error) {
	if err := p.expect(keywords.Table); err != nil {
		return nil, err
	}
	table, err := p.name()
	if err != nil {
		return nil, err
	}
	if err := p.expectSymbol(lexer.LeftParen); err != nil {
		return nil, err
	}
	schema := schemas.Schema{Table: table}
	for {
		column, err := p.column()
		if err != nil {
			return nil, err
		}
		if err := schema.Add(column); err != nil {
			return nil, err
		}
		if !p.acceptSymbol(lexer.Comma) {
			break
		}
	}
	return tree.Create{Schema: schema}, p.expectSymbol(lexer.RightParen)
}

func (p *parser) column() (schemas.Column, error) {
	column := schemas.Column{Length: values.MaxText}
	var err error
	if column.Name, err = p.name(); err != nil {
		return column, err
	}
	err = p.columnType(&column)
	for err == nil {
		switch {
		case p.accept(keywords.Not):
			err = p.expect(keywords.Null)
			column.NotNull = true
		case p.accept(keywords.Unique):
			column.Unique = true
		case p.accept(keywords.Primary):
			err = p.expect(keywords.Key)
			column.Primary, column.Unique, column.NotNull = true, true, true
		case p.accept(keywords.Default):
			err = p.defaultValue(&column)
		default:
			return column, nil
		}
	}
	return column, err
}

func (p *parser) defaultValue(column *schemas.Column) error {
	term, err := p.factor()
	if err != nil {
		return err
	}
	literal, ok := term.(tree.Literal)
	if !ok {
		return sql_errors.New(sql_errors.UnexpectedToken, term.String()+" instead of a literal")
	}
	column.Default, err = column.Fit(literal.Value)
	return err
}

func (p *parser) columnType(column *schemas.Column) error {
	switch {
	case p.accept(keywords.Integer):
		column.Kind = values.IntegerKind
	case p.accept(keywords.Decimal):
		column.Kind = values.DecimalKind
	case p.accept(keywords.Boolean):
		column.Kind = values.BooleanKind
	case p.accept(keywords.Date):
		column.Kind = values.DateKind
	case p.accept(keywords.Text):
		column.Kind = values.TextKind
	case p.accept(keywords.Varchar):
		column.Kind = values.TextKind
		return p.length(column)
	default:
		return p.unexpected("a type")
	}
	return nil
}

// length stands behind VARCHAR.
func (p *parser) length(column *schemas.Column) error {
	if err := p.expectSymbol(lexer.LeftParen); err != nil {
		return err
	}
	length, err := p.integer()
	if err != nil {
		return err
	}
	if length < 1 || length > values.MaxText {
		return sql_errors.Newf(sql_errors.WrongArguments, "varchar(%d)", length)
	}
	column.Length = int(length)
	return p.expectSymbol(lexer.RightParen)
}

func (p *parser) drop() (tree.Statement, error) {
	if err := p.expect(keywords.Table); err != nil {
		return nil, err
	}
	table, err := p.name()
	return tree.Drop{Table: table}, err
}

func (p *parser) insert() (tree.Statement, error) {
	if err := p.expect(keywords.Into); err != nil {
		return nil, err
	}
	table, err := p.name()
	if err != nil {
		return nil, err
	}
	result := tree.Insert{Table: table}
	if p.acceptSymbol(lexer.LeftParen) {
		if result.Targets, err = p.targets(); err != nil {
			return nil, err
		}
	}
	if err := p.expect(keywords.Values); err != nil {
		return nil, err
	}
	for {
		if err := p.expectSymbol(lexer.LeftParen); err != nil {
			return nil, err
		}
		list, err := p.expressions(tree.MaxItems, atMost(sql_errors.TooManyValues, tree.MaxItems))
		if err != nil {
			return nil, err
		}
		result.Lists = append(result.Lists, list)
		if !p.acceptSymbol(lexer.Comma) {
			return result, nil
		}
	}
}

// targets are the columns of INSERT, with the closing parenthesis.
func (p *parser) targets() ([]names.Name, error) {
	var result []names.Name
	err := p.list(tree.MaxItems, atMost(sql_errors.TooManyColumns, tree.MaxItems), func() error {
		name, err := p.name()
		result = append(result, name)
		return err
	})
	if err != nil {
		return nil, err
	}
	return result, p.expectSymbol(lexer.RightParen)
}

func (p *parser) selection() (tree.Statement, error) {
	result := tree.Select{Distinct: p.accept(keywords.Distinct), Limit: -1}
	if p.acceptSymbol(lexer.Star) {
		result.Everything = true
	} else if err := p.items(&result); err != nil {
		return nil, err
	}
	var err error
	if p.accept(keywords.From) {
		result.Table, err = p.name()
	} else if result.Everything {
		err = p.unexpected(keywords.From.String())
	}
	if err != nil {
		return nil, err
	}
	result.Aggregates = p.slotsUsed
	if result.Condition, err = p.condition(); err != nil {
		return nil, err
	}
	if p.accept(keywords.Order) {
		if err := p.order(&result); err != nil {
			return nil, err
		}
	}
	if err := p.part(&result); err != nil {
		return nil, err
	}
	return result, nil
}

func (p *parser) items(result *tree.Select) error {
	return p.list(tree.MaxItems, atMost(sql_errors.TooManyColumns, tree.MaxItems), func() error {
		term, err := p.expression()
		if err != nil {
			return err
		}
		item := tree.SelectItem{Term: term}
		if p.accept(keywords.As) {
			item.Alias, err = p.name()
		}
		result.Items = append(result.Items, item)
		return err
	})
}

func (p *parser) order(result *tree.Select) error {
	if err := p.expect(keywords.By); err != nil {
		return err
	}
	full := sql_errors.Newf(sql_errors.TooManyValues, "at most %d sort keys", tree.MaxSortKeys)
	return p.list(tree.MaxSortKeys, full, func() error {
		term, err := p.expression()
		if err != nil {
			return err
		}
		key := tree.SortKey{Term: term, Descending: p.accept(keywords.Desc)}
		if !key.Descending {
			p.accept(keywords.Asc) // the default
		}
		result.SortKeys = append(result.SortKeys, key)
		return nil
	})
}

// part is LIMIT and OFFSET.
func (p *parser) part(result *tree.Select) error {
	if !p.accept(keywords.Limit) {
		return nil
	}
	limit, err := p.integer()
	if err != nil {
		return err
	}
	result.Limit = int(limit)
	if p.accept(keywords.Offset) {
		offset, err := p.integer()
		if err != nil {
			return err
		}
		result.Offset = int(offset)
	}
	return nil
}

// condition is nil when there is none.
func (p *parser) condition() (tree.Expression, error) {
	if !p.accept(keywords.Where) {
		return nil, nil
	}
	return p.expression()
}

func (p *parser) update() (tree.Statement, error) {
	table, err := p.name()
	if err != nil {
		return nil, err
	}
	if err := p.expect(keywords.Set); err != nil {
		return nil, err
	}
	result := tree.Update{Table: table}
	err = p.list(tree.MaxItems, atMost(sql_errors.TooManyColumns, tree.MaxItems), func() error {
		column, err := p.name()
		if err != nil {
			return err
		}
		if err := p.expectSymbol(lexer.Equal); err != nil {
			return err
		}
		term, err := p.expression()
		result.Assignments = append(result.Assignments, tree.Assignment{Column: column, Term: term})
		return err
	})
	if err != nil {
		return nil, err
	}
	result.Condition, err = p.condition()
	return result, err
}

func (p *parser) deletion() (tree.Statement, error) {
	if err := p.expect(keywords.From); err != nil {
		return nil, err
	}
	table, err := p.name()
	if err != nil {
		return nil, err
	}
	condition, err := p.condition()
	return tree.Delete{Table: table, Condition: condition}, err
}

func (p *parser) describe() (tree.Statement, error) {
	table, err := p.name()
	return tree.Describe{Table: table}, err
}

func (p *parser) analyze() (tree.Statement, error) {
	table, err := p.name()
	if err != nil {
		return nil, err
	}
	column, err := p.name()
	return tree.Analyze{Table: table, Column: column}, err
}

func (p *parser) show() (tree.Statement, error) {
	switch {
	case p.accept(keywords.Tables):
		return tree.Show{Topic: tree.Tables}, nil
	case p.accept(keywords.Settings):
		return tree.Show{Topic: tree.Settings}, nil
	case p.accept(keywords.Statistics):
		return tree.Show{Topic: tree.Statistics}, nil
	case p.accept(keywords.Journal):
		return tree.Show{Topic: tree.Journal}, nil
	}
	return nil, p.unexpected("TABLES, SETTINGS, STATISTICS or JOURNAL")
}

func (p *parser) set() (tree.Statement, error) {
	setting := p.peek()
	if setting.Kind != lexer.Word {
		return nil, p.unexpected("a setting")
	}
	p.advance()
	p.acceptSymbol(lexer.Equal) // optional
	argument := p.peek()
	if argument.Kind == lexer.End || argument.Kind == lexer.Sign {
		return nil, p.unexpected("a value")
	}
	p.advance()
	return tree.Set{Name: setting.Text, Argument: argument.Text}, nil
}

func (p *parser) help() (tree.Statement, error) {
	topic := p.peek()
	if topic.Kind != lexer.Word {
		return tree.Help{}, nil
	}
	p.advance()
	return tree.Help{Topic: topic.Text}, nil
}
