//! Intrinsic functions of dates and times in the formats of ISO 8601.

use super::big::Big;
use super::calendar::{
    date_of, day_number, day_of_week_date, days_before, days_in, week_of, weeks_in, year_days, year_of, LAST_DAY,
};
use super::clock::Moment;
use super::decimal::Decimal;
use super::item::Item;
use super::machine::Machine;
use super::notation;

const DAY: i64 = 86_400;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Calendar {
    Month,
    Year,
    Week,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Zone {
    Local,
    Utc,
    Offset,
}

#[derive(Clone, Copy)]
struct DateFormat {
    calendar: Calendar,
    extended: bool,
}

#[derive(Clone, Copy)]
struct TimeFormat {
    extended: bool,
    fraction: usize,
    zone: Zone,
}

/// A format's date and time, either of which may be missing.
struct Format {
    date: Option<DateFormat>,
    time: Option<TimeFormat>,
    size: usize,
}

fn date_format(text: &[u8]) -> Option<DateFormat> {
    let (calendar, extended) = match text {
        b"YYYYMMDD" => (Calendar::Month, false),
        b"YYYY-MM-DD" => (Calendar::Month, true),
        b"YYYYDDD" => (Calendar::Year, false),
        b"YYYY-DDD" => (Calendar::Year, true),
        b"YYYYWwwD" => (Calendar::Week, false),
        b"YYYY-Www-D" => (Calendar::Week, true),
        _ => return None,
    };
    Some(DateFormat { calendar, extended })
}

fn time_format(text: &[u8], point: u8) -> Option<TimeFormat> {
    let (extended, mut rest) = match text {
        [b'h', b'h', b':', b'm', b'm', b':', b's', b's', rest @ ..] => (true, rest),
        [b'h', b'h', b'm', b'm', b's', b's', rest @ ..] => (false, rest),
        _ => return None,
    };
    let mut fraction = 0;
    if rest.first() == Some(&point) {
        fraction = rest[1..].iter().take_while(|&&b| b == b's').count();
        if !(1..=9).contains(&fraction) {
            return None;
        }
        rest = &rest[1 + fraction..];
    }
    let zone = match rest {
        b"" => Zone::Local,
        b"Z" => Zone::Utc,
        b"+hhmm" if !extended => Zone::Offset,
        b"+hh:mm" if extended => Zone::Offset,
        _ => return None,
    };
    Some(TimeFormat { extended, fraction, zone })
}

impl Format {
    /// Reads a format; None when it is none.
    fn of(text: &[u8], point: u8) -> Option<Format> {
        let text = text.trim_ascii_end();
        let size = text.len();
        if let Some(at) = text.iter().position(|&b| b == b'T') {
            let (date, time) = (date_format(&text[..at])?, time_format(&text[at + 1..], point)?);
            let alike = date.extended == time.extended;
            return alike.then_some(Format { date: Some(date), time: Some(time), size });
        }
        let (date, time) = (date_format(text), time_format(text, point));
        (date.is_some() || time.is_some()).then_some(Format { date, time, size })
    }
}

impl DateFormat {
    fn show(self, number: i64) -> String {
        let dash = if self.extended { "-" } else { "" };
        match self.calendar {
            Calendar::Month => {
                let (year, month, day) = date_of(number);
                format!("{year:04}{dash}{month:02}{dash}{day:02}")
            }
            Calendar::Year => {
                let (year, day) = year_of(number);
                format!("{year:04}{dash}{day:03}")
            }
            Calendar::Week => {
                let (year, week, day) = week_of(number);
                format!("{year:04}{dash}W{week:02}{dash}{day}")
            }
        }
    }
}

impl TimeFormat {
    /// A time of day, `fraction` in billionths of a second.
    fn show(self, second: i64, fraction: i64, offset: i64, point: u8) -> String {
        let colon = if self.extended { ":" } else { "" };
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        let mut text = format!("{hour:02}{colon}{minute:02}{colon}{second:02}");
        if self.fraction > 0 {
            text.push(point as char);
            text.push_str(&format!("{fraction:09}")[..self.fraction]);
        }
        match self.zone {
            Zone::Local => {}
            Zone::Utc => text.push('Z'),
            Zone::Offset => {
                let sign = if offset < 0 { '-' } else { '+' };
                text.push_str(&format!("{sign}{:02}{colon}{:02}", offset.abs() / 60, offset.abs() % 60));
            }
        }
        text
    }
}

/// Reads a text from its beginning; where it fits no more, `at` stays at the byte that does not.
struct Reading<'a> {
    text: &'a [u8],
    at: usize,
}

type Read<T> = Result<T, usize>;

impl Reading<'_> {
    fn wrong<T>(&self) -> Read<T> {
        Err(self.at + 1)
    }

    fn expect(&mut self, byte: u8) -> Read<()> {
        if self.text.get(self.at) != Some(&byte) {
            return self.wrong();
        }
        self.at += 1;
        Ok(())
    }

    /// A number of `digits` digits between two limits: the first digit with which it can be none is wrong.
    fn number(&mut self, digits: u32, low: i64, high: i64) -> Read<i64> {
        let mut value = 0;
        for left in (0..digits).rev() {
            let digit = match self.text.get(self.at) {
                Some(byte) if byte.is_ascii_digit() => i64::from(byte - b'0'),
                _ => return self.wrong(),
            };
            value = value * 10 + digit;
            let unit = 10_i64.pow(left);
            if value * unit + unit - 1 < low || value * unit > high {
                return self.wrong();
            }
            self.at += 1;
        }
        Ok(value)
    }

    fn date(&mut self, format: DateFormat) -> Read<i64> {
        let year = self.number(4, 1601, 9999)?;
        if format.extended {
            self.expect(b'-')?;
        }
        match format.calendar {
            Calendar::Month => {
                let month = self.number(2, 1, 12)?;
                if format.extended {
                    self.expect(b'-')?;
                }
                let day = self.number(2, 1, days_in(year, month))?;
                Ok(day_number(year, month, day))
            }
            Calendar::Year => Ok(days_before(year) + self.number(3, 1, year_days(year))?),
            Calendar::Week => {
                self.expect(b'W')?;
                let week = self.number(2, 1, weeks_in(year))?;
                if format.extended {
                    self.expect(b'-')?;
                }
                let day = self.number(1, 1, 7)?;
                Ok(day_of_week_date(year, week, day))
            }
        }
    }

    /// Seconds, and the digits behind the point.
    fn time(&mut self, format: TimeFormat, point: u8) -> Read<(i64, i64)> {
        let hour = self.number(2, 0, 23)?;
        if format.extended {
            self.expect(b':')?;
        }
        let minute = self.number(2, 0, 59)?;
        if format.extended {
            self.expect(b':')?;
        }
        let second = self.number(2, 0, 59)?;
        let mut fraction = 0;
        if format.fraction > 0 {
            self.expect(point)?;
            fraction = self.number(format.fraction as u32, 0, i64::MAX)?;
        }
        match format.zone {
            Zone::Local => {}
            Zone::Utc => self.expect(b'Z')?,
            Zone::Offset => self.offset(format.extended)?,
        }
        Ok((hour * 3600 + minute * 60 + second, fraction))
    }

    fn offset(&mut self, extended: bool) -> Read<()> {
        match self.text.get(self.at) {
            Some(b'+' | b'-') => {
                self.at += 1;
                self.number(2, 0, 23)?;
                if extended {
                    self.expect(b':')?;
                }
                self.number(2, 0, 59)?;
            }
            Some(b'0') => {
                for _ in 0..if extended { 5 } else { 4 } {
                    if extended && self.at + 3 == self.text.len() {
                        self.expect(b':')?;
                    } else {
                        self.number(1, 0, 0)?;
                    }
                }
            }
            _ => return self.wrong(),
        }
        Ok(())
    }

    /// Nothing but blanks is left.
    fn end(&self) -> Read<()> {
        match self.text[self.at.min(self.text.len())..].iter().position(|&b| b != b' ') {
            Some(more) => Err(self.at + more + 1),
            None => Ok(()),
        }
    }
}

/// A date and a time as a text gives them.
#[derive(Default)]
struct Found {
    day: i64,
    second: i64,
    fraction: i64,
}

impl Format {
    fn read(&self, text: &[u8], point: u8) -> Read<Found> {
        let mut reading = Reading { text, at: 0 };
        let mut found = Found::default();
        if let Some(date) = self.date {
            found.day = reading.date(date)?;
            if self.time.is_some() {
                reading.expect(b'T')?;
            }
        }
        if let Some(time) = self.time {
            (found.second, found.fraction) = reading.time(time, point)?;
        }
        reading.end()?;
        Ok(found)
    }
}

impl Machine {
    fn format(&self, format: Item) -> Option<Format> {
        Format::of(&self.data(format), notation::current().point)
    }

    /// Blanks as long as the format: what a function gives that cannot.
    fn unformatted(&self, format: Item) -> Item {
        self.raise_argument();
        self.text_result(vec![b' '; self.data(format).trim_ascii_end().len()])
    }

    fn shown_time(&self, format: &Format, day: Option<i64>, time: (i64, i64), offset: i64) -> Option<String> {
        let (second, fraction) = time;
        let style = format.time?;
        if !(0..=DAY).contains(&second) || offset.abs() >= 1440 {
            return None;
        }
        let (mut days, mut second) = (0, second);
        if style.zone == Zone::Utc {
            second -= offset * 60;
            days = second.div_euclid(DAY);
            second = second.rem_euclid(DAY);
        }
        let mut text = String::new();
        if let Some(day) = day {
            text = format.date?.show(day + days) + "T";
        }
        text.push_str(&style.show(second, fraction, offset, notation::current().point));
        Some(text)
    }

    /// Whole seconds and billionths.
    fn seconds(&self, item: Item) -> (i64, i64) {
        let value = self.value(item) * Decimal::integer(1_000_000_000);
        let whole = super::real::whole(&value);
        let billionths = if whole.value.bits() > 62 { i64::MIN } else { whole.value.low_u64() as i64 };
        let billionths = if whole.value.is_negative() { -billionths.abs() } else { billionths };
        (billionths.div_euclid(1_000_000_000), billionths.rem_euclid(1_000_000_000))
    }

    pub fn function_formatted_date(&self, format: Item, day: Item) -> Item {
        let number = self.get_int(day);
        match self.format(format) {
            Some(Format { date: Some(date), time: None, .. }) if (1..=LAST_DAY).contains(&number) => {
                self.text_result(date.show(number).into_bytes())
            }
            _ => self.unformatted(format),
        }
    }

    pub fn function_formatted_time(&self, format: Item, time: Item) -> Item {
        self.formatted_time(format, time, 0)
    }

    pub fn function_formatted_time_offset(&self, format: Item, time: Item, offset: Item) -> Item {
        self.formatted_time(format, time, self.get_int(offset))
    }

    pub fn function_formatted_time_here(&self, format: Item, time: Item) -> Item {
        self.formatted_time(format, time, Moment::now().offset)
    }

    fn formatted_time(&self, format: Item, time: Item, offset: i64) -> Item {
        let known = self.format(format).filter(|f| f.date.is_none());
        match known.and_then(|f| self.shown_time(&f, None, self.seconds(time), offset)) {
            Some(text) => self.text_result(text.into_bytes()),
            None => self.unformatted(format),
        }
    }

    pub fn function_formatted_datetime(&self, format: Item, day: Item, time: Item) -> Item {
        self.formatted_datetime(format, day, time, 0)
    }

    pub fn function_formatted_datetime_offset(&self, format: Item, day: Item, time: Item, offset: Item) -> Item {
        self.formatted_datetime(format, day, time, self.get_int(offset))
    }

    pub fn function_formatted_datetime_here(&self, format: Item, day: Item, time: Item) -> Item {
        self.formatted_datetime(format, day, time, Moment::now().offset)
    }

    fn formatted_datetime(&self, format: Item, day: Item, time: Item, offset: i64) -> Item {
        let number = self.get_int(day);
        let known = self.format(format).filter(|f| f.date.is_some() && (1..=LAST_DAY).contains(&number));
        match known.and_then(|f| self.shown_time(&f, Some(number), self.seconds(time), offset)) {
            Some(text) => self.text_result(text.into_bytes()),
            None => self.unformatted(format),
        }
    }

    pub fn function_formatted_current_date(&self, format: Item) -> Item {
        let now = Moment::now();
        let known = self.format(format).filter(|f| f.date.is_some());
        let time = (now.second, now.hundredths * 10_000_000);
        match known.and_then(|f| self.shown_time(&f, Some(now.day), time, now.offset)) {
            Some(text) => self.text_result(text.into_bytes()),
            None => self.unformatted(format),
        }
    }

    /// A text as long as its format: what follows is not looked at.
    fn as_long(&self, text: Item, format: &Format) -> Vec<u8> {
        let mut data = self.data(text);
        data.truncate(format.size);
        data
    }

    fn undated(&self) -> Item {
        self.raise_argument();
        self.int_result(0)
    }

    pub fn function_integer_of_formatted_date(&self, format: Item, date: Item) -> Item {
        let known = self.format(format).filter(|f| f.date.is_some());
        match known.and_then(|f| f.read(&self.data(date), notation::current().point).ok()) {
            Some(found) => self.int_result(found.day),
            None => self.undated(),
        }
    }

    pub fn function_seconds_from_formatted_time(&self, format: Item, time: Item) -> Item {
        let known = self.format(format).and_then(|f| f.time.map(|time| (f, time.fraction)));
        let Some((format, digits)) = known else {
            return self.undated();
        };
        match format.read(&self.as_long(time, &format), notation::current().point) {
            Ok(found) => {
                let unit = 10_i64.pow(digits as u32);
                self.computed(Decimal::new(Big::from(found.second * unit + found.fraction), digits as i32))
            }
            Err(_) => self.undated(),
        }
    }

    /// TEST-FORMATTED-DATETIME: 0, or the place of the first character that cannot be.
    pub fn function_test_formatted_datetime(&self, format: Item, text: Item) -> Item {
        let Some(format) = self.format(format) else {
            return self.undated();
        };
        let mut data = self.data(text);
        data.resize(data.len().max(format.size), b' ');
        self.int_result(format.read(&data, notation::current().point).err().unwrap_or(0) as i64)
    }

    /// COMBINED-DATETIME: a day's number, and the time of day as hundred-thousandths of it.
    pub fn function_combined_datetime(&self, day: Item, time: Item) -> Item {
        let (number, seconds) = (self.get_int(day), self.seconds(time).0);
        if !(1..=LAST_DAY).contains(&number) || !(1..=DAY).contains(&seconds) {
            return self.undated();
        }
        self.computed(self.value(day) + self.value(time) * Decimal::new(Big::from(1i64), 5))
    }

    pub fn function_seconds_past_midnight(&self) -> Item {
        self.int_result(Moment::system().second)
    }

    pub fn function_current_date(&self) -> Item {
        let now = Moment::now();
        self.text_result((now.date() + &now.time() + &now.zone()).into_bytes())
    }

    /// ACCEPT … FROM DATE and its like.
    pub fn clock_date(&self) -> Item {
        self.text_result(Moment::now().date().as_bytes()[2..].to_vec())
    }

    pub fn clock_full_date(&self) -> Item {
        self.text_result(Moment::now().date().into_bytes())
    }

    pub fn clock_day(&self) -> Item {
        self.text_result(Moment::now().day_of_year().as_bytes()[2..].to_vec())
    }

    pub fn clock_full_day(&self) -> Item {
        self.text_result(Moment::now().day_of_year().into_bytes())
    }

    pub fn clock_weekday(&self) -> Item {
        self.text_result(super::calendar::weekday(Moment::now().day).to_string().into_bytes())
    }

    pub fn clock_time(&self) -> Item {
        self.text_result(Moment::now().time().into_bytes())
    }
}
