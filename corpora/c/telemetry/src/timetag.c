/* timetag.c - on-board time and the calendar. */
#include "timetag.h"

#include <stdio.h>

#include "text.h"

#define SECONDS_PER_DAY 86400u

int timetag_is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* 0 for a month that does not exist. */
int timetag_days_in_month(int year, int month)
{
    static const int days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    if (month < 1 || month > 12) {
        return 0;
    }
    if (month == 2 && timetag_is_leap(year)) {
        return 29;
    }
    return days[month - 1];
}

/* 1..366, 0 for a day that does not exist. */
int timetag_day_of_year(int year, int month, int day)
{
    int m;
    int n = day;

    if (day < 1 || day > timetag_days_in_month(year, month)) {
        return 0;
    }
    for (m = 1; m < month; m++) {
        n += timetag_days_in_month(year, m);
    }
    return n;
}

int timetag_valid(const struct timetag *t)
{
    if (t->year < TIMETAG_FIRST_YEAR || t->year > TIMETAG_LAST_YEAR) {
        return 0;
    }
    if (timetag_day_of_year(t->year, t->month, t->day) == 0) {
        return 0;
    }
    return t->hour >= 0 && t->hour <= 23 && t->minute >= 0 && t->minute <= 59 && t->second >= 0 && t->second <= 59;
}

void timetag_from_seconds(uint32_t seconds, struct timetag *t)
{
    uint32_t days = seconds / SECONDS_PER_DAY;
    uint32_t rest = seconds % SECONDS_PER_DAY;
    uint32_t length;

    t->hour = (int)(rest / 3600u);
    t->minute = (int)(rest / 60u % 60u);
    t->second = (int)(rest % 60u);
    t->year = TIMETAG_FIRST_YEAR;
    for (;;) {
        length = timetag_is_leap(t->year) ? 366u : 365u;
        if (days < length) {
            break;
        }
        days -= length;
        t->year++;
    }
    t->month = 1;
    for (;;) {
        length = (uint32_t)timetag_days_in_month(t->year, t->month);
        if (days < length) {
            break;
        }
        days -= length;
        t->month++;
    }
    t->day = (int)days + 1;
}

/* -1 for a time that does not exist or is past 2^32 - 1. */
int64_t timetag_to_seconds(const struct timetag *t)
{
    int64_t days = 0;
    int64_t seconds;
    int year;

    if (!timetag_valid(t)) {
        return -1;
    }
    for (year = TIMETAG_FIRST_YEAR; year < t->year; year++) {
        days += timetag_is_leap(year) ? 366 : 365;
    }
    days += timetag_day_of_year(t->year, t->month, t->day) - 1;
    seconds = ((days * 24 + t->hour) * 60 + t->minute) * 60 + t->second;
    return seconds > (int64_t)UINT32_MAX ? -1 : seconds;
}

/* 0 = Monday. The epoch was a Saturday. */
int timetag_weekday(uint32_t seconds)
{
    return (int)((seconds / SECONDS_PER_DAY + 5u) % 7u);
}

/* Weeks since the Monday before the epoch. */
uint32_t timetag_week(uint32_t seconds)
{
    return (seconds / SECONDS_PER_DAY + 5u) / 7u;
}

/* a - b on the circle of 32-bit time: right across the wrap. */
int32_t timetag_difference(uint32_t a, uint32_t b)
{
    return (int32_t)(a - b);
}

/* 1/65536 s to ms, to nearest; only the low 16 bits count. */
uint32_t timetag_fine_to_ms(uint32_t fine)
{
    return ((fine & 0xFFFFu) * 1000u + 32768u) / 65536u;
}

/* ms (mod 1000) to 1/65536 s, rounded down. */
uint32_t timetag_ms_to_fine(uint32_t ms)
{
    return ms % 1000u * 65536u / 1000u;
}

const char *timetag_weekday_name(int weekday)
{
    static const char *const names[7] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

    if (weekday < 0 || weekday > 6) {
        return "?";
    }
    return names[weekday];
}

/* "2026-11-23T21:56:00"; its length, 0 when it does not fit. */
size_t timetag_format(const struct timetag *t, char *out, size_t cap)
{
    int n = snprintf(out, cap, "%04d-%02d-%02dT%02d:%02d:%02d", t->year, t->month, t->day, t->hour, t->minute,
                     t->second);

    return n > 0 && (size_t)n < cap ? (size_t)n : 0;
}

/* YYYY-MM-DD or YYYY-DDD, then nothing or Thh:mm:ss. */
enum status timetag_parse(const char *s, struct timetag *t)
{
    size_t length = text_length(s);
    size_t date;
    int day_of_year;

    t->year = text_digits(s, 0, 4);
    t->month = 1;
    t->day = 1;
    t->hour = 0;
    t->minute = 0;
    t->second = 0;
    if (t->year < 0 || length < 8 || s[4] != '-') {
        return STATUS_SYNTAX;
    }
    if (s[7] == '-') {
        date = 10;
        t->month = text_digits(s, 5, 2);
        t->day = text_digits(s, 8, 2);
        if (t->month < 0 || t->day < 0) {
            return STATUS_SYNTAX;
        }
    } else {
        date = 8;
        day_of_year = text_digits(s, 5, 3);
        if (day_of_year < 0) {
            return STATUS_SYNTAX;
        }
        if (day_of_year == 0) {
            return STATUS_RANGE;
        }
        while (t->month <= 12 && day_of_year > timetag_days_in_month(t->year, t->month)) {
            day_of_year -= timetag_days_in_month(t->year, t->month);
            t->month++;
        }
        t->day = day_of_year;
    }
    if (length != date) {
        if (length != date + 9 || s[date] != 'T' || s[date + 3] != ':' || s[date + 6] != ':') {
            return STATUS_SYNTAX;
        }
        t->hour = text_digits(s, date + 1, 2);
        t->minute = text_digits(s, date + 4, 2);
        t->second = text_digits(s, date + 7, 2);
        if (t->hour < 0 || t->minute < 0 || t->second < 0) {
            return STATUS_SYNTAX;
        }
    }
    return timetag_to_seconds(t) < 0 ? STATUS_RANGE : STATUS_OK;
}
