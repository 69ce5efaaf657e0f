// Package keywords has the words of the language: keywords, aggregates and scalar functions.
package keywords

import "migrated/text_tools"

// Keyword is a word with a meaning.
type Keyword int

const (
	None Keyword = iota
	And
	As
	Asc
	Between
	Boolean
	By
	Create
	Decimal
	Default
	Delete
	Desc
	Distinct
	Drop
	False
	From
	In
	Insert
	Integer
	Into
	Is
	Like
	Limit
	Mod
	Not
	Null
	Offset
	Or
	Order
	Primary
	Rem
	Select
	Set
	Table
	Text
	True
	Unique
	Update
	Values
	Varchar
	Where
	Date
	Analyze
	Describe
	Exit
	Help
	Journal
	Key
	Quit
	Settings
	Show
	Statistics
	Tables
)

var spellings = [...]string{
	"",
	"AND",
	"AS",
	"ASC",
	"BETWEEN",
	"BOOLEAN",
	"BY",
	"CREATE",
	"DECIMAL",
	"DEFAULT",
	"DELETE",
	"DESC",
	"DISTINCT",
	"DROP",
	"FALSE",
	"FROM",
	"IN",
	"INSERT",
	"INTEGER",
	"INTO",
	"IS",
	"LIKE",
	"LIMIT",
	"MOD",
	"NOT",
	"NULL",
	"OFFSET",
	"OR",
	"ORDER",
	"PRIMARY",
	"REM",
	"SELECT",
	"SET",
	"TABLE",
	"TEXT",
	"TRUE",
	"UNIQUE",
	"UPDATE",
	"VALUES",
	"VARCHAR",
	"WHERE",
	"DATE",
	"ANALYZE",
	"DESCRIBE",
	"EXIT",
	"HELP",
	"JOURNAL",
	"KEY",
	"QUIT",
	"SETTINGS",
	"SHOW",
	"STATISTICS",
	"TABLES",
}

// Lookup knows keywords in any case; it gives None for other words.
func Lookup(word string) Keyword {
	wanted := text_tools.UpperCase(word)
	for i, spelling := range spellings {
		if spelling == wanted {
			return Keyword(i)
		}
	}
	return None
}

func (k Keyword) String() string {
	return spellings[k]
}

// IsReserved reports whether the word can't be a name. Those that only start statements can.
func (k Keyword) IsReserved() bool {
	return And <= k && k <= Date
}

// Aggregate is an aggregate function.
type Aggregate int

const (
	NoAggregate Aggregate = iota
	Count
	Sum
	Avg
	Min
	Max
)

var aggregateNames = [...]string{"", "count", "sum", "avg", "min", "max"}

// LookupAggregate gives NoAggregate for other words.
func LookupAggregate(word string) Aggregate {
	wanted := text_tools.LowerCase(word)
	for i, name := range aggregateNames {
		if name == wanted {
			return Aggregate(i)
		}
	}
	return NoAggregate
}

func (a Aggregate) String() string {
	return aggregateNames[a]
}

// Function is a scalar function.
type Function int

const (
	NoFunction Function = iota
	Abs
	AddMonths
	Capitalize
	Center
	Checksum
	Coalesce
	Combine
	Day
	DayOfYear
	Greatest
	Grouped
	Hash
	LastDay
	Least
	Length
	Lower
	Lpad
	Month
	Nullif
	Position
	Power
	Quote
	Replace
	Reverse
	Round
	Rpad
	Sign
	Starts
	Substr
	ToDate
	ToDecimal
	ToInteger
	ToText
	Trim
	Upper
	Weekday
	Words
	Year
)

// MaxArguments is the most that any function takes.
const MaxArguments = 8

// functions has every function with its name and the least and most arguments that it takes.
var functions = [...]struct {
	name        string
	least, most int
}{
	{},
	{"abs", 1, 1},
	{"add_months", 2, 2},
	{"capitalize", 1, 1},
	{"center", 2, 2},
	{"checksum", 1, 1},
	{"coalesce", 1, MaxArguments},
	{"combine", 2, 2},
	{"day", 1, 1},
	{"day_of_year", 1, 1},
	{"greatest", 1, MaxArguments},
	{"grouped", 1, 1},
	{"hash", 1, 1},
	{"last_day", 1, 1},
	{"least", 1, MaxArguments},
	{"length", 1, 1},
	{"lower", 1, 1},
	{"lpad", 2, 2},
	{"month", 1, 1},
	{"nullif", 2, 2},
	{"position", 2, 2},
	{"power", 2, 2},
	{"quote", 1, 1},
	{"replace", 3, 3},
	{"reverse", 1, 1},
	{"round", 1, 2},
	{"rpad", 2, 2},
	{"sign", 1, 1},
	{"starts", 2, 2},
	{"substr", 2, 3},
	{"to_date", 1, 1},
	{"to_decimal", 1, 1},
	{"to_integer", 1, 1},
	{"to_text", 1, 1},
	{"trim", 1, 1},
	{"upper", 1, 1},
	{"weekday", 1, 1},
	{"words", 1, 1},
	{"year", 1, 1},
}

// LookupFunction gives NoFunction for other words.
func LookupFunction(word string) Function {
	wanted := text_tools.LowerCase(word)
	for i, function := range functions {
		if function.name == wanted {
			return Function(i)
		}
	}
	return NoFunction
}

func (f Function) String() string {
	return functions[f].name
}

// Takes reports whether the function can have that many arguments.
func (f Function) Takes(arguments int) bool {
	return functions[f].least <= arguments && arguments <= functions[f].most
}

// FunctionNames are in alphabetical order.
func FunctionNames() []string {
	var names []string
	for _, function := range functions[NoFunction+1:] {
		names = append(names, function.name)
	}
	return names
}
