#include "ingest/corpus.h"

#include "base/map.h"

/* Bounds the whole corpus while it is linked. */
static const size_t corpus_ceiling = (size_t)32 << 30;

/* Readings that are kept open: several articles of a thread, and of the next one. */
static const size_t readings_kept = (size_t)8 << 20;

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

static bool load_tie(void *context, const struct scanned_tie *at, struct fault *fault)
{
    struct corpus *const corpus = context;
    struct linked_before *const kept =
        list_add(&corpus->before, corpus->arena, sizeof *kept);
    if (kept == NULL)
        return fault_no_memory(fault);
    *kept = (struct linked_before){ .number = at->number,
                                    .gone = at->gone,
                                    .bytes = arena_copy(corpus->arena, at->bytes) };
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

static bool give_id(struct article *article, const struct abstract_head *head,
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
    corpus->shut = arena_array(arena, count + 1, sizeof *corpus->shut);
    corpus->articles = arena_array(arena, count + 1, sizeof *corpus->articles);
    corpus->abstracts = arena_array(arena, count + 1, sizeof *corpus->abstracts);
    corpus->numbers = arena_array(arena, count + 1, sizeof *corpus->numbers);
    corpus->stored = arena_array(arena, count + 1, sizeof *corpus->stored);
    return corpus->shut != NULL && corpus->articles != NULL &&
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
            !give_id(&corpus->shut[i], abstract->head, &taken, corpus->arena, fault))
            return false;
        corpus->shut[i].title = abstract_slice(abstract, abstract->head->title);
        corpus->articles[i].article = &corpus->shut[i];
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
        .readings = arena_create(corpus_ceiling),
        .office = { .context = corpus, .fetch = fetch_claims, .keep = keep_ties }
    };
    struct loading loading = { .arena = corpus->arena };
    if (corpus->arena == NULL || corpus->readings == NULL)
        return fault_no_memory(fault);
    return scan_each_abstract(scan, load_abstract, &loading, fault) &&
           arrange(corpus, &loading.abstracts, fault) &&
           scan_each_tie(scan, load_tie, corpus, fault);
}

void corpus_finish(struct corpus *corpus)
{
    arena_destroy(corpus->readings);
    arena_destroy(corpus->arena);
    *corpus = (struct corpus){ 0 };
}

static bool open_in(struct corpus *corpus, uint32_t index, struct arena *arena,
                    struct fault *fault)
{
    struct article *const article = arena_alloc(arena, sizeof *article);
    struct reading *const reading = arena_alloc(arena, sizeof *reading);
    if (article == NULL || reading == NULL)
        return fault_no_memory(fault);
    if (!scan_open_reading(corpus->scan, corpus->numbers[index], arena, article,
                           reading, fault))
        return false;
    article->id = corpus->shut[index].id;
    const struct corpus_article opened = { article, reading };
    return linking_open(corpus->linking, index, &opened, arena, fault);
}

bool corpus_open_adapted(struct corpus *corpus, struct fault *fault)
{
    for (uint32_t i = 0; i < corpus->count; i++) {
        if (linking_is_adapted(corpus->linking, i) &&
            !open_in(corpus, i, corpus->arena, fault))
            return false;
    }
    return true;
}

bool corpus_open(struct corpus *corpus, uint32_t index, struct fault *fault)
{
    if (corpus->articles[index].reading != NULL)
        return true;
    uint32_t *const opened =
        list_add(&corpus->opened, corpus->readings, sizeof *opened);
    if (opened == NULL)
        return fault_no_memory(fault);
    *opened = index;
    return open_in(corpus, index, corpus->readings, fault);
}

bool corpus_tidy(struct corpus *corpus, struct fault *fault)
{
    const uint32_t *const opened = corpus->opened.items;
    if (arena_size(corpus->readings) < readings_kept)
        return true;
    for (uint32_t i = 0; i < corpus->opened.count; i++)
        linking_shut(corpus->linking, opened[i], &corpus->shut[opened[i]]);
    corpus->opened = (struct list){ 0 };
    arena_destroy(corpus->readings);
    corpus->readings = arena_create(corpus_ceiling);
    return corpus->readings != NULL || fault_no_memory(fault);
}
