#include "linking/brief.h"

#include "linking/counts.h"
#include "linking/matching.h"

static uint8_t count_spare(uint32_t items, uint64_t bits)
{
    uint32_t own = 0;
    for (; bits != 0; bits &= bits - 1)
        own++;
    return items - own < UINT8_MAX ? (uint8_t)(items - own) : UINT8_MAX;
}

struct brief_traits brief_of(const struct proposition *proposition,
                             const uint64_t *identities)
{
    struct brief_traits traits = {
        .mood = proposition->mood & 0x1F,
        .denied = proposition->denied,
        .denies = proposition->denies,
        .counts = counts_bits(proposition),
        .armed = proposition->event == EVENT_TRANSFER && proposition->class_count > 0,
    };
    for (uint32_t i = 0; i < proposition->term_count; i++)
        traits.terms |= hash_bit(proposition->terms[i]);
    for (uint32_t i = 0; i < proposition->entity_count; i++)
        traits.entities |= hash_bit(identities[proposition->entities[i]]);
    traits.spare_terms = count_spare(proposition->term_count, traits.terms);
    traits.spare_entities = count_spare(proposition->entity_count, traits.entities);
    return traits;
}

/* Whether at least so many could be shared. Those without a bit of their own may be
 * any. */
static bool may_share(uint64_t bits, unsigned spare, unsigned wanted)
{
    for (; bits != 0 && spare < wanted; bits &= bits - 1)
        spare++;
    return spare >= wanted;
}

static unsigned smaller(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

bool may_join(const struct brief *left, const struct brief *right)
{
    const struct brief_traits *const a = &left->traits, *const b = &right->traits;
    if (left->article == right->article || a->mood != b->mood)
        return false;
    if (a->denied != b->denied)
        return a->denies || b->denies;
    return (a->counts & b->counts) != 0 || (a->armed && b->armed) ||
           may_share(a->terms & b->terms, smaller(a->spare_terms, b->spare_terms),
                     MATCHING_TERMS) ||
           may_share(a->entities & b->entities,
                     smaller(a->spare_entities, b->spare_entities), MATCHING_ENTITIES);
}
