#include "reading/claims/event_words.h"

#include "news/vocabulary.h"

enum {
    SHORTEST_FRONT =
        3, /* bytes before a compound's last part: "Preise" is no "Reise" */
    ENDINGS_MAX = 5
};

/* What a word tells of that stands in no row. */
enum { NOTHING = 0 };

/* Words that tell of something together; those with the same first word are chained. */
struct event_phrase {
    struct slice second; /* length 0: the first word tells it alone */
    uint32_t sense;
    uint32_t next; /* number of another phrase, or MAP_NONE */
};

/* The table's columns, by number. */
struct columns {
    uint32_t word, class, event, subject, needs;
};

/* The table as it is being read. */
struct filling {
    struct event_words *words;
    struct event_sense *senses;
    struct verbs *verbs;
    struct last_parts *parts;
    const struct table *table;
    struct columns columns;
    struct arena *arena;
    struct fault *fault;
};

static struct slice cell_of(const struct filling *filling, uint32_t row,
                            uint32_t column)
{
    return table_cell(filling->table, row, column);
}

static struct columns find_columns(const struct table *table)
{
    return (struct columns){ .word = table_column(table, "word"),
                             .class = table_column(table, "class"),
                             .event = table_column(table, "event"),
                             .subject = table_column(table, "subject"),
                             .needs = table_column(table, "needs") };
}

/* Without the bar that tells a verb from a noun that is spelled the same, and without
 * "sich". */
static struct slice word_of(const struct filling *filling, uint32_t row)
{
    const struct slice word = cell_of(filling, row, filling->columns.word);
    const size_t front = slice_starts_with(word, SLICE("|"))       ? 1
                         : slice_starts_with(word, SLICE("sich ")) ? 5
                                                                   : 0;
    return slice_part(word, front, word.length);
}

static bool is_reflexive(const struct filling *filling, uint32_t row)
{
    return slice_starts_with(cell_of(filling, row, filling->columns.word),
                             SLICE("sich "));
}

static enum event_needs parse_needs(struct slice cell)
{
    static const char *const names[] = { "",    "arms", "topic", "weapon",
                                         "way", "body", NULL };
    uint32_t needs = NEEDS_NOTHING;
    while (names[needs] != NULL && !slice_is(cell, names[needs]))
        needs++;
    return names[needs] == NULL ? NEEDS_NOTHING : (enum event_needs)needs;
}

static bool parse_sense(const struct filling *filling, uint32_t row,
                        struct event_sense *sense)
{
    const struct slice side = cell_of(filling, row, filling->columns.subject);
    struct slice rest = cell_of(filling, row, filling->columns.event);
    const struct slice cell = rest, name = slice_split(&rest, ' ');
    *sense = (struct event_sense){
        .needs = parse_needs(cell_of(filling, row, filling->columns.needs)),
        .side = slice_is(side, "supplier")    ? SIDE_SUPPLIER
                : slice_is(side, "recipient") ? SIDE_RECIPIENT
                                              : SIDE_NONE,
        .actor = slice_is(cell_of(filling, row, filling->columns.class), "actor"),
        .weapon = slice_is(cell_of(filling, row, filling->columns.class), "weapon"),
    };
    const bool known = claim_event_parse(name, &sense->event) &&
                       (rest.bytes == NULL || claim_event_parse(rest, &sense->rival));
    return known || fault_set(filling->fault, FAULT_FORMAT, "no such event: \"%.*s\"",
                              slice_shown(cell), cell.bytes);
}

static bool add_noun(const struct filling *filling, struct slice form, uint32_t sense)
{
    return last_parts_set(filling->parts, &filling->words->nouns, filling->arena, form,
                          sense, filling->fault);
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
    return 4;
}

static struct slice join(struct arena *arena, struct slice stem, const char *ending)
{
    const struct slice end = slice_of(ending);
    char *const bytes = arena_alloc(arena, stem.length + end.length);
    if (bytes == NULL)
        return (struct slice){ NULL, 0 };
    for (size_t i = 0; i < stem.length; i++)
        bytes[i] = stem.bytes[i];
    for (size_t i = 0; i < end.length; i++)
        bytes[stem.length + i] = end.bytes[i];
    return (struct slice){ bytes, stem.length + end.length };
}

/* Forms never take the place of a row: those are all there by now. */
static bool add_noun_forms(const struct filling *filling, uint32_t row)
{
    const struct slice noun = cell_of(filling, row, filling->columns.word);
    const char *endings[ENDINGS_MAX];
    const uint32_t count = list_endings(noun, endings);
    for (uint32_t i = 0; i < count; i++) {
        const struct slice form = join(filling->arena, noun, endings[i]);
        if (form.bytes == NULL)
            return fault_no_memory(filling->fault);
        if (map_find(&filling->words->nouns, form) == MAP_NONE &&
            !add_noun(filling, form, row + 1))
            return false;
    }
    return true;
}

static bool is_verb(const struct filling *filling, uint32_t row)
{
    return slice_is(cell_of(filling, row, filling->columns.class), "verb");
}

static bool is_other(const struct filling *filling, uint32_t row)
{
    return slice_is(cell_of(filling, row, filling->columns.class), "word");
}

/* Verbs and the nouns as they are: afterwards all verbs have their numbers. */
static bool add_rows(const struct filling *filling)
{
    uint32_t verb = 0;
    for (uint32_t row = 0; row < filling->table->row_count; row++) {
        const struct slice word = word_of(filling, row);
        if (!parse_sense(filling, row, &filling->senses[row + 1]))
            return table_locate(filling->table, row, filling->fault);
        if (is_verb(filling, row)
                ? !verbs_add(filling->verbs, word, &verb, filling->fault)
                : !is_other(filling, row) && !add_noun(filling, word, row + 1))
            return false;
    }
    return true;
}

static bool add_phrase(const struct filling *filling, struct slice first,
                       struct slice second, uint32_t sense)
{
    struct event_words *const words = filling->words;
    struct event_phrase *const phrase =
        list_add(&words->phrases, filling->arena, sizeof *phrase);
    if (phrase == NULL)
        return fault_no_memory(filling->fault);
    *phrase = (struct event_phrase){ .second = second,
                                     .sense = sense,
                                     .next = map_find(&words->others, first) };
    return map_set(&words->others, filling->arena, first, words->phrases.count - 1,
                   filling->fault);
}

/* "tot", also inflected ("tote"); "ums Leben" as it is. */
static bool add_other(const struct filling *filling, uint32_t row)
{
    static const char *const endings[ENDINGS_MAX] = { "e", "en", "er", "es", "em" };
    struct slice rest = cell_of(filling, row, filling->columns.word);
    const struct slice first = slice_split(&rest, ' ');
    if (!add_phrase(filling, first, rest, row + 1))
        return false;
    for (uint32_t i = 0; i < ENDINGS_MAX && rest.bytes == NULL; i++) {
        const struct slice form = join(filling->arena, first, endings[i]);
        if (form.bytes == NULL)
            return fault_no_memory(filling->fault);
        if (!add_phrase(filling, form, rest, row + 1))
            return false;
    }
    return true;
}

/* The verb is there already: this finds its number. */
static bool add_verb_sense(const struct filling *filling, uint32_t row,
                           struct verb_senses *senses)
{
    uint32_t verb = 0;
    if (!verbs_add(filling->verbs, word_of(filling, row), &verb, filling->fault))
        return false;
    *(is_reflexive(filling, row) ? &senses[verb].reflexive : &senses[verb].plain) =
        row + 1;
    return true;
}

/* What follows from the rows, once all are there. */
static bool add_forms(const struct filling *filling, struct verb_senses *senses)
{
    for (uint32_t row = 0; row < filling->table->row_count; row++) {
        const bool added = is_other(filling, row) ? add_other(filling, row)
                           : is_verb(filling, row)
                               ? add_verb_sense(filling, row, senses)
                               : add_noun_forms(filling, row);
        if (!added)
            return false;
    }
    return true;
}

bool event_words_fill(struct event_words *words, struct verbs *verbs,
                      struct last_parts *parts, const struct table *table,
                      struct arena *arena, struct fault *fault)
{
    const struct filling filling = {
        .words = words,
        .senses = arena_array(arena, table->row_count + 1, sizeof *filling.senses),
        .verbs = verbs,
        .parts = parts,
        .table = table,
        .columns = find_columns(table),
        .arena = arena,
        .fault = fault,
    };
    if (filling.senses == NULL)
        return fault_no_memory(fault);
    if (!add_rows(&filling))
        return false;
    const uint32_t count = verbs->lemmas.keys.count;
    struct verb_senses *const of_verbs =
        arena_array(arena, count + 1, sizeof *of_verbs);
    if (of_verbs == NULL)
        return fault_no_memory(fault);
    words->senses = filling.senses;
    words->parts = parts;
    words->verbs = of_verbs;
    words->verb_count = count;
    return add_forms(&filling, of_verbs);
}

const struct event_sense *event_of_noun(const struct event_words *words,
                                        struct slice lower)
{
    const uint32_t found =
        last_parts_find(words->parts, &words->nouns, lower, SHORTEST_FRONT).value;
    return &words->senses[found == MAP_NONE ? NOTHING : found];
}

const struct event_sense *event_of_other(const struct event_words *words,
                                         const struct word *word,
                                         const struct word *next)
{
    const struct event_phrase *const phrases = words->phrases.items;
    uint32_t at = map_find_hash(&words->others, word->hash);
    for (; at != MAP_NONE; at = phrases[at].next) {
        const struct slice second = phrases[at].second;
        if (second.length == 0 || (next != NULL && slice_equals(next->lower, second)))
            return &words->senses[phrases[at].sense];
    }
    return &words->senses[NOTHING];
}

const struct event_sense *event_of_verb(const struct event_words *words, uint32_t verb)
{
    return &words
                ->senses[verb < words->verb_count ? words->verbs[verb].plain : NOTHING];
}

const struct event_sense *event_of_reflexive(const struct event_words *words,
                                             uint32_t verb)
{
    const uint32_t sense =
        verb < words->verb_count ? words->verbs[verb].reflexive : NOTHING;
    return sense == NOTHING ? NULL : &words->senses[sense];
}
