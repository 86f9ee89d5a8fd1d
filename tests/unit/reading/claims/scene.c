#include "scene.h"

#include <stdlib.h>
#include <string.h>

#include "../../test.h"
#include "base/buffer.h"
#include "news/vocabulary.h"
#include "reading/dates/dates.h"

const struct invented_name invented_names[] = {
    { "Anna Velten", ENTITY_PERSON },
    { "Iwan Korin", ENTITY_PERSON },
    { "Utopia", ENTITY_PLACE },
    { "Arkadien", ENTITY_PLACE },
    { "Nordwacht", ENTITY_ORGANISATION },
    { "Raketen", ENTITY_WEAPON },
    { "Granaten", ENTITY_WEAPON },
    { "Haubitzen", ENTITY_WEAPON },
    { "arkadischen=Arkadien", ENTITY_PLACE },
    { "arkadische=Arkadien", ENTITY_PLACE },
    { "Arkadier=Arkadien", ENTITY_PLACE },
    { NULL, ENTITY_KINDS },
};

enum { NAMES_MAX = 64 };

struct shared {
    struct lexicon *lexicon;
    struct splitter *splitter;
    struct dates *dates;
    struct claims *claims;
    struct arena *arena;
    struct slice bytes;
    struct reading reading;
    struct buffer described;
};

int claims_set_up(void **state)
{
    static struct shared shared;
    struct fault fault = { 0 };
    shared.lexicon = lexicon_create(NULL, &fault);
    shared.splitter = splitter_create(shared.lexicon, &fault);
    shared.dates = dates_create(shared.lexicon, &fault);
    shared.claims = claims_create(shared.lexicon, &fault);
    shared.arena = arena_create(64 << 20);
    buffer_init(&shared.described, 1 << 20);
    *state = &shared;
    return fault.kind == FAULT_NONE ? 0 : -1;
}

int claims_tear_down(void **state)
{
    struct shared *const shared = *state;
    buffer_finish(&shared->described);
    arena_destroy(shared->arena);
    claims_destroy(shared->claims);
    dates_destroy(shared->dates);
    splitter_destroy(shared->splitter);
    lexicon_destroy(shared->lexicon);
    return 0;
}

static uint32_t sentence_of(const struct text *text, uint32_t offset)
{
    uint32_t sentence = 0;
    while (sentence + 1 < text->sentence_count &&
           text->sentences[sentence + 1].span.start <= offset)
        sentence++;
    return sentence;
}

static int compare_mentions(const void *a, const void *b)
{
    const struct mention *const first = a, *const second = b;
    return first->span.start < second->span.start ? -1 : 1;
}

/* What stands between a form and the name that it is derived from, or is a form of, or
 * between a name and its key. */
static char separator_of(const char *text)
{
    const char *const found = strpbrk(text, "~@");
    if (found == NULL)
        return '=';
    return *found;
}

/* The number of the name that another is derived from, or is a form of; its own if it
 * is neither. */
static uint32_t find_origin(const struct invented_name *names, uint32_t number)
{
    struct slice origin = slice_of(names[number].text);
    slice_split(&origin, separator_of(names[number].text));
    for (uint32_t i = 0; origin.bytes != NULL && i < number; i++)
        if (slice_is(origin, names[i].text))
            return i;
    return number;
}

static void find_names(struct shared *shared, const struct text *text,
                       const struct invented_name *names)
{
    struct referent *const referents =
        arena_array(shared->arena, NAMES_MAX, sizeof *referents);
    struct mention *const mentions =
        arena_array(shared->arena, NAMES_MAX, sizeof *mentions);
    uint32_t count = 0, found = 0;
    for (; names != NULL && names[count].text != NULL; count++) {
        struct slice rest = slice_of(names[count].text);
        const char separator = separator_of(names[count].text);
        const struct slice name = slice_split(&rest, separator);
        const uint32_t origin = find_origin(names, count);
        referents[count] = (struct referent){ .kind = names[count].kind, .name = name };
        if (separator == '@')
            referents[count].key = rest;
        for (size_t at = 0; found < NAMES_MAX;) {
            const size_t hit =
                slice_find(slice_part(text->bytes, at, text->bytes.length), name);
            if (hit == SIZE_MAX)
                break;
            const uint32_t start = (uint32_t)(at + hit);
            mentions[found++] = (struct mention){
                .span = { start, start + (uint32_t)name.length },
                .sentence = sentence_of(text, start),
                .referent = origin,
                .derived = origin != count && separator == '=',
            };
            at = start + name.length;
        }
    }
    qsort(mentions, found, sizeof *mentions, compare_mentions);
    shared->reading.referents = referents;
    shared->reading.referent_count = count;
    shared->reading.mentions = mentions;
    shared->reading.mention_count = found;
}

const struct reading *read_claims(void **state, const char *bytes,
                                  const struct invented_name *names)
{
    struct shared *const shared = *state;
    const struct article article = { .text = slice_of(bytes) };
    struct text text = { 0 };
    struct fault fault = { 0 };
    arena_reset(shared->arena);
    shared->bytes = article.text;
    shared->reading = (struct reading){ 0 };
    assert_true(
        text_read(shared->splitter, article.text, shared->arena, &text, &fault));
    struct span *const spans =
        arena_array(shared->arena, text.sentence_count + 1, sizeof *spans);
    for (uint32_t i = 0; i < text.sentence_count; i++)
        spans[i] = text.sentences[i].span;
    shared->reading.sentences = spans;
    shared->reading.sentence_count = text.sentence_count;
    find_names(shared, &text, names);
    assert_true(dates_read(shared->dates, &article, &text, shared->arena,
                           &shared->reading, &fault));
    assert_true(claims_read(shared->claims, &article, &text, shared->arena,
                            &shared->reading, &fault));
    return &shared->reading;
}

static struct slice speaker_name(const struct reading *reading,
                                 const struct speaker *speaker)
{
    switch (speaker->kind) {
    case SPEAKER_REFERENT:
        return reading->referents[speaker->referent].name;
    case SPEAKER_GROUP:
        return speaker->name;
    case SPEAKER_NONE:
        break;
    }
    return SLICE("-");
}

const char *describe_claims(void **state, const struct reading *reading)
{
    struct shared *const shared = *state;
    struct buffer *const out = &shared->described;
    buffer_clear(out);
    for (uint32_t i = 0; i < reading->claim_count; i++) {
        const struct claim *const claim = &reading->claims[i];
        buffer_printf(
            out, "%s%s %s %s %s | ", i > 0 ? " // " : "", claim_form_name(claim->form),
            claim_modality_name(claim->modality), claim_polarity_name(claim->polarity),
            claim_event_name(claim->event));
        buffer_append_slice(out, speaker_name(reading, &claim->speaker));
        for (uint32_t j = 0; j < claim->via_count; j++) {
            buffer_append_string(out, " via ");
            buffer_append_slice(out, speaker_name(reading, &claim->via[j]));
        }
        for (uint32_t j = 0; j < claim->span_count; j++) {
            buffer_append_string(out, j == 0 ? " | " : " … ");
            buffer_append_slice(out, span_text(shared->bytes, claim->spans[j]));
        }
    }
    return out->bytes;
}

void assert_claims(void **state, const struct invented_name *names,
                   const struct expected_claims *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct reading *const reading = read_claims(state, cases[i].text, names);
        assert_string_equal(describe_claims(state, reading), cases[i].claims);
    }
}
