/* Dates (C17 7.27 and POSIX) that need no time zone, in the C locale. */

static const char *const day_names[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
static const char *const month_names[] = {"January", "February", "March", "April", "May", "June", "July", "August",
                                          "September", "October", "November", "December"};
static struct tm time_parts;
static char time_text[114];

double difftime(long later, long earlier)
{
    if (later < earlier)
        return -(double)((unsigned long)earlier - (unsigned long)later);
    return (double)((unsigned long)later - (unsigned long)earlier);
}

static int leap_year(long year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/* The days from 1 January 1970 to 1 January of a year. */
static long days_before_year(long year)
{
    long y = year - 1, centuries = (y >= 0 ? y : y - 399) / 400, rest = y - centuries * 400;
    return centuries * 146097 + rest * 365 + rest / 4 - rest / 100 - 719162;
}

static int days_before_month(int month, int leap)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    return before[month] + (leap && month > 1);
}

struct tm *gmtime_r(const long *seconds, struct tm *parts)
{
    long days = *seconds / 86400, rest = *seconds % 86400, year;
    if (rest < 0) {
        rest += 86400;
        days--;
    }
    year = 1970 + (days < 0 ? days / 365 - 1 : days / 366); /* not too late */
    while (days_before_year(year + 1) <= days)
        year += days_before_year(year + 1) + 366 <= days ? (days - days_before_year(year)) / 366 : 1;
    if (year - 1900 > 2147483647L || year - 1900 < -2147483648L) {
        errno = 75;
        return 0;
    }
    parts->tm_hour = (int)(rest / 3600);
    parts->tm_min = (int)(rest % 3600 / 60);
    parts->tm_sec = (int)(rest % 60);
    parts->tm_wday = (int)(((days + 4) % 7 + 7) % 7);
    parts->tm_year = (int)(year - 1900);
    parts->tm_yday = (int)(days - days_before_year(year));
    parts->tm_mon = 0;
    while (days_before_month(parts->tm_mon + 1, leap_year(year)) <= parts->tm_yday)
        parts->tm_mon++;
    parts->tm_mday = parts->tm_yday - days_before_month(parts->tm_mon, leap_year(year)) + 1;
    parts->tm_isdst = 0;
    parts->tm_gmtoff = 0;
    parts->tm_zone = "GMT";
    return parts;
}

struct tm *gmtime(const long *seconds) { return gmtime_r(seconds, &time_parts); }

long timegm(struct tm *parts)
{
    struct tm made;
    long months = (long)parts->tm_mon, year = 1900L + parts->tm_year + months / 12, days, seconds;
    months %= 12;
    if (months < 0) {
        months += 12;
        year--;
    }
    days = days_before_year(year) + days_before_month((int)months, leap_year(year)) + parts->tm_mday - 1L;
    seconds = ((days * 24 + parts->tm_hour) * 60 + parts->tm_min) * 60 + parts->tm_sec;
    if (!gmtime_r(&seconds, &made))
        return -1;
    *parts = made;
    return seconds;
}

char *asctime_r(const struct tm *parts, char *text)
{
    if (parts->tm_year > 2147483647 - 1900) {
        errno = 75;
        return 0;
    }
    sprintf(text, "%.3s %.3s%3d %.2d:%.2d:%.2d %d\n",
            parts->tm_wday < 0 || parts->tm_wday > 6 ? "???" : day_names[parts->tm_wday],
            parts->tm_mon < 0 || parts->tm_mon > 11 ? "???" : month_names[parts->tm_mon], parts->tm_mday,
            parts->tm_hour, parts->tm_min, parts->tm_sec, 1900 + parts->tm_year);
    return text;
}

char *asctime(const struct tm *parts) { return asctime_r(parts, time_text); }

/* The days since the Monday of the year's ISO week 1, negative before it. */
static int iso_week_days(int yday, int wday) { return yday - (yday - wday + 382) % 7 + 3; }

/* The year of the ISO week (ISO 8601), and the week. */
static long iso_year(const struct tm *parts, int *week)
{
    long year = 1900L + parts->tm_year;
    int days = iso_week_days(parts->tm_yday, parts->tm_wday), later;
    if (days < 0) {
        year--;
        days = iso_week_days(parts->tm_yday + 365 + leap_year(year), parts->tm_wday);
    } else {
        later = iso_week_days(parts->tm_yday - 365 - leap_year(year), parts->tm_wday);
        if (later >= 0) {
            year++;
            days = later;
        }
    }
    *week = days / 7 + 1;
    return year;
}

/* One conversion; only for those that no others are made of. */
static int time_part(char *text, int conversion, const struct tm *parts)
{
    int week, hour = parts->tm_hour > 12 ? parts->tm_hour - 12 : parts->tm_hour == 0 ? 12 : parts->tm_hour;
    long year = 1900L + parts->tm_year, offset;
    switch (conversion) {
    case 'a': return sprintf(text, "%.3s", parts->tm_wday < 0 || parts->tm_wday > 6 ? "?" : day_names[parts->tm_wday]);
    case 'A': return sprintf(text, "%s", parts->tm_wday < 0 || parts->tm_wday > 6 ? "?" : day_names[parts->tm_wday]);
    case 'b':
    case 'h': return sprintf(text, "%.3s", parts->tm_mon < 0 || parts->tm_mon > 11 ? "?" : month_names[parts->tm_mon]);
    case 'B': return sprintf(text, "%s", parts->tm_mon < 0 || parts->tm_mon > 11 ? "?" : month_names[parts->tm_mon]);
    case 'C': return sprintf(text, "%ld", year / 100 - (year % 100 < 0));
    case 'd': return sprintf(text, "%02d", parts->tm_mday);
    case 'e': return sprintf(text, "%2d", parts->tm_mday);
    case 'g': return sprintf(text, "%02ld", (iso_year(parts, &week) % 100 + 100) % 100);
    case 'G': return sprintf(text, "%ld", iso_year(parts, &week));
    case 'H': return sprintf(text, "%02d", parts->tm_hour);
    case 'I': return sprintf(text, "%02d", hour);
    case 'j': return sprintf(text, "%03d", parts->tm_yday + 1);
    case 'k': return sprintf(text, "%2d", parts->tm_hour);
    case 'l': return sprintf(text, "%2d", hour);
    case 'm': return sprintf(text, "%02d", parts->tm_mon + 1);
    case 'M': return sprintf(text, "%02d", parts->tm_min);
    case 'n': return sprintf(text, "\n");
    case 'p': return sprintf(text, "%s", parts->tm_hour > 11 ? "PM" : "AM");
    case 'P': return sprintf(text, "%s", parts->tm_hour > 11 ? "pm" : "am");
    case 'S': return sprintf(text, "%02d", parts->tm_sec);
    case 't': return sprintf(text, "\t");
    case 'u': return sprintf(text, "%d", (parts->tm_wday - 1 + 7) % 7 + 1);
    case 'U': return sprintf(text, "%02d", (parts->tm_yday - parts->tm_wday + 7) / 7);
    case 'V': iso_year(parts, &week); return sprintf(text, "%02d", week);
    case 'w': return sprintf(text, "%d", parts->tm_wday);
    case 'W': return sprintf(text, "%02d", (parts->tm_yday - (parts->tm_wday - 1 + 7) % 7 + 7) / 7);
    case 'y': return sprintf(text, "%02d", (parts->tm_year % 100 + 100) % 100);
    case 'Y': return sprintf(text, "%ld", year);
    case 'z':
        if (parts->tm_isdst < 0)
            return 0;
        offset = parts->tm_gmtoff < 0 ? -parts->tm_gmtoff / 60 : parts->tm_gmtoff / 60;
        return sprintf(text, "%c%04ld", parts->tm_gmtoff < 0 ? '-' : '+', offset / 60 * 100 + offset % 60);
    case '%': return sprintf(text, "%%");
    }
    abort(); /* what the translator could not see */
    return 0;
}

/* What a conversion stands for that is made of others. */
static const char *time_parts_of(int conversion)
{
    switch (conversion) {
    case 'c': return "%a %b %e %H:%M:%S %Y";
    case 'D':
    case 'x': return "%m/%d/%y";
    case 'F': return "%Y-%m-%d";
    case 'r': return "%I:%M:%S %p";
    case 'R': return "%H:%M";
    case 'T':
    case 'X': return "%H:%M:%S";
    }
    return 0;
}

static unsigned long write_time(char *text, unsigned long size, const char *format, const struct tm *parts)
{
    char part[100];
    const char *made_of;
    unsigned long used = 0, count;
    for (; *format; format++) {
        if (*format != '%') {
            part[0] = *format;
            count = 1;
        } else {
            made_of = time_parts_of(*++format);
            count = made_of ? write_time(part, sizeof part, made_of, parts)
                            : (unsigned long)time_part(part, *format, parts);
        }
        if (count >= size - used)
            return 0;
        memcpy(text + used, part, count);
        used += count;
    }
    if (size > 0)
        text[used] = 0;
    return used;
}

/* Only for formats without flags, widths, `%s` and `%Z`: the translator refuses others. */
unsigned long strftime(char *text, unsigned long size, const char *format, const struct tm *parts)
{
    return write_time(text, size, format, parts);
}
