/* What the daemon is told: the command line, else the environment, else a default. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "base/attributes.h"
#include "base/fault.h"
#include "base/log.h"

enum command { COMMAND_SERVE, COMMAND_EXPORT, COMMAND_CHECK };

/* Texts are borrowed from the command line, the environment or the program. */
struct settings {
    enum command command;
    const char *sources;     /* folder; NULL only if nothing is to be scanned */
    const char *database;    /* file */
    const char *listen;      /* ADDRESS:PORT */
    const char *lexicon;     /* folder; NULL: none */
    const char *corrections; /* file; NULL: none */
    enum log_level log_level;
    unsigned threads; /* event loops; 0: one a core */
    bool watch;       /* scan when the folder changes */
    bool healthcheck, help, version;
    char *const *files; /* what to check */
    int file_count;
};

/* FAULT_INPUT, in one line that names the flag or the variable. */
MUST_CHECK bool settings_read(struct settings *out, int argc, char *const argv[],
                              struct fault *fault);

void settings_help(FILE *to);
