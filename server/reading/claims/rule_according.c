#include "reading/claims/attribution.h"
#include "reading/claims/rules.h"
#include "reading/claims/sources.h"
#include "reading/claims/told.h"

/* How far what is attributed goes: a subordinate clause alone, else the sentence from
 * the main clause on. */
static struct range scope_of(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    struct range scope = scene_sentence(scene, clause->sentence);
    const uint32_t first = scene_clauses(scene, clause->sentence).first;
    if (clause->kind == CLAUSE_RELATIVE || clause->kind == CLAUSE_SUBORDINATE)
        return clause->words;
    if (clause->kind != CLAUSE_MAIN || number == first)
        return scope;
    for (uint32_t i = first; i < number; i++) {
        const enum clause_kind kind = scene_clause(scene, i)->kind;
        if (kind == CLAUSE_MAIN || kind == CLAUSE_QUOTATION)
            scope.first = clause->words.first;
    }
    return scope;
}

/* A clause that says who speaks is no part of what is said. */
static uint32_t scope_end(const struct scene *scene, struct range scope, uint32_t from)
{
    for (uint32_t i = from; i < scope.end; i++) {
        if (scene->attributes[i] != 0) {
            while (i > from && scene->words[i - 1].kind == WORD_MARK)
                i--;
            return i;
        }
    }
    return scope.end;
}

static void add_scope(struct draft *draft, const struct scene *scene,
                      struct range scope, struct range phrase)
{
    struct range before = { scope.first, phrase.first };
    struct range behind = { phrase.end, scope.end };
    while (before.end > before.first && word_is(&scene->words[before.end - 1], ","))
        before.end--;
    while (behind.first < behind.end && word_is(&scene->words[behind.first], ","))
        behind.first++;
    draft_add_part(draft, before);
    draft_add_part(draft, behind);
}

static uint32_t find_demnach(const struct scene *scene, const struct clause *clause)
{
    for (uint32_t i = clause->words.first; i < clause->words.end; i++)
        if (word_is(&scene->words[i], "demnach") && scene->quotes.at[i] == NO_QUOTE)
            return i;
    return NO_WORD;
}

/* "Das Amt hat die Fälle gezählt. Demnach …": who acts in the sentence before. */
static struct range actor_before(const struct scene *scene, uint32_t sentence)
{
    const struct range none = { 0, 0 };
    const struct range clauses =
        scene_clauses(scene, sentence > 0 ? sentence - 1 : sentence);
    for (uint32_t i = clauses.first; sentence > 0 && i < clauses.end; i++) {
        const struct range subject = scene_clause(scene, i)->kind == CLAUSE_MAIN
                                         ? speaking_subject(scene, i)
                                         : none;
        if (phrase_can_speak(scene, subject))
            return subject;
    }
    return none;
}

/* "Demnach seien …", "Die Lager sind demnach …": what the source named before goes on
 * to say. */
static bool add_demnach(struct scene *scene, uint32_t number, struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t at = clause->words.first;
    const bool danach = word_is(&scene->words[at], "danach") &&
                        range_is_subjunctive(scene, clause->words, false);
    const uint32_t demnach = danach ? at : find_demnach(scene, clause);
    if (clause->kind != CLAUSE_MAIN || clause->join != JOIN_START || demnach == NO_WORD)
        return true;
    const struct draft *const before = last_speech(scene, clause->sentence, 2);
    struct draft draft = { .form = FORM_INDIRECT, .rule = "according-demnach" };
    draft.speaker =
        before != NULL ? before->speaker : actor_before(scene, clause->sentence);
    draft_add_cue(&draft, (struct range){ demnach, demnach + 1 });
    const struct range scope = scene_sentence(scene, clause->sentence);
    if (!scene_is_covered(scene, scope))
        add_scope(&draft, scene, scope, (struct range){ demnach, demnach + 1 });
    return scene_add(scene, &draft, fault);
}

/* "„…“, sagte er laut Bote": who speaks is told, not what. */
static bool is_attribution(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t first = scene_clauses(scene, clause->sentence).first;
    struct cue_use use = { .cue = NULL };
    return number > first && clause->finite == clause->words.first &&
           scene_clause(scene, number - 1)->kind == CLAUSE_QUOTATION &&
           cue_match(scene, number, &use);
}

bool rule_according(struct scene *scene, uint32_t number, struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    struct source source = { .phrase = { 0, 0 } };
    if (clause->kind == CLAUSE_QUOTATION ||
        (clause->finite != NO_WORD && scene->attributes[clause->finite] != 0))
        return true;
    if (!source_find(scene, clause, &source))
        return add_demnach(scene, number, fault);
    if (is_attribution(scene, number))
        return true;
    struct draft draft = { .form = FORM_INDIRECT,
                           .speaker = source.speaker,
                           .rule = "according" };
    draft_add_cue(&draft, source.cue);
    struct range scope = scope_of(scene, number);
    scope.end = scope_end(scene, scope, source.phrase.end);
    add_scope(&draft, scene, scope, source.phrase);
    return scene_add_statements(scene, &draft, fault);
}

/* "ein Brief, wonach …": what stands before it says so, whatever it is. */
static bool names_source(const struct scene *scene, const struct clause *clause)
{
    return clause->opener != NO_WORD &&
           word_is(&scene->words[clause->opener], "wonach");
}

static bool is_noun_complement(const struct scene *scene, const struct clause *clause)
{
    if (clause->kind == CLAUSE_MAIN)
        return clause->finite > clause->words.first &&
               range_is_subjunctive(scene, clause->words, false);
    return clause->kind == CLAUSE_SUBORDINATE &&
           (names_source(scene, clause) ||
            word_is(&scene->words[clause->opener], "dass"));
}

/* "Den Vorwurf, er habe gelogen, bestritt Anna": who denies what the noun holds. */
static bool find_denier(const struct scene *scene, uint32_t number, struct cue_use *out)
{
    const uint32_t end =
        scene_clauses(scene, scene_clause(scene, number)->sentence).end;
    for (uint32_t i = number + 1; i < end; i++) {
        const struct clause *const clause = scene_clause(scene, i);
        if (clause->kind == CLAUSE_MAIN && clause->join == JOIN_COMMA &&
            clause->finite == clause->words.first) {
            return cue_match(scene, i, out) && !out->passive &&
                   (out->cue->polarity == POLARITY_DENIED ||
                    cue_rejects(scene, out, clause->words)) &&
                   phrase_can_speak(scene, voices_of(scene, out).speaker);
        }
    }
    return false;
}

/* "die Behauptung, dass …", "der Verdacht, er habe …", "Berichte, wonach …". */
bool rule_noun(struct scene *scene, uint32_t number, struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t first = scene_clauses(scene, clause->sentence).first;
    if (number == first || clause->join != JOIN_COMMA ||
        scene_is_covered(scene, clause->words) || !is_noun_complement(scene, clause))
        return true;
    const struct clause *const before = scene_clause(scene, number - 1);
    const uint32_t noun = before->words.end - 1;
    if (!form_is(&scene->forms[noun], CLASS_NOUN) ||
        (!names_source(scene, clause) &&
         (cue_noun_uses(scene->tables, &scene->words[noun]) & NOUN_CLAUSE) == 0))
        return true;
    struct draft draft = { .form = FORM_INDIRECT, .rule = "noun-clause" };
    const uint32_t sure =
        map_find_hash(&scene->tables->hedges, scene->words[noun].hash);
    if (sure != MAP_NONE)
        draft.modality = (enum claim_modality)sure;
    draft.speaker = phrase_before(scene, before->words.first, before->words.end);
    draft_add_cue(&draft, (struct range){ noun, noun + 1 });
    struct cue_use denial = { .cue = NULL };
    if (find_denier(scene, number, &denial)) {
        draft.speaker = voices_of(scene, &denial).speaker;
        draft.polarity = POLARITY_DENIED;
        cue_mark(&denial, &draft);
        attribution_mark(scene, &denial);
    }
    draft_add_part(
        &draft, (struct range){ clause->words.first, complement_end(scene, number) });
    return scene_add(scene, &draft, fault);
}
