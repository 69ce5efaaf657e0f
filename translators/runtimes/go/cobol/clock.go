package cobol

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// The time of day: the system's in its own zone, or what COB_CURRENT_DATE says, as in GnuCOBOL's run time.

// moment is a date (as a day's number) and a time of that day, with the zone's distance from UTC in minutes.
type moment struct{ day, second, hundredths, offset int64 }

// system is the system's own: windows of years and the seconds past midnight are of it whatever COB_CURRENT_DATE says.
func system() moment {
	at := time.Now()
	_, offset := at.Zone()
	return moment{
		day:        dayNumber(int64(at.Year()), int64(at.Month()), int64(at.Day())),
		second:     int64(at.Hour()*3600 + at.Minute()*60 + at.Second()),
		hundredths: int64(at.Nanosecond() / 10000000),
		offset:     int64(offset / 60),
	}
}

func now() moment {
	clock := system()
	if text, set := os.LookupEnv("COB_CURRENT_DATE"); set {
		return clock.setTo(text)
	}
	return clock
}

// setTo takes `YYYY/MM/DD HH:MM:SS.cc`: what is there replaces the system's.
func (c moment) setTo(text string) moment {
	var numbers []int64
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
		number, err := strconv.ParseInt(word, 10, 64)
		if err != nil {
			return c
		}
		numbers = append(numbers, number)
	}
	if len(numbers) < 3 {
		return c
	}
	day := dayNumber(numbers[0], numbers[1], numbers[2])
	if day == 0 {
		return c
	}
	c.day = day
	if len(numbers) > 4 {
		second := c.second % 60
		if len(numbers) > 5 {
			second = numbers[5]
		}
		c.second = numbers[3]*3600 + numbers[4]*60 + second
		if len(numbers) > 6 {
			c.hundredths = numbers[6]
		}
	}
	return c
}

// time is HHMMSScc.
func (c moment) time() string {
	return fmt.Sprintf("%02d%02d%02d%02d", c.second/3600, c.second/60%60, c.second%60, c.hundredths)
}

// date is YYYYMMDD.
func (c moment) date() string {
	year, month, day := dateOf(c.day)
	return fmt.Sprintf("%04d%02d%02d", year, month, day)
}

// dayOfYear is YYYYDDD.
func (c moment) dayOfYear() string {
	year, day := yearOf(c.day)
	return fmt.Sprintf("%04d%03d", year, day)
}

// zone is +hhmm.
func (c moment) zone() string {
	sign, offset := '+', c.offset
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return fmt.Sprintf("%c%02d%02d", sign, offset/60, offset%60)
}

// ClockDate is what ACCEPT … FROM DATE takes; the others are what its other forms take.
func (m *Machine) ClockDate() Item { return textResult([]byte(now().date()[2:])) }

// ClockFullDate is FROM DATE YYYYMMDD.
func (m *Machine) ClockFullDate() Item { return textResult([]byte(now().date())) }

// ClockDay is FROM DAY.
func (m *Machine) ClockDay() Item { return textResult([]byte(now().dayOfYear()[2:])) }

// ClockFullDay is FROM DAY YYYYDDD.
func (m *Machine) ClockFullDay() Item { return textResult([]byte(now().dayOfYear())) }

// ClockWeekday is FROM DAY-OF-WEEK.
func (m *Machine) ClockWeekday() Item {
	return textResult(strconv.AppendInt(nil, weekday(now().day), 10))
}

// ClockTime is FROM TIME.
func (m *Machine) ClockTime() Item { return textResult([]byte(now().time())) }

// FunctionCurrentDate is FUNCTION CURRENT-DATE.
func (m *Machine) FunctionCurrentDate() Item {
	clock := now()
	return textResult([]byte(clock.date() + clock.time() + clock.zone()))
}

// FunctionSecondsPastMidnight is FUNCTION SECONDS-PAST-MIDNIGHT.
func (m *Machine) FunctionSecondsPastMidnight() Item { return m.intResult(system().second) }
