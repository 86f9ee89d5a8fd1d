/* Nouns that compounds may end in: "Medienberichten" is looked up as "berichten". */
#pragma once

#include <stddef.h>

#include "base/map.h"
#include "base/sieve.h"

/* Initialised with { 0 }. One for the nouns of several maps: most ends of words end no
 * noun of any, and are told from those that do without a look into a map. */
struct last_parts {
    struct sieve ends; /* of the nouns, and the nouns as wholes */
};

/* Sets the noun's value in the map, as map_set(). */
MUST_CHECK bool last_parts_set(struct last_parts *parts, struct map *map,
                               struct arena *arena, struct slice noun, uint32_t value,
                               struct fault *fault);

struct last_part {
    uint32_t value; /* MAP_NONE: there is none */
    size_t length;
};

/* The longest last part of the word that is in the map, all of whose nouns were set
 * so; it may be the whole word, or has at least `shortest_front` bytes in front of it.
 */
struct last_part last_parts_find(const struct last_parts *parts, const struct map *map,
                                 struct slice lower, size_t shortest_front);
