/* What a daemon answers about its whole corpus, kept for comparison. */
#pragma once

#include <stdbool.h>

#include <jansson.h>

#include "daemon.h"

#define EXPORT_TARGET "/v1/articles?include=text,mentions,claims,dates&format=ndjson"

/* The lines of a list in the order of the answer. New reference; NULL: no such answer.
 */
json_t *corpus_lines(const struct daemon *daemon, const char *target);

/* The article of a source's record in what corpus_lines gave for EXPORT_TARGET.
 * Borrowed; NULL: it is not there. */
json_t *corpus_article(const json_t *articles, const char *path, json_int_t record);
