/* Gives the ties of what was linked to the office, where they are not those of before.
 */
#include "linking/claim_keys.h"
#include "linking/ties.h"
#include "linking/weaving.h"

static const size_t ties_ceiling = (size_t)1 << 30;

struct keeping {
    const struct weaving *weaving;
    struct arena *arena; /* reset for each article */
    struct buffer bytes;
};

struct claim_place find_place(const struct weaving *weaving, uint32_t number)
{
    const struct claim_at at = claim_at(weaving, number);
    if (!weaving->same[at.article])
        return weaving->places[number];
    return weaving->linking->ties[at.article].claims[at.claim].place;
}

static struct tie_end end_of(const struct weaving *weaving, uint32_t number)
{
    if (number == NOBODY)
        return (struct tie_end){ 0 };
    const struct claim_at at = claim_at(weaving, number);
    return (struct tie_end){ (uint32_t)weaving->linking->numbers[at.article],
                             at.claim };
}

static struct tie make_tie(const struct weaving *weaving, uint32_t number)
{
    const struct node *const node = &weaving->nodes[number];
    return (struct tie){ .brief = weaving->briefs[number].traits,
                         .place = find_place(weaving, number),
                         .founder = end_of(weaving, node->founder),
                         .denies = end_of(weaving, node->denies),
                         .reason = node->reason,
                         .denial_reason = node->denial_reason,
                         .contradicts = node->contradicts };
}

/* The keys of the article's claims, made or as they were; sets how many each has. */
static const uint64_t *gather_keys(struct keeping *keeping, uint32_t article,
                                   struct tie *ties, uint32_t *count)
{
    const struct weaving *const weaving = keeping->weaving;
    const struct ties *const before = &weaving->linking->ties[article];
    const uint32_t first = weaving->firsts[article];
    const uint32_t claims = end_of_claims(weaving, article) - first;
    if (weaving->same[article]) {
        for (uint32_t i = 0; i < claims; i++)
            ties[i].key_count = before->claims[i].key_count;
        *count = before->head->key_count;
        return before->keys;
    }
    uint64_t *const all =
        arena_array(keeping->arena, (size_t)claims * KEYS_MAX + 1, sizeof *all);
    *count = 0;
    for (uint32_t i = 0; i < claims && all != NULL; i++) {
        struct claim_keys keys;
        claim_keys_make(&weaving->propositions[first + i], weaving->maker.identities,
                        &keys);
        for (uint32_t j = 0; j < keys.count; j++)
            all[(*count)++] = keys.items[j];
        ties[i].key_count = (uint8_t)keys.count;
    }
    return all;
}

static struct ties_head make_head(const struct weaving *weaving, uint32_t article)
{
    const struct linking *const linking = weaving->linking;
    const struct article_links *const links = &linking->articles[article];
    const struct slice id = linking->heads[article].id;
    struct ties_head head = {
        .sense = weaving->senses[article],
        .day = linking->days[article],
        .duplicate_of = (uint32_t)linking->numbers[links->duplicate_of],
        .likeness = links->likeness,
        .claim_count = linking->abstracts[article].head->claim_count,
        .probe_count = linking->probes[article].count,
    };
    for (size_t i = 0; i < id.length && i + 1 < sizeof head.id; i++)
        head.id[i] = id.bytes[i];
    return head;
}

static bool keep_article(struct keeping *keeping, uint32_t article, struct fault *fault)
{
    const struct weaving *const weaving = keeping->weaving;
    const struct linking *const linking = weaving->linking;
    struct ties_head head = make_head(weaving, article);
    struct tie *const ties =
        arena_array(keeping->arena, (size_t)head.claim_count + 1, sizeof *ties);
    if (ties == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < head.claim_count; i++)
        ties[i] = make_tie(weaving, weaving->firsts[article] + i);
    const uint64_t *const keys = gather_keys(keeping, article, ties, &head.key_count);
    if (keys == NULL)
        return fault_no_memory(fault);
    buffer_clear(&keeping->bytes);
    return ties_write(&head, ties, linking->probes[article].items, keys,
                      &keeping->bytes, fault) &&
           linking->office->keep(linking->office->context, article,
                                 buffer_slice(&keeping->bytes), fault);
}

/* Ties have no room for larger numbers; without them all is woven each time. */
static bool can_be_kept(const struct linking *linking)
{
    for (uint32_t i = 0; i < linking->count; i++)
        if (linking->numbers[i] > UINT32_MAX)
            return false;
    return true;
}

bool keep_ties(const struct weaving *weaving, struct fault *fault)
{
    const struct linking *const linking = weaving->linking;
    struct keeping keeping = { .weaving = weaving,
                               .arena = arena_create(ties_ceiling) };
    bool ok = keeping.arena != NULL || fault_no_memory(fault);
    buffer_init(&keeping.bytes, ties_ceiling);
    const bool kept = can_be_kept(linking);
    for (uint32_t i = 0; i < linking->count && ok && kept; i++) {
        if (!linking->retied[i])
            continue;
        arena_reset(keeping.arena);
        ok = keep_article(&keeping, i, fault);
    }
    buffer_finish(&keeping.bytes);
    arena_destroy(keeping.arena);
    return ok;
}
