#include "ingest/render.h"

#include "base/digest.h"
#include "ingest/rendering.h"
#include "json/items.h"

static const size_t render_ceiling = (size_t)1 << 30;

/* Bounds what one thread keeps of the articles for the threads of claims. */
static const size_t tellings_ceiling = (size_t)16 << 30;

/* What the generation is a digest of, piece by piece. Texts are parted so that ("ab",
 * "c") and ("a", "bc") differ. */
static void append_hash(struct buffer *out, uint64_t hash)
{
    char bytes[sizeof hash];
    for (unsigned i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(hash >> 8 * i);
    buffer_append(out, bytes, sizeof bytes);
}

static void append_text(struct buffer *out, struct slice text)
{
    buffer_append_slice(out, text);
    buffer_append_byte(out, '\0');
}

/* Tells all that articles say of an entity. */
static uint64_t hash_name(const struct entity *entity)
{
    return hash_chain(entity->identity, slice_hash(entity->name));
}

/* All that the article's items are made from. `names` are the entities' hashes. */
static uint64_t hash_inputs(const struct rendering *rendering, uint32_t index,
                            const uint64_t *names)
{
    const struct links *const links = rendering->links;
    const struct article_links *const of = &links->articles[index];
    const struct abstract_head *const head = rendering->corpus->abstracts[index].head;
    const struct article_head *const original = &links->heads[of->duplicate_of];
    const uint32_t *const entities =
        linking_entities(rendering->corpus->linking, index);
    uint64_t hash = hash_chain(head->reading, rendering->ids[index]);
    hash = hash_chain(hash, rendering->ids[of->duplicate_of]);
    hash = hash_chain(hash, slice_hash(original->title));
    hash = hash_chain(hash, of->likeness);
    for (uint32_t i = 0; i < head->referents.count; i++)
        hash = hash_chain(hash, entities[i] == NO_ENTITY ? 0 : names[entities[i]]);
    for (uint32_t i = 0; i < head->claim_count; i++) {
        if (of->threads[i] == NO_THREAD)
            continue;
        hash = hash_chain(hash, i);
        hash = hash_chain(hash, rendering->thread_ids[of->threads[i]]);
    }
    return hash;
}

static bool hash_articles(struct rendering *rendering, struct fault *fault)
{
    const struct links *const links = rendering->links;
    uint64_t *const names =
        arena_array(rendering->corpus->arena, links->entity_count + 1, sizeof *names);
    if (names == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < links->entity_count; i++)
        names[i] = hash_name(&links->entities[i]);
    for (uint32_t i = 0; i < links->thread_count; i++)
        rendering->thread_ids[i] = slice_hash(links->threads[i].id);
    for (uint32_t i = 0; i < rendering->corpus->count; i++)
        rendering->ids[i] = slice_hash(links->heads[i].id);
    for (uint32_t i = 0; i < rendering->corpus->count; i++)
        rendering->inputs[i] = hash_inputs(rendering, i, names);
    return true;
}

bool render_is_current(const struct rendering *rendering, uint32_t index)
{
    const struct stored_article *const stored = &rendering->corpus->stored[index];
    return stored->stored && stored->inputs == rendering->inputs[index];
}

/* What changed is dropped everywhere before anything is put. The entities that changed
 * articles name, or named, may have changed, and no others. */
static bool drop_changed(struct rendering *rendering, struct fault *fault)
{
    const struct corpus *const corpus = rendering->corpus;
    for (uint32_t i = 0; i < corpus->count; i++) {
        const uint32_t *const entities = linking_entities(corpus->linking, i);
        if (render_is_current(rendering, i)) {
            rendering->outputs[i] = corpus->stored[i].outputs;
            continue;
        }
        rendering->changed++;
        if (!scan_drop_article(rendering->scan, corpus->numbers[i], fault))
            return false;
        for (uint32_t j = 0; j < corpus->abstracts[i].head->referents.count; j++)
            if (entities[j] != NO_ENTITY)
                rendering->wanted[entities[j]] = true;
    }
    return scan_drop_entities(rendering->scan, rendering->wanted, fault);
}

static void count_all(struct rendering *rendering)
{
    struct corpus_counts *const counts = rendering->counts;
    const struct links *const links = rendering->links;
    counts->articles = rendering->corpus->count;
    counts->threads = links->thread_count;
    for (uint32_t i = 0; i < rendering->corpus->count; i++)
        counts->claims += rendering->corpus->abstracts[i].head->claim_count;
    for (uint32_t i = 0; i < links->entity_count; i++) {
        counts->mentions += links->entities[i].mentions;
        counts->entities[links->entities[i].kind]++;
    }
}

/* The store shows them beside the entity's JSON. */
static uint64_t hash_relatives(const struct links *links, uint32_t entity,
                               uint64_t before)
{
    const struct relatives *const relatives = &links->relatives[entity];
    uint64_t hash = before;
    for (uint32_t i = 0; i < relatives->count; i++) {
        const struct relative *const relative = &relatives->items[i];
        hash = hash_chain(hash, links->entities[relative->entity].identity);
        hash = hash_chain(hash, relative->articles);
    }
    return hash;
}

static bool put_entity(struct rendering *rendering, uint32_t number,
                       struct fault *fault)
{
    const struct entity *const entity = &rendering->links->entities[number];
    struct writer writer = { .out = &rendering->json };
    arena_reset(rendering->scratch);
    buffer_clear(&rendering->json);
    json_entity(&writer, entity);
    const struct slice json = buffer_slice(&rendering->json);
    const uint64_t outputs = hash_relatives(rendering->links, number, slice_hash(json));
    return buffer_ok(&rendering->json, fault) &&
           scan_put_entity(rendering->scan, entity, json, outputs, rendering->scratch,
                           fault);
}

static bool put_entities(struct rendering *rendering, struct fault *fault)
{
    if (!linking_describe(rendering->corpus->linking, rendering->wanted, fault))
        return false;
    for (uint32_t i = 0; i < rendering->links->entity_count; i++)
        if (rendering->wanted[i] && !put_entity(rendering, i, fault))
            return false;
    return true;
}

static bool count_files(struct rendering *rendering, struct fault *fault)
{
    struct list files = { 0 };
    arena_reset(rendering->scratch);
    if (!scan_list_files(rendering->scan, rendering->scratch, &files, fault))
        return false;
    const struct scanned_file *const file = files.items;
    for (uint32_t i = 0; i < files.count; i++) {
        append_text(&rendering->content, file[i].json);
        rendering->counts->records_skipped += file[i].records_skipped;
    }
    rendering->counts->files = files.count;
    return true;
}

/* Entities first: what describing them takes is given back before articles are opened,
 * and what these take before the indexes are sorted. */
static bool put_all(struct rendering *rendering, struct fault *fault)
{
    if (!put_entities(rendering, fault) || !render_threads_prepare(rendering, fault) ||
        !render_articles(rendering, fault) ||
        !render_threads_until(rendering, UINT32_MAX, fault))
        return false;
    corpus_give_back(rendering->corpus);
    return scan_finish(rendering->scan, fault);
}

/* All that can be seen from outside. */
static bool digest_content(struct rendering *rendering, struct fault *fault)
{
    struct buffer *const content = &rendering->content;
    uint64_t entity_sum = 0;
    if (!scan_entity_sum(rendering->scan, &entity_sum, fault) ||
        !count_files(rendering, fault))
        return false;
    append_hash(content, entity_sum);
    for (uint32_t i = 0; i < rendering->corpus->count; i++)
        append_hash(content, rendering->outputs[i]);
    for (uint32_t i = 0; i < rendering->links->thread_count; i++)
        append_hash(content, rendering->told[i]);
    append_text(content, rendering->corpus->corrections);
    if (!buffer_ok(content, fault))
        return false;
    digest_hex(buffer_slice(content), rendering->counts->generation);
    return true;
}

static bool render_all(struct rendering *rendering, struct fault *fault)
{
    count_all(rendering);
    return scan_link(rendering->scan, rendering->links->corpus, rendering->links,
                     fault) &&
           hash_articles(rendering, fault) && drop_changed(rendering, fault) &&
           put_all(rendering, fault) && digest_content(rendering, fault);
}

static bool make_telling_arenas(struct rendering *rendering)
{
    rendering->telling_arenas = arena_array(rendering->corpus->arena,
                                            rendering->threads, sizeof(struct arena *));
    for (unsigned i = 0; i < rendering->threads; i++) {
        if (rendering->telling_arenas == NULL)
            return false;
        rendering->telling_arenas[i] = arena_create(tellings_ceiling);
        if (rendering->telling_arenas[i] == NULL)
            return false;
    }
    return true;
}

static bool make_room(struct rendering *rendering, struct fault *fault)
{
    const size_t count = (size_t)rendering->corpus->count + 1;
    struct arena *const arena = rendering->corpus->arena;
    rendering->ids = arena_array(arena, count, sizeof *rendering->ids);
    rendering->thread_ids =
        arena_array(arena, (size_t)rendering->links->thread_count + 1,
                    sizeof *rendering->thread_ids);
    rendering->inputs = arena_array(arena, count, sizeof *rendering->inputs);
    rendering->outputs = arena_array(arena, count, sizeof *rendering->outputs);
    rendering->wanted = arena_array(arena, (size_t)rendering->links->entity_count + 1,
                                    sizeof *rendering->wanted);
    return (rendering->scratch != NULL && rendering->ids != NULL &&
            rendering->thread_ids != NULL && rendering->inputs != NULL &&
            rendering->outputs != NULL && rendering->wanted != NULL &&
            make_telling_arenas(rendering)) ||
           fault_no_memory(fault);
}

bool render_corpus(struct corpus *corpus, const struct render_options *options,
                   struct corpus_counts *counts, struct fault *fault)
{
    *counts = (struct corpus_counts){ 0 };
    struct rendering rendering = {
        .scan = corpus->scan,
        .corpus = corpus,
        .links = linking_links(corpus->linking),
        .stop = options->stop,
        .threads = options->threads,
        .counts = counts,
        .scratch = arena_create(render_ceiling),
    };
    buffer_init(&rendering.json, UINT32_MAX);
    buffer_init(&rendering.content, render_ceiling);
    const bool ok = make_room(&rendering, fault) && render_all(&rendering, fault);
    buffer_finish(&rendering.content);
    buffer_finish(&rendering.json);
    for (unsigned i = 0; i < rendering.threads && rendering.telling_arenas != NULL; i++)
        arena_destroy(rendering.telling_arenas[i]);
    arena_destroy(rendering.scratch);
    return ok;
}
