#include "reading/dates/published.h"

#include "news/vocabulary.h"
#include "reading/dates/grammar.h"
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
    static const char *const words[] = { "stand",        "veröffentlicht",
                                         "aktualisiert", "erstellt",
                                         "erschien",     "publiziert",
                                         "erschienen",   "erstveröffentlichung",
                                         "datum",        "ausgabe",
                                         "online",       "pressemitteilung",
                                         "update",       "published",
                                         "updated",      "geändert",
                                         "änderung",     NULL };
    const struct sentence *const sentence = &text->sentences[date->sentence];
    const struct paragraph *const lines = &text->paragraphs[sentence->paragraph];
    if (lines->span.start == date->span.start)
        return true;
    for (uint32_t i = text->sentences[lines->first].first;
         i < text->word_count && text->words[i].span.end <= date->span.start; i++)
        if (slice_is_any(text->words[i].lower, words))
            return true;
    return false;
}

/* The first and the end of the words that the date takes. */
static struct span words_of_date(const struct text *text, const struct date *date)
{
    struct span words = { text->sentences[date->sentence].first, 0 };
    const uint32_t end = text->sentences[date->sentence].end;
    while (words.start < end && text->words[words.start].span.start < date->span.start)
        words.start++;
    words.end = words.start;
    while (words.end < end && text->words[words.end].span.start < date->span.end)
        words.end++;
    return words;
}

/* Behind "(lpn)" or "(lpn/rx)", if that is what stands there. */
static uint32_t pass_agency(const struct text *text, uint32_t at, uint32_t end)
{
    enum { LONGEST = 6 };
    if (at >= end || !word_is(&text->words[at], "("))
        return at;
    for (uint32_t i = at + 1; i < end && i <= at + LONGEST; i++)
        if (word_is(&text->words[i], ")"))
            return i + 1;
    return at;
}

/* The names of a place, of an agency, of who wrote it, and "den", "am": what may stand
 * before a day that is that of the text. The last one is a mark. */
static bool are_names(const struct text *text, uint32_t first, uint32_t end)
{
    static const char *const small[] = { "von", "und", "den", "dem", "am",
                                         "vom", "aus", "of",  "on",  NULL };
    while (end > first && word_is_any(&text->words[end - 1], small))
        end--;
    if (end == first || end - first > DATELINE_WORDS ||
        text->words[end - 1].kind != WORD_MARK)
        return false;
    uint32_t names = 0;
    for (uint32_t i = first; i < end; i++) {
        const struct word *const word = &text->words[i];
        const bool agency = i > first && word_is(word - 1, "(");
        if (word->kind == WORD_LETTERS && !word_has(word, WORD_CAPITAL) && !agency &&
            !word_is_any(word, small))
            return false;
        names += word_has(word, WORD_CAPITAL);
    }
    return names > 0 && !word_is(&text->words[end - 1], ".");
}

/* "Nordhage, 12. Mai 2024 – Der Rat ...", "Nordhage (lpn), 12. Mai 2024: ...",
 * "Nordhage, 12. Mai 2024 (lpn) - ...". */
static bool is_dateline(const struct text *text, const struct date *date)
{
    static const char *const ends[] = { "-", "–", "—", ")", ":", NULL };
    const struct sentence *const sentence = &text->sentences[date->sentence];
    const struct paragraph *const lines = &text->paragraphs[sentence->paragraph];
    if (sentence->paragraph >= HEAD_PARAGRAPHS || lines->first != date->sentence)
        return false;
    const struct span words = words_of_date(text, date);
    if (!are_names(text, sentence->first, words.start))
        return false;
    const uint32_t behind = pass_agency(text, words.end, sentence->end);
    if (behind < sentence->end && word_is_any(&text->words[behind], ends))
        return true;
    /* A dateline is a sentence of its own. */
    const bool alone = behind >= sentence->end || (behind + 1 == sentence->end &&
                                                   word_is(&text->words[behind], "."));
    return alone && date->sentence + 1 < lines->end;
}

/* "Anna Weiß, 12.05.2024", "Nordhage, den 12. Mai 2024": a line of nothing else. */
static bool is_signed(const struct text *text, const struct date *date)
{
    const struct sentence *const sentence = &text->sentences[date->sentence];
    const struct paragraph *const lines = &text->paragraphs[sentence->paragraph];
    const struct span words = words_of_date(text, date);
    return lines->first == date->sentence && lines->end == date->sentence + 1 &&
           words.end == sentence->end && are_names(text, sentence->first, words.start);
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
            !((is_date_line(text, paragraph) &&
               (is_stamped(text, &dates[i]) || is_signed(text, &dates[i]))) ||
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
    return slice_is_any(token_before(tokens, first)->lower, words) ||
           (first > 1 && slice_is_any(token_before(tokens, first - 1)->lower, words));
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

/* The days on which a person born on `born` is so many years old. */
static struct interval days_at_age(struct day born, int age)
{
    struct interval interval = { born, born };
    interval.earliest.year = (int16_t)(born.year + age);
    interval.latest.year = (int16_t)(born.year + age + 1);
    interval.latest = day_of_number(day_number(interval.latest) - 1);
    return interval;
}

/* "Anna Muster (47)": whether an age stands in brackets behind the person. */
static bool read_age(const struct tokens *tokens, uint32_t at, struct interval *out)
{
    struct binding person;
    struct interval born;
    if (class_match(tokens, CLASS_BORN, at, &person) == 0 ||
        !interval_parse(person.text, &born) ||
        !slice_is(token_at(tokens, person.end)->lower, "(") ||
        !slice_is(token_at(tokens, person.end + 2)->lower, ")"))
        return false;
    const struct token *const age = token_at(tokens, person.end + 1);
    if (age->kind != WORD_NUMBER || age->lower.length != 2)
        return false;
    *out = days_at_age(born.earliest, (int)age->number);
    return true;
}

static bool is_later(struct day a, struct day b)
{
    return !day_is_known(b) || day_number(a) > day_number(b);
}

/* The days on which all ages in brackets are right; open if there is no age, or if they
 * contradict one another. */
static struct interval days_of_ages(const struct tokens *tokens)
{
    struct interval all = { 0 };
    for (uint32_t i = 0; i < tokens->count; i++) {
        struct interval one;
        if (!token_can_be(token_at(tokens, i), CLASS_BORN) ||
            !read_age(tokens, i, &one))
            continue;
        if (is_later(one.earliest, all.earliest))
            all.earliest = one.earliest;
        if (!day_is_known(all.latest) || is_later(all.latest, one.latest))
            all.latest = one.latest;
    }
    if (day_is_known(all.latest) && is_later(all.earliest, all.latest))
        all = (struct interval){ 0 };
    return all;
}

bool publication_from_text(const struct text *text, const struct tokens *tokens,
                           const struct list *found, struct publication *out)
{
    if (stamped_day(text, found, out))
        return true;
    struct interval interval = days_of_ages(tokens);
    const struct date *const dates = found->items;
    for (uint32_t i = 0; i < found->count; i++) {
        const struct day told = dates[i].interval.earliest;
        if (told_as_past(tokens, &dates[i]) && is_later(told, interval.earliest))
            interval.earliest = told;
    }
    /* What is told as past weighs more than an age, which may be that of a caption. */
    if (day_is_known(interval.latest) && is_later(interval.earliest, interval.latest))
        interval.latest = (struct day){ 0 };
    if (!day_is_known(interval.earliest))
        return false;
    *out = (struct publication){ .interval = interval, .basis = PUBLISHED_BY_TEXT };
    return true;
}
