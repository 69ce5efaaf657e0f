// Package settings has what SET changes and SHOW SETTINGS shows.
package settings

import (
	"strconv"

	"migrated/numbers"
	"migrated/sql_errors"
	"migrated/text_tools"
)

const maxNullText = 10

// Settings are the values of all settings. PageSize is the rows between two headings, 0 for one heading
// only; Width the most bytes of a cell.
type Settings struct {
	Echo     bool
	Feedback bool
	Heading  bool
	NullText string
	PageSize int
	Width    int
}

// Default is how a session starts.
func Default() Settings {
	return Settings{Feedback: true, Heading: true, NullText: "NULL", Width: 24}
}

// Pair is a setting and its value as text.
type Pair struct {
	Name, Value string
}

// Pairs are all settings, in alphabetical order.
func (s *Settings) Pairs() []Pair {
	return []Pair{
		{"echo", switchImage(s.Echo)},
		{"feedback", switchImage(s.Feedback)},
		{"heading", switchImage(s.Heading)},
		{"null_text", text_tools.Quoted(s.NullText)},
		{"page_size", strconv.Itoa(s.PageSize)},
		{"width", strconv.Itoa(s.Width)},
	}
}

func switchImage(flag bool) string {
	if flag {
		return "on"
	}
	return "off"
}

// Assign changes a setting.
func (s *Settings) Assign(name, argument string) error {
	switch text_tools.LowerCase(name) {
	case "echo":
		return assignSwitch(&s.Echo, argument)
	case "feedback":
		return assignSwitch(&s.Feedback, argument)
	case "heading":
		return assignSwitch(&s.Heading, argument)
	case "null_text":
		if len(argument) > maxNullText {
			return sql_errors.New(sql_errors.WrongSetting, "text is too long")
		}
		s.NullText = argument
		return nil
	case "page_size":
		return assignNumber(&s.PageSize, argument, 0, 100)
	case "width":
		return assignNumber(&s.Width, argument, 4, 80)
	}
	return sql_errors.New(sql_errors.UnknownSetting, name)
}

func assignSwitch(flag *bool, argument string) error {
	switch text_tools.LowerCase(argument) {
	case "on", "yes", "true":
		*flag = true
	case "off", "no", "false":
		*flag = false
	default:
		return sql_errors.New(sql_errors.WrongSetting, argument+" instead of on or off")
	}
	return nil
}

func assignNumber(number *int, argument string, low, high int32) error {
	n, err := numbers.ParseInteger(argument)
	if err != nil || n < low || n > high {
		return sql_errors.Newf(sql_errors.WrongSetting, "%d to %d expected", low, high)
	}
	*number = int(n)
	return nil
}
