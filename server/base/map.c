#include "base/map.h"

enum { FIRST_SLOTS = 16 };

static struct slice key_of(const struct map *map, const struct map_slot *slot)
{
    return ((const struct slice *)map->keys.items)[slot->number - 1];
}

/* The slot of the key, or the free one where it would go. */
static struct map_slot *find_slot(const struct map *map, struct slice key,
                                  uint64_t hash)
{
    const uint32_t mask = map->slot_count - 1;
    uint32_t at = (uint32_t)hash & mask;
    for (; map->slots[at].number != 0; at = (at + 1) & mask) {
        const struct map_slot *const slot = &map->slots[at];
        if (slot->hash == hash && slice_equals(key_of(map, slot), key))
            break;
    }
    return &map->slots[at];
}

uint32_t map_find(const struct map *map, struct slice key)
{
    if (map->slot_count == 0)
        return MAP_NONE;
    const struct map_slot *const slot = find_slot(map, key, slice_hash(key));
    return slot->number == 0 ? MAP_NONE : slot->value;
}

uint32_t map_find_hash(const struct map *map, uint64_t hash)
{
    if (map->slot_count == 0)
        return MAP_NONE;
    const uint32_t mask = map->slot_count - 1;
    uint32_t at = (uint32_t)hash & mask;
    for (; map->slots[at].number != 0; at = (at + 1) & mask)
        if (map->slots[at].hash == hash)
            return map->slots[at].value;
    return MAP_NONE;
}

void map_call(const struct map *map, uint64_t hash)
{
    if (map->slot_count > 0)
        __builtin_prefetch(&map->slots[(uint32_t)hash & (map->slot_count - 1)]);
}

static bool grow(struct map *map, struct arena *arena, uint32_t count)
{
    struct map_slot *const slots = arena_array(arena, count, sizeof *slots);
    if (slots == NULL)
        return false;
    for (uint32_t i = 0; i < map->slot_count; i++) {
        if (map->slots[i].number == 0)
            continue;
        uint32_t at = (uint32_t)map->slots[i].hash & (count - 1);
        while (slots[at].number != 0)
            at = (at + 1) & (count - 1);
        slots[at] = map->slots[i];
    }
    if (map->slot_count > 0)
        arena_give_back(arena, map->slots, map->slot_count * sizeof *slots);
    map->slots = slots;
    map->slot_count = count;
    return true;
}

bool map_reserve(struct map *map, struct arena *arena, uint32_t count,
                 struct fault *fault)
{
    uint32_t slots = FIRST_SLOTS;
    while (slots < 2 * count)
        slots *= 2;
    return (list_reserve(&map->keys, arena, count, sizeof(struct slice)) &&
            grow(map, arena, slots)) ||
           fault_no_memory(fault);
}

bool map_set(struct map *map, struct arena *arena, struct slice key, uint32_t value,
             struct fault *fault)
{
    const uint32_t larger = map->slot_count == 0 ? FIRST_SLOTS : 2 * map->slot_count;
    if (2 * (map->keys.count + 1) > map->slot_count && !grow(map, arena, larger))
        return fault_no_memory(fault);
    const uint64_t hash = slice_hash(key);
    struct map_slot *const slot = find_slot(map, key, hash);
    if (slot->number == 0) {
        struct slice *const kept = list_add(&map->keys, arena, sizeof *kept);
        if (kept == NULL)
            return fault_no_memory(fault);
        *kept = key;
        *slot = (struct map_slot){ .hash = hash, .number = map->keys.count };
    }
    slot->value = value;
    return true;
}
