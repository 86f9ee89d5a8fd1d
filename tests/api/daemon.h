/* A chronicled of its own for a test: a fresh database, a free port, gone at the end.
 */
#pragma once

#include <stdbool.h>
#include <sys/types.h>

#include <jansson.h>

#include "client/client.h"

enum { PATH_SIZE = 512, LOG_LINE_SIZE = 1024 };

struct daemon {
    const char *binary;
    char folder[PATH_SIZE];     /* for the database and whatever the test puts there */
    char address[64];           /* "127.0.0.1:43210" */
    const char *option;         /* one more argument; NULL: none */
    uid_t user;                 /* whom it runs as; 0: as we do */
    unsigned long largest_file; /* bytes that it may write into one; 0: any */
    pid_t process;              /* 0: does not run */
    int log;
    char said[LOG_LINE_SIZE]; /* the last line of its log that was read */
    int said_lines;           /* how many were, since its start */
};

/* Makes the folder; nothing runs yet. */
bool daemon_init(struct daemon *daemon, const char *binary);
void daemon_finish(struct daemon *daemon);

/* Writes daemon->folder/name into `path`. */
void daemon_path(const struct daemon *daemon, const char *name, char path[PATH_SIZE]);

/* True once it listens. The database stays from one start to the next. After false it
 * has ended and waits for daemon_stop, which signal 0 is for. */
bool daemon_start(struct daemon *daemon, const char *sources);

/* Makes a daemon that has read these lines of JSON, and nothing else. */
bool daemon_reads(struct daemon *daemon, const char *binary, const char *articles);

/* Reads its log up to a line with these words; false: it ended without saying them. */
bool daemon_says(struct daemon *daemon, const char *words);

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
