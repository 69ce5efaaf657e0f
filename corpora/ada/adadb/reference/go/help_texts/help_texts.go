// Package help_texts has the lines that HELP prints.
package help_texts

import (
	"strings"

	"migrated/keywords"
	"migrated/sql_errors"
	"migrated/text_tools"
)

// fillWidth is where the list of functions is broken.
const fillWidth = 60

const selectText = `SELECT [DISTINCT] * | expression [AS name], ...
  [FROM table] [WHERE condition]
  [ORDER BY expression [ASC | DESC], ...]
  [LIMIT n [OFFSET m]]
Aggregates: count sum avg min max`

var topics = map[string]string{
	"overview": `Statements end with a semicolon. Topics:
  analyze create delete describe drop functions insert
  quit select set show types update`,
	"analyze": `ANALYZE table column
  Distribution of the numbers (lengths of the texts).`,
	"create": `CREATE TABLE name (column type [constraint ...], ...)
  NOT NULL, UNIQUE, PRIMARY KEY, DEFAULT literal`,
	"delete":           "DELETE FROM table [WHERE condition]",
	"describe":         "DESCRIBE table",
	"drop":             "DROP TABLE table",
	"insert":           "INSERT INTO table [(column, ...)] VALUES (value, ...), ...",
	"quit":             "QUIT or EXIT ends the session.",
	"select":           selectText,
	"select_statement": selectText,
	"set": `SET name value
  echo, feedback, heading: on or off
  null_text, page_size, width`,
	"show":  "SHOW TABLES | SETTINGS | STATISTICS | JOURNAL",
	"types": "INTEGER, DECIMAL, BOOLEAN, DATE, TEXT, VARCHAR(n)",
	"update": `UPDATE table SET column = expression, ...
  [WHERE condition]`,
}

// functionLines has all function names, filled into lines.
func functionLines() []string {
	var lines []string
	line := ""
	for _, name := range keywords.FunctionNames() {
		switch {
		case line == "":
			line = name
		case len(line)+1+len(name) > fillWidth:
			lines = append(lines, line)
			line = name
		default:
			line += " " + name
		}
	}
	return append(lines, line)
}

// Lines are those of a topic; of the overview for an empty name.
func Lines(topic string) ([]string, error) {
	wanted := text_tools.LowerCase(topic)
	if wanted == "" {
		wanted = "overview"
	}
	if wanted == "functions" {
		return functionLines(), nil
	}
	text, ok := topics[wanted]
	if !ok {
		return nil, sql_errors.New(sql_errors.UnknownTopic, topic)
	}
	return strings.Split(text, "\n"), nil
}
