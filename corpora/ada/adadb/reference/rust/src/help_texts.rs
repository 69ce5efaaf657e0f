//! The lines that HELP prints.

use crate::keywords::FunctionName;
use crate::sql_errors::{fail, ErrorCode, SqlResult};
use crate::text_tools;

/// Width at which the list of functions is broken.
const FILL_WIDTH: usize = 60;

const OVERVIEW: &str = "\
Statements end with a semicolon. Topics:
  analyze create delete describe drop functions insert
  quit select set show types update";

const TOPICS: [(&str, &str); 13] = [
    ("overview", OVERVIEW),
    (
        "analyze",
        "ANALYZE table column\n  Distribution of the numbers (lengths of the texts).",
    ),
    (
        "create",
        "CREATE TABLE name (column type [constraint ...], ...)\n  NOT NULL, UNIQUE, PRIMARY KEY, DEFAULT literal",
    ),
    ("delete", "DELETE FROM table [WHERE condition]"),
    ("describe", "DESCRIBE table"),
    ("drop", "DROP TABLE table"),
    ("insert", "INSERT INTO table [(column, ...)] VALUES (value, ...), ..."),
    ("quit", "QUIT or EXIT ends the session."),
    (
        "select",
        "\
SELECT [DISTINCT] * | expression [AS name], ...
  [FROM table] [WHERE condition]
  [ORDER BY expression [ASC | DESC], ...]
  [LIMIT n [OFFSET m]]
Aggregates: count sum avg min max",
    ),
    (
        "set",
        "SET name value\n  echo, feedback, heading: on or off\n  null_text, page_size, width",
    ),
    ("show", "SHOW TABLES | SETTINGS | STATISTICS | JOURNAL"),
    ("types", "INTEGER, DECIMAL, BOOLEAN, DATE, TEXT, VARCHAR(n)"),
    (
        "update",
        "UPDATE table SET column = expression, ...\n  [WHERE condition]",
    ),
];

/// The names of topics that users may also give, besides those of `TOPICS`.
const SELECT_ALIAS: &[u8] = b"select_statement";

/// All function names, filled into lines.
fn function_lines() -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for name in FunctionName::names() {
        match lines.last_mut() {
            Some(line) if line.len() + name.len() < FILL_WIDTH => {
                line.push(' ');
                line.push_str(name);
            }
            _ => lines.push(name.to_string()),
        }
    }
    lines
}

/// The lines of a topic; of the overview for an empty name.
pub fn lines(topic: &[u8]) -> SqlResult<Vec<String>> {
    let wanted: &[u8] = if topic.is_empty() {
        b"overview"
    } else if text_tools::same_text(topic, SELECT_ALIAS) {
        b"select"
    } else {
        topic
    };
    if text_tools::same_text(wanted, b"functions") {
        return Ok(function_lines());
    }
    match TOPICS
        .iter()
        .find(|(name, _)| text_tools::same_text(name.as_bytes(), wanted))
    {
        Some((_, text)) => Ok(text.lines().map(String::from).collect()),
        None => fail(ErrorCode::UnknownTopic, topic),
    }
}
