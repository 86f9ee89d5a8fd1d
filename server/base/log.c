#include "base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

enum { LINE_SIZE = 1024 };

static _Atomic int loudest = LOG_INFO;
static atomic_bool has_status; /* a status stands on the terminal */

/* To the start of the line, which is emptied. */
static const char clear_line[] = "\r\033[K";

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
    const char *const before = atomic_exchange(&has_status, false) ? clear_line : "";
    const int start =
        snprintf(line, sizeof line, "%s%s %s ", before, stamp, names[level]);
    size_t length = append_visible(line, (size_t)start, message);
    line[length++] = '\n';
    /* One write a line: lines of several threads do not mix. */
    const ssize_t written = write(STDERR_FILENO, line, length);
    (void)written;
}

bool log_is_terminal(void)
{
    return isatty(STDERR_FILENO) == 1;
}

void log_status(const char *format, ...)
{
    char line[LINE_SIZE];
    size_t length = sizeof clear_line - 1;
    va_list values;
    memcpy(line, clear_line, length);
    va_start(values, format);
    const int more = vsnprintf(line + length, sizeof line - length, format, values);
    va_end(values);
    if (more > 0)
        length += (size_t)more < sizeof line - length ? (size_t)more
                                                      : sizeof line - length - 1;
    atomic_store(&has_status, more > 0);
    const ssize_t written = write(STDERR_FILENO, line, length);
    (void)written;
}
