/* The phrases and entries of an index in the making. */
#pragma once

#include <stdbool.h>

#include "base/buffer.h"
#include "base/list.h"
#include "reading/names/builder.h"
#include "reading/names/forms.h"

enum { CODES = 26 * 26 };

#define NO_ENTRY UINT32_MAX

struct builder {
    const struct splitter *splitter;
    const struct gazetteer *base;
    struct arena *arena, *scratch;
    struct list phrases; /* of struct phrase */
    uint32_t *slots;     /* phrase number + 1 */
    uint32_t slot_count;
    struct list links;   /* of struct link; the first is not used */
    struct list entries; /* of struct entry */
    struct buffer strings;
    uint32_t countries[CODES]; /* entry number + 1 */
    struct sieve ends[ENDS];
};

/* The entry is what the phrase means; NO_ENTRY if it is only of a kind. */
MUST_CHECK bool book_add_phrase(struct builder *builder, struct slice words,
                                uint32_t mask, uint32_t entry, struct fault *fault);

/* Each of the texts between the bars. */
MUST_CHECK bool book_add_phrases(struct builder *builder, struct slice list,
                                 uint32_t mask, uint32_t entry, struct fault *fault);

/* All forms of each of the words between the bars. */
MUST_CHECK bool book_add_inflected(struct builder *builder, struct slice list,
                                   void (*inflect)(struct slice word,
                                                   struct forms *out),
                                   uint32_t mask, uint32_t entry, struct fault *fault);

/* A new entry, valid until the next one; NULL with the fault set. */
struct entry *book_add_entry(struct builder *builder, enum entity_kind kind,
                             struct slice id, struct slice name, struct fault *fault);

/* The number of the newest entry. */
uint32_t book_last_entry(const struct builder *builder);
struct entry *book_entry(const struct builder *builder, uint32_t number);

/* The offset of the text among the strings. */
uint32_t book_keep_string(struct builder *builder, struct slice text);

/* The place that the phrase may be and that lies there; *out is NO_ENTRY if there is
 * none. */
MUST_CHECK bool book_find_place(struct builder *builder, struct slice name,
                                double latitude, double longitude, uint32_t *out,
                                struct fault *fault);
