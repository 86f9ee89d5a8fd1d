#include "reading/dates/vocabulary.h"

#include <stdlib.h>
#include <string.h>

static const char *const class_names[CLASS_COUNT_OF] = {
    [CLASS_LITERAL] = "literal",
    [CLASS_MONTH] = "month",
    [CLASS_WEEKDAY] = "weekday",
    [CLASS_WEEKDAYS] = "weekdays",
    [CLASS_WEEKDAY_PART] = "weekday_part",
    [CLASS_UNIT] = "unit",
    [CLASS_UNITS] = "units",
    [CLASS_YEAR_WORD] = "year_word",
    [CLASS_HALF_YEAR] = "half_year",
    [CLASS_SEASON] = "season",
    [CLASS_SEASON_MONTHS] = "season_months",
    [CLASS_DAYPART] = "daypart",
    [CLASS_DAYPARTS] = "dayparts",
    [CLASS_AFTER_DAY] = "after_day",
    [CLASS_TONIGHT] = "tonight",
    [CLASS_MIDNIGHT] = "midnight",
    [CLASS_EARLY] = "early",
    [CLASS_PART] = "part",
    [CLASS_EDGE] = "edge",
    [CLASS_STEP] = "step",
    [CLASS_SHIFT] = "shift",
    [CLASS_ARTICLE] = "article",
    [CLASS_ONE] = "one",
    [CLASS_SOME] = "some",
    [CLASS_HALF] = "half",
    [CLASS_FILLER] = "filler",
    [CLASS_ALL] = "all",
    [CLASS_EVERY] = "every",
    [CLASS_PER] = "per",
    [CLASS_TO] = "to",
    [CLASS_AND] = "and",
    [CLASS_ADVERB] = "adverb",
    [CLASS_ADVERBIAL] = "adverbial",
    [CLASS_REF] = "ref",
    [CLASS_SET] = "set",
    [CLASS_DURATION] = "duration",
    [CLASS_LASTING] = "lasting",
    [CLASS_ORDINAL] = "ordinal",
    [CLASS_DECADE] = "decade",
    [CLASS_DECADE_YEARS] = "decade_years",
    [CLASS_HOLIDAY] = "holiday",
    [CLASS_ERA] = "era",
    [CLASS_EX] = "ex",
    [CLASS_RELATIVE] = "relative",
    [CLASS_CLOCK_WORD] = "clock_word",
    [CLASS_BEFORE_CLOCK] = "before_clock",
    [CLASS_HALF_PAST] = "half_past",
    [CLASS_QUARTER] = "quarter",
    [CLASS_NUMBER] = "number",
    [CLASS_SCALE] = "scale",
    [CLASS_CROWD] = "crowd",
    [CLASS_APPROX] = "approx",
    [CLASS_BORN] = "born",
    [CLASS_BOUND] = "bound",
    [CLASS_MEASURE] = "measure",
    [CLASS_TENSE] = "tense",
    [CLASS_NOT_VERB] = "not_verb",
    [CLASS_NOT_PAST] = "not_past",
    [CLASS_UNITLIKE] = "unitlike",
    [CLASS_DAY] = "day",
    [CLASS_YEAR] = "year",
    [CLASS_CLOCK] = "clock",
    [CLASS_COUNT] = "count",
    [CLASS_DATE] = "date",
};

enum time_class time_class_named(struct slice name)
{
    enum time_class class = 0;
    while (class < CLASS_COUNT_OF && !slice_is(name, class_names[class]))
        class ++;
    return class;
}

const struct meaning *entry_meaning(const struct entry *entry, enum time_class class)
{
    if ((entry->own & class_bit(class)) == 0)
        return NULL;
    const struct meaning *meaning = entry->meanings;
    while (meaning != NULL && meaning->class != class)
        meaning = meaning->next;
    return meaning;
}

const struct entry *vocabulary_find(const struct vocabulary *vocabulary, uint64_t hash)
{
    if (!sieve_may_have(&vocabulary->sieve, hash))
        return NULL;
    const uint32_t number = map_find_hash(&vocabulary->words, hash);
    if (number == MAP_NONE)
        return NULL;
    return (const struct entry *)vocabulary->entries.items + number;
}

/* The word's entry, made if there is none; NULL if out of memory. */
static struct entry *find_or_add(struct vocabulary *vocabulary, struct slice word,
                                 struct fault *fault)
{
    const uint32_t number = map_find(&vocabulary->words, word);
    if (number != MAP_NONE)
        return (struct entry *)vocabulary->entries.items + number;
    struct entry *const entry =
        list_add(&vocabulary->entries, vocabulary->arena, sizeof *entry);
    if (entry == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    sieve_add(&vocabulary->sieve, slice_hash(word));
    return map_set(&vocabulary->words, vocabulary->arena, word,
                   vocabulary->entries.count - 1, fault)
               ? entry
               : NULL;
}

bool vocabulary_add_literal(struct vocabulary *vocabulary, struct slice word,
                            uint32_t *number, struct fault *fault)
{
    struct entry *const entry = find_or_add(vocabulary, word, fault);
    if (entry == NULL)
        return false;
    if (entry->literal == 0)
        entry->literal = ++vocabulary->literal_count;
    entry->classes |= class_bit(CLASS_LITERAL);
    entry->own |= class_bit(CLASS_LITERAL);
    *number = entry->literal;
    return true;
}

static double number_of(struct slice text)
{
    char digits[32];
    if (text.length == 0 || text.length >= sizeof digits)
        return 0;
    memcpy(digits, text.bytes, text.length);
    digits[text.length] = '\0';
    return strtod(digits, NULL);
}

static bool add_meaning(struct vocabulary *vocabulary, struct entry *entry,
                        enum time_class class, struct slice text, struct fault *fault)
{
    struct meaning *const meaning = arena_alloc(vocabulary->arena, sizeof *meaning);
    if (meaning == NULL)
        return fault_no_memory(fault);
    *meaning = (struct meaning){ class, number_of(text), text, entry->meanings };
    entry->meanings = meaning;
    entry->classes |= class_bit(class);
    entry->own |= class_bit(class);
    return true;
}

static bool add_meanings(struct vocabulary *vocabulary, struct entry *entry,
                         struct slice meanings, struct fault *fault)
{
    for (struct slice rest = meanings; rest.bytes != NULL;) {
        struct slice text = slice_split(&rest, ' ');
        const struct slice name = slice_split(&text, '=');
        const enum time_class class = time_class_named(name);
        if (class == CLASS_COUNT_OF)
            return fault_set(fault, FAULT_FORMAT, "\"%.*s\" is no class of time words",
                             slice_shown(name), name.bytes);
        if (text.bytes == NULL)
            text = SLICE("");
        if (!add_meaning(vocabulary, entry, class, text, fault))
            return false;
    }
    return true;
}

static bool add_phrase(struct vocabulary *vocabulary, struct slice words,
                       struct slice meanings, struct fault *fault)
{
    struct phrase *const phrase = arena_alloc(vocabulary->arena, sizeof *phrase);
    if (phrase == NULL)
        return fault_no_memory(fault);
    for (struct slice rest = words; rest.bytes != NULL; phrase->count++) {
        if (phrase->count == PHRASE_WORDS)
            return fault_set(fault, FAULT_LIMIT, "\"%.*s\" is longer than %d words",
                             slice_shown(words), words.bytes, PHRASE_WORDS);
        phrase->words[phrase->count] = slice_split(&rest, ' ');
    }
    struct entry *const first = find_or_add(vocabulary, phrase->words[0], fault);
    if (first == NULL || !add_meanings(vocabulary, &phrase->entry, meanings, fault))
        return false;
    struct phrase **at = &first->phrases;
    while (*at != NULL && (*at)->count > phrase->count)
        at = &(*at)->next;
    phrase->next = *at;
    *at = phrase;
    first->classes |= phrase->entry.classes;
    first->phrases_go_on |= phrase_bit(phrase->words[1]);
    return true;
}

static bool add_word(struct vocabulary *vocabulary, struct slice word,
                     struct slice meanings, struct fault *fault)
{
    if (slice_find_byte(word, ' ') != SIZE_MAX)
        return add_phrase(vocabulary, word, meanings, fault);
    struct entry *const entry = find_or_add(vocabulary, word, fault);
    return entry != NULL && add_meanings(vocabulary, entry, meanings, fault);
}

/* The five endings of an adjective whose stem is given. */
static bool add_adjective(struct vocabulary *vocabulary, struct slice stem,
                          struct slice meanings, struct fault *fault)
{
    static const char *const endings[] = { "e", "en", "er", "es", "em" };
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const size_t length = strlen(endings[i]);
        char *const word = arena_alloc(vocabulary->arena, stem.length + length);
        if (word == NULL)
            return fault_no_memory(fault);
        memcpy(word, stem.bytes, stem.length);
        memcpy(word + stem.length, endings[i], length);
        if (!add_word(vocabulary, (struct slice){ word, stem.length + length },
                      meanings, fault))
            return false;
    }
    return true;
}

bool vocabulary_add(struct vocabulary *vocabulary, const struct table *table,
                    struct fault *fault)
{
    const uint32_t words = table_column(table, "word");
    const uint32_t meanings = table_column(table, "meanings");
    for (uint32_t i = 0; i < table->row_count; i++) {
        const struct slice word = table_cell(table, i, words);
        const struct slice meaning = table_cell(table, i, meanings);
        const bool stem = word.length > 1 && word.bytes[word.length - 1] == '-';
        const bool added =
            stem ? add_adjective(vocabulary, slice_part(word, 0, word.length - 1),
                                 meaning, fault)
                 : add_word(vocabulary, word, meaning, fault);
        if (!added)
            return table_locate(table, i, fault);
    }
    return true;
}
