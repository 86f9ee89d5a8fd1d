#include "ingest/corpus.h"

#include "base/map.h"
#include "ingest/errand.h"

/* Bounds the whole corpus while it is linked. */
static const size_t corpus_ceiling = (size_t)32 << 30;

static const size_t opened_ceiling = (size_t)1 << 30;

struct loading {
    struct arena *arena;
    struct list abstracts; /* of struct scanned_abstract */
};

static bool load_abstract(void *context, const struct scanned_abstract *at,
                          struct fault *fault)
{
    struct loading *const loading = context;
    struct scanned_abstract *const kept =
        list_add(&loading->abstracts, loading->arena, sizeof *kept);
    if (kept == NULL)
        return fault_no_memory(fault);
    *kept = *at;
    kept->names = arena_copy(loading->arena, at->names);
    return kept->names.bytes != NULL || fault_no_memory(fault);
}

struct tie_loading {
    struct arena *arena;
    struct list *before;
};

static bool load_tie(void *context, const struct scanned_tie *at, struct fault *fault)
{
    const struct tie_loading *const loading = context;
    struct linked_before *const kept =
        list_add(loading->before, loading->arena, sizeof *kept);
    if (kept == NULL)
        return fault_no_memory(fault);
    *kept = (struct linked_before){ .number = at->number,
                                    .gone = at->gone,
                                    .bytes = arena_copy(loading->arena, at->bytes) };
    return kept->bytes.bytes != NULL || fault_no_memory(fault);
}

static bool fetch_claims(void *context, uint32_t article, struct arena *arena,
                         struct slice *bytes, struct fault *fault)
{
    const struct corpus *const corpus = context;
    return scan_open_claims(corpus->scan, corpus->numbers[article], arena, bytes,
                            fault);
}

static bool keep_ties(void *context, uint32_t article, struct slice ties,
                      struct fault *fault)
{
    const struct corpus *const corpus = context;
    return scan_put_tie(corpus->scan, corpus->numbers[article], ties, fault);
}

static bool give_id(struct article_head *article, const struct abstract_head *head,
                    struct map *taken, struct arena *arena, struct fault *fault)
{
    struct slice id = slice_of(head->has_url ? head->url_id : head->place_id);
    if (head->has_url && map_find(taken, id) != MAP_NONE)
        id = slice_of(head->place_id);
    if (map_find(taken, id) != MAP_NONE)
        return fault_set(fault, FAULT_FORMAT, "two articles have the id %.*s",
                         (int)id.length, id.bytes);
    article->id = id;
    return map_set(taken, arena, id, 0, fault);
}

static bool make_room(struct corpus *corpus, uint32_t count)
{
    struct arena *const arena = corpus->arena;
    corpus->heads = arena_array(arena, count + 1, sizeof *corpus->heads);
    corpus->articles = arena_array(arena, count + 1, sizeof *corpus->articles);
    corpus->abstracts = arena_array(arena, count + 1, sizeof *corpus->abstracts);
    corpus->numbers = arena_array(arena, count + 1, sizeof *corpus->numbers);
    corpus->stored = arena_array(arena, count + 1, sizeof *corpus->stored);
    return corpus->heads != NULL && corpus->articles != NULL &&
           corpus->abstracts != NULL && corpus->numbers != NULL &&
           corpus->stored != NULL;
}

static bool arrange(struct corpus *corpus, const struct list *loaded,
                    struct fault *fault)
{
    const struct scanned_abstract *const from = loaded->items;
    struct map taken = { 0 };
    if (!make_room(corpus, loaded->count))
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < loaded->count; i++) {
        struct abstract *const abstract = &corpus->abstracts[i];
        if (!abstract_read_names(from[i].names, abstract, fault) ||
            !give_id(&corpus->heads[i], abstract->head, &taken, corpus->arena, fault))
            return false;
        corpus->heads[i].title = abstract_slice(abstract, abstract->head->title);
        corpus->numbers[i] = from[i].number;
        corpus->stored[i] = from[i].stored;
    }
    corpus->count = loaded->count;
    return true;
}

bool corpus_init(struct corpus *corpus, struct scan *scan, struct fault *fault)
{
    *corpus = (struct corpus){
        .scan = scan,
        .arena = arena_create(corpus_ceiling),
        .naming = arena_create(corpus_ceiling),
        .office = { .context = corpus, .fetch = fetch_claims, .keep = keep_ties }
    };
    struct loading loading = { .arena = corpus->arena };
    if (corpus->arena == NULL || corpus->naming == NULL)
        return fault_no_memory(fault);
    return scan_each_abstract(scan, load_abstract, &loading, fault) &&
           arrange(corpus, &loading.abstracts, fault);
}

void corpus_finish(struct corpus *corpus)
{
    for (struct opened *at = corpus->places; at != NULL; at = at->other)
        arena_destroy(at->arena);
    linking_finish(corpus->linking);
    arena_destroy(corpus->naming);
    arena_destroy(corpus->arena);
    *corpus = (struct corpus){ 0 };
}

static bool find_entities(void *context, struct fault *fault)
{
    const struct corpus *const corpus = context;
    return linking_find_entities(corpus->linking, corpus->naming, fault);
}

static bool find_copies(struct corpus *corpus, struct fault *fault)
{
    struct list before = { 0 }; /* of struct linked_before */
    struct tie_loading loading = { corpus->arena, &before };
    return scan_each_tie(corpus->scan, load_tie, &loading, fault) &&
           linking_find_copies(corpus->linking, before.items, before.count, fault);
}

/* Entities need no database: another thread finds them meanwhile. */
static bool find_both(struct corpus *corpus, struct fault *fault)
{
    struct errand entities;
    errand_begin(&entities, find_entities, corpus);
    const bool found = find_copies(corpus, fault);
    return errand_end(&entities, fault) && found;
}

bool corpus_link(struct corpus *corpus, struct corrections *corrections,
                 struct fault *fault)
{
    const struct linking_input input = { .corpus = corpus->articles,
                                         .heads = corpus->heads,
                                         .abstracts = corpus->abstracts,
                                         .numbers = corpus->numbers,
                                         .count = corpus->count,
                                         .office = &corpus->office,
                                         .corrections = corrections };
    corpus->linking = linking_create(&input, corpus->arena, fault);
    return corpus->linking != NULL && find_both(corpus, fault);
}

static bool fetch(const struct corpus *corpus, uint32_t index, struct arena *arena,
                  struct packed *packed, struct fault *fault)
{
    return scan_fetch_reading(corpus->scan, corpus->numbers[index], arena, packed,
                              fault);
}

static bool unpack(const struct corpus *corpus, uint32_t index, struct packed packed,
                   struct arena *arena, struct fault *fault)
{
    struct article *const article = arena_alloc(arena, sizeof *article);
    struct reading *const reading = arena_alloc(arena, sizeof *reading);
    if (article == NULL || reading == NULL)
        return fault_no_memory(fault);
    if (!pack_read(packed, arena, article, reading, fault))
        return false;
    article->id = corpus->heads[index].id;
    const struct corpus_article opened = { article, reading };
    return linking_open(corpus->linking, index, &opened, arena, fault);
}

bool corpus_open_adapted(struct corpus *corpus, struct fault *fault)
{
    for (uint32_t i = 0; i < corpus->count; i++) {
        struct packed packed;
        if (linking_is_adapted(corpus->linking, i) &&
            (!fetch(corpus, i, corpus->arena, &packed, fault) ||
             !unpack(corpus, i, packed, corpus->arena, fault)))
            return false;
    }
    return true;
}

/* NULL: out of memory. */
static struct opened *make_place(struct corpus *corpus)
{
    struct opened *const at = arena_alloc(corpus->arena, sizeof *at);
    if (at == NULL)
        return NULL;
    at->arena = arena_create(opened_ceiling);
    if (at->arena == NULL)
        return NULL;
    at->other = corpus->places;
    corpus->places = at;
    return at;
}

struct opened *corpus_take_place(struct corpus *corpus, uint32_t index,
                                 struct fault *fault)
{
    struct opened *at = corpus->spare;
    if (at != NULL)
        corpus->spare = at->next;
    else
        at = make_place(corpus);
    if (at == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    at->index = index;
    return at;
}

bool corpus_fetch(const struct corpus *corpus, const struct opened *at,
                  struct packed *packed, struct fault *fault)
{
    return fetch(corpus, at->index, at->arena, packed, fault);
}

bool corpus_unpack(const struct corpus *corpus, const struct opened *at,
                   struct packed packed, struct fault *fault)
{
    return unpack(corpus, at->index, packed, at->arena, fault);
}

void corpus_shut(struct corpus *corpus, struct opened *at)
{
    if (at == NULL)
        return;
    linking_shut(corpus->linking, at->index);
    arena_reset(at->arena);
    at->next = corpus->spare;
    corpus->spare = at;
}

bool corpus_is_open(const struct corpus *corpus, uint32_t index)
{
    return corpus->articles[index].reading != NULL;
}

void corpus_give_back(struct corpus *corpus)
{
    for (struct opened *at = corpus->places; at != NULL; at = at->other)
        arena_destroy(at->arena);
    corpus->places = corpus->spare = NULL;
}
