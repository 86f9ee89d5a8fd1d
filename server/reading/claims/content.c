#include "reading/claims/rules.h"

bool range_is_subjunctive(const struct scene *scene, struct range words, bool would)
{
    const uint32_t features = VERB_KONJUNKTIV | (would ? VERB_WOULD : 0U);
    for (uint32_t i = words.first; i < words.end; i++) {
        const struct form *const form = &scene->forms[i];
        if (form_can(form, features) && !form_can(form, VERB_PRETERITE) &&
            !form_is(form, CLASS_NOUN | CLASS_DETERMINER))
            return true;
    }
    return false;
}

uint32_t front_clause(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t first = scene_clauses(scene, clause->sentence).first;
    if (clause->kind != CLAUSE_MAIN || clause->finite != clause->words.first)
        return number;
    uint32_t front = number;
    while (front > first && scene_clause(scene, front)->join == JOIN_COMMA &&
           scene_clause(scene, front - 1)->kind != CLAUSE_MAIN &&
           scene_clause(scene, front - 1)->kind != CLAUSE_QUOTATION)
        front--;
    return scene_clause(scene, front)->kind == CLAUSE_SUBORDINATE ||
                   scene_clause(scene, front)->kind == CLAUSE_INFINITIVE
               ? front
               : number;
}

struct range clause_with_rest(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t front = front_clause(scene, number);
    const uint32_t group = front != number ? front : clause_group(scene, number);
    if (clause->kind != CLAUSE_MAIN)
        return clause->words;
    const struct sentence *const whole = &scene->text->sentences[clause->sentence];
    return (struct range){ scene_clause(scene, group)->words.first, whole->end };
}

static bool is_boundary(const struct word *word)
{
    return word->kind == WORD_MARK &&
           (word_is(word, ",") || word_is(word, "–") || word_is(word, "-") ||
            word_is(word, "—") || word_is(word, ";") || word_is(word, ":"));
}

static struct range trim(const struct scene *scene, struct range part)
{
    while (part.first < part.end && is_boundary(&scene->words[part.first]))
        part.first++;
    while (part.end > part.first && is_boundary(&scene->words[part.end - 1]))
        part.end--;
    return part;
}

void add_surrounding(const struct scene *scene, struct draft *draft,
                     struct range attribution)
{
    const struct range whole =
        scene_sentence(scene, scene->words[attribution.first].sentence);
    draft_add_part(draft,
                   trim(scene, (struct range){ whole.first, attribution.first }));
    if (attribution.end < whole.end)
        draft_add_part(draft,
                       trim(scene, (struct range){ attribution.end, whole.end }));
}

/* "…, und kündigte an": the subject of the governing clause goes on. */
static bool leaves_complement(const struct scene *scene, const struct clause *clause,
                              enum clause_kind complement)
{
    if (clause->join == JOIN_COLON || clause->join == JOIN_SEMICOLON ||
        clause->kind == CLAUSE_QUOTATION)
        return true;
    if (clause->kind != CLAUSE_MAIN || complement == CLAUSE_MAIN)
        return false;
    if (range_is_subjunctive(scene, clause->words, true))
        return false;
    const struct form *const first = &scene->forms[clause->words.first];
    return form_is(first, CLASS_COORDINATOR) || clause->join == JOIN_WORD ||
           clause->finite == clause->words.first;
}

uint32_t complement_end(const struct scene *scene, uint32_t number)
{
    const struct clause *const complement = scene_clause(scene, number);
    const uint32_t end = scene_clauses(scene, complement->sentence).end;
    for (uint32_t i = number + 1; i < end; i++)
        if (leaves_complement(scene, scene_clause(scene, i), complement->kind))
            return scene_clause(scene, i - 1)->words.end;
    return scene_sentence(scene, complement->sentence).end;
}

/* "Der Damm halte; das Tor bleibe zu": a main clause that says something of its own. */
static bool stands_alone(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    if (clause->kind != CLAUSE_MAIN || clause->finite == clause->words.first ||
        (clause->join != JOIN_COMMA && clause->join != JOIN_SEMICOLON))
        return false;
    const struct form *const first = &scene->forms[clause->words.first];
    return !form_is(first, CLASS_COORDINATOR) &&
           form_can(&scene->forms[clause->finite], VERB_KONJUNKTIV | VERB_WOULD) &&
           !form_can(&scene->forms[clause->finite], VERB_PRETERITE);
}

/* Where the next main clause of the part begins, behind a semicolon: a comma alone
 * joins what is one thought. */
static uint32_t next_statement(const struct scene *scene, struct range part)
{
    const struct range clauses =
        scene_clauses(scene, scene->words[part.first].sentence);
    bool whole = false;
    for (uint32_t i = clauses.first; i < clauses.end; i++) {
        const struct clause *const clause = scene_clause(scene, i);
        if (clause->words.first < part.first || clause->words.end > part.end)
            continue;
        if (whole && clause->words.first > part.first &&
            clause->join == JOIN_SEMICOLON && stands_alone(scene, i))
            return clause->words.first;
        whole |= clause->kind == CLAUSE_MAIN;
    }
    return part.end;
}

/* Adds what *statement holds so far, and begins it anew. */
static bool add_statement(struct scene *scene, const struct draft *pattern,
                          struct draft *statement, struct fault *fault)
{
    const bool added = scene_add(scene, statement, fault);
    *statement = *pattern;
    statement->content_count = 0;
    return added;
}

static bool begins_statement(const struct scene *scene, struct range part)
{
    const struct range clauses =
        scene_clauses(scene, scene->words[part.first].sentence);
    for (uint32_t i = clauses.first; i < clauses.end; i++)
        if (scene_clause(scene, i)->words.first == part.first)
            return stands_alone(scene, i);
    return false;
}

bool scene_add_statements(struct scene *scene, const struct draft *draft,
                          struct fault *fault)
{
    struct draft statement = *draft;
    statement.content_count = 0;
    for (uint32_t i = 0; i < draft->content_count; i++) {
        struct range rest = draft->content[i];
        if (begins_statement(scene, rest) &&
            !add_statement(scene, draft, &statement, fault))
            return false;
        while (!range_is_empty(rest)) {
            const uint32_t next = next_statement(scene, rest);
            draft_add_part(&statement, trim(scene, (struct range){ rest.first, next }));
            if (next < rest.end && !add_statement(scene, draft, &statement, fault))
                return false;
            rest.first = next;
        }
    }
    return add_statement(scene, draft, &statement, fault);
}
