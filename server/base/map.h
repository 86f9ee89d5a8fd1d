/* A hash table from text to a number, in an arena. Open addressing, never more than
 * half full; iteration order is insertion order, so nothing depends on hash values. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/list.h"
#include "base/slice.h"

/* A key is looked up in one place. */
struct map_slot {
    uint64_t hash;   /* of the key */
    uint32_t number; /* of the key, from 1 on; 0: the slot is free */
    uint32_t value;
};

/* Initialised with { 0 }; freed with the arena. */
struct map {
    struct list
        keys; /* of struct slice, in insertion order; their bytes are borrowed */
    struct map_slot *slots;
    uint32_t slot_count; /* a power of two */
};

#define MAP_NONE UINT32_MAX

/* MAP_NONE if the key is not there. */
uint32_t map_find(const struct map *map, struct slice key);

/* The same by slice_hash() of the key alone, for words of a text: no two of a language
 * share it. The keys, which lie elsewhere, are not looked at. */
uint32_t map_find_hash(const struct map *map, uint64_t hash);

/* Asks for the key's slot in the processor's cache, to be looked at a few words later.
 */
void map_call(const struct map *map, uint64_t hash);

/* Makes room for as many keys in an empty map. */
MUST_CHECK bool map_reserve(struct map *map, struct arena *arena, uint32_t count,
                            struct fault *fault);

/* Adds the key, or replaces its value. The key's bytes are borrowed until the map goes.
 */
MUST_CHECK bool map_set(struct map *map, struct arena *arena, struct slice key,
                        uint32_t value, struct fault *fault);
