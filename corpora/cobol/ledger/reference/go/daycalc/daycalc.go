// Package daycalc is day arithmetic from 1900-01-01, whose serial number is 1, to 2099-12-31.
package daycalc

import (
	"fmt"

	"migrated/datechk"
	"migrated/daylnk"
	"migrated/support/number"
)

const lastSerial = 73049

// SerialOf gives the serial number of a date.
func SerialOf(date []byte) (int64, error) {
	check := datechk.Date(date)
	if !check.Valid() {
		return 0, daylnk.BadDate
	}
	year, _, _ := parts(date)
	years := year - 1900
	leapDays := int64(0)
	if years > 0 {
		leapDays = (years - 1) / 4
	}
	return years*365 + leapDays + check.DayOfYear, nil
}

// DateOf gives the date of a serial number.
func DateOf(serial int64) ([]byte, error) {
	if serial < 1 || serial > lastSerial {
		return nil, daylnk.BadSerial
	}
	year, month := int64(1900), int64(1)
	for serial > daysInYear(year) {
		serial -= daysInYear(year)
		year++
	}
	for serial > daysInMonth(year, month) {
		serial -= daysInMonth(year, month)
		month++
	}
	return fmt.Appendf(nil, "%04d%02d%02d", year, month, serial), nil
}

// Between gives the days from one date to another, negative when the second is earlier.
func Between(from, to []byte) (int64, error) {
	start, err := SerialOf(from)
	if err != nil {
		return 0, err
	}
	end, err := SerialOf(to)
	return end - start, err
}

// Add gives the date that is some days after another, and its serial number.
func Add(date []byte, days int64) ([]byte, int64, error) {
	serial, err := SerialOf(date)
	if err != nil {
		return nil, 0, err
	}
	serial += days
	sum, err := DateOf(serial)
	return sum, serial, err
}

// Between30360 gives the days between two dates where every month has 30.
func Between30360(from, to []byte) (int64, error) {
	if _, err := Between(from, to); err != nil {
		return 0, err
	}
	fromYear, fromMonth, fromDay := parts(from)
	toYear, toMonth, toDay := parts(to)
	fromDay = min(fromDay, 30)
	if toDay == 31 && fromDay == 30 {
		toDay = 30
	}
	return (toYear-fromYear)*360 + (toMonth-fromMonth)*30 + toDay - fromDay, nil
}

// Weekday gives 1 for Monday to 7 for Sunday.
func Weekday(serial int64) int64 {
	if day := serial % 7; day != 0 {
		return day
	}
	return 7
}

func parts(date []byte) (year, month, day int64) {
	value := number.ParseOr(date, 0)
	return value / 10000, value / 100 % 100, value % 100
}

func daysInYear(year int64) int64 {
	if datechk.IsLeap(year) {
		return 366
	}
	return 365
}

func daysInMonth(year, month int64) int64 {
	switch month {
	case 2:
		return daysInYear(year) - 337
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
