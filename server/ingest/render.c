#include "ingest/render.h"

#include "base/digest.h"
#include "json/items.h"

static const size_t render_ceiling = (size_t)1 << 30;

/* The state of one run of render_corpus. */
struct rendering {
    struct scan *scan;
    const struct corpus *corpus;
    const struct links *links;
    struct corpus_counts *counts;
    uint64_t *article_inputs; /* hashes, one an article */
    struct stored_article *stored;
    struct arena *scratch; /* reset for each item */
    struct buffer json;    /* of one item, or of all items of an article */
    struct buffer inputs;
    struct buffer content; /* what the generation is a digest of */
};

static void append_hash(struct buffer *out, uint64_t hash)
{
    for (unsigned shift = 0; shift < 64; shift += 8)
        buffer_append_byte(out, (char)(hash >> shift));
}

/* Texts are parted so that ("ab", "c") and ("a", "bc") differ. */
static void append_input(struct buffer *out, struct slice text)
{
    buffer_append_slice(out, text);
    buffer_append_byte(out, '\0');
}

/* All that the article's items are made from. */
static uint64_t hash_inputs(struct rendering *rendering, uint32_t index)
{
    const struct corpus_article *const at = &rendering->links->corpus[index];
    const struct article_links *const links = &rendering->links->articles[index];
    struct buffer *const inputs = &rendering->inputs;
    buffer_clear(inputs);
    append_hash(inputs, rendering->corpus->hashes[index]);
    append_input(inputs, at->article->id);
    append_input(inputs, rendering->links->corpus[links->duplicate_of].article->id);
    append_input(inputs, rendering->links->corpus[links->duplicate_of].article->title);
    append_hash(inputs, links->likeness);
    for (uint32_t i = 0; i < at->reading->referent_count; i++) {
        const struct entity *const entity =
            &rendering->links->entities[links->entities[i]];
        /* Whom the user hides is not among them: the name tells who is left. */
        append_input(inputs, at->reading->referents[i].name);
        buffer_append_byte(inputs, (char)entity->kind);
        append_input(inputs, entity->id);
        append_input(inputs, entity->name);
    }
    for (uint32_t i = 0; i < at->reading->claim_count; i++) {
        const struct slice none = { 0 };
        append_input(inputs, links->claim_ids[i]);
        append_input(inputs, links->threads[i] == NO_THREAD
                                 ? none
                                 : rendering->links->threads[links->threads[i]].id);
    }
    return slice_hash(buffer_slice(inputs));
}

/* Items are rendered one behind the other; where they lie is known when the buffer has
 * stopped moving. */
struct places {
    struct span *spans;
    uint32_t count;
};

static void mark_place(struct rendering *rendering, struct places *places, size_t start)
{
    places->spans[places->count++] =
        (struct span){ (uint32_t)start, (uint32_t)rendering->json.length };
}

static void render_items(struct rendering *rendering, const struct setting *setting,
                         struct places *places)
{
    const struct corpus_article *const at = &setting->corpus[setting->number];
    const struct reading *const reading = at->reading;
    struct buffer *const json = &rendering->json;
    size_t start = json->length;
    json_article(&(struct writer){ .out = json }, setting);
    mark_place(rendering, places, start);
    start = json->length;
    json_article_reference(&(struct writer){ .out = json }, setting);
    mark_place(rendering, places, start);
    start = json->length;
    writer_text(&(struct writer){ .out = json }, at->article->text);
    mark_place(rendering, places, start);
    for (uint32_t i = 0; i < reading->mention_count; i++) {
        start = json->length;
        json_mention(&(struct writer){ .out = json }, setting, &reading->mentions[i]);
        mark_place(rendering, places, start);
    }
    for (uint32_t i = 0; i < reading->date_count; i++) {
        start = json->length;
        json_date(&(struct writer){ .out = json }, setting, &reading->dates[i]);
        mark_place(rendering, places, start);
    }
    for (uint32_t i = 0; i < reading->claim_count; i++) {
        start = json->length;
        json_claim(&(struct writer){ .out = json }, setting, i);
        mark_place(rendering, places, start);
    }
}

static bool render_article(struct rendering *rendering, uint32_t index,
                           struct rendered_article *out, struct fault *fault)
{
    const struct reading *const reading = rendering->links->corpus[index].reading;
    const size_t count =
        (size_t)3 + reading->mention_count + reading->date_count + reading->claim_count;
    struct places places = {
        .spans = arena_array(rendering->scratch, count, sizeof *places.spans),
    };
    struct slice *const items = arena_array(rendering->scratch, count, sizeof *items);
    struct setting setting = { 0 };
    if (places.spans == NULL || items == NULL)
        return fault_no_memory(fault);
    if (!setting_init(&setting, rendering->links->corpus, rendering->links, index,
                      rendering->scratch, fault))
        return false;
    buffer_clear(&rendering->json);
    render_items(rendering, &setting, &places);
    if (!buffer_ok(&rendering->json, fault))
        return false;
    const struct slice json = buffer_slice(&rendering->json);
    for (uint32_t i = 0; i < places.count; i++)
        items[i] = span_text(json, places.spans[i]);
    out->head = items[0];
    out->reference = items[1];
    out->text = items[2];
    out->mentions = items + 3;
    out->dates = out->mentions + reading->mention_count;
    out->claims = out->dates + reading->date_count;
    out->outputs = slice_hash(json);
    return true;
}

/* What changed is dropped everywhere before anything is put. */
static bool drop_changed(struct rendering *rendering, struct fault *fault)
{
    for (uint32_t i = 0; i < rendering->corpus->count; i++) {
        struct stored_article *const stored = &rendering->stored[i];
        const int64_t number = rendering->corpus->numbers[i];
        rendering->article_inputs[i] = hash_inputs(rendering, i);
        if (!buffer_ok(&rendering->inputs, fault) ||
            !scan_find_article(rendering->scan, number, stored, fault))
            return false;
        if (!stored->stored || stored->inputs == rendering->article_inputs[i])
            continue;
        stored->stored = false;
        if (!scan_drop_article(rendering->scan, number, fault))
            return false;
    }
    return true;
}

static bool put_article(struct rendering *rendering, uint32_t index,
                        struct fault *fault)
{
    const struct stored_article *const stored = &rendering->stored[index];
    struct rendered_article article = {
        .number = rendering->corpus->numbers[index],
        .index = index,
        .inputs = rendering->article_inputs[index],
        .outputs = stored->outputs,
    };
    if (!stored->stored &&
        (!render_article(rendering, index, &article, fault) ||
         !scan_put_article(rendering->scan, &article, rendering->scratch, fault)))
        return false;
    append_hash(&rendering->content, article.outputs);
    return scan_count_article(rendering->scan, index, rendering->scratch, fault);
}

static bool check_stop(const atomic_bool *stop, struct fault *fault)
{
    return !atomic_load(stop) || fault_set(fault, FAULT_BUSY, "the scan was stopped");
}

static bool put_articles(struct rendering *rendering, const atomic_bool *stop,
                         struct fault *fault)
{
    struct corpus_counts *const counts = rendering->counts;
    if (!drop_changed(rendering, fault))
        return false;
    for (uint32_t i = 0; i < rendering->corpus->count; i++) {
        const struct reading *const reading = rendering->links->corpus[i].reading;
        arena_reset(rendering->scratch);
        if (!check_stop(stop, fault) || !put_article(rendering, i, fault))
            return false;
        counts->claims += reading->claim_count;
        counts->mentions += reading->mention_count;
    }
    counts->articles = rendering->corpus->count;
    return true;
}

/* The store shows them beside the entity's JSON. */
static uint64_t hash_relatives(struct rendering *rendering, uint32_t entity,
                               uint64_t before)
{
    const struct links *const links = rendering->links;
    const struct relatives *const relatives = &links->relatives[entity];
    struct buffer *const inputs = &rendering->inputs;
    buffer_clear(inputs);
    append_hash(inputs, before);
    for (uint32_t i = 0; i < relatives->count; i++) {
        const struct relative *const relative = &relatives->items[i];
        buffer_append_byte(inputs, (char)links->entities[relative->entity].kind);
        append_input(inputs, links->entities[relative->entity].id);
        append_hash(inputs, relative->articles);
    }
    return slice_hash(buffer_slice(inputs));
}

static bool put_entities(struct rendering *rendering, struct fault *fault)
{
    for (uint32_t i = 0; i < rendering->links->entity_count; i++) {
        const struct entity *const entity = &rendering->links->entities[i];
        struct writer writer = { .out = &rendering->json };
        arena_reset(rendering->scratch);
        buffer_clear(&rendering->json);
        json_entity(&writer, entity);
        const struct slice json = buffer_slice(&rendering->json);
        const uint64_t outputs = hash_relatives(rendering, i, slice_hash(json));
        if (!buffer_ok(&rendering->json, fault) ||
            !buffer_ok(&rendering->inputs, fault) ||
            !scan_put_entity(rendering->scan, entity, json, outputs, rendering->scratch,
                             fault))
            return false;
        append_hash(&rendering->content, outputs);
        rendering->counts->entities[entity->kind]++;
    }
    return true;
}

/* A thread is filed under the entities of its claims, which its own JSON does not name:
 * the hash of what it is made from takes in the articles'. */
static uint64_t hash_thread(const struct rendering *rendering,
                            const struct thread *thread)
{
    uint64_t hash = slice_hash(buffer_slice(&rendering->json));
    for (uint32_t i = 0; i < thread->claim_count; i++)
        hash = hash * 31 + rendering->article_inputs[thread->claims[i].article];
    return hash;
}

static bool put_thread(struct rendering *rendering, const struct thread *thread,
                       struct fault *fault)
{
    struct writer writer = { .out = &rendering->json };
    arena_reset(rendering->scratch);
    buffer_clear(&rendering->json);
    if (!json_thread(&writer, rendering->links->corpus, rendering->links, thread,
                     rendering->scratch, fault) ||
        !buffer_ok(&rendering->json, fault))
        return false;
    const struct slice json = buffer_slice(&rendering->json);
    append_hash(&rendering->content, slice_hash(json));
    rendering->counts->threads++;
    return scan_put_thread(rendering->scan, thread, json,
                           hash_thread(rendering, thread), rendering->scratch, fault);
}

static bool put_threads(struct rendering *rendering, struct fault *fault)
{
    bool ok = true;
    for (uint32_t i = 0; i < rendering->links->thread_count && ok; i++)
        ok = put_thread(rendering, &rendering->links->threads[i], fault);
    return ok;
}

static bool count_files(struct rendering *rendering, struct fault *fault)
{
    struct list files = { 0 };
    arena_reset(rendering->scratch);
    if (!scan_list_files(rendering->scan, rendering->scratch, &files, fault))
        return false;
    const struct scanned_file *const file = files.items;
    for (uint32_t i = 0; i < files.count; i++) {
        append_input(&rendering->content, file[i].json);
        rendering->counts->records_skipped += file[i].records_skipped;
    }
    rendering->counts->files = files.count;
    return true;
}

static bool render_all(struct rendering *rendering, const atomic_bool *stop,
                       struct fault *fault)
{
    if (!scan_link(rendering->scan, rendering->links->corpus, rendering->links,
                   fault) ||
        !put_articles(rendering, stop, fault) || !put_entities(rendering, fault) ||
        !put_threads(rendering, fault) || !count_files(rendering, fault) ||
        !scan_finish(rendering->scan, fault))
        return false;
    append_input(&rendering->content, rendering->corpus->corrections);
    if (!buffer_ok(&rendering->content, fault))
        return false;
    digest_hex(buffer_slice(&rendering->content), rendering->counts->generation);
    return true;
}

bool render_corpus(struct scan *scan, const struct corpus *corpus,
                   const struct links *links, const atomic_bool *stop,
                   struct corpus_counts *counts, struct fault *fault)
{
    *counts = (struct corpus_counts){ 0 };
    struct rendering rendering = { .scan = scan,
                                   .corpus = corpus,
                                   .links = links,
                                   .counts = counts,
                                   .scratch = arena_create(render_ceiling) };
    buffer_init(&rendering.json, UINT32_MAX);
    buffer_init(&rendering.inputs, render_ceiling);
    buffer_init(&rendering.content, render_ceiling);
    rendering.article_inputs =
        arena_array(corpus->arena, corpus->count, sizeof *rendering.article_inputs);
    rendering.stored =
        arena_array(corpus->arena, corpus->count, sizeof *rendering.stored);
    const bool ok = rendering.scratch == NULL || rendering.article_inputs == NULL ||
                            rendering.stored == NULL
                        ? fault_no_memory(fault)
                        : render_all(&rendering, stop, fault);
    buffer_finish(&rendering.content);
    buffer_finish(&rendering.inputs);
    buffer_finish(&rendering.json);
    arena_destroy(rendering.scratch);
    return ok;
}
