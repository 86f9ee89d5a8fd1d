#include "reading/claims/agreement.h"
#include "reading/claims/attribution.h"

static const struct form *form_at(const struct scene *scene, uint32_t at)
{
    return &scene->forms[at];
}

/* "Der Vertrag, sagte Anna, sei fertig": a verb with its subject behind it, and what
 * was begun before goes on with a verb. */
static bool is_insertion(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    struct range phrase = { 0, 0 };
    if (number + 1 >= scene_clauses(scene, clause->sentence).end ||
        !phrase_at(scene, clause->finite + 1, clause->words.end, &phrase) ||
        form_is(form_at(scene, phrase.first), CLASS_OBLIQUE))
        return false;
    const struct clause *const next = scene_clause(scene, number + 1);
    return next->kind == CLAUSE_MAIN && next->join == JOIN_COMMA &&
           next->finite == next->words.first;
}

/* "Er sei müde, aber stabil, hieß es": the verb and its subject have no front field. */
static bool is_talk(const struct scene *scene, const struct clause *main)
{
    const uint32_t behind = main->finite + 1;
    return behind < main->words.end && word_is(&scene->words[behind], "es");
}

/* "und Anna Velten, …, sagte" begins anew; "sondern nur eines, sagte Anna" goes with
 * what stands before. */
static bool opens_clause(const struct scene *scene, uint32_t word)
{
    static const char *const adding[] = { "sondern", "aber", "oder", NULL };
    return form_is(form_at(scene, word), CLASS_COORDINATOR) &&
           !word_is_any(&scene->words[word], adding);
}

uint32_t clause_group(const struct scene *scene, uint32_t clause)
{
    const struct clause *const main = scene_clause(scene, clause);
    const uint32_t first = scene_clauses(scene, main->sentence).first;
    uint32_t at = clause;
    if (main->kind != CLAUSE_MAIN || main->finite != main->words.first ||
        is_talk(scene, main) || is_insertion(scene, clause))
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
                        !opens_clause(scene, start->words.first);
    /* "Das verneble die Lage, sagte Anna": no comma parts a verb from its front field.
     */
    const bool apart =
        at + 1 == clause && at == first && start->words.end > start->words.first + 2;
    return closed || apart ? clause : at;
}

static bool is_focus(const struct word *word)
{
    static const char *const words[] = { "auch",   "selbst", "sogar",  "nur",
                                         "allein", "und",    "doch",   "aber",
                                         "denn",   "sowohl", "einzig", "zumindest",
                                         "ebenso", "gerade", NULL };
    return word_is_any(word, words);
}

/* "Wenige Stunden nach dem Start": a time, however it is counted. */
static bool tells_time(const struct scene *scene, struct range field)
{
    for (uint32_t i = field.first; i < field.end; i++)
        if (form_is(form_at(scene, i), CLASS_NOUN | CLASS_PREPOSITION))
            return form_is(form_at(scene, i), CLASS_TIME);
    return false;
}

/* "Verletzt wurde niemand" */
static bool is_lone_participle(const struct scene *scene, struct range field)
{
    const struct form *const form = form_at(scene, field.first);
    return field.end == field.first + 1 && form_can(form, VERB_PARTICIPLE) &&
           !form_is(form, CLASS_NAME);
}

/* The field in front of a verb in second place is one constituent: where it begins like
 * a nominative, it is the subject as a whole. */
static bool subject_in_front(const struct scene *scene, struct range field,
                             struct range *out)
{
    while (field.first < field.end && is_focus(&scene->words[field.first]))
        field.first++;
    if (range_is_empty(field) || is_lone_participle(scene, field) ||
        (field.end == field.first + 1 && scene->words[field.first].kind == WORD_NUMBER))
        return false; /* "2010 sank ein Schiff" */
    const struct form *const form = form_at(scene, field.first);
    const bool quoted = scene->quotes.at[field.first] != NO_QUOTE;
    const bool nominal = form_is(form, CLASS_NOUN | CLASS_DETERMINER | CLASS_ADJECTIVE |
                                           CLASS_PRONOUN) ||
                         scene->words[field.first].kind == WORD_NUMBER || quoted;
    if (!nominal || form_is(form, CLASS_OBLIQUE | CLASS_OBJECT | CLASS_TIME) ||
        form_is(form, CLASS_PREPOSITION | CLASS_ADVERB) || tells_time(scene, field) ||
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

struct range subject_behind_verb(const struct scene *scene, uint32_t at, uint32_t limit)
{
    struct range phrase = { 0, 0 };
    while (at < limit) {
        const struct form *const form = form_at(scene, at);
        if (phrase_stops_at(scene, at))
            break;
        const bool preposition =
            form_is(form, CLASS_PREPOSITION) && !form_is(form, CLASS_NOUN);
        const bool object = form_is(form, CLASS_OBLIQUE | CLASS_OBJECT);
        const uint32_t start = preposition ? at + 1 : at;
        if (!phrase_at(scene, start, limit, &phrase)) {
            at++;
            continue;
        }
        const bool filler =
            word_is(&scene->words[at], "es") && at + 1 < limit &&
            form_is(form_at(scene, at + 1), CLASS_DETERMINER | CLASS_NAME);
        if (!preposition && !object && !filler && !form_is(form, CLASS_TIME))
            return phrase;
        const uint32_t core = phrase_core_end(scene, start, limit);
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
    for (uint32_t i = group; i < clause; i++) {
        if (scene_clause(scene, i + 1)->kind == CLAUSE_RELATIVE) {
            field.end = scene_clause(scene, i)->words.end;
            break;
        }
    }
    while (field.end > field.first && word_is(&scene->words[field.end - 1], ","))
        field.end--;
    return field;
}

static uint32_t sentence_end(const struct scene *scene, uint32_t sentence)
{
    return scene_sentence(scene, sentence).end;
}

/* "nimmt die Räte in Schutz": one does, so many are no subject. */
static bool is_one_of_many(const struct scene *scene, const struct clause *clause,
                           struct range phrase)
{
    return !range_is_empty(phrase) && word_is(&scene->words[phrase.first], "die") &&
           phrase_agreement(scene, phrase).number == NUMBER_MANY &&
           finite_number(scene, clause->finite) == NUMBER_ONE;
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
        subject = subject_behind_verb(scene, before->finite + 1,
                                      scene_clause(scene, number)->words.first);
        if (!is_one_of_many(scene, before, subject))
            return subject;
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

/* "und rechnet mit": the verb right behind the word that joins. */
static bool goes_on(const struct scene *scene, const struct clause *clause)
{
    const uint32_t first = clause->words.first;
    return clause->kind == CLAUSE_MAIN && clause->join == JOIN_WORD &&
           form_is(form_at(scene, first), CLASS_COORDINATOR) &&
           clause->finite == first + 1;
}

static bool follows_quotation(const struct scene *scene, uint32_t number)
{
    return number > 0 && scene_clause(scene, number - 1)->kind == CLAUSE_QUOTATION;
}

/* "Er habe geschlafen, sagte der Wächter": what is told in front has its own subject.
 */
static bool is_behind_told(const struct scene *scene, uint32_t number)
{
    const uint32_t first =
        scene_clauses(scene, scene_clause(scene, number)->sentence).first;
    for (uint32_t i = number; i > first; i--) {
        const struct clause *const before = scene_clause(scene, i - 1);
        if (before->kind != CLAUSE_MAIN)
            continue;
        const uint32_t finite = scene_clause(scene, number)->finite;
        return form_can(form_at(scene, before->finite), VERB_KONJUNKTIV) &&
               !form_can(form_at(scene, finite), VERB_KONJUNKTIV);
    }
    return false;
}

static struct range main_subject(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t behind = clause->finite + 1;
    struct range subject = { 0, 0 };
    if (behind < clause->words.end && is_nominative_pronoun(&scene->words[behind]))
        return (struct range){ behind, behind + 1 };
    if (subject_in_front(scene, front_field(scene, number), &subject))
        return subject;
    subject = subject_behind_verb(scene, behind, sentence_end(scene, clause->sentence));
    if (range_is_empty(subject))
        return shared_subject(scene, number);
    /* "Der Rat räumte Fehler ein, nannte die Vorwürfe aber übertrieben." */
    if (clause->finite == clause->words.first && clause->join == JOIN_COMMA &&
        !follows_quotation(scene, number) && !is_behind_told(scene, number) &&
        (!phrase_can_speak(scene, subject) || is_one_of_many(scene, clause, subject))) {
        const struct range shared = shared_subject(scene, number);
        return phrase_can_speak(scene, shared) ? shared : subject;
    }
    return subject;
}

struct range subject_of(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    struct range subject = { 0, 0 };
    if (clause->finite == NO_WORD)
        return subject;
    if (goes_on(scene, clause))
        subject = shared_subject(scene, number);
    if (!range_is_empty(subject))
        return subject;
    if (clause->kind == CLAUSE_RELATIVE && is_nominative_relative(scene, clause))
        return (struct range){ clause->opener, clause->opener + 1 };
    if (clause->kind == CLAUSE_SUBORDINATE || clause->kind == CLAUSE_RELATIVE)
        return subject_behind_verb(scene, clause->opener + 1, clause->finite);
    return main_subject(scene, number);
}
