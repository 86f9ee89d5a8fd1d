/* The log: one line an event on standard error, "time level event key=value …".
 *
 * Only main.c, http/server.c, ingest/ and watch/ write to it. */
#pragma once

#include "base/attributes.h"

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG };

/* Lines above this level are left out; LOG_INFO until set. */
void log_set_level(enum log_level level);

/* Control characters in the message are written as \xNN: one event stays one line. */
void log_event(enum log_level level, const char *format, ...) PRINTF_LIKE(2, 3);
