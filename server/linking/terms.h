/* Terms: the stems of the words that say something, as hashes. */
#pragma once

#include "base/attributes.h"
#include "base/fault.h"
#include "base/list.h"
#include "base/map.h"
#include "news/reading.h"

struct sb_stemmer;

/* A term is a hash whose low byte is its weight: in German the long words are the rare
 * ones, so no corpus needs to be counted, and a weight never changes. */
static inline uint32_t term_weight(uint64_t term)
{
    return (uint32_t)(term & 0xFF);
}

struct term_maker {
    struct sb_stemmer *stemmer;
    struct arena *arena;
    struct map common;        /* words that are no terms */
    struct known_word *known; /* words met lately: most come again */
};

/* Everything it makes lives in the arena. */
MUST_CHECK bool term_maker_init(struct term_maker *maker, struct arena *arena,
                                struct fault *fault);
void term_maker_finish(struct term_maker *maker);

/* Appends the terms of a text to a list of uint64_t, unsorted. */
MUST_CHECK bool terms_add(struct term_maker *maker, struct slice text,
                          struct list *terms);

/* The same for a stretch of an article without the names in it: who is meant is
 * compared by entity. Weapons stay. */
MUST_CHECK bool terms_add_span(struct term_maker *maker, struct slice text,
                               const struct reading *reading, struct span span,
                               struct list *terms);

/* Sorts them and drops what is there twice; returns how many are left. */
uint32_t terms_sort(uint64_t *terms, uint32_t count);

/* The stem of a word in lower case; borrowed until the next call; bytes NULL if out of
 * memory. */
struct slice term_stem(const struct term_maker *maker, struct slice word);

/* How many hashes stand in both, and their weight together; sorted, unique. */
struct overlap {
    uint32_t count, weight;
};
struct overlap terms_overlap(const uint64_t *a, uint32_t a_count, const uint64_t *b,
                             uint32_t b_count);
uint32_t terms_weight(const uint64_t *terms, uint32_t count);
