#include "reading/claims/phrases.h"

enum {
    LONGEST_APPOSITION = 14, /* words */
    LONGEST_BRACKET = 8
};

static const struct form *form_at(const struct scene *scene, uint32_t at)
{
    return &scene->forms[at];
}

static bool is_name_particle(const struct word *word)
{
    static const char *const particles[] = { "von", "van", "de",  "der", "den", "el",
                                             "al",  "bin", "da",  "di",  "du",  "zu",
                                             "la",  "le",  "del", "dos", NULL };
    return word_is_any(word, particles);
}

static bool is_noun(const struct scene *scene, uint32_t at)
{
    const struct form *const form = form_at(scene, at);
    return form_is(form, CLASS_NOUN) && !form_is(form, CLASS_TIME);
}

/* The word behind an embedded quotation that begins at `at`, or `at`. */
static uint32_t skip_quote(const struct scene *scene, uint32_t at, uint32_t limit)
{
    const uint32_t number = scene->quotes.at[at];
    if (number == NO_QUOTE || scene->quotes.items[number].speech ||
        scene->quotes.items[number].open != at)
        return at;
    if (!scene->quotes.items[number].name)
        return at;
    const uint32_t behind = scene->quotes.items[number].close + 1;
    return behind <= limit ? behind : at;
}

static bool is_number(const struct word *word)
{
    return word->kind == WORD_NUMBER;
}

/* A dot that belongs to an abbreviation or an ordinal does not end the phrase. */
static bool is_inner_dot(const struct scene *scene, uint32_t at)
{
    return word_is(&scene->words[at], ".") && at > 0 &&
           !word_has(&scene->words[at], WORD_SPACE) &&
           (word_has(&scene->words[at - 1], WORD_ABBREVIATION) ||
            is_number(&scene->words[at - 1]));
}

/* "Seiten" of "dem 61 Seiten langen Papier". */
static bool is_measure(const struct scene *scene, uint32_t at, uint32_t limit)
{
    static const char *const sizes[] = { "lang",  "hoh",  "stark", "dick", "schwer",
                                         "breit", "groß", "alt",   "tief", NULL };
    if (at == 0 || !is_number(&scene->words[at - 1]) || at + 2 >= limit ||
        !form_is(form_at(scene, at + 2), CLASS_NOUN))
        return false;
    const struct slice size = scene->words[at + 1].lower;
    for (size_t i = 0; sizes[i] != NULL; i++)
        if (slice_starts_with(size, slice_of(sizes[i])))
            return !form_is(form_at(scene, at + 1), CLASS_NOUN);
    return false;
}

/* Determiners, numbers and adjectives before the noun. */
static uint32_t skip_attributes(const struct scene *scene, uint32_t at, uint32_t limit)
{
    while (at < limit &&
           (!form_is(form_at(scene, at), CLASS_NOUN) || is_measure(scene, at, limit))) {
        if (is_measure(scene, at, limit)) {
            at += 2;
            continue;
        }
        const struct form *const form = form_at(scene, at);
        const bool attribute = form_is(form, CLASS_DETERMINER | CLASS_ADJECTIVE) ||
                               is_number(&scene->words[at]) ||
                               is_inner_dot(scene, at) ||
                               (form->classes == 0 && form->features == 0 &&
                                scene->words[at].kind == WORD_LETTERS);
        if (!attribute)
            break;
        at++;
    }
    return at;
}

/* "dass Utopia Arkadien belieferte": two names side by side are two phrases. */
static bool is_other_name(const struct scene *scene, uint32_t at)
{
    const uint32_t before = form_at(scene, at - 1)->name;
    const uint32_t name = form_at(scene, at)->name;
    return before != 0 && name != 0 && before != name;
}

/* "Airbus 380", "Artikel 5": a number behind a noun, unless it counts the next; "das
 * Portal 24 Kamm" has it in its name. */
static bool is_noun_number(const struct scene *scene, uint32_t at, uint32_t limit)
{
    static const char *const stations[] = { "portal", "sender", "kanal", "magazin",
                                            NULL };
    return is_number(&scene->words[at]) && is_noun(scene, at - 1) &&
           (at + 1 >= limit || !form_is(form_at(scene, at + 1), CLASS_NOUN) ||
            word_is_any(&scene->words[at - 1], stations));
}

/* "el" of "Mohammed el Baradei", "van" of "van der Bellen", not "von" of "der Rat von
 * Kamm". */
static bool joins_names(const struct scene *scene, uint32_t at, uint32_t limit)
{
    if (at + 1 >= limit || !is_name_particle(&scene->words[at]) ||
        form_is(form_at(scene, at), CLASS_DETERMINER))
        return false;
    const uint32_t name = form_at(scene, at - 1)->name;
    return is_noun(scene, at - 1) && is_noun(scene, at + 1) &&
           name == form_at(scene, at + 1)->name &&
           (name != 0 || !word_is(&scene->words[at], "zu"));
}

/* Behind the noun or quoted name at `at` and what belongs to it. */
static uint32_t skip_noun(const struct scene *scene, uint32_t at, uint32_t limit,
                          bool first)
{
    const uint32_t behind = skip_quote(scene, at, limit);
    if (behind > at)
        return behind;
    if (first)
        return is_noun(scene, at) ? at + 1 : at;
    if (is_other_name(scene, at))
        return at;
    if (is_noun(scene, at) || is_inner_dot(scene, at) ||
        is_noun_number(scene, at, limit))
        return at + 1;
    return joins_names(scene, at, limit) ? at + 2 : at;
}

/* Nouns, names and what joins them. */
static uint32_t skip_nouns(const struct scene *scene, uint32_t at, uint32_t limit)
{
    const uint32_t start = at;
    while (at < limit) {
        const uint32_t behind = skip_noun(scene, at, limit, at == start);
        if (behind == at)
            break;
        at = behind;
    }
    return at;
}

/* Determiner, adjectives, nouns; `at` itself if there is no noun. */
static uint32_t skip_core(const struct scene *scene, uint32_t at, uint32_t limit)
{
    const uint32_t noun = skip_attributes(scene, at, limit);
    if (noun >= limit)
        return at;
    const uint32_t behind = skip_nouns(scene, noun, limit);
    return behind > noun ? behind : at;
}

static bool has_determiner(const struct scene *scene, uint32_t at)
{
    return form_is(form_at(scene, at), CLASS_DETERMINER);
}

static bool is_genitive_opener(const struct word *word)
{
    static const char *const openers[] = { "des",     "der",     "eines",    "einer",
                                           "dieses",  "dieser",  "seiner",   "seines",
                                           "ihrer",   "ihres",   "mehrerer", "zweier",
                                           "unseres", "unserer", "beider",   NULL };
    return word_is_any(word, openers);
}

static bool is_attaching_preposition(const struct word *word)
{
    static const char *const prepositions[] = { "von", "vom", "für",   "beim", "zur",
                                                "zum", "aus", "gegen", "bei",  NULL };
    return word_is_any(word, prepositions);
}

static uint32_t skip_bracket(const struct scene *scene, uint32_t at, uint32_t limit)
{
    if (!word_is(&scene->words[at], "("))
        return at;
    for (uint32_t i = at + 1; i < limit && i < at + LONGEST_BRACKET; i++)
        if (word_is(&scene->words[i], ")"))
            return i + 1;
    return at;
}

/* A phrase behind the preposition or conjunction at `at`; `at` if there is none. */
static uint32_t skip_behind(const struct scene *scene, uint32_t at, uint32_t limit)
{
    const uint32_t behind = skip_core(scene, at + 1, limit);
    return behind > at + 1 ? behind : at;
}

/* Prepositions that add to a phrase only where it has an article: "der Chef im Amt". */
static bool is_local_preposition(const struct word *word)
{
    return word_is(word, "im") || word_is(word, "in") || word_is(word, "am") ||
           word_is(word, "an");
}

static bool is_conjunction(const struct word *word)
{
    return word_is(word, "und") || word_is(word, "sowie") || word_is(word, "oder");
}

/* "Schätzungen westlicher Diplomaten", "Angaben beider Seiten": the ending tells. */
static bool is_bare_genitive(const struct scene *scene, uint32_t at)
{
    const struct slice lower = scene->words[at].lower;
    return form_is(form_at(scene, at), CLASS_ADJECTIVE) &&
           slice_ends_with(lower, SLICE("er")) && is_noun(scene, at + 1);
}

/* "der Polizei" behind "ein Sprecher", "von der Leyen", "am Institut", "(ABC)". */
static uint32_t skip_modifier(const struct scene *scene, uint32_t at, uint32_t limit,
                              bool determined)
{
    const struct word *const word = &scene->words[at];
    const uint32_t bracket = skip_bracket(scene, at, limit);
    if (bracket > at || at + 1 >= limit)
        return bracket;
    if (determined && (is_genitive_opener(word) || is_bare_genitive(scene, at)))
        return skip_core(scene, at, limit);
    if (is_attaching_preposition(word) || word_is(word, "namens") ||
        (determined && is_local_preposition(word)))
        return skip_behind(scene, at, limit);
    if (!is_conjunction(word))
        return at;
    const uint32_t behind = skip_behind(scene, at, limit);
    const bool verb = behind < limit && form_is_only_finite(form_at(scene, behind));
    return verb ? at : behind;
}

/* Whether the words are one noun phrase and nothing else, as an apposition is. */
static bool is_bare_phrase(const struct scene *scene, uint32_t first, uint32_t end)
{
    if (first >= end || end - first > LONGEST_APPOSITION)
        return false;
    if (!form_is(form_at(scene, first),
                 CLASS_NOUN | CLASS_DETERMINER | CLASS_ADJECTIVE) ||
        form_is(form_at(scene, first), CLASS_SUBORDINATOR | CLASS_TIME))
        return false;
    for (uint32_t i = first; i < end; i++) {
        if (form_is_finite(form_at(scene, i)) &&
            !form_is(form_at(scene, i), CLASS_DETERMINER))
            return false;
    }
    return skip_core(scene, first, end) > first;
}

uint32_t phrase_core_end(const struct scene *scene, uint32_t at, uint32_t limit)
{
    return skip_core(scene, at, limit);
}

static bool ends_clause(const struct word *word)
{
    return word->kind == WORD_MARK &&
           (word_is(word, ",") || word_is(word, ".") || word_is(word, ":") ||
            word_is(word, ";") || word_is(word, "–") || word_is(word, "!") ||
            word_is(word, "?"));
}

bool phrase_stops_at(const struct scene *scene, uint32_t at)
{
    return ends_clause(&scene->words[at]) && !is_inner_dot(scene, at);
}

/* ", der Chef der Behörde," behind a name, or a name behind a title. */
static uint32_t skip_apposition(const struct scene *scene, uint32_t at, uint32_t limit)
{
    if (at + 1 >= limit || !word_is(&scene->words[at], ","))
        return at;
    uint32_t end = at + 1;
    while (end < limit && !phrase_stops_at(scene, end))
        end++;
    return is_bare_phrase(scene, at + 1, end) ? end : at;
}

static bool is_standing_pronoun(const struct scene *scene, uint32_t at, uint32_t limit)
{
    const struct form *const form = form_at(scene, at);
    if (!form_is(form, CLASS_PRONOUN) || form_is(form, CLASS_OBJECT))
        return false;
    return !form_is(form, CLASS_DETERMINER) || skip_core(scene, at, limit) == at;
}

/* "Angaben der Polizei", "Berichte der Agentur": a noun of saying has genitives behind
 * it without an article before it, a name has not. */
static bool is_saying(const struct scene *scene, uint32_t noun)
{
    return form_is(form_at(scene, noun), CLASS_NOUN) &&
           cue_noun_uses(scene->tables, &scene->words[noun]) != 0;
}

bool phrase_at(const struct scene *scene, uint32_t at, uint32_t limit,
               struct range *out)
{
    if (at >= limit)
        return false;
    if (is_standing_pronoun(scene, at, limit)) {
        *out = (struct range){ at, at + 1 };
        return true;
    }
    uint32_t end = skip_core(scene, at, limit);
    if (end == at)
        return false;
    const bool determined = has_determiner(scene, at) || is_saying(scene, end - 1);
    while (end < limit) {
        const uint32_t next = skip_modifier(scene, end, limit, determined);
        if (next == end)
            break;
        end = next;
    }
    *out = (struct range){ at, skip_apposition(scene, end, limit) };
    return true;
}

bool phrase_behind(const struct scene *scene, uint32_t preposition, uint32_t limit,
                   struct range *out)
{
    return phrase_at(scene, preposition + 1, limit, out);
}

/* "von Utopia Berichten zufolge": a name ends before a noun of saying begins. */
static bool parts_name(const struct scene *scene, uint32_t at, uint32_t end)
{
    if (at >= end || form_at(scene, at - 1)->name == 0 ||
        form_at(scene, at)->name != 0 || !is_saying(scene, at))
        return false;
    /* "Veltens Angaben" are hers. */
    return !slice_ends_with(scene->words[at - 1].lower, SLICE("s"));
}

struct range phrase_before(const struct scene *scene, uint32_t first, uint32_t end)
{
    uint32_t start = end;
    while (start > first) {
        const struct form *const form = form_at(scene, start - 1);
        const bool part =
            form_is(form, CLASS_NOUN | CLASS_ADJECTIVE | CLASS_DETERMINER) ||
            is_number(&scene->words[start - 1]) ||
            scene->quotes.at[start - 1] != NO_QUOTE || is_inner_dot(scene, start - 1) ||
            (word_is(&scene->words[start - 1], "von") && start < end);
        if (!part || parts_name(scene, start, end))
            break;
        start--;
        if (slice_starts_with(scene->words[start].lower, SLICE("eigene")))
            break; /* "registrierte den Start eigenen Angaben zufolge" */
    }
    return (struct range){ start, end };
}

uint32_t phrase_head(const struct scene *scene, struct range phrase)
{
    const uint32_t noun = skip_attributes(scene, phrase.first, phrase.end);
    if (noun >= phrase.end)
        return NO_WORD;
    const uint32_t behind = skip_nouns(scene, noun, phrase.end);
    return behind > noun ? behind - 1 : NO_WORD;
}

struct range phrase_with(const struct scene *scene, struct range words,
                         const char *preposition)
{
    struct range phrase = { 0, 0 };
    for (uint32_t i = words.first; i < words.end; i++) {
        if (word_is(&scene->words[i], preposition) &&
            phrase_behind(scene, i, words.end, &phrase))
            return phrase;
    }
    return (struct range){ 0, 0 };
}
