/* The log: one line an event on standard error, "time level event key=value …".
 *
 * Only main.c, http/server.c, ingest/ and watch/ write to it. */
#pragma once

#include <stdbool.h>

#include "base/attributes.h"

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG };

/* Lines above this level are left out; LOG_INFO until set. */
void log_set_level(enum log_level level);

/* Whether somebody looks on: standard error is a terminal. */
bool log_is_terminal(void);

/* On a terminal: a line that the next status or event takes the place of; "" takes it
 * away. */
void log_status(const char *format, ...) PRINTF_LIKE(1, 2);

/* Control characters in the message are written as \xNN: one event stays one line. */
void log_event(enum log_level level, const char *format, ...) PRINTF_LIKE(2, 3);
