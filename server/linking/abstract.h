/* Abstracts: what linking needs to know of an article, made once when it was read.
 *
 * An abstract is two flat pieces of memory, stored as they are and used as they are
 * loaded: whom the article names, which linking looks at in all articles each time, and
 * what its claims say, which it looks at where something may have changed. Their layout
 * is that of this program on this machine; another program reads the articles again
 * anyway. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/buffer.h"
#include "base/fault.h"
#include "linking/proposition.h"
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

/* A weapon of a claim that is of a class of its own. */
struct abstract_weapon {
    uint64_t class; /* hash */
    uint32_t referent;
};

/* Where a claim stands. */
struct claim_place {
    uint32_t offset;     /* of its first letter, in code points */
    uint32_t same_place; /* how many claims before it begin there */
};

/* What a proposition is made from; see there. Whom it names are numbers of referents.
 */
struct abstract_claim {
    struct interval when;
    struct claim_place place;
    uint32_t sentence, supplier, recipient;
    uint32_t speaker;    /* NO_REFERENT: a group, or nobody */
    uint64_t group_hash; /* of the name of the group that speaks; 0: none does */
    uint64_t source;
    struct abstract_part terms, topics, weapons, counts;
    uint8_t event, mood, answer;
    bool denies, denied, confirms, topical, own, infinitive, paper;
};

struct abstract_head {
    uint64_t checksum; /* of all that is behind it */
    uint64_t reading;  /* hash of all that was read in the article */
    struct interval published;
    bool is_dated; /* the day of publication is known */
    bool has_url;
    char url_id[ARTICLE_ID_SIZE], place_id[ARTICLE_ID_SIZE];
    uint32_t claim_count;
    struct abstract_text title;
    struct abstract_array referents, facts, roles, acronyms, surfaces, texts;
};

/* Before the claims. */
struct abstract_body {
    uint64_t checksum;                            /* of all that is behind it */
    struct abstract_part lead_terms, lead_topics; /* of its first sentences */
    struct abstract_array sketch, claims, terms, topics, weapons, counts;
};

struct abstract {
    const struct abstract_head *head;
    const struct abstract_referent *referents;
    const struct abstract_facts *facts;
    const struct abstract_text *roles;
    const uint64_t *acronyms;
    const struct abstract_surface *surfaces;
    const char *texts;

    const struct abstract_body *body; /* NULL: the claims are not there, nor these */
    struct sketch sketch;
    const struct abstract_claim *claims;
    const uint64_t *terms;
    const uint32_t *topics;
    const struct abstract_weapon *weapons;
    const struct count *counts;
};

/* Makes abstracts: holds what all of them need. For one thread. */
struct abstracter;

/* Owned by the caller; NULL with the fault set. */
struct abstracter *abstracter_create(struct fault *fault);
void abstracter_destroy(struct abstracter *abstracter);

/* The two pieces of an abstract, as they are stored. */
struct abstract_buffers {
    struct buffer names, claims;
};
void abstract_buffers_init(struct abstract_buffers *buffers, size_t ceiling);
void abstract_buffers_finish(struct abstract_buffers *buffers);

/* Sets both pieces. `packed` is hashed: it tells readings apart. The arena is scratch.
 */
MUST_CHECK bool abstract_write(struct abstracter *abstracter,
                               const struct corpus_article *from, struct slice packed,
                               struct arena *arena, struct abstract_buffers *out,
                               struct fault *fault);

/* `bytes` are borrowed and aligned as arena_alloc aligns. FAULT_FORMAT if they are
 * damaged. The claims are not there yet. */
MUST_CHECK bool abstract_read_names(struct slice bytes, struct abstract *out,
                                    struct fault *fault);
MUST_CHECK bool abstract_read_claims(struct slice bytes, struct abstract *out,
                                     struct fault *fault);

/* What is stored as it is begins with a head, and that with a checksum: a hash of all
 * behind its first eight bytes. */
uint64_t abstract_checksum(struct slice bytes);

/* Puts the head, and its checksum, where room was left for it. */
MUST_CHECK bool abstract_seal(struct buffer *out, const void *head, size_t size,
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
