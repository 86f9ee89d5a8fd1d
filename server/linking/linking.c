#include "linking/linking.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "linking/steps.h"

/* What articles are ordered by. */
struct order_key {
    int32_t day; /* the earliest it can be of; INT32_MAX: not known */
    struct slice id;
    uint32_t article;
};

static int compare_keys(const void *left, const void *right)
{
    const struct order_key *const a = left, *const b = right;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    const int by_id = slice_compare(a->id, b->id);
    return by_id != 0 ? by_id : (a->article > b->article) - (a->article < b->article);
}

static bool order_articles(struct linking *linking, struct fault *fault)
{
    const uint32_t count = linking->count;
    struct order_key *const keys = arena_array(linking->arena, count + 1, sizeof *keys);
    uint32_t *const order = arena_array(linking->arena, count + 1, sizeof *order);
    uint32_t *const rank = arena_array(linking->arena, count + 1, sizeof *rank);
    if (keys == NULL || order == NULL || rank == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < count; i++) {
        const struct day published =
            linking->corpus[i].reading->published.interval.earliest;
        keys[i] = (struct order_key){
            .day = day_is_known(published) ? day_number(published) : INT32_MAX,
            .id = linking->corpus[i].article->id,
            .article = i,
        };
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    for (uint32_t i = 0; i < count; i++) {
        order[i] = keys[i].article;
        rank[keys[i].article] = i;
    }
    linking->order = order;
    linking->rank = rank;
    return true;
}

/* The id of a claim: where it stands; the second one at the same place ends in ".2". */
static struct slice claim_id(struct arena *arena, struct slice article, size_t offset,
                             unsigned same_place)
{
    char id[64];
    int length =
        snprintf(id, sizeof id, "%.*s-%zu", (int)article.length, article.bytes, offset);
    if (same_place > 0)
        length +=
            snprintf(id + length, sizeof id - (size_t)length, ".%u", same_place + 1);
    return arena_copy(arena, (struct slice){ id, (size_t)length });
}

static bool name_claims(const struct linking *linking, uint32_t number,
                        struct fault *fault)
{
    const struct reading *const reading = linking->corpus[number].reading;
    const struct slice text = linking->corpus[number].article->text;
    const struct slice id = linking->corpus[number].article->id;
    const uint32_t count = reading->claim_count;
    struct slice *const ids = arena_array(linking->arena, count + 1, sizeof *ids);
    if (ids == NULL)
        return fault_no_memory(fault);
    size_t at = 0, code_points = 0;
    unsigned same_place = 0;
    for (uint32_t i = 0; i < count; i++) {
        const size_t start = reading->claims[i].spans[0].start;
        same_place = i > 0 && start == at ? same_place + 1 : 0;
        if (start < at) /* claims stand in text order; be safe with those that do not */
            at = code_points = 0;
        const struct slice passed = slice_part(text, at, start);
        code_points += utf8_count(passed);
        at = start;
        ids[i] = claim_id(linking->arena, id, code_points, same_place);
        if (ids[i].bytes == NULL)
            return fault_no_memory(fault);
    }
    linking->articles[number].claim_ids = ids;
    return true;
}

bool linking_run(const struct corpus_article *corpus, uint32_t count,
                 struct corrections *corrections, struct arena *arena,
                 struct links *out, struct fault *fault)
{
    struct linking linking = {
        .corpus = corpus, .count = count, .corrections = corrections, .arena = arena
    };
    struct links links = { .corpus = corpus, .article_count = count };
    linking.articles = arena_array(arena, count + 1, sizeof *linking.articles);
    if (linking.articles == NULL)
        return fault_no_memory(fault);
    if (!order_articles(&linking, fault))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!name_claims(&linking, i, fault))
            return false;
    links.articles = linking.articles;
    if (!link_duplicates(&linking, fault) || !link_entities(&linking, &links, fault) ||
        !adapt_corpus(&linking, &links, fault) ||
        !link_relatives(&linking, &links, fault) ||
        !link_threads(&linking, &links, fault))
        return false;
    *out = links;
    return true;
}
