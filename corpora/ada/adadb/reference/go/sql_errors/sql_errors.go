// Package sql_errors has the errors that a user can see: "ADB-301 unknown table: parts".
package sql_errors

import (
	"fmt"

	"migrated/text_tools"
)

// Class is a group of errors.
type Class int

const (
	Lexical Class = iota
	Syntactic
	Naming
	Typing
	Data
	Capacity
	ClassCount
)

var classNames = [ClassCount]string{"lexical", "syntactic", "naming", "typing", "data", "capacity"}

func (c Class) String() string {
	return classNames[c]
}

// Code identifies an error. Hundreds: the class, from 1; units: the place within the class.
type Code int

const (
	IllegalCharacter   Code = 101
	UnterminatedString Code = 102
	MalformedNumber    Code = 103
	LineTooLong        Code = 104

	UnexpectedToken     Code = 201
	UnfinishedStatement Code = 202
	BadPosition         Code = 203
	NestingTooDeep      Code = 204

	UnknownTable    Code = 301
	DuplicateTable  Code = 302
	UnknownColumn   Code = 303
	DuplicateColumn Code = 304
	InvalidName     Code = 305
	UnknownFunction Code = 306
	UnknownSetting  Code = 307
	UnknownTopic    Code = 308

	TypeMismatch       Code = 401
	WrongArguments     Code = 402
	MisplacedAggregate Code = 403
	WrongValueCount    Code = 404
	WrongSetting       Code = 405

	NumericOverflow Code = 501
	DivisionByZero  Code = 502
	InvalidDate     Code = 503
	NullNotAllowed  Code = 504
	DuplicateKey    Code = 505
	TextTooLong     Code = 506
	InvalidPattern  Code = 507

	TooManyTables    Code = 601
	TooManyColumns   Code = 602
	TableFull        Code = 603
	StatementTooLong Code = 604
	TooManyValues    Code = 605
)

var texts = map[Code]string{
	IllegalCharacter:    "illegal character",
	UnterminatedString:  "unterminated string",
	MalformedNumber:     "malformed number",
	LineTooLong:         "line too long",
	UnexpectedToken:     "unexpected token",
	UnfinishedStatement: "unfinished statement",
	BadPosition:         "bad position",
	NestingTooDeep:      "nesting too deep",
	UnknownTable:        "unknown table",
	DuplicateTable:      "duplicate table",
	UnknownColumn:       "unknown column",
	DuplicateColumn:     "duplicate column",
	InvalidName:         "invalid name",
	UnknownFunction:     "unknown function",
	UnknownSetting:      "unknown setting",
	UnknownTopic:        "unknown topic",
	TypeMismatch:        "type mismatch",
	WrongArguments:      "wrong arguments",
	MisplacedAggregate:  "misplaced aggregate",
	WrongValueCount:     "wrong value count",
	WrongSetting:        "wrong setting",
	NumericOverflow:     "numeric overflow",
	DivisionByZero:      "division by zero",
	InvalidDate:         "invalid date",
	NullNotAllowed:      "null not allowed",
	DuplicateKey:        "duplicate key",
	TextTooLong:         "text too long",
	InvalidPattern:      "invalid pattern",
	TooManyTables:       "too many tables",
	TooManyColumns:      "too many columns",
	TableFull:           "table full",
	StatementTooLong:    "statement too long",
	TooManyValues:       "too many values",
}

const detailWidth = 60

// Error is an error with what it is about; the detail may be empty.
type Error struct {
	Code   Code
	Detail string
}

// New makes an error.
func New(code Code, detail string) error {
	return &Error{code, detail}
}

// Newf makes an error with a formatted detail.
func Newf(code Code, format string, arguments ...any) error {
	return New(code, fmt.Sprintf(format, arguments...))
}

// Overflow says that a value left its range.
func Overflow() error {
	return New(NumericOverflow, "")
}

// InRange turns a result that may have left its range into a result with an error.
func InRange[T any](value T, ok bool) (T, error) {
	if !ok {
		var zero T
		return zero, Overflow()
	}
	return value, nil
}

// Error is the message that the user reads.
func (e *Error) Error() string {
	message := fmt.Sprintf("ADB-%d %s", e.Code, texts[e.Code])
	if e.Detail == "" {
		return message
	}
	return message + ": " + text_tools.Clip(text_tools.Printable(e.Detail), detailWidth)
}

// Class is the group that the error belongs to.
func (e *Error) Class() Class {
	return Class(e.Code/100 - 1)
}
