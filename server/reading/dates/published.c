#include "reading/dates/published.h"

#include "reading/dates/tense.h"

enum { LINE_WORDS = 14, HEAD_PARAGRAPHS = 4, DATELINE_WORDS = 8 };

static uint32_t paragraph_words(const struct text *text, uint32_t paragraph)
{
    const struct paragraph *const lines = &text->paragraphs[paragraph];
    return text->sentences[lines->end - 1].end - text->sentences[lines->first].first;
}

/* A short line near the start or at the end: "Veröffentlicht am 12.05.2024". */
static bool is_date_line(const struct text *text, uint32_t paragraph)
{
    const bool outer =
        paragraph < HEAD_PARAGRAPHS || paragraph + 1 == text->paragraph_count;
    return outer && text->paragraph_count > 1 &&
           paragraph_words(text, paragraph) <= LINE_WORDS;
}

/* The word before a stamp says what it is; alone it is one too. */
static bool is_stamped(const struct text *text, const struct date *date)
{
    static const char *const words[] = { "stand",     "veröffentlicht", "aktualisiert",
                                         "erstellt",  "publiziert",     "erschienen",
                                         "published", "updated",        "datum",
                                         NULL };
    const struct sentence *const sentence = &text->sentences[date->sentence];
    const struct paragraph *const lines = &text->paragraphs[sentence->paragraph];
    if (lines->span.start == date->span.start)
        return true;
    for (uint32_t i = text->sentences[lines->first].first;
         i < text->word_count && text->words[i].span.end <= date->span.start; i++)
        if (word_is_any(text->words[i].lower, words))
            return true;
    return false;
}

/* "Nordhage, 12. Mai 2024 – Der Rat ..." */
static bool is_dateline(const struct text *text, const struct date *date)
{
    const struct sentence *const sentence = &text->sentences[date->sentence];
    const struct paragraph *const lines = &text->paragraphs[sentence->paragraph];
    if (sentence->paragraph >= HEAD_PARAGRAPHS || lines->first != date->sentence)
        return false;
    uint32_t at = sentence->first;
    while (at < sentence->end && text->words[at].span.start < date->span.start)
        at++;
    const bool place =
        at > sentence->first && at - sentence->first <= DATELINE_WORDS &&
        word_has(&text->words[sentence->first], WORD_CAPITAL) &&
        (word_is(&text->words[at - 1], ",") || word_is(&text->words[at - 1], "("));
    while (at < sentence->end && text->words[at].span.start < date->span.end)
        at++;
    static const char *const ends[] = { "-", "–", "—", ")", ":", NULL };
    return place && at < sentence->end && word_is_any(text->words[at].lower, ends);
}

static bool is_full_day(const struct date *date)
{
    return date->type == DATE_DATE && date->value.length == 10 &&
           day_is_known(date->interval.earliest);
}

static bool stamped_day(const struct text *text, const struct list *found,
                        struct publication *out)
{
    const struct date *const dates = found->items;
    for (uint32_t i = 0; i < found->count; i++) {
        const uint32_t paragraph = text->sentences[dates[i].sentence].paragraph;
        if (!is_full_day(&dates[i]) ||
            !((is_date_line(text, paragraph) && is_stamped(text, &dates[i])) ||
              is_dateline(text, &dates[i])))
            continue;
        *out = (struct publication){ .date = dates[i].value,
                                     .interval = dates[i].interval,
                                     .basis = PUBLISHED_BY_TEXT };
        return true;
    }
    return false;
}

/* The tokens of the date: first and behind last. */
static void find_tokens(const struct tokens *tokens, const struct date *date,
                        uint32_t *first, uint32_t *end)
{
    uint32_t low = 0;
    uint32_t high = tokens->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (token_at(tokens, middle)->span.start < date->span.start)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (low < tokens->count && token_at(tokens, low)->span.end <= date->span.end)
        low++;
    *end = low;
}

/* "für 2027", "bis 2030": what was planned need not have happened. */
static bool is_plan(const struct tokens *tokens, uint32_t first)
{
    static const char *const words[] = { "für", "bis", "ab",    "zum",
                                         "by",  "for", "until", NULL };
    return word_is_any(token_before(tokens, first)->lower, words) ||
           (first > 1 && word_is_any(token_before(tokens, first - 1)->lower, words));
}

/* The text was written after what it tells of as past. */
static bool told_as_past(const struct tokens *tokens, const struct date *date)
{
    uint32_t first = 0;
    uint32_t end = 0;
    if (date->type != DATE_DATE || !day_is_known(date->interval.earliest))
        return false;
    find_tokens(tokens, date, &first, &end);
    return first < end && !is_plan(tokens, first) &&
           tense_around(tokens, first, end) == TENSE_PAST;
}

static bool is_later(struct day a, struct day b)
{
    return !day_is_known(b) || day_number(a) > day_number(b);
}

bool publication_from_text(const struct text *text, const struct tokens *tokens,
                           const struct list *found, struct publication *out)
{
    if (stamped_day(text, found, out))
        return true;
    struct day latest = { 0 };
    const struct date *const dates = found->items;
    for (uint32_t i = 0; i < found->count; i++) {
        if (told_as_past(tokens, &dates[i]) &&
            is_later(dates[i].interval.earliest, latest))
            latest = dates[i].interval.earliest;
    }
    if (!day_is_known(latest))
        return false;
    *out =
        (struct publication){ .interval.earliest = latest, .basis = PUBLISHED_BY_TEXT };
    return true;
}
