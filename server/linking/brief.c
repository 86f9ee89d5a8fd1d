#include "linking/brief.h"

#include "linking/counts.h"
#include "linking/matching.h"

static unsigned smaller(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

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
        .entity_count = (uint8_t)smaller(proposition->entity_count, UINT8_MAX),
        .mood = proposition->mood & 0x3,
        .event = proposition->event & 0x7,
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

/* How many could be shared at most. Those without a bit of their own may be any. */
static unsigned most_shared(uint64_t bits, unsigned spare)
{
    for (; bits != 0; bits &= bits - 1)
        spare++;
    return spare;
}

static bool casts_may_agree(const struct brief_traits *a, const struct brief_traits *b)
{
    const unsigned shared = most_shared(a->entities & b->entities,
                                        smaller(a->spare_entities, b->spare_entities));
    const unsigned larger =
        a->entity_count > b->entity_count ? a->entity_count : b->entity_count;
    return shared >= MATCHING_ENTITIES && 100 * shared >= MATCHING_CAST * larger;
}

/* Whether match_claims may find anything. */
static bool may_match(const struct brief_traits *a, const struct brief_traits *b)
{
    return (a->counts & b->counts) != 0 || (a->armed && b->armed) ||
           most_shared(a->terms & b->terms, smaller(a->spare_terms, b->spare_terms)) >=
               MATCHING_TERMS ||
           casts_may_agree(a, b);
}

bool may_join(const struct brief *left, const struct brief *right)
{
    const struct brief_traits *const a = &left->traits, *const b = &right->traits;
    const bool contradicts = a->denied != b->denied;
    if (left->article == right->article || a->mood != b->mood ||
        (contradicts && !a->denies && !b->denies))
        return false;
    /* What denies an event may do so in words of its own. */
    return (contradicts && a->event == b->event && a->event != EVENT_OTHER) ||
           may_match(a, b);
}
