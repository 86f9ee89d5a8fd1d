/* The tables of the reading steps: embedded ones, and rows that the user adds.
 *
 * Immutable once created, so all threads share it. */
#pragma once

#include "base/attributes.h"
#include "base/fault.h"
#include "reading/lexicon/table.h"

struct lexicon;

/* `folder` may hold NAME.tsv files with the columns of the embedded tables: their rows
 * are added behind the embedded ones; NULL for none. A file that names no table is a
 * fault. Owned by the caller; NULL with the fault set. */
struct lexicon *lexicon_create(const char *folder, struct fault *fault);
void lexicon_destroy(struct lexicon *lexicon);

/* A hash of the user's files; 0 without any. */
uint64_t lexicon_additions(const struct lexicon *lexicon);

/* Borrowed until the lexicon goes. The table must exist: asking for another is a bug.
 */
const struct table *lexicon_table(const struct lexicon *lexicon, const char *name);
