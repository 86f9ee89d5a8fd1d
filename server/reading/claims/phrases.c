#include "reading/claims/phrases.h"

#include <string.h>

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
                                             "la",  "le",  "del", "dos" };
    for (size_t i = 0; i < sizeof particles / sizeof particles[0]; i++)
        if (word_is(word, particles[i]))
            return true;
    return false;
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

/* Determiners, numbers and adjectives before the noun. */
static uint32_t skip_attributes(const struct scene *scene, uint32_t at, uint32_t limit)
{
    while (at < limit && !form_is(form_at(scene, at), CLASS_NOUN)) {
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

/* Nouns, names and what joins them: "Mohammed el-Baradei", "Präsident van der Bellen".
 */
static uint32_t skip_nouns(const struct scene *scene, uint32_t at, uint32_t limit)
{
    while (at < limit) {
        const uint32_t behind = skip_quote(scene, at, limit);
        if (behind > at)
            at = behind;
        else if (at > 0 && form_at(scene, at)->name != 0 &&
                 form_at(scene, at - 1)->name != 0 &&
                 form_at(scene, at)->name != form_at(scene, at - 1)->name)
            break; /* "dass Utopia Arkadien belieferte": two names, two phrases */
        else if (is_noun(scene, at) || is_inner_dot(scene, at) ||
                 (is_number(&scene->words[at]) && at > 0 && is_noun(scene, at - 1) &&
                  (at + 1 >= limit || !form_is(form_at(scene, at + 1), CLASS_NOUN))))
            at++;
        else if (at + 1 < limit && is_name_particle(&scene->words[at]) &&
                 is_noun(scene, at - 1) && is_noun(scene, at + 1) &&
                 !form_is(form_at(scene, at), CLASS_DETERMINER))
            at += 2;
        else
            break;
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
    static const char *const openers[] = { "des",     "der",    "eines",    "einer",
                                           "dieses",  "dieser", "seiner",   "seines",
                                           "ihrer",   "ihres",  "mehrerer", "zweier",
                                           "unseres", "unserer" };
    for (size_t i = 0; i < sizeof openers / sizeof openers[0]; i++)
        if (word_is(word, openers[i]))
            return true;
    return false;
}

static bool is_attaching_preposition(const struct word *word)
{
    static const char *const prepositions[] = { "von", "vom", "für",   "beim", "zur",
                                                "zum", "aus", "gegen", "bei" };
    for (size_t i = 0; i < sizeof prepositions / sizeof prepositions[0]; i++)
        if (word_is(word, prepositions[i]))
            return true;
    return false;
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

/* "der Polizei" behind "ein Sprecher", "von der Leyen", "am Institut", "(CDU)". */
static uint32_t skip_modifier(const struct scene *scene, uint32_t at, uint32_t limit,
                              bool determined)
{
    const struct word *const word = &scene->words[at];
    const struct form *const form = form_at(scene, at);
    const uint32_t bracket = skip_bracket(scene, at, limit);
    if (bracket > at)
        return bracket;
    if (is_genitive_opener(word) && determined)
        return skip_core(scene, at, limit);
    if (at + 1 >= limit)
        return at;
    if (is_attaching_preposition(word) ||
        (determined && form_is(form, CLASS_PREPOSITION) &&
         (word_is(word, "im") || word_is(word, "in") || word_is(word, "am") ||
          word_is(word, "an")))) {
        const uint32_t behind = skip_core(scene, at + 1, limit);
        return behind > at + 1 ? behind : at;
    }
    if (word_is(word, "und") || word_is(word, "sowie") || word_is(word, "oder")) {
        const uint32_t behind = skip_core(scene, at + 1, limit);
        const bool verb = behind < limit && form_is_only_finite(form_at(scene, behind));
        return behind > at + 1 && !verb ? behind : at;
    }
    return at;
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
    for (uint32_t i = first; i < end; i++)
        if (form_is_finite(form_at(scene, i)) &&
            !form_is(form_at(scene, i), CLASS_DETERMINER))
            return false;
    return skip_core(scene, first, end) > first;
}

static bool ends_clause(const struct word *word)
{
    return word->kind == WORD_MARK &&
           (word_is(word, ",") || word_is(word, ".") || word_is(word, ":") ||
            word_is(word, ";") || word_is(word, "–") || word_is(word, "!") ||
            word_is(word, "?"));
}

/* ", der Chef der Behörde," behind a name, or a name behind a title. */
static uint32_t skip_apposition(const struct scene *scene, uint32_t at, uint32_t limit)
{
    if (at + 1 >= limit || !word_is(&scene->words[at], ","))
        return at;
    uint32_t end = at + 1;
    while (end < limit &&
           !(ends_clause(&scene->words[end]) && !is_inner_dot(scene, end)))
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
    for (uint32_t next = end; end < limit; end = next) {
        next = skip_modifier(scene, end, limit, determined);
        if (next == end)
            break;
    }
    *out = (struct range){ at, skip_apposition(scene, end, limit) };
    return true;
}

bool phrase_behind(const struct scene *scene, uint32_t preposition, uint32_t limit,
                   struct range *out)
{
    return phrase_at(scene, preposition + 1, limit, out);
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
        if (!part)
            break;
        start--;
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
    for (uint32_t i = words.first; i < words.end; i++)
        if (word_is(&scene->words[i], preposition) &&
            phrase_behind(scene, i, words.end, &phrase))
            return phrase;
    return (struct range){ 0, 0 };
}

uint32_t clause_group(const struct scene *scene, uint32_t clause)
{
    const struct clause *const main = scene_clause(scene, clause);
    const uint32_t first = scene_clauses(scene, main->sentence).first;
    uint32_t at = clause;
    if (main->kind != CLAUSE_MAIN || main->finite != main->words.first)
        return clause;
    while (at > first && scene_clause(scene, at)->join == JOIN_COMMA) {
        const enum clause_kind before = scene_clause(scene, at - 1)->kind;
        if (before != CLAUSE_FRAGMENT && before != CLAUSE_RELATIVE)
            break;
        at--;
    }
    const struct clause *const start = scene_clause(scene, at);
    if (start->kind != CLAUSE_FRAGMENT)
        return clause;
    /* "Er kam an, ein Held, sagte Anna": what has its verb already takes no other. */
    const bool closed = at > first && start->join == JOIN_COMMA &&
                        !form_is(form_at(scene, start->words.first), CLASS_COORDINATOR);
    return closed ? clause : at;
}

static bool is_focus(const struct word *word)
{
    static const char *const words[] = { "auch",   "selbst", "sogar",  "nur",
                                         "allein", "und",    "doch",   "aber",
                                         "denn",   "sowohl", "einzig", "zumindest",
                                         "ebenso", "gerade" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (word_is(word, words[i]))
            return true;
    return false;
}

/* The field in front of a verb in second place is one constituent: where it begins like
 * a nominative, it is the subject as a whole. */
static bool subject_in_front(const struct scene *scene, struct range field,
                             struct range *out)
{
    while (field.first < field.end && is_focus(&scene->words[field.first]))
        field.first++;
    if (range_is_empty(field))
        return false;
    const struct form *const form = form_at(scene, field.first);
    const bool quoted = skip_quote(scene, field.first, field.end) > field.first;
    const bool nominal = form_is(form, CLASS_NOUN | CLASS_DETERMINER | CLASS_ADJECTIVE |
                                           CLASS_PRONOUN) ||
                         is_number(&scene->words[field.first]) || quoted;
    if (!nominal || form_is(form, CLASS_OBLIQUE | CLASS_OBJECT | CLASS_TIME) ||
        form_is(form, CLASS_PREPOSITION | CLASS_ADVERB) ||
        word_is(&scene->words[field.end - 1], "zufolge") ||
        word_is(&scene->words[field.end - 1], "nach"))
        return false;
    if (field.end - field.first == 1 && (word_is(&scene->words[field.first], "das") ||
                                         word_is(&scene->words[field.first], "dies") ||
                                         word_is(&scene->words[field.first], "es")))
        return false;
    *out = field;
    return true;
}

/* Behind the verb: the first phrase that no preposition governs and that is no object.
 */
static struct range subject_behind(const struct scene *scene, uint32_t at,
                                   uint32_t limit)
{
    struct range phrase = { 0, 0 };
    while (at < limit) {
        const struct form *const form = form_at(scene, at);
        if (ends_clause(&scene->words[at]) && !is_inner_dot(scene, at))
            break;
        const bool preposition =
            form_is(form, CLASS_PREPOSITION) && !form_is(form, CLASS_NOUN);
        const bool object = form_is(form, CLASS_OBLIQUE | CLASS_OBJECT);
        const uint32_t start = preposition ? at + 1 : at;
        if (!phrase_at(scene, start, limit, &phrase)) {
            at++;
            continue;
        }
        if (!preposition && !object && !form_is(form, CLASS_TIME))
            return phrase;
        const uint32_t core = skip_core(scene, start, limit);
        at = core > start ? core : start + 1;
    }
    return (struct range){ 0, 0 };
}

/* Up to the first comma behind which a clause or an infinitive begins. */
static struct range front_field(const struct scene *scene, uint32_t clause)
{
    const struct clause *const main = scene_clause(scene, clause);
    const uint32_t group = clause_group(scene, clause);
    struct range field = { scene_clause(scene, group)->words.first, main->finite };
    for (uint32_t i = group; i < clause; i++)
        if (scene_clause(scene, i + 1)->kind == CLAUSE_RELATIVE) {
            field.end = scene_clause(scene, i)->words.end;
            break;
        }
    while (field.end > field.first && word_is(&scene->words[field.end - 1], ","))
        field.end--;
    return field;
}

static uint32_t sentence_end(const struct scene *scene, uint32_t sentence)
{
    return scene_sentence(scene, sentence).end;
}

/* "…, teilte aber mit", "und kündigte an": the subject of the main clause before goes
 * on.
 */
static struct range shared_subject(const struct scene *scene, uint32_t number)
{
    const struct range none = { 0, 0 };
    const uint32_t first =
        scene_clauses(scene, scene_clause(scene, number)->sentence).first;
    for (uint32_t i = number; i > first; i--) {
        const struct clause *const before = scene_clause(scene, i - 1);
        struct range subject = { 0, 0 };
        if (before->kind != CLAUSE_MAIN)
            continue;
        if (subject_in_front(scene, front_field(scene, i - 1), &subject))
            return subject;
        return subject_behind(scene, before->finite + 1, before->words.end);
    }
    return none;
}

/* "Den Erfolg schreibt er dem Zufall zu": right behind the verb these are the subject.
 */
static bool is_nominative_pronoun(const struct word *word)
{
    return word_is(word, "er") || word_is(word, "man") || word_is(word, "ich") ||
           word_is(word, "wir");
}

/* "der dort wohnt", not "in der er sagt" or "dessen Sprecher sagt". */
static bool is_nominative_relative(const struct scene *scene,
                                   const struct clause *clause)
{
    const uint32_t opener = clause->opener;
    const struct word *const word = &scene->words[opener];
    if (opener > clause->words.first &&
        form_is(form_at(scene, opener - 1), CLASS_PREPOSITION))
        return false;
    return !form_is(form_at(scene, opener), CLASS_OBLIQUE) && !word_is(word, "denen") &&
           !word_is(word, "dessen") && !word_is(word, "deren");
}

struct range subject_of(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    struct range subject = { 0, 0 };
    if (clause->finite == NO_WORD)
        return subject;
    if (clause->kind == CLAUSE_SUBORDINATE)
        return subject_behind(scene, clause->opener + 1, clause->finite);
    if (clause->kind == CLAUSE_RELATIVE && is_nominative_relative(scene, clause))
        return (struct range){ clause->opener, clause->opener + 1 };
    if (clause->kind == CLAUSE_RELATIVE)
        return subject_behind(scene, clause->opener + 1, clause->finite);
    const uint32_t behind = clause->finite + 1;
    if (behind < clause->words.end && is_nominative_pronoun(&scene->words[behind]))
        return (struct range){ behind, behind + 1 };
    if (subject_in_front(scene, front_field(scene, number), &subject))
        return subject;
    subject = subject_behind(scene, clause->finite + 1,
                             sentence_end(scene, clause->sentence));
    return range_is_empty(subject) ? shared_subject(scene, number) : subject;
}
