/* logger.h - messages for people, on standard error. */
#ifndef LOGGER_H
#define LOGGER_H

enum log_level {
    LOG_SILENT = 0,
    LOG_ERROR,
    LOG_WARNING,
    LOG_INFO,
    LOG_DEBUG
};

#define LOG_LEVELS 5
#define LOG_TEXT_MAX 120 /* longer messages are cut */

#define LOG_ENABLED(level) ((level) <= log_level())
#define LOG_DEBUG_AT(args) do { if (LOG_ENABLED(LOG_DEBUG)) { log_write args; } } while (0)

void log_set_level(enum log_level level);
enum log_level log_level(void);
unsigned log_count(enum log_level level);
int log_level_from_name(const char *name);
char log_letter(enum log_level level);
void log_write(enum log_level level, const char *format, ...);

#endif
