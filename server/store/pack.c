#include "store/pack.h"

#include <string.h>

#include "base/escape.h"
#include "store/pack_fields.h"

enum { CHECKSUM_SIZE = 8 };

static void field_span(struct packing *x, void *item)
{
    struct span *const span = item;
    field_number(x, &span->start);
    field_number(x, &span->end);
}

static void field_index(struct packing *x, void *item)
{
    field_number(x, item);
}

static void field_name(struct packing *x, void *item)
{
    field_text(x, item);
}

static void field_day(struct packing *x, struct day *day)
{
    uint32_t year = (uint16_t)day->year;
    field_number(x, &year);
    day->year = (int16_t)(uint16_t)year;
    day->month = (uint8_t)field_choice(x, day->month, 13);
    day->day = (uint8_t)field_choice(x, day->day, 32);
}

static void field_interval(struct packing *x, struct interval *interval)
{
    field_day(x, &interval->earliest);
    field_day(x, &interval->latest);
}

static void field_publication(struct packing *x, struct publication *published)
{
    field_text(x, &published->date);
    field_interval(x, &published->interval);
    published->basis = field_choice(x, published->basis, PUBLISHED_BY_TEXT + 1);
}

static void field_facts(struct packing *x, struct entity_facts *facts)
{
    field_text(x, &facts->country);
    field_real(x, &facts->latitude);
    field_real(x, &facts->longitude);
    facts->precision = field_choice(x, facts->precision, PRECISION_SITE + 1);
    field_text(x, &facts->weapon_class);
    field_real(x, &facts->calibre_mm);
}

static void field_referent(struct packing *x, void *item)
{
    struct referent *const referent = item;
    referent->kind = field_choice(x, referent->kind, ENTITY_KINDS);
    field_text(x, &referent->name);
    field_text(x, &referent->key);
    field_facts(x, &referent->facts);
    referent->roles = field_items(x, referent->roles, &referent->role_count,
                                  sizeof *referent->roles, field_name);
}

static void field_mention(struct packing *x, void *item)
{
    struct mention *const mention = item;
    field_span(x, &mention->span);
    field_number(x, &mention->sentence);
    field_number(x, &mention->referent);
    field_bool(x, &mention->derived);
}

static void field_date(struct packing *x, void *item)
{
    struct date *const date = item;
    field_span(x, &date->span);
    field_number(x, &date->sentence);
    date->type = field_choice(x, date->type, DATE_SET + 1);
    field_text(x, &date->value);
    field_interval(x, &date->interval);
}

static void field_figure(struct packing *x, void *item)
{
    struct figure *const figure = item;
    field_span(x, &figure->span);
    field_number(x, &figure->sentence);
    field_real(x, &figure->value);
    figure->bound = field_choice(x, figure->bound, FIGURE_APPROX + 1);
    field_text(x, &figure->unit);
}

static void field_speaker(struct packing *x, void *item)
{
    struct speaker *const speaker = item;
    speaker->kind = field_choice(x, speaker->kind, SPEAKER_GROUP + 1);
    field_number(x, &speaker->referent);
    field_text(x, &speaker->name);
    field_span(x, &speaker->span);
}

static void field_claim(struct packing *x, void *item)
{
    struct claim *const claim = item;
    claim->spans = field_items(x, claim->spans, &claim->span_count,
                               sizeof *claim->spans, field_span);
    field_speaker(x, &claim->speaker);
    claim->via = field_items(x, claim->via, &claim->via_count, sizeof *claim->via,
                             field_speaker);
    claim->cues =
        field_items(x, claim->cues, &claim->cue_count, sizeof *claim->cues, field_span);
    claim->form = field_choice(x, claim->form, FORM_OWN + 1);
    claim->modality = field_choice(x, claim->modality, MODALITY_INTENDED + 1);
    claim->polarity = field_choice(x, claim->polarity, POLARITY_DENIED + 1);
    claim->event = field_choice(x, claim->event, EVENT_CASUALTY + 1);
    field_number(x, &claim->supplier);
    field_number(x, &claim->recipient);
    claim->about = field_items(x, claim->about, &claim->about_count,
                               sizeof *claim->about, field_index);
    claim->weapons = field_items(x, claim->weapons, &claim->weapon_count,
                                 sizeof *claim->weapons, field_index);
    claim->figures = field_items(x, claim->figures, &claim->figure_count,
                                 sizeof *claim->figures, field_index);
    field_number(x, &claim->when);
    claim->reach = field_choice(x, claim->reach, REACH_UNTIL + 1);
    field_number(x, &claim->sentence);
    field_string(x, &claim->rule);
}

static void field_article(struct packing *x, struct article *article)
{
    field_text(x, &article->url);
    field_text(x, &article->title);
    field_text(x, &article->publisher);
    field_text(x, &article->language);
    field_text(x, &article->kicker);
    article->authors = field_items(x, article->authors, &article->author_count,
                                   sizeof *article->authors, field_name);
    field_span(x, &article->lead);
    field_text(x, &article->source.path);
    field_text(x, &article->source.member);
    field_number(x, &article->source.record);
    field_text(x, &article->source.format);
    field_text(x, &article->source.sha256);
    field_publication(x, &article->published);
}

static void field_reading(struct packing *x, struct reading *reading)
{
    reading->sentences = field_items(x, reading->sentences, &reading->sentence_count,
                                     sizeof *reading->sentences, field_span);
    reading->referents = field_items(x, reading->referents, &reading->referent_count,
                                     sizeof *reading->referents, field_referent);
    reading->mentions = field_items(x, reading->mentions, &reading->mention_count,
                                    sizeof *reading->mentions, field_mention);
    reading->dates = field_items(x, reading->dates, &reading->date_count,
                                 sizeof *reading->dates, field_date);
    reading->figures = field_items(x, reading->figures, &reading->figure_count,
                                   sizeof *reading->figures, field_figure);
    reading->claims = field_items(x, reading->claims, &reading->claim_count,
                                  sizeof *reading->claims, field_claim);
    field_publication(x, &reading->published);
}

/* Of the text, too: spans are places in it. */
static void checksum(struct slice packed, struct slice text, char bytes[CHECKSUM_SIZE])
{
    const uint64_t hash = slice_hash(packed) * 31 + slice_hash(text);
    for (int i = 0; i < CHECKSUM_SIZE; i++)
        bytes[i] = (char)(hash >> (8 * i));
}

bool pack_write(const struct article *article, const struct reading *reading,
                struct buffer *out, struct fault *fault)
{
    struct packing x = { .out = out };
    struct article article_copy = *article;
    struct reading reading_copy = *reading;
    const size_t start = out->length;
    field_article(&x, &article_copy);
    field_reading(&x, &reading_copy);
    char sum[CHECKSUM_SIZE];
    checksum(slice_part(buffer_slice(out), start, out->length), article->text, sum);
    buffer_append(out, sum, sizeof sum);
    return buffer_ok(out, fault);
}

/* Takes the checksum off the end if it is right: then numbers inside need no second
 * look. */
static bool is_whole(struct slice *packed, struct slice text)
{
    char sum[CHECKSUM_SIZE];
    if (packed->length < sizeof sum)
        return false;
    packed->length -= sizeof sum;
    checksum(*packed, text, sum);
    return memcmp(packed->bytes + packed->length, sum, sizeof sum) == 0;
}

bool pack_read(struct packed packed, struct arena *arena, struct article *article,
               struct reading *reading, struct fault *fault)
{
    struct packing x = { .in = packed.rest, .arena = arena };
    struct article fresh_article = { 0 };
    struct reading fresh_reading = { 0 };
    char *const text = arena_alloc(arena, packed.text.length + 1);
    if (text == NULL)
        return fault_no_memory(fault);
    fresh_article.text.bytes = text;
    x.damaged = !unescape_json(packed.text, text, &fresh_article.text.length) ||
                !is_whole(&x.in, fresh_article.text);
    if (!x.damaged) {
        field_article(&x, &fresh_article);
        field_reading(&x, &fresh_reading);
    }
    if (x.no_memory)
        return fault_no_memory(fault);
    if (x.damaged || x.at != x.in.length)
        return fault_set(fault, FAULT_FORMAT, "a stored reading is damaged");
    *article = fresh_article;
    *reading = fresh_reading;
    return true;
}
