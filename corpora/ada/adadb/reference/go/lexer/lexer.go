// Package lexer cuts one input line into tokens. A text cannot go over the end of a line; "--" starts
// a comment.
package lexer

import (
	"strings"

	"migrated/char_class"
	"migrated/keywords"
	"migrated/sql_errors"
	"migrated/text_tools"
)

// Kind is what a token is. The zero value is the end of the line, and of the statement.
type Kind int

const (
	End Kind = iota
	Word
	Integer
	Decimal
	Text
	Sign
)

// Symbol is a sign.
type Symbol int

const (
	NoSymbol Symbol = iota
	LeftParen
	RightParen
	Comma
	Semicolon
	Star
	Plus
	Minus
	Slash
	Bars
	Equal
	NotEqual
	Less
	LessEqual
	Greater
	GreaterEqual
)

var spellings = [...]string{
	"", "(", ")", ",", ";", "*", "+", "-", "/", "||", "=", "<>", "<", "<=", ">", ">=",
}

func (s Symbol) String() string {
	return spellings[s]
}

// Token is a piece of a statement.
type Token struct {
	Kind    Kind
	Keyword keywords.Keyword
	Symbol  Symbol
	Text    string
	Line    int
}

// Describe is for error messages.
func (t Token) Describe() string {
	switch t.Kind {
	case Word:
		return "word " + text_tools.Clip(t.Text, 32)
	case Integer, Decimal:
		return "number " + text_tools.Clip(t.Text, 20)
	case Text:
		return "text " + text_tools.Quoted(text_tools.Clip(t.Text, 20))
	case Sign:
		return "symbol " + t.Text
	}
	return "end of statement"
}

// Lexer has what is left of a line.
type Lexer struct {
	source string
	line   int
}

// New starts at the beginning of a line.
func New(source string, line int) *Lexer {
	return &Lexer{source, line}
}

// countWhile is the number of bytes at the start that belong.
func countWhile(s string, belongs func(byte) bool) int {
	n := 0
	for n < len(s) && belongs(s[n]) {
		n++
	}
	return n
}

// symbolAt is the symbol that source starts with; NoSymbol for "!" and "|" on their own.
func symbolAt(source string) Symbol {
	if strings.HasPrefix(source, "!=") {
		return NotEqual
	}
	found := NoSymbol
	for i, spelling := range spellings {
		if len(spelling) > len(found.String()) && strings.HasPrefix(source, spelling) {
			found = Symbol(i)
		}
	}
	return found
}

func illegal(c byte) error {
	return sql_errors.Newf(sql_errors.IllegalCharacter, "16#%02X#", c)
}

func (l *Lexer) take(length int) string {
	taken := l.source[:length]
	l.source = l.source[length:]
	return taken
}

// Next gives a token of kind End at the end of the line.
func (l *Lexer) Next() (Token, error) {
	l.take(countWhile(l.source, char_class.IsBlank))
	token := Token{Line: l.line}
	if l.source == "" || strings.HasPrefix(l.source, "--") {
		l.source = ""
		return token, nil
	}
	first := l.source[0]
	var err error
	switch char_class.KindOf(first) {
	case char_class.Letter:
		token.Kind = Word
		token.Text = l.take(countWhile(l.source, char_class.IsWordPart))
		token.Keyword = keywords.Lookup(token.Text)
	case char_class.Digit:
		err = l.number(&token)
	case char_class.Quote:
		err = l.text(&token)
	case char_class.Symbol:
		token.Kind = Sign
		token.Symbol = symbolAt(l.source)
		token.Text = token.Symbol.String()
		if token.Symbol == NoSymbol {
			err = illegal(first)
		}
		l.take(len(token.Text))
	default:
		err = illegal(first)
	}
	return token, err
}

// number must not run into a word, and a point needs digits behind.
func (l *Lexer) number(token *Token) error {
	token.Kind = Integer
	length := countWhile(l.source, char_class.IsDigit)
	malformed := false
	if strings.HasPrefix(l.source[length:], ".") {
		token.Kind = Decimal
		decimals := countWhile(l.source[length+1:], char_class.IsDigit)
		malformed = decimals == 0
		length += 1 + decimals
	}
	behind := countWhile(l.source[length:], char_class.IsWordPart)
	if malformed || behind > 0 {
		return sql_errors.New(sql_errors.MalformedNumber, l.source[:length+behind])
	}
	token.Text = l.take(length)
	return nil
}

// text goes up to the apostrophe that is not doubled.
func (l *Lexer) text(token *Token) error {
	token.Kind = Text
	rest := l.source[1:]
	var text strings.Builder
	for {
		part, behind, found := strings.Cut(rest, "'")
		if !found {
			return sql_errors.New(sql_errors.UnterminatedString, l.source)
		}
		text.WriteString(part)
		if !strings.HasPrefix(behind, "'") {
			l.source = behind
			token.Text = text.String()
			return nil
		}
		text.WriteByte('\'')
		rest = behind[1:]
	}
}
