#include "reading/claims/event_words.h"

#include "news/vocabulary.h"

enum {
    SHORTEST_HEAD = 4,  /* bytes of the shortest last part of a compound */
    SHORTEST_FRONT = 3, /* and of what stands before it: "Preise" is no "Reise" */
    ENDINGS_MAX = 4
};

static uint32_t pack(const struct event_sense *sense)
{
    return (uint32_t)sense->event | (uint32_t)sense->rival << 4 |
           (uint32_t)sense->needs << 8 | (uint32_t)sense->side << 12 |
           (uint32_t)sense->weapon << 16;
}

static struct event_sense unpack(uint32_t packed)
{
    return (struct event_sense){
        .event = (enum claim_event)(packed & 15U),
        .rival = (enum claim_event)(packed >> 4 & 15U),
        .needs = (enum event_needs)(packed >> 8 & 15U),
        .side = (enum event_side)(packed >> 12 & 15U),
        .weapon = (packed >> 16 & 1U) != 0,
    };
}

struct event_row {
    struct slice word;
    bool is_verb, is_noun;
    struct event_sense sense;
};

static bool parse_events(struct slice cell, struct event_sense *sense,
                         struct fault *fault)
{
    struct slice rest = cell;
    const struct slice name = slice_split(&rest, ' ');
    const bool known = claim_event_parse(name, &sense->event) &&
                       (rest.bytes == NULL || claim_event_parse(rest, &sense->rival));
    return known || fault_set(fault, FAULT_FORMAT, "no such event: \"%.*s\"",
                              slice_shown(cell), cell.bytes);
}

static bool read_row(const struct table *table, uint32_t row, struct event_row *out,
                     struct fault *fault)
{
    const struct slice kind = table_cell(table, row, table_column(table, "class"));
    const struct slice side = table_cell(table, row, table_column(table, "subject"));
    const struct slice needs = table_cell(table, row, table_column(table, "needs"));
    out->word = table_cell(table, row, table_column(table, "word"));
    out->is_verb = slice_is(kind, "verb");
    if (out->is_verb && slice_starts_with(out->word, SLICE("|")))
        out->word = slice_part(out->word, 1, out->word.length);
    out->is_noun = slice_is(kind, "noun") || slice_is(kind, "weapon");
    out->sense = (struct event_sense){
        .needs = slice_is(needs, "arms")     ? NEEDS_ARMS
                 : slice_is(needs, "topic")  ? NEEDS_TOPIC
                 : slice_is(needs, "weapon") ? NEEDS_WEAPON
                                             : NEEDS_NOTHING,
        .side = slice_is(side, "supplier")    ? SIDE_SUPPLIER
                : slice_is(side, "recipient") ? SIDE_RECIPIENT
                                              : SIDE_NONE,
        .weapon = slice_is(kind, "weapon"),
    };
    return parse_events(table_cell(table, row, table_column(table, "event")),
                        &out->sense, fault);
}

/* "Manöver", "Handel", "Treffen": an ending without stress, unlike that of "Ziel". */
static bool is_weak(struct slice noun)
{
    static const char *const ends[] = { "er", "el", "en", NULL };
    return slice_ends_with_any(noun, ends) && !slice_ends_with(noun, SLICE("iel"));
}

/* The endings that a noun can take beside its nominative; a plural with Umlaut has a
 * row of its own. */
static uint32_t list_endings(struct slice noun, const char *out[ENDINGS_MAX])
{
    static const char *const plural_en[] = { "ung",    "ion",  "heit",
                                             "schaft", "ität", NULL };
    if (slice_ends_with_any(noun, plural_en)) {
        out[0] = "en";
        return 1;
    }
    if (slice_ends_with(noun, SLICE("e"))) {
        out[0] = "n";
        return 1;
    }
    if (is_weak(noun)) {
        out[0] = "s";
        out[1] = "n";
        return slice_ends_with(noun, SLICE("er")) ? 2 : 1;
    }
    out[0] = "s";
    out[1] = "es";
    out[2] = "e";
    out[3] = "en";
    return ENDINGS_MAX;
}

static bool add_form(struct event_words *words, struct arena *arena,
                     const struct event_row *row, const char *ending,
                     struct fault *fault)
{
    const struct slice end = slice_of(ending);
    char *const bytes = arena_alloc(arena, row->word.length + end.length);
    if (bytes == NULL)
        return fault_no_memory(fault);
    for (size_t i = 0; i < row->word.length; i++)
        bytes[i] = row->word.bytes[i];
    for (size_t i = 0; i < end.length; i++)
        bytes[row->word.length + i] = end.bytes[i];
    const struct slice form = { bytes, row->word.length + end.length };
    if (map_find(&words->nouns, form) != MAP_NONE)
        return true;
    return map_set(&words->nouns, arena, form, pack(&row->sense), fault);
}

/* Forms never take the place of a row: those are all there by now. */
static bool add_noun_forms(struct event_words *words, struct arena *arena,
                           const struct event_row *row, struct fault *fault)
{
    const char *endings[ENDINGS_MAX];
    const uint32_t count = list_endings(row->word, endings);
    for (uint32_t i = 0; i < count; i++)
        if (!add_form(words, arena, row, endings[i], fault))
            return false;
    return true;
}

/* Verbs and the nouns as they are: the number of a verb is that of the array. */
static bool add_rows(struct event_words *words, struct verbs *verbs,
                     const struct table *table, struct arena *arena,
                     struct fault *fault)
{
    struct event_row row = { .is_verb = false };
    uint32_t verb = 0;
    for (uint32_t i = 0; i < table->row_count; i++) {
        if (!read_row(table, i, &row, fault))
            return table_locate(table, i, fault);
        const bool added = row.is_verb ? verbs_add(verbs, row.word, &verb, fault)
                                       : map_set(&words->nouns, arena, row.word,
                                                 pack(&row.sense), fault);
        if (!added)
            return false;
    }
    return true;
}

bool event_words_fill(struct event_words *words, struct verbs *verbs,
                      const struct table *table, struct arena *arena,
                      struct fault *fault)
{
    struct event_row row = { .is_verb = false };
    uint32_t verb = 0;
    if (!add_rows(words, verbs, table, arena, fault))
        return false;
    const uint32_t count = verbs->lemmas.entries.count;
    uint32_t *const senses = arena_array(arena, count + 1, sizeof *senses);
    if (senses == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < table->row_count; i++) {
        if (!read_row(table, i, &row, fault) ||
            (row.is_noun && !add_noun_forms(words, arena, &row, fault)) ||
            (row.is_verb && !verbs_add(verbs, row.word, &verb, fault)))
            return false;
        if (row.is_verb)
            senses[verb] = pack(&row.sense);
    }
    words->verbs = senses;
    words->verb_count = count;
    return true;
}

/* A byte that goes on with a character. */
static bool is_inside(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

struct event_sense event_of_noun(const struct event_words *words, struct slice lower)
{
    uint32_t found = map_find(&words->nouns, lower);
    for (size_t start = SHORTEST_FRONT;
         found == MAP_NONE && start + SHORTEST_HEAD <= lower.length; start++)
        if (!is_inside(lower.bytes[start]))
            found = map_find(&words->nouns, slice_part(lower, start, lower.length));
    return unpack(found == MAP_NONE ? EVENT_OTHER : found);
}

struct event_sense event_of_other(const struct event_words *words,
                                  const struct word *word)
{
    const uint32_t found = map_find_hashed(&words->others, word->lower, word->hash);
    return unpack(found == MAP_NONE ? EVENT_OTHER : found);
}

struct event_sense event_of_verb(const struct event_words *words, uint32_t verb)
{
    return unpack(verb < words->verb_count ? words->verbs[verb] : EVENT_OTHER);
}
