// Package dates has the DATE type: proleptic Gregorian calendar from 1900-01-01 to 2399-12-31, kept
// as a number of days.
package dates

import (
	"errors"
	"fmt"

	"migrated/char_class"
)

const (
	firstYear = 1900
	lastYear  = 2399
)

// Days counts from 1900-01-01 (a Monday), which is day 0, to MaxDays.
type Days int32

// MaxDays is 2399-12-31.
const MaxDays = 182_620

// Date is a day of the calendar.
type Date struct {
	Year, Month, Day int
}

// ErrBadDate says that a text is not a date of the calendar.
var ErrBadDate = errors.New("not a date")

var weekdays = [...]string{
	"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
}

func isLeapYear(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

func daysInMonth(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if isLeapYear(year) {
			return 29
		}
		return 28
	}
	return 31
}

// daysBeforeYear counts from 1900-01-01 to the first of January.
func daysBeforeYear(year int) int {
	const base = firstYear - 1
	past := year - 1
	return (past-base)*365 + (past/4 - base/4) - (past/100 - base/100) + (past/400 - base/400)
}

// ToDays checks the range.
func ToDays(days int64) (Days, bool) {
	return Days(days), 0 <= days && days <= MaxDays
}

// Date is the day as a date.
func (d Days) Date() Date {
	left := int(d)
	// A first guess that is never too late, then forward.
	year := firstYear + left/366
	for year < lastYear && daysBeforeYear(year+1) <= left {
		year++
	}
	left -= daysBeforeYear(year)
	month := 1
	for left >= daysInMonth(year, month) {
		left -= daysInMonth(year, month)
		month++
	}
	return Date{year, month, left + 1}
}

// WeekdayName is "Monday" for day 0.
func (d Days) WeekdayName() string {
	return weekdays[d%7]
}

func isValid(year, month, day int) bool {
	return firstYear <= year && year <= lastYear &&
		1 <= month && month <= 12 &&
		1 <= day && day <= daysInMonth(year, month)
}

func isDateText(s string) bool {
	if len(s) != 10 {
		return false
	}
	for i := range len(s) {
		if i == 4 || i == 7 {
			if s[i] != '-' {
				return false
			}
		} else if !char_class.IsDigit(s[i]) {
			return false
		}
	}
	return true
}

func number(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

// Parse reads YYYY-MM-DD.
func Parse(s string) (Date, error) {
	if !isDateText(s) {
		return Date{}, ErrBadDate
	}
	date := Date{number(s[:4]), number(s[5:7]), number(s[8:])}
	if !isValid(date.Year, date.Month, date.Day) {
		return Date{}, ErrBadDate
	}
	return date, nil
}

// String writes YYYY-MM-DD.
func (d Date) String() string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// DayOfYear counts from 1.
func (d Date) DayOfYear() int {
	total := d.Day
	for month := 1; month < d.Month; month++ {
		total += daysInMonth(d.Year, month)
	}
	return total
}

// Days is the date as a number of days.
func (d Date) Days() Days {
	return Days(daysBeforeYear(d.Year) + d.DayOfYear() - 1)
}

// AddMonths lowers the day to the last one of the month where needed. It is not ok outside of the
// calendar.
func (d Date) AddMonths(months int32) (Date, bool) {
	total := d.Year*12 + d.Month - 1 + int(months)
	year, month := total/12, total%12+1
	if year < firstYear || year > lastYear {
		return Date{}, false
	}
	return Date{year, month, min(d.Day, daysInMonth(year, month))}, true
}

// LastOfMonth is the last day of the same month.
func (d Date) LastOfMonth() Date {
	d.Day = daysInMonth(d.Year, d.Month)
	return d
}
