#include "reading/claims/forms.h"

enum { CALL_AHEAD = 8 /* words: about as long as memory takes */ };

static const struct {
    const char *name;
    uint32_t flag;
} class_names[] = {
    { "det", CLASS_DETERMINER },
    { "oblique", CLASS_OBLIQUE },
    { "negation", CLASS_NEGATION },
    { "pronoun", CLASS_PRONOUN },
    { "object", CLASS_OBJECT },
    { "relative", CLASS_RELATIVE },
    { "preposition", CLASS_PREPOSITION },
    { "subordinator", CLASS_SUBORDINATOR },
    { "infinitive-opener", CLASS_OPENER },
    { "coordinator", CLASS_COORDINATOR },
    { "adverb", CLASS_ADVERB },
    { "time", CLASS_TIME },
    { "particle", CLASS_PARTICLE },
    { "contraction", CLASS_CONTRACTION },
};

static bool parse_classes(struct slice cell, uint32_t *out, struct fault *fault)
{
    uint32_t classes = 0;
    for (struct slice rest = cell; rest.bytes != NULL;) {
        const struct slice name = slice_split(&rest, ' ');
        uint32_t flag = 0;
        for (size_t i = 0; i < sizeof class_names / sizeof class_names[0]; i++)
            if (slice_is(name, class_names[i].name))
                flag = class_names[i].flag;
        if (flag == 0)
            return fault_set(fault, FAULT_FORMAT, "\"%.*s\" is no class of words",
                             slice_shown(name), name.bytes);
        classes |= flag;
    }
    *out = classes;
    return true;
}

bool form_tables_fill(struct form_tables *tables, const struct lexicon *lexicon,
                      struct arena *arena, struct fault *fault)
{
    const struct table *const closed = lexicon_table(lexicon, "closed-words");
    const uint32_t word = table_column(closed, "word");
    const uint32_t classes_column = table_column(closed, "classes");
    for (uint32_t row = 0; row < closed->row_count; row++) {
        uint32_t classes = 0;
        if (!parse_classes(table_cell(closed, row, classes_column), &classes, fault))
            return table_locate(closed, row, fault);
        if (!map_set(&tables->closed, arena, table_cell(closed, row, word), classes,
                     fault))
            return false;
    }
    return verbs_fill(&tables->verbs, lexicon_table(lexicon, "verbs"), arena, fault);
}

static bool is_inflected(struct slice word)
{
    static const char *const ends[] = { "e", "en", "er", "es", "em", NULL };
    return slice_ends_with_any(word, ends);
}

/* Endings that no noun has: "schriftlich", "beispielsweise", "gewissermaßen". */
static bool is_adverbial(struct slice word)
{
    static const char *const ends[] = { "lich", "isch",  "weise", "los",
                                        "haft", "maßen", NULL };
    return slice_ends_with_any(word, ends);
}

/* "gehört", "gerudert"; of a word of no known verb also "gewesen". */
static bool looks_like_participle(struct slice lower, bool known)
{
    enum { SHORTEST = 6 };
    return lower.length >= SHORTEST && slice_starts_with(lower, SLICE("ge")) &&
           (slice_ends_with(lower, SLICE("t")) ||
            (!known && slice_ends_with(lower, SLICE("en"))));
}

/* "gekauften": no preterite of a verb that begins with "ge". */
static bool is_inflected_participle(const struct verbs *verbs, struct slice lower)
{
    const size_t ending = slice_ends_with(lower, SLICE("e")) ? 1 : 2;
    if (!slice_starts_with(lower, SLICE("ge")) || !is_inflected(lower))
        return false;
    const struct slice stem = slice_part(lower, 0, lower.length - ending);
    const uint32_t found = verbs_find(verbs, slice_hash(stem));
    return found != NO_VERB &&
           (verbs_reading(verbs, found)->features & VERB_PARTICIPLE) != 0;
}

static void look_up_verb(const struct form_tables *tables, const struct word *word,
                         struct form *form)
{
    form->reading = verbs_find(&tables->verbs, word->hash);
    for (uint32_t at = form->reading; at != NO_VERB;) {
        const struct verb_reading *const reading = verbs_reading(&tables->verbs, at);
        form->features |= reading->features;
        at = reading->next;
    }
    if (form->features == 0 && form->classes == 0 &&
        is_inflected_participle(&tables->verbs, word->lower))
        form->classes = CLASS_ADJECTIVE;
    if (form->features == 0 && form->classes == 0)
        form->features = verbs_guess(&tables->verbs, word->lower);
    if (form->classes == 0 && looks_like_participle(word->lower, form->features != 0))
        form->features |= VERB_PARTICIPLE;
}

/* "dpa-Meldung", "taz-Bericht": the last part of a compound tells that it is a noun. */
static bool is_noun_compound(const struct text *text, uint32_t at)
{
    if (!word_has(&text->words[at], WORD_HYPHEN))
        return false;
    const struct slice bytes = word_text(text, at);
    const size_t last = slice_behind_last(bytes, '-');
    return last < bytes.length && bytes.bytes[last] >= 'A' && bytes.bytes[last] <= 'Z';
}

/* Of a word that no table has. "Bericht", "Angriffe": only a finite verb opens a
 * sentence
 * ("Sagte er"), or a participle ("Verletzt worden sei niemand"). */
static void guess_classes(const struct word *word, bool capital, struct form *form)
{
    if (capital) {
        form->classes = is_adverbial(word->lower) ? CLASS_ADVERB : CLASS_NOUN;
        form->features &= VERB_PRESENT | VERB_PRETERITE | VERB_KONJUNKTIV | VERB_WOULD |
                          VERB_PARTICIPLE;
    } else if (form->features == 0 && is_inflected(word->lower)) {
        form->classes = CLASS_ADJECTIVE;
    }
}

/* A word with a capital counts as what it is in lower case where a sentence or a
 * quotation begins; elsewhere it is a noun. */
static struct form read_word(const struct form_tables *tables, const struct text *text,
                             uint32_t at)
{
    const struct word *const words = text->words;
    const struct word *const word = &words[at];
    struct form form = { .reading = NO_VERB };
    /* "bote.example" is the name of a site. */
    if (word->kind == WORD_LINK)
        form.classes = CLASS_NOUN | CLASS_NAME;
    if (word->kind != WORD_LETTERS)
        return form;
    const bool capital = word_has(word, WORD_CAPITAL) || is_noun_compound(text, at);
    const bool begins =
        word_has(word, WORD_FIRST) || at == 0 || words[at - 1].kind == WORD_MARK;
    const uint32_t classes = map_find_hash(&tables->closed, word->hash);
    if (classes != MAP_NONE)
        form.classes =
            capital && !begins ? CLASS_NOUN | (classes & CLASS_TIME) : classes;
    if (capital && !begins) {
        form.classes |= CLASS_NOUN;
        return form;
    }
    look_up_verb(tables, word, &form);
    if (form.classes == 0)
        guess_classes(word, capital, &form);
    return form;
}

/* "seine Meinung", "meine Freunde": a determiner in front of a noun is no verb. */
static bool is_determiner_only(const struct form *forms, uint32_t at)
{
    return form_is(&forms[at], CLASS_DETERMINER) && forms[at].features != 0 &&
           form_is(&forms[at + 1], CLASS_NOUN | CLASS_ADJECTIVE);
}

/* "große erklärte Ziele", but "seit längerem schicke Utopia": adjectives agree. */
static bool same_ending(struct slice a, struct slice b)
{
    static const char *const ends[] = { "en", "er", "es", "em", "e" };
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (slice_ends_with(a, slice_of(ends[i])))
            return slice_ends_with(b, slice_of(ends[i]));
    return false;
}

/* "der verletzte Mann", "die erklärten Ziele": a preterite between a determiner and a
 * noun is a participle that is inflected. "das" is left alone: "Das erklärte Anna". */
static bool is_attribute(const struct word *words, const struct form *forms,
                         uint32_t at)
{
    const struct form *const before = &forms[at - 1], *const form = &forms[at];
    if (!form_can(form, VERB_PRETERITE | VERB_KONJUNKTIV) ||
        form_can(form, VERB_AUXILIARY | VERB_MODAL) || !is_inflected(words[at].lower))
        return false;
    if (!form_is(&forms[at + 1], CLASS_NOUN | CLASS_ADJECTIVE))
        return false;
    return (form_is(before, CLASS_DETERMINER) && !word_is(&words[at - 1], "das")) ||
           form_is(before, CLASS_CONTRACTION) ||
           (form_is(before, CLASS_ADJECTIVE) &&
            same_ending(words[at - 1].lower, words[at].lower)) ||
           words[at - 1].kind == WORD_NUMBER;
}

/* "…, ätzte der Rat": a verb of no table, told by its place and its ending. */
static bool is_new_verb(const struct word *words, const struct form *forms, uint32_t at)
{
    const struct slice lower = words[at].lower;
    const uint32_t unknown = forms[at].classes & ~(uint32_t)CLASS_ADJECTIVE;
    if (words[at].kind != WORD_LETTERS || word_has(&words[at], WORD_CAPITAL) ||
        unknown != 0 || forms[at].features != 0 || words[at - 1].kind != WORD_MARK ||
        !(slice_ends_with(lower, SLICE("te")) || slice_ends_with(lower, SLICE("t"))))
        return false;
    const struct form *const next = &forms[at + 1];
    return form_is(next, CLASS_NAME) ||
           (form_is(next, CLASS_DETERMINER) && !form_is(next, CLASS_OBLIQUE)) ||
           word_is(&words[at + 1], "er") || word_is(&words[at + 1], "sie");
}

static void mark_name(struct form *forms, const struct text *text,
                      const struct mention *mention, uint32_t first, struct form marked)
{
    for (uint32_t i = first; i < text->word_count; i++) {
        const struct word *const word = &text->words[i];
        if (word->span.start >= mention->span.end)
            break;
        const bool whole = word->span.start == mention->span.start &&
                           word->span.end == mention->span.end;
        if (!span_contains(mention->span, word->span) ||
            !(whole || word_has(word, WORD_CAPITAL)))
            continue;
        forms[i] = marked;
    }
}

/* Mentions and words both stand in text order. */
static void mark_names(struct form *forms, const struct text *text,
                       const struct reading *reading)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < reading->mention_count; i++) {
        const struct mention *const mention = &reading->mentions[i];
        while (at < text->word_count && text->words[at].span.end <= mention->span.start)
            at++;
        const bool weapon = reading->referents[mention->referent].kind == ENTITY_WEAPON;
        const struct form marked = { .classes = CLASS_NOUN | CLASS_NAME |
                                                (weapon ? CLASS_WEAPON : 0U),
                                     .reading = NO_VERB,
                                     .name = i + 1 };
        if (!mention->derived)
            mark_name(forms, text, mention, at, marked);
    }
}

const struct form *forms_read(const struct form_tables *tables, const struct text *text,
                              const struct reading *reading, struct arena *arena,
                              struct fault *fault)
{
    struct form *const forms = arena_array(arena, text->word_count + 1, sizeof *forms);
    if (forms == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    for (uint32_t i = 0; i < text->word_count; i++) {
        if (i + CALL_AHEAD < text->word_count)
            verbs_call(&tables->verbs, text->words[i + CALL_AHEAD].hash);
        forms[i] = read_word(tables, text, i);
    }
    mark_names(forms, text, reading);
    for (uint32_t i = 1; i + 1 < text->word_count; i++) {
        if (is_determiner_only(forms, i))
            forms[i].features = 0;
        if (is_attribute(text->words, forms, i))
            forms[i] = (struct form){ .classes = CLASS_ADJECTIVE, .reading = NO_VERB };
        if (is_new_verb(text->words, forms, i))
            forms[i] = (struct form){ .features = VERB_PRETERITE, .reading = NO_VERB };
    }
    return forms;
}
