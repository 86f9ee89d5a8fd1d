#include "reading/dates/dates.h"

#include <stdlib.h>

#include "reading/dates/figures.h"
#include "reading/dates/published.h"
#include "reading/dates/rules.h"
#include "reading/dates/scan.h"

enum { ARENA_CEILING = 64 * 1024 * 1024 };

/* What one language needs. */
struct grammar {
    struct vocabulary vocabulary;
    struct ruleset ruleset;
};

struct dates {
    struct arena *arena;
    struct grammar german, english;
};

static bool load_grammar(struct grammar *grammar, struct arena *arena,
                         const struct table *const *tables, struct fault *fault)
{
    grammar->vocabulary.arena = arena;
    for (; *tables != NULL; tables++)
        if (!vocabulary_add(&grammar->vocabulary, *tables, fault))
            return false;
    return ruleset_load(&grammar->ruleset, &grammar->vocabulary, fault);
}

static bool load(struct dates *dates, const struct lexicon *lexicon,
                 struct fault *fault)
{
    const struct table *const german[] = { lexicon_table(lexicon, "time-words"),
                                           lexicon_table(lexicon, "numerals"),
                                           lexicon_table(lexicon, "births"), NULL };
    const struct table *const english[] = { lexicon_table(lexicon, "time-words-en"),
                                            lexicon_table(lexicon, "numerals-en"),
                                            lexicon_table(lexicon, "births"), NULL };
    return load_grammar(&dates->german, dates->arena, german, fault) &&
           load_grammar(&dates->english, dates->arena, english, fault);
}

struct dates *dates_create(const struct lexicon *lexicon, struct fault *fault)
{
    struct dates *dates = calloc(1, sizeof *dates);
    struct arena *const arena = arena_create(ARENA_CEILING);
    if (dates == NULL || arena == NULL) {
        fault_no_memory(fault);
        arena_destroy(arena);
        free(dates);
        return NULL;
    }
    dates->arena = arena;
    if (load(dates, lexicon, fault))
        return dates;
    dates_destroy(dates);
    return NULL;
}

void dates_destroy(struct dates *dates)
{
    if (dates == NULL)
        return;
    arena_destroy(dates->arena);
    free(dates);
}

enum { LANGUAGE_SAMPLE = 300 };

/* What the source says, else which articles and particles the text begins with. */
static bool is_english(const struct article *article, const struct text *text)
{
    static const char *const english[] = { "the", "of", "and", "to", "is", "that" };
    static const char *const german[] = { "der", "die", "und", "das", "den", "ist" };
    if (article->language.length >= 2)
        return slice_starts_with(article->language, SLICE("en"));
    int balance = 0;
    for (uint32_t i = 0; i < text->word_count && i < LANGUAGE_SAMPLE; i++) {
        for (size_t j = 0; j < 6; j++)
            balance += word_is(&text->words[i], english[j]) -
                       word_is(&text->words[i], german[j]);
    }
    return balance > 0;
}

/* "Theresa May", and "May" where the article names her so; a word of time that stands
 * alone is rather the time. */
static bool is_surely_name(const struct tokens *tokens, uint32_t at,
                           const struct mention *mention,
                           const struct referent *referent)
{
    const bool single = token_at(tokens, at)->span.end >= mention->span.end;
    return !single || slice_find_byte(referent->name, ' ') != SIZE_MAX;
}

/* "Panzerhaubitze 2000": what stands in the name of a weapon is no day. */
static void pass_weapon(struct tokens *tokens, uint32_t at, struct span name)
{
    const uint64_t times = class_bit(CLASS_YEAR) | class_bit(CLASS_DAY) |
                           class_bit(CLASS_CLOCK) | class_bit(CLASS_DATE);
    for (; at < tokens->count && tokens->items[at].span.end <= name.end; at++)
        tokens->items[at].classes &= ~times;
}

/* Frau März, the FC Mai 05: what names a person or an organisation tells no time and
 * counts nothing. */
static void pass_names(struct tokens *tokens, const struct reading *reading)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < reading->mention_count; i++) {
        const struct mention *const mention = &reading->mentions[i];
        const struct referent *const referent = &reading->referents[mention->referent];
        if (mention->derived || referent->kind == ENTITY_PLACE)
            continue;
        while (at < tokens->count && tokens->items[at].span.start < mention->span.start)
            at++;
        if (referent->kind == ENTITY_WEAPON) {
            pass_weapon(tokens, at, mention->span);
            continue;
        }
        if (!is_surely_name(tokens, at, mention, referent))
            continue;
        for (; at < tokens->count && tokens->items[at].span.end <= mention->span.end;
             at++) {
            tokens->items[at].classes &= class_bit(CLASS_BORN);
            tokens->items[at].promising = false;
        }
    }
}

bool dates_read(const struct dates *dates, const struct article *article,
                const struct text *text, struct arena *arena, struct reading *out,
                struct fault *fault)
{
    const bool english = is_english(article, text);
    const struct grammar *const grammar = english ? &dates->english : &dates->german;
    struct tokens tokens = { 0 };
    struct list found = { 0 };
    struct publication published = article->published;
    if (!tokens_make(&grammar->vocabulary, text, english, arena, &tokens, fault))
        return false;
    pass_names(&tokens, out);
    if (!scan_dates(&grammar->ruleset, &tokens, &published, arena, &found, fault))
        return false;
    if (published.basis == PUBLISHED_UNKNOWN &&
        publication_from_text(text, &tokens, &found, &published)) {
        /* Now that the day is known, the other expressions can be resolved. */
        found = (struct list){ 0 };
        if (!scan_dates(&grammar->ruleset, &tokens, &published, arena, &found, fault))
            return false;
    }
    struct list figures = { 0 };
    if (!scan_figures(&tokens, &found, arena, &figures, fault))
        return false;
    out->dates = found.items;
    out->date_count = found.count;
    out->figures = figures.items;
    out->figure_count = figures.count;
    out->published = published;
    return true;
}
