/* timetag.h - on-board time: seconds since 2000-01-01T00:00:00, 32 bits, no leap seconds. */
#ifndef TIMETAG_H
#define TIMETAG_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

#define TIMETAG_FIRST_YEAR 2000
#define TIMETAG_LAST_YEAR 2136
#define TIMETAG_TEXT 24

struct timetag {
    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
};

int timetag_is_leap(int year);
int timetag_days_in_month(int year, int month);
int timetag_day_of_year(int year, int month, int day);
int timetag_valid(const struct timetag *t);
void timetag_from_seconds(uint32_t seconds, struct timetag *t);
int64_t timetag_to_seconds(const struct timetag *t);
int timetag_weekday(uint32_t seconds);
uint32_t timetag_week(uint32_t seconds);
int32_t timetag_difference(uint32_t a, uint32_t b);
uint32_t timetag_fine_to_ms(uint32_t fine);
uint32_t timetag_ms_to_fine(uint32_t ms);
const char *timetag_weekday_name(int weekday);
size_t timetag_format(const struct timetag *t, char *out, size_t cap);
enum status timetag_parse(const char *s, struct timetag *t);

#endif
