#include "reading/claims/cues.h"

#include "news/vocabulary.h"

enum { SHORTEST_FRONT = 1 }; /* bytes before the last part of a compound */

static const struct {
    const char *name;
    uint32_t flag;
} takes_names[] = {
    { "clause", TAKES_CLAUSE },
    { "quote", TAKES_QUOTE },
    { "infinitive", TAKES_INFINITIVE },
    { "object", TAKES_OBJECT },
    { "als", TAKES_ALS },
    { "relay", TAKES_RELAY },
    { "impersonal", TAKES_NO_SUBJECT },
};

static uint32_t takes_flag(struct slice name)
{
    for (size_t i = 0; i < sizeof takes_names / sizeof takes_names[0]; i++)
        if (slice_is(name, takes_names[i].name))
            return takes_names[i].flag;
    return TAKES_PREPOSITION;
}

static void parse_takes(struct cue *cue, struct slice cell)
{
    uint32_t prepositions = 0;
    for (struct slice rest = cell; rest.bytes != NULL && rest.length > 0;) {
        const struct slice name = slice_split(&rest, ' ');
        const uint32_t flag = takes_flag(name);
        cue->takes |= flag;
        if (flag == TAKES_PREPOSITION && prepositions < CUE_PREPOSITIONS_MAX)
            cue->prepositions[prepositions++] = name;
    }
}

/* "aus|gehen davon": a verb and the words that must stand with it. */
static bool parse_lemma(struct cue_tables *tables, struct cue *cue, struct slice cell,
                        struct fault *fault)
{
    struct slice rest = cell;
    const struct slice lemma = slice_split(&rest, ' ');
    for (uint32_t i = 0; i < CUE_WORDS_MAX && rest.bytes != NULL; i++)
        cue->words[i] = slice_split(&rest, ' ');
    return verbs_add(&tables->forms.verbs, lemma, &cue->verb, fault);
}

static bool fill_cues(struct cue_tables *tables, const struct table *table,
                      struct arena *arena, struct fault *fault)
{
    const uint32_t lemma = table_column(table, "cue");
    const uint32_t takes = table_column(table, "takes");
    const uint32_t modality = table_column(table, "modality");
    const uint32_t polarity = table_column(table, "polarity");
    for (uint32_t row = 0; row < table->row_count; row++) {
        struct cue *const cue = list_add(&tables->cues, arena, sizeof *cue);
        if (cue == NULL)
            return fault_no_memory(fault);
        const struct slice sure = table_cell(table, row, modality);
        const struct slice side = table_cell(table, row, polarity);
        cue->next = NO_CUE;
        parse_takes(cue, table_cell(table, row, takes));
        if (!parse_lemma(tables, cue, table_cell(table, row, lemma), fault))
            return false;
        if ((sure.length > 0 && !claim_modality_parse(sure, &cue->modality)) ||
            (side.length > 0 && !claim_polarity_parse(side, &cue->polarity))) {
            fault_set(fault, FAULT_FORMAT, "no such modality or polarity");
            return table_locate(table, row, fault);
        }
    }
    return true;
}

static bool fill_nouns(struct cue_tables *tables, const struct table *table,
                       struct arena *arena, struct fault *fault)
{
    static const char *const names[] = { "according", "voice", "clause", "told" };
    const uint32_t noun = table_column(table, "noun");
    const uint32_t uses_column = table_column(table, "uses");
    for (uint32_t row = 0; row < table->row_count; row++) {
        uint32_t uses = 0;
        for (struct slice rest = table_cell(table, row, uses_column);
             rest.bytes != NULL;) {
            const struct slice name = slice_split(&rest, ' ');
            for (uint32_t i = 0; i < sizeof names / sizeof names[0]; i++)
                uses |= slice_is(name, names[i]) ? 1U << i : 0U;
        }
        if (!last_parts_set(&tables->parts, &tables->nouns, arena,
                            table_cell(table, row, noun), uses, fault))
            return false;
    }
    return true;
}

static bool fill_hedges(struct cue_tables *tables, const struct table *table,
                        struct arena *arena, struct fault *fault)
{
    const uint32_t word = table_column(table, "word");
    const uint32_t column = table_column(table, "modality");
    const uint32_t side = table_column(table, "polarity");
    for (uint32_t row = 0; row < table->row_count; row++) {
        const struct slice key = table_cell(table, row, word);
        enum claim_modality modality = MODALITY_STATED;
        enum claim_polarity polarity = POLARITY_AFFIRMED;
        const bool hedges =
            claim_modality_parse(table_cell(table, row, column), &modality);
        const bool rejects =
            claim_polarity_parse(table_cell(table, row, side), &polarity);
        if (!hedges && !rejects) {
            fault_set(fault, FAULT_FORMAT, "no such modality or polarity");
            return table_locate(table, row, fault);
        }
        if ((hedges && !map_set(&tables->hedges, arena, key, modality, fault)) ||
            (rejects && !map_set(&tables->rejections, arena, key, polarity, fault)))
            return false;
    }
    return true;
}

static bool chain_cues(struct cue_tables *tables, struct arena *arena,
                       struct fault *fault)
{
    const uint32_t count = tables->forms.verbs.lemmas.keys.count;
    uint32_t *const of_verb = arena_array(arena, count, sizeof *of_verb);
    if (of_verb == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < count; i++)
        of_verb[i] = NO_CUE;
    for (uint32_t i = 0; i < tables->cues.count; i++) {
        struct cue *const cue = &((struct cue *)tables->cues.items)[i];
        cue->next = of_verb[cue->verb];
        of_verb[cue->verb] = i;
    }
    tables->of_verb = of_verb;
    return true;
}

static bool fill_numerals(struct cue_tables *tables, const struct lexicon *lexicon,
                          struct arena *arena, struct fault *fault)
{
    const struct table *const table = lexicon_table(lexicon, "numerals");
    const uint32_t word = table_column(table, "word");
    const uint32_t meanings = table_column(table, "meanings");
    for (uint32_t row = 0; row < table->row_count; row++) {
        if (slice_starts_with(table_cell(table, row, meanings), SLICE("number=")) &&
            !map_set(&tables->numerals, arena, table_cell(table, row, word), 1, fault))
            return false;
    }
    return true;
}

static bool fill_agents(struct cue_tables *tables, const struct lexicon *lexicon,
                        struct arena *arena, struct fault *fault)
{
    const struct table *const table = lexicon_table(lexicon, "agents");
    const uint32_t noun = table_column(table, "noun");
    const uint32_t kind = table_column(table, "kind");
    for (uint32_t row = 0; row < table->row_count; row++) {
        const struct slice name = table_cell(table, row, kind);
        const uint32_t agent = slice_is(name, "person")  ? AGENT_PERSON
                               : slice_is(name, "staff") ? AGENT_PERSON | AGENT_STAFF
                                                         : AGENT_BODY;
        if (!last_parts_set(&tables->parts, &tables->agents, arena,
                            table_cell(table, row, noun), agent, fault))
            return false;
    }
    return true;
}

static bool fill_bodies(struct cue_tables *tables, const struct table *table,
                        struct arena *arena, struct fault *fault)
{
    const uint32_t noun = table_column(table, "noun");
    const uint32_t kind = table_column(table, "kind");
    const uint32_t calls = table_column(table, "calls");
    enum { MOST_KINDS = 29 }; /* the bits of BODY_KINDS */
    struct map kinds = { 0 };
    for (uint32_t row = 0; row < table->row_count; row++) {
        const struct slice name = table_cell(table, row, kind);
        const struct slice called = table_cell(table, row, calls);
        uint32_t bits = 0;
        if (!table_kinds(name, MOST_KINDS, &kinds, arena, &bits, fault))
            return table_locate(table, row, fault);
        bits =
            slice_is(name, "any") ? (uint32_t)BODY_OF_ANY_KIND : bits * BODY_FIRST_KIND;
        bits |= slice_is(called, "any")    ? (uint32_t)BODY_CALLED_ANY
                : slice_is(called, "kind") ? (uint32_t)BODY_CALLED_KIND
                                           : 0;
        if (!last_parts_set(&tables->parts, &tables->bodies, arena,
                            table_cell(table, row, noun), bits, fault))
            return false;
    }
    return true;
}

static bool fill_genders(struct cue_tables *tables, const struct table *table,
                         struct arena *arena, struct fault *fault)
{
    const uint32_t name = table_column(table, "name");
    const uint32_t gender = table_column(table, "gender");
    for (uint32_t row = 0; row < table->row_count; row++) {
        const bool woman = slice_is(table_cell(table, row, gender), "f");
        if (!map_set(&tables->genders, arena, table_cell(table, row, name),
                     woman ? GENDER_FEMALE : GENDER_MALE, fault))
            return false;
    }
    return true;
}

static bool fill_acts_for(struct cue_tables *tables, const struct table *table,
                          struct arena *arena, struct fault *fault)
{
    const uint32_t id = table_column(table, "id");
    const uint32_t country = table_column(table, "country");
    for (uint32_t row = 0; row < table->row_count; row++) {
        const struct slice code = table_cell(table, row, country);
        if (!map_set(&tables->acts_for, arena, table_cell(table, row, id),
                     country_number(code), fault))
            return false;
    }
    return true;
}

bool cue_tables_fill(struct cue_tables *tables, const struct lexicon *lexicon,
                     struct arena *arena, struct fault *fault)
{
    return form_tables_fill(&tables->forms, lexicon, arena, fault) &&
           fill_cues(tables, lexicon_table(lexicon, "cues"), arena, fault) &&
           fill_nouns(tables, lexicon_table(lexicon, "cue-nouns"), arena, fault) &&
           fill_agents(tables, lexicon, arena, fault) &&
           fill_bodies(tables, lexicon_table(lexicon, "body-kinds"), arena, fault) &&
           callings_fill(&tables->callings, &tables->parts,
                         lexicon_table(lexicon, "callings"), arena, fault) &&
           fill_numerals(tables, lexicon, arena, fault) &&
           fill_genders(tables, lexicon_table(lexicon, "name-genders"), arena, fault) &&
           fill_hedges(tables, lexicon_table(lexicon, "hedges"), arena, fault) &&
           fill_acts_for(tables, lexicon_table(lexicon, "acts-for"), arena, fault) &&
           event_words_fill(&tables->events, &tables->forms.verbs, &tables->parts,
                            lexicon_table(lexicon, "events"), arena, fault) &&
           chain_cues(tables, arena, fault);
}

static struct last_part find_last_part(const struct cue_tables *tables,
                                       const struct map *map, struct slice lower)
{
    return last_parts_find(&tables->parts, map, lower, SHORTEST_FRONT);
}

uint32_t cue_noun_uses(const struct cue_tables *tables, const struct word *word)
{
    const uint32_t uses = find_last_part(tables, &tables->nouns, word->lower).value;
    return uses == MAP_NONE ? 0 : uses;
}

size_t cue_noun_saying(const struct cue_tables *tables, const struct word *word)
{
    const struct last_part noun = find_last_part(tables, &tables->nouns, word->lower);
    return noun.value == MAP_NONE || (noun.value & NOUN_VOICE) != 0 ? 0 : noun.length;
}

struct slice cue_noun_without_case(struct slice noun)
{
    if (slice_ends_with(noun, SLICE("n")) || slice_ends_with(noun, SLICE("s")))
        noun.length--;
    return noun;
}

static uint32_t find_agent(const struct cue_tables *tables, struct slice noun)
{
    return find_last_part(tables, &tables->agents, noun).value;
}

uint32_t cue_noun_agent(const struct cue_tables *tables, struct slice lower)
{
    uint32_t agent = find_agent(tables, lower);
    if (agent == MAP_NONE)
        agent = find_agent(tables, cue_noun_without_case(lower));
    /* "Polizisten", "Mannes" */
    if (agent == MAP_NONE &&
        (slice_ends_with(lower, SLICE("en")) || slice_ends_with(lower, SLICE("es"))))
        agent = find_agent(tables, slice_part(lower, 0, lower.length - 2));
    return agent == MAP_NONE ? 0 : agent;
}

uint32_t cue_acts_for(const struct cue_tables *tables, struct slice key)
{
    return key.bytes == NULL ? MAP_NONE : map_find(&tables->acts_for, key);
}

uint32_t cue_noun_body(const struct cue_tables *tables, struct slice lower)
{
    static const char *const cases[] = { "", "s", "es", "en" };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct slice ending = slice_of(cases[i]);
        if (!slice_ends_with(lower, ending))
            continue;
        const struct slice noun = slice_part(lower, 0, lower.length - ending.length);
        const uint32_t body = find_last_part(tables, &tables->bodies, noun).value;
        if (body != MAP_NONE)
            return body;
    }
    return 0;
}
