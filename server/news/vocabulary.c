#include "news/vocabulary.h"

#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static const char *const kinds[] = { "person", "organisation", "place", "weapon" };
static const char *const precisions[] = { NULL, "country", "region", "city", "site" };
static const char *const types[] = { "date", "time", "duration", "set" };
static const char *const bases[] = { "none", "metadata", "text" };
static const char *const bounds[] = { "exact", "min", "max", "approx" };
static const char *const forms[] = { "direct",   "indirect", "free-indirect",
                                     "reported", "hearsay",  "own",
                                     NULL };
static const char *const modalities[] = { "stated", "probable", "possible", "intended",
                                          NULL };
static const char *const polarities[] = { "affirmed", "denied", NULL };
static const char *const events[] = { "other",    "transfer", "talks",
                                      "attack",   "test",     "production",
                                      "sanction", "casualty", NULL };

const char *entity_kind_name(enum entity_kind kind)
{
    return kinds[kind];
}

const char *place_precision_name(enum place_precision precision)
{
    return precisions[precision];
}

const char *date_type_name(enum date_type type)
{
    return types[type];
}

const char *publication_basis_name(enum publication_basis basis)
{
    return bases[basis];
}

const char *figure_bound_name(enum figure_bound bound)
{
    return bounds[bound];
}

const char *claim_form_name(enum claim_form form)
{
    return forms[form];
}

const char *claim_modality_name(enum claim_modality modality)
{
    return modalities[modality];
}

const char *claim_polarity_name(enum claim_polarity polarity)
{
    return polarities[polarity];
}

const char *claim_event_name(enum claim_event event)
{
    return events[event];
}

const char *const *claim_form_words(void)
{
    return forms;
}

const char *const *claim_modality_words(void)
{
    return modalities;
}

const char *const *claim_polarity_words(void)
{
    return polarities;
}

const char *const *claim_event_words(void)
{
    return events;
}

/* The number of the word among the names, or -1. */
static int find_word(struct slice word, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (names[i] != NULL && slice_is(word, names[i]))
            return (int)i;
    return -1;
}

bool entity_kind_parse(struct slice word, enum entity_kind *out)
{
    const int found = find_word(word, kinds, COUNT_OF(kinds));
    if (found >= 0)
        *out = (enum entity_kind)found;
    return found >= 0;
}

bool claim_form_parse(struct slice word, enum claim_form *out)
{
    const int found = find_word(word, forms, COUNT_OF(forms));
    if (found >= 0)
        *out = (enum claim_form)found;
    return found >= 0;
}

bool claim_modality_parse(struct slice word, enum claim_modality *out)
{
    const int found = find_word(word, modalities, COUNT_OF(modalities));
    if (found >= 0)
        *out = (enum claim_modality)found;
    return found >= 0;
}

bool claim_polarity_parse(struct slice word, enum claim_polarity *out)
{
    const int found = find_word(word, polarities, COUNT_OF(polarities));
    if (found >= 0)
        *out = (enum claim_polarity)found;
    return found >= 0;
}

bool claim_event_parse(struct slice word, enum claim_event *out)
{
    const int found = find_word(word, events, COUNT_OF(events));
    if (found >= 0)
        *out = (enum claim_event)found;
    return found >= 0;
}

bool figure_bound_parse(struct slice word, enum figure_bound *out)
{
    const int found = find_word(word, bounds, COUNT_OF(bounds));
    if (found >= 0)
        *out = (enum figure_bound)found;
    return found >= 0;
}

bool place_precision_parse(struct slice word, enum place_precision *out)
{
    const int found = find_word(word, precisions, COUNT_OF(precisions));
    if (found >= 0)
        *out = (enum place_precision)found;
    return found >= 0;
}

/* The number's last `count` digits. */
static void put_digits(char *to, unsigned number, int count)
{
    while (count-- > 0) {
        to[count] = (char)('0' + number % 10);
        number /= 10;
    }
}

void day_text(struct day day, char text[DATE_TEXT_SIZE])
{
    static const char form[DATE_TEXT_SIZE] = "0000-00-00";
    text[0] = '\0';
    if (!day_is_known(day))
        return;
    memcpy(text, form, sizeof form);
    put_digits(text, (unsigned)day.year, 4);
    put_digits(text + 5, day.month, 2);
    put_digits(text + 8, day.day, 2);
}

/* The number that exactly `length` digits at `at` make, or -1. */
static int digits_at(struct slice text, size_t at, size_t length)
{
    int value = 0;
    if (at + length > text.length)
        return -1;
    for (size_t i = at; i < at + length; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return -1;
        value = 10 * value + (text.bytes[i] - '0');
    }
    return value;
}

bool day_parse(struct slice text, struct day *out)
{
    struct interval interval = { 0 };
    if (text.length != 10 || !interval_parse(text, &interval))
        return false;
    *out = interval.earliest;
    return true;
}

static bool parse_month(struct slice text, int year, struct interval *out)
{
    const int month = digits_at(text, 5, 2);
    if (text.bytes[4] != '-' || month < 1 || month > 12)
        return false;
    const int last = day_month_length(year, month);
    *out = (struct interval){
        .earliest = { (int16_t)year, (uint8_t)month, 1 },
        .latest = { (int16_t)year, (uint8_t)month, (uint8_t)last },
    };
    return true;
}

bool interval_parse(struct slice text, struct interval *out)
{
    const int year = digits_at(text, 0, 4);
    struct interval found = { .earliest = { (int16_t)year, 1, 1 },
                              .latest = { (int16_t)year, 12, 31 } };
    if (year < 0 || text.length == 5 || text.length == 6 || text.length == 8 ||
        text.length == 9)
        return false;
    if (text.length >= 7 && !parse_month(text, year, &found))
        return false;
    if (text.length > 7) {
        const int day = digits_at(text, 8, 2);
        if (text.bytes[7] != '-' || day < 1 || day > found.latest.day)
            return false;
        found.earliest.day = found.latest.day = (uint8_t)day;
    }
    if (text.length > 10 && text.bytes[10] != 'T' && text.bytes[10] != ' ')
        return false;
    *out = found;
    return true;
}
