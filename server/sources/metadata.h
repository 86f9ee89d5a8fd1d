/* What pages, feeds and records say about their article, and what it comes to. */
#pragma once

#include <jansson.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "news/article.h"

/* As it was written; bytes NULL where nothing is said. */
struct metadata {
    struct slice title, kicker, publisher, published, url, language;
    struct slice author; /* one or several; see authors.h */
    struct slice lead;   /* as the text has it at its start, if it has it at all */
    struct slice text;   /* of the whole article */
};

/* The members of struct metadata. */
enum metadata_field {
    METADATA_TITLE,
    METADATA_KICKER,
    METADATA_PUBLISHER,
    METADATA_PUBLISHED,
    METADATA_URL,
    METADATA_LANGUAGE,
    METADATA_AUTHOR,
    METADATA_LEAD,
    METADATA_TEXT,
    METADATA_FIELDS
};

struct slice *metadata_member(struct metadata *metadata, enum metadata_field field);

/* What files call the field, ended by NULL: our own name first, then those that other
 * programs write, the most telling first. */
const char *const *metadata_names(enum metadata_field field);

/* Whether it begins as an address of the web does. */
bool is_address(struct slice text);

/* Where *into says nothing, or nothing but blanks, it says what `from` says. */
void metadata_fill(struct metadata *into, const struct metadata *from);

/* Copies all that is said to the arena: clean text as text_decode() leaves it, in one
 * line but for `text`. */
MUST_CHECK bool metadata_clean(struct metadata *metadata, struct arena *arena,
                               struct fault *fault);

/* ISO 8601, RFC 822, or a date in words, in the arena or borrowed from `text`. What is
 * no date is nothing. */
MUST_CHECK bool published_read(struct slice text, struct arena *arena,
                               struct publication *out, struct fault *fault);

/* Where the text has the lead: its first line, with more behind it; else empty. */
struct span lead_in(struct slice text, struct slice lead);

/* All but the text; `text` is what the language is guessed from. */
MUST_CHECK bool metadata_apply(const struct metadata *metadata, struct slice text,
                               struct arena *arena, struct article *out,
                               struct fault *fault);

/* The article among the objects of schema.org in `value`, however deep it lies in lists
 * and graphs; NULL if there is none. Borrowed. */
const json_t *schema_find_article(const json_t *value);

/* The names of one or of many, strings or objects that have one, with this mark between
 * them. Borrowed, or in the arena; unchanged if there is none. */
MUST_CHECK bool schema_names(const json_t *value, const char *mark, struct arena *arena,
                             struct slice *out, struct fault *fault);

/* What any object says of an article under metadata_names(), as archives, scrapers and
 * feeds write it: names as objects, moments as numbers, text as markup. Borrowed from
 * it, or in the arena. Our own names hold strings, or that is a fault. */
MUST_CHECK bool record_read(const json_t *object, struct arena *arena,
                            struct metadata *out, struct fault *fault);

/* What such an article says of itself, borrowed from it but for what had to be joined,
 * which is in the arena. */
MUST_CHECK bool schema_read(const json_t *article, struct arena *arena,
                            struct metadata *out, struct fault *fault);
