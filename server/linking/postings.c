#include "linking/postings.h"

#include <stdlib.h>

enum { FEWEST = 64, MOST = 1 << 30 };

struct postings_slot {
    uint64_t key;
    uint32_t newest; /* 0 is free */
};

void postings_finish(struct postings *postings)
{
    free(postings->items);
    free(postings->slots);
    *postings = (struct postings){ 0 };
}

/* Where the key is, or would be; there is a free slot. */
static struct postings_slot *slot_of(const struct postings *postings, uint64_t key)
{
    const uint32_t mask = postings->slot_count - 1;
    uint32_t at = (uint32_t)(key ^ key >> 32) & mask;
    while (postings->slots[at].newest != 0 && postings->slots[at].key != key)
        at = (at + 1) & mask;
    return &postings->slots[at];
}

uint32_t postings_newest(const struct postings *postings, uint64_t key)
{
    return postings->slot_count == 0 ? 0 : slot_of(postings, key)->newest;
}

/* Never more than three quarters of the slots are taken. */
static bool grow_slots(struct postings *postings)
{
    const struct postings before = *postings;
    if (before.keys < before.slot_count / 4 * 3)
        return true;
    const uint32_t slot_count = before.slot_count == 0 ? FEWEST : before.slot_count * 2;
    struct postings_slot *const slots =
        slot_count > MOST ? NULL : calloc(slot_count, sizeof *slots);
    if (slots == NULL)
        return false;
    postings->slots = slots;
    postings->slot_count = slot_count;
    for (uint32_t i = 0; i < before.slot_count; i++)
        if (before.slots[i].newest != 0)
            *slot_of(postings, before.slots[i].key) = before.slots[i];
    free(before.slots);
    return true;
}

static bool grow_items(struct postings *postings)
{
    if (postings->count < postings->capacity)
        return true;
    const uint32_t capacity =
        postings->capacity == 0 ? FEWEST : postings->capacity / 2 * 3;
    struct posting *const items =
        capacity > MOST ? NULL : realloc(postings->items, capacity * sizeof *items);
    if (items == NULL)
        return false;
    postings->items = items;
    postings->capacity = capacity;
    return true;
}

bool postings_add(struct postings *postings, uint64_t key, uint32_t value,
                  struct fault *fault)
{
    if (!grow_slots(postings) || !grow_items(postings))
        return fault_no_memory(fault);
    struct postings_slot *const slot = slot_of(postings, key);
    postings->keys += slot->newest == 0;
    postings->items[postings->count++] = (struct posting){ value, slot->newest };
    *slot = (struct postings_slot){ key, postings->count };
    return true;
}
