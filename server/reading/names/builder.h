/* Makes an index of lexicon tables: at build time of the embedded ones, at start of
 * what the user adds. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "reading/lexicon/table.h"
#include "reading/names/gazetteer.h"
#include "reading/text/text.h"

struct builder;

/* Everything is borrowed as long as the builder lives; `base`, NULL for none, holds the
 * countries that rows may name. Owned by the caller; NULL: out of memory. */
struct builder *builder_create(const struct splitter *splitter,
                               const struct gazetteer *base);
void builder_destroy(struct builder *builder);

/* The tables that an index is made of, in the order in which they must be added. */
extern const char *const builder_tables[];
enum { BUILDER_TABLES = 15 };

/* `number` of builder_tables. */
MUST_CHECK bool builder_add(struct builder *builder, uint32_t number,
                            const struct table *table, struct fault *fault);

struct index_sizes {
    uint32_t slots, senses, entries, strings;
};

/* The index lives in the arena. */
MUST_CHECK bool builder_finish(const struct builder *builder, struct arena *arena,
                               struct index *out, struct index_sizes *sizes,
                               struct fault *fault);
