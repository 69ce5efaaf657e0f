//! ADADB, an in-memory SQL data base: the migrated modules.
//!
//! Texts are bytes (Latin-1), never `str`: input goes through unchanged.

pub mod adadb;
pub mod aggregates;
pub mod catalog;
pub mod char_class;
pub mod console;
pub mod dates;
pub mod evaluator;
pub mod executor;
pub mod generic_lists;
pub mod generic_maps;
pub mod generic_sort;
pub mod hashing;
pub mod help_texts;
pub mod journal;
pub mod keywords;
pub mod lexer;
pub mod like_match;
pub mod names;
pub mod numbers;
pub mod parser;
pub mod repl;
pub mod reports;
pub mod schemas;
pub mod settings;
pub mod sql_errors;
pub mod sql_functions;
pub mod statistics;
pub mod storage;
pub mod syntax_tree;
pub mod text_tools;
pub mod values;
