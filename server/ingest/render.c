#include "ingest/render.h"

#include "base/digest.h"
#include "ingest/rendering.h"
#include "json/items.h"

static const size_t render_ceiling = (size_t)1 << 30;

void render_append_hash(struct buffer *out, uint64_t hash)
{
    char bytes[sizeof hash];
    for (unsigned i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(hash >> 8 * i);
    buffer_append(out, bytes, sizeof bytes);
}

void render_append_input(struct buffer *out, struct slice text)
{
    buffer_append_slice(out, text);
    buffer_append_byte(out, '\0');
}

/* Tells all that articles say of an entity. */
static uint64_t hash_name(struct rendering *rendering, const struct entity *entity)
{
    buffer_clear(&rendering->hashed);
    buffer_append_byte(&rendering->hashed, (char)entity->kind);
    render_append_input(&rendering->hashed, entity->id);
    render_append_input(&rendering->hashed, entity->name);
    return slice_hash(buffer_slice(&rendering->hashed));
}

/* All that the article's items are made from. `names` are the entities' hashes. */
static uint64_t hash_inputs(struct rendering *rendering, uint32_t index,
                            const uint64_t *names)
{
    const struct links *const links = rendering->links;
    const struct article_links *const of = &links->articles[index];
    const struct abstract_head *const head = rendering->corpus->abstracts[index].head;
    const struct article *const original = links->corpus[of->duplicate_of].article;
    const uint32_t *const entities =
        linking_entities(rendering->corpus->linking, index);
    struct buffer *const hashed = &rendering->hashed;
    buffer_clear(hashed);
    render_append_hash(hashed, head->reading);
    render_append_input(hashed, links->corpus[index].article->id);
    render_append_input(hashed, original->id);
    render_append_input(hashed, original->title);
    render_append_hash(hashed, of->likeness);
    for (uint32_t i = 0; i < head->referents.count; i++)
        render_append_hash(hashed, entities[i] == NO_ENTITY ? 0 : names[entities[i]]);
    for (uint32_t i = 0; i < head->claim_count; i++) {
        if (of->threads[i] == NO_THREAD)
            continue;
        render_append_hash(hashed, i);
        render_append_input(hashed, links->threads[of->threads[i]].id);
    }
    return slice_hash(buffer_slice(hashed));
}

static bool hash_articles(struct rendering *rendering, struct fault *fault)
{
    const struct links *const links = rendering->links;
    uint64_t *const names =
        arena_array(rendering->corpus->arena, links->entity_count + 1, sizeof *names);
    if (names == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < links->entity_count; i++)
        names[i] = hash_name(rendering, &links->entities[i]);
    for (uint32_t i = 0; i < rendering->corpus->count; i++)
        rendering->inputs[i] = hash_inputs(rendering, i, names);
    return buffer_ok(&rendering->hashed, fault);
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

static bool is_current(const struct rendering *rendering, uint32_t index)
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
        if (is_current(rendering, i))
            continue;
        if (!scan_drop_article(rendering->scan, corpus->numbers[i], fault))
            return false;
        for (uint32_t j = 0; j < corpus->abstracts[i].head->referents.count; j++)
            if (entities[j] != NO_ENTITY)
                rendering->wanted[entities[j]] = true;
    }
    return scan_drop_entities(rendering->scan, rendering->wanted, fault);
}

static bool put_article(struct rendering *rendering, uint32_t index,
                        struct fault *fault)
{
    struct corpus *const corpus = rendering->corpus;
    struct rendered_article article = { .number = corpus->numbers[index],
                                        .index = index,
                                        .inputs = rendering->inputs[index],
                                        .outputs = corpus->stored[index].outputs };
    if (!is_current(rendering, index) &&
        (!corpus_open(corpus, index, fault) ||
         !render_article(rendering, index, &article, fault) ||
         !scan_put_article(rendering->scan, &article, rendering->scratch, fault)))
        return false;
    render_append_hash(&rendering->content, article.outputs);
    return true;
}

static bool check_stop(const atomic_bool *stop, struct fault *fault)
{
    return !atomic_load(stop) || fault_set(fault, FAULT_BUSY, "the scan was stopped");
}

static bool put_articles(struct rendering *rendering, const atomic_bool *stop,
                         struct fault *fault)
{
    for (uint32_t i = 0; i < rendering->corpus->count; i++) {
        arena_reset(rendering->scratch);
        if (!check_stop(stop, fault) || !corpus_tidy(rendering->corpus, fault) ||
            !put_article(rendering, i, fault))
            return false;
    }
    return true;
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
static uint64_t hash_relatives(struct rendering *rendering, uint32_t entity,
                               uint64_t before)
{
    const struct links *const links = rendering->links;
    const struct relatives *const relatives = &links->relatives[entity];
    struct buffer *const hashed = &rendering->hashed;
    buffer_clear(hashed);
    render_append_hash(hashed, before);
    for (uint32_t i = 0; i < relatives->count; i++) {
        const struct relative *const relative = &relatives->items[i];
        buffer_append_byte(hashed, (char)links->entities[relative->entity].kind);
        render_append_input(hashed, links->entities[relative->entity].id);
        render_append_hash(hashed, relative->articles);
    }
    return slice_hash(buffer_slice(hashed));
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
    const uint64_t outputs = hash_relatives(rendering, number, slice_hash(json));
    return buffer_ok(&rendering->json, fault) && buffer_ok(&rendering->hashed, fault) &&
           scan_put_entity(rendering->scan, entity, json, outputs, rendering->scratch,
                           fault);
}

static bool put_entities(struct rendering *rendering, struct fault *fault)
{
    uint64_t sum = 0;
    if (!linking_describe(rendering->corpus->linking, rendering->wanted, fault))
        return false;
    for (uint32_t i = 0; i < rendering->links->entity_count; i++)
        if (rendering->wanted[i] && !put_entity(rendering, i, fault))
            return false;
    if (!scan_entity_sum(rendering->scan, &sum, fault))
        return false;
    render_append_hash(&rendering->content, sum);
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
        render_append_input(&rendering->content, file[i].json);
        rendering->counts->records_skipped += file[i].records_skipped;
    }
    rendering->counts->files = files.count;
    return true;
}

static bool render_all(struct rendering *rendering, const atomic_bool *stop,
                       struct fault *fault)
{
    count_all(rendering);
    if (!scan_link(rendering->scan, rendering->links->corpus, rendering->links,
                   fault) ||
        !hash_articles(rendering, fault) || !drop_changed(rendering, fault) ||
        !put_articles(rendering, stop, fault) || !put_entities(rendering, fault) ||
        !render_threads(rendering, fault) || !count_files(rendering, fault) ||
        !scan_finish(rendering->scan, fault))
        return false;
    render_append_input(&rendering->content, rendering->corpus->corrections);
    if (!buffer_ok(&rendering->content, fault))
        return false;
    digest_hex(buffer_slice(&rendering->content), rendering->counts->generation);
    return true;
}

bool render_corpus(struct corpus *corpus, const atomic_bool *stop,
                   struct corpus_counts *counts, struct fault *fault)
{
    const struct links *const links = linking_links(corpus->linking);
    *counts = (struct corpus_counts){ 0 };
    struct rendering rendering = {
        .scan = corpus->scan,
        .corpus = corpus,
        .links = links,
        .counts = counts,
        .scratch = arena_create(render_ceiling),
        .inputs = arena_array(corpus->arena, corpus->count, sizeof(uint64_t)),
        .wanted = arena_array(corpus->arena, links->entity_count, sizeof(bool)),
    };
    buffer_init(&rendering.json, UINT32_MAX);
    buffer_init(&rendering.hashed, render_ceiling);
    buffer_init(&rendering.content, render_ceiling);
    const bool ok = rendering.scratch == NULL || rendering.inputs == NULL ||
                            rendering.wanted == NULL
                        ? fault_no_memory(fault)
                        : render_all(&rendering, stop, fault);
    buffer_finish(&rendering.content);
    buffer_finish(&rendering.hashed);
    buffer_finish(&rendering.json);
    arena_destroy(rendering.scratch);
    return ok;
}
