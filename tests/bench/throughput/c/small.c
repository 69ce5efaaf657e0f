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

/* A power of a number, modulo another. */
long power_of(int base, int exponent, int modulus)
{
    long m = modulus, e = exponent, b, result = 1;
    m = (m < 0 ? -m : m) + 2;
    e = e < 0 ? -e : e;
    b = base % m;
    b = b < 0 ? b + m : b;
    while (e > 0) {
        if (e % 2 == 1)
            result = result * b % m;
        b = b * b % m;
        e /= 2;
    }
    return result;
}
