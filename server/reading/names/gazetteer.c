#include "reading/names/gazetteer.h"

static const struct slot *find_slot(const struct index *index, uint64_t hash)
{
    const uint32_t check = gazetteer_check(hash);
    uint32_t at = (uint32_t)hash & index->slot_mask;
    for (; index->checks[at] != 0; at = (at + 1) & index->slot_mask)
        if (index->checks[at] == check)
            return &index->slots[at];
    return NULL;
}

struct hit gazetteer_find(const struct gazetteer *gazetteer, uint64_t hash)
{
    struct hit hit = { 0 };
    for (uint32_t part = 0; part < gazetteer->part_count; part++) {
        const struct slot *const slot = find_slot(&gazetteer->parts[part], hash);
        if (slot == NULL)
            continue;
        hit.mask |= slot->mask;
        hit.senses[part] = slot->senses;
    }
    return hit;
}

void gazetteer_call(const struct gazetteer *gazetteer, uint64_t hash)
{
    for (uint32_t part = 0; part < gazetteer->part_count; part++) {
        const struct index *const index = &gazetteer->parts[part];
        const uint32_t at = (uint32_t)hash & index->slot_mask;
        __builtin_prefetch(&index->checks[at]);
        __builtin_prefetch(&index->slots[at]);
    }
}

struct hit gazetteer_find_tail(const struct gazetteer *gazetteer, uint64_t hash)
{
    const uint32_t tail = gazetteer_tail(hash);
    bool known = false;
    for (uint32_t part = 0; part < gazetteer->part_count; part++)
        known |= (gazetteer->parts[part].tails[tail / 64] >> tail % 64 & 1) != 0;
    return known ? gazetteer_find(gazetteer, hash) : (struct hit){ 0 };
}

/* What the user says goes first, then what more people live in. */
static bool is_better(const struct gazetteer *gazetteer, struct sense a, struct sense b)
{
    if (a.part != b.part)
        return a.part > b.part;
    return gazetteer_entry(gazetteer, a)->weight >
           gazetteer_entry(gazetteer, b)->weight;
}

bool gazetteer_sense(const struct gazetteer *gazetteer, const struct hit *hit,
                     uint32_t bits, struct sense *out)
{
    bool found = false;
    for (uint32_t part = 0; part < gazetteer->part_count; part++) {
        if (hit->senses[part] == SENSE_NONE)
            continue;
        const uint32_t *sense = gazetteer->parts[part].senses + hit->senses[part];
        for (bool last = false; !last; sense++) {
            last = (*sense & SENSE_LAST) != 0;
            const uint32_t bit = UINT32_C(1) << ((*sense >> 24) & 31);
            const struct sense candidate = { bit, part, *sense & 0xFFFFFF };
            if ((bit & bits) == 0 || (found && !is_better(gazetteer, candidate, *out)))
                continue;
            *out = candidate;
            found = true;
        }
    }
    return found;
}

const struct entry *gazetteer_entry(const struct gazetteer *gazetteer,
                                    struct sense sense)
{
    return &gazetteer->parts[sense.part].entries[sense.number];
}

struct slice gazetteer_string(const struct gazetteer *gazetteer, struct sense sense,
                              uint32_t offset)
{
    return slice_of(gazetteer->parts[sense.part].strings + offset);
}

uint32_t gazetteer_ending(struct slice word)
{
    uint32_t value = 0;
    for (size_t i = word.length < 3 ? 0 : word.length - 3; i < word.length; i++)
        value = value * 37 + (unsigned char)word.bytes[i];
    return (value ^ value >> 14) & (64 * ENDING_WORDS - 1);
}

bool gazetteer_may_end(const struct gazetteer *gazetteer, struct slice word)
{
    const uint32_t ending = gazetteer_ending(word);
    for (uint32_t part = 0; part < gazetteer->part_count; part++)
        if ((gazetteer->parts[part].endings[ending / 64] >> ending % 64 & 1) != 0)
            return true;
    return false;
}
