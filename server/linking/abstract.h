/* Abstracts: what linking needs to know of an article, made once when it was read.
 *
 * An abstract is one flat piece of memory, stored as it is and used as it is loaded:
 * looking at ten thousand of them takes a few milliseconds. Its layout is that of this
 * program on this machine; another program reads the articles again anyway. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/buffer.h"
#include "base/fault.h"
#include "linking/sketch.h"
#include "news/links.h"

#define ABSTRACT_NONE UINT32_MAX

/* Bytes of its texts; length ABSTRACT_NONE: there is no text. */
struct abstract_text {
    uint32_t at, length;
};

/* Items of one of its arrays. */
struct abstract_part {
    uint32_t first, count;
};

/* Where one of its arrays lies. */
struct abstract_array {
    uint32_t at, count; /* bytes from its start, items */
};

/* What a referent is called in the text; derived mentions are left out. */
struct abstract_surface {
    struct abstract_text text;
    uint32_t count;
};

/* Keys are hashes of what names are compared by, 0: none. */
struct abstract_referent {
    uint64_t lexicon_key, name_key;
    uint64_t weak_key; /* a person's surname, an organisation's name as an acronym */
    struct abstract_text name, key, slug;
    struct abstract_part roles, acronyms, surfaces;
    uint32_t facts; /* number, or ABSTRACT_NONE */
    uint32_t mentions;
    uint8_t kind;
    bool is_weak; /* a lone surname or an acronym says too little to found an entity */
};

struct abstract_facts {
    struct abstract_text country, weapon_class;
    double latitude, longitude, calibre_mm;
    enum place_precision precision;
};

struct abstract_head {
    uint64_t checksum; /* of all that is behind it */
    uint64_t reading;  /* hash of all that was read in the article */
    struct interval published;
    bool is_dated; /* the day of publication is known */
    bool has_url;
    char url_id[ARTICLE_ID_SIZE], place_id[ARTICLE_ID_SIZE];
    struct abstract_text title, publisher;
    uint32_t claim_count;
    struct abstract_array referents, facts, roles, acronyms, surfaces, sketch, texts;
};

struct abstract {
    const struct abstract_head *head;
    const struct abstract_referent *referents;
    const struct abstract_facts *facts;
    const struct abstract_text *roles;
    const uint64_t *acronyms;
    const struct abstract_surface *surfaces;
    struct sketch sketch;
    const char *texts;
};

/* Appends the abstract to an empty buffer. `packed` is hashed: it tells readings apart.
 * The arena is scratch. */
MUST_CHECK bool abstract_write(const struct article *article,
                               const struct reading *reading, struct slice packed,
                               struct arena *arena, struct buffer *out,
                               struct fault *fault);

/* `bytes` are borrowed and aligned as arena_alloc aligns. FAULT_FORMAT if they are
 * damaged. */
MUST_CHECK bool abstract_read(struct slice bytes, struct abstract *out,
                              struct fault *fault);

static inline struct slice abstract_slice(const struct abstract *abstract,
                                          struct abstract_text text)
{
    if (text.length == ABSTRACT_NONE)
        return (struct slice){ 0 };
    return (struct slice){ abstract->texts + text.at, text.length };
}

/* The lexicon's facts of the referent; all empty if there are none. */
struct entity_facts abstract_facts_of(const struct abstract *abstract,
                                      const struct abstract_referent *referent);
