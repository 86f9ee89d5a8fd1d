/* A chronicled of its own for a test: a fresh database, a free port, gone at the end.
 */
#pragma once

#include <stdbool.h>
#include <sys/types.h>

#include <jansson.h>

#include "client/client.h"

enum { PATH_SIZE = 512 };

struct daemon {
    const char *binary;
    char folder[PATH_SIZE]; /* for the database and whatever the test puts there */
    char address[64];       /* "127.0.0.1:43210" */
    const char *option;     /* one more argument; NULL: none */
    pid_t process;          /* 0: does not run */
    int log;
};

/* Makes the folder; nothing runs yet. */
bool daemon_init(struct daemon *daemon, const char *binary);
void daemon_finish(struct daemon *daemon);

/* Writes daemon->folder/name into `path`. */
void daemon_path(const struct daemon *daemon, const char *name, char path[PATH_SIZE]);

/* True once it listens. The database stays from one start to the next. */
bool daemon_start(struct daemon *daemon, const char *sources);

/* True once /readyz answers 200. */
bool daemon_is_ready(const struct daemon *daemon);

/* Sends the signal and waits: the exit status, or -signal if that ended it. */
int daemon_stop(struct daemon *daemon, int signal);

/* Runs the program with the arguments (ended by NULL) to its end: the exit status. What
 * it printed is appended to `output`. */
int daemon_run(const char *binary, char *const arguments[], struct buffer *output);

/* New reference; NULL unless the answer is 200 and JSON. */
json_t *daemon_json(const struct daemon *daemon, const char *target);

/* The body of an answer of 200, appended. */
bool daemon_text(const struct daemon *daemon, const char *target, struct buffer *body);
