#include "linking/linking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
        const struct day published = linking->abstracts[i].head->published.earliest;
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

const struct abstract *abstract_as_corrected(const struct linking *linking,
                                             uint32_t article)
{
    const struct abstract *const adapted = linking->adapted[article];
    return adapted != NULL ? adapted : &linking->abstracts[article];
}

struct slice claim_id(const struct linking *linking, struct claim_at at,
                      struct arena *arena)
{
    const struct abstract_claim *const claim =
        &linking->abstracts[at.article].claims[at.claim];
    const struct slice article = linking->corpus[at.article].article->id;
    char id[64];
    int length = snprintf(id, sizeof id, "%.*s-%u", (int)article.length, article.bytes,
                          claim->offset);
    if (claim->same_place > 0)
        length += snprintf(id + length, sizeof id - (size_t)length, ".%u",
                           claim->same_place + 1);
    return arena_copy(arena, (struct slice){ id, (size_t)length });
}

static bool name_claims(const struct linking *linking, uint32_t article,
                        struct arena *arena, struct fault *fault)
{
    const uint32_t count = linking->abstracts[article].head->claims.count;
    struct slice *const ids = arena_array(arena, count + 1, sizeof *ids);
    if (ids == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < count; i++) {
        ids[i] = claim_id(linking, (struct claim_at){ article, i }, arena);
        if (ids[i].bytes == NULL)
            return fault_no_memory(fault);
    }
    linking->articles[article].claim_ids = ids;
    return true;
}

struct linking *linking_create(const struct linking_input *input, struct arena *arena,
                               struct fault *fault)
{
    struct linking *const linking = arena_alloc(arena, sizeof *linking);
    struct article_links *const articles =
        arena_array(arena, input->count + 1, sizeof *articles);
    if (linking == NULL || articles == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    *linking = (struct linking){ .corpus = input->corpus,
                                 .abstracts = input->abstracts,
                                 .count = input->count,
                                 .articles = articles,
                                 .corrections = input->corrections,
                                 .arena = arena };
    if (!order_articles(linking, fault) || !link_duplicates(linking, fault) ||
        !link_entities(linking, fault))
        return NULL;
    linking->relatives =
        arena_array(arena, linking->entity_count + 1, sizeof *linking->relatives);
    linking->adapted = arena_array(arena, input->count + 1, sizeof(struct abstract *));
    if (linking->relatives == NULL || linking->adapted == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    linking->links = (struct links){ .corpus = linking->corpus,
                                     .entities = linking->entities,
                                     .entity_count = linking->entity_count,
                                     .relatives = linking->relatives,
                                     .articles = articles,
                                     .article_count = linking->count };
    return linking;
}

const struct links *linking_links(const struct linking *linking)
{
    return &linking->links;
}

const uint32_t *linking_entities(const struct linking *linking, uint32_t article)
{
    return linking->of[article];
}

bool linking_open(struct linking *linking, uint32_t article,
                  const struct corpus_article *with, struct arena *arena,
                  struct fault *fault)
{
    linking->corpus[article] = *with;
    return adapt_article(linking, article, arena, &linking->corpus[article].reading,
                         fault) &&
           name_claims(linking, article, arena, fault);
}

void linking_shut(struct linking *linking, uint32_t article, const struct article *with)
{
    linking->corpus[article] = (struct corpus_article){ .article = with };
    linking->articles[article].entities = linking->of[article];
    linking->articles[article].claim_ids = NULL;
}

bool linking_is_adapted(const struct linking *linking, uint32_t article)
{
    const struct abstract *const abstract = &linking->abstracts[article];
    const uint32_t *const of = linking->of[article];
    for (uint32_t i = 0; i < abstract->head->referents.count; i++) {
        if (of[i] == NO_ENTITY ||
            linking->entities[of[i]].kind != abstract->referents[i].kind)
            return true;
    }
    return false;
}

/* The abstract of an article, made on the spot. */
static bool abstract_of(struct abstracter *abstracter,
                        const struct corpus_article *from, struct arena *arena,
                        struct abstract *out, struct fault *fault)
{
    struct buffer bytes;
    buffer_init(&bytes, UINT32_MAX);
    bool ok = abstract_write(abstracter, from, SLICE(""), arena, &bytes, fault);
    const struct slice kept = arena_copy(arena, buffer_slice(&bytes));
    buffer_finish(&bytes);
    if (ok && kept.bytes == NULL)
        ok = fault_no_memory(fault);
    return ok && abstract_read(kept, out, fault);
}

static bool adapt_abstracts(struct linking *linking, struct abstracter *abstracter,
                            struct fault *fault)
{
    for (uint32_t i = 0; i < linking->count; i++) {
        if (!linking_is_adapted(linking, i))
            continue;
        struct abstract *const adapted = arena_alloc(linking->arena, sizeof *adapted);
        if (adapted == NULL)
            return fault_no_memory(fault);
        if (!abstract_of(abstracter, &linking->corpus[i], linking->arena, adapted,
                         fault))
            return false;
        linking->adapted[i] = adapted;
    }
    return true;
}

bool linking_weave(struct linking *linking, struct fault *fault)
{
    struct abstracter *const abstracter = abstracter_create(fault);
    const bool ok = abstracter != NULL && adapt_abstracts(linking, abstracter, fault) &&
                    link_threads(linking, &linking->links, fault);
    abstracter_destroy(abstracter);
    return ok;
}

bool linking_describe(struct linking *linking, const bool *wanted, struct fault *fault)
{
    return gather_roles(linking, wanted, fault) &&
           gather_aliases(linking, wanted, fault) &&
           link_relatives(linking, wanted, linking->relatives, fault);
}

static bool open_all(struct linking *linking, struct fault *fault)
{
    bool ok = true;
    for (uint32_t i = 0; i < linking->count && ok; i++) {
        const struct corpus_article at = linking->corpus[i];
        ok = linking_open(linking, i, &at, linking->arena, fault);
    }
    return ok;
}

static bool describe_all(struct linking *linking, struct fault *fault)
{
    const uint32_t count = linking->entity_count;
    bool *const wanted = arena_array(linking->arena, count + 1, sizeof *wanted);
    if (wanted == NULL)
        return fault_no_memory(fault);
    memset(wanted, true, count);
    return linking_describe(linking, wanted, fault);
}

static bool abstract_all(const struct corpus_article *corpus, uint32_t count,
                         struct arena *arena, struct abstract *abstracts,
                         struct fault *fault)
{
    struct abstracter *const abstracter = abstracter_create(fault);
    bool ok = abstracter != NULL;
    for (uint32_t i = 0; i < count && ok; i++)
        ok = abstract_of(abstracter, &corpus[i], arena, &abstracts[i], fault);
    abstracter_destroy(abstracter);
    return ok;
}

bool linking_run(const struct corpus_article *corpus, uint32_t count,
                 struct corrections *corrections, struct arena *arena,
                 struct links *out, struct fault *fault)
{
    struct corpus_article *const views = arena_array(arena, count + 1, sizeof *views);
    struct abstract *const abstracts = arena_array(arena, count + 1, sizeof *abstracts);
    if (views == NULL || abstracts == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < count; i++)
        views[i] = corpus[i];
    const struct linking_input input = { views, abstracts, count, corrections };
    if (!abstract_all(corpus, count, arena, abstracts, fault))
        return false;
    struct linking *const linking = linking_create(&input, arena, fault);
    if (linking == NULL || !open_all(linking, fault) ||
        !linking_weave(linking, fault) || !describe_all(linking, fault))
        return false;
    *out = linking->links;
    return true;
}
