// Package timetag has the on-board time: seconds since 2000-01-01T00:00:00, 32 bits, no leap seconds.
package timetag

import (
	"fmt"
	"math"

	"migrated/status"
)

const (
	firstYear     = 2000
	lastYear      = 2136
	secondsPerDay = 86400
)

var (
	monthDays = [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	weekdays  = [...]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
)

// TimeTag is a date and time of the calendar.
type TimeTag struct {
	Year, Month, Day     int
	Hour, Minute, Second int
}

func isLeap(year int) bool {
	return year%4 == 0 && year%100 != 0 || year%400 == 0
}

func daysInYear(year int) int {
	if isLeap(year) {
		return 366
	}
	return 365
}

// daysInMonth is 0 for a month that does not exist.
func daysInMonth(year, month int) int {
	switch {
	case month < 1 || month > len(monthDays):
		return 0
	case month == 2 && isLeap(year):
		return 29
	}
	return monthDays[month-1]
}

// WeekdayName counts from a Saturday, the epoch.
func WeekdayName(seconds uint32) string {
	return weekdays[(seconds/secondsPerDay+5)%7]
}

// Week counts weeks since the Monday before the epoch.
func Week(seconds uint32) uint32 {
	return (seconds/secondsPerDay + 5) / 7
}

// Difference is a - b on the circle of 32-bit time: right across the wrap.
func Difference(a, b uint32) int32 {
	return int32(a - b)
}

// FineToMs turns 1/65536 s into ms, to nearest; only the low 16 bits count.
func FineToMs(fine uint32) uint32 {
	return ((fine&0xFFFF)*1000 + 32768) / 65536
}

// MsToFine turns ms (mod 1000) into 1/65536 s, rounded down.
func MsToFine(ms uint32) uint32 {
	return ms % 1000 * 65536 / 1000
}

// FromSeconds is right for every number of seconds.
func FromSeconds(seconds uint32) TimeTag {
	days, rest := int(seconds/secondsPerDay), int(seconds%secondsPerDay)
	t := TimeTag{Year: firstYear, Month: 1, Hour: rest / 3600, Minute: rest / 60 % 60, Second: rest % 60}
	for ; days >= daysInYear(t.Year); t.Year++ {
		days -= daysInYear(t.Year)
	}
	for ; days >= daysInMonth(t.Year, t.Month); t.Month++ {
		days -= daysInMonth(t.Year, t.Month)
	}
	t.Day = days + 1
	return t
}

// Seconds is false for a time that does not exist or is past 2^32 - 1.
func (t TimeTag) Seconds() (uint32, bool) {
	if !t.valid() {
		return 0, false
	}
	days := t.DayOfYear() - 1
	for year := firstYear; year < t.Year; year++ {
		days += daysInYear(year)
	}
	seconds := ((int64(days)*24+int64(t.Hour))*60+int64(t.Minute))*60 + int64(t.Second)
	return uint32(seconds), seconds <= math.MaxUint32
}

func (t TimeTag) valid() bool {
	return t.Year >= firstYear && t.Year <= lastYear &&
		t.Day >= 1 && t.Day <= daysInMonth(t.Year, t.Month) &&
		t.Hour < 24 && t.Minute < 60 && t.Second < 60
}

// DayOfYear is 1..366, for a day that exists.
func (t TimeTag) DayOfYear() int {
	days := t.Day
	for month := 1; month < t.Month; month++ {
		days += daysInMonth(t.Year, month)
	}
	return days
}

func (t TimeTag) String() string {
	return fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:%02d", t.Year, t.Month, t.Day, t.Hour, t.Minute, t.Second)
}

// reader takes numbers out of a text and remembers whether they were all there.
type reader struct {
	text string
	bad  bool
}

// digits is the number that count digits at at make.
func (r *reader) digits(at, count int) int {
	if at+count > len(r.text) {
		r.bad = true
		return 0
	}
	n := 0
	for _, c := range []byte(r.text[at : at+count]) {
		if c < '0' || c > '9' {
			r.bad = true
		}
		n = n*10 + int(c) - '0'
	}
	return n
}

// Parse reads YYYY-MM-DD or YYYY-DDD, then nothing or Thh:mm:ss; it gives only times that exist.
func Parse(s string) (TimeTag, error) {
	r := reader{text: s}
	t := TimeTag{Year: r.digits(0, 4), Month: 1, Day: 1}
	if r.bad || len(s) < 8 || s[4] != '-' {
		return t, status.Syntax
	}
	date := 8
	if s[7] == '-' {
		date = 10
		t.Month, t.Day = r.digits(5, 2), r.digits(8, 2)
	} else {
		t.Day = r.digits(5, 3)
	}
	if r.bad {
		return t, status.Syntax
	}
	if date == 8 {
		if t.Day == 0 {
			return t, status.Range
		}
		for ; t.Month <= 12 && t.Day > daysInMonth(t.Year, t.Month); t.Month++ {
			t.Day -= daysInMonth(t.Year, t.Month)
		}
	}
	if clock := s[date:]; clock != "" {
		if len(clock) != 9 || clock[0] != 'T' || clock[3] != ':' || clock[6] != ':' {
			return t, status.Syntax
		}
		t.Hour, t.Minute, t.Second = r.digits(date+1, 2), r.digits(date+4, 2), r.digits(date+7, 2)
		if r.bad {
			return t, status.Syntax
		}
	}
	if _, ok := t.Seconds(); !ok {
		return t, status.Range
	}
	return t, nil
}
