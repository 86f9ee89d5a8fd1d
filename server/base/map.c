#include "base/map.h"

enum { FIRST_SLOTS = 16 };

static const struct map_entry *entry_at(const struct map *map, uint32_t number)
{
    return (const struct map_entry *)map->entries.items + number;
}

/* What a slot holds for the entry: with half of the hash there, keys that are not in
 * the map hardly ever need a look at an entry. */
static uint64_t slot_of(uint64_t hash, uint32_t number)
{
    return (hash & ~(uint64_t)UINT32_MAX) | (number + 1);
}

static uint32_t number_in(uint64_t slot)
{
    return (uint32_t)slot - 1;
}

/* The slot of the key, or the free one where it would go. */
static uint32_t find_slot(const struct map *map, struct slice key, uint64_t hash)
{
    const uint32_t mask = map->slot_count - 1;
    uint32_t slot = (uint32_t)hash & mask;
    for (; map->slots[slot] != 0; slot = (slot + 1) & mask) {
        if ((map->slots[slot] ^ hash) >> 32 != 0)
            continue;
        const struct map_entry *const entry =
            entry_at(map, number_in(map->slots[slot]));
        if (entry->hash == hash && slice_equals(entry->key, key))
            break;
    }
    return slot;
}

uint32_t map_find_hashed(const struct map *map, struct slice key, uint64_t hash)
{
    if (map->slot_count == 0)
        return MAP_NONE;
    const uint64_t found = map->slots[find_slot(map, key, hash)];
    return found == 0 ? MAP_NONE : entry_at(map, number_in(found))->value;
}

uint32_t map_find(const struct map *map, struct slice key)
{
    return map->slot_count == 0 ? MAP_NONE : map_find_hashed(map, key, slice_hash(key));
}

void map_call(const struct map *map, uint64_t hash)
{
    if (map->slot_count > 0)
        __builtin_prefetch(&map->slots[(uint32_t)hash & (map->slot_count - 1)]);
}

static bool grow(struct map *map, struct arena *arena, uint32_t count)
{
    uint64_t *const slots = arena_array(arena, count, sizeof *slots);
    if (slots == NULL)
        return false;
    if (map->slot_count > 0)
        arena_give_back(arena, map->slots, map->slot_count * sizeof *slots);
    map->slots = slots;
    map->slot_count = count;
    for (uint32_t i = 0; i < map->entries.count; i++) {
        const uint64_t hash = entry_at(map, i)->hash;
        uint32_t slot = (uint32_t)hash & (count - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (count - 1);
        slots[slot] = slot_of(hash, i);
    }
    return true;
}

bool map_reserve(struct map *map, struct arena *arena, uint32_t count,
                 struct fault *fault)
{
    uint32_t slots = FIRST_SLOTS;
    while (slots < 2 * count)
        slots *= 2;
    return (list_reserve(&map->entries, arena, count, sizeof(struct map_entry)) &&
            grow(map, arena, slots)) ||
           fault_no_memory(fault);
}

bool map_set(struct map *map, struct arena *arena, struct slice key, uint32_t value,
             struct fault *fault)
{
    const uint32_t larger = map->slot_count == 0 ? FIRST_SLOTS : 2 * map->slot_count;
    if (2 * (map->entries.count + 1) > map->slot_count && !grow(map, arena, larger))
        return fault_no_memory(fault);
    const uint64_t hash = slice_hash(key);
    const uint32_t slot = find_slot(map, key, hash);
    if (map->slots[slot] != 0) {
        struct map_entry *const entries = map->entries.items;
        entries[number_in(map->slots[slot])].value = value;
        return true;
    }
    struct map_entry *const entry = list_add(&map->entries, arena, sizeof *entry);
    if (entry == NULL)
        return fault_no_memory(fault);
    *entry = (struct map_entry){ key, hash, value };
    map->slots[slot] = slot_of(hash, map->entries.count - 1);
    return true;
}
