/* logger.c - messages for people, on standard error. */
#include "logger.h"

#include <stdarg.h>
#include <stdio.h>

#include "text.h"

static enum log_level current = LOG_WARNING;
static unsigned counts[LOG_LEVELS];

void log_set_level(enum log_level level)
{
    if ((int)level < LOG_SILENT) {
        level = LOG_SILENT;
    } else if ((int)level > LOG_DEBUG) {
        level = LOG_DEBUG;
    }
    current = level;
}

enum log_level log_level(void)
{
    return current;
}

/* Messages of that level so far, shown or not. */
unsigned log_count(enum log_level level)
{
    if ((int)level < 0 || (int)level >= LOG_LEVELS) {
        return 0;
    }
    return counts[level];
}

/* -1 for a name that is no level. */
int log_level_from_name(const char *name)
{
    return text_choice_index("silent|error|warning|info|debug", name);
}

char log_letter(enum log_level level)
{
    static const char letters[] = "SEWID";

    if ((int)level < 0 || (int)level >= LOG_LEVELS) {
        return '?';
    }
    return letters[level];
}

/* Counts the message, and shows it when its level is wanted. */
void log_write(enum log_level level, const char *format, ...)
{
    char text[LOG_TEXT_MAX + 1];
    va_list args;

    if ((int)level > LOG_SILENT && (int)level < LOG_LEVELS) {
        counts[level]++;
    }
    if (level > current || level == LOG_SILENT) {
        return;
    }
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fprintf(stderr, "%c: %s\n", log_letter(level), text);
}
