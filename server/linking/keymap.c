#include "linking/keymap.h"

enum { FEWEST_SLOTS = 64, MOST_SLOTS = 1 << 30 };

/* Where the key is, or would be. Never more than half of the slots are taken. */
static struct keymap_slot *slot_of(const struct keymap *map, uint64_t key)
{
    const uint32_t mask = map->slot_count - 1;
    /* Keys are hashes already; their upper half is as good as the lower. */
    uint32_t at = (uint32_t)(key ^ key >> 32) & mask;
    while (map->slots[at].key != 0 && map->slots[at].key != key)
        at = (at + 1) & mask;
    return &map->slots[at];
}

uint32_t keymap_find(const struct keymap *map, uint64_t key)
{
    if (map->count == 0)
        return KEYMAP_NONE;
    const struct keymap_slot *const slot = slot_of(map, key);
    return slot->key == 0 ? KEYMAP_NONE : slot->value;
}

static bool grow(struct keymap *map, struct arena *arena, uint32_t slot_count)
{
    const struct keymap before = *map;
    struct keymap_slot *const slots =
        slot_count == 0 ? NULL : arena_array(arena, slot_count, sizeof *slots);
    if (slots == NULL)
        return false;
    map->slots = slots;
    map->slot_count = slot_count;
    for (uint32_t i = 0; i < before.slot_count; i++)
        if (before.slots[i].key != 0)
            *slot_of(map, before.slots[i].key) = before.slots[i];
    return true;
}

bool keymap_reserve(struct keymap *map, struct arena *arena, uint32_t count,
                    struct fault *fault)
{
    uint32_t slot_count = FEWEST_SLOTS;
    while (slot_count / 2 < count && slot_count < MOST_SLOTS)
        slot_count *= 2;
    return grow(map, arena, slot_count) || fault_no_memory(fault);
}

bool keymap_set(struct keymap *map, struct arena *arena, uint64_t key, uint32_t value,
                struct fault *fault)
{
    const uint32_t more = map->slot_count == 0 ? FEWEST_SLOTS : map->slot_count * 2;
    if (map->count >= map->slot_count / 2 && !grow(map, arena, more))
        return fault_no_memory(fault);
    struct keymap_slot *const slot = slot_of(map, key);
    map->count += slot->key == 0;
    *slot = (struct keymap_slot){ key, value };
    return true;
}
