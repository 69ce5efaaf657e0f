/* Strings (C17 7.24 and POSIX) that need no help of the memory. */

static char *token_next;

char *strtok_r(char *text, const char *separators, char **next)
{
    char *end;
    if (!text)
        text = *next;
    if (!text)
        return 0;
    text += strspn(text, separators);
    if (!*text) {
        *next = text;
        return 0;
    }
    end = text + strcspn(text, separators);
    if (*end)
        *end++ = 0;
    *next = end;
    return text;
}

char *strtok(char *text, const char *separators) { return strtok_r(text, separators, &token_next); }

int strncasecmp(const char *a, const char *b, unsigned long count)
{
    for (; count > 0; a++, b++, count--) {
        int difference = tolower((unsigned char)*a) - tolower((unsigned char)*b);
        if (difference || !*a)
            return difference;
    }
    return 0;
}

int strcasecmp(const char *a, const char *b) { return strncasecmp(a, b, 18446744073709551615UL); }

unsigned long strnlen(const char *text, unsigned long most)
{
    unsigned long n = 0;
    while (n < most && text[n])
        n++;
    return n;
}

char *strndup(const char *text, unsigned long most)
{
    unsigned long n = strnlen(text, most);
    char *made = malloc(n + 1);
    if (made) {
        memcpy(made, text, n);
        made[n] = 0;
    }
    return made;
}

char *strsep(char **text, const char *separators)
{
    char *start = *text, *end;
    if (!start)
        return 0;
    end = start + strcspn(start, separators);
    if (*end)
        *end++ = 0;
    else
        end = 0;
    *text = end;
    return start;
}

void *memrchr(const void *block, int c, unsigned long count)
{
    const unsigned char *at = (const unsigned char *)block + count;
    while (count-- > 0)
        if (*--at == (unsigned char)c)
            return (void *)at;
    return 0;
}

char *strerror(int number)
{
    static char text[40];
    switch (number) {
    case 0: return "Success";
    case 1: return "Operation not permitted";
    case 2: return "No such file or directory";
    case 3: return "No such process";
    case 4: return "Interrupted system call";
    case 5: return "Input/output error";
    case 6: return "No such device or address";
    case 7: return "Argument list too long";
    case 8: return "Exec format error";
    case 9: return "Bad file descriptor";
    case 10: return "No child processes";
    case 11: return "Resource temporarily unavailable";
    case 12: return "Cannot allocate memory";
    case 13: return "Permission denied";
    case 14: return "Bad address";
    case 15: return "Block device required";
    case 16: return "Device or resource busy";
    case 17: return "File exists";
    case 18: return "Invalid cross-device link";
    case 19: return "No such device";
    case 20: return "Not a directory";
    case 21: return "Is a directory";
    case 22: return "Invalid argument";
    case 23: return "Too many open files in system";
    case 24: return "Too many open files";
    case 25: return "Inappropriate ioctl for device";
    case 26: return "Text file busy";
    case 27: return "File too large";
    case 28: return "No space left on device";
    case 29: return "Illegal seek";
    case 30: return "Read-only file system";
    case 31: return "Too many links";
    case 32: return "Broken pipe";
    case 33: return "Numerical argument out of domain";
    case 34: return "Numerical result out of range";
    case 35: return "Resource deadlock avoided";
    case 36: return "File name too long";
    case 37: return "No locks available";
    case 38: return "Function not implemented";
    case 39: return "Directory not empty";
    case 40: return "Too many levels of symbolic links";
    case 75: return "Value too large for defined data type";
    case 84: return "Invalid or incomplete multibyte or wide character";
    case 95: return "Operation not supported";
    case 110: return "Connection timed out";
    }
    sprintf(text, "Unknown error %d", number);
    return text;
}
