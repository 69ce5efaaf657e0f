package cobol

import (
	"bytes"
	"fmt"
	"math/big"
)

// Intrinsic functions of dates and times in the formats of ISO 8601.

const daySeconds = 86400

type zoneKind int

const (
	zoneLocal zoneKind = iota
	zoneUtc
	zoneOffset
)

// dateFormat: calendar is m for months, d for days of the year, w for weeks.
type dateFormat struct {
	calendar byte
	extended bool
}

type timeFormat struct {
	extended bool
	fraction int
	zone     zoneKind
}

// format is a format's date and time, either of which may be missing.
type format struct {
	date *dateFormat
	time *timeFormat
	size int
}

var dateFormats = map[string]dateFormat{
	"YYYYMMDD": {'m', false}, "YYYY-MM-DD": {'m', true},
	"YYYYDDD": {'d', false}, "YYYY-DDD": {'d', true},
	"YYYYWwwD": {'w', false}, "YYYY-Www-D": {'w', true},
}

func dateFormatOf(text []byte) *dateFormat {
	if found, known := dateFormats[string(text)]; known {
		return &found
	}
	return nil
}

func timeFormatOf(text []byte) *timeFormat {
	found := timeFormat{}
	rest, basic := bytes.CutPrefix(text, []byte("hhmmss"))
	if !basic {
		rest, found.extended = bytes.CutPrefix(text, []byte("hh:mm:ss"))
		if !found.extended {
			return nil
		}
	}
	if len(rest) > 0 && rest[0] == notation.Point {
		for 1+found.fraction < len(rest) && rest[1+found.fraction] == 's' {
			found.fraction++
		}
		if found.fraction < 1 || found.fraction > 9 {
			return nil
		}
		rest = rest[1+found.fraction:]
	}
	switch zone := string(rest); {
	case zone == "":
	case zone == "Z":
		found.zone = zoneUtc
	case zone == "+hhmm" && !found.extended, zone == "+hh:mm" && found.extended:
		found.zone = zoneOffset
	default:
		return nil
	}
	return &found
}

// formatOf reads a format; nil when it is none.
func formatOf(data []byte) *format {
	text := bytes.TrimRight(data, " ")
	date, time, both := bytes.Cut(text, []byte("T"))
	if both {
		found := format{dateFormatOf(date), timeFormatOf(time), len(text)}
		if found.date == nil || found.time == nil || found.date.extended != found.time.extended {
			return nil
		}
		return &found
	}
	found := format{dateFormatOf(text), timeFormatOf(text), len(text)}
	if found.date == nil && found.time == nil {
		return nil
	}
	return &found
}

func (f dateFormat) show(number int64) string {
	dash := ""
	if f.extended {
		dash = "-"
	}
	switch f.calendar {
	case 'm':
		year, month, day := dateOf(number)
		return fmt.Sprintf("%04d%s%02d%s%02d", year, dash, month, dash, day)
	case 'd':
		year, day := yearOf(number)
		return fmt.Sprintf("%04d%s%03d", year, dash, day)
	}
	year, week, day := weekOf(number)
	return fmt.Sprintf("%04d%sW%02d%s%d", year, dash, week, dash, day)
}

// show is a time of day, fraction in billionths of a second.
func (f timeFormat) show(second, fraction, offset int64) string {
	colon := ""
	if f.extended {
		colon = ":"
	}
	text := fmt.Sprintf("%02d%s%02d%s%02d", second/3600, colon, second/60%60, colon, second%60)
	if f.fraction > 0 {
		text += string(notation.Point) + fmt.Sprintf("%09d", fraction)[:f.fraction]
	}
	switch f.zone {
	case zoneUtc:
		text += "Z"
	case zoneOffset:
		sign := '+'
		if offset < 0 {
			sign, offset = '-', -offset
		}
		text += fmt.Sprintf("%c%02d%s%02d", sign, offset/60, colon, offset%60)
	}
	return text
}

// reading reads a text from its beginning; where it fits no more, wrong is the place of what does not, from 1.
type reading struct {
	text  []byte
	at    int
	wrong int
}

func (r *reading) fail() {
	if r.wrong == 0 {
		r.wrong = r.at + 1
	}
}

func (r *reading) expect(b byte) {
	if r.wrong != 0 {
		return
	}
	if r.at >= len(r.text) || r.text[r.at] != b {
		r.fail()
		return
	}
	r.at++
}

// number is a number of so many digits between two limits: the first digit with which it can be none is wrong.
func (r *reading) number(digits int, low, high int64) int64 {
	value, unit := int64(0), int64(1)
	for range digits {
		unit *= 10
	}
	for range digits {
		if r.wrong != 0 {
			return 0
		}
		if r.at >= len(r.text) || !isDigit(r.text[r.at]) {
			r.fail()
			return 0
		}
		unit /= 10
		value = value*10 + int64(r.text[r.at]-'0')
		if value*unit+unit-1 < low || value*unit > high {
			r.fail()
			return 0
		}
		r.at++
	}
	return value
}

func (r *reading) dash(extended bool, mark byte) {
	if extended {
		r.expect(mark)
	}
}

func (r *reading) date(f dateFormat) int64 {
	year := r.number(4, 1601, 9999)
	r.dash(f.extended, '-')
	switch f.calendar {
	case 'm':
		month := r.number(2, 1, 12)
		r.dash(f.extended, '-')
		return dayNumber(year, month, r.number(2, 1, daysIn(year, max(month, 1))))
	case 'd':
		return daysBefore(year) + r.number(3, 1, yearDays(year))
	}
	r.expect('W')
	week := r.number(2, 1, weeksIn(year))
	r.dash(f.extended, '-')
	return firstMonday(year) + (week-1)*7 + r.number(1, 1, 7) - 1
}

// time is seconds, and the digits behind the point.
func (r *reading) time(f timeFormat) (int64, int64) {
	hour := r.number(2, 0, 23)
	r.dash(f.extended, ':')
	minute := r.number(2, 0, 59)
	r.dash(f.extended, ':')
	second := r.number(2, 0, 59)
	fraction := int64(0)
	if f.fraction > 0 {
		r.expect(notation.Point)
		fraction = r.number(f.fraction, 0, 9999999999)
	}
	switch f.zone {
	case zoneUtc:
		r.expect('Z')
	case zoneOffset:
		r.offset(f.extended)
	}
	return hour*3600 + minute*60 + second, fraction
}

func (r *reading) offset(extended bool) {
	if r.wrong != 0 {
		return
	}
	if r.at >= len(r.text) {
		r.fail()
		return
	}
	switch r.text[r.at] {
	case '+', '-':
		r.at++
		r.number(2, 0, 23)
		r.dash(extended, ':')
		r.number(2, 0, 59)
	case '0':
		r.number(2, 0, 0)
		r.number(1, 0, 0)
		r.dash(extended, ':')
		r.number(2, 0, 0)
	default:
		r.fail()
	}
}

// read gives a date and a time as a text gives them, and the place of the first character that cannot be.
func (f format) read(text []byte) (day, second, fraction int64, wrong int) {
	r := reading{text: text}
	if f.date != nil {
		day = r.date(*f.date)
		if f.time != nil {
			r.expect('T')
		}
	}
	if f.time != nil {
		second, fraction = r.time(*f.time)
	}
	for r.wrong == 0 && r.at < len(text) {
		r.expect(' ')
	}
	return day, second, fraction, r.wrong
}

// unformatted is blanks as long as the format: what a function gives that cannot.
func (m *Machine) unformatted(item Item) Item {
	m.raise(exceptionArgument)
	return textResult(repeated([]byte{' '}, len(bytes.TrimRight(m.data(item), " "))))
}

func (f *format) showTime(day int64, second, fraction, offset int64) (string, bool) {
	if f == nil || f.time == nil || second < 0 || second > daySeconds || offset <= -1440 || offset >= 1440 {
		return "", false
	}
	if f.time.zone == zoneUtc {
		second -= offset * 60
		for ; second < 0; second += daySeconds {
			day--
		}
		for ; second >= daySeconds; second -= daySeconds {
			day++
		}
	}
	text := f.time.show(second, fraction, offset)
	if f.date != nil {
		text = f.date.show(day) + "T" + text
	}
	return text, true
}

// seconds is whole seconds and billionths; -1 for what is no time of day at all.
func (m *Machine) seconds(item Item) (int64, int64) {
	value := realWhole(m.Value(item).Times(Integer(1000000000))).value.view()
	if value.BitLen() > 62 || value.Sign() < 0 {
		return -1, 0
	}
	return value.Int64() / 1000000000, value.Int64() % 1000000000
}

// FunctionFormattedDate is FUNCTION FORMATTED-DATE.
func (m *Machine) FunctionFormattedDate(item, day Item) Item {
	number, f := m.GetInt(day), formatOf(m.data(item))
	if f == nil || f.date == nil || f.time != nil || number < 1 || number > lastDay {
		return m.unformatted(item)
	}
	return textResult([]byte(f.date.show(number)))
}

// FunctionFormattedTime is FUNCTION FORMATTED-TIME.
func (m *Machine) FunctionFormattedTime(item, time Item) Item { return m.formattedTime(item, time, 0) }

// FunctionFormattedTimeOffset is FORMATTED-TIME with minutes from UTC.
func (m *Machine) FunctionFormattedTimeOffset(item, time, offset Item) Item {
	return m.formattedTime(item, time, m.GetInt(offset))
}

// FunctionFormattedTimeHere is FORMATTED-TIME with SYSTEM-OFFSET.
func (m *Machine) FunctionFormattedTimeHere(item, time Item) Item {
	return m.formattedTime(item, time, now().offset)
}

func (m *Machine) formattedTime(item, time Item, offset int64) Item {
	f := formatOf(m.data(item))
	second, fraction := m.seconds(time)
	text, ok := f.showTime(0, second, fraction, offset)
	if !ok || f.date != nil {
		return m.unformatted(item)
	}
	return textResult([]byte(text))
}

// FunctionFormattedDatetime is FUNCTION FORMATTED-DATETIME.
func (m *Machine) FunctionFormattedDatetime(item, day, time Item) Item {
	return m.formattedDatetime(item, day, time, 0)
}

// FunctionFormattedDatetimeOffset is FORMATTED-DATETIME with minutes from UTC.
func (m *Machine) FunctionFormattedDatetimeOffset(item, day, time, offset Item) Item {
	return m.formattedDatetime(item, day, time, m.GetInt(offset))
}

// FunctionFormattedDatetimeHere is FORMATTED-DATETIME with SYSTEM-OFFSET.
func (m *Machine) FunctionFormattedDatetimeHere(item, day, time Item) Item {
	return m.formattedDatetime(item, day, time, now().offset)
}

func (m *Machine) formattedDatetime(item, day, time Item, offset int64) Item {
	f, number := formatOf(m.data(item)), m.GetInt(day)
	second, fraction := m.seconds(time)
	text, ok := f.showTime(number, second, fraction, offset)
	if !ok || f.date == nil || number < 1 || number > lastDay {
		return m.unformatted(item)
	}
	return textResult([]byte(text))
}

// FunctionFormattedCurrentDate is FUNCTION FORMATTED-CURRENT-DATE.
func (m *Machine) FunctionFormattedCurrentDate(item Item) Item {
	f, clock := formatOf(m.data(item)), now()
	text, ok := f.showTime(clock.day, clock.second, clock.hundredths*10000000, clock.offset)
	if !ok || f.date == nil {
		return m.unformatted(item)
	}
	return textResult([]byte(text))
}

// asLong is a text as long as its format: what follows is not looked at.
func (m *Machine) asLong(text Item, f *format) []byte {
	data := m.data(text)
	return data[:min(len(data), f.size)]
}

// FunctionIntegerOfFormattedDate is FUNCTION INTEGER-OF-FORMATTED-DATE.
func (m *Machine) FunctionIntegerOfFormattedDate(item, date Item) Item {
	f := formatOf(m.data(item))
	if f == nil || f.date == nil {
		return m.notDefined()
	}
	day, _, _, wrong := f.read(m.data(date))
	if wrong != 0 {
		return m.notDefined()
	}
	return m.intResult(day)
}

// FunctionSecondsFromFormattedTime is FUNCTION SECONDS-FROM-FORMATTED-TIME.
func (m *Machine) FunctionSecondsFromFormattedTime(item, time Item) Item {
	f := formatOf(m.data(item))
	if f == nil || f.time == nil {
		return m.notDefined()
	}
	_, second, fraction, wrong := f.read(m.asLong(time, f))
	if wrong != 0 {
		return m.notDefined()
	}
	unit := int64(1)
	for range f.time.fraction {
		unit *= 10
	}
	value := new(big.Int).Add(multiple(big.NewInt(second), unit), big.NewInt(fraction))
	return m.Computed(Decimal{value: wholeOf(value), scale: f.time.fraction})
}

// FunctionTestFormattedDatetime is FUNCTION TEST-FORMATTED-DATETIME: 0, or the place of the first character that
// cannot be.
func (m *Machine) FunctionTestFormattedDatetime(item, text Item) Item {
	f := formatOf(m.data(item))
	if f == nil {
		return m.notDefined()
	}
	data := m.data(text)
	for len(data) < f.size {
		data = append(data, ' ')
	}
	_, _, _, wrong := f.read(data)
	return m.intResult(int64(wrong))
}

// FunctionCombinedDatetime is FUNCTION COMBINED-DATETIME: a day's number, and the time as hundred-thousandths of it.
func (m *Machine) FunctionCombinedDatetime(day, time Item) Item {
	number := m.GetInt(day)
	second, _ := m.seconds(time)
	if number < 1 || number > lastDay || second < 1 || second > daySeconds {
		return m.notDefined()
	}
	return m.Computed(m.Value(day).Plus(m.Value(time).Times(Decimal{value: whole{small: 1}, scale: 5})))
}
