#include "reading/names/gazetteer.h"

static const struct slot *find_slot(const struct index *index, uint64_t hash)
{
    const uint32_t check = gazetteer_check(hash);
    uint32_t at = (uint32_t)hash & index->slot_mask;
    for (; index->slots[at].check != 0; at = (at + 1) & index->slot_mask)
        if (index->slots[at].check == check)
            return &index->slots[at];
    return NULL;
}

static uint32_t bit_of(uint32_t sense)
{
    return UINT32_C(1) << (sense >> 24 & 31);
}

static uint32_t number_of(uint32_t sense)
{
    return sense & 0xFFFFFF;
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

char index_gender(const struct index *index, uint64_t hash)
{
    const struct slot *const slot = find_slot(index, hash);
    if (slot == NULL || slot->senses == SENSE_NONE)
        return '\0';
    const uint32_t *sense = index->senses + slot->senses;
    while (bit_of(*sense) != MASK_FIRST_NAME && (*sense & SENSE_LAST) == 0)
        sense++;
    return (char)(bit_of(*sense) == MASK_FIRST_NAME ? number_of(*sense) : '\0');
}

void gazetteer_call(const struct gazetteer *gazetteer, uint64_t hash)
{
    for (uint32_t part = 0; part < gazetteer->part_count; part++) {
        const struct index *const index = &gazetteer->parts[part];
        __builtin_prefetch(&index->slots[(uint32_t)hash & index->slot_mask]);
    }
}

uint32_t gazetteer_ends(const struct gazetteer *gazetteer, enum ends kind,
                        struct slice word)
{
    uint32_t ends = 0;
    uint64_t hash = 0;
    for (size_t size = 1; size <= LONGEST_TAIL && size <= word.length; size++) {
        hash = tail_hash(hash, word.bytes[word.length - size]);
        for (uint32_t part = 0; part < gazetteer->part_count; part++)
            if (sieve_may_have(gazetteer->parts[part].ends[kind], hash))
                ends |= UINT32_C(1) << size;
    }
    return ends;
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
            const uint32_t bit = bit_of(*sense);
            const struct sense candidate = { bit, part, number_of(*sense) };
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
