#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "expected.h"

static json_int_t number(const json_t *item, const char *key)
{
    return json_integer_value(json_object_get(item, key));
}

/* How many code points of the stretch the claim's spans cover; *length is that of the
 * spans. */
static json_int_t coverage(const json_t *claim, struct stretch stretch,
                           json_int_t *length)
{
    json_int_t covered = 0;
    size_t i = 0;
    json_t *span = NULL;
    *length = 0;
    json_array_foreach(json_object_get(claim, "spans"), i, span)
    {
        const json_int_t start = number(span, "start"), end = number(span, "end");
        const json_int_t from =
            start > (json_int_t)stretch.start ? start : (json_int_t)stretch.start;
        const json_int_t to =
            end < (json_int_t)stretch.end ? end : (json_int_t)stretch.end;
        covered += to > from ? to - from : 0;
        *length += end - start;
    }
    return covered;
}

static json_t *best_claim(const json_t *article, struct stretch stretch)
{
    json_t *best = NULL, *claim = NULL;
    json_int_t best_covered = (json_int_t)(stretch.end - stretch.start) / 2;
    json_int_t best_length = 0;
    size_t i = 0;
    json_array_foreach(json_object_get(article, "claims"), i, claim)
    {
        json_int_t length = 0;
        const json_int_t covered = coverage(claim, stretch, &length);
        if (covered < best_covered ||
            (covered == best_covered && (best == NULL || length >= best_length)))
            continue;
        best = claim;
        best_covered = covered;
        best_length = length;
    }
    return best;
}

json_t *expected_find_claim(const json_t *article, const char *contains)
{
    struct text text;
    struct stretch stretch = { 0 };
    const char *const utf8 = expected_string(article, "text");
    if (utf8 == NULL || !text_init(&text, utf8))
        return NULL;
    const bool found = text_find(&text, contains, 0, &stretch);
    text_finish(&text);
    return found ? best_claim(article, stretch) : NULL;
}

/* Each says whether what was found is what was wanted. */
typedef bool field_check(const json_t *claim, const json_t *wanted);

static bool same_form(const json_t *claim, const json_t *wanted)
{
    return json_equal(json_object_get(claim, "form"), wanted);
}

static bool same_modality(const json_t *claim, const json_t *wanted)
{
    return json_equal(json_object_get(claim, "modality"), wanted);
}

static bool same_polarity(const json_t *claim, const json_t *wanted)
{
    return json_equal(json_object_get(claim, "polarity"), wanted);
}

static bool same_event(const json_t *claim, const json_t *wanted)
{
    return json_equal(json_object_get(json_object_get(claim, "event"), "type"), wanted);
}

static bool same_name(const json_t *entity, const json_t *name)
{
    return json_equal(json_object_get(entity, "name"), name);
}

static bool same_speaker(const json_t *claim, const json_t *wanted)
{
    const json_t *const speaker = json_object_get(claim, "speaker");
    return json_is_null(wanted) ? json_is_null(speaker) : same_name(speaker, wanted);
}

static bool same_speaker_kind(const json_t *claim, const json_t *wanted)
{
    const json_t *const speaker = json_object_get(claim, "speaker");
    return json_equal(json_object_get(speaker, "kind"), wanted);
}

static bool same_supplier(const json_t *claim, const json_t *wanted)
{
    const json_t *const event = json_object_get(claim, "event");
    return same_name(json_object_get(event, "supplier"), wanted);
}

static bool same_recipient(const json_t *claim, const json_t *wanted)
{
    const json_t *const event = json_object_get(claim, "event");
    return same_name(json_object_get(event, "recipient"), wanted);
}

static bool has_name(const json_t *entities, const json_t *name)
{
    size_t i = 0;
    json_t *entity = NULL;
    json_array_foreach(entities, i, entity)
    {
        if (same_name(entity, name))
            return true;
    }
    return false;
}

static bool has_via(const json_t *claim, const json_t *wanted)
{
    return has_name(json_object_get(claim, "via"), wanted);
}

static bool has_weapons(const json_t *claim, const json_t *wanted)
{
    size_t i = 0;
    json_t *name = NULL;
    json_array_foreach(wanted, i, name)
    {
        if (!has_name(json_object_get(claim, "weapons"), name))
            return false;
    }
    return true;
}

static bool has_figure(const json_t *figures, const json_t *wanted)
{
    size_t i = 0;
    json_t *figure = NULL;
    const double value = json_number_value(json_object_get(wanted, "value"));
    json_array_foreach(figures, i, figure)
    {
        const double found = json_number_value(json_object_get(figure, "value"));
        if (fabs(found - value) <= 1e-9 * fabs(value) &&
            json_equal(json_object_get(figure, "bound"),
                       json_object_get(wanted, "bound")))
            return true;
    }
    return false;
}

bool expected_has_figures(const json_t *claim, const json_t *wanted)
{
    size_t i = 0;
    json_t *figure = NULL;
    json_array_foreach(wanted, i, figure)
    {
        if (!has_figure(json_object_get(claim, "figures"), figure))
            return false;
    }
    return true;
}

static bool same_when(const json_t *claim, const json_t *wanted)
{
    return json_equal(json_object_get(json_object_get(claim, "when"), "date"), wanted);
}

static const struct {
    const char *key, *kind;
    field_check *is_met;
} fields[] = {
    { "speaker", "claim_speaker", same_speaker },
    { "speaker_kind", "claim_speaker_kind", same_speaker_kind },
    { "via", "claim_via", has_via },
    { "form", "claim_form", same_form },
    { "modality", "claim_modality", same_modality },
    { "polarity", "claim_polarity", same_polarity },
    { "event", "claim_event", same_event },
    { "supplier", "claim_supplier", same_supplier },
    { "recipient", "claim_recipient", same_recipient },
    { "weapons", "claim_weapons", has_weapons },
    { "figures", "claim_figures", expected_has_figures },
    { "when", "claim_when", same_when },
};

/* A claim that was not found (NULL) has missed all of them, so that finding one more
 * never counts against anybody. */
static void expect_fields(struct tally *tally, const json_t *claim,
                          const json_t *expected)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const json_t *const wanted = json_object_get(expected, fields[i].key);
        if (wanted == NULL ||
            (json_is_null(wanted) && strcmp(fields[i].key, "speaker") != 0))
            continue;
        char *const shown = json_dumps(wanted, JSON_ENCODE_ANY | JSON_COMPACT);
        tally_expect(tally, fields[i].kind,
                     claim != NULL && fields[i].is_met(claim, wanted), "%s of \"%s\"",
                     shown, expected_string(expected, "contains"));
        free(shown);
    }
}

void expect_claims(struct tally *tally, const json_t *article, const json_t *claims)
{
    size_t i = 0;
    json_t *expected = NULL;
    json_array_foreach(claims, i, expected)
    {
        const char *const contains = expected_string(expected, "contains");
        const json_t *const claim = expected_find_claim(article, contains);
        tally_expect(tally, "claim", claim != NULL, "%s", contains);
        expect_fields(tally, claim, expected);
    }
}
