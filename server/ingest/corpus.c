#include "ingest/corpus.h"

#include <stdio.h>

#include "base/digest.h"
#include "base/map.h"
#include "store/pack.h"

/* Bounds the whole corpus while it is linked. */
static const size_t corpus_ceiling = (size_t)32 << 30;

struct loaded {
    struct article article;
    struct reading reading;
    int64_t number;
    uint64_t hash;
};

/* The corpus points to articles and readings: they must not move when the list grows.
 */
struct loaded_at {
    struct loaded *loaded;
};

struct loading {
    struct arena *arena;
    struct list places; /* of struct loaded_at */
};

static bool load_reading(void *context, int64_t number, struct slice packed,
                         struct fault *fault)
{
    struct loading *const loading = context;
    struct loaded *const loaded = arena_alloc(loading->arena, sizeof *loaded);
    const struct slice kept = arena_copy(loading->arena, packed);
    struct loaded_at *const place =
        list_add(&loading->places, loading->arena, sizeof *place);
    if (loaded == NULL || kept.bytes == NULL || place == NULL)
        return fault_no_memory(fault);
    place->loaded = loaded;
    loaded->number = number;
    loaded->hash = slice_hash(kept);
    return pack_read(kept, loading->arena, &loaded->article, &loaded->reading, fault);
}

static struct slice place_id(struct arena *arena, const struct source *source)
{
    char record[16], hex[DIGEST_HEX_SIZE];
    const int length = snprintf(record, sizeof record, "%u", source->record);
    const struct slice pieces[] = { source->path, { record, (size_t)length } };
    digest_pieces_hex(pieces, 2, hex);
    return arena_copy(arena, (struct slice){ hex, ARTICLE_ID_SIZE - 1 });
}

static struct slice url_id(struct arena *arena, struct slice url)
{
    char hex[DIGEST_HEX_SIZE];
    digest_hex(url, hex);
    return arena_copy(arena, (struct slice){ hex, ARTICLE_ID_SIZE - 1 });
}

static bool give_id(struct article *article, struct map *taken, uint32_t number,
                    struct arena *arena, struct fault *fault)
{
    struct slice id = { 0 };
    if (article->url.bytes != NULL && article->url.length > 0)
        id = url_id(arena, article->url);
    if (id.bytes == NULL || map_find(taken, id) != MAP_NONE)
        id = place_id(arena, &article->source);
    if (id.bytes == NULL)
        return fault_no_memory(fault);
    if (map_find(taken, id) != MAP_NONE)
        return fault_set(fault, FAULT_FORMAT, "two articles have the id %.*s",
                         (int)id.length, id.bytes);
    article->id = id;
    return map_set(taken, arena, id, number, fault);
}

static bool arrange(struct corpus *corpus, const struct loading *loading,
                    struct fault *fault)
{
    struct arena *const arena = corpus->arena;
    const struct loaded_at *const places = loading->places.items;
    const uint32_t count = loading->places.count;
    struct map taken = { 0 };
    corpus->articles = arena_array(arena, count, sizeof *corpus->articles);
    corpus->numbers = arena_array(arena, count, sizeof *corpus->numbers);
    corpus->hashes = arena_array(arena, count, sizeof *corpus->hashes);
    if (corpus->articles == NULL || corpus->numbers == NULL || corpus->hashes == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < count; i++) {
        struct loaded *const loaded = places[i].loaded;
        if (!give_id(&loaded->article, &taken, i, arena, fault))
            return false;
        corpus->articles[i] =
            (struct corpus_article){ &loaded->article, &loaded->reading };
        corpus->numbers[i] = loaded->number;
        corpus->hashes[i] = loaded->hash;
    }
    corpus->count = count;
    return true;
}

bool corpus_init(struct corpus *corpus, struct scan *scan, struct fault *fault)
{
    *corpus = (struct corpus){ .arena = arena_create(corpus_ceiling) };
    struct loading loading = { .arena = corpus->arena };
    if (corpus->arena == NULL)
        return fault_no_memory(fault);
    return scan_each_reading(scan, load_reading, &loading, fault) &&
           arrange(corpus, &loading, fault);
}

void corpus_finish(struct corpus *corpus)
{
    arena_destroy(corpus->arena);
    *corpus = (struct corpus){ 0 };
}
