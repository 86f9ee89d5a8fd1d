#include "linking/abstract.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/utf8.h"
#include "linking/abstracting.h"
#include "linking/steps.h"

enum { ALIGNMENT = 8 };

static const size_t texts_ceiling = (size_t)1 << 30;
static const size_t abstracter_ceiling = (size_t)1 << 24;

struct abstracter {
    struct arena *arena;
    struct term_maker maker;
};

/* One mention that is not derived. */
struct naming {
    uint32_t referent;
    struct slice text;
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

/* A weapon that is known by nothing but its class and calibre ("152-mm-Granate") is the
 * same as any other of that class and calibre. */
static uint64_t calibre_key(const struct entity_facts *facts)
{
    char value[128];
    const int length =
        snprintf(value, sizeof value, "%.*s/%.6g", (int)facts->weapon_class.length,
                 facts->weapon_class.bytes, facts->calibre_mm);
    const size_t kept =
        (size_t)length < sizeof value ? (size_t)length : sizeof value - 1;
    return key_hash(ENTITY_WEAPON, KEY_CALIBRE, (struct slice){ value, kept });
}

static void set_person_keys(struct abstracting *making, const struct referent *from,
                            struct abstract_referent *out)
{
    const struct slice key = person_key(making->arena, from->name);
    making->no_memory = making->no_memory || key.bytes == NULL;
    out->name_key = key_hash(ENTITY_PERSON, KEY_NAME, key);
    out->weak_key = key_hash(ENTITY_PERSON, KEY_SURNAME, surname_of_key(key));
    out->is_weak = name_is_single(from->name);
}

static void set_keys(struct abstracting *making, const struct referent *from,
                     struct slice slug, struct abstract_referent *out)
{
    const bool counted = from->kind == ENTITY_WEAPON && from->facts.calibre_mm > 0 &&
                         from->facts.weapon_class.length > 0;
    if (from->key.bytes != NULL)
        out->lexicon_key = key_hash(from->kind, KEY_LEXICON, from->key);
    if (from->kind == ENTITY_PERSON) {
        set_person_keys(making, from, out);
        return;
    }
    out->name_key =
        counted ? calibre_key(&from->facts) : key_hash(from->kind, KEY_NAME, slug);
    out->is_weak = from->kind == ENTITY_ORGANISATION && name_is_acronym(from->name);
    if (out->is_weak)
        out->weak_key = key_hash(ENTITY_ORGANISATION, KEY_ACRONYM, from->name);
}

static uint32_t keep_facts(struct abstracting *making, const struct entity_facts *from)
{
    if (from->country.length == 0 && from->weapon_class.length == 0 &&
        from->precision == PRECISION_NONE && from->calibre_mm <= 0)
        return ABSTRACT_NONE;
    struct abstract_facts *const facts =
        abstract_add(making, &making->facts, sizeof *facts);
    if (facts == NULL)
        return ABSTRACT_NONE;
    facts->country = abstract_keep_text(&making->texts, from->country);
    facts->weapon_class = abstract_keep_text(&making->texts, from->weapon_class);
    facts->latitude = from->latitude;
    facts->longitude = from->longitude;
    facts->calibre_mm = from->calibre_mm;
    facts->precision = from->precision;
    return making->facts.count - 1;
}

static struct abstract_part keep_roles(struct abstracting *making,
                                       const struct referent *from)
{
    const struct abstract_part part = { making->roles.count, from->role_count };
    for (uint32_t i = 0; i < from->role_count; i++) {
        struct abstract_text *const role =
            abstract_add(making, &making->roles, sizeof *role);
        if (role != NULL)
            *role = abstract_keep_text(&making->texts, from->roles[i]);
    }
    return part;
}

static void keep_referent(struct abstracting *making, const struct referent *from)
{
    struct abstract_referent *const out =
        abstract_add(making, &making->referents, sizeof *out);
    const struct slice slug = utf8_slug(making->arena, from->name);
    making->no_memory = making->no_memory || slug.bytes == NULL;
    if (making->no_memory)
        return;
    out->kind = (uint8_t)from->kind;
    out->name = abstract_keep_text(&making->texts, from->name);
    out->key = abstract_keep_text(&making->texts, from->key);
    out->slug = abstract_keep_text(&making->texts, slug_for_id(slug));
    out->roles = keep_roles(making, from);
    out->facts = keep_facts(making, &from->facts);
    set_keys(making, from, slug, out);
}

static int compare_namings(const void *left, const void *right)
{
    const struct naming *const a = left, *const b = right;
    if (a->referent != b->referent)
        return a->referent < b->referent ? -1 : 1;
    return slice_compare(a->text, b->text);
}

/* The namings in the order of their referents, and of their texts. */
static struct naming *sort_namings(struct abstracting *making, uint32_t *count)
{
    const struct reading *const reading = making->reading;
    struct naming *const namings =
        arena_array(making->arena, (size_t)reading->mention_count + 1, sizeof *namings);
    struct abstract_referent *const referents = making->referents.items;
    *count = 0;
    making->no_memory = making->no_memory || namings == NULL;
    for (uint32_t i = 0; i < reading->mention_count && !making->no_memory; i++) {
        const struct mention *const mention = &reading->mentions[i];
        referents[mention->referent].mentions++;
        if (mention->derived)
            continue;
        const struct slice text = span_text(making->article->text, mention->span);
        namings[(*count)++] = (struct naming){ mention->referent, text };
    }
    if (!making->no_memory && *count > 0)
        qsort(namings, *count, sizeof *namings, compare_namings);
    return namings;
}

static void keep_surface(struct abstracting *making, const struct naming *naming,
                         uint32_t count)
{
    struct abstract_referent *const referent =
        (struct abstract_referent *)making->referents.items + naming->referent;
    struct abstract_surface *const surface =
        abstract_add(making, &making->surfaces, sizeof *surface);
    if (surface == NULL)
        return;
    if (referent->surfaces.count++ == 0)
        referent->surfaces.first = making->surfaces.count - 1;
    *surface =
        (struct abstract_surface){ abstract_keep_text(&making->texts, naming->text),
                                   count };
    if (referent->kind != ENTITY_ORGANISATION || !name_is_acronym(naming->text))
        return;
    uint64_t *const acronym = abstract_add(making, &making->acronyms, sizeof *acronym);
    if (acronym == NULL)
        return;
    *acronym = key_hash(ENTITY_ORGANISATION, KEY_ACRONYM, naming->text);
    if (referent->acronyms.count++ == 0)
        referent->acronyms.first = making->acronyms.count - 1;
}

static void keep_surfaces(struct abstracting *making)
{
    uint32_t count = 0;
    const struct naming *const namings = sort_namings(making, &count);
    for (uint32_t i = 0, next = 0; i < count && !making->no_memory; i = next) {
        while (next < count && compare_namings(&namings[i], &namings[next]) == 0)
            next++;
        keep_surface(making, &namings[i], next - i);
    }
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
    head->publisher = abstract_keep_text(&making->texts, article->publisher);
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

/* Puts the head, which begins with its checksum, where room was left for it. */
static bool seal(struct buffer *out, const void *head, size_t size, struct fault *fault)
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
    return seal(out, head, sizeof *head, fault);
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
    body->relays = put_list(out, &making->relays, sizeof(struct abstract_voice));
    body->texts = put_texts(out, &making->voices);
    return seal(out, body, sizeof *body, fault);
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
    buffer_init(&making.voices, texts_ceiling);
    set_head(&making, packed);
    for (uint32_t i = 0; i < reading->referent_count && !making.no_memory; i++)
        keep_referent(&making, &reading->referents[i]);
    keep_surfaces(&making);
    abstract_keep_claims(&making);
    const bool ok = making.no_memory ? fault_no_memory(fault)
                                     : buffer_ok(&making.texts, fault) &&
                                           buffer_ok(&making.voices, fault) &&
                                           put_names(&making, &out->names, fault) &&
                                           put_claims(&making, &out->claims, fault);
    buffer_finish(&making.voices);
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
    out->voices = array_at(bytes, body->texts);
    out->sketch = (struct sketch){ array_at(bytes, body->sketch), body->sketch.count };
    out->claims = array_at(bytes, body->claims);
    out->terms = array_at(bytes, body->terms);
    out->topics = array_at(bytes, body->topics);
    out->weapons = array_at(bytes, body->weapons);
    out->counts = array_at(bytes, body->counts);
    out->relays = array_at(bytes, body->relays);
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
