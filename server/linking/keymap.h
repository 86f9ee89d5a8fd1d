/* A hash table from hashes to numbers, in an arena. Nothing asks for its order. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"

struct keymap_slot {
    uint64_t key; /* 0 is free */
    uint32_t value;
};

/* Initialised with { 0 }; freed with the arena. */
struct keymap {
    struct keymap_slot *slots;
    uint32_t count, slot_count; /* slot_count: 0 or a power of two */
};

#define KEYMAP_NONE UINT32_MAX

/* Makes room for so many keys in an empty map: it need not grow until there are more.
 */
MUST_CHECK bool keymap_reserve(struct keymap *map, struct arena *arena, uint32_t count,
                               struct fault *fault);

/* KEYMAP_NONE if the key, which is not 0, is not there. */
uint32_t keymap_find(const struct keymap *map, uint64_t key);

/* Adds the key, or replaces its value. */
MUST_CHECK bool keymap_set(struct keymap *map, struct arena *arena, uint64_t key,
                           uint32_t value, struct fault *fault);
