//! The words of the language: keywords, aggregates and scalar functions.

use crate::text_tools;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyword {
    And,
    As,
    Asc,
    Between,
    Boolean,
    By,
    Create,
    Decimal,
    Default,
    Delete,
    Desc,
    Distinct,
    Drop,
    False,
    From,
    In,
    Insert,
    Integer,
    Into,
    Is,
    Like,
    Limit,
    Mod,
    Not,
    Null,
    Offset,
    Or,
    Order,
    Primary,
    Rem,
    Select,
    Set,
    Table,
    Text,
    True,
    Unique,
    Update,
    Values,
    Varchar,
    Where,
    Date,
    Analyze,
    Describe,
    Exit,
    Help,
    Journal,
    Key,
    Quit,
    Settings,
    Show,
    Statistics,
    Tables,
}

const KEYWORDS: [(Keyword, &str); 52] = [
    (Keyword::And, "AND"),
    (Keyword::As, "AS"),
    (Keyword::Asc, "ASC"),
    (Keyword::Between, "BETWEEN"),
    (Keyword::Boolean, "BOOLEAN"),
    (Keyword::By, "BY"),
    (Keyword::Create, "CREATE"),
    (Keyword::Decimal, "DECIMAL"),
    (Keyword::Default, "DEFAULT"),
    (Keyword::Delete, "DELETE"),
    (Keyword::Desc, "DESC"),
    (Keyword::Distinct, "DISTINCT"),
    (Keyword::Drop, "DROP"),
    (Keyword::False, "FALSE"),
    (Keyword::From, "FROM"),
    (Keyword::In, "IN"),
    (Keyword::Insert, "INSERT"),
    (Keyword::Integer, "INTEGER"),
    (Keyword::Into, "INTO"),
    (Keyword::Is, "IS"),
    (Keyword::Like, "LIKE"),
    (Keyword::Limit, "LIMIT"),
    (Keyword::Mod, "MOD"),
    (Keyword::Not, "NOT"),
    (Keyword::Null, "NULL"),
    (Keyword::Offset, "OFFSET"),
    (Keyword::Or, "OR"),
    (Keyword::Order, "ORDER"),
    (Keyword::Primary, "PRIMARY"),
    (Keyword::Rem, "REM"),
    (Keyword::Select, "SELECT"),
    (Keyword::Set, "SET"),
    (Keyword::Table, "TABLE"),
    (Keyword::Text, "TEXT"),
    (Keyword::True, "TRUE"),
    (Keyword::Unique, "UNIQUE"),
    (Keyword::Update, "UPDATE"),
    (Keyword::Values, "VALUES"),
    (Keyword::Varchar, "VARCHAR"),
    (Keyword::Where, "WHERE"),
    (Keyword::Date, "DATE"),
    (Keyword::Analyze, "ANALYZE"),
    (Keyword::Describe, "DESCRIBE"),
    (Keyword::Exit, "EXIT"),
    (Keyword::Help, "HELP"),
    (Keyword::Journal, "JOURNAL"),
    (Keyword::Key, "KEY"),
    (Keyword::Quit, "QUIT"),
    (Keyword::Settings, "SETTINGS"),
    (Keyword::Show, "SHOW"),
    (Keyword::Statistics, "STATISTICS"),
    (Keyword::Tables, "TABLES"),
];

impl Keyword {
    /// In any case.
    pub fn lookup(word: &[u8]) -> Option<Self> {
        let wanted = text_tools::upper_case(word);
        KEYWORDS
            .iter()
            .find(|(_, spelling)| spelling.as_bytes() == wanted)
            .map(|&(keyword, _)| keyword)
    }

    pub fn spelling(self) -> &'static str {
        KEYWORDS[self as usize].1
    }

    /// Whether the word can't be a name. Those that only start statements can.
    pub fn is_reserved(self) -> bool {
        self as usize <= Keyword::Date as usize
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AggregateKind {
    Count,
    Sum,
    Avg,
    Min,
    Max,
}

impl AggregateKind {
    const ALL: [Self; 5] = [Self::Count, Self::Sum, Self::Avg, Self::Min, Self::Max];

    pub fn lookup(word: &[u8]) -> Option<Self> {
        let wanted = text_tools::upper_case(word);
        Self::ALL
            .into_iter()
            .find(|kind| text_tools::upper_case(kind.name().as_bytes()) == wanted)
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Sum => "sum",
            Self::Avg => "avg",
            Self::Min => "min",
            Self::Max => "max",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunctionName {
    Abs,
    AddMonths,
    Capitalize,
    Center,
    Checksum,
    Coalesce,
    Combine,
    Day,
    DayOfYear,
    Greatest,
    Grouped,
    Hash,
    LastDay,
    Least,
    Length,
    Lower,
    Lpad,
    Month,
    Nullif,
    Position,
    Power,
    Quote,
    Replace,
    Reverse,
    Round,
    Rpad,
    Sign,
    Starts,
    Substr,
    ToDate,
    ToDecimal,
    ToInteger,
    ToText,
    Trim,
    Upper,
    Weekday,
    Words,
    Year,
}

pub const MAX_ARGUMENTS: usize = 8;

/// Every function with its name and the least and most arguments that it takes.
const FUNCTIONS: [(FunctionName, &str, usize, usize); 38] = [
    (FunctionName::Abs, "abs", 1, 1),
    (FunctionName::AddMonths, "add_months", 2, 2),
    (FunctionName::Capitalize, "capitalize", 1, 1),
    (FunctionName::Center, "center", 2, 2),
    (FunctionName::Checksum, "checksum", 1, 1),
    (FunctionName::Coalesce, "coalesce", 1, MAX_ARGUMENTS),
    (FunctionName::Combine, "combine", 2, 2),
    (FunctionName::Day, "day", 1, 1),
    (FunctionName::DayOfYear, "day_of_year", 1, 1),
    (FunctionName::Greatest, "greatest", 1, MAX_ARGUMENTS),
    (FunctionName::Grouped, "grouped", 1, 1),
    (FunctionName::Hash, "hash", 1, 1),
    (FunctionName::LastDay, "last_day", 1, 1),
    (FunctionName::Least, "least", 1, MAX_ARGUMENTS),
    (FunctionName::Length, "length", 1, 1),
    (FunctionName::Lower, "lower", 1, 1),
    (FunctionName::Lpad, "lpad", 2, 2),
    (FunctionName::Month, "month", 1, 1),
    (FunctionName::Nullif, "nullif", 2, 2),
    (FunctionName::Position, "position", 2, 2),
    (FunctionName::Power, "power", 2, 2),
    (FunctionName::Quote, "quote", 1, 1),
    (FunctionName::Replace, "replace", 3, 3),
    (FunctionName::Reverse, "reverse", 1, 1),
    (FunctionName::Round, "round", 1, 2),
    (FunctionName::Rpad, "rpad", 2, 2),
    (FunctionName::Sign, "sign", 1, 1),
    (FunctionName::Starts, "starts", 2, 2),
    (FunctionName::Substr, "substr", 2, 3),
    (FunctionName::ToDate, "to_date", 1, 1),
    (FunctionName::ToDecimal, "to_decimal", 1, 1),
    (FunctionName::ToInteger, "to_integer", 1, 1),
    (FunctionName::ToText, "to_text", 1, 1),
    (FunctionName::Trim, "trim", 1, 1),
    (FunctionName::Upper, "upper", 1, 1),
    (FunctionName::Weekday, "weekday", 1, 1),
    (FunctionName::Words, "words", 1, 1),
    (FunctionName::Year, "year", 1, 1),
];

impl FunctionName {
    pub fn lookup(word: &[u8]) -> Option<Self> {
        let wanted = text_tools::lower_case(word);
        FUNCTIONS
            .iter()
            .find(|row| row.1.as_bytes() == wanted)
            .map(|row| row.0)
    }

    pub fn name(self) -> &'static str {
        FUNCTIONS[self as usize].1
    }

    pub fn takes(self, arguments: usize) -> bool {
        let (_, _, least, most) = FUNCTIONS[self as usize];
        (least..=most).contains(&arguments)
    }

    /// All names, in alphabetical order.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FUNCTIONS.iter().map(|row| row.1)
    }
}
