#include "linking/linking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "linking/steps.h"
#include "linking/ties.h"

static const size_t scratch_ceiling = (size_t)16 << 30;

struct ordered_article {
    struct order_key key;
    uint32_t article;
};

int compare_order(struct order_key a, struct order_key b)
{
    if (a.day != b.day)
        return a.day < b.day ? -1 : 1;
    return slice_compare(a.id, b.id);
}

static int compare_ordered(const void *left, const void *right)
{
    const struct ordered_article *const a = left, *const b = right;
    const int by_key = compare_order(a->key, b->key);
    return by_key != 0 ? by_key : (a->article > b->article) - (a->article < b->article);
}

static bool order_articles(struct linking *linking, struct fault *fault)
{
    const uint32_t count = linking->count;
    struct ordered_article *const articles =
        arena_array(linking->arena, count + 1, sizeof *articles);
    uint32_t *const order = arena_array(linking->arena, count + 1, sizeof *order);
    uint32_t *const rank = arena_array(linking->arena, count + 1, sizeof *rank);
    int32_t *const days = arena_array(linking->arena, count + 1, sizeof *days);
    if (articles == NULL || order == NULL || rank == NULL || days == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < count; i++) {
        const struct day published = linking->abstracts[i].head->published.earliest;
        days[i] = day_is_known(published) ? day_number(published) : INT32_MAX;
        articles[i] = (struct ordered_article){
            { days[i], linking->heads[i].id },
            i,
        };
    }
    qsort(articles, count, sizeof *articles, compare_ordered);
    for (uint32_t i = 0; i < count; i++) {
        order[i] = articles[i].article;
        rank[articles[i].article] = i;
    }
    linking->order = order;
    linking->rank = rank;
    linking->days = days;
    return true;
}

const struct abstract *abstract_as_corrected(const struct linking *linking,
                                             uint32_t article)
{
    const struct abstract *const adapted = linking->adapted[article];
    return adapted != NULL ? adapted : &linking->abstracts[article];
}

bool fetch_claims(struct linking *linking, uint32_t article, struct arena *arena,
                  struct fault *fault)
{
    const struct linking_office *const office = linking->office;
    struct slice bytes = { 0 };
    return office->fetch(office->context, article, arena, &bytes, fault) &&
           abstract_read_claims(bytes, &linking->abstracts[article], fault);
}

struct slice claim_id(struct slice article, struct claim_place place,
                      struct arena *arena)
{
    char id[64];
    int length = snprintf(id, sizeof id, "%.*s-%u", (int)article.length, article.bytes,
                          place.offset);
    if (place.same_place > 0)
        length += snprintf(id + length, sizeof id - (size_t)length, ".%u",
                           place.same_place + 1);
    return arena_copy(arena, (struct slice){ id, (size_t)length });
}

static bool name_claims(const struct linking *linking, uint32_t article,
                        struct arena *arena, struct fault *fault)
{
    const struct corpus_article *const at = &linking->corpus[article];
    const uint32_t count = at->reading->claim_count;
    struct claim_place *const places = arena_array(arena, count + 1, sizeof *places);
    struct slice *const ids = arena_array(arena, count + 1, sizeof *ids);
    if (places == NULL || ids == NULL)
        return fault_no_memory(fault);
    claims_place(at->article->text, at->reading, places);
    for (uint32_t i = 0; i < count; i++) {
        ids[i] = claim_id(linking->heads[article].id, places[i], arena);
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
                                 .heads = input->heads,
                                 .abstracts = input->abstracts,
                                 .numbers = input->numbers,
                                 .count = input->count,
                                 .office = input->office,
                                 .articles = articles,
                                 .corrections = input->corrections,
                                 .arena = arena };
    if (!order_articles(linking, fault))
        return NULL;
    linking->links = (struct links){ .corpus = linking->corpus,
                                     .heads = linking->heads,
                                     .order = linking->order,
                                     .articles = articles,
                                     .article_count = linking->count };
    return linking;
}

void linking_finish(struct linking *linking)
{
    if (linking != NULL)
        end_threads(linking);
}

bool linking_find_entities(struct linking *linking, struct arena *arena,
                           struct fault *fault)
{
    if (!link_entities(linking, arena, fault))
        return false;
    linking->relatives =
        arena_array(arena, linking->entity_count + 1, sizeof *linking->relatives);
    linking->adapted =
        arena_array(arena, linking->count + 1, sizeof(struct abstract *));
    if (linking->relatives == NULL || linking->adapted == NULL)
        return fault_no_memory(fault);
    linking->links.entities = linking->entities;
    linking->links.entity_count = linking->entity_count;
    linking->links.relatives = linking->relatives;
    return true;
}

bool linking_find_copies(struct linking *linking, const struct linked_before *before,
                         uint32_t count, struct fault *fault)
{
    return ties_arrange(linking, before, count, fault) &&
           link_duplicates(linking, fault) && begin_threads(linking, fault);
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

void linking_shut(struct linking *linking, uint32_t article)
{
    linking->corpus[article] = (struct corpus_article){ 0 };
    linking->articles[article].entities = linking->of[article];
    linking->articles[article].claim_ids = NULL;
}

static bool is_corrected(const struct linking *linking)
{
    return linking->corrections != NULL && linking->corrections->count > 0;
}

bool linking_is_adapted(const struct linking *linking, uint32_t article)
{
    const struct abstract *const abstract = &linking->abstracts[article];
    const uint32_t *const of = linking->of[article];
    if (!is_corrected(linking))
        return false;
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
    struct abstract_buffers bytes;
    abstract_buffers_init(&bytes, UINT32_MAX);
    bool ok = abstract_write(abstracter, from, SLICE(""), arena, &bytes, fault);
    const struct slice names = arena_copy(arena, buffer_slice(&bytes.names));
    const struct slice claims = arena_copy(arena, buffer_slice(&bytes.claims));
    abstract_buffers_finish(&bytes);
    if (ok && (names.bytes == NULL || claims.bytes == NULL))
        ok = fault_no_memory(fault);
    return ok && abstract_read_names(names, out, fault) &&
           abstract_read_claims(claims, out, fault);
}

static bool adapt_abstract(struct linking *linking, struct abstracter *abstracter,
                           uint32_t article, struct fault *fault)
{
    struct abstract *const adapted = arena_alloc(linking->arena, sizeof *adapted);
    linking->adapted[article] = adapted;
    if (adapted == NULL)
        return fault_no_memory(fault);
    return abstract_of(abstracter, &linking->corpus[article], linking->arena, adapted,
                       fault);
}

static bool adapt_abstracts(struct linking *linking, struct fault *fault)
{
    if (!is_corrected(linking))
        return true;
    struct abstracter *const abstracter = abstracter_create(fault);
    bool ok = abstracter != NULL;
    for (uint32_t i = 0; i < linking->count && ok; i++)
        if (linking_is_adapted(linking, i))
            ok = adapt_abstract(linking, abstracter, i, fault);
    abstracter_destroy(abstracter);
    return ok;
}

bool linking_weave(struct linking *linking, struct fault *fault)
{
    return adapt_abstracts(linking, fault) &&
           link_threads(linking, &linking->links, fault);
}

bool linking_count(struct linking *linking, uint32_t thread,
                   const struct testimony *heard, struct arena *scratch,
                   struct fault *fault)
{
    struct thread *const threads = linking->threads.items;
    return count_thread(linking, &threads[thread], heard, scratch, fault);
}

bool linking_describe(struct linking *linking, const bool *wanted, struct fault *fault)
{
    struct arena *const scratch = arena_create(scratch_ceiling);
    const bool ok =
        scratch == NULL
            ? fault_no_memory(fault)
            : gather_roles(linking, wanted, scratch, fault) &&
                  gather_aliases(linking, wanted, scratch, fault) &&
                  link_relatives(linking, wanted, scratch, linking->relatives, fault);
    arena_destroy(scratch);
    return ok;
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

static bool hear_and_count(struct linking *linking, uint32_t number,
                           struct fault *fault)
{
    const struct thread *const thread = &linking->links.threads[number];
    struct testimony *const heard =
        arena_array(linking->arena, thread->claim_count, sizeof *heard);
    if (heard == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < thread->claim_count; i++)
        if (!linking_hear(linking, thread->claims[i], linking->arena, &heard[i], fault))
            return false;
    return linking_count(linking, number, heard, linking->arena, fault);
}

static bool describe_all(struct linking *linking, struct fault *fault)
{
    const uint32_t count = linking->entity_count;
    bool *const wanted = arena_array(linking->arena, count + 1, sizeof *wanted);
    if (wanted == NULL)
        return fault_no_memory(fault);
    memset(wanted, true, count);
    bool ok = linking_describe(linking, wanted, fault);
    for (uint32_t i = 0; i < linking->threads.count && ok; i++)
        ok = hear_and_count(linking, i, fault);
    return ok;
}

static bool keep_nothing(void *context, uint32_t article, struct slice ties,
                         struct fault *fault)
{
    (void)context;
    (void)article;
    (void)ties;
    (void)fault;
    return true;
}

static bool abstract_all(const struct linking_input *input, int64_t *numbers,
                         struct arena *arena, struct fault *fault)
{
    struct abstracter *const abstracter = abstracter_create(fault);
    bool ok = abstracter != NULL;
    for (uint32_t i = 0; i < input->count && ok; i++) {
        numbers[i] = (int64_t)i + 1;
        ok = abstract_of(abstracter, &input->corpus[i], arena, &input->abstracts[i],
                         fault);
    }
    abstracter_destroy(abstracter);
    return ok;
}

bool linking_run(const struct corpus_article *corpus, uint32_t count,
                 struct corrections *corrections, struct arena *arena,
                 struct links *out, struct fault *fault)
{
    static const struct linking_office office = { .keep = keep_nothing };
    struct corpus_article *const views = arena_array(arena, count + 1, sizeof *views);
    struct article_head *const heads = arena_array(arena, count + 1, sizeof *heads);
    struct abstract *const abstracts = arena_array(arena, count + 1, sizeof *abstracts);
    int64_t *const numbers = arena_array(arena, count + 1, sizeof *numbers);
    if (views == NULL || heads == NULL || abstracts == NULL || numbers == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < count; i++) {
        views[i] = corpus[i];
        heads[i] =
            (struct article_head){ corpus[i].article->id, corpus[i].article->title };
    }
    const struct linking_input input = { .corpus = views,
                                         .heads = heads,
                                         .abstracts = abstracts,
                                         .numbers = numbers,
                                         .count = count,
                                         .office = &office,
                                         .corrections = corrections };
    if (!abstract_all(&input, numbers, arena, fault))
        return false;
    struct linking *const linking = linking_create(&input, arena, fault);
    const bool ok = linking != NULL && linking_find_copies(linking, NULL, 0, fault) &&
                    linking_find_entities(linking, arena, fault) &&
                    open_all(linking, fault) && linking_weave(linking, fault) &&
                    describe_all(linking, fault);
    linking_finish(linking);
    if (ok)
        *out = linking->links;
    return ok;
}
