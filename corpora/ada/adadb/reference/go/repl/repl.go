// Package repl reads, executes and prints until the end.
package repl

import (
	"errors"
	"fmt"

	"migrated/executor"
	"migrated/keywords"
	"migrated/lexer"
	"migrated/parser"
	"migrated/sql_errors"
	tree "migrated/syntax_tree"
	"migrated/text_tools"
)

const version = "3.2"

type repl struct {
	*executor.Session
	tokens   parser.Buffer
	finished bool
}

// Run returns how many errors were reported.
func Run() int {
	r := repl{Session: executor.New()}
	r.Console.Put("ADADB " + version)
	for !r.finished {
		text, tooLong, ok := r.Console.ReadLine()
		if !ok {
			break
		}
		r.processLine(text, tooLong)
	}
	return r.finish()
}

func (r *repl) report(err error, line int) {
	r.Console.Put(fmt.Sprintf("ERROR line %d: %s", line, err))
	var sqlError *sql_errors.Error
	if errors.As(err, &sqlError) {
		r.Journal.NoteError(sqlError.Class())
	}
}

func (r *repl) processLine(text string, tooLong bool) {
	if r.Settings.Echo {
		r.Console.Put("> " + text_tools.Printable(text))
	}
	var err error
	if tooLong {
		err = sql_errors.New(sql_errors.LineTooLong, "")
	} else {
		err = r.processText(text)
	}
	if err != nil {
		// What was collected and the rest of the line are lost.
		r.tokens.Reset()
		r.report(err, r.Console.LineNumber())
	}
}

func (r *repl) processText(text string) error {
	lex := lexer.New(text, r.Console.LineNumber())
	for {
		token, err := lex.Next()
		if err != nil {
			return err
		}
		if token.Kind == lexer.End || r.finished {
			break
		}
		if token.Symbol != lexer.Semicolon {
			if err := r.tokens.Add(token); err != nil {
				return err
			}
		} else if !r.tokens.IsEmpty() {
			r.runStatement()
		}
	}
	// These need no semicolon when they are alone on a line.
	switch r.tokens.OnlyKeyword() {
	case keywords.Help, keywords.Quit, keywords.Exit:
		r.runStatement()
	}
	return nil
}

// runStatement parses and executes the tokens collected so far.
func (r *repl) runStatement() {
	line := r.tokens.FirstLine()
	statement, err := r.tokens.Parse()
	r.tokens.Reset()
	if err != nil {
		r.report(err, line)
		return
	}
	rows, err := r.Execute(statement)
	if err != nil {
		r.report(err, line)
		rows = 0
	}
	r.Journal.Note(statement.Kind(), statement.TableName(), rows, err != nil)
	r.finished = statement.Kind() == tree.LeaveKind
}

func (r *repl) finish() int {
	if !r.tokens.IsEmpty() {
		r.report(sql_errors.New(sql_errors.UnfinishedStatement, ""), r.tokens.FirstLine())
	}
	errorCount := r.Journal.AllErrors()
	r.Console.Put(text_tools.Plural(r.Journal.AllStatements(), "statement") + ", " +
		text_tools.Plural(errorCount, "error") + ".")
	r.Console.Flush()
	return errorCount
}
