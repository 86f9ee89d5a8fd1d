#include "reading/claims/match.h"
#include "reading/claims/phrases.h"
#include "reading/claims/search.h"

enum event_side side_of_verb(const struct scene *scene, uint32_t at, uint32_t limit)
{
    return word_is_noun(scene, at) || scene->forms[at].reading == NO_VERB
               ? SIDE_NONE
               : event_at(scene, at, limit)->side;
}

static bool is_passive(const struct scene *scene, const struct clause *clause,
                       uint32_t verb)
{
    return form_can(&scene->forms[verb], VERB_PARTICIPLE) &&
           clause->finite != NO_WORD && clause->finite != verb &&
           (word_is_verb(scene, clause->finite, "werden") ||
            word_is(&scene->words[clause->words.end - 1], "werden") ||
            word_is(&scene->words[clause->words.end - 1], "worden") ||
            (verb + 1 < clause->words.end &&
             word_is(&scene->words[verb + 1], "worden")));
}

/* "wirft Utopia vor, zu liefern": who is blamed or urged acts. */
static bool is_ruled_by_object(const struct scene *scene, uint32_t clause)
{
    static const char *const lemmas[] = { "vor|werfen",   "beschuldigen", "bezichtigen",
                                          "verdächtigen", "unterstellen", "drängen",
                                          "auf|fordern",  "auf|rufen",    "bitten",
                                          "warnen",       "erlauben",     "verbieten",
                                          "ermöglichen",  "hindern",      NULL };
    struct cue_use use;
    return cue_match(scene, clause, &use) &&
           slice_is_any(verbs_lemma(&scene->tables->forms.verbs, use.cue->verb),
                        lemmas);
}

/* The first name of the clause that is neither in its subject nor behind a
 * preposition. */
static struct range object_in(const struct scene *scene, uint32_t clause)
{
    const struct range words = scene_clause(scene, clause)->words;
    const struct range subject = subject_of(scene, clause);
    for (uint32_t at = words.first; at < words.end; at++) {
        if (scene->forms[at].name != 0 && !range_holds(subject, at) &&
            tie_at(scene, at).preposition == NO_WORD)
            return (struct range){ at, at + 1 };
    }
    return (struct range){ 0, 0 };
}

/* An infinitive has the subject of the clause that governs it, or its object. */
static struct range subject_around(const struct scene *scene, uint32_t number)
{
    const uint32_t first =
        scene_clauses(scene, scene_clause(scene, number)->sentence).first;
    for (uint32_t i = number + 1; i > first; i--) {
        if (scene_clause(scene, i - 1)->finite == NO_WORD)
            continue;
        return i - 1 < number && is_ruled_by_object(scene, i - 1)
                   ? object_in(scene, i - 1)
                   : subject_of(scene, i - 1);
    }
    return (struct range){ 0, 0 };
}

/* "Granaten, die Utopia liefert": the pronoun is no subject where a phrase stands
 * behind it. */
static struct range subject_in(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    if (clause->kind == CLAUSE_RELATIVE && clause->finite != NO_WORD) {
        const struct range behind =
            subject_behind_verb(scene, clause->opener + 1, clause->finite);
        if (!range_is_empty(behind) && scene->forms[behind.first].name != 0)
            return behind;
    }
    return subject_around(scene, number);
}

static uint32_t part_start(const struct scene *scene, uint32_t at, uint32_t limit)
{
    while (at > limit && scene->words[at - 1].kind != WORD_MARK)
        at--;
    return at;
}

/* Between marks, around a verb inside a quotation. */
static struct range part_around(const struct scene *scene, uint32_t verb,
                                struct range within)
{
    struct range part = { part_start(scene, verb, within.first), verb + 1 };
    /* "Utopia versucht, Granaten zu kaufen" */
    if (part.first > within.first && word_is(&scene->words[verb - 1], "zu"))
        part.first = part_start(scene, part.first - 1, within.first);
    while (part.end < within.end && scene->words[part.end].kind != WORD_MARK)
        part.end++;
    return part;
}

struct transfer transfer_at(const struct scene *scene, uint32_t verb,
                            enum event_side side)
{
    const uint32_t number = scene_clause_of(scene, verb);
    struct transfer transfer = { .side = side };
    if (number == NO_WORD)
        return transfer;
    const struct clause *const clause = scene_clause(scene, number);
    transfer.words = clause->words;
    if (clause->kind == CLAUSE_QUOTATION) {
        transfer.words = part_around(scene, verb, clause->words);
        return transfer;
    }
    transfer.passive = is_passive(scene, clause, verb);
    transfer.subject = subject_in(scene, number);
    return transfer;
}

bool transfer_near(const struct scene *scene, uint32_t word, struct transfer *out)
{
    const uint32_t number = scene_clause_of(scene, word);
    if (number == NO_WORD)
        return false;
    const struct range words = scene_clause(scene, number)->words;
    for (uint32_t at = words.first; at < words.end; at++) {
        const enum event_side side = side_of_verb(scene, at, words.end);
        if (side == SIDE_NONE)
            continue;
        *out = transfer_at(scene, at, side);
        return true;
    }
    return false;
}
