#include "base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"

enum { LINE_SIZE = 1024 };

static _Atomic int loudest = LOG_INFO;

void log_set_level(enum log_level level)
{
    atomic_store(&loudest, (int)level);
}

/* Appends the message with its control characters made visible; returns the new length.
 */
static size_t append_visible(char *line, size_t length, const char *message)
{
    static const char digits[] = "0123456789abcdef";
    for (const char *at = message; *at != '\0' && length + 5 < LINE_SIZE; at++) {
        const unsigned char byte = (unsigned char)*at;
        if (byte >= 0x20 && byte != 0x7f) {
            line[length++] = *at;
            continue;
        }
        line[length++] = '\\';
        line[length++] = 'x';
        line[length++] = digits[byte >> 4];
        line[length++] = digits[byte & 15];
    }
    return length;
}

void log_event(enum log_level level, const char *format, ...)
{
    static const char *const names[] = { "error", "warning", "info", "debug" };
    if ((int)level > atomic_load(&loudest))
        return;
    char message[LINE_SIZE];
    va_list values;
    va_start(values, format);
    (void)vsnprintf(message, sizeof message, format, values);
    va_end(values);
    char stamp[CLOCK_STAMP_SIZE];
    clock_stamp(clock_now(), stamp);
    char line[LINE_SIZE];
    const int start = snprintf(line, sizeof line, "%s %s ", stamp, names[level]);
    size_t length = append_visible(line, (size_t)start, message);
    line[length++] = '\n';
    /* One write a line: lines of several threads do not mix. */
    const ssize_t written = write(STDERR_FILENO, line, length);
    (void)written;
}
