package cobol

// Days by number, counted from 1 on 1601-01-01.

// The number of 9999-12-31.
const lastDay = 3067671

func yearDays(year int64) int64 {
	if year%4 == 0 && year%100 != 0 || year%400 == 0 {
		return 366
	}
	return 365
}

func daysIn(year, month int64) int64 {
	switch month {
	case 2:
		return yearDays(year) - 337
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func daysBefore(year int64) int64 {
	days := int64(0)
	for y := int64(1601); y < year; y++ {
		days += yearDays(y)
	}
	return days
}

func validYear(year int64) bool { return year >= 1601 && year <= 9999 }

// dayNumber is the number of a day; 0 when there is no such date.
func dayNumber(year, month, day int64) int64 {
	if !validYear(year) || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0
	}
	number := daysBefore(year) + day
	for before := int64(1); before < month; before++ {
		number += daysIn(year, before)
	}
	return number
}

// yearOf is the year and the day in it of a day's number.
func yearOf(number int64) (int64, int64) {
	year := int64(1601)
	for number > yearDays(year) {
		number -= yearDays(year)
		year++
	}
	return year, number
}

// dateOf is the year, the month and the day of a day's number.
func dateOf(number int64) (int64, int64, int64) {
	year, day := yearOf(number)
	month := int64(1)
	for ; day > daysIn(year, month); month++ {
		day -= daysIn(year, month)
	}
	return year, month, day
}

// weekday is 1 for Monday up to 7 for Sunday: 1601-01-01 was a Monday.
func weekday(number int64) int64 { return (number-1)%7 + 1 }

// weeksIn is how many weeks a year has by ISO 8601: 53 when it begins or ends on a Thursday.
func weeksIn(year int64) int64 {
	first := weekday(daysBefore(year) + 1)
	if first == 4 || first == 3 && yearDays(year) == 366 {
		return 53
	}
	return 52
}

// firstMonday is the number of the Monday that a year's first week begins with.
func firstMonday(year int64) int64 {
	first := daysBefore(year) + 1
	monday := first - (weekday(first) - 1)
	if weekday(first) <= 4 {
		return monday
	}
	return monday + 7
}

// weekOf is the year, the week and the day of the week, by ISO 8601.
func weekOf(number int64) (int64, int64, int64) {
	year, _ := yearOf(number)
	if number < firstMonday(year) {
		year--
	} else if number >= firstMonday(year+1) {
		year++
	}
	return year, (number-firstMonday(year))/7 + 1, weekday(number)
}
