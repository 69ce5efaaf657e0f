// Package datelnk is what checking a date gives.
package datelnk

// Fault is the first thing that is wrong with a date; the numbers are those that users see.
type Fault int64

// The faults; None is a valid date.
const (
	None Fault = iota
	NotNumeric
	Year
	Month
	Day
)

// Check is the result of checking a date.
type Check struct {
	Fault     Fault
	Leap      bool  // known even when the date is not valid, if it has only digits
	DayOfYear int64 // 1 to 366, or 0 when the date is not valid
}

// Valid says whether there is no fault.
func (c Check) Valid() bool {
	return c.Fault == None
}
