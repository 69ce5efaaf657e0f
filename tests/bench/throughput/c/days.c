/* Days since 1970-01-01 of a date of the Gregorian calendar, or a large negative number. */
long days_of(int year, int month, int day)
{
    static const int before[12] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
    int leap, years;
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return -1000000;
    leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    years = year - 1;
    return years * 365L + years / 4 - years / 100 + years / 400 + before[month - 1]
        + (month > 2 && leap) + day - 719163;
}
