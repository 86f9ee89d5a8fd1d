#include "linking/abstract.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "linking/abstracting.h"

enum { ALIGNMENT = 8 };

static const size_t texts_ceiling = (size_t)1 << 30;
static const size_t abstracter_ceiling = (size_t)1 << 24;

struct abstracter {
    struct arena *arena;
    struct term_maker maker;
};

struct abstract_text abstract_keep_text(struct buffer *texts, struct slice text)
{
    const struct abstract_text kept = { (uint32_t)texts->length,
                                        (uint32_t)text.length };
    if (text.bytes == NULL)
        return (struct abstract_text){ 0, ABSTRACT_NONE };
    buffer_append_slice(texts, text);
    return kept;
}

void *abstract_add(struct abstracting *making, struct list *list, size_t size)
{
    void *const item = list_add(list, making->arena, size);
    making->no_memory = making->no_memory || item == NULL;
    return item;
}

static void set_id(const struct slice *pieces, size_t count, char id[ARTICLE_ID_SIZE])
{
    char hex[DIGEST_HEX_SIZE];
    if (count == 1)
        digest_hex(pieces[0], hex);
    else
        digest_pieces_hex(pieces, count, hex);
    memcpy(id, hex, ARTICLE_ID_SIZE - 1);
}

/* The ids that the article can have: from its URL, or from where it is. */
static void set_ids(const struct article *article, struct abstract_head *head)
{
    char record[16];
    const struct source *const source = &article->source;
    const int length = snprintf(record, sizeof record, "%u", source->record);
    const struct slice place[] = { source->path, { record, (size_t)length } };
    head->has_url = article->url.length > 0;
    if (head->has_url)
        set_id(&article->url, 1, head->url_id);
    set_id(place, 2, head->place_id);
}

static void set_head(struct abstracting *making, struct slice packed)
{
    const struct article *const article = making->article;
    const struct publication *const published = &making->reading->published;
    struct abstract_head *const head = &making->head;
    head->reading = slice_hash(packed);
    head->published = published->interval;
    head->is_dated = published->date.bytes != NULL;
    set_ids(article, head);
    head->title = abstract_keep_text(&making->texts, article->title);
}

static struct abstract_array put_array(struct buffer *out, const void *items,
                                       uint32_t count, size_t size)
{
    while (out->length % ALIGNMENT != 0)
        buffer_append_byte(out, '\0');
    const struct abstract_array array = { (uint32_t)out->length, count };
    if (count > 0)
        buffer_append(out, items, count * size);
    return array;
}

static struct abstract_array put_list(struct buffer *out, const struct list *list,
                                      size_t size)
{
    return put_array(out, list->items, list->count, size);
}

static struct abstract_array put_texts(struct buffer *out, const struct buffer *texts)
{
    return put_array(out, texts->bytes, (uint32_t)texts->length, 1);
}

/* Four lanes at once, as fast as memory: it is made of the whole corpus at each scan.
 */
uint64_t abstract_checksum(struct slice bytes)
{
    uint64_t lanes[4] = { 1, 2, 3, 4 };
    size_t at = sizeof(uint64_t);
    for (; at + sizeof lanes <= bytes.length; at += sizeof lanes) {
        uint64_t block[4];
        memcpy(block, bytes.bytes + at, sizeof block);
        for (int i = 0; i < 4; i++)
            lanes[i] = (lanes[i] ^ block[i]) * UINT64_C(0x9fb21c651e98df25);
    }
    const uint64_t rest = slice_hash(slice_part(bytes, at, bytes.length));
    return rest ^ slice_hash((struct slice){ (const char *)lanes, sizeof lanes });
}

bool abstract_seal(struct buffer *out, const void *head, size_t size,
                   struct fault *fault)
{
    if (!buffer_ok(out, fault))
        return false;
    memcpy(out->bytes, head, size);
    const uint64_t checksum = abstract_checksum(buffer_slice(out));
    memcpy(out->bytes, &checksum, sizeof checksum);
    return true;
}

static bool put_names(struct abstracting *making, struct buffer *out,
                      struct fault *fault)
{
    struct abstract_head *const head = &making->head;
    buffer_clear(out);
    buffer_append(out, (const char *)head, sizeof *head);
    head->claim_count = making->claims.count;
    head->referents =
        put_list(out, &making->referents, sizeof(struct abstract_referent));
    head->facts = put_list(out, &making->facts, sizeof(struct abstract_facts));
    head->roles = put_list(out, &making->roles, sizeof(struct abstract_text));
    head->acronyms = put_list(out, &making->acronyms, sizeof(uint64_t));
    head->surfaces = put_list(out, &making->surfaces, sizeof(struct abstract_surface));
    head->texts = put_texts(out, &making->texts);
    return abstract_seal(out, head, sizeof *head, fault);
}

static bool put_claims(struct abstracting *making, struct buffer *out,
                       struct fault *fault)
{
    struct abstract_body *const body = &making->body;
    buffer_clear(out);
    buffer_append(out, (const char *)body, sizeof *body);
    body->sketch = put_array(out, making->sketch,
                             sketch_make(making->article->text, making->sketch),
                             sizeof *making->sketch);
    body->claims = put_list(out, &making->claims, sizeof(struct abstract_claim));
    body->terms = put_list(out, &making->terms, sizeof(uint64_t));
    body->topics = put_list(out, &making->topics, sizeof(uint32_t));
    body->weapons = put_list(out, &making->weapons, sizeof(struct abstract_weapon));
    body->counts = put_list(out, &making->counts, sizeof(struct count));
    return abstract_seal(out, body, sizeof *body, fault);
}

void abstract_buffers_init(struct abstract_buffers *buffers, size_t ceiling)
{
    buffer_init(&buffers->names, ceiling);
    buffer_init(&buffers->claims, ceiling);
}

void abstract_buffers_finish(struct abstract_buffers *buffers)
{
    buffer_finish(&buffers->names);
    buffer_finish(&buffers->claims);
}

struct abstracter *abstracter_create(struct fault *fault)
{
    struct abstracter *const abstracter = calloc(1, sizeof *abstracter);
    struct arena *const arena = arena_create(abstracter_ceiling);
    if (abstracter != NULL && arena != NULL &&
        term_maker_init(&abstracter->maker, arena, fault)) {
        abstracter->arena = arena;
        return abstracter;
    }
    if (abstracter != NULL)
        term_maker_finish(&abstracter->maker);
    arena_destroy(arena);
    free(abstracter);
    fault_no_memory(fault);
    return NULL;
}

void abstracter_destroy(struct abstracter *abstracter)
{
    if (abstracter == NULL)
        return;
    term_maker_finish(&abstracter->maker);
    arena_destroy(abstracter->arena);
    free(abstracter);
}

bool abstract_write(struct abstracter *abstracter, const struct corpus_article *from,
                    struct slice packed, struct arena *arena,
                    struct abstract_buffers *out, struct fault *fault)
{
    const struct reading *const reading = from->reading;
    struct abstracting making = { .article = from->article,
                                  .reading = reading,
                                  .maker = &abstracter->maker,
                                  .arena = arena };
    abstracter->maker.arena = arena;
    buffer_init(&making.texts, texts_ceiling);
    set_head(&making, packed);
    abstract_keep_names(&making);
    abstract_keep_claims(&making);
    const bool ok = making.no_memory ? fault_no_memory(fault)
                                     : buffer_ok(&making.texts, fault) &&
                                           put_names(&making, &out->names, fault) &&
                                           put_claims(&making, &out->claims, fault);
    buffer_finish(&making.texts);
    return ok;
}

/* The address of an array; `bytes` are aligned, and so is every array. */
static const void *array_at(struct slice bytes, struct abstract_array array)
{
    return bytes.bytes + array.at;
}

/* The piece, which begins with its checksum, or NULL. */
static const void *check(struct slice bytes, size_t head_size, struct fault *fault)
{
    uint64_t checksum = 0;
    if (bytes.length >= head_size)
        memcpy(&checksum, bytes.bytes, sizeof checksum);
    if (bytes.length >= head_size && checksum == abstract_checksum(bytes))
        return bytes.bytes;
    fault_set(fault, FAULT_FORMAT, "a stored abstract is damaged");
    return NULL;
}

bool abstract_read_names(struct slice bytes, struct abstract *out, struct fault *fault)
{
    const struct abstract_head *const head = check(bytes, sizeof *head, fault);
    if (head == NULL)
        return false;
    *out = (struct abstract){
        .head = head,
        .referents = array_at(bytes, head->referents),
        .facts = array_at(bytes, head->facts),
        .roles = array_at(bytes, head->roles),
        .acronyms = array_at(bytes, head->acronyms),
        .surfaces = array_at(bytes, head->surfaces),
        .texts = array_at(bytes, head->texts),
    };
    return true;
}

bool abstract_read_claims(struct slice bytes, struct abstract *out, struct fault *fault)
{
    const struct abstract_body *const body = check(bytes, sizeof *body, fault);
    if (body == NULL)
        return false;
    out->body = body;
    out->sketch = (struct sketch){ array_at(bytes, body->sketch), body->sketch.count };
    out->claims = array_at(bytes, body->claims);
    out->terms = array_at(bytes, body->terms);
    out->topics = array_at(bytes, body->topics);
    out->weapons = array_at(bytes, body->weapons);
    out->counts = array_at(bytes, body->counts);
    return true;
}

struct entity_facts abstract_facts_of(const struct abstract *abstract,
                                      const struct abstract_referent *referent)
{
    if (referent->facts == ABSTRACT_NONE)
        return (struct entity_facts){ .precision = PRECISION_NONE };
    const struct abstract_facts *const facts = &abstract->facts[referent->facts];
    return (struct entity_facts){
        .country = abstract_slice(abstract, facts->country),
        .weapon_class = abstract_slice(abstract, facts->weapon_class),
        .latitude = facts->latitude,
        .longitude = facts->longitude,
        .calibre_mm = facts->calibre_mm,
        .precision = facts->precision,
    };
}
