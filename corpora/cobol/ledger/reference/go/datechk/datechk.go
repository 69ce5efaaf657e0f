// Package datechk validates dates YYYYMMDD of the years 1900 to 2099.
package datechk

import (
	"migrated/datelnk"
	"migrated/support/number"
)

var monthDays = [12]int64{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// Date checks a date of eight characters.
func Date(date []byte) datelnk.Check {
	value, ok := number.Parse(date)
	if !ok {
		return datelnk.Check{Fault: datelnk.NotNumeric}
	}
	year, month, day := value/10000, value/100%100, value%100
	check := datelnk.Check{Leap: IsLeap(year)}
	switch {
	case year < 1900 || year > 2099:
		check.Fault = datelnk.Year
	case month < 1 || month > 12:
		check.Fault = datelnk.Month
	case day < 1 || day > daysIn(month, check.Leap):
		check.Fault = datelnk.Day
	default:
		check.DayOfYear = day
		for m := int64(1); m < month; m++ {
			check.DayOfYear += daysIn(m, check.Leap)
		}
	}
	return check
}

// IsLeap says whether a year is a leap year.
func IsLeap(year int64) bool {
	return year%4 == 0 && year%100 != 0 || year%400 == 0
}

func daysIn(month int64, leap bool) int64 {
	if month == 2 && leap {
		return 29
	}
	return monthDays[month-1]
}
