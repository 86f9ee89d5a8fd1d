#include "store/pack.h"

#include <assert.h>
#include <stdalign.h>
#include <string.h>

/* One description of each struct serves both directions, so that they cannot drift
 * apart: packing appends what a field holds, unpacking sets it. Numbers are LEB128,
 * texts are preceded by their length plus one (0: none). */
struct exchange {
    struct buffer *out; /* packing; NULL: unpacking */
    struct slice in;
    size_t at;
    struct arena *arena;
    bool damaged, no_memory;
};

enum { LARGEST_ITEM = 256, CHECKSUM_SIZE = 8 };

static void put_number(struct buffer *out, uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        buffer_append_byte(out, (char)(0x80 | (value & 0x7F)));
    buffer_append_byte(out, (char)value);
}

static uint64_t get_number(struct exchange *x)
{
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && x->at < x->in.length; shift += 7) {
        const unsigned char byte = (unsigned char)x->in.bytes[x->at++];
        value |= (uint64_t)(byte & 0x7FU) << shift;
        if (byte < 0x80)
            return value;
    }
    x->damaged = true;
    return 0;
}

static void exchange_number(struct exchange *x, uint32_t *value)
{
    if (x->out != NULL) {
        put_number(x->out, *value);
        return;
    }
    const uint64_t number = get_number(x);
    x->damaged = x->damaged || number > UINT32_MAX;
    *value = (uint32_t)number;
}

/* Enumerations come back only if the value is below `count`. */
static unsigned exchange_choice(struct exchange *x, unsigned value, unsigned count)
{
    uint32_t number = value;
    exchange_number(x, &number);
    x->damaged = x->damaged || number >= count;
    return x->damaged ? 0 : number;
}

static void exchange_bool(struct exchange *x, bool *value)
{
    *value = exchange_choice(x, *value, 2) != 0;
}

static void exchange_real(struct exchange *x, double *value)
{
    uint64_t bits = 0;
    if (x->out != NULL) {
        memcpy(&bits, value, sizeof bits);
        put_number(x->out, bits);
        return;
    }
    bits = get_number(x);
    memcpy(value, &bits, sizeof bits);
}

static void exchange_text(struct exchange *x, struct slice *text)
{
    if (x->out != NULL) {
        put_number(x->out, text->bytes == NULL ? 0 : text->length + 1);
        buffer_append_slice(x->out, *text);
        return;
    }
    *text = (struct slice){ 0 };
    const uint64_t length = get_number(x);
    if (length == 0)
        return;
    if (length - 1 > x->in.length - x->at) {
        x->damaged = true;
        return;
    }
    *text = (struct slice){ x->in.bytes + x->at, (size_t)length - 1 };
    x->at += (size_t)length - 1;
}

/* A string whose NUL is packed with it. */
static void exchange_string(struct exchange *x, const char **string)
{
    struct slice text = { 0 };
    if (x->out != NULL)
        text = (struct slice){ *string, strlen(*string) + 1 };
    exchange_text(x, &text);
    if (x->out != NULL || x->damaged)
        return;
    x->damaged = text.length == 0 || text.bytes[text.length - 1] != '\0';
    *string = x->damaged ? "" : text.bytes;
}

/* The array that `items` is to be from now on. */
static const void *exchange_items(struct exchange *x, const void *items,
                                  uint32_t *count, size_t size,
                                  void (*exchange_one)(struct exchange *x, void *item))
{
    alignas(max_align_t) char item[LARGEST_ITEM];
    assert(size <= sizeof item);
    exchange_number(x, count);
    if (x->out != NULL) {
        for (uint32_t i = 0; i < *count; i++) {
            memcpy(item, (const char *)items + i * size, size);
            exchange_one(x, item);
        }
        return items;
    }
    /* Every item takes at least a byte, so damage cannot ask for more than this. */
    x->damaged = x->damaged || *count > x->in.length - x->at;
    char *const fresh = x->damaged ? NULL : arena_array(x->arena, *count, size);
    x->no_memory = x->no_memory || (fresh == NULL && !x->damaged);
    if (fresh == NULL)
        *count = 0;
    for (uint32_t i = 0; i < *count; i++)
        exchange_one(x, fresh + i * size);
    return fresh;
}

static void exchange_span(struct exchange *x, void *item)
{
    struct span *const span = item;
    exchange_number(x, &span->start);
    exchange_number(x, &span->end);
}

static void exchange_index(struct exchange *x, void *item)
{
    exchange_number(x, item);
}

static void exchange_name(struct exchange *x, void *item)
{
    exchange_text(x, item);
}

static void exchange_day(struct exchange *x, struct day *day)
{
    uint32_t year = (uint16_t)day->year;
    exchange_number(x, &year);
    day->year = (int16_t)(uint16_t)year;
    day->month = (uint8_t)exchange_choice(x, day->month, 13);
    day->day = (uint8_t)exchange_choice(x, day->day, 32);
}

static void exchange_interval(struct exchange *x, struct interval *interval)
{
    exchange_day(x, &interval->earliest);
    exchange_day(x, &interval->latest);
}

static void exchange_publication(struct exchange *x, struct publication *published)
{
    exchange_text(x, &published->date);
    exchange_interval(x, &published->interval);
    published->basis = exchange_choice(x, published->basis, PUBLISHED_BY_TEXT + 1);
}

static void exchange_facts(struct exchange *x, struct entity_facts *facts)
{
    exchange_text(x, &facts->country);
    exchange_real(x, &facts->latitude);
    exchange_real(x, &facts->longitude);
    facts->precision = exchange_choice(x, facts->precision, PRECISION_SITE + 1);
    exchange_text(x, &facts->weapon_class);
    exchange_real(x, &facts->calibre_mm);
}

static void exchange_referent(struct exchange *x, void *item)
{
    struct referent *const referent = item;
    referent->kind = exchange_choice(x, referent->kind, ENTITY_KINDS);
    exchange_text(x, &referent->name);
    exchange_text(x, &referent->key);
    exchange_facts(x, &referent->facts);
    referent->roles = exchange_items(x, referent->roles, &referent->role_count,
                                     sizeof *referent->roles, exchange_name);
}

static void exchange_mention(struct exchange *x, void *item)
{
    struct mention *const mention = item;
    exchange_span(x, &mention->span);
    exchange_number(x, &mention->sentence);
    exchange_number(x, &mention->referent);
    exchange_bool(x, &mention->derived);
}

static void exchange_date(struct exchange *x, void *item)
{
    struct date *const date = item;
    exchange_span(x, &date->span);
    exchange_number(x, &date->sentence);
    date->type = exchange_choice(x, date->type, DATE_SET + 1);
    exchange_text(x, &date->value);
    exchange_interval(x, &date->interval);
}

static void exchange_figure(struct exchange *x, void *item)
{
    struct figure *const figure = item;
    exchange_span(x, &figure->span);
    exchange_number(x, &figure->sentence);
    exchange_real(x, &figure->value);
    figure->bound = exchange_choice(x, figure->bound, FIGURE_APPROX + 1);
    exchange_text(x, &figure->unit);
}

static void exchange_speaker(struct exchange *x, void *item)
{
    struct speaker *const speaker = item;
    speaker->kind = exchange_choice(x, speaker->kind, SPEAKER_GROUP + 1);
    exchange_number(x, &speaker->referent);
    exchange_text(x, &speaker->name);
    exchange_span(x, &speaker->span);
}

static void exchange_claim(struct exchange *x, void *item)
{
    struct claim *const claim = item;
    claim->spans = exchange_items(x, claim->spans, &claim->span_count,
                                  sizeof *claim->spans, exchange_span);
    exchange_speaker(x, &claim->speaker);
    claim->via = exchange_items(x, claim->via, &claim->via_count, sizeof *claim->via,
                                exchange_speaker);
    claim->cues = exchange_items(x, claim->cues, &claim->cue_count, sizeof *claim->cues,
                                 exchange_span);
    claim->form = exchange_choice(x, claim->form, FORM_OWN + 1);
    claim->modality = exchange_choice(x, claim->modality, MODALITY_INTENDED + 1);
    claim->polarity = exchange_choice(x, claim->polarity, POLARITY_DENIED + 1);
    claim->event = exchange_choice(x, claim->event, EVENT_CASUALTY + 1);
    exchange_number(x, &claim->supplier);
    exchange_number(x, &claim->recipient);
    claim->about = exchange_items(x, claim->about, &claim->about_count,
                                  sizeof *claim->about, exchange_index);
    claim->weapons = exchange_items(x, claim->weapons, &claim->weapon_count,
                                    sizeof *claim->weapons, exchange_index);
    claim->figures = exchange_items(x, claim->figures, &claim->figure_count,
                                    sizeof *claim->figures, exchange_index);
    exchange_number(x, &claim->when);
    claim->reach = exchange_choice(x, claim->reach, REACH_UNTIL + 1);
    exchange_number(x, &claim->sentence);
    exchange_string(x, &claim->rule);
}

static void exchange_article(struct exchange *x, struct article *article)
{
    exchange_text(x, &article->url);
    exchange_text(x, &article->title);
    exchange_text(x, &article->publisher);
    exchange_text(x, &article->language);
    exchange_text(x, &article->kicker);
    article->authors = exchange_items(x, article->authors, &article->author_count,
                                      sizeof *article->authors, exchange_name);
    exchange_span(x, &article->lead);
    exchange_text(x, &article->text);
    exchange_text(x, &article->source.path);
    exchange_text(x, &article->source.member);
    exchange_number(x, &article->source.record);
    exchange_text(x, &article->source.format);
    exchange_text(x, &article->source.sha256);
    exchange_publication(x, &article->published);
}

static void exchange_reading(struct exchange *x, struct reading *reading)
{
    reading->sentences = exchange_items(x, reading->sentences, &reading->sentence_count,
                                        sizeof *reading->sentences, exchange_span);
    reading->referents = exchange_items(x, reading->referents, &reading->referent_count,
                                        sizeof *reading->referents, exchange_referent);
    reading->mentions = exchange_items(x, reading->mentions, &reading->mention_count,
                                       sizeof *reading->mentions, exchange_mention);
    reading->dates = exchange_items(x, reading->dates, &reading->date_count,
                                    sizeof *reading->dates, exchange_date);
    reading->figures = exchange_items(x, reading->figures, &reading->figure_count,
                                      sizeof *reading->figures, exchange_figure);
    reading->claims = exchange_items(x, reading->claims, &reading->claim_count,
                                     sizeof *reading->claims, exchange_claim);
    exchange_publication(x, &reading->published);
}

static void checksum(struct slice packed, char bytes[CHECKSUM_SIZE])
{
    const uint64_t hash = slice_hash(packed);
    for (int i = 0; i < CHECKSUM_SIZE; i++)
        bytes[i] = (char)(hash >> (8 * i));
}

bool pack_write(const struct article *article, const struct reading *reading,
                struct buffer *out, struct fault *fault)
{
    struct exchange x = { .out = out };
    struct article article_copy = *article;
    struct reading reading_copy = *reading;
    const size_t start = out->length;
    exchange_article(&x, &article_copy);
    exchange_reading(&x, &reading_copy);
    char sum[CHECKSUM_SIZE];
    checksum(slice_part(buffer_slice(out), start, out->length), sum);
    buffer_append(out, sum, sizeof sum);
    return buffer_ok(out, fault);
}

/* Takes the checksum off the end if it is right: then numbers inside need no second
 * look. */
static bool is_whole(struct slice *packed)
{
    char sum[CHECKSUM_SIZE];
    if (packed->length < sizeof sum)
        return false;
    packed->length -= sizeof sum;
    checksum(*packed, sum);
    return memcmp(packed->bytes + packed->length, sum, sizeof sum) == 0;
}

bool pack_read(struct slice packed, struct arena *arena, struct article *article,
               struct reading *reading, struct fault *fault)
{
    struct exchange x = { .in = packed, .arena = arena };
    struct article fresh_article = { 0 };
    struct reading fresh_reading = { 0 };
    x.damaged = !is_whole(&x.in);
    if (!x.damaged) {
        exchange_article(&x, &fresh_article);
        exchange_reading(&x, &fresh_reading);
    }
    if (x.no_memory)
        return fault_no_memory(fault);
    if (x.damaged || x.at != x.in.length)
        return fault_set(fault, FAULT_FORMAT, "a stored reading is damaged");
    *article = fresh_article;
    *reading = fresh_reading;
    return true;
}
