/* The front door of reading: an article goes in, what stands in it comes out.
 *
 * Pure: no files, no clock, no database; the same article gives the same reading. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "news/article.h"
#include "news/reading.h"

/* Lexicon, tables and models. Immutable, so that all threads share one. */
struct reader;

/* `lexicon_folder` holds the user's additions to the lexicon; NULL for none. Owned by
 * the caller; NULL with the fault set. */
struct reader *reader_create(const char *lexicon_folder, struct fault *fault);
void reader_destroy(struct reader *reader);

/* A hash of what the user added to the lexicon: readers with the same read alike. */
uint64_t reader_additions(const struct reader *reader);

/* Everything in *out lives in the arena or is borrowed from the article and the reader.
 */
MUST_CHECK bool reader_read(const struct reader *reader, const struct article *article,
                            struct arena *arena, struct reading *out,
                            struct fault *fault);
